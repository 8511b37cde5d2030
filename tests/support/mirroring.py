"""Whether a canvas shows its document: every node and wire of the level, where and as the document has it."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from designer.graph import annotation
from designer.views.canvas.edge_item import EdgeItem
from designer.views.canvas.node_item import NodeItem
from designer.views.canvas.view import Canvas


def differences(canvas: Canvas) -> list[str]:
    """Return in words what the scene shows otherwise than the document has it, while no gesture is under way."""
    scene, graph = canvas.items_scene, canvas.document.graph
    level = canvas.selection.level
    found = []
    if level and level not in graph.nodes:
        found.append(f"the level {level} is shown, which is gone")
    around, frames = scene.around, annotation.frames(graph, level)
    hidden = annotation.hidden(frames)
    nodes = {n.id: n for n in graph.children(level) if n.id not in hidden}
    if set(scene.nodes) != set(nodes):
        found.append(f"nodes {sorted(set(scene.nodes) ^ set(nodes))}")
    edges = {e for i in nodes for e in graph.outgoing(i)}
    if not hidden and set(scene.edges) != edges:  # wires of collapsed frames are gathered at their cards
        found.append(f"wires {sorted(set(scene.edges) ^ edges)}")
    items = scene.items()
    shown = {id(i) for i in items}
    marks = [*around.frame_items.values(), *around.note_items.values(), *around.folds.values()]
    outer = {name: annotation.outermost_collapsed(frames, name) for name in frames}
    if around.frame_items.keys() != {name for name in frames if not outer[name]}:
        found.append(f"frames {sorted(around.frame_items)} of {sorted(frames)}")
    if around.folds.keys() != {name for name in frames if outer[name] == name}:
        found.append(f"collapsed frames {sorted(around.folds)} of {sorted(frames)}")
    if around.note_items.keys() != annotation.notes(graph, level).keys():
        found.append(f"notes {sorted(around.note_items)}")
    if shown != {id(i) for i in (*scene.nodes.values(), *scene.edges.values(), *marks)}:
        kinds = sorted(type(i).__name__ for i in items if not isinstance(i, NodeItem | EdgeItem))
        found.append(f"{len(items)} items for {len(scene.nodes)} nodes and {len(scene.edges)} wires {kinds}")
    for node_id, node in nodes.items():
        item = scene.nodes.get(node_id)
        if item is None:
            continue
        if item.pos() != QPointF(*node.position):
            found.append(f"{node_id} lies at {item.pos().toTuple()}, not {node.position}")
        if item.face.name != graph.layer_of(node_id).name:
            found.append(f"{node_id} is called {item.face.name}")
        if item.is_selected != (node_id in canvas.selection.ids):
            found.append(f"{node_id} shown as selected: {item.is_selected}")
        if item.is_dimmed or item.legal_side:
            found.append(f"{node_id} still looks as during a wire")
    for edge, item in scene.edges.items():
        if edge in edges and not item.isVisible():
            found.append(f"{edge} is hidden")
        source, target = scene.nodes.get(edge.source), scene.nodes.get(edge.target)
        if source is not None and target is not None:
            start, end = source.output_point(edge.source_port), target.input_point(edge.target_port)
            drawn = item.path.pointAtPercent(0), item.path.pointAtPercent(1)
            if (drawn[0] - start).manhattanLength() > 0.5 or (drawn[1] - end).manhattanLength() > 0.5:
                found.append(f"{edge} does not end at its ports")
    if len(scene.sketches):
        found.append(f"strokes of gestures are left: {scene.sketches}; the search is open: {canvas.search.isVisible()}")
    if not set(canvas.selection.ids) <= set(nodes):
        found.append(f"selected but not shown: {sorted(set(canvas.selection.ids) - set(nodes))}")
    return found
