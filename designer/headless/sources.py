"""The source that a command names, with what its flags say of how it is written."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import msgspec

from designer.data.errors import DataError
from designer.data.sources import Source, source_of
from designer.data.sources.bundled import NAMES, BundledSource
from designer.graph.texts import QT_TRANSLATE_NOOP

_MARKS = {"\\t": "\t", "tab": "\t", "space": " "}


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the flags that correct what was found about a file."""
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook")
    parser.add_argument("--delimiter", metavar="MARK", help=r"what stands between the columns (\t for a tab)")
    parser.add_argument("--encoding", metavar="NAME", help="utf-8, cp949, cp1252, ...")
    parser.add_argument("--decimal", choices=(".", ","), help="the decimal mark of numbers")
    parser.add_argument("--no-header", action="store_true", help="the first row is data and no names")


def named_source(args: argparse.Namespace, folder: Path | None = None) -> Source:
    """Return the source of `args.data`: a file, a folder, or the name of a bundled set.

    Its path is relative to `folder` where it lies in it, else absolute. Raises DataError.
    """
    if str(args.data) in NAMES and not args.data.exists():
        return _with_flags(BundledSource(str(args.data)), args, {})
    file = args.data.absolute()
    inside = folder is not None and file.is_relative_to(folder)
    path = file.relative_to(folder).as_posix() if inside and folder is not None else str(file)
    return _with_flags(source_of(args.data), args, {"path": path})


def _with_flags(source: Source, args: argparse.Namespace, changes: dict[str, Any]) -> Source:
    wanted: dict[str, Any] = {
        "sheet": args.sheet,
        "delimiter": _MARKS.get(args.delimiter, args.delimiter),
        "encoding": args.encoding,
        "decimal": args.decimal,
        "header": False if args.no_header else None,
    }
    given = {name: value for name, value in wanted.items() if value is not None}
    for name in given:
        if name not in source.__struct_fields__:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "{file} is read as {kind}, which has no {option}. Leave it out."),
                file=args.data.name,
                kind=type(source).__struct_config__.tag,
                option=name,
            )
    return msgspec.structs.replace(source, **changes, **given)
