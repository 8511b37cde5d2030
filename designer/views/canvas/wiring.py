"""A wire that is being drawn, by mouse or by keys: where it may end, what it would be, and how it looks meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from designer.graph import edits
from designer.graph.model import Change, Edge, Graph
from designer.graph.rules import why_not_connect
from designer.graph.signature import Signatures, signature_of
from designer.graph.texts import Text
from designer.views.canvas.geometry import wire_path
from designer.views.canvas.node_item import NodeItem
from designer.views.canvas.scene import Scene
from designer.views.canvas.sketch import Stroke


def illegal_ends(graph: Graph, node_id: str, is_output: bool, signatures: Signatures) -> set[str]:
    """Return the nodes of the same level to which no wire can lead from an output (or input) of `node_id`.

    One walk through the graph, where rules.why_not_connect would walk once a node; both agree.
    """
    found = {node_id}
    stack = [node_id]
    while stack:
        current = stack.pop()
        ends = [e.source for e in graph.incoming(current)] if is_output else [e.target for e in graph.outgoing(current)]
        for end in ends:
            if end not in found:
                found.add(end)
                stack.append(end)
    if is_output:
        parent = graph.nodes[node_id].parent
        others = (n.id for n in graph.nodes.values() if n.parent == parent and n.id not in found)
        found.update([i for i in others if signature_of(graph, i, signatures).mode == "none"])
    return found


class Wiring:
    """One end stays at a port of `node_id`; the other is aimed. With `old` that wire is being moved."""

    def __init__(
        self, scene: Scene, signatures: Signatures, node_id: str, is_output: bool, port: int, old: Edge | None = None
    ) -> None:
        self.node_id, self.is_output, self.port, self.old = node_id, is_output, port, old
        self.edge: Edge | None = None
        self.reason: Text | None = None
        self._scene, self._signatures = scene, signatures
        self._graph = scene.context.document.graph
        if old is not None:
            self._graph = self._graph.copy()
            self._graph.apply(Change("", removed=(old,)))
        self._hot = ""  # id of the node whose port is lit
        self.illegal = illegal_ends(self._graph, node_id, is_output, signatures)

    def show(self) -> None:
        """Light up where the wire may end and dim where it may not."""
        side = "inputs" if self.is_output else "outputs"
        for node_id, item in self._scene.nodes.items():
            if node_id in self.illegal:
                item.set_candidate("", node_id != self.node_id)
            else:
                item.set_candidate(side, False)
        if self.old in self._scene.edges:
            self._scene.edges[self.old].setVisible(False)

    def aim(self, at: QPointF, item: NodeItem | None, port: int | None = None) -> None:
        """Let the loose end go to a point, to a node (its free port) or to one of its ports."""
        self.edge = self._edge_to(item, port) if item is not None else None
        self.reason = why_not_connect(self._graph, self.edge, self._signatures) if self.edge else None
        self._heat(item if self.edge and self.reason is None else None)
        end = at
        if self.edge is not None and self.reason is None and item is not None:
            end = (
                item.input_point(self.edge.target_port) if self.is_output else item.output_point(self.edge.source_port)
            )
        fixed = self._scene.nodes[self.node_id]  # an edit, or another drawing, ends the wire
        if self.is_output:
            path = wire_path(fixed.output_point(self.port), end)
        else:
            path = wire_path(end, fixed.input_point(self.port))
        look = self._scene.look
        pen = look.refused_pen if self.reason else look.active_doubtful_pen
        self._scene.sketches.draw(self, Stroke(path, pen))

    def change(self) -> Change:
        """Return the edit that draws the wire as aimed. Raises DesignerError with the rule that forbids it."""
        graph = self._scene.context.document.graph
        assert self.edge is not None
        if self.old is not None:
            return edits.rewire(graph, self.old, self.edge, self._signatures)
        return edits.connect(graph, self.edge, self._signatures)

    def calm(self) -> None:
        """Stop lighting up; the draft stays while the search is open."""
        self._heat(None)
        for item in self._scene.nodes.values():
            item.set_candidate("", False)

    def hide(self) -> None:
        """Take everything from the scene that was shown."""
        self.calm()
        self._scene.sketches.erase(self)
        if self.old in self._scene.edges:
            self._scene.edges[self.old].setVisible(True)

    def _edge_to(self, item: NodeItem, port: int | None) -> Edge:
        if self.is_output:
            if port is None:
                port = edits.free_port(self._graph, item.node_id, self._signatures)
            return Edge(self.node_id, self.port, item.node_id, port)
        return Edge(item.node_id, port or 0, self.node_id, self.port)

    def _heat(self, item: NodeItem | None) -> None:
        hot = self._scene.nodes.get(self._hot)
        if hot is not None and hot is not item:
            hot.set_hot_port(None)
        self._hot = item.node_id if item is not None else ""
        if item is not None and self.edge is not None:
            item.set_hot_port((False, self.edge.target_port) if self.is_output else (True, self.edge.source_port))
