"""Lessons in the window: begun, checked by themselves while the steps are done through the program's own edits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from designer.data.steps.scale import Standardize
from designer.engine.feeding.describing import describe
from designer.graph import edits
from designer.graph.building import attach_output
from designer.graph.model import Edge
from designer.project.lessons.lesson import Step, Target, bundled
from designer.project.records import TRAINING, OutputTraining
from designer.shell.window import MainWindow
from designer.wire import Checked
from tests.support.runs import write_run

LESSONS = list(bundled())


def add(window: MainWindow, type_: str, name: str, *sources: str, **params: object) -> str:
    """Add a layer through the edits that the canvas uses, and wire it to others."""
    document, signatures = window.document, window.context.catalogue.signature
    document.push(edits.add_node(document.graph, type_, (0, 0), params, name))
    (node_id,) = (n.id for n in document.graph.nodes.values() if n.name == name)
    for port, source in enumerate(sources):
        edge = Edge(node(window, source), 0, node_id, port)
        document.push(edits.connect(document.graph, edge, signatures))
    return node_id


def node(window: MainWindow, name: str) -> str:
    return next(n.id for n in window.document.graph.nodes.values() if n.name == name)


def settle(window: MainWindow) -> None:
    QApplication.processEvents()
    window.lessons.guide.look()


def press_next(window: MainWindow, qtbot) -> None:
    """Press "Next", which it is called because the step is done."""
    settle(window)
    guide = window.lessons.guide
    assert guide.is_done, (guide.step, guide.fulfilled)
    assert window.lessons.card.next.property("primary") is True
    qtbot.mouseClick(window.lessons.card.next, Qt.MouseButton.LeftButton)


def train(window: MainWindow, epochs: int = 4, **fields: object) -> None:
    """Write a run where the window would have trained one, and let it be found."""
    folder = window.context.runs.new_run_folder()
    write_run(folder, epochs=epochs, planned=epochs, **fields)
    window.context.runs.refresh()


def find_no_errors(window: MainWindow) -> None:
    """Say what the engine would of a drawing without faults."""
    analysis = window.context.analysis
    analysis.report, analysis.is_current = Checked(can_train=True, ok=True), True
    analysis.report_changed.emit()


def set_training(window: MainWindow, **fields: object) -> None:
    new = msgspec.structs.replace(window.document.training, **fields)
    window.document.set_setting(TRAINING, new, "Change")


def test_every_lesson_is_on_the_welcome_page_and_in_help(window, qtbot):
    for name in LESSONS:
        assert window.findChild(QPushButton, f"welcome_lesson_{name}") is not None
    titles = [action.text() for action in window.menus["help/lessons"].actions() if action.text()]
    assert len(titles) == len(LESSONS) + 1
    assert window.lessons.begin("3-scaling")
    window.lessons.guide.go_to(1)
    window.settings.set_language("ko")
    menu = window.menus["help/lessons"]
    qtbot.waitUntil(lambda: "티켓 분류기" in [action.text() for action in menu.actions()])
    assert window.lessons.card.findChild(QLabel, "lesson_step_title").text() == "열 그대로 학습하기"


def test_the_ticket_lesson_is_done_step_by_step(window, qtbot):
    qtbot.mouseClick(window.findChild(QPushButton, "welcome_lesson_1-tickets"), Qt.MouseButton.LeftButton)
    assert window.lessons.dock.isVisible()
    assert not window.document.graph.nodes
    assert window.document.data.source is not None
    guide = window.lessons.guide
    press_next(window, qtbot)  # what is only read is done at once
    settle(window)
    assert not guide.is_done
    assert window.lessons.card.next.text() == "Skip"
    add(window, "Input", "title", shape=[10000])
    press_next(window, qtbot)
    add(window, "Input", "text_body", shape=[10000])
    add(window, "Input", "tags", shape=[100])
    press_next(window, qtbot)
    add(window, "Concatenate", "concatenate", "title", "text_body", "tags")
    press_next(window, qtbot)
    add(window, "Dense", "features", "concatenate", units=64, activation="relu")
    press_next(window, qtbot)
    add(window, "Dense", "priority", "features", units=1, activation="sigmoid")
    press_next(window, qtbot)
    add(window, "Dense", "department", "features", units=4, activation="softmax")
    press_next(window, qtbot)
    window.docks.show_summary()
    press_next(window, qtbot)
    compile_tickets(window)
    press_next(window, qtbot)
    bind(window)
    assert window.lessons.guide.fulfilled == (True, True, True, True, True, True, False)  # one-hot by itself
    find_no_errors(window)
    press_next(window, qtbot)
    train(window)
    press_next(window, qtbot)
    assert not guide.is_done  # nothing was evaluated: the learner skips it here
    qtbot.mouseClick(window.lessons.card.next, Qt.MouseButton.LeftButton)
    change, head = attach_output(
        window.document.graph, node(window, "features"), window.context.catalogue.signature, {"units": 3}, "difficulty"
    )
    window.document.push(change)
    assert head
    press_next(window, qtbot)
    window.docks.show_code()
    settle(window)
    assert guide.is_done
    assert window.lessons.card.next.text() == "Finish"
    qtbot.mouseClick(window.lessons.card.next, Qt.MouseButton.LeftButton)
    assert not window.lessons.dock.isVisible()
    assert guide.lesson is None


def bind(window: MainWindow) -> None:
    datasets = window.context.datasets
    datasets.description = describe(window.document.data.source, Path())
    datasets.is_loading = False
    datasets.changed.emit()
    window.docks.show_data()
    panel = window.docks.panel("data")
    panel.bind_by_name()
    settle(window)


def compile_tickets(window: MainWindow) -> None:
    set_training(
        window,
        optimizer="rmsprop",
        epochs=1,
        outputs={
            node(window, "priority"): OutputTraining("mean_squared_error", ("mean_absolute_error",)),
            node(window, "department"): OutputTraining("categorical_crossentropy", ("accuracy",)),
        },
    )


def test_the_overfitting_lesson_is_done_step_by_step(window, qtbot):
    assert window.lessons.begin("2-overfitting")
    settle(window)
    assert not window.lessons.guide.is_done
    set_training(window, callbacks=())
    press_next(window, qtbot)
    for name in ("hidden_1", "hidden_2"):
        document = window.document
        document.push(edits.set_params(document.graph, node(window, name), {"units": 256}))
    set_training(window, epochs=150)
    find_no_errors(window)
    press_next(window, qtbot)
    train(window, metrics=("loss",), epochs=9)  # falls to its end: no overfitting in it
    settle(window)
    assert not window.lessons.guide.is_done
    rising = window.context.runs.new_run_folder()
    write_run(rising, epochs=3, planned=3, metrics=("accuracy",))
    text = (rising / "metrics.jsonl").read_text().replace("val_accuracy", "val_loss")
    (rising / "metrics.jsonl").write_text(text)
    window.context.runs.refresh()
    press_next(window, qtbot)
    window.docks.show_training()
    press_next(window, qtbot)
    document = window.document
    document.push(
        edits.insert_on_edge(
            document.graph,
            Edge(node(window, "hidden_1"), 0, node(window, "hidden_2"), 0),
            edits.new_node(document.graph, "Dropout", (0, 0), {"rate": 0.5}),
            window.context.catalogue.signature,
        )
    )
    press_next(window, qtbot)
    stopping = {"class": "EarlyStopping", "args": {"patience": 5, "restore_best_weights": True}}
    set_training(window, callbacks=(stopping,))
    press_next(window, qtbot)
    press_next(window, qtbot)
    window.docks.show_runs()
    press_next(window, qtbot)


def test_the_scaling_lesson_is_done_step_by_step(window, qtbot):
    assert window.lessons.begin("3-scaling")
    window.docks.show_data()
    press_next(window, qtbot)
    train(window)
    press_next(window, qtbot)
    data = window.document.data
    (key,) = data.inputs
    steps = dict.fromkeys(data.inputs[key].columns, (Standardize(),))
    scaled = msgspec.structs.replace(data.inputs[key], steps=steps)
    window.document.set_setting("data", msgspec.structs.replace(data, inputs={key: scaled}), "Change")
    press_next(window, qtbot)
    train(window, epochs=9)
    press_next(window, qtbot)
    window.docks.show_runs()
    press_next(window, qtbot)


def test_the_lesson_on_a_new_head_is_done_step_by_step(window, qtbot):
    assert window.lessons.begin("4-new-head")
    train(window)
    press_next(window, qtbot)
    document, signatures = window.document, window.context.catalogue.signature
    document.push(attach_output(document.graph, node(window, "features"), signatures, {"units": 3}, "difficulty")[0])
    press_next(window, qtbot)
    bind(window)
    outputs = {
        **document.training.outputs,
        node(window, "difficulty"): OutputTraining("sparse_categorical_crossentropy"),
    }
    set_training(window, outputs=outputs)
    press_next(window, qtbot)
    window.context.selection.set([node(window, "features")])
    window.canvas.building.toggle_frozen()
    press_next(window, qtbot)
    set_training(window, start_from=window.context.runs.runs[0].name)
    find_no_errors(window)
    press_next(window, qtbot)
    train(window)
    press_next(window, qtbot)
    assert window.lessons.card.next.text() == "Finish"


@pytest.mark.parametrize("name", LESSONS)
def test_show_me_points_at_something_in_each_step(window, name, qtbot):
    assert window.lessons.begin(name)
    window.docks.build_all()
    guide = window.lessons.guide
    for index, step in enumerate(guide.lesson.steps):
        for target in step.targets:
            if target.kind == "node" and not any(n.name == target.name for n in window.document.graph.nodes.values()):
                continue  # the learner draws it in the steps before
            if target.name in ("field_units", "evaluate_start"):
                continue  # only while a Dense is selected, or with a run
            window.lessons.show_me(pointing_at(step, target))
            qtbot.waitUntil(window.lessons.spotlight.isVisible, timeout=10_000)
            ring = window.lessons.spotlight.ring
            assert not ring.isEmpty(), (index, target)
            assert window.rect().contains(ring.center()), (index, target)


def pointing_at(step: Step, target: Target) -> Step:
    return replace(step, targets=(target,))


def test_the_ring_goes_with_the_next_click(window, qtbot):
    assert window.lessons.begin("3-scaling")
    qtbot.mouseClick(window.lessons.card.show_me, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.lessons.spotlight.isVisible)
    assert window.docks.current_tab() == "data"
    qtbot.mouseClick(window.lessons.card.back, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.lessons.card.body.viewport(), Qt.MouseButton.LeftButton)
    assert not window.lessons.spotlight.isVisible()


def test_a_teachers_lesson_is_dropped_and_a_wrong_one_is_answered_with_its_line(window, tmp_path):
    path = tmp_path / "mine.md"
    path.write_text("---\ntitle: Mine\nstart: blank\n---\n## A\n```check\nnode Dens\n```\n", encoding="utf-8")
    window.take_path(path)
    assert "line 7" in window.messages.notice.text
    assert window.lessons.guide.lesson is None
    path.write_text("---\ntitle: Mine\nstart: blank\n---\n## A\n```check\nnode Dense\n```\n", encoding="utf-8")
    window.take_path(path)
    assert window.lessons.card.findChild(QWidget, "lesson_step_title").text() == "A"
    assert window.files.has_project


def test_a_lesson_that_was_left_goes_on_where_it_was_and_one_that_is_done_has_a_tick(window, qtbot):
    assert window.lessons.begin("3-scaling")
    guide = window.lessons.guide
    guide.go_to(2)
    window.document.push(edits.add_node(window.document.graph, "Dense", (0, 400), {"units": 3}, "mine"))
    window.lessons.leave()
    assert window.lessons.begin("3-scaling")
    assert guide.index == 2
    assert node(window, "mine")  # the project is the one that was there
    guide.go_to(len(guide.lesson.steps) - 1)
    window.docks.show_runs()
    settle(window)
    qtbot.mouseClick(window.lessons.card.next, Qt.MouseButton.LeftButton)
    assert guide.lesson is None
    card = window.welcome.lessons["3-scaling"]
    assert card.accessibleName().startswith("✓")
    window.document.undo_stack.setClean()
    assert window.lessons.begin("3-scaling")  # from its beginning
    assert guide.index == 0
    window.document.undo_stack.setClean()
    window.files.close()
    other = window.welcome.lessons["2-overfitting"]
    assert not other.accessibleName().startswith("✓")
