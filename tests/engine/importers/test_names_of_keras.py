"""A class that is called like one of Keras's and is not it is never taken for Keras's: it gets a name of its own."""

from __future__ import annotations

import json

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.keras_config import to_graph
from designer.engine.importers.legacy.era import Era
from designer.engine.importers.legacy.modern import modernised
from designer.engine.importers.own_classes import with_classes
from designer.engine.importers.own_names import with_own_names
from designer.engine.importers.script.names import is_keras
from designer.engine.importers.script.read import read_all, read_script
from designer.project.own_code import catalogue_of

OWN_ATTENTION = """
import keras
from keras import layers
from keras.layers import Attention, Layer

class Attention(Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], 1))
        super(Attention, self).build(shape)

    def call(self, x):
        return keras.ops.sum(x * keras.ops.softmax(x @ self.w, axis=1), axis=1)

start = keras.Input((5, 4))
model = keras.Model(start, layers.Dense(1)(Attention(name="look")(start)))
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_a_class_of_a_script_gets_a_name_of_its_own_and_its_code_with_it(catalogue: Catalogue) -> None:
    reading = with_classes(read_all(OWN_ATTENTION, catalogue), OWN_ATTENTION, "", {})
    (model,) = reading.models
    (node,) = (n for n in model.graph.nodes.values() if n.name == "look")
    assert node.type == "OwnAttention"
    spec = catalogue_of(model.graph).spec("OwnAttention")
    assert spec is not None
    assert spec.is_foreign
    assert catalogue_of(model.graph).spec("Attention") == catalogue.spec("Attention")


def test_what_stands_behind_a_point_and_in_imports_keeps_its_name() -> None:
    text = "from keras.layers import Attention\nclass Attention:\n    inner = layers.Attention()\na = Attention()"
    assert with_own_names(text, {"OwnAttention"}).split("\n") == [
        "from keras.layers import Attention",
        "class OwnAttention:",
        "    inner = layers.Attention()",
        "a = OwnAttention()",
    ]
    assert with_own_names(text, {"OwnThing"}) == text


def test_a_layer_of_another_library_is_not_the_one_of_keras(catalogue: Catalogue) -> None:
    (model,) = read_script(
        """
import keras
from other.layers import GroupNormalization
net = keras.Sequential([keras.Input((4, 4, 3)), GroupNormalization(groups=3), keras.layers.Flatten()])
""",
        catalogue,
    )
    assert [n.type for n in model.graph.nodes.values()] == ["Input", "OwnGroupNormalization", "Flatten"]
    assert "GroupNormalization is not the layer of Keras of that name" in str(model.notes[0])


def test_cells_of_a_script_stand_inside_the_layer_of_keras_as_those_of_keras_do(catalogue: Catalogue) -> None:
    own, keras_s = read_script(
        """
import keras
from keras import layers

class Cell(layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=shape)

    def call(self, x, states):
        return x @ self.w, states

start = keras.Input((5, 4))
own = keras.Model(start, layers.RNN([Cell(), Cell()])(start))
keras_s = keras.Sequential([keras.Input((5, 4)), layers.RNN(layers.LSTMCell(3))])
""",
        catalogue,
    )
    assert [n.type for n in own.graph.nodes.values()] == ["Input", "RNN"]
    cells = {"class": "StackedRNNCells", "args": {"cells": [{"class": "Cell", "args": {}}] * 2}}
    assert own.graph.children("")[1].params["cell"] == cells
    assert {note.args["name"] for note in own.notes} == {"Cell"}
    assert "the layer inside StackedRNNCells, is not one of Keras's own" in str(own.notes[0])
    assert [n.type for n in keras_s.graph.nodes.values()] == ["Input", "RNN"]


def test_a_function_that_drops_out_is_drawn_as_the_layer(catalogue: Catalogue) -> None:
    (model,) = read_script(
        """
