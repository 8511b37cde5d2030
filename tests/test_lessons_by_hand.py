"""A lesson done by hand in each language, in a window with engines: each step as it says, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from designer.app import create_window
from designer.views.panels.palette_list import MIME_TYPE
from tests.support.user import User

Key = Qt.Key
COPY = Qt.DropAction.CopyAction

pytestmark = pytest.mark.slow


class Learner(User):
    """Takes a lesson."""

    def begin(self, name: str) -> None:
        """Take a lesson from the welcome page."""
        self.click(f"welcome_lesson_{name}")
        self.wait(lambda: self.guide.lesson is not None, "the lesson to begin")

    def wait(self, condition: Callable[[], bool], what: str = "", seconds: float = 120) -> None:
        """Let the program work; engines may have to share the machine with others."""
        super().wait(condition, what, seconds)

    def see(self, name: str, kind: type = QWidget) -> QWidget:
        """Find something as a learner does, who turns the wheel until it is in view."""
        found = super().see(name, kind)
        area = found.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                self._turn_wheel(area, found)
            area = area.parentWidget()
        return found

    def _turn_wheel(self, area: QScrollArea, wanted: QWidget) -> None:
        port = area.viewport()
        for _ in range(60):
            place = wanted.mapTo(port, wanted.rect().center())
            if port.rect().contains(place):
                return
            at, turn = QPointF(port.rect().center()), QPoint(0, 120 if place.y() < 0 else -120)
            event = QWheelEvent(
                at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(port, event)
        pytest.fail(f"{wanted.objectName()} cannot be brought into view")

    @property
    def guide(self):  # type: ignore[no-untyped-def]
        """What checks the steps."""
        return self.window.lessons.guide

    def next(self, seconds: float = 400) -> None:
        """Wait until the step has found that it is done, and press "Next"."""
        step = self.guide.step.title
        self.wait(lambda: self.guide.is_done, f"“{step}” to be done: {self.guide.fulfilled}", seconds)
        assert self.see("lesson_next").property("primary") is True
        self.click("lesson_next")

    def train(self) -> None:
        """Press F5 once training is possible, and wait for its end."""
        runs = self.window.context.runs
        before = len(runs.runs)
        analysis = self.window.context.analysis
        self.wait(
            lambda: bool(analysis.is_current and analysis.report and analysis.report.can_train), "training", seconds=400
        )
        self.shortcut("train")
        self.wait(lambda: len(runs.runs) > before, "a run", 400)
        self.wait(lambda: self.window.context.training.state == "idle", "training to end", 600)

    def select(self, name: str) -> None:
        """Show the whole drawing and click a card."""
        self.window.canvas.setFocus()
        self.key(Key.Key_Home)
        node_id = self.node(name)
        self.hand.click(self.hand.body(node_id))
        assert self.window.context.selection.ids == (node_id,)

    def fill(self, name: str, **fields: str) -> None:
        """Title the selected layer and fill its fields in the inspector."""
        self.type("field_name", name)
        for param, value in fields.items():
            widget = self.see(f"field_{param}")
            is_choice = isinstance(widget, QComboBox) or widget.findChild(QComboBox) is not None
            (self.choose if is_choice else self.type)(f"field_{param}", value)

    def search(self, typed: str) -> str:
        """Type into the search that has opened on the canvas and press Enter; returns the id of what came."""
        before = set(self.window.document.graph.nodes)
        field = self.see("canvas_search_field")
        self.qtbot.keyClicks(field, typed)
        self.qtbot.keyClick(field, Key.Key_Return)
        (node_id,) = set(self.window.document.graph.nodes) - before
        return node_id

    def pull(self, source: str, name: str, **fields: str) -> None:
        """Drag a wire from a layer to empty space, add a Dense there and fill its fields."""
        self.key(Key.Key_Home, at="canvas")
        start = self.hand.output(self.node(source))
        self.hand.drag(start, self.empty_place())
        self.search("Dense")
        self.fill(name, **fields)

    def empty_place(self) -> QPointF:
        """Return a place of the canvas, as near to its middle as can be, where nothing is."""
        canvas = self.window.canvas
        room = canvas.viewport().rect().adjusted(120, 90, -120, -90)
        places = [
            QPoint(x, y) for x in range(room.left(), room.right(), 40) for y in range(room.top(), room.bottom(), 40)
        ]
        places.sort(key=lambda p: (p - room.center()).manhattanLength())
        free = (p for p in places if not canvas.items(QRect(p - QPoint(110, 70), p + QPoint(110, 70))))
        return canvas.mapToScene(next(free))

    def drop_layer(self, type_: str, at: QPointF) -> None:
        """Drag a layer from the palette to a place of the drawing."""
        port = self.window.canvas.viewport()
        mime, place = QMimeData(), QPointF(self.window.canvas.mapFromScene(at))
        mime.setData(MIME_TYPE, type_.encode())
        for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
            where = place if kind is QDropEvent else place.toPoint()
            event = kind(where, COPY, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(port, event)

    def from_menu(self, menu: str, action: str) -> None:
        """Open a menu of the bar with the mouse, walk to an entry with the arrow keys and press Enter."""
        bar, found, wanted = self.window.menuBar(), self.window.menus[menu], self.action(action)
        self.wait(wanted.isEnabled, f"{action} to be possible")
        self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(found.menuAction()).center())
        self.wait(found.isVisible, f"the menu {menu}")
        for _ in found.actions():
            if found.activeAction() is wanted:
                break
            self.qtbot.keyClick(found, Key.Key_Down)
        assert found.activeAction() is wanted
        self.qtbot.keyClick(found, Key.Key_Return)
        self._come_back()


@pytest.fixture(params=["en", "ko"])
def learner(request, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Learner:
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    window = create_window(settings_file=tmp_path / "settings.ini")
    qtbot.addWidget(window, before_close_func=lambda w: w.document.undo_stack.setClean())
    window.settings.set_language(request.param)
    window.resize(1600, 1000)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return Learner(qtbot, window)


def finish(learner: Learner) -> None:
    assert learner.guide.lesson is None
    assert not learner.window.lessons.dock.isVisible()


def test_scaling(learner: Learner) -> None:
    learner.begin("3-scaling")
    learner.open_tab("data")
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("data")
    fold = f"binding_inputs_{learner.node('wine')}_fold"
    learner.wait(lambda: learner.see(fold).isEnabled(), "the columns of the wines", 400)
    learner.click(fold)
    add_step(learner, "Standardize")
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("runs")
    learner.next()
    finish(learner)


def test_the_ticket_classifier(learner: Learner) -> None:
    learner.begin("1-tickets")
    learner.next()
    for name in ("title", "text_body"):
        learner.hand.double_click(learner.empty_place())
        learner.search("Input")
        learner.fill(name, shape="10000")
        if name == "title":
            learner.next()
    learner.select("text_body")
    learner.shortcut("duplicate")
    (copy,) = learner.window.context.selection.ids
    learner.fill("tags", shape="100")
    assert learner.node("tags") == copy
    learner.next()
    learner.hand.double_click(learner.empty_place())
    joined = learner.search("Concatenate")
    learner.key(Key.Key_Home, at="canvas")
    for port, name in enumerate(("title", "text_body", "tags")):
        learner.hand.drag(learner.hand.output(learner.node(name)), learner.hand.input(joined, port))
    learner.next()
    learner.pull(learner.window.document.graph.nodes[joined].name, "features", units="64", activation="relu")
    learner.next()
    learner.pull("features", "priority", units="1", activation="sigmoid")
    learner.next()
    learner.pull("features", "department", units="4", activation="softmax")
    learner.next()
    learner.open_tab("summary")
    learner.next()
    learner.open_tab("training")
    priority, department = learner.node("priority"), learner.node("department")
    learner.choose("training_optimizer", "RMSprop")
    learner.choose(f"training_loss_{priority}", "MeanSquaredError")
    learner.choose(f"training_loss_{department}", "CategoricalCrossentropy")
    learner.choose_in_list(f"training_metrics_{priority}_add", "mean_absolute_error", "MeanAbsoluteError")
    learner.choose_in_list(f"training_metrics_{department}_add", "accuracy", "accuracy")
    learner.type("training_epochs", "1")
    learner.next()
    learner.open_tab("data")
    learner.wait(lambda: learner.see("data_bind_by_name").isEnabled(), "columns to be offered", 400)
    learner.click("data_bind_by_name")
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("evaluate")
    learner.click("evaluate_start")
    learner.next()
    learner.select("features")
    learner.from_menu("graph", "attach_output")
    learner.fill("difficulty", units="3", activation="softmax")
    learner.next()
    learner.open_tab("code")
    learner.next()
    finish(learner)


def test_overfitting(learner: Learner) -> None:
    learner.begin("2-overfitting")
    learner.open_tab("training")
    learner.click("training_callbacks_0_remove")
    learner.next()
    for name in ("hidden_1", "hidden_2"):
        learner.select(name)
        learner.type("field_units", "256")
    learner.type("training_epochs", "150")
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("training")
    learner.next()
    wire = next(iter(learner.window.document.graph.outgoing(learner.node("hidden_1"))))
    learner.window.canvas.frame_all()
    learner.drop_layer("Dropout", learner.hand.wire(wire))
    learner.type("field_rate", "0.5")
    learner.next()
    learner.open_tab("training")
    learner.choose_in_list("training_callbacks_add", "EarlyStopping", "EarlyStopping")
    learner.click("training_callbacks_0")
    learner.type("field_patience", "5")
    learner.click("field_restore_best_weights")
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("runs")
    learner.next()
    finish(learner)


def test_a_new_head(learner: Learner) -> None:
    learner.begin("4-new-head")
    learner.train()
    learner.next()
    learner.select("features")
    learner.from_menu("graph", "attach_output")
    learner.fill("difficulty", units="3", activation="softmax")
    learner.next()
    learner.open_tab("data")
    learner.wait(lambda: learner.see("data_bind_by_name").isEnabled(), "columns to be offered", 400)
    learner.click("data_bind_by_name")
    learner.open_tab("training")
    learner.choose(f"training_loss_{learner.node('difficulty')}", "SparseCategoricalCrossentropy")
    learner.next()
    learner.select("features")
    learner.from_menu("graph", "toggle_frozen")
    learner.next()
    learner.open_tab("training")
    box = learner.see("training_start_from")
    learner.choose("training_start_from", box.itemText(1))
    learner.next()
    learner.train()
    learner.next()
    learner.open_tab("evaluate")
    learner.click("evaluate_start")
    learner.next()
    finish(learner)


def add_step(learner: Learner, name: str) -> None:
    """Open the menu of steps below the columns and take one with the keys."""
    button = next(
        b
        for b in learner.see("panel_data").findChildren(QAbstractButton)
        if b.objectName().endswith("_steps_add") and b.isVisible()
    )
    pressed: list[str] = []

    def take() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        while menu.activeAction() is None or not menu.activeAction().objectName().endswith(f"_add_{name}"):
            learner.qtbot.keyClick(menu, Key.Key_Down)
        pressed.append(name)
        learner.qtbot.keyClick(menu, Key.Key_Return)

    QTimer.singleShot(300, take)
    learner.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    learner.wait(lambda: pressed == [name], "the menu of steps")
    learner._come_back()
