"""Evaluation, prediction and their comparison give the numbers of Keras and scikit-learn on the same run."""

from __future__ import annotations

import shutil
from pathlib import Path

import keras
import numpy as np
import pytest
from sklearn.datasets import load_iris
from sklearn.metrics import confusion_matrix, mean_absolute_error, r2_score

from designer import wire
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import CsvSource, NpzSource
from designer.engine.dispatch import Engine
from designer.engine.evaluating.compare import MAX_CELLS
from designer.graph.model import Change, Graph, Setting
from designer.project import storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.report.outputs import OutputCompared
from designer.wire import Compare, Evaluate, Evaluated, Failed, Predictions, Worked
from tests.support import projects
from tests.support.desk import Desk
from tests.support.drawings import Drawing


@pytest.fixture(scope="module")
def iris(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(projects.text(projects.iris()), tmp_path_factory.mktemp("iris") / "run")


def table(folder: Path, rows: int = 60) -> Path:
    """Write a table with a number, a word of two and a word of three that follow from two columns."""
    random = np.random.default_rng(3)
    a, b = random.normal(size=(2, rows))
    lines = ["a,b,score,bought,kind"]
    for x, y in zip(a, b, strict=True):
        kind = ("low", "mid", "top")[int(np.digitize(x, (-0.5, 0.5)))]
        lines.append(f"{x:.4f},{y:.4f},{x - y:.4f},{'yes' if x > y else 'no'},{kind}")
    path = folder / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a run with a regression, a binary and a one-hot output."""
    folder = tmp_path_factory.mktemp("several")
    drawing = Drawing()
    drawing.add("Input", "x", shape=[2])
    drawing.add("Dense", "x", "hidden", units=8, activation="relu")
    drawing.add("Dense", "hidden", "score", units=1)
    drawing.add("Dense", "hidden", "bought", units=1, activation="sigmoid")
    drawing.add("Dense", "hidden", "kind", units=3)  # logits
    ids = drawing.ids
    logits = {"class": "CategoricalCrossentropy", "args": {"from_logits": True}}
    source = CsvSource(str(table(folder)))
    targets = {
        ids["score"]: Binding(("score",)),
        ids["bought"]: binding(("bought",), "integer"),
        ids["kind"]: binding(("kind",), "one_hot"),
    }
    outputs = {
        ids["score"]: OutputTraining("mean_squared_error", ("mean_absolute_error",)),
        ids["bought"]: OutputTraining("binary_crossentropy", ("binary_accuracy",)),
        ids["kind"]: OutputTraining(logits, ("categorical_accuracy",)),
    }
    settings = DataSettings(source=source, inputs={ids["x"]: Binding(("a", "b"))}, targets=targets)
    training = TrainingSettings(outputs=outputs, epochs=3, batch_size=8)
    drawing.graph.apply(Change("", added=(Setting(DATA, settings), Setting(TRAINING, training))))
    return Desk(projects.text(drawing), folder / "run", folder)


def output(answer: Predictions, name: str) -> OutputCompared:
    return next(o for o in answer.outputs if o.name == name)


@pytest.mark.parametrize("part", ["training", "validation", "all"])
def test_metrics_are_those_of_keras(iris: Desk, part: str) -> None:
    model, loaded = iris.loaded()
    assert loaded.validation is not None
    x, y = {
        "training": (loaded.x, loaded.y),
        "validation": loaded.validation,
        "all": tuple(np.concatenate(pair) for pair in zip((loaded.x, loaded.y), loaded.validation, strict=True)),
    }[part]
    expected = model.evaluate(x, y, batch_size=16, verbose=0, return_dict=True)
    found = iris.ask(Evaluate, part=part)
    assert isinstance(found, Evaluated)
    assert found.samples == len(x)
    assert found.metrics == pytest.approx(expected, abs=1e-6)


def test_classes_and_their_confusion_are_those_of_keras_and_sklearn(iris: Desk) -> None:
    model, loaded = iris.loaded()
    assert loaded.validation is not None
    x, y = loaded.validation
    scores = model.predict(x, batch_size=16, verbose=0)
    answer = iris.ask(Compare, part="validation", rows=10)
    assert isinstance(answer, Predictions)
    (found,) = answer.outputs
    assert found.kind == "classes"
    assert found.classes == ("0", "1", "2")
    assert np.array_equal(found.confusion, confusion_matrix(y.ravel(), scores.argmax(axis=1), labels=range(3)))
    assert (found.right, found.counted) == (int((y.ravel() == scores.argmax(axis=1)).sum()), 30)
    numbers = np.random.default_rng(0).permutation(150)[120:150]
    first = np.argsort(numbers)[:10]  # the rows are shown in the order of their source
    assert list(answer.rows) == numbers[first].tolist()
    assert [row[0] for row in found.predictions] == scores[first].argmax(axis=1).tolist()
    assert [row[0] for row in found.targets] == y.ravel()[first].tolist()
    assert [row[0] for row in found.probabilities] == pytest.approx(scores[first].max(axis=1).tolist(), abs=1e-6)


def test_all_rows_stand_in_the_order_of_their_source(iris: Desk) -> None:
    answer = iris.ask(Compare, part="all", rows=150)
    assert answer.rows == tuple(range(150))
    assert [row[0] for row in answer.outputs[0].targets] == load_iris().target.tolist()


def test_numbers_binary_and_one_hot_outputs_are_told_apart(several: Desk) -> None:
    model, loaded = several.loaded()
    assert loaded.validation is not None
    x, y = loaded.validation
    scores = dict(zip(("score", "bought", "kind"), model.predict(x, batch_size=8, verbose=0), strict=True))
    answer = several.ask(Compare, part="validation")
    score, bought, kind = (output(answer, name) for name in ("score", "bought", "kind"))
    assert score.kind == "numbers"
    assert score.figures.mean_absolute_error == pytest.approx(
        mean_absolute_error(y["score"].ravel(), scores["score"].ravel())
    )
    assert score.figures.r2 == pytest.approx(r2_score(y["score"].ravel(), scores["score"].ravel()), abs=1e-6)
    assert np.allclose(score.points, np.column_stack([y["score"].ravel(), scores["score"].ravel()]))
    assert bought.classes == ("no", "yes")
    chosen = (scores["bought"].ravel() > 0.5).astype(int)
    assert np.array_equal(bought.confusion, confusion_matrix(y["bought"].ravel(), chosen, labels=range(2)))
    assert kind.classes == ("low", "mid", "top")
    true, likeliest = y["kind"].argmax(axis=1), scores["kind"].argmax(axis=1)
    assert np.array_equal(kind.confusion, confusion_matrix(true, likeliest, labels=range(3)))
    chances = np.asarray(keras.ops.softmax(scores["kind"])).max(axis=1)
    order = np.argsort(loaded.validation_rows)
    assert [row[0] for row in kind.probabilities] == pytest.approx(chances[order].tolist(), abs=1e-6)


def test_another_file_is_evaluated_and_one_without_targets_is_predicted(several: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, rows=12)
    assert several.ask(Evaluate, input=str(path)).samples == 12
    assert output(several.ask(Compare, input=str(path)), "kind").counted == 12
    bare = tmp_path / "bare.csv"
    bare.write_text("\n".join(",".join(line.split(",")[:2]) for line in path.read_text().splitlines()))
    assert "has no column score" in str(several.ask(Evaluate, input=str(bare)).text)
    answer = several.ask(Compare, input=str(bare))
    assert [(len(o.predictions), o.targets, o.confusion, o.points) for o in answer.outputs] == [(12, (), (), ())] * 3
    assert "a.xlsx cannot be read: No such file" in str(several.ask(Compare, input=str(tmp_path / "a.xlsx")).text)


def test_predictions_of_a_part_are_written(several: Desk, tmp_path: Path) -> None:
    model, loaded = several.loaded()
    assert loaded.validation is not None
    expected = dict(zip(("score", "bought", "kind"), model.predict(loaded.validation[0], verbose=0), strict=True))
    several.ask(wire.Predict, output=str(tmp_path / "part.npz"), part="validation")
    with np.load(tmp_path / "part.npz", allow_pickle=False) as arrays:
        shapes = {name: array.shape for name, array in expected.items()}
        assert {name: arrays[name].shape for name in arrays.files} == {"row": (12,), **shapes}
        assert (arrays["row"] - 1).tolist() == loaded.validation_rows.tolist()
        assert np.allclose(arrays["score"], expected["score"], atol=1e-6)


def test_progress_is_told_and_what_was_given_up_ends(iris: Desk) -> None:
    iris.ask(Compare, part="all")
    told = [record for record in iris.said[:-1] if isinstance(record, Worked)]
    assert len(told) == len(iris.said) - 1
    batches = [record for record in told if not record.what.template]  # before them, a slow machine tells of the rows
    assert {record.steps for record in batches} == {10}
    for request in (Evaluate, Compare):
        iris.engine.handle(wire.Cancel(id=3, request=2))
        answer = iris.ask(request)
        assert isinstance(answer, Failed)
        assert str(answer.text) == "It was cancelled."
    assert isinstance(iris.ask(Evaluate), Evaluated)


def test_sequences_and_many_classes_are_told_in_limited_size(tmp_path: Path) -> None:
    drawing = Drawing()
    drawing.add("Input", "x", shape=[12])
    drawing.add("Embedding", "x", "hidden", input_dim=50, output_dim=4)
    drawing.add("Dense", "hidden", "next", units=120, activation="softmax")
    ids = drawing.ids
    np.savez(tmp_path / "t.npz", x=np.arange(60).reshape(5, 12) % 50, y=np.arange(60).reshape(5, 12) % 120)
    settings = DataSettings(
        source=NpzSource(str(tmp_path / "t.npz")),
        inputs={ids["x"]: Binding(("x",))},
        targets={ids["next"]: Binding(("y",))},
        split=Split(validation=0.0),
    )
    training = TrainingSettings(outputs={ids["next"]: OutputTraining("sparse_categorical_crossentropy")}, epochs=1)
    drawing.graph.apply(Change("", added=(Setting(DATA, settings), Setting(TRAINING, training))))
    desk = Desk(projects.text(drawing), tmp_path / "run", tmp_path)
    assert "held nothing back" in str(desk.ask(Compare).text)
    (found,) = desk.ask(Compare, part="training").outputs
    assert (found.kind, found.size, found.counted, found.confusion) == ("classes", 12, 60, ())
    assert {len(row) for row in (*found.targets, *found.predictions)} == {MAX_CELLS}


def test_a_run_without_data_takes_those_of_the_project(iris: Desk, tmp_path: Path) -> None:
    bare = tmp_path / "imported"
    shutil.copytree(iris.run, bare)
    graph = storage.load(bare / "project.kdesign")
    kept = Graph([e for e in graph.elements() if not (isinstance(e, Setting) and e.name in (DATA, TRAINING))])
    (bare / "project.kdesign").write_text(storage.encode(kept), encoding="utf-8")
    desk = Desk.__new__(Desk)
    desk.said, desk.run = [], bare
    desk.engine = Engine(desk.said.append)
    assert "no data" in str(desk.ask(Compare).text)
    project = storage.encode(graph)
    assert desk.ask(Evaluate, project=project).metrics == pytest.approx(iris.ask(Evaluate).metrics)
    assert desk.ask(Compare, project=project).outputs == iris.ask(Compare).outputs


def test_a_model_whose_targets_are_not_bound_is_predicted(iris: Desk, tmp_path: Path) -> None:
    graph = storage.load(iris.run / "project.kdesign")
    settings = graph.settings[DATA]
    kept = [e for e in graph.elements() if not (isinstance(e, Setting) and e.name in (DATA, TRAINING))]
    bare = tmp_path / "imported"
    shutil.copytree(iris.run, bare, ignore=shutil.ignore_patterns("fitted.*"))
    changed = DataSettings(source=settings.source, inputs=settings.inputs, split=settings.split)
    (bare / "project.kdesign").write_text(storage.encode(Graph([*kept, Setting(DATA, changed)])), encoding="utf-8")
    desk = Desk.__new__(Desk)
    desk.said, desk.run = [], bare
    desk.engine = Engine(desk.said.append)
    assert isinstance(desk.ask(Evaluate), Failed)
    for part, count in (("validation", 30), ("training", 120), ("all", 150)):
        found, expected = desk.ask(Compare, part=part), iris.ask(Compare, part=part)
        assert found.samples == count
        assert found.rows == expected.rows
        assert found.outputs[0].predictions == expected.outputs[0].predictions
        assert found.outputs[0].targets == ()
    assert isinstance(desk.ask(wire.Predict, output=str(tmp_path / "o.csv"), part="validation"), wire.Done)
