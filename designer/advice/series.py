"""Whether rows follow each other in time, and the windows over them that a network is given."""

from __future__ import annotations

from collections.abc import Sequence

from designer.advice.aims import Aim
from designer.data.field import Field
from designer.data.settings import Windows
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text

_HOUR, _DAY = 3_600, 86_400
_LENGTHS = (
    (2 * _HOUR, 24),
    (26 * _HOUR, 28),
    (8 * _DAY, 26),
)  # steps up to so many seconds apart: a day, four weeks ...
_LENGTH = 24
_SAMPLES_A_STEP = 4


def windows(
    fields: Sequence[Field], aims: Sequence[Aim], time: str, horizon: int, rows: int
) -> tuple[Windows | None, list[Text]]:
    """Return the windows for a series, None where the rows are none; and why.

    `time` and `horizon` are what a person asked for, "" and 0 for nothing. Raises DesignerError for too few rows.
    """
    by_name = {field.name: field for field in fields}
    times = [f for f in fields if f.kind == "datetime" and f.distinct == f.rows - f.missing and f.rows > 2]
    targets = {aim.field.name for aim in aims}
    said: list[Text] = []
    if not time and not horizon:
        others = [f for f in fields if f.name not in targets and f.role != "ignored" and f.kind != "datetime"]
        if len(times) != 1 or not all(aim.is_number for aim in aims):
            return None, said
        if others:
            template = QT_TRANSLATE_NOOP(
                "Data", "Every row has its own {name}. If the rows are a series, choose it as the time."
            )
            return None, [Text(template, {"name": times[0].name})]
        time = times[0].name
        template = QT_TRANSLATE_NOOP(
            "Data", "{target} is a series over {name}: there is nothing else to learn it from than what it was before."
        )
        said.append(Text(template, {"target": ", ".join(sorted(targets)), "name": time}))
    horizon = horizon or 1
    length = min(_usual_length(by_name.get(time), rows), max(1, (rows - horizon) // _SAMPLES_A_STEP))
    if rows - horizon < 8:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{rows} rows are too few to tell a series {horizon} rows ahead."),
            rows=rows,
            horizon=horizon,
        )
    template = QT_TRANSLATE_NOOP(
        "Data", "{length} rows in a row are given, and the target {horizon} rows behind the last of them is told."
    )
    said.append(Text(template, {"length": length, "horizon": horizon}))
    return Windows(length=length, horizon=horizon, time=time), said


def _usual_length(time: Field | None, rows: int) -> int:
    if time is None or time.kind != "datetime" or time.minimum is None or time.maximum is None:
        return _LENGTH
    apart = (time.maximum - time.minimum) / max(1, rows - 1)
    return next((length for most, length in _LENGTHS if apart <= most), _LENGTH if apart <= 32 * _DAY else 8)
