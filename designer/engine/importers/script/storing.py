"""Gives values to the targets of assignments, and takes apart what is iterated over."""

from __future__ import annotations

import ast
from typing import Any

import numpy as np

from designer.engine.importers.script import plain, special
from designer.engine.importers.script.callables import Callables
from designer.engine.importers.script.flow import Sizes
from designer.engine.importers.script.values import (
    Class,
    Function,
    Instance,
    Items,
    Layer,
    Model,
    Scope,
    ScriptError,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import source
from designer.graph.texts import QT_TRANSLATE_NOOP


class Storing(Callables):
    """Knows names, attributes and items that are written to."""

    def store(self, target: ast.expr, value: Any, scope: Scope) -> None:
        if isinstance(target, ast.Name):
            owner = scope.owner(target.id)
            self.journal.touch(owner)
            owner[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._store_several(target.elts, value, scope)
        elif isinstance(target, ast.Attribute):
            self.set_attribute(self.evaluate(target.value, scope), target.attr, value)
        elif isinstance(target, ast.Subscript):
            self._set_item(self.evaluate(target.value, scope), self.evaluate(target.slice, scope), value)

    def set_attribute(self, owner: Any, name: str, value: Any) -> None:
        """Set an attribute of anything."""
        if isinstance(owner, (Layer, Model)):
            self.keras.models.set_attribute(owner, name, value)
        elif isinstance(owner, Instance):
            setter = owner.made_of.find(f"{name}.setter") if owner.made_of is not None else None
            if isinstance(setter, Function):
                self.call_function(setter, [owner, value], {})
                return
            self.journal.touch(owner.names)
            owner.names[name] = value
            if name == "trainable":
                special.set_trainable(self, owner, value)
        elif isinstance(owner, Class):
            self.journal.touch(owner.names)
            owner.names[name] = value
        elif isinstance(owner, Unknown):
            self.spoil_either(owner)

    def _set_item(self, owner: Any, key: Any, value: Any) -> None:
        if isinstance(owner, Instance) and owner.made_of is not None and owner.made_of.find("__setitem__"):
            self.call(self.attribute(owner, "__setitem__"), [key, value], {})
            return
        if isinstance(owner, Unknown):
            self.spoil_either(owner)
        if isinstance(owner, Instance) and owner.made_of is not None and special.is_dict(owner.made_of):
            owner = owner.names
        if not isinstance(owner, (list, dict)):
            return
        self.journal.touch(owner)
        if isinstance(key, Unknown) or not is_known_place(owner, key):
            self._spoil(owner)
            return
        try:
            owner[key] = value
        except (TypeError, IndexError, ValueError, KeyError):
            self._spoil(owner)

    def _store_several(self, targets: list[ast.expr], value: Any, scope: Scope) -> None:
        values = self._unpack(value, targets)
        for element, item in zip(targets, values, strict=True):
            self.store(element.value if isinstance(element, ast.Starred) else element, item, scope)

    def _unpack(self, value: Any, targets: list[ast.expr]) -> list[Any]:
        if isinstance(value, Tensor):
            value = self.keras.flow.outputs_of(value, len(targets))
        items = self.iterate(value)
        star = next((i for i, t in enumerate(targets) if isinstance(t, ast.Starred)), None)
        if items is None or plain.has_rest(items):
            if isinstance(value, Sizes):
                return [value.at(place) for place in range(len(targets))]
            reason = value.reason if isinstance(value, Unknown) else None
            parts = value.shape if isinstance(value, Unknown) else None
            shape = parts[1:] if parts else None
            return [Unknown(source(target), reason, shape=shape) for target in targets]
        if star is not None and len(items) >= len(targets) - 1:
            after = len(targets) - star - 1
            middle = Items(items[star : len(items) - after])
            return [*items[:star], middle, *items[len(items) - after :]]
        if len(items) != len(targets):
            raise ScriptError(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: {expected} names for {received} values."),
                line=self.keras.place.line,
                expected=len(targets),
                received=len(items),
            )
        return list(items)

    def iterate(self, value: Any) -> list[Any] | None:
        if isinstance(value, (list, tuple, set, frozenset)):
            return list(value)
        if isinstance(value, range):
            return value if len(value) <= plain.MAX_LENGTH else None  # type: ignore[return-value]
        if isinstance(value, (dict, str)):
            return list(value)
        if isinstance(value, plain.ARRAYS):
            return [*value] if isinstance(value, np.ndarray) and value.ndim else None
        if isinstance(value, Class) and special.is_enum(value):
            return special.members(value)
        if isinstance(value, Instance) and value.made_of is not None:
            return self._iterate_instance(value)
        return None

    def _iterate_instance(self, value: Instance) -> list[Any] | None:
        assert value.made_of is not None
        if special.is_named_tuple(value.made_of):
            return list(value.names.values())
        if value.made_of.find("__iter__"):
            items = self.call(self.attribute(value, "__iter__"), [], {})
            return self.iterate(items) if not isinstance(items, Instance) else None
        return None


def is_known_place(owner: Any, key: Any) -> bool:
    """Tell whether what a container holds elsewhere stays known when something is put at a place of it."""
    if not plain.has_rest(owner) or isinstance(owner, dict):
        return True
    rest = next(i for i, item in enumerate(owner) if isinstance(item, Unknown) and item.is_rest)
    return isinstance(key, int) and 0 <= key < rest
