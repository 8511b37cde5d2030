"""What the views look at together: the selected nodes, notes and frames, and the nested model that is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from designer.session.document import Document


class Selection(QObject):
    """View state, not part of the document. Nodes that are gone or lie elsewhere now drop out by themselves."""

    changed = Signal()
    level_changed = Signal()
    reveal_requested = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: tuple[str, ...] = ()
        self._marks: tuple[str, ...] = ()
        self._level = ""
        document.node_removed.connect(self._forget)
        document.node_changed.connect(self._follow)
        document.was_reset.connect(self._reset)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the selected nodes, in the order they were selected; the last is the current one."""
        return self._ids

    @property
    def marks(self) -> tuple[str, ...]:
        """Names of the selected notes and frames, in the order they were selected."""
        return tuple(name for name in self._marks if name in self._document.graph.settings)

    @property
    def current(self) -> str:
        """The id of the node the inspector shows, "" without one."""
        return self._ids[-1] if self._ids else ""

    @property
    def level(self) -> str:
        """The id of the nested model whose inside is shown; "" is the top."""
        return self._level

    def set(self, ids: Iterable[str], marks: Iterable[str] = ()) -> None:
        """Select exactly these nodes, notes and frames."""
        new = tuple(dict.fromkeys(i for i in ids if i in self._document.graph.nodes))
        new_marks = tuple(dict.fromkeys(name for name in marks if name in self._document.graph.settings))
        if (new, new_marks) != (self._ids, self.marks):
            self._ids, self._marks = new, new_marks
            self.changed.emit()

    def open_level(self, node_id: str) -> None:
        """Show the inside of a nested model, by any of its calls ("" for the top)."""
        graph = self._document.graph
        level = graph.layer_of(node_id).id if node_id in graph.nodes else ""
        if level != self._level and (level or not node_id):
            self._level = level
            self._ids = self._marks = ()
            self.level_changed.emit()
            self.changed.emit()

    def reveal(self, node_id: str) -> None:
        """Select a node, open the level it lies in and ask the canvas to bring it into view."""
        node = self._document.graph.nodes.get(node_id)
        if node is not None:
            self.open_level(node.parent)
            self.set([node_id])
            self.reveal_requested.emit(node_id)

    def _forget(self, node_id: str) -> None:
        if node_id == self._level:
            self.open_level("")
        self._deselect(node_id)

    def _follow(self, node_id: str) -> None:
        node = self._document.graph.nodes[node_id]
        if node_id == self._level and node.shares:
            self.open_level(node_id)
        elif node.parent != self._level:
            self._deselect(node_id)

    def _deselect(self, node_id: str) -> None:
        if node_id in self._ids:
            self._ids = tuple(i for i in self._ids if i != node_id)
            self.changed.emit()

    def _reset(self) -> None:
        self._ids = self._marks = ()
        self._level = ""
        self.level_changed.emit()
        self.changed.emit()
