"""Switching the language while a project is open: everything in the window follows at once."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QTabBar, QWidget

from designer.project.examples import example
from designer.resources import resource
from designer.shell.window import MainWindow
from designer.views.inspector.layer_page import LayerPage
from tests.support.networks import catalogue

_SAID_BY = ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText", "title", "windowTitle")


@pytest.fixture
def open_window(make_window: Callable[..., MainWindow]) -> Iterator[Callable[..., MainWindow]]:
    """Return a function that shows a window; the application speaks English again when the test is over."""
    opened: list[MainWindow] = []

    def make(path: Path | None = None) -> MainWindow:
        opened.append(make_window(path))
        return opened[-1]

    yield make
    for window in opened:
        window.settings.set_language("en")


def english_texts() -> set[str]:
    """Return the texts of the widgets that are other ones in Korean."""
    found = set()
    for context in ET.parse(resource("translations", "ko.ts")).getroot().iter("context"):
        for message in context.iter("message"):
            source, translation = message.findtext("source", ""), message.findtext("translation", "")
            if source != translation and "{" not in source:
                found.add(source)
    return found


def said(widget: QWidget | QAction) -> Iterator[str]:
    """Yield every text of a widget or an action."""
    for name in _SAID_BY:
        getter = getattr(widget, name, None)
        if callable(getter) and not (name == "text" and isinstance(widget, QTabBar)):
            yield str(getter())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))


def test_no_word_of_english_is_left_in_a_korean_window(open_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    project = tmp_path / "ticket.kdesign"
    shutil.copyfile(example("ticket").path, project)
    window = open_window(project)
    window.docks.build_all()
    nodes = window.document.graph.nodes.values()
    window.context.selection.set(node.id for node in nodes if node.type == "Dense")
    names = {node.name for node in nodes}
    QApplication.processEvents()

    window.settings.set_language("ko")
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was replaced is still there, hidden

    words = {"None", "loss", "accuracy", "epochs"}
    english = {text for text in english_texts() - names - words if catalogue().find(text) is None}  # Keras's words stay
    widgets: list[QWidget | QAction] = [*window.findChildren(QWidget), *window.findChildren(QAction)]
    left = {(type(w).__name__, w.objectName(), text) for w in widgets for text in said(w) if text in english}
    left = {entry for entry in left if not entry[1].startswith("qt_")}  # Qt's own, with Qt's own translation
    left = {entry for entry in left if entry[:2] != ("QAction", "")}  # pyqtgraph's, in a menu that is never shown
    assert sorted(left) == []
    assert window.findChild(LayerPage) is not None, "the inspector was part of it"


def test_english_comes_back(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    before = window.actions_by_id["save"].text()

    window.settings.set_language("ko")
    QApplication.processEvents()
    in_korean = window.actions_by_id["save"].text()
    window.settings.set_language("en")
    QApplication.processEvents()

    assert in_korean == "저장(&S)"
    assert window.actions_by_id["save"].text() == before
    assert window.welcome.new_button.text() == "New project"


def test_layers_are_found_by_korean_words(open_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    project = tmp_path / "iris.kdesign"
    shutil.copyfile(example("iris").path, project)
    window = open_window(project)
    window.settings.set_language("ko")
    palette = window.docks.panel("palette")
    field = palette.findChild(QWidget, "palette_search")
    assert field is not None

    field.setText("풀링")  # type: ignore[attr-defined]

    shown = palette.findChild(QWidget, "palette_list").model()  # type: ignore[union-attr]
    names = [shown.index(row, 0).data() for row in range(shown.rowCount())]
    assert "MaxPooling2D" in names
    assert "Dense" not in names
