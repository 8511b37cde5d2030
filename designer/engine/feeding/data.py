"""Opens the data of a project or of a file, and makes the arrays that a model is trained on."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import numpy as np

from designer.data.apply import Prepared, Refused, apply
from designer.data.beyond import Beyond
from designer.data.bindings import bound
from designer.data.dialect import Dialect
from designer.data.errors import DataError, no_column
from designer.data.field import Field
from designer.data.fitted import Fingerprint, Fitted, fingerprint
from designer.data.lazy import Rows, flattened
from designer.data.prepare import Divided, Ready, divide_table, prepare
from designer.data.progress import Progress, ignore
from designer.data.settings import DataSettings
from designer.data.sources import AnySource, CsvSource, Opened, Source, source_of
from designer.data.table import Table
from designer.data.weights import row_weights
from designer.engine.feeding.opened import fields_of, opened_source, title_of
from designer.files import allowed
from designer.graph.calls import Call, Program
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

Arrays = np.ndarray | dict[str, np.ndarray]


@dataclass(frozen=True)
class Loaded:
    """What `fit` is given: bare arrays for one input (output), dicts by Keras name for several.

    Inputs and targets are float32, integer codes int32. `rows` are the samples' places in the source, counted from 0;
    `validation_rows` too, None where validation has a source of its own. `fitted` is kept with the run; `notes` say
    what a person should know of it, rows left out among them. `weights` and `validation_weights` say how much a row
    counts, in the structure of the targets; None where all count alike. What is large is not in memory (data.lazy).
    """

    x: Arrays
    y: Arrays
    validation: tuple[Arrays, Arrays] | None
    samples: int
    validation_samples: int
    rows: np.ndarray
    validation_rows: np.ndarray | None
    fitted: Fitted
    notes: tuple[Text, ...] = ()
    weights: Arrays | None = None
    validation_weights: Arrays | None = None


@dataclass(frozen=True)
class Given:
    """Rows as a model is given them (targets None where there are none), and those that it cannot be given.

    `numbers` are the rows' places in their source, counted from 0. `weights` say how much a row counts, in the
    structure of the targets, None where all count alike. `labelled` tells which rows have targets, None where all have.
    `as_read` are targets that are numbers, by the key of the output, as they stand in the source.
    """

    x: Arrays
    y: Arrays | None
    numbers: np.ndarray
    refused: Refused
    weights: Arrays | None = None
    labelled: np.ndarray | None = None
    beyond: Beyond | None = None
    as_read: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """The opened data of a project: its fields, its rows, and the tables of validation and test rows of their own.

    `sources` tell where the latter are from, and which part of that they are ("" for its own rows).
    """

    settings: DataSettings
    fields: tuple[Field, ...]
    table: Table
    others: Mapping[str, Table] = field(default_factory=dict)
    written: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    sources: Mapping[str, tuple[AnySource, str]] = field(default_factory=dict)

    def divided(self) -> Divided:
        """Return which rows are for what. Raises DataError."""
        return divide_table(self.settings, self.fields, self.table, self.others)


def load(program: Program, settings: DataSettings, folder: Path, progress: Progress = ignore) -> Loaded:
    """Return the arrays a program is trained on. Raises DesignerError with what to do when the data do not allow it."""
    found = find(program, settings, folder, progress=progress.part(0.0, 0.5))
    ready = _prepared(found, progress.part(0.5, 1.0), _stamped(found, folder))
    training, validation = ready.training, ready.validation
    own = "validation" in found.others
    return Loaded(
        x=_inputs(program, training),
        y=_targets(program, training.targets),
        validation=None
        if validation is None
        else (_inputs(program, validation), _targets(program, validation.targets)),
        samples=len(training),
        validation_samples=0 if validation is None else len(validation),
        rows=training.numbers,
        validation_rows=None if validation is None or own else validation.numbers,
        fitted=ready.fitted,
        notes=(*_left_out(ready.refused, training.refused), *ready.notes),
        weights=_weights(program, row_weights(ready.fitted, training)),
        validation_weights=None
        if validation is None
        else _weights(program, row_weights(ready.fitted, validation, with_classes=False)),
    )


def find(
    program: Program, settings: DataSettings, folder: Path, with_targets: bool = True, progress: Progress = ignore
) -> Found:
    """Return the data of a program, opened. Raises DesignerError when something is not bound, or not there."""
    if settings.source is None:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The project has no data yet. Choose some in the data panel."))
    return open_data(bound(program, settings, with_targets), folder, progress)


def open_data(settings: DataSettings, folder: Path, progress: Progress = ignore) -> Found:
    """Return the data that settings with a source name, opened. Raises DesignerError when something is not there."""
    assert settings.source is not None
    wanted = columns_of(settings)
    opened = opened_source(settings.source, folder, wanted, progress.part(0.0, 0.4))
    others: dict[str, Table] = {}
    written: dict[str, tuple[Field, ...]] = {}
    sources: dict[str, tuple[AnySource, str]] = {}
    for part, own in (("validation", settings.validation), ("test", settings.test)):
        if own is not None:
            other = opened_source(own, folder, wanted, progress.part(0.4, 0.5))
            known = fields_of(own, folder, other, settings.kinds, progress.part(0.5, 0.6))
            others[part], written[part], sources[part] = other.table, known, (own, "")
        elif _is_used(part, settings) and set(wanted) <= set(_part(opened, part).columns):
            others[part], sources[part] = _part(opened, part), (settings.source, part)
    fields = fields_of(settings.source, folder, opened, settings.kinds, progress.part(0.6, 1.0))
    return Found(settings, fields, opened.table, others, written, sources)


def columns_of(settings: DataSettings) -> list[str]:
    """Return the columns that settings name, each once."""
    names = [c for binding in (*settings.inputs.values(), *settings.targets.values()) for c in binding.columns]
    if settings.split.by in {"group", "time", "column"}:
        names.append(settings.split.column)
    if settings.windows is not None:
        names += [settings.windows.time, settings.windows.group]
    return [name for name in dict.fromkeys([*names, settings.sample_weights]) if name]


def fitted_anew(program: Program, settings: DataSettings, folder: Path) -> Fitted:
    """Return what a training with these settings would fit, on its targets too where they are bound."""
    return _prepared(find(program, settings, folder, are_targets_bound(program, settings))).fitted


def inputs_of(program: Program, settings: DataSettings, folder: Path) -> Arrays:
    """Return the inputs of all rows as those of a training that has not been would be. Raises DesignerError."""
    found = find(program, settings, folder, with_targets=are_targets_bound(program, settings))
    return given(program, _prepared(found).fitted, found.table, with_targets=False).x


def are_targets_bound(program: Program, settings: DataSettings) -> bool:
    """Tell whether every output has a target."""
    return all(o.key in settings.targets and settings.targets[o.key].columns for o in program.outputs)


def given(
    program: Program,
    fitted: Fitted,
    table: Table,
    rows: np.ndarray | None = None,
    with_targets: bool = True,
    fields: Iterable[Field] = (),
    progress: Progress = ignore,
    with_weights: bool = False,
    keeps_unlabelled: bool = False,
    to_tell: bool = False,
) -> Given:
    """Return rows (all, or those of these indices) as the model is given them, with targets where the table has them.

    Rows whose targets cannot be used are refused, unless they are to be kept. Windows `to_tell` are known by the rows
    that they tell, also those beyond the end. With weights those of classes are left
    out, as where a training validates. `fields` are those of another table than the training's. Raises DataError when a
    column is not there.
    """
    with_targets = with_targets and bool(fitted.targets) and set(fitted.columns()) <= table.columns.keys()
    if not (with_weights and with_targets and fitted.sample_weights in table.columns):
        fitted = msgspec.structs.replace(fitted, sample_weights="")
    with tempfile.TemporaryDirectory(prefix="rows-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        kept = keeps_unlabelled
        prepared = progress.watch(
            lambda told: apply(fitted, table, rows, with_targets, folder, "given", fields, told, kept, to_tell)
        )
    y = _targets(program, prepared.targets) if with_targets else None
    weights = _weights(program, row_weights(fitted, prepared, with_classes=False))
    x, labelled = _inputs(program, prepared), prepared.labelled
    return Given(x, y, prepared.numbers, prepared.refused, weights, labelled, prepared.beyond, prepared.as_read)


def given_of(
    program: Program,
    fitted: Fitted,
    source: Source,
    folder: Path,
    with_targets: bool = True,
    progress: Progress = ignore,
    with_weights: bool = False,
    keeps_unlabelled: bool = False,
    to_tell: bool = False,
) -> Given:
    """Return the rows of another source prepared as those of the training, those that cannot be listed.

    It needs the columns of the inputs alone; what else it has does not matter. Raises DesignerError.
    """
    opened = opened_source(source, folder, None, progress.part(0.0, 0.4))
    missing = [name for name in fitted.columns(with_targets=False) if name not in opened.table.columns]
    if missing:
        raise no_column(title_of(source), missing[0], opened.table.columns)
    wanted = {*fitted.columns(), fitted.sample_weights}
    used = {name: c for name, c in opened.table.columns.items() if name in wanted}
    opened = replace(opened, table=Table(used, opened.table.rows))
    known = {c.field.name: c.field.kind for b in (*fitted.inputs, *fitted.targets) for c in b.columns}
    fields = fields_of(source, folder, opened, known, progress.part(0.4, 0.7))
    last = progress.part(0.7, 1.0)
    kept = keeps_unlabelled
    return given(program, fitted, opened.table, None, with_targets, fields, last, with_weights, kept, to_tell)


def dialect_of(source: Source, folder: Path) -> Dialect | None:
    """Return how a text table is written, None of others and of what cannot be read."""
    try:
        return source.dialect(folder) if isinstance(source, CsvSource) else None
    except DataError:
        return None


def source_of_file(path: str, folder: Path) -> AnySource:
    """Return the source that reads a file or folder the user named, by what is in it. Raises DataError."""
    with contextlib.suppress(OSError):  # reading it says that it has to be allowed then
        allowed.allow_outside(folder / path, folder)
    return msgspec.structs.replace(source_of(folder / path), path=path)


def _is_used(part: str, settings: DataSettings) -> bool:
    """Tell whether rows that the source has for a part itself are used; to test with, unless others are held back."""
    return settings.split.by in {"auto", "own"} or (part == "test" and not settings.split.test)


def _part(opened: Opened, part: str) -> Table:
    return opened.parts.get(part, Table({}, 0))


def _left_out(*refused: Refused) -> tuple[Text, ...]:
    """Return how many rows are not trained on, by their reason."""
    template = QT_TRANSLATE_NOOP("Errors", "{count} rows are not trained on: {reason}")
    return tuple(Text(template, {"count": n, "reason": reason}) for one in refused for reason, n in one.counts)


def _inputs(program: Program, prepared: Prepared) -> Arrays:
    return _bare({call.name: _shaped(call, prepared.inputs[call.node]) for call in program.inputs})


def _targets(program: Program, by_key: Mapping[str, Rows]) -> Arrays:
    return _bare({output.name: by_key[output.key] for output in program.outputs})


def _weights(program: Program, by_key: Mapping[str, np.ndarray]) -> Arrays | None:
    return _targets(program, by_key) if by_key else None


def _shaped(call: Call, array: Rows) -> Rows:
    """Return an array as Keras takes it: of an Input without axes one value a row, text as tensors."""
    array = flattened(array) if call.params.get("shape") == [] else array
    if array.dtype.kind != "O":
        return array
    import keras

    return keras.ops.convert_to_tensor(array)


def _bare(arrays: dict[str, Rows]) -> Arrays:
    return arrays if len(arrays) != 1 else next(iter(arrays.values()))


def _prepared(found: Found, progress: Progress = ignore, stamp: Fingerprint | None = None) -> Ready:
    """Return found data prepared; files of what is large go with the arrays that are mapped from them."""
    with tempfile.TemporaryDirectory(prefix="rows-", ignore_cleanup_errors=True) as scratch:
        settings, fields, table = found.settings, found.fields, found.table
        return progress.watch(
            lambda told: prepare(settings, fields, table, found.others, Path(scratch), stamp, found.written, told)
        )


def _stamped(found: Found, folder: Path) -> Fingerprint:
    """Return the fingerprint of the file that is trained on."""
    path = folder / getattr(found.settings.source, "path", "")
    return fingerprint(path, found.table.rows) if path.is_file() else Fingerprint(rows=found.table.rows)
