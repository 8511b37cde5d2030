"""What people's scripts hold beside plain models: each is read for what it means, or told."""

# ruff: noqa: E501

from __future__ import annotations

import textwrap

import pytest

from designer.catalogue.load import load
from designer.data.settings import Split
from designer.engine.importers.opening import answer
from designer.engine.importers.script.read import FoundModel, Reading, read_all
from designer.engine.importers.script.values import ScriptError
from designer.graph.model import MODEL, Graph
from designer.graph.signature import model_outputs

CATALOGUE = load()


def read(code: str) -> Reading:
    return read_all(textwrap.dedent(code), CATALOGUE)


def only(code: str) -> FoundModel:
    (found,) = read(code).models
    return found


def layers(graph: Graph) -> list[str]:
    return [n.type for n in graph.nodes.values()]


def said(code: str) -> str:
    try:
        reading = read(code)
    except ScriptError as error:
        return str(error)
    return " ".join(str(t) for t in [*reading.passed, *(n for m in reading.models for n in m.notes)])


def test_what_fit_and_compile_are_told_is_taken_over() -> None:
    graph = only(
        """
        import keras
        m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, activation="softmax")])
        m.compile("adam", "sparse_categorical_crossentropy", metrics=[keras.metrics.AUC(curve="PR", name="prc")])
        m.fit(None, None, epochs=7, batch_size=16, validation_split=0.25, class_weight={0: 1.0, 1: 5.0}, shuffle=False)
        """
    ).graph
    training, data = graph.settings["training"], graph.settings["data"]
    assert (training.epochs, training.batch_size, training.shuffle) == (7, 16, False)
    assert data.split == Split(by="order", validation=0.25)
    assert data.class_weights == {"0": 1.0, "1": 5.0}
    (output,) = training.outputs.values()
    assert output.metrics == ({"class": "AUC", "args": {"curve": "PR", "name": "prc"}},)


def test_callbacks_write_into_the_run_and_what_is_not_taken_over_is_said() -> None:
    code = """
        import keras
        m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
        m.compile("adam", "mse", weighted_metrics=["mae"])
        m.fit(None, None, initial_epoch=3, callbacks=[keras.callbacks.ModelCheckpoint("/somewhere/best.h5"), Mine()])
        """
    (checkpoint,) = only(code).graph.settings["training"].callbacks
    assert checkpoint == {"class": "ModelCheckpoint", "args": {}}
    told = said(code)
    assert "ModelCheckpoint writes to /somewhere/best.h5" in told
    assert "not taken over: initial_epoch=3" in told
    assert "The callback Mine" in told


def test_models_of_one_name_are_chosen_by_their_lines() -> None:
    models = read(
        """
        import keras
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(30), keras.layers.Dense(3)])
        """
    ).models
    assert [m.choice for m in answer(models).models] == ["model:3", "model:4"]
    (first,) = answer(models, "model:3").models
    (last,) = answer(models, "model").models
    assert (first.nodes, last.nodes) == (2, 3)
    with pytest.raises(ScriptError, match="it makes model:3, model:4"):
        answer(models, "model:5")


def test_a_zero_behind_a_call_is_an_output_or_a_row() -> None:
    graph = only(
        """
        import keras
        from keras import layers, ops
        x = keras.Input((4, 6))
        part = ops.split(x, 2, axis=-1)[0]
        row = layers.Dense(3)(x)[0]
        m = keras.Model(x, [part, row])
        """
    ).graph
    assert "ops.get_item" in layers(graph)
    split = next(n for n in graph.nodes.values() if n.type == "ops.split")
    assert (split.id, 0) in model_outputs(graph)


