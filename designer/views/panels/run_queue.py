"""The strip of runs that wait, and of those that are trained beside the one that is followed."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from designer.project.variation import value_text
from designer.session.queue import LIMITS, Beside, Waiting
from designer.views.context import Context
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import say

_SHOWN = 6


@guarded
class RunQueue(QWidget):
    """Out of sight while nothing waits and nothing is trained beside."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runs_queue")
        self._queue = context.queue
        self._beside, self._waiting, self._rest, self._label = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self._beside, self._waiting, self._rest, self._label):
            mark(label, "muted")
        self._limit = Combo()
        self._limit.setObjectName("runs_at_a_time")
        self._limit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for limit in LIMITS:
            self._limit.addItem("", limit)
        self._pills: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(6)
        for widget in (self._beside, self._waiting, self._rest):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._label)
        self._row.addWidget(self._limit)
        self._limit.activated.connect(self._on_limit)
        if self._queue is not None:
            self._queue.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Show what waits and what is trained beside."""
        queue = self._queue
        waiting, beside = (queue.waiting, queue.beside) if queue is not None else ((), ())
        self.setVisible(bool(waiting or beside))
        self._beside.setVisible(bool(beside))
        self._beside.setText(self.tr("Beside:"))
        self._waiting.setVisible(bool(waiting))
        self._waiting.setText(self.tr("Waiting:"))
        held = queue.held if queue is not None else None
        self._waiting.setToolTip(say(held) if held is not None else "")
        for pill in self._pills:
            self._row.removeWidget(pill)
            pill.deleteLater()
        self._pills = []
        self._put([self._beside_pill(one) for one in beside], self._beside)
        self._put([self._waiting_pill(one) for one in waiting[:_SHOWN]], self._waiting)
        more = len(waiting) - _SHOWN
        self._rest.setText(self.tr("and {count} more").format(count=more) if more > 0 else "")
        self._label.setText(self.tr("Runs at a time"))
        self._limit.setAccessibleName(self.tr("Runs at a time"))
        self._limit.setToolTip(self.tr("Memory limits them in any case; automatic is a run to two cores"))
        for place, limit in enumerate(LIMITS):
            self._limit.setItemText(place, str(limit) if limit else self.tr("automatic"))
        if queue is not None:
            self._limit.setCurrentIndex(max(0, self._limit.findData(queue.limit)))

    def _put(self, pills: list[QToolButton], after: QLabel) -> None:
        place = self._row.indexOf(after) + 1
        for number, pill in enumerate(pills):
            self._row.insertWidget(place + number, pill)
        self._pills += pills

    def _beside_pill(self, one: Beside) -> QToolButton:
        assert self._queue is not None
        pill, menu = self._pill(one.waiting, f"runs_beside_{one.waiting.number}")
        beside = self.tr("{run} is trained beside the one that is followed").format(run=one.job.name)
        pill.setToolTip(f"{beside}\n{self._at(one.job.address)}" if one.job.address else beside)
        if one.job.state == "paused" or one.job.will_pause:
            pill.setText(self.tr("{run} · paused").format(run=pill.text()))
            menu.addAction(self.tr("Go on"), one.job.resume)
        else:
            menu.addAction(self.tr("Pause"), one.job.pause)
        menu.addAction(self.tr("Stop"), one.job.stop)
        return pill

    def _waiting_pill(self, one: Waiting) -> QToolButton:
        assert self._queue is not None
        pill, menu = self._pill(one, f"runs_waiting_{one.number}")
        waits = self.tr("This run waits. Move it or give it up")
        pill.setToolTip(f"{waits}\n{self._at(self._queue.place)}" if self._queue.place else waits)
        moves = ((self.tr("Train it next"), -(10**6)), (self.tr("Earlier"), -1), (self.tr("Later"), 1))
        for text, places in moves:
            menu.addAction(text, functools.partial(self._queue.move, one.number, places))
        menu.addSeparator()
        menu.addAction(self.tr("Give it up"), functools.partial(self._queue.cancel, one.number))
        menu.addAction(self.tr("Give up all that wait"), self._queue.clear)
        return pill

    def _at(self, address: str) -> str:
        return self.tr("At {address}").format(address=address)

    def _pill(self, one: Waiting, name: str) -> tuple[QToolButton, QMenu]:
        pill = QToolButton()
        pill.setObjectName(name)
        said = ", ".join(f"{name} {value_text(value)}" for name, value in one.varied.items())
        pill.setText(said or self.tr("run {number}").format(number=one.number))
        pill.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(pill, "pill")
        menu = QMenu(pill)
        pill.setMenu(menu)
        return pill, menu

    def _on_limit(self) -> None:
        if self._queue is not None:
            self._queue.set_limit(self._limit.currentData())
