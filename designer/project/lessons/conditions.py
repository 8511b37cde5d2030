"""The little language of the checks in a lesson: a condition a line, each kind a row of one table."""

from __future__ import annotations

import ast
import operator
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from designer.catalogue.load import Catalogue
from designer.data.steps import STEPS
from designer.graph.model import Node
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.lessons.world import World
from designer.recipe.settings import OPTIONS, ObjectSpec, class_and_args

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
_TITLES = {"plots": "Training", "palette": "Layers"}  # of panels that are not called as their ids are
_WORSE = 1.02  # times its best value is "rose again"


@dataclass(frozen=True)
class Condition:
    """One line of a check: what it asks for, as a sentence, and whether that is so."""

    text: Text
    holds: Callable[[World], bool]


@dataclass(frozen=True)
class Kind:
    """One kind of condition: what may follow its word, as it is told to a teacher, and how it is read."""

    form: str
    read: Callable[[Sequence[str], Catalogue], Condition]


def read_condition(line: str, catalogue: Catalogue) -> Condition:
    """Return what a line asks for. Raises DesignerError that says what is wrong with it."""
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "“{line}” cannot be read: {reason}."), line=line, reason=str(error)
        ) from None
    kind = CONDITIONS.get(words[0])
    if kind is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no check called “{word}”; there are {words}."),
            word=words[0],
            words=", ".join(CONDITIONS),
        )
    try:
        return kind.read(words[1:], catalogue)
    except (ValueError, IndexError):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Expected “{form}”, received “{line}”."), form=kind.form, line=line
        ) from None


# ---------------------------------------------------------------------------------------------- the drawing


def _node(words: Sequence[str], catalogue: Catalogue) -> Condition:
    type_, (name, wanted) = _layer(words[0], catalogue), _arguments(words[1:])
    _known_arguments(type_, wanted, catalogue)
    if name:
        text = Text(QT_TRANSLATE_NOOP("Lessons", "{layer} called {name}"), {"layer": type_, "name": name})
    else:
        text = Text(QT_TRANSLATE_NOOP("Lessons", "a {layer}"), {"layer": type_})
    if wanted:
        listed = ", ".join(f"{key}={_shown(value)}" for key, value in wanted.items())
        text = Text(QT_TRANSLATE_NOOP("Lessons", "{layer} with {arguments}"), {"layer": text, "arguments": listed})

    def fits(world: World, node: Node) -> bool:
        owner = world.graph.layer_of(node.id)
        is_it = owner.type == type_ and (not name or node.name == name)
        return is_it and all(_same(world.argument(node, key), value) for key, value in wanted.items())

    return Condition(text, lambda world: any(fits(world, node) for node in world.graph.nodes.values()))


def _no(words: Sequence[str], catalogue: Catalogue) -> Condition:
    inner = read_condition(" ".join(shlex.quote(word) for word in words), catalogue)
    return Condition(
        Text(QT_TRANSLATE_NOOP("Lessons", "not: {what}"), {"what": inner.text}), lambda world: not inner.holds(world)
    )


def _nodes(words: Sequence[str], catalogue: Catalogue) -> Condition:
    type_, sign, number = _layer(words[0], catalogue), words[1], _number(words[2])
    text = Text(
        QT_TRANSLATE_NOOP("Lessons", "number of {layer} layers {sign} {number}"),
        {"layer": type_, "sign": _sign(sign), "number": words[2]},
    )

    def holds(world: World) -> bool:
        count = sum(world.graph.layer_of(i).type == type_ for i in world.graph.nodes)
        return _COMPARE[sign](count, number)

    return Condition(text, holds)


