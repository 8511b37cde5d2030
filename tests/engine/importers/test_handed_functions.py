"""Functions that a script hands to a library, and names that stand for others: what the model is made with is read."""

from __future__ import annotations

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.read import read_script
from designer.graph.model import Graph

_HEAD = "import keras\nfrom keras import layers\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def only(code: str, catalogue: Catalogue) -> tuple[Graph, str]:
    (found,) = read_script(_HEAD + code, catalogue)
    return found.graph, " ".join(str(note) for note in found.notes)


def units(graph: Graph) -> list[object]:
    return [n.params.get("units") for n in graph.nodes.values() if n.type == "Dense"]


def test_what_a_grid_searches_first_is_what_the_function_is_drawn_with(catalogue: Catalogue) -> None:
    graph, notes = only(
        """
from scikeras.wrappers import KerasRegressor
from sklearn.model_selection import GridSearchCV

def make(widths, rate):
    net = keras.Sequential([keras.Input((6,))])
    for width in widths:
        net.add(layers.Dense(width))
        net.add(layers.Dropout(rate))
    net.add(layers.Dense(1))
    return net

search = GridSearchCV(KerasRegressor(model=make, rate=0.3), {"model__widths": [[12, 7], [40]]}, cv=3)
search.fit(x, y)
""",
        catalogue,
    )
    assert units(graph) == [12, 7, 1]
    assert [n.params["rate"] for n in graph.nodes.values() if n.type == "Dropout"] == [0.3, 0.3]
    assert "the first choice, is taken" in notes


def test_a_choice_of_hyperas_is_its_first_one_and_a_range_stays_open(catalogue: Catalogue) -> None:
    graph, notes = only(
        """
def build(x, y):
    net = keras.Sequential([keras.Input((6,))])
    net.add(layers.Dense({{choice([9, 18])}}))
    if {{choice(["deep", "flat"])}} == "deep":
        net.add(layers.Dense(5))
    net.add(layers.Dropout({{uniform(0, 1)}}))
    return net
""",
        catalogue,
    )
    assert units(graph) == [9, 5]
    assert "the first choice, is taken" in notes


def test_a_set_of_a_set_that_is_no_choice_is_no_value(catalogue: Catalogue) -> None:
    graph, _ = only("net = keras.Sequential([keras.Input((6,)), layers.Dense({{pick([9])}})])", catalogue)
    assert units(graph) == [None]


def test_builtins_of_other_modules_are_the_builtins(catalogue: Catalogue) -> None:
    graph, _ = only(
        """
from six.moves import range, zip
from past.builtins import xrange as count
net = keras.Sequential([keras.Input((6,))])
for _, n in zip(range(2), (4, 3)):
    net.add(layers.Dense(n))
for n in count(2):
    net.add(layers.Dense(n + 1))
""",
        catalogue,
    )
    assert units(graph) == [4, 3, 1, 2]


def test_a_class_named_by_a_text_is_found_and_nothing_else_is_evaluated(catalogue: Catalogue) -> None:
    graph, _ = only(
        """
kind = "LeakyReLU"
after = eval("layers." + kind)
net = keras.Sequential([keras.Input((6,)), after(), layers.Dense(eval(open("size.txt").read()))])
""",
        catalogue,
    )
    assert [n.type for n in graph.nodes.values()] == ["Input", "LeakyReLU", "Dense"]
    assert units(graph) == [None]


def test_an_object_of_the_script_s_own_is_left_out_with_a_word_and_the_model_is_drawn(catalogue: Catalogue) -> None:
    graph, notes = only(
        """
class Orthogonal(keras.regularizers.Regularizer):
    def __call__(self, w):
        return keras.ops.nn.relu(keras.ops.sum(w))

start = keras.Input((6,))
middle = layers.Dense(3, kernel_regularizer=Orthogonal())(start)
model = keras.Model(start, keras.ops.nn.sigmoid(middle))
""",
        catalogue,
    )
    assert [n.type for n in graph.nodes.values()] == ["Input", "Dense", "ops.sigmoid"]
    assert "kernel_regularizer of Dense is an object of the class Orthogonal" in notes


def test_a_base_on_its_own_is_a_model_and_one_within_another_is_not(catalogue: Catalogue) -> None:
    (alone,) = read_script(
        "from keras.applications import vgg16\nnet = vgg16.VGG16(weights=None, include_top=False)\nnet.summary()",
        catalogue,
    )
    assert (alone.name, sum(n.type == "Conv2D" for n in alone.graph.nodes.values())) == ("net", 13)
    (whole,) = read_script(
        _HEAD + "base = keras.applications.VGG16(weights=None, include_top=False, input_shape=(32, 32, 3))\n"
        "whole = keras.Sequential([base, layers.Flatten(), layers.Dense(2)])",
        catalogue,
    )
    assert whole.name == "whole"


def test_a_module_that_a_notebook_writes_itself_is_read_where_it_stands(catalogue: Catalogue) -> None:
    code = """# %%%% cell
%%writefile src/parts.py
import keras
def make(n):
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(n)])
# %%%% cell
%%writefile notes.txt
this is no Python
# %%%% cell
from src.parts import make
import parts
one = make(5)
two = parts.make(6)
"""
    found = read_script(code, catalogue)
    assert [(model.name, units(model.graph)) for model in found] == [("one", [5]), ("two", [6])]


def test_numbers_that_tensorflow_computes_are_known(catalogue: Catalogue) -> None:
    graph, _ = only(
        """
import tensorflow as tf
net = keras.Sequential([keras.Input((6,)), layers.Dense(int(tf.math.sqrt(81.0))), layers.Dense(int(tf.exp(0.0)) + 1)])
for n in tf.range(2, 4):
    net.add(layers.Dense(n))
""",
        catalogue,
    )
    assert units(graph) == [9, 2, 2, 3]
