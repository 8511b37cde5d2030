"""Folds and seeds of a project are runs of their own, named by what is varied; their numbers are told together."""

from __future__ import annotations

import math
import statistics
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.settings import Split
from designer.graph.model import Graph
from designer.jobs.experiment import Planned, both, folds, planned, repetitions, together
from designer.project import storage
from designer.project.records import DATA, TRAINING
from tests.support import projects


def divided(folds_: int) -> Graph:
    graph = projects.iris(seed=5).graph
    data = graph.settings[DATA]
    return graph.with_setting(DATA, msgspec.structs.replace(data, split=Split(folds=folds_, seed=1)))


def test_each_fold_with_each_seed_is_a_run_that_says_what_is_varied_in_it() -> None:
    runs = both(divided(2), 3)
    assert [one.varied for one in runs] == [{"seed": s, "fold": f} for s in (5, 6, 7) for f in (1, 2)]
    assert [one.ending for one in runs] == [f"seed-{s}-fold-{f}" for s in (5, 6, 7) for f in (1, 2)]
    for one in runs:
        assert one.graph.settings[TRAINING].seed == one.varied["seed"]
        assert one.graph.settings[DATA].split.fold == one.varied["fold"] - 1


def test_a_project_without_folds_and_with_one_seed_is_itself() -> None:
    graph = projects.iris().graph
    assert [(one.graph is graph, one.ending) for one in both(graph, 1)] == [(True, "")]
    assert len(folds(graph)) == len(repetitions(graph, 1)) == 1


def test_rows_that_are_divided_otherwise_have_no_folds() -> None:
    graph = divided(3)
    data = graph.settings[DATA]
    own = graph.with_setting(DATA, msgspec.structs.replace(data, validation=data.source))
    assert len(folds(graph)) == 3
    assert len(folds(own)) == 1


def test_a_planned_run_asks_for_its_project_in_its_folder(tmp_path: Path) -> None:
    one = both(divided(2), 1)[1]
    plan = planned(one, "monday", "monday")
    request = plan.request("/home", tmp_path, resume=True)
    assert request.run_dir == str(tmp_path / "monday-fold-2")
    assert (request.group, request.varied, request.resume) == ("monday", {"fold": 2}, True)
    assert storage.decode(request.project).settings == one.graph.settings
    assert planned(both(projects.iris().graph, 1)[0], "monday", "").name == "monday"
    assert Planned("text").request("", tmp_path).run_dir == str(tmp_path)


LOGS = st.dictionaries(st.sampled_from(["loss", "val_loss", "auc"]), st.floats(-10, 10) | st.none())


@settings(max_examples=60, deadline=None)
@given(st.lists(LOGS, max_size=5))
def test_numbers_that_every_run_has_are_told_with_mean_and_deviation(logs: list[dict[str, float | None]]) -> None:
    found = together(logs)
    for name in ("loss", "val_loss", "auc"):
        values = [one.get(name) for one in logs]
        if not logs or None in values:
            assert name not in found
            continue
        assert math.isclose(found[name].mean, statistics.fmean(values), abs_tol=1e-12)  # type: ignore[type-var]
        expected = statistics.stdev(values) if len(values) > 1 else 0.0  # type: ignore[type-var]
        assert found[name].deviation == pytest.approx(expected)
