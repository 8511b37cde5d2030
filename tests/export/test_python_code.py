"""Exported scripts run alone and give the very numbers of a run in the program."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.data.dialect import Dialect
from designer.data.facts import Facts, read_facts
from designer.data.field import Field
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings
from designer.data.sources import CsvSource, NpzSource
from designer.data.sources.base import Reading
from designer.data.steps.gaps import DropRow
from designer.data.steps.scale import Standardize
from designer.engine.building.build import build_model
from designer.engine.feeding import data
from designer.engine.feeding.structures import fed
from designer.export.python_code import python_code
from designer.graph.calls import program
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.examples import example, examples, place_data
from designer.project.records import DATA, TRAINING, TrainingSettings
from tests.support.exported import is_formatted, run_code, trained_here

NAMES = [e.name for e in examples()]
RUN = """
import json, runpy, sys
script = runpy.run_path(sys.argv[1])
history = script["train"]()
print(json.dumps([history.history, history.model.get_config()], default=str))
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def with_settings(graph: Graph, **settings: object) -> Graph:
    """Return a copy with other settings."""
    copy = graph.copy()
    for name, value in settings.items():
        removed = (Setting(name, copy.settings[name]),) if name in copy.settings else ()
        copy.apply(Change("", removed, (Setting(name, value),)))
    return copy


def trained_alone(code: str, folder: Path) -> tuple[dict[str, list[float]], Any]:
    """Return history and config of the script, run in a fresh interpreter without this package."""
    script = folder / "script.py"
    script.write_text(code, encoding="utf-8")
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-I", "-c", RUN, str(script)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    history, config = json.loads(done.stdout.splitlines()[-1])
    return history, config


def assert_same_training(graph: Graph, catalogue: Catalogue, folder: Path) -> None:
    code = python_code(graph, catalogue, folder=folder, target=folder / "script.py")
    assert is_formatted(code), code
    here = trained_here(graph, folder)
    alone, config = trained_alone(code, folder)
    assert alone.keys() == here.keys()
    for name, values in here.items():
        assert alone[name] == values, name
    built = build_model(program(graph, catalogue.signature), catalogue)
    assert config == json.loads(json.dumps(built.get_config(), default=str))


@pytest.mark.parametrize(
    "name", ["digits", *(pytest.param(name, marks=pytest.mark.slow) for name in ("ticket", "wide-and-deep"))]
)
def test_an_exported_example_gives_the_same_losses(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    graph = storage.load(example(name).path)
    settings: TrainingSettings = graph.settings[TRAINING]
    short = TrainingSettings(settings.optimizer, settings.outputs, 2, 64, 3, settings.callbacks)
    assert_same_training(with_settings(graph, training=short), catalogue, tmp_path)


def test_files_are_found_beside_the_script_and_prepared_alike(catalogue: Catalogue, tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    lines = [f"{a:.4f},{b:.4f},{a * b:.4f},{'yes' if a > b else 'no'}" for a, b in chance.normal(size=(80, 2))]
    lines[3] = ",1,2,yes"
    for name, part in (("학습.csv", lines[:60]), ("v.csv", lines[60:])):
        (tmp_path / name).write_text("가,b,c,k\n" + "\n".join(part) + "\n", encoding="cp949")
    graph = storage.load(example("wide-and-deep").path)
    nodes = {n.name: n for n in graph.nodes.values()}
    for title, size in (("wide", 2), ("deep", 2)):
        node = nodes[title]
        graph.apply(Change("", (node,), (type(node)(**{**node.__dict__, "params": {"shape": [size]}}),)))
    bound = DataSettings(
        CsvSource("학습.csv"),
        {
            nodes["wide"].id: Binding(("가", "b"), dict.fromkeys(("가", "b"), (DropRow(), Standardize()))),
            nodes["deep"].id: binding(("k",), "one_hot"),
        },
        {nodes["benign"].id: binding(("k",), "integer")},
        validation=CsvSource("v.csv"),
    )
    short = TrainingSettings("adam", graph.settings[TRAINING].outputs, 2)
    assert_same_training(with_settings(graph, data=bound, training=short), catalogue, tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_every_example_exports_clean_code_and_the_same_arrays(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    graph = storage.load(example(name).path)
    place_data(example(name), tmp_path)
    code = python_code(graph, catalogue, folder=tmp_path, target=tmp_path / "script.py")
    assert is_formatted(code), code
    assert max(len(line) for line in code.splitlines()) <= 88
    drawn = program(graph, catalogue.signature)
    loaded = fed(drawn, data.load(drawn, graph.settings[DATA], tmp_path))
    (x, y), (other_x, other_y), *_ = run_code(code, tmp_path / "script.py")["load_data"]()
    assert loaded.validation is not None
    for one, other in ((x, loaded.x), (y, loaded.y), (other_x, loaded.validation[0]), (other_y, loaded.validation[1])):
        pairs = list(zip(one, other, strict=True)) if isinstance(other, list) else [(one, other)]
        assert all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)


def test_paths_lead_from_the_script_to_the_data(catalogue: Catalogue, tmp_path: Path) -> None:
    graph = storage.load(example("iris").path)
    bound: DataSettings = graph.settings[DATA]
    facts = read_facts(bound, tmp_path)
    columns = DataSettings(NpzSource("sub/d.npz"), bound.inputs, bound.targets)
    graph = with_settings(graph, data=columns)
    code = python_code(graph, catalogue, folder=tmp_path / "a", target=tmp_path / "b" / "s.py", facts=facts)
    assert 'def read_data(path=FOLDER / "../a/sub/d.npz"):' in code
    assert "FOLDER = Path(__file__).resolve().parent" in code
    absolute = DataSettings(NpzSource("/data/d.npz"), bound.inputs, bound.targets)
    graph = with_settings(graph, data=absolute)
    code = python_code(graph, catalogue, folder=tmp_path, target=tmp_path / "s.py", facts=facts)
    assert 'def read_data(path="/data/d.npz"):' in code
    assert "FOLDER" not in code


def test_model_only_is_the_model_and_nothing_else(catalogue: Catalogue) -> None:
    graph = storage.load(example("digits").path)
    tree = ast.parse(python_code(graph, catalogue, model_only=True))
    assert [n.name for n in tree.body if isinstance(n, ast.FunctionDef)] == ["build_model"]


def test_a_project_without_data_is_an_error_or_a_comment(catalogue: Catalogue) -> None:
    graph = with_settings(storage.load(example("digits").path), data=DataSettings())
    with pytest.raises(DesignerError, match="no data yet"):
        python_code(graph, catalogue)
    code = python_code(graph, catalogue, strict=False)
    assert "build_model" in run_code(code)
    assert "# load_data(), train() and main() are not written yet: The project has no data yet." in code


def test_hostile_paths_and_columns_stay_strings(catalogue: Catalogue) -> None:
    hostile = 'x"]; import os; os.system("echo \'\\\n#'
    graph = storage.load(example("iris").path)
    bound = DataSettings(CsvSource(hostile), {"n1": Binding((hostile,))}, {"n3": binding((hostile, "b"), "one_hot")})
    fields = (Field(hostile, "number", "double", rows=9), Field("b", "category", "string", rows=9))
    facts = {"": Facts(fields, Reading(Dialect(quote=hostile, names=(hostile, "b"))))}
    code = python_code(with_settings(graph, data=bound), catalogue, facts=facts)
    tree = ast.parse(code)
    assert [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)].count(hostile) >= 3
    assert "os" not in [alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names]
