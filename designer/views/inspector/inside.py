"""What lies inside the selected layer: numbers of its weights and its output on samples, of a run or fresh."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from designer.session.insides import Insides, Look
from designer.views.context import Context
from designer.views.figures import number_text, shape_text
from designer.views.forms.controls import Combo
from designer.views.forms.param_form import label_width
from designer.views.guard import guarded
from designer.views.inspector.exciting_rows import ExcitingRows
from designer.views.inspector.pictures import Histogram, Pictures, Strip
from designer.views.panels.run_texts import run_label
from designer.views.stylesheet import GRID, mark
from designer.views.wording import say
from designer.wire import NodeInsideShown, WeightInfo

_CENTRE = Qt.AlignmentFlag.AlignVCenter
_SETTLE = 200  # ms a node is selected, and a drawing unchanged, before somebody is asked


@guarded
class InsideView(QWidget):
    """Asks only while it is visible; what costs much it asks for at the press of a button."""

    def __init__(self, context: Context, insides: Insides, node_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._insides = insides
        self._node = node_id
        self._weight = ""  # the name of the weight that is shown
        self._shown: NodeInsideShown | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self._ask)
        self._build()
        insides.changed.connect(self.refresh)
        insides.chosen_changed.connect(self.refresh)
        context.runs.changed.connect(self.refresh)
        context.analysis.state_changed.connect(self.refresh)
        self.retranslate()

    # ------------------------------------------------------------------------------------------ showing

    def retranslate(self) -> None:
        """Set every text anew."""
        self._run_label.setText(self.tr("of run"))
        self._run.setAccessibleName(self.tr("Run whose weights are shown"))
        self._weights.setAccessibleName(self.tr("Weight"))
        self._weight_label.setText(self.tr("weight"))
        self._figures_label.setText(self.tr("values"))
        self._histogram.setAccessibleName(self.tr("Histogram of the weight"))
        self._strip.setAccessibleName(self.tr("Output on samples"))
        self._pictures.setAccessibleName(self.tr("Output on samples as pictures"))
        self._button.setText(self.tr("Show weights and output"))
        self._exciting.setText(self.tr("Rows that excite its units most"))
        self.refresh()

    def refresh(self) -> None:
        """Show what is known, and ask for it if it is not."""
        self._show_runs()
        look = self._insides.look(self._node)
        if look is not None:
            self._timer.stop()
        elif self.isVisible() and self._insides.is_cheap() and not self._insides.is_asking(self._node):
            self._timer.start()
        is_dear = look is None and not self._insides.is_cheap() and not self._insides.is_asking(self._node)
        self._button.setVisible(is_dear and self._insides.can_ask())
        if look is not None or self._shown is None or is_dear:
            self._show(look)

    def _show_runs(self) -> None:
        runs = self._insides.runs()
        items: list[tuple[str, str | None]] = []
        if runs:
            items.append((self.tr("latest ({run})").format(run=run_label(runs[0])), None))
            items += [(run_label(run), run.name) for run in runs[1:]]
            items.append((self.tr("fresh weights"), ""))
        known = [(self._run.itemText(i), self._run.itemData(i)) for i in range(self._run.count())]
        if items != known:
            self._run.clear()
            for text, name in items:
                self._run.addItem(text, name)
        place = next((i for i, (_, name) in enumerate(items) if name == self._insides.chosen), 0)
        self._run.setCurrentIndex(place)
        for widget in (self._run_label, self._run):
            widget.setVisible(bool(runs))
        self._exciting.setVisible(self._insides.run() is not None and self._context.evaluations is not None)

    def _show(self, look: Look | None) -> None:
        self._shown = look.shown if look is not None else None
        shown = self._shown or NodeInsideShown()
        names = [w.name for w in shown.weights]
        self._weights.clear()
        for info in shown.weights:
            frozen = self.tr("{weight} · frozen").format(weight=info.name)
            self._weights.addItem(info.name if info.trainable else frozen)
        self._weights.setCurrentIndex(names.index(self._weight) if self._weight in names else 0)
        for widget in (self._weight_label, self._weights):
            widget.setVisible(len(names) > 1)
        self._show_weight()
        self._show_output(shown)
        self._message.setText(self._said(look))
        self._message.setVisible(bool(self._message.text()))

    def _show_weight(self) -> None:
        weights = self._shown.weights if self._shown is not None else ()
        index = self._weights.currentIndex()
        info = weights[index] if 0 <= index < len(weights) else None
        for widget in (self._figures_label, self._figures, self._histogram):
            widget.setVisible(info is not None)
        if info is not None:
            self._figures.setText(f"{shape_text(info.shape)} {info.dtype}\n{self._described(info)}")
            self._histogram.show_weight(info)

    def _show_output(self, shown: NodeInsideShown) -> None:
        has_output = bool(shown.output) and bool(shown.output[0])
        for widget in (self._output_label, self._strip, self._output):
            widget.setVisible(has_output)
        self._pictures_label.setVisible(has_output and bool(shown.pictures))
        self._pictures.setVisible(has_output and bool(shown.pictures))
        if not has_output or shown.output_info is None:
            return
        self._output_label.setText(self.tr("Output on {count} samples").format(count=len(shown.output)))
        self._strip.show_rows(shown.output)
        self._pictures.show_pictures(shown.pictures)
        said = self.tr("changed as in training") if shown.augments else self.tr("as pictures")
        self._pictures_label.setText(said)
        values = self._described(shown.output_info)
        size = 1
        for length in shown.output_shape:
            size *= length
        if size > len(shown.output[0]):
            values += "\n" + self.tr("first {count} of {size} values a sample").format(
                count=len(shown.output[0]), size=size
            )
        self._output.setText(values)

    def _described(self, info: WeightInfo) -> str:
        mean, deviation = number_text(info.mean), number_text(info.deviation)
        text = self.tr("mean {mean} · sd {deviation}").format(mean=mean, deviation=deviation)
        if info.not_finite:
            text += "\n" + self.tr("{count} not finite").format(count=info.not_finite)
        return text

    def _said(self, look: Look | None) -> str:
        if look is None:
            return "" if not self._insides.can_ask() or self._button.isVisibleTo(self) else self.tr("Looking inside...")
        if look.failure is not None:
            return say(look.failure)
        return say(look.shown.note) if look.shown is not None and look.shown.note.template else ""

    # ------------------------------------------------------------------------------------------ asking

    def _ask(self) -> None:
        if self.isVisible():
            self._insides.ask(self._node)

    def _ask_anyway(self) -> None:
        self._insides.ask(self._node)
        self.refresh()
        self._show(None)

    def _show_exciting(self) -> None:
        run = self._insides.run()
        if run is not None:
            ExcitingRows(self._context, run, self._node, self.window()).show()

    def _on_run_chosen(self, index: int) -> None:
        self._insides.choose(self._run.itemData(index))

    def _on_weight_chosen(self, index: int) -> None:
        if self._shown is not None and 0 <= index < len(self._shown.weights):
            self._weight = self._shown.weights[index].name
            self._show_weight()

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._run_label, self._run = self._label(), Combo(self)
        self._run.setObjectName("inside_run")
        self._run.activated.connect(self._on_run_chosen)
        self._weight_label, self._weights = self._label(), Combo(self)
        self._weights.setObjectName("inside_weight")
        self._weights.activated.connect(self._on_weight_chosen)
        self._figures_label, self._figures = self._label(), self._value("inside_values")
        self._histogram = Histogram(self._context.appearance, self)
        self._histogram.setObjectName("inside_histogram")
        self._output_label = self._label()
        self._strip = Strip(self._context.appearance, self)
        self._strip.setObjectName("inside_output")
        self._output = self._value("inside_output_values")
        self._pictures_label, self._pictures = self._label(), Pictures(self)
        self._pictures.setObjectName("inside_pictures")
        self._message = QLabel(self)
        self._message.setObjectName("inside_message")
        self._message.setWordWrap(True)
        mark(self._message, "muted")
        self._button = QPushButton(self)
        self._button.setObjectName("inside_ask")
        self._button.clicked.connect(self._ask_anyway)
        self._exciting = QPushButton(self)
        self._exciting.setObjectName("inside_exciting")
        self._exciting.clicked.connect(self._show_exciting)
        mark(self._exciting, "link")
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = ((self._run_label, self._run), (self._weight_label, self._weights), (self._figures_label, self._figures))
        for row, (label, field) in enumerate(rows):
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if field is self._figures else _CENTRE)
            grid.addWidget(field, row, 1)
        whole = (
            *(self._histogram, self._output_label, self._pictures_label, self._pictures, self._strip, self._output),
            *(self._exciting, self._message, self._button),
        )
        for row, widget in enumerate(whole, len(rows)):
            grid.addWidget(widget, row, 0, 1, 2, *([Qt.AlignmentFlag.AlignLeft] if widget is self._exciting else []))

    def _label(self) -> QLabel:
        label = QLabel(self)
        mark(label, "muted")
        return label

    def _value(self, name: str) -> QLabel:
        value = QLabel(self)
        value.setObjectName(name)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        mark(value, "mono")
        return value

    # ------------------------------------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.setColumnMinimumWidth(0, label_width(self.width()))
