"""Reads data sources with every guard: paths, sizes, encodings, ragged rows, gaps, and archives that lie."""

from __future__ import annotations

import csv
import math
import os
import stat
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from designer.data.errors import DataError, OutsideError
from designer.export import recipes
from designer.export.data_plan import reading
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project import allowed
from designer.project.records import BundledSource, CsvSource, NpzSource, Source, SyntheticArray, SyntheticSource

BUNDLED = ("digits", "iris", "wine", "breast_cancer", "diabetes")
_MADE_OF: Mapping[str, Collection[str]] = {
    "views": ("normal", "uniform", "binary"),
    "same": ("views",),
    "reversed": ("tokens", "normal", "uniform", "binary"),
    "shifted": ("tokens", "reversed", "normal", "uniform", "binary"),
}
MAX_TABLE_BYTES = 2**30
MAX_ARRAY_BYTES = 4 * 2**30
MAX_ARRAYS = 1_000
MAX_HEADER_BYTES = 64 * 1024


@dataclass(frozen=True)
class Read:
    """A table as read, and the form in which its text was found."""

    table: Mapping[str, np.ndarray]
    encoding: str = ""
    delimiter: str = ""


def read(source: Source, folder: Path, columns: list[str] | None = None) -> Read:
    """Return the columns of a source; of a table only `columns`, prepared for gaps as the source says.

    With `columns` None everything is returned as it stands, gaps included. Raises DataError.
    """
    try:
        if isinstance(source, BundledSource):
            return _read_bundled(source)
        if isinstance(source, NpzSource):
            return _read_arrays(source, folder)
        if isinstance(source, CsvSource):
            return _read_table(source, folder, columns)
        return _make_arrays(source)
    except MemoryError:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data do not fit into this machine's memory.")) from None


def resolve(path: str, folder: Path) -> Path:
    """Return the file a source names: relative paths start at the project's folder.

    They leave it only for files that the user chose once. Raises DataError.
    """
    if "\0" in path or not path:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data source names no file. Choose one."))
    found = Path(os.path.realpath(folder / path))
    if allowed.leads_out(path, folder) and not allowed.is_allowed(found):
        raise OutsideError(path, found)
    try:
        mode = found.stat().st_mode
    except OSError as error:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be read: {reason}. Choose the file again."),
            path=str(found),
            reason=error.strerror or str(error),
        ) from None
    if not stat.S_ISREG(mode):
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{path} is not an ordinary file. Choose a .csv or .npz file."), path=str(found)
        )
    return found


def _read_bundled(source: BundledSource) -> Read:
    if source.name not in BUNDLED:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "There is no bundled data set {name}; there are {names}."),
            name=source.name,
            names=", ".join(BUNDLED),
        )
    return Read(recipes.read_bundled(source.name))


def _make_arrays(source: SyntheticSource) -> Read:
    names: set[str] = set()
    drawn: set[str] = set()
    kinds: dict[str, str] = {}
    for array in source.arrays:
        derived = array.kind not in {"binary", "normal", "uniform", "tokens"}
        wanted = _MADE_OF.get(array.kind, drawn)
        fits = set(array.of) <= drawn if wanted is drawn else _is_made_of(array, wanted, kinds)
        if array.name in names or not fits or bool(array.of) != derived or array.size < 1:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "The generated array {name} is not well defined: names are unique, sizes at least 1, and only "
                    "scores and classes are made of others: of drawn arrays that stand before them.",
                ),
                name=array.name,
            )
        names.add(array.name)
        kinds[array.name] = array.kind
        if not derived:
            drawn.add(array.name)
    size = source.samples * sum(a.size for a in source.arrays) * 8
    if source.samples < 1 or size > MAX_ARRAY_BYTES:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors", "{samples} generated samples would take {size} GB; at least one and at most {limit} GB fit."
            ),
            samples=source.samples,
            size=round(size / 2**30, 1),
            limit=MAX_ARRAY_BYTES // 2**30,
        )
    make, args, named = reading(source, [])
    return Read(make(*args, **named))


def _is_made_of(array: SyntheticArray, wanted: Collection[str], kinds: Mapping[str, str]) -> bool:
    found = [kinds.get(name, "") for name in array.of]
    return any(kind in wanted for kind in found) and (array.kind == "same" or len(found) == 1)


def _read_arrays(source: NpzSource, folder: Path) -> Read:
    path = resolve(source.path, folder)
    try:
        _check_archive(path)
        arrays = recipes.read_arrays(path, source.arrays)
    except DataError:
        raise
    except KeyError as error:
        raise _unreadable(path, f"it has no array {error.args[0]}") from None
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError, SyntaxError) as error:
        raise _unreadable(path, str(error)) from None
    except Exception as error:  # zlib.error and what else a forged archive provokes
        raise _unreadable(path, f"{type(error).__name__}: {error}") from None
    return Read({name: array for name, array in arrays.items() if array.ndim > 0})


