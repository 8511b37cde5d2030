"""What a model that was taken away needs to predict a file: its inputs and outputs, and the file prepared for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from designer.data.apply import Prepared, apply
from designer.data.columns import check_columns
from designer.data.field import Kind
from designer.data.fitted import Fitted
from designer.data.origin import Origin, keys_in, order_columns
from designer.data.predictions import PredictionTables, Said, in_32_bits, meaning_of
from designer.data.sources import source_of
from designer.data.sources.base import Opened
from designer.data.table import Table
from designer.data.understand import understand

RECORD = "predictor.json"
_BLOCK = 1024  # rows that are predicted at once


class ModelInput(msgspec.Struct, frozen=True):
    """An Input by its name and its key in what was fitted; `flat` ones take one value a row, without an axis."""

    name: str
    key: str
    flat: bool = False


class ModelOutput(msgspec.Struct, frozen=True):
    """An output by its name and its key in what was fitted, with the names of its loss and last activation."""

    name: str
    key: str
    loss: str = ""
    activation: str = ""
    title: str = ""  # what it is called in the table, "" for its name


class Predictor(msgspec.Struct, frozen=True):
    """The inputs and outputs of a model, and how it takes and gives them: "single", "list" or "dict".

    `keys` are the columns that stand beside the row number, None for those that are found in the file. `kinds`
    corrects what its columns are.
    """

    inputs: tuple[ModelInput, ...]
    outputs: tuple[ModelOutput, ...]
    keys: tuple[str, ...] | None = None
    kinds: dict[str, Kind] = {}
    takes: str = "single"
    gives: str = "single"
    batch_size: int = 32


class File(msgspec.Struct, frozen=True):
    """A file as a model is given it; `encoding` is that of a text table, "utf-8" of others."""

    prepared: Prepared
    encoding: str
    opened: Opened


def read_predictor(folder: Path) -> Predictor:
    """Return the record of a folder. Raises OSError, msgspec.DecodeError."""
    return msgspec.json.decode((folder / RECORD).read_bytes(), type=Predictor)


def prepared_file(fitted: Fitted, path: Path) -> File:
    """Return the rows of a file, or of a folder, prepared as those of the training. Raises DataError."""
    source: Any = msgspec.structs.replace(source_of(path), path=path.name)
    opened = source.open(path.absolute().parent)
    check_columns(opened.table, fitted.columns(with_targets=False))
    used = {name: column for name, column in opened.table.columns.items() if name in fitted.columns()}
    own = Opened(Table(used, opened.table.rows), dialect=opened.dialect, kinds=opened.kinds, folder=opened.folder)
    known = {c.field.name: c.field.kind for b in (*fitted.inputs, *fitted.targets) for c in b.columns}
    fitted = msgspec.structs.replace(fitted, sample_weights="")  # a prediction needs no weight
    with_targets = bool(fitted.targets) and set(fitted.columns()) <= used.keys()
    fields = understand(own, known)
    prepared = apply(fitted, own.table, None, with_targets, fields=fields, keeps_unlabelled=True, to_tell=True)
    encoding = opened.dialect.encoding if opened.dialect is not None and opened.dialect.encoding else "utf-8"
    return File(prepared, encoding, opened)


def blocks(rows: int, batch_size: int) -> Iterator[slice]:
    """Yield which rows to predict at once, whole batches of them."""
    size = batch_size * max(1, _BLOCK // batch_size)
    for start in range(0, rows, size):
        yield slice(start, min(start + size, rows))


def packed(predictor: Predictor, prepared: Prepared, rows: slice) -> Any:
    """Return the inputs of some prepared rows as the model takes them; those made when they are asked for are made."""
    arrays = {}
    for one in predictor.inputs:
        array = np.asarray(prepared.inputs[one.key][rows])
        arrays[one.name] = array.reshape(len(array)) if one.flat else array
    if predictor.takes == "dict":
        return arrays
    return list(arrays.values()) if predictor.takes == "list" else next(iter(arrays.values()))


def tables_of(predictor: Predictor, fitted: Fitted, file: File, predicted: Any) -> PredictionTables:
    """Return the predictions as pandas DataFrames, a line a row of the file."""
    if not isinstance(predicted, Mapping):
        every = predicted if isinstance(predicted, list | tuple) else [predicted]
        predicted = {one.name: scores for one, scores in zip(predictor.outputs, every, strict=True)}
    prepared, opened = file.prepared, file.opened
    targets = {binding.key: binding for binding in fitted.targets}
    said = []
    for one in predictor.outputs:
        scores = in_32_bits(np.asarray(predicted[one.name]))
        what = meaning_of(one.loss, one.activation, scores)
        true, read = prepared.targets.get(one.key), prepared.as_read.get(one.key)
        said.append(Said(one.title or one.name, scores, what, targets.get(one.key), true, read))
    origin = Origin((opened.table,))
    keys = tuple(dict.fromkeys((*keys_in(opened, predictor.keys, predictor.kinds), *order_columns(fitted, origin))))
    known, further = prepared.labelled, prepared.beyond
    return PredictionTables(said, prepared.numbers, prepared.refused, origin, keys, known, beyond=further)
