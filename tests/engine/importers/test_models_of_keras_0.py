"""Models of Keras 0, as their files describe them: Sequential by its layers, Graph by its names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.opening import draw_file
from designer.graph.model import Graph
from designer.project.records import TRAINING


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def dense(units: int, activation: str = "linear", **more: Any) -> dict[str, Any]:
    return {"name": "Dense", "output_dim": units, "activation": activation, "init": "glorot_uniform", **more}


def drawn(config: dict[str, Any], folder: Path, catalogue: Catalogue) -> Graph:
    file = folder / "model.json"
    file.write_text(json.dumps(config), encoding="utf-8")
    _, graph, notes = draw_file(file, catalogue)
    assert notes == []
    return graph


def test_a_sequential_model_of_keras_0_is_drawn_with_its_training(tmp_path: Path, catalogue: Catalogue) -> None:
    convolution = {
        "name": "Convolution2D", "nb_filter": 8, "nb_row": 3, "nb_col": 5, "border_mode": "same", "dim_ordering": "th",
        "subsample": [2, 2], "init": "uniform", "activation": "relu", "input_shape": [1, 28, 28], "trainable": True,
        "W_regularizer": {"l1": 0.0, "l2": 0.01, "name": "WeightRegularizer"}, "custom_name": "convolution2d",
    }  # fmt: skip
    layers = [convolution, {"name": "Dropout", "p": 0.25}, {"name": "Flatten"}, dense(10, "softmax")]
    optimizer = {"name": "SGD", "lr": 0.05, "momentum": 0.9, "decay": 0.0, "nesterov": True}
    config = {"name": "Sequential", "layers": layers, "optimizer": optimizer, "loss": "categorical_crossentropy"}
    graph = drawn(config, tmp_path, catalogue)
    start, first, drop, _, last = graph.nodes.values()
    assert start.params == {"shape": [1, 28, 28]}
    assert first.params == {
        "filters": 8, "kernel_size": [3, 5], "strides": [2, 2], "padding": "same", "data_format": "channels_first",
        "activation": "relu", "kernel_initializer": "uniform",
        "kernel_regularizer": {"class": "L1L2", "args": {"l2": 0.01}},
    }  # fmt: skip
    assert (drop.params, last.params) == ({"rate": 0.25}, {"units": 10, "activation": "softmax"})
    training = graph.settings[TRAINING]
    assert training.optimizer == {"class": "SGD", "args": {"learning_rate": 0.05, "momentum": 0.9, "nesterov": True}}
    assert [output.loss for output in training.outputs.values()] == ["categorical_crossentropy"]


def test_a_graph_of_keras_0_is_drawn_by_its_names_with_its_merges(tmp_path: Path, catalogue: Catalogue) -> None:
    config = {
        "name": "Graph",
        "input_config": [{"name": n, "input_shape": [4], "dtype": "float"} for n in "ab"],
        "node_config": [
            {"name": "one", "input": "a", "inputs": []},
            {"name": "two", "input": "b", "inputs": []},
            {"name": "top", "input": None, "inputs": ["one", "two"], "merge_mode": "sum", "concat_axis": -1},
        ],
        "nodes": {"one": dense(3), "two": dense(3, "tanh"), "top": dense(1)},
        "output_config": [
            {"name": "first", "input": "top", "inputs": []},
            {"name": "both", "input": None, "inputs": ["one", "top"], "merge_mode": "concat", "concat_axis": -1},
        ],
        "loss": {"first": "mse", "both": "mae"},
    }
    graph = drawn(config, tmp_path, catalogue)
    names = {node.id: node.name for node in graph.nodes.values()}
    wires = {(names[e.source], names[e.target], e.target_port) for e in graph.edges}
    assert wires == {
        ("a", "one", 0), ("b", "two", 0), ("one", "top_merged", 0), ("two", "top_merged", 1), ("top_merged", "top", 0),
        ("one", "both", 0), ("top", "both", 1),
    }  # fmt: skip
    assert [n.type for n in graph.nodes.values() if n.name in ("top_merged", "both")] == ["Add", "Concatenate"]
    losses = {names[key]: output.loss for key, output in graph.settings[TRAINING].outputs.items()}
    assert losses == {"top": "mse", "both": "mae"}
