"""The functions of keras.ops that a node can stand for: which arguments are tensors, which are its params."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any

import keras

from designer.catalogue.spec import NUMBERS, Inputs, Param, Spec
from designer.engine.introspect import docstrings, params, tensors
from designer.engine.introspect.summaries import OPERATIONS


def operations() -> list[Spec]:
    """Return every operation on tensors, the common ones first."""
    specs = [_operation(name, function) for name, function in _functions()]
    first = tensors.FIRST
    return sorted(
        specs, key=lambda s: (first.index(s.name[4:]) if s.name[4:] in first else len(first), "." in s.name[4:], s.name)
    )


def _functions() -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    seen: dict[Any, str] = {}
    modules: list[tuple[str, ModuleType]] = [("", keras.ops), ("image.", keras.ops.image)]
    for prefix, module in modules:
        for short, function in sorted(vars(module).items()):
            name = prefix + short
            if inspect.isfunction(function) and name not in tensors.LEFT_OUT and function not in seen:
                seen[function] = name
                found.append((name, function))
    return found


def _operation(name: str, function: Any) -> Spec:
    parameters = [p for p in inspect.signature(function).parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
    ports = [p for p in parameters if tensors.is_port(name, p.name)]
    inputs = _inputs(name, ports)
    constants = tensors.constants(name, tuple(p.name for p in ports))
    skip = tuple(p.name for p in ports if p.name not in constants) + tensors.HIDDEN
    found = params.params_of(function, "operation", f"ops.{name}", skip=skip)
    return Spec(
        name=f"ops.{name}",
        kind="operation",
        module="keras.ops.image" if name.startswith("image.") else "keras.ops",
        group="Operations",
        summary=OPERATIONS.get(name) or _summary(function),
        doc=docstrings.opening(function),
        params=tuple(_constant(p) if p.name in constants else p for p in found),
        inputs=inputs,
        outputs=tensors.OUTPUTS.get(name, 1),
        placeable=name not in tensors.SYNONYMS,
        fields=tuple(p.name for p in found if p.required or p.initial is not None)[:2],
    )


def _inputs(name: str, ports: list[inspect.Parameter]) -> Inputs:
    if name in tensors.LISTS:
        return tensors.LISTS[name]
    required = [p for p in ports if p.default is p.empty]
    if len(ports) == 1:
        return Inputs()
    return Inputs("named", len(required), len(ports), tuple(p.name for p in ports))


def _constant(param: Param) -> Param:
    """Return a tensor argument as one that may also be a number, if nothing is wired to its port."""
    kind, items = ("int_or_tuple", "int") if param.name == "indices" else ("float_or_tuple", NUMBERS)
    doc = docstrings.shortened(param.doc, 200) + " A number here is used where no wire ends."
    return Param(name=param.name, kind=kind, items=items, nullable=True, doc=doc.strip())


def _summary(function: Any) -> str:
    text = docstrings.opening(function).split("\n")[0].split(". ")[0].rstrip(".").replace("`", "")
    for start in ("Computes ", "Compute ", "Returns ", "Return ", "Calculates ", "Applies ", "Performs ", "Test "):
        text = text.removeprefix(start)
    for article in ("the ", "a ", "an "):
        text = text.removeprefix(article)
    if len(text) > 48:
        text = text[:48].rsplit(" ", 1)[0] + " ..."
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
