"""Initializers, regularizers, constraints, activations and policies of old configs in the words of Keras 3."""

from __future__ import annotations

from typing import Any

from designer.engine.importers.legacy.era import Era

HARD_SIGMOID: dict[str, Any] = {
    "class_name": "Pipeline",
    "config": {
        "layers": [
            {"class_name": "Rescaling", "config": {"scale": 0.2, "offset": 0.5}},
            {"class_name": "ReLU", "config": {"max_value": 1.0}},
        ]
    },
}
"""Keras 2's hard sigmoid, clip(0.2 x + 0.5, 0, 1); that of Keras 3 has the slope 1/6."""

_ACTIVATIONS = {"softmax_v2": "softmax", "relu_v2": "relu", "swish": "silu", "leaky_relu_v2": "leaky_relu"}
_DISTRIBUTIONS = {"normal": "truncated_normal"}
_INITIALIZERS_1: dict[str, Any] = {
    "orthogonal": {"class_name": "Orthogonal", "config": {"gain": 1.1}},
    "zero": "zeros",
    "one": "ones",
}
_INITIALIZER_NAMES = {
    "GlorotUniformV2": "GlorotUniform", "GlorotNormalV2": "GlorotNormal", "HeNormalV2": "HeNormal",
    "HeUniformV2": "HeUniform", "LecunNormalV2": "LecunNormal", "LecunUniformV2": "LecunUniform",
    "ZerosV2": "Zeros", "OnesV2": "Ones", "ConstantV2": "Constant", "RandomNormalV2": "RandomNormal",
    "RandomUniformV2": "RandomUniform", "TruncatedNormalV2": "TruncatedNormal", "OrthogonalV2": "Orthogonal",
    "IdentityV2": "Identity", "VarianceScalingV2": "VarianceScaling",
}  # fmt: skip
_REGULARIZERS_1 = ("WeightRegularizer", "ActivityRegularizer", "L1L2Regularizer")


def modern_value(key: str, value: Any, era: Era) -> Any:
    """Return one argument of a layer in Keras 3's words; `key` is the name it has in Keras 3."""
    if key.endswith("activation"):
        return _activation(value)
    if key.endswith("initializer"):
        return _initializer(value, era)
    if key.endswith("regularizer"):
        return _regularizer(value)
    if key.endswith("constraint"):
        return _constraint(value)
    if key == "dtype" and isinstance(value, dict):
        return _policy(value)
    if isinstance(value, dict) and value.get("class_name") is None and value.keys() <= {"type", "value"}:
        return value.get("value", value)  # a NumPy number or array as Keras 2 wrote it
    return value


def _activation(value: Any) -> Any:
    if isinstance(value, dict) and value.get("class_name") == "function":
        return _activation(value.get("config"))
    if isinstance(value, str):
        return HARD_SIGMOID if value == "hard_sigmoid" else _ACTIVATIONS.get(value, value)
    return value


def _initializer(value: Any, era: Era) -> Any:
    if isinstance(value, str):
        return _INITIALIZERS_1.get(value, value) if era.major < 2 else value
    if not isinstance(value, dict) or not isinstance(value.get("config"), dict):
        return value
    name = _INITIALIZER_NAMES.get(str(value.get("class_name")), value.get("class_name"))
    config = {k: modern_value("", v, era) for k, v in value["config"].items() if k != "dtype"}
    if name == "VarianceScaling" and config.get("distribution") in _DISTRIBUTIONS:
        config["distribution"] = _DISTRIBUTIONS[config["distribution"]]
    return {**value, "class_name": name, "config": config}


def _regularizer(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value.get("name") in _REGULARIZERS_1:
        return {"class_name": "L1L2", "config": {k: value[k] for k in ("l1", "l2") if value.get(k) is not None}}
    return value


def _constraint(value: Any) -> Any:
    if not isinstance(value, dict) or "class_name" in value:
        return value
    config = {k: v for k, v in value.items() if k != "name"}
    if "m" in config:
        config["max_value"] = config.pop("m")
    return {"class_name": value.get("name"), "config": config}


def _policy(value: dict[str, Any]) -> Any:
    config = value.get("config")
    return config.get("name") if isinstance(config, dict) and "Policy" in str(value.get("class_name")) else value
