"""One row that a person makes up: what a run's model has to be told of it, and what the model says."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from designer.catalogue.load import Catalogue
from designer.data import columns
from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.fitted import Fitted
from designer.data.table import Table
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import (
    chances,
    class_names,
    decided,
    in_units,
    label_names,
    meaning,
    outputs,
    target_of,
)
from designer.engine.evaluating.progress import Work
from designer.engine.feeding import data
from designer.engine.feeding.opened import opened_source
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.report.answers import OutputAnswer
from designer.wire import InputsDescribed, RowPredicted

MOST_ROWS = 50  # of the data, to start from
_MOST_NUMBERS = 200_000  # in all of them
_MOST_VALUES = 200  # of an answer


def describe_inputs(trained: Trained) -> InputsDescribed:
    """Return the fields of the inputs of a run's model, and rows to start from. Raises DesignerError."""
    fitted = fitted_of(trained)
    fields = tuple(_fields(fitted).values())
    length = fitted.windows.length if fitted.windows else 0
    try:
        rows, numbers = _rows(trained, fields, length)
        note = Text("")
    except (DesignerError, OSError) as error:
        reason = error.text if isinstance(error, DesignerError) else str(error)
        template = QT_TRANSLATE_NOOP(
            "Errors", "The data of the run cannot be read; the form begins with usual values. {reason}"
        )
        rows, numbers, note = (_usual(fields, length),), (), Text(template, {"reason": reason})
    return InputsDescribed(fields=fields, rows=rows, numbers=numbers, length=length, note=note)


def predict_row(trained: Trained, values: Mapping[str, Any], catalogue: Catalogue, work: Work) -> RowPredicted:
    """Return what a run's model says of one row, in the words and units of its targets. Raises DesignerError."""
    fitted = fitted_of(trained)
    found = given_row(trained, fitted, values)
    if not len(found.numbers):
        reason = found.refused.counts[0][0] if found.refused.counts else ""
        template = QT_TRANSLATE_NOOP("Errors", "This row has no prediction: {reason}")
        return RowPredicted(note=Text(template, {"reason": reason}))
    predicted = outputs(trained, found.x, work)
    answers = []
    for output in trained.program.outputs:
        scores = np.asarray(predicted[output.name])[-1:]
        answers.append(_answer(output, scores, trained, fitted, catalogue))
    return RowPredicted(outputs=tuple(answers))


def given_row(trained: Trained, fitted: Fitted, values: Mapping[str, Any]) -> data.Given:
    """Return a row, entered by field, as the model is given it; none where it refuses it. Raises DesignerError."""
    if fitted.windows:  # the rows stand in their order, and are of one group
        fitted = msgspec.structs.replace(fitted, windows=msgspec.structs.replace(fitted.windows, time="", group=""))
    length = fitted.windows.length if fitted.windows else 1
    table = Table({name: _column(field, values.get(name), length) for name, field in _fields(fitted).items()}, length)
    return data.given(trained.program, fitted, table, with_targets=False)


def row_values(trained: Trained, number: int) -> dict[str, Any]:
    """Return what stands in a row of the data (in the window that begins there), by field. Raises DesignerError."""
    fitted = fitted_of(trained)
    fields = tuple(_fields(fitted).values())
    source = trained.data.source
    if source is None:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The project has no data yet. Choose some in the data panel."))
    opened = opened_source(source, trained.folder, [field.name for field in fields])
    span = fitted.windows.length if fitted.windows else 1
    if not 0 <= number <= opened.table.rows - span:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no row {row}; the data have {count}."),
            row=number + 1,
            count=max(0, opened.table.rows - span + 1),
        )
    taken = np.arange(number, number + span)
    told = {field.name: _told(columns.values(opened.table, field, taken), opened.folder) for field in fields}
    return {name: of if fitted.windows else of[0] for name, of in told.items()}


def fitted_of(trained: Trained) -> Fitted:
    """Return what the rows of a run are prepared with."""
    return trained.fitted or data.fitted_anew(trained.program, trained.data, trained.folder)


def _fields(fitted: Fitted) -> dict[str, Field]:
    """Return the fields of the inputs by name, each once."""
    return {column.field.name: column.field for binding in fitted.inputs for column in binding.columns}


# ------------------------------------------------------------------------------------------ rows to start from


