"""Lets the keys of undo and redo mean the project also while a field has the focus, whose own history knows less."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from designer.views.guard import guarded

_OF_THEIR_OWN = "canvas_title_field"  # what is being written there is not in the project yet


@guarded
class UndoKeys(QObject):
    """Watches the one field that has the focus: a text field takes the keys for itself otherwise."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._field: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
        self._field = None
        is_field = isinstance(new, QLineEdit) and new.objectName() != _OF_THEIR_OWN and new.window() is self._window
        if is_field and new is not None:
            self._field = new
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()  # the window's action has it then
            return True
        return False