@pytest.mark.parametrize(
    ("line", "params"),
    [
        ("layers.Convolution2D(8, 3, 5, border_mode='same', subsample=(2, 2))",
         {"filters": 8, "kernel_size": [3, 5], "padding": "same", "strides": [2, 2]}),
        ("layers.Conv2D(nb_filter=8, nb_row=3, nb_col=3, init='he_normal', bias=False)",
         {"filters": 8, "kernel_size": [3, 3], "kernel_initializer": "he_normal", "use_bias": False}),
        ("layers.Dense(output_dim=5, W_regularizer=None, init='uniform')",
         {"units": 5, "kernel_initializer": "random_uniform"}),
        ("layers.Dropout(p=0.3)", {"rate": 0.3}),
        ("layers.LeakyReLU(alpha=0.2)", {"negative_slope": 0.2}),
        ("layers.Conv1D(nb_filter=4, filter_length=3, subsample_length=2)",
         {"filters": 4, "kernel_size": 3, "strides": 2}),
        ("layers.CuDNNLSTM(7, return_sequences=True)", {"units": 7, "return_sequences": True}),
        ("layers.LSTM(7, inner_activation='hard_sigmoid', dropout_W=0.2, dropout_U=0.1)",
         {"units": 7, "recurrent_activation": "hard_sigmoid", "dropout": 0.2, "recurrent_dropout": 0.1}),
        ("layers.experimental.preprocessing.Rescaling(1./255)", {"scale": 1 / 255}),
        ("layers.MaxPool2D((2, 2), dim_ordering='tf')", {"pool_size": [2, 2], "data_format": "channels_last"}),
    ],
)  # fmt: skip
def test_argument_names_of_keras_1_and_2(line: str, params: dict[str, object]) -> None:
    graph = only(f"# nb_epoch\nfrom keras import layers, models\nm = models.Sequential()\nm.add({line})").graph
    made = graph.nodes["n2"].params
    defaults = {p.name: p.default for p in CATALOGUE.spec(graph.nodes["n2"].type).params}  # type: ignore[union-attr]
    assert {**defaults, **made} == {**defaults, **params}


@pytest.mark.parametrize(
    "path",
    ["tf.keras.layers", "tf.keras.layers.experimental", "tensorflow.python.keras.layers", "tf.compat.v1.keras.layers",
     "keras.api.layers", "tf_keras.layers"],
)  # fmt: skip
def test_layers_are_found_where_they_stood_over_the_years(path: str) -> None:
    code = f"import tensorflow as tf, keras, tensorflow, tf_keras\nm = tf.keras.Sequential([{path}.Dense(3)])"
    assert layers(only(code).graph) == ["Input", "Dense"]


def test_sizes_that_come_from_data_are_left_to_choose() -> None:
    code = """
        import numpy as np, keras
        x, labels = np.load("x.npy"), open("labels").read().split()
        m = keras.Sequential([keras.layers.Dense(len(set(labels)), input_shape=x.shape[1:])])
        """
    graph = only(code).graph
    assert [n.params for n in graph.nodes.values()] == [{}, {}]
    assert "units of Dense depends on len(set(labels))" in said(code)
    assert "choose it" in said(code)


def test_one_fault_ends_one_thing() -> None:
    code = """
        import keras
        a = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
        b = keras.Sequential([keras.Input((4,)), keras.layers.Dence(3)])
        c = undefined.thing(3)[0].attribute + 5
        d = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, unitz=3)])
        e = keras.Model(keras.Input((4,)), c)
        f = keras.Sequential([keras.Input((5,)), keras.layers.Dense(2)])
        """
    assert [m.name for m in read(code).models] == ["a", "f"]
    told = said(code)
    for words in (
        "Line 4: Keras has no layer Dence",
        "Line 6: Dense has no argument unitz",
        "Line 7: a model is passed over",
    ):
        assert words in told


def test_a_model_that_is_a_part_of_another_is_offered_or_named() -> None:
    code = """
        import keras
        from keras import layers
        def block(n):
            return keras.Sequential([layers.Dense(n)])
        x = keras.Input((4,))
        encoder = keras.Model(x, layers.Dense(2)(x), name="encoder")
        model = keras.Model(x, block(3)(encoder(x)))
        """
    found = read(code)
    assert [(m.name, m.is_part) for m in found.models] == [("model", False), ("encoder", True)]
    assert any("the model block is a part of another one" in str(t) for t in found.passed)


