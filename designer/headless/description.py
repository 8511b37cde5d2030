"""What is in a file or folder of data: its rows, how it is written, and a line a field."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import numpy as np

from designer.data.dialect import Dialect
from designer.data.field import Field
from designer.data.progress import Progress
from designer.data.sources import Opened, Source
from designer.data.understand import understand
from designer.graph.texts import Text
from designer.headless.sources import named_source

_PATIENCE = 0.5  # seconds before anything is told of how far it is
_TELL_EVERY = 0.2
_SHOWN = {"\t": "tab", " ": "blanks", ";": ";"}


def describe(args: argparse.Namespace) -> int:
    """Print the fields of a source as they were understood."""
    source = named_source(args)
    with _told(args.data.name) as progress:
        opened = source.open(args.data.absolute().parent, None, progress.part(0.0, 0.4))
        fields = understand(opened, None, progress.part(0.4, 1.0))
    if args.json:
        print(json.dumps(_record(source, opened, fields), ensure_ascii=False, indent=2))
        return 0
    print(f"{args.data.name}: {_count(opened.table.rows, 'row')}, {_count(len(fields), 'column')}")
    for line in _form(opened.dialect):
        print(line)
    for part, table in opened.parts.items():
        print(_one_line(f"{part}: {_count(table.rows, 'row')} ({', '.join(table.columns)})"))
    for note in opened.notes:
        print(f"note: {note}")
    for field in fields:
        print(_one_line(f"{field.name:24} {_kind(field):12} {_content(field)}"))
        for remark in (*((field.reason,) if field.reason else ()), *field.notes):
            print(f"{'':24} {remark}")
    return 0


@contextmanager
def _told(name: str) -> Iterator[Progress]:
    """Give a progress that is told on standard error, where the work takes longer than half a second."""
    last = began = time.monotonic()
    is_shown = False
    width = 0

    def tell(share: float, what: Text) -> None:
        nonlocal last, is_shown, width
        now = time.monotonic()
        if now - began < _PATIENCE or now - last < _TELL_EVERY:
            return
        last, is_shown = now, True
        line = f"{share:4.0%} {str(what) or name}"[:100]
        # A terminal shows one line that changes, a file a line each second or so.
        sys.stderr.write(f"\r{line.ljust(width)}" if sys.stderr.isatty() else f"{line}\n")
        sys.stderr.flush()
        width = len(line)

    try:
        yield Progress(tell)
    finally:
        if is_shown and sys.stderr.isatty():
            sys.stderr.write("\r" + " " * width + "\r")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _one_line(text: str) -> str:
    """Return a text that stays on its line, whatever names and values of a file bring along."""
    return " ".join(text.splitlines()).rstrip()


def _form(dialect: Dialect | None) -> list[str]:
    if dialect is None or not dialect.encoding:
        return []
    parts = [f"encoding {dialect.encoding}", f"delimiter {_SHOWN.get(dialect.delimiter, dialect.delimiter)}"]
    if dialect.decimal:
        parts.append(f"decimal mark {dialect.decimal}")
    lines = [", ".join([*parts, "header" if dialect.header else "no header"])]
    lines += [f"  --encoding {other.value} would read: {other.preview}" for other in dialect.encodings]
    return lines


def _kind(field: Field) -> str:
    return "ignored" if field.role == "ignored" else field.kind


def _content(field: Field) -> str:
    parts = []
    if field.shape:
        parts.append(" x ".join("?" if size is None else str(size) for size in field.shape))
    if field.kind == "datetime" and field.minimum is not None and field.maximum is not None:
        low, high = (np.datetime64(int(value), "s") for value in (field.minimum, field.maximum))
        parts.append(f"{low} to {high}" + (f", written {field.dates}" if field.dates else ""))
    elif field.minimum is not None and field.maximum is not None and field.kind != "boolean":
        parts.append(f"{field.minimum:.6g} to {field.maximum:.6g}, mean {field.mean:.4g}")
    if field.categories:
        shown = [f"{name} ({count})" for name, count in zip(field.categories[:4], field.counts, strict=False)]
        parts.append(", ".join(shown) + (f", ... {field.distinct} in all" if field.distinct > 4 else ""))
    elif field.kind in {"text", "identifier"} and field.examples:
        parts.append("such as " + field.examples[0][:40])
    if field.missing:
        parts.append(f"{field.missing} missing")
    return "; ".join(parts)


def _record(source: Source, opened: Opened, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "source": msgspec.to_builtins(source),
        "rows": opened.table.rows,
        "dialect": _plain(opened.dialect) if opened.dialect else None,
        "parts": {name: {"rows": table.rows, "columns": list(table.columns)} for name, table in opened.parts.items()},
        "notes": [str(note) for note in opened.notes],
        "fields": [_plain(field) for field in fields],
    }


def _plain(record: Field | Dialect) -> dict[str, Any]:
    """Return every member of a record, sentences as text."""
    found: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, Text):
            value = str(value)
        elif isinstance(value, tuple) and any(isinstance(part, Text) for part in value):
            value = [str(part) for part in value]
        found[name] = msgspec.to_builtins(value)
    return found
