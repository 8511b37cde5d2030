"""A window of a user who does not exist: settings and state lie in the test's folder, no engine is started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from designer.app import create_window
from designer.data.sources import BundledSource
from designer.engine.feeding.describing import describe
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


def describe_iris(window: MainWindow) -> None:
    """Tell a window what an engine would: the data are those of the iris set."""
    datasets = window.context.datasets
    datasets.description = describe(BundledSource("iris"), Path())
    datasets.is_loading = False
    datasets.changed.emit()
