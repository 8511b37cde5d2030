"""Actions that build on what is drawn: outputs, freezing, shared layers, nested models, the model up to a node."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from designer.graph import building, edits, low_rank, reuse
from designer.graph.model import INPUT, MODEL, Change, Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.continuing import with_settings
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.views.canvas.surface import Surface

_CLASSES = 3  # of an output that is attached, until the user says how many


class Building:
    """Edits of the selected nodes; where a rule forbids one, its sentence is said."""

    def __init__(self, canvas: Surface) -> None:
        self._canvas = canvas
        self._document = canvas.document
        self._selection = canvas.selection

    def attach_output(self) -> None:
        """Add an output to the current node, and ask for its name."""
        node_id = self._selection.current
        if not node_id:
            return
        change, head = building.attach_output(self._graph, node_id, self._canvas.signatures, {"units": _CLASSES})
        self._canvas.push(change)
        self._selection.set([head])
        self._canvas.rename_requested.emit(head)

    def toggle_frozen(self) -> None:
        """Freeze the selected layers, or, where the current one is frozen, unfreeze them."""
        if self._selection.current:
            trainable = self._graph.layer_of(self._selection.current).trainable
            self._canvas.push(edits.set_trainable(self._graph, self._selection.ids, not trainable))

    def freeze_upstream(self) -> None:
        """Freeze every layer with weights that leads to the current node."""
        if self._selection.current:
            self._attempt(lambda: building.freeze_upstream(self._graph, self._selection.current, self._has_weights))

    def freeze_most(self) -> None:
        """Ask how many of the last layers of the current nested model learn; the others are frozen."""
        if self.is_nested():
            self._canvas.freeze_most_requested.emit(self._selection.current)
        elif self._selection.current:
            text = QT_TRANSLATE_NOOP("Errors", "{name} is no nested model; its layers are what can be frozen apart.")
            self._canvas.message.emit(Text(text, {"name": self._graph.nodes[self._selection.current].name}))

    def freeze_all_but_last(self, node_id: str, count: int) -> None:
        """Freeze the layers of a nested model but its last ones with weights."""
        self._attempt(lambda: building.freeze_all_but_last(self._graph, node_id, count, self._has_weights))

    def adapt(self, rank: int = low_rank.RANK) -> None:
        """Adapt every layer that can be by matrices of a rank, and say which cannot; 0 takes them away."""
        try:
            change, said = low_rank.adapt(self._graph, rank, self._has_weights)
        except DesignerError as error:
            self._canvas.message.emit(error.text)
            return
        self._canvas.push(change)
        self._canvas.context.notices.say(say(said), "ok")

    def toggle_output(self) -> None:
        """Declare the current node an output of its model although something follows it, or no longer."""
        node = self._graph.nodes.get(self._selection.current)
        if node is not None:
            self._canvas.push(edits.set_outputs(self._graph, node.id, () if node.outputs else (0,)))

    def extract(self) -> None:
        """Ask for the model up to the current node as a project of its own."""
        if self._selection.current:
            self._canvas.extract_requested.emit(self._selection.current)

    def share(self) -> None:
        """Let the nodes selected later call the layer of the one selected first."""
        first, *others = self._selection.ids or ("",)

        def shared() -> Change:
            if not others:
                raise DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "Select two or more nodes of one class; they will share one layer.")
                )
            after = self._graph.copy()
            total = Change("")
            for other in others:
                step = reuse.share(after, first, other)
                after.apply(step)
                total = step if not total else total.then(step)
            return total

        self._attempt(shared)

    def unshare(self) -> None:
        """Give the current node a layer of its own."""
        node_id = self._selection.current
        if not node_id:
            return

        def unshared() -> Change:
            change = reuse.unshare(self._graph, node_id)
            if not change:
                raise DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "{name} shares its layer with no other node."),
                    name=self._graph.nodes[node_id].name,
                )
            return change

        self._attempt(unshared)

    def nest(self) -> None:
        """Make one nested model of the selected nodes."""
        made: list[str] = []

        def nested() -> Change:
            change, model = reuse.nest(self._graph, self._selection.ids, self._input_params)
            made.append(model)
            return with_settings(self._graph, change)

        if self._selection.ids and self._attempt(nested):
            self._selection.set(made)

    def expand(self) -> None:
        """Put the inside of the current nested model in its place."""
        node_id = self._selection.current
        came: list[str] = []

        def expanded() -> Change:
            change, ids = reuse.expand(self._graph, node_id)
            came.extend(ids)
            return with_settings(self._graph, change)

        if node_id and self._attempt(expanded):
            self._selection.set(came)

    # ------------------------------------------------------------------------------------------ for the menus

    def can_share(self) -> bool:
        """Tell whether sharing makes sense for the selection."""
        layers = [self._graph.layer_of(i) for i in self._selection.ids]
        return len(layers) > 1 and len({n.type for n in layers}) == 1 and layers[0].type != INPUT

    def is_shared(self) -> bool:
        """Tell whether the current node's layer is called elsewhere too."""
        current = self._selection.current
        return bool(current) and len(self._graph.calls_of(current)) > 1

    def is_nested(self) -> bool:
        """Tell whether the current node is a nested model."""
        current = self._selection.current
        return bool(current) and self._graph.layer_of(current).type == MODEL

    @property
    def _graph(self) -> Graph:
        return self._document.graph

    def _attempt(self, make: Callable[[], Change]) -> bool:
        return self._canvas.attempt(make)

    def _has_weights(self, node_id: str) -> bool:
        info = self._canvas.context.analysis.info(self._graph.layer_of(node_id).id)
        return info is None or bool(info.params)

    def _input_params(self, source: str, port: int) -> dict[str, Any]:
        """Return the arguments of an Input that takes what a node gives."""
        node = self._graph.nodes[source]
        if node.type == INPUT:
            return dict(node.params)
        info = self._canvas.context.analysis.info(source)
        tensor = info.outputs[port] if info is not None and port < len(info.outputs) else None
        if tensor is None or tensor.shape is None:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "What {name} gives is not known yet. See its problems first."),
                name=node.name,
            )
        params: dict[str, Any] = {"shape": list(tensor.shape[1:])}
        return params if tensor.dtype == "float32" else {**params, "dtype": tensor.dtype}
