"""The ports of a layer where they depend on its arguments: states of recurrent layers, attention scores, parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
Find = Callable[[str], Spec | None]
"""Gives the entry of a class of layers by its name, for those inside a layer."""


def signature(spec: Spec | None, params: Mapping[str, Any], arguments: Mapping[str, Any], find: Find) -> Signature:
    """Return the ports of a layer with these constructor and call arguments; without a spec, any tensors, one out.

    A layer has no ports for states of which only running its code would tell how many they are.
    """
    if spec is None:
        return UNKNOWN
    inputs = spec.inputs
    names, minimum, maximum = inputs.names, inputs.minimum, inputs.maximum
    if _takes_states(spec) and (count := states(spec, params, find)) is not None:
        names = ("sequences", *(f"initial_state.{i}" for i in range(count)))
        maximum = len(names)
    if spec.kind == "operation" and inputs.mode == "named":
        # A number in the place of a tensor, as in 1 - x: the ports from there on need no wire.
        constant = (i for i, name in enumerate(names[:minimum]) if params.get(name) is not None)
        minimum = next(constant, minimum)
    return Signature(inputs.mode, minimum, maximum, names, _outputs(spec, params, arguments, find))


def most_ports(spec: Spec) -> tuple[int | None, int | None]:
    """Return how many inputs and outputs a layer of this class can have at most, whatever its arguments; None: any."""
    inputs = spec.inputs
    if _takes_states(spec):
        most = None
    else:
        most = {"none": 0, "single": 1, "named": len(inputs.names)}.get(inputs.mode, inputs.maximum)
    if _takes_states(spec) or spec.name in _PARTS:
        return most, None
    if spec.group == "Recurrent":
        return most, 1 + _STATES.get(spec.name, 0)
    return most, 2 if spec.name in _ATTENTION else spec.outputs


def states(spec: Spec | None, params: Mapping[str, Any], find: Find) -> int | None:
    """Return how many state tensors a recurrent layer or cell with these arguments has, 0 for other classes.

    None is returned where only running the code of a class of the user's would tell.
    """
    if spec is None:
        return None
    if spec.states != 0:  # of the user's own
        return _told(spec, params, find)
    if spec.name == "RNN":
        return _inner(params.get("cell"), find)
    if spec.name == "Bidirectional":
        count = _inner(params.get("layer"), find)
        return None if count is None else 2 * count
    if spec.name == "StackedRNNCells":
        return _sum(params.get("cells"), find)
    return _STATES.get(spec.name, 0)


def states_of_base(name: str) -> int:
    """Return how many states what derives from a class of Keras has from it."""
    return _STATES.get(name, 0)


def _takes_states(spec: Spec) -> bool:
    """Tell whether it takes as many states as something inside of it has."""
    is_recurrent = spec.states != 0 and spec.inputs.names[:1] == ("sequences",)
    return spec.name in ("RNN", "Bidirectional") or is_recurrent


def _told(spec: Spec, params: Mapping[str, Any], find: Find) -> int | None:
    """Return the states of a class of the user's: what is written in it, or what its argument of the sizes holds."""
    if not isinstance(spec.states, str):
        return spec.states
    param = spec.param(spec.states)
    value = params.get(spec.states, param.default if param is not None else None)
    if isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        return _sum(value, find)
    if isinstance(value, list | tuple):
        return len(value)
    return _inner(value, find) if isinstance(value, Mapping) else 1 if isinstance(value, int | float) else None


def _sum(cells: Any, find: Find) -> int | None:
    if not isinstance(cells, list | tuple):
        return 0
    counts = [_inner(cell, find) for cell in cells]
    return sum(count for count in counts if count is not None) if None not in counts else None


def _inner(layer: Any, find: Find) -> int | None:
    return states(find(str(layer.get("class"))), layer.get("args") or {}, find) if isinstance(layer, Mapping) else 0


def _outputs(spec: Spec, params: Mapping[str, Any], arguments: Mapping[str, Any], find: Find) -> int:
    name = spec.name
    if name in _ATTENTION:
        return 2 if arguments.get("return_attention_scores") else 1
    if name == "Bidirectional":
        layer = params.get("layer")
        inner = layer.get("args") or {} if isinstance(layer, Mapping) else {}
        own = 2 if params.get("merge_mode", "concat") is None else 1
        return own + ((states(spec, params, find) or 0) if inner.get("return_state") else 0)
    if name in _PARTS:
        return _parts(params.get(_PARTS[name]), spec.outputs)
    if name == "ops.svd":
        return 3 if params.get("compute_uv", True) else 1
    if params.get("return_state") and (spec.group == "Recurrent" or spec.states != 0):
        return 1 + (states(spec, params, find) or 0)
    return spec.outputs


def _parts(cuts: Any, otherwise: int) -> int:
    if isinstance(cuts, list | tuple):
        return len(cuts) + 1
    return cuts if isinstance(cuts, int) and 0 < cuts <= 1000 else otherwise
