"""Every entry of the catalogue is made and called with the installed Keras."""

from __future__ import annotations

import re
from typing import Any

import keras
import pytest

from designer.catalogue.load import load
from designer.graph.model import Node
from designer.graph.names import operation_name
from tests.catalogue import objects

CATALOGUE = load()
_SHAPES = ((8,), (8, 16), (8, 8, 3), (8, 8, 8, 3), (4, 8, 8, 8, 3))
_DTYPES = ("float32", "int64", "string")
# Layers whose defaults do not go with the shapes above.
_SPECIAL = {"GroupNormalization": ((8, 32), "float32"), "STFTSpectrogram": ((512, 1), "float32")}
_KINDS = ("optimizer", "schedule", "loss", "metric", "initializer", "regularizer", "constraint", "callback")
_PATHS = {"filepath": "model.keras", "filename": "log.csv", "backup_dir": "backup", "directory": "orbax"}
_NEEDS_MORE = {"OrbaxCheckpoint", "STFT"}  # packages that are not installed with Keras

LAYERS = [spec for spec in CATALOGUE.specs["layer"].values() if spec.name != "Input"]
PLACEABLE = [spec for spec in LAYERS if spec.placeable]


@pytest.mark.parametrize("spec", LAYERS, ids=lambda s: s.name)
def test_a_layer_is_made_from_its_initial_params_and_its_defaults_are_keras_own(spec):
    layer_class = objects.thing(spec)
    plain = layer_class(**objects.initial(CATALOGUE, spec)).get_config()
    spelled_out = layer_class(**{**objects.defaults(CATALOGUE, spec), **objects.initial(CATALOGUE, spec)}).get_config()
    for config in (plain, spelled_out):
        for key in ("name", "layer", "backward_layer", "cell", "cells", "layers"):
            config.pop(key, None)
    if spec.name == "RandomCrop":  # makes a seed of its own
        plain.pop("seed"), spelled_out.pop("seed")
    assert spelled_out == plain


@pytest.mark.parametrize("spec", PLACEABLE, ids=lambda s: s.name)
def test_a_layer_is_called_as_its_inputs_say(spec):
    assert _answer(spec) is not None


@pytest.mark.parametrize("spec", PLACEABLE, ids=lambda s: s.name)
def test_a_layer_gives_as_many_outputs_as_its_signature_says(spec):
    params = CATALOGUE.initial_params(spec.name)
    signature = CATALOGUE.signature(Node("n1", spec.name, "layer", params))
    assert len(keras.tree.flatten(_answer(spec))) == signature.outputs


def test_input_is_made_from_its_initial_params():
    spec = CATALOGUE.spec("Input")
    assert objects.thing(spec)(**objects.initial(CATALOGUE, spec)).shape == (None, 64)


@pytest.mark.parametrize(
    ("type_", "params"),
    [
        ("LSTM", {"units": 4, "return_state": True}),
        ("GRU", {"units": 4, "return_state": True, "return_sequences": True}),
        ("SimpleRNN", {"units": 4, "return_state": True}),
        ("RNN", {"cell": {"class": "LSTMCell", "args": {"units": 4}}, "return_state": True}),
        (
            "RNN",
            {
                "cell": {
                    "class": "StackedRNNCells",
                    "args": {"cells": [{"class": c, "args": {"units": 4}} for c in ("LSTMCell", "GRUCell")]},
                },
                "return_state": True,
            },
        ),
        ("Bidirectional", {"layer": {"class": "LSTM", "args": {"units": 4, "return_state": True}}}),
        (
            "Bidirectional",
            {"layer": {"class": "GRU", "args": {"units": 4, "return_state": True}}, "merge_mode": None},
        ),
    ],
)
def test_recurrent_layers_take_and_give_the_states_their_signature_says(type_, params):
    signature = CATALOGUE.signature(Node("n1", type_, "rnn", params))
    layer = objects.thing(CATALOGUE.spec(type_))(**{k: objects.value(CATALOGUE, v) for k, v in params.items()})
    states = [keras.Input((4,)) for _ in signature.names[1:]]
    assert signature.names[1:] == tuple(f"initial_state.{i}" for i in range(len(states)))
    answer = layer(keras.Input((5, 3)), initial_state=states)
    assert len(keras.tree.flatten(answer)) == signature.outputs


