"""What panels wish for happens: layers added, code and models exported, runs opened and deleted, fields focused."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QToolButton

from designer.data.sources import BundledSource, CsvSource
from designer.engine.feeding.describing import describe
from designer.export.formats import EXPORTERS
from designer.project import storage
from designer.project.records import DATA
from designer.project.run_folder import PROJECT
from tests.shell.conftest import describe_iris
from tests.support import projects
from tests.support.answerer import choose, name_file
from tests.support.runs import write_run

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def iris(make_window, tmp_path: Path):
    """Return a window with a saved project and one run of it, whose data lie beside the project."""
    drawing = projects.iris()
    data = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = msgspec.structs.replace(data, source=CsvSource("flowers.csv"))
    path = tmp_path / "iris.kdesign"
    storage.save(drawing.graph, path)
    run = write_run(tmp_path / "iris.kdesign.runs" / "first")
    (run / PROJECT).write_text(projects.text(drawing), encoding="utf-8")
    window = make_window(path)
    window.docks.build_all()
    return window


def names(window) -> list[str]:
    return [n.name for n in window.document.graph.nodes.values()]


def test_enter_in_the_palette_adds_the_layer_behind_the_selected_one(iris, qtbot):
    iris.context.selection.set([next(n.id for n in iris.document.graph.nodes.values() if n.name == "hidden")])
    field = iris.findChild(QLineEdit, "palette_search")
    qtbot.mouseClick(field, LEFT)
    qtbot.keyClicks(field, "LeakyReLU")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    new = iris.context.selection.current
    assert iris.document.graph.nodes[new].type == "LeakyReLU"
    assert len(iris.document.graph.incoming(new)) == 1


def test_enter_edits_in_the_inspector(iris, qtbot):
    iris.context.selection.set([next(n.id for n in iris.document.graph.nodes.values() if n.name == "hidden")])
    iris.canvas.setFocus()
    iris.canvas.edit_requested.emit(iris.context.selection.current)
    focus = iris.focusWidget()  # the window may not be active yet
    assert any(w.objectName() == "field_units" for w in (focus, focus.parentWidget()))


def test_the_code_is_saved_in_the_style_on_show(iris, qtbot, answerer, tmp_path):
    iris.docks.show_panel("code")
    combo = iris.docks.panel("code").findChild(QComboBox, "code_style")
    combo.setCurrentIndex(combo.findData("subclass"))
    combo.activated.emit(combo.currentIndex())
    answerer.expect("export_dialog", name_file(qtbot, tmp_path / "net.py"))
    qtbot.mouseClick(iris.docks.panel("code").findChild(QPushButton, "code_save"), LEFT)
    assert not (tmp_path / "net.py").exists()  # before it is known what the data are
    describe_iris(iris)
    assert "(keras.Model):" in (tmp_path / "net.py").read_text(encoding="utf-8")


def test_every_export_is_a_type_of_one_dialog(iris, qtbot, answerer, tmp_path):
    seen: list[str] = []

    def look(dialog: QFileDialog) -> None:
        seen.extend(dialog.nameFilters())
        notebook = next(f for f in dialog.nameFilters() if ".ipynb" in f)
        types = dialog.findChild(QComboBox, "fileTypeCombo")
        qtbot.keyClicks(types, notebook[:7])
        assert dialog.selectedFiles()[0].endswith("iris.ipynb")
        name_file(qtbot, tmp_path / "book")(dialog)

    answerer.expect("export_dialog", look)
    iris.actions_by_id["export_python"].trigger()
    for row in EXPORTERS:
        assert any(f"(*{row.suffixes[0]})" in f or not row.suffixes[0] for f in seen), row.name
    assert len([f for f in seen if "(*.py)" in f]) == 3
    describe_iris(iris)
    assert json.loads((tmp_path / "book.ipynb").read_text(encoding="utf-8"))["nbformat"] == 4


def test_a_name_without_its_ending_writes_over_nothing_unasked(iris, qtbot, answerer, tmp_path):
    (tmp_path / "net.v2.py").write_text("mine")
    seen: list[str] = []

    def leave(dialog: QFileDialog) -> None:
        seen.extend(dialog.selectedFiles())
        dialog.reject()

    answerer.expect("export_dialog", name_file(qtbot, tmp_path / "net.v2"))
    answerer.expect("export_dialog", leave)
    iris.actions_by_id["export_python"].trigger()
    assert seen == [str(tmp_path / "net.v2.py")]
    assert (tmp_path / "net.v2.py").read_text() == "mine"
    answerer.expect("export_dialog", name_file(qtbot, tmp_path / "net.v3"))
    iris.actions_by_id["export_python"].trigger()
    assert not (tmp_path / "net.v3.py").exists()  # it waits for the data to be described
    datasets = iris.context.datasets
    datasets.description, datasets.is_loading = describe(BundledSource("iris"), tmp_path), False
    datasets.changed.emit()
    assert "def build_model()" in (tmp_path / "net.v3.py").read_text(encoding="utf-8")


def button(window, name: str) -> QToolButton:
    window.docks.show_panel("runs")
    return window.docks.panel("runs").findChild(QToolButton, f"runs_{name}_button")


def test_a_run_is_deleted_when_that_is_confirmed(iris, qtbot, answerer):
    run = iris.context.runs.runs[0].path
    answerer.expect("delete_runs_question", choose("cancel"))
    qtbot.mouseClick(button(iris, "delete"), LEFT)
    assert run.exists()
    answerer.expect("delete_runs_question", choose("delete"))
    qtbot.mouseClick(button(iris, "delete"), LEFT)
    assert not run.exists()
    assert iris.context.runs.runs == ()


def test_the_project_of_a_run_opens_as_a_copy_that_finds_its_data(iris, qtbot, tmp_path):
    qtbot.mouseClick(button(iris, "open"), LEFT)
    assert iris.document.path is None
    assert iris.document.is_modified
    assert "species" in names(iris)
    assert iris.document.data.source == CsvSource((tmp_path / "flowers.csv").as_posix())


def test_the_model_of_a_run_is_one_of_the_models(iris, qtbot, answerer):
    seen: list[str] = []

    def look(dialog: QFileDialog) -> None:
        seen.extend(dialog.nameFilters())
        dialog.reject()

    answerer.expect("export_dialog", look)
    qtbot.mouseClick(button(iris, "export"), LEFT)
    assert "(*.keras)" in seen[0]
    assert not any("(*.py)" in f for f in seen)


def test_a_project_saved_elsewhere_still_finds_its_data(iris, qtbot, answerer, tmp_path):
    (tmp_path / "other").mkdir()
    answerer.expect("save_dialog", name_file(qtbot, tmp_path / "other" / "moved.kdesign"))
    assert iris.files.save_as()
    saved = storage.load(tmp_path / "other" / "moved.kdesign")
    assert saved.settings[DATA].source == CsvSource((tmp_path / "flowers.csv").as_posix())
    assert not iris.document.is_modified
