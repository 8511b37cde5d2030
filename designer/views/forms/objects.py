"""Editors for arguments that are objects of Keras: a class to choose, and a form of its own arguments below it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.catalogue import values
from designer.catalogue.formula import formula
from designer.catalogue.load import Catalogue, initial_params
from designer.catalogue.schedules import curve
from designer.catalogue.spec import Param, Spec
from designer.graph.texts import DesignerError
from designer.views.forms.base import Editor, same
from designer.views.forms.controls import Combo, FoldArrow
from designer.views.forms.rate_curve import RateCurve
from designer.views.guard import guarded
from designer.views.wording import summary

if TYPE_CHECKING:
    from designer.views.forms.param_form import ParamForm

_EXAMPLE_RATE, _EXAMPLE_EPOCHS = 0.001, 30  # what a formula is drawn for
MANY = 6  # arguments, beyond which a form folds those that are rarely needed
INDENT = 12  # of the arguments of an object, in pixels
_CONSTANT = object()  # the first choice of a schedule: a plain number


@guarded
class ObjectEditor(Editor):
    """A combo box of the classes of one kind, and a form that folds out for the arguments of the chosen one.

    The value is the short name where all arguments are Keras's own defaults ("relu", "he_normal"), else
    ``{"class": "L2", "args": {"l2": 0.01}}`` with the defaults left out.
    """

    is_typed = True
    is_foldable = False  # whether the form of the arguments folds its groups

    def __init__(self, param: Param, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(param, catalogue, parent)
        self._combo = Combo(self)
        self._unfold = FoldArrow(self)
        self._unfold.setObjectName(f"unfold_{param.name}")
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self.add_control(self._combo)
        line.addWidget(self._combo, 1)
        line.addWidget(self._unfold)
        self._layout.insertWidget(0, row)
        self._inside = QWidget(self)
        self._inside_layout = QVBoxLayout(self._inside)
        self._inside_layout.setContentsMargins(INDENT, 4, 0, 4)
        self._inside.hide()
        self._layout.addWidget(self._inside)
        self._form: ParamForm | None = None
        self._form_of = ""
        self._fill()
        self._retranslate()
        self.show_value(self._value)
        self._combo.activated.connect(self._choose)
        self._unfold.toggled.connect(self._set_unfolded)

    def take_inside(self) -> QWidget | None:
        self._layout.removeWidget(self._inside)
        self._inside_layout.setContentsMargins(INDENT, 0, 0, 4)
        return self._inside

    # ------------------------------------------------------------------------------------------ the choices

    def kind(self) -> str:
        """Return the kind of the classes to choose from."""
        return self.param.kind

    def specs(self) -> list[Spec]:
        """Return the classes to choose from."""
        return self.catalogue.of_kind(self.kind())

    def class_of(self, name: str | None) -> Spec | None:
        """Return the class of a value, also where another kind of class will do (a layer as an activation)."""
        kinds = values.OBJECT_KINDS.get(self.kind(), (self.kind(),)) if name else ()
        return next((spec for kind in kinds if (spec := self.catalogue.spec(name or "", kind))), None)

    def name_of(self, spec: Spec) -> str:
        """Return what the combo box calls a class."""
        return spec.alias or spec.name if spec.kind == "activation" else spec.name

    def _fill(self) -> None:
        if self.param.nullable or (self.param.default is None and not self.param.required):
            self._combo.addItem("None", None)
        for spec in self.specs():
            self._combo.addItem(self.name_of(spec), spec.name)

    def _retranslate(self) -> None:
        self._unfold.setAccessibleName(self.tr("Arguments of {name}").format(name=self.param.name))
        self._unfold.setToolTip(self.tr("Show the arguments"))
        for spec in self.specs():
            place = self._combo.findData(spec.name)
            if place >= 0:
                self._combo.setItemData(place, summary(spec), Qt.ItemDataRole.ToolTipRole)

    # ------------------------------------------------------------------------------------------ showing

    def focus_widget(self) -> QWidget:
        return self._combo

    def show_value(self, value: Any) -> None:
        name, args = parts(value)
        spec = self.class_of(name)
        self._select(spec.name if spec else name)
        self._combo.set_summary(self.summary_of(spec, name, args))
        has_arguments = spec is not None and bool(spec.params)
        self._unfold.setVisible(has_arguments)
        if not has_arguments:
            self._unfold.setChecked(False)
        elif self._unfold.isChecked():
            self._show_form(spec, args)

    def summary_of(self, spec: Spec | None, name: str | None, args: Mapping[str, Any]) -> str:
        """Return what the closed box says: the class and the arguments that are not defaults."""
        if name is None:
            return ""
        shown = self.name_of(spec) if spec else name
        said = [_brief(spec.param(name) if spec else None, v) for name, v in args.items()]
        return " · ".join([shown, *(s for s in said if s)])

    def _select(self, key: Any) -> None:
        place = next((i for i in range(self._combo.count()) if self._combo.itemData(i) == key), -1)
        if place < 0 and key is not None:
            self._combo.addItem(str(key), key)
            place = self._combo.count() - 1
        self._combo.setCurrentIndex(place)

    def _set_unfolded(self, unfolded: bool) -> None:
        name, args = parts(self._value)
        spec = self.class_of(name)
        if unfolded and spec is not None:
            self._show_form(spec, args)
        self._inside.setVisible(unfolded and spec is not None)

    def _show_form(self, spec: Spec | None, args: Mapping[str, Any]) -> None:
        from designer.views.forms.param_form import ParamForm

        if spec is None:
            return
        if self._form is None or self._form_of != spec.name:
            if self._form is not None:
                self._inside_layout.removeWidget(self._form)
                self._form.hide()
                self._form.deleteLater()
            self._form = ParamForm(
                spec.params,
                self.catalogue,
                self._inside,
                foldable=self.is_foldable or len(spec.params) > MANY,
                nested=True,
            )
            self._form_of = spec.name
            self._form.param_edited.connect(self._take_argument)
            self._form.left.connect(self.left)
            self._inside_layout.addWidget(self._form)
        self._form.set_values(args)
        self._inside.setVisible(self._unfold.isChecked())

    # ------------------------------------------------------------------------------------------ editing

    def _choose(self, index: int) -> None:
        self.left.emit()  # a choice is a step of its own
        key = self._combo.itemData(index)
        if key is not None and key == self._chosen():
            return
        spec = self.class_of(key)
        self._offer(spec, self.value_for(key))
        self.show_value(self._value)
        if _missing(spec, parts(self._value)[1]):
            self._unfold.setChecked(True)
        self.left.emit()

    def _offer(self, spec: Spec | None, value: Any) -> None:
        """Offer a value; one that lacks arguments of a class of the user's is taken, so that they can be filled in."""
        if _missing(spec, parts(value)[1]):
            self.take_up(value)
        else:
            self.offer(value)

    def _chosen(self) -> Any:
        name, _ = parts(self._value)
        spec = self.class_of(name)
        return spec.name if spec else name

    def value_for(self, key: Any) -> Any:
        """Return the value for a freshly chosen class: its name, or with the arguments Keras requires."""
        spec = self.class_of(key)
        if spec is None:
            return key
        args = initial_params(spec)
        return {"class": spec.name, "args": args} if args else spec.alias or spec.name

    def _take_argument(self, name: str, value: Any) -> None:
        class_name, args = parts(self._value)
        spec = self.class_of(class_name)
        if spec is None:
            return
        param = spec.param(name)
        args = {k: v for k, v in args.items() if k != name}
        if param is None or param.required or not same(value, param.default):
            args[name] = value
        self._offer(spec, {"class": spec.name, "args": args} if args else spec.alias or spec.name)
        self._combo.set_summary(self.summary_of(spec, class_name, args))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class ScheduleEditor(ObjectEditor):
    """A number that may also be a schedule, as an optimizer's learning rate."""

    def kind(self) -> str:
        return "schedule"

    def _fill(self) -> None:
        self._combo.addItem("", _CONSTANT)
        super()._fill()
        self._plain = self.plain_editor()
        self._plain.edited.connect(self.offer)
        self._plain.left.connect(self.left)
        self._layout.addWidget(self._plain)
        self._curve = RateCurve(self)
        self._layout.addWidget(self._curve)
        self.edited.connect(self._draw)

    def plain_editor(self) -> Editor:
        """Return the editor of what is no schedule."""
        from designer.views.forms.lines import FloatEditor

        default = self.param.default if _is_number(self.param.default) else 0.001
        return FloatEditor(Param(name=self.param.name, kind="float", default=default), self.catalogue, self)

    def plain_title(self) -> str:
        """Return what the choice is called that is no schedule."""
        return self.tr("constant")

    def is_plain(self, value: Any) -> bool:
        """Tell whether a value is no schedule."""
        return _is_number(value)

    def _retranslate(self) -> None:
        super()._retranslate()
        self._combo.setItemText(0, self.plain_title())

    def show_value(self, value: Any) -> None:
        plain = self.is_plain(value)
        self._plain.setVisible(plain)
        self._draw(value)
        if not plain:
            super().show_value(value)
            return
        self._unfold.setChecked(False)
        self._unfold.hide()
        self._plain.set_value(value)
        self._select(_CONSTANT)
        self._combo.set_summary("")

    def value_for(self, key: Any) -> Any:
        return self._plain.value() if key is _CONSTANT else super().value_for(key)

    def rates(self, value: Any) -> tuple[list[float], str]:
        """Return the learning rates of a value and what the last of them is of; none where it is one number."""
        name, args = parts(value)
        spec = self.class_of(name)
        if spec is None or self.is_plain(value):
            return [], ""
        found = curve(spec.name, {**{param.name: param.default for param in spec.params}, **args})
        return ([], "") if found is None else (found[0], self.tr("step {count}").format(count=found[1]))

    def _draw(self, value: Any) -> None:
        self._curve.show_rates(*self.rates(value))

    def _chosen(self) -> Any:
        return _CONSTANT if self.is_plain(self._value) else super()._chosen()


