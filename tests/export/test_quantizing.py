"""A script keeps the same layers in whole numbers as a run does, and nothing else."""

from __future__ import annotations

from typing import Any

import keras
import msgspec
import numpy as np
import pytest
from keras import layers

from designer.engine.building.quantizing import quantize
from designer.engine.importers.script.read import read_script
from designer.export.python_code import STYLES, python_code
from designer.export.quantizing import FUNCTION, is_quantized, quantize_lines
from designer.graph import edits
from designer.project.records import TRAINING
from designer.recipe.settings import OPTIONS, TrainingSettings
from tests.support import projects
from tests.support.exported import is_formatted
from tests.support.networks import catalogue


def model() -> keras.Model:
    """Return a model with layers that train, that are frozen and that are adapted, within a frozen model as well."""
    keras.utils.set_random_seed(1)
    inside = keras.Sequential([keras.Input((6,)), layers.Dense(6, name="deep"), layers.Dropout(0.1)], name="inside")
    inside.trainable = False
    x = keras.Input((4,), dtype="int32")
    embedded = layers.Embedding(9, 6, name="words", trainable=False)(x)
    attended = layers.MultiHeadAttention(2, 3, name="attention")(embedded, embedded)
    convolved = layers.Conv1D(6, 3, padding="same", name="convolution", trainable=False)(attended)
    pooled = inside(layers.GlobalAveragePooling1D()(convolved))
    y = layers.Dense(3, name="head")(layers.Dense(5, name="adapted")(pooled))
    made = keras.Model(x, y)
    made.get_layer("attention").trainable = False
    made.get_layer("adapted").enable_lora(2)
    return made


def kept(of: keras.Model) -> list[str]:
    return [layer.name for layer in of._flatten_layers() if layer.quantization_mode is not None]


@pytest.mark.parametrize("mode", [value for value in OPTIONS["quantize"].param.values if value != "none"])
def test_the_same_layers_are_kept_in_whole_numbers(mode: Any, recwarn: pytest.WarningsRecorder) -> None:
    settings = TrainingSettings(quantize=mode)
    code = "\n".join(quantize_lines(settings)) + "\n"
    assert is_formatted(code)
    scope: dict[str, Any] = {"layers": layers}
    exec(code, scope)
    there, here = model(), model()
    scope[FUNCTION](there)
    said = quantize(here, settings)
    assert kept(there) == kept(here)
    assert set(kept(here)) == {"words", "query", "key", "value", "attention_output", "deep", "adapted"}
    assert said.args["count"] == len(kept(here))
    assert not [one for one in recwarn if "quantize" in str(one.message)]  # Keras warns of each that cannot be
    rows = np.arange(8).reshape(2, 4)
    np.testing.assert_array_equal(here.predict(rows, verbose=0), there.predict(rows, verbose=0))
    names = {weight.name for weight in here.trainable_variables}
    assert names == {"kernel", "bias", "lora_kernel_a", "lora_kernel_b"}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("mode", ["int8", "int4"])
def test_a_script_is_read_as_the_recipe_that_it_was_written_from(mode: Any, style: Any) -> None:
    drawing = projects.iris(epochs=3, quantize=mode)
    node = drawing.ids["hidden"]
    params = {**drawing.graph.nodes[node].params, "lora_rank": 2}
    drawing.graph.apply(edits.set_params(drawing.graph, node, params))
    (found,) = read_script(python_code(drawing.graph, catalogue(), style), catalogue())
    assert not [str(note) for note in found.notes if "quantize" in str(note)]
    told, read = drawing.graph.settings[TRAINING], found.graph.settings[TRAINING]
    assert read.quantize == mode
    assert list(read.outputs.values()) == list(told.outputs.values())
    assert msgspec.structs.replace(read, outputs=told.outputs, seed=told.seed) == told


def test_nothing_is_changed_where_nothing_is_said() -> None:
    settings = TrainingSettings()
    made = model()
    assert not is_quantized(settings)
    assert quantize(made, settings).template == ""
    assert kept(made) == []
