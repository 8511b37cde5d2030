"""Which columns a network learns from, how each is prepared, and which of them come in together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from designer.data.field import Field
from designer.data.plan import planned, settled
from designer.data.settings import Binding, Windows
from designer.data.stand_ins import told as number_told
from designer.data.steps import AnyStep
from designer.data.steps.categories import Index
from designer.data.steps.dates import DateParts, Part
from designer.data.steps.gaps import Fill, GapCategory
from designer.data.steps.pictures import Picture
from designer.data.steps.scale import Standardize
from designer.data.steps.sounds import Sound
from designer.data.steps.text import Text as RawText
from designer.data.steps.text import TfIdf
from designer.data.steps.usual import MOST_CATEGORIES, usual_steps
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

Form = Literal["row", "code", "words", "text", "picture", "pixels", "sound", "series"]
"""What a row of an Input is: numbers side by side, one code, word weights, raw text, a picture of 0 to 1, one as it
stands in an array, the samples of a sound, or steps in time."""

FEATURES = "features"
MANY_TEXTS = 20_000  # rows from which on texts are read word by word
MOST_WORDS = 5_000
LARGEST_PICTURE = 96
HIGHEST_RATE = 16_000  # in Hz: what speech and most sounds are told apart by
LONGEST_SOUND = 5.0  # seconds
_PICTURE_SIDES = (6, 4096)
_TOLD_ALONE = 0.5  # of the rows: a category with more different values tells nothing of others
_ROWS_A_CODE = 30
_DAY = 86_400


@dataclass(frozen=True)
class Incoming:
    """One Input: its title, what feeds it, the shape of a row of it, and what such a row is."""

    title: str
    form: Form
    binding: Binding
    shape: tuple[int, ...]
    fields: tuple[Field, ...]

    @property
    def dtype(self) -> str:
        """What Keras is told of an Input's dtype, "" for float32."""
        return {"text": "string", "code": "int32"}.get(self.form, "")


def incoming(
    fields: Iterable[Field], rows: int, windows: Windows | None = None, repeats: Iterable[str] = (), asked: bool = False
) -> tuple[tuple[Incoming, ...], tuple[Text, ...]]:
    """Return the Inputs for these fields, and why some of the fields are left out or come in as they do.

    `rows` are those of the data. `repeats` are columns that only repeat others. What was `asked` for is not left out
    where it can be used at all.
    """
    made: list[Incoming] = []
    said: list[Text] = []
    columns: list[Field] = []
    again = set(repeats)
    for field in fields:
        reason = _why_not(field, windows, again, asked)
        if reason is not None:
            template = QT_TRANSLATE_NOOP("Data", "{name} is left out. {reason}")
            said.append(Text(template, {"name": field.name, "reason": reason}))
        elif _is_plain(field) and not _is_code(field, windows):
            columns.append(field)
        else:
            one, why = _alone(field, rows)
            made.append(one)
            said += why
    if columns:
        made.insert(0, _features(columns, windows))
        said += [*_gaps(columns), *stand_ins(columns)]
    known = {field.name: field for one in made for field in one.fields}
    return tuple(replace(one, binding=settled(one.binding, known)) for one in made), tuple(said)


def _is_plain(field: Field) -> bool:
    return not field.shape and field.kind in {"number", "boolean", "category", "datetime", "identifier"}


def _is_code(field: Field, windows: Windows | None) -> bool:
    """Tell whether a category has so many values, and so many rows for each, that their vectors can be learnt."""
    if field.kind not in {"category", "identifier"} or field.labels or windows is not None:
        return False
    return field.distinct > MOST_CATEGORIES and field.rows >= _ROWS_A_CODE * field.distinct


