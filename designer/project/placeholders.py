"""Placeholders that become live: nodes and objects of an unknown class get its arguments when its code is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param, Spec
from designer.graph.model import Change, Graph, Node
from designer.graph.texts import QT_TRANSLATE_NOOP

_BY_PLACE = re.compile(r"argument_(\d+)")


def made_live(graph: Graph, catalogue: Catalogue) -> Change:
    """Return the edit that gives placeholders of layers of the user's own the arguments that these have.

    Those inside other layers are looked at, too. What a model file says of them is their config, what a script says are
    the arguments in their order.
    """
    removed: list[Node] = []
    added: list[Node] = []
    for node in graph.nodes.values():
        if node.shares or not catalogue.own_in(node.type, node.params):
            continue
        params = {name: _inside(value, catalogue) for name, value in node.params.items()}
        live = _live(replace(node, params=params), catalogue)
        if live != node:
            removed.append(node)
            added.append(live)
    return Change(QT_TRANSLATE_NOOP("Edits", "Change own layers"), tuple(removed), tuple(added))


def _live(node: Node, catalogue: Catalogue) -> Node:
    spec = catalogue.spec(node.type) if node.type in catalogue.own else None
    if spec is None or not spec.is_foreign:
        return node
    config = _config(node.params, spec)
    is_trainable = node.trainable if config is None else config.get("trainable") is not False
    return replace(node, params=_arguments(node.params, spec, catalogue), trainable=is_trainable)


def _inside(value: Any, catalogue: Catalogue) -> Any:
    """Return a value with the arguments of all objects of the user's own in it."""
    if isinstance(value, list | tuple):
        return [_inside(one, catalogue) for one in value]
    if not isinstance(value, Mapping):
        return value
    inner = {key: _inside(one, catalogue) for key, one in value.items()}
    spec = catalogue.spec(str(value.get("class"))) if value.get("class") in catalogue.own else None
    if spec is None or not spec.is_foreign or not isinstance(value.get("args"), Mapping):
        return inner
    return {**inner, "args": _arguments(inner["args"], spec, catalogue)}


def _config(params: Mapping[str, Any], spec: Spec) -> Mapping[str, Any] | None:
    config = params.get("config")
    return config if isinstance(config, Mapping) and spec.param("config") is None else None


def _arguments(params: Mapping[str, Any], spec: Spec, catalogue: Catalogue) -> dict[str, Any]:
    config = _config(params, spec)
    if config is not None:
        known = {p.name: (p, config[p.name]) for p in spec.params if p.name in config}
        return {name: _argument(value, catalogue) for name, (param, value) in known.items() if _says(param, value)}
    places = {key: int(match[1]) - 1 for key in params if (match := _BY_PLACE.fullmatch(key))}
    names = {key: spec.params[place].name for key, place in places.items() if place < len(spec.params)}
    return {names.get(key, key): value for key, value in params.items()}


def _says(param: Param, value: Any) -> bool:
    """Tell whether a value in a config is not the default anyway."""
    if param.kind == "dtype" and isinstance(value, Mapping):
        value = (value.get("config") or {}).get("name")
        return bool(value not in (None, "float32"))
    return param.required or value != param.default or isinstance(value, bool) != isinstance(param.default, bool)


def _argument(value: Any, catalogue: Catalogue) -> Any:
    """Return a value of a config as projects have it: objects with class and arguments, dtype policies by name."""
    if isinstance(value, list | tuple):
        return [_argument(one, catalogue) for one in value]
    if not isinstance(value, Mapping):
        return value
    name, config = str(value.get("class_name", "")), value.get("config")
    if not name:
        return {str(key): _argument(one, catalogue) for key, one in value.items()}
    if name in ("__tuple__", "__list__"):
        return _argument(value.get("items") or config or [], catalogue)
    if name == "function":
        return config if isinstance(config, str) else value.get("registered_name")
    if not isinstance(config, Mapping):
        return None
    if name.endswith("DTypePolicy"):
        return config.get("name")
    spec = catalogue.find(name)
    params = spec.params if spec is not None else ()
    args = {p.name: _argument(config[p.name], catalogue) for p in params if p.name in config}
    defaults = {p.name: p.default for p in params}
    return {"class": name, "args": {key: one for key, one in args.items() if one != defaults[key]}}
