"""From a file to predictions of it by hand: data dropped on the empty window, trained, evaluated, predicted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTableView
from pytestqt.qtbot import QtBot

from designer.app import create_window
from designer.shell.window import MainWindow
from tests.support.user import User

MOST_CLICKS = 4  # from the file that is dropped to the training
LONG = 240  # seconds; a cold engine on a busy machine


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[MainWindow]:
    """Return a window with its engines, for all tests of the file."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_DESIGNER_STATE", str(folder / "state"))
        window = create_window(settings_file=folder / "settings.ini")
        window.settings.set_language("en")
        window.resize(1600, 1000)
        window.show()
        yield window
        window.document.undo_stack.setClean()
        window.close()
        window.deleteLater()


class Counting(User):
    """A user who counts clicks and keys that stand for one."""

    clicks = 0

    def click(self, name: str) -> None:
        self.clicks += 1
        super().click(name)

    def pick(self, name: str, text: str) -> None:
        """Click an entry of a list."""
        found = self.see(name, QListWidget)
        assert isinstance(found, QListWidget)
        (item,) = found.findItems(text, Qt.MatchFlag.MatchExactly)
        found.scrollToItem(item)
        self.clicks += 1
        place = found.visualItemRect(item).center()
        self.qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def user(qtbot: QtBot, running: MainWindow) -> Iterator[Counting]:
    running.activateWindow()
    yield Counting(qtbot, running)
    running.document.undo_stack.setClean()
    running.document.reset(running.document.graph.copy())
    running.files.close()


def houses(path: Path, rows: int = 150) -> pd.DataFrame:
    """Write a mixed table with gaps and return it: what names a row, numbers, words, dates, and a price."""
    random = np.random.default_rng(0)
    size, town = random.normal(120, 30, rows), random.choice(["Seoul", "Busan", "제주"], rows)
    frame = pd.DataFrame({"house": [f"=H{i:04d}" for i in random.permutation(rows)], "size": size.round(1)})
    frame["town"] = town
    frame["built"] = (pd.Timestamp("1990-01-01") + pd.to_timedelta(random.integers(0, 9000, rows), "D")).astype(str)
    for name in ("size", "town", "built"):
        frame.loc[random.random(rows) < 0.15, name] = None
    frame["price"] = (3000 * size + 50_000 * (town == "Seoul")).round(-2)
    frame.to_csv(path, index=False)
    return frame


def pictures(folder: Path) -> None:
    """Make a folder of bright and of dark pictures, a folder a class."""
    random = np.random.default_rng(0)
    for place in range(30):
        label, light = ("bright", 200) if place % 2 else ("dark", 20)
        (folder / label).mkdir(parents=True, exist_ok=True)
        pixels = random.integers(light, light + 50, (12, 12, 3)).astype("uint8")
        Image.fromarray(pixels).save(folder / label / f"{place:02d}.png")


def train(user: Counting) -> None:
    """Press Train, as soon as the project can be trained, and wait for the end; a few epochs do for a test."""
    user.open_tab("training")
    user.type("training_epochs", "4")
    user.wait(lambda: can_train(user), "the check", LONG)
    user.click("tool_train")
    training = user.window.context.training
    user.wait(lambda: training.state == "running", "the training", LONG)
    user.wait(lambda: training.state == "idle", "its end", LONG)
    assert user.clicks <= MOST_CLICKS
    assert user.window.context.runs.runs[0].status == "done"


def can_train(user: User) -> bool:
    analysis = user.window.context.analysis
    return bool(analysis.is_current and analysis.report and analysis.report.can_train)


def evaluate(user: User) -> pd.DataFrame:
    """Evaluate the run on its validation rows and return the rows that are shown, by row number."""
    user.open_tab("evaluate")
    user.click("evaluate_start")
    evaluations = user.window.context.evaluations
    user.wait(lambda: not evaluations.is_busy, "the evaluation", LONG)
    return shown(user)


def shown(user: User) -> pd.DataFrame:
    found = user.see("evaluate_rows", QTableView)
    assert isinstance(found, QTableView)
    model = found.model()
    names = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    cells = [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]
    return pd.DataFrame(cells, columns=names)


def number(text: str) -> float:
    """Read a number as the window writes it."""
    return float(text.replace("\u202f", ""))


def save(user: User, path: Path) -> pd.DataFrame:
    """Save the predictions of what is evaluated and return them as a spreadsheet would read them."""
    user.save_with("evaluate_save", path)
    user.wait(path.exists, "the predictions", LONG)
    return pd.read_csv(path)


def test_a_mixed_table_with_gaps_becomes_predictions_in_its_own_units(user: Counting, tmp_path: Path) -> None:
    table = houses(tmp_path / "houses.csv")
    user.drop_file("welcome", tmp_path / "houses.csv")
    user.pick("start_targets", "price")
    user.click("start_create")
    train(user)
    rows = evaluate(user)
    found = save(user, tmp_path / "out.csv")
    assert found["row"].tolist() == [int(text) for text in rows["Row"]]
    assert found["price"].to_numpy() == pytest.approx([number(t) for t in rows["predicted"]], rel=1e-5)
    of_file = table.iloc[found["row"] - 1]
    assert found["house"].tolist() == ["'" + key for key in of_file["house"]]  # no formula
    assert found["price_target"].to_numpy() == pytest.approx(of_file["price"].to_numpy(), rel=1e-5)
    assert (found["price_target"] - found["price"]).to_numpy() == pytest.approx(found["price_error"].to_numpy(), abs=1)


def test_a_folder_of_pictures_becomes_predictions_in_its_own_words(user: Counting, tmp_path: Path) -> None:
    pictures(tmp_path / "light")
    user.drop_file("welcome", tmp_path / "light")
    user.click("start_create")
    train(user)
    rows = evaluate(user)
    found = save(user, tmp_path / "out.csv")
    assert found["row"].tolist() == [int(text) for text in rows["Row"]]
    assert found["class"].tolist() == rows["predicted"].tolist()
    files = sorted(p.relative_to(tmp_path / "light").as_posix() for p in (tmp_path / "light").rglob("*.png"))
    assert found["image"].tolist() == [files[row - 1] for row in found["row"]]
    assert found["class_target"].tolist() == [file.split("/")[0] for file in found["image"]]
