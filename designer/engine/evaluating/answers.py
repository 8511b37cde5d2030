"""What a run's model says of rows, in the user's own terms: words of classes, units of numbers, probabilities."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras
import numpy as np

from designer.advice.endings import ending
from designer.catalogue.load import Catalogue
from designer.data import mapped, predictions
from designer.data.fitted import Fitted, FittedBinding
from designer.data.predictions import Meaning, chances, decided, in_32_bits, meaning_of
from designer.data.sink import Sink
from designer.engine.building.trained import Trained
from designer.engine.evaluating.progress import Work
from designer.engine.feeding.feed import batched, is_streamed, rows_of
from designer.engine.feeding.structures import by_output, fed_inputs
from designer.graph.calls import Output
from designer.project.records import ObjectSpec, OutputTraining


def outputs(trained: Trained, x: Any, work: Work) -> dict[str, np.ndarray]:
    """Return what `model.predict` says, by output. Raises DesignerError when the work is given up."""
    work.check()
    model, size = trained.model, trained.training.batch_size
    inputs = fed_inputs(trained.program, x)
    if is_streamed(inputs) or _bytes_a_row(model) * rows_of(inputs) > mapped.IN_MEMORY_BYTES:
        return by_output(trained.program, _in_batches(model, inputs, size, work))
    return by_output(trained.program, model.predict(inputs, batch_size=size, verbose=0, callbacks=[work]))


def _in_batches(model: keras.Model, x: Any, batch_size: int, work: Work) -> Any:
    """Return what `model.predict` does, of large outputs as arrays mapped from files that go with them."""
    structure: Any = None
    sinks: list[Sink] = []
    with batched(x, batch_size) as feed, tempfile.TemporaryDirectory(prefix="outputs-") as scratch:
        work.set_params({"steps": feed.num_batches})
        try:
            for index, (batch,) in enumerate(feed.batches()):
                structure = model.predict_on_batch(batch)
                found = [in_32_bits(np.asarray(array)) for array in keras.tree.flatten(structure)]
                sinks = sinks or [
                    Sink(f"{place}", feed.samples, one.shape[1:], _dtype(one), Path(scratch) / f"{place}.npy")
                    for place, one in enumerate(found)
                ]
                for sink, array in zip(sinks, found, strict=True):
                    sink.write(array)
                work.on_predict_batch_end(index)
            return keras.tree.pack_sequence_as(structure, [sink.finish() for sink in sinks])
        finally:
            for sink in sinks:
                sink.close()


def _dtype(array: np.ndarray) -> str:
    return "string" if array.dtype.kind == "O" else array.dtype.name


def _bytes_a_row(model: keras.Model) -> int:
    return sum(4 * math.prod(size or 1 for size in tensor.shape[1:]) for tensor in model.outputs)


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
