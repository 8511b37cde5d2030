"""Data dropped on the window: what is in them is shown, and a project is made of them with mouse and keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView

from designer.app import create_window
from designer.files import allowed
from designer.project.records import DATA, TRAINING
from designer.shell.starting import holds_records
from designer.shell.window import MainWindow
from designer.views.elided_label import ElidedLabel
from tests.support.answerer import choose

PATIENCE = 240_000  # ms


@pytest.fixture(scope="module")
def running(tmp_path_factory) -> Iterator[MainWindow]:
    """Return a window with its engine, for all tests of the file."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_DESIGNER_SETTINGS", str(folder / "settings.ini"))
        patch.setenv("KERAS_DESIGNER_STATE", str(folder / "state"))
        window = create_window()
        window.settings.set_language("en")
        window.resize(1280, 800)
        window.show()
        yield window
        window.document.undo_stack.setClean()
        window.close()
        window.deleteLater()
        QApplication.processEvents()


@pytest.fixture
def window(running: MainWindow) -> Iterator[MainWindow]:
    yield running
    if running.starting.dialog is not None:
        running.starting.dialog.reject()
    running.document.undo_stack.setClean()
    running.document.reset(running.document.graph.copy())
    running.files.close()


def mixed_table(path: Path, rows: int = 240) -> Path:
    random = np.random.default_rng(0)
    size, kind = random.normal(size=rows), random.choice(["a", "b", "c"], rows)
    frame = pd.DataFrame({"id": np.arange(rows), "size": size.round(3), "kind": kind})
    frame["when"] = (pd.Timestamp("2024-01-01") + pd.to_timedelta(random.integers(0, 400, rows), "D")).astype(str)
    for name in ("size", "kind", "when"):
        frame.loc[random.random(rows) < 0.2, name] = None
    frame["left"] = np.where(size + (kind == "b") > 0.3, "yes", "no")
    frame.to_csv(path, index=False)
    return path


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    fixed = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(300, 300), *fixed)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), *fixed))


def shown_dialog(window: MainWindow, qtbot):
    qtbot.waitUntil(lambda: window.starting.dialog is not None, timeout=PATIENCE)
    return window.starting.dialog


def can_train(window: MainWindow) -> bool:
    analysis = window.context.analysis
    return analysis.is_current and analysis.report is not None and analysis.report.can_train


