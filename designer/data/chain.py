"""The steps of one field one after the other, from its typed values to the array that a model is fed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
import numpy as np

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.numbers import is_number
from designer.data.steps import Refusal, State, Step
from designer.data.steps.base import NO_VALUE, Blocks, gaps, has_finite_sum
from designer.graph.texts import QT_TRANSLATE_NOOP

FAILURES = (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, MemoryError)
DTYPES = {"float32": np.float32, "int32": np.int32, "string": object}


@dataclass(frozen=True)
class Chain:
    """The steps of a field with what follows from it, and the field they make: `made.shape` is of one row."""

    field: Field
    steps: tuple[Step, ...]
    made: Field


def chain(field: Field, steps: Sequence[Step], is_target: bool = False) -> Chain:
    """Return a chain that fits its field. Raises DataError where a step does not take what it is given."""
    current, settled = _fitting(field, steps), []
    if current.dtype == "int32":  # codes that a step makes are fed as such; numbers that a file has as such are not
        current = msgspec.structs.replace(current, dtype="int64")
    for step in steps:
        # A target has as many places as its labelled rows have classes, wherever they are.
        ready = step if is_target and step.is_label else step.settled(current)
        following = ready.infer(current)
        if following is None:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "The step {step} cannot be used for {column}, which is {kind} there. Remove it, or correct what "
                    "kind the column is.",
                ),
                step=type(step).__name__,
                column=field.name,
                kind=current.kind,
            )
        settled.append(ready)
        current = following
    return Chain(field, tuple(settled), _fed(field, current))


def settled(field: Field, steps: Sequence[Step], back: bool = False) -> tuple[Step, ...]:
    """Return the steps of an Input's column with what follows from its field, such as a number of places, as their own.

    A project keeps it from then on, so that no category that comes into the file later makes its Inputs wider. `back`
    takes out again what would be put in.
    """
    current, found = _fitting(field, steps), []
    for step in steps:
        try:
            ready = step.settled(current)
            found.append(step.unsettled(current) if back else ready)
            current = ready.infer(current) or current
        except FAILURES:  # what does not fit is said where the steps are used
            found.append(step)
    return tuple(found)


def fit(steps: Chain, training: np.ndarray, labelled: np.ndarray | None = None) -> tuple[State, ...]:
    """Return the states of the steps, from the typed values of the training rows.

    `labelled` are the values of every row with a target, which its classes are taken from. Raises DataError.
    """
    return fit_blocks(steps, lambda: [training], None if labelled is None else lambda: [labelled])


def fit_blocks(steps: Chain, training: Blocks, labelled: Blocks | None = None) -> tuple[State, ...]:
    """Return what `fit` does, of rows that come some at a time. Raises DataError."""
    states: list[State] = []
    for place, step in enumerate(steps.steps):
        blocks = labelled if step.is_label and labelled is not None else training
        before = tuple(zip(steps.steps[:place], states, strict=True))
        try:
            # Most steps learn nothing, and then nothing is made for them.
            states.append(step.fit_blocks(partial(_applied, steps, before, blocks)) if step.fitted else {})
        except FAILURES as error:
            raise _failed(steps.field, error) from None
    return tuple(states)


def run(steps: Chain, states: Sequence[State], values: np.ndarray) -> tuple[np.ndarray, list[Refusal]]:
    """Return the array of typed values, a row each, and which rows cannot be used. Raises DataError."""
    refused: list[Refusal] = []
    absent = gaps(values)
    values = entering(steps, values)
    try:
        for step, state in zip(steps.steps, states, strict=True):
            refused += step.refuse(values, state)
            before = gaps(values) if step.unmade else None
            values = step.apply(values, state)
            if before is not None:
                refused.append(Refusal(gaps(_first_of(values)) & ~before, step.unmade))
            if step.makes_gaps:
                absent = absent | gaps(values)
        with np.errstate(over="ignore", invalid="ignore"):
            array = _shaped(values).astype(DTYPES[steps.made.dtype], copy=False)
    except FAILURES as error:
        raise _failed(steps.field, error) from None
    if any(size is not None and size != got for size, got in itertools.zip_longest(steps.made.shape, array.shape[1:])):
        raise _failed(steps.field, ValueError(f"{array.shape[1:]} a row and not {steps.made.shape}"))
    seen = _first_of(array) if steps.steps and steps.steps[-1].unmade else array
    if array.dtype.kind == "f" and not has_finite_sum(seen):
        rows = array.reshape(len(array), -1)
        bad = (np.isinf(rows) if any(step.keeps_gaps for step in steps.steps) else ~np.isfinite(rows)).any(axis=1)
        not_finite = QT_TRANSLATE_NOOP("Errors", "{column} has a value that is infinite or too large.")
        refused += [Refusal(bad & absent, NO_VALUE), Refusal(bad & ~absent, not_finite)]
    return array, refused


def refusals(steps: Chain, states: Sequence[State], values: np.ndarray) -> list[Refusal]:
    """Return which rows `run` refuses of a chain with a step that expands, without making what is made of them.

    Raises DataError.
    """
    refused: list[Refusal] = []
    absent = gaps(values)
    values = entering(steps, values)
    try:
        for step, state in zip(steps.steps, states, strict=True):
            refused += step.refuse(values, state)
            if step.expands:
                lost = step.unmakeable(values)
                if step.unmade:
                    refused += [Refusal(lost & ~absent, step.unmade), Refusal(lost & absent, NO_VALUE)]
                return refused
            values = step.apply(values, state)
    except FAILURES as error:
        raise _failed(steps.field, error) from None
    return refused


def entering(steps: Chain, values: np.ndarray) -> np.ndarray:
    """Return typed values as the first step of a chain is given them: infinite numbers are gaps."""
    if not steps.steps or values.dtype.kind != "f":
        return values
    infinite = np.isinf(values)
    return np.where(infinite, np.nan, values) if infinite.any() else values


def expands(steps: Chain) -> bool:
    """Tell whether what is made of many rows is rather made when it is needed than kept."""
    return any(step.expands for step in steps.steps)


def invert(steps: Chain, states: Sequence[State], array: np.ndarray) -> np.ndarray | None:
    """Return the field's own values of an array (rows, width), None where there is no way back. Raises DataError."""
    values: np.ndarray | None = array.astype(np.float64) if array.dtype.kind == "f" else array
    try:
        for step, state in reversed(list(zip(steps.steps, states, strict=True))):
            if values is None:
                return None
            values = step.invert(values, state)
    except FAILURES as error:
        raise _failed(steps.field, error) from None
    if values is not None and not steps.field.shape and values.ndim == 2 and values.shape[1] == 1:
        return values[:, 0]
    return values


