"""What the rows of each Input look like as a model is fed them: how large, how even, how alike those held back."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from designer.data.fitted import Fitted, FittedBinding
from designer.doctor.case import Case, InputSigns
from designer.doctor.rows import LOOKING_UP, is_scaled_inside

_FEW = 1e-12
_MOST_NUMBERS = 64  # of an array that are looked at one by one
_FEWEST_ROWS = 10  # rows that are possible for each that there is, where equal ones are copies


def codes_of(case: Case, inputs: Mapping[str, np.ndarray]) -> dict[str, int]:
    """Return the Inputs whose numbers are looked up, and how many different ones there are."""
    found = {}
    for node, array in inputs.items():
        behind = [case.layer(edge.target).type for edge in case.graph.outgoing(node)]
        if array.dtype.kind in "iu" or (behind and set(behind) <= LOOKING_UP):
            found[node] = int(np.nanmax(array)) + 1 if array.size else 1
    return found


def input_signs(
    case: Case,
    fitted: Fitted,
    trained: Mapping[str, np.ndarray],
    held: Mapping[str, np.ndarray] | None,
    codes: Mapping[str, int],
) -> tuple[InputSigns, ...]:
    """Return the signs of the Inputs of numbers; `trained` and `held` are some of their rows by node."""
    found = []
    for node, array in trained.items():
        if node in codes:
            padding = float((array == 0).mean()) if array.ndim > 1 and array.shape[1] > 1 else 0.0
            found.append(InputSigns(node, is_codes=True, padding=padding))
            continue
        flat = _columns(array)
        mean, deviation = flat.mean(axis=0), flat.std(axis=0)
        size = np.sqrt(np.square(flat).mean(axis=0))
        alive = deviation > _FEW
        names = _names(fitted, node, flat.shape[1])
        largest = int(size.argmax())
        if size[largest] < 1 and alive.any():  # the smallest one is the worst then
            largest = int(np.where(alive, size, size.max()).argmin()) if size.max() < 0.05 else largest
        many = deviation[alive]
        shift, shifted = 0.0, ""
        if held is not None and node in held:
            other = _columns(held[node])
            distance = np.where(alive, np.abs(other.mean(axis=0) - mean) / np.maximum(deviation, _FEW), 0.0)
            distance[~alive] = np.where(np.abs(other.mean(axis=0) - mean)[~alive] > 1e-3, 5.0, 0.0)
            shift, shifted = float(distance.max()), names[int(distance.argmax())]
        found.append(
            InputSigns(
                node=node,
                size=float(size.max()),
                smallest=float(size.min()),
                spread=float(many.max() / many.min()) if len(many) and array.ndim == 2 else 1.0,
                worst=names[largest],
                is_scaled_inside=is_scaled_inside(case, node),
                shift=shift if array.ndim == 2 else 0.0,
                shifted=shifted,
            )
        )
    return tuple(found)


def fields_of(fitted: Fitted, trained: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the numbers that each column of a table became, by its name; of an array each number is one: x[3]."""
    found: dict[str, np.ndarray] = {}
    for binding in fitted.inputs:
        array = trained.get(binding.key)
        if array is None or array.ndim != 2:
            continue
        begin = 0
        for column in binding.columns:
            width = _width(binding, column.made.shape)
            part = np.asarray(array[:, begin : begin + width], np.float64)
            if column.field.kind == "array" and column.field.shape == (width,) and 1 < width <= _MOST_NUMBERS:
                found |= {f"{column.field.name}[{place}]": part[:, place : place + 1] for place in range(width)}
            else:
                found[column.field.name] = part
            begin += width
    return found


def overlap(trained: Mapping[str, np.ndarray], held: Mapping[str, np.ndarray]) -> tuple[float, float]:
    """Return which share of rows held back is among those trained on, and what chance alone would make of that.

    Chance is that of rows whose columns go together at random; it is 1 where only few rows are possible.
    """
    if not trained:
        return 0.0, 0.0
    mine, its = (np.concatenate([a.reshape(len(a), -1) for a in one.values()], axis=1) for one in (trained, held))
    known = {row.tobytes() for row in np.ascontiguousarray(mine)}
    same = np.array([row.tobytes() in known for row in np.ascontiguousarray(its)])
    different = np.frombuffer(b"".join(known), mine.dtype).reshape(len(known), -1)
    chance, possible = 1.0, 1.0
    for column in different.T[:64]:
        counts = np.unique(column, return_counts=True)[1]
        chance *= float(np.square(counts / len(column)).sum())
        possible = min(1e12, possible * len(counts))
    if possible < _FEWEST_ROWS * len(mine):  # so few rows can be at all that those of one kind are many
        return float(same.mean()), 1.0
    return float(same.mean()), min(1.0, chance * len(known))


def telling_apart(fields: Mapping[str, np.ndarray]) -> str:
    """Return the column whose numbers tell rows apart, and copies of a row not; "" where none has enough of them."""
    counts = {name: len(np.unique(column)) for name, column in fields.items() if column.shape[1] == 1}
    best = max(counts, key=lambda name: counts[name], default="")
    return best if best and counts[best] >= max(20, len(fields[best]) // 5) else ""


def _columns(array: np.ndarray) -> np.ndarray:
    """Return rows by columns; of pictures and series the numbers of a pixel or a step are the columns."""
    wide = array.reshape(-1, array.shape[-1]) if array.ndim > 2 else array.reshape(len(array), -1)
    return np.asarray(wide, np.float64)


def _names(fitted: Fitted, node: str, width: int) -> list[str]:
    """Return the column that each number of an Input comes from."""
    found: list[str] = []
    for binding in fitted.inputs:
        if binding.key == node:
            for column in binding.columns:
                found += [column.field.name] * _width(binding, column.made.shape)
    return found if len(found) == width else [found[0] if found else ""] * width


def _width(binding: FittedBinding, shape: tuple[int | None, ...]) -> int:
    _ = binding
    return int(shape[-1] or 1) if shape else 1
