"""Reading classes of the user's: what is taken of a file, forms from constructors, ports from `call`; nothing runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalogue.load import load
from designer.catalogue.own.classes import Found, found_in, specs_of
from designer.catalogue.own.definitions import split
from designer.catalogue.spec import Spec
from designer.graph.model import Node
from designer.graph.texts import DesignerError
from tests.support.own_layers import LAYERS


def read(text: str) -> Found:
    return found_in(text, "mine", load(), "mine.py")


def one(call: str = "def call(self, x): return x", made: str = "", head: str = "class A(keras.layers.Layer):") -> Spec:
    body = "\n".join(f"    {line}" for line in (*made.split("\n"), *call.split("\n")) if line)
    imports = "import keras\nfrom keras import layers, ops\nfrom typing import Optional, Literal"
    return read(f"{imports}\n{head}\n{body}").specs[0]


def params(spec: Spec) -> dict[str, tuple[Any, ...]]:
    return {p.name: (p.kind, p.default, p.required, p.nullable) for p in spec.params}


def test_a_file_gives_its_classes_and_what_they_need_and_nothing_it_would_carry_out() -> None:
    found = read(LAYERS)
    assert [(s.name, s.kind) for s in found.specs] == [
        ("SpectralConv", "layer"), ("Gate", "layer"), ("OnlySeries", "layer"), ("my_loss", "loss"),
        ("my_loss", "metric"), ("Worst", "metric"),
    ] or {s.name for s in found.specs} == {"SpectralConv", "Gate", "OnlySeries", "my_loss", "Worst"}  # fmt: skip
    assert "EPSILON = 1e-6" in found.source
    assert "# Multiplies the lowest frequencies" in found.source
    assert not any(word in found.source for word in ("DATA", "numpy", "print", "__main__"))
    assert "3 statements" in str(found.notes[0])
    assert read(found.source).source == found.source, "what was taken once is taken whole"
    imports, rest = split(found.source)
    assert imports == ["import keras", "from keras import layers, ops"]
    assert rest[0] == "EPSILON = 1e-6"


def test_what_a_class_only_calls_so_itself_does_not_bring_a_statement_along() -> None:
    text = """
import keras
x = keras.utils.get_file("a", "https://example.org")
kernel = len("abc")
size = 3
units = 4
Shape = tuple


class A(keras.layers.Layer):
    def build(self, shape: "Shape | None"):
        self.w = self.add_weight(shape=(units,), name="kernel")

    def call(self, x):
        size = x.shape[0]
        return [x * i for i in range(size)]
