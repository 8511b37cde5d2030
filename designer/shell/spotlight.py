"""A ring around a part of the window that "show me" points at; it goes by itself, or at the next click or key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from designer.views.guard import guarded
from designer.views.theme import Appearance

_STAYS = 4000  # ms
_GAP = 4  # between the ring and what it is around


@guarded
class Spotlight(QWidget):
    """Lies over the window and takes no clicks: whoever is shown a button presses it through the ring."""

    def __init__(self, window: QWidget, appearance: Appearance) -> None:
        super().__init__(window)
        self.setObjectName("spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._appearance = appearance
        self._ring = QRect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def ring(self) -> QRect:
        """What it is around, in the window; empty while nothing is shown."""
        return self._ring if self.isVisible() else QRect()

    def show_around(self, area: QRect) -> None:
        """Draw the ring around a part of the window."""
        self._ring = area
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.update()
        self._timer.start()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def clear(self) -> None:
        """Take the ring away."""
        self._timer.stop()
        self.hide()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel):
            self.clear()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._ring.adjusted(-_GAP, -_GAP, _GAP, _GAP).intersected(self.rect().adjusted(2, 2, -2, -2))
        halo = QColor(self._appearance.theme.accent)
        halo.setAlphaF(0.25)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(halo, 8))
        painter.drawRoundedRect(area, 9, 9)
        painter.setPen(QPen(QColor(self._appearance.theme.accent), 2.5))
        painter.drawRoundedRect(area, 9, 9)
