"""Excel and other spreadsheets: one sheet, its table found below titles."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from designer.data.code import Code, called, given
from designer.data.dialect import Dialect
from designer.data.errors import DataError
from designer.data.files import MAX_RECORDS_BYTES, check_size, checked_names, no_rows, resolve, unreadable
from designer.data.footers import footer_of, said_of_footer
from designer.data.header import has_header, joined_heads
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, as_column, chosen, rows_of
from designer.data.sources.formulas import without_results
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 100  # rows in which sums below the table are looked for
_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


class ExcelSource(Source, frozen=True, tag="excel", omit_defaults=True, forbid_unknown_fields=True):
    """One sheet of a workbook, by name; "" is the first that has a table."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "workbook")
    endings: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
    path: str
    sheet: str = ""
    header: bool | None = None
    skip_rows: int | None = None

    @classmethod
    def of(cls, path: Path, head: bytes) -> ExcelSource | None:
        """Return the source of a workbook."""
        if head.startswith(_OLD_OFFICE):
            return cls(str(path))
        if head.startswith(b"PK"):
            try:
                with zipfile.ZipFile(path) as archive:
                    return cls(str(path)) if set(_PARTS) & set(archive.namelist()) else None
            except (zipfile.BadZipFile, OSError, ValueError):
                return cls(str(path)) if path.suffix.lower() in cls.endings else None
        return None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns of the sheet. Raises DataError."""
        path = resolve(self.path, folder)
        check_size(path, MAX_RECORDS_BYTES)
        _check_archive(path)
        rows, sheet, sheets, merged = _rows(path, self.sheet)
        progress(0.5)
        notes = []
        if len(sheets) > 1:
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP("Data", "The sheet {sheet} is read; there are also: {others}."),
                    {"sheet": sheet, "others": ", ".join(name for name in sheets if name != sheet)},
                )
            )
        missing, place = without_results(path, sheet) if any("" in row for row in rows) else (0, "")
        if missing:
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP(
                        "Data",
                        "{count} formulas have no result in the file, the first in {place}; they are read as gaps. "
                        "Save the file once in a spreadsheet program to have them worked out.",
                    ),
                    {"count": missing, "place": place},
                )
            )
        top = _top(rows) if self.skip_rows is None else self.skip_rows
        if top and self.skip_rows is None:
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP("Data", "{count} lines above the table are passed over; the first is: {line}"),
                    {"count": top, "line": " ".join(str(c) for row in rows[:top] for c in row if c != "")[:80]},
                )
            )
        filled = _fill_merged(rows, merged, top)
        rows = [row for row in rows[top:] if any(cell != "" for cell in row)]
        if not rows:
            raise unreadable(path, "it is empty")
        used = [i for i in range(len(rows[0])) if any(row[i] != "" for row in rows)]
        rows = [[row[i] for i in used] for row in rows]
        shown = [[_shown(cell) for cell in row] for row in rows[:1000]]
        header = has_header(shown) if self.header is None else self.header
        written = shown[0] if header else [f"column_{i + 1}" for i in range(len(used))]
        joined = joined_heads(written, shown[1:]) if header else None
        if joined is not None:
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP("Data", "Two lines name the columns; together: {names}."),
                    {"names": listed(joined, 6)},
                )
            )
            rows, written = rows[1:], joined
        names = checked_names(path, top + 1, written)
        if filled:
            told = [f"{names[used.index(column)]} ({count})" for column, count in filled.items()]
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP("Data", "Cells merged with one above are read as its value: {names}."),
                    {"names": listed(told, 6)},
                )
            )
        if not header:
            notes.append(Text(QT_TRANSLATE_NOOP("Data", "The file has no header; its columns are numbered from 1.")))
        body = rows[1:] if header else rows
        last = [[_shown(cell) for cell in row] for row in body[-_LAST:]]
        footer = 0 if self.skip_rows is not None else footer_of(last, len(used))
        if footer:
            notes.append(said_of_footer(last[-footer], footer))
            body = body[:-footer]
        if not body:
            raise no_rows(path)
        table = {n: as_column([_value(row[names.index(n)]) for row in body]) for n in chosen(names, columns)}
        dialect = Dialect(
            encoding="",
            delimiter="",
            header=header,
            skip_rows=top,
            footer=footer,
            joins_heads=joined is not None,
            has_merged=bool(filled),
            headings=tuple(written),
            names=tuple(names),
            sheet=sheet,
            sheets=tuple(sheets),
        )
        return Opened(Table(table, rows_of(table)), tuple(notes), dialect, folder=path.parent)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = columns, part
        found = reading.dialect or Dialect(encoding="", delimiter="")
        sheet = self.sheet or found.sheet or 0
        more = given(footer=found.footer or None, names=list(found.names) if found.joins_heads else None)
        text = called("read_sheet", "path", sheet=sheet, skip_rows=found.skip_rows, header=found.header, **more)
        imports = ("import pandas as pd",)
        if not found.has_merged:
            return Code(text, imports, (_CODE,))
        return Code(text, (*imports, "from python_calamine import CalamineWorkbook"), (_MERGED_CODE, _FILL_CODE))


def _check_archive(path: Path) -> None:
    """Refuse workbooks that would unpack to more than is read."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            total = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise unreadable(path, str(error)) from None
    if total > MAX_RECORDS_BYTES:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{file} would unpack to {size} GB; at most {limit} GB are read."),
            file=path.name,
            size=round(total / 2**30, 1),
            limit=MAX_RECORDS_BYTES // 2**30,
        )


