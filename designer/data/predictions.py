"""What a model's numbers say in the user's own terms, as a table that can be joined to the file they are of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from designer.data import chain
from designer.data.apply import Refused
from designer.data.errors import DataError
from designer.data.fitted import FittedBinding
from designer.data.origin import Origin
from designer.graph.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import pandas as pd

Meaning = Literal["classes", "binary", "labels", "numbers"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Said(NamedTuple):
    """What a model says by one output: its scores, what they are, and the true ones where they are known."""

    name: str
    scores: np.ndarray
    what: Meaning
    target: FittedBinding | None
    true: np.ndarray | None = None


def meaning_of(loss: str, activation: str, scores: np.ndarray) -> Meaning:
    """Return what the numbers of an output are: of "classes", "binary" decisions, several "labels", or "numbers".

    `loss` is the name of its loss, `activation` the one it ends with, "" for unknown ones.
    """
    loss = loss.replace("_", "").lower()
    last = scores.shape[-1] if scores.ndim > 1 else 1
    if last > 1:
        if "categorical" in loss or activation == "softmax":
            return "classes"
        return "labels" if "binary" in loss and activation == "sigmoid" and scores.ndim == 2 else "numbers"
    return "binary" if "binary" in loss or (not loss and activation == "sigmoid") else "numbers"


def class_names(target: FittedBinding | None, size: int) -> tuple[str, ...]:
    """Return the words of a target's classes as the data have them, their numbers where those are not known."""
    names = target.labels if target is not None else ()
    return names if len(names) == size else tuple(str(i) for i in range(size))


def label_names(target: FittedBinding | None, size: int) -> tuple[str, ...]:
    """Return the names of the columns that an output says yes or no to."""
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


def in_units(target: FittedBinding | None, numbers: np.ndarray) -> np.ndarray:
    """Return predicted or true numbers in the unit of the target's column; as they are where there is no way back."""
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


def prediction_table(
    said: Sequence[Said],
    numbers: np.ndarray,
    refused: Refused,
    origin: Origin | None = None,
    beside: Sequence[str] = (),
) -> pd.DataFrame:
    """Return a line a row of the source, by its number from 1, also for rows that could not be predicted.

    `numbers` are the places of the predicted rows, counted from 0. `beside` are columns of their origin that stand
    behind the row number, as they are in it. An output of numbers has a column of its name in the
    target's unit (``name_COLUMN`` or ``name_0``, ... where it has several), one of classes the word of the likeliest,
    its ``name_probability`` and, of more than two, ``name_p_LABEL`` for each. Beside them stand ``name_target`` and
    ``name_error`` (target - prediction) where there are targets. `note` says why a row has no prediction.
    """
    import pandas as pd

    columns: dict[str, Any] = {}
    for one in said:
        _add(columns, one)
    table = pd.DataFrame(columns, index=numbers)
    if len(refused):
        lost = pd.DataFrame({"note": {number: str(reason) for number, reason in refused}})
        table = pd.concat([table.assign(note=None), lost])
    table = table.sort_index(kind="stable")
    row = _free("row", table.columns)
    table.insert(0, row, table.index + 1)
    if origin is not None:
        for place, name in enumerate(beside, 1):
            table.insert(place, _free(name, table.columns), origin.values(name, table.index.to_numpy()))
    return table


def write_table(table: pd.DataFrame, path: Path, encoding: str = "utf-8") -> None:
    """Write a table as .csv, .parquet or .xlsx. Text that a spreadsheet would take for a formula gets a ' before it.

    A .csv is written in `encoding`, or as UTF-8 with a mark where that cannot hold its words. Raises DataError.
    """
    ending = path.suffix.lower()
    if ending == ".parquet":
        written_aside(path, lambda file: table.to_parquet(file, index=False))
        return
    safe = table.copy()
    for name in safe.columns:
        if safe[name].dtype.kind not in "biufM":
            safe[name] = safe[name].map(_harmless)
    safe.columns = [_harmless(name) for name in safe.columns]
    if ending == ".xlsx":
        written_aside(path, lambda file: safe.to_excel(file, index=False, engine="xlsxwriter"))
        return
    text = safe.to_csv(index=False, lineterminator="\n")
    try:
        raw = text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        raw = text.encode("utf-8-sig")
    written_aside(path, lambda file: file.write_bytes(raw))


def written_aside(path: Path, write: Any) -> None:
    """Have `write` fill another file and put it in the place of `path`. Raises DataError."""
    temporary = path.with_name(f".{os.getpid()}.{path.name}")  # with its ending, which writers go by
    try:
        write(temporary)
        temporary.replace(path)
    except OSError as error:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{file} could not be written: {reason}."),
            file=str(path),
            reason=error.strerror or str(error),
        ) from None
    finally:
        temporary.unlink(missing_ok=True)


def _add(columns: dict[str, Any], said: Said) -> None:
    name, scores, what, target, true_ones = said
    if what in ("classes", "binary"):
        shares = chances(scores, what)
        size = shares.shape[-1]
        names = np.array(class_names(target, size), object)
        chosen = decided(shares, what)
        if chosen.ndim > 1:  # a class at every step
            for step, numbers in enumerate(chosen.reshape(len(chosen), -1).T):
                columns[_free(f"{name}_{step}", columns)] = names[numbers]
            return
        columns[_free(name, columns)] = names[chosen]
        columns[_free(f"{name}_probability", columns)] = np.take_along_axis(shares, chosen[:, None], 1)[:, 0]
        for index, label in enumerate(names if size > 2 else ()):
            columns[_free(f"{name}_p_{label}", columns)] = shares[:, index]
        if true_ones is not None and true_ones.size in (len(chosen), len(chosen) * size):
            many = true_ones.size > len(chosen)
            true = true_ones.argmax(axis=-1) if many else np.rint(true_ones.reshape(-1)).astype(int)
            columns[_free(f"{name}_target", columns)] = [names[n] if 0 <= n < size else None for n in true]
        return
    flat = (scores if what == "labels" else in_units(target, scores)).reshape(len(scores), -1)
    known = None
    if true_ones is not None and true_ones.size == flat.size:
        known = (true_ones if what == "labels" else in_units(target, true_ones)).reshape(flat.shape)
    several = label_names(target, flat.shape[1])
    for index in range(flat.shape[1]):
        own = name if flat.shape[1] == 1 else f"{name}_{several[index]}"
        columns[_free(own, columns)] = flat[:, index]
        if known is not None:
            columns[_free(f"{own}_target", columns)] = known[:, index]
            columns[_free(f"{own}_error", columns)] = known[:, index] - flat[:, index]


def _free(name: str, taken: Any) -> str:
    """Return a name that no column has yet."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}_{count}"
    return free


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
