"""The catalogue as other parts ask for it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from designer.catalogue.load import KINDS, initial_params, load
from designer.graph.model import Node
from designer.graph.signature import Signature

CATALOGUE = load()


def test_the_palette_begins_with_basics_and_input():
    groups = CATALOGUE.groups()
    assert [name for name, _ in groups] == [
        "Basics", "Activation", "Convolution", "Pooling", "Recurrent", "Attention", "Normalization", "Regularization",
        "Reshaping", "Merging", "Preprocessing", "Pretrained bases", "Operations",
    ]  # fmt: skip
    assert [s.name for s in groups[0][1]][:7] == [
        "Input", "Dense", "Concatenate", "Dropout", "Flatten", "BatchNormalization", "Activation",
    ]  # fmt: skip
    assert sum(len(specs) for name, specs in groups if name not in ("Pretrained bases", "Operations")) == 132


def test_every_placeable_layer_has_a_short_lower_case_summary():
    for _, specs in CATALOGUE.groups():
        for spec in specs:
            assert spec.summary, spec.name
            assert len(spec.summary) <= 60
            if spec.kind == "layer":
                assert len(spec.summary) <= 32, spec.summary
                assert not spec.summary.endswith(".")


def test_classes_are_found_by_name_and_by_alias():
    assert CATALOGUE.spec("Dense").name == "Dense"
    assert CATALOGUE.spec("MaxPool2D").name == "MaxPooling2D"
    assert CATALOGUE.spec("adam", "optimizer").name == CATALOGUE.spec("Adam", "optimizer").name == "Adam"
    assert CATALOGUE.spec("mse", "loss").alias == "mean_squared_error"
    assert CATALOGUE.spec("accuracy", "metric").summary == "the accuracy that fits the loss"
    assert CATALOGUE.spec("swish", "activation").name == "silu"
    assert CATALOGUE.spec("ops.add").kind == "operation"
    assert CATALOGUE.spec("Lambda") is None
    assert CATALOGUE.spec("Dense", "loss") is None
    assert CATALOGUE.find("EarlyStopping").kind == "callback"
    assert CATALOGUE.find("nothing") is None


def test_what_a_form_offers_leaves_out_what_nobody_places():
    assert "LossScaleOptimizer" in CATALOGUE.specs["optimizer"]
    assert "LossScaleOptimizer" not in [s.name for s in CATALOGUE.of_kind("optimizer")]
    assert CATALOGUE.of_kind("optimizer")[0].name == "Adam"


def test_initial_params_are_what_keras_requires():
    assert CATALOGUE.initial_params("Dense") == {"units": 64}
    assert CATALOGUE.initial_params("Dropout") == {"rate": 0.5}
    assert CATALOGUE.initial_params("Conv2D") == {"filters": 32, "kernel_size": 3}
    assert CATALOGUE.initial_params("Input") == {"shape": [64]}
    assert CATALOGUE.initial_params("Flatten") == {}
    assert CATALOGUE.initial_params("no such layer") == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_required_argument_has_an_initial_value(kind):
    for spec in CATALOGUE.specs[kind].values():
        start = initial_params(spec)
        assert {p.name for p in spec.params if p.required} <= start.keys(), spec.name


def test_fields_are_arguments():
    for spec in CATALOGUE.specs["layer"].values():
        assert len(spec.fields) <= 2
        assert all(spec.param(name) for name in spec.fields), spec.name
    assert CATALOGUE.spec("Dense").fields == ("units", "activation")


def test_forms_have_their_sections_in_order():
    groups = list(dict.fromkeys(p.group for p in CATALOGUE.spec("Dense").params))
    assert groups == ["", "Initialisation", "Regularisation", "Constraints", "Advanced"]
    assert not {"name", "trainable"} & {p.name for s in CATALOGUE.specs["layer"].values() for p in s.params}


def test_calls_have_switches_of_their_own():
    assert [p.name for p in CATALOGUE.spec("Dropout").arguments] == ["training"]
    found = {p.name: p.default for p in CATALOGUE.spec("MultiHeadAttention").arguments}
    assert found == {"return_attention_scores": False, "training": None, "use_causal_mask": False}
    assert all(p.doc for s in CATALOGUE.specs["layer"].values() for p in s.arguments)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dense", "Dense"),
        ("den", "Dense"),
        ("conv2", "Conv2D"),
        ("bn", "BatchNormalization"),
        ("mha", "MultiHeadAttention"),
        ("max pool", "MaxPooling2D"),
        ("maxpool", "MaxPooling2D"),
        ("avgpool2d", "AveragePooling2D"),
        ("norm", "Normalization"),
        ("fully", "Dense"),
        ("join", "Concatenate"),
        ("drop", "Dropout"),
        ("lstm", "LSTM"),
        ("matmul", "ops.matmul"),
        ("add", "Add"),
    ],
)
def test_search_puts_the_best_first(query, first):
    assert CATALOGUE.search(query)[0].name == first


def test_search_finds_all_for_nothing_and_nothing_for_nonsense():
    assert len(CATALOGUE.search("")) == sum(len(specs) for _, specs in CATALOGUE.groups())
    assert CATALOGUE.search("   ")[0].name == "Input"
    assert CATALOGUE.search("qqqq") == []


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("Dense", Signature()),
        ("Add", Signature("list", 2, None)),
        ("Subtract", Signature("list", 2, 2)),
        ("MultiHeadAttention", Signature("named", 2, 3, ("query", "value", "key"))),
        ("LSTM", Signature("named", 1, 3, ("sequences", "initial_state.0", "initial_state.1"))),
    ],
)
def test_signatures(type_, expected):
    assert CATALOGUE.signature(Node("n1", type_, "node", CATALOGUE.initial_params(type_))) == expected


@pytest.mark.parametrize("cell", [None, "LSTMCell", 3, {"class": 4}, {"class": "LSTMCell", "args": None}, {}])
def test_a_signature_bears_nonsense_in_the_params(cell):
    for type_, name in (("RNN", "cell"), ("Bidirectional", "layer")):
        assert CATALOGUE.signature(Node("n1", type_, "rnn", {name: cell, "return_state": True})).outputs >= 1


def test_a_class_that_is_not_there_takes_anything():
    signature = CATALOGUE.signature(Node("n1", "TheirOwnLayer", "theirs"))
    assert (signature.mode, signature.minimum, signature.maximum) == ("list", 0, None)


@pytest.mark.parametrize(
    ("params", "outputs"), [({}, 2), ({"indices_or_sections": 3}, 3), ({"indices_or_sections": [2, 5]}, 3)]
)
def test_split_has_as_many_outputs_as_parts(params, outputs):
    assert CATALOGUE.signature(Node("n1", "ops.split", "split", params)).outputs == outputs


def test_loading_imports_neither_keras_nor_qt():
    code = (
        "import json, sys; from designer.catalogue.load import load; from designer.catalogue import values; load();"
        "print(json.dumps([m for m in ('keras', 'tensorflow', 'PySide6', 'numpy') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout) == []
