"""The script of a project that is trained with JAX says so, needs JAX alone, and trains to the same numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from designer.catalogue.load import load
from designer.engine.importers.script.read import read_script
from designer.export.notebook_code import notebook_code
from designer.export.python_code import python_code
from designer.export.requirements import requirements
from designer.graph.model import Graph
from designer.project import run_folder, storage
from designer.project.records import TRAINING
from tests.support import projects
from tests.support.exported import is_formatted

ROOT = Path(__file__).resolve().parents[2]
ASK = "import json, runpy, sys; h = runpy.run_path(sys.argv[1])['train'](); print(json.dumps(h.history))"


def on(backend: str, epochs: int = 2) -> Graph:
    graph = projects.iris(epochs=epochs).graph
    return graph.with_setting(TRAINING, msgspec.structs.replace(graph.settings[TRAINING], backend=backend))


def names(code: str) -> set[str]:
    return {one.partition("==")[0] for one in requirements(code)}


@pytest.mark.slow
def test_the_script_says_its_backend_and_trains_on_it_to_the_same_numbers(tmp_path: Path) -> None:
    project, script = tmp_path / "iris.kdesign", tmp_path / "iris.py"
    storage.save(on("jax"), project)
    plain = {name: value for name, value in os.environ.items() if name != "KERAS_BACKEND"}
    main = [sys.executable, str(ROOT / "main.py")]
    subprocess.run([*main, "export", str(project), "-o", str(script)], env=plain, check=True)
    subprocess.run([*main, "train", str(project), "--run-dir", str(tmp_path / "run")], env=plain, check=True)
    code = script.read_text("utf-8")
    assert is_formatted(code.split("# ///\n")[1].lstrip())
    assert "jax" in names(code)
    assert "tensorflow" not in names(code)
    found = subprocess.run(
        [sys.executable, "-c", ASK, str(script)], env=plain, cwd=tmp_path, check=True, capture_output=True, text=True
    )
    history = json.loads(found.stdout.splitlines()[-1])
    told = run_folder.read_epochs(tmp_path / "run")
    assert run_folder.read_info(tmp_path / "run").backend == "jax"
    assert history["loss"] == [one.logs["loss"] for one in told]
    assert history["val_loss"] == [one.logs["val_loss"] for one in told]


@pytest.mark.parametrize("backend", ["tensorflow", "fastest"])
def test_what_keras_takes_by_itself_is_not_said(backend: str) -> None:
    code = python_code(on(backend), load())
    assert "os.environ" not in code
    assert {"keras", "tensorflow"} <= names(code)


def test_a_script_that_is_opened_again_keeps_its_backend() -> None:
    for backend in ("jax", "tensorflow"):
        code = python_code(on(backend), load())
        [model] = read_script(code, load())
        assert model.graph.settings[TRAINING].backend == backend
        assert not model.notes


def test_a_notebook_says_it_before_keras_is_imported() -> None:
    cells = json.loads(notebook_code(on("jax"), load()))["cells"]
    head = "".join(cells[0]["source"])
    assert "jax==" in head
    assert head.index('os.environ.setdefault("KERAS_BACKEND", "jax")') < head.index("import keras")


@pytest.mark.parametrize(
    ("line", "backend", "said"),
    [
        ('os.environ["KERAS_BACKEND"] = "jax"', "jax", False),
        ('os.environ["KERAS_BACKEND"] = "theano"', "tensorflow", True),
        ('os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"', "tensorflow", False),
    ],
)
def test_the_backend_of_any_script_is_taken_over_or_told(line: str, backend: str, said: bool) -> None:
    text = f"import os\n{line}\nimport keras\nfrom keras import layers\n" + (
        "m = keras.Sequential([keras.Input((3,)), layers.Dense(2)])\nm.compile('adam', 'mse')\n"
    )
    [model] = read_script(text, load())
    assert model.graph.settings[TRAINING].backend == backend
    assert any("theano" in str(note) for note in model.notes) is said
