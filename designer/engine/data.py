"""Reads and describes data sources, and makes the arrays that a model is trained on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from designer.advice.held_out import is_training
from designer.data.errors import DataError
from designer.data.fitted import Fitted
from designer.data.steps.base import gaps as gaps_of
from designer.engine.fitted_data import Arrays, Given, fit, given, stamped
from designer.engine.protocol import Column, DataDescribed
from designer.engine.sources import read, resolve, table_encoding
from designer.export import recipes
from designer.export.data_plan import DataPlan, Prepared, data_plan
from designer.graph.calls import Program
from designer.graph.texts import QT_TRANSLATE_NOOP, listed
from designer.project.records import BundledSource, CsvSource, DataSettings, NpzSource, Source

MAX_CATEGORIES = 200
PREVIEW_ROWS = 50
MAX_ARRAY_BYTES = 8 * 2**30

Table = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Loaded:
    """What `fit` is given: bare arrays for one input (output), dicts by Keras name for several.

    Inputs and targets are float32, integer codes int32. `rows` are the samples' places in the source, counted from 0;
    `validation_rows` too, None where validation has a source of its own. `fitted` is kept with the run.
    """

    x: Arrays
    y: Arrays
    validation: tuple[Arrays, Arrays] | None
    samples: int
    validation_samples: int
    rows: np.ndarray
    validation_rows: np.ndarray | None
    fitted: Fitted


@dataclass(frozen=True)
class Found:
    """The rows of a project's data before any preparation, without those that are to be dropped for their gaps.

    `numbers` are the rows' places in the source; `training` and `held_back` (None without a split) count within them.
    `other` is the table of a source to validate with, with the places of its rows.
    """

    plan: DataPlan
    table: Table
    numbers: np.ndarray
    training: np.ndarray
    held_back: np.ndarray | None
    other: tuple[Table, np.ndarray] | None


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
    found = find(program, settings, folder)
    plan, training, held_back = found.plan, found.training, found.held_back
    fills, other_fills = plan.fills_gaps
    table = recipes.fill(found.table, found.table, training) if fills else found.table
    x = _prepare(plan.inputs, table, table, training)
    y = _prepare(plan.targets, table, table, training)
    fitted = stamped(fit(program, settings, found.table, training), _path(plan.source, folder))
    kept = found.numbers[training]
    if held_back is not None:
        validation = (_fed(plan, _take(x, held_back)), _take(y, held_back))
        x, y = _fed(plan, _take(x, training)), _take(y, training)
        rows = found.numbers[held_back]
        return Loaded(x, y, validation, len(training), len(held_back), kept, rows, fitted)
    x = _fed(plan, x)
    if found.other is None:
        return Loaded(x, y, None, len(training), 0, kept, None, fitted)
    other, numbers = found.other
    other = recipes.fill(other, table, training) if other_fills else other
    inputs = _fed(plan, _prepare(plan.inputs, other, table, training))
    validation = (inputs, _prepare(plan.targets, other, table, training))
    return Loaded(x, y, validation, len(training), len(numbers), kept, None, fitted)


def find(program: Program, settings: DataSettings, folder: Path, with_targets: bool = True) -> Found:
    """Return the rows of a program's data and how they are divided. Raises DesignerError."""
    plan = data_plan(program, settings, with_targets)
    table, numbers = _whole_rows(plan.source, plan, folder)
    rows = len(numbers)
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
    other = None if plan.validation is None else _whole_rows(plan.validation, plan, folder)
    return Found(plan, table, numbers, training, held_back, other)


def load_inputs(program: Program, settings: DataSettings, folder: Path, source: Source) -> Given:
    """Return the inputs made of a source as those of a training that has not been would be. Raises DesignerError."""
    return given_of(program, fitted_anew(program, settings, folder), source, folder, with_targets=False)


def fitted_anew(program: Program, settings: DataSettings, folder: Path) -> Fitted:
    """Return what a training with these settings would fit, on its targets too where they are bound."""
    bound = are_targets_bound(program, settings)
    found = find(program, settings, folder, with_targets=bound)
    settings = settings if bound else msgspec.structs.replace(settings, targets={})
    return fit(program, settings, found.table, found.training)


def are_targets_bound(program: Program, settings: DataSettings) -> bool:
    """Tell whether every output has a target."""
    return all(o.key in settings.targets and settings.targets[o.key].columns for o in program.outputs)


def given_of(program: Program, fitted: Fitted, source: Source, folder: Path, with_targets: bool = True) -> Given:
    """Return the rows of another source prepared as those of the training, those that cannot be listed.

    It needs the columns of the inputs alone; what else it has does not matter. Raises DesignerError.
    """
    found = read(source, folder)
    wanted = fitted.columns(with_targets)
    missing = [name for name in fitted.columns(with_targets=False) if name not in found.table]
    if missing:
        raise no_column(source, missing[0], found.table)
    table = {name: found.table[name] for name in wanted if name in found.table}
    if _length(table) == 0:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data have no rows."))
    return given(program, fitted, table)


def encoding_of(source: CsvSource, folder: Path) -> str:
    """Return the encoding a table is found to be in, "" where it cannot be read."""
    try:
        return table_encoding(resolve(source.path, folder))
    except DataError:
        return ""


def no_column(source: Source, name: str, columns: Iterable[str]) -> DataError:
    """Return the error that a source has no column of a name."""
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{source} has no column {name}; it has {names}."),
        source=_title(source),
        name=name,
        names=listed(columns, 12),
    )


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


def _whole_rows(source: Source, plan: DataPlan, folder: Path) -> tuple[Table, np.ndarray]:
    """Return the columns of a plan with the places of their rows, without rows dropped for their gaps."""
    table: Table = read(source, folder, plan.columns).table
    for name in plan.columns:
        if name not in table:
            raise no_column(source, name, table)
    rows = _length({name: table[name] for name in plan.columns})
    numbers = np.arange(rows)
    if isinstance(source, CsvSource) and source.missing == "drop":
        gaps = [gaps_of(table[name]) for name in plan.columns]
        numbers = np.flatnonzero(~np.any(gaps, axis=0))
        table = {name: table[name][numbers] for name in plan.columns}
    if len(numbers) == 0:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data have no rows."))
    return table, numbers


def _length(table: Table) -> int:
    counts = {name: len(column) for name, column in table.items()}
    if len(set(counts.values())) > 1:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "The arrays differ in their number of rows: {counts}."),
            counts=", ".join(f"{name} {count}" for name, count in counts.items()),
        )
    return next(iter(counts.values()), 0)


def _path(source: Source, folder: Path) -> Path | None:
    path = getattr(source, "path", "")
    return folder / path if path else None


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
