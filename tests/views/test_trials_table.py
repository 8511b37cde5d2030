"""The table of trials as a model: rows come as trials begin, columns are what varies, and numbers sort as numbers."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from designer.graph.texts import Text
from designer.session.searches import Searches
from designer.views.context import Context
from designer.views.panels.search.trials_model import SORT, TrialsModel
from designer.wire import SearchDone, SearchStarted, TrialDone, TrialEpoch, TrialStarted
from tests.support import projects
from tests.support.panels import make_context


@pytest.fixture
def context(qtbot, tmp_path) -> Context:
    context = make_context(projects.iris().graph)
    context.document.set_path(tmp_path / "iris.kdesign")
    return dataclasses.replace(context, searches=Searches(context.document, context.runs, context.document))


@pytest.fixture
def searches(context: Context) -> Searches:
    found = context.searches
    assert found is not None
    return found


@pytest.fixture
def model(context: Context, searches: Searches) -> TrialsModel:
    found = TrialsModel(context, searches, context.document)
    QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Fatal, found)
    begin(searches)
    found.refresh()
    return found


def begin(searches: Searches, *names: str) -> None:
    names = names or ("hidden.units", "dropout")
    searches._follow(SearchStarted(name="s", trials=4, method="random", names=names))


def trial(searches: Searches, number: int, units: int, value: float | None, **more: Any) -> None:
    values = {"hidden.units": units, "dropout": bool(number % 2)}
    searches._follow(TrialStarted(number=number, run=f"r{number}", values=values))
    if value is not None or more:
        told = {"epochs": 3, "seconds": 4.0, **more}
        searches._follow(TrialDone(number=number, run=f"r{number}", values=values, value=value, **told))


def row(model: TrialsModel, place: int) -> list[str]:
    return [str(model.index(place, column).data()) for column in range(model.columnCount())]


def headings(model: TrialsModel) -> list[str]:
    return [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]


def test_columns_are_what_varies_between_what_every_trial_has(model, searches) -> None:
    assert headings(model) == ["#", "Value", "hidden.units", "dropout", "State", "Epochs", "Duration"]
    searches._follow(TrialDone(number=1, objective="val_loss", value=0.5))
    assert headings(model)[1] == "val_loss"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_trial_is_a_row_from_its_beginning_and_is_filled_as_it_goes(model, searches) -> None:
    trial(searches, 1, 32, None)
    assert row(model, 0)[:6] == ["1", "–", "32", "with it", "training", "–"]
    searches._follow(TrialEpoch(number=1, epoch=0, value=0.75))
    assert model.rowCount() == 1
    assert row(model, 0)[1] == "0.75"
    searches._follow(
        TrialDone(
            number=1,
            run="r1",
            values={"hidden.units": 32, "dropout": True},
            value=0.5,
            epochs=3,
            seconds=4.0,
            best=True,
        )
    )
    assert row(model, 0)[:6] == ["1 ★", "0.5", "32", "with it", "done", "3"]


def test_the_star_goes_to_the_better_one(model, searches) -> None:
    trial(searches, 1, 32, 0.5, best=True)
    trial(searches, 2, 64, 0.4, best=True)
    trial(searches, 3, 16, 0.9)
    assert [row(model, place)[0] for place in range(3)] == ["1", "2 ★", "3"]
    bold = [model.index(place, 0).data(Qt.ItemDataRole.FontRole).bold() for place in range(3)]
    assert bold == [False, True, False]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("done", "done"),
        ("pruned", "ended early"),
        ("failed", "failed"),
        ("stopped", "interrupted"),
        ("repeated", "as before"),
    ],
)
def test_how_a_trial_ended_is_said(model, searches, context, state: Any, words: str) -> None:
    trial(searches, 1, 32, None, state=state, text=Text("why"))
    assert row(model, 0)[4] == words
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "why"
    colour = model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole)
    theme = context.appearance.theme
    wanted = {"failed": theme.error, "pruned": theme.muted, "repeated": theme.muted}.get(state)
    assert (colour.name() if colour else None) == wanted


def test_numbers_sort_as_numbers_and_what_has_none_comes_last(model, searches) -> None:
    for number, (units, value) in enumerate([(9, 0.5), (100, 0.05), (20, None), (64, 10.0)], 1):
        trial(searches, number, units, value)
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setSortRole(SORT)
    for column, wanted in ((1, [2, 1, 4, 3]), (2, [1, 3, 4, 2]), (0, [1, 2, 3, 4])):
        proxy.sort(column)
        found = [proxy.mapToSource(proxy.index(place, 0)).row() + 1 for place in range(4)]
        assert found == wanted


def test_another_search_begins_with_an_empty_table_and_its_own_columns(model, searches) -> None:
    trial(searches, 1, 32, 0.5)
    searches._follow(SearchDone(name="s", trials=1, best=1, value=0.5))
    searches._clear()
    begin(searches, "training.batch_size")
    model.refresh()
    assert model.rowCount() == 0
    assert headings(model) == ["#", "Value", "training.batch_size", "State", "Epochs", "Duration"]


def test_an_index_that_is_not_there_has_no_data(model, searches) -> None:
    trial(searches, 1, 32, 0.5)
    assert model.data(model.index(5, 0)) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.trial_at(0).run == "r1"
