"""What a node shows, as values: read from the drawing, the catalogue and the engine's report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from designer.catalogue.load import Catalogue
from designer.graph.model import INPUT, MODEL, Graph, Node
from designer.graph.signature import input_port_count, signature_of
from designer.wire import NodeInfo, TensorInfo

_THIN_SPACE = "\u202f"
_QUIET_VALUES = (None, False, "linear", "valid", "channels_last")


@dataclass(frozen=True)
class Face:
    """The texts, marks and ports of one node. `inputs` counts the free port of a list layer too (`spare`)."""

    name: str
    type: str
    fields: str = ""
    params: str = ""
    shape: str = ""
    family: str = "core"
    severity: str = ""
    inputs: int = 1
    outputs: int = 1
    spare: bool = False
    frozen: bool = False
    shared: bool = False
    nested: bool = False
    bypassed: bool = False
    collapsed: bool = False
    heat: float = 0.0


def face_of(
    graph: Graph, node: Node, catalogue: Catalogue, info: NodeInfo | None, severity: str, is_shared: bool
) -> Face:
    """Return the face of a node; `is_shared` tells that its layer is called more than once."""
    owner = graph.layer_of(node.id)
    signature = signature_of(graph, node.id, catalogue.signature)
    incoming = graph.incoming(node.id)
    inputs = input_port_count(graph, node.id, catalogue.signature)
    used = max((e.target_port + 1 for e in incoming), default=0)
    return Face(
        name=owner.name,
        type=owner.class_name,
        fields=fields_text(owner, catalogue, info),
        params=short_count(info.params) if info and info.params else "",
        shape=" ".join(shape_text(t) for t in info.outputs) if info else "",
        family=_family(graph, node, owner, catalogue, bool(incoming)),
        severity=severity,
        inputs=max(inputs, used),
        outputs=max(1, signature.outputs),
        spare=signature.mode == "list" and len(incoming) >= max(1, signature.minimum) and inputs > len(incoming),
        frozen=not owner.trainable,
        shared=is_shared,
        nested=owner.type == MODEL,
        bypassed=node.bypassed,
        collapsed=node.collapsed,
    )


def _family(graph: Graph, node: Node, owner: Node, catalogue: Catalogue, is_fed: bool) -> str:
    if owner.type == INPUT:
        return "input"
    if is_fed and (node.outputs or not graph.outgoing(node.id)):
        return "output"
    spec = catalogue.spec(owner.type)
    return spec.family if spec else "core"


def fields_text(owner: Node, catalogue: Catalogue, info: NodeInfo | None) -> str:
    """Return the two arguments that matter, for instance "64 · relu"."""
    if owner.type == INPUT:
        return info.outputs[0].dtype if info and info.outputs else str(owner.params.get("dtype") or "float32")
    spec = catalogue.spec(owner.type)
    if spec is None:
        return ""
    shown = []
    for name in spec.fields:
        param = spec.param(name)
        value = owner.params.get(name, param.default if param else None)
        if value in _QUIET_VALUES and not isinstance(value, int):
            continue
        if value is not False:
            shown.append(name if value is True else value_text(value))
    return " · ".join(shown[:2])


def value_text(value: Any) -> str:
    """Return an argument's value as short as a node can show it."""
    if isinstance(value, Mapping):
        return str(value.get("class", "…"))
    if isinstance(value, (list, tuple)):
        return "×".join(value_text(v) for v in value)
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def shape_text(tensor: TensorInfo) -> str:
    """Return a tensor's shape as Python writes it, for instance "(None, 64)"."""
    return "(?)" if tensor.shape is None else str(tuple(tensor.shape))


def pill_text(tensor: TensorInfo | None) -> str:
    """Return what stands on a wire: the shape without the batch, "" if it is not known."""
    if tensor is None or tensor.shape is None:
        return ""
    return "×".join("?" if size is None else str(size) for size in tensor.shape[1:]) or "scalar"


def short_count(count: int) -> str:
    """Return a number of parameters in at most five digits: 65, 8 256, 125 k, 1.29 M."""
    if count < 100_000:
        return grouped(count)
    for limit, unit in ((1_000_000, "k"), (1_000_000_000, "M"), (1_000_000_000_000, "B")):
        if count < limit:
            return f"{count / (limit / 1000):.3g}{_THIN_SPACE}{unit}" if count < limit * 0.9995 else f"1000 {unit}"
    return f"{count / 1e12:.3g}{_THIN_SPACE}T"


def grouped(count: int) -> str:
    """Return a whole number with thin spaces between the thousands."""
    return f"{count:,}".replace(",", _THIN_SPACE)
