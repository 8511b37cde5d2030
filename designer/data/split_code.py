"""How a script divides its rows as `divide` does here."""

from __future__ import annotations

from designer.data.code import Code, called, given
from designer.data.settings import Split
from designer.data.split import way
from designer.data.steps.base import WORDS_CODE

_NUMPY = "import numpy as np"


def split_code(split: Split, classes: str, column: str) -> Code:
    """Return an expression of three arrays of indices: rows to train on, to validate with and to test with.

    `classes` and `column` are expressions of the target's classes ("" without) and of the column that it goes by;
    `rows` is the variable with the rows that are divided. The split is settled.
    """
    by = way(split, bool(classes))
    if by == "column":
        words = f"{list(split.validation_words)!r}, {list(split.test_words)!r}"
        return Code(f"split_by_words({column}, {words})", (_NUMPY,), (_BY_WORDS, WORDS_CODE))
    is_fold = split.folds > 1
    shares = given(validation=None if is_fold else split.validation or None, test=split.test or None)
    seeded = {"seed": split.seed}
    if by == "stratified":
        held = Code(called("stratified_split", classes, **shares, **seeded), (_NUMPY, _PANDAS), (_STRATIFIED, _SHARES))
    elif by == "group":
        held = Code(called("group_split", column, **shares, **seeded), (_NUMPY,), (_GROUPED, NAMES_CODE, WORDS_CODE))
    elif by == "random":
        held = Code(called("random_split", "len(rows)", **shares, **seeded), (_NUMPY,), (_RANDOM, _DIVIDED))
    elif by == "time":
        held = Code(called("time_split", column, **shares), (_NUMPY,), (_IN_TIME, _DIVIDED))
    else:
        held = Code(called("divided", "np.arange(len(rows))", **shares), (_NUMPY,), (_DIVIDED,))
    return _fold(split, by, held, classes, column) if is_fold else held


def _fold(split: Split, by: str, held: Code, classes: str, column: str) -> Code:
    drawn = f"n_splits={split.folds}, shuffle=True, random_state={split.seed % 2**32}"
    number = f"fold={split.fold}"
    scikit = "from sklearn.model_selection import"
    if by == "group":
        text = f"fold_of({held.text}, GroupKFold(n_splits={split.folds}), {number}, groups=names_of({column}))"
        return Code(text, (*held.imports, f"{scikit} GroupKFold"), (*held.helpers, _FOLD))
    if by == "stratified":
        text = f"stratified_fold({held.text}, {classes}, {drawn}, {number})"
        imports = (*held.imports, f"{scikit} KFold, StratifiedKFold")
        return Code(text, imports, (*held.helpers, _STRATIFIED_FOLD, _FOLD))
    if by == "time":
        name, named = "TimeSeriesSplit", f"n_splits={split.folds}"
    else:
        name, named = "KFold", f"n_splits={split.folds}" if by == "order" else drawn
    text = f"fold_of({held.text}, {name}({named}), {number})"
    return Code(text, (*held.imports, f"{scikit} {name}"), (*held.helpers, _FOLD))


_PANDAS = "import pandas as pd"

_DIVIDED = '''def divided(order, validation=0, test=0):
    """Return the first rows, those to validate with behind them, those to test last."""
    validated, tested = round(len(order) * validation), round(len(order) * test)
    kept = len(order) - validated - tested
    return order[:kept], order[kept : kept + validated], order[kept + validated :]'''

_RANDOM = '''def random_split(rows, seed, validation=0, test=0):
    """Return rows to train on, to validate with and to test with, drawn at random."""
    return divided(np.random.default_rng(seed).permutation(rows), validation, test)'''

_IN_TIME = '''def time_split(times, validation=0, test=0):
    """Return the earliest rows to train on, later ones to validate with and to test."""
    values = times.astype(str) if times.dtype == object else times
    return divided(np.argsort(values, kind="stable"), validation, test)'''

