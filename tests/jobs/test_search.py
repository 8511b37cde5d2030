"""A search from the command line: its trials are ordinary runs, it goes on where it ended, and it says the best."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from designer.app import main
from designer.jobs import journal
from designer.project import run_folder, storage
from designer.project.examples import example
from designer.project.records import SEARCH, TRAINING
from tests.support import projects

ROOT = Path(__file__).resolve().parent.parent.parent
Captured = pytest.CaptureFixture[str]
VARY = ["--vary", "hidden.units=4..16", "--vary", "dropout=on,off", "--vary", "training.batch_size=8,16"]


def events(said: str) -> list[dict]:
    return [json.loads(line) for line in said.splitlines()]


def test_trials_are_runs_that_can_be_repeated_and_a_search_goes_on_as_if_nothing_had_been(
    tmp_path: Path, capsys: Captured
) -> None:
    project = tmp_path / "iris.kdesign"
    storage.save(projects.iris(epochs=7).graph, project)
    command = ["search", str(project), "--json"]
    options = ["--epochs", "2", "--set", "optimizer.learning_rate=0.02"]
    assert main([*command, *VARY, *options, "--method", "random", "--trials", "3"]) == 0
    told = events(capsys.readouterr().out)
    trials = {one["number"]: one for one in told if one["type"] == "TrialDone"}
    best, runs = told[-1], tmp_path / "iris.kdesign.runs"
    assert best["type"] == "SearchDone"
    assert sorted(trials) == [1, 2, 3]
    assert best["value"] == min(one["value"] for one in trials.values())
    assert best["run"] == trials[best["best"]]["run"]
    for one in trials.values():
        ending = run_folder.read_mark(runs / one["run"])
        assert ending is not None
        assert ending[0] == "done"
        epochs = run_folder.read_epochs(runs / one["run"])
        assert epochs[-1].logs["val_loss"] == one["value"]
        info = run_folder.read_info(runs / one["run"])
        assert info.varied == one["values"]
        assert info.group == f"search-{best['name']}"
        frozen = storage.load(runs / one["run"] / run_folder.PROJECT)
        assert frozen.settings[TRAINING].batch_size == one["values"]["training.batch_size"]
        assert frozen.settings[TRAINING].epochs == len(epochs) == 2
        assert frozen.settings[TRAINING].optimizer["args"]["learning_rate"] == 0.02

    # the best one's project, trained alone in a process that has trained nothing else
    alone = tmp_path / "alone.kdesign"
    storage.save(storage.load(runs / best["run"] / run_folder.PROJECT), alone)
    assert main(["train", str(alone), "--run-dir", str(tmp_path / "again")]) == 0
    assert [line.logs for line in run_folder.read_epochs(tmp_path / "again")] == [
        line.logs for line in run_folder.read_epochs(runs / best["run"])
    ]

    # killed in its second trial
    path = journal.journal_path(runs, best["name"])
    lines = path.read_bytes().splitlines(keepends=True)
    begun = [line for line in lines if b'"type":"trial"' in line]
    ended = [line for line in lines if b'"type":"ended"' in line]
    path.write_bytes(lines[0] + begun[0] + ended[0] + begun[1] + begun[2][:9])
    for number in (2, 3):
        run_folder.remove(runs / trials[number]["run"])
    capsys.readouterr()
    assert main([*command, "--resume"]) == 0
    again = events(capsys.readouterr().out)
    assert {one["number"]: (one["values"], one["value"]) for one in again if one["type"] == "TrialDone"} == {
        number: (one["values"], one["value"]) for number, one in trials.items()
    }
    assert {**again[-1], "seconds": 0} == {**best, "seconds": 0, "id": again[-1]["id"]}


def test_what_a_search_cannot_begin_with_is_said(tmp_path: Path, capsys: Captured) -> None:
    project = tmp_path / "iris.kdesign"
    storage.save(projects.iris().graph, project)
    for arguments, said in (
        ([], "Nothing varies yet"),
        (["--vary", "hidden.units=3"], "has 1 value"),
        (["--resume"], "There is no search of iris.kdesign"),
        (["--resume", "yesterday"], "There is no search yesterday"),
        (["--vary", "hidden.units=3,4", "--objective", "val_loss:up"], "up is no direction"),
        (["--vary", "hidden.units=3,4", "--set", "batch=8"], "There is no option batch"),
        (["--resume", "--epochs", "3"], "A search goes on as it began"),
    ):
        assert main(["search", str(project), *arguments]) == 2
        error = capsys.readouterr().err
        assert error.startswith("error: ")
        assert said in error
    assert not (tmp_path / "iris.kdesign.runs").exists()


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_search_survives_a_kill_of_everything_and_finds_what_is_better_than_the_example(tmp_path: Path) -> None:
    project = tmp_path / "digits.kdesign"
    project.write_bytes(example("digits").path.read_bytes())
    assert main(["train", str(project), "--run-dir", str(tmp_path / "own")]) == 0
    own = run_folder.read_epochs(tmp_path / "own")[-1].logs["val_loss"]
    command = [sys.executable, str(ROOT / "main.py"), "search", str(project), "--json", "--trials", "40"]
    vary = [
        *("--vary", "hidden.units=64..512:log", "--vary", "dropout.rate=0.0..0.6", "--vary", "dropout=on,off"),
        *("--vary", "training.batch_size=16..64:log", "--vary", "training.optimizer=adam,rmsprop"),
    ]
    with subprocess.Popen([*command, *vary], stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        next(line for line in process.stdout if '"TrialDone"' in line and json.loads(line)["number"] == 12)
        os.killpg(process.pid, signal.SIGKILL)
    done = subprocess.run([*command, "--resume"], stdout=subprocess.PIPE, text=True, check=True)
    told = events(done.stdout)
    trials = [one for one in told if one["type"] == "TrialDone"]
    assert len([one for one in trials if one["state"] != "repeated"]) == 40
    assert told[-1]["value"] < own
    assert SEARCH in storage.load(tmp_path / "digits.kdesign.runs" / told[-1]["run"] / run_folder.PROJECT).settings

    run = tmp_path / "digits.kdesign.runs" / told[-1]["run"]
    frozen, script = tmp_path / "best.kdesign", tmp_path / "best.py"
    storage.save(storage.load(run / run_folder.PROJECT), frozen)
    assert main(["export", str(frozen), "-o", str(script)]) == 0
    ask = f"import json, runpy; print(json.dumps(runpy.run_path({str(script)!r})['train']().history))"
    said = subprocess.run([sys.executable, "-c", ask], stdout=subprocess.PIPE, text=True, cwd=tmp_path, check=True)
    history = json.loads(said.stdout.splitlines()[-1])
    trained = [line.logs["val_loss"] for line in run_folder.read_epochs(run)]
    assert history["val_loss"] == trained  # the script of the best trial trains to the same numbers
