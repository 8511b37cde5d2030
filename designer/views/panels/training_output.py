"""Loss, metrics and loss weight of one output, as a part of the training form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.project.records import OutputTraining
from designer.views.forms.table import make_editor
from designer.views.panels.form_rows import form_layout, row_label
from designer.views.panels.pills import PillList
from designer.views.stylesheet import mark

_LOSS = Param(name="loss", kind="loss", required=True, initial="")
_WEIGHT = Param(name="weight", kind="float", required=True, initial=1.0, minimum=0.0)


class OutputForm(QWidget):
    """Shows the settings of an output; `edited` carries (field, value, whether it is typing)."""

    edited = Signal(str, object, bool)
    left = Signal()
    suggestion_requested = Signal()

    def __init__(self, key: str, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"training_output_{key}")
        self._title = QLabel()
        mark(self._title, "heading")
        self._suggest = QToolButton()
        self._suggest.setObjectName(f"training_suggest_{key}")
        mark(self._suggest, "link")
        self._loss = make_editor(_LOSS, catalogue)
        self._loss.setObjectName(f"training_loss_{key}")
        self._metrics = PillList(f"training_metrics_{key}", "metric", catalogue, lambda spec: spec.params)
        self._weighted = PillList(f"training_weighted_metrics_{key}", "metric", catalogue, lambda spec: spec.params)
        self._weight = make_editor(_WEIGHT, catalogue)
        self._weight.setObjectName(f"training_weight_{key}")
        self._labels = {name: row_label() for name in ("loss", "metrics", "weighted", "weight")}

        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._suggest)
        self._form: QFormLayout = form_layout()
        self._form.addRow(self._labels["loss"], self._loss)
        self._form.addRow(self._labels["metrics"], self._metrics)
        self._form.addRow(self._metrics.details)
        self._form.addRow(self._labels["weighted"], self._weighted)
        self._form.addRow(self._weighted.details)
        self._form.addRow(self._labels["weight"], self._weight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._form)

        self._loss.edited.connect(self._on_loss_edited)
        self._weight.edited.connect(self._on_weight_edited)
        self._metrics.edited.connect(self._on_metrics_edited)
        self._weighted.edited.connect(self._on_weighted_edited)
        self._suggest.clicked.connect(self.suggestion_requested)
        for part in (self._loss, self._weight, self._metrics, self._weighted):
            part.left.connect(self.left)

    def show_settings(
        self, title: str, settings: OutputTraining, is_only: bool, suggestion: OutputTraining, has_weights: bool
    ) -> None:
        """Show the settings of the output; the only one needs neither its name nor a weight.

        Metrics that weight rows are offered where the data have weights.
        """
        self._title.setText(title)
        self._title.setVisible(not is_only)
        self._form.setRowVisible(self._weight, not is_only)
        self._loss.set_value(settings.loss or None)
        self._loss.set_problem(None if settings.loss else self.tr("Choose a loss, or take the suggestion."))
        self._metrics.set_objects(settings.metrics)
        self._weighted.set_objects(settings.weighted_metrics)
        self._form.setRowVisible(self._weighted, has_weights or bool(settings.weighted_metrics))
        self._weight.set_value(settings.weight)
        is_other = (settings.loss, settings.metrics) != (suggestion.loss, suggestion.metrics)
        self._suggest.setVisible(is_other and not settings.loss)
        said = ", ".join([str(suggestion.loss), *(str(m) for m in suggestion.metrics)])
        self._suggest.setText(self.tr("Suggest"))
        self._suggest.setAccessibleName(self.tr("Take the suggested loss and metrics of {name}").format(name=title))
        self._suggest.setToolTip(self.tr("Fits this output: {names}").format(names=said))

    def retranslate(self) -> None:
        """Set every text anew."""
        for name, text in (
            ("loss", self.tr("Loss")),
            ("metrics", self.tr("Metrics")),
            ("weighted", self.tr("Weighted")),
            ("weight", self.tr("Loss weight")),
        ):
            self._labels[name].setText(text)
        self._loss.focus_widget().setAccessibleName(self._labels["loss"].text())
        self._weight.focus_widget().setAccessibleName(self._labels["weight"].text())
        self._metrics.retranslate(self.tr("+ metric"), self.tr("Add a metric"))
        self._labels["weighted"].setToolTip(self.tr("weighted_metrics: rows count by the weights of classes and rows."))
        self._weighted.retranslate(self.tr("+ metric"), self.tr("Add a metric that weights rows"))

    def _on_loss_edited(self, value: object) -> None:
        self.edited.emit("loss", value, isinstance(value, dict))

    def _on_weight_edited(self, value: object) -> None:
        self.edited.emit("weight", value, True)

    def _on_weighted_edited(self, value: object, is_typed: bool) -> None:
        self.edited.emit("weighted_metrics", value, is_typed)

    def _on_metrics_edited(self, value: object, is_typed: bool) -> None:
        self.edited.emit("metrics", value, is_typed)
