"""A window of a user who does not exist: settings and state lie in the test's folder, no engine is started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from designer.app import create_window
from designer.shell.settings import SETTINGS_VARIABLE, STATE_VARIABLE
from designer.shell.window import MainWindow


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands in for the user's home."""
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "settings.ini"))
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    return tmp_path


@pytest.fixture
def make_window(user: Path, qtbot) -> Iterator[Callable[..., MainWindow]]:
    """Return a function that shows a window, with a project if a path is given."""
    windows: list[MainWindow] = []

    def make(path: Path | None = None) -> MainWindow:
        window = create_window(path, start=False)
        windows.append(window)
        window.settings.set_language("en")
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        return window

    yield make
    for window in windows:
        window.document.undo_stack.setClean()
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    """Return a window that shows the welcome page."""
    return make_window()


_PATIENCE = 250  # looks, five seconds
_SETTLED = 5  # looks after which a dialog has laid itself out


class Answerer(QObject):
    """Waits for a modal dialog by its objectName and acts on it; what was met stands in `met`."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []
        self._looks = 0
        self._seen = 0
        self._plans: list[tuple[str, Callable[[QWidget], object]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)

    def expect(self, name: str, act: Callable[[QWidget], object]) -> None:
        """Act on the next dialog of this name."""
        self._plans.append((name, act))
        self._looks = 0
        self._timer.start()

    def stop(self) -> None:
        """Wait for no more dialogs."""
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        self._looks += 1 if dialog is not None or self._plans else 0
        if self._looks > _PATIENCE:
            self._timer.stop()
            self.met.append(f"gave up at {dialog.objectName() if dialog else None}")
            if dialog is not None:
                dialog.close()
            return
        if dialog is None or not self._plans or dialog.objectName() != self._plans[0][0]:
            return
        self._seen += 1
        if self._seen < _SETTLED:
            return
        self._seen = 0
        name, act = self._plans.pop(0)
        self.met.append(name)
        act(dialog)


@pytest.fixture
def answerer(qtbot) -> Iterator[Answerer]:
    """Return what answers modal dialogs while the code under test waits in them."""
    found = Answerer()
    yield found
    found.stop()
