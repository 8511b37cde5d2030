"""npz archives: every array, in the parts that their names and lengths tell."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np

from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.files import MAX_ARRAY_BYTES, no_rows, resolve, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, chosen
from designer.data.sources.npy_header import COLUMNS_CODE, check_header, columns_of
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

MAX_ARRAYS = 1_000
_PARTS = {
    "train": "training", "training": "training", "tr": "training", "val": "validation", "valid": "validation",
    "validation": "validation", "dev": "validation", "test": "test", "testing": "test", "te": "test",
}  # fmt: skip
_NEARLY = 0.9


class NpzSource(Source, frozen=True, tag="npz", omit_defaults=True, forbid_unknown_fields=True):
    """Arrays by name from a .npz file, without pickled objects.

    `arrays` tells under which names of the file some are read, {"x_train": "x_val"}; without it all are, as they are
    called.
    """

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "arrays (.npz)")
    endings: ClassVar[tuple[str, ...]] = (".npz",)
    path: str
    arrays: dict[str, str] = {}

    @classmethod
    def of(cls, path: Path, head: bytes) -> NpzSource | None:
        """Return the source of an archive of arrays. Raises DataError for an archive of something else."""
        if path.suffix.lower() == ".npz":
            return cls(str(path))
        if not head.startswith(b"PK"):
            return None
        try:
            with zipfile.ZipFile(path) as archive:
                has_arrays = any(name.endswith(".npy") for name in archive.namelist())
        except (OSError, ValueError, zipfile.BadZipFile) as error:
            raise unreadable(path, str(error)) from None
        if not has_arrays:
            raise unreadable(path, "it is a zip archive without arrays (.npy); unpack it first")
        return cls(str(path))

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the arrays; those of validation and test are `parts`. Raises DataError."""
        path = resolve(self.path, folder)
        try:
            _check_archive(path)
            with np.load(path, allow_pickle=False) as archive:
                found: dict[str, np.ndarray] = {}
                wanted = {stored.partition(".")[0] for stored in self.arrays.values()} | {*self.arrays.values()}
                for name in archive.files:
                    if not wanted or name in wanted or len(archive.files) == 1:
                        found.update(columns_of(name, archive[name], len(archive.files) == 1))
                names = self.arrays or {name: name for name in found}
                unknown = [stored for stored in names.values() if stored not in found]
                if unknown:
                    raise unreadable(path, f"it has no array {unknown[0][:80]}")
                arrays = {name: found[stored] for name, stored in names.items()}
        except (DataError, MemoryError):
            raise
        except Exception as error:  # zlib.error and what else a forged archive provokes
            raise unreadable(path, str(error) or type(error).__name__) from None
        progress(1.0)
        if self.arrays:
            rows = _common(path, {name: array for name, array in arrays.items() if array.ndim})
            return Opened(Table({name: arrays[name] for name in chosen(list(arrays), columns)}, rows))
        return in_parts(path, arrays, columns)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        names = reading.parts.get(part, {}) or self.arrays
        helpers = (_CODE, COLUMNS_CODE)
        if not names:
            return Code("read_arrays(path)", ("import numpy as np",), helpers)
        named = ", ".join(f"{name!r}: {names[name]!r}" for name in columns if name in names)
        return Code(f"read_arrays(path, {{{named}}})", ("import numpy as np",), helpers)


