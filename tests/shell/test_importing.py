"""Model files, scripts and pasted code in the real window, read by real openers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QListWidget, QPushButton

from designer.project import storage
from designer.project.records import TRAINING

CODE = """
from keras import layers
import keras
model = keras.Sequential([layers.Dense(8, activation="relu", input_shape=(4,)), layers.Dense(1)])
model.compile("adam", "mse")
"""
TWO = """
import keras
from keras import layers
inputs = keras.Input((4,))
first = keras.Model(inputs, layers.Dense(2, name="two")(inputs))
second = keras.Model(inputs, layers.Dense(3, name="three")(inputs))
"""
OWN = """
import keras, pathlib
class Net(keras.Model):
    pass
pathlib.Path("{canary}").write_text("ran")
model = keras.Sequential([keras.Input((4,))])
for _ in pathlib.Path("{canary}").read_text()[:1]:
    model.add(keras.layers.Dense(2))
model.compile("adam", "mse")
model.fit([[0.0] * 4], [[0.0] * 2], epochs=100000)
"""
BASE = """
import keras
from keras import layers
base = keras.applications.MobileNetV2(input_shape=(96, 96, 3), alpha=0.35, include_top=False, weights="imagenet")
start = keras.Input((96, 96, 3))
model = keras.Model(start, layers.Dense(3, name="head")(layers.GlobalAveragePooling2D()(base(start))))
"""
SAVE_BASE = """
import sys, keras
from keras.src.legacy.saving import legacy_h5_format
base = keras.applications.MobileNetV2(input_shape=(96, 96, 3), alpha=0.35, include_top=False, weights=None)
legacy_h5_format.save_model_to_hdf5(base, sys.argv[1])
"""
SAVE = """
import sys, keras
m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="first"), keras.layers.Dense(1, name="last")])
m.compile("adam", "mse")
m.save(sys.argv[1])
"""


@pytest.fixture(scope="module")
def model_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("models") / "mine.keras"
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    subprocess.run([sys.executable, "-c", SAVE, str(path)], check=True, capture_output=True, env=environment)
    return path


@pytest.fixture
def notices(window) -> list:
    posted: list = []
    window.context.notices.posted.connect(posted.append)
    return posted


def names(window) -> list[str]:
    return [n.name for n in window.document.graph.children("")]


def wait_for(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=60_000)


def test_a_model_file_is_drawn_and_its_weights_become_a_run(window, model_file, qtbot, notices):
    window.files.open_path(model_file)
    wait_for(qtbot, lambda: names(window)[1:] == ["first", "last"])
    assert window.document.path is None
    assert window.document.is_modified
    assert "mine.kdesign" in window.windowTitle()
    assert window.stage.currentWidget() is window.canvas
    wait_for(qtbot, lambda: [r.name for r in window.context.runs.runs] == ["imported"])
    assert window.context.runs.runs[0].status == "done"
    assert window.context.runs.runs[0].params == 4 * 3 + 3 + 3 + 1
    link = window.messages.findChild(QPushButton, "message_link")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.document.training.start_from == "imported"


@pytest.mark.slow
def test_weights_of_a_script_s_base_come_as_soon_as_they_are_there(window, qtbot, notices, tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    script = tmp_path / "tuning.py"
    script.write_text(BASE)
    window.files.open_path(script)
    wait_for(qtbot, lambda: "head" in names(window))
    wait_for(qtbot, lambda: any("are not on this machine" in notice.text for notice in notices))
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    (tmp_path / "keras" / "models").mkdir(parents=True)
    file = tmp_path / "keras" / "models" / "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_96_no_top.h5"
    subprocess.run([sys.executable, "-c", SAVE_BASE, str(file)], check=True, capture_output=True, env=environment)
    link = window.messages.findChild(QPushButton, "message_link")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    wait_for(qtbot, lambda: [r.name for r in window.context.runs.runs] == ["imported"])
    assert window.document.training.start_from == "imported"
    assert "Training starts from the pretrained weights" in notices[-1].text


def test_a_model_is_dropped_on_the_window(window, model_file, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(model_file))])
    at = QPoint(200, 200)
    action, button, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, action, mime, button, held)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(at.toPointF(), action, mime, button, held))
    wait_for(qtbot, lambda: names(window)[1:] == ["first", "last"])
    wait_for(qtbot, lambda: not window.importing.is_busy)


def test_code_on_the_clipboard_becomes_a_project(window, qtbot):
    QApplication.clipboard().setText(CODE)
    window.actions_by_id["paste_code"].trigger()
    wait_for(qtbot, lambda: len(names(window)) == 3)
    assert window.document.is_modified
    assert "model.kdesign" in window.windowTitle()
    assert window.document.graph.settings[TRAINING].optimizer == "adam"


def test_ctrl_v_on_an_empty_drawing_draws_the_code(window, qtbot):
    window.files.new()
    QApplication.clipboard().setText(CODE)
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, lambda: len(names(window)) == 3)


def test_ctrl_v_on_a_drawing_adds_the_layers_in_one_step(window, qtbot):
    QApplication.clipboard().setText(CODE)
    window.actions_by_id["paste_code"].trigger()
    wait_for(qtbot, lambda: len(names(window)) == 3)
    before = storage.encode(window.document.graph)
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, lambda: len(names(window)) == 6)
    assert QApplication.clipboard().text() == CODE
    window.actions_by_id["undo"].trigger()
    assert storage.encode(window.document.graph) == before


def test_of_several_models_the_user_chooses(window, qtbot, answerer, tmp_path):
    script = tmp_path / "two.py"
    script.write_text(TWO, encoding="utf-8")

    def choose(dialog: QInputDialog) -> None:
        assert len(dialog.comboBoxItems()) == 2
        dialog.setTextValue(dialog.comboBoxItems()[0])
        dialog.accept()

    answerer.expect("model_choice", choose)
    window.files.open_path(script)
    wait_for(qtbot, lambda: len(names(window)) == 2)
    assert names(window)[1] == "two"


def test_a_script_is_run_only_after_a_yes(window, qtbot, tmp_path, notices):
    canary = tmp_path / "canary"
    script = tmp_path / "own.py"
    script.write_text(OWN.format(canary=canary.as_posix()), encoding="utf-8")
    window.files.open_path(script)
    wait_for(qtbot, lambda: window.messages.notice is not None and bool(window.messages.notice.link))
    assert "Only do so if you trust it" in window.messages.notice.text
    assert not canary.exists()
    assert not window.document.graph.nodes
    qtbot.mouseClick(window.messages.findChild(QPushButton, "message_link"), Qt.MouseButton.LeftButton)
    wait_for(qtbot, lambda: len(names(window)) == 2)
    assert canary.exists()


PARTLY = """
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
for _ in open("file"):
    other = keras.Sequential([keras.Input((4,)), keras.layers.Dence(2)])
