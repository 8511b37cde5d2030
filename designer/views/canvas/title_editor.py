"""Writes on the canvas itself: the name of a node, the title of a frame, the text of a note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from designer.views.guard import guarded

_LEAST = (120, 28)  # pixels


@guarded
class TitleEditor(QObject):
    """One field over the drawing at a time. Enter keeps what was written (Ctrl+Enter in a note), Esc does not.

    Both give the focus back to the canvas; where it goes elsewhere by itself, what was written is kept.
    """

    def __init__(self, canvas: QWidget, viewport: QWidget) -> None:
        super().__init__(canvas)
        self._canvas, self._viewport = canvas, viewport
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._done: Callable[[str], object] | None = None
        self._before = ""

    @property
    def field(self) -> QLineEdit | QPlainTextEdit | None:
        """The field that is open."""
        return self._field

    def edit(self, where: QRect, text: str, name: str, done: Callable[[str], object], is_long: bool = False) -> None:
        """Open a field over a part of the view; `done` is told another text, `name` is for screen readers."""
        self.close(keep=True)
        field: QLineEdit | QPlainTextEdit
        if is_long:
            field = QPlainTextEdit(text, self._viewport)
            field.moveCursor(QTextCursor.MoveOperation.End)
            field.setTabChangesFocus(True)
        else:
            field = QLineEdit(text, self._viewport)
            field.selectAll()
        field.setObjectName("canvas_title_field")
        field.setAccessibleName(name)
        field.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        size = where.size().expandedTo(QRect(0, 0, *_LEAST).size())
        room = self._viewport.rect()
        where = QRect(where.topLeft(), size)
        where.moveLeft(max(room.left(), min(where.left(), room.right() - size.width())))
        where.moveTop(max(room.top(), min(where.top(), room.bottom() - size.height())))
        field.setGeometry(where)
        field.installEventFilter(self)
        self._field, self._done, self._before = field, done, text
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self, keep: bool) -> None:
        """Take the field away; with `keep` what was written counts."""
        field, done = self._field, self._done
        self._field = self._done = None
        if field is None:
            return
        text = field.text().strip() if isinstance(field, QLineEdit) else field.toPlainText().rstrip()
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()
        if keep and done is not None and text != self._before and (text or isinstance(field, QPlainTextEdit)):
            done(text)

    def _key(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_long = isinstance(self._field, QPlainTextEdit)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (is_enter and (held or not is_long)):
            self.close(keep=is_enter)
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                event.accept()  # Esc, letters and Del belong to the text
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            elif event.type() == QEvent.Type.FocusOut:
                self.close(keep=True)
        return False
