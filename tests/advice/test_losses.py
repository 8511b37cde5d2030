"""What is known of losses and activations holds in Keras: ranges, kinds of targets, directions of metrics."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from designer.advice import losses
from designer.advice.objective import direction
from designer.engine.training.monitor import best_by
from tests.support.networks import catalogue

EVERY = losses.OF_CLASSES | losses.OF_NUMBERS


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_loss_is_found_by_every_name_that_keras_takes(name: str) -> None:
    made = getattr(keras.losses, name)()
    assert losses.loss_class(name, catalogue()) == name
    assert losses.loss_class({"class": name, "args": {}}, catalogue()) == name
    spec = catalogue().spec(name, "loss")
    assert spec is not None
    assert losses.loss_class(spec.alias, catalogue()) == name
    assert type(keras.losses.get(name)) is type(made)


@pytest.mark.parametrize("name", sorted(losses.OF_CLASSES))
def test_a_loss_of_classes_is_least_for_the_probabilities_it_expects(name: str) -> None:
    activation = keras.activations.get(losses.usual_before(name))
    assert losses.usual_before(name) in losses.activations_before(name)
    loss = getattr(keras.losses, name)()
    scores = np.array([[4.0, -4.0, -4.0], [-4.0, 4.0, -4.0]], "float32")
    whole = np.array([0, 1]) if name in losses.SPARSE else np.eye(3, dtype="float32")[:2]
    if name in losses.BINARY:
        scores, whole = scores[:, :1], whole[:, :1]
    right, wrong = (float(loss(whole, activation(keras.ops.convert_to_tensor(one)))) for one in (scores, -scores))
    assert 0 <= right < wrong


@pytest.mark.parametrize(
    "name", ["sigmoid", "hard_sigmoid", "softmax", "tanh", "softsign", "hard_tanh", "relu", "relu6"]
)
def test_an_activation_reaches_the_ends_of_its_range_and_no_further(name: str) -> None:
    low, high = losses.reach(name)
    values = np.stack([np.linspace(-300, 300, 6001), np.zeros(6001)], axis=1).astype("float32")
    given = keras.ops.convert_to_numpy(keras.activations.get(name)(keras.ops.convert_to_tensor(values)))[:, 0]
    assert given.min() == pytest.approx(low, abs=0.01)
    assert given.max() <= high
    assert given.max() == pytest.approx(min(high, 300), abs=0.01)
    assert losses.reach("linear") == (-np.inf, np.inf)


ARGUMENTS = {
    **{name: {"num_classes": 2} for name in ("MeanIoU", "OneHotMeanIoU")},
    **{name: {"num_classes": 2, "target_class_ids": [0]} for name in ("IoU", "OneHotIoU")},
    "PrecisionAtRecall": {"recall": 0.5},
    "RecallAtPrecision": {"precision": 0.5},
    "SensitivityAtSpecificity": {"specificity": 0.5},
    "SpecificityAtSensitivity": {"sensitivity": 0.5},
    "MeanRelativeError": {"normalizer": [1.0]},
}
METRICS = [spec.name for spec in catalogue().of_kind("metric") if getattr(keras.metrics, spec.name, None) is not None]


@pytest.mark.parametrize("name", METRICS)
def test_a_name_tells_the_direction_that_keras_knows(name: str) -> None:
    metric = getattr(keras.metrics, name)(**ARGUMENTS.get(name, {}))
    known = {"up": "max", "down": "min"}.get(getattr(metric, "_direction", ""), direction(metric.name))
    assert direction(metric.name) == direction(f"val_{metric.name}") == known
    callback = keras.callbacks.EarlyStopping(monitor=f"val_{metric.name}")
    assert best_by([callback], keras.Model(), has_validation=True) == (f"val_{metric.name}", known)
