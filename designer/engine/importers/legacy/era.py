"""Tells which Keras wrote a config: its words, and what its defaults were, follow from that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_NEWEST_KEY = "batch_shape"  # of an InputLayer since Keras 3
_OLD_KEYS = ("batch_input_shape", "input_dtype")
_KERAS_1_KEYS = (
    "nb_filter",
    "W_regularizer",
    "inner_activation",
    "border_mode",
    "dim_ordering",
    "nb_col",
    "init",
    "subsample",
)


@dataclass(frozen=True)
class Era:
    """The version that wrote a file; `is_tf` tells tf.keras from the Keras of several backends."""

    major: int
    minor: int = 0
    is_tf: bool = False
    backend: str = ""

    @property
    def is_old(self) -> bool:
        """Tell whether the config must be translated."""
        return self.major < 3

    def is_theano(self, channels_first: bool) -> bool:
        """Tell whether kernels were Theano's. Keras 1 does not say: what has channels first is taken for it."""
        return self.backend == "theano" if self.backend else self.major < 2 and channels_first

    @property
    def gates(self) -> str:
        """The recurrent activation of a layer that does not say it."""
        return "hard_sigmoid" if self.major < 2 or (not self.is_tf and (self.major, self.minor) < (2, 3)) else "sigmoid"


def era_of(config: dict[str, Any], version: str = "", backend: str = "") -> Era:
    """Return who wrote a config: what it says itself, else what the file says, else what its words give away."""
    text = str(config.get("keras_version") or version or "")
    backend = str(config.get("backend") or backend or "")
    found = re.match(r"(\d+)\.(\d+)", text)
    if found is not None:
        major, minor = int(found[1]), int(found[2])
        is_tf = major == 2 and (minor >= 4 or "tf" in text)
        return Era(major, minor, is_tf, backend)
    keys = _keys(config)
    if keys & set(_KERAS_1_KEYS) or config.get("class_name") == "Graph":
        return Era(1, 0, backend=backend)
    if _NEWEST_KEY in keys or ("module" in keys and not keys & set(_OLD_KEYS)):
        return Era(3)
    if keys & set(_OLD_KEYS):
        return Era(2, 4 if "ragged" in keys or "module" in keys else 2, "ragged" in keys or "module" in keys, backend)
    return Era(3)


def _keys(value: Any) -> set[str]:
    found: set[str] = set()
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            found.update(k for k in value if isinstance(k, str))
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
    return found