def _edge(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    source, arrow, target = words
    if arrow != "->":
        raise ValueError(arrow)

    def holds(world: World) -> bool:
        targets = {node.id for node in world.named(target)}
        return any(e.target in targets for node in world.named(source) for e in world.graph.outgoing(node.id))

    text = QT_TRANSLATE_NOOP("Lessons", "a wire from {source} to {target}")
    return Condition(Text(text, {"source": source, "target": target}), holds)


def _frozen(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    (name,) = words

    def holds(world: World) -> bool:
        return any(not world.graph.layer_of(node.id).trainable for node in world.named(name))

    return Condition(Text(QT_TRANSLATE_NOOP("Lessons", "{name} is frozen"), {"name": name}), holds)


# ---------------------------------------------------------------------------------------------- data


def _source(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    if len(words) > 1:
        raise ValueError(words)
    name = words[0] if words else ""

    def holds(world: World) -> bool:
        source = world.data.source
        file = str(getattr(source, "path", "")).rpartition("/")[2]
        return source is not None and name in ("", getattr(source, "name", ""), file)

    text = QT_TRANSLATE_NOOP("Lessons", "the data {name}") if name else QT_TRANSLATE_NOOP("Lessons", "data are chosen")
    return Condition(Text(text, {"name": name} if name else {}), holds)


def _bound(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    (name,) = words
    text = Text(QT_TRANSLATE_NOOP("Lessons", "data are bound to {name}"), {"name": name})
    return Condition(text, lambda world: world.binding(name) is not None)


def _step(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    name, step = words
    titles = {one.__struct_config__.tag: one.title for one in STEPS}
    if step not in titles:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no step called {name}; there are {names}."),
            name=step,
            names=", ".join(map(str, titles)),
        )

    def holds(world: World) -> bool:
        binding = world.binding(name)
        if binding is None:
            return False
        return all(
            any(one.__struct_config__.tag == step for one in binding.steps.get(column, ()))
            for column in binding.columns
        )

    text = QT_TRANSLATE_NOOP("Lessons", "every column of {name} is prepared with {step}")
    return Condition(Text(text, {"name": name, "step": Text(titles[step])}), holds)


# ---------------------------------------------------------------------------------------------- training


def _optimizer(words: Sequence[str], catalogue: Catalogue) -> Condition:
    name, (_, wanted) = words[0], _arguments(words[1:])
    text = QT_TRANSLATE_NOOP("Lessons", "the optimizer {name}")
    shown = name + "".join(f", {key}={_shown(value)}" for key, value in wanted.items())
    return Condition(
        Text(text, {"name": shown}), lambda world: _is(world.training.optimizer, "optimizer", name, wanted, catalogue)
    )


def _loss(words: Sequence[str], catalogue: Catalogue) -> Condition:
    output, name = words

    def holds(world: World) -> bool:
        found = world.output(output)
        return found is not None and _is(found.loss, "loss", name, {}, catalogue)

    text = QT_TRANSLATE_NOOP("Lessons", "the loss of {output} is {name}")
    return Condition(Text(text, {"output": output, "name": name}), holds)


def _metric(words: Sequence[str], catalogue: Catalogue) -> Condition:
    output, name = words

    def holds(world: World) -> bool:
        found = world.output(output)
        return found is not None and any(_is(one, "metric", name, {}, catalogue) for one in found.metrics)

    text = QT_TRANSLATE_NOOP("Lessons", "{name} is a metric of {output}")
    return Condition(Text(text, {"output": output, "name": name}), holds)


def _callback(words: Sequence[str], catalogue: Catalogue) -> Condition:
    name, (_, wanted) = words[0], _arguments(words[1:])
    shown = name + "".join(f", {key}={_shown(value)}" for key, value in wanted.items())
    return Condition(
        Text(QT_TRANSLATE_NOOP("Lessons", "the callback {name}"), {"name": shown}),
        lambda world: any(_is(one, "callback", name, wanted, catalogue) for one in world.training.callbacks),
    )


def _option(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    name, sign, value = words[0], _sign(words[1]), _value(words[2])
    if name not in OPTIONS:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no option of the training called {name}; there are {names}."),
            name=name,
            names=", ".join(OPTIONS),
        )
    text = QT_TRANSLATE_NOOP("Lessons", "{title} {sign} {value}")
    title = Text(OPTIONS[name].option.title)
    return Condition(
        Text(text, {"title": title, "sign": sign, "value": words[2]}),
        lambda world: _compare(getattr(world.training, name), words[1], value),
    )


def _continues(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    if words:
        raise ValueError(words)
    text = Text(QT_TRANSLATE_NOOP("Lessons", "the training starts from the weights of a run"))
    return Condition(text, lambda world: bool(world.training.start_from))


# ---------------------------------------------------------------------------------------------- what happened


def _checked(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    if words:
        raise ValueError(words)
    return Condition(Text(QT_TRANSLATE_NOOP("Lessons", "Keras finds no error")), lambda world: world.can_train)


def _runs(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    sign, number = words[0], _number(words[1])
    if len(words) > 2:
        raise ValueError(words)
    text = Text(QT_TRANSLATE_NOOP("Lessons", "runs {sign} {number}"), {"sign": _sign(sign), "number": words[1]})
    return Condition(text, lambda world: _COMPARE[sign](len(world.ended()), number))


def _run(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    metric, sign, number = words[0], words[1], _number(words[2])
    text = Text(
        QT_TRANSLATE_NOOP("Lessons", "a run reaches {metric} {sign} {number}"),
        {"metric": metric, "sign": _sign(sign), "number": words[2]},
    )
    return Condition(text, lambda world: any(_COMPARE[sign](value, number) for value in world.reached(metric)))


def _rises(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    (metric,) = words

    def rises(logs: Sequence[Mapping[str, float | None]]) -> bool:
        values = [value for one in logs if (value := one.get(metric)) is not None]
        return len(values) > 1 and values[-1] > min(values) * _WORSE

    text = Text(QT_TRANSLATE_NOOP("Lessons", "a run in which {metric} rises again"), {"metric": metric})
    return Condition(text, lambda world: any(rises(run.logs) for run in world.ended()))


def _panel(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    (name,) = words
    title = Text(_TITLES.get(name, name.replace("_", " ").capitalize()))
    text = Text(QT_TRANSLATE_NOOP("Lessons", "the {name} panel is shown"), {"name": title})
    return Condition(text, lambda world: name in world.panels)


def _evaluated(words: Sequence[str], catalogue: Catalogue) -> Condition:  # noqa: ARG001
    if words:
        raise ValueError(words)
    return Condition(Text(QT_TRANSLATE_NOOP("Lessons", "a run is evaluated")), lambda world: world.is_evaluated)


CONDITIONS: Mapping[str, Kind] = {
    "node": Kind("node CLASS [name=NAME] [ARGUMENT=VALUE ...]", _node),
    "nodes": Kind("nodes CLASS >= NUMBER", _nodes),
    "edge": Kind("edge NAME -> NAME", _edge),
    "frozen": Kind("frozen NAME", _frozen),
    "source": Kind("source [NAME]", _source),
    "bound": Kind("bound NAME", _bound),
    "step": Kind("step NAME STEP", _step),
    "optimizer": Kind("optimizer NAME [ARGUMENT=VALUE ...]", _optimizer),
    "loss": Kind("loss OUTPUT NAME", _loss),
    "metric": Kind("metric OUTPUT NAME", _metric),
    "callback": Kind("callback CLASS [ARGUMENT=VALUE ...]", _callback),
    "option": Kind("option NAME >= VALUE", _option),
    "continues": Kind("continues", _continues),
    "checked": Kind("checked", _checked),
    "runs": Kind("runs >= NUMBER", _runs),
    "run": Kind("run METRIC >= NUMBER", _run),
    "rises": Kind("rises METRIC", _rises),
    "panel": Kind("panel ID", _panel),
    "evaluated": Kind("evaluated", _evaluated),
    "not": Kind("not CONDITION", _no),
}
"""Every kind of condition by the word it begins with."""


# ---------------------------------------------------------------------------------------------- helpers


def _layer(name: str, catalogue: Catalogue) -> str:
    if catalogue.spec(name) is None and name != "Model":
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "Keras has no layer called {name}."), name=name)
    return name


def _known_arguments(type_: str, wanted: Mapping[str, Any], catalogue: Catalogue) -> None:
    spec = catalogue.spec(type_)
    for key in wanted if spec else ():
        if spec is not None and spec.param(key) is None:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{layer} has no argument {name}; it has {names}."),
                layer=type_,
                name=key,
                names=", ".join(p.name for p in spec.params),
            )


def _arguments(words: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Return the title and the arguments of ``name=x a=1 b=2``."""
    found = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not (equals and key.isidentifier()):
            raise ValueError(word)
        found[key] = value
    name = found.pop("name", "")
    return name, {key: _value(value) for key, value in found.items()}


def _value(text: str) -> Any:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return {"true": True, "false": False}.get(text, text)


def _number(text: str) -> float:
    return float(text)


def _sign(text: str) -> str:
    if text not in _COMPARE:
        raise ValueError(text)
    return {">=": "≥", "<=": "≤"}.get(text, text)


def _compare(found: Any, sign: str, wanted: Any) -> bool:
    if sign == "=":
        return _same(found, wanted)
    numbers = isinstance(found, int | float) and isinstance(wanted, int | float)
    return numbers and _COMPARE[sign](found, wanted)


def _same(found: Any, wanted: Any) -> bool:
    if isinstance(found, Mapping):  # a Keras object: compared by its class
        found = found.get("class")
    if isinstance(found, list | tuple) and isinstance(wanted, list | tuple):
        return len(found) == len(wanted) and all(_same(a, b) for a, b in zip(found, wanted, strict=True))
    return bool(found == wanted)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


def _is(spec: ObjectSpec, kind: str, name: str, wanted: Mapping[str, Any], catalogue: Catalogue) -> bool:
    """Tell whether an object of a project is of that class, under any of the names Keras has for it."""
    found, args = class_and_args(spec)
    mine, theirs = catalogue.spec(name, kind), catalogue.spec(found, kind)
    is_it = found == name or (mine is not None and mine is theirs)
    return is_it and all(_same(args.get(key), value) for key, value in wanted.items())
