"""Several inputs and outputs: lists in the model's order, or as they were saved; both ways of the tutorial."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from designer.catalogue.load import Catalogue
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import NpzSource
from designer.engine.building.build import build_model
from designer.engine.dispatch import Engine
from designer.engine.importers.keras_config import to_graph
from designer.engine.importers.opening import import_model
from designer.export.python_code import Style, python_code
from designer.graph import edits, ordering
from designer.graph.calls import program
from designer.graph.interface import interface_of
from designer.graph.model import Change, Edge, Graph, Node, Setting
from designer.project import storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.wire import EpochDone, Evaluate, Evaluated, Failed, ImportModel, Train
from tests.support.exported import run_code
from tests.support.networks import catalogue as the_catalogue

# Neither order is the alphabet's, and all sizes differ, or are the same where only a wrong number would tell.
INPUTS = {"title": 5, "body": 5, "tags": 3}
OUTPUTS = {"urgency": 4, "department": 4}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return the_catalogue()


def two_heads() -> Graph:
    """Return a drawing with three Inputs and two outputs of one size, with different losses, metrics and weights."""
    nodes = [Node(f"n{i}", "Input", name, {"shape": [size]}) for i, (name, size) in enumerate(INPUTS.items(), 1)]
    nodes += [
        Node("n4", "Concatenate", "features"),
        Node("n5", "Dense", "shared", {"units": 6, "activation": "relu"}),
        Node("n6", "Dense", "urgency", {"units": 4}),
        Node("n7", "Dense", "department", {"units": 4, "activation": "softmax"}),
    ]
    edges = [Edge(f"n{i}", 0, "n4", i - 1) for i in (1, 2, 3)]
    edges += [Edge("n4", 0, "n5", 0), Edge("n5", 0, "n6", 0), Edge("n5", 0, "n7", 0)]
    training = TrainingSettings(
        "rmsprop",
        {
            "n6": OutputTraining("mean_squared_error", ("mean_absolute_error",), 0.5),
            "n7": OutputTraining("categorical_crossentropy", ("accuracy",)),
        },
        epochs=2,
        batch_size=16,
    )
    return Graph([*nodes, *edges, Setting(TRAINING, training)])


def arrays(rows: int = 64) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(3)
    found = {name: chance.normal(size=(rows, size)).astype("float32") for name, size in INPUTS.items()}
    found["urgency"] = chance.normal(5, 2, size=(rows, 4)).astype("float32")
    found["department"] = np.eye(4, dtype="float32")[chance.integers(4, size=rows)]
    return found


def with_data(graph: Graph, folder: Path) -> Graph:
    """Return the drawing bound to arrays, which are written into a folder."""
    np.savez(folder / "d.npz", **arrays())
    drawn = program(graph, the_catalogue().signature)
    data = DataSettings(
        NpzSource("d.npz"),
        {c.node: Binding((c.name,)) for c in drawn.inputs},
        {o.key: Binding((o.name,)) for o in drawn.outputs},
        split=Split(validation=0.25),
    )
    graph.apply(Change("", added=(Setting(DATA, data),)))
    return graph


def by_lists(model: Any) -> tuple[dict[str, Any], dict[str, float], list[np.ndarray]]:
    """Compile, fit, evaluate and predict as the tutorial does first: everything in lists."""
    a = arrays()
    x, y = [a[name] for name in INPUTS], [a[name] for name in OUTPUTS]
    model.compile(
        optimizer="rmsprop",
        loss=["mean_squared_error", "categorical_crossentropy"],
        metrics=[["mean_absolute_error"], ["accuracy"]],
    )
    keras.utils.set_random_seed(1)
    history = model.fit(x, y, epochs=2, verbose=0).history
    first, second = model.predict(x, verbose=0)
    return history, model.evaluate(x, y, verbose=0, return_dict=True), [first, second]


def by_names(model: Any) -> tuple[dict[str, Any], dict[str, float], list[np.ndarray]]:
    """Compile, fit, evaluate and predict as the tutorial does then: by names, here in other orders."""
    a = arrays()
    x = {name: a[name] for name in ("tags", "title", "body")}
    y = {name: a[name] for name in ("department", "urgency")}
    model.compile(
        optimizer="rmsprop",
        loss={"department": "categorical_crossentropy", "urgency": "mean_squared_error"},
        metrics={"department": ["accuracy"], "urgency": ["mean_absolute_error"]},
    )
    keras.utils.set_random_seed(1)
    history = model.fit(x, y, epochs=2, verbose=0).history
    first, second = model.predict(x, verbose=0)
    return history, model.evaluate(x, y, verbose=0, return_dict=True), [first, second]


def by_hand() -> Any:
    title, body, tags = (keras.Input((size,), name=name) for name, size in INPUTS.items())
    x = layers.Concatenate(name="features")([title, body, tags])
    x = layers.Dense(6, activation="relu", name="shared")(x)
    urgency = layers.Dense(4, name="urgency")(x)
    department = layers.Dense(4, activation="softmax", name="department")(x)
    return keras.Model([title, body, tags], [urgency, department], name="model")


def assert_equal(found: Any, wanted: Any) -> None:
    for one, other in zip(found[:2], wanted[:2], strict=True):
        assert one.keys() == other.keys()
        for key in other:
            assert np.allclose(one[key], other[key], rtol=1e-5), key
    assert all(np.allclose(a, b, rtol=1e-5, atol=1e-6) for a, b in zip(found[2], wanted[2], strict=True))


@pytest.mark.parametrize("style", ["functional", "subclass"])
def test_both_ways_of_the_tutorial_run_on_the_exported_model(style: Style, catalogue: Catalogue) -> None:
    exported = run_code(python_code(two_heads(), catalogue, style=style, model_only=True))
    answers = []
    for make, way in ((by_hand, by_lists), (exported["build_model"], by_lists), (exported["build_model"], by_names)):
        keras.utils.set_random_seed(7)
        answers.append(way(make()))
    wanted, lists, names = answers
    assert_equal(lists, wanted)
    assert_equal(names, wanted)
    assert not np.isclose(wanted[1]["urgency_loss"], wanted[1]["department_loss"], rtol=0.2)


def test_both_ways_run_on_the_saved_model(catalogue: Catalogue, tmp_path: Path) -> None:
    model = build_model(program(two_heads(), catalogue.signature), catalogue)
    model.save(tmp_path / "m.keras")
    lists, names = (way(keras.models.load_model(tmp_path / "m.keras")) for way in (by_lists, by_names))
    assert_equal(names, lists)


@pytest.mark.parametrize("takes_and_gives", ["", "dict"])
def test_scripts_of_all_styles_train_to_the_numbers_of_the_run(
    takes_and_gives: Any, catalogue: Catalogue, tmp_path: Path
) -> None:
    graph = with_data(two_heads(), tmp_path)
    graph.apply(ordering.set_takes(graph, takes_and_gives))
    graph.apply(ordering.set_gives(graph, takes_and_gives))
    graph.apply(ordering.move_input(graph, "n3", -2))
    graph.apply(ordering.move_output(graph, "n7", -1))
    said: list[Any] = []
    engine = Engine(said.append)
    project = storage.encode(graph)
    engine.handle(Train(id=1, project=project, folder=str(tmp_path), run_dir=str(tmp_path / "run")))
    assert engine.wait(120)
    assert not [a for a in said if isinstance(a, Failed)], said
    last = [a for a in said if isinstance(a, EpochDone)][-1].logs
    engine.handle(Evaluate(id=2, run_dir=str(tmp_path / "run"), part="validation"))
    (evaluated,) = (a for a in said if isinstance(a, Evaluated))
    assert evaluated.metrics["department_loss"] == pytest.approx(last["val_department_loss"], rel=1e-5)
    assert evaluated.metrics["urgency_loss"] == pytest.approx(last["val_urgency_loss"], rel=1e-5)
    for style in ("functional", "subclass"):
        code = python_code(graph, catalogue, style=style, folder=tmp_path, target=tmp_path / "s.py")
        script = run_code(code.replace("Path(__file__).resolve().parent", f"Path({str(tmp_path)!r})"))
        history = script["train"]().history
        for name in ("loss", "urgency_loss", "department_loss", "val_department_accuracy", "val_urgency_loss"):
            assert history[name][-1] == pytest.approx(last[name], rel=1e-5), (style, name)


def models() -> dict[str, Any]:
    p, q = keras.Input((2,), name="p"), keras.Input((2,), name="q")
    x = layers.Concatenate(name="both")([p, q])
    z, a = layers.Dense(1, name="z")(x), layers.Dense(3, name="a")(x)
    y = layers.Dense(1, name="y")(p)
    return {
        "single": keras.Model(p, y, name="model"),
        "list of one": keras.Model([p], [y], name="model"),
        "dict of one": keras.Model({"p": p}, {"answer": y}, name="model"),
        "lists backwards": keras.Model([q, p], [a, z], name="model"),
        "list and dict": keras.Model([q, p], {"zone": z, "area": a}, name="model"),
        "dict and list": keras.Model({"q": q, "p": p}, [z, a], name="model"),
    }


@pytest.mark.parametrize("name", list(models()))
def test_a_model_keeps_the_structure_it_was_saved_with(name: str, catalogue: Catalogue) -> None:
    model = models()[name]
    graph, notes = to_graph(json.loads(model.to_json()), catalogue)
    graph = storage.decode(storage.encode(graph))
    assert not notes
    drawn = program(graph, catalogue.signature)
    exported = run_code(python_code(graph, catalogue, model_only=True))["build_model"]()
    for other in (build_model(drawn, catalogue), exported):
        for part in ("input_layers", "output_layers"):
            assert other.get_config()[part] == model.get_config()[part]
        other.set_weights([np.full(w.shape, 0.1) for w in other.get_weights()])
    if isinstance(model.output, dict):
        assert [o.name for o in drawn.outputs] == list(model.output)


def nested_two_ways() -> Any:
    """Return a model that calls one nested model with its outputs backwards, and one of dicts."""
    a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")
    first = layers.Dense(4, name="first")(a)
    second = layers.Dense(4, activation="tanh", name="second")(b)
    lists = keras.Model([b, a], [second, first], name="lists")
    dicts = keras.Model({"b": b, "a": a}, {"z": second, "k": first}, name="dicts")
    left, right = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    one, two = lists([left, right])
    found = dicts({"a": one, "b": two})
    end = layers.Subtract(name="end")([found["z"], found["k"]])
    return keras.Model([left, right], end, name="model")


def test_nested_models_keep_order_and_structure_and_so_do_their_copies(catalogue: Catalogue) -> None:
    model = nested_two_ways()
    graph, _ = to_graph(json.loads(model.to_json()), catalogue)
    x = [np.random.default_rng(i).normal(size=(3, 4)) for i in (1, 2)]
    weights = {w.path.split("/", 1)[1] if w.path.count("/") > 1 else w.path: w.numpy() for w in model.weights}
    for style in ("built", "functional", "subclass"):
        if style == "built":
            other = build_model(program(graph, catalogue.signature), catalogue)
        else:
            code = python_code(graph, catalogue, style=style, model_only=True)  # type: ignore[arg-type]
            other = run_code(code)["build_model"]()
        for w in other.weights:
            (fit,) = [v for k, v in weights.items() if k.split("/")[-2:] == w.path.split("/")[-2:]]
            w.assign(fit)
        assert np.allclose(other.predict(x, verbose=0), model.predict(x, verbose=0), atol=1e-6), style


def test_outputs_of_one_layer_have_names_of_their_own(catalogue: Catalogue) -> None:
    """Keras calls both as their layer: losses and metrics by name would meet the wrong one."""
    nodes = [Node("n1", "Input", "left", {"shape": [3]}), Node("n2", "Input", "right", {"shape": [3]})]
    nodes += [Node("n3", "Dense", "score", {"units": 1}), Node("n4", "Dense", "score", shares="n3")]
    one = OutputTraining("mean_squared_error")
    graph = Graph(
        [
            *nodes,
            Edge("n1", 0, "n3", 0),
            Edge("n2", 0, "n4", 0),
            Setting(TRAINING, TrainingSettings("sgd", {"n3": one, "n4": OutputTraining("mean_absolute_error")})),
        ]
    )
    exported = run_code(python_code(graph, catalogue, model_only=True))["build_model"]()
    for model in (build_model(program(graph, catalogue.signature), catalogue), exported):
        model.compile("sgd", loss=["mean_squared_error", "mean_absolute_error"])
        x, y = [np.ones((4, 3))] * 2, [np.full((4, 1), 2.0), np.full((4, 1), 9.0)]
        found = model.evaluate(x, y, verbose=0, return_dict=True)
        assert found["loss"] == pytest.approx(found["score_loss"] + found["score_1_loss"], rel=1e-5)


@pytest.mark.parametrize(
    ("script", "inputs", "outputs"),
    [("inputs_order", ["q", "p"], ["out"]), ("outputs_order", ["x"], ["kind", "flag"])],
)
def test_a_script_keeps_the_order_of_its_lists(
    script: str, inputs: list[str], outputs: list[str], catalogue: Catalogue
) -> None:
    imported = import_model(ImportModel(text=SCRIPTS[script]), catalogue)
    drawn = program(storage.decode(imported.models[-1].project), catalogue.signature)
    assert [c.name for c in drawn.inputs] == inputs
    assert [o.name for o in drawn.outputs] == outputs


SCRIPTS = {
    "inputs_order": """
