"""The line of the evaluate panel that asks: which run, on which data, and how far the answer has come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from designer.data.origin import named_keys
from designer.session.evaluations import Evaluations, Part, Question
from designer.views.context import Context
from designer.views.elided_label import ElidedLabel
from designer.views.figures import count_text
from designer.views.file_dialogs import ask_open, beside
from designer.views.forms.controls import Combo
from designer.views.panels.column_chooser import ColumnChooser
from designer.views.panels.data_wing.source_files import patterns
from designer.views.panels.flow import FlowRow
from designer.views.panels.run_texts import run_label
from designer.views.stylesheet import GRID, mark

_OTHER = "another file"  # the entry that opens the dialog


class QuestionBar(FlowRow):
    """Remembers what is chosen; the newest run until another one is."""

    question_changed = Signal()
    evaluate_requested = Signal()
    cancel_requested = Signal()
    save_requested = Signal()

    def __init__(self, context: Context) -> None:
        message = ElidedLabel()
        super().__init__(spacing=GRID, grows=message)
        self._context = context
        self._evaluations: Evaluations | None = context.evaluations
        self._chosen: str | None = None  # a run's name, None for the newest
        self._other = ""  # the name of the run it is compared with
        self._part: Part = "validation"
        self._file: Path | None = None
        self._files: list[Path] = []
        self._run_label, self._run = QLabel(), Combo()
        self._beside_label, self._beside = QLabel(), Combo()
        self._data_label, self._data = QLabel(), Combo()
        for label in (self._run_label, self._beside_label, self._data_label):
            mark(label, "muted")
        for box, name in ((self._run, "run"), (self._beside, "beside"), (self._data, "data")):
            box.setObjectName(f"evaluate_{name}")
            box.setMinimumWidth(96)
            box.setMaximumWidth(200)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._data.setMinimumWidth(136)  # its entries are words
        self._evaluate = QPushButton()
        self._evaluate.setObjectName("evaluate_start")
        mark(self._evaluate, "primary")
        self._cancel = QPushButton()
        self._cancel.setObjectName("evaluate_cancel")
        self._message = message
        self._message.setObjectName("evaluate_message")
        self._message.setMinimumWidth(160)
        mark(self._message, "muted")
        self._keys_label = QLabel()
        mark(self._keys_label, "muted")
        self._keys = ColumnChooser("evaluate_keys")
        self._keys.field.setFixedWidth(150)
        self._chosen_keys: tuple[str, ...] | None = None  # None for those that the data have
        self._save = QPushButton()
        self._save.setObjectName("evaluate_save")
        layout = self.flow
        layout.setContentsMargins(12, 6, 12, 6)
        boxes = (self._run, self._beside, self._data)
        labels = (self._run_label, self._beside_label, self._data_label)
        for label, box in zip(labels, boxes, strict=True):
            layout.addWidget(_beside(label, box))
        layout.addWidget(self._evaluate)
        layout.addWidget(self._cancel)
        layout.addWidget(self._message)
        self._keys_field = _beside(self._keys_label, self._keys)
        layout.addWidget(self._keys_field)
        layout.addWidget(self._save)
        self._run.activated.connect(self._on_run)
        self._beside.activated.connect(self._on_beside)
        self._data.activated.connect(self._on_data)
        self._evaluate.clicked.connect(self.evaluate_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self._save.clicked.connect(self.save_requested)
        self._keys.chosen.connect(self._on_keys)
        context.document.was_reset.connect(self._reset)
        context.datasets.changed.connect(self.refresh)

    def question(self) -> Question | None:
        """Return what is chosen, None while there is no run."""
        runs = self._evaluations.runs() if self._evaluations is not None else []
        run = next((r for r in runs if r.name == self._chosen), runs[0] if runs else None)
        if run is None:
            return None
        beside = self._other if self._other != run.name and any(r.name == self._other for r in runs) else ""
        if self._file is not None:
            return Question(run.name, "all", str(self._file), beside)
        return Question(run.name, self._part, beside=beside)

    def titles(self) -> tuple[str, str]:
        """Return what the run and the one that it is compared with are called."""
        return self._run.currentText(), self._beside.currentText()

    def take_file(self, path: Path) -> None:
        """Choose a data file."""
        path = path.absolute()
        if path not in self._files:
            self._files.append(path)
        self._file = path
        self.refresh()
        self.question_changed.emit()

    def keys(self) -> tuple[str, ...] | None:
        """Return the columns that are saved beside the row numbers, None for those that tell one row from another."""
        return self._chosen_keys

    def retranslate(self) -> None:
        """Set every text anew."""
        self._keys_label.setText(self.tr("Row numbers and"))
        self._keys.name_choices(self.tr("nothing else"), self.tr("All inputs"))
        self._keys.field.setAccessibleName(self.tr("Columns saved beside the row numbers"))
        self._run_label.setText(self.tr("Run"))
        self._run.setAccessibleName(self.tr("Run that is evaluated"))
        self._beside_label.setText(self.tr("beside"))
        self._beside.setAccessibleName(self.tr("Run that it is compared with"))
        self._data_label.setText(self.tr("on"))
        self._data.setAccessibleName(self.tr("Data it is evaluated on"))
        self._evaluate.setText(self.tr("Evaluate"))
        self._evaluate.setAccessibleName(self.tr("Evaluate"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel the evaluation"))
        self._save.setText(self.tr("Save predictions..."))
        self._save.setAccessibleName(self.tr("Save predictions"))
        self.refresh()

    def refresh(self) -> None:
        """Show the runs and the data that can be chosen."""
        question = self.question()
        self._run.clear()
        for run in self._evaluations.runs() if self._evaluations is not None else []:
            self._run.addItem(run_label(run), run.name)
        self._run.setCurrentIndex(self._run.findData(question.run) if question is not None else -1)
        self._run.setEnabled(question is not None)
        self._beside.clear()
        self._beside.addItem(self.tr("no other"), "")
        for run in self._evaluations.runs() if self._evaluations is not None else []:
            if question is not None and run.name != question.run:
                self._beside.addItem(run_label(run), run.name)
        self._beside.setCurrentIndex(max(0, self._beside.findData(question.beside)) if question is not None else 0)
        self._beside.setEnabled(self._beside.count() > 1)
        words = {
            "validation": self.tr("validation data"),
            "training": self.tr("training data"),
            "test": self.tr("test arrays of the file"),
            "all": self.tr("all data"),
        }
        self._show_keys()
        self._data.clear()
        parts = self._parts()
        for part in parts:
            self._data.addItem(words[part], part)
        for path in self._files:
            self._data.addItem(path.name, path)
            self._data.setItemData(self._data.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole)
        self._data.addItem(self.tr("another file..."), _OTHER)
        chosen = parts.index(self._part) if self._file is None else len(parts) + self._files.index(self._file)
        self._data.setCurrentIndex(chosen)
        self._data.setToolTip(str(self._file) if self._file is not None else "")

    def _show_keys(self) -> None:
        """Show the columns that can stand beside predictions; what tells one row from another does unasked."""
        data = self._context.document.data
        columns = [one for one in self._context.datasets.columns() if not one.shape or one.names_rows]
        known = [one.name for one in columns]
        named = named_keys(data)
        found = [one.name for one in columns if one.names_rows] if named is None else list(named)
        shown = [name for name in (found if self._chosen_keys is None else self._chosen_keys) if name in known]
        read = [name for binding in data.inputs.values() for name in binding.columns if name in known]
        self._keys.show_columns(shown, columns, [name for name in known if name in {*found, *read}])
        self._keys_field.setVisible(bool(columns))

    def _on_keys(self, names: tuple[str, ...]) -> None:
        self._chosen_keys = names
        self._show_keys()

    def _parts(self) -> list[Part]:
        """Return the parts of the data there are; test arrays only where the project's file has them."""
        data, described = self._context.document.data, self._context.datasets.description
        has_test = data.test is not None or data.split.test > 0
        has_test = has_test or (described is not None and "test" in described.parts)
        if self._part == "test" and not has_test:
            self._part = "validation"
        return ["validation", "training", "test", "all"] if has_test else ["validation", "training", "all"]

    def show_state(self, has_predictions: bool) -> None:
        """Show what can be done and what is being done."""
        question, evaluations = self.question(), self._evaluations
        is_busy = evaluations is not None and evaluations.is_busy
        self._evaluate.setVisible(not is_busy)
        self._evaluate.setEnabled(question is not None)
        self._cancel.setVisible(is_busy)
        self._cancel.setEnabled(evaluations is not None and not evaluations.is_cancelling)
        self._save.setEnabled(question is not None and not is_busy)
        text = self._said(has_predictions)
        self._message.set_text(text)
        self._message.setVisible(bool(text))

    def _said(self, has_predictions: bool) -> str:
        evaluations, question = self._evaluations, self.question()
        if evaluations is None:
            return ""
        if evaluations.is_cancelling:
            return self.tr("Ending...")
        words = {
            "starting": self.tr("An engine is starting for it..."),
            "evaluating": self.tr("Evaluating..."),
            "predicting": self.tr("Predicting..."),
            "saving": self.tr("Predicting for the file..."),
        }
        if evaluations.is_busy:
            text = words[evaluations.state]
            if evaluations.steps:
                text += " " + self.tr("batch {step} of {steps}").format(
                    step=count_text(evaluations.step), steps=count_text(evaluations.steps)
                )
            return text
        if question is not None and has_predictions and not evaluations.is_current(question):
            return self.tr("The run or the file has changed since then. Evaluate it again.")
        return ""

    def _on_run(self, index: int) -> None:
        name = self._run.itemData(index)
        self._chosen = name if index > 0 else None
        self.refresh()
        self.question_changed.emit()

    def _on_beside(self, index: int) -> None:
        self._other = self._beside.itemData(index)
        self.question_changed.emit()

    def _on_data(self, index: int) -> None:
        chosen = self._data.itemData(index)
        if chosen == _OTHER:
            self._ask_file()
            return
        if isinstance(chosen, Path):
            self._file = chosen
        else:
            self._file, self._part = None, chosen
        self.question_changed.emit()

    def _ask_file(self) -> None:
        types = [self.tr("Arrays and tables ({patterns})").format(patterns=patterns()), self.tr("Any file (*)")]
        folder = beside(self._context.document.path).parent
        path = ask_open(self, "evaluate_open_dialog", self.tr("Evaluate on a file"), folder, types)
        if path is not None:
            self.take_file(path)
        else:
            self.refresh()

    def _reset(self) -> None:
        self._chosen, self._file, self._part, self._chosen_keys, self._other = None, None, "validation", None, ""
        self._files.clear()
        self.refresh()
        self.question_changed.emit()


def _beside(label: QLabel, field: QWidget) -> QWidget:
    """Return a field with its label, which go into another line together."""
    both = QWidget()
    layout = QHBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    layout.addWidget(label)
    layout.addWidget(field)
    return both