def click_target(dialog, qtbot, name: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    item = dialog.targets.findItems(name, Qt.MatchFlag.MatchExactly)[0]
    dialog.targets.scrollToItem(item)
    place = dialog.targets.visualItemRect(item).center()
    qtbot.mouseClick(dialog.targets.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_a_dropped_table_becomes_a_project_that_can_be_trained(window, qtbot, tmp_path) -> None:
    drop(window, mixed_table(tmp_path / "people.csv"))
    dialog = shown_dialog(window, qtbot)
    assert dialog.start is not None
    click_target(dialog, qtbot, "left")
    said = dialog.reasons.toPlainText()
    assert "left is no or yes. The network tells how likely yes is." in said
    assert "id is left out." in said
    assert "No row is lost." in said
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    graph = window.document.graph
    assert [c for b in graph.settings[DATA].inputs.values() for c in b.columns] == ["size", "kind", "when"]
    assert graph.settings[DATA].source.path == str(tmp_path / "people.csv")
    qtbot.waitUntil(lambda: can_train(window), timeout=PATIENCE)
    assert window.document.is_modified
    assert window.files.name() == "people.kdesign"


def test_a_python_file_is_asked_about_before_it_makes_data(window, qtbot, tmp_path, answerer) -> None:
    path = tmp_path / "make.py"
    path.write_text("def load_data():\n    return {'x': [[1.0, 2.0]] * 40, 'y': [0, 1] * 20}\n", encoding="utf-8")
    answerer.expect("run_code_question", choose("cancel"))
    window.starting.open_path(path)
    assert not allowed.is_allowed(path, "run")
    assert window.starting.dialog is None
    answerer.expect("run_code_question", choose("run"))
    window.starting.open_path(path)
    start = shown_dialog(window, qtbot).start
    assert [aim.field.name for aim in start.aims] == ["y"]
    assert [branch.part.title for branch in start.branches] == ["x"]


def long_table(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write("a,kind,noise\n")
        block = "".join(f"{i / 8},{'xyz'[i % 3]},{i * 7919 % 10007}\n" for i in range(20_000))
        file.writelines([block] * (rows // 20_000))
    return path


def test_reading_that_takes_long_is_shown_where_one_looks_and_can_be_ended(window, qtbot, tmp_path) -> None:
    """First rows come first; Cancel ends the reading, and what was not read is read when that is wanted."""
    window.files.open_example("iris")
    path = long_table(tmp_path / "long.csv", 4_000_000)
    drop(window, path)
    datasets, panel = window.context.datasets, window.docks.panel("data")
    preview = panel.findChild(QTableView, "data_preview").model()
    qtbot.waitUntil(lambda: preview.rowCount() == 50, timeout=PATIENCE)
    assert datasets.is_loading
    assert "so far the first 1\u202f000 rows" in panel.findChild(QLabel, "data_summary").text()
    cancels = [window.findChild(QPushButton, name) for name in ("data_reading_cancel", "status_data_cancel")]
    qtbot.waitUntil(lambda: all(button.isVisible() for button in cancels), timeout=PATIENCE)
    texts = [window.findChild(ElidedLabel, name) for name in ("data_reading_text", "status_data_text")]
    qtbot.waitUntil(lambda: "long.csv" in texts[0].text() or "Looking at" in texts[0].text(), timeout=PATIENCE)
    assert texts[0].text() == texts[1].text()
    qtbot.mouseClick(cancels[1], Qt.MouseButton.LeftButton)
    assert not datasets.is_loading
    assert not any(button.isVisible() for button in cancels)
    assert "cancelled" in panel.findChild(QLabel, "data_error").text()
    assert datasets.columns() == ()

    long_table(path, 20_000)
    qtbot.mouseClick(panel.findChild(QPushButton, "data_read_again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: datasets.description is not None, timeout=PATIENCE)
    assert datasets.description.rows == 20_000
    assert not panel.findChild(QPushButton, "data_read_again").isVisible()
    assert not panel.findChild(QLabel, "data_error").isVisible()


def test_several_targets_are_chosen_and_nothing_chosen_is_said(window, qtbot, tmp_path) -> None:
    drop(window, mixed_table(tmp_path / "people.csv"))
    dialog = shown_dialog(window, qtbot)
    click_target(dialog, qtbot, "left")
    click_target(dialog, qtbot, "size", Qt.KeyboardModifier.ControlModifier)
    assert {aim.field.name for aim in dialog.start.aims} == {"left", "size"}
    dialog.targets.clearSelection()
    assert not dialog.create_button.isEnabled()
    assert dialog.reasons.toPlainText() == "Choose what is to be predicted."
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.starting.dialog is None
    assert not window.files.has_project


def test_a_kind_that_is_corrected_is_understood_anew(window, qtbot, tmp_path) -> None:
    path = tmp_path / "grades.csv"
    rows = np.arange(200)
    pd.DataFrame({"x": rows / 3, "grade": 1 + rows % 9, "y": rows * 1.5}).to_csv(path, index=False)
    drop(window, path)
    dialog = shown_dialog(window, qtbot)
    before = dialog.start.branches[0].part.shape
    dialog.fields.correct(["grade"], "category")
    qtbot.waitUntil(lambda: dialog.start.branches[0].part.shape != before, timeout=PATIENCE)
    assert dialog.start.branches[0].part.shape == (1 + 9 + 1,)  # x, the grades, a place for others
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.document.data.kinds == {"grade": "category"}


def test_a_dropped_folder_of_pictures_has_its_own_target(window, qtbot, tmp_path) -> None:
    for place in range(12):
        folder = tmp_path / "pets" / ("cat", "dog")[place % 2]
        folder.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (32, 32), (place, 0, 0)).save(folder / f"{place}.png")
    drop(window, tmp_path / "pets")
    dialog = shown_dialog(window, qtbot)
    assert [item.text() for item in dialog.targets.selectedItems()] == ["class"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    types = {node.type for node in window.document.graph.nodes.values()}
    assert {"RandomFlip", "Conv2D"} <= types
    qtbot.waitUntil(lambda: can_train(window), timeout=PATIENCE)


def test_a_file_that_cannot_be_read_is_said(window, qtbot, tmp_path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("a,a\n1,2\n", encoding="utf-8")
    said: list[str] = []
    window.context.notices.posted.connect(lambda notice: said.append(notice.text))
    drop(window, path)
    qtbot.waitUntil(lambda: any("two columns are called a" in text for text in said), timeout=PATIENCE)
    assert window.starting.dialog is None


def test_records_are_told_from_models(window, qtbot, tmp_path) -> None:
    records = tmp_path / "records.json"
    records.write_text(json.dumps([{"x": i, "label": "pq"[i % 2]} for i in range(60)]), encoding="utf-8")
    model = tmp_path / "model.json"
    model.write_text('{"class_name": "Sequential", "config": {"layers": []}}', encoding="utf-8")
    assert not holds_records(model)
    drop(window, records)
    dialog = shown_dialog(window, qtbot)
    assert [item.text() for item in dialog.targets.selectedItems()] == ["label"]


def test_the_welcome_page_and_the_menu_offer_it(window) -> None:
    assert window.findChild(QPushButton, "welcome_data").isVisible()
    assert window.actions_by_id["new_from_data"].isEnabled()
    assert window.actions_by_id["new_from_folder"].isEnabled()
    assert TRAINING not in window.document.graph.settings
