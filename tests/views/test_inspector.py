"""The inspector edits the selected layers and follows what happens to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from designer.graph import copies, edits
from designer.graph.calls import outputs_of
from designer.graph.interface import interface_of
from designer.graph.model import Edge, Graph, Node
from designer.graph.texts import Text
from designer.views.context import Context
from designer.views.doc_popup import DocPopup
from designer.views.panels.inspector import InspectorPanel
from designer.wire import Fix, Problem
from tests.support.panels import delete_replaced, make_context, report, ticket_report, update


@pytest.fixture
def context() -> Context:
    return make_context()


@pytest.fixture
def inspector(qtbot, context) -> InspectorPanel:
    panel = InspectorPanel(context)
    qtbot.addWidget(panel)
    panel.resize(320, 900)
    panel.show()
    return panel


def field(panel: InspectorPanel, name: str) -> QWidget:
    """Return the field on show: the page before it may not be deleted yet."""
    found = [w for w in panel.findChildren(QWidget, f"field_{name}") if w.isVisibleTo(panel)]
    assert len(found) == 1, name
    return found[0]


def line(panel: InspectorPanel, name: str) -> QLineEdit:
    widget = field(panel, name)
    found = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
    assert found is not None
    return found


def type_text(qtbot, edit: QLineEdit, text: str) -> None:
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def words(panel: InspectorPanel) -> str:
    return "\n".join(w.text() for w in panel.findChildren(QLabel) if w.isVisibleTo(panel))


def test_typing_in_one_field_is_one_step(qtbot, context, inspector):
    context.selection.set(["n5"])
    type_text(qtbot, line(inspector, "units"), "128")
    assert context.document.graph.nodes["n5"].params["units"] == 128
    assert context.document.undo_stack.count() == 1
    context.document.undo_stack.undo()
    assert line(inspector, "units").text() == "64"
    context.document.undo_stack.redo()
    assert line(inspector, "units").text() == "128"


def test_two_visits_to_a_field_are_two_steps(qtbot, context, inspector):
    context.selection.set(["n5"])
    type_text(qtbot, line(inspector, "units"), "12")
    context.selection.set(["n6"])
    context.selection.set(["n5"])
    type_text(qtbot, line(inspector, "units"), "34")
    assert context.document.undo_stack.count() == 2


def test_undo_elsewhere_leaves_the_focus_and_the_cursor(qtbot, context, inspector):
    context.selection.set(["n5"])
    inspector.activateWindow()
    name = line(inspector, "name")
    name.setFocus()
    type_text(qtbot, name, "hidden layer")
    name.setCursorPosition(3)
    update(context, "n5", use_bias=False)
    assert not field(inspector, "use_bias").isChecked()
    assert line(inspector, "name") is name
    assert (name.text(), name.cursorPosition()) == ("hidden layer", 3)


def test_bad_input_stays_in_the_field_and_is_not_pushed(qtbot, context, inspector):
    context.selection.set(["n5"])
    units = line(inspector, "units")
    type_text(qtbot, units, "many")
    assert context.document.undo_stack.count() == 0
    assert "units must be a whole number" in words(inspector)
    qtbot.mouseClick(field(inspector, "use_bias"), Qt.MouseButton.LeftButton)
    assert context.document.graph.nodes["n5"].params["use_bias"] is False
    assert units.text() == "many"


def test_a_default_is_left_out_of_the_project(qtbot, context, inspector):
    context.selection.set(["n5"])
    toggle = field(inspector, "use_bias")
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert "use_bias" not in context.document.graph.nodes["n5"].params
    assert context.document.undo_stack.count() == 2


def test_the_activation_is_chosen_by_the_keyboard(qtbot, context, inspector):
    context.selection.set(["n5"])
    combo = field(inspector, "activation")
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    while combo.currentText() != "tanh":
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert context.document.graph.nodes["n5"].params["activation"] == "tanh"


def test_a_korean_title_is_free_text_and_keras_gets_a_name_it_accepts(qtbot, context, inspector):
    report(context, ticket_report())
    context.selection.set(["n5"])
    name = line(inspector, "name")
    name.selectAll()
    event = QInputMethodEvent()
    event.setCommitString("은닉층 1")
    QApplication.sendEvent(name, event)
    assert context.document.graph.nodes["n5"].name == "은닉층 1"
    qtbot.waitUntil(lambda: "Keras name" in words(inspector))


def test_a_shared_layer_is_edited_at_its_owner(qtbot, context, inspector):
    document = context.document
    change, call = copies.call_again(document.graph, "n5")
    document.push(change)
    context.selection.set([call])
    assert "called 2 times" in words(inspector)
    type_text(qtbot, line(inspector, "units"), "9")
    assert document.graph.nodes["n5"].params["units"] == 9
    assert document.graph.nodes[call].params == {}


def test_several_layers_of_a_class_are_edited_together(qtbot, context, inspector):
    context.selection.set(["n6", "n7", "n8"])
    qtbot.waitUntil(lambda: "3 layers" in words(inspector))
    type_text(qtbot, line(inspector, "units"), "5")
    units = [context.document.graph.nodes[i].params["units"] for i in ("n6", "n7", "n8")]
    assert units == [5, 5, 5]
    context.document.undo_stack.undo()
    units = [context.document.graph.nodes[i].params["units"] for i in ("n6", "n7", "n8")]
    assert units == [1, 4, 3]


def test_layers_of_different_classes_are_only_counted(qtbot, context, inspector):
    context.selection.set(["n4", "n5"])
    qtbot.waitUntil(lambda: "2 layers selected" in words(inspector))


def test_nothing_selected_shows_the_model(context, inspector):
    report(context, ticket_report())
    context.selection.set(["n5"])
    context.selection.set([])
    assert "1\u202f286\u202f984 · 4.9 MB" in words(inspector)
    assert "Select a layer" in words(inspector)


def test_what_keras_says_stands_inside(context, inspector):
    report(context, ticket_report())
    context.selection.set(["n5"])
    assert "(None, 20100) float32" in words(inspector)
    assert "(None, 64) float32" in words(inspector)
    assert "1\u202f286\u202f464 · 4.9 MB" in words(inspector)


def test_a_layer_is_frozen(qtbot, context, inspector):
    context.selection.set(["n5"])
    qtbot.mouseClick(field(inspector, "trainable"), Qt.MouseButton.LeftButton)
    assert not context.document.graph.nodes["n5"].trainable
    context.document.undo_stack.undo()
    assert field(inspector, "trainable").isChecked()


def test_a_problem_is_cured_with_one_click(qtbot, context, inspector):
    fix = Fix(Text("Use 10 units"), "set_param", {"node": "n5", "param": "units", "value": 10})
    report(context, ticket_report(Problem(Text("Too narrow."), "n5", hint=Text("Try more."), fixes=(fix,))))
    context.selection.set(["n5"])
    assert "Too narrow." in words(inspector)
    assert "Try more." in words(inspector)
    qtbot.mouseClick(inspector.findChild(QPushButton, "fix_set_param"), Qt.MouseButton.LeftButton)
    assert context.document.graph.nodes["n5"].params["units"] == 10
    assert line(inspector, "units").text() == "10"
    report(context, ticket_report())
    qtbot.waitUntil(lambda: "Too narrow." not in words(inspector))


def test_a_cure_that_fits_no_longer_is_said(qtbot, context, inspector):
    notices = []
    context.notices.posted.connect(notices.append)
    fix = Fix(Text("Rename it"), "rename", {"node": "gone", "name": "x"})
    report(context, ticket_report(Problem(Text("Wrong."), "n5", fixes=(fix,))))
    context.selection.set(["n5"])
    qtbot.mouseClick(inspector.findChild(QPushButton, "fix_rename"), Qt.MouseButton.LeftButton)
    assert context.document.undo_stack.count() == 0
    assert len(notices) == 1


def test_the_problem_of_an_argument_stands_under_its_field(qtbot, context, inspector):
    context.selection.set(["n5"])
    report(context, ticket_report(Problem(Text("This initializer does not fit."), "n5", "kernel_initializer")))
    qtbot.waitUntil(lambda: "This initializer does not fit." in words(inspector))
    assert field(inspector, "kernel_initializer").property("invalid") is True


def test_f1_shows_what_keras_says(qtbot, context, inspector):
    context.selection.set(["n5"])
    units = field(inspector, "units")
    qtbot.keyClick(units, Qt.Key.Key_F1)
    popup = inspector.findChild(DocPopup)
    assert popup is not None
    assert "densely-connected" in popup.text()
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: inspector.findChild(DocPopup) is None)


def test_the_keyboard_is_put_into_the_name_and_the_first_argument(qtbot, context, inspector):
    context.selection.set(["n5"])
    inspector.activateWindow()
    inspector.focus_name()
    assert line(inspector, "name").selectedText() == "shared"
    inspector.focus_first_field()
    qtbot.waitUntil(lambda: field(inspector, "units").hasFocus())


def test_a_class_that_this_keras_does_not_have_keeps_its_arguments(qtbot, context, inspector):
    document = context.document
    document.push(edits.add_node(document.graph, "OldLayer", (0, 0), {"size": 3, "mode": "x"}))
    node = next(n for n in document.graph.nodes.values() if n.type == "OldLayer")
    context.selection.set([node.id])
    assert "not in this Keras" in words(inspector)
    type_text(qtbot, line(inspector, "size"), "4")
    assert document.graph.nodes[node.id].params == {"size": 4, "mode": "x"}


def test_deleting_the_selected_layer_empties_the_page(context, inspector):
    context.selection.set(["n5"])
    document = context.document
    document.push(edits.delete(document.graph, ["n5"], context.catalogue.signature))
    assert "Select a layer" in words(inspector)
    document.reset(Graph([Node("n1", "Input", "x", {"shape": [4]})]))
    assert "Select a layer" in words(inspector)


def test_every_class_of_the_palette_has_a_page(qtbot, context, inspector):
    document = context.document
    for _, specs in context.catalogue.groups():
        for spec in specs:
            if spec.kind == "layer":
                node = edits.new_node(document.graph, spec.name, (0, 0), context.catalogue.initial_params(spec.name))
                document.push(edits.Change("Add layer", added=(node,)))
                context.selection.set([node.id])
                assert spec.name in words(inspector)
                assert "must be" not in words(inspector)
                delete_replaced()


def test_a_preprocessing_layer_is_told_to_adapt(qtbot):
    context = make_context(Graph([Node("n1", "TextVectorization", "tokens")]))
    panel = InspectorPanel(context)
    qtbot.addWidget(panel)
    panel.resize(360, 900)
    panel.show()
    context.selection.set(["n1"])
    toggle = panel.findChild(QWidget, "field_adapt")
    qtbot.waitUntil(toggle.isVisible)
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert context.document.data.adapt == ("n1",)
    context.document.undo_stack.undo()
    assert context.document.data.adapt == ()
    assert not toggle.isChecked()


def test_a_nested_chain_becomes_a_sequential_model(qtbot, context, inspector):
    elements = [
        Node("n1", "Input", "table", {"shape": [4]}),
        Node("n2", "Model", "block"),
        Edge("n1", 0, "n2", 0),
        Node("n3", "Input", "x", {"shape": [4]}, parent="n2"),
        Node("n4", "Dense", "first", {"units": 3}, parent="n2"),
        Node("n5", "Dense", "second", {"units": 2}, parent="n2"),
        Edge("n3", 0, "n4", 0),
        Edge("n4", 0, "n5", 0),
    ]
    context.document.reset(Graph(elements))
    context.selection.set(["n2"])
    qtbot.mouseClick(field(inspector, "sequential"), Qt.MouseButton.LeftButton)
    assert context.document.graph.nodes["n2"].class_name == "Sequential"
    assert "Sequential · nested model" in words(inspector)
    context.document.undo_stack.undo()
    assert not field(inspector, "sequential").isChecked()

    context.document.push(edits.set_outputs(context.document.graph, "n4", [0]))
    context.selection.set([])
    context.selection.set(["n2"])
    assert not field(inspector, "sequential").isEnabled()
    assert "one output" in field(inspector, "sequential").toolTip()


def test_a_long_fix_does_not_push_the_fields_out_of_sight(qtbot, context, inspector):
    fix = Fix(Text("Use a loss with a name that is much longer than the panel is wide"), "set_loss", {})
    report(context, ticket_report(Problem(Text("It has no loss."), node="n5", fixes=(fix,))))
    context.selection.set(["n5"])
    area = inspector.findChild(QScrollArea)
    link = next(b for b in inspector.findChildren(QPushButton, "fix_set_loss") if b.isVisibleTo(inspector))
    qtbot.waitUntil(lambda: link.width() > 100)
    assert area.widget().width() <= area.viewport().width()
    assert link.mapTo(area.viewport(), link.rect().topRight()).x() < area.viewport().width()
    assert link.toolTip() == str(fix.text)


def test_the_order_of_inputs_and_outputs_is_shown_changed_and_undone(qtbot, context, inspector):
    rows = inspector.findChild(QListWidget, "order_outputs_list")
    inputs = inspector.findChild(QListWidget, "order_inputs_list")
    before = [o.name for o in outputs_of(context.document.graph)]
    assert [rows.item(i).text() for i in range(rows.count())] == [f"{i}  {n}" for i, n in enumerate(before, 1)]
    assert [inputs.item(i).text()[0] for i in range(inputs.count())] == ["1", "2", "3"]
    rows.setCurrentRow(0)
    qtbot.mouseClick(inspector.findChild(QToolButton, "order_outputs_down"), Qt.MouseButton.LeftButton)
    assert [o.name for o in outputs_of(context.document.graph)] == [before[1], before[0], *before[2:]]
    assert rows.currentItem().text() == f"2  {before[0]}"
    structure = inspector.findChild(QComboBox, "order_outputs_structure")
    structure.setFocus()
    qtbot.keyClick(structure, Qt.Key.Key_Down)
    assert interface_of(context.document.graph).gives == "dict"
    while context.document.undo_stack.canUndo():
        context.document.undo_stack.undo()
    assert [o.name for o in outputs_of(context.document.graph)] == before
    assert rows.item(0).text() == f"1  {before[0]}"
    assert structure.currentIndex() == 0
