"""Every kind of argument has an editor that takes what is right and says what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from designer.catalogue.own.classes import specs_of
from designer.catalogue.spec import Param
from designer.views.forms.base import Editor, same
from designer.views.forms.param_form import ParamForm
from designer.views.forms.param_label import ParamLabel
from designer.views.forms.table import EDITORS, make_editor
from tests.support.panels import catalogue

KINDS_OF_CLASSES = ("layer", "optimizer", "schedule", "loss", "metric", "initializer", "regularizer", "callback")


def editor_for(qtbot, param: Param) -> tuple[Editor, list[Any]]:
    editor = make_editor(param, catalogue())
    qtbot.addWidget(editor)
    editor.show()
    edited: list[Any] = []
    editor.edited.connect(edited.append)
    return editor, edited


def line(editor: QWidget) -> QLineEdit:
    field = editor.findChild(QLineEdit)
    assert field is not None
    return field


def type_text(qtbot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def choose(qtbot, editor: QWidget, text: str) -> None:
    """Choose an item of the editor's combo box by the keyboard, as a person would."""
    combo = editor.findChild(QComboBox)
    assert combo is not None
    combo.setFocus()
    wanted = combo.findText(text)
    assert wanted >= 0, [combo.itemText(i) for i in range(combo.count())]
    while combo.currentIndex() != wanted:
        qtbot.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < wanted else Qt.Key.Key_Up)


@pytest.mark.parametrize(
    ("param", "typed", "value"),
    [
        (Param("units", "int", required=True, initial=64, minimum=1), "128", 128),
        (Param("seed", "int", nullable=True), "7", 7),
        (Param("rate", "float", default=0.5, minimum=0, maximum=1), "0.25", 0.25),
        (Param("rate", "float", default=0.5), "1e-7", 1e-7),
        (Param("rate", "float", default=0.5), "1", 1.0),
        (Param("scale", "float", required=True, initial=1.0), "1/255", 1 / 255),
        (Param("name", "str", default=""), "axis one", "axis one"),
        (Param("strides", "int_or_tuple", default=[1, 1], length=2, minimum=1, items="int"), "2", 2),
        (Param("strides", "int_or_tuple", default=[1, 1], length=2, minimum=1, items="int"), "2, 3", [2, 3]),
        (Param("factor", "float_or_tuple", default=0.1), "-0.1, 0.2", [-0.1, 0.2]),
        (Param("dims", "tuple", required=True, initial=[2, 1], items="int"), "(3, 1, 2)", [3, 1, 2]),
        (Param("shape", "shape", required=True, initial=[64]), "28, 28, 1", [28, 28, 1]),
        (Param("shape", "shape", required=True, initial=[64]), "None, 16", [None, 16]),
        (Param("shape", "shape", required=True, initial=[64]), "784", [784]),
        (Param("extra", "any", nullable=True), '{"a": [1, 2]}', {"a": [1, 2]}),
        (Param("extra", "any", nullable=True), "(1, 'x')", [1, "x"]),
    ],
)
def test_what_is_typed_becomes_a_value(qtbot, param, typed, value):
    editor, edited = editor_for(qtbot, param)
    type_text(qtbot, line(editor), typed)
    assert same(edited[-1], value)
    assert same(editor.value(), value)
    assert editor.problem() is None


@pytest.mark.parametrize(
    ("param", "typed"),
    [
        (Param("units", "int", required=True, initial=64, minimum=1), "0"),
        (Param("units", "int", required=True, initial=64, minimum=1), "many"),
        (Param("units", "int", required=True, initial=64, minimum=1), "1.5"),
        (Param("units", "int", required=True, initial=64, minimum=1), ""),
        (Param("rate", "float", default=0.5, minimum=0, maximum=1), "2"),
        (Param("rate", "float", default=0.5), "nan"),
        (Param("rate", "float", default=0.5), "1e999"),
        (Param("strides", "int_or_tuple", default=[1, 1], length=2, minimum=1, items="int"), "1, 2, 3"),
        (Param("dims", "tuple", required=True, initial=[1], items="int"), "1, b"),
        (Param("shape", "shape", required=True, initial=[64]), "28, -1"),
        (Param("shape", "shape", required=True, initial=[64]), "(28"),
    ],
)
def test_what_is_wrong_stays_in_the_field_with_a_sentence_and_is_not_told(qtbot, param, typed):
    editor, edited = editor_for(qtbot, param)
    type_text(qtbot, line(editor), typed)
    told = len(edited)  # what was right on the way there
    assert line(editor).text() == typed
    assert editor.problem()
    assert editor.focus_widget().property("invalid") is True
    assert param.name in editor.problem()
    good = editor.value()
    editor.set_value(good)  # an edit elsewhere brings the old value back: the text stays
    assert line(editor).text() == typed
    assert len(edited) == told
    editor.set_value(editor.param.initial if param.required else param.default)
    assert editor.value() == (param.initial if param.required else param.default)


