"""The window that shows which rows of the data excite each unit of a layer most."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QSplitter, QVBoxLayout, QWidget

from designer.graph.texts import Text
from designer.project.run_record import Run
from designer.session.exciting import Exciting
from designer.views.context import Context
from designer.views.figures import count_text, unit_text
from designer.views.guard import guarded
from designer.views.panels.figures.worst import WorstExamples
from designer.views.panels.run_texts import run_label
from designer.views.stylesheet import mark
from designer.views.wording import say
from designer.wire import ExcitingFound


@guarded
class ExcitingRows(QDialog):
    """A list of units, each with its largest value, and the rows of the chosen one, the most exciting first."""

    def __init__(self, context: Context, run: Run, node: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exciting_rows")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = context.document.graph.nodes[node].name if node in context.document.graph.nodes else node
        self.setWindowTitle(self.tr("What excites {name} · {run}").format(name=name, run=run_label(run)))
        self._found = ExcitingFound()
        self._told = QLabel(self.tr("The rows go through the model..."))
        self._told.setObjectName("exciting_told")
        self._told.setWordWrap(True)
        self._told.setContentsMargins(16, 10, 12, 6)
        mark(self._told, "muted")
        self._units = QListWidget()
        self._units.setObjectName("exciting_units")
        self._units.setAccessibleName(self.tr("Units of the layer"))
        mark(self._units, "bare")
        self._rows = WorstExamples(context.appearance)
        self._rows.retranslate()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._units)
        split.addWidget(self._rows)
        split.setStretchFactor(1, 1)
        split.setSizes([180, 460])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._told)
        layout.addWidget(split, 1)
        self.resize(680, 480)
        self._units.currentRowChanged.connect(self._show_unit)
        assert context.evaluations is not None
        self._exciting = Exciting(context.evaluations, self)
        self._exciting.answered.connect(self._on_answered)
        self.finished.connect(self._exciting.close)
        self._exciting.ask(run, node)

    def _on_answered(self, found: ExcitingFound | Text) -> None:
        if isinstance(found, Text):
            self._told.setText(say(found))
            return
        self._found = found
        told = [self.tr("The most exciting of {count} rows.").format(count=count_text(found.samples))]
        if len(found.units) < found.all_units:
            shown = self.tr("The first {count} of {all} units.")
            told.append(shown.format(count=len(found.units), all=count_text(found.all_units)))
        if found.note.template:
            told.append(say(found.note))
        self._told.setText(" ".join(told))
        for unit in found.units:
            largest = unit_text(unit.examples[0].predicted, 3) if unit.examples else "–"  # type: ignore[arg-type]
            self._units.addItem(self.tr("unit {number} · {value}").format(number=unit.unit, value=largest))
        self._units.setCurrentRow(0)

    def _show_unit(self, place: int) -> None:
        if 0 <= place < len(self._found.units):
            self._rows.show_examples(self._found.units[place].examples)
