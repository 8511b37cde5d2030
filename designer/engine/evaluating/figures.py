"""Works out the figures of an evaluation from targets and predictions, with scikit-learn."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np

from designer.report.figures import Classes, ClassFigure, Curve, Histogram, Numbers

MAX_POINTS = 400  # of a curve that is sent to be drawn
BINS = 30
CALIBRATION_BINS = 10
_DETAILED = 100  # classes beyond these have no curves: nobody looks at so many


def class_figures(true: np.ndarray, chances: np.ndarray, labels: Sequence[str], chosen: np.ndarray) -> Classes | None:
    """Return the figures of decisions among classes, None where no row has a target.

    `true` and `chosen` are class numbers (rows,), `chances` probabilities (rows, classes). Rows whose target is none
    of the classes are left out.
    """
    from sklearn import metrics

    size = len(labels)
    known = (true >= 0) & (true < size) & np.isfinite(chances).all(axis=-1)
    true, chances, chosen = true[known], chances[known], chosen[known]
    if not len(true):
        return None
    numbers = list(range(size))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        true, chosen, labels=numbers, zero_division=0
    )
    present = np.flatnonzero(support)
    classes = tuple(
        _one_class(
            str(labels[i]),
            true == i,
            chances[:, i],
            (int(support[i]), int((chosen == i).sum()), float(precision[i]), float(recall[i]), float(f1[i])),
            size <= _DETAILED,
        )
        for i in numbers
    )
    sums = chances.sum(axis=1, keepdims=True)
    shares = chances / np.where(sums > 0, sums, 1)
    return Classes(
        accuracy=float((true == chosen).mean()),
        classes=classes,
        balanced_accuracy=float(recall[present].mean()),
        macro_f1=float(f1[present].mean()),
        weighted_f1=float(np.average(f1, weights=support)),
        log_loss=float(metrics.log_loss(true, shares, labels=numbers)) if size > 1 else None,
        baseline=float(support.max() / support.sum()),
    )


def label_figures(true: np.ndarray, chances: np.ndarray, labels: Sequence[str]) -> Classes | None:
    """Return the figures of an output that says yes or no to each of several labels: both arrays (rows, labels)."""
    from sklearn import metrics

    known = np.isfinite(true).all(axis=1) & np.isfinite(chances).all(axis=1)
    true, chances = true[known] > 0.5, chances[known]
    if not len(true):
        return None
    chosen = chances > 0.5
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        true, chosen, average=None, zero_division=0
    )
    classes = tuple(
        _one_class(
            str(label),
            true[:, i],
            chances[:, i],
            (int(support[i]), int(chosen[:, i].sum()), float(precision[i]), float(recall[i]), float(f1[i])),
            len(labels) <= _DETAILED,
        )
        for i, label in enumerate(labels)
    )
    return Classes(
        accuracy=float((true == chosen).all(axis=1).mean()),
        classes=classes,
        macro_f1=float(f1.mean()),
        weighted_f1=float(np.average(f1, weights=support)) if support.sum() else 0.0,
        several=True,
    )


def number_figures(true: np.ndarray, predicted: np.ndarray) -> Numbers | None:
    """Return the figures of predicted numbers, None where no pair is finite. Both arrays have one shape."""
    true, predicted = true.reshape(-1).astype("float64"), predicted.reshape(-1).astype("float64")
    known = np.isfinite(true) & np.isfinite(predicted)
    true, predicted = true[known], predicted[known]
    if not len(true):
        return None
    error = true - predicted
    size = np.abs(error)
    spread = float(((true - true.mean()) ** 2).sum())
    counts, edges = np.histogram(error, bins=BINS)
    return Numbers(
        mean_absolute_error=float(size.mean()),
        root_mean_squared_error=float(np.sqrt((error**2).mean())),
        median_absolute_error=float(np.median(size)),
        largest_error=float(size.max()),
        mean_error=float(error.mean()),
        r2=1 - float((error**2).sum()) / spread if spread > 0 else None,
        baseline=float(np.abs(true - np.median(true)).mean()),
        errors=Histogram(float(edges[0]), float(edges[-1]), tuple(counts.tolist())),
    )


def _one_class(
    label: str, is_class: np.ndarray, chance: np.ndarray, told: tuple[int, int, float, float, float], detailed: bool
) -> ClassFigure:
    support, predicted, precision, recall, f1 = told
    curves = _curves(is_class, chance) if detailed and 0 < support < len(is_class) else (Curve(), Curve(), Curve())
    return ClassFigure(label, support, predicted, precision, recall, f1, *curves)


def _curves(is_class: np.ndarray, chance: np.ndarray) -> tuple[Curve, Curve, Curve]:
    from sklearn import metrics

    false_rate, true_rate, thresholds = metrics.roc_curve(is_class, chance, drop_intermediate=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        roc = _curve(false_rate, true_rate, thresholds, float(metrics.auc(false_rate, true_rate)))
        precision, recall, cuts = metrics.precision_recall_curve(is_class, chance)
        average = float(metrics.average_precision_score(is_class, chance))
    order = slice(None, None, -1)  # recall grows along the curve
    pairs = _curve(recall[order], precision[order], np.append(cuts, 1.0)[order], average)
    return roc, pairs, _calibration(is_class, chance)


def _curve(x: np.ndarray, y: np.ndarray, thresholds: np.ndarray, area: float) -> Curve:
    kept = np.arange(len(x))
    if len(x) > MAX_POINTS:
        kept = np.unique(np.linspace(0, len(x) - 1, MAX_POINTS).round().astype(int))
    cuts = np.where(np.isfinite(thresholds), thresholds, 1.0)
    return Curve(tuple(x[kept].tolist()), tuple(y[kept].tolist()), tuple(cuts[kept].tolist()), area)


def _calibration(is_class: np.ndarray, chance: np.ndarray) -> Curve:
    from sklearn.calibration import calibration_curve

    share, mean = calibration_curve(is_class, np.clip(chance, 0, 1), n_bins=CALIBRATION_BINS)
    return Curve(tuple(mean.tolist()), tuple(share.tolist()))
