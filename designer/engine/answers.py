"""What a run's model says of rows, in the user's own terms: words of classes, units of numbers, probabilities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from designer.advice.endings import ending
from designer.catalogue.load import Catalogue
from designer.data import predictions
from designer.data.fitted import Fitted, FittedBinding
from designer.data.predictions import Meaning, chances, decided, meaning_of
from designer.engine.feed import fed_by
from designer.engine.feeding import by_output, fed_inputs
from designer.engine.trained import Trained
from designer.engine.working import Work
from designer.graph.calls import Output
from designer.project.records import ObjectSpec, OutputTraining


def outputs(trained: Trained, x: Any, work: Work) -> dict[str, np.ndarray]:
    """Return what `model.predict` says, by output. Raises DesignerError when the work is given up."""
    work.check()
    with fed_by(fed_inputs(trained.program, x), None, None, trained.training.batch_size) as fed:
        found = trained.model.predict(fed.x, batch_size=fed.batch_size, verbose=0, callbacks=[work])
    return by_output(trained.program, found)


def meaning(output: Output, scores: np.ndarray, trained: Trained, catalogue: Catalogue) -> Meaning:
    """Return what the numbers of an output are: of "classes", "binary" decisions, several "labels", or "numbers"."""
    return meaning_of(loss_name(trained, output), activation_of(trained, output, catalogue), scores)


def loss_name(trained: Trained, output: Output) -> str:
    """Return the name of an output's loss, "" where it has none."""
    loss: ObjectSpec = trained.training.outputs.get(output.key, OutputTraining()).loss
    return str(loss.get("class", "") if isinstance(loss, Mapping) else loss or "")


def activation_of(trained: Trained, output: Output, catalogue: Catalogue) -> str:
    """Return the activation that an output ends with, "" where that cannot be told."""
    found = ending(trained.graph, catalogue, output.tensor.node, output.tensor.port)
    return found.activation if found is not None else ""


def class_names(fitted: Fitted, output: Output, size: int) -> tuple[str, ...]:
    """Return the words of an output's classes as the data have them, their numbers where those are not known."""
    return predictions.class_names(target_of(fitted, output), size)


def label_names(fitted: Fitted, output: Output, size: int) -> tuple[str, ...]:
    """Return the names of the columns that an output says yes or no to."""
    return predictions.label_names(target_of(fitted, output), size)


def in_units(fitted: Fitted, output: Output, numbers: np.ndarray) -> np.ndarray:
    """Return predicted or true numbers in the unit of the target's column; as they are where there is no way back."""
    return predictions.in_units(target_of(fitted, output), numbers)


def target_of(fitted: Fitted, output: Output) -> FittedBinding | None:
    """Return what an output's target was fitted as, None where it had none."""
    return next((binding for binding in fitted.targets if binding.key == output.key), None)


__all__ = [
    "Meaning",
    "activation_of",
    "chances",
    "class_names",
    "decided",
    "in_units",
    "label_names",
    "loss_name",
    "meaning",
    "outputs",
    "target_of",
]
