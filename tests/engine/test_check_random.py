"""The check says yes exactly where Keras builds the model, and then the same shapes; over random drawings."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
import pytest

from designer.engine.building.build import build_model, node_layers
from designer.engine.checking.check import Checker
from designer.graph import reuse
from designer.graph.calls import Program, program
from designer.graph.model import INPUT
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing
from tests.support.networks import catalogue

SIZES = ([8], [6, 4], [8, 8, 3], [4, 4, 2])


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


def random_layer(rng: random.Random) -> tuple[str, dict[str, Any]]:
    number = rng.choice([1, 2, 3, 4])
    return rng.choice(
        [
            ("Dense", {"units": number}),
            (
                "Conv2D",
                {"filters": number, "kernel_size": rng.choice([1, 3]), "padding": rng.choice(["same", "valid"])},
            ),
            ("Conv1D", {"filters": number, "kernel_size": 2}),
            ("MaxPooling2D", {}),
            ("UpSampling2D", {}),
            ("LSTM", {"units": number, "return_sequences": rng.random() < 0.5}),
            ("Bidirectional", {"layer": {"class": "GRU", "args": {"units": number}}}),
            ("Flatten", {}),
            ("Reshape", {"target_shape": rng.choice([[-1], [2, -1], [4, 4, -1]])}),
            ("BatchNormalization", {"axis": -1}),
            ("LayerNormalization", {}),
            ("GlobalAveragePooling2D", {}),
            ("Dropout", {"rate": 0.25}),
            ("Activation", {"activation": "tanh"}),
            ("EinsumDense", {"equation": "abc,cd->abd", "output_shape": [None, number]}),
        ]
    )


def random_drawing(rng: random.Random) -> Drawing:
    d = Drawing()
    names = []
    for index in range(rng.randint(1, 2)):
        names.append(f"input{index}")
        d.add(INPUT, names[-1], shape=rng.choice(SIZES))
    for index in range(rng.randint(2, 9)):
        name = f"layer{index}"
        kind = rng.random()
        if kind < 0.2:
            d.add(rng.choice(["Add", "Concatenate"]), rng.choice(names), rng.choice(names), name)
        elif kind < 0.3 and (owners := [n for n in names if d.graph.nodes[d.ids[n]].type == "Dense"]):
            d.call_again(rng.choice(owners), rng.choice(names), name)
        else:
            type_, params = random_layer(rng)
            d.add(type_, rng.choice(names[-3:]), name, **params)
        names.append(name)
    if rng.random() < 0.3:
        inside = rng.sample([d.ids[n] for n in names if not n.startswith("input")], 2)
        with contextlib.suppress(DesignerError):
            d.graph.apply(reuse.nest(d.graph, inside, lambda _i, _p: {"shape": rng.choice(SIZES)})[0])
    return d


def ones(p: Program, model: keras.Model) -> Any:
    batch = {t.name: np.ones((2, *t.shape[1:]), "float32") for t in model.inputs}
    return batch if len(p.inputs) > 1 else batch[p.inputs[0].name]


@pytest.mark.parametrize("seed", range(60))
def test_the_check_agrees_with_keras(checker: Checker, seed: int) -> None:
    d = random_drawing(random.Random(seed))
    report = checker.check(d.graph, catalogue())
    p = program(d.graph, catalogue().signature)
    try:
        model = build_model(p, catalogue())
        model(ones(p, model))
    except Exception:
        model = None
    assert report.ok is (model is not None), [str(problem.text) for problem in report.problems]
    if model is None:
        return
    assert report.total_params == model.count_params()
    assert report.trainable_params == sum(w.shape.num_elements() for w in model.trainable_weights)
    for output, tensor in zip(model.output_names, model.outputs, strict=True):
        found = next(o for o in p.outputs if o.name == output) if len(p.outputs) > 1 else p.outputs[0]
        assert report.nodes[found.tensor.node].outputs[found.tensor.port].shape == tuple(tensor.shape)
    for node_id, layer in node_layers(model, p).items():
        if not d.graph.nodes[node_id].shares:
            assert report.nodes[node_id].params == layer.count_params()
