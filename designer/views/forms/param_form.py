"""The form of a class's arguments: labels in one column, fields in another, rarely used groups folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.views.forms.base import Editor, same
from designer.views.forms.docs import param_tip
from designer.views.forms.objects import INDENT
from designer.views.forms.param_label import NARROWEST, ParamLabel
from designer.views.forms.section import Section
from designer.views.forms.table import make_editor
from designer.views.guard import guarded
from designer.views.stylesheet import GRID

_WIDEST = 136  # of the column of labels, in pixels
_GROUPS = ("", "Initialisation", "Regularisation", "Constraints", "others", "Advanced")
_SUFFIXES = ("_initializer", "_regularizer", "_constraint")


def label_width(form_width: int) -> int:
    """Return the width of the column of labels in a form of this width, in pixels."""
    return max(NARROWEST, min(_WIDEST, int(form_width * 0.38)))


@guarded
class ParamForm(QWidget):
    """Editors for arguments. It shows values it is given and says what the user changed; it holds no truth."""

    param_edited = Signal(str, object)
    vary_requested = Signal(str)  # an argument's name; only where `offer_varying` was called
    left = Signal()  # the keyboard focus has left a field, or a choice was made: the next edit is a new step

    def __init__(
        self,
        params: Iterable[Param],
        catalogue: Catalogue,
        parent: QWidget | None = None,
        *,
        foldable: bool = True,
        nested: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_foldable = foldable
        self._is_nested = nested
        self._params = {p.name: p for p in params}
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, ParamLabel] = {}
        self._sections: dict[str, Section] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        self._all_labels: list[ParamLabel] = []
        self._main = self._make_group("")
        groups: dict[str, list[Param]] = {}
        for param in self._params.values():
            groups.setdefault(param.group if foldable else "", []).append(param)
        for group in sorted(groups, key=_group_order):
            form = self._make_group(group) if group else self._main
            for param in groups[group]:
                self._add_row(form, param, catalogue)
        self.set_values({})

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these arguments; those left out are at their default."""
        for name, editor in self._editors.items():
            param = self._params[name]
            editor.set_value(values.get(name, param.initial if param.required else param.default))
        self._mark_changed()

    def values(self) -> dict[str, Any]:
        """Return the arguments that are required or not at their default."""
        return {n: e.value() for n, e in self._editors.items() if self._params[n].required or self._is_changed(n)}

    def set_problem(self, name: str, text: str | None) -> None:
        """Show a sentence under a field (None takes it away)."""
        if name in self._editors:
            self._editors[name].set_problem(text)
            section = self._sections.get(self._params[name].group)
            if text and section is not None:
                section.set_open(True)

    def names(self) -> tuple[str, ...]:
        """Return the names of the arguments in the form."""
        return tuple(self._editors)

    def editor(self, name: str) -> Editor:
        """Return the editor of an argument."""
        return self._editors[name]

    def is_typed(self, name: str) -> bool:
        """Tell whether edits of this argument are typing, so that those of one visit are one step."""
        return self._editors[name].is_typed

    def sections(self) -> dict[str, Section]:
        """Return the folding sections by group."""
        return dict(self._sections)

    def offer_varying(self) -> None:
        """Offer in the menu of each label to vary the argument in a search."""
        for label in self._labels.values():
            label.set_variable(True)
            label.vary_requested.connect(self.vary_requested)

    def add_row(self, text: str, field: QWidget, first: bool = False) -> ParamLabel:
        """Put a field of the caller's own into the open group, last or first; return its label."""
        label = self._make_label(field.objectName(), text)
        label.set_resettable(False)
        if first:
            self._main.insertRow(0, label, field)
        else:
            self._main.addRow(label, field)
        return label

    def set_row_visible(self, label: ParamLabel, visible: bool) -> None:
        """Show or hide a row made by `add_row`."""
        self._main.setRowVisible(label, visible)

    def set_mixed(self, names: set[str]) -> None:
        """Mark the arguments in which several layers edited together differ."""
        for name, label in self._labels.items():
            label.set_mixed(name in names)

    def focus_first(self) -> bool:
        """Put the keyboard into the first field; tell whether there is one."""
        for editor in self._editors.values():
            field = editor.focus_widget()
            if field.isVisibleTo(self):
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def reset(self, name: str) -> None:
        """Put an argument back to its default, as an edit of the user."""
        param = self._params[name]
        value = param.initial if param.required else param.default
        self._editors[name].discard()  # a field with bad text in it is to show the default too
        self._editors[name].set_value(value)
        self.left.emit()
        self.param_edited.emit(name, value)
        self._mark_changed()

    def retranslate(self) -> None:
        """Set the titles of the groups anew."""
        for group, section in self._sections.items():
            section.set_title(self._title(group))

    def _title(self, group: str) -> str:
        return {
            "Initialisation": self.tr("Initialisation"),
            "Regularisation": self.tr("Regularisation"),
            "Constraints": self.tr("Constraints"),
            "Advanced": self.tr("Advanced"),
        }.get(group, group)

    def _make_group(self, group: str) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GRID)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        if not group:
            self._layout.addLayout(form)
            return form
        section = Section(self._title(group), group, is_open=False, parent=self)
        section.content.addLayout(form)
        self._sections[group] = section
        self._layout.addWidget(section)
        return form

    def _add_row(self, form: QFormLayout, param: Param, catalogue: Catalogue) -> None:
        editor = make_editor(param, catalogue, self)
        label = self._make_label(param.name, _short(param) if self._is_foldable else param.name)
        label.setToolTip(param_tip(param))
        editor.setToolTip(param_tip(param))
        label.reset_requested.connect(self.reset)
        editor.edited.connect(self._take)
        editor.left.connect(self.left)
        self._editors[param.name] = editor
        self._labels[param.name] = label
        form.addRow(label, editor)
        inside = editor.take_inside()
        if inside is not None:
            form.addRow(inside)

    def _make_label(self, name: str, text: str) -> ParamLabel:
        label = ParamLabel(name, text, self)
        self._all_labels.append(label)
        return label

    def _take(self, value: object) -> None:
        editor = self.sender()
        name = next(n for n, e in self._editors.items() if e is editor)
        self.param_edited.emit(name, value)
        self._mark_changed()

    def _is_changed(self, name: str) -> bool:
        param = self._params[name]
        return not param.required and not same(self._editors[name].value(), param.default)

    def _mark_changed(self) -> None:
        counts = dict.fromkeys(self._sections, 0)
        for name, label in self._labels.items():
            changed = self._is_changed(name)
            label.set_changed(changed)
            if changed and self._params[name].group in counts:
                counts[self._params[name].group] += 1
        for group, count in counts.items():
            self._sections[group].set_note(str(count) if count else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        indent = INDENT if self._is_nested else 0  # the fields of a nested form stand below those of the outer one
        width = label_width(self.width() + indent) - indent
        for label in self._all_labels:
            label.set_width(width)


def _short(param: Param) -> str:
    if param.group:
        for suffix in _SUFFIXES:
            if param.name.endswith(suffix):
                return param.name.removesuffix(suffix)
    return param.name


def _group_order(group: str) -> int:
    return _GROUPS.index(group) if group in _GROUPS else len(_GROUPS) - 2