_BY_WORDS = '''def split_by_words(column, validation, test):
    """Return the rows by the words of a column; those of neither list train."""
    said = as_words(column)[:, 0]
    said = [None if word is None else word.strip() for word in said]
    is_test = np.array([word in test for word in said], bool)
    is_validation = np.array([word in validation for word in said], bool) & ~is_test
    masks = (~is_test & ~is_validation, is_validation, is_test)
    return tuple(np.flatnonzero(mask) for mask in masks)'''

_SHARES = '''def shares(counts, total, most):
    """Return how many of each class make up `total`, by size, at most `most`."""
    most = most.clip(0)
    exact = counts * total / max(1, counts.sum())
    taken = np.minimum(np.floor(exact).astype(int), most)
    for place in np.argsort(taken - exact, kind="stable"):
        if taken.sum() >= total:
            break
        taken[place] += taken[place] < most[place]
    return taken'''

_STRATIFIED = '''def stratified_split(classes, seed, validation=0, test=0):
    """Hold back of every class its share, leaving one row to train on at least."""
    classes = pd.factorize(classes, sort=True)[0]
    rows = len(classes)
    order = np.random.default_rng(seed).permutation(rows)
    _, numbers, counts = np.unique(classes, return_inverse=True, return_counts=True)
    to_test = shares(counts, round(rows * test), counts - 1)
    to_validate = shares(counts, round(rows * validation), counts - 1 - to_test)
    # The place of a row among those of its class, as drawn, says which part it is of.
    drawn = numbers[order]
    sort = np.argsort(drawn, kind="stable")
    places = np.empty(rows, int)
    places[sort] = np.arange(rows) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = (counts - to_validate - to_test)[drawn]
    is_test = places >= kept + to_validate[drawn]
    is_validation = (places >= kept) & ~is_test
    return order[~is_validation & ~is_test], order[is_validation], order[is_test]'''

NAMES_CODE = '''def names_of(column):
    """Return the groups of rows as text; rows without one are a group."""
    if column.dtype.kind == "M":
        return np.array(["None" if np.isnat(time) else str(time) for time in column])
    return np.array([str(word) for word in as_words(column)[:, 0]])'''

_GROUPED = '''def group_split(column, seed, validation=0, test=0):
    """Hold back whole groups, as many as come nearest to the number of rows."""
    rows = len(column)
    names, numbers = np.unique(names_of(column), return_inverse=True)
    sizes = np.bincount(numbers, minlength=len(names))
    part = np.zeros(len(names), int)
    left = list(np.random.default_rng(seed).permutation(len(names)))
    tested, validated = round(rows * test), round(rows * validation)
    for kind, wanted, kept in ((2, tested, 1 + (validated > 0)), (1, validated, 1)):
        count, taken = 0, []
        for group in left if wanted else ():
            is_nearer = abs(count + sizes[group] - wanted) < wanted - count
            if len(left) - len(taken) > kept and is_nearer:
                taken.append(group)
                count += int(sizes[group])
        if wanted and not taken and len(left) > kept:
            taken.append(min(left, key=lambda group: sizes[group]))
        part[taken] = kind
        left = [group for group in left if group not in taken]
    order = np.random.default_rng(seed).permutation(rows)
    return tuple(order[part[numbers[order]] == kind] for kind in range(3))'''

_FOLD = '''def fold_of(parts, splitter, fold, classes=None, groups=None):
    """Return one fold of the rows that are not for the test."""
    rest, _, test = parts
    classes = None if classes is None else classes[rest]
    groups = None if groups is None else groups[rest]
    training, validation = list(splitter.split(rest, classes, groups))[fold]
    return rest[training], rest[validation], test'''

_STRATIFIED_FOLD = '''def stratified_fold(parts, classes, fold, **drawn):
    """Return one fold, each class by its share where one has as many rows as folds."""
    classes = pd.factorize(classes, sort=True)[0]
    is_large = np.bincount(classes[parts[0]]).max() >= drawn["n_splits"]
    splitter = (StratifiedKFold if is_large else KFold)(**drawn)
    return fold_of(parts, splitter, fold, classes)'''
