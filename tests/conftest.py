"""Fixtures every test may use; without a display Qt runs offscreen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Destroy the windows and menus a test leaves behind, those that a library keeps in cycles among them.

    Python's collector would free them in any order, in the middle of another test or after the application itself,
    which ends the process in native code.
    """
    yield
    if "qapp" in getattr(item, "fixturenames", ()):
        _destroy_top_level_widgets()


def _destroy_top_level_widgets() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication, QWidget

    for widget in QApplication.topLevelWidgets():
        # A bare QWidget without a parent may be the hidden helper of a QGraphicsLayout, which destroys it itself.
        if widget.parent() is None and type(widget) is not QWidget:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
