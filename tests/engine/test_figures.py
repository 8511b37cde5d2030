"""The figures of an evaluation are scikit-learn's, on any targets and any probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.dummy import DummyClassifier, DummyRegressor

from designer.engine.evaluating.figures import MAX_POINTS, class_figures, label_figures, number_figures


def drawn(seed: int, rows: int, classes: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    true = random.integers(classes, size=rows)
    scores = random.normal(size=(rows, classes)) + 1.5 * np.eye(classes)[true]
    raised = np.exp(scores)
    return true, raised / raised.sum(axis=1, keepdims=True)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), rows=st.integers(2, 200), classes=st.integers(2, 6))
def test_classes_are_told_as_scikit_learn_tells_them(seed: int, rows: int, classes: int) -> None:
    true, chances = drawn(seed, rows, classes)
    chosen = chances.argmax(axis=1)
    found = class_figures(true, chances, [f"c{i}" for i in range(classes)], chosen)
    assert found is not None
    numbers = list(range(classes))
    expected = metrics.precision_recall_fscore_support(true, chosen, labels=numbers, zero_division=0)
    for index, one in enumerate(found.classes):
        assert (one.precision, one.recall, one.f1, one.support) == pytest.approx([values[index] for values in expected])
        if 0 < one.support < rows:
            assert one.roc.area == pytest.approx(metrics.roc_auc_score(true == index, chances[:, index]))
            average = metrics.average_precision_score(true == index, chances[:, index])
            assert one.precision_recall.area == pytest.approx(average)
            false_rate, true_rate, _ = metrics.roc_curve(true == index, chances[:, index], drop_intermediate=False)
            assert [one.roc.x, one.roc.y] == [pytest.approx(false_rate.tolist()), pytest.approx(true_rate.tolist())]
            precision, recall, _ = metrics.precision_recall_curve(true == index, chances[:, index])
            assert one.precision_recall.x == pytest.approx(recall[::-1].tolist())
            assert one.precision_recall.y == pytest.approx(precision[::-1].tolist())
            share, mean = calibration_curve(true == index, chances[:, index], n_bins=10)
            assert one.calibration.x == pytest.approx(mean.tolist())
            assert one.calibration.y == pytest.approx(share.tolist())
        else:
            assert one.roc.x == ()
    assert [one.predicted for one in found.classes] == np.bincount(chosen, minlength=classes).tolist()
    assert found.accuracy == pytest.approx(metrics.accuracy_score(true, chosen))
    assert found.baseline == pytest.approx(DummyClassifier().fit(chances, true).score(chances, true))
    if set(chosen) <= set(true) and len(set(true)) > 1:  # else scikit-learn warns
        assert found.balanced_accuracy == pytest.approx(metrics.balanced_accuracy_score(true, chosen))
    assert found.log_loss == pytest.approx(metrics.log_loss(true, chances, labels=numbers))
    present = sorted(set(true))
    assert found.macro_f1 == pytest.approx(metrics.f1_score(true, chosen, labels=present, average="macro"))
    assert found.weighted_f1 == pytest.approx(
        metrics.f1_score(true, chosen, labels=numbers, average="weighted", zero_division=0)
    )


def test_a_curve_is_thinned_between_its_ends_and_keeps_its_area() -> None:
    true, chances = drawn(1, 20_000, 2)
    found = class_figures(true, chances, ["no", "yes"], chances.argmax(axis=1))
    assert found is not None
    curve = found.classes[1].roc
    assert len(curve.x) <= MAX_POINTS
    assert (curve.x[0], curve.y[0], curve.x[-1], curve.y[-1]) == (0, 0, 1, 1)
    assert curve.area == pytest.approx(metrics.roc_auc_score(true, chances[:, 1]))
    assert np.trapezoid(curve.y, curve.x) == pytest.approx(curve.area, abs=1e-3)


def test_several_labels_are_told_one_by_one() -> None:
    random = np.random.default_rng(2)
    true = (random.random((50, 3)) < 0.4).astype("float32")
    chances = np.clip(true * 0.5 + random.random((50, 3)) * 0.6, 0, 1)
    found = label_figures(true, chances, ["a", "b", "c"])
    assert found is not None
    assert found.several
    for index, one in enumerate(found.classes):
        assert one.roc.area == pytest.approx(metrics.roc_auc_score(true[:, index], chances[:, index]))
        average = metrics.average_precision_score(true[:, index], chances[:, index])
        assert one.precision_recall.area == pytest.approx(average)
    assert [one.f1 for one in found.classes] == pytest.approx(metrics.f1_score(true, chances > 0.5, average=None))
    assert found.accuracy == pytest.approx(metrics.accuracy_score(true, chances > 0.5))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), rows=st.integers(2, 100))
def test_numbers_are_told_as_scikit_learn_tells_them(seed: int, rows: int) -> None:
    random = np.random.default_rng(seed)
    true, predicted = random.normal(100, 20, size=(2, rows))
    predicted[0] = np.nan
    found = number_figures(true.reshape(-1, 1), predicted.reshape(-1, 1))
    assert found is not None
    true, predicted = true[1:], predicted[1:]
    assert found.mean_absolute_error == pytest.approx(metrics.mean_absolute_error(true, predicted))
    assert found.root_mean_squared_error == pytest.approx(metrics.root_mean_squared_error(true, predicted))
    assert found.median_absolute_error == pytest.approx(metrics.median_absolute_error(true, predicted))
    assert found.largest_error == pytest.approx(metrics.max_error(true, predicted))
    always = DummyRegressor(strategy="median").fit(np.zeros((rows - 1, 1)), true).predict(np.zeros((rows - 1, 1)))
    assert found.baseline == pytest.approx(metrics.mean_absolute_error(true, always))
    assert found.mean_error == pytest.approx((true - predicted).mean())
    if rows > 2:
        assert found.r2 == pytest.approx(metrics.r2_score(true, predicted))
    assert found.errors is not None
    assert sum(found.errors.counts) == rows - 1


def test_where_there_is_nothing_to_compare_there_are_no_figures() -> None:
    nothing = np.full(3, np.nan)
    assert number_figures(nothing, nothing) is None
    assert class_figures(np.full(3, -1), np.full((3, 2), 0.5), ["a", "b"], np.zeros(3, int)) is None