import keras
p = keras.Input((2,), name="p")
q = keras.Input((3,), name="q")
r = keras.layers.Concatenate()([p, q])
m = keras.Model([q, p], keras.layers.Dense(1, name="out")(r))
""",
    "outputs_order": """
import keras
x = keras.Input((4,), name="x")
h = keras.layers.Dense(8, name="h")(x)
b = keras.layers.Dense(1, name="flag")(h)
a = keras.layers.Dense(3, name="kind")(h)
m = keras.Model(x, [a, b])
""",
}


def test_the_first_format_opens_as_dicts(catalogue: Catalogue) -> None:
    old = storage.encode(two_heads()).replace(f'"version": {storage.VERSION}', '"version": 1')
    drawn = program(storage.decode(old), catalogue.signature)
    assert (drawn.takes, drawn.gives) == ("dict", "dict")
    model = build_model(drawn, catalogue)
    assert list(model.output) == list(OUTPUTS)


def test_the_order_can_be_changed_and_undone_and_outlives_other_edits(catalogue: Catalogue) -> None:
    graph = two_heads()
    before = storage.encode(graph)
    change = ordering.move_output(graph, "n7", -1)
    graph.apply(change)
    assert [o.name for o in program(graph, catalogue.signature).outputs] == ["department", "urgency"]
    gone = edits.delete(graph, ["n6"], catalogue.signature)
    graph.apply(gone)
    graph.apply(gone.reversed())
    assert [o.name for o in program(graph, catalogue.signature).outputs] == ["department", "urgency"]
    again = storage.decode(storage.encode(graph))
    assert interface_of(again).outputs == ("n7", "n6")
    graph.apply(change.reversed())
    assert storage.encode(graph) == before
