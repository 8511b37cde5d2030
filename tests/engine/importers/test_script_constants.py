"""Numbers that meet tensors in a script: positions, frequencies, shapes that only the calling layer's tensor tells."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.read import FoundModel, read_all
from designer.graph.model import Node

_HEAD = """
import math
import tensorflow as tf
import tensorflow_addons as tfa
from tensorflow import keras
from tensorflow.keras import layers, ops
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def read(code: str, catalogue: Catalogue) -> FoundModel:
    (model,) = read_all(_HEAD + code, catalogue).models
    return model


def nodes(model: FoundModel, type_: str) -> list[Node]:
    return [node for node in model.graph.nodes.values() if node.type == type_]


@pytest.mark.parametrize(
    "positions", ["ops.arange(0, 6, 1)", "tf.range(start=0, limit=6, delta=1)", "tf.range(6)[None]"]
)
@pytest.mark.parametrize("sum_", ["tokens + places", "layers.Add()([tokens, places])"])
def test_an_embedding_of_positions_is_a_layer_of_the_model_and_that_is_said(
    positions: str, sum_: str, catalogue: Catalogue
) -> None:
    model = read(
        f"start = keras.Input((6,), dtype='int32')\ntokens = layers.Embedding(50, 4)(start)\n"
        f"places = layers.Embedding(6, 4)({positions})\nmodel = keras.Model(start, layers.Dense(1)({sum_}))",
        catalogue,
    )
    assert sorted(node.params["input_dim"] for node in nodes(model, "Embedding")) == [6, 50]
    assert [node.params["x2"] for node in nodes(model, "ops.add") if node.params] == [[0, 1, 2, 3, 4, 5]]
    assert any("Embedding of 6 positions is drawn as a layer that is trained" in str(note) for note in model.notes)


@pytest.mark.slow
def test_what_is_drawn_of_positions_gives_each_token_the_row_of_its_place(catalogue: Catalogue) -> None:
    from designer.engine.building.build import build_model
    from designer.graph.calls import program

    drawn = read(
        "start = keras.Input((5,), dtype='int32')\ntokens = layers.Embedding(9, 3)(start)\n"
        "model = keras.Model(start, tokens + layers.Embedding(5, 3)(tf.range(5)))",
        catalogue,
    )
    model: Any = build_model(program(drawn.graph, catalogue.signature), catalogue)
    words, places = sorted(
        (layer.get_weights()[0] for layer in model.layers if type(layer).__name__ == "Embedding"), key=len, reverse=True
    )
    rows = np.array([[1, 2, 3, 4, 5], [8, 0, 8, 0, 8]])
    assert np.allclose(model.predict(rows, verbose=0), words[rows] + places[None], atol=1e-6)


def test_functions_of_numbers_are_numbers_in_the_drawing(catalogue: Catalogue) -> None:
    model = read(
        """
def wave(x):
    steps = tf.exp(tf.linspace(tf.math.log(1.0), tf.math.log(1000.0), 3))
    return tf.concat([tf.sin(2.0 * math.pi * steps * x), tf.cos(x)], axis=-1)
start = keras.Input((1,))
model = keras.Model(start, layers.Dense(1)(layers.Lambda(wave)(start)))
""",
        catalogue,
    )
    (product,) = nodes(model, "ops.multiply")
    assert np.allclose(product.params["x1"], 2 * np.pi * np.exp(np.linspace(0, np.log(1000), 3)))


def test_the_shape_that_a_class_asks_for_is_that_of_the_tensor_it_is_called_on(catalogue: Catalogue) -> None:
    model = read(
        """
class Patches(layers.Layer):
    def __init__(self, size):
        super().__init__()
        self.size = size
    def call(self, images):
        found = tf.image.extract_patches(images=images, sizes=[1, self.size, self.size, 1],
            strides=[1, self.size, self.size, 1], rates=[1, 1, 1, 1], padding="VALID")
        return tf.reshape(found, [tf.shape(images)[0], -1, found.shape[-1]])
patches = Patches(4)
start = keras.Input((8, 8, 3))
model = keras.Model(start, layers.Dense(5)(patches(start)))
""",
        catalogue,
    )
    assert [node.params["target_shape"] for node in nodes(model, "Reshape")] == [[-1, 48]]
    (cut,) = nodes(model, "ops.image.extract_patches")
    assert (cut.params["size"], cut.params["strides"]) == ([4, 4], [4, 4])


def test_a_shape_that_only_running_would_tell_is_left_to_choose(catalogue: Catalogue) -> None:
    model = read(
        "n = len(open('a').read())\nstart = keras.Input((None, 8))\n"
        "model = keras.Model(start, layers.Dense(2)(tf.reshape(start, [-1, n, 4])))",
        catalogue,
    )
    assert "newshape" not in nodes(model, "ops.reshape")[0].params
    assert any("newshape of ops.reshape depends on" in str(note) for note in model.notes)


def test_what_of_addons_keras_has_is_that_layer(catalogue: Catalogue) -> None:
    model = read(
        "start = keras.Input((8, 8, 6))\nx = tfa.layers.InstanceNormalization(epsilon=1e-4)(start)\n"
        "x = tfa.layers.GroupNormalization(groups=3)(x)\nmodel = keras.Model(start, layers.Dense(x.shape[-1])(x))\n"
        "model.compile(tfa.optimizers.AdamW(1e-4, 3e-3), 'mse')",
        catalogue,
    )
    assert [node.params["groups"] for node in nodes(model, "GroupNormalization")] == [-1, 3]
    assert nodes(model, "Dense")[0].params["units"] == 6
    assert model.graph.settings["training"].optimizer == {
        "class": "AdamW",
        "args": {"learning_rate": 3e-3, "weight_decay": 1e-4},
    }


def test_an_activation_of_what_is_not_known_is_not_taken_for_the_activation_itself(catalogue: Catalogue) -> None:
    reading = read_all(
        _HEAD
        + """
class Leaves(keras.Model):
    def __init__(self):
        super().__init__()
        self.pi = self.add_weight(shape=[4, 2])
        self.decide = layers.Dense(4)
    def call(self, x):
        return ops.matmul(self.decide(x), keras.activations.softmax(self.pi))
model = Leaves()
model.compile("adam", "mse")
""",
        catalogue,
    )
    (model,) = reading.models
    assert [node.type for node in model.graph.nodes.values()] == ["Input", "Leaves"]
    assert any("is drawn as one layer, for its call cannot be drawn" in str(note) for note in model.notes)


@pytest.mark.parametrize("values", ["[1.0, 2.0, 3.0]", "[[1.0], [2.0]]"])
def test_numbers_in_the_place_of_a_tensor_are_built_and_exported(values: str, catalogue: Catalogue) -> None:
    from designer.engine.building.objects import arguments_of
    from designer.export.values_code import Values

    spec = catalogue.spec("ops.add", "operation")
    assert spec is not None
    given = {"x2": eval(values)}
    made = arguments_of(spec, given, catalogue)["x2"]
    assert (made.dtype, made.tolist()) == ("float32", given["x2"])
    _, keywords = Values(catalogue).arguments(spec, given)
    from designer.export.expressions import flat

    assert flat(keywords["x2"]) == f"ops.array({values})"