def test_a_value_from_outside_is_not_an_edit_and_leaves_the_cursor(qtbot):
    editor, edited = editor_for(qtbot, Param("shape", "shape", required=True, initial=[64]))
    field = line(editor)
    field.setFocus()
    type_text(qtbot, field, "28,28")
    field.setCursorPosition(2)
    editor.set_value([28, 28])
    assert (field.text(), field.cursorPosition()) == ("28,28", 2)
    editor.set_value([32, 32])
    assert field.text() == "32, 32"
    assert edited[-1] == [28, 28]


def test_arrows_step_within_the_limits(qtbot):
    editor, edited = editor_for(qtbot, Param("units", "int", required=True, initial=2, minimum=1))
    field = editor.focus_widget()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert edited == [3, 2, 1]
    rate, _ = editor_for(qtbot, Param("rate", "float", default=0.5, minimum=0, maximum=1))
    qtbot.keyClick(rate.focus_widget(), Qt.Key.Key_Up)
    assert rate.value() == 0.55
    learning, _ = editor_for(qtbot, Param("learning_rate", "float", default=0.001))
    qtbot.keyClick(learning.focus_widget(), Qt.Key.Key_Up)
    assert learning.value() == 0.0011


def test_a_switch_is_clicked(qtbot):
    editor, edited = editor_for(qtbot, Param("use_bias", "bool", default=True))
    qtbot.mouseClick(editor.focus_widget(), Qt.MouseButton.LeftButton)
    qtbot.keyClick(editor.focus_widget(), Qt.Key.Key_Space)
    assert edited == [False, True]


def test_a_choice_offers_none_where_it_may_be_and_keeps_what_it_does_not_know(qtbot):
    editor, edited = editor_for(qtbot, Param("data_format", "enum", nullable=True, values=("channels_last", "x")))
    choose(qtbot, editor, "channels_last")
    choose(qtbot, editor, "None")
    assert edited == ["channels_last", None]
    editor.set_value("from_a_file")
    assert editor.value() == "from_a_file"
    assert editor.findChild(QComboBox).currentText() == "from_a_file"


def test_an_object_is_a_short_name_or_a_class_with_arguments(qtbot):
    editor, edited = editor_for(qtbot, Param("kernel_regularizer", "regularizer", nullable=True))
    choose(qtbot, editor, "L2")
    assert edited[-1] == "l2"
    unfold = editor.findChild(QWidget, "unfold_kernel_regularizer")
    qtbot.mouseClick(unfold, Qt.MouseButton.LeftButton)
    form = editor.findChild(ParamForm)
    assert form.isVisible()
    type_text(qtbot, line(form.editor("l2")), "0.05")
    assert edited[-1] == {"class": "L2", "args": {"l2": 0.05}}
    assert "0.05" in editor.findChild(QComboBox).summary()
    type_text(qtbot, line(form.editor("l2")), "0.01")
    assert edited[-1] == "l2"


def test_an_activation_is_called_by_its_short_name(qtbot):
    editor, edited = editor_for(qtbot, Param("activation", "activation", nullable=True))
    choose(qtbot, editor, "softmax")
    assert edited[-1] == "softmax"
    editor.set_value({"class": "LeakyReLU", "args": {"negative_slope": 0.2}})
    assert "LeakyReLU" in editor.findChild(QComboBox).summary()


def test_a_learning_rate_is_a_number_or_a_schedule(qtbot):
    editor, edited = editor_for(qtbot, Param("learning_rate", "schedule", default=0.001))
    type_text(qtbot, line(editor), "0.01")
    assert edited[-1] == 0.01
    choose(qtbot, editor, "CosineDecay")
    assert edited[-1]["class"] == "CosineDecay"
    choose(qtbot, editor, "constant")
    assert edited[-1] == 0.01


