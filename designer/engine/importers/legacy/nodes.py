"""Calls of layers in old configs as Keras 3 writes them: one dict of args and kwargs, every tensor marked as one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

CONSTANT = "_CONSTANT_VALUE"
RECURRENT = (
    "LSTM",
    "GRU",
    "SimpleRNN",
    "RNN",
    "Bidirectional",
    "ConvLSTM1D",
    "ConvLSTM2D",
    "ConvLSTM3D",
    "CuDNNLSTM",
    "CuDNNGRU",
)
_NOTHING = ("name",)  # arguments that every function of TensorFlow takes, and that say nothing


def tensor(name: str, index: int = 0, port: int = 0) -> dict[str, Any]:
    """Return the output of another call as Keras 3 writes it."""
    return {"class_name": "__keras_tensor__", "config": {"keras_history": [name, index, port]}}


def is_tensor(value: Any) -> bool:
    """Tell whether a value is what `tensor` returns."""
    return isinstance(value, dict) and value.get("class_name") == "__keras_tensor__"


def modern_node(node: Any, class_name: str, names: Collection[str]) -> dict[str, Any]:
    """Return one inbound node; `names` are the layers of the model, which tell a tensor from a list of values."""
    if isinstance(node, dict) and "args" in node:
        return node
    if _is_reference(node, names):
        first, kwargs = [node], _kwargs(node)
    elif isinstance(node, dict):
        return {"args": [_value(node, names)], "kwargs": {}, "explicit": True}
    else:
        first = node
        kwargs = _kwargs(node[0]) if node and _is_reference(node[0], names) else {}
    args = [_value(part, names) for part in first]
    said = {k: _value(v, names) for k, v in kwargs.items() if v is not None and k not in _NOTHING}
    if class_name in RECURRENT and len(args) > 1:
        said.setdefault("initial_state", args[1:])
        args = args[:1]
    if class_name in RECURRENT and is_tensor(said.get("initial_state")):
        said["initial_state"] = [said["initial_state"]]
    return {"args": args if len(args) == 1 else [args], "kwargs": said, "explicit": True}


def _kwargs(reference: list[Any]) -> dict[str, Any]:
    return reference[3] if len(reference) > 3 and isinstance(reference[3], dict) else {}


def _is_reference(value: Any, names: Collection[str]) -> bool:
    if not isinstance(value, list) or len(value) not in (3, 4) or not isinstance(value[0], str):
        return False
    if value[0] == CONSTANT:
        return True
    return value[0] in names and all(isinstance(v, int) for v in value[1:3])


def _value(value: Any, names: Collection[str]) -> Any:
    if _is_reference(value, names):
        return value[2] if value[0] == CONSTANT else tensor(value[0], value[1], value[2])
    if isinstance(value, list):
        return [_value(v, names) for v in value]
    if isinstance(value, dict):
        return {k: _value(v, names) for k, v in value.items()}
    return value
