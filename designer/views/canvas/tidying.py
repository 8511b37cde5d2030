"""Lays a drawing out, a large one in pieces between other events, and tells with a button that this can be stopped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from designer.graph.layout import Steps, finished
from designer.graph.model import Change
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from designer.views.canvas.surface import Surface

_AT_ONCE = 500  # nodes up to which nobody notices that it takes time
_SLICE = 0.008  # seconds a turn
_UNTOLD = 250  # milliseconds before it is told that something is under way


class Tidying(QFrame):
    """What says that it is laid out, with Cancel; hidden while nothing is, or not for long."""

    def __init__(self, canvas: Surface, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._port = parent
        self._steps: Steps[Change] | None = None
        self.setObjectName("canvas_tidying")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._label = QLabel(self)
        self._button = QPushButton(self)
        self._button.setObjectName("cancel_tidying")
        self._button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._patience = QTimer(self, singleShot=True, interval=_UNTOLD)
        self._patience.timeout.connect(self._tell)
        canvas.document.changed.connect(self._on_changed)
        canvas.document.was_reset.connect(self.cancel)
        canvas.selection.level_changed.connect(self.cancel)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label.setText(self.tr("The drawing is being laid out."))
        self._button.setText(self.tr("Cancel"))
        self._button.setToolTip(self.tr("Leave the drawing as it was (Esc)"))
        self.place()

    def start(self, steps: Steps[Change], count: int) -> None:
        """Do the edit that steps for so many nodes return; what was under way is dropped."""
        self.cancel()
        if count <= _AT_ONCE:
            self._canvas.push(finished(steps))
            return
        self._steps = steps
        self._timer.start()
        self._patience.start()

    def cancel(self) -> bool:
        """Drop what is under way, the drawing stays as it was; False if nothing is."""
        steps, self._steps = self._steps, None
        self._timer.stop()
        self._patience.stop()
        self.hide()
        return steps is not None

    def place(self) -> None:
        """Stand at the top of the view, in the middle."""
        self.adjustSize()
        self.move((self._port.width() - self.width()) // 2, 14)

    def _tell(self) -> None:
        self.place()
        self.show()
        self.raise_()

    def _on_changed(self) -> None:
        if self.cancel():
            text = QT_TRANSLATE_NOOP("Canvas", "The drawing was changed meanwhile, so it was not laid out.")
            self._canvas.message.emit(Text(text))

    def _go_on(self) -> None:
        end = time.perf_counter() + _SLICE
        try:
            while self._steps is not None and time.perf_counter() < end:
                next(self._steps)
        except StopIteration as done:
            self.cancel()
            self._canvas.push(done.value)
