"""A learner's path by hand: what does not learn is drawn, trained, diagnosed, mended by two clicks and explained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from designer.app import create_window
from designer.project.records import DATA, TRAINING
from designer.views.panels.try_it.explanation_view import EffectBars
from tests.support.user import User

EPOCHS = 12


@pytest.fixture
def flowers(tmp_path: Path) -> Path:
    """Write three kinds of flowers, measured in units that make the numbers large."""
    rng = np.random.default_rng(5)
    kinds = rng.integers(0, 3, 360)
    centres = rng.normal(size=(3, 4)) * 2.5
    sizes = centres[kinds] + rng.normal(size=(360, 4))
    path = tmp_path / "flowers.npz"
    np.savez(path, sizes=(sizes * 4000 + 9000).astype("float32"), kind=kinds)
    return path


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


def train(user: User) -> float:
    """Train as the project stands and return the accuracy of the validation."""
    training = user.window.context.training
    user.wait(lambda: user.action("train").isEnabled() and training.why_not_start() is None, "a project to train", 120)
    before = len(user.window.context.runs.runs)
    user.shortcut("train")
    user.wait(lambda: len(user.window.context.runs.runs) > before, "a run", 90)
    user.wait(lambda: training.state == "idle", "the run to end", 180)
    return float(user.window.context.runs.runs[0].logs[-1]["val_accuracy"])


def explain(user: User) -> None:
    """Ask why a row is what the model says, and see that what counted adds up to what it says."""
    user.open_tab("try_it")
    user.click("try_it_why")
    (bars,) = user.see("explanation_bars", EffectBars).parent().findChildren(EffectBars)
    (output,) = user.window.context.tryouts.explanation.outputs
    assert {one.name for one in bars.effects} == {f"sizes[{place}]" for place in range(4)}
    assert sum(one.effect for one in bars.effects) == pytest.approx(output.score - output.base, abs=0.02)
    assert max(abs(one.effect) for one in bars.effects) > 0.1


def test_a_network_that_does_not_learn_is_mended_by_two_clicks(user: User, flowers: Path) -> None:
    user.click("welcome_new")
    user.see("canvas")
    user.draw("Input", (-260, 0), "sizes", shape="4")
    user.draw("Dense", (0, 0), "hidden", units="16", activation="relu")
    user.draw("Dense", (260, 0), "kind", units="3", activation="softmax")
    user.hand.canvas.frame_all()
    user.connect("sizes", "hidden")
    user.connect("hidden", "kind")
    user.open_tab("data")
    user.drop_file("panel_data", flowers)
    user.wait(lambda: user.see("data_bind_by_name").isEnabled(), "columns to be offered")
    user.click("data_bind_by_name")
    user.open_tab("training")
    user.click(f"training_suggest_{user.node('kind')}")
    user.type("training_learning_rate", "1.0")
    user.type("training_epochs", str(EPOCHS))
    document, doctor = user.window.document, user.window.context.doctor
    drawn = document.graph.copy()
    bad = train(user)

    rules = [one.rule for one in doctor.findings() if one.severity == "error"]
    assert rules[:2] == ["inputs_not_scaled", "learning_rate_too_high"]
    user.open_tab("doctor")
    steps = document.undo_stack.index()
    user.click("finding_remedy")
    user.wait(lambda: document.undo_stack.index() == steps + 1, "the first remedy")
    user.wait(lambda: len(user.window.findChildren(object, "finding_mended")) == 1, "it to be said")
    user.click("finding_remedy")
    user.wait(lambda: document.undo_stack.index() == steps + 2, "the second remedy")
    assert document.graph.settings[TRAINING].optimizer["args"]["learning_rate"] <= 0.01
    assert document.graph.settings[DATA].inputs[user.node("sizes")].steps

    good = train(user)
    assert good > max(0.85, bad + 0.05)
    assert [one.rule for one in doctor.findings() if one.severity != "hint"] == []
    user.open_tab("doctor")
    user.wait(lambda: "nothing to complain of" in user.see("doctor_note").text(), "it to be said")

    explain(user)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert list(document.graph.elements()) == list(drawn.elements())
