"""Configs of Keras 0, Sequential and Graph, in the form of Keras 1: a Graph is a model of layers by their names."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from designer.engine.importers.legacy.compiled import modern_optimizer

VERSION = "1.0"
_MERGED = ("merge_mode", "concat_axis", "dot_axes")


def is_keras_0(config: Any) -> bool:
    """Tell whether a config has the form of Keras 0."""
    return isinstance(config, dict) and "class_name" not in config and config.get("name") in ("Sequential", "Graph")


def keras_1_model(config: dict[str, Any]) -> dict[str, Any]:
    """Return a model of Keras 0 as Keras 1 writes it.

    Raises LookupError, TypeError or ValueError for what is no such config.
    """
    is_graph = config["name"] == "Graph"
    made = _graph(config) if is_graph else _sequential(config, itertools.count(1))
    loss, optimizer = config.get("loss"), config.get("optimizer")
    told: dict[str, Any] = {} if loss is None else {"loss": loss}
    if is_graph and isinstance(loss, dict):
        ends = made["config"]["output_layers"]
        names = {told["name"]: end[0] for told, end in zip(config["output_config"], ends, strict=True)}
        told["loss"] = {names.get(name, name): value for name, value in loss.items()}
    if isinstance(optimizer, dict):
        rest = {k: v for k, v in optimizer.items() if k != "name"}
        told["optimizer"] = modern_optimizer({"class_name": optimizer.get("name"), "config": rest})
    return {**made, "keras_version": VERSION, **({"compile_config": told} if told else {})}


def _sequential(config: dict[str, Any], numbers: Iterable[int]) -> dict[str, Any]:
    return {"class_name": "Sequential", "config": [_layer(layer, numbers) for layer in config["layers"]]}


def _layer(config: dict[str, Any], numbers: Iterable[int], name: str = "") -> dict[str, Any]:
    class_name = str(config["name"])
    if class_name in ("Sequential", "Graph"):
        made = _graph(config) if class_name == "Graph" else _sequential(config, numbers)
        return {**made, "name": name} if name else made
    kept = {k: v for k, v in config.items() if k not in ("name", "input_shape", "custom_name", "layers", "layer")}
    kept["name"] = name or f"{config.get('custom_name') or class_name.lower()}_{next(iter(numbers))}"
    shape = config.get("input_shape")
    if isinstance(shape, (list, tuple)):
        kept["batch_input_shape"] = [None, *shape]
    if "layers" in config:  # a Merge of models
        kept["layers"] = [_layer(layer, numbers) for layer in config["layers"]]
    if "layer" in config:  # a wrapper
        kept["layer"] = _layer(config["layer"], numbers)
    return {"class_name": class_name, "config": kept}


def _graph(config: dict[str, Any]) -> dict[str, Any]:
    layers: list[dict[str, Any]] = []
    numbers = itertools.count(1)
    for told in config["input_config"]:
        shape = [None, *told["input_shape"]]
        dtype = "int32" if told.get("dtype") == "int" else "float32"
        layers.append(_node("InputLayer", told["name"], {"batch_input_shape": shape, "input_dtype": dtype}, []))
    for told in config["node_config"]:
        sources = _sources(told, layers, f"{told['name']}_merged")
        made = _layer(config["nodes"][told["name"]], numbers, told["name"])
        made["config"] = (
            made["config"] if isinstance(made["config"], list) else {**made["config"], "name": told["name"]}
        )
        layers.append({**made, "name": told["name"], "inbound_nodes": [[[source, 0, 0] for source in sources]]})
    ends = [_sources(told, layers, told["name"])[0] for told in config["output_config"]]
    return {
        "class_name": "Model",
        "config": {
            "name": "graph",
            "layers": layers,
            "input_layers": [[told["name"], 0, 0] for told in config["input_config"]],
            "output_layers": [[end, 0, 0] for end in ends],
        },
    }


def _sources(told: dict[str, Any], layers: list[dict[str, Any]], name: str) -> list[str]:
    """Return the layer that a node (or an output) takes; several are merged by one that is added to `layers`."""
    several = list(told.get("inputs") or [])
    if len(several) < 2:
        return [told.get("input") or several[0]]
    how = {{"merge_mode": "mode"}.get(k, k): told[k] for k in _MERGED if told.get(k) is not None}
    layers.append(_node("Merge", name, how, several))
    return [name]


def _node(class_name: str, name: str, config: dict[str, Any], sources: list[str]) -> dict[str, Any]:
    inbound = [[[source, 0, 0] for source in sources]] if sources else []
    return {"class_name": class_name, "name": name, "config": {**config, "name": name}, "inbound_nodes": inbound}
