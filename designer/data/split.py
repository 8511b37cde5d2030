"""Divides rows into those to train on, to validate with and to test with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from designer.data.errors import DataError
from designer.data.settings import Split
from designer.data.steps.base import gaps, words
from designer.graph.texts import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Parts:
    """Indices of rows, in the order in which they are used."""

    training: np.ndarray
    validation: np.ndarray
    test: np.ndarray


def divide(split: Split, rows: int, classes: np.ndarray | None = None, column: np.ndarray | None = None) -> Parts:
    """Return the parts of `rows` rows; `classes` are whole numbers, `column` the values of the column it goes by.

    Raises DataError when nothing is left to train on or to validate with.
    """
    if split.validation + split.test >= 1:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors", "Validation and test take {share} of the rows, and nothing is left to train on. Lower them."
            ),
            share=f"{split.validation + split.test:.0%}",
        )
    by = way(split, classes is not None)
    if by in {"group", "time", "column"} and column is None:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "The rows are split by a column, but none is chosen. Choose one in the split.")
        )
    if not divides(split, by):
        return Parts(np.arange(rows), _none(), _none())
    if by == "column":
        parts = _by_words(split, words(column))  # type: ignore[arg-type]
    elif split.folds > 1:
        parts = _fold(split, by, rows, classes, column)
    else:
        training, held = _held(by, rows, (split.validation, split.test), split.seed, classes, column)
        parts = Parts(training, *held)
    if not len(parts.training) or (split.validation > 0 and not len(parts.validation)):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Of {rows} rows {training} are left to train on and {held} to validate with. Change the validation "
                "split.",
            ),
            rows=rows,
            training=len(parts.training),
            held=len(parts.validation),
        )
    return parts


def divides(split: Split, by: str) -> bool:
    """Return whether a split that goes by `by` holds rows back, or at least orders them."""
    if by in {"own", "column", "time"}:
        return by != "own"
    return bool(split.validation or split.test or split.folds > 1)


def way(split: Split, has_classes: bool) -> str:
    """Return what a split goes by; the target tells where it is left open."""
    if split.by == "auto":
        return "stratified" if has_classes else "random"
    return "random" if split.by == "stratified" and not has_classes else split.by


def _held(
    by: str,
    rows: int,
    shares: tuple[float, float],
    seed: int,
    classes: np.ndarray | None,
    column: np.ndarray | None,
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Return the rows to train on and those held back by two shares."""
    validation, test = (round(rows * share) for share in shares)
    if by == "stratified" and classes is not None:
        return _stratified(classes, validation, test, seed)
    if by == "group" and column is not None:
        return _grouped(column, validation, test, seed)
    if by == "random":
        order = np.random.default_rng(seed).permutation(rows)
    else:
        order = _in_time(column) if by == "time" and column is not None else np.arange(rows)
    kept = rows - validation - test
    return order[:kept], (order[kept : kept + validation], order[kept + validation :])


def _in_time(column: np.ndarray) -> np.ndarray:
    if gaps(column).any():
        raise DataError(
            QT_TRANSLATE_NOOP(
                "Errors", "The rows are split by time, but {count} have none. Correct them or leave them out."
            ),
            count=int(gaps(column).sum()),
        )
    values = column.astype(str) if column.dtype.kind == "O" else column
    return np.argsort(values, kind="stable")


