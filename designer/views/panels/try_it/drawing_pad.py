"""A pad to draw a small picture on, which a model sees as numbers; a picture file can be dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.views.guard import guarded
from designer.views.theme import Appearance

_SIDE = 196  # pixels of the pad
_FINE = 8  # points of the drawing for one of the picture, so that its edges are soft
_BRUSH = 0.085  # of the picture's height, but 1.6 of its points at least


@guarded
class DrawingPad(QWidget):
    """`changed` follows every stroke. The left button draws, the right one wipes, Delete clears.

    The picture is (height, width) numbers from `low` (the empty paper) to `high`.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        appearance: Appearance,
        size: tuple[int, int],
        reach: tuple[float, float] = (0.0, 1.0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._rows, self._columns = size
        self._low, self._high = reach
        self._paper = QImage(self._columns * _FINE, self._rows * _FINE, QImage.Format.Format_Grayscale8)
        self._paper.fill(0)
        self._last: QPointF | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def pixels(self) -> np.ndarray:
        """Return the picture (height, width) as the model sees it."""
        small = self._paper.scaled(
            self._columns,
            self._rows,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(QImage.Format.Format_Grayscale8)
        buffer = np.frombuffer(small.constBits(), np.uint8).reshape(self._rows, small.bytesPerLine())
        grey = buffer[:, : self._columns].astype(np.float64) / 255
        return self._low + grey * (self._high - self._low)

    def show_pixels(self, pixels: Sequence[Sequence[float]] | np.ndarray) -> None:
        """Show a picture; `changed` does not follow."""
        reach = (self._high - self._low) or 1.0
        grey = (np.asarray(pixels, np.float64).reshape(self._rows, self._columns) - self._low) / reach
        data = np.ascontiguousarray((grey.clip(0, 1) * 255).astype(np.uint8))
        image = QImage(data.tobytes(), self._columns, self._rows, self._columns, QImage.Format.Format_Grayscale8)
        self._paper = image.scaled(self._paper.size()).convertToFormat(QImage.Format.Format_Grayscale8)
        self.update()

    def clear(self) -> None:
        """Wipe everything away."""
        self._paper.fill(0)
        self._tell()

    def show_file(self, path: Path) -> bool:
        """Show a picture file in grey, fitted in; return whether it could be read."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():  # decoders of large pictures need not make all of it
            reader.setScaledSize(size.scaled(self._paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            return False
        fitted = image.scaled(
            self._paper.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._paper.fill(0)
        painter = QPainter(self._paper)
        place = QPointF((self._paper.width() - fitted.width()) / 2, (self._paper.height() - fitted.height()) / 2)
        painter.drawImage(place, fitted.convertToFormat(QImage.Format.Format_Grayscale8))
        painter.end()
        self._tell()
        return True

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def _area(self) -> QRectF:
        side = min(self.width() / self._columns, self.height() / self._rows)
        return QRectF(0, 0, side * self._columns, side * self._rows)

    def _stroke(self, at: QPointF, wipes: bool) -> None:
        area = self._area()
        scale = self._paper.width() / area.width()
        here = QPointF(at.x() * scale, at.y() * scale)
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(0, 0, 0) if wipes else QColor(255, 255, 255)
        painter.setPen(
            QPen(
                colour, max(_BRUSH * self._paper.height(), 1.6 * _FINE) * (2 if wipes else 1), Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin,
            )
        )  # fmt: skip
        painter.drawLine(here if self._last is None else self._last, here + QPointF(0.01, 0))
        painter.end()
        self._last = here
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(round(_SIDE * min(1.6, self._columns / self._rows)), _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        area = self._area()
        painter.drawImage(area, self._paper)
        theme = self._appearance.theme
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.line))
        painter.drawRect(area.adjusted(0.5, 0.5, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._last = None
            self._stroke(event.position(), event.button() == Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton):
            self._stroke(event.position(), bool(event.buttons() & Qt.MouseButton.RightButton))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._last = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None and self.show_file(path):
            event.acceptProposedAction()


def dropped_file(event: QDropEvent) -> Path | None:
    """Return the one file that is dropped, None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
