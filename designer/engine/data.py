"""Reads and describes data sources, and makes the arrays that a model is trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from designer.advice.held_out import is_training
from designer.engine.protocol import Column, DataDescribed
from designer.engine.sources import DataError, Read, read
from designer.export import recipes
from designer.export.data_plan import DataPlan, Prepared, data_plan
from designer.graph.calls import Program
from designer.graph.texts import QT_TRANSLATE_NOOP, listed
from designer.project.records import BundledSource, CsvSource, DataSettings, NpzSource, Source

MAX_CATEGORIES = 200
PREVIEW_ROWS = 50
MAX_ARRAY_BYTES = 8 * 2**30

Arrays = np.ndarray | dict[str, np.ndarray]
Table = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Loaded:
    """What `fit` is given: bare arrays for one input (output), dicts by Keras name for several.

    Inputs and targets are float32, integer codes int32.
    """

    x: Arrays
    y: Arrays
    validation: tuple[Arrays, Arrays] | None
    samples: int
    validation_samples: int
    rows: np.ndarray | None = None  # where the samples stand in the source, None for all of them in their order
    validation_rows: np.ndarray | None = None


def describe(source: Source, folder: Path) -> DataDescribed:
    """Return the columns of a source with their types, ranges and first rows. Raises DataError."""
    found = read(source, folder)
    lengths = {name: len(values) for name, values in found.table.items()}
    to_train_on = [length for name, length in lengths.items() if is_training(name)]
    rows = max(to_train_on or lengths.values(), default=0)
    columns = {name: values for name, values in found.table.items() if len(values) == rows}
    others = {name: values for name, values in found.table.items() if len(values) != rows}
    return DataDescribed(
        rows=rows,
        columns=tuple(_column(name, values) for name, values in columns.items()),
        preview=tuple(tuple(_cell(c[i]) for c in columns.values()) for i in range(min(rows, PREVIEW_ROWS))),
        encoding=found.encoding,
        delimiter=found.delimiter,
        title=_title(source),
        others=tuple(
            msgspec.structs.replace(_column(name, values), rows=len(values)) for name, values in others.items()
        ),
    )


def load(program: Program, settings: DataSettings, folder: Path) -> Loaded:
    """Return the arrays a program is trained on. Raises DesignerError with what to do when the data do not allow it."""
    plan = data_plan(program, settings)
    table = _checked_table(plan.source, plan, folder)
    rows = _rows(table, plan)
    training, held_back = np.arange(rows), None
    if plan.is_split:
        training, held_back = recipes.split(rows, plan.fraction, plan.seed)
        if not len(training) or not len(held_back):
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Of {rows} rows {training} are left to train on and {held} to validate with. Change the validation "
                    "split.",
                ),
                rows=rows,
                training=len(training),
                held=len(held_back),
            )
    x = _prepare(plan.inputs, table, table, training)
    y = _prepare(plan.targets, table, table, training)
    if held_back is not None:
        validation = (_fed(plan, _take(x, held_back)), _take(y, held_back))
        x, y = _fed(plan, _take(x, training)), _take(y, training)
        return Loaded(x, y, validation, len(training), len(held_back), training, held_back)
    x = _fed(plan, x)
    if plan.validation is None:
        return Loaded(x, y, None, rows, 0)
    other = _checked_table(plan.validation, plan, folder)
    count = _rows(other, plan)
    inputs = _fed(plan, _prepare(plan.inputs, other, table, training))
    validation = (inputs, _prepare(plan.targets, other, table, training))
    return Loaded(x, y, validation, rows, count)


def load_inputs(program: Program, settings: DataSettings, folder: Path, source: Source) -> tuple[Arrays, int]:
    """Return the inputs made from another source and how many rows it has, prepared as those of the training."""
    plan = data_plan(program, settings, with_targets=False)
    table, other, training = _with_reference(plan, source, folder)
    return _fed(plan, _prepare(plan.inputs, other, table, training)), _rows(other, plan)


def load_other(program: Program, settings: DataSettings, folder: Path, source: Source) -> tuple[Arrays, Arrays, int]:
    """Return inputs, targets and the number of rows of another source, prepared as those of the training."""
    plan = data_plan(program, settings)
    table, other, training = _with_reference(plan, source, folder)
    return (
        _fed(plan, _prepare(plan.inputs, other, table, training)),
        _prepare(plan.targets, other, table, training),
        _rows(other, plan),
    )


def categories(program: Program, settings: DataSettings, folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the categories that the targets' numbers stand for, by output, of those that are made of one column."""
    plan = data_plan(program, settings)
    counted = [p for p in plan.targets if p.function in (recipes.one_hot, recipes.integer) and len(p.columns) == 1]
    if not counted:
        return {}
    table = _checked_table(plan.source, plan, folder)
    return {p.name: tuple(_cell(v) for v in np.unique(table[p.columns[0]])) for p in counted}


