"""How a text table is written: encoding, delimiter, marks in numbers, comments, header; found, and open to choice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from designer.data import encodings
from designer.data.delimiters import BLANKS, DELIMITERS, Candidate, find_delimiter, find_quote, parse, width_of
from designer.data.errors import DataError
from designer.data.files import checked_names, faulty, unreadable
from designer.data.footers import footer_of, is_note, said_of_footer
from designer.data.header import has_header, joined_heads
from designer.data.numbers import is_number, uses_decimal_comma
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

SAMPLE_BYTES = 1 << 18
LONGEST_LINE = 1 << 26
TAIL_BYTES = 1 << 14
_SEP_LINE = re.compile(r'"?sep=(.)"?[ ,;\t|]*$', re.IGNORECASE)
_SPARSE = re.compile(r"\S+(\s+\d+:[-+.\deE]+)+")
_IN_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")
_COMMENTS = ("#", "//", "%")


class Dialect(msgspec.Struct, frozen=True, omit_defaults=True):
    """The form in which a text table was found.

    `delimiter` is " " for any number of blanks. `skip_rows` are the lines above the header (or the first row) and
    `footer` those below the last row that are passed over, without empty ones. `headings` are the names of the columns
    as they are written. `decimal` is "" where no number tells. `cells_blank` says that blanks follow the delimiters. Of
    a workbook `sheet` is the one that is read out of `sheets`.
    """

    encoding: str = "utf-8"
    certain: bool = True
    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    decimal: str = ""
    thousands: str = ""
    header: bool = True
    skip_rows: int = 0
    footer: int = 0
    comment: str = ""
    comments: int = 0
    cells_blank: bool = False
    drops_last: bool = False
    joins_heads: bool = False  # two lines name the columns
    has_merged: bool = False  # cells of a worksheet that are merged with those of rows above
    repeated: str = ""  # the line of the header, where it stands among the rows again
    headings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    encodings: tuple[Candidate, ...] = ()
    delimiters: tuple[Candidate, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


class Wanted(msgspec.Struct, frozen=True):
    """What a person said of a table's form; "" and None: to be found out."""

    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    thousands: str = ""
    header: bool | None = None
    skip_rows: int | None = None
    comment: str = ""
    quote: str = ""


class Sample(msgspec.Struct, frozen=True):
    """The beginning of a text table as rows below everything that is passed over, without the header."""

    rows: list[list[str]]
    whole: bool


def find_dialect(path: Path, wanted: Wanted, most: int | None = None) -> tuple[Dialect, Sample]:
    """Return the form of a text table and its first rows; the encoding follows from all its bytes, or from so many.

    Raises DataError, OSError.
    """
    found = encoding_of(path, wanted.encoding, most)
    head, tail, whole = _texts(path, found.name)
    if "\0" in head:
        raise faulty(path, head[: head.index("\0")].count("\n") + 1, "it holds a NUL character, so this is not text")
    lines = head.split("\n")
    if not "".join(lines).strip():
        raise unreadable(path, "it is empty")
    _check_is_table(path, lines)
    notes: list[Text] = []
    skipped, given = _sep_line(lines, notes)
    comment, comments = _comments(lines, skipped, wanted.comment, notes)
    # A mark in front of the header only is passed over with the lines above it.
    start = skipped + comments if wanted.skip_rows is None else wanted.skip_rows
    while start < len(lines) and not lines[start].strip():
        start += 1
    body = [line for line in lines[start:] if not (comment and line.lstrip().startswith(comment))]
    quote = wanted.quote or find_quote(body)
    escape = "\\" if f"\\{quote}" in head and f"{quote}{quote}" not in head.replace(f"\\{quote}", "") else ""
    delimiter, others = find_delimiter(body, quote, escape, wanted.delimiter or given)
    rows = parse(body, delimiter, quote, escape)
    if not rows:
        raise unreadable(path, "it is empty")
    if whole and not wanted.skip_rows and len(rows) > 1:
        footer = _footer(rows, notes)
    else:
        footer = _footer(_tail_rows(tail, delimiter, quote, escape, rows), notes) if not whole else 0
    rows = rows[: len(rows) - footer] if whole and footer else rows
    titles = _titles(rows, notes) if wanted.skip_rows is None else 0
    rows = rows[titles:]
    if not rows:
        raise unreadable(path, "it is empty")
    top = _line_of(lines, start, comment, titles)
    decimal = wanted.decimal or _decimal(rows, delimiter)
    header = has_header(rows) if wanted.header is None else wanted.header
    headings, body_rows = (rows[0], rows[1:]) if header else ([], rows)
    width = width_of(body_rows or rows)
    drops_last = _drops_last(headings, body_rows, width, header)
    if header and len(headings) == width - 1 and not drops_last and len(body_rows) > 1:
        headings = ["row", *headings]
        notes.append(
            Text(QT_TRANSLATE_NOOP("Data", "The first column has no name and is called {name}."), {"name": "row"})
        )
    if drops_last:
        notes.append(
            Text(QT_TRANSLATE_NOOP("Data", "Every row ends with a delimiter; the empty last column is left out."))
        )
        width -= 1
    joined = joined_heads(headings, body_rows) if header else None
    if header and joined is not None:
        headings, body_rows = body_rows[0], body_rows[1:]
        top = _line_of(lines, start, comment, titles + 1)
        names = checked_names(path, top, joined)
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "Two lines name the columns; together: {names}."), {"names": listed(names, 6)}
            )
        )
    elif header:
        names = checked_names(path, top + 1, headings)
    else:
        names = [f"column_{i + 1}" for i in range(width)]
        notes.append(Text(QT_TRANSLATE_NOOP("Data", "The file has no header; its columns are numbered from 1.")))
    dialect = Dialect(
        encoding=found.name,
        certain=found.certain,
        delimiter=delimiter,
        quote=quote,
        escape=escape,
        decimal=decimal,
        thousands=wanted.thousands,
        header=header,
        skip_rows=top,
        footer=footer,
        comment=comment,
        comments=comments,
        cells_blank=_blanks_follow(body, delimiter, quote),
        drops_last=drops_last,
        joins_heads=joined is not None,
        headings=tuple(headings),
        names=tuple(names),
        encodings=_encoding_candidates(path, found),
        delimiters=others,
    )
    if not found.certain and dialect.encodings:
        other = dialect.encodings[0]
        notes.insert(
            0,
            Text(
                QT_TRANSLATE_NOOP(
                    "Data",
                    "The encoding is not certain: read as {encoding}. "
                    "As {other} it would be: {preview}. Choose it if that is right.",
                ),
                {"encoding": found.name, "other": other.value, "preview": other.preview},
            ),
        )
    return msgspec.structs.replace(dialect, notes=tuple(notes)), Sample(body_rows, whole)


