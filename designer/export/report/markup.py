"""Pieces of HTML; everything that comes from outside is escaped here."""

from __future__ import annotations

import base64
import html
import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Sequence

from designer.graph.texts import Text

Say = Callable[[Text], str]
"""What says a text in the language of the report."""

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = {
    "svg": ("width", "height", "viewBox"),
    "g": ("transform", "class"),
    "path": ("d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polygon": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polyline": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "ellipse": ("cx", "cy", "rx", "ry", "fill", "stroke"),
    "text": ("x", "y", "text-anchor", "font-family", "font-size", "font-weight", "fill"),
}


def plain(text: object) -> str:
    """Return a text that may hold anything as HTML."""
    return html.escape(str(text), quote=True)


def number(value: float | None) -> str:
    """Return a number in six digits; the mark around it holds all of them."""
    if value is None or not math.isfinite(value):
        return "–"
    return f'<data value="{value!r}">{value:.6g}</data>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """Return a table of cells that are HTML; of one without a head the first cell of a row is its title."""
    lines = [f'<table class="{kind}" cellspacing="0" cellpadding="4">' if kind else _TABLE]
    if head:
        lines.append("<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>")
    for row in rows:
        first, *rest = row
        cells = [f"<td>{first}</td>" if head else f"<th>{first}</th>", *(_cell(cell) for cell in rest)]
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*lines, "</table>"])


def side_by_side(pictures: Sequence[str], columns: int = 2) -> str:
    """Return pictures in rows."""
    rows = [pictures[at : at + columns] for at in range(0, len(pictures), columns)]
    cells = ("<tr>" + "".join(f"<td>{picture}</td>" for picture in row) + "</tr>" for row in rows)
    return '<table class="pictures" cellspacing="0" cellpadding="4">' + "".join(cells) + "</table>"


def picture(png: bytes, title: str) -> str:
    """Return a PNG that lies within the page."""
    data = base64.b64encode(png).decode("ascii")
    return f'<img class="example" src="data:image/png;base64,{data}" alt="{plain(title)}">'


def own_svg(text: str) -> str:
    """Return a picture of Graphviz as a part of a page: its shapes and words alone, no links and no namespaces."""
    try:
        root = ET.fromstring(text)
    except ET.ParseError:
        return ""
    return _shape(root)


def _shape(element: ET.Element) -> str:
    name = element.tag.removeprefix(_SVG)
    if name not in _DRAWING:
        return ""
    found = {key: element.get(key) for key in _DRAWING[name]}
    attributes = "".join(f' {key}="{plain(value)}"' for key, value in found.items() if value is not None)
    inside = plain(element.text or "") if name == "text" else "".join(_shape(child) for child in element)
    return f"<{name}{attributes}>{inside}</{name}>"


def _cell(cell: str) -> str:
    return f'<td align="right">{cell}</td>' if cell.startswith("<data ") or cell == "–" else f"<td>{cell}</td>"


_TABLE = '<table cellspacing="0" cellpadding="4">'
