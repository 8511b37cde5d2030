"""A training that is killed from outside, as power cuts and memory killers do it, and gone on with by `--resume`."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from designer.app import main
from designer.project import run_folder, storage
from tests.support.resuming import assert_same, left_by, network

ROOT = Path(__file__).resolve().parent.parent
EPOCHS = 14
CALLBACKS = (
    {"class": "EarlyStopping", "args": {"monitor": "val_loss", "patience": EPOCHS, "restore_best_weights": True}},
    {"class": "ReduceLROnPlateau", "args": {"monitor": "val_loss", "patience": 3, "factor": 0.5}},
    {"class": "ModelCheckpoint", "args": {"save_best_only": True, "monitor": "val_loss"}},
    "CSVLogger",
)
# The program itself, which otherwise makes a checkpoint every two seconds at most: the run would take a minute.
_OFTEN = """
import sys
from designer.engine.training import keeping
keeping._CHECKPOINT_EVERY, keeping._CHECKPOINT_SHARE = 0.0, 1e9
from designer.app import main
sys.exit(main(sys.argv[1:]))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills a process the POSIX way")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.kdesign"
    storage.save(network(epochs=EPOCHS, callbacks=CALLBACKS).graph, path)
    return path


def uninterrupted(project: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    run = project.with_name("whole")
    assert main(["train", str(project), "--run-dir", str(run)]) == 0
    capsys.readouterr()
    return left_by(run)


def kill_after(epochs: int, more: float, *arguments: str) -> bool:
    """Train in a process, and kill it `more` seconds after an epoch's line; False if it was done before."""
    command = [sys.executable, "-c", _OFTEN, "train", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith(f"epoch {epochs}/"):
                time.sleep(more)
                process.kill()
                break
        process.stderr.read()
        return process.wait(30) == -signal.SIGKILL


def test_a_killed_training_goes_on_to_the_last_bit(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    assert kill_after(4, 0.0, str(project), "--run-dir", str(run))
    assert run_folder.read_mark(run) is None
    assert run_folder.checkpoints(run)
    assert main(["train", str(project), "--resume", str(run)]) == 0
    assert "it begins again" not in capsys.readouterr().err
    assert_same(left_by(run), uninterrupted(project, capsys))


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(3))
def test_a_training_that_is_killed_again_and_again_comes_to_the_same_end(
    seed: int, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, chance, kills = tmp_path / "run", random.Random(seed), 0
    arguments = [str(project), "--run-dir", str(run)]
    for _ in range(6):
        done = len(run_folder.read_epochs(run)) if run.exists() else 0
        if not kill_after(done + chance.randint(1, 5), chance.random() * 0.1, *arguments):
            break
        kills += 1
        arguments = [str(project), "--resume", str(run)]
    assert kills > 1
    assert main(["train", *arguments]) in (0, 2)  # 2: it had come to its end before the last kill
    assert_same(left_by(run), uninterrupted(project, capsys))
