"""Takes what is dropped on the canvas: layers from the Layers panel, files from the desktop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QRectF
from PySide6.QtGui import QDropEvent

from designer.graph.model import INPUT, Edge
from designer.views.canvas import insertion
from designer.views.canvas.commands import Commands

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas

LAYER_MIME = "application/x-keras-layer"


class Dropping:
    """A layer dropped on a wire is put into it."""

    def __init__(self, canvas: Canvas, commands: Commands) -> None:
        self._canvas, self._commands = canvas, commands
        self._target: Edge | None = None

    def enter(self, event: QDropEvent) -> None:
        """Something is dragged over the canvas."""
        if _layer(event.mimeData()) or _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def move(self, event: QDropEvent) -> None:
        """It moves: show the wire it would go into."""
        self.enter(event)
        name = _layer(event.mimeData())
        self._mark(self._wire_at(event.position().toPoint()) if name and name != INPUT else None)

    def leave(self) -> None:
        """It is gone."""
        self._mark(None)

    def drop(self, event: QDropEvent) -> None:
        """It is dropped."""
        target = self._target
        self._mark(None)
        name, files = _layer(event.mimeData()), _files(event.mimeData())
        if name:
            at = self._canvas.mapToScene(event.position().toPoint())
            if target is not None:
                self._commands.add_into(name, target, at)
            else:
                self._commands.add_at(name, at, is_free=False)
            self._canvas.setFocus()
            event.acceptProposedAction()
        elif files:
            self._canvas.files_dropped.emit(files)
            event.acceptProposedAction()
        else:
            event.ignore()

    def _wire_at(self, at: QPoint) -> Edge | None:
        centre = self._canvas.mapToScene(at)
        card = QRectF(centre.x() - 88, centre.y() - 35, 176, 70)
        return insertion.wire_through(self._canvas.items_scene, card)

    def _mark(self, edge: Edge | None) -> None:
        edges = self._canvas.items_scene.edges
        if edge != self._target:
            if self._target in edges:
                edges[self._target].set_target(False)
            if edge is not None:
                edges[edge].set_target(True)
            self._target = edge


def _layer(mime: QMimeData) -> str:
    return bytes(mime.data(LAYER_MIME).data()).decode("utf-8", "replace") if mime.hasFormat(LAYER_MIME) else ""


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
