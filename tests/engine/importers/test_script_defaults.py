"""What a script leaves to a command line, to data or to an older Keras: values that it says itself are used."""

from __future__ import annotations

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.read import read_all
from designer.engine.importers.script.values import ScriptError

_HEAD = "import keras\nfrom keras import layers\nimport click, typer\nimport pandas as pd\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.mark.parametrize(
    "head",
    [
        '@click.command()\n@click.option("--depth", "-d", default=2)\n'
        '@click.option("--wide-units", type=int, default=6)\ndef main(depth, wide_units):',
        '@click.command()\n@click.option("-d", "--levels", "depth", default=2)\n'
        '@click.option("--wide-units/--narrow", default=6)\n@click.argument("out")\ndef main(depth, wide_units, out):',
        "def main(depth: int = typer.Option(2, help='layers'), wide_units: int = typer.Option(6)):",
    ],
)
def test_the_defaults_of_options_are_the_values(head: str, catalogue: Catalogue) -> None:
    body = """
    m = keras.Sequential([keras.Input((3,))])
    for _ in range(depth):
        m.add(layers.Dense(wide_units))
main()
"""
    (model,) = read_all(_HEAD + head + body, catalogue).models
    assert [n.params["units"] for n in model.graph.nodes.values() if n.type == "Dense"] == [6, 6]
    assert any("is read with its defaults" in str(note) for note in model.notes)


def test_a_merge_by_a_function_is_what_the_function_does(catalogue: Catalogue) -> None:
    code = """
from keras.layers import merge
from keras.models import Model
a, b = keras.Input((4,)), keras.Input((4,))
model = Model(input=[a, b], output=merge([a, b], mode=lambda x: x[0] - x[1], output_shape=(4,)))
"""
    (model,) = read_all(_HEAD + code, catalogue).models
    assert [n.type for n in model.graph.nodes.values()] == ["Input", "Input", "ops.subtract"]


def test_an_embedding_s_output_dim_does_not_make_a_script_one_of_keras_1(catalogue: Catalogue) -> None:
    code = """
words = layers.Embedding(input_dim=9, output_dim=4)
model = keras.Sequential([keras.Input((9, 9, 3)), layers.Conv2D(8, 3, 2)])
"""
    (model,) = read_all(_HEAD + code, catalogue).models
    (convolution,) = (n for n in model.graph.nodes.values() if n.type == "Conv2D")
    assert convolution.params == {"filters": 8, "kernel_size": 3, "strides": 2}


def test_an_argument_that_keras_does_not_know_is_left_out_and_that_is_said(catalogue: Catalogue) -> None:
    code = "model = keras.Sequential([keras.Input((3,)), layers.Dense(4, frobnicate=2)])"
    (model,) = read_all(_HEAD + code, catalogue).models
    assert [n.params for n in model.graph.nodes.values() if n.type == "Dense"] == [{"units": 4}]
    assert any("Dense has no argument frobnicate; it is left out." in str(n) for n in model.notes)
    with pytest.raises(ScriptError, match=r"no argument activatoin\. Did you mean activation\?"):
        read_all(_HEAD + code.replace("frobnicate=2", "activatoin='relu'"), catalogue)


def test_a_part_of_a_model_of_another_library_is_a_placeholder(catalogue: Catalogue) -> None:
    code = """
import transformers
ids = keras.Input((16,), dtype="int32")
base = transformers.TFBertModel.from_pretrained("bert")
model = keras.Model(ids, layers.Dense(2)(base.bert(ids).last_hidden_state))
"""
    (model,) = read_all(_HEAD + code, catalogue).models
    assert [n.type for n in model.graph.nodes.values()] == ["Input", "TFBertModel_bert", "Dense"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("from keras.layers.convolutional import Conv2D", True),
        ("from keras.utils import np_utils\nfrom keras.layers import Conv2D", True),
        ("from tensorflow.keras.layers import Conv2D", False),
        ("from keras.layers import Conv2D", False),
    ],
)
def test_a_third_number_that_was_a_side_of_the_kernel_once_is_said(head: str, said: bool, catalogue: Catalogue) -> None:
    code = f"from keras.models import Sequential\n{head}\nm = Sequential([Conv2D(8, 3, 2, input_shape=(9, 9, 1))])\n"
    (model,) = read_all(code, catalogue).models
    (layer,) = (n for n in model.graph.nodes.values() if n.type == "Conv2D")
    assert layer.params["strides"] == 2
    assert any("before it was a kernel of 3 x 2" in str(note) for note in model.notes) is said
