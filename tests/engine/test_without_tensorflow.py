"""Where TensorFlow does not compute it is not imported: a seed and a checkpoint are as Keras makes them, and the first
check of a project waits for none of the heavy packages that it can do without.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import keras

from designer.engine.without_tensorflow import set_random_seed
from designer.resources import resource

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


_CHECKED = """
import json, sys
from designer.engine.dispatch import Engine
from designer.engine.without_sklearn import without_sklearn
from designer.wire import Check
answers = []
engine = Engine(answers.append)
with without_sklearn():
    engine.ready()
for project in json.loads(sys.stdin.read()):
    engine.handle(Check(id=1, project=project, trial=False))
bare = [name for answer in answers for name, info in answer.nodes.items() if not info.outputs]
print(json.dumps([len(answers), bare, sorted({"tensorflow", "sklearn", "scipy.stats"} & set(sys.modules))]))
"""


def test_a_first_check_imports_neither_tensorflow_nor_scikit_learn() -> None:
    projects = [
        resource("examples", f"{name}.kdesign").read_text(encoding="utf-8") for name in ("digits", "bidirectional")
    ]
    environment = {**os.environ, "KERAS_BACKEND": "jax"}
    command = [sys.executable, "-c", _CHECKED]
    done = subprocess.run(
        command, input=json.dumps(projects), env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == [2, [], []]


def test_tensorflow_is_told_where_it_is_there() -> None:
    import keras

    def draw() -> list[float]:
        return keras.ops.convert_to_numpy(keras.random.uniform((3,))).tolist()  # type: ignore[no-any-return]

    set_random_seed(7)
    first = draw()
    keras.utils.set_random_seed(7)
    assert draw() == first
