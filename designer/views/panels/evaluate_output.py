"""One output of an evaluation as a picture: a confusion matrix for classes, points for numbers, and a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from designer.engine.protocol import OutputCompared, Predictions
from designer.views.figures import count_text
from designer.views.forms.controls import Combo
from designer.views.panels.confusion import ConfusionMatrix
from designer.views.panels.scatter import ScatterPlot
from designer.views.plots.value_box import number
from designer.views.stylesheet import GRID, mark
from designer.views.theme import Appearance


class OutputView(QWidget):
    """The picture of the chosen output; `picked` carries (output, cell of its matrix) that was clicked."""

    picked = Signal(object, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predictions = Predictions()
        self._choice = Combo(self)
        self._choice.setObjectName("evaluate_output")
        self._choice.setFixedWidth(150)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("evaluate_sentence")
        mark(self._sentence, "muted")
        self._matrix = ConfusionMatrix(appearance)
        self._matrix.setObjectName("evaluate_confusion")
        self._scatter = ScatterPlot(appearance)
        self._scatter.setObjectName("evaluate_scatter")
        self._none = QLabel()
        self._none.setObjectName("evaluate_no_picture")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        mark(self._none, "muted")
        self._stack = QStackedWidget(self)
        for page in (self._none, self._matrix, self._scatter):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 0)
        head.setSpacing(GRID)
        head.addWidget(self._choice)
        head.addWidget(self._sentence, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self._choice.activated.connect(self._show_output)
        self._matrix.picked.connect(self._on_picked)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._choice.setAccessibleName(self.tr("Output"))
        self._matrix.setAccessibleName(self.tr("Confusion matrix"))
        self._scatter.setAccessibleName(self.tr("Predictions over targets"))
        self._scatter.retranslate()
        self._show_output()

    def show_predictions(self, predictions: Predictions | None) -> None:
        """Show the outputs of an answer; the one that was chosen stays if it is among them."""
        chosen = self._choice.currentText()
        self._predictions = predictions or Predictions()
        names = [output.name for output in self._predictions.outputs]
        self._choice.clear()
        self._choice.addItems(names)
        self._choice.setCurrentIndex(names.index(chosen) if chosen in names else 0 if names else -1)
        self._choice.setVisible(len(names) > 1)
        self._show_output()

    def output(self) -> OutputCompared | None:
        """Return the chosen output."""
        index = self._choice.currentIndex()
        return self._predictions.outputs[index] if 0 <= index < len(self._predictions.outputs) else None

    def _show_output(self) -> None:
        output = self.output()
        self._sentence.setText(self._said(output) if output is not None else "")
        if output is not None and output.confusion:
            self._matrix.show_counts(output.confusion, output.classes)
            self._stack.setCurrentWidget(self._matrix)
        elif output is not None and output.points:
            self._scatter.show_points(output.points)
            self._stack.setCurrentWidget(self._scatter)
        else:
            self._none.setText(self._why_not(output))
            self._stack.setCurrentWidget(self._none)
        self.picked.emit(output, None)

    def _said(self, output: OutputCompared) -> str:
        if output.kind == "classes" and output.counted:
            return self.tr("{share} right: {right} of {count}").format(
                share=f"{output.right / output.counted:.1%}",
                right=count_text(output.right),
                count=count_text(output.counted),
            )
        if output.mean_absolute_error is None:
            return ""
        text = self.tr("mean absolute error {error}").format(error=number(output.mean_absolute_error))
        return text if output.r2 is None else f"{text} · R² {number(output.r2)}"

    def _why_not(self, output: OutputCompared | None) -> str:
        if output is None:
            return ""
        if not output.targets:
            return self.tr("There are no targets to compare with.")
        return self.tr("{count} classes are too many for a matrix.").format(count=len(output.classes))

    def _on_picked(self, cell: object) -> None:
        self.picked.emit(self.output(), cell)
