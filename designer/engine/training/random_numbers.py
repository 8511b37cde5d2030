"""Where the global random numbers of NumPy, Python and PyTorch stand, as arrays of a checkpoint.

From them the order of the rows is drawn on JAX and PyTorch, and on PyTorch what layers draw. TensorFlow has seeds.
"""

from __future__ import annotations

import importlib
import random
from collections.abc import Mapping
from typing import Any

import keras
import numpy as np

_KIND = "MT19937"
_NUMPY, _PYTHON, _TORCH = "numpy", "python", "torch"


def standing(prefix: str) -> dict[str, np.ndarray]:
    """Return where they stand, by name behind a prefix; none where somebody put another kind in NumPy's place."""
    name, words, position = np.random.get_state()[:3]  # type: ignore[index]
    if name != _KIND:
        return {}
    found = {
        _NUMPY: np.append(np.asarray(words, np.int64), int(position)),
        _PYTHON: np.array(random.getstate()[1], np.int64),
    }
    if keras.backend.backend() == "torch":
        found[_TORCH] = _torch().get_rng_state().numpy()
    return {f"{prefix}{which}": numbers for which, numbers in found.items()}


def stand(prefix: str, arrays: Mapping[str, np.ndarray]) -> None:
    """Have them stand where they stood, as far as it is known."""
    if f"{prefix}{_NUMPY}" in arrays:
        *words, position = (int(word) for word in arrays[f"{prefix}{_NUMPY}"])
        np.random.set_state((_KIND, np.array(words, np.uint32), position, 0, 0.0))
        random.setstate((3, tuple(int(word) for word in arrays[f"{prefix}{_PYTHON}"]), None))
    if f"{prefix}{_TORCH}" in arrays and keras.backend.backend() == "torch":
        _torch().set_rng_state(_torch().from_numpy(np.asarray(arrays[f"{prefix}{_TORCH}"], np.uint8).copy()))


def _torch() -> Any:
    return importlib.import_module("torch")
