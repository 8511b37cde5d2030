"""The rows that a model is most wrong about, with what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.origin import Origin, is_single
from designer.engine.feeding.rows import Rows
from designer.engine.feeding.thumbnails import shrunk
from designer.report.examples import Example

MOST = 24
SIDE = 160  # pixels of a picture at most
_MOST_COLUMNS = 200
_MOST_SIGNS = 2000  # of a value
_ABOUT = 160  # signs


def worst_classes(
    true: np.ndarray, chosen: np.ndarray, chance: np.ndarray, names: Sequence[str], numbers: np.ndarray
) -> tuple[Example, ...]:
    """Return the rows with the most confident wrong decision; all arrays (rows,) or, of steps, (rows, steps).

    `true` and `chosen` are class numbers, `chance` is the probability of the chosen one. Rows whose target is none of
    the classes are left out.
    """
    size, has_steps = len(names), true.ndim > 1
    true, chosen, chance = (one.reshape(len(one), -1) for one in (true, chosen, chance))
    wrong = (true != chosen) & (true >= 0) & (true < size) & np.isfinite(chance)
    found = []
    for row, place in largest(np.where(wrong, chance, -np.inf), numbers):
        target, predicted = names[int(true[row, place])], names[int(chosen[row, place])]
        step = str(place) if has_steps else ""
        found.append(Example(int(numbers[row]), target, predicted, float(chance[row, place]), column=step))
    return tuple(found)


def worst_labels(
    true: np.ndarray, scores: np.ndarray, labels: Sequence[str], numbers: np.ndarray
) -> tuple[Example, ...]:
    """Return the rows with the most confident wrong yes or no; both arrays (rows, labels)."""
    decided, wanted = scores > 0.5, true > 0.5
    known = np.isfinite(scores) & np.isfinite(true)
    chance = np.where(decided, scores, 1 - scores)
    found = []
    for row, place in largest(np.where(known & (decided != wanted), chance, -np.inf), numbers):
        target, predicted = float(wanted[row, place]), float(decided[row, place])
        found.append(Example(int(numbers[row]), target, predicted, float(chance[row, place]), column=labels[place]))
    return tuple(found)


def worst_numbers(
    true: np.ndarray, predicted: np.ndarray, names: Sequence[str], numbers: np.ndarray
) -> tuple[Example, ...]:
    """Return the rows with the largest errors; both arrays (rows, ...) of one shape, in the target's unit."""
    true, predicted = (one.reshape(len(one), -1).astype("float64") for one in (true, predicted))
    error = true - predicted
    found = []
    for row, place in largest(np.where(np.isfinite(error), np.abs(error), -np.inf), numbers):
        column = names[place] if len(names) > 1 else ""
        wanted, said, missed = (float(one[row, place]) for one in (true, predicted, error))
        found.append(Example(int(numbers[row]), wanted, said, error=missed, column=column))
    return tuple(found)


def largest(size: np.ndarray, numbers: np.ndarray) -> list[tuple[int, int]]:
    """Return rows with the place of their largest value, the largest first; of equal ones, the first in the source."""
    flat = size.reshape(len(size), -1)
    if not flat.size:
        return []
    places = flat.argmax(axis=1)
    largest = flat[np.arange(len(flat)), places]
    rows = np.flatnonzero(largest > -np.inf)
    rows = rows[np.lexsort((numbers[rows], -largest[rows]))][:MOST]
    return [(int(row), int(places[row])) for row in rows]


@dataclass
class Looking:
    """Looks up what stands in rows of a source; a source that cannot be read any more leaves it unsaid."""

    rows: Rows
    folder: Path
    _origin: Origin | None = None
    _paths: Path | None = None
    _is_read: bool = False

    def into(self, examples: Sequence[Example]) -> tuple[Example, ...]:
        """Return examples with what stands in their rows."""
        if examples and not self._is_read:
            self._is_read = True
            try:
                opened, self._origin = self.rows.opened(self.folder)
            except (DataError, OSError):
                return tuple(examples)
            self._paths = opened.folder
        if self._origin is None or not examples:
            return tuple(examples)
        origin, numbers = self._origin, np.array([example.row for example in examples])
        names = list(origin.columns)[:_MOST_COLUMNS]
        told = {name: _texts(origin, name, numbers) for name in names}
        fields = {c.field.name: c.field for b in self.rows.fitted.inputs for c in b.columns}
        found = []
        for place, example in enumerate(examples):
            values = tuple((name, texts[place]) for name, texts in told.items())
            about = _about([(fields[name], text) for name, text in values if name in fields])
            picture = self._picture(example.row, list(fields.values()))
            more = len(origin.columns) - len(names)
            found.append(msgspec.structs.replace(example, values=values, about=about, more=more, picture=picture))
        return tuple(found)

    def _picture(self, row: int, fields: Sequence[Field]) -> bytes:
        field = next((one for one in fields if one.kind == "image"), None)
        if field is None or self._origin is None:
            return b""
        value = self._origin.value(field.name, row)
        if isinstance(value, str):
            value = Path(value) if self._paths is None else self._paths / value
        return shrunk(value, field, SIDE) if value is not None else b""


def _texts(origin: Origin, name: str, numbers: np.ndarray) -> list[str]:
    column = origin.columns[name]
    if is_single(column):
        return ["" if value is None else str(value)[:_MOST_SIGNS] for value in origin.values(name, numbers)]
    return [f"({', '.join(str(size) for size in column.shape[1:])})"] * len(numbers)


def _about(read: Sequence[tuple[Field, str]]) -> str:
    """Return what a model read of a row in a line: its text alone where it has one."""
    texts = [text for field, text in read if field.kind == "text"]
    plain = [f"{field.name} {text or '-'}" for field, text in read if field.kind not in {"image", "array"}]
    line = " ".join((texts[0] if texts else " · ".join(plain)).split())
    return line if len(line) <= _ABOUT else line[: _ABOUT - 1] + "…"
