"""The code panel follows the drawing, in colours, and steady under the reader's eyes."""

from __future__ import annotations

import ast
import re

import pytest
from pygments.lexers.python import PythonLexer
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from designer.graph import edits
from designer.graph.model import Edge, Graph, Node
from designer.views.code_view import CodeView
from designer.views.forms.controls import Combo
from designer.views.panels.code import CodePanel
from designer.views.python_words import compiling, lexer
from designer.views.theme import DARK, LIGHT
from tests.support.panels import make_context


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def code(qtbot, context) -> CodePanel:
    panel = CodePanel(context)
    qtbot.addWidget(panel)
    panel.resize(1200, 280)
    panel.show()
    return panel


def view(panel: CodePanel) -> CodeView:
    return panel.findChild(CodeView)


def colours(panel: CodePanel, line: int) -> dict[str, str]:
    """Return the colour of every piece of a line that has one."""
    block = view(panel).document().findBlockByNumber(line)
    return {
        block.text()[piece.start : piece.start + piece.length]: piece.format.foreground().color().name()
        for piece in block.layout().formats()
    }


def line_of(panel: CodePanel, text: str) -> int:
    return next(i for i, line in enumerate(panel.text().split("\n")) if text in line)


def test_it_is_python_and_follows_the_drawing(qtbot, context, code):
    assert "layers.Dense(64" in code.text()
    ast.parse(code.text())
    document = context.document
    document.push(edits.set_param(document.graph, "n5", "units", 77))
    qtbot.waitUntil(lambda: "layers.Dense(77" in code.text())
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: "layers.Dense(64" in code.text())


def test_a_cycle_is_said_and_nothing_breaks(qtbot, context, code):
    nodes = [Node(i, "Dense", i, {"units": 1}) for i in ("n1", "n2")]
    graph = Graph([*nodes, Edge("n1", 0, "n2", 0), Edge("n2", 0, "n1", 0)])
    context.document.reset(graph)
    qtbot.waitUntil(lambda: "cycle" in code.text() + code.note())


def strongest(panel: CodePanel) -> int:
    """Return how far the most visible pixel of the code is from the colour of the panel."""
    image = view(panel).viewport().grab().toImage()
    back = QColor(DARK.panel)
    pixels = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(image.height()))
    return max(max(abs(p.red() - back.red()), abs(p.blue() - back.blue())) for p in pixels)


def test_code_that_is_not_that_of_the_drawing_any_more_is_pale(qtbot, context, code):
    bright = strongest(code)
    style = code.findChild(Combo, "code_style")
    qtbot.keyClick(style, Qt.Key.Key_Down)
    assert "one Input" in code.note()
    assert strongest(code) < bright / 2
    qtbot.keyClick(style, Qt.Key.Key_Up)
    assert not code.note()
    assert strongest(code) == bright


def test_words_are_coloured_by_the_theme(context, code):
    line = line_of(code, "def build_model")
    assert colours(code, line)["def"] == DARK.family("merge")
    context.appearance.set_theme(LIGHT)
    assert colours(code, line)["def"] == LIGHT.family("merge")
    text = line_of(code, 'name="shared"')
    assert colours(code, text)['"shared"'] == QColor(LIGHT.ok).name()


def test_words_beyond_the_basic_plane_do_not_shift_the_colours(qtbot, context, code):
    document = context.document
    context.document.push(edits.rename(document.graph, "n5", "𝔘nit"))
    qtbot.waitUntil(lambda: "layers.Dense(64" in code.text())
    line = line_of(code, "layers.Dense(64")
    assert colours(code, line)["64"] == DARK.family("output")


def test_the_reader_stays_where_they_are(qtbot, context, code):
    bar = view(code).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 5)
    bar.setValue(5)
    document = context.document
    document.push(edits.set_param(document.graph, "n8", "units", 9))
    qtbot.waitUntil(lambda: "layers.Dense(9" in code.text())
    assert bar.value() == 5


def test_the_line_of_the_selected_layer_is_marked(context, code):
    context.selection.set(["n6"])
    assert view(code).marked_line() == line_of(code, 'name="priority"')
    context.selection.set([])
    assert view(code).marked_line() == -1


def test_it_is_copied_and_saved(qtbot, code):
    qtbot.mouseClick(code.findChild(QPushButton, "code_copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == code.text()
    qtbot.mouseClick(code.findChild(QWidget, "code_model_only"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(code.export_requested) as wish:
        qtbot.mouseClick(code.findChild(QPushButton, "code_save"), Qt.MouseButton.LeftButton)
    assert wish.args == ["functional", True]


def test_a_hidden_panel_catches_up_when_it_is_shown(qtbot, context, code):
    code.hide()
    document = context.document
    document.push(edits.set_param(document.graph, "n5", "units", 77))
    code.show()
    assert "layers.Dense(77" in code.text()


def test_it_paints_with_line_numbers(code):
    assert not code.grab().isNull()
    assert view(code).numbers_width() > 20


def test_the_rules_that_are_compiled_ahead_are_those_the_lexer_matches_with():
    ahead = (PythonLexer.uni_name, f"@{PythonLexer.uni_name}")
    for _ in compiling():
        pass
    used = {match.__self__ for rules in lexer()._tokens.values() for match, *_ in rules if hasattr(match, "__self__")}
    assert {re.compile(rule, PythonLexer.flags) for rule in ahead} <= used