_Ranges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


def _rows(path: Path, wanted: str) -> tuple[list[list[Any]], str, list[str], _Ranges]:
    """Return the rows of a sheet, its name, those of all sheets, and which of its cells are merged."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = list(book.sheet_names)
        if wanted and wanted not in sheets:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "{file} has no sheet {sheet}; there are {names}."),
                file=path.name,
                sheet=wanted,
                names=", ".join(sheets),
            )
        first: tuple[list[list[Any]], str, _Ranges] = ([], "", ())
        hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
        for name in [wanted] if wanted else sorted(sheets, key=hidden.__contains__):
            read = book.get_sheet_by_name(name)
            rows, merged = read.to_python(skip_empty_area=False), read.merged_cell_ranges or ()
            filled = [sum(cell != "" for cell in row) for row in rows]
            has_numbers = any(not isinstance(cell, str) for row in rows for cell in row)
            if wanted or (sum(map(bool, filled)) > 1 and (max(filled) > 1 or has_numbers)):
                return rows, name, sheets, merged
            if any(filled) and not first[0]:
                first = (rows, name, merged)  # words about the others, unless there is nothing else
    except DataError:
        raise
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise unreadable(path, f"{type(error).__name__}: {error}"[:200]) from None
    if first[0]:
        return first[0], first[1], sheets, first[2]
    raise unreadable(path, "its sheets are empty")


def _fill_merged(rows: list[list[Any]], merged: _Ranges, top: int) -> dict[int, int]:
    """Write the value of the first of merged cells into those below it; return how many were filled, by column.

    Titles above the rows stay as they are, and so do rows of nothing else.
    """
    counts: dict[int, int] = {}
    for (first, column), (last, _) in merged:
        for row in rows[first + 1 : last + 1] if first > top else ():
            if any(cell != "" for cell in row):
                row[column] = rows[first][column]
                counts[column] = counts.get(column, 0) + 1
    return counts


def _top(rows: list[list[Any]]) -> int:
    """Return how many rows stand above the table: empty ones and titles of one cell."""
    width = max(sum(cell != "" for cell in row) for row in rows[:1000])
    for index, row in enumerate(rows):
        filled = sum(cell != "" for cell in row)
        if filled and (filled > 1 or width == 1):
            return index
    return 0


def _shown(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _value(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, datetime.timedelta):
        return cell.total_seconds()
    if isinstance(cell, datetime.datetime):
        return cell
    if isinstance(cell, datetime.date):
        return datetime.datetime(cell.year, cell.month, cell.day)
    return cell


_CODE = '''def read_sheet(path, sheet, skip_rows, header, footer=0, names=None):
    """Return a worksheet without empty rows and columns; without a header by number.

    `names` are those that its first two rows give together.
    """
    frame = pd.read_excel(
        path,
        sheet_name=sheet,
        header=None,
        skiprows=skip_rows,
        dtype=object,
        keep_default_na=False,
        na_values=[""],
        engine="calamine",
    )
    frame = frame.dropna(how="all").dropna(how="all", axis="columns")
    if names:
        frame = frame.iloc[2:]
    elif not header:
        names = [f"column_{i + 1}" for i in range(frame.shape[1])]
    else:
        names = ["" if pd.isna(cell) else str(cell).strip() for cell in frame.iloc[0]]
        names = [name or f"Unnamed: {i}" for i, name in enumerate(names)]
        frame = frame.iloc[1:]
    frame = frame.iloc[: len(frame) - footer]
    return frame.set_axis(names, axis="columns").replace(r"^\\s*$", None, regex=True)'''

_MERGED_CODE = _CODE.replace(
    """    frame = frame.dropna(how="all")""",
    """    book = CalamineWorkbook.from_path(str(path))
    merged = book.get_sheet_by_name(sheet).merged_cell_ranges
    fill_merged(frame, merged, skip_rows)
    frame = frame.dropna(how="all")""",
    1,
)

_FILL_CODE = '''def fill_merged(frame, merged, skip_rows):
    """Write the value of the first of merged cells into those below it."""
    for (first, column), (last, _) in merged:
        first, last = first - skip_rows, last - skip_rows
        below = frame.iloc[first + 1 : last + 1] if first > 0 else frame.iloc[:0]
        rows = below.index[below.notna().any(axis="columns")]
        frame.iloc[rows, column] = frame.iloc[first, column]'''
