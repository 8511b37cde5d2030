"""Gives the keyboard back to where the work was when the widget that had it disappears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from designer.shell.window import MainWindow


class FocusKeeper(QObject):
    """Qt hands the focus of a widget that goes to the next in a row, which may be a button of the toolbar."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._around: list[QWidget] = []  # what the widget with the keyboard lies in, from the inside outwards
        self._place = QPoint()  # of the widget that has it, in the window
        self._is_lost = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._settled)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._changed)

    def leads_back(self, event: QKeyEvent) -> bool:
        """Give the keyboard to the drawing: Escape does from every panel, Enter from a field of the inspector."""
        focus, stage = QApplication.focusWidget(), self._window.stage
        if (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            or focus is None
            or not self._window.files.has_project
        ):
            return False
        if focus is stage.currentWidget():
            return False
        is_field = isinstance(focus, (QLineEdit, QAbstractSpinBox)) and self._window.docks.right.isAncestorOf(focus)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() != Qt.Key.Key_Escape and not (is_enter and is_field):
            return False
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.activateWindow()  # a dock may float
        return True

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # Who moves on leaves a widget that is still there, or goes to what it lay in, as from a search on the canvas;
        # whatever is said after a loss is meant again.
        is_hidden = old is not None and isValid(old) and not (old.isVisible() and old.isEnabled())
        is_around = new is not None and old is not None and isValid(old) and new.isAncestorOf(old)
        # to nobody: the widget was deleted, or the window is left
        self._is_lost = new is None or (is_hidden and not is_around)
        if self._is_lost:
            self._settle.start()
        elif new is not None:
            self._note(new)

    def _settled(self) -> None:
        if not self._is_lost or not self._window.isActiveWindow():
            return
        self._is_lost = False
        near = (self._nearest(w) for w in (*self._around, self._window.stage) if isValid(w) and w.isVisible())
        focus = next((w for w in near if w is not None), None)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._note(focus)

    def _note(self, focus: QWidget) -> None:
        if focus.window() is self._window:
            self._around, parent = [], focus.parentWidget()
            while parent is not None and parent is not self._window:
                self._around.append(parent)
                parent = parent.parentWidget()
            self._place = focus.mapTo(self._window, focus.rect().center())

    def _nearest(self, area: QWidget) -> QWidget | None:
        """Return the widget that Tab stops at and that stands nearest to where the keyboard was."""
        able = (w for w in area.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _takes_tab(w))
        return min(able, key=self._distance, default=None)

    def _distance(self, widget: QWidget) -> tuple[int, int]:
        """Return how far it is, down or up before to the sides: what is read next stands in the nearest row."""
        left_top = widget.mapTo(self._window, QPoint(0, 0))
        nearest = QPoint(
            max(left_top.x(), min(self._place.x(), left_top.x() + widget.width())),
            max(left_top.y(), min(self._place.y(), left_top.y() + widget.height())),
        )
        away = nearest - self._place
        return abs(away.y()), abs(away.x())


def _takes_tab(widget: QWidget) -> bool:
    return (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
