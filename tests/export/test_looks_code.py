"""The instruments in a script: the numbers of the layers as Keras has them, and nothing of the training changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
import pytest

from designer.export.looks_code import FILE
from designer.export.python_code import STYLES, python_code
from tests.support import projects
from tests.support.exported import is_formatted, run_code
from tests.support.networks import catalogue

STEPS = 15  # batches of 8 in the 120 rows of an epoch


@pytest.mark.slow  # a style in the ordinary tests: test_the_numbers_are_those_of_keras, tests/recipe/test_equal_numbers
@pytest.mark.parametrize("style", STYLES)
def test_a_script_writes_what_its_layers_do(style: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = {every: projects.iris(epochs=2, batch_size=8, layers_every=every).graph for every in (0, STEPS - 1)}
    code = python_code(made[STEPS - 1], catalogue(), style)
    assert is_formatted(code), code
    history = run_code(code)["train"]()
    told = pd.read_csv(FILE)
    plain = run_code(python_code(made[0], catalogue(), style))["train"]()
    assert history.history == plain.history

    assert list(dict.fromkeys(told["batch"])) == [STEPS, 2 * STEPS - 1]
    assert list(dict.fromkeys(told["epoch"])) == [0, 1]
    model = history.model
    layers = {layer.name: layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)}
    last = told[told["epoch"] == 1].set_index("layer")
    assert set(layers) <= set(last.index)
    assert "call" not in vars(next(iter(layers.values())))


def test_the_numbers_are_those_of_keras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    graph = projects.iris(epochs=1, batch_size=8, layers_every=STEPS - 1).graph
    script = run_code(python_code(graph, catalogue()))
    model = script["train"]().model
    told = pd.read_csv(FILE).set_index("layer")  # of the last batch
    (x, *_), *_ = script["load_data"]()
    rows = x[:: len(x) // 32 + 1]
    for name in ("hidden", "species"):
        layer = model.get_layer(name)
        values = np.asarray(keras.Model(model.input, layer.output)(rows, training=False))
        weights = np.concatenate([np.ravel(w) for w in layer.get_weights()])
        expected = {
            "mean": values.mean(),
            "deviation": values.std(),
            "zeros": (values == 0).mean(),
            "weight": np.linalg.norm(weights),
        }
        assert told.loc[name, list(expected)].to_dict() == pytest.approx(expected, rel=1e-4)
        assert 0 < told.loc[name, "update"] < 1
