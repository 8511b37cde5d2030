"""Layers of the user's own inside layers of Keras: in scripts, checked, built, trained, exported and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer import wire
from designer.catalogue.load import classes_in
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import SyntheticArray, SyntheticSource
from designer.engine.building.trained import restored
from designer.engine.checking.shapes import Shapes
from designer.engine.checking.stateless import StatelessThread
from designer.engine.checking.walk import Walked, walk
from designer.engine.dispatch import Engine
from designer.engine.importers.opening import import_model
from designer.engine.own_code.process import OwnProcess
from designer.export.python_code import STYLES, python_code
from designer.files import allowed
from designer.graph.model import Change, Graph, Setting
from designer.project.clipboard import copy_text, paste
from designer.project.own_code import catalogue_of, code_of, with_code
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.project.storage import decode, encode
from designer.wire import EpochDone, Finished, Imported, ImportModel, SaveModel
from tests.support.drawings import Drawing
from tests.support.exported import both_models, run_code
from tests.support.networks import catalogue

CELLS = '''
import keras
from keras import layers, ops


class MinimalCell(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer="uniform", name="kernel")
        self.recurrent = self.add_weight(shape=(self.units, self.units), initializer="uniform", name="recurrent")

    def call(self, inputs, states):
        output = ops.matmul(inputs, self.kernel) + ops.matmul(states[0], self.recurrent)
        return output, [output]

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class TwoStates(MinimalCell):
    """Keeps what it gave, and the sum of all of it."""

    @property
    def state_size(self):
        return [self.units, self.units]

    @state_size.setter
    def state_size(self, value):
        pass

    def call(self, inputs, states):
        output = ops.tanh(ops.matmul(inputs, self.kernel) + ops.matmul(states[0], self.recurrent))
        return output, [output, states[1] + output]


class Scale(keras.layers.Layer):
    def __init__(self, k=2.0, **kwargs):
        super().__init__(**kwargs)
        self.k = k

    def build(self, input_shape):
        self.by = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="by")

    def call(self, x):
        if self.k > 1:
            return x * self.k * self.by
        return ops.sort(x)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "k": self.k}


@keras.saving.register_keras_serializable(package="mine")  # for Keras makes the layer of the other direction itself
class OwnRnn(layers.RNN):
    def __init__(self, units, **kwargs):
        super().__init__(TwoStates(units), **kwargs)
        self.units = units

    def get_config(self):
        base = super().get_config()
        base.pop("cell")
        return {**base, "units": self.units}

    @classmethod
    def from_config(cls, config):
        return cls(**config)
'''
BODIES = {
    "cell": "y = layers.RNN(MinimalCell(6), name='middle')(x)",
    "states": """
every, a, b = layers.RNN(TwoStates(6), return_sequences=True, return_state=True)(x)
y = layers.Concatenate()([layers.Flatten()(every), a, b])""",
    "handed on": """