"""


def test_what_of_a_script_was_passed_over_is_listed(window, qtbot, tmp_path):
    script = tmp_path / "partly.py"
    script.write_text(PARTLY, encoding="utf-8")
    window.files.open_path(script)
    wait_for(qtbot, lambda: len(names(window)) == 2)
    wait_for(qtbot, lambda: window.messages.notice is not None and bool(window.messages.notice.link))
    qtbot.mouseClick(window.messages.findChild(QPushButton, "message_link"), Qt.MouseButton.LeftButton)
    report = window.findChild(QDialog, "import_report")
    told = report.findChild(QListWidget, "import_passed")
    said = [told.item(i).text() for i in range(told.count())]
    assert any("Line 5: Keras has no layer Dence that can be drawn. Did you mean Dense?" in text for text in said)
    report.reject()


@pytest.mark.parametrize("name", ["broken.keras", "broken.h5", "broken.json", "broken.py"])
def test_what_is_no_model_is_refused_in_one_sentence(window, qtbot, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\x80\x04\x95 nothing of the kind \x00\xff")
    window.files.open_path(path)
    wait_for(qtbot, lambda: window.messages.notice is not None and window.messages.notice.severity == "error")
    assert name in window.messages.notice.text
    assert not window.files.has_project


def test_unsaved_work_is_asked_about_before_a_model_is_opened(window, model_file, answerer):
    window.files.new()
    QApplication.clipboard().setText(json.dumps({}))
    window.do.add_layer("Dense")
    answerer.expect("unsaved_question", lambda box: box.button(box.StandardButton.Cancel).click())
    window.files.open_path(model_file)
    assert answerer.met == ["unsaved_question"]
    assert not window.importing.is_busy
    assert names(window) == ["dense"]
