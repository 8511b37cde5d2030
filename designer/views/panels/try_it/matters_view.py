"""What matters to a run's model: how much every field does, and how what it says changes with one or two of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.report.explanations import Dependence, Effect, OutputImportance
from designer.views.forms.controls import Combo
from designer.views.panels.try_it.dependence_plot import DependencePlot
from designer.views.panels.try_it.explanation_view import EffectBars
from designer.views.plots.value_box import number
from designer.views.stylesheet import mark
from designer.views.theme import Appearance


class MattersView(QWidget):
    """`fields_chosen` with one or two fields whose dependence is wanted."""

    fields_chosen = Signal(object)  # tuple of str

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._note = QLabel()
        self._note.setWordWrap(True)
        mark(self._note, "muted")
        self._first, self._second = Combo(), Combo()
        self._first.setObjectName("matters_field")
        self._second.setObjectName("matters_second")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._first, 1)
        row.addWidget(self._second, 1)
        self._importance, self._curves = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._note)
        layout.addLayout(self._importance)
        layout.addLayout(row)
        layout.addLayout(self._curves)
        layout.addStretch(1)
        for combo in (self._first, self._second):
            combo.activated.connect(self._choose)
            combo.setEnabled(False)

    def clear(self) -> None:
        """Show nothing, and that it is being found out."""
        self._note.setText(self.tr("Shuffling one field after the other..."))
        _empty(self._importance)
        _empty(self._curves)
        for combo in (self._first, self._second):
            combo.clear()
            combo.setEnabled(False)

    def say(self, text: str) -> None:
        """Show why there is nothing."""
        self._note.setText(text)

    def show_importance(self, outputs: Sequence[OutputImportance], samples: int) -> None:
        """Show how much lower the scores are with a field shuffled, and offer the fields, the most important first."""
        _empty(self._importance)
        self._note.setText(
            self.tr("How much lower the score is with a field shuffled, on {count} rows").format(count=f"{samples:,}")
        )
        for output in outputs:
            self._importance.addWidget(_label(f"{output.name}: {output.measure} {number(output.score)}"))
            bars = EffectBars(self._appearance)
            bars.setObjectName("importance_bars")
            bars.show_effects([Effect(one.name, one.mean) for one in output.fields])
            self._importance.addWidget(bars)
        fields = [one.name for one in outputs[0].fields] if outputs else []
        self._first.clear()
        self._second.clear()
        self._second.addItem(self.tr("and no other"), "")
        for name in fields:
            self._first.addItem(name, name)
            self._second.addItem(name, name)
        for combo in (self._first, self._second):
            combo.setEnabled(bool(fields))
        if fields:
            self._choose()

    def show_dependence(self, told: Sequence[Dependence]) -> None:
        """Show how the outputs change with the fields, a curve a class."""
        _empty(self._curves)
        for one in told:
            for curve in one.curves:
                title = f"{one.name} {curve.label}" if curve.label else one.name
                self._curves.addWidget(_label(title))
                self._curves.addWidget(DependencePlot(one, curve, self._appearance))

    def _choose(self) -> None:
        first, second = self._first.currentData(), self._second.currentData()
        self.fields_chosen.emit((first,) if not second or second == first else (first, second))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    mark(label, "muted")
    return label


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
