"""Where TensorFlow does not compute it is not imported: a seed and a checkpoint are as Keras makes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import keras

from designer.engine.without_tensorflow import set_random_seed

_DRAWN = """
import json, random, sys
import keras, numpy as np
{begin}
drawn = [random.random(), np.random.random(), keras.ops.convert_to_numpy(keras.random.uniform((3,))).tolist()]
print(json.dumps([drawn, "tensorflow" in sys.modules]))
"""


def drawn(begin: str, backend: str) -> list[object]:
    environment = {**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-c", _DRAWN.format(begin=begin)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout.splitlines()[-1]))


_OURS = """
from pathlib import Path
from designer.engine.training.checkpoint import serialise
from designer.engine.without_tensorflow import set_random_seed
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
serialise(model, Path({path!r}))
set_random_seed(7)
"""


def test_on_jax_seeds_and_checkpoints_are_those_of_keras_without_tensorflow(tmp_path: Path) -> None:
    path = tmp_path / "model.keras"
    ours = drawn(_OURS.format(path=str(path)), "jax")
    assert ours == [drawn("keras.utils.set_random_seed(7)", "jax")[0], False]
    assert keras.models.load_model(path).output_shape == (None, 3)


def test_tensorflow_is_told_where_it_is_there() -> None:
    import keras

    def draw() -> list[float]:
        return keras.ops.convert_to_numpy(keras.random.uniform((3,))).tolist()  # type: ignore[no-any-return]

    set_random_seed(7)
    first = draw()
    keras.utils.set_random_seed(7)
    assert draw() == first
