"""What simple models of scikit-learn make of the same rows: the baselines that stand beside a network's score."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

MOST_FEATURES = 400
MOST_TARGETS = 16
_TREES = 60
_WORDS = 256  # columns that words are counted in
_MANY = 100  # features, from which on a linear model is fitted in closed form


class References(NamedTuple):
    """Scores on rows held back; None where there was nothing to fit."""

    linear: float | None = None
    forest: float | None = None


def table_of(
    inputs: Mapping[str, np.ndarray], codes: Mapping[str, int], texts: Mapping[str, np.ndarray] | None = None
) -> np.ndarray | None:
    """Return inputs by node as one table of numbers, None where there are none.

    Those of `codes` (how many there are) are counted, and so are the words of texts; of very wide ones some columns
    stand for all.
    """
    parts = []
    for node, array in inputs.items():
        flat = np.asarray(array, np.float64).reshape(len(array), -1)
        if node in codes:
            size = min(2000, codes[node])
            counted = np.zeros((len(flat), size))
            for column in flat.T:
                np.add.at(counted, (np.arange(len(flat)), np.clip(column.astype(np.int64), 0, size - 1)), 1.0)
            flat = np.concatenate([counted, flat], axis=1) if flat.shape[1] <= 40 else counted
        parts.append(flat)
    parts += [_words(array) for array in (texts or {}).values()]
    if not parts:
        return None
    table = np.concatenate(parts, axis=1)
    if table.shape[1] > MOST_FEATURES:
        table = table[:, np.linspace(0, table.shape[1] - 1, MOST_FEATURES).astype(int)]
    return np.nan_to_num(table, nan=0.0, posinf=0.0, neginf=0.0)


def _words(texts: np.ndarray) -> np.ndarray:
    """Return how often words stand in each row's texts; they share columns by chance, so no vocabulary is kept."""
    from sklearn.feature_extraction.text import HashingVectorizer

    rows = [
        " ".join(one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in row)
        for row in texts.reshape(len(texts), -1)
    ]
    counting = HashingVectorizer(n_features=_WORDS, alternate_sign=False, norm=None)
    return np.asarray(counting.transform(rows).toarray(), np.float64)


def references(
    table: np.ndarray,
    goal: np.ndarray,
    held: np.ndarray,
    wanted: np.ndarray,
    is_classes: bool,
    is_balanced: bool,
    go_on: Callable[[], None] = lambda: None,
) -> References:
    """Return what models reach on `held` with its targets `wanted` that were fitted on `table` with `goal`.

    Goals are class numbers, or numbers (rows,) or (rows, columns); scores are accuracies (balanced: the mean over
    classes) or R2. `go_on` is called between the models, and may raise what ends it.
    """
    from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor
    from sklearn.linear_model import LogisticRegression, Ridge, RidgeClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    weight: Any = "balanced" if is_balanced else None
    if is_classes and len(np.unique(goal)) < 2:
        return References()
    if is_classes:
        wide = table.shape[1] > _MANY
        linear: Any = (
            RidgeClassifier(alpha=10.0, class_weight=weight)
            if wide
            else LogisticRegression(max_iter=200, class_weight=weight)
        )
        forest: Any = ExtraTreesClassifier(_TREES, min_samples_leaf=2, class_weight=weight, random_state=0, n_jobs=1)
    else:
        linear = Ridge(alpha=1.0)
        forest = ExtraTreesRegressor(_TREES, min_samples_leaf=2, random_state=0, n_jobs=1)
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for model in (make_pipeline(StandardScaler(), linear), forest):
            go_on()
            predicted = model.fit(table, goal).predict(held)
            found.append(score(wanted, predicted, is_classes, is_balanced))
    return References(*found)


def goes_with(table: np.ndarray, goal: np.ndarray, is_classes: bool, go_on: Callable[[], None] = lambda: None) -> float:
    """Return by how many deviations of chance a target goes with its rows; what is above 2.3 is hardly chance.

    Of each row a linear model and a forest say what they make of it that were fitted on others. Of class numbers it is
    how much oftener they are right than with the same answers in another order, of numbers how they correlate.
    """
    from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.model_selection import KFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    linear: Any = LogisticRegression(max_iter=200, C=0.1) if is_classes else Ridge(alpha=10.0)
    kind = ExtraTreesClassifier if is_classes else ExtraTreesRegressor
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for model in (make_pipeline(StandardScaler(), linear), kind(_TREES, min_samples_leaf=3, random_state=0)):
            go_on()
            predicted = cross_val_predict(model, table, goal, cv=KFold(4, shuffle=True, random_state=0))
            found.append(_beyond_chance(goal, predicted, is_classes))
    return max(found)


def _beyond_chance(goal: np.ndarray, predicted: np.ndarray, is_classes: bool) -> float:
    rows = len(goal)
    if is_classes:
        size = int(max(goal.max(), predicted.max())) + 1
        chance = float((np.bincount(goal, minlength=size) * np.bincount(predicted, minlength=size)).sum() / rows**2)
        return float(((goal == predicted).mean() - chance) / max(1e-9, np.sqrt(chance * (1 - chance) / rows)))
    wide, told = (np.asarray(one, np.float64).reshape(rows, -1) for one in (goal, predicted))
    found = [0.0]
    for column, other in zip(wide.T, told.T, strict=True):
        if column.std() > 0 and other.std() > 0:
            found.append(float(np.corrcoef(column, other)[0, 1] * np.sqrt(rows)))
    return max(found)


def score(wanted: np.ndarray, predicted: np.ndarray, is_classes: bool, is_balanced: bool) -> float:
    """Return the accuracy of class numbers, that of the mean class, or the R2 of numbers."""
    if is_classes:
        right = wanted == predicted
        if not is_balanced:
            return float(right.mean())
        return float(np.mean([right[wanted == one].mean() for one in np.unique(wanted)]))
    wanted = np.asarray(wanted, np.float64).reshape(len(wanted), -1)
    predicted = np.asarray(predicted, np.float64).reshape(len(predicted), -1)
    spread = ((wanted - wanted.mean(axis=0)) ** 2).sum(axis=0)
    with np.errstate(over="ignore", invalid="ignore"):
        rest = ((wanted - predicted) ** 2).sum(axis=0)
    known = spread > 0
    if not known.any():
        return 0.0
    result = float(np.mean(1 - rest[known] / spread[known]))
    return result if np.isfinite(result) else -1e9


def column_tells(table: np.ndarray, goal: np.ndarray, is_classes: bool) -> float:
    """Return how much of a goal the few columns of one field tell alone: share of rows, or of the variance."""
    from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

    half = len(table) // 2
    if half < 20:
        return 0.0
    if is_classes:
        classes = len(np.unique(goal))
        tree: Any = DecisionTreeClassifier(max_leaf_nodes=max(2, 2 * classes), random_state=0)
        predicted = tree.fit(table[:half], goal[:half]).predict(table[half:])
        return score(goal[half:], predicted, True, False)
    order = 0.0
    if table.shape[1] == 1 and np.ptp(table) > 0:
        ranks = np.stack([np.argsort(np.argsort(one)) for one in (table[:, 0], goal)])
        order = float(np.asarray(np.corrcoef(ranks))[0, 1] ** 2)
    tree = DecisionTreeRegressor(min_samples_leaf=5, random_state=0).fit(table[:half], goal[:half])
    return max(order, score(goal[half:], tree.predict(table[half:]), False, False))
