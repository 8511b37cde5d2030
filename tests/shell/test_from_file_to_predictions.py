"""From a file dropped on the empty window to a trained model, its evaluation and a file of predictions, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from designer.app import create_window
from designer.shell.settings import SETTINGS_VARIABLE, STATE_VARIABLE
from designer.shell.window import MainWindow
from tests.support.user import User

pytestmark = pytest.mark.slow

MINUTES = 240  # seconds


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot) -> Iterator[User]:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "settings.ini"))
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    window = create_window()
    window.settings.set_language("en")
    window.resize(1400, 900)
    window.show()
    yield User(qtbot, window)
    window.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def predicted(user: User, data: Path, file: Path) -> pd.DataFrame:
    """Drop data, take what is proposed, train, evaluate and save the predictions: four clicks to the training."""
    window = user.window
    assert isinstance(window, MainWindow)
    user.drop_file("main_window", data)
    user.wait(lambda: window.starting.dialog is not None, "what is in the data", MINUTES)
    user.click("start_create")
    analysis = window.context.analysis
    user.wait(lambda: analysis.is_current and analysis.report is not None, "the check", MINUTES)
    assert analysis.report.can_train
    user.key(Qt.Key.Key_F5)
    runs = window.context.runs
    user.wait(lambda: bool(runs.runs) and window.context.training.state == "idle", "the run to end", MINUTES)
    user.open_tab("evaluate")
    user.click("evaluate_start")
    user.wait(lambda: not window.context.evaluations.is_busy, "the evaluation", MINUTES)
    assert user.see("evaluate_rows").model().rowCount() > 0
    user.save_with("evaluate_save", file)
    user.wait(file.is_file, "the predictions", MINUTES)
    return pd.read_csv(file)


def test_a_mixed_table_with_gaps(user: User, tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    rows = 200
    size, kind = random.normal(size=rows), random.choice(["a", "b", "c"], rows)
    frame = pd.DataFrame({"size": size.round(3), "kind": kind, "weight": random.normal(size=rows).round(3)})
    for name in frame.columns:
        frame.loc[random.random(rows) < 0.2, name] = None
    frame["left"] = np.where(size + (kind == "b") > 0.3, "yes", "no")
    frame.to_csv(tmp_path / "people.csv", index=False)
    told = predicted(user, tmp_path / "people.csv", tmp_path / "predictions.csv")
    truth = frame["left"].to_numpy()[told["row"] - 1]
    assert len(told) == rows // 5
    assert (told["left"] == truth).mean() > 0.65


def test_a_folder_of_pictures(user: User, tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    for place in range(80):
        folder = tmp_path / "shades" / ("dark", "light")[place % 2]
        folder.mkdir(parents=True, exist_ok=True)
        pixels = random.integers(0, 90, (16, 16), np.uint8) + np.uint8(150 * (place % 2))
        Image.fromarray(pixels).save(folder / f"{place:02}.png")
    told = predicted(user, tmp_path / "shades", tmp_path / "predictions.csv")
    assert len(told) == 16
    assert set(told["class"]) == {"dark", "light"}