def _stratified(
    classes: np.ndarray, validation: int, test: int, seed: int
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Hold back of every class its share, leaving one row to train on at least."""
    order = np.random.default_rng(seed).permutation(len(classes))
    _, numbers, counts = np.unique(classes, return_inverse=True, return_counts=True)
    to_test = _shares(counts, test, counts - 1)
    to_validate = _shares(counts, validation, counts - 1 - to_test)
    # A row's place among those of its class, in the drawn order, says which part it belongs to.
    drawn = numbers[order]
    sort = np.argsort(drawn, kind="stable")
    places = np.empty(len(order), int)
    places[sort] = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = (counts - to_validate - to_test)[drawn]
    is_test = places >= kept + to_validate[drawn]
    is_validation = (places >= kept) & ~is_test
    return order[~is_validation & ~is_test], (order[is_validation], order[is_test])


def _shares(counts: np.ndarray, total: int, most: np.ndarray) -> np.ndarray:
    """Return how many of each class make up `total`, by size, the largest remainders first, at most `most` of each."""
    most = most.clip(0)
    exact = counts * total / max(1, counts.sum())
    taken = np.minimum(np.floor(exact).astype(int), most)
    for place in np.argsort(taken - exact, kind="stable"):
        if taken.sum() >= total:
            break
        taken[place] += taken[place] < most[place]
    return taken  # type: ignore[no-any-return]


def _grouped(
    column: np.ndarray, validation: int, test: int, seed: int
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Hold back whole groups, as many as come nearest to the number of rows; rows without a group are one."""
    names, numbers = np.unique(np.array([str(v) for v in words(column)]), return_inverse=True)
    sizes = np.bincount(numbers, minlength=len(names))
    part = np.zeros(len(names), int)
    left = list(np.random.default_rng(seed).permutation(len(names)))
    for kind, wanted, kept in ((2, test, 1 + (validation > 0)), (1, validation, 1)):
        count = 0
        taken: list[int] = []
        for group in left if wanted else ():
            if len(left) - len(taken) > kept and abs(count + sizes[group] - wanted) < wanted - count:
                taken.append(group)
                count += int(sizes[group])
        if wanted and not taken and len(left) > kept:  # each alone has more rows than wanted
            taken.append(min(left, key=lambda group: sizes[group]))
        part[taken] = kind
        left = [group for group in left if group not in taken]
    order = np.random.default_rng(seed).permutation(len(column))
    of_row = part[numbers[order]]
    return order[of_row == 0], (order[of_row == 1], order[of_row == 2])


def _by_words(split: Split, column: np.ndarray) -> Parts:
    validation, test = set(split.validation_words), set(split.test_words)
    said = [None if word is None else str(word).strip() for word in column]
    is_test = np.array([word in test for word in said], bool)
    is_validation = np.array([word in validation for word in said], bool) & ~is_test
    return Parts(*(np.flatnonzero(mask) for mask in (~is_test & ~is_validation, is_validation, is_test)))


def _fold(split: Split, by: str, rows: int, classes: np.ndarray | None, column: np.ndarray | None) -> Parts:
    from sklearn import model_selection as scikit

    if split.fold >= split.folds:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "There are {folds} folds; {fold} is none of them."),
            folds=split.folds,
            fold=split.fold + 1,
        )
    rest, (_, test) = _held(by, rows, (0.0, split.test), split.seed, classes, column)
    among = None if column is None else column[rest]
    drawn = {"n_splits": split.folds, "shuffle": True, "random_state": split.seed % 2**32}
    groups = None
    if by == "group" and among is not None:
        way, groups = scikit.GroupKFold(n_splits=split.folds), np.array([str(v) for v in words(among)])
    elif by == "stratified" and classes is not None and np.bincount(classes[rest]).max(initial=0) >= split.folds:
        way = scikit.StratifiedKFold(**drawn)
    elif by == "time":
        way = scikit.TimeSeriesSplit(n_splits=split.folds)
    else:
        way = scikit.KFold(n_splits=split.folds) if by == "order" else scikit.KFold(**drawn)
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of classes with fewer rows than folds
            pairs = list(way.split(rest, None if classes is None else classes[rest], groups))
    except ValueError as error:
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{rows} rows cannot be divided into {folds} folds: {reason}."),
            rows=len(rest),
            folds=split.folds,
            reason=str(error).rstrip("."),
        ) from None
    training, validation = pairs[split.fold]
    return Parts(rest[training], rest[validation], test)


def _none() -> np.ndarray:
    return np.empty(0, int)
