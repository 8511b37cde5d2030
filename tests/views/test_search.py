"""The search panel: what varies is the project's, trials come one by one, and figures say what they have in common."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QToolButton

from designer.jobs.journal import Journal
from designer.project.records import SEARCH
from designer.project.search_settings import SearchSettings
from designer.session.searches import Searches
from designer.views.context import Context
from designer.views.forms.param_label import ParamLabel
from designer.views.panels.inspector import InspectorPanel
from designer.views.panels.search.panel import SearchPanel
from designer.wire import SearchStarted, TrialDone, TrialEpoch, TrialStarted
from tests.support import projects
from tests.support.panels import make_context

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(qtbot, tmp_path) -> Context:
    context = make_context(projects.iris().graph)
    context.document.set_path(tmp_path / "iris.kdesign")
    return dataclasses.replace(context, searches=Searches(context.document, context.runs, context.document))


@pytest.fixture
def panel(context, qtbot) -> SearchPanel:
    panel = SearchPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1100, 300)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def settings(context: Context) -> SearchSettings:
    return context.document.graph.settings.get(SEARCH, SearchSettings())


def add(panel: SearchPanel, qtbot, text: str) -> None:
    line = panel.findChild(QLineEdit, "search_add")
    line.clear()
    line.setFocus()
    qtbot.keyClicks(line, text)
    line.completer().popup().hide()
    qtbot.keyClick(line, Qt.Key.Key_Return)


def said(panel: SearchPanel) -> str:
    return panel.findChild(QLabel, "search_fault").text()


def test_what_varies_is_written_or_chosen_and_each_is_one_step(context, panel, qtbot):
    assert not panel.findChild(QPushButton, "search_start").isEnabled()
    add(panel, qtbot, "hidden.units=4, 8,16")
    add(panel, qtbot, "dropout")
    assert [(v.path, v.values) for v in settings(context).variations] == [("units", (4, 8, 16)), ("", (True, False))]
    assert panel.findChild(QPushButton, "search_start").isEnabled()
    values = panel.findChild(QLineEdit, "search_values_0")
    assert values.text() == "4, 8, 16"
    values.setFocus()
    values.selectAll()
    qtbot.keyClicks(values, "4..64:log")
    qtbot.keyClick(values, Qt.Key.Key_Return)
    assert (settings(context).variations[0].low, settings(context).variations[0].log) == (4, True)
    context.document.undo_stack.undo()
    assert settings(context).variations[0].values == (4, 8, 16)
    assert values.text() == "4, 8, 16"
    qtbot.mouseClick(panel.findChild(QToolButton, "search_remove_0"), LEFT)
    assert [v.path for v in settings(context).variations] == [""]
    context.document.undo_stack.undo()
    context.document.undo_stack.undo()
    context.document.undo_stack.undo()
    assert SEARCH not in context.document.graph.settings


def test_what_cannot_be_read_is_said_and_not_taken(context, panel, qtbot):
    add(panel, qtbot, "hidden.units=4,8")
    before = settings(context)
    add(panel, qtbot, "hidden.colour=4,8")
    assert "no argument colour" in said(panel)
    values = panel.findChild(QLineEdit, "search_values_0")
    values.setFocus()
    values.selectAll()
    qtbot.keyClicks(values, "-4, 8")
    qtbot.keyClick(values, Qt.Key.Key_Return)
    assert "at least 1" in said(panel)
    assert values.property("invalid") is True
    assert settings(context) == before


def test_method_trials_and_objective_are_the_projects(context, panel, qtbot):
    method = panel.findChild(QComboBox, "search_method")
    method.setCurrentIndex(3)
    method.activated.emit(3)
    objective = panel.findChild(QComboBox, "search_objective")
    assert [objective.itemText(i) for i in range(objective.count())] == [
        "val_loss",
        "loss",
        "accuracy",
        "val_accuracy",
    ]
    objective.activated.emit(3)
    assert settings(context) == SearchSettings(method="hyperband", objective="val_accuracy")
    assert objective.currentText() == "val_accuracy"


def tell(context: Context, *records: object) -> None:
    assert context.searches is not None
    for record in records:
        context.searches._follow(record)  # type: ignore[arg-type]


def test_trials_come_one_by_one_and_the_best_is_marked(context, panel, qtbot):
    names = ("hidden.units", "dropout")
    tell(context, SearchStarted(name="s", trials=6, names=names))
    given = [(4, True, 0.9), (8, False, 0.4), (16, True, 0.7), (32, False, 0.2), (64, True, None)]
    best = 9.0
    for number, (units, with_it, value) in enumerate(given, 1):
        values = dict(zip(names, (units, with_it), strict=True))
        tell(context, TrialStarted(number=number, run=f"r{number}", values=values))
        tell(context, TrialEpoch(number=number, epoch=2, value=5.0))
        is_best = value is not None and value < best
        best = value if is_best else best
        done = TrialDone(
            number=number,
            run=f"r{number}",
            values=values,
            state="done" if value is not None else "failed",
            value=value,
            epochs=4,
            best=is_best,
            objective="val_loss",
            importance={"hidden.units": 0.75, "dropout": 0.25},
        )
        tell(context, done)
    model = panel.findChild(QTableView, "search_table").model()
    heads = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert heads == ["#", "val_loss", "hidden.units", "dropout", "State", "Epochs", "Duration"]
    rows = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
    assert rows[3] == ["4 ★", "0.2", "32", "without", "done"]
    assert rows[4] == ["5", "–", "64", "with it", "failed"]
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert [model.index(row, 0).data() for row in range(5)] == ["4 ★", "2", "3", "1", "5"]
    choice = panel.findChild(QComboBox, "search_figure")
    for place in range(3):
        choice.setCurrentIndex(place)
        choice.activated.emit(place)
    history, parallel, importance = panel._figures.values()
    assert list(history._best.getData()[1]) == [0.9, 0.9, 0.4, 0.4, 0.4, 0.4, 0.2]
    assert importance._bars.opts["width"].tolist() == [25.0, 75.0]
    strongest = parallel._lines[2].getData()[1]
    assert strongest[:3].tolist() == [1.0, 0.0, 0.0]  # most units, without it, least loss


def test_the_best_trial_opens_as_a_project(context, panel, qtbot):
    tell(context, SearchStarted(name="s", trials=1, names=("hidden.units",)))
    tell(context, TrialDone(number=1, run="r1", values={"hidden.units": 4}, value=0.5, best=True))
    context.searches.changed.emit()
    with qtbot.waitSignal(panel.open_project_requested) as opened:
        qtbot.mouseClick(panel.findChild(QPushButton, "search_open"), LEFT)
    assert opened.args[0] == context.searches.folder / "r1" / "project.kdesign"
    context.document.reset(projects.iris().graph)
    assert panel.findChild(QTableView, "search_table").model().rowCount() == 0  # they were of another project
    assert not panel.findChild(QPushButton, "search_open").isEnabled()


def test_a_search_that_came_to_its_end_unseen_can_go_on_when_the_panel_is_shown(context, panel):
    go_on = panel.findChild(QPushButton, "search_go_on")
    assert not go_on.isEnabled()
    panel.hide()
    Journal(context.runs.folder(), "0101").close()
    context.runs.refresh()
    panel.show()
    assert go_on.isEnabled()


def test_an_argument_is_varied_from_its_own_form(context, qtbot):
    inspector = InspectorPanel(context)
    qtbot.addWidget(inspector)
    inspector.show()
    context.selection.set(["n2"])
    label = inspector.findChild(ParamLabel, "label_units")
    with qtbot.waitSignal(context.notices.panel_requested) as asked:
        next(action for action in label.menu().actions() if action.objectName() == "vary_in_a_search").trigger()
    assert asked.args == ["search"]
    assert [(v.of, v.path, v.values) for v in settings(context).variations] == [("n2", "units", (4, 8, 16))]
    context.document.undo_stack.undo()
    assert SEARCH not in context.document.graph.settings
