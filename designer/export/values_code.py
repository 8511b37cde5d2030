"""Writes the arguments of a project as Python: literals, and Keras objects as calls of their public classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from designer.catalogue.formula import python
from designer.catalogue.load import Catalogue, classes_in
from designer.catalogue.own.classes import FUNCTION
from designer.catalogue.spec import NUMBERS, Param, Spec
from designer.catalogue.values import OBJECT_KINDS, index
from designer.export.expressions import Expression, Group, call, literal, mapping, sequence
from designer.export.own_code import taken_from
from designer.graph.calls import Program
from designer.graph.interface import Structure
from designer.graph.model import INPUT
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.recipe.settings import class_and_args

# The kinds a class may come from besides its own: an activation may be a layer, a number a schedule.
_ALSO = {
    "activation": ("layer",),
    "metric": ("loss",),
    "layers": ("layer",),
    "float": ("schedule",),
    "formula": ("schedule",),
}
_PRIVATE = "keras.src."
_TUPLES = {"tuple", "shape", "int_or_tuple", "float_or_tuple"}


class Values:
    """Writes values; raises DesignerError for classes and arguments the catalogue does not have."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def construct(self, spec: Spec, args: Mapping[str, Any], **fixed: Expression) -> Group:
        """Return the call of a class with the arguments that differ from its defaults, then `fixed` ones."""
        positional, keywords = self.arguments(spec, args)
        if spec.made == FUNCTION and spec.kind == "layer":
            given = {"arguments": mapping(keywords)} if keywords else {}
            return call("layers.Lambda", spec.name, **given, **fixed)
        return call(public_name(spec), *positional, **keywords, **fixed)

    def arguments(self, spec: Spec, args: Mapping[str, Any]) -> tuple[list[Expression], dict[str, Expression]]:
        """Return the arguments that differ from the defaults: the first by position if it is required."""
        unknown = [name for name in args if spec.param(name) is None]
        if unknown:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{class_} has no argument {argument}. Its arguments are {known}."),
                class_=spec.name,
                argument=unknown[0],
                known=", ".join(p.name for p in spec.params),
            )
        positional: list[Expression] = []
        keywords: dict[str, Expression] = {}
        by_place = _places(spec)
        for place, param in enumerate(spec.params):
            if param.name not in args or is_default(param, args[param.name]):
                continue
            value = self.value(args[param.name], param)
            if place < by_place and (param.required or (spec.kind == "regularizer" and len(args) == 1)):
                positional.append(value)
            else:
                keywords[param.name] = value
        if spec.name == INPUT and positional:
            keywords = {spec.params[0].name: positional.pop(), **keywords}
        return positional, keywords

    def value(self, value: Any, param: Param) -> Expression:
        """Return the value of one argument."""
        if param.kind == "code":
            return taken_from(value)
        if param.kind == "formula":
            rate = python(value) if isinstance(value, str) else call(self.group(value, param.kind), "epoch")
            return call("lambda epoch, lr: float", rate)
        if isinstance(value, Mapping) and "class" in value:
            return self.object(value, param.kind)
        if isinstance(value, str) and param.kind == "optimizer":
            return self.construct(self.find(value, "optimizer"), {})
        if isinstance(value, str) and value in self._catalogue.own and param.kind in OBJECT_KINDS:
            return self.object(value, param.kind)
        if param.kind == "layers" and isinstance(value, list | tuple):
            return sequence(self.object(v, "layer") for v in value)
        if isinstance(value, list | tuple) and any(isinstance(v, Mapping) and "class" in v for v in value):
            return sequence(self.value(v, param) for v in value)
        if param.kind == "index" and isinstance(value, str):
            return literal(index(value))
        if param.items == NUMBERS and isinstance(value, list | tuple):
            return call("ops.array", literal(value))
        return literal(value, tuples=param.kind in _TUPLES)

    def object(self, value: Any, kind: str) -> Expression:
        """Return a Keras object: names Keras knows stay strings, ``{"class": ..., "args": ...}`` become calls."""
        if isinstance(value, Mapping) and isinstance(value.get("class"), str):
            spec = self.find(value["class"], kind)
            args = value.get("args") or {}
            is_made = spec.kind == "layer" or not _is_function(spec)
            return self.construct(spec, args) if is_made else public_name(spec)
        if isinstance(value, str) and kind == "layer":
            return self.construct(self.find(value, kind), {})
        if isinstance(value, str) and value in self._catalogue.own:  # Keras does not know its name
            spec = self.find(value, kind)
            return self.construct(spec, {}) if not _is_function(spec) else public_name(spec)
        return literal(value)

    def group(self, value: Any, kind: str) -> Group:
        """Return a Keras object as the call of its class."""
        name, args = class_and_args(value)
        return self.construct(self.find(name, kind), args)

    def find(self, name: str, kind: str) -> Spec:
        """Return the catalogue's entry of a class."""
        for one in (kind, *_ALSO.get(kind, ())):
            spec = self._catalogue.spec(name, one)
            if spec is not None:
                return spec
        spec = self._catalogue.find(name) if kind not in self._catalogue.specs else None
        if spec is None:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "Keras has no {kind} called {name}."), kind=kind, name=name)
        return spec


