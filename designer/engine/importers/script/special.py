"""Functions of Python and of libraries that work on what the reader knows: functions, classes, layers."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from designer.engine.importers.script import handed, library, objects, plain
from designer.engine.importers.script.values import (
    Bound,
    Builtin,
    Class,
    Function,
    Instance,
    Items,
    KerasObject,
    Layer,
    Method,
    Model,
    Native,
    Partial,
    Ref,
    Scope,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import source
from designer.graph.texts import Text

if TYPE_CHECKING:
    from designer.engine.importers.script.callables import Callables

is_dict, is_enum, is_named_tuple = objects.is_dict, objects.is_enum, objects.is_named_tuple
enum_member, members = objects.enum_member, objects.members
_TYPES: dict[str, Any] = {
    "int": int, "float": float, "str": str, "list": list, "tuple": tuple, "dict": dict, "bool": bool, "set": set,
    "bytes": bytes,
}  # fmt: skip
_TRANSPARENT = (
    "lru_cache",
    "cache",
    "wraps",
    "function",
    "contextmanager",
    "abstractmethod",
    "override",
    "no_type_check",
)
_NAMESPACES = ("AttrDict", "EasyDict", "Namespace", "Box", "ConfigDict", "Munch", "DotMap", "Bunch", "CfgNode")
_MOST_EVALUATED = 200  # characters
_MODEL_BASES = ("keras.Model", "keras.models.Model", "keras.Sequential", "keras.models.Sequential")


@dataclass(eq=False)
class Foreign(Unknown):
    """An object of a class that is not read, which is drawn as a placeholder where it is used as a layer."""

    made: Layer | None = None
    given: dict[str, Any] = field(default_factory=dict)
    called: Tensor | None = None  # its output, once it was asked for without being called


@dataclass(eq=False)
class PartOfForeign(Unknown):
    """What an object of a class that is not read holds by a name: a method, or a layer."""

    owner: Foreign | None = None
    part: str = ""


def part_as_layer(reader: Callables, part: PartOfForeign) -> Layer:
    """Return what stands for a part of an object of a class that is not read where it is called on tensors."""
    assert part.owner is not None
    assert part.owner.made is not None
    made = part.owner.made
    return reader.keras.maker.placeholder(f"{made.type}_{part.part}", [], dict(made.params))


def foreign(
    reader: Callables, name: str, args: list[Any], kwargs: dict[str, Any], what: str, reason: Text | None
) -> Any:
    """Return an object of a class that is not read."""
    layer = reader.keras.maker.placeholder(name, args, kwargs)
    return Foreign(what, reason, made=layer, given=kwargs)


def end_of(reader: Callables, owner: Foreign, name: str) -> Any:
    """Return the input or output of a model of a library that is not read: an Input, and what stands for the model."""
    assert owner.made is not None
    flow = reader.keras.flow
    if owner.called is None:
        start = owner.given.get("input_tensor")
        if not isinstance(start, Tensor):
            shape = owner.given.get("input_shape")
            start = flow.called(reader.keras.maker.input([], {} if shape is None else {"shape": shape}), {})
        owner.called = flow.placeholder_call(owner.made, [start], {})
    return owner.called.call.args[0] if name.startswith("input") else owner.called


def fill_fields(made: Instance, class_: Class, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Give a new dataclass object or named tuple its fields."""
    objects.fill(made, class_, args, kwargs, _call_factory)


def _call_factory(factory: Any, _args: list[Any], _kwargs: dict[str, Any]) -> Any:
    if isinstance(factory, Builtin):
        return plain.call_builtin(factory.name, [])
    if isinstance(factory, Function) and isinstance(factory.node, ast.Lambda):
        try:
            value = ast.literal_eval(factory.node.body)
        except ValueError:
            return Unknown()
        return Items(value) if isinstance(value, list) else value
    if isinstance(factory, Class) and factory.is_dataclass:
        made = Instance(factory)
        fill_fields(made, factory, [], {})
        return made
    return Unknown()


def finish_class(_reader: Callables, class_: Class, node: ast.ClassDef, _scope: Scope) -> None:
    """Do what the bases and decorators of a class do to it."""
    objects.finish(class_, node)