@pytest.mark.parametrize("type_", ["Attention", "AdditiveAttention", "MultiHeadAttention", "GroupQueryAttention"])
def test_attention_gives_its_scores_when_the_call_asks_for_them(type_):
    spec = CATALOGUE.spec(type_)
    node = Node("n1", type_, "attention", CATALOGUE.initial_params(type_), arguments={"return_attention_scores": True})
    layer = objects.thing(spec)(**objects.initial(CATALOGUE, spec))
    tensors = [keras.Input((5, 16)), keras.Input((5, 16))]
    args = [tensors] if spec.inputs.mode == "list" else tensors
    assert len(layer(*args, return_attention_scores=True)) == CATALOGUE.signature(node).outputs == 2


@pytest.mark.parametrize(
    "spec",
    [s for kind in _KINDS for s in CATALOGUE.specs[kind].values() if s.module and s.name not in _NEEDS_MORE],
    ids=lambda s: f"{s.kind}-{s.name}",
)
def test_what_training_needs_is_made(spec, tmp_path):
    args = objects.initial(CATALOGUE, spec)
    paths = {name: str(tmp_path / file) for name, file in _PATHS.items() if spec.param(name)}
    plain = objects.thing(spec)(**args, **paths)
    spelled_out = objects.thing(spec)(**{**objects.defaults(CATALOGUE, spec), **args, **paths})
    if hasattr(plain, "get_config"):
        same = {k for k, v in plain.get_config().items() if v == spelled_out.get_config()[k]}
        # A name that is spelled out is not numbered, objects inside are made anew.
        assert set(plain.get_config()) - same <= {"name", "inner_optimizer"}


@pytest.mark.parametrize("spec", CATALOGUE.of_kind("activation"), ids=lambda s: s.name)
def test_an_activation_is_what_keras_finds_under_its_alias(spec):
    assert keras.activations.get(spec.alias) is objects.thing(spec)


@pytest.mark.parametrize(
    ("kind", "get"),
    [
        ("optimizer", keras.optimizers.get),
        ("loss", keras.losses.get),
        ("metric", keras.metrics.get),
        ("initializer", keras.initializers.get),
        ("regularizer", keras.regularizers.get),
        ("constraint", keras.constraints.get),
    ],
)
def test_keras_accepts_every_alias(kind, get):
    for spec in CATALOGUE.specs[kind].values():
        if not spec.module:  # "accuracy": compile itself picks the class
            continue
        for word in (spec.alias, *spec.aliases):
            if word and kind != "metric":
                assert get(word) is not None, word
            elif word:
                assert type(get(word)) is objects.thing(spec), word


# ---------------------------------------------------------------------------------------------- operations

_B = None
_SQUARE, _IMAGE = (_B, 4, 4), (_B, 8, 8, 3)
_OPERATION_SHAPES: dict[str, tuple[tuple[Any, ...], ...]] = {
    "squeeze": ((_B, 1, 8),),
    "einsum": ((_B, 4, 8), (_B, 8, 5)),
    "batch_normalization": ((_B, 8), (8,), (8,)),
    "broadcast_to": ((_B, 1),),
    "correlate": ((8,), (3,)),
    "cross": ((_B, 3), (_B, 3)),
    "conv": (_IMAGE, (2, 2, 3, 4)),
    "conv_transpose": (_IMAGE, (2, 2, 4, 3)),
    "depthwise_conv": (_IMAGE, (2, 2, 3, 1)),
    "separable_conv": (_IMAGE, (2, 2, 3, 1), (1, 1, 3, 4)),
    "searchsorted": ((8,), (4,)),
    "solve": (_SQUARE, _SQUARE),
    "solve_triangular": (_SQUARE, _SQUARE),
    "sparse_categorical_crossentropy": ((_B,), (_B, 8)),
    **dict.fromkeys(("cholesky", "cholesky_inverse", "det", "eig", "eigh", "inv", "slogdet", "lu_factor"), (_SQUARE,)),
    **dict.fromkeys(("segment_max", "segment_min", "segment_prod", "segment_sum"), ((_B, 8), (_B,))),
    **dict.fromkeys(("image.hsv_to_rgb", "image.rgb_to_hsv", "image.rgb_to_grayscale"), (_IMAGE,)),
    **dict.fromkeys(("image.crop_images", "image.pad_images"), (_IMAGE,)),
    "image.affine_transform": (_IMAGE, (_B, 8)),
    "image.perspective_transform": (_IMAGE, (_B, 4, 2), (_B, 4, 2)),
    "image.map_coordinates": ((8, 8), (2, 5)),
}
_RANKS = ((_B, 8), (_B, 8, 16), (_B, 8, 8, 4), (_B, 8, 8, 8, 4))