def _why_not(field: Field, windows: Windows | None, repeats: set[str], asked: bool) -> Text | None:
    if field.kind == "ignored":
        return field.reason or Text(QT_TRANSLATE_NOOP("Data", "It has no values."))
    if len(field.shape) > 3:
        return Text(QT_TRANSLATE_NOOP("Data", "It has more than three axes a row."))
    if windows is not None and not _is_plain(field) and len(field.shape) != 1:
        return Text(QT_TRANSLATE_NOOP("Data", "Windows over time are made of numbers and categories."))
    if asked:
        return None
    if field.role == "ignored" or field.kind == "identifier":
        return field.reason or Text(QT_TRANSLATE_NOOP("Data", "It names the row and tells nothing of it."))
    if field.name in repeats:
        return Text(QT_TRANSLATE_NOOP("Data", "It repeats what other columns hold."))
    filled = field.rows - field.missing
    if not filled:
        return Text(QT_TRANSLATE_NOOP("Data", "It has no values."))
    if field.kind == "category" and not field.labels and field.distinct > max(10, _TOLD_ALONE * filled):
        template = QT_TRANSLATE_NOOP("Data", "{count} different values in {rows} rows: hardly two rows have one.")
        return Text(template, {"count": field.distinct, "rows": filled})
    return None


def _features(columns: Sequence[Field], windows: Windows | None) -> Incoming:
    steps = {field.name: _steps(field, windows) for field in columns}
    title = FEATURES if len(columns) > 1 else columns[0].name
    binding = Binding(tuple(steps), steps)
    shape = _shape(binding, columns)
    if windows is not None:
        return Incoming(title, "series", binding, (windows.length, *shape), tuple(columns))
    return Incoming(title, "row", binding, shape, tuple(columns))


def _steps(field: Field, windows: Windows | None) -> tuple[AnyStep, ...]:
    if field.kind != "datetime":
        return usual_steps(field)
    return DateParts(parts=_date_parts(field, windows)), Fill(), Standardize()


def _date_parts(field: Field, windows: Windows | None) -> tuple[Part, ...]:
    """Return the parts of a date that come again within the data, and the days where no window tells them."""
    span = (field.maximum or 0) - (field.minimum or 0)
    # Times of day are there where dates do not all stand whole days apart.
    days_apart = field.minimum is not None and field.minimum % _DAY == 0 and (field.maximum or 0) % _DAY == 0
    parts: list[Part] = [] if windows is not None else ["days"]
    if span > 60 * _DAY:
        parts.append("month")
    if span > 6 * _DAY:
        parts.append("weekday")
    if not days_apart or span < 2 * _DAY:
        parts.append("hour")
    return tuple(parts)


def _gaps(columns: Sequence[Field]) -> list[Text]:
    with_gaps = [field for field in columns if field.missing]
    if not with_gaps:
        return []
    template = QT_TRANSLATE_NOOP(
        "Data",
        "Gaps in {names} ({count} in all): numbers are filled with the median of the training rows and marked as "
        "filled, categories get one for what is missing. No row is lost.",
    )
    names = listed((field.name for field in with_gaps), 6)
    return [Text(template, {"names": names, "count": sum(field.missing for field in with_gaps)})]


def stand_ins(columns: Iterable[Field]) -> list[Text]:
    """Return the sentence that says which numbers are taken as gaps, and how to have them as numbers."""
    known = [field for field in columns if field.stand_ins]
    if not known:
        return []
    template = QT_TRANSLATE_NOOP(
        "Data",
        "Taken as gaps, since they lie far from all others or are the only ones below zero: {numbers}. Remove the step "
        '"numbers as gaps" of a column where they are numbers (--gap-numbers none).',
    )
    told = (
        f"{field.name} {number_told(value)}" + (f" ({count})" if count else "")
        for field in known
        for value, count in field.stand_ins
    )
    return [Text(template, {"numbers": listed(told, 8)})]


def _alone(field: Field, rows: int) -> tuple[Incoming, list[Text]]:
    """Return the Input of a field that needs one of its own."""
    if field.kind == "text":
        return _of_text(field, rows)
    if field.kind == "image" or (len(field.shape) in {2, 3} and _is_picture(field)):
        return _of_picture(field)
    if field.kind == "audio":
        return _of_sound(field)
    if len(field.shape) >= 2:
        binding = Binding((field.name,), {field.name: (Fill(), Standardize())})
        shape = tuple(size or 1 for size in field.shape)
        return Incoming(field.name, "series", binding, shape, (field,)), []
    if field.shape:
        binding = Binding((field.name,), {field.name: (Fill(), Standardize())})
        return Incoming(field.name, "row", binding, _shape(binding, (field,)), (field,)), []
    places = Index(others=True)
    steps: tuple[AnyStep, ...] = (GapCategory(), places) if field.missing else (places,)
    template = QT_TRANSLATE_NOOP(
        "Data", "{name} has {count} different values, and {rows} rows to learn a vector for each of them."
    )
    said = Text(template, {"name": field.name, "count": field.distinct, "rows": rows})
    return Incoming(field.name, "code", Binding((field.name,), {field.name: steps}), (1,), (field,)), [said]


