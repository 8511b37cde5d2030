"""Makes Keras objects from the specs of a project: only classes of the catalogue, only arguments they have."""

from __future__ import annotations

import difflib
import importlib
import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

from designer.catalogue.formula import formula
from designer.catalogue.load import Catalogue
from designer.catalogue.spec import NUMBERS, Param, Spec
from designer.catalogue.values import index
from designer.engine.building.own_code import own_thing
from designer.engine.checking.keras_errors import essence
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

# The kinds a class may come from where it is not its own alone: an activation may be a layer, a number a schedule.
_ALSO = {
    "activation": ("activation", "layer"),
    "metric": ("metric", "loss"),
    "initializer": ("initializer",),
    "layers": ("layer",),
    "float": ("schedule",),
    "formula": ("schedule",),
}
_KINDS = (
    "layer",
    "optimizer",
    "schedule",
    "loss",
    "metric",
    "initializer",
    "regularizer",
    "constraint",
    "activation",
    "callback",
)
_OBJECTS = {*_KINDS, "layers"}
_TUPLES = {"tuple", "shape", "int_or_tuple", "float_or_tuple"}
# Strings that Keras itself resolves when it compiles, by what the output and the target look like.
_RESOLVED_LATER = {"metric": {"accuracy", "acc", "crossentropy", "ce"}, "loss": {"crossentropy", "ce"}}


class ArgumentError(DesignerError):
    """A constructor argument that is missing or wrong; `param` names it, "" where Keras does not say which."""

    def __init__(self, template: str, param: str = "", **args: Any) -> None:
        super().__init__(template, **args)
        self.param = param


def make(spec: Any, kind: str, catalogue: Catalogue) -> Any:
    """Return the Keras object of an object spec, for instance ``{"class": "Adam", "args": {...}}`` or ``"relu"``.

    A string that Keras only resolves when it compiles ("accuracy") stays a string; None stays None.
    Raises DesignerError for a class the catalogue does not know and for arguments Keras refuses.
    """
    if spec is None or (isinstance(spec, str) and spec in _RESOLVED_LATER.get(kind, ())):
        return spec
    name, args = _parts(spec, kind)
    found = find(name, kind, catalogue)
    thing = keras_object(found)
    if not inspect.isclass(thing) and found.kind != "layer":
        return thing
    return construct(thing, found, args, catalogue)


def argument(spec: Any, kind: str, catalogue: Catalogue) -> Any:
    """Return an object spec as it is passed to Keras: known strings as they stand, the rest as objects.

    This is what the exported code writes, too.
    """
    if isinstance(spec, str):
        if spec not in _RESOLVED_LATER.get(kind, ()) and find(spec, kind, catalogue).source:
            return make(spec, kind, catalogue)  # Keras does not know its name
        return spec
    return make(spec, kind, catalogue)


def construct(thing: Any, spec: Spec, args: Mapping[str, Any], catalogue: Catalogue, **fixed: Any) -> Any:
    """Return `thing(**args)` with `args` from JSON. Raises ArgumentError with the essence of what Keras says."""
    kwargs = arguments_of(spec, args, catalogue)
    try:
        return thing(**kwargs, **fixed)
    except DesignerError:
        raise
    except Exception as error:
        reason = essence(error)
        raise ArgumentError(
            QT_TRANSLATE_NOOP("Errors", "{name}: {reason}"),
            param=guilty(reason, args, spec),
            name=spec.name,
            reason=reason,
        ) from error


def arguments_of(spec: Spec, args: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Return JSON arguments as what the constructor of `spec` takes: tuples and objects where it wants them.

    They are made in the order of the catalogue, as exported code makes them: an initializer without a seed draws one.
    """
    kwargs = {}
    order = {param.name: place for place, param in enumerate(spec.params)}
    for name, value in sorted(args.items(), key=lambda item: order.get(item[0], len(order))):
        param = spec.param(name)
        if param is None:
            raise ArgumentError(
                QT_TRANSLATE_NOOP("Errors", "{class_} has no argument {argument}. Its arguments are {known}."),
                param=name,
                class_=spec.name,
                argument=name,
                known=", ".join(p.name for p in spec.params),
            )
        kwargs[name] = _value(value, param, catalogue)
    return kwargs


def find(name: str, kind: str, catalogue: Catalogue) -> Spec:
    """Return the catalogue's entry for a class name or alias. Raises DesignerError naming the nearest one."""
    kinds = _ALSO.get(kind, (kind,)) if kind in _ALSO or kind in _KINDS else _KINDS
    for one in kinds:
        spec = catalogue.spec(name, one)
        if spec is not None:
            return spec
    near = nearest(name, kind, catalogue)
    if near:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Keras has no {kind} called {name}. Did you mean {nearest}?"),
            kind=kinds[0],
            name=name,
            nearest=near,
        )
    raise DesignerError(QT_TRANSLATE_NOOP("Errors", "Keras has no {kind} called {name}."), kind=kinds[0], name=name)


