"""The summary lists the model as Keras does and leads to its layers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QTableView, QToolButton

from designer.graph import edits
from designer.graph.model import Edge, Graph, Node
from designer.views.panels.summary import SummaryPanel
from tests.support.panels import make_context, report, ticket_report


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def summary(qtbot, context) -> SummaryPanel:
    panel = SummaryPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1200, 280)
    panel.show()
    return panel


def cells(panel: SummaryPanel) -> list[list[str]]:
    model = panel.findChild(QTableView).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_rows_stand_in_the_order_in_which_layers_run(qtbot, context, summary):
    report(context, ticket_report())
    qtbot.waitUntil(lambda: cells(summary)[4][2] != "")
    table = cells(summary)
    assert [row[0] for row in table][:5] == ["title", "text_body", "tags", "features", "shared"]
    assert table[3][4] == "title, text_body, tags"
    assert table[4][1:4] == ["Dense", "(None, 64)", "1\u202f286\u202f464"]


def test_totals_stand_below(qtbot, context, summary):
    report(context, ticket_report())
    totals = summary.findChild(QLabel, "summary_totals")
    qtbot.waitUntil(lambda: "1\u202f286\u202f984 (4.9 MB)" in totals.text())


def test_it_follows_the_drawing(qtbot, context, summary):
    document = context.document
    document.push(edits.rename(document.graph, "n5", "hidden"))
    qtbot.waitUntil(lambda: cells(summary)[4][0] == "hidden")
    document.push(edits.delete(document.graph, ["n8"], context.catalogue.signature))
    qtbot.waitUntil(lambda: len(cells(summary)) == 7)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: len(cells(summary)) == 8)


def test_a_click_selects_the_layer_and_the_selection_is_marked(qtbot, context, summary):
    view = summary.findChild(QTableView)
    place = view.visualRect(view.model().index(3, 1)).center()
    with qtbot.waitSignal(context.selection.reveal_requested) as wish:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wish.args == ["n4"]
    assert context.selection.ids == ("n4",)
    context.selection.set(["n6"])
    assert view.currentIndex().data(Qt.ItemDataRole.DisplayRole) == "Dense"
    assert view.currentIndex().row() == 5
    context.selection.set([])
    assert not view.selectionModel().hasSelection()


def test_the_table_is_copied_as_text(qtbot, context, summary):
    report(context, ticket_report())
    qtbot.waitUntil(lambda: cells(summary)[4][2] != "")
    qtbot.mouseClick(summary.findChild(QToolButton, "summary_copy"), Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].split() == ["Layer", "Class", "Output", "shape", "Parameters", "Connected", "to"]
    assert "1 286 464" in text
    assert "Total 1 286 984 (4.9 MB)" in text


def test_the_inside_of_a_nested_model_stands_below_it(qtbot, context, summary):
    graph = Graph(
        [
            Node("n1", "Input", "x", {"shape": [4]}),
            Node("n2", "Model", "block"),
            Node("n3", "Input", "inner", {"shape": [4]}, parent="n2"),
            Node("n4", "Dense", "dense", {"units": 2}, parent="n2"),
            Edge("n3", 0, "n4", 0),
            Edge("n1", 0, "n2", 0),
        ]
    )
    context.document.reset(graph)
    qtbot.waitUntil(lambda: [row[0].strip() for row in cells(summary)] == ["x", "block", "inner", "dense"])
    assert cells(summary)[3][0].startswith("    ")


def test_an_empty_project_has_an_empty_table(qtbot, context, summary):
    context.document.reset(Graph())
    qtbot.waitUntil(lambda: cells(summary) == [])