def source_of_file(path: str) -> Source:
    """Return the source that reads a file, by its ending. Raises DataError for endings that are not known."""
    ending = Path(path).suffix.lower()
    if ending == ".npz":
        return NpzSource(path)
    if ending in {".csv", ".tsv", ".txt"}:
        return CsvSource(path)
    raise DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} is neither .npz nor .csv. Save the data as one of these."), file=path
    )


def _with_reference(plan: DataPlan, source: Source, folder: Path) -> tuple[Table, Table, np.ndarray]:
    table = _checked_table(plan.source, plan, folder)
    rows = _rows(table, plan)
    training = recipes.split(rows, plan.fraction, plan.seed)[0] if plan.is_split else np.arange(rows)
    return table, _checked_table(source, plan, folder), training


def _checked_table(source: Source, plan: DataPlan, folder: Path) -> Table:
    found: Read = read(source, folder, plan.columns)
    for name in plan.columns:
        if name not in found.table:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "{source} has no column {name}; it has {names}."),
                source=_title(source),
                name=name,
                names=listed(found.table, 12),
            )
    return found.table


def _rows(table: Table, plan: DataPlan) -> int:
    counts = {name: len(table[name]) for name in plan.columns}
    if len(set(counts.values())) > 1:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "The arrays differ in their number of rows: {counts}."),
            counts=", ".join(f"{name} {count}" for name, count in counts.items()),
        )
    rows = next(iter(counts.values()), 0)
    if rows == 0:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data have no rows."))
    return rows


def _fed(plan: DataPlan, x: Arrays) -> Arrays:
    """Return the inputs as Keras takes them: text as tensors."""
    return recipes.tensors(x) if plan.has_text else x


def _prepare(parts: tuple[Prepared, ...], table: Table, reference: Table, training: np.ndarray) -> Arrays:
    """Carry out the preparations on `table`, with statistics and categories from `reference`."""
    arrays = {part.name: _array(part, table, reference, training) for part in parts}
    return arrays if len(parts) != 1 else arrays[parts[0].name]


def _array(part: Prepared, table: Table, reference: Table, training: np.ndarray) -> np.ndarray:
    values = _stacked(part, table)
    try:
        if part.reference == "":
            array = part.function(values)
        else:
            known = values if table is reference else _stacked(part, reference)
            if part.function is recipes.one_hot:
                _check_categories(part, known, len(values))
            array = part.function(values, known[training] if part.reference == "training" else known)
        if part.flat:
            array = recipes.only_column(array)
    except (ValueError, TypeError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{columns} cannot be prepared for {name}: {reason}."),
            columns=", ".join(part.columns[:6]),
            name=part.name,
            reason=str(error),
        ) from None
    _check_finite(part, array)
    return array  # type: ignore[no-any-return]


def _stacked(part: Prepared, table: Table) -> np.ndarray:
    needs_numbers = part.function not in (recipes.one_hot, recipes.integer, recipes.text)
    for name in part.columns:
        column = table[name]
        if column.ndim > 1 and (not needs_numbers or (len(part.columns) > 1 and column.ndim > 2)):
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors", "{name} is an array of shape {shape} a row and cannot be used this way; bind it alone."
                ),
                name=name,
                shape=column.shape[1:],
            )
        if needs_numbers and column.dtype.kind not in "biuf":
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Column {name} holds text such as {value}; numbers were expected. Prepare it as one-hot or "
                    "integer, or correct the data.",
                ),
                name=name,
                value=repr(_first_text(column)),
            )
    return recipes.stack(table, list(part.columns))  # type: ignore[no-any-return]


