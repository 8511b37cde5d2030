"""Drawings of the kinds of networks people build, by name, for tests that ask Keras about them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from designer.catalogue.load import Catalogue, load
from designer.graph.model import INPUT, Change, Edge
from designer.graph.reuse import nest
from tests.support.drawings import Drawing, ticket


@cache
def catalogue() -> Catalogue:
    """Return the catalogue, read once."""
    return load()


def wire(d: Drawing, source: str, target: str, port: int = 0, output: int = 0) -> None:
    """Draw a wire between nodes by name, whatever the rules say."""
    d.graph.apply(Change("", added=(Edge(d.ids[source], output, d.ids[target], port),)))


def chain() -> Drawing:
    """Draw the tutorial's MNIST network."""
    d = Drawing()
    d.add(INPUT, "pixels", shape=[784])
    d.add("Dense", "pixels", "hidden", units=512, activation="relu", kernel_regularizer={"class": "L2", "args": {}})
    d.add("Dropout", "hidden", "dropout", rate=0.5)
    d.add("Dense", "dropout", "digit", units=10, activation="softmax")
    return d


def siamese() -> Drawing:
    """Draw two inputs that go through one shared encoder."""
    d = Drawing()
    d.add(INPUT, "left", shape=[16])
    d.add(INPUT, "right", shape=[16])
    d.add("Dense", "left", "encoder", units=8, activation="relu")
    d.call_again("encoder", "right", "encoder again")
    d.add("Subtract", "left_minus_right")
    wire(d, "encoder", "left_minus_right", 0)
    wire(d, "encoder again", "left_minus_right", 1)
    d.add("Dense", "left_minus_right", "same", units=1, activation="sigmoid")
    return d


def nested() -> Drawing:
    """Draw a ticket classifier whose first layers are a model inside the model."""
    d = ticket(30, 10)
    inside = [d.ids["features"], d.ids["shared"]]
    change, model = nest(d.graph, inside, lambda i, _p: {"shape": [10 if i == d.ids["tags"] else 30]})
    d.graph.apply(change)
    d.ids["inner"] = model
    return d


def nested_twice() -> Drawing:
    """Draw a nested model that is called on two inputs and is frozen."""
    d = Drawing()
    d.add(INPUT, "a", shape=[6])
    d.add(INPUT, "b", shape=[6])
    d.add("Dense", "a", "first", units=4, activation="tanh")
    d.add("BatchNormalization", "first", "normalised")
    change, model = nest(d.graph, [d.ids["first"], d.ids["normalised"]], lambda _i, _p: {"shape": [6]})
    d.graph.apply(change)
    d.ids["tower"] = model
    d.call_again("tower", "b", "tower again")
    d.add("Concatenate", "tower", "tower again", "both")
    d.add("Dense", "both", "out", units=2)
    return d


def seq2seq() -> Drawing:
    """Draw an encoder LSTM whose states start a decoder LSTM."""
    d = Drawing()
    d.add(INPUT, "source", shape=[None, 12])
    d.add(INPUT, "target", shape=[None, 12])
    d.add("LSTM", "source", "encoder", units=16, return_state=True)
    d.add("LSTM", "target", "decoder", units=16, return_sequences=True)
    wire(d, "encoder", "decoder", 1, output=1)
    wire(d, "encoder", "decoder", 2, output=2)
    d.add("Dense", "decoder", "tokens", units=12, activation="softmax")
    return d


def transformer() -> Drawing:
    """Draw one block of a transformer over tokens."""
    d = Drawing()
    d.add(INPUT, "tokens", shape=[20], dtype="int32")
    d.add("Embedding", "tokens", "embedded", input_dim=100, output_dim=32)
    d.add("MultiHeadAttention", "embedded", "embedded", "attention", num_heads=2, key_dim=16)
    d.add("Add", "embedded", "attention", "added")
    d.add("LayerNormalization", "added", "normalised")
    d.add("Dense", "normalised", "inner", units=64, activation="gelu")
    d.add("Dense", "inner", "outer", units=32)
    d.add("Add", "normalised", "outer", "added2")
    d.add("GlobalAveragePooling1D", "added2", "pooled")
    d.add("Dense", "pooled", "answer", units=2, activation="softmax")
    return d