class FormulaEditor(ScheduleEditor):
    """A learning rate by the epoch: a formula of `epoch` and `lr`, or a schedule that is asked with the epoch."""

    def plain_editor(self) -> Editor:
        from designer.views.forms.lines import FormulaLine

        formula = Param(name=self.param.name, kind="formula", required=True, initial=self.param.initial)
        return FormulaLine(formula, self.catalogue, self)

    def plain_title(self) -> str:
        return self.tr("formula")

    def is_plain(self, value: Any) -> bool:
        return isinstance(value, str)

    def rates(self, value: Any) -> tuple[list[float], str]:
        if not self.is_plain(value):
            return super().rates(value)
        found, rate = [], _EXAMPLE_RATE
        with contextlib.suppress(DesignerError):
            follow = formula(value)
            for epoch in range(_EXAMPLE_EPOCHS):
                rate = follow(epoch, rate)
                found.append(rate)
        return found, self.tr("epoch {count}").format(count=len(found))


def _missing(spec: Spec | None, args: Mapping[str, Any]) -> bool:
    """Tell whether a class of the user's requires an argument that has no value yet, nor one to begin with."""
    own = spec.params if spec is not None and spec.is_foreign else ()
    return any(p.required and p.initial is None and p.name not in args for p in own)


def parts(value: Any) -> tuple[str | None, dict[str, Any]]:
    """Return the class name (or short name) and the arguments of an object value; (None, {}) for None."""
    if isinstance(value, Mapping):
        name = value.get("class")
        args = value.get("args")
        return (str(name) if name is not None else None), dict(args) if isinstance(args, Mapping) else {}
    return (None if value is None or value == "" else str(value)), {}


def _brief(param: Param | None, value: Any) -> str:
    if isinstance(value, Mapping):
        return parts(value)[0] or ""
    return "" if value is None or param is None else values.to_text(param, value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
