"""What each output of a run scores, as bars beside a guess and simple models."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.doctor.finding import Beside
from designer.views.panels.doctor.evidence_plot import EvidencePlot
from designer.views.plots.value_box import number
from designer.views.stylesheet import GRID, mark
from designer.views.theme import Appearance
from designer.views.wording import say


class ScoresView(QWidget):
    """A column for every output."""

    def __init__(self, scores: tuple[Beside, ...], appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doctor_scores")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 4, GRID, 8)
        row.setSpacing(4 * GRID)
        for score in scores:
            column = QVBoxLayout()
            column.setSpacing(2)
            held = "–" if score.held is None else number(score.held)
            head = QLabel(
                self.tr("{output}: {measure} {value}").format(
                    output=score.output, measure=self._measure(score.measure), value=held
                ),
                self,
            )
            mark(head, "heading")
            column.addWidget(head)
            column.addWidget(EvidencePlot(self._bars(score), appearance, self))
            row.addLayout(column)
        row.addStretch(1)

    def _bars(self, score: Beside) -> dict[str, tuple[float | None, ...]]:
        found = {} if score.held is None else {self.tr("this network"): score.held}
        found |= {say(name): value for name, value in score.others}
        return {name: (max(0.0, value),) for name, value in found.items()}

    def _measure(self, measure: str) -> str:
        if measure == "balanced accuracy":
            return self.tr("balanced accuracy")
        return self.tr("accuracy") if measure == "accuracy" else measure
