"""Models of libraries that are not read, and values that only running a script would tell, within a model."""

from __future__ import annotations

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.read import FoundModel, read_all, read_script
from designer.engine.importers.script.values import ScriptError
from designer.graph.model import Node

HEAD = "import keras\nfrom keras import layers, ops\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def nodes(model: FoundModel) -> dict[str, Node]:
    return {node.type: node for node in model.graph.nodes.values()}


def types(model: FoundModel) -> list[str]:
    return [n.type for n in model.graph.children("")]


def test_the_base_of_another_library_stands_behind_an_input_of_its_shape(catalogue: Catalogue) -> None:
    code = """
import efficientnet.keras as efn
base = efn.EfficientNetB0(weights="imagenet", include_top=False, input_shape=(64, 64, 3))
x = layers.GlobalAveragePooling2D()(base.output)
model = keras.Model(base.input, layers.Dense(5)(x))
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "EfficientNetB0", "GlobalAveragePooling2D", "Dense"]
    assert nodes(model)["Input"].params["shape"] == [64, 64, 3]
    assert any("kept as a placeholder" in str(note) for note in model.notes)


def test_outputs_that_are_called_by_different_names_are_different_ones(catalogue: Catalogue) -> None:
    code = """
import tensorflow_hub as hub
from transformers import TFAutoModel
ids = keras.Input((8,), dtype="int32")
out = hub.KerasLayer("address")(ids)
two = keras.Model(ids, [layers.Dense(1, name="a")(out["pooled"]), layers.Dense(2, name="b")(out["sequence"])])
bert = TFAutoModel.from_pretrained("name")(ids)
one = keras.Model(ids, layers.Concatenate(name="both")([bert.pooler_output, bert.last_hidden_state[:, 0], bert[1]]))
"""
    two, one = read_script(HEAD + code, catalogue)
    named = {n.name: n.id for n in two.graph.nodes.values()}
    assert [two.graph.incoming(named[name])[0].source_port for name in "ab"] == [0, 1]
    both = next(n.id for n in one.graph.nodes.values() if n.name == "both")
    ports = [e.source_port for e in sorted(one.graph.incoming(both), key=lambda e: e.target_port)]
    assert ports == [1, 0, 1]


def test_a_number_that_is_read_off_something_is_left_to_choose(catalogue: Catalogue) -> None:
    code = """
import gym
bound = gym.make("Pendulum-v0").action_space
start = keras.Input((3,))
model = keras.Model(start, layers.Dense(1)(start) * settings.high[0])
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert nodes(model)["ops.multiply"].params == {}
    assert "x2 of ops.multiply depends on settings.high[0]" in " ".join(map(str, model.notes))


@pytest.mark.parametrize(
    "factor", ["helper(start)", "helper(start).values", "ops.tanh(helper(start))", "layers.Dense(1)(helper(start))"]
)
def test_what_is_computed_of_a_tensor_is_never_left_to_choose(factor: str, catalogue: Catalogue) -> None:
    code = f"start = keras.Input((3,))\nmodel = keras.Model(start, layers.Dense(1)(start) * {factor})\n"
    with pytest.raises(ScriptError, match="helper"):
        read_script(HEAD + code, catalogue)


def test_sizes_of_a_tensor_without_a_shape_reshape_it(catalogue: Catalogue) -> None:
    code = """
import tensorflow as tf
class Net(keras.Model):
    def __init__(self):
        super(Net, self).__init__()
        self.head = layers.Conv2D(8, 3)
    def call(self, image):
        count = tf.shape(image)[0]
        batch, height, width, channels = tf.unstack(tf.shape(image)) if False else tf.shape(image)
        return tf.reshape(self.head(image), [count, -1, 4]), tf.reshape(image, (batch, 6))
net = Net()
"""
    (model,) = read_script(HEAD + code, catalogue)
    shapes = [n.params["target_shape"] for n in model.graph.nodes.values() if n.type == "Reshape"]
    assert shapes == [[-1, 4], [6]]


def test_a_model_called_on_a_dict_gets_an_input_for_every_key_it_asks_for(catalogue: Catalogue) -> None:
    code = """
class Net(keras.Model):
    def __init__(self):
        super(Net, self).__init__()
        self.a, self.b = layers.Dense(2), layers.Dense(3)
    def call(self, features, training=False):
        return self.a(features["text"]), self.b(features["picture"])
net = Net()
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert [n.name for n in model.graph.children("") if n.type == "Input"] == ["text", "picture"]


def test_super_with_its_class_makes_the_model_of_a_constructor(catalogue: Catalogue) -> None:
    code = """
