"""Reads what a model's file says of compile: optimizer, losses, metrics; as data, catalogue classes only."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Sequence
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.catalogue.values import validate
from designer.engine.importers.arguments import argument
from designer.engine.importers.legacy.compiled import modern_optimizer, wrapped_function
from designer.project.records import OutputTraining, TrainingSettings

_AUTOMATIC = ("accuracy", "acc", "crossentropy", "ce")


def training_settings(
    told: Any,
    outputs: Sequence[tuple[str, str]],
    catalogue: Catalogue,
    unread: list[tuple[str, Any]] | None = None,
) -> TrainingSettings | None:
    """Return the training settings in a compile_config, None where it says nothing that is understood.

    `outputs` are (key, name) in the model's own order. What the catalogue does not know is left out and put into
    `unread`: (key, value).
    """
    if not isinstance(told, dict):
        return None
    reader = _Reader(outputs, catalogue, [] if unread is None else unread)
    losses = reader.spread(told.get("loss"))
    weights = reader.spread(told.get("loss_weights"))
    metrics = reader.spread_metrics(told.get("metrics"))
    found = {}
    for (key, _), loss, weight, metric in zip(outputs, losses, weights, metrics, strict=True):
        record = OutputTraining(
            loss=reader.object(loss, "loss") or "",
            metrics=tuple(m for m in (reader.object(v, "metric") for v in metric) if m),
            weight=float(weight) if isinstance(weight, (int, float)) and not isinstance(weight, bool) else 1.0,
        )
        if record != OutputTraining():
            found[key] = record
    optimizer = reader.object(modern_optimizer(_shortened(told.get("optimizer"))), "optimizer")
    settings = TrainingSettings(optimizer=optimizer or "rmsprop", outputs=found)
    return settings if settings != TrainingSettings() else None


class _Reader:
    def __init__(self, outputs: Sequence[tuple[str, str]], catalogue: Catalogue, unread: list[tuple[str, Any]]) -> None:
        self._unread = unread
        self._names = [name for _, name in outputs]
        self._catalogue = catalogue

    def spread(self, value: Any) -> list[Any]:
        """Return one value an output."""
        count = len(self._names)
        if isinstance(value, dict) and "class_name" not in value:
            return [value.get(name) for name in self._names]
        if isinstance(value, list):
            return (value + [None] * count)[:count]
        return [value] * count if count == 1 or isinstance(value, (str, dict)) else [None] * count

    def spread_metrics(self, value: Any) -> list[list[Any]]:
        """Return a list of metrics an output."""
        if len(self._names) == 1 and isinstance(value, list) and not any(isinstance(v, list) for v in value):
            return [value]
        return [v if isinstance(v, list) else ([] if v is None else [v]) for v in self.spread(value)]

    def object(self, value: Any, kind: str) -> Any:
        """Return an object as a project stores it, None if it is none of the catalogue."""
        if value is None:
            return None
        inner: list[tuple[str, Any]] = []
        found = self._known(wrapped_function(value), kind, inner)
        if found is None:
            self._unread.append((kind, value))
        elif kind == "optimizer":
            self._unread += [(f"optimizer.{key}", v) for key, v in inner]
        return found

    def _known(self, value: Any, kind: str, unread: list[tuple[str, Any]]) -> Any:
        param = Param(kind, kind)
        found: Any = None
        with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
            found = argument(param, value, self._catalogue, unread)
        if isinstance(found, str) and found in _AUTOMATIC and kind == "metric":
            return found
        if not isinstance(found, (str, dict)) or validate(param, found, self._catalogue) is not None:
            return None
        name = found if isinstance(found, str) else found.get("class")
        kinds = (kind, "loss") if kind == "metric" else (kind,)
        known = isinstance(name, str) and any(self._catalogue.spec(name, k) is not None for k in kinds)
        return found if known else None


def _shortened(value: Any) -> Any:
    """Return a value with the floats of an optimizer, which passed through 32 bits, as they were written."""
    if isinstance(value, dict):
        return {k: _shortened(v) for k, v in value.items()}
    if isinstance(value, float):
        with contextlib.suppress(OverflowError):
            short = float(f"{value:.7g}")
            return short if struct.pack("f", short) == struct.pack("f", value) else value
    return value
