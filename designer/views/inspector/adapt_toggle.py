"""The switch of a preprocessing layer that adapts to the training data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from designer.project.fixes import set_adapt
from designer.views.context import Context
from designer.views.forms.controls import Toggle


class AdaptToggle(Toggle):
    """On where the layer learns its mean, bins or vocabulary from the training rows before the training begins."""

    def __init__(self, context: Context, node_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_adapt")
        self._context = context
        self._node_id = node_id
        self.clicked.connect(self._set)
        context.document.settings_changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Adapt to the training data"))
        self.setToolTip(self.tr("On: the layer learns from the training rows before the training begins (adapt)"))

    def refresh(self) -> None:
        """Follow the document."""
        self.setChecked(self._node_id in self._context.document.data.adapt)

    def _set(self, adapt: bool) -> None:
        document = self._context.document
        document.push(set_adapt(document.graph, {"node": self._node_id, "adapt": adapt}))