def in_parts(path: Path, arrays: Mapping[str, np.ndarray], columns: Sequence[str] | None) -> Opened:
    """Return arrays as a table and its parts. Raises DataError where lengths contradict each other."""
    listed = {name: array for name, array in arrays.items() if array.ndim > 0}
    notes: list[Text] = []
    by_part: dict[str, dict[str, str]] = {}
    for name in listed:
        part, base = _part(name)
        by_part.setdefault(part, {})[base] = name
    training = by_part.get("training", {})
    parts: dict[str, Table] = {}
    stored: dict[str, dict[str, str]] = {}
    taken: set[str] = set()
    for part in ("validation", "test"):
        # The arrays of a part stand under the names of those that train.
        stored_as = {training[base]: name for base, name in by_part.get(part, {}).items() if base in training}
        own = {name: listed[as_] for name, as_ in stored_as.items()}
        if own:
            parts[part] = _table(path, own, stored_as)
            stored[part] = {training[base]: name for base, name in by_part[part].items() if training.get(base) in own}
            taken |= {name for base, name in by_part[part].items() if base in training}
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP("Data", "{rows} rows of their own for the {part}: {names}."),
                    {
                        "rows": parts[part].rows,
                        "part": part,
                        "names": ", ".join(sorted(taken & set(by_part[part].values()))),
                    },
                )
            )
    rest = {name: array for name, array in listed.items() if name not in taken}
    rows = _common(path, {name: rest[name] for name in training.values()} if parts else rest)
    table = {name: array for name, array in rest.items() if len(array) == rows}
    others = {name: array for name, array in rest.items() if len(array) != rows}
    if others:
        told = ", ".join(f"{name} ({len(array)})" for name, array in list(others.items())[:10])
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "Arrays of other lengths than {rows} rows are no columns: {names}."),
                {"rows": rows, "names": told},
            )
        )
    if not rows:
        raise no_rows(path)
    parts.update({name: Table({name: array}, len(array)) for name, array in others.items()})
    names = chosen(list(table), columns)
    return Opened(
        Table({name: table[name] for name in names}, rows), tuple(notes), parts=parts, folder=path.parent, stored=stored
    )


def _part(name: str) -> tuple[str, str]:
    """Return which part an array is of and its name without that."""
    words = name.replace("-", "_").replace(".", "_").split("_")
    for index in (len(words) - 1, 0):
        part = _PARTS.get(words[index].lower())
        if part and len(words) > 1:
            return part, "_".join(words[:index] + words[index + 1 :]).lower()
    lowered = name.lower()
    for word in ("train", "valid", "val", "test"):
        if lowered.endswith(word) and len(lowered) > len(word) and len(lowered) - len(word) <= 2:
            return _PARTS[word], lowered[: -len(word)]
    return "", name


def _common(path: Path, arrays: Mapping[str, np.ndarray], called: Mapping[str, str] | None = None) -> int:
    lengths = Counter(len(array) for array in arrays.values())
    if not lengths:
        raise unreadable(path, "it holds no array with rows")
    most = max(lengths.values())
    rows = max(length for length, count in lengths.items() if count == most)
    for name, array in arrays.items():
        # One row too few is a mistake; a list of ten class names beside 300 rows is not.
        if len(array) != rows and _NEARLY * rows < len(array) < rows / _NEARLY:
            first = next(n for n, a in arrays.items() if len(a) == rows)
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "{first} has {rows} rows and {second} has {other}. Save arrays with a row each for every sample.",
                ),
                first=(called or {}).get(first, first),
                rows=rows,
                second=(called or {}).get(name, name),
                other=len(array),
            )
    return rows


def _table(path: Path, arrays: dict[str, np.ndarray], called: Mapping[str, str]) -> Table:
    """Return the arrays of a part; `called` are the names they are stored under, by those they stand under."""
    rows = _common(path, arrays, called)
    return Table({name: array for name, array in arrays.items() if len(array) == rows}, rows)


def _check_archive(path: Path) -> None:
    """Refuse, from the headers alone, archives that would unpack to more than they should or hold objects."""
    total = 0
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if len(members) > MAX_ARRAYS or len({m.filename for m in members}) < len(members):
            raise unreadable(path, f"it holds {len(members)} arrays, or some of them twice")
        for member in members:
            if not member.filename.endswith(".npy"):
                raise unreadable(path, f"{member.filename[:80]} in it is not an array")
            with archive.open(member) as file:
                total += check_header(path, member.filename[:-4], file, member.file_size)
    if total > MAX_ARRAY_BYTES:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{file} would unpack to {size} GB; at most {limit} GB are read."),
            file=path.name,
            size=round(total / 2**30, 1),
            limit=MAX_ARRAY_BYTES // 2**30,
        )


_CODE = '''def read_arrays(path, names=None):
    """Return the arrays of a .npz file by name, or by the names that stand for them."""
    with np.load(path, allow_pickle=False) as file:
        wanted = set((names or {}).values())
        is_told = wanted <= set(file.files) and wanted
        arrays = {name: file[name] for name in (wanted if is_told else file.files)}
    arrays = arrays if is_told else columns_of(arrays)
    return {name: arrays[stored] for name, stored in names.items()} if names else arrays'''
