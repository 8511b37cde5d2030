"""Whole scripts as people publish them: every model of each is offered, and nothing is said to be passed over."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from designer.catalogue.load import Catalogue, load
from designer.data.settings import Split
from designer.data.sources import CsvSource, ImageFolderSource, TextFolderSource
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.pictures import Picture
from designer.data.steps.text import Text
from designer.engine.importers.script.read import read_all, read_script
from designer.engine.importers.script.values import ScriptError
from designer.graph.model import Graph
from designer.project.records import DATA, TRAINING
from tests.engine.importers.public_scripts import PUBLIC

_HEAD = """
import keras
from keras import layers
lines = open("corpus.txt").read().split()
"""
_TAIL = "\nmodel = keras.Sequential([keras.Input((3,)), layers.Dense(n)])\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def only(code: str, catalogue: Catalogue) -> Graph:
    (found,) = read_script(code, catalogue)
    return found.graph


@pytest.mark.parametrize("name", PUBLIC)
def test_all_models_of_a_published_script_are_offered(name: str, catalogue: Catalogue) -> None:
    count, code = PUBLIC[name]
    reading = read_all(code, catalogue)
    assert len(reading.models) >= count
    assert not [str(text) for text in reading.passed if "model is passed over" in str(text)]
    for model in reading.models:
        sizes = [n.params["units"] for n in model.graph.nodes.values() if "units" in n.params]
        assert 0 not in sizes, "a size that only running would tell was taken for known"


def test_there_are_forty_of_them() -> None:
    assert len(PUBLIC) >= 40


@pytest.mark.parametrize(
    "code",
    [
        "chars = set()\nfor line in lines:\n    for c in line:\n        if c not in chars:\n            chars.add(c)\nn = len(chars)",
        "chars = {'a'}\nchars.add(lines[0])\nn = len(sorted(list(chars)))",
        "index = {}\nfor word in lines:\n    if word not in index:\n        index[word] = len(index)\nn = len(index) + 1",
        "index = {}\nindex.update(eval(lines[0]))\nn = len(index)",
        "a, b = {1, 2}, {5}\nfor line in lines:\n    b.add(line)\nn = len(a - b)",
        "index = {'a': 3}\nfor word in lines:\n    index[word] = 1\nn = index.get('b', 9)",
    ],
)
def test_the_size_of_what_a_loop_over_data_fills_stays_open(code: str, catalogue: Catalogue) -> None:
    (model,) = read_script(_HEAD + code + _TAIL, catalogue)
    dense = next(n for n in model.graph.nodes.values() if n.type == "Dense")
    assert "units" not in dense.params
    assert "only running the script would tell" in str(model.notes[0])


@pytest.mark.parametrize(
    ("code", "units"),
    [
        ("chars = {1, 2}\nchars.add(3)\nn = len(chars)", 3),
        ("index = {}\nfor word in ['a', 'b']:\n    index[word] = len(index)\nn = len(index)", 2),
        ("chars = {1, 2}\nfor line in lines:\n    chars.add(line)\nn = 4 if 2 in chars else 5", 4),
    ],
)
def test_what_is_known_of_sets_and_dicts_is_used(code: str, units: int, catalogue: Catalogue) -> None:
    graph = only(_HEAD + code + _TAIL, catalogue)
    assert [n.params["units"] for n in graph.nodes.values() if n.type == "Dense"] == [units]


def test_a_missing_import_is_handled_as_on_this_machine(catalogue: Catalogue) -> None:
    code = """
import keras
from keras import layers
m = keras.Sequential([keras.Input((8,))])
try:
    import {module}
    m.add(layers.Dense(50))
except ImportError:
    m.add(layers.Dense(5))
