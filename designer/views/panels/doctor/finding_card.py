"""One finding: the sentence, the numbers that show it, a small picture, its remedy and the way to be rid of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from designer.doctor.finding import Finding
from designer.doctor.titles import TITLES
from designer.graph.texts import Text
from designer.views.panels.doctor.evidence_plot import EvidencePlot
from designer.views.panels.problem_card import ProblemCard
from designer.views.plots.value_box import number
from designer.views.stylesheet import GRID, mark
from designer.views.theme import Appearance
from designer.views.wording import say
from designer.wire import Problem

_MOST_NUMBERS = 6


class FindingCard(QWidget):
    """Signals carry the finding; the node is revealed by a click on the sentence."""

    reveal_requested = Signal(str)
    remedy_requested = Signal(object)
    dismiss_requested = Signal(object)

    def __init__(
        self, finding: Finding, appearance: Appearance, title: str, is_mended: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setObjectName(f"finding_{finding.rule}")
        severity: Any = "error" if finding.severity == "error" else "warning"
        self._card = ProblemCard(Problem(finding.text, node=finding.node, severity=severity), appearance, title, self)
        self._card.reveal_requested.connect(self.reveal_requested)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self._card)
        self.evidence = QLabel(evidence_text(finding.evidence), self)
        self.evidence.setObjectName("finding_evidence")
        self.evidence.setTextFormat(Qt.TextFormat.PlainText)
        self.evidence.setWordWrap(True)
        self.evidence.setContentsMargins(_INDENT, 0, 0, 0)
        mark(self.evidence, "muted")
        self.evidence.setVisible(bool(self.evidence.text()))
        words.addWidget(self.evidence)
        words.addLayout(self._buttons(is_mended))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, GRID, 6)
        layout.setSpacing(GRID)
        layout.addLayout(words, 1)
        if finding.plot:
            layout.addWidget(EvidencePlot(finding.plot, appearance, self), 0, Qt.AlignmentFlag.AlignTop)

    def _buttons(self, is_mended: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT - 5, 0, 0, 0)
        row.setSpacing(GRID)
        remedy = self.finding.remedy
        self.remedy: QPushButton | None = None
        if is_mended:
            done = QLabel(self.tr("Mended. Train again to see whether it helps."), self)
            done.setObjectName("finding_mended")
            mark(done, "ok")
            done.setContentsMargins(5, 0, 0, 0)
            row.addWidget(done)
        elif remedy is not None and remedy.kind:
            self.remedy = self._link(say(remedy.text), "finding_remedy")
            self.remedy.clicked.connect(lambda: self.remedy_requested.emit(self.finding))
            row.addWidget(self.remedy)
        elif remedy is not None:
            advice = QLabel(say(remedy.text), self)
            advice.setObjectName("finding_advice")
            advice.setContentsMargins(5, 0, 0, 0)
            row.addWidget(advice)
        if not is_mended:
            self.dismiss = QToolButton(self)
            self.dismiss.setText(self.tr("Do not say this again"))
            self.dismiss.setObjectName("finding_dismiss")
            self.dismiss.setCursor(Qt.CursorShape.PointingHandCursor)
            mark(self.dismiss, "flat", "muted")
            self.dismiss.clicked.connect(lambda: self.dismiss_requested.emit(self.finding))
            row.addWidget(self.dismiss)
        row.addStretch(1)
        return row

    def _link(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(button, "link")
        return button


_INDENT = 36  # where the words of a problem begin


def evidence_text(evidence: dict[str, Any]) -> str:
    """Return the numbers that have a title as one line."""
    said = []
    for name, value in evidence.items():
        if name in TITLES and isinstance(value, int | float) and not isinstance(value, bool):
            said.append(f"{QCoreApplication.translate('Doctor', TITLES[name])} {number(float(value))}")
    return " · ".join(said[:_MOST_NUMBERS])


def sentence(text: Text) -> str:
    """Return a text in the language of the window."""
    return say(text)