class Net(keras.Model):
    def __init__(self, count):
        start = keras.Input((count,))
        super(Net, self).__init__(inputs=start, outputs=layers.Dense(3)(start), name="net")
net = Net(4)
net.compile("adam", "mse")
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "Dense"]
    assert nodes(model)["Input"].params["shape"] == [4]


def test_recurrent_layers_begin_with_zeros_and_formulas_of_einsum_are_kept(catalogue: Catalogue) -> None:
    code = """
import tensorflow as tf
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.words = layers.Embedding(9, 4)
        self.gru = layers.GRU(5, return_sequences=True, return_state=True)
    def call(self, inputs, states=None):
        x = self.words(inputs)
        if states is None:
            states = self.gru.get_initial_state(x)
        x, states = self.gru(x, initial_state=states)
        return tf.einsum("bij,bkj->bik", x, x)
net = Net()
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "Embedding", "GRU", "ops.einsum"]
    assert nodes(model)["ops.einsum"].params == {"subscripts": "bij,bkj->bik"}


def test_initializers_and_numbers_of_tensorflow_are_taken_over(catalogue: Catalogue) -> None:
    code = """
import tensorflow as tf
start = keras.Input((3,))
x = layers.Dense(2, kernel_initializer=tf.random_normal_initializer(0., 0.02))(start)
model = keras.Model(start, x * tf.math.sqrt(tf.cast(16, tf.float32)))
"""
    (model,) = read_script(HEAD + code, catalogue)
    made = {"class": "RandomNormal", "args": {"stddev": 0.02}}
    assert nodes(model)["Dense"].params["kernel_initializer"] == made
    assert nodes(model)["ops.multiply"].params == {"x2": 4.0}


@pytest.mark.parametrize(
    "told",
    [
        "from keras import backend as K\nK.set_image_dim_ordering('th')",
        "import tensorflow as tf\ntf.keras.backend.set_image_data_format('channels_first')",
        "keras.config.set_image_data_format('channels_first')",
    ],
)
def test_where_channels_stand_is_taken_over_for_all_layers(told: str, catalogue: Catalogue) -> None:
    code = f"""{told}
from keras.backend import image_data_format
shape = (1, 28, 28) if image_data_format() == 'channels_first' else (28, 28, 1)
model = keras.Sequential([layers.Conv2D(2, 3, input_shape=shape), layers.MaxPooling2D(), layers.Flatten(),
                          layers.Conv2D(2, 3, data_format='channels_last')])
"""
    (model,) = read_script(HEAD + code, catalogue)
    asked = [n.params.get("data_format") for n in model.graph.children("")]
    assert asked[:4] == [None, "channels_first", "channels_first", "channels_first"]
    assert asked[4] in (None, "channels_last")
    assert nodes(model)["Input"].params["shape"] == [1, 28, 28]


def test_pictures_of_keras_one_with_channels_first_are_noticed_and_said(catalogue: Catalogue) -> None:
    code = """
from keras.layers.convolutional import Convolution2D, ZeroPadding2D
model = keras.Sequential()
model.add(ZeroPadding2D((1, 1), input_shape=(3, 224, 224)))
model.add(Convolution2D(64, 3, 3, activation='relu'))
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert [n.params.get("data_format") for n in model.graph.children("")] == [None, "channels_first", "channels_first"]
    assert "have their channels first" in str(model.notes[0])
    reading = read_all(HEAD + code.replace("(3, 224, 224)", "(224, 224, 3)"), catalogue)
    assert all("data_format" not in n.params for n in reading.models[0].graph.nodes.values())


def test_a_model_that_the_script_saved_is_the_one_it_loads_and_a_layer_gives_all_its_outputs(
    catalogue: Catalogue,
) -> None:
    code = """
start = keras.Input((None, 4))
x, h, c = layers.LSTM(5, return_state=True, name="reader")(start)
model = keras.Model(start, layers.Dense(1)(x))
model.save("mine.keras")
again = keras.models.load_model("mine.keras")
_, h, c = again.get_layer("reader").output
states = keras.Model(again.input, [h, c])
"""
    model, states = read_script(HEAD + code, catalogue)
    assert types(states) == ["Input", "LSTM"]
    assert nodes(states)["LSTM"].outputs == (1, 2)
    assert not any("load_model is not followed" in str(note) for note in model.notes)