def labels(steps: Sequence[Step], states: Sequence[State]) -> tuple[str, ...]:
    """Return the words of a chain that ends with classes, in the order of their numbers; else ()."""
    return steps[-1].labels(states[-1]) if steps and steps[-1].is_label and not steps[-1].has_several else ()


def several(steps: Sequence[Step], states: Sequence[State]) -> tuple[str, ...]:
    """Return the words of a chain that ends with labels, of which a row may have several; else ()."""
    return steps[-1].labels(states[-1]) if steps and steps[-1].has_several else ()


def _fitting(field: Field, steps: Sequence[Step]) -> Field:
    """Return a field of pixels that are there already as the array that steps for numbers take."""
    if field.is_pixels and steps and "image" not in steps[0].takes:
        return msgspec.structs.replace(field, kind="array")
    return field


def _fed(field: Field, made: Field) -> Field:
    """Return the field as it is fed: float32, whole int32 by index, or text."""
    if made.kind == "text" and made.shape:  # not a column that the file has as text, but what a step leaves as that
        return made
    if made.kind not in {"number", "boolean", "array"} and not made.is_pixels:
        values = [str(value) for value in (*field.examples, *field.categories)]
        words = [value for value in values if not is_number(value)]
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Column {name} holds text such as {value}; numbers were expected. Prepare it as one-hot or integer, or "
                "correct the data.",
            )
            if words and field.kind in {"category", "text", "identifier", "ignored"}
            else QT_TRANSLATE_NOOP(
                "Errors", "Column {name} holds values such as {value}, which no step turns into numbers. Add one."
            ),
            name=field.name,
            value=repr(next(iter((*words, *values)), "")),
        )
    dtype = "int32" if made.dtype == "int32" and made is not field else "float32"
    return msgspec.structs.replace(made, dtype=dtype, shape=made.shape or (1,))


def _applied(steps: Chain, done: Sequence[tuple[Step, State]], blocks: Blocks) -> Iterator[np.ndarray]:
    for block in blocks():
        values = entering(steps, block)
        for step, state in done:
            values = step.apply(values, state)
        yield values


def _shaped(values: np.ndarray) -> np.ndarray:
    return values.reshape(-1, 1) if values.ndim == 1 else values


def _first_of(rows: np.ndarray) -> np.ndarray:
    """Return the first number of each row, which tells of one that was read from a file whether it was read at all."""
    return rows.reshape(len(rows), -1)[:, :1]


def _failed(field: Field, error: Exception) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{column} cannot be prepared: {reason}."),
        column=field.name,
        reason=str(error).rstrip(".")[:300] or type(error).__name__,
    )
