"""Runs on a Ray cluster of two nodes on this machine: they come back as they grow, and a lost node loses nothing."""

from __future__ import annotations

import contextlib
import importlib.util
import os
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

MAIN = Path(__file__).resolve().parents[2] / "main.py"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed (the extra cluster)"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    memory = {"object_store_memory": 100 * 2**20}
    found = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **memory})
    for _ in range(2):
        found.add_node(num_cpus=1, **memory)
    yield found
    found.shutdown()


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


def saved(folder: Path, **training: Any) -> Path:
    project = folder / "net.kdesign"
    storage.save(projects.endless(1600, 16, **training).graph, project)
    return project


def descendants(pid: int) -> list[int]:
    found = []
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found += [int(child), *descendants(int(child))]
    return found


def kill_where_it_trains(cluster: Any) -> None:
    """End everything of the node that an engine runs on, as if its plug had been pulled."""
    for node in cluster.worker_nodes:
        raylet = node.all_processes["raylet"][0].process.pid
        processes = descendants(raylet)
        if any(b"launch.py" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in processes):
            for pid in (raylet, *processes):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            return
    raise AssertionError("nothing trains")


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
