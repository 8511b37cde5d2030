"""A part of a form that folds: a line above, a bold header with an arrow, and whatever stands in it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from designer.views.guard import guarded
from designer.views.stylesheet import FIELD, divider, mark, sans


class Section(QWidget):
    """A folding section; `content` is the layout to fill."""

    toggled = Signal(bool)

    def __init__(self, title: str, name: str, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = SectionHeader(self)
        self._button.setObjectName(f"section_{name}")
        self._button.setText(title)
        self._note = QLabel(self)
        mark(self._note, "muted")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._button, 1)
        head.addWidget(self._note)
        self._body = QWidget(self)
        self.content = QVBoxLayout(self._body)
        self.content.setContentsMargins(0, 0, 0, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(divider(self))
        layout.addLayout(head)
        layout.addWidget(self._body)
        self._button.toggled.connect(self._show)
        self._button.setChecked(is_open)
        self._show(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self._button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold."""
        self._button.setChecked(is_open)

    def set_title(self, title: str) -> None:
        """Set the header's text."""
        self._button.setText(title)
        self._button.setAccessibleName(title)

    def set_note(self, text: str) -> None:
        """Set the quiet text at the right end of the header."""
        self._note.setText(text)

    def _show(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.toggled.emit(is_open)


@guarded
class SectionHeader(QAbstractButton):
    """An arrow and a bold title; Space and clicks fold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, FIELD)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accented = self.hasFocus() or self.underMouse()
        role = QPalette.ColorRole.Highlight if accented else QPalette.ColorRole.WindowText
        colour = self.palette().color(role)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        middle = self.height() / 2
        if self.isChecked():
            arrow = [QPointF(0, middle - 2.5), QPointF(8, middle - 2.5), QPointF(4, middle + 2.5)]
        else:
            arrow = [QPointF(1.5, middle - 4), QPointF(6.5, middle), QPointF(1.5, middle + 4)]
        painter.drawPolygon(QPolygonF(arrow))
        painter.setPen(colour)
        painter.setFont(sans(bold=True))
        area = QRectF(self.rect()).adjusted(15, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
