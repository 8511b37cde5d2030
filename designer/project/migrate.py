"""Brings the JSON of an older project file up to today's format, one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By version: what makes a file of that version one of the next. Add a row when the format changes."""


def migrated(raw: dict[str, Any], version: int, wanted: int) -> dict[str, Any]:
    """Return `raw`, of format `version`, in format `wanted`."""
    for step in range(version, wanted):
        raw = {**MIGRATIONS[step](raw), "version": step + 1}
    return raw
