"""JSON: a list of records, columns by name, or a record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from designer.data.code import Code, called, given
from designer.data.dialect import encoding_of
from designer.data.files import MAX_RECORDS_BYTES, check_size, checked_names, faulty, no_rows, resolve, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, as_column, chosen
from designer.data.sources.columnar import usable
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP

_LINES = (".jsonl", ".ndjson", ".ldjson")
_MOST_PARTS = 10_000


class JsonSource(Source, frozen=True, tag="json", omit_defaults=True, forbid_unknown_fields=True):
    """A JSON file, of records or of columns, or a record a line; `encoding` "" is found out."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "JSON")
    endings: ClassVar[tuple[str, ...]] = (".json", *_LINES)
    path: str
    encoding: str = ""

    @classmethod
    def of(cls, path: Path, head: bytes) -> JsonSource | None:
        """Return the source of a JSON file, by its ending or because it begins as one."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:40]
        begins = start.startswith((b'{"', b"[{", b"[[")) or (
            start[:1] == b"[" and start[1:].lstrip()[:1] in {b"{", b"["}
        )
        return cls(str(path)) if path.suffix.lower() in cls.endings or begins else None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns; records within records become columns such as "place.city". Raises DataError."""
        path = resolve(self.path, folder)
        check_size(path, MAX_RECORDS_BYTES)
        try:
            text = path.read_bytes().decode(encoding_of(path, self.encoding).name).removeprefix("\ufeff")
        except (OSError, UnicodeError, LookupError) as error:
            raise unreadable(path, str(error)[:200]) from None
        if not text.strip():
            raise unreadable(path, "it is empty")
        progress(0.3)
        try:
            found = _columns(path, text)
        except RecursionError:
            raise unreadable(path, "its records are nested too deep") from None
        progress(0.8)
        names = chosen(checked_names(path, 1, list(found)), columns)
        by_name = dict(zip(checked_names(path, 1, list(found)), found.values(), strict=True))
        rows = max((len(values) for values in found.values()), default=0)
        if not rows:
            raise no_rows(path)
        table, notes = usable({name: _column(by_name[name]) for name in names})
        return Opened(Table(table, rows), notes, folder=path.parent)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, columns, part
        imports = ("import json", "from pathlib import Path", "import pandas as pd")
        return Code(called("read_records", "path", **given(encoding=self.encoding)), imports, (_CODE, _LISTS_CODE))


def _columns(path: Path, text: str) -> dict[str, list[Any]]:
    try:
        whole = _decoded(text)
    except ValueError as error:
        if path.suffix.lower() not in _LINES and "\n" not in text.strip():
            raise unreadable(path, str(error)[:200]) from None
        return _of_records(path, _of_lines(path, text, error))
    if isinstance(whole, Mapping) and path.suffix.lower() in _LINES:
        return _of_records(path, iter([(1, whole)]))
    return _of_whole(path, whole)


def _of_lines(path: Path, text: str, whole: ValueError) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, _decoded(line)
        except ValueError as error:
            # A file that is no record a line from the start is a damaged whole.
            reason = whole if number == 1 and path.suffix.lower() not in _LINES else error
            raise faulty(
                path, getattr(reason, "lineno", number) if reason is whole else number, str(reason)[:200]
            ) from None


def _of_whole(path: Path, whole: Any) -> dict[str, list[Any]]:
    if isinstance(whole, Mapping):
        lists = {name: value for name, value in whole.items() if isinstance(value, list)}
        if {"columns", "data"} <= lists.keys():
            names = [str(name) for name in whole["columns"]]
            return _of_rows(path, whole["data"], names)
        lengths = {len(value) for value in lists.values()}
        if lists and len(lists) == len(whole) and len(lengths) == 1 and not _are_records(next(iter(lists.values()))):
            return dict(lists)
        records = [value for value in lists.values() if _are_records(value)]
        if len(records) == 1:
            return _of_records(path, enumerate(records[0], 1))
        inner = list(whole.values())
        is_keyed = len(inner) > 1 and all(isinstance(value, Mapping) for value in inner)
        deeper = list(_lists_of_records(whole))
        if len(deeper) == 1 and not is_keyed:
            return _of_records(path, enumerate(deeper[0], 1))
        if inner and all(isinstance(value, Mapping) for value in inner):
            keys = {tuple(value) for value in inner}
            if len(keys) == 1 and all(key.isdigit() for key in inner[0]):
                return {name: list(value.values()) for name, value in whole.items()}  # a column: {row: value}
            return _of_records(path, enumerate(inner, 1))
        if lists and len(lengths) > 1:
            told = ", ".join(f"{name} {len(value)}" for name, value in list(lists.items())[:5])
            raise unreadable(path, f"its lists are of different lengths: {told}")
        raise unreadable(path, "it holds no list of records")
    if isinstance(whole, list):
        if whole and all(isinstance(row, list) for row in whole):
            return _of_rows(path, whole, [])
        if whole and not any(isinstance(row, Mapping) for row in whole):
            return {"value": whole}
        return _of_records(path, enumerate(whole, 1))
    raise unreadable(path, "it holds no list of records")


