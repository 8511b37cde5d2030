"""From settings, fields and tables to the arrays of a training: split, fitted on the training rows, prepared."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from designer.data import chain, mapped
from designer.data.apply import (
    BLOCK_FILES,
    FILES,
    Prepared,
    Refused,
    Refusing,
    apply,
    class_numbers,
    weight_refusals,
)
from designer.data.chain import Chain
from designer.data.columns import check_columns, told, values
from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.fitted import Fingerprint, Fitted, FittedBinding, FittedColumn
from designer.data.lazy import is_lazy
from designer.data.plan import Plan, PlannedBinding, plan
from designer.data.progress import Progress, ignore
from designer.data.settings import DataSettings, Split, Windows
from designer.data.split import divide
from designer.data.steps import Refusal
from designer.data.steps.base import Blocks, gaps, words
from designer.data.table import ROWS, Table, slices
from designer.data.target_notes import absent_classes, constant_target
from designer.data.weights import class_weights
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True)
class Divided:
    """Which rows are for what: by the name of the part its table and the indices of its rows in that.

    `usable` are the rows of the first table that are divided, `refused` those that no part has.
    """

    planned: Plan
    usable: np.ndarray
    refused: Refused
    parts: Mapping[str, tuple[Table, np.ndarray]]


@dataclass(frozen=True)
class Ready:
    """What a training needs of its data. `refused` are the rows that no part has; `notes` are said before it starts."""

    fitted: Fitted
    training: Prepared
    validation: Prepared | None
    test: Prepared | None
    refused: Refused
    notes: tuple[Text, ...] = ()


def prepare(
    settings: DataSettings,
    fields: Iterable[Field],
    table: Table,
    others: Mapping[str, Table] | None = None,
    folder: Path | None = None,
    source: Fingerprint | None = None,
    written: Mapping[str, Iterable[Field]] | None = None,
    progress: Progress = ignore,
) -> Ready:
    """Return the arrays of a training and what was fitted for them. Raises DataError.

    `others` are tables of their own of "validation" and "test", `written` the fields of these: how numbers and dates
    are written there. Large arrays become files in `folder`.
    """
    others = others or {}
    looking = Text(QT_TRANSLATE_NOOP("Data", "Looking for rows that can be used"))
    divided = divide_table(settings, fields, table, others, progress.part(0.0, 0.15, looking))
    planned, usable = divided.planned, divided.usable
    training = divided.parts["training"][1]
    labelled = {name: _usable(planned, one, "", ignore)[0] for name, one in others.items()}
    every = {"": (table, usable), **{name: (one, labelled[name]) for name, one in others.items()}}
    bindings = (*planned.inputs, *planned.targets)
    parts_of = {
        id(one): progress.part(0.15 + 0.25 * place / len(bindings), 0.15 + 0.25 * (place + 1) / len(bindings))
        for place, one in enumerate(bindings)
    }
    fitted = Fitted(
        inputs=tuple(_fitted(b, table, training, None, parts_of[id(b)]) for b in planned.inputs),
        targets=tuple(_fitted(b, table, training, every, parts_of[id(b)]) for b in planned.targets),
        windows=settings.windows,
        sample_weights=settings.sample_weights,
        others=planned.others,
        source=source or Fingerprint(rows=table.rows),
    )
    total = sum(len(rows) for _, rows in divided.parts.values())
    prepared: dict[str, Prepared] = {}
    done = 0
    for name, (one, rows) in divided.parts.items():
        what = Text(_PREPARING[name])
        told_as = progress.part(0.4 + 0.6 * done / max(1, total), 0.4 + 0.6 * (done + len(rows)) / max(1, total), what)
        own = (written or {}).get(name, ())
        prepared[name] = apply(fitted, one, rows, folder=folder, name=name, fields=own, progress=told_as)
        done += len(rows)
    for name, part in prepared.items():
        if not len(part):
            raise _nothing_left(name, part.refused, settings.windows)
    weights, rare = class_weights(settings.class_weights, fitted, prepared["training"])
    fitted = msgspec.structs.replace(
        fitted,
        class_weights=weights,
        other_weights=rare,
        rows={name: len(part) for name, part in prepared.items()},
        classes=_class_counts(fitted, prepared),
    )
    notes = _notes(fitted, prepared)
    return Ready(fitted, prepared["training"], prepared.get("validation"), prepared.get("test"), divided.refused, notes)


def divide_table(
    settings: DataSettings,
    fields: Iterable[Field],
    table: Table,
    others: Mapping[str, Table] | None = None,
    progress: Progress = ignore,
) -> Divided:
    """Return which rows of the tables train, validate and test. Raises DataError."""
    planned = plan(settings, fields)
    others = others or {}
    for one in (table, *others.values()):
        check_columns(one, planned.columns)
    usable, refused = _usable(planned, table, settings.sample_weights, progress.part(0.0, 0.8))
    split = settled(settings.split, settings.windows, others)
    classes = _classes(planned, table, usable, progress.part(0.8, 1.0))
    column = values(table, planned.others[split.column], usable) if split.column in planned.others else None
    parts = divide(split, len(usable), classes, column)
    found = {"training": (table, usable[parts.training])}
    for name, rows in (("validation", parts.validation), ("test", parts.test)):
        if name in others:
            found[name] = (others[name], np.arange(others[name].rows))
        elif len(rows):
            found[name] = (table, usable[rows])
    return Divided(planned, usable, refused, found)


_PREPARING = {
    "training": QT_TRANSLATE_NOOP("Data", "Preparing the rows to train on"),
    "validation": QT_TRANSLATE_NOOP("Data", "Preparing the rows to validate with"),
    "test": QT_TRANSLATE_NOOP("Data", "Preparing the rows to test with"),
}


def settled(split: Split, windows: Windows | None, others: Iterable[str]) -> Split:
    """Return the split without what tables of their own make up for, by time where there are windows.

    `others` names their parts. Raises DataError.
    """
    if windows and split.by in {"random", "stratified"}:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Windows over time need rows that follow each other, and a {by} split tears them. Split by time.",
            ),
            by=split.by,
        )
    if split.by == "auto" and windows:
        by = "time" if windows.time else "order"
        split = msgspec.structs.replace(split, by=by, column=windows.time)
    if "validation" in others:
        split = msgspec.structs.replace(split, validation=0.0, folds=0)
    if "test" in others:
        split = msgspec.structs.replace(split, test=0.0)
    return split


def _usable(planned: Plan, table: Table, weights: str, progress: Progress) -> tuple[np.ndarray, Refused]:
    """Return the indices of the rows that are divided: those with a target and without what is to be left out."""
    refusing, kept = Refusing(), []
    for rows in progress.of(slices(table.rows), -(-table.rows // ROWS)):
        block = np.arange(rows.start, rows.stop)
        found = _refusals(planned, table, weights, block)
        kept.append(block[refusing.add(block, found, _words_of_classes(planned, table, block))])
        mapped.give_back()
    refused = refusing.finish()
    usable = np.concatenate(kept)
    if not len(usable):
        raise _nothing_left("training", refused)
    return usable, Refused(table.numbers_of(refused.numbers), refused.causes, refused.reasons, refused.classes)


def _refusals(planned: Plan, table: Table, weights: str, block: np.ndarray) -> list[tuple[str, Refusal]]:
    found: list[tuple[str, Refusal]] = []
    for binding in planned.targets:
        for one in binding.chains:
            if not any(step.fills_gaps for step in one.steps):
                template = QT_TRANSLATE_NOOP("Errors", "{column}, the target, has no value.")
                found.append((one.field.name, Refusal(gaps(values(table, one.field, block)), template)))
    for binding in planned.inputs:
        for one in binding.chains:
            if any(step.is_before_split for step in one.steps):
                column = chain.entering(one, values(table, one.field, block))
                found += [(one.field.name, r) for s in one.steps if s.is_before_split for r in s.refuse(column, {})]
    return found + (weight_refusals(weights, values(table, planned.others[weights], block)) if weights else [])


def _words_of_classes(planned: Plan, table: Table, block: np.ndarray) -> np.ndarray | None:
    """Return the labels of some rows as the file has them; None where the target is no classes."""
    target = planned.classes_target
    if target is None:
        return None
    field = target.chains[0].field
    labels = words(values(table, field, block))
    if field.kind == "boolean":
        labels = np.array([None if name is None else told(field, (name,))[0] for name in labels] + [None], object)[:-1]
    return labels


def _classes(planned: Plan, table: Table, usable: np.ndarray, progress: Progress) -> np.ndarray | None:
    """Return the number of the class of each row, in the order of their values; -1 where it has none."""
    target = planned.classes_target
    if target is None:
        return None
    import pandas as pd

    known: dict[Any, int] = {}
    found = []
    for rows in progress.of(slices(len(usable)), -(-len(usable) // ROWS)):
        column = values(table, target.chains[0].field, usable[rows])
        numbers, different = pd.factorize(column.reshape(len(column)))
        own = [known.setdefault(value, len(known)) for value in different.tolist()]
        found.append(np.array([*own, -1])[numbers])
        mapped.give_back()
    rank = {value: place for place, value in enumerate(sorted(known))}
    places = np.array([*(rank[value] for value in known), -1])
    return np.asarray(places[np.concatenate(found)])


def _fitted(
    binding: PlannedBinding,
    table: Table,
    training: np.ndarray,
    every: Mapping[str, tuple[Table, np.ndarray]] | None,
    progress: Progress,
) -> FittedBinding:
    """Fit the columns of a binding one by one; a target's classes are those of `every` labelled row."""
    columns = []
    for place, one in enumerate(binding.chains):
        what = Text(QT_TRANSLATE_NOOP("Data", "Fitting the steps of {column}"), {"column": one.field.name})
        part = progress.part(place / len(binding.chains), (place + 1) / len(binding.chains), what)
        labelled = list(every.values()) if every and any(step.is_label for step in one.steps) else None
        states = chain.fit_blocks(
            one,
            _blocks(one, [(table, training)], part),
            None if labelled is None else _blocks(one, labelled, part),
        )
        made = one.made
        if None in made.shape or labelled is not None:  # how many places there are follows from what was fitted
            unknown = msgspec.structs.replace(made, shape=(None,) * len(made.shape))
            row, _ = chain.run(dataclasses.replace(one, made=unknown), states, values(table, one.field, training[:1]))
            made = msgspec.structs.replace(made, shape=row.shape[1:])
        columns.append(FittedColumn(one.field, one.steps, states, made))
        part(1.0)
    return FittedBinding(binding.key, tuple(columns))


