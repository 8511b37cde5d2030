"""The open project: its graph, its undo history and the signals that tell what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from designer.data.settings import DataSettings
from designer.graph.model import Change, Edge, Graph, Node, Setting
from designer.project.records import DATA, TRAINING, TrainingSettings


class Document(QObject):
    """The only owner of the graph. `push` is the only way to change it; views listen and mirror.

    `changed` follows every change, once, after the detailed signals.
    """

    node_added = Signal(str)
    node_changed = Signal(str)
    node_removed = Signal(str)
    edge_added = Signal(object)
    edge_removed = Signal(object)
    settings_changed = Signal()
    was_reset = Signal()
    changed = Signal()
    path_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.graph = Graph()
        self.undo_stack = QUndoStack(self)
        self._latest: _Command | None = None  # the command at the top of the stack
        self.path: Path | None = None
        self.scratch: Path | None = None  # the folder of the runs of a project that has no file yet
        self.revision = 0

    @property
    def data(self) -> DataSettings:
        """Where the data come from and what they are bound to."""
        return self.graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]

    @property
    def training(self) -> TrainingSettings:
        """How the model is trained."""
        return self.graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]

    @property
    def is_modified(self) -> bool:
        """Whether there are edits the file does not have."""
        return not self.undo_stack.isClean()

    def push(self, change: Change) -> None:
        """Do `change` as one undo step; an empty one does nothing.

        Raises ValueError before anything happens if the change does not fit the graph.
        """
        if not change:
            return
        reason = self.graph.why_not_apply(change)
        if reason:
            raise ValueError(reason)
        if self._latest is not None and self._can_merge(self._latest, change):
            self._merge(self._latest, change)
        else:
            self._latest = _Command(self, change)
            self.undo_stack.push(self._latest)

    def set_setting(self, name: str, value: Any, text: str, merge_key: str = "") -> None:
        """Replace the setting `name` as one undo step."""
        old = self.graph.settings.get(name)
        if old == value:
            return
        removed = () if name not in self.graph.settings else (Setting(name, old),)
        self.push(Change(text, removed, (Setting(name, value),), merge_key))

    def reset(
        self, graph: Graph, path: Path | None = None, modified: bool = False, scratch: Path | None = None
    ) -> None:
        """Show another project: the history starts anew."""
        self.graph = graph
        self.scratch = scratch
        self._latest = None
        self.undo_stack.clear()
        self.undo_stack.setClean()  # clear() leaves an empty stack as it was, with a former resetClean()
        if modified:
            self.undo_stack.resetClean()
        self.set_path(path)
        self.revision += 1
        self.was_reset.emit()
        self.changed.emit()

    def set_path(self, path: Path | None) -> None:
        """Remember where the project lies on the disk."""
        self.path = path
        self.path_changed.emit()

    def _can_merge(self, latest: _Command, change: Change) -> bool:
        stack = self.undo_stack
        is_on_top = stack.index() == stack.count() and not stack.isClean()
        return is_on_top and bool(change.merge_key) and latest.change.merge_key == change.merge_key

    def _merge(self, latest: _Command, change: Change) -> None:
        """Make the last step one with `change`; none is left if together they change nothing.

        Not by QUndoCommand.mergeWith: PySide keeps the command that Qt deletes then as a child of the stack, and the
        collector frees what is still in use when the document goes.
        """
        latest.change = latest.change.then(change)
        self._apply(change)
        if not latest.change:
            self._latest = None
            latest.setObsolete(True)
            self.undo_stack.undo()  # takes it away without undoing anything

    def __del__(self) -> None:
        # Once the collector has begun to take a cycle apart, PySide may free commands that the stack still holds.
        if isValid(self.undo_stack):
            self.undo_stack.blockSignals(True)
            self.undo_stack.clear()

    def _apply(self, change: Change) -> None:
        self.graph.apply(change)
        self.revision += 1
        came = {e.id for e in change.added if isinstance(e, Node)}
        went = {e.id for e in change.removed if isinstance(e, Node)}
        for element in change.removed:
            if isinstance(element, Edge):
                self.edge_removed.emit(element)
        for element in change.removed:
            if isinstance(element, Node) and element.id not in came:
                self.node_removed.emit(element.id)
        for element in change.added:
            if isinstance(element, Node):
                (self.node_changed if element.id in went else self.node_added).emit(element.id)
        for element in change.added:
            if isinstance(element, Edge):
                self.edge_added.emit(element)
        if any(isinstance(e, Setting) for e in (*change.removed, *change.added)):
            self.settings_changed.emit()
        self.changed.emit()


class _Command(QUndoCommand):
    """The one undo command: it holds values only and applies them to the document."""

    def __init__(self, document: Document, change: Change) -> None:
        super().__init__(change.text)
        self.change = change
        self._document = document

    def redo(self) -> None:
        self._document._apply(self.change)

    def undo(self) -> None:
        self._document._apply(self.change.reversed())
