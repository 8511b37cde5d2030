"""What the check calls fine trains a batch: every loss, metric, optimizer and callback of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from designer.data.preparation import binding
from designer.data.settings import Binding
from designer.data.sources import CsvSource, NpzSource
from designer.engine.checking.check import Checker
from designer.engine.dispatch import Engine
from designer.engine.feeding.describing import describe
from designer.files import allowed
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining
from designer.wire import Answer, Checked, Failed, Finished, Train
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.networks import catalogue

SPARSE = "sparse_categorical_crossentropy"
NEEDED = {"num_classes": 3, "target_class_ids": [0], "inner_optimizer": "adam"}


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


def check(checker: Checker, drawing: Drawing, trial: bool = True) -> Checked:
    described = describe(drawing.graph.settings[DATA].source, Path())
    return checker.check(drawing.graph, catalogue(), described, trial=trial)


def species(loss: Any = SPARSE, metrics: tuple[Any, ...] = (), target: str = "integer", **training: Any) -> Drawing:
    drawing = projects.iris(epochs=1, batch_size=120, **training)
    key = drawing.ids["species"]
    settings = drawing.graph.settings
    one = {key: OutputTraining(loss, metrics)}
    settings[TRAINING] = msgspec.structs.replace(settings[TRAINING], outputs=one)
    settings[DATA] = msgspec.structs.replace(settings[DATA], targets={key: binding(("target",), target)})
    return drawing


def of_class(name: str, kind: str) -> dict[str, Any]:
    required = [p.name for p in catalogue().specs[kind][name].params if p.required]
    return {"class": name, "args": {p: NEEDED.get(p, 0.5) for p in required}}


def every() -> list[Any]:
    specs = catalogue().specs
    found: list[Any] = []
    for target in ("integer", "one_hot"):
        plain = SPARSE if target == "integer" else "categorical_crossentropy"
        for name in specs["metric"]:
            metric = of_class(name, "metric") if name[0].isupper() else name
            found.append(pytest.param({"loss": plain, "metrics": (metric,), "target": target}, id=f"{name}-{target}"))
        for name in specs["loss"]:
            found.append(pytest.param({"loss": of_class(name, "loss"), "target": target}, id=f"{name}-{target}"))
    for name in specs["optimizer"]:
        found.append(pytest.param({"optimizer": of_class(name, "optimizer")}, id=name))
    for name in specs["callback"]:
        found.append(pytest.param({"callbacks": ({"class": name, "args": {}},)}, id=name))
    return found


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Could not reach RemoteMonitor")  # nobody listens, and training goes on
@pytest.mark.parametrize("settings", every())
def test_whatever_checks_clean_trains_and_what_does_not_is_said(
    checker: Checker, settings: dict[str, Any], tmp_path: Path
) -> None:
    drawing = species(**settings)
    report = check(checker, drawing)
    said: list[Answer] = []
    engine = Engine(said.append)
    engine.handle(Train(id=1, project=projects.text(drawing), run_dir=str(tmp_path / "run")))
    assert engine.wait(300)
    if report.can_train:
        assert isinstance(said[-1], Finished), said[-1]
    else:
        assert isinstance(said[-1], Failed), [p.text for p in report.problems]


def test_a_metric_that_gives_several_numbers_is_cured_by_an_average(checker: Checker) -> None:
    drawing = species("categorical_crossentropy", ({"class": "F1Score", "args": {}},), "one_hot")
    report = check(checker, drawing)
    (problem,) = [p for p in report.problems if p.severity == "error"]
    assert problem.text.args == {"name": "F1Score", "count": 3}
    (fix,) = problem.fixes
    drawing.graph.apply(apply_fix(drawing.graph, fix.kind, fix.args))
    assert check(checker, drawing).can_train


def with_metrics(**metrics: tuple[Any, ...]) -> Drawing:
    """Draw a network with two outputs, each with the metrics given for it."""
    drawing = projects.two_outputs(epochs=1, batch_size=200)
    settings, ids = drawing.graph.settings, drawing.ids
    outputs = {
        ids["score"]: OutputTraining("mean_squared_error", metrics["score"]),
        ids["kind"]: OutputTraining(SPARSE, metrics["kind"]),
    }
    settings[TRAINING] = msgspec.structs.replace(settings[TRAINING], outputs=outputs)
    return drawing


def check_of_two(checker: Checker, drawing: Drawing) -> Checked:
    settings = drawing.graph.settings[DATA]
    described, held = (describe(source, Path()) for source in (settings.source, settings.validation))
    return checker.check(drawing.graph, catalogue(), described, validation=held, trial=True)


def test_of_several_outputs_the_one_whose_metric_cannot_be_trained_is_named(checker: Checker, tmp_path: Path) -> None:
    overlap = {"class": "MeanIoU", "args": {"num_classes": 3}}
    drawing = with_metrics(score=("mae",), kind=("accuracy", overlap))
    report = check_of_two(checker, drawing)
    assert report.is_tried
    (problem,) = report.problems
    assert (problem.severity, problem.node) == ("error", drawing.ids["kind"])
    assert problem.text.args["name"] == "MeanIoU"
    for name, metrics in (("refused", (overlap,)), ("taken", ("accuracy",))):
        drawing = with_metrics(score=("mae",), kind=metrics)
        said: list[Answer] = []
        engine = Engine(said.append)
        engine.handle(Train(id=1, project=projects.text(drawing), run_dir=str(tmp_path / name)))
        assert engine.wait(300)
        assert isinstance(said[-1], Finished) == check_of_two(checker, drawing).can_train == (name == "taken"), said[-1]


def test_of_several_outputs_each_is_cured_by_its_own_fix(checker: Checker) -> None:
    several = {"class": "F1Score", "args": {}}
    drawing = with_metrics(score=(several,), kind=(several,))
    problems = {p.node: p for p in check_of_two(checker, drawing).problems}
    counts = {node: p.text.args["count"] for node, p in problems.items()}
    assert counts == {drawing.ids["score"]: 1, drawing.ids["kind"]: 3}
    for node in (drawing.ids["score"], drawing.ids["kind"]):
        (fix,) = problems.pop(node).fixes
        drawing.graph.apply(apply_fix(drawing.graph, fix.kind, fix.args))
        report = check_of_two(checker, drawing)
        assert {p.node for p in report.problems} == set(problems)
    assert report.can_train


def test_a_callback_that_needs_an_average_of_the_weights_says_so(checker: Checker) -> None:
    callbacks = ({"class": "SwapEMAWeights", "args": {}},)
    report = check(checker, species(callbacks=callbacks))
    assert any("use_ema" in p.text.template for p in report.problems)
    assert check(
        checker, species(callbacks=callbacks, optimizer={"class": "Adam", "args": {"use_ema": True}})
    ).can_train


def test_the_live_check_does_not_wait_for_a_trial_and_knows_it_afterwards() -> None:
    checker = Checker()
    drawing = species(metrics=({"class": "F1Score", "args": {}},))
    first = check(checker, drawing, trial=False)
    assert first.trial
    assert not first.is_tried
    assert first.can_train
    assert not check(checker, drawing, trial=True).can_train
    later = check(checker, drawing, trial=False)
    assert later.trial == first.trial
    assert later.is_tried
    assert not later.can_train
    checker.close()


@pytest.mark.parametrize("value", ["inf", "-inf", "1e300"])
def test_a_value_that_is_not_finite_in_float32_is_found_before_training(
    checker: Checker, tmp_path: Path, value: str
) -> None:
    (tmp_path / "t.csv").write_text(f"a,b\n1,2\n{value},3\n4,5\n")
    np.savez(tmp_path / "t.npz", a=np.array([1.0, float(value), 4.0]), b=np.array([2.0, 3.0, 5.0]))
    for source in (CsvSource(str(tmp_path / "t.csv")), NpzSource(str(tmp_path / "t.npz"))):
        allowed.allow(Path(source.path))
        drawing = Drawing()
        drawing.add("Input", "x", shape=[1])
        drawing.add("Dense", "x", "y", units=1)
        settings = projects.iris().graph.settings
        drawing.graph.settings[DATA] = msgspec.structs.replace(
            settings[DATA],
            source=source,
            inputs={drawing.ids["x"]: Binding(("a",))},
            targets={drawing.ids["y"]: Binding(("b",))},
        )
        problems = check(checker, drawing).problems
        assert [p.text.args["count"] for p in problems if "infinite" in p.text.template] == [1]
