"""How Python texts of a user's are read: what names are called in full, what a statement binds, forms of arguments."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalogue.own.arguments import arguments_of, param
from designer.catalogue.own.imports import Imports, bound
from designer.catalogue.own.ports import inputs_of, outputs_of
from designer.catalogue.spec import Inputs


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def function(text: str) -> ast.FunctionDef:
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.FunctionDef)
    return node


IMPORTS = """
import keras
import keras.layers
import tensorflow as tf
import numpy as np
from tensorflow.keras import layers as L
from keras.layers import Layer, Dense as D
from keras import ops
from mine import Layer as MyLayer
try:
    import torch.nn as nn
except ImportError:
    from somewhere import nn
"""


@pytest.mark.parametrize(
    ("name", "full", "of_keras"),
    [
        ("keras.layers.Layer", "keras.layers.Layer", "Layer"),
        ("tf.keras.layers.Layer", "tensorflow.keras.layers.Layer", "Layer"),
        ("L.Layer", "tensorflow.keras.layers.Layer", "Layer"),
        ("Layer", "keras.layers.Layer", "Layer"),
        ("D", "keras.layers.Dense", "Dense"),
        ("ops", "keras.ops", "ops"),
        ("MyLayer", "mine.Layer", ""),
        ("np.array", "numpy.array", ""),
        ("nn.Module", "somewhere.nn.Module", ""),
        ("unknown.Layer", "unknown.Layer", ""),
        ("Layer()", "", ""),
        ("x[0].Layer", "", ""),
        ("(lambda: 0)", "", ""),
    ],
)
def test_names_are_called_in_full_by_the_imports(name: str, full: str, of_keras: str) -> None:
    imports = Imports(ast.parse(IMPORTS))
    assert imports.full_name(expression(name)) == full
    assert imports.of_keras(expression(name)) == of_keras


def test_a_star_brings_names_of_keras_unless_they_are_imported_otherwise() -> None:
    imports = Imports(ast.parse("from keras.layers import *\nfrom mine import Dense"))
    assert imports.of_keras(expression("Layer")) == "Layer"
    assert imports.of_keras(expression("Dense")) == ""
    assert Imports(ast.parse("from mine import *")).of_keras(expression("Layer")) == ""


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("x = y = 1", {"x", "y"}),
        ("a, (b, *c) = d", {"a", "b", "c"}),
        ("x: int = 3", {"x"}),
        ("import a.b, c as d", {"a", "d"}),
        ("from a import b as c, d", {"c", "d"}),
        ("for i in range(3):\n    j = i", {"i", "j"}),
        ("with open(f) as g: pass", {"g"}),
        ("if x:\n    def f(): pass", {"f"}),
        ("def f(a): b = 1", {"f"}),
        ("class A:\n    x = 1", {"A"}),
        ("print(x)", set()),
        ("(z := 3)", {"z"}),
    ],
)
def test_what_a_statement_binds(statement: str, names: set[str]) -> None:
    assert bound(ast.parse(statement).body[0]) == names


SAMPLES = {
    "units: int": ("int", True, None),
    "units=32": ("int", False, 32),
    "rate=1": ("float", False, 1),
    "rate: float = 0.5": ("float", False, 0.5),
    "name_of='x'": ("str", False, "x"),
    "use: bool = True": ("bool", False, True),
    "use=False": ("bool", False, False),
    "size=(3, 3)": ("tuple", False, [3, 3]),
    "activation='relu'": ("activation", False, "relu"),
    "kernel_initializer='zeros'": ("initializer", False, "zeros"),
    "thing=None": ("any", False, None),
    "thing": ("any", True, None),
}


@pytest.mark.parametrize("text", SAMPLES)
def test_an_argument_is_a_row_of_a_form(text: str) -> None:
    kind, required, default = SAMPLES[text]
    (argument,) = arguments_of(function(f"def f(self, {text}): pass"))
    found = param(argument, {argument.name: "what it is"})
    assert (found.kind, found.required, found.default) == (kind, required, default)
    assert found.doc.startswith("what it is")


def test_a_default_that_is_no_value_is_told_as_it_is_written() -> None:
    (argument,) = arguments_of(function("def f(self, make=np.zeros(3)): pass"))
    found = param(argument, {})
    assert "np.zeros(3)" in found.doc
    assert not found.required


PARAMETERS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "d", "e"]), st.sampled_from(["", "=1", "=None", "='x'"])),
    unique_by=lambda pair: pair[0],
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(PARAMETERS, st.booleans(), st.booleans(), st.integers(0, 5), st.booleans())
def test_arguments_are_those_that_python_finds(
    pairs: list[tuple[str, str]], more: bool, others: bool, keywords: int, is_method: bool
) -> None:
    places = sorted(pairs[keywords:], key=lambda pair: bool(pair[1]))  # those without a default first
    parts = [*(["self"] if is_method else []), *("".join(pair) for pair in places)]
    names = ["".join(pair) for pair in pairs[:keywords]]
    if more or names:
        parts.append("*rest" if more else "*")
    parts += names + (["**kwargs"] if others else [])
    text = f"def f({', '.join(parts)}): pass"
    made: dict[str, Any] = {}
    exec(text, made)
    wanted = inspect.signature(made["f"]).parameters
    found = arguments_of(function(text), is_method)
    plain = [p for p in wanted.values() if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) and p.name != "self"]
    assert [one.name for one in found] == [p.name for p in plain]
    assert [one.default is None for one in found] == [p.default is p.empty for p in plain]
    assert found.takes_others == others
    assert found.takes_more == more
    for one, p in zip(found, plain, strict=True):
        assert one.name in found
        assert one.default is None or ast.literal_eval(one.default) == p.default
    assert "self" not in found


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(0, 3), st.booleans())
def test_tensors_and_values_of_a_call_are_told_apart(required: int, optional: int, trains: bool) -> None:
    names = [f"x{i}" for i in range(required)] + [f"o{i}=None" for i in range(optional)]
    more = (["training=False"] if trains else []) + ["mask=None", "scale=2.0"]
    call = function(f"def call(self, {', '.join([*names, *more])}): return x0")
    inputs, values = inputs_of(arguments_of(call), call, Inputs())
    assert [v.name for v in values] == (["training"] if trains else []) + ["scale"]
    if required + optional > 1:
        assert (inputs.mode, inputs.minimum, inputs.maximum) == ("named", required, required + optional)
        assert inputs.names == tuple(name.partition("=")[0] for name in names)
    else:
        assert inputs == Inputs()


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("return x", 1),
        ("return x, y", 2),
        ("return [a, b, c]", 3),
        ("return (x)", 1),
        ("return", 1),
        ("pass", 1),
        ("if x:\n        return a, b\n    return c, d", 2),
        ("if x:\n        return a, b\n    return c", 1),
        ("f = lambda: (1, 2, 3)\n    return x, f", 2),
        ("return f(x)", 1),
    ],
)
def test_how_many_tensors_a_call_gives(body: str, count: int) -> None:
    assert outputs_of(function(f"def call(self, x):\n    {body}")) == count
