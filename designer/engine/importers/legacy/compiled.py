"""Optimizers and metrics of old files in the words of Keras 3."""

from __future__ import annotations

from typing import Any

_RENAMED = {"lr": "learning_rate"}
_WITHOUT_MEANING = ("is_legacy_optimizer", "jit_compile")


def modern_optimizer(value: Any) -> Any:
    """Return an optimizer with the argument names of Keras 3; `decay` is a schedule of its own there."""
    if not isinstance(value, dict) or not isinstance(value.get("config"), dict):
        return value
    config = {_RENAMED.get(k, k): v for k, v in value["config"].items() if k not in _WITHOUT_MEANING}
    decay = config.get("decay")
    if config.get("epsilon", 0) is None:  # Keras 2: that of the backend, which is Keras 3's default
        del config["epsilon"]
    if decay in (0, None):
        config.pop("decay", None)
    elif isinstance(decay, float) and isinstance(config.get("learning_rate"), float):
        steps = {"initial_learning_rate": config["learning_rate"], "decay_steps": 1, "decay_rate": config.pop("decay")}
        config["learning_rate"] = {"class_name": "InverseTimeDecay", "config": {**steps, "staircase": False}}
    name = str(value.get("class_name"))
    # tf_keras registers its own optimizers as if they were the user's.
    name = name.removeprefix("Custom>") if "is_legacy_optimizer" in value["config"] else name
    return {**value, "class_name": name, "config": config, "registered_name": None}


def wrapped_function(value: Any) -> Any:
    """Return the name of the function that tf.keras 2 wrapped as a loss or metric, any other value as it is."""
    if isinstance(value, dict) and value.get("class_name") in ("MeanMetricWrapper", "LossFunctionWrapper"):
        config = value.get("config")
        name = config.get("fn") or config.get("name") if isinstance(config, dict) else None
        return name if isinstance(name, str) else value
    return value
