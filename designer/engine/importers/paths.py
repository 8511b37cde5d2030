"""Where the weights of every layer of a config lie in Keras's own files: by class and order, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from designer.graph.names import to_snake_case

MODELS = ("Functional", "Model", "Sequential")


def layer_entries(config: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of the layers of one model in the order of `model.layers`; operations are none."""
    inner = config["config"]
    entries = inner if isinstance(inner, list) else inner["layers"]
    return [entry for entry in entries if ".ops" not in str(entry.get("module") or "")]


def is_model(entry: dict[str, Any]) -> bool:
    """Tell whether a config entry is a nested model."""
    config = entry.get("config")
    return entry.get("class_name") in MODELS or (isinstance(config, dict) and "output_layers" in config)


def layer_name(entry: dict[str, Any]) -> str:
    """Return the name of a layer of a config."""
    config = entry.get("config")
    inner = config.get("name") if isinstance(config, dict) else ""
    return str(entry.get("name") or inner or entry["class_name"])


def level_paths(config: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and entry of the layers of one model: "layers/dense", "layers/dense_1", ...

    An entry that was translated says itself where its weights were `stored`.
    """
    used: dict[str, int] = {}
    for entry in layer_entries(config):
        key = to_snake_case(str(entry["class_name"]))
        count = used[key] = used.get(key, -1) + 1
        path = f"{prefix}layers/{key}_{count}" if count else f"{prefix}layers/{key}"
        yield str(entry.get("stored") or path), entry


def layer_paths(config: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and entry of all layers that are no models, those inside of nested models included."""
    for path, entry in level_paths(config, prefix):
        if is_model(entry):
            yield from layer_paths(entry, path + "/")
        elif isinstance(entry.get("config"), dict):
            yield path, entry
