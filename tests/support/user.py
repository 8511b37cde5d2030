"""A user at the window: finds what is visible by name, clicks, types and waits for what shows, with real events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from designer.views.panels.registry import PANELS
from tests.support.canvas_hand import Hand

CTRL = Qt.KeyboardModifier.ControlModifier


class User:
    """Works in one window; `hand` draws on its canvas."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def hand(self) -> Hand:
        """The hand on the canvas."""
        return Hand(self.see("canvas"))

    def see(self, name: str, kind: type = QWidget) -> QWidget:
        """Return the visible widget of that object name; waits for it."""
        self.wait(lambda: self._visible(name, kind) is not None, f"{name} to be seen")
        found = self._visible(name, kind)
        assert found is not None
        return found

    def wait(self, condition: Callable[[], bool], what: str = "", seconds: float = 30) -> None:
        """Let the program work until the condition holds."""

        def check() -> None:
            assert condition(), f"waited for {what}"

        self.qtbot.waitUntil(check, timeout=int(seconds * 1000))

    def click(self, name: str) -> None:
        """Click a button."""
        self.qtbot.mouseClick(self.see(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, at: str = "") -> None:
        """Press a key where the keyboard is, or at a widget."""
        target = self.see(at) if at else (QApplication.focusWidget() or self.window)
        self.qtbot.keyClick(target, key, held)

    def type(self, name: str, text: str) -> None:
        """Replace the text of a field and leave it with Tab."""
        widget = self.see(name)
        field = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
        assert field is not None, f"{name} has no text to type into"
        target = widget if isinstance(widget, QAbstractSpinBox) else field
        self.qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
        self.qtbot.keyClick(target, Qt.Key.Key_A, CTRL)
        self.qtbot.keyClicks(target, text)
        self.qtbot.keyClick(target, Qt.Key.Key_Tab)

    def choose(self, name: str, text: str) -> None:
        """Open a combo box with the mouse, walk to an entry with the arrow keys and press Enter."""
        widget = self.see(name)
        box = widget if isinstance(widget, QComboBox) else widget.findChild(QComboBox)
        assert box is not None, f"{name} has no choices"
        row = box.findText(text)
        assert row >= 0, f"{name} offers {[box.itemText(i) for i in range(box.count())]}, not {text}"
        self.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        view = box.view()
        self.wait(view.isVisible, f"the choices of {name}")
        while view.currentIndex().row() != row:
            down = view.currentIndex().row() < row
            self.qtbot.keyClick(view, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.qtbot.keyClick(view, Qt.Key.Key_Return)
        self.wait(lambda: box.currentText() == text, f"{text} to be chosen in {name}")
        self._come_back()

    def choose_in_list(self, button: str, typed: str, name: str) -> None:
        """Open a list of classes by its button, type a part of a name, and take what comes first with Enter."""
        self.click(button)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        self.qtbot.keyClicks(field, typed)
        results = field.parentWidget().findChild(QListWidget)
        assert results is not None
        assert results.currentItem().text() == name
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def open_tab(self, panel: str) -> None:
        """Bring a panel of the bottom dock to the front."""
        bar = self.see("bottom_tab_bar", QTabBar)
        assert isinstance(bar, QTabBar)
        tab = next(row.tab for row in PANELS if row.id == panel)
        index = next(i for i in range(bar.count()) if bar.tabData(i) == tab)
        self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
        self.see(f"panel_{panel}")

    def action(self, name: str) -> QAction:
        """Return an action of the window."""
        found = self.window.findChild(QAction, f"action_{name}")
        assert found is not None, f"there is no action {name}"
        return found

    def shortcut(self, name: str) -> None:
        """Press the keys of an action."""
        pressed = self.action(name).shortcut()[0]
        self.key(pressed.key(), pressed.keyboardModifiers())

    def drop_file(self, name: str, path: Path) -> None:
        """Drop a file on a widget."""
        widget = self.see(name)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        place = QPointF(widget.rect().center())
        for kind in (QDragEnterEvent, QDropEvent):
            event = kind(
                place.toPoint() if kind is QDragEnterEvent else place,
                Qt.DropAction.CopyAction,
                mime,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(widget, event)

    def save_with(self, button: str, path: Path) -> None:
        """Click a button that asks for a file, type the path into the dialog and press Enter."""
        self.answer_file_dialog(path, lambda: self.click(button))

    def answer_file_dialog(self, path: Path, ask: Callable[[], None]) -> None:
        """Have a file dialog opened, type the path into it and press Enter."""
        timer = QTimer()
        answering: list[QFileDialog] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                if answering:
                    timer.stop()
                return
            if not answering:  # one look later it has laid itself out
                answering.append(dialog)
                return
            timer.stop()  # what follows lets the program work
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            self.qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
            self.qtbot.keyClicks(field, str(path))
            field.completer().popup().hide()
            self.qtbot.keyClick(field, Qt.Key.Key_Return)
            timer.start(200)  # should the dialog still be there, the list of names has taken the key

        timer.timeout.connect(answer)
        timer.start(100)
        ask()
        self.wait(lambda: bool(answering), "a file dialog")
        timer.stop()
        self._come_back()

    # ------------------------------------------------------------------------------------------ drawing

    def node(self, name: str) -> str:
        """Return the id of the node with that title."""
        nodes = self.window.document.graph.nodes.values()
        return next(n.id for n in nodes if n.name == name)

    def draw(self, type_: str, at: tuple[int, int], name: str, **fields: str) -> str:
        """Double-click the empty canvas, search for a layer, title it and fill its fields; returns its id."""
        before = set(self.window.document.graph.nodes)
        self.hand.double_click(QPointF(*at))
        field = self.see("canvas_search_field")
        self.qtbot.keyClicks(field, type_)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        (node_id,) = set(self.window.document.graph.nodes) - before
        self.hand.click(self.hand.body(node_id))
        self.type("field_name", name)
        for param, value in fields.items():
            widget = self.see(f"field_{param}")
            is_choice = isinstance(widget, QComboBox) or widget.findChild(QComboBox) is not None
            (self.choose if is_choice else self.type)(f"field_{param}", value)
        return node_id

    def connect(self, source: str, target: str, port: int = 0) -> None:
        """Drag a wire from an output ring to an input ring."""
        source_id, target_id = self.node(source), self.node(target)
        self.hand.drag(self.hand.output(source_id), self.hand.input(target_id, port))
        graph = self.window.document.graph
        assert any(e.source == source_id for e in graph.incoming(target_id)), f"no wire from {source} to {target}"

    def _come_back(self) -> None:
        """The offscreen platform leaves a closed popup the active window; a real one gives the focus back."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow, "the window to be active again")

    def _visible(self, name: str, kind: type) -> QWidget | None:
        for root in (self.window, *QApplication.topLevelWidgets()):
            if root.isVisible():
                shown = (w for w in root.findChildren(kind, name) if w.isVisible())
                found = next((w for w in shown if not w.size().isEmpty()), None)  # it has its place
                if found is not None:
                    return found
        return None
