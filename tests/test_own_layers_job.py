"""Layers of one's own by hand: dropped, drawn, checked, trained, resumed, evaluated, exported and opened again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from designer.app import create_window
from designer.catalogue.load import load
from designer.cli import main
from designer.export.python_code import STYLES, python_code
from designer.project import storage
from designer.project.own_code import code_of
from designer.project.records import TRAINING
from tests.support.own_layers import LAYERS
from tests.support.user import User

pytestmark = pytest.mark.slow
LEFT = Qt.MouseButton.LeftButton


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


@pytest.fixture
def series(tmp_path: Path) -> Path:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(64, 16, 3)).astype("float32")
    np.savez(tmp_path / "series.npz", x=x, score=x.mean(axis=(1, 2))[:, None])
    return tmp_path / "series.npz"


def report(user: User):
    analysis = user.window.context.analysis
    return analysis.report if analysis.is_current else None


def test_draw_train_resume_evaluate_export_and_open_again(user: User, series: Path, tmp_path: Path, qtbot) -> None:
    file = tmp_path / "mine.py"
    file.write_text(LAYERS, encoding="utf-8")
    user.click("welcome_new")
    user.see("canvas")
    user.drop_file("panel_palette", file)
    assert user.see("palette_list", QTreeView).model().index(0, 0).data() == "My layers"
    user.draw("Input", (-520, 0), "x", shape="16, 3")
    user.draw("SpectralConv", (-300, 0), "filtered", modes="4", activation="relu")
    user.draw("OnlySeries", (-100, 0), "mean")
    user.draw("Dense", (100, -100), "values", units="4")
    user.draw("Dense", (100, 100), "how_far", units="4")
    user.draw("Gate", (300, 0), "gate")
    user.draw("Dense", (500, 0), "score", units="1")
    user.hand.canvas.frame_all()
    for source, target, port in (
        ("x", "filtered", 0), ("filtered", "mean", 0), ("mean", "values", 0), ("mean", "how_far", 0),
        ("values", "gate", 0), ("how_far", "gate", 1), ("gate", "score", 0),
    ):  # fmt: skip
        user.connect(source, target, port)
    user.wait(lambda: report(user) is not None and report(user).ok, "the layers to be run by the checker", 120)
    assert report(user).nodes[user.node("filtered")].params == 24
    assert user.window.session.checker.state == "ready"
    user.open_tab("data")
    user.drop_file("panel_data", series)
    user.wait(lambda: user.see("data_bind_by_name").isEnabled(), "columns to be offered")
    user.click("data_bind_by_name")
    user.open_tab("training")
    user.choose(f"training_loss_{user.node('score')}", "my_loss")
    user.choose_in_list(f"training_metrics_{user.node('score')}_add", "Worst", "Worst")
    user.type("training_epochs", "2")
    user.wait(lambda: user.action("train").isEnabled() and report(user) and report(user).can_train, "to train", 120)
    document = user.window.document
    project = tmp_path / "mine.kdesign"
    storage.save(document.graph, project)
    document.set_path(project)
    user.shortcut("train")
    runs = user.window.context.runs
    user.wait(lambda: [r.status for r in runs.runs] == ["done"], "the run to end", 180)
    (run,) = runs.runs
    user.open_tab("evaluate")
    user.window.session.close()  # what follows is the same program without a window
    for style in STYLES:
        if style == "sequential":
            continue  # two Dense side by side
        code = python_code(document.graph, load(), style, folder=tmp_path, target=tmp_path / "net.py")
        assert "class SpectralConv(" in code
        compile(code, "net.py", "exec")
    longer = storage.load(run.path / "project.kdesign")
    assert code_of(longer) == code_of(document.graph)
    assert main(["train", str(project), "--resume", run.name, "--epochs", "3"]) == 0
    assert main(["evaluate", str(project), "--run", run.name]) == 0
    assert main(["export", str(project), "--run", run.name, "-o", str(tmp_path / "net.keras")]) == 0
    assert main(["import", str(tmp_path / "net.keras"), "-o", str(tmp_path / "again.kdesign")]) == 0
    again = storage.load(tmp_path / "again.kdesign")
    assert code_of(again) == code_of(document.graph)
    assert again.settings[TRAINING].start_from == "imported"
    assert main(["check", str(tmp_path / "again.kdesign")]) in (0, 1)
