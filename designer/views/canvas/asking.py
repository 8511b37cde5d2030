"""Opens the search where it was asked for, and remembers what to do with the layer that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF

from designer.catalogue.spec import Spec
from designer.graph.model import Edge
from designer.views.canvas.commands import Commands
from designer.views.canvas.gestures.base import Pointer
from designer.views.canvas.search_popup import SearchPopup
from designer.views.canvas.wiring import Wiring

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas


class Asking(QObject):
    """One question at a time."""

    def __init__(self, canvas: Canvas, popup: SearchPopup, commands: Commands) -> None:
        super().__init__(canvas)
        self._canvas, self._popup, self._commands = canvas, popup, commands
        self._on_choice: Callable[[str], object] | None = None
        self._wiring: Wiring | None = None  # its loose end waits for the choice
        popup.chosen.connect(self._on_chosen)
        popup.closed.connect(self._on_closed)

    def at(self, at: QPoint) -> None:
        """The layer comes where the point of the view is."""
        self._ask(at, partial(self._add_at, self._canvas.mapToScene(at)))

    def after_selection(self) -> None:
        """The layer comes after the selection, wired where that fits."""
        middle = self._canvas.viewport().rect().center()
        self._ask(middle - QPoint(self._popup.width() // 2, 140), self._commands.add_layer)

    def into(self, edge: Edge, at: QPoint) -> None:
        """The layer goes into a wire."""
        self._ask(at, partial(self._add_into, edge, self._canvas.mapToScene(at)), _takes_a_tensor)

    def for_wire(self, wiring: Wiring, at: Pointer) -> None:
        """The layer is wired to a loose end; only what fits is offered."""
        wiring.calm()
        accepts = _takes_a_tensor if wiring.is_output else None
        self._ask(at.view, partial(self._add_wired, wiring, at.scene), accepts)
        self._wiring = wiring

    def _ask(
        self, at: QPoint, on_choice: Callable[[str], object], accepts: Callable[[Spec], bool] | None = None
    ) -> None:
        self._popup.dismiss()
        self._on_choice = on_choice
        self._popup.open_at(at, accepts)

    def _add_at(self, at: QPointF, type_name: str) -> None:
        self._commands.add_at(type_name, at)

    def _add_into(self, edge: Edge, at: QPointF, type_name: str) -> None:
        if self._canvas.document.graph.has_edge(edge):
            self._commands.add_into(type_name, edge, at)

    def _add_wired(self, wiring: Wiring, at: QPointF, type_name: str) -> None:
        if wiring.node_id in self._canvas.document.graph.nodes:
            self._commands.add_wired(type_name, wiring, at)

    def _on_chosen(self, type_name: str) -> None:
        if self._on_choice is not None:
            self._on_choice(type_name)

    def _on_closed(self) -> None:
        if self._wiring is not None:
            self._wiring.hide()
        self._wiring = self._on_choice = None
        self._canvas.setFocus()


def _takes_a_tensor(spec: Spec) -> bool:
    return spec.inputs.mode != "none"
