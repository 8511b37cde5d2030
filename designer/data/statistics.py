"""The figures of a field: range, mean, histogram, categories with their counts, gaps, and what they give to note."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from designer.data import numbers, stand_ins
from designer.data.field import Field, Kind, NumberFormat
from designer.data.kinds import Guess
from designer.data.mapped import give_back
from designer.data.progress import Progress, ignore
from designer.data.table import Column, slices
from designer.data.typed import arrow_type, to_arrow, typed_whole
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

BINS = 20
MOST_CATEGORIES = 200
MOST_EXAMPLES = 5
_EXACT_IN_FLOAT32 = 2**24
_FLOAT32_MAX = float(np.finfo(np.float32).max)
_FEW_WHOLE = 20


def of_values(name: str, column: Column, found: Guess, progress: Progress = ignore) -> Field:
    """Return the field of a column of single values, one a row."""
    field = Field(
        name=name,
        kind=found.kind,
        dtype=str(arrow_type(column)),
        role=found.role,
        rows=len(column),
        distinct=found.total,
        examples=tuple(value[:80] for value in _examples(column)),
        format=found.format,
        dates=found.dates,
        reason=found.reason,
        notes=found.notes,
        mark=found.several.mark if found.several else "",
        labels=found.several.labels if found.several else (),
    )
    if found.kind in {"number", "boolean"}:
        return _of_numbers(field, typed_whole(column, field, progress), found)
    if found.kind == "datetime":
        return _of_times(field, typed_whole(column, field, progress), found)
    shown = () if found.kind in {"text", "identifier", "ignored"} else found.values[:MOST_CATEGORIES]
    return _replace(
        field, missing=field.rows - found.filled, categories=tuple(shown), counts=tuple(found.counts[: len(shown)])
    )


def of_array(name: str, array: np.ndarray, wanted: Kind | None, progress: Progress = ignore) -> Field:
    """Return the field of an array with one row per first axis and more axes behind it."""
    kind: Kind = wanted or ("image" if _is_picture(name, array) else "array")
    if kind == "number":
        kind = "array"  # of numbers
    numeric = array.dtype.kind in "biuf"
    field = Field(
        name=name,
        kind=kind,
        dtype=str(array.dtype),
        shape=array.shape[1:],
        rows=len(array),
        examples=tuple(" ".join(map(str, row.ravel()[:6])) + (" ..." if row.size > 6 else "") for row in array[:2]),
    )
    if not numeric or not array.size:
        return field
    figures = _figures(array, progress)
    notes: list[Text] = []
    if figures.lost:
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "{count} values are missing or infinite; the first stands in row {row}."),
                {"count": figures.lost, "row": figures.first + 1},
            )
        )
    if array.ndim == 2 and array.shape[1] > 1 and figures.ranges_from(0, 1) and _is_one_hot(array):
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "Each row has one 1: it is one of {count} classes."),
                {"count": array.shape[1]},
            )
        )
        counts = np.bincount(array.argmax(axis=1), minlength=array.shape[1])
        names = tuple(str(i) for i in range(array.shape[1]))
        field = _replace(field, categories=names[:MOST_CATEGORIES], counts=tuple(counts.tolist()[:MOST_CATEGORIES]))
    return _replace(
        field,
        minimum=figures.low,
        maximum=figures.high,
        mean=figures.mean,
        missing=figures.missing,
        infinite=figures.beyond,
        notes=tuple(notes),
        whole=array.dtype.kind in "biu",
    )


def _is_one_hot(array: np.ndarray) -> bool:
    blocks = (array[rows] for rows in slices(len(array), max(1, 2**22 // array.shape[1])))
    return all((((b == 0) | (b == 1)).all() and (b.sum(axis=1) == 1).all()) for b in blocks)


class _Figures(NamedTuple):
    """Of an array: range and mean of the finite values, how many are NaN, how many are not finite and which row has the
    first of those, and how many float32 does not hold.
    """

    low: float | None
    high: float | None
    mean: float | None
    missing: int
    lost: int
    first: int
    beyond: int

    def ranges_from(self, low: float, high: float) -> bool:
        """Tell whether all values are finite and reach from one number to another."""
        return not self.lost and (self.low, self.high) == (low, high)


def _figures(array: np.ndarray, progress: Progress) -> _Figures:
    low, high, total = math.inf, -math.inf, 0.0
    count = missing = lost = first = beyond = 0
    for rows in slices(len(array), max(1, 2**22 // max(1, array[0].size))):
        block = array[rows]
        progress(rows.start / len(array))
        give_back()
        if block.dtype.kind == "f":
            if block.dtype.itemsize > 2:
                beyond += int((np.abs(block) > _FLOAT32_MAX).sum())
            finite = np.isfinite(block)
            if not finite.all():
                if not lost:
                    first = rows.start + int(np.argmin(finite.reshape(len(block), -1).all(axis=1)))
                lost += int(block.size - finite.sum())
                missing += int(np.isnan(block).sum())
                block = block[finite]
        if block.size:
            low, high = min(low, float(block.min())), max(high, float(block.max()))
            total, count = total + float(block.sum(dtype=np.float64)), count + block.size
    if not count:
        return _Figures(None, None, None, missing, lost, first, beyond)
    return _Figures(low, high, total / count, missing, lost, first, beyond)


def _is_picture(name: str, array: np.ndarray) -> bool:
    shape = array.shape[1:]
    plane = len(shape) == 2 or (len(shape) == 3 and shape[2] in {1, 3, 4})
    if not plane or min(shape[:2]) < 6:
        return False
    return array.dtype == np.uint8 or any(word in name.lower() for word in ("image", "img", "picture", "pixel"))


def _of_numbers(field: Field, values: np.ndarray, found: Guess) -> Field:
    notes = list(field.notes)
    missing = np.isnan(values)
    infinite = np.isinf(values)
    finite = values[~(missing | infinite)]
    if infinite.any():
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "{count} values are infinite; the first stands in row {row}."),
                {"count": int(infinite.sum()), "row": int(np.argmax(infinite)) + 1},
            )
        )
    whole = bool(len(finite)) and bool((np.floor(finite) == finite).all())
    sizes = np.abs(values)
    large = sizes > _FLOAT32_MAX
    large &= ~infinite
    if large.any():
        notes.append(
            Text(
                QT_TRANSLATE_NOOP(
                    "Data",
                    "{count} values are too large for float32, as networks count; the first stands in row {row}.",
                ),
                {"count": int(large.sum()), "row": int(np.argmax(large)) + 1},
            )
        )
    elif whole and (sizes[~infinite] > _EXACT_IN_FLOAT32).any() and field.role != "ignored":
        rough = (sizes > _EXACT_IN_FLOAT32) & ~infinite
        notes.append(
            Text(
                QT_TRANSLATE_NOOP(
                    "Data",
                    "{count} whole numbers are above 2^24 and lose digits in float32; the first stands in row {row}.",
                ),
                {"count": int(rough.sum()), "row": int(np.argmax(rough)) + 1},
            )
        )
    few = found.kind == "boolean" or (whole and field.distinct <= _FEW_WHOLE)
    words = [
        (v, c)
        for v, c in zip(found.values, found.counts, strict=True)
        if v not in (found.format.gaps if found.format else ())
    ]
    shown = words[:MOST_CATEGORIES] if few else []
    field = _unread(field, int(missing.sum()), found)
    field = _replace(
        field,
        distinct=field.distinct - (len(found.values) - len(words)),
        whole=whole,
        infinite=int((infinite | large).sum()),
        categories=tuple(v for v, _ in shown),
        counts=tuple(c for _, c in shown),
        notes=(*field.notes[len(found.notes) :], *notes),
    )
    if not len(finite):
        return field
    low, high = float(finite.min()), float(finite.max())
    with np.errstate(over="ignore"):
        mean = float(finite.mean())
    if not math.isfinite(mean):
        mean = float((finite / len(finite)).sum())
    field = _replace(field, minimum=low, maximum=high, mean=mean, histogram=_histogram(finite, low, high))
    return _with_stand_ins(field, finite, found) if found.kind == "number" else field


def _with_stand_ins(field: Field, finite: np.ndarray, found: Guess) -> Field:
    """Return the field with the numbers that stand for what is missing, and the sentence that proposes them as gaps."""
    values = numbers.parse(found.values[: stand_ins.LOOKED_AT], found.format or NumberFormat())
    standing, real = stand_ins.find(finite, values, found.counts, found.total)
    if real is None:
        return field
    template = QT_TRANSLATE_NOOP(
        "Data", "{numbers} lies far from all others ({low} to {high}) and stands for what is missing, it seems."
    )
    told = listed((f"{stand_ins.told(value)} ({count})" for value, count in standing), 5)
    said = Text(template, {"numbers": told, "low": stand_ins.told(real[0]), "high": stand_ins.told(real[1])})
    return _replace(field, stand_ins=standing, real_range=real, notes=(*field.notes, said))


def _histogram(finite: np.ndarray, low: float, high: float) -> tuple[int, ...]:
    half = high / 2 - low / 2
    if half <= 0 or not math.isfinite(half) or low + half / BINS == low:
        return (len(finite),)
    place = ((finite / 2 - low / 2) / half * BINS).astype(np.int64).clip(0, BINS - 1)
    return tuple(np.bincount(place, minlength=BINS).tolist())


def _unread(field: Field, missing: int, found: Guess) -> Field:
    """Return the field with its gaps; values that are none and yet cannot be read are said."""
    gaps = set(field.format.gaps) if field.format else set()
    worded = sum(count for value, count in zip(found.values, found.counts, strict=True) if value in gaps)
    unread = missing - (field.rows - found.filled) - worded
    if unread <= 0 or field.kind not in {"number", "boolean", "datetime"}:
        return _replace(field, missing=missing)
    text = QT_TRANSLATE_NOOP("Data", "{count} values cannot be read as the kind of the field and count as gaps.")
    return _replace(field, missing=missing, notes=(*field.notes, Text(text, {"count": unread})))


def _of_times(field: Field, values: np.ndarray, found: Guess) -> Field:
    missing = np.isnat(values)
    known = values[~missing].astype(np.int64).astype(np.float64)
    field = _unread(field, int(missing.sum()), found)
    if not len(known):
        return field
    low, high = float(known.min()), float(known.max())
    return _replace(field, minimum=low, maximum=high, mean=float(known.mean()), histogram=_histogram(known, low, high))


def _examples(column: Column) -> list[str]:
    """Return the first different values as they are written."""
    found: dict[str, None] = {}
    for value in to_arrow(column[:200]):
        if value.is_valid and str(value.as_py()) != "":
            found[str(value.as_py())] = None
            if len(found) == MOST_EXAMPLES:
                break
    return list(found)


def _replace(field: Field, **changes: Any) -> Field:
    import msgspec

    return msgspec.structs.replace(field, **changes)