_, a, b = layers.RNN(TwoStates(6), return_state=True)(x)
y = layers.RNN(TwoStates(6), name='middle')(x, initial_state=[a, b])""",
    "several": "y = layers.RNN([MinimalCell(3), layers.LSTMCell(4), TwoStates(units=2)], name='middle')(x)",
    "each step": "y = layers.Flatten()(layers.TimeDistributed(Scale(3.0), name='middle')(x))",
    "both ways": "y = layers.Bidirectional(OwnRnn(4), name='middle')(x)",
}


def script(body: str) -> str:
    return f"{CELLS}\nstart = keras.Input((20,), name='x')\nx = layers.Reshape((4, 5))(start)\n{body}\n" + (
        "model = keras.Model(start, layers.Dense(1, name='score')(y))\nmodel.compile('adam', 'mse')\n"
    )


def imported(request: ImportModel) -> tuple[Graph, list[str]]:
    answer = import_model(request, catalogue())
    assert isinstance(answer, Imported), answer
    (model,) = answer.models
    return decode(model.project), [str(note) for note in model.notes]


def allow(graph: Graph) -> None:
    for module in code_of(graph).modules:
        allowed.allow_code(module.text, module.name)


def inner(graph: Graph) -> list[Any]:
    """Return the layers that hold others."""
    return [(n.type, n.params) for n in graph.nodes.values() if list(classes_in(n.params))]


def walked(graph: Graph, own: OwnProcess | None = None) -> Walked:
    return StatelessThread().run(walk, graph, catalogue_of(graph), Shapes(own))


def trainable(graph: Graph, **training: Any) -> Graph:
    """Give a drawing made-up data and settings to train with."""
    graph = graph.copy()
    x = next(i for i, n in graph.nodes.items() if n.type == "Input")
    score = next(i for i, n in graph.nodes.items() if n.name == "score")
    arrays = (SyntheticArray("x", "normal", 20), SyntheticArray("score", "score", 1, ("x",)))
    data = DataSettings(
        source=SyntheticSource(64, 0, arrays),
        inputs={x: Binding(("x",))},
        targets={score: Binding(("score",))},
        split=Split(by="random", validation=0.25),
    )
    given: dict[str, Any] = {"epochs": 2, "batch_size": 16, "seed": 3, "optimizer": "adam", **training}
    settings = TrainingSettings(outputs={score: OutputTraining("mean_squared_error")}, **given)
    old = [Setting(TRAINING, graph.settings[TRAINING])] if TRAINING in graph.settings else []
    graph.apply(Change("", tuple(old), (Setting(DATA, data), Setting(TRAINING, settings))))
    return graph


def is_chain(graph: Graph) -> bool:
    return all(len(graph.incoming(i)) <= 1 and len(graph.outgoing(i)) <= 1 for i in graph.nodes)


def asked(request: Any) -> list[Any]:
    said: list[Any] = []
    engine = Engine(said.append)
    engine.handle(request)
    engine.wait()
    return said


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_script_is_drawn_as_what_keras_makes_of_it_and_goes_through_every_export(body: str, tmp_path: Path) -> None:
    graph, notes = imported(ImportModel(text=script(body)))
    assert not any("placeholder" in note for note in notes), notes
    assert any("came along" in note for note in notes)
    allow(graph)
    found = walked(graph)
    assert [str(p.text) for p in found.problems if p.severity == "error"] == []
    expected = run_code(script(body))["model"]
    assert sum(params for params, _ in found.layers.values()) == expected.count_params()
    x = np.random.default_rng(0).random((3, 20), dtype="float32")
    for style in STYLES:
        if style == "sequential" and not is_chain(graph):
            continue
        built, exported = both_models(graph, catalogue_of(graph), style=style)
        for model in (built, exported):
            model.set_weights(expected.get_weights())
            assert np.array_equal(expected(x), model(x)), style
    path = tmp_path / "a.keras"
    (done,) = asked(SaveModel(project=encode(graph), output=str(path)))
    assert isinstance(done, wire.Done), done
    again, notes = imported(ImportModel(path=str(path)))
    assert code_of(again) == code_of(graph)
    assert not any("placeholder" in note for note in notes), notes
    for _, params in inner(again):
        params.pop("backward_layer", None)  # which Keras made of the other one
    assert inner(again) == inner(graph)


def test_they_train_resume_and_train_the_same_in_a_script(tmp_path: Path) -> None:
    graph, _ = imported(ImportModel(text=script(BODIES["states"])))
    short, long = trainable(graph), trainable(graph, epochs=3)
    allow(graph)
    run, whole = tmp_path / "run", tmp_path / "whole"
    said = asked(wire.Train(project=encode(short), folder=str(tmp_path), run_dir=str(run)))
    assert isinstance(said[-1], Finished), said[-1]
    epochs = [a.logs for a in said if isinstance(a, EpochDone)]
    code = python_code(short, catalogue_of(short), folder=tmp_path, target=tmp_path / "net.py")
    history = run_code(code, tmp_path / "net.py")["train"]().history
    assert {name: values[-1] for name, values in history.items()} == pytest.approx(epochs[-1], rel=1e-5)
    resumed = asked(wire.Train(project=encode(long), folder=str(tmp_path), run_dir=str(run), resume=True))
    at_once = asked(wire.Train(project=encode(long), folder=str(tmp_path), run_dir=str(whole)))
    logs = [[a.logs for a in all_ if isinstance(a, EpochDone)][-1] for all_ in (resumed, at_once)]
    assert logs[0] == logs[1], "to the last bit"


def test_nothing_runs_before_a_yes(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    deed = f"__import__('pathlib').Path({str(canary)!r}).touch()"
    code = script(BODIES["each step"]).replace("k=2.0, **", f"k={deed} or 2.0, **").replace("Scale(3.0)", "Scale()")
    graph = trainable(imported(ImportModel(text=code))[0])
    middle = next(i for i, n in graph.nodes.items() if n.name == "middle")
    (report,) = asked(wire.Check(project=encode(graph), folder=str(tmp_path), trial=True))
    assert [p.node for p in report.problems if p.fixes and p.fixes[0].kind == "allow_code"] == [middle]
    assert not report.can_train
    project = encode(graph)
    for request in (
        wire.Train(project=project, folder=str(tmp_path), run_dir=str(tmp_path / "run")),
        wire.Diagram(project=project, output=str(tmp_path / "a.dot")),
        wire.SaveModel(project=project, output=str(tmp_path / "a.keras")),
        wire.NodeInside(project=project, folder=str(tmp_path), node=middle),
    ):
        assert isinstance(asked(request)[-1], wire.Failed), request
    python_code(graph, catalogue_of(graph), model_only=True)
    assert not canary.exists(), "something has run it before the yes"
    allow(graph)
    (report,) = asked(wire.Check(project=project, folder=str(tmp_path)))
    assert report.ok, [str(p.text) for p in report.problems]
    assert canary.exists()


@pytest.fixture(scope="module")
def process() -> Iterator[OwnProcess]:
    own = OwnProcess(waits=True, seconds=6)
    yield own
    own.close()


def test_a_check_runs_them_elsewhere_and_survives_them(process: OwnProcess) -> None:
    graph, _ = imported(ImportModel(text=script(BODIES["cell"])))
    allow(graph)
    found = walked(graph, process)
    assert found.ok
    assert found.nodes == walked(graph).nodes, "elsewhere it is what it is here"
    ends = script(BODIES["cell"]).replace("self.state_size =", "__import__('os')._exit(7); self.state_size =")
    graph, _ = imported(ImportModel(text=ends))
    allow(graph)
    (problem,) = walked(graph, process).problems
    assert graph.nodes[problem.node].name == "middle"
    assert "MinimalCell has ended the process that ran it (exit code 7)" in str(problem.text)


def test_a_class_that_is_not_there_is_said_to_be_inside_and_can_be_given() -> None:
    head = "import keras\nfrom keras import layers\nfrom lab import MinimalCell"
    missing = script(BODIES["cell"]).replace(CELLS, head)
    graph, notes = imported(ImportModel(text=missing))
    assert notes == [
        "Line 6: MinimalCell, the layer inside RNN, is not one of Keras's own; it is kept there as a placeholder."
    ]
    (problem,) = (p for p in walked(graph).problems if p.node)
    assert str(problem.text) == 'middle: cell is "MinimalCell", which Keras does not know.'
    assert [(fix.kind, fix.args) for fix in problem.fixes] == [("give_class", {"type": "MinimalCell"})]
    graph.apply(with_code(graph, CELLS, "lab.py")[0])
    assert inner(graph) == [("RNN", {"cell": {"class": "MinimalCell", "args": {"units": 6}}})]
    given, notes = imported(ImportModel(text=missing, code={"lab.py": CELLS}))
    assert inner(given) == inner(graph)
    assert ["came along" in note for note in notes] == [True]


@pytest.mark.parametrize("name", ["a.keras", "a.h5"])
def test_a_model_file_keeps_what_is_inside_until_its_class_is_given_and_so_its_weights(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    model = run_code(script(BODIES["several"]))["model"]
    model.save(path)
    graph, notes = imported(ImportModel(path=str(path)))
    assert [note.partition(": ")[2] for note in notes] == [
        f"the layer inside it is of a class that is not Keras's own ({name}); it is kept there as a placeholder."
        for name in ("MinimalCell", "TwoStates")
    ]
    graph.apply(with_code(graph, CELLS, "cells.py")[0])
    assert inner(graph) == inner(imported(ImportModel(text=script(BODIES["several"])))[0])
    allow(graph)
    run = tmp_path / "run"
    (found,) = asked(wire.ImportWeights(path=str(path), run_dir=str(run), code={"cells.py": CELLS}))
    assert isinstance(found, wire.WeightsImported), found
    assert (found.layers, found.missing) == (2, ())
    x = np.random.default_rng(0).random((3, 20), dtype="float32")
    assert np.allclose(restored(run, catalogue())[1](x), model(x), atol=1e-6)


def test_states_that_only_running_would_tell_are_an_error_where_they_are_given() -> None:
    code = CELLS.replace("return [self.units, self.units]", "return [self.units for _ in range(2)]")
    drawing = Drawing()
    drawing.graph.apply(with_code(drawing.graph, code, "cells.py")[0])
    drawing.add("Input", "x", shape=[4, 5])
    drawing.add("RNN", "x", "middle", cell={"class": "TwoStates", "args": {"units": 3}}, return_state=True)
    allow(drawing.graph)
    (problem,) = (p for p in walked(drawing.graph).problems if p.severity == "error")
    assert str(problem.text).startswith("middle gives 3 outputs and is drawn with 1: ")
    assert "TwoStates" in str(problem.text)


def test_copied_nodes_bring_the_code_of_what_is_inside_them() -> None:
    graph, _ = imported(ImportModel(text=script(BODIES["each step"])))
    middle = next(i for i, n in graph.nodes.items() if n.name == "middle")
    other = Graph()
    change, _ = paste(other, copy_text(graph, [middle]), (0, 0))
    other.apply(change)
    assert code_of(other) == code_of(graph)


def test_functions_and_lists_of_layers_inside_are_built_and_written() -> None:
    code = f"""{CELLS}

def twice(x):
    return x * 2.0


class Chain(keras.layers.Layer):
    def __init__(self, parts, **kwargs):
        super().__init__(**kwargs)
        self.parts = parts

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x
"""
    drawing = Drawing()
    drawing.graph.apply(with_code(drawing.graph, code, "cells.py")[0])
    drawing.add("Input", "x", shape=[4, 5])
    drawing.add("TimeDistributed", "x", "doubled", layer={"class": "twice", "args": {}})
    dense = {"class": "Dense", "args": {"units": 3}}
    drawing.add("Chain", "doubled", "chain", parts=[dense, {"class": "Scale", "args": {"k": 4.0}}])
    allow(drawing.graph)
    assert decode(encode(drawing.graph)).nodes == drawing.graph.nodes
    built, exported = both_models(drawing.graph, catalogue_of(drawing.graph))
    exported.set_weights(built.get_weights())
    x = np.random.default_rng(0).random((3, 4, 5), dtype="float32")
    assert np.array_equal(built(x), exported(x))
    kernel, bias, by = built.get_weights()
    assert np.allclose(built(x), (2 * x @ kernel + bias) * 4 * by, atol=1e-6)
