"""What the doctor found in the last run and sees in the drawing: causes first, each with its remedy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer.doctor.finding import Finding
from designer.graph.texts import Text
from designer.project.run_record import Run
from designer.views.context import Context
from designer.views.panel import Panel
from designer.views.panels.doctor.finding_card import FindingCard
from designer.views.panels.doctor.rates_view import RatesView
from designer.views.panels.doctor.scores_view import ScoresView
from designer.views.panels.fixing import cure
from designer.views.stylesheet import GRID, divider, mark
from designer.views.wording import say
from designer.wire import Fix


class DoctorPanel(Panel):
    """The list of findings. `title_changed` when the count in the title did."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: object = None
        self._count = 0
        self._area = QScrollArea(self)
        self._area.setObjectName("doctor_list")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(self._area, "bare")
        self._examines = QCheckBox(self)
        self._examines.setObjectName("doctor_examines")
        mark(self._examines, "muted")
        self._examines.clicked.connect(self._set_examines)
        self._restore = QPushButton(self)
        self._restore.setObjectName("doctor_restore")
        mark(self._restore, "link")
        self._restore.clicked.connect(self._restore_all)
        self._rate = QPushButton(self)
        self._rate.setObjectName("doctor_find_rate")
        mark(self._rate, "link")
        self._rate.clicked.connect(self._find_rate)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, 2, GRID, 4)
        foot.addWidget(self._examines)
        foot.addStretch(1)
        foot.addWidget(self._rate)
        foot.addWidget(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(divider(self))
        layout.addLayout(foot)
        if context.doctor is not None:
            context.doctor.changed.connect(self.refresh_soon)
            if context.doctor.examinations is not None:
                context.doctor.examinations.failed.connect(self._say_failure)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Doctor {count}").format(count=self._count) if self._count else self.tr("Doctor")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Doctor"))
        self._area.setAccessibleName(self.tr("What the doctor found"))
        self._examines.setText(self.tr("Examine every run of this project"))
        self._shown = None
        self.refresh()
        self.title_changed.emit()

    def refresh(self) -> None:
        """Show what is found now."""
        doctor = self._context.doctor
        if doctor is None:
            return
        self._examines.setChecked(doctor.examines)
        asked = doctor.examinations
        report = self._context.analysis.report
        self._rate.setVisible(asked is not None)
        self._rate.setText(
            self.tr("Trying learning rates: give up")
            if asked is not None and asked.state == "finding"
            else self.tr("Find a learning rate")
        )
        self._rate.setEnabled(report is not None and report.can_train)
        gone = doctor.dismissed()
        self._restore.setVisible(gone > 0)
        self._restore.setText(self.tr("Show {count} dismissed again").format(count=gone))
        findings = doctor.findings()
        shown = (
            doctor.run,
            doctor.examination,
            doctor.examines,
            doctor.unexamined(),
            (asked.state, asked.rates) if asked is not None else None,
            [(one, doctor.is_mended(one), self._where(one)) for one in findings],
        )
        if shown == self._shown:
            return
        self._shown = shown
        self._fill(findings)
        if doctor.count() != self._count:
            self._count = doctor.count()
            self.title_changed.emit()

    def cards(self) -> list[FindingCard]:
        """Return the findings on show."""
        page = self._area.widget()
        return page.findChildren(FindingCard) if page is not None else []

    def _fill(self, findings: list[Finding]) -> None:
        doctor = self._context.doctor
        assert doctor is not None
        place = self._area.verticalScrollBar().value()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        if doctor.examinations is not None and doctor.examinations.rates is not None:
            rates = RatesView(doctor.examinations.rates, self._context.appearance, page)
            rates.rate_requested.connect(self._take_rate)
            rates.closed.connect(doctor.examinations.forget_rates)
            layout.addWidget(rates)
        later = doctor.unexamined()
        if later is not None:
            layout.addWidget(self._examine_button(later), 0, Qt.AlignmentFlag.AlignLeft)
        if doctor.examination is not None:
            layout.addWidget(self._note(self._verdict(findings)))
        for finding in findings:
            card = FindingCard(finding, self._context.appearance, self._where(finding), doctor.is_mended(finding), page)
            card.reveal_requested.connect(self._reveal)
            card.remedy_requested.connect(self._mend)
            card.dismiss_requested.connect(doctor.dismiss)
            layout.addWidget(card)
        if doctor.examination is not None and doctor.examination.scores:
            layout.addWidget(ScoresView(doctor.examination.scores, self._context.appearance, page))
        if doctor.examination is None and not findings and later is None:
            layout.addWidget(self._note(self._empty_text()), 1, Qt.AlignmentFlag.AlignCenter)
        else:
            layout.addStretch(1)
        self._area.setWidget(page)
        self._area.verticalScrollBar().setValue(place)

    def _examine_button(self, run: Run) -> QPushButton:
        doctor = self._context.doctor
        assert doctor is not None
        assert doctor.examinations is not None
        button = QPushButton(
            self.tr("{run} is being examined: give up").format(run=run.name)
            if doctor.examinations.state == "examining"
            else self.tr("Examine {run}, which was not examined").format(run=run.name)
        )
        button.setObjectName("doctor_examine")
        mark(button, "link")
        button.clicked.connect(self._examine)
        return button

    def _verdict(self, findings: list[Finding]) -> str:
        doctor = self._context.doctor
        assert doctor is not None
        count = sum(one.severity != "hint" for one in findings)
        if not count:
            return self.tr("{run}: nothing to complain of.").format(run=doctor.run)
        return self.tr("{run}: the likeliest cause first.").format(run=doctor.run)

    def _empty_text(self) -> str:
        doctor = self._context.doctor
        if doctor is not None and not doctor.examines:
            return self.tr("Runs of this project are not examined.")
        return self.tr("After a run it stands here whether the network learned, and what keeps it from learning.")

    def _note(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("doctor_note")
        label.setContentsMargins(8, 2, 0, 2)
        mark(label, "muted")
        return label

    def _where(self, finding: Finding) -> str:
        graph = self._context.document.graph
        return graph.layer_of(finding.node).name if finding.node in graph.nodes else self.tr("Training")

    def _reveal(self, node_id: str) -> None:
        if node_id in self._context.document.graph.nodes:
            self._context.selection.reveal(node_id)
        else:
            self._context.notices.show_panel("training")

    def _mend(self, finding: Finding) -> None:
        doctor, remedy = self._context.doctor, finding.remedy
        assert doctor is not None
        assert remedy is not None
        before = self._context.document.undo_stack.index()
        cure(self._context, Fix(remedy.text, remedy.kind, remedy.args))
        if self._context.document.undo_stack.index() > before:
            doctor.mended(finding)

    def _examine(self) -> None:
        doctor = self._context.doctor
        run = doctor.unexamined() if doctor is not None else None
        if doctor is None or doctor.examinations is None or run is None:
            return
        if doctor.examinations.state:
            doctor.examinations.cancel()
        else:
            doctor.examinations.examine(run)

    def _find_rate(self) -> None:
        asked = self._context.doctor.examinations if self._context.doctor is not None else None
        if asked is not None and asked.state:
            asked.cancel()
        elif asked is not None:
            asked.find_rate()

    def _take_rate(self, fix: Fix) -> None:
        cure(self._context, fix)

    def _say_failure(self, text: Text) -> None:
        self._context.notices.say(say(text), "error")

    def _set_examines(self, wanted: bool) -> None:
        if self._context.doctor is not None:
            self._context.doctor.set_examines(wanted)

    def _restore_all(self) -> None:
        if self._context.doctor is not None:
            self._context.doctor.restore()
