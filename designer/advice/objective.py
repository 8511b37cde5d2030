"""Which way a logged number is better."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

_UP = (
    "acc",
    "auc",
    "precision",
    "recall",
    "f1",
    "fbeta",
    "iou",
    "io_u",
    "correlation",
    "r2",
    "true_",
    "sensitivity",
    "specificity",
    "dice",
)
_UP_WITHOUT_LOSS = ("cosine_similarity",)


def direction(name: str) -> Literal["min", "max"]:
    """Return whether a number of this name is better when it is smaller or larger; losses and errors are smaller."""
    bare = name.removeprefix("val_")
    if bare == "loss" or bare.endswith("_loss"):
        return "min"
    return "max" if any(word in bare for word in (*_UP, *_UP_WITHOUT_LOSS)) else "min"


def objective_of(wanted: str, logged: Collection[str]) -> str:
    """Return the number a search looks at: the wanted one, else the validation loss, else the loss."""
    if wanted:
        return wanted
    return "val_loss" if "val_loss" in logged else "loss"
