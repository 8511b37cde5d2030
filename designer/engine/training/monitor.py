"""Which number decides what epoch was the best."""

from __future__ import annotations

from typing import Any, Literal

import keras

from designer.advice.objective import direction


def best_by(callbacks: list[Any], model: keras.Model, has_validation: bool) -> tuple[str, Literal["min", "max"]]:
    """Return the metric that decides which epoch is best: that of EarlyStopping or ModelCheckpoint, else the loss."""
    k = keras.callbacks
    for callback in callbacks:
        if isinstance(callback, k.EarlyStopping) or (
            isinstance(callback, k.ModelCheckpoint) and callback.save_best_only
        ):
            name = str(callback.monitor)
            if has_validation or not name.startswith("val_"):
                return name, _direction(callback, name, model)
    return ("val_loss" if has_validation else "loss"), "min"


def _direction(callback: Any, name: str, model: keras.Model) -> Literal["min", "max"]:
    if callback.mode in ("min", "max"):
        return callback.mode  # type: ignore[no-any-return]
    bare = name.removeprefix("val_")
    for metric in model.metrics:
        for one in getattr(metric, "metrics", [metric]):
            if bare == one.name or bare.endswith(f"_{one.name}"):
                return "max" if getattr(one, "_direction", "down") == "up" else "min"
    return direction(name)
