"""Shows the fields of data, lets one choose what is to be predicted, and says what would be made of it and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.advice.aims import TASKS
from designer.advice.start import Start, Wishes, start
from designer.advice.target_columns import likely_target
from designer.data.settings import DataSettings
from designer.data.sources import Source
from designer.graph.texts import DesignerError
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.panels.data_wing.fields_table import FieldsTable
from designer.views.stylesheet import mark
from designer.views.theme import Appearance
from designer.views.wording import say
from designer.wire import DataDescribed


@guarded
class StartDialog(QDialog):
    """`start` is what would be made, None while it cannot be; `kinds_changed` carries the kinds that were corrected."""

    kinds_changed = Signal(object)

    def __init__(self, title: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("start_dialog")
        self.setWindowTitle(self.tr("New from {name}").format(name=title))
        self.start: Start | None = None
        self._described = DataDescribed()
        self._source: Source | None = None
        self._settings = DataSettings()
        self._title = QLabel()
        mark(self._title, "heading")
        self.fields = FieldsTable("start_fields", appearance)
        self.fields.edited.connect(self._on_kinds)
        self.targets = QListWidget()
        self.targets.setObjectName("start_targets")
        self.targets.setAccessibleName(self.tr("What is to be predicted"))
        self.targets.setToolTip(self.tr("Ctrl+click chooses several."))
        self.targets.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.targets.itemSelectionChanged.connect(self._decide)
        self.task = Combo()
        self.task.setObjectName("start_task")
        for task, text in zip(TASKS, (self.tr("as found"), self.tr("classes"), self.tr("numbers")), strict=True):
            self.task.addItem(text, task)
        self.time = Combo()
        self.time.setObjectName("start_time")
        self.horizon = QSpinBox()
        self.horizon.setObjectName("start_horizon")
        self.horizon.setRange(1, 100_000)
        self.reasons = QPlainTextEdit()
        self.reasons.setObjectName("start_reasons")
        self.reasons.setReadOnly(True)
        self.reasons.setAccessibleName(self.tr("What is decided, and why"))
        self._lay_out()
        self.task.currentIndexChanged.connect(self._decide)
        self.time.currentIndexChanged.connect(self._on_time)
        self.horizon.valueChanged.connect(self._decide)
        self.resize(1040, 720)

    def show_data(self, described: DataDescribed, source: Source) -> None:
        """Show what was found in the data, with the most likely target chosen, or those there were."""
        before = self._wanted()
        self._described, self._source = described, source
        template = self.tr("{rows} rows, {columns} columns")
        self._title.setText(template.format(rows=f"{described.rows:,}", columns=len(described.columns)))
        names = [field.name for field in described.columns]
        chosen = [name for name in before if name in names] or [likely_target(described.columns, described.answers)]
        self.targets.blockSignals(True)
        self.targets.clear()
        for name in names:
            item = QListWidgetItem(name)
            self.targets.addItem(item)
            item.setSelected(name in chosen)
        current = next((row for row, name in enumerate(names) if name in chosen), 0)
        self.targets.scrollToItem(self.targets.item(current))
        self.targets.blockSignals(False)
        self._offer_times()
        self._decide()
        self.targets.setFocus()

    def _lay_out(self) -> None:
        choice = QWidget()
        form = QVBoxLayout(choice)
        form.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Predict"))
        mark(label, "heading")
        form.addWidget(label)
        form.addWidget(self.targets, 1)
        more = QFormLayout()
        self._labels = {
            self.task: QLabel(self.tr("Taken as")),
            self.time: QLabel(self.tr("Series over")),
            self.horizon: QLabel(self.tr("Rows ahead")),
        }
        for widget, text in self._labels.items():
            widget.setAccessibleName(text.text())
            more.addRow(text, widget)
        form.addLayout(more)
        told = QWidget()
        right = QVBoxLayout(told)
        right.setContentsMargins(0, 0, 0, 0)
        heading = QLabel(self.tr("What is decided, and why"))
        mark(heading, "heading")
        right.addWidget(heading)
        right.addWidget(self.reasons, 1)
        lower = QWidget()
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(choice, 2)
        row.addWidget(told, 5)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.fields)
        parts.addWidget(lower)
        parts.setChildrenCollapsible(False)
        parts.setSizes([320, 340])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.create_button = QPushButton(self.tr("Make the project"))
        self.create_button.setObjectName("start_create")
        mark(self.create_button, "primary")
        buttons.addButton(self.create_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.create_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(parts, 1)
        layout.addWidget(buttons)

    def _offer_times(self) -> None:
        times = [field.name for field in self._described.columns if field.kind == "datetime"]
        before = self.time.currentData()
        self.time.blockSignals(True)
        self.time.clear()
        self.time.addItem(self.tr("as found"), "")
        for name in times:
            self.time.addItem(name, name)
        self.time.setCurrentIndex(max(0, self.time.findData(before)))
        self.time.blockSignals(False)
        for widget in (self.time, self.horizon):
            widget.setVisible(bool(times))
            self._labels[widget].setVisible(bool(times))
        self.horizon.setEnabled(bool(self.time.currentData()))

    def _wanted(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.targets.selectedItems())

    def _on_time(self) -> None:
        self.horizon.setEnabled(bool(self.time.currentData()))
        self._decide()

    def _on_kinds(self, settings: DataSettings, _merge: str) -> None:
        self._settings = settings
        self.kinds_changed.emit(settings.kinds)

    def _decide(self) -> None:
        """Decide anew and say it, or say why nothing can be made."""
        if self._source is None:
            return
        time, targets = self.time.currentData() or "", self._wanted()
        wishes = Wishes(
            targets,
            task=self.task.currentData(),
            time=time,
            horizon=self.horizon.value() if time else 0,
            kinds=self._settings.kinds,
        )
        try:
            self.start = start(self._described, self._source, wishes) if targets else None
            texts = [*self._described.notes, *self.start.reasons] if self.start else []
            unasked = self.tr("Choose what is to be predicted.")
            self.reasons.setPlainText("\n\n".join(say(text) for text in texts) if texts else unasked)
        except DesignerError as error:
            self.start = None
            self.reasons.setPlainText(say(error.text))
        self.create_button.setEnabled(self.start is not None)
        self.fields.show_fields(self._settings, self._described.columns, self._uses())

    def _uses(self) -> dict[str, str]:
        if self.start is None:
            return {}
        found = {c: branch.part.title for branch in self.start.branches for c in branch.part.binding.columns}
        return {**found, **{aim.field.name: self.tr("target") for aim in self.start.aims}}
