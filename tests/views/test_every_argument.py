"""Every argument of every class goes through its field, the project's file and Keras's constructor."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from designer.catalogue.load import initial_params
from designer.catalogue.spec import Param, Spec
from designer.catalogue.values import validate
from designer.engine.building import objects
from designer.graph.model import Graph, Node
from designer.project import storage
from designer.views.forms.base import Editor, same
from designer.views.forms.param_form import ParamForm
from designer.views.forms.table import make_editor
from designer.views.panels.inspector import InspectorPanel
from tests.support.panels import catalogue, delete_replaced, make_context

KINDS = (
    "layer",
    "operation",
    "optimizer",
    "schedule",
    "loss",
    "metric",
    "initializer",
    "regularizer",
    "constraint",
    "callback",
)
_CANDIDATES: dict[str, tuple[Any, ...]] = {
    "int": (2, 3, 0, -1),
    "float": (0.25, 0.75, 1.5, 2.0, -1.0),
    "enum": (),
    "bool": (True, False),
    "str": ("other", "bij,bjk->bki"),
    "int_or_tuple": (2, 3, 5, [2, 2], [1, 2, 2], [[1, 1], [2, 2]]),
    "float_or_tuple": (0.2, [0.1, 0.2], [-0.2, 0.1]),
    "tuple": ([1, 2], [2, 1], [2, 1, 3], [0.2, 0.4], ["a", "b"], [3], [1, 0], [1]),
    "shape": ([4, 2], [3]),
    "dtype": ("float16", "int64", "float32"),
    "activation": ("tanh", "relu", {"class": "LeakyReLU", "args": {"negative_slope": 0.2}}),
    "initializer": ("ones", {"class": "RandomNormal", "args": {"stddev": 0.1}}),
    "regularizer": ({"class": "L1L2", "args": {"l1": 0.1, "l2": 0.2}},),
    "constraint": ({"class": "MaxNorm", "args": {"max_value": 3}},),
    "optimizer": ({"class": "SGD", "args": {"learning_rate": 0.1}},),
    "schedule": (0.5, {"class": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 9}}),
    "loss": ("mean_absolute_error",),
    "metric": ("mean_absolute_error",),
    "layer": ({"class": "GRU", "args": {"units": 3}}, {"class": "GRUCell", "args": {"units": 3}}),
    "layers": ([{"class": "GRUCell", "args": {"units": 3}}],),
    "vocabulary": (["a", "b"], [3, 4]),
    "index": (":, 1:3",),
    "formula": ("lr * 0.5", {"class": "CosineDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 9}}),
    "code": ("mine.py:Own",),
    "any": (True, 3, [1, 2], {"a": 1}),
}


# What else has to be given for an argument to be allowed, by class and argument or by argument.
_TOGETHER: dict[str, dict[str, Any]] = {
    "output_padding": {"strides": 3},
    "Normalization.mean": {"variance": 1.0},
    "Normalization.variance": {"mean": 0.5},
    "idf_weights": {"output_mode": "tf_idf", "vocabulary": ["a", "b"]},
    "IntegerLookup.idf_weights": {"output_mode": "tf_idf", "vocabulary": [3, 4]},
    "pad_to_max_tokens": {"output_mode": "multi_hot", "max_tokens": 9},
    "sparse": {"output_mode": "multi_hot"},
    "HashedCrossing.sparse": {"output_mode": "one_hot"},
    "salt": {"oov_method": "farmhash"},
    "Discretization.num_bins": {"bin_boundaries": None},
    "STFTSpectrogram.fft_length": {"frame_length": 2, "frame_step": 1},
    "num_labels": {"multi_label": True},
    "ModelCheckpoint": {"filepath": "model.keras"},
    "ModelCheckpoint.save_weights_only": {"filepath": "model.weights.h5"},
    "CSVLogger": {"filename": "log.csv"},
    "BackupAndRestore": {"backup_dir": "backup"},
}
_VALUES: dict[str, tuple[Any, ...]] = {
    "Bidirectional.backward_layer": ({"class": "GRU", "args": {"units": 3, "go_backwards": True}},),
    "ModelCheckpoint.filepath": ("best.keras",),
}
# Keras refuses every value but the default, or wants a package that is not installed.
_ONE_VALUE = {"LayerNormalization.rms_scaling", "IntegerLookup.vocabulary_dtype"}
_NEEDS_MORE = {"OrbaxCheckpoint"}


def others(param: Param) -> list[Any]:
    """Return acceptable values of an argument that are not its default."""
    values = [*param.values, *_CANDIDATES[param.kind], *([None] if param.nullable else [])]
    found = [v for v in values if not same(v, param.default) and validate(param, v, catalogue()) is None]
    return found or [param.initial]


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_comes_back_from_field_file_and_constructor(qtbot: Any, kind: str) -> None:
    refused = []
    for spec in catalogue().specs[kind].values():
        for param in spec.params:
            if spec.module and spec.name not in _NEEDS_MORE and f"{spec.name}.{param.name}" not in _ONE_VALUE:
                refused += [f"{spec.name}.{param.name}: {why}" for why in _lost(spec, param)]
        delete_replaced()
    assert not refused, "\n".join(refused)


def _lost(spec: Spec, param: Param) -> list[str]:
    """Return what went wrong on the way of a value of an argument, nothing if one was taken by all."""
    said = []
    key = f"{spec.name}.{param.name}"
    together = _TOGETHER.get(key, _TOGETHER.get(param.name, _TOGETHER.get(spec.name, {})))
    together = {name: given for name, given in together.items() if spec.param(name)}
    for value in _VALUES.get(key) or others(param):
        editor = make_editor(param, catalogue())
        editor.set_value(value)
        shown, problem = editor.value(), editor.problem()
        editor.deleteLater()
        if problem is not None or not same(shown, value):
            return [f"the field shows {shown!r} for {value!r}: {problem}"]
        args = {**initial_params(spec), **together, param.name: shown}
        graph = Graph([Node("n1", "Dense", "probe", {"probe": {"class": spec.name, "args": args}})])
        read = storage.decode(storage.encode(graph)).nodes["n1"].params["probe"]["args"]
        if not same(read[param.name], value):
            return [f"the file has {read[param.name]!r} for {value!r}"]
        try:
            if spec.kind == "operation":
                objects.arguments_of(spec, read, catalogue())
            else:
                objects.construct(objects.keras_object(spec), spec, read, catalogue())
        except Exception as error:
            said.append(f"{value!r}: {str(error).strip()[:150]}")
        else:
            return []
    return said[:1]


def test_one_argument_of_each_kind_is_edited_by_hand(qtbot: Any) -> None:
    context = make_context(Graph())
    panel = InspectorPanel(context)
    qtbot.addWidget(panel)
    panel.resize(360, 2000)
    panel.show()
    seen: set[str] = set()
    for spec in catalogue().of_kind("layer"):
        new = {p.kind: p for p in spec.params if p.kind not in seen and make_hand(p.kind)}
        if not new:
            continue
        context.document.reset(Graph([Node("n1", spec.name, "probe", catalogue().initial_params(spec.name))]))
        context.selection.set(["n1"])
        delete_replaced()
        form = panel.findChild(ParamForm)
        for section in form.sections().values():
            section.set_open(True)
        for kind, param in new.items():
            before = context.document.graph.nodes["n1"].params.get(param.name, param.default)
            make_hand(kind)(qtbot, form.editor(param.name))  # type: ignore[misc]
            after = context.document.graph.nodes["n1"].params.get(param.name, param.default)
            assert not same(after, before), (spec.name, param.name, kind)
            context.document.undo_stack.undo()
            assert same(context.document.graph.nodes["n1"].params.get(param.name, param.default), before)
            seen.add(kind)
    assert seen >= {"int", "float", "bool", "enum", "int_or_tuple", "tuple", "activation", "initializer", "vocabulary"}


def make_hand(kind: str) -> Callable[[Any, Editor], None] | None:
    """Return what a hand does in a field of this kind."""
    if kind in ("int", "float"):
        return _press_up
    if kind == "bool":
        return _click
    if kind in ("enum", "activation", "initializer", "regularizer", "constraint", "dtype"):
        return _choose_next
    texts = {"int_or_tuple": "3", "float_or_tuple": "0.3", "tuple": "4, 3, 2", "shape": "2, 4", "vocabulary": "a\nb"}
    return partial(_type, texts[kind]) if kind in texts else None


def _press_up(qtbot: Any, editor: Editor) -> None:
    field = editor.focus_widget()
    line = field if isinstance(field, QLineEdit) else editor.findChild(QLineEdit)
    if line is not None and not line.text():
        qtbot.keyClicks(line, "3")
    else:
        qtbot.keyClick(field, Qt.Key.Key_Up)
        qtbot.keyClick(field, Qt.Key.Key_Down) if editor.problem() else None


def _click(qtbot: Any, editor: Editor) -> None:
    qtbot.mouseClick(editor.focus_widget(), Qt.MouseButton.LeftButton)


def _choose_next(qtbot: Any, editor: Editor) -> None:
    combo = editor.findChild(QComboBox)
    last = combo.currentIndex() == combo.count() - 1
    qtbot.keyClick(combo, Qt.Key.Key_Up if last else Qt.Key.Key_Down)


def _type(text: str, qtbot: Any, editor: Editor) -> None:
    field = editor.findChild(QPlainTextEdit) or editor.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    for line in text.split("\n"):
        qtbot.keyClicks(field, line)
        if "\n" in text:
            qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_form_of_every_layer_is_painted_without_a_word_in_the_log(qtbot: Any, caplog: Any) -> None:
    context = make_context(Graph())
    panel = InspectorPanel(context)
    qtbot.addWidget(panel)
    panel.resize(360, 900)
    panel.show()
    caplog.set_level(logging.WARNING)
    for spec in [*catalogue().of_kind("layer"), *catalogue().of_kind("operation")]:
        node = Node("n1", spec.name, "probe", catalogue().initial_params(spec.name))
        context.document.reset(Graph([node]))
        context.selection.set(["n1"])
        assert panel.grab().toImage().width() > 0, spec.name
        delete_replaced()
    assert not caplog.records