def _check_is_table(path: Path, lines: Sequence[str]) -> None:
    """Refuse texts of other forms, in which delimiters mean something else."""
    first = [line.strip() for line in lines[:50] if line.strip()][:5]
    start = first[0].lower()
    if start.startswith(("<!doctype html", "<html", "<table", "<?xml")):
        raise unreadable(path, "it is a web page or XML and no table; save it as CSV or as a workbook")
    if start.startswith("@relation"):
        raise unreadable(path, "it is in the form of Weka (ARFF); save it as CSV")
    if len(first) > 1 and all(_SPARSE.fullmatch(line) for line in first):
        raise unreadable(path, "it is in the form of LIBSVM (number:value); save it as CSV")


def _texts(path: Path, encoding: str) -> tuple[str, str, bool]:
    """Return the beginning and the end of a file as text with \\n at line ends, and whether the beginning is all."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(SAMPLE_BYTES)
        if not re.search(rb"[\r\n]", head[:-4]):
            head += file.read(LONGEST_LINE)
        whole = size <= len(head)
        tail = b""
        if not whole:
            file.seek(-(TAIL_BYTES // 4 * 4), 2)
            tail = file.read()
    try:
        text = head.decode(encoding) if whole else _decode_cut(head, encoding)
        end = tail.decode(_without_mark(encoding, head), errors="replace")
    except (UnicodeError, LookupError) as error:
        raise not_in(path, encoding, error) from None
    text = text.removeprefix("\ufeff")
    texts = [part.replace("\r\n", "\n").replace("\r", "\n") for part in (text, end)]
    if not whole:
        cut = texts[0].rfind("\n")
        if cut < 0:
            raise unreadable(path, f"its first line has more than {LONGEST_LINE // 2**20} MB")
        texts[0] = texts[0][:cut]
    return texts[0], texts[1], whole


def not_in(path: Path, encoding: str, error: Exception) -> DataError:
    """Return the refusal of a text that is not in the encoding."""
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{file} cannot be read as {encoding} text: {reason}. Choose another encoding."),
        file=path.name,
        encoding=encoding,
        reason=str(error)[:200],
    )


def encoding_of(path: Path, wanted: str, most: int | None = None) -> encodings.EncodingFound:
    """Return the encoding that is wanted, or else the one of a text, after a look at all its bytes or at so many.

    Raises DataError for a text that is UTF-8 but for some bytes, OSError.
    """
    if wanted:
        return encodings.EncodingFound(wanted, True)
    found = encodings.find_encoding(path, most)
    if found.damaged:
        raise _damaged(path)
    return found


def _damaged(path: Path) -> DataError:
    line, text = encodings.first_damage(path)
    around = max(0, text.find("\ufffd") - 20)
    return DataError(
        QT_TRANSLATE_NOOP(
            "Errors",
            "{file}, line {line}: {text}: bytes that are not UTF-8, as the rest of the file is. "
            "Mend the line, or choose another encoding.",
        ),
        file=path.name,
        line=line,
        text=text[around : around + 40],
    )


def _decode_cut(data: bytes, encoding: str) -> str:
    import codecs

    return codecs.getincrementaldecoder(encoding)().decode(data)


def _without_mark(encoding: str, head: bytes) -> str:
    if encoding == "utf-16":
        return "utf-16-be" if head.startswith(b"\xfe\xff") else "utf-16-le"
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _sep_line(lines: list[str], notes: list[Text]) -> tuple[int, str]:
    match = _SEP_LINE.match(lines[0].strip(" ") if lines[0] != "sep=\t" else lines[0])
    if not match:
        return 0, ""
    notes.append(
        Text(
            QT_TRANSLATE_NOOP("Data", "The line {line} is passed over; it names the delimiter."),
            {"line": lines[0].strip()},
        )
    )
    return 1, match[1]


def _comments(lines: list[str], start: int, wanted: str, notes: list[Text]) -> tuple[str, int]:
    """Return the mark of comments and how many stand at the top."""
    for mark in (wanted,) if wanted else _COMMENTS:
        top = start
        while top < len(lines) and (lines[top].startswith(mark) or (top > start and not lines[top].strip())):
            top += 1
        count = sum(line.startswith(mark) for line in lines[start:top])
        if count == 1 and not wanted and top < len(lines):
            first, second = lines[start], lines[top]
            if any(first.count(d) == second.count(d) > 0 for d in DELIMITERS):
                continue  # a header whose first name begins with the mark
        everywhere = sum(line.startswith(mark) for line in lines)
        if count or (wanted and everywhere):
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP(
                        "Data", "Lines that begin with {mark} are passed over as comments; {count} at the top."
                    ),
                    {"mark": mark, "count": count},
                )
            )
            return mark, top - start
    return wanted, 0


def _footer(rows: list[list[str]], notes: list[Text]) -> int:
    """Return how many rows at the end are no rows of the table."""
    count = footer_of(rows, width_of(rows))
    if count:
        notes.append(said_of_footer(rows[-count], count))
    return count


def _tail_rows(tail: str, delimiter: str, quote: str, escape: str, rows: list[list[str]]) -> list[list[str]]:
    width = width_of(rows)
    last = [row for row in parse(tail.split("\n")[1:], delimiter, quote, escape) if row]
    return [["0"] * width] * (len(last) + 2) + last[-20:]


def _titles(rows: list[list[str]], notes: list[Text]) -> int:
    """Return how many rows above the header are a title of the table."""
    width = width_of(rows)
    count = 0
    while width > 1 and count < len(rows) - 1 and len(rows[count]) != width and is_note(rows[count]) and count < 50:
        count += 1
    if len(rows[count]) < width - 1 and count < len(rows) - 1 and count:
        return 0
    # A title may be followed by as many delimiters as a row has; then what is below it must name every column.
    below = count
    while width > 1 and below < min(len(rows) - 1, 50) and len(rows[below]) == width and is_note(rows[below]):
        below += 1
    if below > count and len(rows[below]) == width and all(c.strip() and not is_number(c) for c in rows[below]):
        count = below
    if count:
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "{count} lines above the table are passed over; the first is: {line}"),
                {"count": count, "line": " ".join(rows[0])[:80]},
            )
        )
    return count


def _drops_last(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, header: bool) -> bool:
    if header and len(headings) != width - 1:
        return False
    return width > 1 and len(rows) > 0 and all(len(row) < width or not row[-1].strip() for row in rows)


def _blanks_follow(lines: Sequence[str], delimiter: str, quote: str) -> bool:
    return any(f"{delimiter} {quote}" in line for line in lines[:5000]) if delimiter != BLANKS else False


def _decimal(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    votes = Counter(
        "," if uses_decimal_comma(cell) else "thousands" if _IN_THOUSANDS.fullmatch(cell.strip()) else "."
        for row in rows[:500]
        for cell in row
        if is_number(cell)
        and ("," in cell or "." in cell)
        and (delimiter != "," or "." in cell or uses_decimal_comma(cell))
    )
    either = votes.pop("thousands", 0)  # 51.000 is a number below a hundred, unless commas tell otherwise
    return votes.most_common(1)[0][0] if votes else "." if either else ""


def _line_of(lines: Sequence[str], start: int, comment: str, titles: int) -> int:
    """Return the line of the first row below so many titles."""
    for index in range(start, len(lines)):
        if lines[index].strip() and not (comment and lines[index].lstrip().startswith(comment)):
            if not titles:
                return index
            titles -= 1
    return start


def _encoding_candidates(path: Path, found: encodings.EncodingFound) -> tuple[Candidate, ...]:
    """Return how the other encodings read the first line that is not plain ASCII."""
    if not found.others:
        return ()
    line = b""
    with path.open("rb") as file:
        for part in file:
            if not part.isascii():
                line = part[:400]
                break
    shown = []
    for name in found.others:
        text = line.decode(name, errors="replace").strip()
        # The part around the first character that tells.
        at = next((i for i, c in enumerate(text) if c > "\u007f"), 0)
        shown.append(Candidate(name, text[max(0, at - 20) : at + 40]))
    return tuple(shown)
