"""What is painted is there for a screen reader: nodes, ports and wires with names, states and relations."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from designer.views.canvas.view import Canvas
from designer.views.plots.curve_plot import CurvePlot
from designer.views.plots.series import Series, empty_curve
from designer.views.theme import DARK
from tests.support.canvas_drawing import draw_ticket, make_context, report_ticket

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def canvas(qtbot):
    view = Canvas(make_context())
    qtbot.addWidget(view)
    view.resize(1300, 760)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def parts(of) -> dict[str, object]:
    """Return the objects in an accessible object by name."""
    found = [of.child(i) for i in range(of.childCount())]
    return {one.text(NAME): one for one in found if one is not None}


def painted(canvas) -> dict[str, object]:
    return parts(QAccessible.queryAccessibleInterface(canvas))


def starting(found: dict[str, object], start: str):
    return next(one for name, one in found.items() if name.startswith(start))


def test_a_node_says_what_it_is_where_it_stands_and_what_it_is_wired_to(canvas):
    ids = draw_ticket(canvas.context)
    canvas.frame_all()
    shared = starting(painted(canvas), "shared")
    assert shared.text(NAME) == "shared, Dense, 64, relu, from features, to priority, department and difficulty"
    assert shared.role() == QAccessible.Role.ListItem
    card = canvas.mapFromScene(canvas.items_scene.nodes[ids["shared"]].card()).boundingRect()
    assert shared.rect().topLeft() == canvas.mapToGlobal(card.topLeft())
    # What the other one is to this one: test_screen_reader.py shows how readers hear it.
    flows = {(one.text(NAME).split(",")[0], flag) for one, flag in shared.relations()}
    assert flows == {
        ("features", QAccessible.RelationFlag.FlowsTo),
        ("priority", QAccessible.RelationFlag.FlowsFrom),
        ("department", QAccessible.RelationFlag.FlowsFrom),
        ("difficulty", QAccessible.RelationFlag.FlowsFrom),
    }


def test_ports_lie_in_their_node_and_wires_beside_them(canvas):
    draw_ticket(canvas.context)
    found = painted(canvas)
    ports = parts(starting(found, "shared"))
    assert list(ports) == ["input 1, from features", "output 1, to priority, department and difficulty"]
    port = next(iter(ports.values()))
    assert port.parent().text(NAME).startswith("shared")
    wire = found["wire from features to shared"]
    assert wire.role() == QAccessible.Role.Link
    assert [one.text(NAME).split(",")[0] for one, _ in wire.relations()] == ["features", "shared"]


def test_the_selected_node_has_the_focus_of_the_drawing(qtbot, canvas):
    ids = draw_ticket(canvas.context)
    whole = QAccessible.queryAccessibleInterface(canvas)
    canvas.selection.set([ids["features"]])
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    focused = whole.focusChild()
    assert focused.text(NAME).startswith("shared")
    assert focused.state().selected
    assert focused.state().focused
    assert not starting(parts(whole), "features").state().selected


def test_problems_and_shapes_are_said(canvas):
    ids = draw_ticket(canvas.context)
    report_ticket(canvas.context, ids)
    found = painted(canvas)
    assert starting(found, "shared").text(NAME).startswith("shared, Dense, 64, relu, out (None, 64), from features")
    difficulty = starting(found, "difficulty")
    assert difficulty.text(NAME).endswith("1 problem")
    assert difficulty.text(DESCRIPTION) == "difficulty has no target."
    assert "wire from features to shared, (None, 20100) float32" in found


def test_what_is_deleted_is_no_object_any_more_and_undo_brings_it_back(canvas):
    ids = draw_ticket(canvas.context)
    shared = starting(painted(canvas), "shared")
    canvas.selection.set([ids["shared"]])
    canvas.delete()
    assert not shared.isValid()
    assert not any(name.startswith("shared") for name in painted(canvas))
    canvas.document.undo_stack.undo()
    assert starting(painted(canvas), "shared").isValid()


def test_canvases_come_and_go_while_a_screen_reader_looks(qtbot):
    for _ in range(20):
        view = Canvas(make_context())
        draw_ticket(view.context)
        assert starting(painted(view), "shared").childCount() == 2
        view.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        del view
        gc.collect()


def test_a_curve_says_where_it_is_and_where_it_was_best(qtbot):
    plot = CurvePlot("loss", DARK)
    qtbot.addWidget(plot)
    plot.set_title("Loss")
    epochs = np.arange(1.0, 5.0)
    train, validation = np.array([4.0, 3.0, 2.0, 1.0]), np.array([4.0, 2.0, 3.0, np.nan])
    series = Series("r1", "run 1", (epochs, train), (epochs, validation), empty_curve(), ("#111111", "#222222"))
    plot.show_series([series], 0.0, log=False)
    chart = QAccessible.queryAccessibleInterface(plot)
    assert (chart.text(NAME), chart.role()) == ("Loss", QAccessible.Role.Chart)
    assert [name for name in parts(chart) if name.startswith("run 1")] == [
        "run 1, training, 4 points, last 1, lowest 1 at 4, highest 4 at 1",
        "run 1, validation, 4 points, last 3, lowest 2 at 2, highest 4 at 1",
    ]
