"""The panel that tries a run's model out: one row is entered or drawn, and what the model says stands beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.files.stamps import stamp
from designer.graph.texts import Text
from designer.project.run_folder import model_files
from designer.project.run_record import Run
from designer.views.context import Context
from designer.views.down_scroll import DownScroll
from designer.views.elided_label import ElidedLabel
from designer.views.forms.controls import Combo
from designer.views.forms.lines import IntEditor
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.flow import FlowRow
from designer.views.panels.run_texts import run_label
from designer.views.panels.try_it.answer_view import AnswerView
from designer.views.panels.try_it.explanation_view import ExplanationView
from designer.views.panels.try_it.matters_view import MattersView
from designer.views.panels.try_it.row_form import RowForm
from designer.views.stylesheet import GRID, mark
from designer.views.turning_splitter import TurningSplitter
from designer.views.wording import say
from designer.wire import RunExplained

_EVERY = 2000  # ms at least between two askings about a run that trains


@guarded
class TryItPanel(Panel):
    """Nothing is asked before the panel is seen; then every change is predicted at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_try_it")
        self._context = context
        self._tryouts = context.tryouts
        self._chosen: str | None = None  # a run's name, None for the newest
        self._opened: object = None  # which state of which run the form is of
        self._fields: tuple[str, ...] = ()  # whose curves are shown
        self._learned: object = None  # the state of the model that these were last asked of
        self._since = QElapsedTimer()
        self._build()
        context.runs.changed.connect(self.refresh_if_seen)
        context.runs.grown.connect(self._follow)
        context.document.was_reset.connect(self._reset)
        if self._tryouts is not None:
            self._tryouts.described.connect(self._show_inputs)
            self._tryouts.answered.connect(self._show_answer)
            self._tryouts.explained.connect(self._show_explanation)
            self._tryouts.weighed.connect(self._show_what_matters)
        self.retranslate()

    def title(self) -> str:
        """Return the translated title of the panel."""
        return self.tr("Try it")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Try it"))
        self._run_label.setText(self.tr("Run"))
        self._run.setAccessibleName(self.tr("Run that is tried out"))
        self._row_label.setText(self.tr("begin with row"))
        self._row.focus_widget().setAccessibleName(self.tr("Row of the data to begin with"))
        self._back.setText(self.tr("As it was"))
        self._back.setToolTip(self.tr("Fill the form with the row again"))
        self._why.setText(self.tr("Why?"))
        self._why.setToolTip(self.tr("Show what in the row counted for the answer"))
        self._matters.setText(self.tr("What matters?"))
        self._matters.setToolTip(self.tr("Show which fields the model depends on over many rows, and how"))
        self._empty.setText(self.tr("Train a model; then make up any row here and see at once what it says."))
        self.refresh()

    def refresh(self) -> None:
        """Show the runs, and open the one that is chosen if it is another one or has learned more."""
        runs = self._runs()
        run = self._run_chosen()
        self._run.clear()
        for one in runs:
            self._run.addItem(run_label(one), one.name)
        self._run.setCurrentIndex(self._run.findData(run.name) if run is not None else -1)
        self._empty.setVisible(run is None)
        self._body.setVisible(run is not None)
        for part in (self._run, self._row, self._back, self._why, self._matters):
            part.setEnabled(run is not None)
        if run is not None and self.isVisible() and self._tryouts is not None and self._opened != _state(run):
            self._opened = _state(run)
            self._said.set_text(self.tr("Asking the model what it has to be told..."))
            self._tryouts.open(run)

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._run_label, self._row_label = QLabel(), QLabel()
        for label in (self._run_label, self._row_label):
            mark(label, "muted")
        self._run = Combo()
        self._run.setObjectName("try_it_run")
        self._run.setFixedWidth(200)
        self._row = IntEditor(Param("row", "int", required=True, initial=1, minimum=1), Catalogue("", {}))
        self._row.setFixedWidth(96)
        self._row.focus_widget().setObjectName("try_it_row")
        self._back = QPushButton()
        self._back.setObjectName("try_it_back")
        self._why = QPushButton()
        self._why.setObjectName("try_it_why")
        self._why.setCheckable(True)
        self._matters = QPushButton()
        self._matters.setObjectName("try_it_matters")
        self._matters.setCheckable(True)
        self._said = ElidedLabel()
        self._said.setObjectName("try_it_said")
        self._said.setMinimumWidth(160)
        mark(self._said, "muted")
        row = FlowRow(spacing=GRID, grows=self._said)
        head = row.flow
        head.setContentsMargins(12, 6, 12, 6)
        shown = (self._run_label, self._run, self._row_label, self._row, self._back, self._why, self._matters)
        for widget in shown:
            head.addWidget(widget)
        head.addWidget(self._said)
        self._form = RowForm("try_it_form", self._context.appearance)
        self._form.setContentsMargins(16, 6, 16, 10)
        self._answers = AnswerView("try_it_answers", self._context.appearance)
        self._answers.setContentsMargins(16, 6, 16, 10)
        self._explanation = ExplanationView("try_it_explanation", self._context.appearance)
        self._explanation.setContentsMargins(16, 6, 16, 10)
        self._why_area = DownScroll(self._explanation, "try_it_explanation_area")
        self._why_area.hide()
        self._weights = MattersView("try_it_weights", self._context.appearance)
        self._weights.setContentsMargins(16, 6, 16, 10)
        self._matters_area = DownScroll(self._weights, "try_it_matters_area")
        self._matters_area.hide()
        form, answers = DownScroll(self._form, "try_it_form_area"), DownScroll(self._answers, "try_it_answers_area")
        self._body = TurningSplitter(form, answers, self._why_area, self._matters_area)
        self._body.setStretchFactor(0, 3)
        self._body.setStretchFactor(1, 2)
        self._body.setStretchFactor(2, 3)
        self._body.setStretchFactor(3, 3)
        self._body.setSizes([560, 360, 480, 480])
        self._empty = QLabel()
        self._empty.setObjectName("try_it_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        mark(self._empty, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._empty, 1)
        self._run.activated.connect(self._on_run)
        self._row.edited.connect(self._fill)
        self._back.clicked.connect(self._fill)
        self._why.toggled.connect(self._on_why)
        self._matters.toggled.connect(self._on_matters)
        self._weights.fields_chosen.connect(self._on_fields)
        self._form.edited.connect(self._on_edited)

    def _runs(self) -> list[Run]:
        return self._context.evaluations.runs() if self._context.evaluations is not None else []

    def _run_chosen(self) -> Run | None:
        runs = self._runs()
        return next((r for r in runs if r.name == self._chosen), runs[0] if runs else None)

    # ------------------------------------------------------------------------------------------ showing

    def _show_inputs(self) -> None:
        """Have a form of the model's fields, filled with the first row."""
        tryouts = self._tryouts
        if tryouts is None:
            return
        if tryouts.inputs is None:
            self._said.set_text(say(tryouts.failure) if tryouts.failure is not None else "")
            return
        self._said.set_text(say(tryouts.inputs.note))
        if self._matters.isChecked():
            self._on_matters(True)  # of another run
        self._form.show_fields(tryouts.inputs.fields, several=tryouts.inputs.length > 0)
        self._row.set_value(1)
        has_rows = bool(tryouts.inputs.numbers)
        for part in (self._row, self._row_label):
            part.setVisible(has_rows)
        self._fill()

    def _fill(self) -> None:
        """Fill the form with the row that is chosen, the last one there is at most, and ask about it."""
        inputs = self._tryouts.inputs if self._tryouts is not None else None
        if inputs is None or not inputs.rows:
            return
        place = min(int(self._row.value()), len(inputs.rows)) - 1
        self._form.show_values(inputs.rows[place])
        self._on_edited(inputs.rows[place])

    def _show_answer(self) -> None:
        tryouts = self._tryouts
        if tryouts is None:
            return
        answer = tryouts.answer
        if tryouts.failure is not None or answer is None:
            self._said.set_text(say(tryouts.failure) if tryouts.failure is not None else "")
            return
        self._said.set_text(say(answer.note))
        self._answers.show_answers(answer.outputs)

    def _show_explanation(self) -> None:
        tryouts = self._tryouts
        if tryouts is not None and tryouts.explanation is not None:
            self._explanation.show_outputs(tryouts.explanation.outputs)

    def _show_what_matters(self, told: object) -> None:
        if isinstance(told, Text):
            self._weights.say(say(told))
        elif isinstance(told, RunExplained) and told.dependence:
            self._weights.show_dependence(told.dependence)
        elif isinstance(told, RunExplained):
            self._weights.show_importance(told.outputs, told.samples)

    # ------------------------------------------------------------------------------------------ what is wanted

    def _on_why(self, wanted: bool) -> None:
        self._why_area.setVisible(wanted)
        if not wanted:
            self._explanation.show_outputs(())
        if self._tryouts is not None:
            self._tryouts.explain(wanted)

    def _on_matters(self, wanted: bool) -> None:
        self._matters_area.setVisible(wanted)
        if wanted and self._tryouts is not None:
            self._fields = ()
            self._weights.clear()
            self._tryouts.weigh()

    def _on_fields(self, fields: tuple[str, ...]) -> None:
        self._fields = fields
        if self._tryouts is not None:
            self._since.start()
            self._tryouts.weigh(fields)

    def _follow(self) -> None:
        """Ask for the curves again where the run that is shown trains, and has kept what it learned since."""
        run = self._run_chosen() if self._matters.isChecked() and self.isVisible() else None
        tryouts = self._tryouts
        if run is None or run.status != "running" or tryouts is None or tryouts.is_weighing or not self._fields:
            return
        if self._since.isValid() and self._since.elapsed() < _EVERY:
            return
        learned = (run.path, *(stamp(file) for file in model_files(run.path)))
        if learned != self._learned:
            self._learned = learned
            self._on_fields(self._fields)

    def _on_edited(self, values: dict[str, Any]) -> None:
        if self._tryouts is not None:
            self._tryouts.predict(values)

    def _on_run(self, index: int) -> None:
        self._chosen = self._run.itemData(index) if index > 0 else None
        self.refresh()

    def _reset(self) -> None:
        """Another project is open."""
        self._chosen, self._opened = None, None
        if self._tryouts is not None:
            self._tryouts.close()
        self._answers.show_answers(())
        self._explanation.show_outputs(())
        self._said.set_text("")
        self.refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _state(run: Run) -> object:
    """Return what changes when a run has learned more."""
    return run.path, run.status