def _rows(
    trained: Trained, fields: tuple[Field, ...], length: int
) -> tuple[tuple[dict[str, Any], ...], tuple[int, ...]]:
    """Return the first rows of the run's data (windows of them) as values by field, and their numbers from 0."""
    source = trained.data.source
    if source is None:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The project has no data yet. Choose some in the data panel."))
    opened = opened_source(source, trained.folder, [field.name for field in fields])
    width = sum(int(np.prod([size or 1 for size in field.shape])) for field in fields) * max(1, length)
    count = max(1, min(MOST_ROWS, _MOST_NUMBERS // max(1, width)))
    span = max(1, length)
    first = list(range(0, opened.table.rows - span + 1, span))[:count]
    if not first:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data have no rows."))
    taken = np.arange(first[-1] + span)
    told = {field.name: _told(columns.values(opened.table, field, taken), opened.folder) for field in fields}
    rows = [{name: (of[at : at + span] if length else of[at]) for name, of in told.items()} for at in first]
    return tuple(rows), tuple(first)


def _told(values: np.ndarray, folder: Path | None) -> list[Any]:
    """Return typed values as PredictRow takes them."""
    if values.dtype.kind == "M":
        return [None if np.isnat(v) else str(v).replace("T", " ").removesuffix(" 00:00:00") for v in values]
    if values.dtype.kind == "O":
        return [None if v is None else str(v) for v in values]
    _ = folder
    return [_plain(v) for v in values.astype(np.float64).tolist()]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value if math.isfinite(value) else None


def _usual(fields: tuple[Field, ...], length: int) -> dict[str, Any]:
    """Return a row of the usual value of every field: the mean, the most frequent word, an example."""
    row: dict[str, Any] = {}
    for field in fields:
        size = int(np.prod([part or 1 for part in field.shape]))
        if field.shape and field.minimum is not None:
            value: Any = [field.mean or 0.0] * size
        elif field.kind == "number":
            value = round(field.mean) if field.whole and field.mean is not None else field.mean
        else:
            value = next(iter((*field.categories, *field.examples)), None)
        row[field.name] = [value] * length if length else value
    return row


# ------------------------------------------------------------------------------------------ the row that is entered


def _column(field: Field, value: Any, length: int) -> Any:
    """Return what is entered for a field as a raw column of so many rows. Raises DataError."""
    import pyarrow as pa

    values = value if length > 1 and isinstance(value, list) else [value]
    values = [*values, *[None] * (length - len(values))][:length]
    if field.shape and field.minimum is not None:
        return _array(field, values)
    if field.kind == "number":
        return pa.chunked_array([pa.array([_number(v) for v in values], pa.float64())])
    if field.kind == "datetime":
        return _times(field, values)
    return pa.chunked_array([pa.array([None if v is None else str(v) for v in values], pa.string())])


def _array(field: Field, values: list[Any]) -> np.ndarray:
    shape = tuple(size or 1 for size in field.shape)
    rows = []
    for value in values:
        numbers = np.array([math.nan if v is None else float(v) for v in _flat(value)], np.float64)
        if numbers.size != math.prod(shape):
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "{name} takes {expected} numbers; {received} are given."),
                name=field.name,
                expected=math.prod(shape),
                received=numbers.size,
            )
        rows.append(numbers.reshape(shape))
    return np.stack(rows)


def _flat(value: Any) -> list[Any]:
    return [part for item in value for part in _flat(item)] if isinstance(value, list | tuple) else [value]


def _number(value: Any) -> float | None:
    try:
        return None if value is None or value == "" else float(value)
    except (TypeError, ValueError):
        return None


def _times(field: Field, values: list[Any]) -> Any:
    import pyarrow as pa

    try:
        times = np.array(["NaT" if not v else str(v).strip().replace(" ", "T") for v in values], "datetime64[s]")
        return pa.chunked_array([pa.array(times, pa.timestamp("s"))])
    except ValueError:  # written as in the file
        _ = field
        return pa.chunked_array([pa.array([None if v is None else str(v) for v in values], pa.string())])


# ------------------------------------------------------------------------------------------ the answer


def _answer(output: Output, scores: np.ndarray, trained: Trained, fitted: Fitted, catalogue: Catalogue) -> OutputAnswer:
    what = meaning(output, scores, trained, catalogue)
    if what in ("classes", "binary"):
        shares = chances(scores, what)
        if shares.ndim == 2:
            names = class_names(fitted, output, shares.shape[1])
            place = int(np.ravel(decided(shares, what))[0])
            return OutputAnswer(output.name, "classes", names, _values(shares[0]), place)
        scores = decided(shares, what)  # a class at every step
        what = "numbers"
    size = int(np.prod(scores.shape[1:]))
    if what == "labels":
        return OutputAnswer(output.name, "labels", label_names(fitted, output, size), _values(scores[0]))
    numbers = np.ravel(in_units(fitted, output, scores))
    target = target_of(fitted, output)
    names = tuple(column.field.name for column in target.columns) if target is not None else ()
    names = names if len(names) == numbers.size else (output.name,) if numbers.size == 1 else ()
    return OutputAnswer(
        output.name, "numbers", names, _values(numbers[:_MOST_VALUES]), more=max(0, numbers.size - _MOST_VALUES)
    )


def _values(array: np.ndarray) -> tuple[float | None, ...]:
    return tuple(float(v) if math.isfinite(v) else None for v in np.ravel(array).astype(np.float64))
