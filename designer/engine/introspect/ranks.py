"""Tries of which rank the tensors are that a class takes, batch included: only Keras is asked."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

import keras
import numpy as np

from designer.catalogue.load import initial_params
from designer.catalogue.spec import Spec

_RANKS = (1, 2, 3, 4, 5)
_SIZE = 12  # of every axis: divisible and large enough for what windows and pools begin with


def ranks(specs: Iterable[Spec]) -> dict[str, list[int]]:
    """Return the ranks of float tensors that layers with one input take, by name; those that take any are left out."""
    found = {}
    for spec in specs:
        if spec.kind == "layer" and spec.inputs.mode == "single" and spec.module == "keras.layers":
            taken = [rank for rank in _RANKS if _takes(spec, rank)]
            if taken and len(taken) < len(_RANKS):
                found[spec.name] = taken
    return dict(sorted(found.items()))


def _takes(spec: Spec, rank: int) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            layer = getattr(keras.layers, spec.name)(**_plain(initial_params(spec)))
            layer(keras.Input((_SIZE,) * (rank - 1)))
        except Exception:  # Keras refuses in many ways, each of which is an answer
            return False
    return True


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in params.items() if not isinstance(v, np.ndarray)}
