"""Layers of one's own in the real window: dropped, typed, changed, taken out, and read before others' code may run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QTreeView

from designer.files import allowed
from designer.graph.texts import Text
from designer.project import storage
from designer.project.own_code import code_of, with_code
from designer.views.panels.fixing import cure
from designer.wire import Fix
from tests.support.own_layers import LAYERS, project

LEFT = Qt.MouseButton.LeftButton
TYPED = "import keras\n\n\nclass Twice(keras.Layer):\n    def call(self, x):\n        return 2 * x\n"


@pytest.fixture
def notices(window) -> list:
    posted: list = []
    window.context.notices.posted.connect(posted.append)
    return posted


def palette(window):
    window.docks.show_panel("palette")
    return window.docks.panel("palette")


def rows(window) -> list[str]:
    view = palette(window).findChild(QTreeView)
    found, index = [], view.model().index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = view.indexBelow(index)
    return found


def drop(widget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), copy, mime, LEFT, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, mime, LEFT, none))


def dialog(window, name: str):
    (found,) = [w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible()]
    return found


def test_a_file_dropped_on_the_palette_becomes_my_layers(window, qtbot, notices, tmp_path):
    window.files.new()
    file = tmp_path / "mine.py"
    file.write_text(LAYERS, encoding="utf-8")
    drop(palette(window), file)
    assert rows(window)[:4] == ["My layers", "SpectralConv", "Gate", "OnlySeries"]
    assert "SpectralConv" in notices[-1].text
    assert "3 statements" in notices[-1].text
    (module,) = code_of(window.document.graph).modules
    assert allowed.is_code_allowed(module.text), "whoever chose it may run it"
    window.do.add_layer("SpectralConv")
    (node,) = window.document.graph.nodes.values()
    window.context.selection.set([node.id])
    inspector = window.docks.panel("inspector")
    assert inspector.findChild(QLineEdit, "field_modes") or window.findChild(object, "field_modes") is not None
    window.actions_by_id["undo"].trigger()
    window.actions_by_id["undo"].trigger()
    assert rows(window)[0] == "Basics"
    window.actions_by_id["redo"].trigger()
    assert rows(window)[0] == "My layers"


def test_code_is_typed_and_changed_by_hand(window, qtbot):
    window.files.new()
    QApplication.clipboard().setText("")
    window.actions_by_id["type_layer"].trigger()
    editor = dialog(window, "code_editor")
    field = editor.findChild(QPlainTextEdit, "code_editor_field")
    take = editor.findChild(QPushButton, "code_editor_take")
    field.setPlainText("class A: pass")
    qtbot.mouseClick(take, LEFT)
    assert "no class that derives" in editor.fault.text()
    assert editor.isVisible()
    field.setPlainText(TYPED)
    qtbot.mouseClick(take, LEFT)
    assert rows(window)[:2] == ["My layers", "Twice"]
    window.own_code.edit("twice")
    editor = dialog(window, "code_editor")
    editor.field.setPlainText(TYPED.replace("def call", "def __init__(self, factor=3):\n        pass\n\n    def call"))
    qtbot.mouseClick(editor.take, LEFT)
    assert [p.name for p in window.context.catalogue.spec("Twice").params] == ["factor"]
    window.actions_by_id["undo"].trigger()
    assert [p.name for p in window.context.catalogue.spec("Twice").params] == ["dtype"]


def test_code_of_others_is_read_before_it_may_run(make_window, qtbot, tmp_path):
    path = tmp_path / "foreign.kdesign"
    storage.save(project(LAYERS.replace("1e-6", "1e-3"), is_allowed=False).graph, path)
    window = make_window(path)
    (module,) = code_of(window.document.graph).modules
    assert rows(window)[:2] == ["My layers", "SpectralConv"], "read, not run"
    fix = Fix(Text("Read"), "allow_code", {"module": "layers"})
    cure(window.context, fix)
    review = dialog(window, "code_review")
    assert "EPSILON = 1e-3" in review.code.toPlainText()
    qtbot.mouseClick(review.refuse, LEFT)
    assert not allowed.is_code_allowed(module.text)
    cure(window.context, fix)
    review = dialog(window, "code_review")
    qtbot.keyClick(review, Qt.Key.Key_Return)
    assert not allowed.is_code_allowed(module.text), "Enter says no"
    cure(window.context, fix)
    qtbot.mouseClick(dialog(window, "code_review").allow, LEFT)
    assert allowed.is_code_allowed(module.text)
    change, _ = with_code(window.document.graph, LAYERS.replace("1e-6", "1e-9"), "layers.py")
    window.document.push(change)
    cure(window.context, fix)
    review = dialog(window, "code_review")
    assert "-EPSILON = 1e-3\n+EPSILON = 1e-9" in review.changes.toPlainText()
    review.close()


def test_the_menu_of_a_layer_shows_its_code_and_takes_it_out(window, qtbot, tmp_path):
    window.files.new()
    file = tmp_path / "mine.py"
    file.write_text(LAYERS, encoding="utf-8")
    drop(palette(window), file)
    view = palette(window).findChild(QTreeView)
    index = view.indexBelow(view.model().index(0, 0))
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    menu = palette(window).findChild(QMenu, "palette_menu")
    show, remove = menu.actions()
    show.trigger()
    assert "class SpectralConv" in dialog(window, "code_editor").field.toPlainText()
    dialog(window, "code_editor").close()
    remove.trigger()
    menu.close()
    assert rows(window)[0] == "Basics"


@pytest.mark.slow
def test_weights_of_a_file_come_once_its_class_is_given(window, qtbot, tmp_path):
    code = TYPED.replace(
        "def call", "def build(self, shape):\n        self.w = self.add_weight(shape=(4,))\n\n    def call"
    )
    save = "\nimport sys\nkeras.Sequential([keras.Input((4,)), Twice(name='mine')]).save(sys.argv[1])"
    path = tmp_path / "mine.keras"
    subprocess.run([sys.executable, "-c", code + save, str(path)], check=True, capture_output=True)
    window.files.open_path(path)
    qtbot.waitUntil(lambda: len(window.document.graph.nodes) == 2, timeout=60_000)
    qtbot.waitUntil(lambda: not window.importing.is_busy, timeout=60_000)
    assert not window.context.runs.runs
    file = tmp_path / "twice.py"
    file.write_text(code, encoding="utf-8")
    window.own_code.take_file(file)
    qtbot.waitUntil(lambda: [r.name for r in window.context.runs.runs] == ["imported"], timeout=120_000)
    assert window.context.runs.runs[0].params == 4
