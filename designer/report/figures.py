"""The figures of an evaluation: what a table, a curve or a histogram of one output is drawn from."""

from __future__ import annotations

import msgspec


class Curve(msgspec.Struct, frozen=True, omit_defaults=True):
    """Points of a curve, thinned for drawing; `area` and `average` are of all its points.

    `thresholds` stand beside the points where each of them belongs to one.
    """

    x: tuple[float, ...] = ()
    y: tuple[float, ...] = ()
    thresholds: tuple[float, ...] = ()
    area: float | None = None


class ClassFigure(msgspec.Struct, frozen=True, omit_defaults=True):
    """One class against the rest: as scikit-learn's precision_recall_fscore_support, roc_curve and others say.

    `calibration` is the share of true cases (y) over the mean probability (x) in ten equal bins of the probability.
    Curves are empty where the rows are all of the class or none is.
    """

    label: str
    support: int = 0
    predicted: int = 0
    precision: float = 0.0
    recall: float = 0.0
    f1: float = 0.0
    roc: Curve = Curve()
    precision_recall: Curve = Curve()
    calibration: Curve = Curve()


class Classes(msgspec.Struct, frozen=True, omit_defaults=True, tag="classes"):
    """The figures of an output that decides among classes (or, with `several`, says yes or no to each label)."""

    accuracy: float
    classes: tuple[ClassFigure, ...]
    balanced_accuracy: float | None = None
    macro_f1: float = 0.0
    weighted_f1: float = 0.0
    log_loss: float | None = None
    baseline: float | None = None  # the accuracy of always naming the most frequent class of these rows
    several: bool = False


class Histogram(msgspec.Struct, frozen=True, omit_defaults=True):
    """Counts in equal bins between two ends."""

    low: float
    high: float
    counts: tuple[int, ...]


class Numbers(msgspec.Struct, frozen=True, omit_defaults=True, tag="numbers"):
    """The figures of an output that predicts numbers, all in the unit of its target; errors are target - prediction.

    `baseline` is the mean absolute error of always predicting the median of these targets.
    """

    mean_absolute_error: float
    root_mean_squared_error: float
    median_absolute_error: float
    largest_error: float
    mean_error: float
    r2: float | None = None
    baseline: float | None = None
    errors: Histogram | None = None


Figures = Classes | Numbers
