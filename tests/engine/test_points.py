"""The curve between epochs: what it shows of every metric that there is."""

from __future__ import annotations

import math
from typing import Any

import keras
import numpy as np
import pytest

from designer.engine.building import objects
from designer.engine.training.batch_curve import Points, means
from designer.engine.training.duration import Plan
from tests.support.networks import catalogue

NEEDED: dict[str, dict[str, Any]] = {
    "IoU": {"num_classes": 3, "target_class_ids": [0], "sparse_y_pred": False},
    "MeanIoU": {"num_classes": 3, "sparse_y_pred": False},
    "OneHotIoU": {"num_classes": 3, "target_class_ids": [0]},
    "OneHotMeanIoU": {"num_classes": 3},
    "PrecisionAtRecall": {"recall": 0.5},
    "RecallAtPrecision": {"precision": 0.5},
    "SensitivityAtSpecificity": {"specificity": 0.5},
    "SpecificityAtSensitivity": {"sensitivity": 0.5},
}
_VALUES_ONLY = {"Mean", "Sum"}  # they take values, not targets and predictions
METRICS = [n for n in catalogue().specs["metric"] if n[0].isupper() and n not in _VALUES_ONLY]


def is_sparse(name: str) -> bool:
    return "Sparse" in name or name in {"IoU", "MeanIoU"}


def fresh(name: str) -> Any:
    made = objects.make({"class": name, "args": NEEDED.get(name, {})}, "metric", catalogue())
    made.name = name
    return made


@pytest.fixture(scope="module")
def found() -> frozenset[str]:
    """What is taken for a mean among all the metrics of the catalogue."""
    names: frozenset[str] = frozenset()
    for sparse in (False, True):
        inputs = keras.Input((4,), name="x")
        model = keras.Model(inputs, keras.layers.Dense(3, activation="softmax", name="out")(inputs))
        loss = "sparse_categorical_crossentropy" if sparse else "categorical_crossentropy"
        model.compile("sgd", loss, metrics=[fresh(n) for n in METRICS if is_sparse(n) == sparse], run_eagerly=True)
        model.evaluate(np.ones((3, 4)), np.array([0, 1, 2]) if sparse else np.eye(3), verbose=0)
        names |= means(model)
    return names


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_is_a_mean_if_its_batches_average_to_the_whole(name: str, found: frozenset[str]) -> None:
    draw = np.random.default_rng(5)
    batches = []
    for density in (0.2, 0.5, 0.9):  # of ones, so that a quotient of counts is no mean by chance
        numbers = draw.integers(0, 3, 4)
        targets = numbers if is_sparse(name) else (draw.random((4, 3)) < density).astype("float32")
        if "Correlation" in name:  # that of a row of equal numbers is not defined
            targets = draw.normal(size=(4, 3)).astype("float32")
        scores = keras.ops.softmax(2 * draw.normal(size=(4, 3)).astype("float32"))
        batches.append((targets, scores))

    def result(*chosen: int) -> Any:
        metric = fresh(name)
        for i in chosen:
            metric.update_state(*batches[i])
        return np.asarray(metric.result())

    alone = [result(i) for i in range(3)]
    averages = all(result(i, j) == pytest.approx((alone[i] + alone[j]) / 2, abs=1e-5) for i, j in ((0, 1), (1, 2)))
    assert (name in found) == averages
    assert "loss" in found


def test_names_of_several_outputs_are_told_apart() -> None:
    inputs = keras.Input((4,), name="x")
    outputs = [keras.layers.Dense(1, name=name)(inputs) for name in ("auc", "b")]
    model = keras.Model(inputs, outputs)
    metrics = [["mae", keras.metrics.RootMeanSquaredError(name="mse")], ["mse", keras.metrics.AUC(name="mae")]]
    model.compile("sgd", ["mse", "mse"], metrics=metrics, run_eagerly=True)
    model.evaluate(np.ones((4, 4)), [np.zeros((4, 1))] * 2, verbose=0)
    assert means(model) == {"loss", "auc_loss", "b_loss", "auc_mae", "b_mse"}


def test_steps_that_are_masked_are_not_counted_as_samples() -> None:
    inputs = keras.Input((5,), name="x")
    tokens = keras.layers.Embedding(4, 3, mask_zero=True)(inputs)
    model = keras.Model(inputs, keras.layers.Dense(4, activation="softmax", name="out")(tokens))
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"], run_eagerly=True)
    tokens = np.random.default_rng(0).integers(0, 4, (6, 5))
    model.evaluate(tokens, tokens, verbose=0)
    assert means(model) == {"loss"}


def test_the_curve_shows_each_batch_of_a_mean_and_everything_else_as_it_is_reported() -> None:
    inputs = keras.Input((1,), name="x")
    model = keras.Model(inputs, keras.layers.Identity(name="out")(inputs))
    model.compile("sgd", "mse", metrics=["mean_absolute_error", keras.metrics.RootMeanSquaredError()], run_eagerly=True)
    x = np.zeros((6, 1))
    y = np.array([[6.0]] * 2 + [[0.0]] * 2 + [[3.0]] * 2)
    model.evaluate(x, y, verbose=0)
    points = Points(Plan(1, 0, 2, 6, 0, "loss", "min"))
    points.begin(0)
    running = ((36, 6, 6), (18, 3, math.sqrt(18)), (15, 3, math.sqrt(15)))
    for step, (loss, mae, root) in enumerate(running, 1):
        points.add(step, {"loss": loss, "mean_absolute_error": mae, "root_mean_squared_error": root}, lambda: model)
    curve = [values for _, values in points.take_for_window()]
    assert [p["loss"] for p in curve] == pytest.approx([36, 0, 9])
    assert [p["mean_absolute_error"] for p in curve] == pytest.approx([6, 0, 3])
    assert [p["root_mean_squared_error"] for p in curve] == pytest.approx([row[2] for row in running])


def test_a_long_run_has_fewer_points_an_epoch_and_their_mean_is_still_that_of_the_epoch() -> None:
    inputs = keras.Input((1,), name="x")
    model = keras.Model(inputs, keras.layers.Identity(name="out")(inputs))
    model.compile("sgd", "mse", run_eagerly=True)
    model.evaluate(np.zeros((2, 1)), np.zeros((2, 1)), verbose=0)
    losses = np.random.default_rng(0).uniform(size=40)
    counts = {}
    for epochs in (500, 10_000, 200_000):
        points = Points(Plan(epochs, 0, 2, 80, 0, "loss", "min"))
        points.begin(3)
        for step in range(1, 41):
            points.add(step, {"loss": losses[:step].mean()}, lambda: model)
        curve = points.take_for_file()
        ends = [x - 3 for x, _ in curve]
        assert ends[-1] == 1
        whole = np.average([values["loss"] for _, values in curve], weights=np.diff([0, *ends]))
        assert whole == pytest.approx(losses.mean())
        counts[epochs] = len(curve)
    assert counts == {500: 40, 10_000: 10, 200_000: 1}
