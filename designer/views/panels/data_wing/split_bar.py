"""The rows as one bar: those to train on, to validate with and to test with; its borders can be dragged."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.views.figures import count_text
from designer.views.guard import guarded
from designer.views.stylesheet import sans
from designer.views.theme import Appearance

_REACH = 6  # pixels around a border in which it can be taken
_MOST = 0.99  # of the rows that can be held back
PARTS = ("training", "validation", "test")


@guarded
class SplitBar(QWidget):
    """`moved` carries the shares of validation and test while a border is dragged or moved by a key.

    Left and Right move the border of validation, with Shift that of test; `let_go` ends a gesture.
    """

    moved = Signal(float, float)
    let_go = Signal()

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._appearance = appearance
        self._shares = (0.2, 0.0)
        self._rows: Mapping[str, int] = {}
        self._titles: Mapping[str, str] = dict.fromkeys(PARTS, "")
        self._can_move = (True, True)
        self._held = -1  # the border that is dragged
        appearance.changed.connect(self.update)

    def show_shares(
        self, validation: float, test: float, rows: Mapping[str, int], can_move: tuple[bool, bool] = (True, True)
    ) -> None:
        """Show the shares of the rows; `rows` counts those of the parts, as far as that is known."""
        self._shares, self._rows, self._can_move = (validation, test), rows, can_move
        self._describe()
        self.update()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Set what the parts are called."""
        self._titles = titles
        self._describe()
        self.update()

    def border(self, which: int) -> float:
        """Return where a border stands, in pixels: 0 before the rows that validate, 1 before those that test."""
        validation, test = self._shares
        return self.width() * (1 - test - (validation if which == 0 else 0))

    def _describe(self) -> None:
        self.setAccessibleName(", ".join(self._said(part) for part in PARTS))
        self.setToolTip(self.accessibleName())

    def _share(self, part: str) -> float:
        validation, test = self._shares
        return {"training": 1 - validation - test, "validation": validation, "test": test}[part]

    def _said(self, part: str) -> str:
        said = f"{self._titles[part]} {100 * self._share(part):.0f} %"
        return f"{said} · {count_text(self._rows[part])}" if part in self._rows else said

    def _border_at(self, x: float) -> int:
        near = [which for which in (1, 0) if self._can_move[which] and abs(self.border(which) - x) <= _REACH]
        if len(near) == 2:  # no rows between the two: to the right only what tests could shrink
            return 0 if x <= self.border(0) and self._shares[1] == 0 else 1 if x > self.border(1) else 0
        return near[0] if near else -1

    def _put(self, which: int, share: float) -> None:
        """Put a border where it leaves a share of the rows behind it."""
        validation, test = self._shares
        if which == 0:
            validation = _hundredths(min(max(share - test, 0.0), _MOST - test))
        else:
            both = validation + test
            test = _hundredths(min(max(share, 0.0), both if self._can_move[0] else _MOST))
            validation = _hundredths(both - test) if self._can_move[0] else validation
        if (validation, test) != self._shares:
            self._shares = (validation, test)
            self.update()
            self.moved.emit(validation, test)

    def sizeHint(self) -> QSize:
        return QSize(240, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(area, 7, 7)
        colours = {"training": theme.train, "validation": theme.validation, "test": theme.family("merge")}
        edges = (area.left(), self.border(0), self.border(1), area.right())
        painter.save()
        painter.setClipPath(outline)
        painter.setFont(sans(12))
        for place, part in enumerate(PARTS):
            room = QRectF(edges[place], area.top(), edges[place + 1] - edges[place], area.height())
            colour = QColor(colours[part])
            colour.setAlpha(70)
            painter.fillRect(room, colour)
            painter.fillRect(QRectF(room.left(), room.bottom() - 3, room.width(), 3), QColor(colours[part]))
            self._paint_title(painter, room, part, QColor(theme.text))
        for which in (0, 1):
            if self._can_move[which]:
                self._paint_grip(painter, area, self.border(which), QColor(theme.text))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawPath(outline)

    def _paint_title(self, painter: QPainter, room: QRectF, part: str, colour: QColor) -> None:
        painter.setPen(colour)
        for text in (self._said(part), f"{100 * self._share(part):.0f} %"):
            if painter.fontMetrics().horizontalAdvance(text) <= room.width() - 12:
                painter.drawText(room.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, text)
                return

    def _paint_grip(self, painter: QPainter, area: QRectF, x: float, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        x = min(max(x, area.left() + 2), area.right() - 2)
        painter.drawRoundedRect(QRectF(x - 1.5, area.center().y() - 7, 3, 14), 1.5, 1.5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._border_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held < 0:
            over = self._border_at(x) >= 0
            self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)
            return
        self._put(self._held, 1 - x / max(1, self.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        if self._held >= 0:
            self._held = -1
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: 0.01, Qt.Key.Key_Right: -0.01}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        which = 1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        if self._can_move[which]:
            validation, test = self._shares
            self._put(which, test + (validation if which == 0 else 0) + steps[Qt.Key(event.key())])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.let_go.emit()


def _hundredths(share: float) -> float:
    return round(share, 2)
