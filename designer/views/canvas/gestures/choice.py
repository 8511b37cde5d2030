"""Decides which gesture a press of the mouse starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from designer.graph.model import Edge
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.gestures.base import Gesture, Pointer
from designer.views.canvas.gestures.box import Box
from designer.views.canvas.gestures.knife import Knife
from designer.views.canvas.gestures.marks import MoveDot, Resize
from designer.views.canvas.gestures.move import Move
from designer.views.canvas.gestures.pan import Pan, RightPan
from designer.views.canvas.gestures.wire import Wire

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas


def gesture_for(canvas: Canvas, at: Pointer, button: Qt.MouseButton, is_space_held: bool) -> Gesture | None:
    """Return the gesture that a press starts; None when the press has done its work already."""
    if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and is_space_held):
        return Pan(canvas, at)
    if button == Qt.MouseButton.RightButton:
        return Knife(canvas, at) if at.ctrl else RightPan(canvas, at)
    if button != Qt.MouseButton.LeftButton:
        return None
    if (at.alt or (at.ctrl and at.shift)) and _cut(canvas, at):
        return None
    if at.ctrl and (rewiring := _rewire(canvas, at)):
        return rewiring
    scene = canvas.items_scene
    port = scene.port_at(at.scene, canvas.port_reach())
    if port is not None and not at.shift and not at.ctrl:
        return Wire(canvas, at, port[0].node_id, port[1], port[2])
    item = scene.node_at(at.scene)
    if item is not None:
        return Move(canvas, at, item.node_id)
    mark = scene.around.at(at.scene)
    if mark in scene.around.folds:
        return Move(canvas, at, "", mark)
    dot = scene.dot_at(at.scene, max(6.0, 6.0 / canvas.navigation.scale))
    if dot is not None and not at.shift and not at.ctrl:
        return MoveDot(canvas, at, *dot)
    if mark:
        note = scene.around.note_items.get(mark)
        is_corner = note is not None and note.corner().contains(at.scene) and not at.shift and not at.ctrl
        return Resize(canvas, at, mark) if is_corner else Move(canvas, at, "", mark)
    wire = scene.edge_at(at.scene, canvas.port_reach())
    if wire is not None and not at.shift and not at.ctrl:
        canvas.selection.set([])
        scene.select_edge(wire.edge)
        return Pan(canvas, at) if is_space_held else None
    return Box(canvas, at)


def _cut(canvas: Canvas, at: Pointer) -> bool:
    """Cut the wires of a port, or a wire; False when there is none."""
    scene, graph = canvas.items_scene, canvas.document.graph
    port = scene.port_at(at.scene, canvas.port_reach())
    if port is not None:
        item, is_output, index = port
        edges = graph.outgoing(item.node_id) if is_output else graph.incoming(item.node_id)
        edges = [e for e in edges if (e.source_port if is_output else e.target_port) == index]
    elif scene.node_at(at.scene) is None and (wire := scene.edge_at(at.scene, canvas.port_reach())):
        edges = [wire.edge]
    else:
        return False
    canvas.cut_wires(edges)
    return True


def _rewire(canvas: Canvas, at: Pointer) -> Wire | None:
    """Return the gesture that takes a wire off the end that is nearer to the mouse."""
    scene, graph = canvas.items_scene, canvas.document.graph
    port = scene.port_at(at.scene, canvas.port_reach())
    if port is not None:
        item, is_output, index = port
        edges = graph.outgoing(item.node_id) if is_output else graph.incoming(item.node_id)
        edges = [e for e in edges if (e.source_port if is_output else e.target_port) == index]
        return _loosen(canvas, at, edges[0], takes_target=not is_output) if len(edges) == 1 else None
    wire = None if scene.node_at(at.scene) else scene.edge_at(at.scene, canvas.port_reach())
    return _loosen(canvas, at, wire.edge, _is_nearer_to_target(wire, at)) if wire else None


def _is_nearer_to_target(wire: EdgeItem, at: Pointer) -> bool:
    start, end = wire.path.pointAtPercent(0) - at.scene, wire.path.pointAtPercent(1) - at.scene
    return end.manhattanLength() <= start.manhattanLength()


def _loosen(canvas: Canvas, at: Pointer, edge: Edge, takes_target: bool) -> Wire:
    if takes_target:
        return Wire(canvas, at, edge.source, True, edge.source_port, old=edge)
    return Wire(canvas, at, edge.target, False, edge.target_port, old=edge)
