"""What was found of the learning rate: a sentence, the curve, and the edit that takes the suggestion."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.doctor.rates import Rates
from designer.doctor.remedies import set_rate
from designer.views.panels.doctor.rates_plot import RatesPlot
from designer.views.stylesheet import GRID, mark
from designer.views.theme import Appearance
from designer.views.wording import say
from designer.wire import Fix


class RatesView(QWidget):
    """`rate_requested` with the Fix that sets the suggested rate; `closed` when it is to go."""

    rate_requested = Signal(object)
    closed = Signal()

    def __init__(self, rates: Rates, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doctor_rates")
        text = QLabel(say(rates.text), self)
        text.setObjectName("rates_text")
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 4, GRID, 8)
        column.setSpacing(4)
        column.addWidget(text)
        column.addWidget(RatesPlot(rates, appearance, self))
        row = QHBoxLayout()
        if rates.suggested is not None:
            remedy = set_rate(rates.suggested)
            take = QPushButton(say(remedy.text), self)
            take.setObjectName("rates_take")
            take.setEnabled(rates.now != rates.suggested)
            take.clicked.connect(lambda: self.rate_requested.emit(Fix(remedy.text, remedy.kind, remedy.args)))
            row.addWidget(take)
        away = QPushButton(self.tr("Close"), self)
        away.setObjectName("rates_close")
        mark(away, "link")
        away.clicked.connect(self.closed)
        row.addWidget(away)
        row.addStretch(1)
        column.addLayout(row)