def test_a_layer_in_a_layer_has_a_form_of_its_own(qtbot):
    param = catalogue().spec("Bidirectional").param("layer")
    editor, edited = editor_for(qtbot, param)
    editor.set_value(param.initial)
    qtbot.mouseClick(editor.findChild(QWidget, "unfold_layer"), Qt.MouseButton.LeftButton)
    form = editor.findChild(ParamForm)
    type_text(qtbot, line(form.editor("units")), "32")
    assert edited[-1] == {"class": "LSTM", "args": {"units": 32}}


def test_layers_of_the_users_own_can_be_chosen_inside_a_layer(qtbot):
    text = "import keras\nclass Cell(keras.Layer):\n def __init__(self, size: int, rate: float): pass\n"
    catalogue_with_own = catalogue().with_own(specs_of(text, "cells", catalogue()))
    editor = make_editor(catalogue_with_own.spec("RNN").param("cell"), catalogue_with_own)
    qtbot.addWidget(editor)
    edited: list[Any] = []
    editor.edited.connect(edited.append)
    editor.show()
    qtbot.keyClick(editor.findChild(QComboBox), Qt.Key.Key_Home)
    assert edited == [{"class": "Cell", "args": {}}], "what is missing can be filled in"
    form = editor.findChild(ParamForm)
    for name, typed in (("size", "32"), ("rate", "0.5")):
        type_text(qtbot, line(form.editor(name)), typed)
    assert edited[-1] == {"class": "Cell", "args": {"size": 32, "rate": 0.5}}
    assert not editor.problem()


def test_layers_are_added_and_taken_out(qtbot):
    editor, edited = editor_for(qtbot, Param("layers", "layers", required=True, initial=[]))
    qtbot.mouseClick(editor.focus_widget(), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(editor.focus_widget(), Qt.MouseButton.LeftButton)
    assert len(edited[-1]) == 2
    remove = editor.findChildren(QWidget, "remove_layer")
    qtbot.waitUntil(remove[1].isVisible)
    qtbot.mouseClick(remove[0], Qt.MouseButton.LeftButton)
    assert len(edited[-1]) == 1


def test_a_vocabulary_is_typed_one_word_a_line(qtbot):
    editor, edited = editor_for(qtbot, Param("vocabulary", "vocabulary", nullable=True))
    field = editor.findChild(QPlainTextEdit)
    qtbot.keyClicks(field, "cat")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "dog")
    assert edited[-1] == ["cat", "dog"]


def test_every_argument_of_every_class_has_an_editor_that_shows_its_default(qtbot):
    for kind in KINDS_OF_CLASSES:
        for spec in catalogue().specs[kind].values():
            for param in spec.params:
                editor = make_editor(param, catalogue())
                value = param.initial if param.required else param.default
                editor.set_value(value)
                assert param.kind in EDITORS, (spec.name, param.name, param.kind)
                assert same(editor.value(), value), (spec.name, param.name)
                assert editor.problem() is None, (spec.name, param.name)
                editor.deleteLater()


def test_a_form_folds_its_groups_and_tells_edits_by_name(qtbot):
    form = ParamForm(catalogue().spec("Dense").params, catalogue())
    qtbot.addWidget(form)
    form.show()
    form.set_values({"units": 64, "activation": "relu"})
    assert not form.editor("kernel_initializer").isVisible()
    qtbot.mouseClick(form.findChild(QWidget, "section_Initialisation"), Qt.MouseButton.LeftButton)
    assert form.editor("kernel_initializer").isVisible()
    with qtbot.waitSignal(form.param_edited) as told:
        type_text(qtbot, line(form.editor("units")), "8")
    assert told.args == ["units", 8]
    assert form.values() == {"units": 8, "activation": "relu"}


def test_a_changed_argument_is_marked_and_reset_from_the_menu(qtbot):
    form = ParamForm(catalogue().spec("Dense").params, catalogue())
    qtbot.addWidget(form)
    form.show()
    form.set_values({"units": 64, "activation": "relu"})
    label = form.findChild(ParamLabel, "label_activation")
    assert label.is_changed
    assert not form.findChild(ParamLabel, "label_use_bias").is_changed
    menu = label.menu()
    with qtbot.waitSignal(form.param_edited) as told:
        menu.actions()[0].trigger()
    assert told.args == ["activation", None]
    assert not label.is_changed


def test_tooltips_are_keras_words(qtbot):
    form = ParamForm(catalogue().spec("Dense").params, catalogue())
    qtbot.addWidget(form)
    assert "dimensionality of the output space" in form.editor("units").toolTip()
