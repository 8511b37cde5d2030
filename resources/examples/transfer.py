"""Draws the example `transfer-learning` and writes the weights of its base into transfer-learning.runs/small-mobilenet.

    uv run python resources/examples/transfer.py

The base is built as MobileNet is, much smaller, since the weights of ImageNet are too large to come along. It has
learned to tell digits that lie on their side; the example has it tell those that stand.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import keras
import msgspec
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

from designer.catalogue.load import load
from designer.catalogue.pixels import CHAINS
from designer.data.settings import Binding, DataSettings
from designer.data.sources import ImageFolderSource
from designer.data.steps.categories import Index
from designer.data.steps.pictures import Picture
from designer.engine.building.build import build_model
from designer.engine.importers.keras_config import to_graph
from designer.engine.importers.weights import write_run
from designer.graph import edits
from designer.graph.bases import behind_input, ends
from designer.graph.model import INPUT, Change, Edge, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project import run_folder, storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.recipe.drawn import program_of

NAME, RUN, SIZE = "transfer-learning", "small-mobilenet", 16
FOLDER = Path(__file__).parent


def main() -> None:
    catalogue = load()
    keras.utils.set_random_seed(1)
    inner, _ = to_graph(json.loads(small_mobilenet().to_json()), catalogue)
    graph = behind_input(inner, "small_mobilenet", CHAINS["tf"], is_frozen=True)
    runs = FOLDER / f"{NAME}.runs"
    shutil.rmtree(runs, ignore_errors=True)
    model = build_model(program_of(graph, catalogue), catalogue)
    pretrain(model)
    write_run(runs / RUN, Text(QT_TRANSLATE_NOOP("Errors", "Imported from {file}."), {"file": RUN}), graph, model)
    info = msgspec.structs.replace(run_folder.read_info(runs / RUN), started="2026-11-29T00:00:00+00:00", folder="")
    (runs / RUN / run_folder.INFO).write_bytes(msgspec.json.format(msgspec.json.encode(info)) + b"\n")

    (start,) = (n.id for n in graph.children("") if n.type == INPUT)
    before = ends(graph)[1]
    for type_, name, params in (
        ("Dropout", "dropout", {"rate": 0.2}),
        ("Dense", "class", {"units": 10, "activation": "softmax"}),
    ):
        x = graph.nodes[before].position[0] + 250
        node = edits.new_node(graph, type_, (x, 0), params, name)
        graph.apply(Change("", added=(node, Edge(before, 0, node.id, 0))))
        before = node.id
    picture = Picture(height=SIZE, width=SIZE, channels=3, scale="none")
    data = DataSettings(
        source=ImageFolderSource("digit_pictures"),
        inputs={start: Binding(("image",), {"image": (picture,)})},
        targets={before: Binding(("class",), {"class": (Index(),)})},
    )
    training = TrainingSettings(
        optimizer={"class": "Adam", "args": {"learning_rate": 0.01}},
        outputs={before: OutputTraining(loss="sparse_categorical_crossentropy", metrics=("accuracy",))},
        epochs=15,
        start_from=RUN,
    )
    graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    storage.save(graph, FOLDER / f"{NAME}.kdesign")


def pretrain(model: keras.Model) -> None:
    """Train a base, and a head that is thrown away, on digits turned by a quarter."""
    digits = load_digits()
    pictures = keras.ops.image.resize(np.minimum(digits.images * 16, 255)[..., None], (SIZE, SIZE))
    turned = np.rot90(np.repeat(pictures, 3, axis=-1), axes=(1, 2)).astype("float32")
    base = model.get_layer("small_mobilenet")
    base.trainable = True
    whole = keras.Sequential([model, layers.Dense(10, activation="softmax")])
    whole.compile(keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy", metrics=["accuracy"])
    whole.fit(turned, digits.target, batch_size=64, epochs=25, verbose=2)
    base.trainable = False


def small_mobilenet() -> keras.Model:
    """Return blocks of MobileNet: depthwise and pointwise convolution, each with BatchNormalization and ReLU."""
    start = x = keras.Input((SIZE, SIZE, 3), name="pixels")
    x = activated(layers.Conv2D(16, 3, padding="same", use_bias=False, name="conv1"), x)
    for number, (filters, strides) in enumerate(((32, 2), (64, 2), (128, 1)), 1):
        depthwise = layers.DepthwiseConv2D(3, strides, padding="same", use_bias=False, name=f"conv_dw_{number}")
        x = activated(depthwise, x)
        x = activated(layers.Conv2D(filters, 1, use_bias=False, name=f"conv_pw_{number}"), x)
    return keras.Model(start, layers.GlobalAveragePooling2D(name="pool")(x), name="small_mobilenet")


def activated(layer: layers.Layer, x: keras.KerasTensor) -> keras.KerasTensor:
    x = layers.BatchNormalization(name=f"{layer.name}_bn")(layer(x))
    return layers.ReLU(max_value=6.0, name=f"{layer.name}_relu")(x)


if __name__ == "__main__":
    main()