def _of_text(field: Field, rows: int) -> tuple[Incoming, list[Text]]:
    if rows >= MANY_TEXTS:
        template = QT_TRANSLATE_NOOP(
            "Data",
            "{name} is text: with {rows} rows its words are read in their order and a vector is learnt for each.",
        )
        binding = Binding((field.name,), {field.name: (RawText(),)})
        return Incoming(field.name, "text", binding, (1,), (field,)), [
            Text(template, {"name": field.name, "rows": rows})
        ]
    words = words_for(rows)
    template = QT_TRANSLATE_NOOP(
        "Data",
        "{name} is text: the {words} most frequent words are weighted by how telling they are. {rows} rows are few to "
        "learn the order of words from.",
    )
    binding = Binding((field.name,), {field.name: (TfIdf(words=words),)})
    said = Text(template, {"name": field.name, "words": words, "rows": rows})
    return Incoming(field.name, "words", binding, (words,), (field,)), [said]


def words_for(rows: int) -> int:
    """Return how many words of texts are worth a place with so many rows to learn from."""
    return max(200, min(MOST_WORDS, rows // 100 * 100))


def _is_picture(field: Field) -> bool:
    if field.kind == "image":
        return True
    low, high = _PICTURE_SIDES
    return (
        len(field.shape) == 3
        and field.shape[2] in {1, 3, 4}
        and low <= min(_sides(field)) <= max(_sides(field)) <= high
    )


def _sides(field: Field) -> tuple[int, int]:
    return field.shape[0] or 0, field.shape[1] or 0


def _of_picture(field: Field) -> tuple[Incoming, list[Text]]:
    if field.minimum is not None:  # an array that holds the pixels
        shape = tuple(size or 1 for size in field.shape)
        return Incoming(field.name, "pixels", Binding((field.name,)), shape, (field,)), []
    height, width, channels = (*field.shape, None, None, None)[:3]
    sides = max(height or LARGEST_PICTURE, width or LARGEST_PICTURE)
    scale = min(1.0, LARGEST_PICTURE / sides)
    size = [max(1, round((side or LARGEST_PICTURE) * scale)) for side in (height, width)]
    step = Picture(height=size[0], width=size[1], channels=_channels(channels))
    binding = Binding((field.name,), {field.name: (step,)})
    template = {
        1: QT_TRANSLATE_NOOP("Data", "{name}: pictures are read as {height} x {width} pixels, grey."),
        3: QT_TRANSLATE_NOOP("Data", "{name}: pictures are read as {height} x {width} pixels, in colour."),
        4: QT_TRANSLATE_NOOP(
            "Data", "{name}: pictures are read as {height} x {width} pixels, in colour with transparency."
        ),
    }[step.channels]
    said = Text(template, {"name": field.name, "height": step.height, "width": step.width})
    return Incoming(field.name, "picture", binding, (step.height, step.width, step.channels), (field,)), [said]


def _of_sound(field: Field) -> tuple[Incoming, list[Text]]:
    seconds = min(LONGEST_SOUND, math.ceil((field.maximum or 1.0) * 10) / 10)
    step = Sound(rate=min(HIGHEST_RATE, field.rate or HIGHEST_RATE), seconds=seconds)
    binding = Binding((field.name,), {field.name: (step,)})
    template = QT_TRANSLATE_NOOP(
        "Data",
        "{name}: the first {seconds} s of each sound are read with {rate} samples a second; shorter ones end in "
        "silence.",
    )
    said = Text(template, {"name": field.name, "seconds": step.seconds, "rate": step.rate})
    return Incoming(field.name, "sound", binding, (step.samples,), (field,)), [said]


def _channels(found: int | None) -> Literal[1, 3, 4]:
    return 1 if found == 1 else 4 if found == 4 else 3


def _shape(binding: Binding, fields: Iterable[Field]) -> tuple[int, ...]:
    return tuple(size or 1 for size in planned("", binding, fields).outline().shape)
