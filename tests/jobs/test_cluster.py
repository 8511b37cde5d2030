"""Runs on a Ray cluster of two nodes on this machine: they come back as they grow, and a lost node loses nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from designer.headless.paths import runs_of
from designer.jobs.journal import names
from designer.project import run_folder, storage
from tests.support import projects
from tests.support.clusters import NEEDS_RAY, kill_where_it_trains, two_nodes

MAIN = Path(__file__).resolve().parents[2] / "main.py"
CALLBACKS = (
    {"class": "EarlyStopping", "args": {"monitor": "val_loss", "patience": 60, "restore_best_weights": True}},
    {"class": "ReduceLROnPlateau", "args": {"monitor": "val_loss", "patience": 3, "factor": 0.5}},
    {"class": "ModelCheckpoint", "args": {"filepath": "mine/best.keras", "save_best_only": True}},
    {"class": "CSVLogger", "args": {"filename": "log.csv"}},
)

pytestmark = NEEDS_RAY


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    yield from two_nodes()


def begin(project: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(MAIN), words[0], str(project), *words[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def carry_out(project: Path, *words: str) -> str:
    process = begin(project, *words)
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out + err


def logs(run: Path) -> list[dict[str, float | None]]:
    return [line.logs for line in run_folder.read_epochs(run)]


def files(run: Path) -> set[str]:
    """Return what a run has left, apart from its checkpoints: when they are written is a question of time."""
    found = (file.relative_to(run).as_posix() for file in run.rglob("*") if file.is_file())
    return {name for name in found if not name.startswith("checkpoint-")}


def saved(folder: Path, **training: Any) -> Path:
    project = folder / "net.kdesign"
    storage.save(projects.endless(1600, 16, **training).graph, project)
    return project


def close(mine: list[dict[str, Any]], others: list[dict[str, Any]]) -> None:
    assert len(mine) == len(others)
    for one, other in zip(mine, others, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def stop_after(process: subprocess.Popen[str], run: Path, epochs: int) -> list[str]:
    """Interrupt a command once a run has done so many epochs; return what it said."""
    assert process.stderr is not None
    said = []
    is_stopped = False
    for line in process.stderr:
        said.append(line)
        if not is_stopped and len(logs(run)) >= epochs:
            process.send_signal(signal.SIGINT)
            is_stopped = True
    process.wait()
    assert process.returncode == 128 + signal.SIGINT, said
    return said


def test_a_search_trains_on_the_nodes(cluster: Any, tmp_path: Path) -> None:
    project = saved(tmp_path, epochs=3)
    words = ("--vary", "hidden.units=4,8", "--method", "grid", "--jobs", "2")
    carry_out(project, "search", *words, "--address", cluster.address)
    runs = runs_of(project)
    assert len(names(runs)) == 1
    trials = sorted(path for path in runs.iterdir() if run_folder.is_run(path))
    assert [len(logs(run)) for run in trials] == [3, 3]
    assert all(run_folder.read_mark(run)[0] == "done" for run in trials)  # type: ignore[index]
    assert {run_folder.read_info(run).folder for run in trials} == {str(tmp_path)}


def test_a_run_whose_node_is_lost_ends_with_the_numbers_of_one_that_was_left_alone(
    cluster: Any, tmp_path: Path
) -> None:
    project = saved(tmp_path, epochs=60)
    alone, lost = runs_of(project) / "alone", runs_of(project) / "lost"
    said = []
    is_killed = False
    with begin(project, "train", "--run-dir", str(lost), "--address", cluster.address) as process:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if not is_killed and len(logs(lost)) > 5 and run_folder.checkpoints(lost):
                assert run_folder.is_being_written(lost)
                kill_where_it_trains(cluster)
                is_killed = True
    assert process.returncode == 0, said
    assert is_killed
    assert any("The node that trained is lost." in line for line in said)
    carry_out(project, "train", "--run-dir", str(alone))
    assert logs(lost) == logs(alone)
    assert len(logs(lost)) == 60
    assert run_folder.read_mark(lost)[0] == "done"  # type: ignore[index]
    assert not run_folder.is_being_written(lost)
    assert (lost / run_folder.PROJECT).read_bytes() == (alone / run_folder.PROJECT).read_bytes()


def test_a_run_that_is_stopped_there_goes_on_there_with_the_files_of_its_callbacks(
    cluster: Any, tmp_path: Path
) -> None:
    project = tmp_path / "net.kdesign"
    storage.save(projects.endless(1600, 16, validation=160, epochs=60, callbacks=CALLBACKS).graph, project)
    alone, there = runs_of(project) / "alone", runs_of(project) / "there"
    with begin(project, "train", "--run-dir", str(there), "--address", cluster.address, "--no-findings") as process:
        stop_after(process, there, 3)
    assert run_folder.read_mark(there)[0] == "stopped"  # type: ignore[index]
    assert 3 <= len(logs(there)) < 60
    carry_out(project, "train", "--resume", "there", "--address", cluster.address, "--no-findings")
    carry_out(project, "train", "--run-dir", str(alone), "--no-findings")
    assert logs(there) == logs(alone)
    assert (there / "log.csv").read_bytes() == (alone / "log.csv").read_bytes()
    files = [
        {file.name for file in run.rglob("*") if not file.name.startswith("checkpoint-")} for run in (there, alone)
    ]
    assert files[0] == files[1]
    assert (there / "mine" / "best.keras").is_file()


def test_two_workers_have_the_losses_of_one_process_also_when_they_are_stopped_and_lost(
    cluster: Any, tmp_path: Path
) -> None:
    project = tmp_path / "net.kdesign"
    callbacks = CALLBACKS[:2]
    storage.save(
        projects.endless(1600, 16, validation=160, epochs=30, backend="jax", callbacks=callbacks).graph, project
    )
    runs = runs_of(project)
    address = ("--address", cluster.address, "--workers", "2")
    with begin(project, "train", "--run-dir", str(runs / "two"), *address) as process:
        said = stop_after(process, runs / "two", 3)
    assert any("Every batch is divided among 2 devices of 2 workers." in line for line in said), said
    assert run_folder.read_mark(runs / "two")[0] == "stopped"  # type: ignore[index]
    is_killed = False
    with begin(project, "train", "--resume", "two", *address) as process:
        assert process.stderr is not None
        before = len(logs(runs / "two"))
        said = []
        for line in process.stderr:
            said.append(line)
            if not is_killed and len(logs(runs / "two")) > before + 3:
                kill_where_it_trains(cluster)
                is_killed = True
    assert process.returncode == 0, said
    assert is_killed
    carry_out(project, "train", "--run-dir", str(runs / "one"))
    close(logs(runs / "two"), logs(runs / "one"))
    assert len(logs(runs / "two")) == 30


def test_workers_without_a_cluster_are_refused(tmp_path: Path) -> None:
    project = saved(tmp_path, backend="jax")
    process = begin(project, "train", "--workers", "2")
    assert "2 workers are at a cluster: name it with --address." in process.communicate()[1]
    assert process.returncode == 2
