"""Gives the keyboard back to where the work was when the widget that had it disappears."""

from __future__ import annotations

from collections.abc import Iterator
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
        self._area: QWidget | None = None  # the part of the window that has the keyboard
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
        if focus is stage or stage.isAncestorOf(focus):
            return False
        is_field = isinstance(focus, (QLineEdit, QAbstractSpinBox)) and self._window.docks.right.isAncestorOf(focus)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() != Qt.Key.Key_Escape and not (is_enter and is_field):
            return False
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # Who moves on leaves a widget that is still there; whatever is said after a loss is meant again.
        is_hidden = old is not None and isValid(old) and not (old.isVisible() and old.isEnabled())
        self._is_lost = new is None or is_hidden  # to nobody: the widget was deleted, or the window is left
        if self._is_lost:
            self._settle.start()
        elif new is not None:
            self._note(new)

    def _settled(self) -> None:
        if not self._is_lost or not self._window.isActiveWindow():
            return
        self._is_lost = False
        focus, area = QApplication.focusWidget(), self._area
        if area is not None and (focus is None or self._area_of(focus) is not area):
            focus = self._nearest(area) or self._nearest(self._window.stage)
            if focus is not None:
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if focus is not None:
            self._note(focus)

    def _note(self, focus: QWidget) -> None:
        if focus.window() is self._window:
            self._area = self._area_of(focus)
            self._place = focus.mapTo(self._window, focus.rect().center())

    def _areas(self) -> Iterator[QWidget]:
        docks = self._window.docks
        yield from (self._window.stage, docks.left, docks.right, docks.bottom)

    def _area_of(self, widget: QWidget) -> QWidget | None:
        return next((a for a in self._areas() if a is widget or a.isAncestorOf(widget)), None)

    def _nearest(self, area: QWidget) -> QWidget | None:
        """Return the widget that Tab stops at and that stands nearest to where the keyboard was."""
        able = (w for w in area.findChildren(QWidget) if w.isVisible() and w.isEnabled() and _takes_tab(w))
        return min(able, key=self._distance, default=None)

    def _distance(self, widget: QWidget) -> int:
        left_top = widget.mapTo(self._window, QPoint(0, 0))
        nearest = QPoint(
            max(left_top.x(), min(self._place.x(), left_top.x() + widget.width())),
            max(left_top.y(), min(self._place.y(), left_top.y() + widget.height())),
        )
        return (nearest - self._place).manhattanLength()


def _takes_tab(widget: QWidget) -> bool:
    return (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