def _is_function(spec: Spec) -> bool:
    return spec.made == FUNCTION or (not spec.is_foreign and not spec.name[:1].isupper())


def _places(spec: Spec) -> int:
    """Return how many arguments are written by position, as the guides do: ``Conv2D(32, 3)``, ``Dense(10)``."""
    if spec.kind == "layer" and spec.group == "Convolution":
        return 2
    required = sum(param.required for param in spec.params)
    return 0 if spec.kind == "layer" and required > 1 else 1


def public_name(spec: Spec) -> str:
    """Return how scripts name a class: ``layers.Dense``, ``ops.add``, ``keras.Input``, ``keras.regularizers.L2``.

    Classes that Keras does not make public go by their own name and need an import (`private_imports`), as those of the
    user's own, which stand in the script.
    """
    if spec.is_foreign or spec.module.startswith(_PRIVATE):
        return spec.name
    module = spec.module
    for parent in ("keras.layers", "keras.ops"):
        if module == parent or module.startswith(f"{parent}."):
            module = module.removeprefix("keras.")
    return f"{module}.{spec.name.rpartition('.')[2]}"


def private_imports(program: Program, catalogue: Catalogue) -> list[str]:
    """Return the import lines of the classes a program uses that Keras does not make public."""
    specs = [spec for name in set(_class_names(program)) if (spec := catalogue.spec(name)) is not None]
    names: dict[str, set[str]] = {}
    for spec in specs:
        if spec.module.startswith(_PRIVATE):
            names.setdefault(spec.module, set()).add(spec.name)
    return [f"from {module} import {', '.join(sorted(names[module]))}" for module in sorted(names)]


def _class_names(program: Program) -> Iterator[str]:
    for one in program.calls:
        yield one.type
        yield from classes_in(one.params)
        if one.body is not None:
            yield from _class_names(one.body)


def index_text(value: str) -> str:
    """Return what stands between the brackets of ``x[...]``, written anew from what it means."""
    return ", ".join(_part(part) for part in index(value))


def _part(part: Any) -> str:
    if not isinstance(part, slice):
        return "..." if part is Ellipsis else repr(part)
    ends = "{}:{}".format(*("" if end is None else repr(end) for end in (part.start, part.stop)))
    return ends if part.step is None else f"{ends}:{part.step!r}"


def is_default(param: Param, value: Any) -> bool:
    """Tell whether an argument may be left out, because it is what Keras takes anyway."""
    if param.required or isinstance(value, bool) != isinstance(param.default, bool):
        return False
    return bool(value == param.default)


def structured(how: Structure, values: Mapping[str, Expression]) -> Expression:
    """Return values by name as a model takes or gives them: the one alone, a list in their order, or a dict."""
    if how == "dict":
        return mapping(values)
    return sequence(values.values()) if how == "list" else next(iter(values.values()))
