"""A read-only view of Python code: highlighted, with line numbers, steady while the code changes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from designer.views.guard import guarded
from designer.views.highlight import PythonHighlighter
from designer.views.stylesheet import mark, mix, mono
from designer.views.theme import Appearance

_VEIL = 0.65  # how much of the panel's colour lies over code that is stale


@guarded
class CodeView(QPlainTextEdit):
    """Code in the colours of the theme."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._marked = -1
        self._is_stale = False
        self._numbers = LineNumbers(self)
        self._highlighter = PythonHighlighter(self.document(), appearance.theme)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(mono())
        mark(self, "bare", "mono")
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        appearance.changed.connect(self._take_theme)
        self._make_room()

    def set_code(self, text: str) -> None:
        """Show another text; the view and the selection stay where they are as far as the text allows."""
        if text == self.toPlainText():
            return
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        old = self.textCursor()
        self._highlighter.prepare(text)
        self.setPlainText(text)
        cursor = self.textCursor()
        last = max(0, self.document().characterCount() - 1)
        cursor.setPosition(min(old.anchor(), last))
        cursor.setPosition(min(old.position(), last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(down)
        self.horizontalScrollBar().setValue(across)

    def set_stale(self, is_stale: bool) -> None:
        """Show the code paled, every colour alike, because it is not that of the drawing any more."""
        if is_stale != self._is_stale:
            self._is_stale = is_stale
            self.viewport().update()

    def marked_line(self) -> int:
        """Return the line that is marked, -1 for none."""
        return self._marked

    def mark_line(self, line: int) -> None:
        """Mark a line (from 0; -1 for none) and bring it into view."""
        was = self._marked
        self._marked = line
        block = self.document().findBlockByNumber(line) if line >= 0 else None
        if block is None or not block.isValid():
            self.setExtraSelections([])
            return
        theme = self._appearance.theme
        extra = QTextEdit.ExtraSelection()
        extra.format.setBackground(QColor(mix(theme.panel, theme.accent, 0.16)))
        extra.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        extra.cursor = QTextCursor(block)
        self.setExtraSelections([extra])
        if line != was and self.isVisible():
            self._bring_into_view(line)

    def numbers_width(self) -> int:
        """Return the width of the column of line numbers in pixels."""
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + 24

    def paint_numbers(self, painter: QPainter, area: QRect) -> None:
        """Paint the numbers of the visible lines."""
        theme = self._appearance.theme
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > area.bottom():
                break
            number = block.blockNumber()
            is_marked = number == self._marked
            painter.setPen(QColor(theme.accent if is_marked else mix(theme.muted, theme.panel, 0.45)))
            painter.drawText(
                QRect(0, int(box.top()), self._numbers.width() - 14, int(box.height())),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(number + 1),
            )
            block = block.next()

    def _bring_into_view(self, line: int) -> None:
        first = self.firstVisibleBlock().blockNumber()
        visible = max(1, self.viewport().height() // max(1, self.fontMetrics().lineSpacing()))
        if not first <= line < first + visible - 1:
            self.verticalScrollBar().setValue(max(0, line - visible // 3))

    def _take_theme(self) -> None:
        self._highlighter.set_theme(self._appearance.theme)
        self.mark_line(self._marked)
        self._numbers.update()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _scroll_numbers(self, area: QRect, down: int) -> None:
        if down:
            self._numbers.scroll(0, down)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_stale:
            veil = QColor(self._appearance.theme.panel)
            veil.setAlphaF(_VEIL)
            QPainter(self.viewport()).fillRect(event.rect(), veil)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))


@guarded
class LineNumbers(QWidget):
    """The column left of the code."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_numbers(QPainter(self), event.rect())
