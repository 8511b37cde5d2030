"""Drawn = built = exported = saved, over random models of everything the catalogue has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from designer.engine.building.build import build_model
from designer.engine.checking.check import Checker
from designer.export.python_code import python_code
from designer.graph.calls import Program, program
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from tests.support.exported import both_models, run_code
from tests.support.networks import catalogue
from tests.support.random_models import Sketch

STEPS = 22
# What Keras advises against it builds all the same: a mask that a layer drops, a softmax over one value.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Layer .* was passed an input with a mask:UserWarning"),
    pytest.mark.filterwarnings("ignore:(?s).*You are using a softmax over axis:UserWarning"),
]


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


@pytest.mark.parametrize("seed", range(25))
def test_drawn_built_exported_and_saved_are_one_model(checker: Checker, seed: int) -> None:
    check_one(checker, seed)


@pytest.mark.gate
@pytest.mark.parametrize("seed", range(1000, 2000))
def test_a_thousand_models(checker: Checker, seed: int) -> None:
    check_one(checker, seed)


def check_one(checker: Checker, seed: int) -> None:
    sketch = Sketch(random.Random(seed), catalogue(), checker).grow(STEPS).shrink(runs)
    graph = sketch.graph
    text = storage.encode(graph)
    assert list(storage.decode(text).elements()) == list(graph.elements())
    drawn = program(graph, catalogue().signature)
    built, functional = both_models(graph, catalogue())
    assert functional.get_config() == built.get_config()
    data = batch(drawn, built)
    wanted = flat(built(data, training=False))
    assert equal(flat(functional(data, training=False)), wanted)
    for style in ("subclass", "sequential"):
        other = other_style(graph, style)
        if other is not None:
            copy_weights(built, other)
            assert equal(flat(other(data, training=False)), wanted), style
    sketch.undo()
    assert storage.encode(graph) == storage.encode(Graph())


def runs(graph: Graph) -> bool:
    """Tell whether the model takes a batch of data, which shapes alone do not tell of every operation."""
    drawn = program(graph, catalogue().signature)
    keras.utils.set_random_seed(7)
    model = build_model(drawn, catalogue())
    try:
        for training in (False, True):
            model(batch(drawn, model), training=training)
    except (tf.errors.OpError, ValueError, IndexError):
        return False
    return True


def other_style(graph: Graph, style: Any) -> keras.Model | None:
    """Return the model as another style writes it, None where that style says that it cannot."""
    try:
        code = python_code(graph, catalogue(), style=style, model_only=True)
    except DesignerError as error:
        if style == "subclass" and "shares layers" not in str(error):
            raise
        return None
    return run_code(code)["build_model"]()  # type: ignore[no-any-return]


def batch(drawn: Program, model: keras.Model) -> Any:
    """Return random inputs for two samples, by name where there are several."""
    chance = np.random.default_rng(1)
    found = {}
    for tensor in model.inputs:
        shape = (2, *tensor.shape[1:])
        is_number = tensor.dtype.startswith("float")
        found[tensor.name] = (
            chance.normal(size=shape).astype(tensor.dtype)
            if is_number
            else chance.integers(0, 4, shape).astype("int32")
        )
    return found if len(drawn.inputs) > 1 else found[drawn.inputs[0].name]


def flat(outputs: Any) -> list[np.ndarray]:
    return [keras.ops.convert_to_numpy(t) for t in keras.tree.flatten(outputs)]


def equal(some: list[np.ndarray], others: list[np.ndarray]) -> bool:
    """Tell whether arrays are equal to the last bit, NaN included."""
    return len(some) == len(others) and all(
        a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
        for a, b in zip(some, others, strict=True)
    )


def copy_weights(source: keras.Model, target: keras.Model) -> None:
    """Copy the weights layer by layer, whatever the order in which the models have them."""
    layers = {layer.name: layer for layer in target.layers}
    for layer in source.layers:
        if layer.weights:
            layers[layer.name].set_weights(layer.get_weights())
