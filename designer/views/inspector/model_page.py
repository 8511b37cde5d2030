"""What the inspector shows while nothing is selected: the whole model in figures, and a hint."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from designer.views.context import Context
from designer.views.figures import count_text, size_text
from designer.views.inspector.facts import Facts
from designer.views.inspector.order_list import OrderList
from designer.views.stylesheet import GRID, mark


class ModelPage(QWidget):
    """Totals of the model, and its inputs and outputs in their order."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._heading = QLabel(self)
        mark(self._heading, "heading")
        self._facts = Facts(self)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        mark(self._hint, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID * 2)
        layout.addWidget(self._heading)
        layout.addWidget(self._facts)
        layout.addWidget(OrderList(context, "inputs", self))
        layout.addWidget(OrderList(context, "outputs", self))
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Read the drawing and the report anew."""
        nodes = self._context.document.graph.nodes.values()
        report = self._context.analysis.report
        rows = [(self.tr("layers"), count_text(len(nodes)))]
        if report is not None:
            total = report.total_params
            rows.append((self.tr("parameters"), f"{count_text(total)} · {size_text(total * 4)}"))
            if report.trainable_params != total:
                rows.append((self.tr("trainable"), count_text(report.trainable_params)))
            if report.memory:
                rows.append((self.tr("to train"), self.tr("about {size}").format(size=size_text(report.memory))))
        self._heading.setText(self.tr("Model"))
        self._facts.show_rows(rows)
        self._hint.setText(
            self.tr("Select a layer to see and change its arguments.")
            if nodes
            else self.tr("Drag a layer from the left onto the canvas, or press Tab there and type its name.")
        )