def unet() -> Drawing:
    """Draw a small U-Net: down, up, and a bridge between."""
    d = Drawing()
    d.add(INPUT, "image", shape=[32, 32, 3])
    d.add("Conv2D", "image", "down1", filters=8, kernel_size=[3, 3], padding="same", activation="relu")
    d.add("MaxPooling2D", "down1", "pool1")
    d.add("SeparableConv2D", "pool1", "down2", filters=16, kernel_size=3, padding="same")
    d.add("BatchNormalization", "down2", "normal2")
    d.add("ReLU", "normal2", "relu2")
    d.add("Conv2DTranspose", "relu2", "up1", filters=8, kernel_size=2, strides=2)
    d.add("Concatenate", "up1", "down1", "bridge")
    d.add("Conv2D", "bridge", "mask", filters=1, kernel_size=1, activation="sigmoid")
    return d


def residual() -> Drawing:
    """Draw two residual blocks on images, with a projection and a named output inside."""
    d = Drawing()
    d.add(INPUT, "image", shape=[16, 16, 3])
    d.add("Rescaling", "image", "scaled", scale=1 / 255)
    d.add("Conv2D", "scaled", "stem", filters=8, kernel_size=3, padding="same")
    d.add("Conv2D", "stem", "body", filters=8, kernel_size=3, padding="same", activation="relu")
    d.add("Add", "stem", "body", "sum1")
    d.add("Conv2D", "sum1", "strided", filters=16, kernel_size=3, strides=2, padding="same")
    d.add("Conv2D", "sum1", "projection", filters=16, kernel_size=1, strides=2)
    d.add("Add", "strided", "projection", "sum2")
    d.add("GlobalAveragePooling2D", "sum2", "pooled")
    d.add("Dense", "pooled", "classes", units=5)
    return d


def masked() -> Drawing:
    """Draw an embedding with a mask and a bidirectional LSTM."""
    d = Drawing()
    d.add(INPUT, "words", shape=[None], dtype="int32")
    d.add("Embedding", "words", "embedded", input_dim=50, output_dim=8, mask_zero=True)
    d.add("Bidirectional", "embedded", "both_ways", layer={"class": "LSTM", "args": {"units": 4}})
    d.add("Dense", "both_ways", "mood", units=1, activation="sigmoid")
    return d


def wide_and_deep() -> Drawing:
    """Draw a table's columns into a deep path and past it."""
    d = Drawing()
    d.add(INPUT, "columns", shape=[30])
    d.add("Normalization", "columns", "normalised")
    d.add("Dense", "normalised", "deep1", units=30, activation="relu")
    d.add("Dense", "deep1", "deep2", units=30, activation={"class": "LeakyReLU", "args": {"negative_slope": 0.1}})
    d.add("Concatenate", "normalised", "deep2", "wide")
    d.add("Dense", "wide", "out", units=1, activation="sigmoid")
    return d


def operations() -> Drawing:
    """Draw functions of keras.ops between layers: a part of a tensor, arithmetic with numbers, a split."""
    d = Drawing()
    d.add(INPUT, "x", shape=[4, 6])
    d.add("ops.get_item", "x", "last", key=":, -1")
    d.add("ops.subtract", "from one", x1=1.0)
    wire(d, "last", "from one", 1)
    d.add("ops.split", "from one", "halves", indices_or_sections=2, axis=-1)
    d.add("ops.multiply", "product")
    wire(d, "halves", "product", 0)
    wire(d, "halves", "product", 1, output=1)
    d.add("Dense", "product", "y", units=2)
    return d


NETWORKS: dict[str, Callable[[], Drawing]] = {
    "chain": chain,
    "ticket": ticket,
    "siamese": siamese,
    "nested": nested,
    "nested_twice": nested_twice,
    "seq2seq": seq2seq,
    "transformer": transformer,
    "unet": unet,
    "residual": residual,
    "masked": masked,
    "wide_and_deep": wide_and_deep,
    "operations": operations,
}