@pytest.mark.parametrize("spec", CATALOGUE.specs["operation"].values(), ids=lambda s: s.name)
def test_an_operation_is_called_as_its_inputs_say_and_gives_what_its_signature_says(spec):
    function = objects.thing(spec)
    kwargs = objects.initial(CATALOGUE, spec)
    error: Exception | None = None
    special = _OPERATION_SHAPES.get(spec.name.removeprefix("ops."))
    for shapes in [special] if special else [(shape,) * 3 for shape in _RANKS]:
        for dtype in ("float32", "int32", "bool", "complex64"):
            tensors = [keras.KerasTensor(shape, dtype) for shape in shapes]
            try:
                answer = _apply(function, spec, tensors, kwargs)
            except Exception as raised:
                error = raised
                continue
            signature = CATALOGUE.signature(Node("n1", spec.name, "op", CATALOGUE.initial_params(spec.name)))
            assert len(keras.tree.flatten(answer)) == signature.outputs
            made_by = keras.tree.flatten(answer)[0]._keras_history.operation
            assert re.sub(r"_\d+$", "", made_by.name) == re.sub(r"_\d+$", "", operation_name(spec.name))
            return
    raise AssertionError(spec.name) from error


def _apply(function: Any, spec: Any, tensors: list[Any], kwargs: dict[str, Any]) -> Any:
    if spec.inputs.mode == "single":
        return function(tensors[0], **kwargs)
    if spec.name == "ops.einsum":
        return function(kwargs["subscripts"], *tensors[:2])
    if spec.inputs.mode == "list":
        return function(tensors[:2], **kwargs)
    names = spec.inputs.names[: spec.inputs.minimum]
    named = {name: tensors[i] if i < len(tensors) else tensors[0] for i, name in enumerate(names)}
    return function(**{**kwargs, **named})


def test_a_number_may_stand_in_the_place_of_a_tensor():
    one_minus_x = Node("n1", "ops.subtract", "subtract", {"x1": 1.0})
    twice_x = Node("n2", "ops.multiply", "multiply", {"x2": 2.0})
    assert CATALOGUE.signature(one_minus_x).minimum == 0
    assert CATALOGUE.signature(twice_x).minimum == 1
    assert CATALOGUE.signature(Node("n3", "ops.add", "add")).minimum == 2


def _answer(spec: Any) -> Any:
    """Return what a layer gives for the first tensors that it takes."""
    args = objects.initial(CATALOGUE, spec)
    special = _SPECIAL.get(spec.name)
    tried = [special] if special else [(shape, dtype) for shape in _SHAPES for dtype in _DTYPES]
    error: Exception | None = None
    for shape, dtype in tried:
        layer = objects.thing(spec)(**args)
        count = spec.inputs.minimum
        tensors = [keras.Input(shape, dtype=dtype) for _ in range(count)]
        try:
            return layer(tensors) if spec.inputs.mode == "list" else layer(*tensors)
        except Exception as raised:
            error = raised
    raise AssertionError(spec.name) from error