def test_a_dict_with_attributes_is_followed(catalogue: Catalogue) -> None:
    code = """
class Config(dict):
    __getattr__ = dict.__getitem__
class Own(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self
config, own = Config(units=4), Own({"deep": 2})
own["wide"] = 3
own.last = 5
model = keras.Sequential([layers.Dense(n) for n in (config.units, config["units"], own.deep, own.wide, own["last"])])
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert [n.params["units"] for n in model.graph.children("") if n.type == "Dense"] == [4, 4, 2, 3, 5]


def test_a_chain_that_is_applied_to_every_step_is_drawn_as_such_layers(catalogue: Catalogue) -> None:
    code = """
chain = keras.Sequential([layers.Conv2D(4, 3, input_shape=(16, 16, 1)), layers.Flatten(name="flat")])
model = keras.Sequential([layers.TimeDistributed(chain, input_shape=(5, 16, 16, 1)), layers.LSTM(3)])
"""
    model = next(m for m in read_script(HEAD + code, catalogue) if m.name == "model")
    (inner,) = (n for n in model.graph.children("") if n.type == "Model")
    assert [n.type for n in model.graph.children(inner.id)] == ["Input", "TimeDistributed", "TimeDistributed"]
    assert "each applied to every step" in " ".join(map(str, model.notes))


def test_a_function_of_the_script_is_never_lost_within_a_wrapper(catalogue: Catalogue) -> None:
    code = """
def own(x):
    return x * ops.sigmoid(x)
model = keras.Sequential([layers.TimeDistributed(layers.Dense(4, activation=own), input_shape=(5, 3))])
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert [n.type for n in model.graph.children("")] == ["Input", "OwnTimeDistributed"]
    assert any("kept as a placeholder" in str(note) for note in model.notes)


def test_sizes_of_shapes_and_objects_by_their_configs_are_followed(catalogue: Catalogue) -> None:
    code = """
from keras.utils.generic_utils import get_custom_objects
import ml_collections
def own(x):
    return x * ops.sigmoid(x)
get_custom_objects().update({"own": layers.Activation(own)})
config = ml_collections.ConfigDict({"wide": 7})
config.deep = 2
start = keras.Input((8, 6))
size = start.get_shape().as_list()[-1] + start.shape[1].value + start.shape.rank
told = {"class_name": "VarianceScaling", "config": {"scale": 2.0, "mode": "fan_out"}}
globals()["last"] = layers.Dense(config.wide, activation="own")
x = layers.Dense(size, kernel_initializer=told)(start)
for _ in range(config.deep):
    x = layers.ReLU()(x)
model = keras.Model(start, last(x))
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "Dense", "ReLU", "ReLU", "Dense", "ops.sigmoid", "ops.multiply"]
    first = next(n for n in model.graph.children("") if n.type == "Dense")
    args = {"scale": 2.0, "mode": "fan_out"}
    assert first.params == {"units": 6 + 8 + 3, "kernel_initializer": {"class": "VarianceScaling", "args": args}}


def test_layers_that_an_old_script_takes_out_of_a_list_stay_and_that_is_said(catalogue: Catalogue) -> None:
    code = """
model = keras.Sequential([layers.Dense(8, input_dim=4), layers.Dense(3)])
model.layers.pop()
model.add(layers.Dense(2))
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert [n.params["units"] for n in model.graph.children("") if n.type == "Dense"] == [8, 3, 2]
    assert "layers.pop changes no model in today's Keras" in " ".join(map(str, model.notes))


def test_models_within_a_base_are_drawn_with_their_layers(catalogue: Catalogue) -> None:
    code = """
base = keras.applications.ConvNeXtTiny(include_top=False, weights="imagenet", input_shape=(32, 32, 3))
start = keras.Input((32, 32, 3))
model = keras.Model(start, layers.Dense(3)(layers.GlobalAveragePooling2D()(base(start))))
"""
    (model,) = read_script(HEAD + code, catalogue)
    inner = [n for n in model.graph.nodes.values() if n.type == "Model" and n.parent]
    assert len(inner) == 4
    assert all(model.graph.children(n.id) for n in inner)
    (base,) = model.bases
    stem = base.nodes["convnext_tiny_stem/convnext_tiny_stem_conv"]
    assert model.graph.nodes[stem].type == "Conv2D"
    assert model.graph.nodes[stem].parent == inner[0].id


