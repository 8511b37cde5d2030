"""What a first training would otherwise have to wait for, done while nobody waits."""

from __future__ import annotations

import keras
import numpy as np

from designer.engine.building.variables import make_variables


def warm_up() -> None:
    """Import what is imported late, and trace and run one step of a tiny model; nothing of it stays behind."""
    import designer.engine.checking.check
    import designer.engine.feeding.data
    import designer.engine.training.training  # noqa: F401

    inputs = keras.Input((4,))
    outputs = keras.layers.Dense(2, activation="softmax")(keras.layers.Dense(2, activation="relu")(inputs))
    model = keras.Model(inputs, outputs)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    x, y = np.zeros((8, 4), "float32"), np.zeros(8, "int32")
    make_variables(model, x, y)
    model.fit(x, y, batch_size=4, verbose=0, validation_data=(x, y))
    keras.utils.clear_session()
