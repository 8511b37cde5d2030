"""Carries out any cure of a problem: on the drawing, on what is bound, on how the model is trained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from designer.data.preparation import binding, with_columns, with_gaps, with_preparation
from designer.data.settings import Binding, DataSettings
from designer.graph import edits, fixes
from designer.graph.model import INPUT, Change, Edge, Graph, Setting
from designer.graph.signature import Signatures
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.project.remedies import REMEDIES
from designer.recipe.settings import OPTIONS

_COLUMN, _ROW = 250, 120  # between nodes that a cure draws, in scene units


def apply_fix(graph: Graph, kind: str, args: Mapping[str, Any], signatures: Signatures = fixes.one_tensor) -> Change:
    """Return the change that cures a problem; `kind` and `args` are those of an engine.protocol.Fix.

    Pass the catalogue's `signature` as `signatures`. Raises DesignerError when the drawing has changed since the
    problem was found and the cure fits it no longer.
    """
    fixer = FIXES.get(kind)
    if fixer is None and kind not in _DRAWING_TOO:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "This program knows no cure called {kind}."), kind=kind)
    try:
        return fixer(graph, args) if fixer else _DRAWING_TOO[kind](graph, args, signatures)
    except (KeyError, StopIteration, IndexError) as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The project has changed; this cure fits it no longer.")
        ) from error


def with_sizes(graph: Graph, sizes: Mapping[tuple[str, str], Any]) -> Change:
    """Return the change that gives arguments their values, by node and argument, as one step."""
    total = Change(QT_TRANSLATE_NOOP("Edits", "Take sizes from the data"))
    after = graph.copy()
    for (node, param), value in sizes.items():
        step = edits.set_param(after, node, param, value)
        after.apply(step)
        total = replace(total.then(step), merge_key="")
    return total


def set_loss(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose the loss of an output: output (its key), loss."""
    training = _training(graph)
    one = msgspec.structs.replace(training.outputs.get(args["output"], OutputTraining()), loss=args["loss"])
    new = msgspec.structs.replace(training, outputs={**training.outputs, args["output"]: one})
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change loss"))