"""
    source = read(text).source
    assert "units = 4" in source
    assert "Shape = tuple" in source
    assert not any(word in source for word in ("x = keras", "kernel = len", "size = 3"))


def test_constructors_are_forms() -> None:
    spec = read(LAYERS).specs[0]
    assert params(spec)["modes"] == ("int", None, True, False)
    assert params(spec)["activation"] == ("activation", None, False, True)
    assert params(spec)["scale"] == ("float", 1.0, False, False)
    assert params(spec)["dtype"][0] == "dtype"
    assert spec.params[0].doc == "How many frequencies are kept."
    assert spec.summary == "Learned filter of the lowest frequencies"
    made = """def __init__(self, a: Optional[float] = None, b: Literal["x", "y"] = "x", c=(1, 2), d: int | tuple = 3,
                 e=True, kernel_initializer="zeros", f=len, g: "list[int]" = (), **kwargs): pass"""
    assert params(one(made=made)) == {
        "a": ("float", None, False, True),
        "b": ("enum", "x", False, False),
        "c": ("tuple", [1, 2], False, False),
        "d": ("int_or_tuple", 3, False, False),
        "e": ("bool", True, False, False),
        "kernel_initializer": ("initializer", "zeros", False, False),
        "f": ("any", None, False, True),
        "g": ("tuple", [], False, False),
        "dtype": ("dtype", None, False, True),
    }


def test_a_class_derived_from_one_of_keras_takes_its_arguments_too() -> None:
    spec = one(
        "", "def __init__(self, units, gain=2.0, **kwargs): super().__init__(units, **kwargs)", "class A(layers.Dense):"
    )
    assert list(params(spec))[:2] == ["units", "gain"]
    assert params(spec)["use_bias"] == ("bool", True, False, False)
    text = "from keras.layers import *\nclass Base(Layer):\n  def call(self, x, y): return x\nclass B(Base): pass"
    assert [s.inputs.names for s in read(text).specs] == [("x", "y")] * 2
    assert one(made="def __init__(self, units): super().__init__()").is_unnamed
    assert not one(made="def __init__(self, units, name=None): super().__init__(name=name)").is_unnamed


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("def call(self, x): return x", ("single", 1, 1, ())),
        ("def call(self, x, training=None, mask=None): return x", ("single", 1, 1, ())),
        ("def call(self, inputs):\n    a, b = inputs\n    return a", ("list", 2, 2, ())),
        ("def call(self, inputs):\n    a, *rest = inputs\n    return a", ("list", 1, None, ())),
        ("def call(self, inputs): return inputs[0] + inputs[2]", ("list", 3, None, ())),
        ("def call(self, inputs): return inputs[:, 0]", ("single", 1, 1, ())),
        ("def call(self, inputs): return ops.concatenate(inputs)", ("list", 1, None, ())),
        ("def call(self, inputs): return sum(t for t in inputs)", ("list", 1, None, ())),
        ("def call(self, q, v, k=None): return q", ("named", 2, 3, ("q", "v", "k"))),
        ("def call(self, x, scale=2.0): return x", ("single", 1, 1, ())),
    ],
)
def test_ports_are_what_call_takes(call: str, expected: tuple[Any, ...]) -> None:
    inputs = one(call).inputs
    assert (inputs.mode, inputs.minimum, inputs.maximum, inputs.names) == expected


def test_outputs_and_arguments_of_call() -> None:
    assert one("def call(self, x):\n    def f(): return 1, 2, 3\n    return x, f").outputs == 2
    assert one("def call(self, x):\n    if x is None:\n        return x\n    return x, x").outputs == 1
    spec = one("def call(self, x, training=False, scale=2.0): return x")
    assert [(p.name, p.kind) for p in spec.arguments] == [("training", "bool"), ("scale", "float")]


def test_what_cannot_be_used_is_said() -> None:
    with pytest.raises(DesignerError, match=r"no class that derives from keras.layers.Layer.*defines f, A"):
        read("def f(): pass\nclass A: pass")
    with pytest.raises(DesignerError, match="is no Python"):
        read("class A(:")
    with pytest.raises(DesignerError, match="Keras has a class called Dense"):
        read("import keras\nclass Dense(keras.layers.Layer): pass")
    both = read("import keras\nclass Dense(keras.layers.Layer): pass\nclass A(keras.layers.Layer): pass")
    assert [s.name for s in both.specs] == ["A"]
    assert "Keras has a class called Dense" in str(both.notes[0])


@settings(deadline=None)
@given(st.text(max_size=200) | st.sampled_from(["(" * 3000, "-" * 50_000 + "1", "a" + ".b" * 900, "1" + "+1" * 900]))
def test_whatever_text_comes_is_read_or_refused_in_words(tail: str) -> None:
    specs_of(f"import keras\nclass A(keras.layers.Layer):\n  def call(self, x=({tail})): return {tail}", "m", load())
    try:
        read(LAYERS + "\n" + tail)
    except DesignerError as error:
        said = str(error)
        assert "mine.py" in said


def test_reading_runs_nothing(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    text = f"import pathlib\npathlib.Path({str(canary)!r}).touch()\nimport keras\n" + (
        f"class A(keras.layers.Layer, metaclass=pathlib.Path({str(canary)!r}).touch()):\n"
        f"    def __init__(self, a=pathlib.Path({str(canary)!r}).touch()): pass\n"
    )
    assert [s.name for s in read(text).specs] == ["A"]
    assert not canary.exists()


@pytest.mark.parametrize(
    ("told", "states"),
    [
        ("self.state_size = units", "units"),
        ("self.units = units; self.state_size = self.units", "units"),
        ("self.state_size = [units, 2 * units]", 2),
        ("self.state_size = (units,) * 3", 3),
        ("self.state_size = units + 1", 1),
        ("self.inner = keras.layers.LSTMCell(units); self.state_size = self.inner.state_size", 2),
        ("self.inner = units; self.state_size = self.inner.state_size", "units"),
        ("self.state_size = [units for _ in range(units)]", None),
        ("units = units + 1; self.state_size = units", None),
        ("pass", 0),
    ],
)
def test_how_many_states_a_cell_has_is_read_where_it_is_written(told: str, states: int | str | None) -> None:
    made = f"def __init__(self, units, **kwargs): {told}"
    assert one("def call(self, x, states): return x, states", made).states == states


@pytest.mark.parametrize(
    ("head", "made", "states", "required"),
    [
        ("class A(layers.LSTM):", "", 2, ["units"]),
        ("class A(layers.GRUCell):", "", 1, ["units"]),
        ("class A(layers.RNN):", "", "cell", ["cell"]),
        ("class A(layers.RNN):", "def __init__(self, n, **kw): super().__init__(layers.LSTMCell(n), **kw)", 2, ["n"]),
        ("class A(layers.Dense):", "def __init__(self, **kw): super().__init__(10, **kw)", 0, []),
        ("class A(layers.Dense):", "def __init__(self, **kw): super().__init__(units=10, **kw)", 0, []),
        ("class A(layers.Wrapper):", "def __init__(self, layer, k=2, **kw): super().__init__(layer)", 0, ["layer"]),
        ("class A(layers.Wrapper):", "", 0, ["layer"]),
    ],
)
def test_what_derives_from_a_layer_of_keras_has_its_states_and_the_arguments_it_does_not_give_itself(
    head: str, made: str, states: int | str, required: list[str]
) -> None:
    spec = one("x = 1", made, head)
    assert spec.states == states
    assert [p.name for p in spec.params if p.required] == required
    assert "layer" not in required or spec.params[0].kind == "layer"


def test_ports_for_states_follow_what_the_cell_says_and_is_given() -> None:
    text = """
import keras
class Cell(keras.Layer):
    def __init__(self, sizes):
        self.state_size = sizes
"""
    catalogue = load().with_own(specs_of(text, "cells", load()))

    def ports(sizes: Any) -> tuple[int, int]:
        cell = {"class": "Cell", "args": {"sizes": sizes}}
        signature = catalogue.signature(Node("a", "RNN", "a", {"cell": cell, "return_state": True}))
        return len(signature.names), signature.outputs

    assert ports(4) == (2, 2)
    assert ports([4, 4, 2]) == (4, 4)
    assert ports(None) == (1, 1)