import tensorflow as tf
start = tf.keras.Input((4,))
middle = tf.nn.dropout(start, rate=0.2)
model = tf.keras.Model(start, tf.keras.backend.dropout(middle, 0.4))
""",
        catalogue,
    )
    assert [n.params.get("rate") for n in model.graph.nodes.values()] == [None, 0.2, 0.4]


@pytest.mark.parametrize(
    ("path", "is_of_keras"),
    [
        ("keras", True),
        ("keras.src.layers.core.dense", True),
        ("tensorflow.python.keras.layers.core", True),
        ("tf_keras.layers", True),
        ("keras_core.layers", True),
        ("keras_hub.layers", False),
        ("tensorflow.nn", False),
        ("kerasx", False),
    ],
)
def test_a_module_is_one_of_keras_by_its_package_in_every_release(path: str, is_of_keras: bool) -> None:
    assert is_keras(path) == is_of_keras


@pytest.mark.parametrize("is_old", [False, True])
def test_a_layer_in_a_file_is_not_one_of_keras_because_its_package_begins_so(
    catalogue: Catalogue, is_old: bool
) -> None:
    import keras

    config = json.loads(keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)]).to_json())
    config["config"]["layers"][1]["module"] = "keras_hub.layers"
    graph, _ = to_graph(modernised(config, Era(2)) if is_old else config, catalogue)
    assert [n.type for n in graph.nodes.values()] == ["Input", "OwnDense"]


def test_a_class_of_a_model_file_is_not_the_one_of_keras(catalogue: Catalogue) -> None:
    import keras

    class Attention(keras.layers.Layer):
        def call(self, x):  # type: ignore[no-untyped-def]
            return x

    model = keras.Sequential([keras.Input((3,)), Attention(name="look"), keras.layers.Dense(2)])
    graph, notes = to_graph(json.loads(model.to_json()), catalogue)
    assert [n.type for n in graph.nodes.values()] == ["Input", "OwnAttention", "Dense"]
    assert "is of a class that is not Keras's own (Attention)" in str(notes[0])


def test_a_layer_of_a_script_that_sees_masks_is_not_drawn_as_operations_that_do_not(catalogue: Catalogue) -> None:
    head = """
import keras
from keras import layers

class Plain(layers.Layer):
    def __init__(self):
        super().__init__()
        self.inner = keras.Sequential([layers.Dense(4)])

    def call(self, x):
        return self.inner(x) * 2

class Asked(Plain):
    def compute_mask(self, x, mask=None):
        return x[..., 0] > 0

start = keras.Input((5,))
"""
    masked = "x = layers.Embedding(9, 3, mask_zero=True)(start)"
    bodies = {
        "x = layers.Embedding(9, 3)(start)\nx = Plain()(x)": "Model",
        f"{masked}\nx = layers.LSTM(3, return_sequences=True)(x)\nx = Plain()(layers.Dropout(0.1)(x))": "Plain",
        f"{masked}\nx = layers.LSTM(3)(x)\nx = Plain()(x)": "Model",
        f"{masked}\nx = layers.Flatten()(x)\nx = Plain()(x)": "Model",
        "x = Asked()(layers.Embedding(9, 3)(start))": "Asked",
        "x = Asked()(layers.Embedding(9, 3)(start))\nx = Plain()(x)": "Plain",
    }
    for body, type_ in bodies.items():
        models = read_script(f"{head}{body}\nmodel = keras.Model(start, layers.Dense(1)(x))\n", catalogue)
        (model,) = (m for m in models if not m.is_part)
        assert [n.type for n in model.graph.children("")][-2] == type_, body


def test_a_mask_that_a_drawing_cannot_hand_on_leaves_a_layer_its_own_code(catalogue: Catalogue) -> None:
    (model,) = read_script(
        """
import keras
from keras import layers, ops

class Causal(layers.Layer):
    def __init__(self):
        super().__init__()
        self.look = layers.MultiHeadAttention(2, 4)

    def call(self, x):
        return self.look(x, x, attention_mask=ops.tril(ops.ones_like(ops.matmul(x, ops.transpose(x, (0, 2, 1))))))

start = keras.Input((5, 3))
model = keras.Model(start, Causal()(start))
""",
        catalogue,
    )
    assert [n.type for n in model.graph.nodes.values()] == ["Input", "Causal"]


def test_a_class_of_several_inputs_that_cannot_be_drawn_is_one_layer_with_its_code(catalogue: Catalogue) -> None:
    (model,) = read_script(
        """
import keras
from keras import layers, ops

class Pairs(keras.Model):
    def __init__(self):
        super().__init__()
        self.one, self.other = layers.Embedding(9, 3), layers.Embedding(9, 3)

    def call(self, pair):
        target, context = pair
        if len(target.shape) == 2:
            target = ops.squeeze(target, axis=1)
        return ops.einsum("be,bce->bc", self.one(target), self.other(context))

pairs = Pairs()
""",
        catalogue,
    )
    assert sorted(n.type for n in model.graph.nodes.values()) == ["Input", "Input", "Pairs"]
    assert "drawn as one layer" in " ".join(str(note) for note in model.notes)
