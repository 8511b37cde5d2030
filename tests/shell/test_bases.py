"""Pretrained bases in the real window: asked for, made by a real engine process, added with their weights."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QPushButton

from designer.graph import edits
from designer.graph.model import INPUT, MODEL, Change, Edge

SAVE = """
import sys, keras
base = keras.applications.MobileNetV2(
    input_shape=(96, 96, 3), alpha=0.35, include_top=False, pooling="avg", weights=None)
base.save_weights(sys.argv[1])
"""


@pytest.fixture(scope="module")
def weights(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "mine.weights.h5"
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    subprocess.run([sys.executable, "-c", SAVE, str(path)], check=True, capture_output=True, env=environment)
    return path


def draw_ends(window) -> None:
    graph = window.document.graph
    for type_, name, params, x in ((INPUT, "photo", {"shape": [96, 96, 3]}, 0), ("Dense", "kind", {"units": 3}, 300)):
        node = edits.new_node(graph, type_, (x, 0), params, name)
        window.document.push(Change("", added=(node,)))
    ends = [n.id for n in graph.children("")]
    window.document.push(Change("", added=(Edge(ends[0], 0, ends[1], 0),)))


def test_a_base_with_weights_goes_into_a_wire_as_one_step(window, weights, qtbot):
    window.files.new()
    draw_ends(window)
    graph, before = window.document.graph, window.document.undo_stack.index()
    (wire,) = list(graph.edges)
    canvas = window.canvas
    canvas.commands.add_into("MobileNetV2", wire, canvas.items_scene.edges[wire].boundingRect().center())
    dialog = window.bases.dialog
    assert dialog.isVisible()
    assert graph.has_edge(wire)  # nothing happens before it is made
    assert dialog.request().options == {"include_top": False, "pooling": "avg"}
    dialog.form.editor("alpha").set_value(0.35)
    dialog.form.editor("input_shape").set_value([96, 96, 3])
    dialog.weights.setCurrentIndex(dialog.weights.findData("file"))
    assert dialog.frozen.isChecked()
    create = dialog.findChild(QPushButton, "base_create")
    qtbot.mouseClick(create, Qt.MouseButton.LeftButton)
    assert "Choose the file" in dialog.told.text()
    dialog.file.setText(str(weights))
    qtbot.mouseClick(create, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bases.dialog is None, timeout=120_000)
    nodes = {n.name: n for n in graph.children("")}
    assert set(nodes) == {"photo", "kind", "preprocess_input", "mobilenetv2_0.35_96"}
    base = nodes["mobilenetv2_0.35_96"]
    assert not base.trainable
    assert [e.source for e in graph.incoming(base.id)] == [nodes["preprocess_input"].id]
    assert [e.target for e in graph.outgoing(base.id)] == [nodes["kind"].id]
    assert [e.target for e in graph.outgoing(nodes["photo"].id)] == [nodes["preprocess_input"].id]
    assert nodes["kind"].position[0] > base.position[0] > nodes["preprocess_input"].position[0]
    (run,) = window.context.runs.runs
    assert window.document.training.start_from == run.name == "MobileNetV2-weights"
    assert run.params == 410_208
    assert window.document.undo_stack.index() == before + 1
    window.document.undo_stack.undo()
    assert graph.has_edge(wire)
    assert window.document.training.start_from == ""


def test_what_cannot_be_made_is_said_in_the_dialog(window, qtbot):
    window.files.new()
    window.canvas.add_layer("EfficientNetB0")
    dialog = window.bases.dialog
    assert not window.document.graph.nodes
    dialog.form.editor("input_shape").set_value([8, 8, 3])
    qtbot.mouseClick(dialog.findChild(QPushButton, "base_create"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "at least 32" in dialog.told.text(), timeout=120_000)
    assert dialog.create_button.isEnabled()
    dialog.reject()
    assert window.bases.dialog is None
    assert not window.document.graph.nodes


def test_preprocess_input_needs_no_engine_and_most_of_a_model_is_frozen(window, qtbot, monkeypatch):
    window.files.new()
    window.canvas.add_layer("preprocess_input")
    dialog = window.bases.dialog
    dialog.form.editor("mode").set_value("torch")
    qtbot.mouseClick(dialog.findChild(QPushButton, "base_create"), Qt.MouseButton.LeftButton)
    graph = window.document.graph
    (model,) = (n for n in graph.children("") if n.type == MODEL)
    assert [n.type for n in graph.children(model.id)] == [INPUT, "Rescaling", "Normalization"]
    asked = []

    def answered(self) -> int:
        asked.append(self.labelText())
        self.setIntValue(1)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QInputDialog, "exec", answered)
    window.context.selection.set([model.id])
    qtbot.waitUntil(window.actions_by_id["freeze_most"].isEnabled)
    window.actions_by_id["freeze_most"].trigger()
    assert "preprocess_input" in asked[0]
    assert [n.trainable for n in graph.children(model.id)] == [True, False, True]
