"""Models of Keras 1 and 2 as their own versions meant them, against what numpy computes by the old definitions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
import tensorflow as tf

from designer.catalogue.load import Catalogue, load
from designer.engine.building.build import build_model
from designer.engine.importers.opening import draw_file
from designer.engine.importers.weights import model_with_weights
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project.records import TRAINING
from designer.recipe.drawn import program_of

Array = np.ndarray
GENERATOR = np.random.default_rng(5)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def normal(*shape: int) -> Array:
    return GENERATOR.normal(size=shape).astype("float32")


def hard_sigmoid(x: Array) -> Array:
    return np.clip(0.2 * x + 0.5, 0, 1)


def entry(class_name: str, name: str, **config: Any) -> dict[str, Any]:
    return {"class_name": class_name, "config": {"name": name, **config}}


def sequential(*layers: dict[str, Any], version: str = "1.2.2", **more: Any) -> dict[str, Any]:
    return {"class_name": "Sequential", "keras_version": version, "config": list(layers), **more}


def write(path: Path, config: dict[str, Any], weights: dict[str, dict[str, Array]], **attributes: str) -> Path:
    """Write an .h5 file as Keras 1 and 2 did: a group a layer, its weights in order."""
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = json.dumps(config)
        file.attrs["keras_version"] = config["keras_version"]
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = [name.encode() for name in weights]
        for key, value in attributes.items():
            file.attrs[key] = value
        for name, arrays in weights.items():
            inner = group.create_group(name)
            inner.attrs["weight_names"] = [weight.encode() for weight in arrays]
            for weight, value in arrays.items():
                inner.create_dataset(weight, data=value)
    return path


def drawing(path: Path, config: dict[str, Any], catalogue: Catalogue) -> tuple[Graph, list[str]]:
    path.write_text(json.dumps(config))
    _architecture, graph, notes = draw_file(path, catalogue)
    return graph, [str(note) for note in notes]


def answer(path: Path, x: Any, catalogue: Catalogue) -> Any:
    _graph, model, _filled, missing = model_with_weights(path, catalogue)
    assert missing == []
    return np.asarray(model(x, training=False))


def lstm_1(x: Array, gates: dict[str, tuple[Array, Array, Array]]) -> Array:
    h = c = np.zeros((len(x), gates["i"][2].size), "float32")
    for step in range(x.shape[1]):
        part = {k: x[:, step] @ w + h @ u + b for k, (w, u, b) in gates.items()}
        c = hard_sigmoid(part["f"]) * c + hard_sigmoid(part["i"]) * np.tanh(part["c"])
        h = hard_sigmoid(part["o"]) * np.tanh(c)
    return h


def gates(name: str, letters: str, inputs: int, units: int) -> tuple[dict[str, Any], dict[str, Array]]:
    found = {k: (normal(inputs, units), normal(units, units), normal(units)) for k in letters}
    named = {f"{name}_{p}_{k}": found[k][i] for k in letters for i, p in enumerate(("W", "U", "b"))}
    return found, named


def test_the_twelve_matrices_of_an_lstm(tmp_path: Path, catalogue: Catalogue) -> None:
    own, named = gates("lstm_1", "icfo", 3, 4)
    layer = entry("LSTM", "lstm_1", batch_input_shape=[None, 5, 3], output_dim=4, init="glorot_uniform",
                  inner_init="orthogonal", forget_bias_init="one", activation="tanh", inner_activation="hard_sigmoid",
                  return_sequences=False, go_backwards=False, stateful=False, unroll=False, consume_less="cpu",
                  W_regularizer=None, U_regularizer=None, b_regularizer=None, dropout_W=0.0, dropout_U=0.0, input_dim=3,
                  input_length=5, trainable=True)  # fmt: skip
    path = write(tmp_path / "lstm.h5", sequential(layer), {"lstm_1": named})
    x = normal(2, 5, 3)
    np.testing.assert_allclose(answer(path, x, catalogue), lstm_1(x, own), rtol=1e-4, atol=1e-5)
    assert draw_file(path, catalogue)[2] == []


def test_a_gru_resets_before_and_its_gates_are_hard(tmp_path: Path, catalogue: Catalogue) -> None:
    own, named = gates("gru_1", "zrh", 3, 4)
    layer = entry("GRU", "gru_1", batch_input_shape=[None, 5, 3], output_dim=4, activation="tanh",
                  inner_activation="hard_sigmoid", consume_less="gpu")  # fmt: skip
    path = write(tmp_path / "gru.h5", sequential(layer), {"gru_1": named})
    x = normal(2, 5, 3)
    h = np.zeros((2, 4), "float32")
    for step in range(5):
        z, r = (hard_sigmoid(x[:, step] @ own[k][0] + h @ own[k][1] + own[k][2]) for k in "zr")
        candidate = np.tanh(x[:, step] @ own["h"][0] + (r * h) @ own["h"][1] + own["h"][2])
        h = z * h + (1 - z) * candidate
    np.testing.assert_allclose(answer(path, x, catalogue), h, rtol=1e-4, atol=1e-5)


def test_both_directions_of_a_bidirectional_lstm(tmp_path: Path, catalogue: Catalogue) -> None:
    forward, first = gates("forward_lstm_1", "icfo", 3, 2)
    backward, second = gates("backward_lstm_1", "icfo", 3, 2)
    inner = entry("LSTM", "lstm_1", output_dim=2, activation="tanh", inner_activation="hard_sigmoid")
    layer = entry("Bidirectional", "both", batch_input_shape=[None, 5, 3], layer=inner, merge_mode="concat")
    path = write(tmp_path / "both.h5", sequential(layer), {"both": {**first, **second}})
    x = normal(2, 5, 3)
    wanted = np.concatenate([lstm_1(x, forward), lstm_1(x[:, ::-1], backward)], axis=-1)
    np.testing.assert_allclose(answer(path, x, catalogue), wanted, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("is_theano", [True, False])
def test_kernels_with_channels_first(tmp_path: Path, catalogue: Catalogue, is_theano: bool) -> None:
    kernel, bias = normal(2, 3, 2, 2), normal(2)  # filters, channels, rows, columns
    layer = entry("Convolution2D", "conv", batch_input_shape=[None, 3, 4, 4], nb_filter=2, nb_row=2, nb_col=2,
                  border_mode="valid", subsample=[1, 1], dim_ordering="th", activation="linear", bias=True)  # fmt: skip
    backend = "theano" if is_theano else "tensorflow"
    path = write(tmp_path / "conv.h5", sequential(layer), {"conv": {"conv_W": kernel, "conv_b": bias}}, backend=backend)
    x = normal(2, 3, 4, 4)
    used = kernel[:, :, ::-1, ::-1] if is_theano else kernel  # Theano's convolution goes over the kernel backwards
    wanted = np.zeros((2, 2, 3, 3), "float32")
    for row in range(3):
        for column in range(3):
            wanted[:, :, row, column] = (
                np.einsum("ncij,fcij->nf", x[:, :, row : row + 2, column : column + 2], used) + bias
            )
    model = model_with_weights(path, catalogue)[1]
    found = tf.function(model, jit_compile=True)(x)  # TensorFlow's own kernels for the CPU have channels last only
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)


def test_that_theano_is_guessed_is_said(tmp_path: Path, catalogue: Catalogue) -> None:
    layer = entry("Convolution2D", "conv", batch_input_shape=[None, 3, 4, 4], nb_filter=2, nb_row=2, nb_col=2,
                  dim_ordering="th", activation="linear")  # fmt: skip
    weights = {"conv": {"conv_W": normal(2, 3, 2, 2), "conv_b": normal(2)}}
    notes = draw_file(write(tmp_path / "conv.h5", sequential(layer), weights), catalogue)[2]
    assert [str(note) for note in notes] == [
        "The file does not say whether Theano wrote it; the kernels of conv are turned round as Theano's."
    ]
    told = write(tmp_path / "told.h5", sequential(layer), weights, backend="tensorflow")
    assert draw_file(told, catalogue)[2] == []


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 0, 1)], ids=["1.2", "1.0"])
def test_the_kernel_of_one_dimension(tmp_path: Path, catalogue: Catalogue, order: tuple[int, ...]) -> None:
    kernel, bias = normal(3, 1, 2, 4), normal(4)
    layer = entry("Convolution1D", "c", batch_input_shape=[None, 6, 2], nb_filter=4, filter_length=3,
                  border_mode="valid", subsample_length=1, activation="relu", input_dim=2, input_length=6)  # fmt: skip
    pool = entry("MaxPooling1D", "p", pool_length=2, stride=2, border_mode="valid")
    stored = kernel.transpose(order)
    path = write(tmp_path / "c.h5", sequential(layer, pool), {"c": {"c_W": stored, "c_b": bias}, "p": {}})
    x = normal(2, 6, 2)
    steps = [np.einsum("nki,kio->no", x[:, s : s + 3], kernel[:, 0]) + bias for s in range(4)]
    wanted = np.maximum(np.stack(steps, 1), 0).reshape(2, 2, 2, 4).max(axis=2)
    np.testing.assert_allclose(answer(path, x, catalogue), wanted, rtol=1e-4, atol=1e-5)


def test_batch_normalization_of_keras_1_keeps_a_variance(tmp_path: Path, catalogue: Catalogue) -> None:
    gamma, beta, mean, variance = normal(3), normal(3), normal(3), np.square(normal(3)) + 0.5
    layer = entry("BatchNormalization", "bn", batch_input_shape=[None, 3], mode=0, axis=-1, epsilon=0.001,
                  momentum=0.99, beta_init="zero", gamma_init="one", gamma_regularizer=None)  # fmt: skip
    weights = {"bn_gamma": gamma, "bn_beta": beta, "bn_running_mean": mean, "bn_running_std": variance}
    path = write(tmp_path / "bn.h5", sequential(layer), {"bn": weights})
    x = normal(4, 3)
    wanted = (x - mean) / np.sqrt(variance + 0.001) * gamma + beta
    np.testing.assert_allclose(answer(path, x, catalogue), wanted, rtol=1e-4, atol=1e-5)


MERGED = {
    "sum": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "ave": lambda a, b: (a + b) / 2,
    "max": np.maximum,
    "concat": lambda a, b: np.concatenate([a, b], axis=-1),
    "dot": lambda a, b: np.sum(a * b, axis=-1, keepdims=True),
    "cos": lambda a, b: (np.sum(a * b, -1) / np.linalg.norm(a, axis=-1) / np.linalg.norm(b, axis=-1))[:, None, None],
}


@pytest.mark.parametrize("mode", MERGED)
def test_a_merge_of_keras_1(tmp_path: Path, catalogue: Catalogue, mode: str) -> None:
    branches = [
        sequential(
            entry("Dense", f"dense_{i}", batch_input_shape=[None, 3], output_dim=2, activation="linear", bias=True)
        )
        for i in (1, 2)
    ]
    merge = entry("Merge", "merge", layers=branches, mode=mode, mode_type="raw", concat_axis=-1, dot_axes=[1, 1],
                  output_shape=None, output_shape_type="raw", output_mask=None, output_mask_type="raw", arguments={},
                  node_indices=[0, 0], tensor_indices=[0, 0])  # fmt: skip
    arrays = {f"dense_{i}": {f"dense_{i}_W": normal(3, 2), f"dense_{i}_b": normal(2)} for i in (1, 2)}
    path = write(tmp_path / "merge.h5", sequential(merge), {**arrays, "merge": {}})
    x = [normal(4, 3), normal(4, 3)]
    ends = [x[i - 1] @ arrays[f"dense_{i}"][f"dense_{i}_W"] + arrays[f"dense_{i}"][f"dense_{i}_b"] for i in (1, 2)]
    np.testing.assert_allclose(answer(path, x, catalogue), MERGED[mode](*ends), rtol=1e-4, atol=1e-5)
    assert draw_file(path, catalogue)[2] == []


def test_a_dense_layer_for_every_step(tmp_path: Path, catalogue: Catalogue) -> None:
    layer = entry("TimeDistributedDense", "each", batch_input_shape=[None, 4, 3], output_dim=2, init="uniform",
                  activation="tanh", W_regularizer=None, b_regularizer=None, activity_regularizer=None,
                  W_constraint=None, b_constraint=None, bias=True, input_dim=3, input_length=4)  # fmt: skip
    w, b = normal(3, 2), normal(2)
    path = write(tmp_path / "each.h5", sequential(layer, version="0.3.3"), {"each": {"each_W": w, "each_b": b}})
    x = normal(2, 4, 3)
    np.testing.assert_allclose(answer(path, x, catalogue), np.tanh(x @ w + b), rtol=1e-4, atol=1e-5)


def test_cudnn_weights_become_those_of_the_layer(tmp_path: Path, catalogue: Catalogue) -> None:
    units, inputs = 3, 2
    w, u, b = normal(inputs, 4 * units), normal(units, 4 * units), normal(8 * units)
    stored = [
        np.hstack([part.T.reshape(part.shape) for part in np.hsplit(w, 4)]),
        np.hstack([part.T for part in np.hsplit(u, 4)]),
    ]
    layer = entry("CuDNNLSTM", "fast", batch_input_shape=[None, 4, inputs], units=units, unit_forget_bias=True)
    weights = {"fast/kernel:0": stored[0], "fast/recurrent_kernel:0": stored[1], "fast/bias:0": b}
    path = write(tmp_path / "fast.h5", sequential(layer, version="2.2.4"), {"fast": weights}, backend="tensorflow")
    x = normal(2, 4, inputs)
    h = c = np.zeros((2, units), "float32")
    for step in range(4):
        i, f, g, o = np.split(x[:, step] @ w + h @ u + b[: 4 * units] + b[4 * units :], 4, axis=1)
        i, f, o = (1 / (1 + np.exp(-part)) for part in (i, f, o))
        c = f * c + i * np.tanh(g)
        h = o * np.tanh(c)
    np.testing.assert_allclose(answer(path, x, catalogue), h, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("layer", "said"),
    [
        (entry("MaxoutDense", "m", output_dim=2, nb_feature=4), "is of a class that is not Keras's own (MaxoutDense)"),
        (entry("Highway", "m", init="glorot_uniform"), "m is of a class that is not Keras's own (Highway)"),
        (entry("BatchNormalization", "m", mode=1), "m (BatchNormalization): these arguments are not known"),
        (entry("Merge", "m", mode="gAAA", mode_type="lambda"), "m is of a class that is not Keras's own (Merge)"),
        (entry("Dense", "m", output_dim=2, bogus=3), "m (Dense): these arguments are not known and left out: bogus=3"),
        (entry("LSTM", "m", output_dim=2, forget_bias_init="uniform"), 'forget_bias_init="uniform"'),
    ],
)  # fmt: skip
def test_what_has_no_counterpart_is_told(
    tmp_path: Path, catalogue: Catalogue, layer: dict[str, Any], said: str
) -> None:
    first = entry("Dense", "first", batch_input_shape=[None, 3], output_dim=3, activation="linear")
    _graph, notes = drawing(tmp_path / "told.json", sequential(first, layer), catalogue)
    assert any(said in note for note in notes), notes


@pytest.mark.parametrize("version", ["1.2.2", "2.2.4", "2.15.0", "3.15.1"])
def test_an_argument_that_no_layer_knows_is_told(tmp_path: Path, catalogue: Catalogue, version: str) -> None:
    specs = [spec for spec in catalogue.specs["layer"].values() if spec.module == "keras.layers"]
    for spec in specs:
        inner = {"cell": entry("LSTMCell", "c", units=2), "layer": entry("LSTM", "l", units=2)}
        required = {p.name: inner.get(p.name, p.initial) for p in spec.params if p.required}
        layer = entry(spec.name, "x", **required, bogus=[1, 2])
        first = entry("InputLayer", "first", **{"batch_shape" if version[0] == "3" else "batch_input_shape": [None, 3]})
        config = {**sequential(version=version), "config": {"name": "s", "layers": [first, layer]}}
        _graph, notes = drawing(tmp_path / "bogus.json", config, catalogue)
        assert len(notes) == 1, (spec.name, notes)
        assert "x (" in notes[0]
        assert "bogus=[1, 2]." in notes[0], spec.name


@pytest.mark.parametrize("version", ["1.2.2", "2.2.4", "3.15.1"])
def test_an_argument_that_no_object_knows_is_told(tmp_path: Path, catalogue: Catalogue, version: str) -> None:
    zeros = {"class_name": "Zeros", "config": {"bogus": 1}}
    layer = entry("Dense", "x", units=2, kernel_initializer=zeros, batch_input_shape=[None, 3])
    _graph, notes = drawing(
        tmp_path / "bogus.json", {**sequential(version=version), "config": {"layers": [layer]}}, catalogue
    )
    assert notes == ["x (Dense): these arguments are not known and left out: kernel_initializer.bogus=1."]


def test_a_model_with_a_batch_size_keeps_it(tmp_path: Path, catalogue: Catalogue) -> None:
    layer = entry("LSTM", "l", batch_input_shape=[4, 5, 3], units=2, stateful=True, recurrent_activation="hard_sigmoid")
    graph, notes = drawing(tmp_path / "stateful.json", sequential(layer, version="2.1.6"), catalogue)
    assert notes == []
    model = build_model(program_of(graph, catalogue), catalogue)
    assert model.input_shape == (4, 5, 3)


CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "one in a list": (entry("MaxPooling1D", "x", pool_size=[2], strides=[2], padding="valid"), {"strides": 2}),
    "an axis in a list": (entry("BatchNormalization", "x", axis=[2], momentum=0.99, epsilon=0.001), {"axis": 2}),
    "slope": (entry("LeakyReLU", "x", alpha=0.2), {"negative_slope": 0.2}),
    "slope of NumPy": (entry("LeakyReLU", "x", alpha={"type": "ndarray", "value": 0.2}), {"negative_slope": 0.2}),
    "threshold": (entry("ThresholdedReLU", "x", theta=0.7), {"threshold": 0.7}),
    "policy": (entry("Dense", "x", units=2, dtype={"class_name": "Policy", "config": {"name": "float64"}}),
               {"units": 2, "dtype": "float64"}),
    "distribution": (
        entry("Dense", "x", units=2, kernel_initializer={
            "class_name": "VarianceScaling",
            "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "normal", "seed": None}}),
        {"units": 2, "kernel_initializer": {"class": "VarianceScaling", "args": {"mode": "fan_avg"}}}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_arguments_of_keras_2(tmp_path: Path, catalogue: Catalogue, case: str) -> None:
    layer, wanted = CASES[case]
    first = entry("Dense", "first", units=4, batch_input_shape=[None, 6, 4], activation="linear")
    graph, notes = drawing(tmp_path / "case.json", sequential(first, layer, version="2.2.4"), catalogue)
    assert notes == []
    assert [dict(n.params) for n in graph.nodes.values() if n.name == "x"] == [wanted]


def test_a_nested_model_without_a_name_gets_its_weights(tmp_path: Path, catalogue: Catalogue) -> None:
    nested = {"class_name": "Sequential", "config": [
        entry("Dense", "a", units=2, activation="linear", use_bias=True, batch_input_shape=[None, 3])]}  # fmt: skip
    config = sequential(nested, entry("Dense", "b", units=2, activation="linear", use_bias=True), version="2.0.6")
    w, b, v, c = normal(3, 2), normal(2), normal(2, 2), normal(2)
    weights = {"sequential_1": {"a/kernel:0": w, "a/bias:0": b}, "b": {"b/kernel:0": v, "b/bias:0": c}}
    path = write(tmp_path / "nested.h5", config, weights, backend="tensorflow")
    x = normal(2, 3)
    np.testing.assert_allclose(answer(path, x, catalogue), (x @ w + b) @ v + c, rtol=1e-4, atol=1e-5)


def test_an_old_optimizer_keeps_its_rate_and_decay(tmp_path: Path, catalogue: Catalogue) -> None:
    layer = entry("Dense", "d", units=2, batch_input_shape=[None, 3], activation="linear")
    path = write(tmp_path / "d.h5", sequential(layer, version="2.2.4"), {"d": {"k": normal(3, 2), "b": normal(2)}})
    optimizer = {
        "is_legacy_optimizer": False,
        "lr": 0.02,
        "decay": 0.001,
        "momentum": 0.9,
        "nesterov": False,
        "bogus": 1,
    }
    told = {"optimizer_config": {"class_name": "Custom>SGD", "config": optimizer}, "loss": "mse", "metrics": ["acc"]}
    with h5py.File(path, "a") as file:
        file.attrs["training_config"] = json.dumps(told)
    _architecture, graph, notes = draw_file(path, catalogue)
    settings = graph.settings[TRAINING]
    rate = {"initial_learning_rate": 0.02, "decay_steps": 1, "decay_rate": 0.001}
    assert settings.optimizer["class"] == "SGD"
    assert settings.optimizer["args"] == {
        "learning_rate": {"class": "InverseTimeDecay", "args": rate}, "momentum": 0.9,
    }  # fmt: skip
    assert [output.loss for output in settings.outputs.values()] == ["mse"]
    assert [str(note) for note in notes] == [
        "What the model was compiled with is not known in full and left out: optimizer.bogus=1."
    ]


def test_a_saved_model_is_drawn_from_its_metadata(tmp_path: Path, catalogue: Catalogue) -> None:
    shape = {"class_name": "__tuple__", "items": [None, 3]}
    config = {"name": "s", "layers": [entry("Dense", "d", units=2, batch_input_shape=shape)]}
    root = {"name": "s", "trainable": True, "class_name": "Sequential", "config": config, "keras_version": "2.6.0"}
    content = b"\n\x90\x01\x08\x00\x12\x04root" + json.dumps(root).encode() + b"\x1a\x05extra"
    (tmp_path / "saved_model.pb").write_bytes(b"\x08\x01")
    with pytest.raises(DesignerError, match="without the description that Keras writes"):
        draw_file(tmp_path / "saved_model.pb", catalogue)
    (tmp_path / "keras_metadata.pb").write_bytes(content)
    for name in ("saved_model.pb", "keras_metadata.pb"):
        _architecture, graph, notes = draw_file(tmp_path / name, catalogue)
        assert [n.type for n in graph.nodes.values()] == ["Input", "Dense"]
        assert [str(note) for note in notes] == [
            "The SavedModel comes without weights: its folder has no variables/variables.index."
        ]