@pytest.mark.parametrize(
    "call", ["layers.GRU(5)(x, mask=m)", "layers.MultiHeadAttention(2, 3)(x, x, attention_mask=m)"]
)
@pytest.mark.parametrize("mask", ["ops.not_equal(ids, 0)", "made_elsewhere"])
def test_a_mask_that_is_not_drawn_is_said(call: str, mask: str, catalogue: Catalogue) -> None:
    code = f"""
ids = keras.Input((7,))
x = layers.Embedding(9, 4)(ids)
m = {mask}
model = keras.Model(ids, {call})
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert "mask that" in " ".join(map(str, model.notes))


def test_a_layer_of_the_script_with_numbers_of_its_own_keeps_its_code(catalogue: Catalogue) -> None:
    code = """
class Shift(layers.Layer):
    def __init__(self, count):
        super().__init__()
        self.numbers = ops.convert_to_tensor(table_of(count))
    def call(self, x):
        return x + self.numbers[:, :3]
start = keras.Input((3,))
model = keras.Model(start, Shift(3)(start))
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "Shift"]


def test_functions_of_activations_keep_what_they_are_told(catalogue: Catalogue) -> None:
    code = """
from keras import activations
x = start = keras.Input((4, 5))
x = activations.softmax(x, axis=1)
x = activations.relu(x, alpha=0.1, max_value=6)
x = activations.elu(x, alpha=0.5)
model = keras.Model(start, activations.tanh(x))
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "ops.softmax", "ReLU", "ops.elu", "Activation"]
    assert nodes(model)["ops.softmax"].params == {"axis": 1}
    assert nodes(model)["ReLU"].params == {"negative_slope": 0.1, "max_value": 6}
    assert nodes(model)["ops.elu"].params == {"alpha": 0.5}


def test_a_class_with_a_training_step_of_its_own_is_the_functional_model_that_it_is_given(catalogue: Catalogue) -> None:
    code = """
class Own(keras.Model):
    def train_step(self, data):
        return {}
start = keras.Input((4,))
model = Own(start, layers.Dense(3)(start), name="own")
model.compile("adam", "mse")
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "Dense"]


def test_old_layers_and_several_cells_are_what_keras_makes_of_them(catalogue: Catalogue) -> None:
    code = """
from keras.layers import *
model = keras.Sequential([
    TimeDistributedDense(6, input_shape=(5, 3)),
    Bidirectional(CuDNNGRU(4, return_sequences=True)),
    RNN([LSTMCell(8) for _ in range(2)]),
])
"""
    (model,) = read_script(HEAD + code, catalogue)
    of = nodes(model)
    assert types(model) == ["Input", "TimeDistributed", "Bidirectional", "RNN"]
    assert of["Bidirectional"].params["layer"]["class"] == "GRU"
    cells = [{"class": "LSTMCell", "args": {"units": 8}}] * 2
    assert of["RNN"].params["cell"] == {"class": "StackedRNNCells", "args": {"cells": cells}}


def test_a_comprehension_of_too_many_rounds_ends_nothing(catalogue: Catalogue) -> None:
    code = """
table = [[row / 3 ** column if row else 0.0 for column in range(500)] for row in range(500)]
sizes = {n: [m * n for m in range(400)] for n in range(400)}
model = keras.Sequential([layers.Dense(4, input_shape=(3,))])
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "Dense"]


def test_numbers_of_keras_ops_are_computed_and_losses_within_a_model_are_said(catalogue: Catalogue) -> None:
    code = """
start = keras.Input((4, 6))
x = ops.softmax(start / ops.sqrt(ops.cast(16, "float32")))
batch, steps = ops.shape(x)[0], ops.shape(x)[1]
model = keras.Model(start, ops.reshape(x, (batch, steps * 6)))
model.add_loss(ops.mean(x))
"""
    (model,) = read_script(HEAD + code, catalogue)
    assert types(model) == ["Input", "ops.true_divide", "ops.softmax", "Reshape"]
    assert nodes(model)["ops.true_divide"].params == {"x2": 4.0}
    assert nodes(model)["Reshape"].params == {"target_shape": [24]}
    assert "add_loss is passed over" in " ".join(map(str, model.notes))
