"""One output of an evaluation: the figure of it that is chosen, and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from designer.doctor.finding import Beside
from designer.report.figures import Numbers
from designer.report.outputs import OutputCompared
from designer.views.elided_label import ElidedLabel
from designer.views.figures import count_text, unit_text
from designer.views.forms.controls import Combo
from designer.views.panels.figures.confusion import ConfusionMatrix
from designer.views.panels.figures.registry import FIGURES, Figure
from designer.views.plots.value_box import number
from designer.views.stylesheet import GRID, mark
from designer.views.theme import Appearance
from designer.views.wording import say
from designer.wire import Predictions


class OutputView(QWidget):
    """The picture of the chosen output, of two runs beside each other.

    `picked` carries (output, cell of its matrix) that was clicked.
    """

    picked = Signal(object, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predictions = Predictions()
        self._other: Predictions | None = None  # of the run that it is compared with
        self._titles: tuple[str, ...] = ("", "")
        self._beside: dict[str, Beside] = {}
        self._choice = Combo(self)
        self._choice.setObjectName("evaluate_output")
        self._choice.setFixedWidth(150)
        self._sentence = ElidedLabel("", self)
        self._sentence.setObjectName("evaluate_sentence")
        mark(self._sentence, "muted")
        self._figure = Combo(self)
        self._figure.setObjectName("evaluate_figure")
        self._figure.setFixedWidth(170)
        self._wanted = ""  # the figure that was chosen last, shown wherever an output has it
        self._first, self._second = _Pane("evaluate", appearance), _Pane("evaluate_beside", appearance)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 0)
        head.setSpacing(GRID)
        head.addWidget(self._choice)
        head.addWidget(self._figure)
        head.addWidget(self._sentence, 1)
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.addWidget(self._first, 1)
        panes.addWidget(self._second, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(panes, 1)
        self._second.hide()
        self._choice.activated.connect(self._show_output)
        self._figure.activated.connect(self._on_figure)
        self._first.picked.connect(self._on_picked)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._choice.setAccessibleName(self.tr("Output"))
        self._figure.setAccessibleName(self.tr("Figure"))
        for pane in (self._first, self._second):
            pane.retranslate()
        self._show_output()

    def show_predictions(
        self,
        predictions: Predictions | None,
        other: Predictions | None = None,
        titles: tuple[str, ...] = ("", ""),
        beside: tuple[Beside, ...] = (),
    ) -> None:
        """Show the outputs of an answer, or of two with titles; the one that was chosen stays if it is among them.

        `beside` is what simple models reach.
        """
        self._beside = {one.output: one for one in beside}
        chosen = self._choice.currentText()
        self._predictions, self._other, self._titles = predictions or Predictions(), other, titles
        names = [output.told for output in self._predictions.outputs]
        self._choice.clear()
        self._choice.addItems(names)
        self._choice.setCurrentIndex(names.index(chosen) if chosen in names else 0 if names else -1)
        self._choice.setVisible(len(names) > 1)
        self._show_output()

    def output(self) -> OutputCompared | None:
        """Return the chosen output."""
        index = self._choice.currentIndex()
        return self._predictions.outputs[index] if 0 <= index < len(self._predictions.outputs) else None

    def other_output(self) -> OutputCompared | None:
        """Return the same output of the run that it is compared with."""
        output = self.output()
        outputs = self._other.outputs if self._other is not None else ()
        return next((one for one in outputs if output is not None and one.name == output.name), None)

    def figures(self) -> list[Figure]:
        """Return what the chosen output can be shown as."""
        output = self.output()
        return [figure for figure in FIGURES if output is not None and figure.fits(output)]

    def _show_output(self) -> None:
        output = self.output()
        said = [self._said(output), self._others_reach(output)] if output is not None and self._other is None else []
        self._sentence.set_text(" · ".join(part for part in said if part))
        offered = self.figures()
        self._figure.clear()
        self._figure.addItems([QCoreApplication.translate("Figures", figure.title) for figure in offered])
        self._figure.setVisible(len(offered) > 1)
        names = [figure.id for figure in offered]
        self._figure.setCurrentIndex(names.index(self._wanted) if self._wanted in names else 0 if names else -1)
        self._show_figure()
        self.picked.emit(output, None)

    def _on_figure(self) -> None:
        offered = self.figures()
        if 0 <= self._figure.currentIndex() < len(offered):
            self._wanted = offered[self._figure.currentIndex()].id
        self._show_figure()
        self.picked.emit(self.output(), None)

    def _show_figure(self) -> None:
        output, offered, other = self.output(), self.figures(), self.other_output()
        figure = offered[max(0, self._figure.currentIndex())] if output is not None and offered else None
        is_one = self._other is None or (figure is not None and figure.show_both is not None and other is not None)
        self._second.setVisible(not is_one)
        if output is None or figure is None:
            self._first.show_reason(self._why_not(output), "")
            self._second.show_reason("", "")
            return
        if is_one:
            self._first.show_figure(figure, output, "", other)
            return
        titles = [self._title(place, one) for place, one in enumerate((output, other))]
        self._first.show_figure(figure, output, titles[0])
        if other is not None and figure.fits(other):
            self._second.show_figure(figure, other, titles[1])
        else:
            self._second.show_reason(self.tr("This run has no such figure."), titles[1])

    def _title(self, place: int, output: OutputCompared | None) -> str:
        said = self._said(output) if output is not None else ""
        return f"{self._titles[place]} · {said}" if said else self._titles[place]

    def _said(self, output: OutputCompared) -> str:
        if output.kind == "classes" and output.counted:
            return self.tr("{share} right: {right} of {count}").format(
                share=f"{output.right / output.counted:.1%}",
                right=count_text(output.right),
                count=count_text(output.counted),
            )
        if not isinstance(output.figures, Numbers):
            return ""
        text = self.tr("mean absolute error {error}").format(error=unit_text(output.figures.mean_absolute_error, 4))
        return text if output.figures.r2 is None else f"{text} · R² {number(output.figures.r2)}"

    def _others_reach(self, output: OutputCompared) -> str:
        """Return what a guess and simple models of scikit-learn reach on such rows."""
        beside = self._beside.get(output.name)
        if beside is None or beside.linear is None:
            return ""
        measure = {"accuracy": self.tr("accuracy"), "balanced accuracy": self.tr("balanced accuracy")}
        return self.tr("{measure} of others: {others}").format(
            measure=measure.get(beside.measure, beside.measure),
            others=", ".join(f"{say(name)} {number(round(value, 3))}" for name, value in beside.others),
        )

    def _why_not(self, output: OutputCompared | None) -> str:
        if output is None:
            return ""
        return self.tr("There are no targets to compare with.")

    def _on_picked(self, cell: object) -> None:
        self.picked.emit(self.output(), cell)


class _Pane(QWidget):
    """The figures of one run, one of them in front."""

    picked = Signal(object)

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._name_of_all = name
        self._appearance = appearance
        self._widgets: dict[str, QWidget] = {}
        self._title = QLabel()
        self._title.setObjectName(f"{name}_title")
        self._title.setContentsMargins(12, 0, 8, 0)
        mark(self._title, "muted")
        self._title.hide()
        self._none = QLabel()
        self._none.setObjectName(f"{name}_no_picture")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        mark(self._none, "muted")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._stack, 1)

    def retranslate(self) -> None:
        """Set the texts of the figures anew."""
        for figure in FIGURES:
            if figure.id in self._widgets:
                self._name(figure)

    def show_reason(self, text: str, title: str) -> None:
        """Say why there is no figure."""
        self._head(title)
        self._none.setText(text)
        self._stack.setCurrentWidget(self._none)

    def show_figure(
        self, figure: Figure, output: OutputCompared, title: str, other: OutputCompared | None = None
    ) -> None:
        """Show a figure of an output, or of two runs' at once."""
        self._head(title)
        widget = self._widget(figure)
        if other is not None and figure.show_both is not None:
            figure.show_both(widget, output, other)
        else:
            figure.show(widget, output)
        self._stack.setCurrentWidget(widget)

    def _head(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def _widget(self, figure: Figure) -> QWidget:
        """Return the widget of a figure, made when it is first looked at."""
        if figure.id not in self._widgets:
            widget = figure.make(self._appearance)
            widget.setObjectName(f"{self._name_of_all}_{figure.id}")
            if isinstance(widget, ConfusionMatrix):
                widget.picked.connect(self.picked)
            self._widgets[figure.id] = widget
            self._stack.addWidget(widget)
            self._name(figure)
        return self._widgets[figure.id]

    def _name(self, figure: Figure) -> None:
        widget = self._widgets[figure.id]
        widget.setAccessibleName(QCoreApplication.translate("Figures", figure.title))
        retranslate = getattr(widget, "retranslate", None)
        if retranslate is not None:
            retranslate()
