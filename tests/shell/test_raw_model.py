"""Before a model is written with its preparation inside, the window says what that comes to."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from designer.data import fitted
from designer.project import run_folder, storage
from designer.project.records import DATA
from tests.support.answerer import choose
from tests.support.data_scripts import prepared
from tests.support.runs import write_run
from tests.support.sold_houses import project


def test_the_question_names_what_cannot_be_drawn(window, user, qtbot, answerer):
    graph = project(user)
    storage.save(graph, user / "houses.kdesign")
    assert window.files.open_path(user / "houses.kdesign")
    window.actions_by_id["export_raw_model"].trigger()
    assert "no run yet" in window.messages.notice.text
    run = write_run(window.context.runs.folder() / "first")
    storage.save(graph, run / run_folder.PROJECT)
    fitted.write(prepared(graph.settings[DATA], user)[0].fitted, run)
    window.context.runs.refresh()
    qtbot.waitUntil(lambda: [one.status for one in window.context.runs.runs] == ["done"])
    asked: list[QMessageBox] = []

    def look_and_leave(box):
        asked.append(box.informativeText())
        choose("cancel")(box)

    answerer.expect("draw_preparation_question", look_and_leave)
    window.actions_by_id["export_raw_model"].trigger()
    assert answerer.met == ["draw_preparation_question"]
    assert "no layers for the step DateParts of when" in asked[0]
    assert "heated: yes is 1 and no is 0." in asked[0]
    assert not list(user.glob("*.keras"))
