"""Rows below a table that are none of its own: remarks, and sums over the rows above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from designer.data.numbers import is_number
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_SUMS = frozenset({
    "total", "totals", "grand total", "sum", "sums", "subtotal", "overall", "average", "mean", "summe", "gesamt",
    "insgesamt", "mittelwert", "합계", "총계", "총합", "소계", "평균", "계",
})  # fmt: skip


_REMARK = re.compile(
    r"(sources?|notes?|remarks?|footnotes?|downloaded|exported|generated|created|copyright|quelle|hinweis|anmerkung"
    r"|fuente)\b|[*†※©]|(출처|자료|비고|주\s?[:)])"
)


def is_note(row: Sequence[str]) -> bool:
    """Tell whether a row has one cell of words at most."""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) <= 1 and not any(is_number(cell) for cell in filled)


def footer_of(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many of the rows at the end are remarks, or sums, and no rows of a table of that width.

    A remark has fewer fields than the table; a sum is called so in its first cell, as no other row is, and has numbers
    or nothing in the others.
    """
    count = 0
    while width > 1 and count < len(rows) - 2:
        row = rows[-1 - count]
        if not (len(row) < width and (is_note(row) or _is_remark(row))) and not _is_sum(row, rows[: -1 - count]):
            break
        count += 1
    return count


def said_of_footer(row: Sequence[str], count: int) -> Text:
    """Return what is to be said of rows that are passed over; `row` is the first of them."""
    template = QT_TRANSLATE_NOOP("Data", "{count} lines below the table are passed over; the first is: {line}")
    return Text(template, {"count": count, "line": " ".join(cell for cell in row if cell)[:80]})


def _is_remark(row: Sequence[str]) -> bool:
    """Tell whether a row begins as remarks below tables do, though commas stand in it."""
    return _REMARK.match(row[0].strip().casefold()) is not None if row else False


def _is_sum(row: Sequence[str], above: Sequence[Sequence[str]]) -> bool:
    filled = [cell.strip() for cell in row if cell.strip()]
    if len(filled) < 2 or not _is_called_sum(filled[0]) or not all(is_number(cell) for cell in filled[1:]):
        return False
    return not any(cells and _is_called_sum(cells[0]) for cells in ([c for c in one if c.strip()] for one in above))


def _is_called_sum(cell: str) -> bool:
    return cell.strip().rstrip(":.").casefold() in _SUMS
