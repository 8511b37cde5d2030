"""Opens the search where it was asked for, and remembers what to do with the layer that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QPointF

from designer.catalogue.spec import Spec
from designer.graph.model import Edge, id_order
from designer.views.canvas.commands import Commands
from designer.views.canvas.gestures.base import Pointer
from designer.views.canvas.search_popup import SearchPopup
from designer.views.canvas.wiring import Wiring

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas

_RECENT = 6


class Asking(QObject):
    """One question at a time."""

    def __init__(self, canvas: Canvas, popup: SearchPopup, commands: Commands) -> None:
        super().__init__(canvas)
        self._canvas, self._popup, self._commands = canvas, popup, commands
        self._on_choice: Callable[[str, Mapping[str, Any]], object] | None = None
        self._chosen: list[str] = []  # classes, the newest first
        popup.recent = self.recent
        self._wiring: Wiring | None = None  # its loose end waits for the choice
        popup.chosen.connect(self._on_chosen)
        popup.closed.connect(self._on_closed)

    def at(self, at: QPoint) -> None:
        """The layer comes where the point of the view is."""
        self._ask(at, partial(self._add_at, self._canvas.mapToScene(at)))

    def after_selection(self) -> None:
        """The layer comes after the selection, wired where that fits."""
        canvas, current = self._canvas, self._canvas.selection.current
        item = canvas.items_scene.nodes.get(current)
        if item is None:
            middle = canvas.viewport().rect().center()
            self._ask(middle - QPoint(self._popup.width() // 2, 140), self._commands.add_layer)
            return
        card = canvas.mapFromScene(item.card()).boundingRect()
        self._ask(QPoint(card.right() + 24, card.top()), self._commands.add_layer, self._fits(current, 0))

    def into(self, edge: Edge, at: QPoint) -> None:
        """The layer goes into a wire."""
        accepts = self._fits(edge.source, edge.source_port)
        self._ask(at, partial(self._add_into, edge, self._canvas.mapToScene(at)), accepts)

    def for_wire(self, wiring: Wiring, at: Pointer) -> None:
        """The layer is wired to a loose end; only what fits is offered."""
        wiring.calm()
        accepts = self._fits(wiring.node_id, wiring.port) if wiring.is_output else None
        self._ask(at.view, partial(self._add_wired, wiring, at.scene), accepts)
        self._wiring = wiring

    def recent(self) -> list[str]:
        """Return the classes that were chosen last, and then those in the drawing, the newest first."""
        nodes = self._canvas.document.graph.nodes
        drawn = (nodes[i].type for i in sorted(nodes, key=id_order, reverse=True) if not nodes[i].shares)
        return list(dict.fromkeys((*self._chosen, *drawn)))[:_RECENT]

    def _fits(self, node_id: str, port: int) -> Callable[[Spec], bool]:
        """Return what tells whether a class takes what a node gives."""
        info = self._canvas.context.analysis.info(node_id)
        tensor = info.outputs[port] if info is not None and port < len(info.outputs) else None
        rank = len(tensor.shape) if tensor is not None and tensor.shape is not None else None
        catalogue = self._canvas.context.catalogue

        def fits(spec: Spec) -> bool:
            if spec.inputs.mode == "none":
                return False
            return rank is None or spec.inputs.mode != "single" or catalogue.takes(spec.name, rank)

        return fits

    def _ask(
        self,
        at: QPoint,
        on_choice: Callable[[str, Mapping[str, Any]], object],
        accepts: Callable[[Spec], bool] | None = None,
    ) -> None:
        self._popup.dismiss()
        self._on_choice = on_choice
        self._popup.open_at(at, accepts)

    def _add_at(self, at: QPointF, type_name: str, params: Mapping[str, Any]) -> None:
        self._commands.add_at(type_name, at, params=params)

    def _add_into(self, edge: Edge, at: QPointF, type_name: str, params: Mapping[str, Any]) -> None:
        if self._canvas.document.graph.has_edge(edge):
            self._commands.add_into(type_name, edge, at, params)

    def _add_wired(self, wiring: Wiring, at: QPointF, type_name: str, params: Mapping[str, Any]) -> None:
        if wiring.node_id in self._canvas.document.graph.nodes:
            self._commands.add_wired(type_name, wiring, at, params)

    def _on_chosen(self, type_name: str) -> None:
        self._chosen = [type_name, *(t for t in self._chosen if t != type_name)][:_RECENT]
        if self._on_choice is not None:
            self._on_choice(type_name, self._popup.params)

    def _on_closed(self) -> None:
        if self._wiring is not None:
            self._wiring.hide()
        self._wiring = self._on_choice = None
        self._canvas.setFocus()
