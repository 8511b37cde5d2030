"""What varies from one run of a project to the next: read from text, said in words, and a project with one value."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from designer.catalogue.spec import Param
from designer.catalogue.values import from_text, validate
from designer.data.settings import DataSettings
from designer.graph import edits
from designer.graph.model import INPUT, Graph
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.leaves import check_training
from designer.project.own_code import catalogue_of
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.project.search_settings import Number, Variation
from designer.recipe.settings import OPTIONS, class_and_args

_TYPES: dict[str, type] = {DATA: DataSettings, TRAINING: TrainingSettings}
_WORDS: dict[str, Any] = {"true": True, "false": False, "none": None, "null": None, "on": True, "off": False}
_OPENING, _CLOSING = "([{", ")]}"


def applied(graph: Graph, variation: Variation, value: Any) -> Graph:
    """Return the project with one value of a variation. Raises DesignerError where it has no such place."""
    if variation.of in _TYPES:
        return _with_option(graph, variation.of, variation.path, value)
    node = graph.nodes.get(variation.of)
    if node is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is no layer {id} to vary."), id=variation.of)
    after = graph.copy()
    if not variation.path:
        if not value:
            after.apply(edits.dissolve(graph, [node.id], catalogue_of(graph).signature))
        return after
    if variation.path == "trainable":
        after.apply(edits.set_trainable(graph, [node.id], bool(value)))
        return after
    layer = graph.layer_of(node.id)
    name, *rest = variation.path.split(".")
    spec = catalogue_of(graph).spec(layer.type)
    param = spec.param(name) if spec is not None else None
    default = param.default if param is not None else None
    if rest:
        value = _replaced(layer.params.get(name, default), rest, value, variation.path)
    after.apply(edits.set_param(graph, node.id, name, value, default))
    return after


def name_of(graph: Graph, variation: Variation) -> str:
    """Return what a variation is called: "hidden.units", "training.batch_size", "dropout"."""
    node = graph.nodes.get(variation.of)
    if node is None:
        return variation.key
    name = keras_names(graph, node.parent).get(node.id, node.id)
    return f"{name}.{variation.path}" if variation.path else name


def text_of(variation: Variation) -> str:
    """Return the values as they are written: "32, 64, 128", "16..128:log", "on, off"."""
    if variation.low is not None and variation.high is not None:
        step = "" if variation.step is None else f":step={variation.step!r}"
        return f"{variation.low!r}..{variation.high!r}" + step + (":log" if variation.log else "")
    if not variation.path and set(variation.values) <= {True, False}:
        return ", ".join("on" if value else "off" for value in variation.values)
    return ", ".join(value_text(value) for value in variation.values)


def value_text(value: Any) -> str:
    """Return one value as people write it."""
    if isinstance(value, Mapping) and "class" in value:
        args = ", ".join(f"{name}={value_text(one)}" for name, one in (value.get("args") or {}).items())
        return f"{value['class']}({args})" if args else str(value["class"])
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        return "(" + ", ".join(value_text(one) for one in value) + ")"
    return str(value)


def parsed(graph: Graph, text: str) -> Variation:
    """Return the variation that a text such as "hidden.units=32,64" writes. Raises DesignerError."""
    place, equals, values = text.partition("=")
    if not equals:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{text} says nothing of values. Write for instance hidden.units=32,64,128."),
            text=text,
        )
    of, path = _place(graph, place.strip())
    return read(graph, of, path, values)


def read(graph: Graph, of: str, path: str, text: str) -> Variation:
    """Return the variation of a place whose values are written as "32, 64", "16..128:log" or "0..1:step=0.1".

    Raises DesignerError.
    """
    param = _param(graph, of, path)
    found = _range(of, path, text, param)
    if found is None:
        items = [one for one in _split(text) if one]
        found = Variation(of, path, tuple(_value(one, param) for one in items))
    check(graph, found)
    return found


def check(graph: Graph, variation: Variation) -> None:
    """Raise DesignerError where a variation leaves nothing to choose or has a value that its place cannot hold."""
    node = graph.nodes.get(variation.of)
    if node is None and variation.of not in _TYPES:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is no layer {id} to vary."), id=variation.of)
    if not variation.path:
        if node is None or node.type == INPUT or not graph.incoming(node.id) or not graph.outgoing(node.id):
            raise DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors", "{name} cannot be left out: only a layer with one before it and one behind it can."
                ),
                name=name_of(graph, variation),
            )
        if not set(variation.values) <= {True, False}:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{name} alone is a layer, which is there or not: write {name}=on,off."),
                name=name_of(graph, variation),
            )
    ends = (variation.low, variation.high)
    if ends == (None, None):
        if len(variation.values) < 2:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{name} has {count} value; a search needs two or more, or a range."),
                name=name_of(graph, variation),
                count=len(variation.values),
            )
        for value in variation.values:
            applied(graph, variation, value)
        return
    low, high = variation.low, variation.high
    if low is None or high is None or not low < high or (variation.log and low <= 0) or (variation.step or 1) <= 0:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "{text} is no range for {name}: expected low..high with low below high, above 0 for a logarithmic one.",
            ),
            text=text_of(variation),
            name=name_of(graph, variation),
        )
    param = _param(graph, variation.of, variation.path)
    for value in (low, high):
        fault = validate(param, value) if param is not None else None
        if fault is not None:
            raise DesignerError(fault.template, **fault.args)
        applied(graph, variation, value)


def _with_option(graph: Graph, setting: str, path: str, value: Any) -> Graph:
    kind = _TYPES[setting]
    settings = graph.settings.get(setting, kind())
    name, *rest = path.split(".")
    if name not in kind.__struct_fields__:  # type: ignore[attr-defined]
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no option {path}; the options are {names}."),
            path=path,
            names=", ".join(kind.__struct_fields__),  # type: ignore[attr-defined]
        )
    if rest:
        value = _replaced(msgspec.to_builtins(getattr(settings, name)), rest, value, path)
    try:
        changed: Any = msgspec.convert({**msgspec.to_builtins(settings), name: value}, kind)
    except msgspec.ValidationError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{path} cannot be {value}: {reason}."),
            path=path,
            value=value_text(value),
            reason=str(error),
        ) from None
    if isinstance(changed, TrainingSettings):
        check_training(changed)
    return graph.with_setting(setting, changed)


def _replaced(value: Any, path: Sequence[str], new: Any, whole: str) -> Any:
    """Return a JSON value with what stands at a path in it exchanged; an object of Keras is entered by argument."""
    if not path:
        return new
    name, *rest = path
    if isinstance(value, str) and value:
        value = {"class": value}
    if isinstance(value, Mapping) and "class" in value:
        args = dict(value.get("args") or {})
        args[name] = _replaced(args.get(name), rest, new, whole)
        return {**value, "args": args}
    if isinstance(value, Mapping):
        return {**value, name: _replaced(value.get(name), rest, new, whole)}
    if isinstance(value, list | tuple) and name.isdecimal() and int(name) < len(value):
        place = int(name)
        return [*value[:place], _replaced(value[place], rest, new, whole), *value[place + 1 :]]
    raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is no {name} in {path}."), name=name, path=whole)


def _place(graph: Graph, text: str) -> tuple[str, str]:
    """Return the node or setting a text begins with, and the path behind it; the longest name is meant."""
    found: dict[str, str] = {name: name for name in _TYPES}
    for parent in dict.fromkeys(node.parent for node in graph.nodes.values()):
        for node_id, name in keras_names(graph, parent).items():
            found.setdefault(name, node_id)
    for node in graph.nodes.values():
        found.setdefault(node.name, node.id)
        found.setdefault(node.id, node.id)
    for name in sorted(found, key=len, reverse=True):
        if name and (text == name or text.startswith(name + ".")):
            return found[name], text[len(name) + 1 :]
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "There is no layer {name}; there are {names}, and training and data."),
        name=text.partition(".")[0],
        names=", ".join(list(keras_names(graph).values())[:12]),
    )


def _param(graph: Graph, of: str, path: str) -> Param | None:
    """Return what the catalogue knows of a place, None where it is no argument of a class."""
    name, *rest = path.split(".")
    catalogue = catalogue_of(graph)
    if of == TRAINING:
        if name in OPTIONS and not rest:
            return OPTIONS[name].param
        if name != "optimizer" or len(rest) != 1:
            return None
        settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
        spec = catalogue.spec(class_and_args(settings.optimizer)[0], "optimizer")
        return spec.param(rest[0]) if spec is not None else None
    if of not in graph.nodes or rest:
        return None
    spec = catalogue.spec(graph.layer_of(of).type)
    param = spec.param(name) if spec is not None else None
    if spec is not None and param is None and name not in ("", "trainable"):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{type} has no argument {name}; it has {names}."),
            type=spec.name,
            name=name,
            names=", ".join(p.name for p in spec.params),
        )
    return param


_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})\s*((?::\s*[a-z]+(?:\s*=\s*{_NUMBER})?\s*)*)")


def _range(of: str, path: str, text: str, param: Param | None) -> Variation | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    low, high = _number(match[1]), _number(match[2])
    log, step = False, None
    for option in filter(None, (part.strip() for part in match[3].split(":"))):
        name, _, value = option.partition("=")
        if name.strip() == "log" and not value:
            log = True
        elif name.strip() == "step" and value:
            step = _number(value)
        else:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{option} is no option of a range; there are :log and :step=NUMBER."),
                option=":" + option,
            )
    if param is not None and param.kind.startswith("float"):
        low, high, step = float(low), float(high), None if step is None else float(step)
    elif isinstance(step, float):
        low, high = float(low), float(high)
    return Variation(of, path, (), low, high, step, log)


def _number(text: str) -> Number:
    try:
        return int(text)
    except ValueError:
        return float(text)


def _split(text: str) -> list[str]:
    """Return what stands between the commas of a text that are in no brackets and no quotes."""
    parts, depth, quote = [""], 0, ""
    for letter in text:
        if letter == "," and not depth and not quote:
            parts.append("")
            continue
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        depth += (letter in _OPENING) - (letter in _CLOSING)
        parts[-1] += letter
    return [part.strip() for part in parts]


def _value(text: str, param: Param | None) -> Any:
    if param is not None:
        return from_text(param, text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text[:1] == "{":
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError:
            return text
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    return list(value) if isinstance(value, tuple) else value if isinstance(value, int | float | str | list) else text