def _lists_of_records(whole: Mapping[str, Any]) -> Iterator[list[Any]]:
    """Yield the lists of records that stand within objects alone."""
    for value in whole.values():
        if isinstance(value, Mapping):
            yield from _lists_of_records(value)
        elif _are_records(value):
            yield value


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _of_rows(path: Path, rows: list[Any], names: list[str]) -> dict[str, list[Any]]:
    if not rows:
        return {name: [] for name in names}
    if not names and rows and all(isinstance(cell, str) for cell in rows[0]) and len(rows) > 1:
        names, rows = [str(cell) for cell in rows[0]], rows[1:]
    names = names or [f"column_{i + 1}" for i in range(len(rows[0]))]
    checked_names(path, 1, names)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, list) or len(row) != len(names):
            size = len(row) if isinstance(row, list) else 0
            raise unreadable(path, f"row {number} has {size} values, there are {len(names)} columns")
    return {name: [row[i] for row in rows] for i, name in enumerate(names)}


def _of_records(path: Path, records: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    rows = 0
    for number, record in records:
        if not isinstance(record, Mapping):
            raise unreadable(path, f"record {number} is {type(record).__name__} and not an object with names")
        for name, value in _flat(record):
            column = found.get(name)
            if column is None:
                if len(found) >= _MOST_PARTS:
                    raise unreadable(path, f"its records have more than {_MOST_PARTS} names")
                column = found[name] = []
            column.extend([None] * (rows - len(column)))
            if len(column) == rows:
                column.append(value)
        rows += 1
    for column in found.values():
        column.extend([None] * (rows - len(column)))
    return found


def _flat(record: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + str(name), value


def _column(values: list[Any]) -> Any:
    import pyarrow as pa

    if any(isinstance(value, list) for value in values):
        try:
            return pa.chunked_array([pa.array(values)])
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            pass
    return as_column([_plain(value) for value in values])


def _plain(value: Any) -> Any:
    if isinstance(value, list | Mapping):
        return json.dumps(value, ensure_ascii=False)
    return value if value != "" else None


def _decoded(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        found = json.loads(text)  # NaN and Infinity, which Python writes; its errors name the line
        if "\\u" in text:
            _check_whole(found)
        return found
    except UnicodeEncodeError as error:
        raise ValueError(str(error)) from None


def _check_whole(found: Any) -> None:
    """Refuse texts that were cut between the two halves of a character: nothing can hold them."""
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        half = error.object[error.start]
        raise ValueError(f"a text in it holds half of a character ({half!a}); take that out") from None


_CODE = '''def read_records(path, encoding="utf-8-sig"):
    """Return the columns of JSON: records, a record a line, rows or columns by name."""
    text = Path(path).read_text(encoding=encoding)
    try:
        found = json.loads(text)
    except ValueError:
        found = [json.loads(line) for line in text.split("\\n") if line.strip()]
    if isinstance(found, dict):
        values = list(found.values())
        deeper = list(lists_of_records(found))
        is_keyed = len(values) > 1 and all(isinstance(value, dict) for value in values)
        lists = [value for value in values if isinstance(value, list) and value]
        records = [value for value in lists if isinstance(value[0], dict)]
        if "columns" in found and "data" in found:
            rows, names = found["data"], found["columns"]
            found = [dict(zip(names, row, strict=True)) for row in rows]
        elif len(records) == 1:
            found = records[0]
        elif len(deeper) == 1 and not is_keyed:
            found = deeper[0]
        elif all(isinstance(value, list) for value in values):
            return pd.DataFrame(found).replace("", None)
        elif all(isinstance(value, dict) for value in values):
            if all(key.isdigit() for key in values[0]):
                found = {name: list(value.values()) for name, value in found.items()}
                return pd.DataFrame(found).replace("", None)
            found = values
        else:
            found = [found]
    elif all(isinstance(row, list) for row in found):
        names = [f"column_{i + 1}" for i in range(len(found[0]))]
        if all(isinstance(cell, str) for cell in found[0]) and len(found) > 1:
            names, found = found[0], found[1:]
        found = [dict(zip(names, row, strict=True)) for row in found]
    elif not any(isinstance(row, dict) for row in found):
        found = [{"value": value} for value in found]
    return pd.json_normalize(found).replace("", None)'''

_LISTS_CODE = '''def lists_of_records(found):
    """Yield the lists of records that stand within objects alone."""
    for value in found.values():
        if isinstance(value, dict):
            yield from lists_of_records(value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield value'''
