"""What suits the target of an output as it is drawn (preparation, loss, metrics), and how an Input is prepared."""

from __future__ import annotations

from collections.abc import Sequence

from designer.advice.endings import ending
from designer.advice.losses import BINARY, CATEGORICAL, OF_ANY_SCALE, SIGMOIDS, SPARSE, loss_class
from designer.advice.values import Values
from designer.catalogue.load import Catalogue
from designer.data.field import Field
from designer.data.preparation import Preparation
from designer.graph.calls import Output
from designer.graph.model import Graph
from designer.project.records import ObjectSpec, OutputTraining

MAX_CATEGORIES = 50
"""So many different texts are taken for categories; more for free text or keys."""


def suggested(
    graph: Graph, catalogue: Catalogue, output: Output, shape: tuple[int | None, ...] | None, values: Values | None
) -> OutputTraining:
    """Return the loss and metrics that suit an output as it is drawn.

    `shape` is that of a row of the output, `values` what is bound as its target, None where that is not known.
    """
    end = ending(graph, catalogue, output.tensor.node, output.tensor.port)
    return objective(end.activation if end else "linear", shape, values)


def suited_preparation(
    graph: Graph, catalogue: Catalogue, output: Output, loss: ObjectSpec, columns: Sequence[Field]
) -> Preparation:
    """Return how columns are prepared as the target of an output as it is drawn and, if `loss` is not "", trained."""
    end = ending(graph, catalogue, output.tensor.node, output.tensor.port)
    return target_preparation(end.activation if end else "linear", loss_class(loss, catalogue), columns)


def objective(activation: str, shape: tuple[int | None, ...] | None, values: Values | None) -> OutputTraining:
    """Return the loss and metrics that suit a last activation and a target; `shape` is that of a row of the output."""
    if activation == "softmax":
        if shape is None:
            is_one_hot = values is not None and values.shape[-1:] > (1,)
        else:
            is_one_hot = values is not None and values.shape == shape and shape[-1:] != (1,)
        loss = "categorical_crossentropy" if is_one_hot else "sparse_categorical_crossentropy"
        return OutputTraining(loss=loss, metrics=("accuracy",))
    if activation in SIGMOIDS and (values is None or values.whole is not False):
        return OutputTraining(loss="binary_crossentropy", metrics=("accuracy",))
    return OutputTraining(loss="mean_squared_error", metrics=("mean_absolute_error",))


def target_preparation(activation: str, loss: str, columns: Sequence[Field]) -> Preparation:
    """Return how a target's columns are prepared for an output's last activation and its loss ("" for none yet)."""
    if any(c.shape for c in columns):
        return "none"
    if loss in CATEGORICAL:
        return "one_hot"
    if loss in SPARSE or any(c.is_text for c in columns) or (activation == "softmax" and not loss):
        return "integer"
    if loss in BINARY or activation in SIGMOIDS:
        return "integer" if all(c.categories and c.distinct == 2 for c in columns) else "none"
    return "standardize" if activation == "linear" and loss in OF_ANY_SCALE | {""} else "none"


def input_preparation(columns: Sequence[Field], takes_text: bool = False) -> Preparation:
    """Return how the columns of an Input are prepared.

    One preparation cannot suit text beside numbers: it is the numbers' then, and the text needs an Input of its own.
    """
    if takes_text:
        return "text"
    if all(c.is_text for c in columns):
        return "one_hot"
    return "none" if any(c.shape for c in columns) else "standardize"
