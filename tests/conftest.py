"""Fixtures every test may use; without a display Qt runs offscreen."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.support.answerer import Answerer

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# Tests start hundreds of processes: without compiled files each one would compile the whole program again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_configure() -> None:
    """Let nothing be collected but between tests, in the main thread; where CI runs, invent the same examples again."""
    gc.disable()
    # What tests choose in dialogs is remembered nowhere else, by each worker for itself.
    os.environ.setdefault("KERAS_DESIGNER_STATE", tempfile.mkdtemp(prefix="kdesign-tests-"))
    _keep_what_jax_compiles()
    settings.register_profile("ci", derandomize=True)
    if os.environ.get("CI"):
        settings.load_profile("ci")


def _keep_what_jax_compiles() -> None:
    """Let the processes that a worker's tests start find what others of them have compiled: half of a short run."""
    folder = Path(os.environ["KERAS_DESIGNER_STATE"]) / "compiled"
    os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(folder))
    os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0")
    os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES", "-1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the whole jobs, the longest tests of all: at the end one process would wait for the other's."""
    here = Path(__file__).parent
    items.sort(key=lambda item: item.path.parent != here)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Destroy the windows a test was done with, and after a module the menus that a library leaves in cycles.

    Python's collector takes a tree of widgets apart in any order, in the middle of another test or after the
    application itself, which ends the process in native code; in a thread of an engine, it leaves their timers behind.
    So it runs here alone. In the program everything goes with its window.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication, QWidget

        if nextitem is None or nextitem.path != item.path:
            for widget in QApplication.topLevelWidgets():
                # A bare QWidget without a parent may be the hidden helper of a QGraphicsLayout, which destroys it.
                if widget.parent() is None and type(widget) is not QWidget:
                    widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()  # what outlives a module, above all Keras itself, takes a second to look through each time
    else:
        gc.collect(1)


@pytest.fixture
def answerer(qapp: object) -> Iterator[Answerer]:
    """Return what answers modal dialogs while the code under test waits in them."""
    from tests.support.answerer import Answerer

    found = Answerer()
    yield found
    found.stop()
