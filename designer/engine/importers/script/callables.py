"""Calls functions, classes and objects of a script, by reading what they hold."""

from __future__ import annotations

import ast
import re
from typing import Any

from designer.engine.importers.script import addons, arrays, handed, library, pipelines, plain, special, subclass
from designer.engine.importers.script.flow import flat
from designer.engine.importers.script.functions import Functions, RaisedError
from designer.engine.importers.script.values import (
    Bound,
    Builtin,
    Class,
    Function,
    Instance,
    Items,
    KerasObject,
    Layer,
    LayerList,
    Method,
    Model,
    Native,
    Partial,
    Ref,
    Scope,
    Super,
    Tensor,
    Unknown,
)
from designer.graph.texts import QT_TRANSLATE_NOOP

_HARMLESS = re.compile(
    r"plot|print|show|draw|eval|train|fit|save|summar|display|predict|test|log|score|report|visuali|check|convert|"
    r"explain|export|load|run|callback|history|generat|count|get_flops|animate|sample|viz",
    re.IGNORECASE,
)

_ENDS = ("input", "inputs", "output", "outputs")


class Callables(Functions):
    """Knows what is called."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.instances: list[Instance] = []  # of classes derived from keras.Model
        self.keras.models.layer_of = lambda value: subclass.layer_of(self, value)
        self.keras.flow.call_function = self.call  # Lambda layers, and activations that are functions of the script
        self.keras.maker.call_function = self.call

    def is_beside(self, module: str, scope: Scope) -> bool:
        """Tell whether a module stands beside the script."""
        raise NotImplementedError

    def call(self, target: Any, args: list[Any], kwargs: dict[str, Any], what: str = "") -> Any:
        """Call anything."""
        target, args, kwargs = _with_first(target, args, kwargs)
        if isinstance(target, Native):
            return target.function(*args, **kwargs)
        if isinstance(target, Function):
            return self.call_function(target, args, kwargs)
        if isinstance(target, Class):
            return self.instance(target, args, kwargs)
        if isinstance(target, Instance):
            return self.call_instance(target, args, kwargs)
        if isinstance(target, Builtin):
            return self._builtin(target.name, args, kwargs)
        if isinstance(target, Method):
            return self._method(target, args, kwargs)
        if isinstance(target, Ref):
            return self._ref(target, args, kwargs)
        if isinstance(target, (Layer, Model)):
            return self.keras.call(target, args, kwargs)
        if isinstance(target, KerasObject) and args and isinstance(args[0], Tensor):
            return self.keras.flow.of_object(target, args[0])
        if isinstance(target, Unknown):
            return self._unknown(target, args, kwargs, what)
        return Unknown()

    def chosen(self, node: ast.Set) -> ast.expr | None:
        return handed.choice(self, node)

    # ------------------------------------------------------------------------------------------ objects

    def instance(self, class_: Class, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Make an object of a class of the script."""
        class_.made += 1
        made = Instance(class_, args=args, kwargs=kwargs, line=self.keras.place.line)
        if special.is_enum(class_):
            return special.enum_member(class_, args)
        if class_.is_dataclass or special.is_named_tuple(class_):
            special.fill_fields(made, class_, args, kwargs)
            after = class_.find("__post_init__")
            if isinstance(after, Function):
                self.call(Bound(after, made), [], {})
            return made
        init = class_.find("__init__")
        if special.is_dict(class_):
            made.names.update({**(args[0] if args and isinstance(args[0], dict) else {}), **kwargs})
        if isinstance(init, Function):
            self.call_function(init, [made, *args], kwargs)
        elif init is None:
            subclass.initialised(self, made, args, kwargs)
        if subclass.is_sequential(class_):
            return subclass.sequential_of(self, made)
        if subclass.is_model_class(class_) and subclass.functional_of(made) is None:
            self.instances.append(made)
        return subclass.functional_of(made) or made

    def call_instance(self, target: Instance, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call an object: one of a class of Keras's is called as what its `call` draws."""
        if subclass.is_keras(target):
            return subclass.apply(self, target, args, kwargs)
        method = target.made_of.find("__call__") if target.made_of is not None else None
        if isinstance(method, Function):
            return self.call_function(method, [target, *args], kwargs)
        if any(isinstance(v, Tensor) for v in flat(args)):
            return subclass.apply(self, target, args, kwargs)
        return Unknown()

    def attribute(self, owner: Any, name: str) -> Any:
        """Return what `owner.name` stands for."""
        if isinstance(owner, Instance):
            return self._of_instance(owner, name)
        if isinstance(owner, pipelines.PIPELINES):
            return Method(owner, name) if name in pipelines.METHODS else Unknown()
        if isinstance(owner, Class):
            return self._of_class(owner, name)
        if isinstance(owner, Super):
            return self._of_super(owner, name)
        if isinstance(owner, (Model, Layer, Tensor)):
            return self.keras.models.attribute(owner, name)
        if isinstance(owner, plain.ARRAYS):
            if name in ("shape", "size", "ndim"):
                return getattr(owner, name)
            return owner.T if name == "T" else Method(owner, name)
        if isinstance(owner, tuple) and name in ("rank", "ndims"):
            return len(owner)  # of a shape
        if isinstance(owner, int) and name == "value":
            return owner  # a size of a shape of TensorFlow 1
        if isinstance(owner, (list, dict, str, tuple, set)):
            return Method(owner, name)
        if isinstance(owner, KerasObject):
            return owner.args.get(name, Unknown())
        if isinstance(owner, Function):
            return owner.name if name == "__name__" else Unknown()
        if isinstance(owner, Unknown):
            return self._of_unknown(owner, name)
        return Unknown()

    def _of_unknown(self, owner: Unknown, name: str) -> Any:
        if isinstance(owner, special.Foreign) and owner.made is not None:
            return special.end_of(self, owner, name) if name in _ENDS else special.PartOfForeign(owner=owner, part=name)
        if owner.either:
            return Method(owner, name)
        if (known := arrays.attribute(owner, name)) is not ...:
            return known
        if name == "reshape" or (owner.shape is not None and name in arrays.METHODS):
            return Method(owner, name)
        if isinstance(owner, arrays.Transformer):
            return Method(owner, name)
        return Unknown(reason=owner.reason)

    def _of_instance(self, owner: Instance, name: str) -> Any:
        if name in owner.names:
            return owner.names[name]
        if owner.made_of is None:
            return Unknown()
        if name == "__class__":
            return owner.made_of
        if name == "__dict__":
            return owner.names
        found = owner.made_of.find(name)
        if isinstance(found, Function):
            if found.kind == "property":
                return self.call_function(found, [owner], {})
            if found.kind == "static":
                return found
            return Bound(found, owner.made_of if found.kind == "class" else owner)
        if found is not None:
            return found
        if subclass.is_keras(owner):
            return subclass.attribute(self, owner, name)
        return Method(owner, name)

    def _of_class(self, owner: Class, name: str) -> Any:
        found = owner.find(name)
        if isinstance(found, Function) and found.kind == "class":
            return Bound(found, owner)
        if found is not None:
            return found
        return owner.name if name == "__name__" else Unknown()

    def _of_super(self, owner: Super, name: str) -> Any:
        for base in owner.owner.order()[1:]:
            if name in base.names:
                found = base.names[name]
                return Bound(found, owner.first) if isinstance(found, Function) and found.kind != "static" else found
        if name == "__init__" and isinstance(owner.first, Instance):
            first = owner.first
            return Native(name, lambda *args, **kwargs: subclass.initialised(self, first, list(args), kwargs))
        if name == "add" and isinstance(owner.first, Instance):
            return subclass.attribute(self, owner.first, name)
        return Native(name, lambda *_args, **_kwargs: Unknown())

    # ------------------------------------------------------------------------------------------ everything else

    def _method(self, target: Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        owner, name = target.owner, target.name
        if isinstance(owner, Instance):
            return special.method(owner, name, kwargs)
        if isinstance(owner, pipelines.PIPELINES):
            return pipelines.method(owner, name, args, kwargs, self.keras.place.line)
        if isinstance(owner, Unknown) and owner.either:
            if name in ("compile", "fit"):
                for model in owner.either:
                    if isinstance(model, Model):
                        self.keras.call(Method(model, name), args, kwargs)
            elif name in plain.CHANGING:
                self.spoil_either(owner)
            return Unknown(reason=owner.reason)
        if isinstance(owner, Unknown):
            return arrays.method(owner, name, args)
        if not isinstance(owner, (list, dict, str, tuple, set, *plain.ARRAYS)):
            return self.keras.call(target, args, kwargs)
        args = [a.name if isinstance(a, Builtin) else a for a in args] if isinstance(owner, plain.ARRAYS) else args
        if isinstance(owner, LayerList) and name in plain.CHANGING:
            self.keras.place.note_once(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Line {line}: layers.{method} changes no model in today's Keras, as it did in Keras 1 and 2.0; "
                    "delete the layer in the drawing if that is meant.",
                ),
                method=name,
            )
        if name in plain.CHANGING and isinstance(owner, (list, dict, set)):
            self.journal.touch(owner)
        if name == "extend" and isinstance(owner, list) and args:
            items = self.iterate(args[0])
            args = [[Unknown(is_rest=True)]] if items is None else [items]
        if name == "sort" and isinstance(owner, list):
            found = self._builtin("sorted", [owner], kwargs)
            owner[:] = found if isinstance(found, list) else [Unknown(is_rest=True)]
            return None
        if isinstance(owner, (dict, list)) and any(isinstance(a, Unknown) for a in args[:1]):
            if name in ("pop", "update", "setdefault", "remove", "insert"):
                self._spoil(owner)
                return Unknown()
            if name in ("get", "index", "count"):
                return Unknown()
        return plain.call_method(owner, name, args, kwargs)

    def spoil_either(self, owner: Unknown) -> None:
        """Let everything that `owner` may be be unknown: it is changed, and which of them is not known."""
        for value in owner.either:
            if isinstance(value, Model):
                layers = value.layers
                if layers is not None:
                    self.journal.touch(layers)
                    layers.append(Unknown(owner.what, owner.reason, is_rest=True))
                    value.inputs, value.outputs = [], []
            elif isinstance(value, (list, dict, set)):
                self.journal.touch(value)
                self._spoil(value)
            elif isinstance(value, Instance):
                self.journal.touch(value.names)
                self._spoil_names(value.names)
            elif isinstance(value, Layer) and owner.reason is not None:
                value.notes.append(owner.reason)

    @staticmethod
    def _spoil(owner: Any) -> None:
        """Let everything a container held be unknown."""
        if isinstance(owner, list):
            owner[:] = [Unknown(is_rest=True)]
        elif isinstance(owner, set):
            owner.clear()
            owner.add(Unknown(is_rest=True))
        else:
            Callables._spoil_names(owner)
            if not plain.has_rest(owner):
                owner[Unknown(is_rest=True)] = Unknown()

    @staticmethod
    def _spoil_names(names: Any) -> None:
        for key in names:
            names[key] = Unknown()

    def _ref(self, target: Ref, args: list[Any], kwargs: dict[str, Any]) -> Any:
        top = target.path.split(".")[0]
        known = special.call(self, target.path, args, kwargs)
        if known is not NotImplemented:
            return known
        if (known := arrays.made(target.path, args, kwargs)) is not ...:
            return known
        data = pipelines.made(target.path, args, kwargs, self.keras.place.line)
        if data is not ...:
            return data
        if top in ("keras", "tensorflow"):
            return self.keras.call(target, args, kwargs)
        if top in library.KNOWN:
            return library.call(target.path, args, kwargs)
        if top == "tensorflow_addons" and (added := addons.made(self.keras, target.path, args, kwargs)) is not ...:
            return added
        return self._unknown(Unknown(target.path), args, kwargs, target.path)

    def _unknown(self, target: Unknown, args: list[Any], kwargs: dict[str, Any], what: str) -> Any:
        """Call what is not read: it may be a class of layers, and it may change what it is given."""
        name = what.rpartition(".")[2]
        tensors = [v for v in flat([*args, *kwargs.values()]) if isinstance(v, Tensor)]
        made = target.made if isinstance(target, special.Foreign) else None
        if tensors and made is None and isinstance(target, special.PartOfForeign):
            made = special.part_as_layer(self, target)
        if made is not None and tensors:
            return self.keras.flow.placeholder_call(made, args, kwargs)
        owner = what.rpartition(".")[0].rpartition(".")[2]
        if owner[:1].isupper() and not tensors and name.startswith(("from_", "load")):
            name = owner  # a class that makes its objects itself: TFAutoModel.from_pretrained(...)
        if name[:1].isupper() and not tensors and what:
            return special.foreign(self, name, args, kwargs, what, target.reason)
        if not _HARMLESS.search(name):
            self._may_change(name, [*args, *kwargs.values()])
        if tensors:
            return Unknown(reason=target.reason or self.keras.flow.not_known(what or name))
        return Unknown(reason=target.reason)

    def _may_change(self, name: str, values: list[Any]) -> None:
        for value in values:
            if isinstance(value, Model) and value.layers is not None and name:
                value.notes.append(
                    self.keras.place.fail(
                        QT_TRANSLATE_NOOP(
                            "Errors", "Line {line}: {name} is not read; the model is drawn as if it did not change it."
                        ),
                        name=name,
                    ).text
                )
            elif isinstance(value, list) and any(isinstance(v, (Layer, Model)) for v in value):
                self.journal.touch(value)
                value.append(Unknown(name, is_rest=True))

    def _builtin(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if name == "print":
            return None
        if name in ("exit", "quit"):
            raise RaisedError("SystemExit")
        if name in (
            "list",
            "tuple",
            "zip",
            "enumerate",
            "sorted",
            "reversed",
            "sum",
            "iter",
            "set",
            "min",
            "max",
            "any",
            "all",
        ):
            lists = [self.iterate(a) if not isinstance(a, (int, float)) else a for a in args]
            if any(value is None for value in lists):
                return Unknown()
            args = lists
            if name in ("sorted", "min", "max") and "key" in kwargs:
                return self._by_key(name, args, kwargs)
            if name not in ("list", "tuple", "zip", "enumerate", "reversed", "iter"):
                if any(isinstance(v, Unknown) for v in flat(args)):
                    return Unknown()
                if name == "sum" and any(isinstance(v, Tensor) for v in flat(args)):
                    return self._sum(args[0] or [])
        return special.builtin(self, name, args, kwargs)

    def _sum(self, items: Any) -> Any:
        total: Any = 0
        for item in items:
            total = item if isinstance(total, int) and total == 0 else self.binary(ast.Add(), total, item)
        return total

    def _by_key(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        key = kwargs["key"]
        items = args[0]
        keys = [self.call(key, [item], {}) if key is not None else item for item in items]
        if any(not plain.is_plain(k) for k in keys) or any(isinstance(v, Unknown) for v in flat(keys)):
            return Unknown()
        order = plain.call_builtin("sorted", [[(k, i) for i, k in enumerate(keys)]])
        if not isinstance(order, list):
            return Unknown()
        if kwargs.get("reverse") is True:
            order = sorted(order, key=lambda pair: pair[0], reverse=True)
        found = Items(items[i] for _, i in order)
        return found if name == "sorted" else (Unknown() if not found else found[0 if name == "min" else -1])


def _with_first(target: Any, args: list[Any], kwargs: dict[str, Any]) -> tuple[Any, list[Any], dict[str, Any]]:
    while isinstance(target, (Bound, Partial)):
        if isinstance(target, Bound):
            target, args = target.function, [target.first, *args]
        else:
            target, args, kwargs = target.target, [*target.args, *args], {**target.kwargs, **kwargs}
    return target, args, kwargs
