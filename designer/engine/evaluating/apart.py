"""The rows about which two runs say different things: other classes, or numbers that are far from each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from designer.catalogue.load import Catalogue
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import Meaning, chances, class_names, in_units, label_names, meaning, outputs
from designer.engine.evaluating.progress import Work
from designer.engine.evaluating.worst import largest
from designer.engine.feeding.rows import Rows
from designer.graph.calls import Output
from designer.report.examples import Example


class Said:
    """What a run says of some rows: `by_output` has arrays in their order. Raises DesignerError if it is given up."""

    def __init__(self, trained: Trained, found: Rows, work: Work) -> None:
        self.trained, self.rows = trained, found
        self.by_output = outputs(trained, found.x, work)


class Other:
    """What another run says of the same rows, in the order in which a run has them."""

    def __init__(self, said: Said, numbers: np.ndarray, catalogue: Catalogue) -> None:
        self._trained, self._rows, self._catalogue = said.trained, said.rows, catalogue
        self._said = said.by_output
        self._outputs = {one.name: one for one in said.trained.program.outputs}
        order, wanted = np.argsort(said.rows.numbers, kind="stable"), np.argsort(numbers, kind="stable")
        self._is_same = np.array_equal(said.rows.numbers[order], numbers[wanted])
        self._places = np.empty(len(order), np.int64)
        if self._is_same:
            self._places[wanted] = order

    def apart(self, output: Output, scores: np.ndarray, target: Any, found: Rows, what: Meaning) -> tuple[Example, ...]:
        """Return the rows about which the runs differ in an output, () where these do not mean the same."""
        own = self._outputs.get(output.name)
        if not self._is_same or own is None:
            return ()
        its = np.asarray(self._said[output.name])[self._places]
        if its.shape[0] != scores.shape[0] or meaning(own, its, self._trained, self._catalogue) != what:
            return ()
        if what in ("classes", "binary"):
            shares, others = chances(scores, what), chances(its, what)
            names, other_names = (
                class_names(rows.fitted, one, part.shape[-1])
                for rows, one, part in ((found, output, shares), (self._rows, own, others))
            )
            true = None if target is None else _classes(np.asarray(target), shares.shape)
            return apart_classes(shares, others, names, true, found.numbers) if names == other_names else ()
        if its.shape != scores.shape:
            return ()
        mine, its = in_units(found.fitted, output, scores), in_units(self._rows.fitted, own, its)
        size = int(np.prod(scores.shape[1:]))
        true = None
        if target is not None and np.asarray(target).size == scores.size:
            true = in_units(found.fitted, output, np.asarray(target).reshape(scores.shape))
        return apart_numbers(mine, its, label_names(found.fitted, output, size), true, found.numbers)


def apart_classes(
    shares: np.ndarray, others: np.ndarray, names: Sequence[str], true: np.ndarray | None, numbers: np.ndarray
) -> tuple[Example, ...]:
    """Return the rows that get other classes, by how sure both are: what each gives its own more than the other's.

    Probabilities are (rows, classes) or (rows, steps, classes), `true` are class numbers (rows,) or (rows, steps).
    """
    has_steps = shares.ndim > 2
    shares, others = (one.reshape(len(one), -1, one.shape[-1]) for one in (shares, others))
    chosen, other = shares.argmax(axis=-1), others.argmax(axis=-1)
    wanted = None if true is None else true.reshape(chosen.shape)

    def at(of: np.ndarray, classes: np.ndarray) -> np.ndarray:
        return np.asarray(np.take_along_axis(of, classes[..., None], axis=-1)[..., 0])

    sure = at(shares, chosen) - at(shares, other) + at(others, other) - at(others, chosen)
    found = []
    for row, place in largest(np.where((chosen != other) & np.isfinite(sure), sure, -np.inf), numbers):
        target = int(wanted[row, place]) if wanted is not None else -1
        mine, its = int(chosen[row, place]), int(other[row, place])
        found.append(
            Example(
                int(numbers[row]),
                names[target] if 0 <= target < len(names) else "",
                names[mine],
                float(shares[row, place, mine]),
                column=str(place) if has_steps else "",
                other=names[its],
                other_probability=float(others[row, place, its]),
            )
        )
    return tuple(found)


def apart_numbers(
    mine: np.ndarray, others: np.ndarray, names: Sequence[str], true: np.ndarray | None, numbers: np.ndarray
) -> tuple[Example, ...]:
    """Return the rows whose numbers are furthest apart; all arrays (rows, ...) of one shape, in the target's unit."""
    mine, others = (one.reshape(len(one), -1).astype("float64") for one in (mine, others))
    wanted = None if true is None else true.reshape(mine.shape).astype("float64")
    distance = np.abs(mine - others)
    found = []
    for row, place in largest(np.where(np.isfinite(distance) & (distance > 0), distance, -np.inf), numbers):
        target = "" if wanted is None else float(wanted[row, place])
        column = names[place] if len(names) > 1 else ""
        said, other = float(mine[row, place]), float(others[row, place])
        found.append(Example(int(numbers[row]), target, said, column=column, other=other))
    return tuple(found)


def _classes(target: np.ndarray, shape: tuple[int, ...]) -> np.ndarray | None:
    if target.shape == shape and shape[-1] > 1:
        return np.asarray(target.argmax(axis=-1))
    if target.size == int(np.prod(shape[:-1])):
        return np.asarray(np.rint(target.reshape(shape[:-1])).astype(int))
    return None
