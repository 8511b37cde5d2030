"""Classes whose objects Python fills by itself: dataclasses, named tuples, enumerations, namespaces."""

from __future__ import annotations

import ast
from typing import Any

from designer.engine.importers.script.values import (
    Builtin,
    Class,
    Function,
    Instance,
    Items,
    Native,
    Ref,
    Scope,
    Table,
    Unknown,
)
from designer.engine.importers.script.words import source

_FIELD = "__field__"
_AUTO = "enum.auto()"


def namespace(values: dict[str, Any]) -> Instance:
    """Return an object with these attributes (SimpleNamespace)."""
    return Instance(None, Table(values))


def field(values: dict[str, Any]) -> Instance:
    """Return what dataclasses.field() says of a default."""
    return Instance(None, Table({_FIELD: True, **values}))


def auto() -> Ref:
    """Return what enum.auto() gives."""
    return Ref(_AUTO)


def is_enum(class_: Class) -> bool:
    """Tell whether a class is an enumeration."""
    return any(isinstance(b, Ref) and b.path.startswith("enum.") for b in class_.library_bases())


def is_named_tuple(class_: Class) -> bool:
    """Tell whether a class is a named tuple."""
    return any(isinstance(b, Ref) and b.name == "NamedTuple" for b in class_.library_bases())


def is_dict(class_: Class) -> bool:
    """Tell whether the objects of a class are dicts of which the keys are attributes, too (``class Config(dict)``)."""
    return any(isinstance(b, Builtin) and b.name == "dict" for b in class_.library_bases())


def members(class_: Class) -> list[Any]:
    """Return the members of an enumeration, in order."""
    return [v for v in class_.names.values() if isinstance(v, Instance) and v.made_of is class_]


def enum_member(class_: Class, args: list[Any]) -> Any:
    """Return the member with a value."""
    found = [m for m in members(class_) if args and m.names.get("value") == args[0]]
    return found[0] if found else Unknown()


def named_tuple(name: str, fields: Any) -> Any:
    """Return the class that collections.namedtuple makes."""
    if isinstance(fields, str):
        fields = fields.replace(",", " ").split()
    if not isinstance(fields, (list, tuple)) or not all(isinstance(f, str) for f in fields):
        return Unknown()
    return Class(name, [Ref("typing.NamedTuple")], Scope(), fields=[(f, False) for f in fields])


def finish(class_: Class, node: ast.ClassDef) -> None:
    """Find out the fields of a class, and its members where it is an enumeration."""
    decorators = " ".join(source(d) for d in node.decorator_list)
    inherited = [c for c in class_.order()[1:] if c.is_dataclass]
    class_.is_dataclass = any(word in decorators for word in ("dataclass", "attr.s", "attrs", "define"))
    if any(isinstance(b, Ref) and b.name == "BaseModel" for b in class_.library_bases()):
        class_.is_dataclass = True
    class_.fields = [f for c in reversed(inherited) for f in c.fields]
    for part in node.body:
        if (
            isinstance(part, ast.AnnAssign)
            and isinstance(part.target, ast.Name)
            and "ClassVar" not in source(part.annotation)
        ):
            entry = (part.target.id, part.value is not None)
            class_.fields = [f for f in class_.fields if f[0] != entry[0]] + [entry]
    if is_enum(class_):
        number = 0
        for name, value in list(class_.names.items()):
            if name.startswith("_") or isinstance(value, Function):
                continue
            number = value if isinstance(value, int) else number + 1
            known = number if value == Ref(_AUTO) else value
            class_.names[name] = Instance(class_, Table({"name": name, "value": known}))


def fill(made: Instance, class_: Class, args: list[Any], kwargs: dict[str, Any], call: Any) -> None:
    """Give a new object its fields, as the constructor that Python writes would."""
    given = dict(zip((name for name, _ in class_.fields), args, strict=False))
    given.update({k: v for k, v in kwargs.items() if k != "**"})
    for name, has_value in class_.fields:
        if name in given:
            made.names[name] = given[name]
        elif "**" in kwargs or not has_value:
            made.names[name] = Unknown(name)
        else:
            value = class_.find(name)
            made.names[name] = _default(value, call) if isinstance(value, Instance) and _FIELD in value.names else value