def test_functions_that_are_not_called_are_drawn_with_their_arguments_left_to_choose() -> None:
    code = """
        from keras import layers, models
        def build_model(shape, classes, width=16):
            inputs = layers.Input(shape)
            x = layers.Dense(width)(inputs)
            return models.Model(inputs, layers.Dense(classes, activation="softmax")(x))
        """
    found = only(code)
    assert found.name == "build_model"
    assert [n.params for n in found.graph.nodes.values()] == [{}, {"units": 16}, {"activation": "softmax"}]
    assert "build_model is not called in the script" in said(code)


def test_layers_of_the_scripts_own_are_drawn_inside_or_kept_as_placeholders() -> None:
    code = """
        import keras
        from keras import layers
        class Residual(layers.Layer):
            def __init__(self, units):
                super().__init__()
                self.dense = layers.Dense(units)
                self.drop = layers.Dropout(0.1)
            def call(self, x, training=None):
                return x + self.drop(self.dense(x), training=training)
        class Scale(layers.Layer):
            def build(self, shape):
                self.w = self.add_weight(shape=(1,))
            def call(self, x):
                return x * self.w
        x = keras.Input((4,))
        m = keras.Model(x, Scale()(Residual(4)(x)))
        """
    graph = only(code).graph
    (nested,) = [n for n in graph.nodes.values() if n.type == MODEL]
    assert [n.type for n in graph.children(nested.id)] == ["Input", "Dense", "Dropout", "ops.add"]
    assert "Scale" in layers(graph)
    assert "Scale is not one of Keras's own layers" in said(code)


def test_a_model_class_alone_takes_as_many_inputs_as_its_call_takes_apart() -> None:
    graph = only(
        """
        import keras
        class Net(keras.Model):
            def __init__(self):
                super().__init__()
                self.left, self.right = keras.layers.Dense(2), keras.layers.Dense(2)
            def call(self, inputs):
                a, b = inputs
                return keras.layers.add([self.left(a), self.right(b)])
        net = Net()
        net.compile("sgd", "mse")
        """
    ).graph
    assert layers(graph).count("Input") == 2
    assert graph.settings["training"].optimizer == "sgd"


def test_a_model_class_takes_an_input_for_every_argument_of_its_call() -> None:
    graph = only(
        """
        import tensorflow as tf
        class Encoder(tf.keras.Model):
            def __init__(self, words, units):
                super(Encoder, self).__init__()
                self.embedding = tf.keras.layers.Embedding(words, 8)
                self.gru = tf.keras.layers.GRU(units, return_sequences=True, return_state=True)
            def call(self, x, hidden, training=False):
                output, state = self.gru(self.embedding(x), initial_state=hidden)
                return output, state
        encoder = Encoder(100, 16)
        """
    ).graph
    assert [n.name for n in graph.nodes.values() if n.type == "Input"] == ["input", "hidden"]
    (gru,) = [n for n in graph.nodes.values() if n.type == "GRU"]
    assert len(graph.incoming(gru.id)) == 2
    assert len(model_outputs(graph)) == 2


def test_a_base_of_keras_applications_is_drawn_with_what_is_frozen() -> None:
    found = only(
        """
        from keras.applications.vgg16 import VGG16
        from keras.layers import Dense, GlobalAveragePooling2D
        from keras.models import Model
        base = VGG16(weights="imagenet", include_top=False, input_shape=(48, 48, 3))
        for layer in base.layers[:-4]:
            layer.trainable = False
        model = Model(inputs=base.input, outputs=Dense(5)(GlobalAveragePooling2D()(base.output)))
        """
    )
    nodes = list(found.graph.nodes.values())
    assert [n.type for n in nodes].count("Conv2D") == 13
    assert [n.name for n in nodes if n.trainable and n.type == "Conv2D"] == [f"block5_conv{i}" for i in (1, 2, 3)]
    assert [(base.name, base.weights) for base in found.bases] == [("VGG16", "cache")]


