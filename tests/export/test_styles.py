"""The sequential and subclass styles, and notebooks, build and train the same model as the functional style."""

from __future__ import annotations

import ast
import json
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.export.formats import EXPORTERS, CodeOptions, exporter, exporter_for
from designer.export.python_code import Style, python_code
from designer.graph.model import Change, Edge, Graph, Node, Setting
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.examples import example
from designer.project.records import TRAINING, TrainingSettings
from tests.export.test_model_code import nested
from tests.support.exported import is_formatted, run_code


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def project(name: str) -> Graph:
    """Return an example that trains two epochs without callbacks."""
    graph = storage.load(example(name).path)
    settings: TrainingSettings = graph.settings[TRAINING]
    short = TrainingSettings(settings.optimizer, settings.outputs, 2, 64, 5)
    graph.apply(Change("", (Setting(TRAINING, settings),), (Setting(TRAINING, short),)))
    return graph


def model_of(graph: Graph, catalogue: Catalogue, style: Style) -> Any:
    import keras

    code = python_code(graph, catalogue, style=style, model_only=True)
    assert is_formatted(code), code
    names = run_code(code)
    keras.utils.set_random_seed(11)
    return names["build_model"]()


def history(graph: Graph, catalogue: Catalogue, style: Style) -> dict[str, list[float]]:
    code = python_code(graph, catalogue, style=style)
    assert is_formatted(code), code
    return run_code(code)["train"]().history  # type: ignore[no-any-return]


@pytest.mark.parametrize(("name", "style"), [("digits", "sequential"), ("digits", "subclass"), ("ticket", "subclass")])
def test_every_style_trains_to_the_same_numbers(name: str, style: Style, catalogue: Catalogue) -> None:
    graph = project(name)
    wanted = history(graph, catalogue, "functional")
    found = history(graph, catalogue, style)
    assert found.keys() == wanted.keys()
    for key, values in wanted.items():
        assert np.allclose(found[key], values, rtol=1e-6, atol=1e-6), key


def test_a_sequential_model_reads_as_a_list(catalogue: Catalogue) -> None:
    code = python_code(project("digits"), catalogue, style="sequential", model_only=True)
    assert code.split('"""\n')[1] == (
        "    return keras.Sequential(\n"
        "        [\n"
        '            keras.Input(shape=(64,), name="pixels"),\n'
        '            layers.Dense(512, activation="relu", name="hidden"),\n'
        "            layers.Dropout(0.5),\n"
        '            layers.Dense(10, activation="softmax", name="digit"),\n'
        "        ],\n"
        '        name="model",\n'
        "    )\n"
    )


def test_a_subclass_has_its_layers_and_a_way_through_them(catalogue: Catalogue) -> None:
    code = python_code(project("ticket"), catalogue, style="subclass", model_only=True, name="ticket_classifier")
    assert "class TicketClassifier(keras.Model):" in code
    assert '        self.shared = layers.Dense(64, activation="relu", name="shared")\n' in code
    assert "        title, text_body, tags = inputs\n" in code
    assert "        return [priority, department]\n" in code


def test_nested_and_shared_layers_work_in_a_subclass(catalogue: Catalogue) -> None:
    graph = nested()
    functional, subclass = (model_of(graph, catalogue, style) for style in ("functional", "subclass"))
    chance = np.random.default_rng(1)
    inputs = {name: chance.normal(size=(5, 4)).astype("float32") for name in ("a", "b")}
    assert np.array_equal(functional.predict(inputs, verbose=0), subclass.predict(inputs, verbose=0))


def test_no_layer_takes_the_place_of_something_a_model_has(catalogue: Catalogue) -> None:
    import keras

    from designer.export.subclass_code import _ATTRIBUTES

    assert {n for n in dir(keras.Model()) if not n.startswith("_")} <= set(_ATTRIBUTES)
    graph = Graph([Node("n1", "Input", "in", {"shape": [2]})])
    for number, title in enumerate(["loss", "layers", "fit", "call", "name", "dense"], 2):
        graph.apply(
            Change(
                "", added=(Node(f"n{number}", "Dense", title, {"units": 2}), Edge(f"n{number - 1}", 0, f"n{number}", 0))
            )
        )
    assert model_of(graph, catalogue, "subclass").count_params() == 36


@pytest.mark.parametrize(("name", "reason"), [("ticket", "has one Input; this one has 3")])
def test_what_is_no_chain_says_why(name: str, reason: str, catalogue: Catalogue) -> None:
    with pytest.raises(DesignerError, match=reason):
        python_code(project(name), catalogue, style="sequential")


def test_a_notebook_runs_cell_by_cell(catalogue: Catalogue, tmp_path: Path) -> None:
    import keras

    text = exporter("notebook").write(project("iris"), catalogue, CodeOptions(target=tmp_path / "n.ipynb"))  # type: ignore[misc]
    book = json.loads(text)
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
    needed = book["cells"][0]["source"][0].removeprefix("# %pip install ").split()
    asked = ["keras", "numpy", "pandas", "scikit-learn", "tensorflow"]
    assert needed == [f"{name}=={metadata.version(name)}" for name in asked]
    keras.utils.clear_session()
    names: dict[str, Any] = {"print": lambda text: None}
    for cell in book["cells"]:
        exec("".join(cell["source"]), names)
    assert names["history"].history == history(project("iris"), catalogue, "functional")


def test_a_script_says_what_it_needs(catalogue: Catalogue) -> None:
    text = exporter("python").write(project("iris"), catalogue, CodeOptions())  # type: ignore[misc]
    assert is_formatted(text)
    head = text.split("# ///")[1].removeprefix(" script\n")
    asked = tomllib.loads("\n".join(line.removeprefix("#") for line in head.splitlines()))["dependencies"]
    assert [one.partition("==")[0] for one in asked] == ["keras", "numpy", "pandas", "scikit-learn", "tensorflow"]
    assert all(metadata.version(name) == version for name, _, version in (one.partition("==") for one in asked))
    tree = ast.parse(text)
    used = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert used == {"keras", "numpy", "pandas"}


def test_every_format_is_found_by_its_ending() -> None:
    for one in EXPORTERS:
        found = exporter_for(Path(f"name{one.suffixes[0]}")).name
        assert found == (one.name if one.suffixes[0] else "savedmodel")  # what a folder is has to be said
    with pytest.raises(DesignerError, match="no export as gif"):
        exporter("gif")
