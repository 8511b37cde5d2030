"""Looking inside a node: weights and outputs are those of the model, of a run or as training would begin."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from designer import wire
from designer.catalogue.load import Catalogue, load
from designer.data.settings import Binding, DataSettings
from designer.data.sources import NpzSource
from designer.engine.building import trained
from designer.engine.building.build import build_model, node_layers
from designer.engine.dispatch import Engine
from designer.engine.explaining import inside
from designer.engine.explaining.inside import described
from designer.engine.explaining.stepping import run_to
from designer.engine.feeding.structures import by_output
from designer.graph.calls import program
from designer.graph.model import Change, Edge, Setting
from designer.project import run_folder
from designer.project.records import DATA
from designer.project.storage import encode
from designer.wire import Answer, EpochDone, Failed, NodeInside, NodeInsideShown
from tests.support import networks, projects
from tests.support.drawings import Drawing


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="module")
def engine() -> Engine:
    said: list[Answer] = []
    engine = Engine(said.append)
    engine.said = said  # type: ignore[attr-defined]
    return engine


@pytest.fixture(scope="module")
def run(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Drawing, Path]:
    """Return the classifier of iris and the folder of a run of it."""
    drawing = projects.iris(epochs=2)
    path = tmp_path_factory.mktemp("runs") / "first"
    engine.handle(wire.Train(project=projects.text(drawing), run_dir=str(path)))
    assert engine.wait(60)
    return drawing, path


def ask(engine: Engine, **arguments: Any) -> Answer:
    engine.handle(NodeInside(id=1, **arguments))
    return engine.said[-1]  # type: ignore[attr-defined]


def shown(engine: Engine, **arguments: Any) -> NodeInsideShown:
    answer = ask(engine, **arguments)
    assert isinstance(answer, NodeInsideShown), answer
    return answer


def test_a_trained_layer_shows_the_numbers_of_its_weights(engine, run, catalogue) -> None:
    drawing, path = run
    answer = shown(engine, run_dir=str(path), node=drawing.ids["hidden"])
    model = trained.load(path, catalogue)
    kernel, bias = node_layers(model.model, model.program)[drawing.ids["hidden"]].get_weights()
    first, second = answer.weights
    assert (first.name, first.shape, first.dtype, first.trainable) == ("kernel", (4, 8), "float32", True)
    assert (second.name, second.shape) == ("bias", bias.shape)
    assert first.mean == pytest.approx(kernel.mean(), abs=1e-6)
    assert first.deviation == pytest.approx(kernel.std(), abs=1e-6)
    assert (first.minimum, first.maximum) == (kernel.min(), kernel.max())
    assert first.histogram == tuple(np.histogram(kernel, bins=inside.BINS)[0])
    assert answer.config["units"] == 8
    assert [t.shape for t in answer.inputs] == [(None, 4)]
    assert [t.shape for t in answer.outputs] == [(None, 8)]
    assert answer.output == ()


def test_the_output_on_samples_is_that_of_the_model(engine, run, catalogue) -> None:
    drawing, path = run
    answer = shown(engine, run_dir=str(path), node=drawing.ids["species"], samples=5)
    model = trained.load(path, catalogue)
    from designer.engine.feeding import data

    x = data.inputs_of(model.program, model.data, model.folder)
    np.testing.assert_allclose(answer.output, model.model.predict(x[:5], verbose=0), atol=1e-6)
    assert answer.output_shape == (3,)
    assert answer.output_info is not None
    assert answer.output_info.shape == (5, 3)
    flower = shown(engine, run_dir=str(path), node=drawing.ids["flower"], samples=2)
    np.testing.assert_allclose(flower.output, x[:2], atol=1e-6)
    assert flower.weights == ()


def test_without_a_run_it_is_the_model_that_training_would_start_with(engine, run, catalogue) -> None:
    drawing, _ = run
    answer = shown(engine, project=projects.text(drawing), node=drawing.ids["hidden"], samples=3)
    keras.utils.set_random_seed(7)
    drawn = program(drawing.graph, catalogue.signature)
    kernel = node_layers(build_model(drawn, catalogue), drawn)[drawing.ids["hidden"]].get_weights()[0]
    assert answer.weights[0].mean == pytest.approx(float(kernel.mean()), abs=1e-7)
    assert answer.weights[1].histogram == (8,)  # a bias of zeros is one bar
    assert len(answer.output) == 3


def test_what_stands_before_a_fault_can_be_looked_at(engine, run) -> None:
    drawing, _ = run
    graph = drawing.graph.copy()
    half = Drawing()
    half.graph, half.ids = graph, dict(drawing.ids)
    half.add("Conv2D", "hidden", "wrong", filters=2, kernel_size=3)
    answer = shown(engine, project=encode(graph), node=drawing.ids["hidden"], samples=2)
    assert len(answer.weights) == 2
    assert len(answer.output) == 2
    failed = ask(engine, project=encode(graph), node=half.ids["wrong"])
    assert isinstance(failed, Failed)
    assert "wrong" in str(failed.text)


def test_without_data_the_weights_are_shown_and_it_is_said_why_there_is_no_output(engine, run) -> None:
    drawing, _ = run
    graph = drawing.graph.copy()
    graph.apply(Change("", (Setting(DATA, graph.settings[DATA]),), (Setting(DATA, DataSettings()),)))
    answer = shown(engine, project=encode(graph), node=drawing.ids["hidden"], samples=2)
    assert answer.weights
    assert not answer.output
    assert str(answer.note) == "There are no data yet to send through the model."


def test_a_node_the_run_does_not_have_and_a_model_too_big_are_refused(engine, run) -> None:
    _drawing, path = run
    answer = ask(engine, run_dir=str(path), node="n99")
    assert isinstance(answer, Failed)
    assert str(answer.text) == "This layer is not in the model of the run first."
    big = projects.endless(units=50_000)
    big.add("Dense", "hidden", "huge", units=2_000_000)
    answer = ask(engine, project=projects.text(big), node=big.ids["huge"])
    assert isinstance(answer, Failed)
    assert "To look inside this model takes about" in str(answer.text)


@pytest.mark.parametrize("name", ["siamese", "nested", "nested_twice", "seq2seq", "transformer"])
def test_every_node_of_a_network_gives_what_keras_computes(name, catalogue) -> None:
    """Call by call the outputs are those of the whole model, and every node on the way, nested ones too, has some."""
    graph = getattr(networks, name)().graph
    drawn = program(graph, catalogue.signature)
    keras.utils.set_random_seed(0)
    model = build_model(drawn, catalogue)
    layers = node_layers(model, drawn)
    rng = np.random.default_rng(0)
    x = {t.name: rng.integers(0, 2, [3, *(n or 5 for n in t.shape[1:])]).astype("float32") for t in model.inputs}
    whole = model(x if len(x) > 1 else next(iter(x.values())))
    named = by_output(drawn, whole)
    for output in drawn.outputs:
        if output.tensor.port == 0:
            found = run_to(output.tensor.node, drawn, layers, x, catalogue)
            np.testing.assert_allclose(found, named[output.name], atol=1e-6)
    for node in graph.nodes.values():
        if not graph.layer_of(node.id).parent or node.id in layers:
            assert len(run_to(node.id, drawn, layers, x, catalogue)) == 3, node.name


def test_augmentation_is_shown_as_it_is_in_training(engine, tmp_path) -> None:
    chance = np.random.default_rng(0)
    np.savez(tmp_path / "p.npz", x=chance.uniform(size=(6, 8, 8, 3)).astype("float32"), y=np.arange(6) % 2)
    drawing = Drawing()
    drawing.add("Input", "x", shape=[8, 8, 3])
    drawing.add("RandomFlip", "x", "mirrored", mode="vertical", seed=1)
    drawing.add("Dropout", "mirrored", "dropped", rate=0.5)
    drawing.add("Flatten", "dropped", "flat")
    drawing.add("Dense", "flat", "y", units=1)
    data = DataSettings(NpzSource("p.npz"), {drawing.ids["x"]: Binding(("x",))})
    drawing.graph.settings[DATA] = data

    def of(name: str) -> NodeInsideShown:
        project = encode(drawing.graph)
        return shown(engine, node=drawing.ids[name], project=project, folder=str(tmp_path), samples=6)

    plain, mirrored, dropped, flat = of("x"), of("mirrored"), of("dropped"), of("flat")
    assert [one.augments for one in (plain, mirrored, dropped)] == [False, True, False]
    assert [len(one.pictures) for one in (plain, mirrored, dropped, flat)] == [6, 6, 6, 0]
    assert all(picture.startswith(b"\x89PNG") for picture in mirrored.pictures)
    changed = [before != after for before, after in zip(plain.output, mirrored.output, strict=True)]
    assert any(changed)
    assert not all(changed)
    assert 0.0 not in {value for row in dropped.output for value in row}  # as in inference


def test_parts_of_a_layer_and_numbers_that_are_not_finite_are_told(engine) -> None:
    d = Drawing()
    d.add("Input", "x", shape=[4, 3])
    d.add("MultiHeadAttention", "x", "attention", num_heads=2, key_dim=2)
    d.graph.apply(Change("", added=(Edge(d.ids["x"], 0, d.ids["attention"], 1),)))
    answer = shown(engine, project=encode(d.graph), node=d.ids["attention"])
    assert "query/kernel" in [w.name for w in answer.weights]
    info = described("kernel", np.array([1.0, np.nan, 3.0, np.inf], "float32"))
    assert (info.not_finite, info.mean, info.minimum, info.maximum) == (2, 2.0, 1.0, 3.0)
    assert described("kernel", np.array([np.nan])).histogram == ()
    assert sum(described("count", np.arange(100)).histogram) == 100


def test_looking_into_a_run_under_way_changes_nothing_of_what_it_learns(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("designer.engine.training.keeping._CHECKPOINT_EVERY", 0.0)
    monkeypatch.setattr("designer.engine.training.keeping._CHECKPOINT_SHARE", 1e9)
    drawing = projects.iris(epochs=6, seed=3)

    def train(name: str, looks: list[Answer] | None) -> list[Any]:
        logs = []

        def hear(record: Answer) -> None:
            if isinstance(record, NodeInsideShown | Failed):
                assert looks is not None
                looks.append(record)
            elif isinstance(record, EpochDone):
                logs.append(record.logs)
                if looks is not None:
                    run = tmp_path / name
                    deadline = time.monotonic() + 10
                    while not run_folder.model_files(run) and time.monotonic() < deadline:
                        threading.Event().wait(0.01)
                    engine.handle(NodeInside(run_dir=str(run), node=drawing.ids["hidden"], samples=4))

        engine = Engine(hear)
        engine.handle(wire.Train(project=projects.text(drawing), run_dir=str(tmp_path / name)))
        assert engine.wait(60)
        return logs

    looks: list[Answer] = []
    assert train("plain", None) == train("watched", looks)
    assert isinstance(looks[-1], NodeInsideShown), looks[-1]
    assert len(looks) == 6
