"""The table of runs: how they stand, what they reached, what they differ in, and what can be done with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QTableView, QTableWidget

from designer.graph import edits
from designer.project import run_notes, storage
from designer.session.runs import Runs
from designer.views.context import Context
from designer.views.panels.run_texts import run_label
from designer.views.panels.runs import RunsPanel
from designer.views.panels.runs_model import EPOCHS, NAME, SHOWN, STATUS
from tests.support.panels import make_context
from tests.support.runs import logs, write_run


@pytest.fixture
def context(qtbot, tmp_path) -> Context:
    context = make_context()
    context.document.set_path(tmp_path / "net.kdesign")
    return context


@pytest.fixture
def panel(context, qtbot) -> RunsPanel:
    panel = RunsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1200, 280)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def four(context, panel) -> Context:
    folder = context.runs.folder()
    adam = {"optimizer": {"class": "Adam", "args": {"learning_rate": 0.01}}, "epochs": 4}
    write_run(folder / "a", started="2026-01-01T00:00:01", settings={"epochs": 4})
    write_run(folder / "b", started="2026-01-01T00:00:02", settings=adam, best=1, epochs=4)
    write_run(folder / "c", started="2026-01-01T00:00:03", outcome="failed", text="The loss became NaN.", epochs=1)
    write_run(folder / "d", started="2026-01-01T00:00:04", outcome="", epochs=2)
    context.runs.refresh()
    return context


def table(panel: RunsPanel) -> QTableView:
    return panel.findChild(QTableView, "runs_table")


def cells(panel: RunsPanel, column: int) -> list[str]:
    model = table(panel).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click(qtbot, panel: RunsPanel, row: int, column: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    view = table(panel)
    at = view.visualRect(view.model().index(row, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_without_runs_it_says_what_will_stand_here(panel):
    assert panel.findChild(QLabel, "runs_empty").isVisible()
    assert panel.title() == "Runs"


def test_runs_stand_newest_first_with_their_state_in_words(four, panel):
    assert cells(panel, NAME) == ["d", "c", "b", "a"]
    assert cells(panel, STATUS) == ["died", "failed", "done", "done"]
    assert panel.title() == "Runs 4"


def test_a_run_elsewhere_says_where_in_the_list_beside_it_and_to_the_filter(four, panel, qtbot):
    write_run(four.runs.folder() / "e", started="2026-01-01T00:00:05", address="10.0.0.7:6379")
    four.runs.refresh()
    assert cells(panel, STATUS)[:2] == ["done · 10.0.0.7:6379", "died"]
    click(qtbot, panel, 0, NAME)
    assert "Trained at: 10.0.0.7:6379" in panel.findChild(QLabel, "runs_details").text()
    table(panel).model().set_filter("10.0.0.7", False)
    assert cells(panel, NAME) == ["e"]


def test_final_and_best_values_of_the_validation_are_columns(four, panel):
    model = table(panel).model()
    heads = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    loss = heads.index("validation loss")
    assert heads[loss + 1] == "at best"
    assert cells(panel, loss)[2] == f"{logs(3)['val_loss']:.4g}"
    assert cells(panel, loss + 1)[2] == f"{logs(1)['val_loss']:.4g}"


def test_a_tick_shows_a_run_in_the_plots(four, panel, qtbot):
    view = table(panel)
    rect = view.visualRect(view.model().index(2, SHOWN))
    with qtbot.waitSignal(four.runs.shown_changed):
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(12, rect.height() // 2)
        )
    assert four.runs.shown == ("b",)


def test_two_selected_runs_are_compared(four, panel, qtbot):
    click(qtbot, panel, 2, NAME)
    click(qtbot, panel, 3, NAME, Qt.KeyboardModifier.ControlModifier)
    differences = panel.findChild(QTableWidget, "runs_differences")
    rows = {
        differences.item(r, 0).text(): (differences.item(r, 1).text(), differences.item(r, 2).text())
        for r in range(differences.rowCount())
    }
    assert rows == {"optimizer": ("Adam", "rmsprop"), "optimizer learning_rate": ("0.01", "–")}


def test_why_a_run_failed_stands_beside_the_table(four, panel, qtbot):
    click(qtbot, panel, 1, NAME)
    assert "The loss became NaN." in panel.findChild(QLabel, "runs_details").text()


def test_actions_are_wishes_for_the_window(four, panel, qtbot):
    click(qtbot, panel, 2, NAME)
    with qtbot.waitSignal(panel.run_actions.open_project_requested) as opened:
        panel.run_actions.by_name["open"].trigger()
    assert opened.args[0] == four.runs.folder() / "b" / "project.kdesign"
    with qtbot.waitSignal(panel.run_actions.export_model_requested) as exported:
        panel.run_actions.by_name["export"].trigger()
    assert exported.args == ["b"]
    with qtbot.waitSignal(panel.run_actions.delete_requested) as deleted:
        qtbot.keyClick(table(panel), Qt.Key.Key_Delete)
    assert deleted.args == [("b",)]
    assert (four.runs.folder() / "b").exists()


def test_only_a_run_with_a_checkpoint_can_go_on(four, panel, qtbot):
    click(qtbot, panel, 0, NAME)
    assert not panel.run_actions.by_name["resume"].isEnabled()
    (four.runs.folder() / "d" / "checkpoint-0002.keras").write_bytes(b"state")
    four.runs.refresh()
    click(qtbot, panel, 0, NAME)
    assert panel.run_actions.by_name["resume"].isEnabled()


def test_the_selection_survives_a_new_run(four, panel, qtbot):
    click(qtbot, panel, 2, NAME)
    write_run(four.runs.folder() / "e", started="2026-01-01T00:00:05")
    four.runs.refresh()
    assert [run.name for run in panel.selected_runs()] == ["b"]
    assert cells(panel, NAME)[0] == "e"


def test_a_run_more_or_less_is_a_row_more_or_less(four, panel, qtbot):
    model, old = table(panel).model(), panel.selected_runs()
    resets, inserted, removed = [], [], []
    model.modelReset.connect(lambda: resets.append(True))
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    write_run(four.runs.folder() / "e", started="2026-01-01T00:00:05")
    write_run(four.runs.folder() / "f", started="2026-01-01T00:00:06")
    four.runs.refresh()
    four.runs.delete("c")
    four.runs.refresh()

    assert cells(panel, NAME) == ["f", "e", "d", "b", "a"]
    assert (resets, inserted, removed) == ([], [(0, 1)], [(3, 3)])
    assert [run.name for run in panel.selected_runs()] == [run.name for run in old]


def test_a_running_run_cannot_be_deleted(context, panel, qtbot):
    context.runs.begin(context.runs.folder() / "live", {}, 10)
    panel.select(["live"])
    assert not panel.run_actions.by_name["delete"].isEnabled()
    assert cells(panel, STATUS) == ["running"]


def test_the_next_training_continues_from_a_run(four, panel, qtbot):
    (four.runs.folder() / "b" / "model.keras").write_bytes(b"a model")
    said = []
    four.notices.posted.connect(said.append)
    panel.select(["a"])
    assert not panel.run_actions.by_name["continue"].isEnabled()
    panel.select(["b"])
    nodes = dict(four.document.graph.nodes)
    qtbot.mouseClick(panel.run_actions.buttons["continue"], Qt.MouseButton.LeftButton)
    assert four.document.training.start_from == "b"
    assert four.document.graph.nodes == nodes
    assert "starts with the weights of the run b" in said[0].text
    four.document.undo_stack.undo()
    assert four.document.training.start_from == ""


def test_a_run_is_renamed_in_the_list_and_is_called_so_everywhere(four, panel, qtbot):
    click(qtbot, panel, 2, STATUS)
    qtbot.keyClick(table(panel), Qt.Key.Key_F2)
    editor = table(panel).findChild(QLineEdit)
    assert editor.text() == "b"
    editor.selectAll()
    qtbot.keyClicks(editor, "the good one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cells(panel, NAME)[2] == "the good one")  # the delegate takes it a turn later
    assert run_label(four.runs.run("b")) == "the good one"
    assert run_notes.read(four.runs.folder())["b"].name == "the good one"
    again = Runs(four.document)
    again.refresh()
    assert again.run("b").note.name == "the good one"


def test_tags_and_note_are_written_beside_the_table_and_found_by_the_filter(four, panel, qtbot):
    click(qtbot, panel, 3, NAME)
    for name, text in (("runs_tags", "small, first"), ("runs_note", "as in the paper")):
        line = panel.findChild(QLineEdit, name)
        line.setFocus()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert four.runs.run("a").note.tags == ("small", "first")
    assert cells(panel, NAME)[3] == "a  #small  #first"
    field = panel.findChild(QLineEdit, "runs_filter")
    for text, left in (("paper", ["a"]), ("#SMALL", ["a"]), ("failed", ["c"]), ("nowhere", []), ("", list("dcba"))):
        field.setText(text)
        assert [cell[:1] for cell in cells(panel, NAME)] == left
    assert panel.title() == "Runs 4"


def test_pinned_runs_stand_first_and_archived_ones_are_out_of_sight(four, panel, qtbot):
    click(qtbot, panel, 3, NAME)
    panel.run_actions.by_name["pin"].trigger()
    assert cells(panel, NAME) == ["a", "d", "c", "b"]
    click(qtbot, panel, 1, NAME)
    panel.run_actions.by_name["archive"].trigger()
    assert cells(panel, NAME) == ["a", "c", "b"]
    panel.findChild(QCheckBox, "runs_archived").setChecked(True)
    assert cells(panel, NAME) == ["a", "d", "c", "b"]
    assert "4 runs" in panel.findChild(QLabel, "runs_count").text()


def test_a_click_on_a_heading_sorts_and_what_has_no_value_stands_last(four, panel, qtbot):
    view = table(panel)
    view.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    assert cells(panel, NAME) == ["a", "b", "c", "d"]
    view.sortByColumn(EPOCHS, Qt.SortOrder.DescendingOrder)
    assert cells(panel, EPOCHS)[-1].startswith("1")
    four.runs.write(("a",), pinned=True)
    assert cells(panel, NAME)[0] == "a"


def test_the_drawing_of_a_run_comes_back_as_one_step(four, panel, qtbot):
    document = four.document
    before = storage.encode(document.graph)
    other = document.graph.copy()
    other.apply(edits.set_param(other, "n5", "units", 8))
    other.apply(edits.delete(other, ["n8"], four.catalogue.signature))
    storage.save(other, four.runs.folder() / "b" / "project.kdesign")
    click(qtbot, panel, 2, NAME)
    panel.run_actions.by_name["restore"].trigger()
    assert storage.encode(document.graph) == storage.encode(other)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert storage.encode(document.graph) == before


def test_the_drawings_of_two_runs_are_compared_layer_by_layer(four, panel, qtbot):
    graph = four.document.graph
    other = graph.copy()
    other.apply(edits.set_param(other, "n5", "units", 8))
    storage.save(graph, four.runs.folder() / "a" / "project.kdesign")
    storage.save(other, four.runs.folder() / "b" / "project.kdesign")
    click(qtbot, panel, 2, NAME)
    click(qtbot, panel, 3, NAME, Qt.KeyboardModifier.ControlModifier)
    found = panel.findChild(QTableWidget, "runs_differences")
    assert [found.item(0, column).text() for column in range(3)] == ["shared units", "8", "64"]


def test_many_runs_are_asked_about_once(four, panel, qtbot):
    panel.select(["a", "b", "c"])
    with qtbot.waitSignal(panel.run_actions.delete_requested) as deleted:
        panel.run_actions.by_name["delete"].trigger()
    assert sorted(deleted.args[0]) == ["a", "b", "c"]
    four.runs.delete(*deleted.args[0])
    assert [run.name for run in four.runs.runs] == ["d"]


@pytest.fixture
def seeds(context, panel) -> Context:
    for number, offset in enumerate((0.0, 0.2)):
        write_run(
            context.runs.folder() / f"s{number}",
            started=f"2026-01-01T00:00:0{number}",
            group="s",
            varied={"seed": number},
            offset=offset,
        )
    write_run(context.runs.folder() / "alone", started="2026-01-01T00:00:09", group="other")
    context.runs.refresh()
    return context


def test_a_row_above_the_runs_of_a_group_says_their_mean_and_hides_them_at_a_click(seeds, panel, qtbot):
    assert cells(panel, NAME) == ["alone", "▾ seed · 2 runs", "s1", "s0"]
    assert cells(panel, STATUS)[1] == "2 of 2 done"
    losses = [float(value) for value in (cells(panel, EPOCHS + 2)[row] for row in (2, 3))]
    mean, deviation = map(float, cells(panel, EPOCHS + 2)[1].split(" ± "))
    assert mean == pytest.approx(sum(losses) / 2, abs=1e-3)
    assert deviation == pytest.approx(abs(losses[0] - losses[1]) / 2**0.5, abs=1e-2)
    click(qtbot, panel, 1, NAME)
    assert cells(panel, NAME) == ["alone", "▸ seed · 2 runs"]
    assert [run.name for run in panel.selected_runs()] == ["s1", "s0"]
    panel.select(["s0"])
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert cells(panel, NAME) == ["alone", "▾ seed · 2 runs", "s1", "s0"]
    panel.findChild(QCheckBox, "runs_grouped").click()
    assert cells(panel, NAME) == ["alone", "s1", "s0"]


def test_the_tick_of_a_group_shows_all_its_runs(seeds, panel, qtbot):
    model = table(panel).model()
    model.setData(model.index(1, SHOWN), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert {"s0", "s1"} <= set(seeds.runs.shown)
    model.setData(model.index(2, SHOWN), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    state = model.index(1, SHOWN).data(Qt.ItemDataRole.CheckStateRole)
    assert state == Qt.CheckState.PartiallyChecked