"""
    missing = read_script(code.format(module="nonexistent_thing"), catalogue)[0]
    assert [n.params["units"] for n in missing.graph.nodes.values() if n.type == "Dense"] == [5]
    assert any("nonexistent_thing is not on this machine" in str(note) for note in missing.notes)
    with pytest.raises(ScriptError, match="it depends on import msgspec"):  # it is here, and may fail for other reasons
        read_script(code.format(module="msgspec"), catalogue)


def test_a_dtype_policy_and_what_differs_from_it_are_taken_over(catalogue: Catalogue) -> None:
    graph = only(PUBLIC["mixed_precision_policy"][1], catalogue)
    assert graph.settings[TRAINING].dtype_policy == "mixed_float16"
    assert next(n for n in graph.nodes.values() if n.type == "Activation").params["dtype"] == "float32"


def test_metrics_that_weight_rows_and_options_of_fit_are_taken_over(catalogue: Catalogue) -> None:
    graph = only(PUBLIC["functional_dict_io"][1], catalogue)
    training = graph.settings[TRAINING]
    outputs = {graph.nodes[key].name: one for key, one in training.outputs.items()}
    assert outputs["kind"].weighted_metrics == ("accuracy",)
    assert (outputs["price"].weight, outputs["kind"].weight) == (0.2, 1.0)
    assert (training.steps_per_epoch, training.validation_steps, training.validation_freq) == (20, 5, 2)
    assert (training.steps_per_execution, training.jit_compile) == (4, False)


def test_preprocess_input_is_drawn_as_layers(catalogue: Catalogue) -> None:
    graph = only(
        """
from tensorflow import keras
from tensorflow.keras.applications import resnet50
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
start = keras.Input((96, 96, 3))
model = keras.Model(start, [preprocess_input(start), resnet50.preprocess_input(start)])
""",
        catalogue,
    )
    assert [n.type for n in graph.nodes.values()] == ["Input", "Rescaling", "ops.flip", "Normalization"]


def test_a_base_that_is_given_weights_comes_with_the_nodes_of_its_layers(catalogue: Catalogue) -> None:
    (model,) = read_script(PUBLIC["transfer_two_phases"][1], catalogue)
    (base,) = model.bases
    assert (base.name, base.weights, base.options["include_top"]) == ("Xception", "cache", False)
    assert all(model.graph.nodes[node].name == name for name, node in base.nodes.items())
    assert "block14_sepconv2" in base.nodes


def test_a_generator_of_pictures_becomes_a_source_and_the_rest_is_said(catalogue: Catalogue) -> None:
    (model,) = read_script(PUBLIC["image_generator_dirs"][1], catalogue)
    data, training = model.graph.settings[DATA], model.graph.settings[TRAINING]
    assert data.source == ImageFolderSource("/home/user/cats_and_dogs_small/train")
    assert data.validation == ImageFolderSource("/home/user/cats_and_dogs_small/validation")
    assert data.split == Split(by="own")
    ((start, pictures),) = data.inputs.items()
    assert model.graph.nodes[start].type == "Input"
    assert pictures.steps == {"image": (Picture(height=150, width=150, channels=3, scale="unit"),)}
    assert [b.steps for b in data.targets.values()] == [{"class": (Index(),)}]
    assert training.batch_size == 32
    (note,) = (str(n) for n in model.notes if "rotation_range" in str(n))
    assert "rotation_range=40" in note
    assert "RandomRotation, RandomTranslation, RandomShear, RandomZoom, RandomFlip" in note


def test_a_folder_of_tf_data_becomes_a_source_with_its_split(catalogue: Catalogue) -> None:
    model = read_script(PUBLIC["image_dataset_augment"][1], catalogue)[0]
    data = model.graph.settings[DATA]
    assert data.source == ImageFolderSource("PetImages")
    assert data.split == Split(by="random", validation=0.2, seed=1337)
    assert model.graph.settings[TRAINING].batch_size == 128
    (pictures,) = data.inputs.values()
    assert pictures.steps["image"] == (Picture(height=180, width=180, channels=3, scale="none"),)
    assert any("what map does to the rows" in str(note) for note in model.notes)


def test_batches_of_tensors_give_the_batch_size(catalogue: Catalogue) -> None:
    code = """
