"""The step that turns dates and times into numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

import numpy as np

from designer.data.code import Code
from designer.data.field import Field
from designer.data.steps.base import State, Step
from designer.graph.texts import QT_TRANSLATE_NOOP

Part = Literal["days", "year", "month", "day", "weekday", "hour", "minute"]


def _within(smaller: str, larger: str) -> Callable[[np.ndarray], np.ndarray]:
    return lambda times: (
        times.astype(f"M8[{smaller}]") - times.astype(f"M8[{larger}]").astype(f"M8[{smaller}]")
    ).astype(np.float64)


PARTS: Mapping[str, tuple[int, Callable[[np.ndarray], np.ndarray]]] = {
    "days": (0, lambda times: (times - np.datetime64(0, "s")).astype(np.float64) / 86400),
    "year": (0, lambda times: times.astype("M8[Y]").astype(np.float64) + 1970),
    "month": (12, _within("M", "Y")),
    "day": (31, _within("D", "M")),
    "weekday": (7, lambda times: (times.astype("M8[D]").astype(np.float64) + 3) % 7),  # 1 January 1970: a Thursday
    "hour": (24, _within("h", "D")),
    "minute": (60, _within("m", "h")),
}
"""By part: after how many it begins again (0 for never), and how it is counted, months and days from 0."""


class DateParts(Step, frozen=True, tag="date_parts"):
    """Parts of a date as numbers; `cyclic` ones as sine and cosine, so that December is next to January.

    "days" counts from 1970 with fractions; Monday is weekday 0.
    """

    parts: tuple[Part, ...] = ("days", "month", "weekday", "hour")
    cyclic: bool = True

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "parts of the date")
    argument_titles: ClassVar = {
        "parts": QT_TRANSLATE_NOOP("Steps", "parts"),
        "parts.days": QT_TRANSLATE_NOOP("Steps", "days"),
        "parts.year": QT_TRANSLATE_NOOP("Steps", "year"),
        "parts.month": QT_TRANSLATE_NOOP("Steps", "month"),
        "parts.day": QT_TRANSLATE_NOOP("Steps", "day"),
        "parts.weekday": QT_TRANSLATE_NOOP("Steps", "weekday"),
        "parts.hour": QT_TRANSLATE_NOOP("Steps", "hour"),
        "parts.minute": QT_TRANSLATE_NOOP("Steps", "minute"),
        "cyclic": QT_TRANSLATE_NOOP("Steps", "as sine and cosine"),
    }
    takes: ClassVar = frozenset({"datetime"})

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        times = values.reshape(len(values)).astype("M8[s]")
        absent = np.isnat(times)
        times = np.where(absent, np.datetime64(0, "s"), times)
        columns: list[np.ndarray] = []
        for part in self.parts:
            period, count = PARTS[part]
            found = count(times)
            if period and self.cyclic:
                angle = 2 * np.pi * found / period
                columns += [np.sin(angle), np.cos(angle)]
            else:
                columns.append(found + (part in {"month", "day"}))
        made = np.stack(columns, axis=1) if columns else np.zeros((len(times), 0))
        made[absent] = np.nan
        return made

    def infer(self, field: Field) -> Field | None:
        if field.kind != "datetime" or not self.parts:
            return None
        width = sum(2 if self.cyclic and PARTS[part][0] else 1 for part in self.parts)
        is_bounded = self.cyclic and all(PARTS[part][0] for part in self.parts)
        low, high = (-1.0, 1.0) if is_bounded else (None, None)
        return Field(
            field.name,
            "array" if width > 1 else "number",
            "float64",
            (width,),
            rows=field.rows,
            missing=field.missing,
            minimum=low,
            maximum=high,
        )

    def code(self, field: Field) -> Code:
        _ = field
        arguments = f"kw_args={{'parts': {list(self.parts)!r}, 'cyclic': {self.cyclic!r}}}"
        imports = ("from sklearn.preprocessing import FunctionTransformer",)
        return Code(f"FunctionTransformer(date_parts, {arguments})", imports, (_PARTS_CODE,))


_PARTS_CODE = '''def date_parts(times, parts, cyclic):
    """Return parts of times as numbers, cyclic ones as sine and cosine."""
    times = times.reshape(len(times)).astype("M8[s]")
    missing = np.isnat(times)
    times = np.where(missing, np.datetime64(0, "s"), times)

    def within(smaller, larger):
        start = times.astype(f"M8[{larger}]").astype(f"M8[{smaller}]")
        return (times.astype(f"M8[{smaller}]") - start).astype("float64")

    counts = {
        "days": (0, (times - np.datetime64(0, "s")).astype("float64") / 86400),
        "year": (0, times.astype("M8[Y]").astype("float64") + 1970),
        "month": (12, within("M", "Y")),
        "day": (31, within("D", "M")),
        "weekday": (7, (times.astype("M8[D]").astype("float64") + 3) % 7),
        "hour": (24, within("h", "D")),
        "minute": (60, within("m", "h")),
    }
    columns = []
    for part in parts:
        period, found = counts[part]
        if period and cyclic:
            angle = 2 * np.pi * found / period
            columns += [np.sin(angle), np.cos(angle)]
        else:
            columns.append(found + (part in ("month", "day")))
    made = np.stack(columns, axis=1)
    made[missing] = np.nan
    return made'''