def _default(value: Instance, call: Any) -> Any:
    if "default" in value.names:
        return value.names["default"]
    if "default_factory" in value.names:
        return call(value.names["default_factory"], [], {})
    return Unknown()


def as_dict(value: Any) -> Any:
    """Return the fields of an object as a dict (vars, asdict)."""
    return Table(value.names) if isinstance(value, Instance) else Unknown()


def replaced(value: Any, changes: dict[str, Any]) -> Any:
    """Return a copy of an object with other values (dataclasses.replace)."""
    if not isinstance(value, Instance):
        return Unknown()
    return Instance(value.made_of, Table({**value.names, **changes}))


# ---------------------------------------------------------------------------------------------- command lines


def parser(note: Any) -> Instance:
    """Return an argparse.ArgumentParser, which gives every argument its default; `note` is called when it does."""
    defaults = Table()
    made = Instance(None)

    def add_argument(*names: Any, **options: Any) -> Any:
        texts = [n for n in names if isinstance(n, str)]
        long = next((n for n in texts if n.startswith("--")), texts[0] if texts else "")
        name = options.get("dest") or long.lstrip("-").replace("-", "_")
        action = options.get("action")
        value = options.get("default", ...)
        if value is ...:
            value = {"store_true": False, "store_false": True}.get(str(action))
            if value is None and (not long.startswith("-") or options.get("required") is True):
                value = Unknown(str(name))
        kind = getattr(options.get("type"), "name", "")
        if isinstance(value, str) and kind in ("int", "float"):
            try:
                value = int(value) if kind == "int" else float(value)
            except ValueError:
                value = Unknown(str(name))
        defaults[name] = value
        return Unknown()

    def parse_args(*_args: Any, **_kwargs: Any) -> Any:
        note()
        return namespace(dict(defaults))

    def set_defaults(**values: Any) -> None:
        defaults.update(values)

    made.names.update(
        add_argument=Native("add_argument", add_argument),
        parse_args=Native("parse_args", parse_args),
        parse_known_args=Native("parse_known_args", lambda *_a, **_k: (parse_args(), Items())),
        set_defaults=Native("set_defaults", set_defaults),
        add_argument_group=Native("add_argument_group", lambda *_a, **_k: made),
        add_mutually_exclusive_group=Native("add_mutually_exclusive_group", lambda *_a, **_k: made),
    )
    return made


def hyperparameters(note: Any) -> Instance:
    """Return what a tuner hands to the function that builds a model: every choice is its default, or the first one."""

    def number(_name: Any = "", low: Any = None, *_args: Any, **options: Any) -> Any:
        note()
        first = options.get("min_value", options.get("low", low))
        return options.get("default", first if first is not None else Unknown())

    def choice(_name: Any = "", values: Any = None, *_args: Any, **options: Any) -> Any:
        note()
        values = options.get("values", options.get("choices", values))
        first = values[0] if isinstance(values, (list, tuple)) and values else Unknown()
        return options.get("default", first)

    def flag(_name: Any = "", default: Any = False, *_args: Any, **_options: Any) -> Any:
        note()
        return default

    def fixed(_name: Any = "", value: Any = None, *_args: Any, **_options: Any) -> Any:
        return value

    made = Instance(None)
    for name in ("Int", "Float", "suggest_int", "suggest_float", "suggest_uniform", "suggest_loguniform",
                 "suggest_discrete_uniform"):  # fmt: skip
        made.names[name] = Native(name, number)
    for name in ("Choice", "suggest_categorical"):
        made.names[name] = Native(name, choice)
    made.names["Boolean"] = Native("Boolean", flag)
    made.names["Fixed"] = Native("Fixed", fixed)
    return made
