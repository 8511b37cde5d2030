"""The menus of a right click on a node or a wire."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from designer.graph import annotation, edits
from designer.graph.annotation import COLOURS, Frame
from designer.graph.model import INPUT, MODEL, Edge
from designer.views.canvas.look import Look

if TYPE_CHECKING:
    from designer.views.canvas.view import Canvas


class NodeMenu(QMenu):
    """Acts on the selection, of which the node is part."""

    def __init__(self, canvas: Canvas, node_id: str) -> None:
        super().__init__(canvas)
        self._canvas, self._node_id = canvas, node_id
        self._building = canvas.building
        self.setObjectName("canvas_node_menu")
        canvas.document.changed.connect(self.close)  # what it offers may no longer be there
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        canvas.selection.set([*(i for i in canvas.selection.ids if i != node_id), node_id])  # it is the current one
        graph = canvas.document.graph
        node, owner = graph.nodes[node_id], graph.layer_of(node_id)
        if owner.type == MODEL:
            self.addAction(self.tr("Open"), partial(canvas.selection.open_level, owner.id))
        self.addAction(self.tr("Edit"), partial(canvas.edit_requested.emit, node_id))
        self.addAction(self.tr("Rename"), partial(canvas.rename_requested.emit, node_id))
        self.addSeparator()
        self.addAction(self.tr("Cut"), canvas.cut)
        self.addAction(self.tr("Copy"), canvas.copy)
        self.addAction(self.tr("Duplicate"), canvas.duplicate)
        if owner.type != INPUT:
            self.addAction(self.tr("Call the layer again"), canvas.call_again)
            self._add_reuse()
            self.addSeparator()
            freeze = self.addAction(self.tr("Frozen"), self._toggle_frozen)
            freeze.setCheckable(True)
            freeze.setChecked(not owner.trainable)
            self.addAction(self.tr("Freeze everything before it"), self._building.freeze_upstream)
            if owner.type == MODEL:
                self.addAction(self.tr("Freeze all but the last layers…"), self._building.freeze_most)
            bypass = self.addAction(self.tr("Bypassed"), canvas.annotating.toggle_bypassed)
            bypass.setCheckable(True)
            bypass.setChecked(node.bypassed)
            self.addSeparator()
            if graph.outgoing(node_id):
                output = self.addAction(self.tr("Also an output of the model"), self._toggle_output)
                output.setCheckable(True)
                output.setChecked(bool(node.outputs))
            self.addAction(self.tr("Attach a new output"), self._building.attach_output)
            self.addAction(self.tr("Extract the model up to here"), self._building.extract)
        self.addSeparator()
        small = self.addAction(self.tr("Collapsed"), canvas.annotating.collapse)
        small.setCheckable(True)
        small.setChecked(node.collapsed)
        self.addAction(self.tr("Frame"), canvas.annotating.add_frame)
        self.addSeparator()
        self.addAction(self.tr("Delete"), canvas.delete)
        self.addAction(self.tr("Delete and reconnect"), partial(canvas.delete, keep_flow=True))

    def _add_reuse(self) -> None:
        if self._building.can_share():
            self.addAction(self.tr("Share the layer"), self._building.share)
        if self._building.is_shared():
            self.addAction(self.tr("Unshare the layer"), self._building.unshare)
        self.addAction(self.tr("Make a nested model"), self._building.nest)
        if self._building.is_nested():
            self.addAction(self.tr("Expand the nested model"), self._building.expand)

    def _toggle_frozen(self) -> None:
        graph = self._canvas.document.graph
        trainable = graph.layer_of(self._node_id).trainable
        self._canvas.push(edits.set_trainable(graph, self._canvas.selection.ids, not trainable))

    def _toggle_output(self) -> None:
        graph = self._canvas.document.graph
        declared = graph.nodes[self._node_id].outputs
        self._canvas.push(edits.set_outputs(graph, self._node_id, () if declared else (0,)))


class MarkMenu(QMenu):
    """Acts on the selected notes and frames, of which one was clicked."""

    def __init__(self, canvas: Canvas, mark: str) -> None:
        super().__init__(canvas)
        self.setObjectName("canvas_mark_menu")
        canvas.document.changed.connect(self.close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        value = canvas.document.graph.settings[mark]
        if isinstance(value, Frame):
            self.addAction(self.tr("Rename"), partial(canvas.annotating.edit, mark))
            text = self.tr("Unfold") if value.collapsed else self.tr("Collapse")
            self.addAction(text, canvas.annotating.collapse)
            self.addAction(self.tr("Frame"), canvas.annotating.add_frame)
            self.addAction(self.tr("Remove the frame"), canvas.annotating.remove_frame)
        else:
            self.addAction(self.tr("Edit"), partial(canvas.annotating.edit, mark))
        self.addSeparator()
        colours = self.addMenu(self.tr("Colour"))
        names = (
            self.tr("None"),
            self.tr("Green"),
            self.tr("Blue"),
            self.tr("Violet"),
            self.tr("Yellow"),
            self.tr("Orange"),
        )
        for colour, name in zip(COLOURS, names, strict=True):
            action = colours.addAction(swatch(canvas.items_scene.look, colour), name)
            action.setCheckable(True)
            action.setChecked(value.colour == colour)
            action.triggered.connect(partial(canvas.annotating.set_colour, colour))
        self.addSeparator()
        self.addAction(self.tr("Copy"), canvas.copy)
        self.addAction(self.tr("Duplicate"), canvas.duplicate)
        self.addAction(self.tr("Delete"), canvas.delete)


def swatch(look: Look, colour: str) -> QIcon:
    """Return a small square of a colour of notes and frames."""
    picture = QPixmap(14, 14)
    picture.fill(look.family(colour) if colour else look.line)
    return QIcon(picture)


class WireMenu(QMenu):
    """Acts on one wire."""

    def __init__(self, canvas: Canvas, edge: Edge, at: QPoint) -> None:
        super().__init__(canvas)
        self.setObjectName("canvas_wire_menu")
        canvas.document.changed.connect(self.close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(self.tr("Insert a layer…"), partial(canvas.asking.into, edge, at))
        self.addAction(self.tr("Add a dot"), partial(canvas.annotating.add_dot, edge, canvas.mapToScene(at)))
        if annotation.dots(canvas.document.graph, edge):
            self.addAction(self.tr("Straighten"), partial(canvas.annotating.remove_dot, edge))
        self.addAction(self.tr("Cut the wire"), partial(canvas.cut_wires, [edge]))
