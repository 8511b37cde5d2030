"""The kind of a column of single values, found from its different values and its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from designer.data import dates, numbers, typed
from designer.data.distinct import distinct
from designer.data.field import Kind, NumberFormat, Role
from designer.data.progress import Progress, ignore
from designer.data.several_labels import Several, several_labels
from designer.data.table import Column
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp")
SOUNDS = (".wav", ".flac", ".ogg", ".mp3", ".aif", ".aiff")
_IDENTIFIERS = re.compile(
    r"(.*[_\-. ])?(id|uid|uuid|guid|key|index|idx|rowid|row|nr|no|number|#|번호|순번|일련번호|연번"
    r"|식별자|아이디|코드번호)$|.*[a-z]I[dD]$"
    r"|(unnamed: \d+)?$|.*(번호|아이디)$",
)
_CODES = re.compile(
    r"(.*[_\-. ])?(zip|zipcode|zip_code|postcode|postal|postal_code"
    r"|plz|phone|tel|fips|area_code|우편번호|전화번호|지역코드|code|코드)$"
)
_DATE_NAMES = re.compile(r".*(date|day|datum|ymd|날짜|일자|일시|dt).*")
_YEAR = re.compile(r".*(year|jahr|연도|년도).*")
_PADDED = re.compile(r"0\d+")
_EITHER_MARK = re.compile(r"[-+\u2212]?\d+([.,]\d+)?")
_SOME_DATE = re.compile(r"(?=.*(19|20)\d\d)\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d{2}(:\d{2})?.*)?")
_DIGIT = re.compile(r"\d+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CATEGORY_LENGTH = 60
_FEW = 10
_EMPTY = Text(QT_TRANSLATE_NOOP("Data", "It has no values."))


class Guess(NamedTuple):
    """The kind of a column, how it is written, and what was noticed.

    `values` are its different values as text, `total` how many there are and `filled` the rows that have one: see
    Distinct.
    """

    kind: Kind
    values: Sequence[str] = ()
    counts: Sequence[int] = ()
    total: int = 0
    filled: int = 0
    format: NumberFormat | None = None
    dates: str = ""
    role: Role = ""
    reason: Text | None = None
    notes: tuple[Text, ...] = ()
    several: Several | None = None


def guess(
    name: str,
    column: Column,
    wanted: Kind | None,
    decimal: str = "",
    thousands: str = "",
    progress: Progress = ignore,
) -> Guess:
    """Return what a column of single values is; `wanted` is the kind a person has set."""
    import pyarrow as pa

    kind = typed.arrow_type(column)
    plain = Guess("text", *distinct(column, progress))
    if not plain.total:
        return Guess("ignored", role="ignored", reason=_EMPTY)
    if pa.types.is_boolean(kind):
        found = plain._replace(kind="boolean")
    elif pa.types.is_temporal(kind):
        found = plain._replace(kind="datetime", dates="%H:%M:%S" if pa.types.is_time(kind) else "")
    elif pa.types.is_integer(kind) or pa.types.is_floating(kind):
        found = _of_numbers(name, column, plain._replace(kind="number"))
    elif pa.types.is_string(kind) or pa.types.is_large_string(kind):
        found = _with_unseen(_of_text(name, plain._replace(kind="category"), decimal, thousands))
    else:
        found = plain
    if wanted is not None and wanted != found.kind:
        found = _as_wanted(found, wanted, decimal, thousands)
    elif wanted is None and not found.role:
        found = _proposed(name, column, found)
    return found


def _of_numbers(name: str, column: Column, plain: Guess) -> Guess:
    lowered = name.strip().lower()
    values = plain.values
    if not all(re.fullmatch(r"-?\d+", v) for v in values):
        return plain
    if plain.total == 2 and set(values) == {"0", "1"}:
        return plain._replace(kind="boolean")
    named_date = _DATE_NAMES.match(lowered) and all(len(v) == 8 for v in values)
    if named_date and dates.find_compact(typed.to_arrow(column).drop_null().to_numpy(zero_copy_only=False)):
        return plain._replace(kind="datetime", dates="%Y%m%d")
    if _CODES.fullmatch(lowered) and plain.total > 2:
        note = Text(QT_TRANSLATE_NOOP("Data", "By its name a code: its digits are no size."))
        return plain._replace(kind="category", notes=(note,))
    if not 2 < plain.total <= _FEW or plain.filled < 8 * plain.total or _YEAR.match(lowered):
        return plain
    ordered = sorted(map(int, values))
    if ordered[0] >= 0 and ordered[-1] < 1000 and ordered[-1] - ordered[0] >= len(ordered):
        note = Text(
            QT_TRANSLATE_NOOP("Data", "{count} different whole numbers with steps between them: taken as labels."),
            {"count": len(ordered)},
        )
        return plain._replace(kind="category", notes=(note,))
    return plain


def _of_text(name: str, plain: Guess, decimal: str, thousands: str) -> Guess:
    values, counts = plain.values, plain.counts
    spoken = [v for v in values if v.lower() not in numbers.TEXT_GAPS]
    if not spoken:
        return plain._replace(kind="ignored", role="ignored", reason=_EMPTY)
    if typed.is_boolean(spoken):
        return _with_gaps(plain._replace(kind="boolean"), spoken)
    form = numbers.find_format(zip(values, counts, strict=True), decimal, thousands)
    if form is not None:
        return _of_written_numbers(name, form, plain)
    share = plain.total / max(plain.filled, 1)
    when, sure = dates.find_dates(spoken) if len(spoken) else ("", True)
    if when:
        found = _with_gaps(plain._replace(kind="datetime", dates=when), spoken)
        if not sure:
            template = QT_TRANSLATE_NOOP(
                "Data", "Day and month can be exchanged in these dates; they are read as {format}."
            )
            if when.startswith("%y"):
                template = QT_TRANSLATE_NOOP(
                    "Data", "Day and year can be exchanged in these dates; they are read as {format}."
                )
            note = Text(template, {"format": when})
            found = found._replace(notes=(*found.notes, note))
        return found
    for kind, endings in (("image", PICTURES), ("audio", SOUNDS)):
        if all(v.lower().endswith(endings) for v in spoken):
            return plain._replace(kind=kind)  # type: ignore[arg-type]
    in_two_ways = _written_in_two_ways(spoken)
    if in_two_ways is not None:
        found = _with_gaps(plain, spoken)
        return found._replace(notes=(*found.notes, in_two_ways))
    if plain.total == len(values):
        rows = dict(zip(values, counts, strict=True))
        several = several_labels(spoken, [rows[v] for v in spoken])
        if several is not None:
            return _with_labels(_with_gaps(plain, spoken), several)
    words = float(np.mean([len(v.split()) for v in spoken[:2000]]))
    length = float(np.mean([len(v) for v in spoken[:2000]]))
    if length > _CATEGORY_LENGTH or (share > 0.5 and words >= 2.5) or (words >= 6 and share > 0.2):
        return plain._replace(kind="text")
    found = _with_gaps(plain, spoken)
    unique = found.total > 20 and found.total == found.filled and words < 2.5
    coded = unique and all(re.search(r"\d", v) for v in spoken[:500])
    if coded and (any(not v.isdigit() for v in spoken[:500]) or _IDENTIFIERS.fullmatch(name.strip().lower())):
        return found._replace(kind="identifier")
    return found


def _with_labels(found: Guess, several: Several) -> Guess:
    note = Text(
        QT_TRANSLATE_NOOP("Data", "Several labels in a value, with {mark} between them: {labels}."),
        {"mark": several.mark, "labels": listed(several.labels, 8)},
    )
    return found._replace(several=several, notes=(*found.notes, note))


def _with_unseen(found: Guess) -> Guess:
    """Return a guess that says which values have characters that nobody sees, and which make others of them."""
    unseen = [(v, c) for v, c in zip(found.values, found.counts, strict=True) if _UNSEEN.search(v)]
    if not unseen:
        return found
    template = QT_TRANSLATE_NOOP(
        "Data",
        "Characters that cannot be seen stand in {count} rows, such as {examples}: a value with one differs from the "
        "same value without.",
    )
    shown = listed((_UNSEEN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", v) for v, _ in unseen), 3)
    note = Text(template, {"count": sum(c for _, c in unseen), "examples": shown})
    return found._replace(notes=(*found.notes, note))


def _written_in_two_ways(spoken: Sequence[str]) -> Text | None:
    """Return that numbers have two decimal marks, or dates no one order, so that they are read as words."""
    looked_at = spoken[:2000]
    if all(map(_EITHER_MARK.fullmatch, looked_at)):
        template = QT_TRANSLATE_NOOP(
            "Data",
            "Numbers with a decimal point and with a decimal comma, such as {first} and {second}: taken as words. "
            "Write them all in one way.",
        )
        marked = [next((v for v in looked_at if mark in v), "") for mark in ".,"]
        return Text(template, {"first": marked[0], "second": marked[1]}) if all(marked) else None
    if all(map(_SOME_DATE.fullmatch, looked_at)):
        forms = {_DIGIT.sub("0", v): v for v in reversed(looked_at)}
        template = QT_TRANSLATE_NOOP(
            "Data",
            "Dates that no one way of writing reads, such as {examples}: taken as words. Write them all in one way.",
        )
        return Text(template, {"examples": listed(list(forms.values())[:3], 3)})
    return None


def _of_written_numbers(name: str, form: NumberFormat, plain: Guess) -> Guess:
    values, counts = plain.values, plain.counts
    padded = [v for v in values if _PADDED.fullmatch(v)]
    bare = [v for v in values if v not in form.gaps]
    if padded and all(v.isdigit() for v in bare):
        note = Text(
            QT_TRANSLATE_NOOP("Data", "{count} values begin with 0, such as {example}: a code, not a size."),
            {
                "count": sum(c for v, c in zip(values, counts, strict=True) if _PADDED.fullmatch(v)),
                "example": padded[0],
            },
        )
        return plain._replace(kind="category", notes=(note,))
    if _CODES.fullmatch(name.strip().lower()) and all(v.isdigit() for v in bare):
        return plain._replace(kind="category")
    notes = []
    is_marked = form.decimal != "." and any(form.decimal in v for v in bare)
    if is_marked or form.thousands or form.prefix or form.suffix:
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "Numbers written as text, such as {example}; they are read as numbers."),
                {"example": bare[0]},
            )
        )
    limits = [(v, c) for v, c in zip(values, counts, strict=True) if form.limits and numbers.is_limit(v)]
    if limits:
        template = QT_TRANSLATE_NOOP("Data", "Limits, read as the numbers in them: {words}.")
        notes.append(Text(template, {"words": _counted(limits)}))
    gaps = [(v, c) for v, c in zip(values, counts, strict=True) if v in form.gaps]
    if gaps:
        notes.append(gap_note(gaps))
    whole = set(bare) == {"0", "1"}
    return plain._replace(kind="boolean" if whole else "number", format=form, notes=tuple(notes))


def gap_note(gaps: Sequence[tuple[str, int]]) -> Text:
    """Return the sentence that says which words count as gaps, and how often each stands there."""
    return Text(
        QT_TRANSLATE_NOOP("Data", "Counted as gaps: {words}."),
        {"words": _counted(gaps)},
    )


def _counted(values: Iterable[tuple[str, int]]) -> str:
    return listed((f"{value} ({count})" for value, count in values), 5)


def _with_gaps(found: Guess, spoken: Sequence[str]) -> Guess:
    known = set(spoken)
    gaps = [(v, c) for v, c in zip(found.values, found.counts, strict=True) if v not in known]
    if not gaps:
        return found
    kept = [(v, c) for v, c in zip(found.values, found.counts, strict=True) if v in known]
    form = NumberFormat(gaps=tuple(sorted(v for v, _ in gaps)))
    return found._replace(
        values=[v for v, _ in kept],
        counts=[c for _, c in kept],
        total=found.total - len(gaps),
        filled=found.filled - sum(c for _, c in gaps),
        format=form,
        notes=(*found.notes, gap_note(gaps)),
    )


def _as_wanted(found: Guess, wanted: Kind, decimal: str, thousands: str) -> Guess:
    """Return the guess in the kind that a person set: as a number with what reads most values, and so on."""
    changed = found._replace(kind=wanted, role="", reason=None, notes=())
    if wanted == "ignored":
        return changed._replace(role="ignored")
    if wanted == "number" and found.format is None:
        form = numbers.find_format(zip(found.values, found.counts, strict=True), decimal, thousands)
        if form is None:
            unread = [v for v in found.values if not numbers.is_number(v)]
            readable = [(v, 1) for v in found.values if numbers.is_number(v)]
            form = numbers.find_format(readable, decimal, thousands) or NumberFormat()
            known = dict(zip(found.values, found.counts, strict=True))
            gaps = [(v, known[v]) for v in unread]
            changed = changed._replace(notes=(gap_note(gaps),)) if gaps else changed
            form = NumberFormat(
                form.decimal, form.thousands, form.prefix, form.suffix, form.scale, tuple(sorted(unread))
            )
        return changed._replace(format=form)
    if wanted == "datetime" and not found.dates:
        return changed._replace(dates=dates.find_dates(found.values)[0])
    if wanted in {"category", "text", "identifier"} and found.kind == "number":
        return changed._replace(format=None)
    return changed


def _proposed(name: str, column: Column, found: Guess) -> Guess:
    """Return the guess with the role of a field that tells nothing or only which row it is."""
    values, filled = found.values, found.filled
    lowered = name.strip()
    lowered = lowered if re.search(r"[a-z]I[dD]$", lowered) else lowered.lower()
    if found.total == 1 and filled == len(column) > 1:
        reason = Text(
            QT_TRANSLATE_NOOP("Data", "It has the same value in every row: {value}."), {"value": values[0][:80]}
        )
        return found._replace(role="ignored", reason=reason)
    if filled < 3 or found.total < filled:
        return found
    if found.kind == "identifier":
        return found._replace(role="ignored", reason=_NAMES_ROWS)
    if found.kind == "number" and not found.format and all(v.isdigit() for v in values):
        named = _IDENTIFIERS.fullmatch(lowered) is not None
        if _counts_rows(column):
            if named:
                reason = Text(QT_TRANSLATE_NOOP("Data", "It counts the rows."))
                return found._replace(kind="identifier", role="ignored", reason=reason)
            note = Text(QT_TRANSLATE_NOOP("Data", "It goes up by one with every row, as row numbers do."))
            return found._replace(notes=(*found.notes, note))
        if named and filled > 5:
            return found._replace(kind="identifier", role="ignored", reason=_NAMES_ROWS)
    if found.kind == "category" and filled > 5 and _IDENTIFIERS.fullmatch(lowered):
        return found._replace(kind="identifier", role="ignored", reason=_NAMES_ROWS)
    return found


def _counts_rows(column: Column) -> bool:
    import pyarrow as pa

    if not pa.types.is_integer(typed.arrow_type(column)):
        return False
    array = typed.to_arrow(column)
    if array.null_count:
        return False
    numbers = array.to_numpy(zero_copy_only=False)
    return int(numbers[0]) in {0, 1} and bool((np.diff(numbers) == 1).all())


_NAMES_ROWS = Text(
    QT_TRANSLATE_NOOP("Data", "Every row has a value of its own: it names the row and tells nothing of it.")
)
