"""Data that are dropped anywhere on an open project, or whose path is pasted, become its source in one step."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.app import create_window
from designer.data.sources import BundledSource, CsvSource
from designer.data.sources.texts import TextFolderSource
from designer.shell.window import MainWindow


@pytest.fixture
def window(user, qtbot: QtBot) -> MainWindow:
    found = create_window(start=False)
    qtbot.addWidget(found, before_close_func=lambda w: w.document.undo_stack.setClean())
    found.show()
    found.files.open_example("iris")
    qtbot.waitUntil(lambda: found.preparation.is_done, timeout=60_000)
    assert found.document.data.source == BundledSource("iris")
    return found


def zipped(name: str) -> bytes:
    """Return an archive of one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "text")
    return made.getvalue()


def drop(widget: QWidget, path: Path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(widget.rect().center())
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    QApplication.sendEvent(widget, QDropEvent(place, action, mime, left, none))
    return enter.isAccepted()


@pytest.mark.parametrize("where", ["canvas", "window", "panel"])
def test_data_dropped_anywhere_are_bound_and_shown(where: str, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "texts" / "good").mkdir(parents=True)
    (tmp_path / "texts" / "good" / "1.txt").write_text("fine")
    widget = {"canvas": window.canvas.viewport(), "window": window, "panel": window.docks.panel("inspector")}[where]
    while widget is not None and not widget.acceptDrops():
        widget = widget.parentWidget()  # as Qt looks for who takes it
    assert drop(widget, tmp_path / "texts")
    assert window.document.data.source == TextFolderSource(str(tmp_path / "texts"))
    assert window.docks.panel("data").isVisible()
    assert window.document.undo_stack.undoText() == "Choose data"
    window.document.undo_stack.undo()
    assert window.document.data.source == BundledSource("iris")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("thing.xyz", bytes(range(256)) * 3, "it holds other bytes than text"),
        ("zeros.csv", b"\0" * 100, "it holds other bytes than text"),
        ("empty.csv", b"", "it is empty"),
        ("paper.pdf", b"%PDF-1.4\n", "it is a PDF"),
        ("one.png", b"\x89PNG\r\n", "it is one picture"),
        ("notes.zip", zipped("notes.txt"), "it is a zip archive without arrays"),
    ],
)
def test_what_holds_no_data_is_answered_and_the_source_stays(
    name: str, content: bytes, reason: str, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert drop(window.canvas.viewport(), tmp_path / name)
    assert window.messages.notice.text.startswith(f"{name} cannot be read: {reason}")
    assert window.document.data.source == BundledSource("iris")
    assert not window.document.undo_stack.canUndo()


def test_pasting_nothing_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    before = window.document.undo_stack.count()
    with qtbot.captureExceptions() as raised:
        window.actions_by_id["paste"].trigger()
    assert raised == []
    assert window.document.undo_stack.count() == before


def test_a_pasted_path_is_bound_wherever_the_keyboard_is(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    QApplication.clipboard().setText(str(tmp_path / "t.csv"))
    window.actions_by_id["paste"].trigger()
    assert window.document.data.source == CsvSource(str(tmp_path / "t.csv"))


def test_other_text_is_pasted_as_ever(window: MainWindow) -> None:
    QApplication.clipboard().setText("no path at all")
    before = window.document.graph
    window.actions_by_id["paste"].trigger()
    assert window.document.data.source == BundledSource("iris")
    assert window.document.graph == before
