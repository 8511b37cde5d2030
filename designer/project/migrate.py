"""Brings the JSON of an older project file up to today's format, one version at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from designer.data.settings import from_version_1
from designer.graph.interface import setting_name
from designer.graph.model import INPUT


def _keep_dicts(raw: dict[str, Any]) -> dict[str, Any]:
    """Say of every model with several inputs or outputs that they are dicts: format 1 knew nothing else.

    Its runs keep their weights in the order that dicts give the layers. What is damaged is left to the validation.
    """
    nodes = [n for n in _list(raw.get("nodes")) if isinstance(n, dict)]
    used = {e[0] for e in _list(raw.get("edges")) if isinstance(e, list) and e and isinstance(e[0], str)}
    inputs: Counter[str] = Counter()
    outputs: Counter[str] = Counter()
    for node in nodes:
        parent, declared = node.get("parent", ""), len(_list(node.get("outputs")))
        if not isinstance(parent, str):
            continue
        is_input = node.get("type") == INPUT
        inputs[parent] += is_input
        is_loose = not declared and not is_input and isinstance(node.get("id"), str) and node["id"] not in used
        outputs[parent] += declared + is_loose
    found = {
        parent: {
            **({"takes": "dict"} if inputs[parent] > 1 else {}),
            **({"gives": "dict"} if outputs[parent] > 1 else {}),
        }
        for parent in inputs
    }
    added = {setting_name(parent): value for parent, value in found.items() if value}
    settings = raw.get("settings", {})
    return {**raw, "settings": {**settings, **added}} if added and isinstance(settings, dict) else raw


class _Binding2(msgspec.Struct):
    columns: tuple[str, ...] = ()
    preparation: Literal["none", "standardize", "min_max", "one_hot", "integer", "text"] = "none"


class _Source2(msgspec.Struct):
    missing: Literal["refuse", "drop", "fill"] = "refuse"


class _Data2(msgspec.Struct):
    source: _Source2 | None = None
    inputs: dict[str, _Binding2] = {}
    targets: dict[str, _Binding2] = {}
    validation: _Source2 | None = None
    validation_split: float = 0.2
    shuffle: bool = True
    split_seed: int = 0


class _File2(msgspec.Struct):
    """What of format 2 means something else in format 3; where it is damaged nobody could say what was meant."""

    data: _Data2 | None = None


def _prepare_by_column(raw: dict[str, Any]) -> dict[str, Any]:
    """Give the columns of every binding the steps that its one preparation is, and the rows the same parts."""
    msgspec.convert(raw, _File2)
    return {**raw, "data": from_version_1(raw["data"])} if isinstance(raw.get("data"), dict) else raw


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: _keep_dicts,
    2: _prepare_by_column,
    3: dict,  # format 4 knows nodes that are bypassed, and changes nothing else
}
"""By version: what makes a file of that version one of the next. Add a row when the format changes."""


def migrated(raw: dict[str, Any], version: int, wanted: int) -> dict[str, Any]:
    """Return `raw`, of format `version`, in format `wanted`.

    Raises msgspec.ValidationError where something is damaged that the formats write differently.
    """
    for step in range(version, wanted):
        raw = {**MIGRATIONS[step](raw), "version": step + 1}
    return raw
