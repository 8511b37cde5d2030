"""What separates the cells of a text table: tried one after the other, and judged by how even the rows become."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from designer.data.numbers import is_number

BLANKS = " "  # as a delimiter: any number of blanks
DELIMITERS = (",", ";", "\t", "|")
_RARE = ("^", "~", ":", "\x01", "\x1f", BLANKS)
_SCORED_LINES = 200
_SURE = 0.9


class Candidate(msgspec.Struct, frozen=True):
    """Another reading: the encoding or delimiter, and what the first line that it changes then is."""

    value: str
    preview: str


def find_delimiter(lines: Sequence[str], quote: str, escape: str, wanted: str) -> tuple[str, tuple[Candidate, ...]]:
    """Return the delimiter of lines, and the others that would cut them, too."""
    lines = [line for line in lines if line.strip()][:_SCORED_LINES]
    scores = {d: _score(lines, d, quote, escape) for d in DELIMITERS}
    scored = sorted((d for d in DELIMITERS if scores[d] > 0), key=lambda d: -scores[d])
    best = scores[scored[0]] if scored else 0.0
    if best < _SURE:
        for other in _RARE:
            score = _score(lines, other, quote, escape)
            if score >= max(_SURE, best) and (other not in ": " or _has_numbers(lines, other, quote)):
                scored.insert(0, other)
                best = score
                break
    body = lines[next((i for i, line in enumerate(lines) if scored and scored[0] in line), 0) :]
    if scored and best < _SURE and len(body) < len(lines) and _score(body, scored[0], quote, escape) < _SURE:
        # One column of text with commas in it: cut by what does not occur.
        scored.insert(0, next(d for d in ("\t", "|", ";", "\x1f") if not any(d in line for line in lines)))
    chosen = wanted or (scored[0] if scored else ",")
    others = [d for d in scored if d != chosen]
    return chosen, tuple(Candidate(d, " | ".join(parse(lines[:1], d, quote, escape)[0])[:80]) for d in others)


def _score(lines: Sequence[str], delimiter: str, quote: str, escape: str) -> float:
    """Return how well a delimiter cuts the lines into rows of equal width: 0 not at all, 1 perfectly."""
    rows = parse(lines, delimiter, quote, escape)
    if not rows:
        return 0.0
    widths = Counter(len(row) for row in rows)
    # A header may be one short, where the rows begin with their names or end with a delimiter.
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width < 2:
        return 0.0
    count += 2 < width == len(rows[0]) + 1
    torn = sum(
        any(d in cell and not is_number(cell) and d != delimiter for d in ",;\t|") for row in rows for cell in row
    )
    cells = sum(map(len, rows))
    return count / len(rows) - 0.5 * torn / cells


def _has_numbers(lines: Sequence[str], delimiter: str, quote: str) -> bool:
    rows = parse(lines, delimiter, quote, "")
    if delimiter == ":":
        return len(rows) > 2 and all(len(row) == len(rows[0]) > 2 for row in rows)
    width = width_of(rows[1:] or rows)
    body = [row for row in rows[1:] if len(row) == width]
    return len(body) > 1 and any(all(is_number(row[i]) for row in body) for i in range(width))


def parse(lines: Sequence[str], delimiter: str, quote: str, escape: str) -> list[list[str]]:
    """Return lines as rows of cells, without empty ones; nothing is refused."""
    if delimiter == BLANKS:
        rows = csv.reader((re.sub(r"[ \t]+", " ", line.strip()) for line in lines), delimiter=" ", quotechar=quote)
    elif len(delimiter) > 1:
        rows = (line.split(delimiter) for line in lines)  # type: ignore[assignment]
    else:
        source = io.StringIO("\n".join(lines), newline="")
        rows = csv.reader(
            source, delimiter=delimiter, quotechar=quote, skipinitialspace=True, escapechar=escape or None
        )
    try:
        return [row for row in rows if row]
    except csv.Error:
        return [line.split(delimiter) for line in lines if line]


def find_quote(lines: Sequence[str]) -> str:
    """Return the mark around cells."""
    text = "\n".join(lines[:_SCORED_LINES])
    singles = len(re.findall(r"(?:^|[,;\t|])'[^'\n]*'(?=[,;\t|]|$)", text, re.MULTILINE))
    return "'" if '"' not in text and singles > 1 and singles * 2 >= text.count("'") * 0.9 else '"'


def width_of(rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells most rows have."""
    return Counter(len(row) for row in rows[:10_000]).most_common(1)[0][0]
