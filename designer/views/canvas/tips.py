"""What a tooltip says of nodes, ports and wires; what a screen reader hears is `spoken.py`."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QPointF

from designer.graph.signature import signature_of
from designer.views.canvas.faces import grouped, shape_text
from designer.views.canvas.scene import Scene
from designer.views.wording import say


def tip_at(scene: Scene, at: QPointF, reach: float) -> str:
    """Return the tooltip for a point of the scene, "" where there is nothing."""
    port = scene.port_at(at, reach)
    if port is not None:
        return _port_tip(scene, port[0].node_id, port[1], port[2])
    item = scene.node_at(at)
    if item is not None:
        return _node_tip(scene, item.node_id)
    wire = scene.edge_at(at, reach)
    tensor = scene.context.analysis.tensor(wire.edge) if wire else None
    return f"{shape_text(tensor)} {tensor.dtype}" if tensor else ""


def _node_tip(scene: Scene, node_id: str) -> str:
    context = scene.context
    owner = context.document.graph.layer_of(node_id)
    info = context.analysis.info(node_id)
    lines = [f"<b>{escape(owner.name)}</b> · {escape(owner.class_name)}"]
    if info is not None:
        lines += [f"<code>{escape(shape_text(t))}</code> {escape(t.dtype)}" for t in info.outputs]
        if info.params:
            text = QCoreApplication.translate("Canvas", "{count} parameters")
            lines.append(escape(text.format(count=grouped(info.params))))
    for problem in scene.problems.get(node_id, ()):
        lines.append(escape(say(problem.text)))
        if problem.hint is not None:
            lines.append(f"<i>{escape(say(problem.hint))}</i>")
    return "<qt>" + "<br>".join(lines) + "</qt>"


def _port_tip(scene: Scene, node_id: str, is_output: bool, index: int) -> str:
    context = scene.context
    info = context.analysis.info(node_id)
    tensors = (info.outputs if is_output else info.inputs) if info else ()
    name = ""
    if not is_output:
        signature = signature_of(context.document.graph, node_id, context.catalogue.signature)
        name = signature.port_name(index)
    shape = f"{shape_text(tensors[index])} {tensors[index].dtype}" if index < len(tensors) else ""
    return " ".join(text for text in (name, shape) if text)
