"""Keeps the engine's report on the drawing up to date: debounced, on a snapshot, the latest wins.

Skeleton of the agreed interface.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.engine.protocol import Checked, NodeInfo, Problem, TensorInfo
from designer.graph.model import Edge
from designer.session.document import Document
from designer.session.engine_client import EngineClient


class Analysis(QObject):
    """The last report and whether it is that of the drawing as it stands."""

    report_changed = Signal()
    state_changed = Signal()  # of the checker, or current/not current

    def __init__(self, document: Document, checker: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.checker = checker
        self.report: Checked | None = None
        self.is_current = False

    def info(self, node_id: str) -> NodeInfo | None:
        """Return what Keras says of a node."""
        return self.report.nodes.get(node_id) if self.report else None

    def problems(self, node_id: str | None = None) -> list[Problem]:
        """Return the problems of a node, or all; errors first."""
        found = [p for p in self.report.problems if node_id is None or p.node == node_id] if self.report else []
        return sorted(found, key=lambda p: p.severity != "error")

    def tensor(self, edge: Edge) -> TensorInfo | None:
        """Return what flows along an edge."""
        info = self.info(edge.source)
        if info is None or edge.source_port >= len(info.outputs):
            return None
        return info.outputs[edge.source_port]
