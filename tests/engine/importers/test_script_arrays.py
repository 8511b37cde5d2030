"""Shapes of the data in a script: what the reader knows of them is what numpy and scikit-learn make of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.datasets
import sklearn.preprocessing

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.interpreter import Interpreter
from designer.engine.importers.script.read import read_script
from designer.engine.importers.script.text import parse
from designer.engine.importers.script.values import Unknown

_LOADED = "import numpy as np\nfrom keras.datasets import {name}\n(x, y), (xt, yt) = {name}.load_data()\n"
EXPRESSIONS = (
    "x", "x[:500]", "x[10:20, 3]", "x[..., np.newaxis]", "x[:, :, None, :5]", "x[-50:]", "x[::7]", "x[0]", "x[0, 1]",
    "x.reshape(60000, 784)", "x.reshape(-1, 28, 28, 1)", "x.reshape(x.shape[0], -1)", "x.reshape((len(x), 28 * 28))",
    "x.reshape(x.shape + (1,))", "x.astype('float32') / 255", "(x - 127.5) / 127.5", "x / x.max()", "x * x",
    "x.T", "x.flatten()", "np.array(x[:3])",
    "np.expand_dims(x, -1)", "np.expand_dims(x, 1)", "np.expand_dims(x, axis=0)", "np.reshape(x, (-1, 784))",
    "1 - x[:3]", "y[:30]", "x[:9].reshape(9, 4, -1)",
)  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def value_of(code: str, catalogue: Catalogue) -> Any:
    """Return what the name `result` stands for at the end of a script."""
    reader = Interpreter(catalogue)
    reader.run(parse(code))
    return reader.scope["result"]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_a_shape_is_the_one_that_numpy_gives(text: str, catalogue: Catalogue) -> None:
    x = np.broadcast_to(np.ones((), np.uint8), (60_000, 28, 28))
    y = np.zeros((60_000,), np.uint8)
    found = value_of(_LOADED.format(name="mnist") + f"result = {text}", catalogue)
    assert isinstance(found, Unknown)
    assert found.shape == eval(text, {"np": np, "x": x, "y": y, "len": len}).shape


@pytest.mark.parametrize("text", ["x[y == 3]", "x[y]", "x @ x", "x.reshape(-1, -1)", "x[1, 2, 3, 4]", "np.dot(x, x)"])
def test_a_shape_that_only_running_would_tell_is_not_known(text: str, catalogue: Catalogue) -> None:
    found = value_of(_LOADED.format(name="mnist") + f"result = {text}", catalogue)
    assert isinstance(found, Unknown)
    assert found.shape is None


@pytest.mark.parametrize("name", ["load_iris", "load_wine", "load_breast_cancer", "load_digits", "load_diabetes"])
def test_the_data_of_scikit_learn_have_the_shape_that_it_gives(name: str, catalogue: Catalogue) -> None:
    data = getattr(sklearn.datasets, name)()
    code = f"""
import numpy as np
from sklearn.datasets import {name}
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.utils import to_categorical
bunch = {name}()
both = {name}(return_X_y=True)
scaled = StandardScaler().fit_transform(bunch["data"])
one_hot = to_categorical(both[1])
result = (bunch.data.shape, bunch.target.shape, both[0].shape, scaled.shape, one_hot.shape, np.unique(both[1]))
"""
    shape, target, again, scaled, one_hot, classes = value_of(code, catalogue)
    assert shape == again == scaled == sklearn.preprocessing.scale(data.data).shape
    assert target == data.target.shape
    if name != "load_diabetes":
        assert one_hot[1] == len(np.unique(data.target)) == classes.shape[0]


def test_a_split_keeps_the_columns_and_leaves_the_rows_open(catalogue: Catalogue) -> None:
    code = """
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
x, y = load_wine(return_X_y=True)
a, b, c, d = train_test_split(x, y, test_size=0.3)
result = (a, b, c, d)
"""
    shapes = [part.shape for part in value_of(code, catalogue)]
    assert [s[1:] for s in shapes] == [(13,), (13,), (), ()]
    assert all(isinstance(s[0], Unknown) for s in shapes)


@pytest.mark.parametrize(
    ("text", "columns"), [("table[:, 0:8]", 8), ("table[:, :60].astype(float)", 60), ("frame[['a', 'b', 'c']]", 3)]
)
def test_a_slice_says_how_many_columns_a_file_that_is_not_read_has(
    text: str, columns: int, catalogue: Catalogue
) -> None:
    code = "import numpy as np\nimport pandas as pd\ntable = np.loadtxt('a.csv')\nframe = pd.read_csv('b.csv')\n"
    assert value_of(f"{code}result = {text}", catalogue).shape[1] == columns


@pytest.mark.parametrize("text", ["table[:, 2:]", "table[:, :-1]", "table[3]", "table[keys]"])
def test_a_slice_to_the_end_says_nothing_of_a_file_that_is_not_read(text: str, catalogue: Catalogue) -> None:
    shape = value_of(f"import numpy as np\ntable = np.loadtxt('a.csv')\nresult = {text}", catalogue).shape
    assert shape is None or isinstance(shape[-1], Unknown)


def test_a_model_takes_the_sizes_of_its_data(catalogue: Catalogue) -> None:
    code = """
from tensorflow import keras
(x, y), (xt, yt) = keras.datasets.cifar10.load_data()
y = keras.utils.to_categorical(y)
net = keras.Sequential([keras.layers.Conv2D(4, 3, input_shape=x.shape[1:]), keras.layers.Flatten(),
                        keras.layers.Dense(y.shape[1])])
late = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
late.compile("adam", "mse")
late.fit(x / 255.0, y, epochs=2)
"""
    net, late = read_script(code, catalogue)
    starts = [n.params for model in (net, late) for n in model.graph.nodes.values() if n.type == "Input"]
    assert starts == [{"shape": [32, 32, 3]}] * 2
    assert [n.params["units"] for n in net.graph.nodes.values() if n.type == "Dense"] == [10]
    assert net.notes == ()


def test_a_layer_says_its_own_last_size_where_the_input_is_left_to_choose(catalogue: Catalogue) -> None:
    code = """
import tensorflow as tf

class Decoder(tf.keras.Model):
    def __init__(self, words):
        super().__init__()
        self.embedding = tf.keras.layers.Embedding(words, 16)
        self.gru = tf.keras.layers.GRU(24, return_sequences=True, return_state=True)
        self.end = tf.keras.layers.Dense(words)

    def call(self, x, state):
        y, state = self.gru(self.embedding(x), initial_state=state)
        y = tf.reshape(y, (-1, y.shape[2]))
        return self.end(y), state

decoder = Decoder(90)
"""
    (decoder,) = read_script(code, catalogue)
    (reshape,) = (n for n in decoder.graph.nodes.values() if n.type == "ops.reshape")
    assert reshape.params["newshape"] == [-1, 24]
