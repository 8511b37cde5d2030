"""The strip of runs that wait: each can be moved forward, moved back or given up."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from designer.project.variation import value_text
from designer.session.queue import Waiting
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.stylesheet import mark

_SHOWN = 6


@guarded
class RunQueue(QWidget):
    """Out of sight while nothing waits."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runs_queue")
        self._queue = context.queue
        self._heading, self._rest = QLabel(), QLabel()
        for label in (self._heading, self._rest):
            mark(label, "muted")
        self._pills: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._heading)
        self._row.addWidget(self._rest)
        self._row.addStretch(1)
        if self._queue is not None:
            self._queue.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Show what waits."""
        waiting = self._queue.waiting if self._queue is not None else ()
        self.setVisible(bool(waiting))
        self._heading.setText(self.tr("Waiting:"))
        for pill in self._pills:
            self._row.removeWidget(pill)
            pill.deleteLater()
        self._pills = [self._pill(one) for one in waiting[:_SHOWN]]
        for place, pill in enumerate(self._pills):
            self._row.insertWidget(1 + place, pill)
        more = len(waiting) - _SHOWN
        self._rest.setText(self.tr("and {count} more").format(count=more) if more > 0 else "")

    def _pill(self, one: Waiting) -> QToolButton:
        assert self._queue is not None
        pill = QToolButton()
        pill.setObjectName(f"runs_waiting_{one.number}")
        said = ", ".join(f"{name} {value_text(value)}" for name, value in one.varied.items())
        pill.setText(said or self.tr("run {number}").format(number=one.number))
        pill.setToolTip(self.tr("This run waits. Move it or give it up"))
        pill.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(pill, "pill")
        menu = QMenu(pill)
        moves = ((self.tr("Train it next"), -(10**6)), (self.tr("Earlier"), -1), (self.tr("Later"), 1))
        for text, places in moves:
            menu.addAction(text, functools.partial(self._queue.move, one.number, places))
        menu.addSeparator()
        menu.addAction(self.tr("Give it up"), functools.partial(self._queue.cancel, one.number))
        menu.addAction(self.tr("Give up all that wait"), self._queue.clear)
        pill.setMenu(menu)
        return pill
