"""Script and predictor of every example give the run's numbers where there is nothing but what they ask for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import msgspec
import numpy as np
import pandas as pd
import pytest

from designer.cli import main
from designer.export.reading_code import path_of
from designer.project import run_folder, storage
from designer.project.examples import examples
from designer.project.records import DATA, TRAINING

pytestmark = pytest.mark.gate
RUN = """
import json, runpy, sys
script = runpy.run_path(sys.argv[1])
history = script["train"]()
found = script["predict"](history.model, *sys.argv[2:])
found.to_csv("script.csv", index=False)
print(json.dumps(history.history))
"""


class Fresh:
    """An environment that is made of the first list of requirements, and may be used by all that ask for no more."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._has: set[str] = set()

    def install(self, wanted: list[str]) -> None:
        if not self._has:
            self._uv("venv", "--quiet", str(self._folder))
        if not set(wanted) <= self._has:
            assert not self._has, set(wanted) - self._has
            (self._folder / "requirements.txt").write_text("\n".join(wanted) + "\n", "utf-8")
            python = str(self._folder / "bin" / "python")
            self._uv("pip", "install", "--quiet", "--python", python, "-r", str(self._folder / "requirements.txt"))
            self._has = set(wanted)

    def run(self, *arguments: str, folder: Path) -> str:
        """Run Python there, where nothing of this program is found; return what it prints."""
        environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": ""}
        command = [str(self._folder / "bin" / "python"), "-I", *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def _uv(self, *arguments: str) -> None:
        subprocess.run(["uv", "--no-config", *arguments], cwd=self._folder.parent, check=True)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    if shutil.which("uv") is None:
        pytest.fail("there is no uv to make an environment with: pip install uv")
    return Fresh(tmp_path_factory.mktemp("environment") / "fresh")


def trained(name: str, folder: Path) -> Path:
    """Return the project of an example that has trained two epochs."""
    project = folder / f"{name}.kdesign"
    assert main(["examples", name, "-o", str(project)]) == 0
    graph = storage.load(project)
    graph.settings[TRAINING] = msgspec.structs.replace(graph.settings[TRAINING], epochs=2, keep="last")
    storage.save(graph, project)
    assert main(["train", str(project), "--run-dir", str(folder / "run")]) == 0
    return project


def file_of(project: Path) -> Path:
    """Return the raw file or folder of a project, written where its data come from nowhere."""
    source = storage.load(project).settings[DATA].source
    if path_of(source):
        return project.parent / path_of(source)
    columns = {name: np.asarray(column) for name, column in source.open(project.parent).table.columns.items()}
    file = project.parent / "raw.npz"
    np.savez(file, **columns)
    return file


def dependencies(script: Path) -> list[str]:
    """Return what the first lines of a script ask for."""
    lines = script.read_text("utf-8").split("# ///")[1].splitlines()[1:]
    return tomllib.loads("\n".join(line.removeprefix("#") for line in lines))["dependencies"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", [one.name for one in examples()])
def test_an_example_is_repeated_from_raw_files_alone(name: str, fresh: Fresh, tmp_path: Path) -> None:
    project = trained(name, tmp_path)
    raw, run = file_of(project), str(tmp_path / "run")
    predictor, script = tmp_path / "predictor", tmp_path / "script.py"
    assert main(["export", str(project), "--as", "predictor", "--run", run, "-o", str(predictor)]) == 0
    assert main(["export", str(project), "-o", str(script)]) == 0
    fresh.install((predictor / "requirements.txt").read_text("utf-8").split())
    fresh.install(dependencies(script))

    has_path = bool(path_of(storage.load(project).settings[DATA].source))
    given = [str(raw)] if has_path else []
    said = fresh.run("-c", RUN, str(script), *given, folder=tmp_path)
    history: dict[str, list[float]] = json.loads(said.splitlines()[-1])
    epochs = [line.logs for line in run_folder.read_epochs(Path(run))]
    assert history.keys() - epochs[0].keys() <= {"learning_rate"}  # which a callback adds
    for metric in epochs[0]:
        assert history[metric] == pytest.approx([logs[metric] for logs in epochs], rel=1e-6), metric

    mine, its = tmp_path / "mine.csv", tmp_path / "its.csv"
    assert main(["predict", str(project), "--run", run, "--input", str(raw), "-o", str(mine)]) == 0
    fresh.run(str(predictor / "predict.py"), str(raw), "-o", str(its), folder=predictor)
    assert its.read_bytes() == mine.read_bytes()
    assert_same_answers(pd.read_csv(tmp_path / "script.csv"), pd.read_csv(mine))


def assert_same_answers(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    """Assert that a script says of each row what the program says."""
    both = found.merge(wanted, on="row", suffixes=("", "_wanted"))
    assert len(both) > 0.5 * len(wanted)
    for column in found.columns.drop("row"):
        mine, other = both[column], both[f"{column}_wanted"]
        if mine.dtype.kind in "fi":
            np.testing.assert_allclose(mine.astype(float), other.astype(float), rtol=1e-5, atol=1e-5, err_msg=column)
        else:
            assert mine.tolist() == other.tolist(), column
