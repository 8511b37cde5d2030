"""The ports of a layer where they depend on its arguments: states of recurrent layers, attention scores, parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from designer.catalogue.spec import Spec
from designer.graph.signature import Signature

_STATES = {
    "LSTM": 2, "LSTMCell": 2, "ConvLSTM1D": 2, "ConvLSTM2D": 2, "ConvLSTM3D": 2,
    "GRU": 1, "GRUCell": 1, "SimpleRNN": 1, "SimpleRNNCell": 1,
}  # fmt: skip
_ATTENTION = {"Attention", "AdditiveAttention", "MultiHeadAttention", "GroupQueryAttention"}
# Operations that cut a tensor: the argument that is a number of parts, or the places of the cuts.
_PARTS = {
    "ops.split": "indices_or_sections",
    "ops.hsplit": "indices_or_sections",
    "ops.vsplit": "indices_or_sections",
    "ops.dsplit": "indices_or_sections",
    "ops.unstack": "num",
}
UNKNOWN = Signature("list", 0, None)


def signature(spec: Spec | None, params: Mapping[str, Any], arguments: Mapping[str, Any]) -> Signature:
    """Return the ports of a layer with these constructor and call arguments; without a spec, any tensors, one out."""
    if spec is None:
        return UNKNOWN
    inputs = spec.inputs
    names, minimum, maximum = inputs.names, inputs.minimum, inputs.maximum
    if spec.name in ("RNN", "Bidirectional"):
        count = states(spec.name, params)
        names = ("sequences", *(f"initial_state.{i}" for i in range(count)))
        maximum = len(names)
    if spec.kind == "operation" and inputs.mode == "named":
        # A number in the place of a tensor, as in 1 - x: the ports from there on need no wire.
        constant = (i for i, name in enumerate(names[:minimum]) if params.get(name) is not None)
        minimum = next(constant, minimum)
    return Signature(inputs.mode, minimum, maximum, names, _outputs(spec, params, arguments))


def most_ports(spec: Spec) -> tuple[int | None, int | None]:
    """Return how many inputs and outputs a layer of this class can have at most, whatever its arguments; None: any."""
    inputs = spec.inputs
    if spec.name in ("RNN", "Bidirectional"):
        most = None
    else:
        most = {"none": 0, "single": 1, "named": len(inputs.names)}.get(inputs.mode, inputs.maximum)
    if spec.name in ("RNN", "Bidirectional", *_PARTS):
        return most, None
    if spec.group == "Recurrent":
        return most, 1 + states(spec.name, {})
    return most, 2 if spec.name in _ATTENTION else spec.outputs


def states(name: str, params: Mapping[str, Any]) -> int:
    """Return how many state tensors a recurrent layer or cell with these arguments has, 0 for other classes."""
    if name == "RNN":
        return _inner(params.get("cell"))
    if name == "Bidirectional":
        return 2 * _inner(params.get("layer"))
    if name == "StackedRNNCells":
        cells = params.get("cells")
        return sum(_inner(cell) for cell in cells) if isinstance(cells, list | tuple) else 0
    return _STATES.get(name, 0)


def _inner(layer: Any) -> int:
    return states(str(layer.get("class")), layer.get("args") or {}) if isinstance(layer, Mapping) else 0


def _outputs(spec: Spec, params: Mapping[str, Any], arguments: Mapping[str, Any]) -> int:
    name = spec.name
    if name in _ATTENTION:
        return 2 if arguments.get("return_attention_scores") else 1
    if name == "Bidirectional":
        layer = params.get("layer")
        inner = layer.get("args") or {} if isinstance(layer, Mapping) else {}
        own = 2 if params.get("merge_mode", "concat") is None else 1
        return own + (states(name, params) if inner.get("return_state") else 0)
    if name in _PARTS:
        return _parts(params.get(_PARTS[name]), spec.outputs)
    if name == "ops.svd":
        return 3 if params.get("compute_uv", True) else 1
    if params.get("return_state") and spec.group == "Recurrent":
        return 1 + states(name, params)
    return spec.outputs


def _parts(cuts: Any, otherwise: int) -> int:
    if isinstance(cuts, list | tuple):
        return len(cuts) + 1
    return cuts if isinstance(cuts, int) and 0 < cuts <= 1000 else otherwise
