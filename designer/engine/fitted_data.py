"""What was fitted on a run's training rows: made when it is trained, kept with it, and used for all rows since.

No evaluation and no prediction fits anything again: the training file may change or be gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from designer.data import chain
from designer.data.apply import Refused, apply
from designer.data.columns import values
from designer.data.field import Field
from designer.data.fitted import Fingerprint, Fitted, FittedBinding, FittedColumn, fingerprint
from designer.data.plan import PlannedBinding, plan
from designer.data.settings import DataSettings as Prepared
from designer.data.settings import from_version_1
from designer.data.table import Table
from designer.export import recipes
from designer.graph.calls import Call, Program
from designer.project.records import DataSettings

Arrays = np.ndarray | dict[str, np.ndarray]
_MOST_CATEGORIES = 10_000


@dataclass(frozen=True)
class Given:
    """Rows as a model is given them (targets None where there are none), and those that it cannot be given.

    `numbers` are the rows' places in their source, counted from 0.
    """

    x: Arrays
    y: Arrays | None
    numbers: np.ndarray
    refused: Refused


def fit(program: Program, settings: DataSettings, table: Mapping[str, np.ndarray], training: np.ndarray) -> Fitted:
    """Return what the preparations learn from the training rows of a table, and the categories of all its rows."""
    bound = {call.node: settings.inputs[call.node] for call in program.inputs}
    targets = {output.key: settings.targets[output.key] for output in program.outputs if output.key in settings.targets}
    raw = msgspec.to_builtins(msgspec.structs.replace(settings, inputs=bound, targets=targets, validation=None))
    modern = msgspec.convert(from_version_1(raw), Prepared)
    whole = Table(table, len(next(iter(table.values()))))
    planned = plan(modern, [_field(name, column) for name, column in table.items()])
    return Fitted(
        inputs=tuple(_fitted(binding, whole, training) for binding in planned.inputs),
        targets=tuple(_fitted(binding, whole, training) for binding in planned.targets),
        source=Fingerprint(rows=whole.rows),
    )


def stamped(fitted: Fitted, path: Path | None) -> Fitted:
    """Return what was fitted with the fingerprint of the file it was fitted on."""
    if path is None or not path.is_file():
        return fitted
    return msgspec.structs.replace(fitted, source=fingerprint(path, fitted.source.rows))


def given(
    program: Program, fitted: Fitted, table: Mapping[str, np.ndarray], numbers: np.ndarray | None = None
) -> Given:
    """Return the rows of a table as the model is given them, with targets where the table has them.

    Raises DataError when a column is not there.
    """
    rows = len(next(iter(table.values()), ()))
    with_targets = bool(fitted.targets) and set(fitted.columns()) <= table.keys()
    prepared = apply(fitted, Table(table, rows, numbers), with_targets=with_targets)
    x = {call.name: _shaped(call, prepared.inputs[call.node]) for call in program.inputs}
    y = {output.name: prepared.targets[output.key] for output in program.outputs} if with_targets else None
    return Given(_bare(x), None if y is None else _bare(y), prepared.numbers, prepared.refused)


def _shaped(call: Call, array: np.ndarray) -> np.ndarray:
    array = recipes.only_column(array) if call.params.get("shape") == [] else array
    return recipes.tensors(array) if array.dtype.kind == "O" else array


def _bare(arrays: dict[str, np.ndarray]) -> Arrays:
    return arrays if len(arrays) != 1 else next(iter(arrays.values()))


def _fitted(binding: PlannedBinding, table: Table, training: np.ndarray) -> FittedBinding:
    columns = []
    for one in binding.chains:
        column = values(table, one.field)
        states = tuple(_sorted(s) for s in chain.fit(one, column[training], column))
        made = one.made
        if None in made.shape:
            row, _ = chain.run(one, states, column[training[:1]])
            made = msgspec.structs.replace(made, shape=row.shape[1:])
        columns.append(FittedColumn(one.field, one.steps, states, made))
    return FittedBinding(binding.key, tuple(columns))


def _sorted(state: dict[str, Any]) -> dict[str, Any]:
    """Return a state with its words in the order in which the recipes number them."""
    words = state.get("categories")
    return {**state, "categories": sorted(words)} if isinstance(words, list) else state


def _field(name: str, column: np.ndarray) -> Field:
    """Return what a column is as far as its preparation needs to know."""
    rows = len(column)
    if column.ndim > 1:
        return Field(name, "array", str(column.dtype), tuple(int(n) for n in column.shape[1:]), rows=rows)
    if column.dtype.kind not in "biuf":
        known = column[column != None]  # noqa: E711  one comparison for all of them
        distinct = np.unique(known.astype(str))
        categories = tuple(distinct.tolist()) if len(distinct) <= _MOST_CATEGORIES else ()
        missing = rows - len(known)
        return Field(name, "category", "str", rows=rows, missing=missing, distinct=len(distinct), categories=categories)
    known = column[np.isfinite(column)]
    distinct = np.unique(known)
    return Field(
        name,
        "number",
        str(column.dtype),
        rows=rows,
        missing=rows - len(known),
        distinct=len(distinct),
        minimum=float(known.min()) if len(known) else None,
        maximum=float(known.max()) if len(known) else None,
        whole=bool((known == np.floor(known)).all()),
    )
