"""Models of keras.applications as nested models: drawn as Keras makes them, with weights from its cache or a file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from keras.src.backend import config
from keras.src.legacy.saving import legacy_h5_format

from designer.catalogue.load import Catalogue, load
from designer.catalogue.pixels import CHAINS
from designer.engine.building import bases, carry
from designer.engine.building.build import build_model
from designer.engine.building.trained import load as load_run
from designer.engine.importers.opening import import_model
from designer.graph.bases import preprocessing
from designer.graph.model import INPUT, MODEL, Change, Edge, Graph, Node
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.recipe.drawn import program_of
from designer.wire import BaseDrawn, DrawBase, ImportBases, ImportModel
from tests.support.applications import NAMES

SMALL: dict[str, Any] = {"input_shape": [96, 96, 3], "alpha": 0.35, "include_top": False, "pooling": "avg"}
FILE = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_96_no_top.h5"


NESTED = """
import keras
from keras import layers
base = keras.applications.MobileNetV2(input_shape=(96, 96, 3), alpha=0.35, include_top=False, weights="imagenet")
start = keras.Input((96, 96, 3))
x = base(start)
x = layers.Dense(4, name="other")(layers.GlobalAveragePooling2D()(x))
model = keras.Model(start, layers.Dense(3, name="head")(x))
"""
CUT = """
import keras
from keras import layers
base = keras.applications.MobileNetV2(input_shape=(96, 96, 3), alpha=0.35, include_top=False)
x = base.get_layer("block_6_expand_relu").output
x = layers.Dense(4, name="other")(layers.GlobalAveragePooling2D()(x))
model = keras.Model(base.input, layers.Dense(3, name="head")(x))
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which Keras keeps weights, empty."""
    monkeypatch.setattr(config, "_KERAS_DIR", str(tmp_path / "keras"))
    folder = tmp_path / "keras" / "models"
    folder.mkdir(parents=True)
    return folder


def pictures(size: int = 96) -> np.ndarray:
    return np.random.default_rng(0).uniform(0, 255, (2, size, size, 3)).astype("float32")


def test_every_application_is_in_the_catalogue(catalogue: Catalogue) -> None:
    assert sorted(catalogue.specs["application"]) == [*NAMES, "preprocess_input"]


@pytest.mark.parametrize("name", ["MobileNetV2", "ResNet50", "DenseNet121"])
def test_what_pictures_go_through_is_what_keras_does(name: str, catalogue: Catalogue) -> None:
    spec = catalogue.spec(name, "application")
    module = import_module(getattr(keras.applications, name).__module__)
    change, node = preprocessing(Graph(), CHAINS[spec.preprocessing], (250, 0))
    graph = Graph([Node("n90", INPUT, "pictures", {"shape": [None, None, 3]}), *change.added])
    graph.apply(Change("", added=(Edge("n90", 0, node, 0),)))
    model = build_model(program_of(graph, catalogue), catalogue)
    made = keras.ops.convert_to_numpy(model(pictures()))
    np.testing.assert_allclose(made, module.preprocess_input(pictures().copy()), rtol=1e-5, atol=1e-4)
    assert not model.trainable_weights


def test_every_application_says_what_its_pictures_go_through(catalogue: Catalogue) -> None:
    for name in NAMES:
        spec = catalogue.spec(name, "application")
        own = import_module(getattr(keras.applications, spec.name).__module__).preprocess_input
        assert bases_mode(own) == spec.preprocessing


def bases_mode(preprocess: Any) -> str:
    x = pictures(4)
    made = preprocess(x.copy())
    modes = {m: keras.applications.imagenet_utils.preprocess_input(x.copy(), mode=m) for m in CHAINS}
    return next((m for m, wanted in modes.items() if np.array_equal(made, wanted)), "")


def test_a_base_is_a_nested_model_as_keras_makes_it(catalogue: Catalogue) -> None:
    request = DrawBase(name="MobileNetV2", options=SMALL, preprocess=True, is_frozen=True)
    answer = bases.draw_base(request, catalogue)
    graph = storage.decode(answer.project)
    assert [(n.type, n.name) for n in sorted(graph.children(""), key=lambda n: n.position)] == [
        (INPUT, "pictures"),
        (MODEL, "preprocess_input"),
        (MODEL, "mobilenetv2_0.35_96"),
    ]
    built = build_model(program_of(graph, catalogue), catalogue)
    wanted = keras.applications.MobileNetV2(weights=None, **{**SMALL, "input_shape": (96, 96, 3)})
    assert built.count_params() == wanted.count_params() == answer.params
    assert not built.trainable_weights
    base = built.get_layer("mobilenetv2_0.35_96")
    assert [layer.name for layer in base.layers[1:-1]] == [layer.name for layer in wanted.layers[1:-1]]
    base.set_weights(wanted.get_weights())
    x = pictures()
    through = keras.applications.mobilenet_v2.preprocess_input(x.copy())
    np.testing.assert_allclose(built(x, training=False), wanted(through, training=False), rtol=1e-4, atol=1e-4)


def test_weights_in_the_cache_of_keras_become_a_run(catalogue: Catalogue, cache: Path, tmp_path: Path) -> None:
    keras.utils.set_random_seed(3)
    wanted = keras.applications.MobileNetV2(weights=None, **{**SMALL, "input_shape": (96, 96, 3)})
    legacy_h5_format.save_model_to_hdf5(wanted, str(cache / FILE))
    run = tmp_path / "run"
    answer = bases.draw_base(DrawBase(name="MobileNetV2", options=SMALL, weights="cache", run_dir=str(run)), catalogue)
    assert isinstance(answer, BaseDrawn)
    assert answer.file == str(cache / FILE)
    np.testing.assert_array_equal(
        load_run(run, catalogue).model(pictures(), training=False), wanted(pictures(), training=False)
    )


@pytest.mark.parametrize("is_nested", [True, False])
def test_a_script_s_base_gets_its_weights_and_what_is_behind_it_begins_anew(
    is_nested: bool, catalogue: Catalogue, cache: Path, tmp_path: Path
) -> None:
    keras.utils.set_random_seed(5)
    wanted = keras.applications.MobileNetV2(weights=None, **{**SMALL, "input_shape": (96, 96, 3), "pooling": None})
    legacy_h5_format.save_model_to_hdf5(wanted, str(cache / FILE))
    text = NESTED if is_nested else CUT
    (model,) = import_model(ImportModel(text=text), catalogue).models
    run = tmp_path / "runs" / "imported"
    answer = bases.import_bases(ImportBases(project=model.project, bases=model.bases, run_dir=str(run)), catalogue)
    graph = storage.decode(model.project)
    drawn = program_of(graph, catalogue)
    built = build_model(drawn, catalogue)
    came = carry.carry(built, drawn, graph, carry.learned(run.parent, "imported", catalogue))
    fresh = {graph.nodes[i].name for i in came.fresh}
    assert fresh == {"head", "other"}
    assert answer.layers >= len(came.layers) > 20
    layers = {layer.name: layer for layer in built._flatten_layers()}
    for layer in wanted.layers:
        for one, other in zip(layer.weights, layers[layer.name].weights if layer.name in layers else (), strict=False):
            np.testing.assert_array_equal(one, other)


def test_of_two_bases_the_one_that_is_here_gets_its_weights_and_the_other_is_told(
    catalogue: Catalogue, cache: Path, tmp_path: Path
) -> None:
    wanted = keras.applications.MobileNetV2(weights=None, **{**SMALL, "input_shape": (96, 96, 3), "pooling": None})
    legacy_h5_format.save_model_to_hdf5(wanted, str(cache / FILE))
    code = NESTED.replace(
        "x = base(start)",
        "x = layers.Add()([base(start), layers.Conv2D(1280, 1)(keras.applications.MobileNet("
        "alpha=0.25, include_top=False, input_shape=(96, 96, 3))(start))])",
    )
    (model,) = import_model(ImportModel(text=code), catalogue).models
    assert [base.name for base in model.bases] == ["MobileNetV2", "MobileNet"]
    request = ImportBases(project=model.project, bases=model.bases, run_dir=str(tmp_path / "run"))
    (note,) = bases.import_bases(request, catalogue).notes
    assert "The weights of MobileNet are not on this machine" in str(note)


def test_a_script_s_file_of_weights_is_looked_for_beside_it(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "s.py").write_text(NESTED.replace('weights="imagenet"', 'weights="mine.h5"'))
    (without,) = import_model(ImportModel(path=str(tmp_path / "s.py")), catalogue).models
    assert without.bases == ()
    assert "there is no mine.h5 beside the script" in str(without.notes[0])
    (tmp_path / "mine.h5").write_bytes(b"weights")
    (found,) = import_model(ImportModel(path=str(tmp_path / "s.py")), catalogue).models
    assert [base.weights for base in found.bases] == [str(tmp_path / "mine.h5")]


def test_weights_that_are_not_here_are_told_with_file_and_folder(catalogue: Catalogue, cache: Path) -> None:
    with pytest.raises(DesignerError) as refused:
        bases.draw_base(DrawBase(name="MobileNetV2", options=SMALL, weights="cache"), catalogue)
    assert FILE in str(refused.value)
    assert str(cache) in str(refused.value)
    assert "nothing is downloaded" in str(refused.value)


def test_weights_of_a_file_come_along_or_are_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    keras.utils.set_random_seed(4)
    wanted = keras.applications.MobileNetV2(weights=None, **{**SMALL, "input_shape": (96, 96, 3)})
    file, run = tmp_path / "mine.weights.h5", tmp_path / "run"
    wanted.save_weights(file)
    bases.draw_base(DrawBase(name="MobileNetV2", options=SMALL, weights=str(file), run_dir=str(run)), catalogue)
    np.testing.assert_array_equal(
        load_run(run, catalogue).model(pictures(), training=False), wanted(pictures(), training=False)
    )
    wider = {**SMALL, "alpha": 0.5}
    with pytest.raises(DesignerError, match=r"mine\.weights\.h5 do not fit MobileNetV2"):
        bases.draw_base(DrawBase(name="MobileNetV2", options=wider, weights=str(file), run_dir=str(run)), catalogue)


def test_what_keras_refuses_is_one_sentence(catalogue: Catalogue) -> None:
    with pytest.raises(DesignerError, match="MobileNetV2: "):
        bases.draw_base(DrawBase(name="MobileNetV2", options={"input_shape": [8, 8, 3]}), catalogue)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_keras_names_the_file_that_its_weights_lie_in(name: str, catalogue: Catalogue, cache: Path) -> None:
    path, address = bases.cached_file(catalogue.spec(name, "application"), {})
    assert path.parent == cache
    assert address.startswith("https://")
    assert path.suffix == ".h5"
