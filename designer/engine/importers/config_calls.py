"""Calls as a config writes them: arguments with the tensors among them, in the present and the old format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from designer.graph.interface import Chosen

Reference = tuple[str, int, int]  # layer, index of its call, output


@dataclass
class Call:
    """One call of a config: positional and keyword arguments, tensors among them as Reference wrapped in Tensor."""

    layer: str
    index: int
    args: list[Any] = field(default_factory=list)
    kwargs: dict[str, Any] = field(default_factory=dict)
    is_explicit: bool = False  # every argument was given by who wrote the model, training=False, too


@dataclass(frozen=True)
class Tensor:
    """An argument that is the output of another call."""

    reference: Reference


def references(value: Any) -> list[Reference]:
    """Return references from a nested list or dict of [name, call, output]."""
    if isinstance(value, dict):
        return [r for v in value.values() for r in references(v)]
    if _is_reference(value):
        return [(value[0], int(value[1]), int(value[2]))]
    return [r for v in value for r in references(v)] if isinstance(value, list) else []


def structure_of(value: Any, is_new: bool) -> Chosen:
    """Return the structure of a model's inputs or outputs that is to be chosen for it; lists of lists become one."""
    if isinstance(value, dict):
        return "" if is_nested(value) else "dict"
    found = references(value)
    is_list = isinstance(value, list) and bool(value) and not isinstance(value[0], str)
    return "list" if is_new and is_list and len(found) == 1 else ""


def is_nested(value: Any) -> bool:
    """Tell whether lists or dicts of references lie inside others."""
    parts = value.values() if isinstance(value, dict) else value
    return not _is_reference(value) and any(not _is_reference(part) for part in parts)


def _is_reference(value: Any) -> bool:
    return isinstance(value, list) and len(value) >= 3 and isinstance(value[0], str)


def calls_of(name: str, entry: dict[str, Any]) -> list[Call]:
    """Return the calls of a layer's entry; an entry without any (an Input) counts as called once."""
    calls = []
    for index, node in enumerate(entry.get("inbound_nodes") or []):
        if isinstance(node, dict):
            args, kwargs = _parse(node.get("args", [])), _parse(node.get("kwargs", {}))
        else:
            args, kwargs = _parse_old(node)
        calls.append(Call(name, index, args, kwargs, isinstance(node, dict) and bool(node.get("explicit"))))
    return calls or [Call(name, 0)]


def _parse(value: Any) -> Any:
    """Return a serialised argument with its tensors as Tensor."""
    if isinstance(value, dict):
        if value.get("class_name") == "__keras_tensor__":
            name, index, port = value["config"]["keras_history"]
            return Tensor((str(name), int(index), int(port)))
        return {k: _parse(v) for k, v in value.items()}
    return [_parse(v) for v in value] if isinstance(value, list) else value


def _parse_old(node: list[Any]) -> tuple[list[Any], dict[str, Any]]:
    """Read a call of the old format: a list of [name, call, output, kwargs]."""
    if node and isinstance(node[0], str):
        node = [node]
    tensors = [Tensor((str(t[0]), int(t[1]), int(t[2]))) for t in node]
    kwargs = dict(node[0][3]) if node and len(node[0]) > 3 and isinstance(node[0][3], dict) else {}
    return ([tensors] if len(tensors) > 1 else list(tensors)), kwargs


def tensors_in(value: Any) -> Iterator[Reference]:
    """Yield the tensors anywhere in an argument, in order."""
    if isinstance(value, Tensor):
        yield value.reference
    elif isinstance(value, dict):
        for item in value.values():
            yield from tensors_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from tensors_in(item)


def in_input_order(value: Any, entry: dict[str, Any]) -> list[Any]:
    """Return the tensors a list layer or nested model is called on, in the order of its inputs."""
    if isinstance(value, dict):
        layers = entry["config"].get("input_layers", {})
        order = list(layers) if isinstance(layers, dict) else [r[0] for r in references(layers)]
        return [value[k] for k in order if k in value]
    return value if isinstance(value, list) else [value]


def in_tensor_order(outputs: list[Any], entry: dict[str, Any]) -> list[Any]:
    """Return the outputs of a nested model in the order in which Keras numbers them: those of a dict by their keys."""
    config = entry["config"]
    told = config.get("output_layers") if isinstance(config, dict) else None
    if not isinstance(told, dict) or len(told) != len(outputs):
        return outputs
    return [output for _, output in sorted(zip(told, outputs, strict=True), key=lambda pair: pair[0])]
