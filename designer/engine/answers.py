"""What a run's model says of rows, in the user's own terms: words of classes, units of numbers, probabilities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np

from designer.advice.endings import ending
from designer.catalogue.load import Catalogue
from designer.data import chain
from designer.data.fitted import Fitted, FittedBinding
from designer.engine.feeding import by_output, fed_inputs
from designer.engine.trained import Trained
from designer.engine.working import Work
from designer.graph.calls import Output
from designer.project.records import ObjectSpec, OutputTraining

Meaning = Literal["classes", "binary", "labels", "numbers"]


def outputs(trained: Trained, x: Any, work: Work) -> dict[str, np.ndarray]:
    """Return what `model.predict` says, by output. Raises DesignerError when the work is given up."""
    work.check()
    fed = fed_inputs(trained.program, x)
    found = trained.model.predict(fed, batch_size=trained.training.batch_size, verbose=0, callbacks=[work])
    return by_output(trained.program, found)


def meaning(output: Output, scores: np.ndarray, trained: Trained, catalogue: Catalogue) -> Meaning:
    """Return what the numbers of an output are: of "classes", "binary" decisions, several "labels", or "numbers"."""
    loss = _class_name(trained.training.outputs.get(output.key, OutputTraining()).loss)
    last = scores.shape[-1] if scores.ndim > 1 else 1
    found = ending(trained.graph, catalogue, output.tensor.node, output.tensor.port)
    activation = found.activation if found is not None else ""
    if last > 1:
        if "categorical" in loss or activation == "softmax":
            return "classes"
        return "labels" if "binary" in loss and activation == "sigmoid" and scores.ndim == 2 else "numbers"
    return "binary" if "binary" in loss or (not loss and activation == "sigmoid") else "numbers"


def class_names(fitted: Fitted, output: Output, size: int) -> tuple[str, ...]:
    """Return the words of an output's classes as the data have them, their numbers where those are not known."""
    target = target_of(fitted, output)
    names = target.labels if target is not None else ()
    return names if len(names) == size else tuple(str(i) for i in range(size))


def label_names(fitted: Fitted, output: Output, size: int) -> tuple[str, ...]:
    """Return the names of the columns that an output says yes or no to."""
    target = target_of(fitted, output)
    names = tuple(column.field.name for column in target.columns) if target is not None else ()
    return names if len(names) == size else tuple(str(i) for i in range(size))


def chances(scores: np.ndarray, what: Meaning) -> np.ndarray:
    """Return probabilities of the classes along the last axis; scores that are none yet (logits) are made some."""
    scores = scores.astype("float64")
    if what == "binary":
        scores = scores if scores.ndim == 1 else scores[..., 0]
        if scores.size and (np.nanmin(scores) < 0 or np.nanmax(scores) > 1):
            scores = 1 / (1 + np.exp(-scores))
        return np.stack([1 - scores, scores], axis=-1)
    if np.allclose(scores.sum(axis=-1), 1, atol=1e-2) and np.all(scores >= 0):
        return scores
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def decided(shares: np.ndarray, what: Meaning) -> np.ndarray:
    """Return the number of the class that is decided for, as Keras's own metrics decide."""
    return (shares[..., 1] > 0.5).astype(int) if what == "binary" else shares.argmax(axis=-1)


def in_units(fitted: Fitted, output: Output, numbers: np.ndarray) -> np.ndarray:
    """Return predicted or true numbers in the unit of the target's column; as they are where there is no way back."""
    target = target_of(fitted, output)
    flat = numbers.reshape(len(numbers), -1)
    if target is None or target.labels or flat.shape[1] != int(np.prod(target.shape)):
        return numbers
    found, start = [], 0
    for column in target.columns:
        width = int(np.prod([size or 0 for size in column.made.shape]))
        part = flat[:, start : start + width].reshape(len(flat), *(column.made.shape or (width,)))
        values = chain.invert(column.chain, column.states, part)
        if values is None or values.dtype.kind not in "fiub":
            return numbers
        found.append(values.reshape(len(flat), -1))
        start += width
    return np.concatenate(found, axis=1).reshape(numbers.shape)


def target_of(fitted: Fitted, output: Output) -> FittedBinding | None:
    """Return what an output's target was fitted as, None where it had none."""
    return next((binding for binding in fitted.targets if binding.key == output.key), None)


def _class_name(loss: ObjectSpec) -> str:
    name = loss.get("class", "") if isinstance(loss, Mapping) else loss
    return str(name).replace("_", "").lower()
