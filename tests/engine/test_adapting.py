"""Layers that adapt to the data: text, vocabularies, bins and means, in a run, in a script and after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from designer import wire
from designer.data.lazy import Lazy
from designer.data.preparation import binding
from designer.data.progress import Progress
from designer.data.settings import Binding, DataSettings
from designer.data.sources import BundledSource, CsvSource
from designer.engine.building import adapting, trained
from designer.engine.checking.check import Checker
from designer.engine.dispatch import Engine
from designer.engine.feeding.describing import describe
from designer.export.python_code import Style, python_code
from designer.graph.calls import program
from designer.graph.model import INPUT, Change, Graph, Setting
from designer.project import storage
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.wire import Answer, Checked, EpochDone
from tests.support.drawings import Drawing
from tests.support.exported import is_formatted, run_code
from tests.support.networks import catalogue

GOOD, BAD = "a fine film 아주 좋다", "a dull, dull film 별로"


def text_classifier(folder: Path) -> Drawing:
    """Draw a classifier of reviews, in a table of 40 of them."""
    rows = [f'"{GOOD} {i}",yes' if i % 2 else f'"{BAD} {i}",no' for i in range(40)]
    (folder / "reviews.csv").write_text("review,liked\n" + "\n".join(rows) + "\n", encoding="utf-8")
    d = Drawing()
    d.add(INPUT, "review", shape=[1], dtype="string")
    d.add("TextVectorization", "review", "tokens", max_tokens=60, output_sequence_length=8)
    d.add("Embedding", "tokens", "embedded", input_dim=60, output_dim=8)
    d.add("GlobalAveragePooling1D", "embedded", "pooled")
    d.add("Dense", "pooled", "liked", units=2, activation="softmax")
    settings(
        d,
        DataSettings(
            source=CsvSource("reviews.csv"),
            inputs={d.ids["review"]: binding(("review",), "text")},
            targets={d.ids["liked"]: binding(("liked",), "integer")},
            adapt=(d.ids["tokens"],),
        ),
        OutputTraining("sparse_categorical_crossentropy", ("accuracy",)),
        "liked",
    )
    return d


def flowers(type_: str, **params: Any) -> Drawing:
    """Draw a classifier of iris whose first layer adapts to a column."""
    d = Drawing()
    d.add(INPUT, "petal", shape=[1], **({"dtype": "string"} if type_ == "StringLookup" else {}))
    d.add(type_, "petal", "adapted", **params)
    if type_ == "Normalization":
        d.add("Dense", "adapted", "flat", units=4)
    else:
        d.add("Embedding", "adapted", "embedded", input_dim=60, output_dim=4)
        d.add("Flatten", "embedded", "flat")
    d.add("Dense", "flat", "species", units=3, activation="softmax")
    bound = binding(("petal length (cm)",), "text" if type_ == "StringLookup" else "none")
    settings(
        d,
        DataSettings(
            source=BundledSource("iris"),
            inputs={d.ids["petal"]: bound},
            targets={d.ids["species"]: binding(("target",), "integer")},
            adapt=(d.ids["adapted"],),
        ),
        OutputTraining("sparse_categorical_crossentropy"),
        "species",
    )
    return d


def settings(d: Drawing, data: DataSettings, output: OutputTraining, name: str) -> None:
    training = TrainingSettings("adam", {d.ids[name]: output}, epochs=3, batch_size=8, seed=5)
    d.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))


def run(graph: Graph, folder: Path) -> list[dict[str, float | None]]:
    """Train in the engine; return the numbers of every epoch."""
    said: list[Answer] = []
    engine = Engine(said.append)
    request = wire.Train(id=1, project=storage.encode(graph), run_dir=str(folder / "run"), folder=str(folder))
    engine.handle(request)
    assert engine.wait(120)
    assert type(said[-1]).__name__ == "Finished", said[-1]
    return [record.logs for record in said if isinstance(record, EpochDone)]


def check(graph: Graph, folder: Path) -> Checked:
    checker = Checker()
    source = graph.settings[DATA].source
    try:
        return checker.check(graph, catalogue(), describe(source, folder))
    finally:
        checker.close()


def scripted(graph: Graph, folder: Path, style: Style) -> list[dict[str, float]]:
    code = python_code(graph, catalogue(), style=style, folder=folder, target=folder / "script.py")
    assert is_formatted(code), code
    names = run_code(code.replace("Path(__file__).resolve().parent", f"Path({str(folder)!r})"))
    history = names["train"]().history
    return [{key: values[epoch] for key, values in history.items()} for epoch in range(3)]


@pytest.mark.parametrize("style", ["functional", pytest.param("sequential", marks=pytest.mark.slow), "subclass"])
def test_text_is_drawn_checked_trained_and_exported(tmp_path: Path, style: Style) -> None:
    d = text_classifier(tmp_path)
    report = check(d.graph, tmp_path)
    assert report.can_train, [str(p.text) for p in report.problems]
    assert not report.problems
    epochs = run(d.graph, tmp_path)
    for mine, theirs in zip(scripted(d.graph, tmp_path, style), epochs, strict=True):
        assert mine == pytest.approx(theirs, rel=1e-5)


def test_a_run_keeps_what_its_layers_learned(tmp_path: Path) -> None:
    d = text_classifier(tmp_path)
    run(d.graph, tmp_path)
    (tmp_path / "reviews.csv").unlink()
    model = trained.load(tmp_path / "run", catalogue()).model
    saved = keras.saving.load_model(tmp_path / "run" / "model.keras")
    reviews = keras.ops.convert_to_tensor([[GOOD], [BAD]])
    assert "film" in model.get_layer("tokens").get_vocabulary()
    assert np.array_equal(model.predict(reviews, verbose=0), saved.predict(reviews, verbose=0))


@pytest.mark.parametrize(
    ("type_", "params"),
    [("Normalization", {}), ("Discretization", {"num_bins": 5}), ("StringLookup", {}), ("IntegerLookup", {})],
)
def test_every_kind_of_layer_adapts_as_in_the_script(tmp_path: Path, type_: str, params: dict[str, Any]) -> None:
    d = flowers(type_, **params)
    report = check(d.graph, tmp_path)
    assert report.can_train, [str(p.text) for p in report.problems]
    epochs = run(d.graph, tmp_path)
    for mine, theirs in zip(scripted(d.graph, tmp_path, "functional"), epochs, strict=True):
        assert mine == pytest.approx(theirs, rel=1e-5)
    model = trained.load(tmp_path / "run", catalogue()).model
    state = {
        "Normalization": lambda layer: float(layer.mean[0, 0]) > 3,
        "Discretization": lambda layer: len(layer.bin_boundaries) == 4,
        "StringLookup": lambda layer: "1.4" in layer.get_vocabulary(),
        "IntegerLookup": lambda layer: 1 in layer.get_vocabulary(),
    }[type_]
    assert state(model.get_layer("adapted"))


def test_what_knows_nothing_of_the_data_is_said_and_cured(tmp_path: Path) -> None:
    d = text_classifier(tmp_path)
    old = d.graph.settings[DATA]
    bare = DataSettings(old.source, {d.ids["review"]: Binding(("review",))}, old.targets)
    d.graph.apply(Change("", (Setting(DATA, old),), (Setting(DATA, bare),)))
    first = check(d.graph, tmp_path)
    assert sorted(str(p.text) for p in first.problems) == [
        "review takes text. Prepare its column as text.",
        "tokens has no vocabulary yet. Let it adapt to the training data, or give it one.",
    ]
    for problem in first.problems:
        d.graph.apply(apply_fix(d.graph, problem.fixes[0].kind, problem.fixes[0].args))
    assert d.graph.settings[DATA] == old
    assert check(d.graph, tmp_path).can_train
    given = d.graph.nodes[d.ids["tokens"]]
    d.graph.apply(Change("", (given,), (type(given)(given.id, given.type, given.name, {"vocabulary": ["film"]}),)))
    (problem,) = check(d.graph, tmp_path).problems
    assert str(problem.text) == "tokens has its vocabulary given and cannot adapt to the data."


def test_a_deleted_layer_adapts_no_more(tmp_path: Path) -> None:
    d = text_classifier(tmp_path)
    text = storage.encode(d.graph).replace(f'"adapt": ["{d.ids["tokens"]}"]', '"adapt": ["n99"]')
    assert storage.decode(text).settings[DATA].adapt == ()


def lazily(array: np.ndarray) -> Lazy:
    return Lazy(array.shape, array.dtype, lambda rows: array[rows])


@pytest.mark.parametrize("mode", ["lazy", "mapped"])
@pytest.mark.parametrize(
    ("layer", "make"),
    [
        (lambda: keras.layers.Normalization(), lambda random: random.normal(3, 5, (500, 7))),
        (lambda: keras.layers.Normalization(axis=None), lambda random: random.normal(3, 5, (500, 4, 3))),
        (lambda: keras.layers.Discretization(num_bins=4), lambda random: random.uniform(0, 8, (500, 1))),
        (lambda: keras.layers.IntegerLookup(), lambda random: random.integers(0, 9, (500, 1))),
        (lambda: keras.layers.IntegerLookup(output_mode="tf_idf"), lambda random: random.integers(0, 9, (500, 3))),
        (lambda: keras.layers.IntegerLookup(), lambda random: random.integers(0, 9, 500)),
    ],
)
def test_layers_adapt_to_rows_that_are_not_in_memory(
    layer: Any, make: Any, mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(np.random.default_rng(0))
    array = made.astype("int32" if made.dtype.kind == "i" else "float32")
    np.save(tmp_path / "x.npy", array)
    streamed = lazily(array) if mode == "lazy" else np.load(tmp_path / "x.npy", mmap_mode="r")
    monkeypatch.setattr(adapting, "_SHOWN_NUMBERS", 64 * max(1, array[0].size))
    d = Drawing()
    d.add(INPUT, "x", shape=list(array.shape[1:]))
    d.add("Normalization", "x", "adapted")  # whatever is drawn: the layer is found by its name
    told: list[float] = []
    states = []
    for rows in (array, streamed):
        inputs = keras.Input(array.shape[1:], dtype=array.dtype.name)
        one = layer()
        one.name = "adapted"
        model = keras.Model(inputs, one(inputs)) if not isinstance(one, keras.layers.Normalization) else None
        if model is None:
            one.build((None, *array.shape[1:]))
            model = keras.Model(inputs, one(inputs))
        settings = DataSettings(adapt=(d.ids["adapted"],))
        progress = Progress(lambda share, _what: told.append(share))
        state = adapting.adapt(model, program(d.graph, catalogue().signature), settings, rows, progress)
        states.append((state, [np.asarray(v) for v in one.weights] if not state else []))
    (wanted, weights), (found, others) = states
    assert told[-1] == 1
    assert len(told) > 5
    for first, second in zip(weights, others, strict=True):
        np.testing.assert_allclose(first, second, rtol=1e-5)
    assert wanted.keys() == found.keys()
    for node, state in wanted.items():
        if "bins" in state:
            np.testing.assert_allclose(state["bins"], found[node]["bins"], atol=0.2)  # both are within the tolerance
        else:
            assert state == found[node]
