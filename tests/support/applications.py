"""The architectures of keras.applications without weights, and their configs in a form that can be compared."""

from __future__ import annotations

import json
import re
from typing import Any

import keras

QUICK = ("MobileNet", "ResNet50", "MobileNetV3Small", "ConvNeXtTiny", "EfficientNetB0")
NAMES = tuple(sorted(n for n, thing in vars(keras.applications).items() if callable(thing) and n[0].isupper()))


def architecture(name: str) -> keras.Model:
    """Return an architecture with fresh weights."""
    keras.backend.clear_session(free_memory=False)
    return getattr(keras.applications, name)(weights=None)


def comparable(model: keras.Model) -> str:
    """Return a model's config with the names that Keras numbers by itself numbered in the order they come."""
    config = json.loads(model.to_json())
    names: dict[str, str] = {}
    for entry in _entries(config):
        name = entry["config"].get("name") or entry.get("name")
        if name not in names:
            base = re.sub(r"_\d+$", "", name)
            names[name] = f"{base}#{len(names)}"
    config["config"]["name"] = "model"
    return json.dumps(_renamed(config, names), sort_keys=True)


def _entries(config: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for entry in config["config"]["layers"]:
        found.append(entry)
        if isinstance(entry["config"], dict) and "layers" in entry["config"]:
            found.extend(_entries(entry))
    return found


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {k: _renamed(v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [_renamed(v, names) for v in value]
    return names.get(value, value) if isinstance(value, str) else value
