"""What each loss is for: classes or numbers, and which activations stand before it."""

from __future__ import annotations

from designer.catalogue.load import Catalogue
from designer.project.records import ObjectSpec, class_and_args

CATEGORICAL = {"CategoricalCrossentropy", "CategoricalFocalCrossentropy"}
SPARSE = {"SparseCategoricalCrossentropy"}
BINARY = {"BinaryCrossentropy", "BinaryFocalCrossentropy"}
OF_CLASSES = CATEGORICAL | SPARSE | BINARY
OF_ANY_SCALE = {"MeanSquaredError", "MeanAbsoluteError", "Huber", "LogCosh"}
"""Losses of numbers that may be scaled, and may be below 0."""
OF_NUMBERS = OF_ANY_SCALE | {"MeanSquaredLogarithmicError", "MeanAbsolutePercentageError"}

SIGMOIDS = {"sigmoid", "hard_sigmoid"}
PROBABILITIES = SIGMOIDS | {"softmax"}
_RANGES: dict[str, tuple[float, float]] = {
    **dict.fromkeys(PROBABILITIES, (0.0, 1.0)),
    **dict.fromkeys(("tanh", "softsign", "hard_tanh"), (-1.0, 1.0)),
    **dict.fromkeys(("relu", "softplus", "exponential", "ReLU"), (0.0, float("inf"))),
    "relu6": (0.0, 6.0),
}


def loss_class(loss: ObjectSpec | None, catalogue: Catalogue) -> str:
    """Return the class of a loss that is named in any way Keras takes, "" for none."""
    name, _ = class_and_args(loss)
    spec = catalogue.spec(name, "loss") if name else None
    return spec.name if spec is not None else name


def activations_before(loss: str) -> set[str]:
    """Return the activations that give what a loss of classes expects, unless it is told to expect raw numbers."""
    return SIGMOIDS if loss in BINARY else {"softmax"}


def usual_before(loss: str) -> str:
    """Return the one of them that is usual."""
    return "sigmoid" if loss in BINARY else "softmax"


def reach(activation: str) -> tuple[float, float]:
    """Return the range of the values that an activation gives."""
    return _RANGES.get(activation, (-float("inf"), float("inf")))
