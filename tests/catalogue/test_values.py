"""Which JSON values an argument takes, in one sentence."""

from __future__ import annotations

import pytest

from designer.catalogue.kinds import value_faults
from designer.catalogue.load import KINDS, load
from designer.catalogue.spec import Param
from designer.catalogue.values import from_text, to_text, validate, validate_all
from designer.graph.texts import DesignerError

CATALOGUE = load()
_DECAY = {"initial_learning_rate": 0.1, "decay_steps": 9}


def _why(param, value):
    fault = validate(param, value, CATALOGUE)
    return None if fault is None else str(fault)


def _param(layer, name):
    return CATALOGUE.find(layer).param(name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_default_and_initial_value_of_the_catalogue_is_acceptable(kind):
    for spec in CATALOGUE.specs[kind].values():
        for param in spec.params:
            if not param.required:
                assert _why(param, param.default) is None, (spec.name, param.name)
            if param.initial is not None:
                assert _why(param, param.initial) is None, (spec.name, param.name)
            for value in (param.default, param.initial):
                assert list(value_faults(param, value, CATALOGUE)) == [], (spec.name, param.name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_default_and_initial_value_round_trips_through_text(kind):
    for spec in CATALOGUE.specs[kind].values():
        for param in spec.params:
            for value in (param.initial, param.default):
                if value is not None or param.nullable:
                    read = from_text(param, to_text(param, value))
                    assert read == value, (spec.name, param.name)
                    assert type(read) is type(value), (spec.name, param.name)


@pytest.mark.parametrize(
    ("layer", "name", "value", "sentence"),
    [
        ("Dense", "units", None, "units needs a value."),
        ("Dense", "units", 0, "units must be at least 1; it is 0."),
        ("Dense", "units", 1.5, "units must be a whole number; it is 1.5."),
        ("Dense", "units", True, "units must be a whole number; it is true."),
        ("Dense", "use_bias", 1, "use_bias must be true or false; it is 1."),
        ("Dropout", "rate", 1.2, "rate must be between 0 and 1; it is 1.2."),
        ("Dropout", "rate", "half", 'rate must be a number; it is "half".'),
        ("Dropout", "rate", float("nan"), "rate must be a finite number; it is NaN."),
        ("Conv2D", "kernel_size", [3, 3, 3], "kernel_size must have 2 elements; it has 3: 3, 3, 3."),
        ("Conv2D", "kernel_size", [3, 0], "kernel_size must be at least 1; it is 0."),
        ("Conv2D", "padding", "full", 'padding must be one of valid, same; it is "full".'),
        ("Conv2D", "data_format", "channels_first", None),
        ("Conv2D", "data_format", None, None),
        ("Input", "shape", [28, None, 1], None),
        ("Input", "shape", [], None),
        ("Input", "shape", [0], "The sizes in shape must be whole numbers from 1; one is 0."),
        ("Input", "shape", 64, "shape must be a list of sizes; it is 64."),
        ("Input", "dtype", "float", None),
        ("Reshape", "target_shape", [-1, 4], None),
        ("Reshape", "target_shape", [-1, -1], "Only one size in target_shape can be -1; it is -1, -1."),
        ("Cropping2D", "cropping", 2, None),
        ("Cropping2D", "cropping", [[1, 2], [3, 4]], None),
        ("Cropping2D", "cropping", [1, 2], None),
        ("StringLookup", "vocabulary", ["a", "b"], None),
        (
            "StringLookup",
            "vocabulary",
            ["a", 1],
            "vocabulary must be a list of words or of whole numbers, or a file; it is a, 1.",
        ),
        ("Adam", "learning_rate", 0.01, None),
        ("Adam", "learning_rate", -1, "learning_rate must be at least 0; it is -1."),
        (
            "Adam",
            "learning_rate",
            {"class": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 9}},
            None,
        ),
        ("Dense", "activation", "relu", None),
        ("Dense", "activation", None, None),
        ("Dense", "activation", {"class": "LeakyReLU", "args": {"negative_slope": 0.1}}, None),
        ("Dense", "activation", "rleu", 'activation is "rleu", which Keras does not know.'),
        ("Dense", "activation", 3, "activation must be a Keras object; it is 3."),
        ("Dense", "kernel_regularizer", {"class": "L2", "args": {"l2": 0.1}}, None),
        ("Dense", "kernel_regularizer", {"class": "L2", "args": {"l2": -1}}, None),
        ("TimeDistributed", "layer", "Dense", 'layer must be a Keras object; it is "Dense".'),
        ("TimeDistributed", "layer", {"class": "Dense", "args": {"units": 3}}, None),
        ("ops.get_item", "key", "..., 0, 1:3, ::2, None", None),
        ("ops.reshape", "newshape", [-1, 3], None),
    ],
)
def test_a_fault_is_told_in_one_sentence(layer, name, value, sentence):
    said = _why(_param(layer, name), value)
    if layer == "Input" and name == "dtype":
        assert said.startswith("dtype must be one of float32, ")
    elif isinstance(value, dict) and value["class"] == "L2" and value["args"]["l2"] < 0:
        assert said == "kernel_regularizer is L2: l2 must be at least 0; it is -1."
    else:
        assert said == sentence


def test_an_object_without_a_needed_argument_is_refused():
    layer = _param("TimeDistributed", "layer")
    assert _why(layer, {"class": "Dense"}) == "layer is Dense: units needs a value."
    assert _why(layer, {"class": "Dense", "args": {"unit": 3}}) == "layer is Dense: There is no argument unit."
    assert _why(layer, {"class": "os.system", "args": {}}) == 'layer is "os.system", which Keras does not know.'


def test_all_arguments_of_a_class_are_checked_together():
    params = CATALOGUE.spec("Dense").params
    assert validate_all(params, {"units": 3, "activation": "relu"}, CATALOGUE) is None
    assert str(validate_all(params, {}, CATALOGUE)) == "units needs a value."
    assert str(validate_all(params, {"units": 3, "unit": 3})) == "There is no argument unit."


@pytest.mark.parametrize(
    ("layer", "name", "text", "value"),
    [
        ("Conv2D", "kernel_size", "3", 3),
        ("Conv2D", "kernel_size", "3, 5", [3, 5]),
        ("Conv2D", "kernel_size", "(3, 5)", [3, 5]),
        ("Conv2D", "kernel_size", "[3,5]", [3, 5]),
        ("Conv1D", "kernel_size", "3,", [3]),
        ("Input", "shape", "64", [64]),
        ("Input", "shape", "28, 28, 1", [28, 28, 1]),
        ("Input", "shape", "None, 1", [None, 1]),
        ("Input", "shape", "none, 1", [None, 1]),
        ("Input", "shape", "()", []),
        ("Reshape", "target_shape", "-1, 4", [-1, 4]),
        ("Rescaling", "scale", "1/255", 1 / 255),
        ("Rescaling", "scale", "1./255", 1 / 255),
        ("Dropout", "rate", "0.25", 0.25),
        ("Dropout", "rate", "1e-2", 0.01),
        ("Dense", "activation", "relu", "relu"),
        ("Dense", "activation", "", None),
        ("Dense", "activation", "None", None),
        ("Dense", "activation", '{"class": "ELU"}', {"class": "ELU"}),
        ("StringLookup", "vocabulary", "red, green\nblue", ["red", "green", "blue"]),
        ("IntegerLookup", "vocabulary", "1, 2, 3", [1, 2, 3]),
        ("Cropping2D", "cropping", "(1, 2), (3, 4)", [[1, 2], [3, 4]]),
        ("Adam", "learning_rate", "0.01", 0.01),
        ("ops.get_item", "key", ":, 0", ":, 0"),
    ],
)
def test_text_is_read(layer, name, text, value):
    assert from_text(_param(layer, name), text) == value


@pytest.mark.parametrize(
    ("layer", "name", "text"),
    [
        ("Dense", "units", "many"),
        ("Dense", "units", ""),
        ("Dense", "units", "None"),
        ("Dense", "units", "__import__('os')"),
        ("Dropout", "rate", "1/0"),
        ("Dropout", "rate", "1e999"),
        ("Conv2D", "kernel_size", "3, 3, 3"),
        ("Conv2D", "kernel_size", "(" * 5000),
        ("Input", "shape", "a, b"),
        ("Input", "shape", "1" * 6000),
        ("ops.get_item", "key", "f(1)"),
        ("ops.get_item", "key", "0] + [1"),
        ("ops.get_item", "key", ""),
    ],
)
def test_text_that_is_no_value_is_refused_with_a_sentence(layer, name, text):
    with pytest.raises(DesignerError) as caught:
        from_text(_param(layer, name), text)
    assert str(caught.value)


def test_long_values_are_cut_in_the_sentence():
    assert len(str(validate(Param("units", "int"), "x" * 1000))) < 150