def call(reader: Callables, path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call a function of a library that takes functions or makes objects; NotImplemented for any other."""
    first = args[0] if args else None
    name = path.rpartition(".")[2]
    if path == "functools.partial" and args:
        return Partial(first, args[1:], kwargs)
    if path == "functools.reduce" and len(args) > 1:
        return _reduce(reader, args)
    if path in ("types.SimpleNamespace", "argparse.Namespace") or name in _NAMESPACES:
        given = first if isinstance(first, dict) else {}
        return Unknown() if "**" in kwargs else objects.namespace({**given, **kwargs})
    if path == "collections.namedtuple" and len(args) > 1:
        return objects.named_tuple(str(first), args[1])
    if path == "dataclasses.field":
        return objects.field(kwargs)
    if path == "dataclasses.asdict":
        return objects.as_dict(first)
    if path == "dataclasses.replace":
        return objects.replaced(first, kwargs)
    if path == "enum.auto":
        return objects.auto()
    if name == "ArgumentParser":
        return objects.parser(lambda: handed.say_defaults(reader))
    if ".DEFINE_" in path or path.startswith("DEFINE_"):
        reader.flags[str(first)] = kwargs.get("default", args[1] if len(args) > 1 else Unknown(str(first)))
        return Unknown()
    if path in ("os.environ.get", "os.getenv") and (len(args) > 1 or "default" in kwargs):
        handed.say_defaults(reader)
        return args[1] if len(args) > 1 else kwargs["default"]
    if path in ("typer.Option", "typer.Argument") and first is not None and first is not ...:
        handed.say_defaults(reader)
        return first
    if path in ("sys.exit", "os._exit"):
        from designer.engine.importers.script.functions import RaisedError

        raise RaisedError("SystemExit")
    if name == "HyperParameters":
        return hyperparameters(reader)
    if path in ("absl.app.run", "tensorflow.app.run", "fire.Fire"):
        main = first if first is not None else reader.scope.get("main")
        count = len(main.node.args.args) if isinstance(main, Function) else 0
        return reader.call(main, [Unknown("argv")] * count, {}) if isinstance(main, Function) else Unknown()
    if path == "itertools.starmap" and len(args) == 2 and (items := reader.iterate(args[1])) is not None:
        return Items(reader.call(first, list(i), {}) if isinstance(i, (list, tuple)) else Unknown() for i in items)
    return handed.call(reader, name, args, kwargs)


def hyperparameters(reader: Callables) -> Instance:
    """Return what a tuner hands to the function that builds a model."""
    return objects.hyperparameters(lambda: handed.say_first(reader))


def _reduce(reader: Callables, args: list[Any]) -> Any:
    items = reader.iterate(args[1])
    if items is None or (len(args) < 3 and not items):
        return Unknown()
    value = args[2] if len(args) > 2 else items.pop(0)
    for item in items:
        value = reader.call(args[0], [value, item], {})
    return value


def builtin(reader: Callables, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call a builtin function, those that know functions, classes and attributes among them."""
    handler = _BUILTINS.get(name)
    if handler is not None:
        return handler(reader, args, kwargs)
    if name == "len" and args and isinstance(args[0], Unknown) and args[0].shape:
        return args[0].shape[0]
    if name == "len" and args and isinstance(args[0], Instance) and args[0].made_of is not None:
        return reader.call(reader.attribute(args[0], "__len__"), [], {})
    if (name == "dict" and any(isinstance(v, Unknown) for v in args)) or "**" in kwargs:
        return Unknown()
    if name == "bool" and args:
        is_true = reader.truth(args[0])
        return Unknown() if is_true is None else is_true
    if name in ("str", "repr") and args and not isinstance(args[0], (int, float, str, bool, type(None))):
        return Unknown()
    reason = next((a.reason for a in args if isinstance(a, Unknown)), None)
    found = plain.call_builtin(name, args, kwargs)
    return Unknown(reason=reason) if isinstance(found, Unknown) else found


def _map(reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    lists = [reader.iterate(a) for a in args[1:]]
    if not lists or any(items is None for items in lists):
        return Unknown()
    return Items(reader.call(args[0], list(row), {}) for row in zip(*lists, strict=False))


def _filter(reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    items = reader.iterate(args[1]) if len(args) > 1 else None
    if items is None:
        return Unknown()
    kept = [item if args[0] is None else reader.call(args[0], [item], {}) for item in items]
    tests = [reader.truth(k) for k in kept]
    return Unknown() if None in tests else Items(i for i, test in zip(items, tests, strict=True) if test)


def _isinstance(_reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    if len(args) != 2 or isinstance(args[0], Unknown):
        return Unknown()
    kinds = args[1] if isinstance(args[1], tuple) else (args[1],)
    found = [_is_a(args[0], kind) for kind in kinds]
    return True if True in found else (Unknown() if None in found else False)


def _is_a(value: Any, kind: Any) -> bool | None:
    if isinstance(kind, Builtin):
        type_ = _TYPES.get(kind.name)
        return isinstance(value, type_) if type_ is not None else None
    if isinstance(kind, Class):
        return isinstance(value, Instance) and value.made_of is not None and kind in value.made_of.order()
    if not isinstance(kind, Ref):
        return None
    if plain.is_plain(value) and kind.path.startswith(("keras.", "collections.abc")):
        return None if kind.path.startswith("coll") else False
    if isinstance(value, Layer):
        if kind.path.startswith("keras.layers."):
            return kind.name in (value.type, "Layer")
        return False if kind.path in _MODEL_BASES else None
    if isinstance(value, Model):
        if kind.name in ("Model", "Functional"):
            return True
        return value.layers is not None if kind.name == "Sequential" else (kind.name == "Layer")
    return None


def _hasattr(_reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    if len(args) != 2 or isinstance(args[0], (Unknown, Ref, Layer, Model, Tensor)):
        return Unknown()
    if isinstance(args[0], Instance):
        found = args[1] in args[0].names or (args[0].made_of is not None and args[0].made_of.find(args[1]) is not None)
        return found or (False if args[0].made_of is None or not args[0].made_of.library_bases() else Unknown())
    return Unknown()


def _getattr(reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    if len(args) < 2 or not isinstance(args[1], str):
        return Unknown()
    if isinstance(args[0], Ref):
        from designer.engine.importers.script.names import canonical

        return Ref(canonical(f"{args[0].path}.{args[1]}"))
    if len(args) > 2 and isinstance(args[0], Instance):
        is_known = _hasattr(reader, args[:2], {})
        if is_known is False:
            return args[2]
    return reader.attribute(args[0], args[1])


def _setattr(reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> None:
    if len(args) == 3 and isinstance(args[1], str):
        reader.set_attribute(args[0], args[1], args[2])  # type: ignore[attr-defined]


def _type(_reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    value = args[0] if args else None
    if isinstance(value, Instance) and value.made_of is not None:
        return value.made_of
    found = next((name for name, type_ in _TYPES.items() if type(value) is type_), None)
    if isinstance(value, list):
        found = "list"
    if isinstance(value, dict):
        found = "dict"
    return Builtin(found) if found else Unknown()


def _callable(_reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    if args and isinstance(args[0], (Function, Class, Layer, Model, Native, Partial, Bound, Builtin, Method)):
        return True
    return False if args and plain.is_plain(args[0]) else Unknown()


def _next(reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    items = args[0] if args else None
    if not isinstance(items, list) or (items and isinstance(items[0], Unknown) and items[0].is_rest):
        return Unknown()
    reader.journal.touch(items)
    return items.pop(0) if items else (args[1] if len(args) > 1 else Unknown())


def _eval(reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    """Read a text that is known as an expression: a class named by a text, ``eval("ReLU")``."""
    if len(args) != 1 or not isinstance(args[0], str) or len(args[0]) > _MOST_EVALUATED:
        return Unknown()
    try:
        node = ast.parse(args[0].strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return Unknown()
    for part in ast.walk(node):
        ast.copy_location(part, ast.Pass(lineno=reader.keras.place.line, col_offset=0))
    return reader.evaluate(node, reader.scope)


def _vars(_reader: Callables, args: list[Any], _kwargs: dict[str, Any]) -> Any:
    return objects.as_dict(args[0]) if args else Unknown()


_BUILTINS = {
    "map": _map, "filter": _filter, "isinstance": _isinstance, "hasattr": _hasattr, "getattr": _getattr,
    "setattr": _setattr,
    "type": _type, "callable": _callable, "next": _next, "vars": _vars, "id": lambda *_: Unknown(),
    "hash": lambda *_: Unknown(),
    "object": lambda *_: objects.namespace({}), "issubclass": lambda *_: Unknown(), "super": lambda *_: Unknown(),
    "delattr": lambda *_: Unknown(), "eval": _eval, "globals": lambda reader, *_: reader.scope,
}  # fmt: skip


def method(owner: Instance, name: str, kwargs: dict[str, Any]) -> Any:
    """Call a method that an object has of a base that is not read."""
    if owner.made_of is not None and is_named_tuple(owner.made_of) and name == "_replace":
        return objects.replaced(owner, kwargs)
    if owner.made_of is not None and name == "_asdict":
        return objects.as_dict(owner)
    return Unknown()


def set_trainable(reader: Callables, owner: Instance, value: Any) -> None:
    """Freeze or unfreeze the layers of an object of a class of models."""
    for part in owner.names.values():
        for item in part if isinstance(part, (list, tuple)) else [part]:
            if isinstance(item, (Layer, Model)) and isinstance(value, bool):
                reader.keras.models.set_trainable(item, value)


def entered(reader: Callables, value: Any) -> Any:
    """Return what `with value as x` calls x, None where it is not known."""
    if isinstance(value, list) and value and not isinstance(value[0], Unknown):
        return value[0]
    if isinstance(value, Instance) and value.made_of is not None and value.made_of.find("__enter__"):
        return reader.call(reader.attribute(value, "__enter__"), [], {})
    return None


def decorated(reader: Callables, function: Any, decorator: ast.expr, scope: Scope) -> Any:
    """Return what a decorator makes of a function."""
    name = source(decorator.func if isinstance(decorator, ast.Call) else decorator)
    if isinstance(function, Function):
        if name in ("staticmethod", "classmethod", "property") or name.endswith("cached_property"):
            function.kind = {"staticmethod": "static", "classmethod": "class"}.get(name, "property")
            return function
        if name.endswith(".setter"):
            function.kind = "setter"
            return function
    if name.rpartition(".")[2] in _TRANSPARENT:
        return function
    if isinstance(function, Function) and isinstance(decorator, ast.Call):
        asked = reader.evaluate(decorator.func, scope)
        if isinstance(asked, Ref) and asked.path in ("click.option", "click.argument"):
            handed.set_option(reader, function, decorator, scope)
            return function
    value = reader.evaluate(decorator, scope)
    if isinstance(value, (Function, Bound, Class)):
        result = reader.call(value, [function], {})
        return function if isinstance(result, Unknown) else result
    return function


def may_fail(reader: Callables, body: list[ast.stmt], scope: Scope) -> bool:
    """Tell whether a piece may raise when it is run: it imports or calls what is not read."""
    for node in (n for statement in body for n in ast.walk(statement)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            module = getattr(node, "module", None)
            names = [module or "."] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            if any(n.split(".")[0] not in library.KNOWN and not reader.is_beside(n, scope) for n in names):
                return True
        elif isinstance(node, ast.Call):
            root: ast.expr = node.func
            while isinstance(root, (ast.Attribute, ast.Subscript, ast.Call)):
                root = root.func if isinstance(root, ast.Call) else root.value
            value = reader.name(root.id, scope) if isinstance(root, ast.Name) else None
            if isinstance(value, Builtin) and value.name not in ("input", "open", "next", "int", "float"):
                continue
            if isinstance(value, (Function, Class, Model, Layer, Tensor, KerasObject, Instance, list, dict, str)):
                continue
            if isinstance(value, Ref) and value.path.split(".")[0] == "keras" and "load" not in source(node.func):
                continue
            if value is None and isinstance(root, ast.Constant):
                continue
            return True
    return False


def only_says(body: list[ast.stmt]) -> bool:
    """Tell whether a piece only prints, passes or raises."""
    return all(
        isinstance(s, (ast.Pass, ast.Raise))
        or (isinstance(s, ast.Expr) and isinstance(s.value, (ast.Call, ast.Constant)))
        for s in body
    )
