"""What a search can vary in a project, and values to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from designer.catalogue.spec import Param
from designer.graph.model import INPUT, MODEL, Change, Graph, Setting, id_order
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project.own_code import catalogue_of
from designer.project.records import SEARCH, TRAINING, TrainingSettings, class_and_args
from designer.project.search_settings import SearchSettings, Variation
from designer.project.variation import name_of
from designer.recipe.settings import OPTIONS

_NEVER = {"name", "dtype", "start_from", "backend", "autocast", "trainable"}
_ACTIVATIONS = "relu, tanh, gelu"
_OPTIMIZERS = "adam, rmsprop, sgd"
_OPTIMIZER = Param(name="optimizer", kind="optimizer")


class Place(NamedTuple):
    """Something that can vary: what it is of, its path, what it is called and values to begin with ("" for none)."""

    of: str
    path: str
    name: str
    values: str


def places(graph: Graph) -> list[Place]:
    """Return what can vary: the options of training, then layer by layer its arguments and whether it is there."""
    return [Place(of, path, name_of(graph, Variation(of, path)), values) for of, path, values in _found(graph)]


def suggested(graph: Graph, of: str, path: str) -> str:
    """Return values to begin with for a place, "" where nothing suggests itself."""
    return next((values for one, its_path, values in _found(graph) if (one, its_path) == (of, path)), "")


def varying(graph: Graph, variation: Variation) -> Change:
    """Return the change that makes the project's search vary something; what varied there before is exchanged."""
    old = graph.settings.get(SEARCH)
    settings: SearchSettings = old if old is not None else SearchSettings()
    others = (v for v in settings.variations if v.key != variation.key)
    new = msgspec.structs.replace(settings, variations=(*others, variation))
    removed = () if old is None else (Setting(SEARCH, old),)
    return Change(QT_TRANSLATE_NOOP("Edits", "Change search"), removed, (Setting(SEARCH, new),))


def _found(graph: Graph) -> Iterator[tuple[str, str, str]]:
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    for name, row in OPTIONS.items():
        if name not in _NEVER:
            yield TRAINING, name, _values(row.param, getattr(training, name))
    class_name, args = class_and_args(training.optimizer)
    catalogue = catalogue_of(graph)
    yield TRAINING, "optimizer", _OPTIMIZERS
    spec = catalogue.spec(class_name, "optimizer")
    for param in spec.params if spec is not None else ():
        if param.name not in _NEVER:
            yield TRAINING, f"optimizer.{param.name}", _values(param, args.get(param.name, param.default))
    for place, callback in enumerate(training.callbacks):
        class_name, args = class_and_args(callback)
        spec = catalogue.spec(class_name, "callback")
        for param in spec.params if spec is not None else ():
            if param.kind in ("int", "float"):
                yield TRAINING, f"callbacks.{place}.{param.name}", _values(param, args.get(param.name, param.default))
    for node in sorted(graph.nodes.values(), key=lambda node: id_order(node.id)):
        if node.type in (INPUT, MODEL):
            continue
        spec = catalogue.spec(node.type)
        layer = graph.layer_of(node.id)
        for param in spec.params if spec is not None and not node.shares else ():
            if param.name not in _NEVER:
                yield node.id, param.name, _values(param, layer.params.get(param.name, param.default))
        is_called_once = len(graph.calls_of(node.id)) == 1  # else it is not clear which call would be left out
        if is_called_once and graph.incoming(node.id) and graph.outgoing(node.id):
            yield node.id, "", "on, off"


def _values(param: Param, value: object) -> str:
    """Return values around the one that there is."""
    if param.kind == "bool":
        return "True, False"
    if param.kind == "enum":
        return ", ".join(param.values[:4])
    if param.kind == "activation":
        return _ACTIVATIONS
    if "rate" in param.name and param.name.startswith("learning"):
        return "0.0001..0.01:log"
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        return ""
    if param.kind == "int" or isinstance(value, int):
        least = int(param.minimum) if param.minimum is not None else 1
        around = [value // 2, value, value * 2] if value > 3 else [value, value + 1, value + 2]
        return ", ".join(str(int(one)) for one in around if one >= least)
    if param.maximum == 1 or "rate" in param.name:
        return "0.1..0.5" if value <= 0.5 else f"{1 - 4 * (1 - value):.6g}..{value:.6g}" if 0.75 < value < 1 else ""
    return f"{value / 10:g}..{value * 10:g}:log"
