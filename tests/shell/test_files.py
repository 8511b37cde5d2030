"""New, open, save and every question about them, asked and answered in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from designer.data.errors import OutsideError
from designer.data.files import resolve
from designer.data.settings import DataSettings
from designer.data.sources import CsvSource
from designer.files import allowed
from designer.graph import edits
from designer.graph.model import Graph
from designer.project import storage
from designer.project.records import DATA
from tests.shell.conftest import describe_iris
from tests.support.answerer import choose, name_file
from tests.support.runs import write_run

Button = QMessageBox.StandardButton


def edit(window, name: str = "pixels") -> None:
    window.document.push(edits.add_node(window.document.graph, "Input", (0, 0), {"shape": [64]}, name=name))


def press(button):
    return lambda box: box.button(button).click()


@pytest.fixture
def project(tmp_path) -> Path:
    graph = Graph()
    graph.apply(edits.add_node(graph, "Input", (0, 0), {"shape": [8]}, name="saved"))
    path = tmp_path / "net.kdesign"
    storage.save(graph, path)
    return path


def test_what_was_drawn_is_there_after_save_and_open(window, user, qtbot, answerer):
    window.actions_by_id["new"].trigger()
    edit(window)
    answerer.expect("save_dialog", name_file(qtbot, user / "mine.kdesign"))
    window.actions_by_id["save"].trigger()
    assert answerer.met == ["save_dialog"]
    assert not window.document.is_modified
    assert not window.isWindowModified()
    assert "mine.kdesign" in window.windowTitle()
    saved = storage.encode(window.document.graph)
    window.actions_by_id["new"].trigger()
    assert not window.document.graph.nodes
    answerer.expect("open_dialog", name_file(qtbot, user / "mine.kdesign"))
    window.actions_by_id["open"].trigger()
    assert storage.encode(window.document.graph) == saved


def test_save_as_without_a_suffix_adds_it(window, user, qtbot, answerer):
    window.files.new()
    edit(window)
    answerer.expect("save_dialog", name_file(qtbot, user / "plain"))
    window.actions_by_id["save_as"].trigger()
    assert (user / "plain.kdesign").is_file()


def test_an_edit_marks_the_title_and_undo_takes_the_mark_away(window):
    window.files.new()
    edit(window)
    assert window.isWindowModified()
    window.actions_by_id["undo"].trigger()
    assert not window.isWindowModified()


def test_saved_changes_are_kept_when_another_project_is_made(make_window, project, answerer):
    window = make_window(project)
    edit(window)
    answerer.expect("unsaved_question", press(Button.Save))
    window.actions_by_id["new"].trigger()
    assert {n.name for n in storage.load(project).nodes.values()} == {"saved", "pixels"}
    assert not window.document.graph.nodes


def test_discarded_changes_are_gone(make_window, project, answerer):
    window = make_window(project)
    edit(window)
    answerer.expect("unsaved_question", press(Button.Discard))
    window.actions_by_id["new"].trigger()
    assert {n.name for n in storage.load(project).nodes.values()} == {"saved"}
    assert not window.document.graph.nodes


@pytest.mark.parametrize("close", [press(Button.Cancel), lambda box: box.close()], ids=["cancel", "closed"])
def test_cancel_keeps_everything(make_window, project, answerer, close):
    window = make_window(project)
    edit(window)
    answerer.expect("unsaved_question", close)
    window.actions_by_id["new"].trigger()
    assert answerer.met == ["unsaved_question"]
    assert len(window.document.graph.nodes) == 2
    answerer.expect("unsaved_question", close)
    assert not window.close()
    assert window.isVisible()


def test_escape_in_the_question_means_cancel(make_window, project, answerer, qtbot):
    window = make_window(project)
    edit(window)
    answerer.expect("unsaved_question", lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    assert not window.close()


def test_an_example_opens_as_an_untitled_copy(window, qtbot):
    card = window.findChild(QPushButton, "welcome_example_digits")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.document.path is None
    assert window.document.graph.nodes
    assert not window.document.is_modified
    assert window.stage.currentWidget() is window.canvas


def test_an_example_that_builds_on_a_run_brings_it_along(window, qtbot, user, answerer):
    qtbot.mouseClick(window.findChild(QPushButton, "welcome_example_difficulty"), Qt.MouseButton.LeftButton)
    (run,) = window.context.runs.with_model()
    assert run.name == window.document.training.start_from
    assert not window.document.is_modified
    answerer.expect("save_dialog", name_file(qtbot, user / "mine.kdesign"))
    assert window.files.save_as()
    (moved,) = window.context.runs.with_model()
    assert moved.path == user / "mine.kdesign.runs" / run.name


def test_opened_projects_are_listed_newest_first(make_window, project, tmp_path):
    window = make_window(project)
    other = tmp_path / "other.kdesign"
    storage.save(Graph(), other)
    window.files.open_path(other)
    assert window.settings.recent == (other, project)
    assert [a.data() for a in window.menus["file/recent"].actions()] == [other, project]


def test_an_unreadable_project_is_refused_in_words_and_the_open_one_stays(make_window, project, tmp_path):
    window = make_window(project)
    bad = tmp_path / "bad.kdesign"
    bad.write_text("{", "utf-8")
    assert not window.files.open_path(bad)
    assert "bad.kdesign" in window.messages.notice.text
    assert window.messages.notice.severity == "error"
    assert window.document.path == project


def test_a_project_dropped_on_the_window_is_opened(window, project):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(project))])
    point, copy = QPoint(400, 60), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(point, copy, mime, button, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(point.toPointF(), copy, mime, button, keys))
    assert window.document.path == project


def test_a_file_changed_by_another_program_is_asked_about_before_it_is_overwritten(make_window, project, answerer):
    window = make_window(project)
    edit(window)
    theirs = Graph()
    theirs.apply(edits.add_node(theirs, "Input", (0, 0), {"shape": [3]}, name="theirs"))
    storage.save(theirs, project)
    answerer.expect("changed_question", choose("cancel"))
    assert not window.files.save()
    assert {n.name for n in storage.load(project).nodes.values()} == {"theirs"}
    answerer.expect("changed_question", choose("overwrite"))
    assert window.files.save()
    assert {n.name for n in storage.load(project).nodes.values()} == {"saved", "pixels"}


def test_a_file_changed_by_another_program_is_told_and_loaded_again_by_a_click(make_window, project, qtbot):
    window = make_window(project)
    theirs = Graph()
    theirs.apply(edits.add_node(theirs, "Input", (0, 0), {"shape": [3]}, name="theirs"))
    storage.save(theirs, project)
    window.files.look_for_outside_change()
    assert "net.kdesign" in window.messages.notice.text
    qtbot.mouseClick(window.messages.findChild(QPushButton, "message_link"), Qt.MouseButton.LeftButton)
    assert {n.name for n in window.document.graph.nodes.values()} == {"theirs"}


def test_a_project_open_in_another_window_is_asked_about(make_window, project, answerer):
    first = make_window(project)
    second = make_window()
    answerer.expect("open_twice_question", choose("cancel"))
    assert not second.files.open_path(project)
    answerer.expect("open_twice_question", choose("open"))
    assert second.files.open_path(project)
    first.close()
    third = make_window()
    assert third.files.open_path(project)


@pytest.mark.parametrize("leave", ["close_project", "new"])
def test_what_was_discarded_is_not_asked_about_again(window, project, answerer, leave):
    window.files.show_imported(storage.load(project), "opened")
    assert window.document.is_modified
    answerer.expect("unsaved_question", press(Button.Discard))
    window.actions_by_id[leave].trigger()
    assert not window.document.is_modified
    assert not window.isWindowModified()
    assert window.files.open_path(project)
    assert answerer.met == ["unsaved_question"]


def test_a_full_or_forbidden_place_is_said_and_the_project_stays_unsaved(window, user, qtbot, answerer):
    window.files.new()
    edit(window)
    answerer.expect("save_dialog", lambda dialog: dialog.reject())
    assert not window.files.save()
    assert not window.files._write(user / "no" / "such" / "folder.kdesign")
    assert window.messages.notice.severity == "error"
    assert window.document.is_modified


def test_work_a_crash_left_behind_is_offered_and_recovered(make_window, user, project, answerer):
    from designer.session.document import Document
    from designer.session.recovery import Recovery

    crashed = Document()
    recovery = Recovery(crashed, user / "state" / "recovery")
    crashed.reset(storage.load(project), project)
    crashed.push(edits.add_node(crashed.graph, "Input", (0, 0), {"shape": [5]}, name="unsaved"))
    recovery.write()
    recovery._lock.unlock()
    window = make_window()
    answerer.expect("recover_question", choose("recover"))
    window.files.offer_recovery()
    assert answerer.met == ["recover_question"]
    assert {n.name for n in window.document.graph.nodes.values()} == {"saved", "unsaved"}
    assert window.document.path == project
    assert window.document.is_modified
    assert not recovery.file.exists()


def train(window) -> Path:
    """Leave the run of a project without a file behind, as a training does; return its folder."""
    runs = window.context.runs
    path = write_run(runs.new_run_folder())
    runs.begin(path, {}, 4)
    runs.end()
    return path


def test_a_run_of_a_project_without_a_file_is_unsaved_work(window, user, qtbot, answerer):
    window.files.open_example("iris")
    assert not window.document.is_modified
    path = train(window)
    assert window.document.is_modified
    answerer.expect("unsaved_question", press(Button.Save))
    answerer.expect("save_dialog", name_file(qtbot, user / "mine.kdesign"))
    window.files.new()
    assert answerer.met == ["unsaved_question", "save_dialog"]
    assert (user / "mine.kdesign.runs" / path.name).is_dir()
    assert not path.exists()


def test_runs_of_a_project_without_a_file_are_recovered_with_it(make_window, user, qtbot, answerer):
    from designer.session.recovery import orphans

    crashed = make_window()
    crashed.files.open_example("iris")
    path = train(crashed)
    qtbot.waitUntil(crashed.files._recovery.file.exists)
    crashed.files._recovery._lock.unlock()
    window = make_window()
    answerer.expect("recover_question", choose("recover"))
    window.files.offer_recovery()
    assert [run.path for run in window.context.runs.runs] == [path]
    crashed.context.runs._temporary = None  # its process is gone

    qtbot.waitUntil(window.files._recovery.file.exists)
    window.files._recovery._lock.unlock()
    (orphan,) = orphans(user / "state" / "recovery")
    assert orphan.runs == path.parent


def test_there_is_nothing_to_recover_after_a_clean_end(make_window, user, project, answerer):
    window = make_window(project)
    edit(window)
    window.files.save()
    window.close()
    again = make_window()
    again.files.offer_recovery()
    assert not again.files.has_project


def test_code_is_exported_where_the_dialog_says(window, user, qtbot, answerer):
    window.files.open_example("iris")
    answerer.expect("export_dialog", name_file(qtbot, user / "iris.py"))
    window.actions_by_id["export_python"].trigger()
    describe_iris(window)
    assert window.messages.notice.severity == "ok"
    compile((user / "iris.py").read_text("utf-8"), "iris.py", "exec")


def test_an_export_that_cannot_be_written_is_said(window, user, qtbot):
    window.files.open_example("iris")
    window.exports.write(user / "no" / "such" / "place.py")
    describe_iris(window)
    assert window.messages.notice.severity == "error"
    window.exports.write(user / "model.xyz")
    assert window.messages.notice.severity == "error"


def test_the_model_up_to_a_node_becomes_a_project_of_its_own(window, qtbot):
    window.files.open_example("ticket")
    window.document.undo_stack.setClean()
    node = next(n.id for n in window.document.graph.nodes.values() if n.name == "shared")
    window.context.selection.set([node])
    qtbot.waitUntil(window.actions_by_id["extract"].isEnabled)
    window.actions_by_id["extract"].trigger()
    names = {n.name for n in window.document.graph.nodes.values()}
    assert names == {"title", "text_body", "tags", "features", "shared"}
    assert len(window.document.data.inputs) == 3
    assert window.document.path is None
    assert window.document.is_modified


def test_a_file_of_data_that_was_chosen_is_read_before_the_project_has_a_folder(window, user, tmp_path):
    table = tmp_path / "elsewhere" / "flowers.csv"
    table.parent.mkdir()
    table.write_text("a,b\n1,2\n")
    window.files.new()
    window.docks.show_panel("data")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    panel, how = window.docks.panel("data"), (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(20, 20), *how, keys))
    QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), *how, keys))
    source = window.document.data.source
    assert Path(source.path) == table
    assert resolve(source.path, user / "any") == table
    with pytest.raises(OutsideError):
        resolve(str(table.with_name("other.csv")), user / "any")


def test_a_project_that_is_saved_elsewhere_reads_its_data_without_a_question(make_window, tmp_path, qtbot, answerer):
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "old" / "t.csv").write_text("a,b\n1,2\n")
    path = tmp_path / "old" / "net.kdesign"
    graph = Graph()
    graph.settings[DATA] = DataSettings(CsvSource("t.csv"), validation=CsvSource("../never-chosen.csv"))
    storage.save(graph, path)
    window = make_window(path)
    answerer.expect("save_dialog", name_file(qtbot, tmp_path / "new" / "net.kdesign"))
    assert window.files.save_as()
    data = storage.load(tmp_path / "new" / "net.kdesign").settings[DATA]
    assert resolve(data.source.path, tmp_path / "new") == tmp_path / "old" / "t.csv"
    with pytest.raises(OutsideError):
        resolve(data.validation.path, tmp_path / "new")


def test_a_file_that_was_chosen_in_a_dialog_may_be_read(window, user, qtbot, answerer, project):
    answerer.expect("open_dialog", name_file(qtbot, project))
    window.actions_by_id["open"].trigger()
    assert allowed.is_allowed(project)
    assert not allowed.is_allowed(project.with_name("other.kdesign"))