def _blocks(one: Chain, tables: Sequence[tuple[Table, np.ndarray]], progress: Progress) -> Blocks:
    """Return how the typed values of rows of tables are looked at, some at a time."""
    size = BLOCK_FILES if one.field.kind in FILES else ROWS
    total = sum(len(rows) for _, rows in tables)

    def blocks() -> Iterator[np.ndarray]:
        done = 0
        for table, rows in tables:
            for block in slices(len(rows), size):
                yield values(table, one.field, rows[block])
                done += block.stop - block.start
                progress(done / total)
                mapped.give_back()

    return blocks


def _class_counts(fitted: Fitted, prepared: Mapping[str, Prepared]) -> dict[str, dict[str, int]]:
    target = fitted.classes_target
    if target is None:
        return {}
    found = {}
    for name, part in prepared.items():
        counts = np.bincount(class_numbers(target, part.targets[target.key]), minlength=len(target.labels))
        found[name] = {label: int(count) for label, count in zip(target.labels, counts, strict=False)}
    return found


def _notes(fitted: Fitted, prepared: Mapping[str, Prepared]) -> tuple[Text, ...]:
    """Return what a person should know of the targets before the training."""
    notes: list[Text] = []
    for target in fitted.targets:
        array = prepared["training"].targets[target.key]
        if array.dtype.kind in "fi" and not is_lazy(array):
            notes += constant_target(target.columns[0].field.name, array)
    return (*notes, *absent_classes(fitted.classes))


def _nothing_left(part: str, refused: Refused, windows: Windows | None = None) -> DataError:
    if windows and not len(refused):
        return DataError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Windows of {length} rows with a target {horizon} rows behind them leave nothing for {part}: there are "
                "not so many rows in a row. Make them shorter.",
            ),
            length=windows.length,
            horizon=windows.horizon,
            part=part,
        )
    reason = refused.counts[0][0] if refused.counts else ""
    template = {
        "training": QT_TRANSLATE_NOOP(
            "Errors", "No row is left to train on. {count} cannot be used; most often: {reason}"
        ),
        "validation": QT_TRANSLATE_NOOP(
            "Errors", "No row is left to validate with. {count} cannot be used; most often: {reason}"
        ),
        "test": QT_TRANSLATE_NOOP(
            "Errors", "No row is left to test with. {count} cannot be used; most often: {reason}"
        ),
    }[part]
    return DataError(template, count=len(refused), reason=reason)
