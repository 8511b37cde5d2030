"""The evaluate panel: metrics and predictions of a run, on a part of its data or on another file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from designer.doctor import keeping
from designer.doctor.finding import Beside
from designer.report.outputs import OutputCompared
from designer.session.evaluations import Evaluations, Question, Result
from designer.views.context import Context
from designer.views.figures import count_text
from designer.views.file_dialogs import ask_save, beside
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.data_wing.source_files import is_project_or_model, one_path
from designer.views.panels.evaluate_choice import QuestionBar
from designer.views.panels.evaluate_models import MetricsModel, PredictionsModel
from designer.views.panels.evaluate_output import OutputView
from designer.views.stylesheet import GRID, mark
from designer.views.turning_splitter import TurningSplitter
from designer.views.wording import say
from designer.wire import Predictions

_SIZES = (300, 460, 480)  # pixels of the metrics, the rows and the figure, to begin with


@guarded
class EvaluatePanel(Panel):
    """A line that asks, and what came of it: metrics, rows, and a picture of an output."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._context = context
        self._evaluations: Evaluations | None = context.evaluations
        self._bar = QuestionBar(context)
        self._metrics = MetricsModel(self)
        self._predictions = PredictionsModel(context.appearance, self)
        self._metrics_table = _table("evaluate_metrics", self._metrics)
        self._rows_table = _table("evaluate_rows", self._predictions)
        self._failure = _sentence("evaluate_failure")
        self._rows_failure = _sentence("evaluate_rows_failure")
        for label in (self._failure, self._rows_failure):
            mark(label, "warning")
        self._filter = QLabel()
        self._filter.setObjectName("evaluate_filter")
        mark(self._filter, "muted")
        self._show_all = QPushButton()
        self._show_all.setObjectName("evaluate_show_all")
        mark(self._show_all, "link")
        self._output = OutputView(context.appearance)
        self._empty = _sentence("evaluate_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self._empty, "muted")
        self._shown: tuple[Question | None, Result, Result | None] | None = None
        self._arrange()
        self._bar.question_changed.connect(self.refresh)
        self._bar.evaluate_requested.connect(self.evaluate)
        self._bar.cancel_requested.connect(self._cancel)
        self._bar.save_requested.connect(self.ask_save)
        self._output.picked.connect(self._on_picked)
        self._show_all.clicked.connect(self._on_show_all)
        context.runs.changed.connect(self._on_runs_changed)
        self._is_behind = False  # whether runs have come or gone since it was last seen
        context.appearance.changed.connect(self._rows_table.viewport().update)
        if self._evaluations is not None:
            self._evaluations.changed.connect(self.refresh)
            self._evaluations.saved.connect(self._on_saved)
            self._evaluations.save_failed.connect(self._on_save_failed)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Evaluate")

    def retranslate(self) -> None:
        self.setAccessibleName(self.title())
        self._metrics_table.setAccessibleName(self.tr("Metrics"))
        self._rows_table.setAccessibleName(self.tr("Predictions, first rows"))
        self._show_all.setText(self.tr("Show all"))
        self._show_all.setAccessibleName(self.tr("Show all rows"))
        self._bar.retranslate()
        self._output.retranslate()
        self._shown = None
        self.refresh()

    def question(self) -> Question | None:
        """Return what is chosen, None while there is no run."""
        return self._bar.question()

    def take_file(self, path: Path) -> None:
        """Choose a data file, as the dialog and a drop do."""
        self._bar.take_file(path)

    def evaluate(self) -> None:
        """Ask for what is chosen."""
        question = self.question()
        if self._evaluations is not None and question is not None:
            self._evaluations.evaluate(question)

    def ask_save(self) -> None:
        """Ask for a file, and have the predictions written to it."""
        question = self.question()
        if question is None:
            return
        types = {
            self.tr("Table (*.csv)"): ".csv",
            self.tr("Excel (*.xlsx)"): ".xlsx",
            self.tr("Parquet (*.parquet)"): ".parquet",
            self.tr("Arrays (*.npz)"): ".npz",
        }
        target = beside(self._context.document.path).with_name("predictions")
        asked = ask_save(self, "evaluate_save_dialog", self.tr("Save predictions"), target, types)
        if asked is not None:
            self.save(asked[0])

    def save(self, path: Path) -> None:
        """Have the predictions of what is chosen written, in the form of the file's ending."""
        question = self.question()
        if self._evaluations is not None and question is not None:
            self._evaluations.save(question, path, self._bar.keys())

    def refresh(self) -> None:
        """Show what is known of what is chosen; a reason why all of it is missing stands alone."""
        if self._evaluations is None:
            return
        question = self.question()
        result = self._evaluations.result(question) if question is not None else None
        self._bar.show_state(result is not None and result.predictions is not None)
        if result is None or _is_nothing(result):
            self._shown = None
            reason = result.failure if result is not None else None
            self._empty.setText(say(reason) if reason is not None else self._nothing_yet(question))
            mark(self._empty, "warning", on=reason is not None)
            mark(self._empty, "muted", on=reason is None)
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        other = question.other if question is not None else None
        second = self._evaluations.result(other) if other is not None else None
        if self._shown != (question, result, second):
            self._shown = (question, result, second)
            self._show(result, second, self._bar.titles() if second is not None else ("", ""))

    # ------------------------------------------------------------------------------------------ what happens

    def _show(self, result: Result, second: Result | None, titles: tuple[str, str]) -> None:
        predictions = result.predictions
        self._metrics.show_metrics([result] if second is None else [result, second], titles)
        header = self._metrics_table.horizontalHeader()
        for column in range(1, self._metrics.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._metrics_table.setVisible(result.metrics is not None)
        failures = [one.failure for one in (result, second) if one is not None and one.failure is not None]
        told = [say(text) for text in failures[:1]]
        if second is not None and result.metrics is not None and result.metrics.samples < result.metrics.of:
            told.append(
                self.tr("On the {count} rows that both runs have, of {all}.").format(
                    count=count_text(result.metrics.samples), all=count_text(result.metrics.of)
                )
            )
        mark(self._failure, "warning", on=bool(failures))
        mark(self._failure, "muted", on=not failures)
        _tell(self._failure, " ".join(told))
        self._predictions.show_predictions(predictions)
        self._give_room(second is not None)
        self._rows_table.setVisible(predictions is not None)
        said = result.predictions_failure or (predictions.note if predictions is not None else None)
        _tell(self._rows_failure, say(said) if said is not None else "")
        others = second.predictions or Predictions() if second is not None else None
        self._output.show_predictions(predictions, others, titles, self._beside())
        self._output.setVisible(predictions is not None)

    def _beside(self) -> tuple[Beside, ...]:
        """Return what stands beside the scores of the validation, where the run was examined."""
        question = self.question()
        run = self._context.runs.run(question.run) if question is not None else None
        if question is None or run is None or question.part != "validation" or question.file or question.beside:
            return ()
        found = keeping.read(run.path)
        return found.scores if found is not None else ()

    def _give_room(self, is_pair: bool) -> None:
        """Leave out the rows where two runs stand beside each other, and give their columns the room."""
        if not is_pair and not self._rows_column.isHidden():
            return  # as the person has it
        self._rows_column.setVisible(not is_pair)
        widths = list(_SIZES)
        if is_pair:
            table, header = self._metrics_table, self._metrics_table.horizontalHeader()
            columns = range(self._metrics.columnCount())
            needed = sum(max(table.sizeHintForColumn(c), header.sectionSizeHint(c)) for c in columns) + 24
            widths = [min(needed, round(self.width() * 0.42)), 0, self.width()]
            widths[2] -= widths[0]
        self._content.setSizes(widths)

    def _nothing_yet(self, question: Question | None) -> str:
        if question is None:
            return self.tr("Train the network, or import a model with its weights: its runs are evaluated here.")
        if self._evaluations is not None and self._evaluations.question == question:
            return ""
        return self.tr("Evaluate tells the losses and metrics of the run on these data, and what it predicts for them.")

    def _on_picked(self, output: OutputCompared | None, cell: tuple[int, int] | None) -> None:
        count = self._predictions.keep_only(output, cell)
        is_filtered = output is not None and cell is not None
        self._above.setVisible(is_filtered)
        if output is not None and cell is not None:
            self._filter.setText(
                self.tr("{true} taken for {predicted}: {count} of the first {rows} rows").format(
                    true=output.classes[cell[0]],
                    predicted=output.classes[cell[1]],
                    count=count_text(count),
                    rows=count_text(len(output.predictions)),
                )
            )

    def _on_show_all(self) -> None:
        self._on_picked(None, None)

    def _on_runs_changed(self) -> None:
        if self.isVisible():
            self._bar.refresh()
            self.refresh()
        else:
            self._is_behind = True

    def _cancel(self) -> None:
        if self._evaluations is not None:
            self._evaluations.cancel()

    def _on_saved(self, path: object) -> None:
        self._context.notices.say(self.tr("Wrote {file}.").format(file=path), "ok")

    def _on_save_failed(self, text: object) -> None:
        self._context.notices.say(say(text), "error")  # type: ignore[arg-type]

    # ------------------------------------------------------------------------------------------ building

    def _arrange(self) -> None:
        self._above = QWidget()
        above = QHBoxLayout(self._above)
        above.setContentsMargins(12, 2, 8, 2)
        above.setSpacing(GRID)
        above.addWidget(self._filter)
        above.addWidget(self._show_all)
        above.addStretch(1)
        self._rows_column = _column(self._above, self._rows_failure, self._rows_table)
        splitter = TurningSplitter(_column(self._failure, self._metrics_table), self._rows_column, self._output)
        for index, stretch in enumerate((0, 1, 1)):
            splitter.setStretchFactor(index, stretch)
        splitter.setSizes(_SIZES)
        self._content = splitter
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    # ------------------------------------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._is_behind = False
            self._bar.refresh()
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)


def _dropped(event: QDropEvent) -> Path | None:
    path = one_path(event.mimeData())
    return path if path is not None and not is_project_or_model(path) else None


def _is_nothing(result: Result) -> bool:
    """Tell whether nothing is there yet, or both halves are missing for the same reason."""
    return result.metrics is None and result.predictions is None and result.failure == result.predictions_failure


def _tell(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _sentence(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setContentsMargins(12, 8, 12, 8)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    column.setMinimumWidth(200)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QTableView) else 0)
    layout.addStretch(0)
    return column


def _table(name: str, model: MetricsModel | PredictionsModel) -> QTableView:
    table = QTableView()
    table.setObjectName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    if isinstance(model, MetricsModel):
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    else:
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(60)
    mark(table, "bare")
    return table
