from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest

from designer.catalogue.spec import Spec
from designer.engine.building.objects import ArgumentError, argument, arguments_of, find, keras_object, make
from designer.graph.texts import DesignerError
from tests.support.networks import catalogue


@pytest.mark.parametrize(
    ("spec", "kind", "expected"),
    [
        ("relu", "activation", keras.activations.relu),
        ("adam", "optimizer", keras.optimizers.Adam),
        ("Adam", "optimizer", keras.optimizers.Adam),
        ("mse", "loss", keras.losses.MeanSquaredError),
        ("mean_squared_error", "loss", keras.losses.MeanSquaredError),
        ("he_normal", "initializer", keras.initializers.HeNormal),
        ("l2", "regularizer", keras.regularizers.L2),
        ({"class": "LeakyReLU", "args": {"negative_slope": 0.2}}, "activation", keras.layers.LeakyReLU),
        ({"class": "EarlyStopping", "args": {"patience": 2}}, "callback", keras.callbacks.EarlyStopping),
        ("auc", "metric", keras.metrics.AUC),
    ],
)
def test_a_spec_becomes_an_object(spec: Any, kind: str, expected: Any) -> None:
    made = make(spec, kind, catalogue())
    assert made is expected or type(made) is expected


def test_nested_specs_become_nested_objects() -> None:
    schedule = {
        "class": "ExponentialDecay",
        "args": {"initial_learning_rate": 0.5, "decay_steps": 9, "decay_rate": 0.9},
    }
    optimizer = make({"class": "SGD", "args": {"learning_rate": schedule, "momentum": 0.5}}, "optimizer", catalogue())
    config = optimizer.get_config()
    assert config["momentum"] == 0.5
    assert config["learning_rate"]["config"]["decay_steps"] == 9


def test_what_keras_resolves_when_it_compiles_stays_a_string() -> None:
    assert make("accuracy", "metric", catalogue()) == "accuracy"
    assert make(None, "regularizer", catalogue()) is None
    assert argument("mae", "metric", catalogue()) == "mae"


def test_lists_become_tuples_and_layers_layers() -> None:
    arguments = arguments_of(
        find("Conv2D", "layer", catalogue()), {"filters": 3, "kernel_size": [3, 5], "strides": 2}, catalogue()
    )
    assert arguments == {"filters": 3, "kernel_size": (3, 5), "strides": 2}
    assert arguments_of(find("ZeroPadding2D", "layer", catalogue()), {"padding": [[1, 2], [3, 4]]}, catalogue()) == {
        "padding": ((1, 2), (3, 4))
    }
    cells = [{"class": "LSTMCell", "args": {"units": n}} for n in (2, 3)]
    stacked = arguments_of(
        find("RNN", "layer", catalogue()), {"cell": {"class": "StackedRNNCells", "args": {"cells": cells}}}, catalogue()
    )
    assert [type(cell) for cell in stacked["cell"].cells] == [keras.layers.LSTMCell] * 2


def test_arguments_are_made_in_the_order_of_the_catalogue() -> None:
    drawn = {"class": "RandomNormal", "args": {}}
    written = {"units": 2, "kernel_initializer": drawn, "bias_initializer": drawn}
    weights = []
    for order in (written, dict(reversed(written.items()))):
        keras.utils.set_random_seed(5)
        layer = make({"class": "Dense", "args": order}, "layer", catalogue())
        layer.build((None, 3))
        weights.append(np.concatenate([w.numpy().ravel() for w in layer.weights]))
    assert weights[0] == pytest.approx(weights[1])


@pytest.mark.parametrize(
    ("spec", "kind", "text"),
    [
        ("adm", "optimizer", "Keras has no optimizer called adm. Did you mean adam?"),
        ("qqqq", "loss", "Keras has no loss called qqqq."),
        ({"class": "Dens"}, "layer", "Keras has no layer called Dens. Did you mean Dense?"),
        (
            {"class": "Adam", "args": {"lr": 1}},
            "optimizer",
            "Adam has no argument lr. Its arguments are learning_rate, ",
        ),
        (
            {"cls": "Adam"},
            "optimizer",
            'Expected a name or {"class": name, "args": {...}} for the optimizer, received ',
        ),
        (
            {"class": "Dropout", "args": {"rate": 3}},
            "layer",
            "Dropout: Invalid value received for argument `rate`. Expected a float value between 0 and 1.",
        ),
        ({"class": "Dense", "args": {}}, "layer", "Dense: Dense.__init__() missing 1 required positional argument"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(spec: Any, kind: str, text: str) -> None:
    with pytest.raises(DesignerError) as caught:
        make(spec, kind, catalogue())
    assert str(caught.value).startswith(text)
    assert "\n" not in str(caught.value)


def test_the_guilty_argument_is_known() -> None:
    with pytest.raises(ArgumentError) as caught:
        make({"class": "Dropout", "args": {"rate": 3, "seed": 1}}, "layer", catalogue())
    assert caught.value.param == "rate"


def test_only_keras_is_imported() -> None:
    with pytest.raises(DesignerError, match="system is not a class of Keras, but of os"):
        keras_object(Spec("system", "layer", "os"))
    with pytest.raises(DesignerError, match=r"has no nothing in keras\.layers"):
        keras_object(Spec("nothing", "layer", "keras.layers"))


def test_a_lambda_is_not_made_from_a_project() -> None:
    with pytest.raises(DesignerError):
        make({"class": "Lambda", "args": {"function": "print"}}, "layer", catalogue())