import tensorflow as tf
ds = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(1000).batch(48).prefetch(tf.data.AUTOTUNE)
m = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
m.compile("adam", "mse")
m.fit(ds, epochs=3)
"""
    settings = only(code, catalogue).settings
    assert DATA not in settings
    assert (settings[TRAINING].batch_size, settings[TRAINING].epochs) == (48, 3)


def test_a_folder_of_texts_becomes_a_source_with_its_split(catalogue: Catalogue) -> None:
    code = """
import keras
from keras import layers
raw = keras.utils.text_dataset_from_directory("reviews", batch_size=24, validation_split=0.25, subset="training", seed=9)
start = keras.Input((1,), dtype="string")
words = layers.TextVectorization(100, output_sequence_length=8)
words.adapt(raw.map(lambda text, label: text))
model = keras.Model(start, layers.Dense(1)(layers.Flatten()(layers.Embedding(100, 4)(words(start)))))
model.compile("adam", "mse")
model.fit(raw, epochs=2)
inner = keras.Sequential([keras.Input((8,)), layers.Embedding(100, 4), layers.Flatten(), layers.Dense(1)])
inner.compile("adam", "mse")
inner.fit(raw.map(lambda text, label: (words(text), label)))
"""
    of_texts, of_numbers = read_script(code, catalogue)
    data = of_texts.graph.settings[DATA]
    assert data.source == TextFolderSource("reviews")
    assert data.split == Split(by="random", validation=0.25, seed=9)
    assert of_texts.graph.settings[TRAINING].batch_size == 24
    assert [b.steps for b in data.inputs.values()] == [{"text": (Text(),)}]
    assert [b.steps for b in data.targets.values()] == [{"class": (Index(),)}]
    assert of_numbers.graph.settings[DATA].source == TextFolderSource("reviews")
    assert of_numbers.graph.settings[DATA].inputs == {}
    assert any("how the texts in reviews become numbers" in str(note) for note in of_numbers.notes)


def test_pictures_that_a_table_names_become_a_source_and_what_differs_is_said(catalogue: Catalogue) -> None:
    code = """
import pandas as pd
import keras
from keras import layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator
df = pd.read_csv("data/train.csv", dtype=str)
made = ImageDataGenerator(rescale=1./255., validation_split=0.25)
def rows(part, folder):
    return made.flow_from_dataframe(dataframe=df, directory=folder, x_col="id", y_col="label", subset=part,
                                    batch_size=16, seed=42, class_mode="categorical", target_size=(32, 24))
start = keras.Input((32, 24, 3))
def net():
    m = keras.Model(start, layers.Dense(10)(layers.Flatten()(start)))
    m.compile("adam", "categorical_crossentropy")
    return m
first, second, third = net(), net(), net()
first.fit(rows("training", "data"), validation_data=rows("validation", "data"), epochs=2)
second.fit(rows("training", "data/pictures/"), epochs=2)
changed = df[df["label"] != "0"]
third.fit(made.flow_from_dataframe(changed, "data", batch_size=8))
"""
    one, two, three = read_script(code, catalogue)
    data = one.graph.settings[DATA]
    assert data.source == CsvSource("data/train.csv")
    assert data.split == Split(by="random", validation=0.25, seed=42)
    (pictures,), (classes,) = data.inputs.values(), data.targets.values()
    assert (pictures.columns, classes.columns) == (("id",), ("label",))
    assert pictures.steps == {"id": (Picture(height=32, width=24, channels=3, scale="unit"),)}
    assert classes.steps == {"label": (OneHot(),)}
    assert not any("looked for beside" in str(note) for note in one.notes)
    assert any("id names lie in data/pictures/" in str(note) for note in two.notes)
    assert DATA not in three.graph.settings
    assert three.graph.settings[TRAINING].batch_size == 8