def set_metrics(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose the metrics of an output: output (its key), metrics."""
    training = _training(graph)
    old = training.outputs.get(args["output"], OutputTraining())
    one = msgspec.structs.replace(old, metrics=tuple(args["metrics"]))
    new = msgspec.structs.replace(training, outputs={**training.outputs, args["output"]: one})
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change metrics"))


def set_batch_size(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Set the batch size: size."""
    new = msgspec.structs.replace(_training(graph), batch_size=args["size"])
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change batch size"))


def set_option(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Set an option of the training: name, value."""
    new = msgspec.structs.replace(_training(graph), **{args["name"]: args["value"]})
    return _change(graph, TRAINING, new, OPTIONS[args["name"]].option.edit)


def set_callback(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Give a callback other arguments: index, args (those that change)."""
    training = _training(graph)
    callbacks = list(training.callbacks)
    old = callbacks[args["index"]]
    callback: dict[str, Any] = {"class": old} if isinstance(old, str) else dict(old)
    callback["args"] = {**(callback.get("args") or {}), **args["args"]}
    callbacks[args["index"]] = callback
    new = msgspec.structs.replace(training, callbacks=tuple(callbacks))
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change callback"))


def bind(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Bind columns to an Input or as a target: role ("inputs" or "targets"), key, columns."""
    return _set_binding(graph, args, with_columns(_binding(graph, args), tuple(args["columns"])))


def set_preparation(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose how bound columns are prepared: role ("inputs" or "targets"), key, preparation."""
    return _set_binding(graph, args, with_preparation(_binding(graph, args), args["preparation"]))


def leave_out(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Unbind columns and shrink the Input they fed: role ("inputs" or "targets"), key, columns."""
    old = _binding(graph, args)
    bound = old.columns
    rest = tuple(c for c in bound if c not in args["columns"])
    change = _set_binding(graph, args, with_columns(old, rest))
    shape = graph.nodes[args["key"]].params.get("shape") if args["role"] == "inputs" else None
    if shape != [len(bound)] or not rest:
        return change
    return change.then(replace(edits.set_param(graph, args["key"], "shape", [len(rest)]), merge_key=""))


def give_inputs(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Move columns of an Input to Inputs of their own and put all of them side by side where the Input went.

    node, sizes (how many numbers each column becomes), preparation.
    """
    old, sizes = graph.nodes[args["node"]], args["sizes"]
    total = leave_out(graph, {"role": "inputs", "key": old.id, "columns": list(sizes)})
    after = graph.copy()
    after.apply(total)

    def also(change: Change) -> None:
        nonlocal total
        total = total.then(change)
        after.apply(change)

    x, y = old.position
    joined, port = _concatenated(after, old.id, signatures, also)
    for index, (column, size) in enumerate(sizes.items()):
        node = edits.new_node(after, INPUT, (x, y + (index + 1) * _ROW), {"shape": [size]}, column)
        also(Change("", added=(node, Edge(node.id, 0, joined, port + index))))
        also(_set_binding(after, {"role": "inputs", "key": node.id}, binding((column,), args["preparation"])))
    return replace(total, text=QT_TRANSLATE_NOOP("Edits", "Add layer"))


def set_missing(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose what is done about the gaps of columns: role, key, columns, missing ("drop" or "fill")."""
    old = _binding(graph, args)
    if not set(args["columns"]) <= set(old.columns):
        raise KeyError("columns")
    return _set_binding(graph, args, with_gaps(old, args["columns"], args["missing"]))


def set_validation_split(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Hold back a part of the rows for validation, and validate with no other source: split."""
    data = _data(graph)
    by = "auto" if data.split.by == "own" else data.split.by
    split = msgspec.structs.replace(data.split, by=by, validation=args["split"])
    new = msgspec.structs.replace(data, validation=None, split=split)
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Change validation split"))


def validate_with(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Validate with the rows that the source has for that itself."""
    _ = args
    data = _data(graph)
    new = msgspec.structs.replace(data, validation=None, split=msgspec.structs.replace(data.split, by="own"))
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Change validation"))


def set_start_from(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose the run whose weights training starts with: run ("" for fresh ones)."""
    new = msgspec.structs.replace(_training(graph), start_from=args["run"])
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change start"))


def set_adapt(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Let a preprocessing layer adapt to the training data, or not: node, adapt."""
    data = _data(graph)
    others = tuple(i for i in data.adapt if i != args["node"])
    new = msgspec.structs.replace(data, adapt=(*others, args["node"]) if args["adapt"] else others)
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Change adapting"))


def several(graph: Graph, args: Mapping[str, Any], signatures: Signatures) -> Change:
    """Do some cures as one step: fixes, each with kind and args."""
    total, after = Change(""), graph.copy()
    for one in args["fixes"]:
        change = apply_fix(after, one["kind"], one["args"], signatures)
        total = replace(total.then(change), text=total.text or change.text)
        after.apply(change)
    return replace(total, merge_key="")


FIXES: Mapping[str, Callable[[Graph, Mapping[str, Any]], Change]] = {
    "set_loss": set_loss,
    "set_metrics": set_metrics,
    "set_batch_size": set_batch_size,
    "set_option": set_option,
    "set_callback": set_callback,
    "bind": bind,
    "set_preparation": set_preparation,
    "leave_out": leave_out,
    "set_missing": set_missing,
    "set_validation_split": set_validation_split,
    "validate_with": validate_with,
    "set_start_from": set_start_from,
    "set_adapt": set_adapt,
    **REMEDIES,
}


_DRAWING_TOO: Mapping[str, fixes.Fixer] = {**fixes.FIXES, "give_inputs": give_inputs, "several": several}


def _concatenated(
    graph: Graph, node_id: str, signatures: Signatures, also: Callable[[Change], None]
) -> tuple[str, int]:
    """Return the Concatenate that an Input alone leads to, a new one if there is none yet, and its next free port."""
    wires = graph.outgoing(node_id)
    if len(wires) == 1:
        follower = graph.nodes[wires[0].target]
        if follower.type == "Concatenate" and not follower.shares and follower.params.get("axis", -1) in (-1, 1):
            return follower.id, edits.free_port(graph, follower.id, signatures)
    x, y = graph.nodes[node_id].position
    node = edits.new_node(graph, "Concatenate", (x + _COLUMN, y))
    moved = tuple(Edge(node.id, 0, e.target, e.target_port) for e in wires)
    also(Change("", removed=tuple(wires), added=(node, Edge(node_id, 0, node.id, 0), *moved)))
    return node.id, 1


def _binding(graph: Graph, args: Mapping[str, Any]) -> Binding:
    bindings: dict[str, Binding] = getattr(_data(graph), args["role"])
    return bindings.get(args["key"], Binding())


def _set_binding(graph: Graph, args: Mapping[str, Any], new_binding: Binding) -> Change:
    data = _data(graph)
    bindings: dict[str, Binding] = getattr(data, args["role"])
    new = msgspec.structs.replace(data, **{args["role"]: {**bindings, args["key"]: new_binding}})
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Bind data"))


def _change(graph: Graph, name: str, value: Any, text: str) -> Change:
    old = graph.settings.get(name)
    if old == value:
        return Change(text)
    removed = (Setting(name, old),) if name in graph.settings else ()
    return Change(text, removed, (Setting(name, value),))


def _data(graph: Graph) -> DataSettings:
    return graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]


def _training(graph: Graph) -> TrainingSettings:
    return graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]
