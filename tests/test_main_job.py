"""The whole job by hand: draw the ticket classifier, bind data, train, watch, stop, take the code away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from designer.app import create_window
from tests.support.user import User

CTRL = Qt.KeyboardModifier.ControlModifier
EPOCHS = 3


@pytest.fixture
def tickets(tmp_path: Path) -> Path:
    """Write a small set of tickets: three inputs, two targets that depend on them."""
    rng = np.random.default_rng(3)
    rows = 512
    arrays = {name: (rng.random((rows, size)) < 0.1).astype("float32") for name, size in SIZES.items()}
    everything = np.concatenate(list(arrays.values()), axis=1)
    score = everything @ rng.normal(size=everything.shape[1])
    departments = np.argmax(everything @ rng.normal(size=(everything.shape[1], 4)), axis=1)
    path = tmp_path / "tickets.npz"
    np.savez(
        path,
        **arrays,
        priority=(1 / (1 + np.exp(-score)))[:, None].astype("float32"),
        department=np.eye(4, dtype="float32")[departments],
    )
    return path


SIZES = {"title": 300, "text_body": 300, "tags": 40}


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    window = create_window(settings_file=tmp_path / "settings.ini")
    qtbot.addWidget(window, before_close_func=lambda w: w.document.undo_stack.setClean())
    window.resize(1600, 1000)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return User(qtbot, window)


def draw_ticket_classifier(user: User) -> None:
    user.click("welcome_new")
    user.see("canvas")
    for row, (name, size) in enumerate(SIZES.items()):
        user.draw("Input", (-520, -180 + 150 * row), name, shape=str(size))
    user.draw("Concatenate", (-260, -30), "features")
    user.draw("Dense", (0, -30), "shared", units="64", activation="relu")
    user.draw("Dense", (260, -120), "priority", units="1", activation="sigmoid")
    user.draw("Dense", (260, 60), "department", units="4", activation="softmax")
    user.hand.canvas.frame_all()
    for port, name in enumerate(SIZES):
        user.connect(name, "features", port)
    user.connect("features", "shared")
    user.connect("shared", "priority")
    user.connect("shared", "department")


def set_up_training(user: User, tickets: Path, epochs: int) -> None:
    user.open_tab("data")
    user.drop_file("panel_data", tickets)
    user.wait(lambda: user.see("data_bind_by_name").isEnabled(), "columns to be offered")
    user.click("data_bind_by_name")
    user.open_tab("training")
    user.click(f"training_suggest_{user.node('department')}")
    priority = user.node("priority")
    user.choose(f"training_loss_{priority}", "MeanSquaredError")
    user.choose_in_list(f"training_metrics_{priority}_add", "mean abs", "MeanAbsoluteError")
    user.type("training_epochs", str(epochs))
    user.wait(lambda: user.action("train").isEnabled() and can_train(user), "training to be possible", seconds=120)


def can_train(user: User) -> bool:
    analysis = user.window.context.analysis
    return bool(analysis.is_current and analysis.report and analysis.report.can_train)


def state(user: User) -> str:
    return str(user.window.context.training.state)


def run_script(script: Path) -> dict[str, list[float]]:
    """Run an exported script's own functions in a fresh interpreter; returns the history of its losses."""
    code = (
        "import json, runpy, sys; names = runpy.run_path(sys.argv[1], run_name='exported');"
        "history = names['train'](); print('HISTORY' + json.dumps(history.history))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(script)],
        cwd=script.parent,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    line = next(line for line in done.stdout.splitlines() if line.startswith("HISTORY"))
    return dict(json.loads(line.removeprefix("HISTORY")))


def test_the_whole_job_in_a_process_without_keras() -> None:
    """Run the tests below in a fresh process, in which no other test has imported Keras."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "own_process", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    assert "2 passed" in done.stdout


@pytest.mark.own_process
def test_draw_train_stop_and_take_the_code_away(user: User, tickets: Path, tmp_path: Path) -> None:
    draw_ticket_classifier(user)
    set_up_training(user, tickets, EPOCHS)

    user.shortcut("train")
    user.wait(lambda: state(user) == "running", "training to run", 60)
    user.wait(lambda: state(user) == "idle", "training to end", 120)
    runs = user.window.context.runs
    (run,) = runs.runs
    assert run.status == "done"
    plots = user.see("panel_plots")
    metrics = plots.plot_names()
    assert {"loss", "priority_mean_absolute_error", "department_accuracy"} <= set(metrics)
    user.wait(lambda: len(plots.curve_points("loss")[0]) == EPOCHS, "every epoch in the plot")
    for metric in metrics:
        for part in ("train", "validation"):
            x, y = plots.curve_points(metric, part)
            assert (len(x), len(y)) == (EPOCHS, EPOCHS), (metric, part)

    user.type("training_epochs", "500")
    user.wait(lambda: can_train(user), "the check after the change")
    user.shortcut("train")
    user.wait(lambda: state(user) == "running", "the second run", 60)
    user.wait(lambda: bool(user.window.context.training.run_name), "its name")
    user.wait(lambda: "1" in user.see("training_progress_text").text(), "progress to show")
    user.shortcut("stop")
    user.wait(lambda: state(user) == "idle", "the second run to stop", 30)
    assert runs.runs[0].status == "stopped"
    assert len(runs.runs[0].logs) < 500

    user.type("training_epochs", str(EPOCHS))
    user.open_tab("code")
    user.wait(lambda: f"epochs={EPOCHS}" in user.see("code_view").toPlainText(), "the code to follow")
    script = tmp_path / "ticket.py"
    user.save_with("code_save", script)
    user.wait(script.exists, "the script")
    history = run_script(script)
    assert set(history) == set(run.logs[0])
    for metric, values in history.items():
        assert [epoch[metric] for epoch in run.logs] == pytest.approx(values, abs=1e-6), metric

    assert not {"tensorflow", "keras", "jax"} & set(sys.modules)


@pytest.mark.own_process
def test_a_killed_runner_is_told_of_and_replaced(user: User, tickets: Path) -> None:
    draw_ticket_classifier(user)
    set_up_training(user, tickets, 500)
    before = list(user.window.document.graph.elements())
    user.shortcut("train")
    user.wait(lambda: state(user) == "running", "training to run", 60)
    runner = user.window.context.training.runner
    user.wait(lambda: "1" in user.see("training_progress_text").text(), "progress to show")
    os.kill(runner.pid, signal.SIGKILL)
    user.wait(lambda: "killed" in user.see("message_text").text(), "the window to say so", 2)
    assert state(user) == "idle"
    assert list(user.window.document.graph.elements()) == before

    user.type("training_epochs", "1")
    user.wait(lambda: can_train(user), "the check after the change")
    user.shortcut("train")
    user.wait(lambda: state(user) == "running", "the next run", 60)
    user.wait(lambda: state(user) == "idle", "the next run to end", 120)
    assert user.window.context.runs.runs[0].status == "done"
