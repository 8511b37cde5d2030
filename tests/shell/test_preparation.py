"""The window is usable while its parts are made: one a turn of the event loop, and a theme dresses everything once."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer

from designer.app import create_window
from designer.shell.window import MainWindow
from designer.views.panels.registry import PANELS

IDS = [row.id for row in PANELS]


class Turns(QObject):
    """Notes each panel when it is built, and again when the event loop goes on after it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.log: list[str] = []
        window.docks.panel_built.connect(self._built, Qt.ConnectionType.DirectConnection)
        window.docks.panel_built.connect(self._went_on, Qt.ConnectionType.QueuedConnection)

    @Slot(str, object)
    def _built(self, panel_id: str, _panel: object) -> None:
        self.log.append(panel_id)

    @Slot(str, object)
    def _went_on(self, panel_id: str, _panel: object) -> None:
        self.log.append(f"after {panel_id}")

    def built(self) -> list[str]:
        """Return the panels in the order they were built; fails where two were built in one turn."""
        ids = [entry for entry in self.log if not entry.startswith("after ")]
        assert self.log == [entry for i in ids for entry in (i, f"after {i}")]
        return ids


@pytest.mark.parametrize("is_opened_at_once", [False, True])
def test_a_turn_of_the_event_loop_builds_one_panel_at_the_most(user, qtbot, is_opened_at_once):
    window = create_window(start=False)
    turns = Turns(window)
    window.show()
    if is_opened_at_once:
        window.files.open_example("digits")
        assert turns.log == []
    qtbot.waitUntil(lambda: window.preparation.is_done, timeout=60_000)
    QApplication.processEvents()

    assert sorted(turns.built()) == sorted(IDS)

    window.files.open_example("iris")
    window.docks.build_all()
    QApplication.processEvents()
    assert len(turns.built()) == len(IDS)
    assert window.stage.currentWidget() is window.canvas
    assert window.docks.panel("palette").isVisible()
    window.document.undo_stack.setClean()
    window.close()


class Dressings(QObject):
    """Counts how often each widget is told that its style is another one."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[int] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.counts[getCppPointer(watched)[0]] += 1  # wrappers come and go
        return False


def pictures(window: MainWindow) -> list[QImage]:
    """Return what is seen of the window but for the status bar, which tells how much memory there is."""
    docks = window.docks
    return [part.grab().toImage() for part in (window.tool_bar, window.stage, docks.left, docks.right, docks.bottom)]


def test_another_theme_dresses_every_widget_once_and_the_way_back_shows_the_same(make_window, qtbot):
    window = make_window()
    window.files.open_example("digits")
    window.docks.build_all()
    window.look.dark()
    qtbot.waitUntil(lambda: window.preparation.is_done, timeout=60_000)
    window.setFocus()
    QApplication.processEvents()
    before = pictures(window)
    dressings = Dressings()
    QApplication.instance().installEventFilter(dressings)
    window.look.light()
    QApplication.instance().removeEventFilter(dressings)
    QApplication.processEvents()
    other = pictures(window)
    window.look.dark()
    QApplication.processEvents()

    assert max(dressings.counts.values()) <= 2  # out of the old sheet, into the new one
    assert all(there != back for there, back in zip(other, before, strict=True))
    qtbot.waitUntil(lambda: pictures(window) == before, timeout=10_000)


FRESH = """
import sys
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from designer.app import create_window
from designer.shell.preparation import Preparation
from designer.shell.sliced_import import SlicedImport
work = Preparation._work
def watched(self, step):
    before = set(sys.modules)
    work(self, step)
    if not isinstance(step, SlicedImport):
        told("a step", before)
def told(when, before):
    for name in sorted(set(sys.modules) - before):
        if not name.startswith("designer."):
            print(when, "imports", name)
Preparation._work = watched
window = create_window(start=False)
window.show()
loop, timer = QEventLoop(), QTimer(interval=20)
timer.timeout.connect(lambda: window.preparation.is_done and loop.quit())
timer.start()
loop.exec()
before = set(sys.modules)
window.files.open_example("digits")
window.docks.build_all()
app.processEvents()
told("opening", before)
print("prepared")
window.document.undo_stack.setClean()
window.close()
"""


def test_libraries_are_imported_in_slices_alone(user):
    ended = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout.splitlines() == ["prepared"]
