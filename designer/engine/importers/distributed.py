"""A model in a file that is applied to every step (TimeDistributed) as a model of layers that are each applied so."""

from __future__ import annotations

from typing import Any

from designer.engine.importers.paths import is_model, layer_name, level_paths
from designer.engine.importers.script.names import is_keras

# Layers that give every step the same whether they see it alone or among others, as their inputs are put together.
_ELEMENTWISE = ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum")
_KERAS = "keras.layers"


def stepwise(model: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return a model of Keras 3 in which only layers are applied to every step; `prefix` is where its weights lie.

    Raises KeyError, TypeError and the like for a damaged config.
    """
    config = model.get("config")
    if not is_model(model) or not isinstance(config, dict) or "layers" not in config:
        return model  # which is told of where it is drawn
    paths = {id(entry): path for path, entry in level_paths(model, prefix)}
    layers = [_stepwise(entry, paths.get(id(entry), "")) for entry in config["layers"]]
    return {**model, "config": {**config, "layers": layers}}


def _stepwise(entry: dict[str, Any], path: str) -> dict[str, Any]:
    if is_model(entry):
        return {**stepwise(entry, f"{path}/"), "stored": path}
    config = entry.get("config")
    held = config.get("layer") if entry["class_name"] == "TimeDistributed" and isinstance(config, dict) else None
    if not isinstance(held, dict) or not is_model(held):
        return {**entry, "stored": path}
    inner = stepwise(held, f"{path}/layer/")
    return {**applied_to_steps(entry, inner, path), "inbound_nodes": entry.get("inbound_nodes") or []}


def applied_to_steps(entry: dict[str, Any], inner: dict[str, Any], path: str) -> dict[str, Any]:
    """Return what a TimeDistributed of the translated model `inner` becomes, a placeholder where it cannot be drawn."""
    try:
        return {**distributed_model(inner, layer_name(entry)), "stored": path}
    except ValueError:
        return {**entry, "class_name": "TimeDistributed(Model)", "module": "tensorflow", "stored": path}


def distributed_model(model: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a translated model with one more dimension behind the first, and the name of its wrapper.

    `inside` of an entry says how many wrappers are around the layer whose weights the file has.

    Raises ValueError for a model with operations, or merges over an axis that is counted from the front.
    """
    config = dict(model["config"])
    layers = [_distributed(entry) for entry in config["layers"]]
    return {**model, "name": name, "config": {**config, "name": name, "layers": layers}, "inbound_nodes": []}


def _distributed(entry: dict[str, Any]) -> dict[str, Any]:
    class_name, config = entry["class_name"], entry["config"]
    if class_name == "InputLayer":
        shape = config["batch_shape"]
        return {**entry, "config": {**config, "batch_shape": [shape[0], None, *shape[1:]]}}
    if is_model(entry):
        inner = distributed_model(entry, layer_name(entry))
        return {**inner, "inbound_nodes": entry.get("inbound_nodes") or []}
    if class_name in _ELEMENTWISE:
        return entry
    if class_name == "Concatenate":
        axis = config.get("axis", -1)
        return {**entry, "config": {**config, "axis": axis + 1 if axis > 0 else axis}}
    if (
        ".ops" in str(entry.get("module"))
        or not is_keras(str(entry.get("module") or _KERAS))
        or len(_inputs(entry)) > 1
    ):
        raise ValueError(f"{layer_name(entry)} inside of TimeDistributed cannot be applied to every step by itself")
    inner = {**entry, "inbound_nodes": []}
    return {
        **entry,
        "class_name": "TimeDistributed",
        "config": {"name": layer_name(entry), "trainable": config.get("trainable", True), "layer": inner},
        "inside": entry.get("inside", 0) + 1,
    }


def _inputs(entry: dict[str, Any]) -> list[Any]:
    nodes = entry.get("inbound_nodes") or []
    args = nodes[0]["args"] if nodes else []
    return args[0] if args and isinstance(args[0], list) else args
