"""What a first training would otherwise have to wait for, done while nobody waits."""

from __future__ import annotations

import keras
import numpy as np

from designer.engine.building.variables import make_variables
from designer.engine.training.look import Look


def warm_up() -> None:
    """Import what is imported late, trace and run one step of a tiny model, look into it; nothing of it is left."""
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
    look = Look(model, x, y)
    look.compile()
    look.take(look.copies())
    keras.utils.clear_session()
