"""Which editor edits which kind of argument (catalogue.spec.Param.kind)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.views.forms.base import Editor
from designer.views.forms.choices import BoolEditor, ChoiceEditor, OptionalBoolEditor
from designer.views.forms.layers import LayerEditor, LayersEditor
from designer.views.forms.lines import (
    AnyEditor,
    CodeEditor,
    FloatEditor,
    IntEditor,
    SequenceEditor,
    StrEditor,
    VocabularyEditor,
)
from designer.views.forms.objects import FormulaEditor, ObjectEditor, ScheduleEditor

EDITORS: dict[str, type[Editor]] = {
    "int": IntEditor,
    "float": FloatEditor,
    "bool": BoolEditor,
    "str": StrEditor,
    "enum": ChoiceEditor,
    "int_or_tuple": SequenceEditor,
    "float_or_tuple": SequenceEditor,
    "tuple": SequenceEditor,
    "shape": SequenceEditor,
    "dtype": ChoiceEditor,
    "activation": ObjectEditor,
    "initializer": ObjectEditor,
    "regularizer": ObjectEditor,
    "constraint": ObjectEditor,
    "optimizer": ObjectEditor,
    "schedule": ScheduleEditor,
    "loss": ObjectEditor,
    "metric": ObjectEditor,
    "callback": ObjectEditor,
    "layer": LayerEditor,
    "layers": LayersEditor,
    "formula": FormulaEditor,
    "code": CodeEditor,
    "vocabulary": VocabularyEditor,
    "any": AnyEditor,
}


def make_editor(param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> Editor:
    """Return an editor for an argument, showing its default."""
    if param.kind == "bool" and param.nullable:
        return OptionalBoolEditor(param, catalogue, parent)
    return EDITORS.get(param.kind, AnyEditor)(param, catalogue, parent)
