"""The switch of a nested model that is to be a keras.Sequential."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from designer.graph import edits
from designer.graph.calls import program
from designer.graph.model import SEQUENTIAL
from designer.graph.texts import DesignerError
from designer.views.context import Context
from designer.views.forms.controls import Toggle
from designer.views.wording import say


class SequentialToggle(Toggle):
    """On where the model is built and written as keras.Sequential, which it can be while its layers are a chain."""

    def __init__(self, context: Context, node_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_sequential")
        self._context = context
        self._node_id = node_id
        self.clicked.connect(self._set)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Sequential"))
        self.refresh()

    def refresh(self) -> None:
        """Follow the document."""
        node = self._context.document.graph.layer_of(self._node_id)
        is_on = node.params.get(SEQUENTIAL) is True
        reason = self._why_not()
        self.setChecked(is_on)
        self.setEnabled(is_on or reason is None)
        can = self.tr("On: the model is a keras.Sequential, a plain list of layers")
        self.setToolTip(can if reason is None else say(reason.text))

    def _why_not(self) -> DesignerError | None:
        graph = self._context.document.graph
        try:
            return program(graph, self._context.catalogue.signature, self._node_id).why_not_chain()
        except DesignerError as error:
            return error

    def _set(self, is_on: bool) -> None:
        document = self._context.document
        document.push(edits.set_params(document.graph, self._node_id, {SEQUENTIAL: True} if is_on else {}))