def _first_text(column: np.ndarray) -> str:
    for value in column.reshape(-1):
        try:
            float(value)
        except (TypeError, ValueError):
            return str(value)[:40]
    return str(column.reshape(-1)[0])[:40] if column.size else ""


def _check_categories(part: Prepared, known: np.ndarray, rows: int) -> None:
    count = sum(len(np.unique(column)) for column in known.T)
    if count * rows * 4 > MAX_ARRAY_BYTES:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors", "{name} has {count} categories; one-hot they would take {size} GB. Use integers."
            ),
            name=part.name,
            count=count,
            size=count * rows * 4 // 2**30,
        )


def _check_finite(part: Prepared, array: np.ndarray) -> None:
    if array.dtype.kind != "f" or np.isfinite(array).all():
        return
    row, *rest = np.argwhere(~np.isfinite(array))[0]
    name = part.columns[rest[0]] if len(part.columns) > 1 and len(part.columns) == array.shape[-1] else part.columns[0]
    raise DataError(
        QT_TRANSLATE_NOOP(
            "Errors",
            "{name} holds a value in row {row} that is missing or not finite. Correct the data, or have such rows "
            "dropped or filled.",
        ),
        name=name,
        row=int(row) + 1,
    )


def _take(arrays: Arrays, rows: np.ndarray) -> Arrays:
    if isinstance(arrays, dict):
        return recipes.take(arrays, rows)  # type: ignore[no-any-return]
    return arrays[rows]  # type: ignore[no-any-return]


def _column(name: str, values: np.ndarray) -> Column:
    kind = "str" if values.dtype.kind in "OUS" else str(values.dtype)
    infinite = int((np.abs(values) > np.finfo("float32").max).sum()) if values.dtype.kind == "f" else 0
    if values.ndim > 1:
        numeric = values.dtype.kind in "biuf" and values.size > 0
        return Column(
            name,
            kind,
            shape=tuple(int(n) for n in values.shape[1:]),
            infinite=infinite,
            missing=int(np.isnan(values).sum()) if values.dtype.kind == "f" else 0,
            minimum=_finite(np.nanmin(values)) if numeric else None,
            maximum=_finite(np.nanmax(values)) if numeric else None,
        )
    if kind == "str":
        gaps = np.array([v is None or v != v for v in values], bool)  # NaN is not itself
        known = values[~gaps].astype(str)
    else:
        gaps = np.isnan(values) if values.dtype.kind == "f" else np.zeros(len(values), bool)
        known = values[~gaps]
    distinct = np.unique(known)
    countable = kind == "str" or values.dtype.kind in "biu" or bool((known == np.floor(known)).all())
    categories = tuple(_cell(v) for v in distinct) if countable and len(distinct) <= MAX_CATEGORIES else ()
    has_range = kind != "str" and len(known) > 0
    return Column(
        name,
        kind,
        missing=int(gaps.sum()),
        infinite=infinite,
        distinct=len(distinct),
        minimum=_finite(known.min()) if has_range else None,
        maximum=_finite(known.max()) if has_range else None,
        categories=categories,
    )


def _finite(value: Any) -> float | None:
    number = float(value)
    return number if np.isfinite(number) else None


def _cell(value: Any) -> str:
    if isinstance(value, np.ndarray):
        first = " ".join(_cell(v) for v in value.reshape(-1)[:4])
        return f"[{first} ...]" if value.size > 4 else f"[{first}]"
    if isinstance(value, float | np.floating):
        return "" if value != value else f"{float(value):.6g}"
    return "" if value is None else str(value)


def _title(source: Source) -> str:
    if isinstance(source, BundledSource):
        return source.name
    return Path(source.path).name if isinstance(source, NpzSource | CsvSource) else "synthetic"
