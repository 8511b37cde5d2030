"""Formulas of a workbook whose results the file does not keep: programs write them, spreadsheets work them out."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA = re.compile(rb"<c\b([^>]*)>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_PLACE = re.compile(rb'\br="([A-Z]+\d+)"')
_MOST = 256 << 20  # bytes of a sheet that are looked through


def without_results(path: Path, sheet: str) -> tuple[int, str]:
    """Return how many formulas of a sheet have no result in the file, and the place of the first ("B2"); 0 and "" of
    files that are not .xlsx or .xlsm. Source: ECMA-376, part 1, 18.3.1.4 (c) and 18.3.1.40 (f).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if _BOOK not in archive.namelist():
                return 0, ""
            data = b""
            if part := _part(archive, sheet):
                with archive.open(part) as file:
                    data = file.read(_MOST)
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, NotImplementedError, ElementTree.ParseError):
        return 0, ""
    found = list(_FORMULA.finditer(data)) if b"<f" in data else []
    place = _PLACE.search(found[0][1]) if found else None
    return len(found), place[1].decode() if place else ""


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part of the archive that holds a sheet, "" where there is none."""
    with archive.open(_BOOK) as book, archive.open(_LINKS) as links:
        ids = [one.get(_ID) for one in ElementTree.fromstring(book.read(1 << 20)).iter() if one.get("name") == sheet]
        targets = {one.get("Id"): one.get("Target", "") for one in ElementTree.fromstring(links.read(1 << 20))}
    target = next((targets[one] for one in ids if one in targets), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}" if target else ""