def nearest(name: str, kind: str, catalogue: Catalogue) -> str:
    """Return the known class name or alias most like `name`, "" if none is like it."""
    specs = catalogue.specs.get(kind, {})
    known = {s.name.lower(): s.name for s in specs.values()} | {s.alias: s.alias for s in specs.values() if s.alias}
    found = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return known[found[0]] if found else ""


def keras_object(spec: Spec) -> Any:
    """Return the class or function that a catalogue entry stands for: of Keras, or of a text that the user allowed."""
    if spec.source:
        return own_thing(spec)
    if spec.module.split(".")[0] != (spec.package or "keras"):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} is not a class of Keras, but of {module}."),
            name=spec.name,
            module=spec.module,
        )
    try:
        return getattr(importlib.import_module(spec.module), spec.name.rpartition(".")[2])
    except Exception as error:  # a package may raise anything while it is imported
        if not spec.package and not isinstance(error, (ImportError, AttributeError)):
            raise
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The installed Keras has no {name} in {module}.")
            if not spec.package
            else QT_TRANSLATE_NOOP("Errors", "{name} cannot be imported from {module}: {reason}"),
            name=spec.name,
            module=spec.module,
            reason=str(error),
        ) from error


def guilty(reason: str, args: Mapping[str, Any], spec: Spec) -> str:
    """Return the argument an error of Keras speaks of, "" where that is not clear."""
    quoted = [p.name for p in spec.params if f"`{p.name}`" in reason or f"{p.name}=" in reason]
    return quoted[0] if len(quoted) == 1 else next((n for n in quoted if n in args), "")


def _parts(spec: Any, kind: str) -> tuple[str, Mapping[str, Any]]:
    if isinstance(spec, str):
        return spec, {}
    if isinstance(spec, Mapping) and isinstance(spec.get("class"), str) and isinstance(spec.get("args", {}), Mapping):
        return spec["class"], spec.get("args", {})
    raise DesignerError(
        QT_TRANSLATE_NOOP(
            "Errors", 'Expected a name or {{"class": name, "args": {{...}}}} for the {kind}, received {value}.'
        ),
        kind=kind,
        value=repr(spec),
    )


def _value(value: Any, param: Param, catalogue: Catalogue) -> Any:
    if param.kind == "formula":
        return _by_epoch(value, catalogue)
    if isinstance(value, Mapping) and "class" in value:
        return make(value, param.kind, catalogue)
    if _has_mapping(value):
        # Keras would deserialise it, whatever class it names.
        raise ArgumentError(
            QT_TRANSLATE_NOOP("Errors", "{param} holds an object of a class that is not Keras's own."),
            param=param.name,
        )
    if param.kind == "layers" and isinstance(value, (list, tuple)):
        return [make(v, "layer", catalogue) for v in value]
    if isinstance(value, (list, tuple)) and any(isinstance(v, Mapping) for v in value):  # of a class of the user's
        return [_value(v, param, catalogue) for v in value]
    if isinstance(value, str) and param.kind == "optimizer":  # Keras resolves the name of one in compile only
        return make(value, "optimizer", catalogue)
    if isinstance(value, str) and param.kind in _OBJECTS:
        return argument(value, param.kind, catalogue)
    if param.kind == "index" and isinstance(value, str):
        return index(value)
    if param.items == NUMBERS and isinstance(value, (list, tuple)):
        return _array(value)
    if param.kind in _TUPLES:
        return _as_tuple(value)
    return value


def _by_epoch(value: Any, catalogue: Catalogue) -> Any:
    """Return the function of the epoch and the learning rate before it that a formula or a schedule is."""
    if isinstance(value, str):
        return formula(value)
    schedule = make(value, "formula", catalogue)
    return lambda epoch, _rate: float(schedule(epoch))


def _has_mapping(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(_has_mapping(v) and not (isinstance(v, Mapping) and "class" in v) for v in value)
    return isinstance(value, Mapping)


def _array(value: Any) -> Any:
    """Return numbers that stand in the place of a tensor as Keras itself makes an array of them."""
    array = np.asarray(value)
    return array.astype("int32" if np.issubdtype(array.dtype, np.integer) else "float32")


def _as_tuple(value: Any) -> Any:
    return tuple(_as_tuple(v) for v in value) if isinstance(value, (list, tuple)) else value
