"""Without motion what an edit, a fold, an undo or a dock changes is at its place at once; the setting says whether."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.golden import scenes


def running(window: QMainWindow) -> list[QAbstractAnimation]:
    return [one for one in window.findChildren(QAbstractAnimation) if one.state() == QAbstractAnimation.State.Running]


def places(window) -> dict[str, QPoint]:
    return {i: item.pos().toPoint() for i, item in window.canvas.items_scene.nodes.items()}


def test_what_an_edit_moves_is_where_the_document_has_it_at_once(window):
    scenes.prepare(window)
    canvas, stack = window.canvas, window.document.undo_stack
    canvas.select_all()
    for work in (
        canvas.tidy_down,
        stack.undo,
        stack.redo,
        canvas.annotating.add_frame,
        canvas.annotating.collapse,
        stack.undo,
    ):
        work()
        nodes = window.document.graph.nodes
        assert places(window) == {i: QPoint(*nodes[i].position) for i in places(window)}, work
        assert running(window) == []


def test_docks_stand_at_once_where_they_are_put(window):
    scenes.prepare(window)
    docks = window.docks
    for area in (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea):
        window.addDockWidget(area, docks.bottom)
        QApplication.processEvents()
        assert running(window) == []
    docks.move_home()
    docks.toggle_left()
    window.do.show_history()
    window.settings.set_theme("light")
    QApplication.processEvents()
    assert running(window) == []
    assert not window.isAnimated()


def test_the_setting_says_whether_things_move(window):
    settings, canvas = window.settings, window.canvas
    assert not canvas.has_motion  # as the system: nobody sees a screen that is none
    settings.set_motion("on")
    assert canvas.has_motion
    settings.set_motion("off")
    assert not canvas.has_motion
    settings.set_motion("system")
    assert not canvas.has_motion
