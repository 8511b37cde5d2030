"""The committed catalogue is what the installed Keras gives."""

from __future__ import annotations

import subprocess
import sys

import keras
import pytest

from designer.catalogue.load import KINDS, RANKS, load
from designer.engine import introspect
from designer.engine.introspect import docstrings
from designer.resources import resource


@pytest.fixture(scope="module")
def files():
    return introspect.files()


@pytest.mark.parametrize("name", [*KINDS.values(), RANKS])
def test_the_committed_file_is_what_the_installed_keras_gives(files, name):
    assert files[name].decode() == resource("catalogue", name).read_text(encoding="utf-8"), (
        "run `python -m designer.engine.introspect`"
    )


def test_the_command_writes_the_same_files(files, tmp_path):
    subprocess.run(
        [sys.executable, "-m", "designer.engine.introspect", str(tmp_path)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == files


def test_every_layer_a_project_can_hold_is_there():
    left_out = {
        "Layer", "Wrapper", "Lambda", "InputLayer", "FlaxLayer", "JaxLayer", "TorchModuleWrapper", "TFSMLayer",
    }  # fmt: skip
    classes = {
        thing
        for name, thing in vars(keras.layers).items()
        if isinstance(thing, type) and issubclass(thing, keras.layers.Layer) and name not in left_out
    }
    specs = [spec for spec in load().specs["layer"].values() if spec.name != "Input"]
    assert {getattr(keras.layers, spec.name) for spec in specs if spec.module == "keras.layers"} == classes


def test_layers_of_keras_applications_are_known_but_not_offered():
    catalogue = load()
    found = {s.name: s.module for s in catalogue.specs["layer"].values() if s.module.startswith("keras.src")}
    assert found == {
        "CustomScaleLayer": "keras.src.applications.inception_resnet_v2",
        "LayerScale": "keras.src.applications.convnext",
        "StochasticDepth": "keras.src.applications.convnext",
    }
    assert not found.keys() & {s.name for s in catalogue.of_kind("layer")}


def test_every_layer_is_reachable_under_every_name_keras_has_for_it():
    catalogue = load()
    for name, thing in vars(keras.layers).items():
        if isinstance(thing, type) and thing in {getattr(keras.layers, s, None) for s in catalogue.specs["layer"]}:
            assert getattr(keras.layers, catalogue.spec(name).name) is thing


def test_almost_every_argument_is_documented_and_has_a_kind():
    params = [p for spec in load().specs["layer"].values() for p in spec.params]
    assert len(params) > 900
    assert sum(bool(p.doc) for p in params) > 0.97 * len(params)
    assert {p.name for p in params if p.kind == "any"} <= {"renorm_clipping", "use_cudnn", "mask_value"}


class _Documented:
    """Does something.

    More of it, on
    two lines.

    Args:
        first: Integer, with
            a second line.
        second, third: Float.

            - `"a"`: one
            - `"b"`: two

    Returns:
        fourth: not an argument.
    """


def test_docstrings_are_read_by_argument():
    found = docstrings.arguments(_Documented)
    assert found["first"] == "Integer, with a second line."
    assert found["second"] == found["third"] == 'Float.\n- `"a"`: one\n- `"b"`: two'
    assert "fourth" not in found


def test_the_opening_is_what_stands_before_the_arguments():
    assert docstrings.opening(_Documented) == "Does something.\nMore of it, on two lines."


def test_long_docs_end_with_a_whole_sentence():
    assert docstrings.shortened("One sentence. Another sentence that is long.", 20) == "One sentence."
    assert docstrings.shortened("Short.", 20) == "Short."
