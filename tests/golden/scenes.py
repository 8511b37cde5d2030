"""What is pictured: every panel, dialog and popup of the window, each a function that brings it about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from designer.data.sources import BundledSource
from designer.engine.feeding.describing import describe
from designer.graph.texts import Text
from designer.project.lessons.lesson import bundled
from designer.shell.window import MainWindow
from designer.views.panels.registry import PANELS
from designer.wire import Fix, Problem
from tests.golden.faults import faults
from tests.support.answerer import Answerer
from tests.support.panels import report, ticket, ticket_report
from tests.support.runs import write_run

PROBLEMS = (
    Problem(Text("difficulty has no target."), "n8", "", "error"),
    Problem(Text("shared is wide."), "n5", "", "warning", fixes=(Fix(Text("Freeze it"), "nothing", {}),)),
)
Scene = Callable[[MainWindow], QPixmap]
FAULTS: list[str] = []  # of what was pictured since somebody looked


def prepare(window: MainWindow) -> None:
    """Open the ticket classifier as it stands after a run, without an engine."""
    window.files.open_graph(ticket(), None)
    window.canvas.tidy()
    folder = window.context.runs.new_run_folder()
    write_run(folder, epochs=6, planned=6)
    window.context.runs.refresh()
    datasets = window.context.datasets
    datasets.description = describe(BundledSource("iris"), Path())
    datasets.is_loading = False
    datasets.changed.emit()
    report(window.context, ticket_report(*PROBLEMS))
    window.docks.build_all()
    window.context.selection.set(["n5"])


def settle() -> None:
    """Let everything find its place."""
    for _ in range(6):
        QApplication.processEvents()
        QTest.qWait(5)


def picture(widget: QWidget) -> QPixmap:
    """Return a picture, and note what is wrong in it."""
    FAULTS.extend(faults(widget))
    return widget.grab()


def _window(window: MainWindow) -> QPixmap:
    window.messages.clear()
    settle()
    return picture(window)


def welcome(window: MainWindow) -> QPixmap:
    """Picture the page without a project, then open the one that everything else shows."""
    taken = _window(window)
    prepare(window)
    return taken


def _panel(panel: str) -> Scene:
    def scene(window: MainWindow) -> QPixmap:
        window.docks.show_panel("inspector")
        window.docks.show_panel(panel)
        settle()
        window.canvas.frame_all()
        return _window(window)

    return scene


def _drawing(window: MainWindow) -> QPixmap:
    window.layouts.draw()
    settle()
    window.canvas.frame_all()
    taken = _window(window)
    window.docks.set_wanted(left=True, right=True, bottom=True)
    return taken


def _history(window: MainWindow) -> QPixmap:
    window.do.show_history()
    taken = _window(window)
    window.do.show_history()
    return taken


def _lesson(window: MainWindow) -> QPixmap:
    window.document.undo_stack.setClean()  # so that nothing is asked
    window.lessons.begin(next(iter(bundled())))
    taken = _window(window)
    window.lessons.leave()
    window.document.undo_stack.setClean()
    prepare(window)
    return taken


def _dialog(show: str, name: str = "") -> Scene:
    def scene(window: MainWindow) -> QPixmap:
        before = set(QApplication.topLevelWidgets())
        getattr(window.do, show)()
        settle()
        new = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in before]
        found: QWidget = next((w for w in new if isinstance(w, QDialog)), new[0] if new else window)
        if name:
            found = window.findChild(QWidget, name) or found
        taken = picture(found)
        found.close()
        settle()
        return taken

    return scene


def _question(name: str, ask: Callable[[MainWindow], object]) -> Scene:
    def scene(window: MainWindow) -> QPixmap:
        taken: list[QPixmap] = []

        def take(dialog: QWidget) -> None:
            taken.append(picture(dialog))
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

        answerer = Answerer()
        answerer.expect(name, take)
        ask(window)
        answerer.stop()
        return taken[0]

    return scene


def _search(window: MainWindow) -> QPixmap:
    canvas = window.canvas
    canvas.setFocus()
    canvas.open_search_after()
    settle()
    taken = picture(window)
    canvas.search.dismiss()
    return taken


def _menu(path: str) -> Scene:
    return lambda window: picture(window.menus[path])


IN_THE_WINDOW: dict[str, Scene] = {
    **{f"panel-{row.id}": _panel(row.id) for row in PANELS if row.id not in ("training", "inspector")},
    "drawing": _drawing,
    "history": _history,
    "lesson": _lesson,
    "search-popup": _search,
}
BY_THEMSELVES: dict[str, Scene] = {
    **{f"menu-{path.replace('/', '-')}": _menu(path) for path in ("file", "edit", "view", "graph", "run", "help")},
    "dialog-settings": _dialog("show_settings"),
    "dialog-shortcuts": _dialog("show_shortcuts"),
    "dialog-about": _dialog("show_about"),
    "dialog-report": _dialog("show_report"),
    "popup-commands": _dialog("show_commands"),
    "popup-help": _dialog("show_help"),
    "question-unsaved": _question("unsaved_question", lambda w: w.files.questions.unsaved("ticket")),
    "question-delete": _question(
        "delete_runs_question", lambda w: w.files.questions.delete_runs(w.context.runs.runs[:1])
    ),
    "question-stop": _question("stop_question", lambda w: w.files.questions.stop_training()),
}
