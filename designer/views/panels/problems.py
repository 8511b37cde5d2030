"""Everything that is wrong with the project, errors first, each leading to its node and to its cure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.views.context import Context
from designer.views.panel import Panel
from designer.views.panels.fixing import cure
from designer.views.panels.problem_card import ProblemCard
from designer.views.stylesheet import mark
from designer.wire import Fix, Problem

_MOST_SHOWN = 200  # a drawing that is wrong in more places is cured from the top


class ProblemsPanel(Panel):
    """The list. `title_changed` when the count in the title did."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._count = 0
        self._area = QScrollArea(self)
        self._area.setObjectName("problems_list")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(self._area, "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        context.analysis.report_changed.connect(self.refresh)
        context.document.node_changed.connect(self._node_changed)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Problems {count}").format(count=self._count) if self._count else self.tr("Problems")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Problems"))
        self._area.setAccessibleName(self.tr("List of problems"))
        self._shown = ()
        self.refresh()
        self.title_changed.emit()

    def refresh(self) -> None:
        """Show the problems of the last report."""
        problems = self._context.analysis.problems()
        shown = (self._context.analysis.report is not None, *((p, self._where(p)) for p in problems))
        if shown == self._shown:
            return
        self._shown = shown
        self._fill(problems)
        if len(problems) != self._count:
            self._count = len(problems)
            self.title_changed.emit()

    def cards(self) -> list[ProblemCard]:
        """Return the problems on show."""
        page = self._area.widget()
        return page.findChildren(ProblemCard) if page is not None else []

    def _fill(self, problems: list[Problem]) -> None:
        place = self._area.verticalScrollBar().value()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(2)
        if not problems:
            layout.addWidget(self._quiet(self._empty_text()), 1, Qt.AlignmentFlag.AlignCenter)
        for severity in ("error", "warning"):
            group = [p for p in problems if p.severity == severity]
            if group:
                layout.addWidget(self._head(severity, len(group)))
            for problem in group[:_MOST_SHOWN]:
                layout.addWidget(self._card(problem))
            if len(group) > _MOST_SHOWN:
                rest = self.tr("And {count} more.").format(count=len(group) - _MOST_SHOWN)
                layout.addWidget(self._quiet(rest))
        if problems:
            layout.addStretch(1)
        self._area.setWidget(page)
        self._area.verticalScrollBar().setValue(place)

    def _card(self, problem: Problem) -> ProblemCard:
        card = ProblemCard(problem, self._context.appearance, self._where(problem), self)
        card.reveal_requested.connect(self._reveal)
        card.fix_requested.connect(self._cure)
        return card

    def _where(self, problem: Problem) -> str:
        graph = self._context.document.graph
        if problem.node in graph.nodes:
            return graph.layer_of(problem.node).name
        return {
            "graph": self.tr("Model"),
            "data": self.tr("Data"),
            "training": self.tr("Training"),
        }[problem.scope]

    def _head(self, severity: str, count: int) -> QLabel:
        text = self.tr("Errors {count}") if severity == "error" else self.tr("Warnings {count}")
        label = self._quiet(text.format(count=count))
        label.setContentsMargins(8, 6, 0, 2)
        return label

    def _quiet(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("problems_note")
        mark(label, "muted")
        return label

    def _empty_text(self) -> str:
        if self._context.analysis.report is None:
            return self.tr("Keras has not looked at the drawing yet.")
        return (
            self.tr("No problems. The model can be built and trained.")
            if self._can_train()
            else self.tr("No problems.")
        )

    def _can_train(self) -> bool:
        report = self._context.analysis.report
        return report is not None and report.can_train

    def _reveal(self, node_id: str) -> None:
        card = self.sender()
        if node_id in self._context.document.graph.nodes:
            self._context.selection.reveal(node_id)
        elif isinstance(card, ProblemCard) and card.problem.scope != "graph":
            self._context.notices.show_panel(card.problem.scope)

    def _cure(self, fix: Fix) -> None:
        cure(self._context, fix)

    def _node_changed(self, _node_id: str) -> None:
        if self._count:
            self.refresh()  # a title may have changed
