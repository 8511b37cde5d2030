"""Opened files and scripts with classes of somebody's own: placeholders that become live, code that comes along."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer import wire
from designer.engine.dispatch import Engine
from designer.engine.importers.opening import import_model
from designer.files import allowed
from designer.graph.edits import new_node
from designer.graph.model import Change, Graph
from designer.project import clipboard, storage
from designer.project.own_code import catalogue_of, code_of, with_code
from designer.project.storage import decode, encode
from designer.wire import Imported, ImportModel
from tests.support import own_layers
from tests.support.networks import catalogue

BLOCK = """
import keras
from keras import layers

class Block(layers.Layer):
    def __init__(self, units, rate=0.5, kernel_initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.units, self.rate = units, rate
        self.kernel_initializer = keras.initializers.get(kernel_initializer)
        self.inner = layers.Dense(units, kernel_initializer=self.kernel_initializer)
        self.drop = layers.Dropout(rate)

    def call(self, x, training=None):
        for _ in range(x.shape[-1] // 100 + 1):
            x = x + 0
        return self.drop(self.inner(x), training=training)

    def get_config(self):
        initializer = keras.initializers.serialize(self.kernel_initializer)
        mine = {"units": self.units, "rate": self.rate, "kernel_initializer": initializer}
        return {**super().get_config(), **mine}
"""
SCRIPT = (
    BLOCK
    + """
print("never carried out")
model = keras.Sequential([keras.Input((4,)), Block(3, rate=0.25, name="mine"), layers.Dense(1, name="out")])
model.compile("adam", "mse")
"""
)
SAVE = (
    BLOCK
    + """
import sys
x = keras.Input((4,), name="x")
y = layers.Dense(1, name="out")(Block(3, rate=0.25, kernel_initializer=keras.initializers.HeNormal(3), name="mine")(x))
model = keras.Model(x, y)
model.save(sys.argv[1])
import numpy as np
np.save(sys.argv[2], model.predict(np.arange(8.0).reshape(2, 4), verbose=0))
"""
)


def opened(request: ImportModel) -> tuple[Graph, list[str]]:
    answer = import_model(request, catalogue())
    assert isinstance(answer, Imported)
    (model,) = answer.models
    return decode(model.project), [str(note) for note in model.notes]


def the(graph: Graph, name: str) -> Any:
    return next(n for n in graph.nodes.values() if n.name == name)


def ask(request: Any) -> Any:
    said: list[Any] = []
    Engine(said.append).handle(request)
    return said[-1]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, np.ndarray]:
    folder = tmp_path_factory.mktemp("saved")
    command = [sys.executable, "-c", SAVE, str(folder / "a.keras"), str(folder / "y.npy")]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "a.keras", np.load(folder / "y.npy")


def test_a_placeholder_of_a_file_becomes_live_with_its_weights_when_its_class_is_given(
    saved: tuple[Path, np.ndarray], tmp_path: Path
) -> None:
    path, expected = saved
    graph, notes = opened(ImportModel(path=str(path)))
    assert "placeholder" in notes[0]
    assert the(graph, "mine").params["config"]["units"] == 3
    change, _ = with_code(graph, BLOCK, "block.py")
    graph.apply(change)
    initializer = {"class": "HeNormal", "args": {"seed": 3}}
    assert the(graph, "mine").params == {"units": 3, "rate": 0.25, "kernel_initializer": initializer}
    given, notes = opened(ImportModel(path=str(path), code={"block.py": BLOCK}))
    assert encode(given) == encode(graph), "given with the file it is the same"
    assert notes == ["The code of Block came along. It is not run before you have read it and allowed it to run."]
    request = wire.ImportWeights(path=str(path), run_dir=str(tmp_path / "run"), code={"block.py": BLOCK})
    refused = ask(request)
    assert "Read it, then allow it" in str(refused.text), "nobody has allowed it"
    for module in code_of(graph).modules:
        allowed.allow_code(module.text, module.name)
    found = ask(request)
    assert isinstance(found, wire.WeightsImported), found
    assert (found.layers, found.missing) == (2, ())
    from designer.engine.building.trained import restored

    model = restored(tmp_path / "run", catalogue())[1]
    x = np.arange(8.0).reshape(2, 4)
    assert np.allclose(model.predict(x, verbose=0), expected, atol=1e-6)


def test_a_script_brings_the_code_of_its_own_layers_along() -> None:
    graph, notes = opened(ImportModel(text=SCRIPT))
    assert the(graph, "mine").params == {"units": 3, "rate": 0.25}
    assert any("The code of Block came along" in note for note in notes)
    assert not any("placeholder" in note for note in notes)
    (module,) = code_of(graph).modules
    assert "never carried out" not in module.text
    assert "keras.Sequential" not in module.text
    assert not allowed.is_code_allowed(module.text + "#")


def test_a_keras_file_written_here_opens_here_and_in_keras(tmp_path: Path) -> None:
    drawing = own_layers.project()
    path = tmp_path / "mine.keras"
    done = ask(wire.SaveModel(project=encode(drawing.graph), output=str(path)))
    assert isinstance(done, wire.Done), done
    graph, notes = opened(ImportModel(path=str(path)))
    assert code_of(graph) == code_of(drawing.graph)
    for name in ("filtered", "mean", "gate"):
        assert the(graph, name).params == drawing.graph.nodes[drawing.ids[name]].params
    assert "came along" in notes[-1]
    report = ask(wire.Check(project=encode(graph)))
    assert report.ok, [str(p.text) for p in report.problems]
    found = ask(wire.ImportWeights(path=str(path), run_dir=str(tmp_path / "run")))
    assert isinstance(found, wire.WeightsImported), found
    code = own_layers.LAYERS.partition("print(")[0]
    code += f"\nkeras.models.load_model({str(path)!r}, custom_objects=globals())"
    # Keras makes a layer from its whole config, which a class without **kwargs does not take.
    code = code.replace("keepdims=False):", "keepdims=False, **kwargs):").replace("__init__()", "__init__(**kwargs)")
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other.json", "{}")
    assert code_of(opened(ImportModel(path=str(path)))[0]) == code_of(drawing.graph)


def test_copied_nodes_bring_their_code_along() -> None:
    drawing = own_layers.project()
    text = clipboard.copy_text(drawing.graph, [drawing.ids["gate"]])
    other = Graph()
    change, (node,) = clipboard.paste(other, text, (0, 0))
    other.apply(change)
    assert other.nodes[node].type == "Gate"
    assert code_of(other) == code_of(drawing.graph)
    other.apply(change.reversed())
    assert not code_of(other).modules
    plain = clipboard.copy_text(drawing.graph, [drawing.ids["score"]])
    assert "SpectralConv" not in plain


def test_an_unknown_class_can_be_given_where_it_is_missed() -> None:
    graph = Graph()
    graph.apply(Change("", added=(new_node(graph, "Block", (0, 0), {"argument_1": 3, "rate": 0.1}, "mine"),)))
    report = ask(wire.Check(project=encode(graph)))
    fixes = [fix for p in report.problems for fix in p.fixes]
    assert ("give_class", {"type": "Block"}) in [(fix.kind, fix.args) for fix in fixes]
    graph.apply(with_code(graph, BLOCK, "block.py")[0])
    assert the(graph, "mine").params == {"units": 3, "rate": 0.1}
    assert catalogue_of(graph).spec("Block") is not None
    assert storage.encode(decode(encode(graph))) == encode(graph)