def test_cells_that_are_no_python_are_passed_over() -> None:
    code = """# %%%% cell
import sys
if 'google.colab' in sys.modules:
    %pip install -q something
files = !ls
print("%d files"
      % 3)
# %%%% cell
%%bash
export A='x
# %%%% cell
m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
m?
# %%%% cell
def broken(:
# %%%% cell
n = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
"""
    found = read_all(code, CATALOGUE)
    assert [m.name for m in found.models] == ["m", "n"]
    told = " ".join(str(t) for t in found.passed)
    assert "a cell of %%bash is no Python" in told
    assert "Line 15 is not Python" in told


def test_scripts_of_python_2_are_read() -> None:
    code = """
        from keras.models import Sequential
        from keras.layers import Dense
        print "begin", 5
        try:
            n = 10L
        except ValueError, e:
            print e
        model = Sequential([Dense(n, input_dim=3)])
        print >>sys.stderr, "end"
        """
    assert only(code).graph.nodes["n2"].params == {"units": 10}


@pytest.mark.parametrize(
    "flow",
    [
        "import pandas as pd\nfor c in pd.read_csv('x.csv').columns:\n    m.add(layers.Dense(3))",
        "import os\nif os.path.exists('x'):\n    m.add(layers.Dense(3))",
        "try:\n    import msgspec\n    m.add(layers.Dense(50))\nexcept ImportError:\n    m.add(layers.Dense(5))",
        "import time\nwhile time.time() < 5:\n    m.pop()",
        "import random\nother = m if random.random() > 0.5 else keras.Sequential([keras.Input((2,))])\nother.add(layers.Dense(9))",
        "for line in open('x'):\n    for k in range(2):\n        m.add(layers.Dense(k + 1))\n        if line:\n            break",
        "def grow(x):\n    global m\n    if x:\n        m.add(layers.Dense(2))\nimport sys\ngrow(len(sys.path) > 3)",
        "m.add(layers.Dense(3)) if input() else None",
        "open('x').read() and m.add(layers.Dense(3))",
        "[m.add(layers.Dense(3)) for line in open('x')]",
        "any(m.add(layers.Dense(3)) for k in (1, 2) if open(str(k)))",
    ],
)
def test_what_flow_that_is_not_known_changes_is_not_offered_and_said(flow: str) -> None:
    before = "import keras\nfrom keras import layers\nm = keras.Sequential([keras.Input((8,))])"
    code = f"{before}\n{flow}\nm.add(layers.Dense(1))"
    with pytest.raises(ScriptError, match="Line 3: a model is passed over"):
        read_all(code, CATALOGUE)


def test_main_is_called_before_what_it_calls() -> None:
    found = only(
        """
        from keras import layers, models
        def build(width):
            return models.Sequential([layers.Input((3,)), layers.Dense(width)])
        def main(argv=None):
            net = build(7)
            net.compile("adam", "mse")
            net.fit(None, None, epochs=epochs)
        """
    )
    assert found.graph.nodes["n2"].params == {"units": 7}
    assert any("epochs of fit depends on epochs" in str(note) for note in found.notes)


def test_what_a_class_of_another_library_makes_is_a_placeholder() -> None:
    graph = only(
        """
        import keras
        from transformers import TFAutoModel
        ids = keras.Input((16,), dtype="int32")
        text = TFAutoModel.from_pretrained("somebody/something")(ids)[0]
        model = keras.Model(ids, keras.layers.Dense(1)(text[:, 0, :]))
        """
    ).graph
    assert layers(graph) == ["Input", "TFAutoModel", "ops.get_item", "Dense"]


def test_a_merge_of_models_in_keras_1_has_their_inputs() -> None:
    found = read(
        """
        from keras.models import Sequential
        from keras.layers import Dense, Merge
        left, right = Sequential(), Sequential()
        left.add(Dense(4, input_dim=3))
        right.add(Dense(5, input_dim=2))
        model = Sequential()
        model.add(Merge([left, right], mode='concat'))
        model.add(Dense(1))
        """
    ).models
    graph = next(m.graph for m in found if m.name == "model")
    assert [n.params for n in graph.nodes.values() if n.type == "Input"] == [{"shape": [3]}, {"shape": [2]}]
    assert layers(graph)[-2:] == ["Concatenate", "Dense"]
