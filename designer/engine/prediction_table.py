"""Predictions as a table that can be joined to the file they were made for: row numbers, words, units, errors."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from designer.catalogue.load import Catalogue
from designer.engine.answers import Meaning, chances, class_names, decided, in_units, label_names, meaning
from designer.engine.rows import Rows
from designer.engine.trained import Trained
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = (".csv", ".parquet", ".xlsx", ".npz")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def prediction_table(
    trained: Trained, found: Rows, predicted: dict[str, np.ndarray], catalogue: Catalogue
) -> pd.DataFrame:
    """Return a line a row of the source, by its number from 1, also for rows that could not be predicted.

    An output of numbers has a column of its name in the target's unit (``name_COLUMN`` or ``name_0``, ... where it has
    several), one of classes the word of the likeliest, its ``name_probability`` and, of more than two, ``name_p_LABEL``
    for each. Beside them stand ``name_target`` and ``name_error`` (target - prediction) where there are targets. `note`
    says why a row has no prediction.
    """
    import pandas as pd

    columns: dict[str, Any] = {}
    for output in trained.program.outputs:
        target = found.y.get(output.name) if isinstance(found.y, dict) else found.y
        what = meaning(output, predicted[output.name], trained, catalogue)
        _add(columns, output, predicted[output.name], None if target is None else np.asarray(target), what, found)
    table = pd.DataFrame(columns, index=found.numbers)
    if len(found.refused):
        notes = {number: str(reason) for number, reason in found.refused}
        lost = pd.DataFrame({"note": notes})
        table = pd.concat([table.assign(note=None), lost])
    table = table.sort_index(kind="stable")
    table.insert(0, _free("row", table.columns), table.index + 1)
    return table


def write_table(table: pd.DataFrame, path: Path, encoding: str = "utf-8") -> None:
    """Write a table as .csv, .parquet or .xlsx. Text that a spreadsheet would take for a formula gets a ' before it.

    A .csv is written in `encoding`, or as UTF-8 with a mark where that cannot hold its words.
    """
    ending = path.suffix.lower()
    if ending == ".parquet":
        _atomically(path, lambda file: table.to_parquet(file, index=False))
        return
    safe = table.copy()
    for name in safe.columns:
        if safe[name].dtype.kind not in "biufM":
            safe[name] = safe[name].map(_harmless)
    safe.columns = [_harmless(name) for name in safe.columns]
    if ending == ".xlsx":
        _atomically(path, lambda file: safe.to_excel(file, index=False, engine="xlsxwriter"))
        return
    text = safe.to_csv(index=False, lineterminator="\n")
    try:
        raw = text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        raw = text.encode("utf-8-sig")
    _atomically(path, lambda file: file.write_bytes(raw))


def write_arrays(arrays: dict[str, np.ndarray], path: Path) -> None:
    """Write arrays by name as .npz."""

    def write(file: Path) -> None:
        with zipfile.ZipFile(file, "w") as archive:  # np.savez has arguments of its own that a name may collide with
            for name, array in arrays.items():
                with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                    np.lib.format.write_array(member, array, allow_pickle=False)

    _atomically(path, write)


def _add(
    columns: dict[str, Any],
    output: Output,
    scores: np.ndarray,
    target: np.ndarray | None,
    what: Meaning,
    found: Rows,
) -> None:
    name = output.name
    if what in ("classes", "binary"):
        shares = chances(scores, what)
        size = shares.shape[-1]
        names = np.array(class_names(found.fitted, output, size), object)
        chosen = decided(shares, what)
        if chosen.ndim > 1:  # a class at every step
            for step, numbers in enumerate(chosen.reshape(len(chosen), -1).T):
                columns[_free(f"{name}_{step}", columns)] = names[numbers]
            return
        columns[_free(name, columns)] = names[chosen]
        columns[_free(f"{name}_probability", columns)] = np.take_along_axis(shares, chosen[:, None], 1)[:, 0]
        for index, label in enumerate(names if size > 2 else ()):
            columns[_free(f"{name}_p_{label}", columns)] = shares[:, index]
        if target is not None and target.size in (len(chosen), len(chosen) * size):
            true = target.argmax(axis=-1) if target.size > len(chosen) else np.rint(target.reshape(-1)).astype(int)
            columns[_free(f"{name}_target", columns)] = [names[n] if 0 <= n < size else None for n in true]
        return
    flat = (scores if what == "labels" else in_units(found.fitted, output, scores)).reshape(len(scores), -1)
    true = None
    if target is not None and target.size == flat.size:
        true = (target if what == "labels" else in_units(found.fitted, output, target)).reshape(flat.shape)
    several = label_names(found.fitted, output, flat.shape[1])
    for index in range(flat.shape[1]):
        own = name if flat.shape[1] == 1 else f"{name}_{several[index]}"
        columns[_free(own, columns)] = flat[:, index]
        if true is not None:
            columns[_free(f"{own}_target", columns)] = true[:, index]
            columns[_free(f"{own}_error", columns)] = true[:, index] - flat[:, index]


def _free(name: str, taken: Any) -> str:
    """Return a name that no column has yet."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}_{count}"
    return free


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _atomically(path: Path, write: Any) -> None:
    temporary = path.with_name(f".{os.getpid()}.{path.name}")  # with its ending, which writers go by
    try:
        write(temporary)
        temporary.replace(path)
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} could not be written: {reason}."),
            file=str(path),
            reason=error.strerror or str(error),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
