"""What nodes show by choice beside what they are: their share of the parameters, the memory of what they give, ..."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from designer.graph.model import INPUT, Node
from designer.views.canvas.faces import Face
from designer.wire import NodeInfo, TensorInfo

Overlay = Literal["", "params", "memory", "dtype", "frozen", "gradient", "update", "dead"]
_BYTES = {
    "float64": 8,
    "int64": 8,
    "uint64": 8,
    "float16": 2,
    "bfloat16": 2,
    "int16": 2,
    "int8": 1,
    "uint8": 1,
    "bool": 1,
}
_STEPS = 20  # of the heat: faces that look alike are one


def amount(overlay: Overlay, info: NodeInfo) -> float:
    """Return the number by which an overlay compares nodes, 0 where it compares none."""
    if overlay == "params":
        return float(info.params)
    return float(sum(map(memory, info.outputs))) if overlay == "memory" else 0.0


def overlaid(face: Face, overlay: Overlay, info: NodeInfo | None, layer: Node, most: float) -> Face:
    """Return a face with what an overlay says: a text in its upper right corner, and how warm its card is (0 to 1)."""
    if info is None:
        return face
    if overlay == "dtype":
        return replace(face, params=info.outputs[0].dtype if info.outputs else "")
    if overlay == "frozen":
        is_learning = bool(info.trainable) and layer.type != INPUT
        return replace(face, heat=1.0 if is_learning and not face.frozen else 0.0)
    value = amount(overlay, info)
    text = size_text(value) if overlay == "memory" and value else face.params
    heat = (value / most) ** 0.5 if most else 0.0
    return replace(face, params=text, heat=round(heat * _STEPS) / _STEPS)


def memory(tensor: TensorInfo) -> int:
    """Return the bytes that one example of a tensor takes; unknown sizes count as one."""
    count = _BYTES.get(tensor.dtype, 4)
    for size in (tensor.shape or (None,))[1:]:
        count *= size or 1
    return count


def size_text(count: float) -> str:
    """Return a number of bytes as people say it: 512 B, 12 kB, 3.1 MB."""
    for unit in ("B", "kB", "MB"):
        if count < 1000:
            return f"{count:.3g}\u202f{unit}"
        count /= 1000
    return f"{count:.3g}\u202fGB"
