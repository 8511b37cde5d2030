"""The architectures of keras.applications: file -> drawing -> model -> code -> model, without losing anything."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.building.build import build_model
from designer.engine.building.trained import load as load_run
from designer.engine.checking.check import Checker
from designer.engine.importers.opening import import_model
from designer.engine.importers.weights import import_weights
from designer.export.python_code import python_code
from designer.graph.calls import program
from designer.project import storage
from designer.wire import ImportModel, ImportWeights
from tests.support.applications import NAMES, QUICK, architecture, comparable

ALL = [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in NAMES]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_there_are_forty() -> None:
    assert len(NAMES) == 40


@pytest.mark.parametrize("name", ALL)
def test_an_architecture_comes_back_from_its_file_and_from_its_code(
    name: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    model = architecture(name)
    wanted, params = comparable(model), model.count_params()
    path = tmp_path / f"{name}.json"
    path.write_text(model.to_json())
    del model
    (found,) = import_model(ImportModel(path=str(path)), catalogue).models
    assert found.notes == ()
    graph = storage.decode(found.project)
    checker = Checker()
    report = checker.check(graph, catalogue)
    checker.close()
    assert report.ok
    assert report.total_params == params
    built = build_model(program(graph, catalogue.signature), catalogue)
    assert comparable(built) == wanted
    assert built.count_params() == params
    shapes = {n: [tuple(t.shape) for t in info.outputs] for n, info in report.nodes.items()}
    assert shapes == _shapes(built, report.nodes)
    del built
    namespace: dict[str, object] = {}
    exec(python_code(graph, catalogue, model_only=True), namespace)
    exported = namespace["build_model"]()  # type: ignore[operator]
    assert comparable(exported) == wanted
    assert exported.count_params() == params


@pytest.mark.parametrize("name", ["MobileNet", "MobileNetV3Small"])
def test_the_same_weights_give_the_same_outputs(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    keras.utils.set_random_seed(1)
    model = architecture(name)
    path = tmp_path / f"{name}.keras"
    model.save(path)
    run = tmp_path / "run"
    answer = import_weights(ImportWeights(path=str(path), run_dir=str(run)), catalogue)
    assert answer.missing == ()
    images = np.random.default_rng(0).uniform(0, 255, (2, *(n or 224 for n in model.input_shape[1:]))).astype("float32")
    ours = load_run(run, catalogue).model
    np.testing.assert_array_equal(ours(images, training=False), model(images, training=False))


def _shapes(model: keras.Model, nodes: dict) -> dict:
    """Return the shapes of what every call gives, by node, where a layer is called once or all its calls agree."""
    by_name = {}
    for operation in model.operations:
        outputs = [keras.tree.flatten(node.output_tensors) for node in operation._inbound_nodes]
        by_name[operation.name] = [tuple(t.shape) for t in outputs[0]]
    return {node: by_name.get(info.name, [tuple(t.shape) for t in info.outputs]) for node, info in nodes.items()}