def _check_archive(path: Path) -> None:
    """Refuse, from the headers alone, archives that would unpack to more than they should or hold objects."""
    total = 0
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if len(members) > MAX_ARRAYS or len({m.filename for m in members}) < len(members):
            raise _unreadable(path, f"it holds {len(members)} arrays, or some of them twice")
        for member in members:
            if not member.filename.endswith(".npy"):
                raise _unreadable(path, f"{member.filename[:80]} in it is not an array")
            with archive.open(member) as file:
                version = np.lib.format.read_magic(file)
                read_header = np.lib.format.read_array_header_1_0
                if version >= (2, 0):
                    read_header = np.lib.format.read_array_header_2_0
                shape, _, dtype = read_header(file, max_header_size=MAX_HEADER_BYTES)
            if dtype.hasobject or dtype.kind not in "biufUS":
                raise _unreadable(path, f"{member.filename[:-4]} holds {dtype} and not numbers or text")
            size = math.prod(shape) * dtype.itemsize
            if not size <= member.file_size <= size + MAX_HEADER_BYTES:
                raise _unreadable(path, f"{member.filename[:-4]} is not as large as its header says")
            total += size
    if total > MAX_ARRAY_BYTES:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{file} would unpack to {size} GB; at most {limit} GB are read."),
            file=path.name,
            size=round(total / 2**30, 1),
            limit=MAX_ARRAY_BYTES // 2**30,
        )


def _read_table(source: CsvSource, folder: Path, columns: list[str] | None) -> Read:
    import pandas as pd

    path = resolve(source.path, folder)
    encoding, delimiter, header = check_table(path, source.encoding, source.delimiter)
    if columns is not None and set(columns) - set(header):
        return Read(dict.fromkeys(header, np.empty(0)), encoding, delimiter)  # the caller says what is missing
    try:
        if columns is not None:
            gaps = "refuse" if source.missing == "refuse" else "keep"
            return Read(recipes.read_table(path, columns, encoding, delimiter, gaps), encoding, delimiter)
        frame = pd.read_csv(path, encoding=encoding, sep=delimiter, low_memory=False)
    except (ValueError, OSError, OverflowError) as error:  # pandas' own errors are ValueErrors
        if columns is not None:
            _tell_gap(path, columns, encoding, delimiter)
        raise _unreadable(path, str(error)) from None
    return Read({str(name): _plain_column(column) for name, column in frame.items()}, encoding, delimiter)


def _plain_column(column: object) -> np.ndarray:
    import pandas as pd

    if pd.api.types.is_numeric_dtype(column):
        return column.to_numpy()  # type: ignore[attr-defined, no-any-return]
    return np.array([None if gap else str(v) for v, gap in zip(column, pd.isna(column), strict=True)], object)  # type: ignore[call-overload]


def _tell_gap(path: Path, columns: list[str], encoding: str, delimiter: str) -> None:
    import pandas as pd

    try:
        gaps = pd.read_csv(path, encoding=encoding, sep=delimiter, low_memory=False)[columns].isna().to_numpy()
    except (ValueError, OSError):
        return
    found = np.argwhere(gaps)
    if len(found):
        row, column = found[0]
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{file} has no value in row {row}, column {column} ({count} are missing). Have such rows dropped or "
                "filled, or correct the file.",
            ),
            file=path.name,
            row=int(row) + 2,
            column=columns[column],
            count=len(found),
        ) from None


def check_table(path: Path, encoding: str = "", delimiter: str = "") -> tuple[str, str, list[str]]:
    """Return encoding, delimiter and column names of a .csv file, after a look at every row. Raises DataError."""
    size = path.stat().st_size
    if size > MAX_TABLE_BYTES:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{file} has {size} MB; tables of at most {limit} MB are read."),
            file=path.name,
            size=size // 2**20,
            limit=MAX_TABLE_BYTES // 2**20,
        )
    encoding = encoding or table_encoding(path)
    try:
        delimiter = delimiter or recipes.find_delimiter(path, encoding)
        return encoding, delimiter, _check_rows(path, encoding, delimiter)
    except (UnicodeError, LookupError, OSError, TypeError, ValueError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{file} cannot be read as {encoding} text: {reason}. Choose another encoding."),
            file=path.name,
            encoding=encoding,
            reason=str(error),
        ) from None


def table_encoding(path: Path) -> str:
    """Return the encoding of a text table. Raises DataError."""
    try:
        return recipes.find_encoding(path)  # type: ignore[no-any-return]
    except (ValueError, OSError):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "The encoding of {file} is neither UTF-8 nor CP949. Choose it beside the file in the data panel.",
            ),
            file=path.name,
        ) from None


def _check_rows(path: Path, encoding: str, delimiter: str) -> list[str]:
    header: list[str] = []
    with path.open(encoding=encoding, newline="") as file:
        rows = csv.reader(_without_nul(file, path), delimiter=delimiter, strict=True)
        try:
            for row in rows:
                if not row:
                    continue
                if not header:
                    header = _checked_header(row, path)
                elif len(row) != len(header):
                    raise _faulty(path, rows.line_num, f"it has {len(row)} fields, the header has {len(header)}")
        except csv.Error as error:
            raise _faulty(path, rows.line_num, str(error)) from None
    if not header:
        raise _unreadable(path, "it is empty")
    return header


def _without_nul(file: Iterable[str], path: Path) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        if "\0" in line:
            raise _faulty(path, number, "it holds a NUL character, so this is not text")
        yield line


def _checked_header(row: list[str], path: Path) -> list[str]:
    names = [name or f"Unnamed: {index}" for index, name in enumerate(row)]
    twice = [name for name in names if names.count(name) > 1] if len(names) < 2000 else []
    if twice or len(set(names)) < len(names):
        raise _faulty(path, 1, f"two columns are called {twice[0] if twice else 'the same'}")
    return names


def _faulty(path: Path, line: int, reason: str) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} is faulty in line {line}: {reason}."),
        file=path.name,
        line=line,
        reason=reason,
    )


def _unreadable(path: Path, reason: str) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} cannot be read: {reason}."), file=path.name, reason=reason.rstrip(".")
    )
