"""The example projects check clean and learn."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from designer import wire
from designer.engine.building import trained
from designer.engine.checking.check import Checker
from designer.engine.dispatch import Engine
from designer.engine.feeding.describing import describe
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.examples import example, examples, place_data
from designer.project.records import DATA, TRAINING
from designer.wire import Answer, EpochDone, Finished
from tests.support.networks import catalogue

DATA_EXAMPLES = [e.name for e in examples() if e.group == "data"]
ARCHITECTURES = [e.name for e in examples() if e.group == "architectures"]
QUICK = ("siamese", "transformer")


def test_the_architectures_are_there() -> None:
    assert ARCHITECTURES == ["siamese", "seq2seq", "transformer", "bidirectional", "residual", "u-net"]
    assert all(set(e.title) == set(e.description) == {"en", "ko"} for e in examples())


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_an_architecture_checks_clean(name: str) -> None:
    graph = load(name)
    checker = Checker()
    report = checker.check(graph, catalogue(), describe(graph.settings[DATA].source, Path()))
    checker.close()
    assert report.can_train
    assert not report.problems, [str(p.text) for p in report.problems]


@pytest.mark.parametrize("name", QUICK)
def test_an_architecture_learns(name: str, tmp_path: Path) -> None:
    assert_learns(name, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ARCHITECTURES if name not in QUICK])
def test_every_other_architecture_learns_too(name: str, tmp_path: Path) -> None:
    assert_learns(name, tmp_path)


@pytest.mark.parametrize("name", DATA_EXAMPLES)
def test_an_example_with_data_checks_clean(name: str, tmp_path: Path) -> None:
    place_data(example(name), tmp_path)
    graph = load(name)
    checker = Checker()
    report = checker.check(graph, catalogue(), describe(graph.settings[DATA].source, tmp_path))
    checker.close()
    assert report.can_train
    assert not [p for p in report.problems if p.severity == "error"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "metric", "reached"),
    [
        ("tickets", "val_department_accuracy", 0.9),
        ("customers", "val_accuracy", 0.75),
        ("demand", "val_mean_absolute_error", -0.35),
        ("digit-pictures", "val_accuracy", 0.95),
        ("transfer-learning", "val_accuracy", 0.75),
    ],
)
def test_an_example_with_data_reaches_a_sensible_score(name: str, metric: str, reached: float, tmp_path: Path) -> None:
    place_data(example(name), tmp_path)
    graph = load(name)
    said: list[Answer] = []
    engine = Engine(said.append)
    runs = str(example(name).runs or "")
    request = wire.Train(
        id=1, project=storage.encode(graph), folder=str(tmp_path), run_dir=str(tmp_path / "run"), runs_dir=runs
    )
    engine.handle(request)
    assert engine.wait(280)
    assert isinstance(said[-1], Finished), said[-1]
    scores = [record.logs[metric] for record in said if isinstance(record, EpochDone)]
    assert max(score if reached > 0 else -score for score in scores if score is not None) >= reached


def test_data_of_an_example_that_are_there_and_differ_are_kept(tmp_path: Path) -> None:
    (tmp_path / "tickets.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(DesignerError, match="is there already"):
        place_data(example("tickets"), tmp_path)
    assert (tmp_path / "tickets.csv").read_text(encoding="utf-8") == "mine"


def load(name: str) -> Graph:
    return storage.load(next(e.path for e in examples() if e.name == name))


def assert_learns(name: str, folder: Path) -> None:
    """Train two epochs and see the loss fall."""
    graph = load(name)
    old = graph.settings[TRAINING]
    graph.apply(Change("", (Setting(TRAINING, old),), (Setting(TRAINING, msgspec.structs.replace(old, epochs=2)),)))
    said: list[Answer] = []
    engine = Engine(said.append)
    engine.handle(wire.Train(id=1, project=storage.encode(graph), run_dir=str(folder / "run")))
    assert engine.wait(120)
    assert isinstance(said[-1], Finished), said[-1]
    first, last = (record.logs["loss"] for record in said if isinstance(record, EpochDone))
    assert first is not None
    assert last is not None
    assert last < first


def test_transfer_learning_changes_the_head_alone(tmp_path: Path) -> None:
    chosen = example("transfer-learning")
    place_data(chosen, tmp_path)
    graph = load(chosen.name)
    old = graph.settings[TRAINING]
    graph.apply(Change("", (Setting(TRAINING, old),), (Setting(TRAINING, msgspec.structs.replace(old, epochs=2)),)))
    said: list[Answer] = []
    run = tmp_path / "run"
    request = wire.Train(
        id=1, project=storage.encode(graph), folder=str(tmp_path), run_dir=str(run), runs_dir=str(chosen.runs)
    )
    engine = Engine(said.append)
    engine.handle(request)
    assert engine.wait(120)
    assert isinstance(said[-1], Finished), said[-1]
    first, last = (record.logs["val_loss"] for record in said if isinstance(record, EpochDone))
    assert first is not None
    assert last is not None
    assert last < first
    base = trained.load(chosen.runs / "small-mobilenet", catalogue()).model.get_layer("small_mobilenet")
    after = trained.load(run, catalogue()).model
    for kept, wanted in zip(after.get_layer("small_mobilenet").weights, base.weights, strict=True):
        np.testing.assert_array_equal(kept, wanted)
    assert len(after.trainable_weights) == 2
