"""What a run has learned goes on in an edited drawing, in the engine and in the script that is exported."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
import pytest

from designer import wire
from designer.catalogue.load import Catalogue, load
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings
from designer.data.sources import SyntheticArray, SyntheticSource
from designer.engine.building import carry, trained
from designer.engine.building.build import build_model, node_layers
from designer.engine.building.carry import Carried, Learned
from designer.engine.dispatch import Engine
from designer.engine.training.checkpoint import write_model
from designer.export.initial_weights import initial_weights_lines
from designer.export.python_code import python_code
from designer.graph import building, edits
from designer.graph.calls import program
from designer.graph.model import Change, Graph, Node, Setting
from designer.graph.reuse import expand, nest
from designer.project import run_folder, storage
from designer.project.examples import example
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.project.storage import encode
from designer.wire import Answer, Checked, Done, EpochDone, Failed, Finished, TrainingStarted
from tests.support import drawings, networks

WORDS, TAGS = 40, 10


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Graph, Path]:
    """Return the small ticket classifier and the folder of its first run."""
    drawing = drawings.ticket(WORDS, TAGS)
    ids = drawing.ids
    arrays = (
        SyntheticArray("title", "binary", WORDS),
        SyntheticArray("text_body", "binary", WORDS),
        SyntheticArray("tags", "binary", TAGS),
        SyntheticArray("priority", "score", 1, ("title", "tags")),
        SyntheticArray("department", "classes", 4, ("text_body", "tags")),
        SyntheticArray("difficulty", "classes", 3, ("title", "text_body")),
    )
    data = DataSettings(
        source=SyntheticSource(200, 0, arrays),
        inputs={ids[name]: Binding((name,)) for name in ("title", "text_body", "tags")},
        targets={ids["priority"]: Binding(("priority",)), ids["department"]: binding(("department",), "one_hot")},
    )
    outputs = {
        ids["priority"]: OutputTraining("mean_squared_error"),
        ids["department"]: OutputTraining("categorical_crossentropy", ("accuracy",)),
    }
    training = TrainingSettings(outputs=outputs, epochs=2, batch_size=32, seed=5)
    drawing.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    runs = tmp_path_factory.mktemp("ticket.kdesign.runs")
    finished(train(drawing.graph, runs / "first"))
    return drawing.graph, runs


def train(graph: Graph, run: Path, **arguments: Any) -> list[Answer]:
    said: list[Answer] = []
    engine = Engine(said.append)
    engine.handle(wire.Train(id=1, project=encode(graph), run_dir=str(run), **arguments))
    assert engine.wait(120)
    return said


def finished(said: list[Answer]) -> Finished:
    assert isinstance(said[-1], Finished), said[-1]
    return said[-1]


def ask(request: wire.Request) -> Answer:
    said: list[Answer] = []
    Engine(said.append).handle(request)
    return said[-1]


def node(graph: Graph, name: str) -> Node:
    return next(n for n in graph.nodes.values() if n.name == name)


def weights(run: Path, catalogue: Catalogue) -> dict[str, list[np.ndarray]]:
    """Return the weights of a run by the name of the layer."""
    graph, model, drawn, _ = trained.restored(run, catalogue)
    return {graph.nodes[i].name: layer.get_weights() for i, layer in node_layers(model, drawn).items()}


def continued(graph: Graph, **training: Any) -> Graph:
    """Return the drawing with the head `difficulty` on `shared`, everything before it frozen, from the first run."""
    graph = graph.copy()
    change, head = building.attach_output(graph, node(graph, "shared").id, load().signature, {"units": 3}, "difficulty")
    graph.apply(change)
    graph.apply(building.freeze_upstream(graph, head))
    data: DataSettings = graph.settings[DATA]
    old: TrainingSettings = graph.settings[TRAINING]
    new_data = msgspec.structs.replace(data, targets={**data.targets, head: binding(("difficulty",), "integer")})
    outputs = {**old.outputs, head: OutputTraining("sparse_categorical_crossentropy", ("accuracy",))}
    new = msgspec.structs.replace(old, outputs=outputs, start_from="first", epochs=3, seed=11, **training)
    graph.apply(
        Change("", (Setting(DATA, data), Setting(TRAINING, old)), (Setting(DATA, new_data), Setting(TRAINING, new)))
    )
    return graph


@pytest.fixture(scope="module")
def second(first: tuple[Graph, Path]) -> tuple[Graph, Path, list[Answer]]:
    """Return the continued drawing, its run and what the engine said of it."""
    graph = continued(first[0])
    run = first[1] / "second"
    said = train(graph, run)
    finished(said)
    return graph, run, said


def test_a_new_head_on_a_trained_model_keeps_every_other_weight(first, second, catalogue) -> None:
    _graph, run, said = second
    started = next(a for a in said if isinstance(a, TrainingStarted))
    assert str(started.note) == "Weights of 3 layers come from the run first; difficulty starts fresh."
    assert run_folder.read_info(run).note == started.note
    before, after = weights(first[1] / "first", catalogue), weights(run, catalogue)
    for old, new in zip(before["shared"], after["shared"], strict=True):
        np.testing.assert_array_equal(old, new)
    assert any((a != b).any() for a, b in zip(before["priority"], after["priority"], strict=True))
    losses = [a.logs["difficulty_loss"] for a in said if isinstance(a, EpochDone)]
    assert losses[-1] < losses[0]


def test_training_starts_with_exactly_the_trained_weights(first, catalogue, monkeypatch) -> None:
    graph = continued(first[0])
    source = carry.learned(first[1], "first", catalogue)
    drawn = program(graph, catalogue.signature)
    model = build_model(drawn, catalogue)
    fresh = {name: layer.get_weights() for name, layer in _named(graph, model, drawn).items()}
    carried = carry.carry(model, drawn, graph, source)
    assert [graph.nodes[i].name for i in carried.layers] == ["shared", "priority", "department"]
    assert [graph.nodes[i].name for i in carried.fresh] == ["difficulty"]
    before = weights(first[1] / "first", catalogue)
    for name, layer in _named(graph, model, drawn).items():
        expected = fresh[name] if name == "difficulty" else before.get(name, [])
        for old, new in zip(expected, layer.get_weights(), strict=True):
            np.testing.assert_array_equal(old, new)


def test_freezing_what_would_start_fresh_is_said_with_the_run_that_trained_it(first) -> None:
    graph = continued(first[0])
    runs = str(first[1])
    assert ask(wire.Check(project=encode(graph), runs_dir=runs)).problems == ()
    old = graph.settings[TRAINING]
    fresh = msgspec.structs.replace(old, start_from="")
    graph.apply(Change("", (Setting(TRAINING, old),), (Setting(TRAINING, fresh),)))
    (problem,) = ask(wire.Check(project=encode(graph), runs_dir=runs)).problems
    assert problem.severity == "warning"
    assert problem.node == node(graph, "shared").id
    graph.apply(apply_fix(graph, problem.fixes[0].kind, problem.fixes[0].args))
    assert graph.settings[TRAINING].start_from == "first"
    assert ask(wire.Check(project=encode(graph), runs_dir=runs)).problems == ()


@pytest.mark.parametrize("project", ["the same", "none", "edited"])
def test_an_exported_model_is_the_drawing_with_what_the_run_has_learned(first, catalogue, tmp_path, project) -> None:
    graph, runs = first
    drawn = continued(graph) if project == "edited" else graph
    output = tmp_path / "m.keras"
    answer = ask(
        wire.SaveModel(
            project="" if project == "none" else encode(drawn), run_dir=str(runs / "first"), output=str(output)
        )
    )
    assert isinstance(answer, Done)
    note = "Weights of 3 layers come from the run first; difficulty starts fresh."
    assert str(answer.note) == (note if project == "edited" else "It is the model of the run first.")
    model = keras.saving.load_model(output)
    assert ("difficulty" in model.output_names) == (project == "edited")
    for name, arrays in weights(runs / "first", catalogue).items():
        for old, new in zip(arrays, model.get_layer(name).get_weights(), strict=True):
            np.testing.assert_array_equal(old, new)


def test_with_everything_else_frozen_only_the_head_learns(first, catalogue, tmp_path) -> None:
    graph = continued(first[0])
    heads = [node(graph, "priority").id, node(graph, "department").id]
    graph.apply(edits.set_trainable(graph, heads, False))
    finished(train(graph, tmp_path / "third", runs_dir=str(first[1])))
    before, after = weights(first[1] / "first", catalogue), weights(tmp_path / "third", catalogue)
    for name in ("shared", "priority", "department"):
        for old, new in zip(before[name], after[name], strict=True):
            np.testing.assert_array_equal(old, new)


@pytest.mark.parametrize("style", [pytest.param("functional", marks=pytest.mark.slow), "subclass"])
def test_the_exported_script_alone_trains_to_the_same_numbers(first, second, catalogue, tmp_path, style) -> None:
    graph, _run, said = second
    script = tmp_path / "ticket.py"
    script.write_text(python_code(graph, catalogue, style=style, target=script), encoding="utf-8")
    request = wire.SaveInitial(
        project=encode(graph), runs_dir=str(first[1]), output=str(tmp_path / "ticket.weights.npz")
    )
    assert isinstance(ask(request), Done)
    output = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=tmp_path)
    printed = dict(re.findall(r"^(\w+): ([-+.e\d]+)$", output.stdout, re.MULTILINE))
    last = [a for a in said if isinstance(a, EpochDone)][-1].logs
    assert set(printed) == set(last)
    for name, value in last.items():
        assert float(printed[name]) == pytest.approx(value, rel=1e-5, abs=1e-6), name


def test_a_script_that_starts_fresh_says_nothing_of_it(first, catalogue) -> None:
    code = python_code(first[0], catalogue)
    assert "initial_weights" not in code
    assert "np.load" not in code


def test_a_run_that_is_missing_is_said_before_and_refused(first, tmp_path) -> None:
    graph = continued(first[0])
    folder = str(tmp_path / "no.runs")
    checked = ask(wire.Check(project=encode(graph), runs_dir=folder))
    assert isinstance(checked, Checked)
    (warning,) = checked.problems
    assert warning.severity == "warning"
    assert "run first, which is not there" in str(warning.text)
    assert checked.can_train
    answer = train(graph, tmp_path / "run", runs_dir=folder)[-1]
    assert isinstance(answer, Failed)
    assert "run first, which the training starts from, is not there" in str(answer.text)
    assert not (tmp_path / "run").exists()
    there = ask(wire.Check(project=encode(graph), runs_dir=str(first[1])))
    assert isinstance(there, Checked)
    assert not there.problems


@pytest.mark.parametrize("name", ["..", "../first", "/etc", "a\\b", "", "C:x", "a\0b"])
def test_only_a_run_of_the_project_is_ever_read(first, name) -> None:
    assert run_folder.find(first[1], name) is None


@pytest.mark.parametrize("make", [networks.siamese, networks.nested, networks.nested_twice, networks.seq2seq])
def test_weights_follow_layers_into_models_and_out(make, catalogue) -> None:
    """Shared, nested and recurrent layers; after nesting or expanding the node ids still say whose weights they are."""
    graph = make().graph
    drawn = program(graph, catalogue.signature)
    keras.utils.set_random_seed(1)
    model = build_model(drawn, catalogue)
    source = Learned("first", {i: _stores(layer) for i, layer in _owned(graph, model, drawn).items()})
    changed = graph.copy()
    nested = [n for n in changed.nodes.values() if n.type == "Model" and not n.shares]
    if nested and len(changed.calls_of(nested[0].id)) == 1:
        changed.apply(expand(changed, nested[0].id)[0])
    elif not nested and make is networks.siamese:
        inside = [n.id for n in changed.nodes.values() if n.type == "Dense" and n.name == "same"]
        changed.apply(nest(changed, inside, lambda _i, _p: {"shape": [8]})[0])
    drawn_again = program(changed, catalogue.signature)
    keras.utils.set_random_seed(2)
    other = build_model(drawn_again, catalogue)
    carried = carry.carry(other, drawn_again, changed, source)
    assert not carried.fresh
    assert str(carried.text(changed)).startswith("The weights of all")
    mine, theirs = _owned(graph, model, drawn), _owned(changed, other, drawn_again)
    for node_id, layer in mine.items():
        for a, b in zip(layer.get_weights(), theirs[node_id].get_weights(), strict=True):
            np.testing.assert_array_equal(a, b)


def test_another_shape_or_class_starts_fresh(first, catalogue) -> None:
    graph = first[0].copy()
    graph.apply(edits.set_param(graph, node(graph, "department").id, "units", 6))
    source = carry.learned(first[1], "first", catalogue)
    drawn = program(graph, catalogue.signature)
    carried = carry.carry(build_model(drawn, catalogue), drawn, graph, source)
    assert str(carried.text(graph)) == "Weights of 2 layers come from the run first; department starts fresh."
    none = Carried("first", (), tuple(carried.layers))
    assert str(none.text(graph)) == "No layer is as it was in the run first; all weights start fresh."


def normalized() -> drawings.Drawing:
    d = drawings.Drawing()
    d.add("Input", "x", shape=[3])
    d.add("Normalization", "x", "scaled")
    d.add("Dense", "scaled", "y", units=1)
    return d


@pytest.mark.parametrize("make", [networks.nested, networks.nested_twice, networks.seq2seq, normalized])
def test_a_script_finds_layers_in_models_and_parts_of_layers(make, catalogue, tmp_path) -> None:
    """The file beside a script holds every weight; its loader gives the same outputs as the run's model."""
    graph = make().graph
    drawn = program(graph, catalogue.signature)
    keras.utils.set_random_seed(3)
    model = build_model(drawn, catalogue)
    rng = np.random.default_rng(0)
    for weight in model.weights:
        weight.assign(rng.uniform(0.1, 1.0, weight.shape))
    for layer in model.layers:
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()
    runs = tmp_path / "runs"
    (runs / "first").mkdir(parents=True)
    storage.save(graph, runs / "first" / run_folder.PROJECT)
    write_model(model, runs / "first" / run_folder.MODEL)
    graph.apply(Change("", added=(Setting(TRAINING, TrainingSettings(start_from="first")),)))
    file = tmp_path / "model.weights.npz"
    assert isinstance(ask(wire.SaveInitial(project=encode(graph), runs_dir=str(runs), output=str(file))), Done)
    lines = initial_weights_lines(drawn, file.name, "FOLDER")
    namespace = {"np": np, "FOLDER": tmp_path, "layers": keras.layers, "keras": keras}
    code = python_code(graph, catalogue, model_only=True) + "\n".join(lines)
    exec(compile(code, "model.py", "exec"), namespace)
    keras.utils.set_random_seed(4)
    built = namespace["build_model"]()
    namespace["load_initial_weights"](built)
    x = {t.name: rng.normal(size=[2, *(n or 5 for n in t.shape[1:])]).astype("float32") for t in model.inputs}
    given = x if len(x) > 1 else next(iter(x.values()))
    for ours, theirs in zip(keras.tree.flatten(model(given)), keras.tree.flatten(built(given)), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def _named(graph: Graph, model: Any, drawn: Any) -> dict[str, Any]:
    return {graph.nodes[i].name: layer for i, layer in node_layers(model, drawn).items()}


def _owned(graph: Graph, model: Any, drawn: Any) -> dict[str, Any]:
    layers = node_layers(model, drawn)
    own = {i: layer for i, layer in layers.items() if graph.layer_of(i).id == i and graph.nodes[i].type != "Model"}
    return {i: layer for i, layer in own.items() if layer.weights}


def _stores(layer: Any) -> list[tuple[type, dict[str, np.ndarray]]]:
    return [carry._own(part) for part in carry._parts(layer)]


def test_the_example_grows_its_head_on_what_was_learned(catalogue, tmp_path) -> None:
    chosen = example("difficulty")
    graph = storage.load(chosen.path)
    old: TrainingSettings = graph.settings[TRAINING]
    fresh = msgspec.structs.replace(old, start_from="")
    accuracy = {}
    for settings in (old, fresh):
        graph.apply(Change("", (Setting(TRAINING, graph.settings[TRAINING]),), (Setting(TRAINING, settings),)))
        said = train(graph, tmp_path / (settings.start_from or "fresh"), runs_dir=str(chosen.runs))
        accuracy[settings.start_from] = finished(said).logs["val_difficulty_accuracy"]
    before, after = weights(chosen.runs / "ticket", catalogue), weights(tmp_path / "ticket", catalogue)
    for one, other in zip(before["shared"], after["shared"], strict=True):
        np.testing.assert_array_equal(one, other)
    assert accuracy["ticket"] > accuracy[""] + 0.05
