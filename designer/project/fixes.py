"""Carries out any cure of a problem: on the drawing, on what is bound, on how the model is trained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from designer.graph import fixes
from designer.graph.model import Change, Graph, Setting
from designer.graph.signature import Signatures
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import (
    DATA,
    TRAINING,
    Binding,
    CsvSource,
    DataSettings,
    OutputTraining,
    TrainingSettings,
)


def apply_fix(graph: Graph, kind: str, args: Mapping[str, Any], signatures: Signatures = fixes.one_tensor) -> Change:
    """Return the change that cures a problem; `kind` and `args` are those of an engine.protocol.Fix.

    Pass the catalogue's `signature` as `signatures`. Raises DesignerError when the drawing has changed since the
    problem was found and the cure fits it no longer.
    """
    fixer = FIXES.get(kind)
    if fixer is None and kind not in fixes.FIXES:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "This program knows no cure called {kind}."), kind=kind)
    try:
        return fixer(graph, args) if fixer else fixes.FIXES[kind](graph, args, signatures)
    except (KeyError, StopIteration, IndexError) as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The project has changed; this cure fits it no longer.")
        ) from error


def set_loss(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose the loss of an output: output (its key), loss."""
    training = _training(graph)
    one = msgspec.structs.replace(training.outputs.get(args["output"], OutputTraining()), loss=args["loss"])
    new = msgspec.structs.replace(training, outputs={**training.outputs, args["output"]: one})
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change loss"))


def set_batch_size(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Set the batch size: size."""
    new = msgspec.structs.replace(_training(graph), batch_size=args["size"])
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change batch size"))


def set_monitor(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Let a callback watch something else: index, monitor."""
    training = _training(graph)
    callbacks = list(training.callbacks)
    old = callbacks[args["index"]]
    callback: dict[str, Any] = {"class": old} if isinstance(old, str) else dict(old)
    callback["args"] = {**callback.get("args", {}), "monitor": args["monitor"]}
    callbacks[args["index"]] = callback
    new = msgspec.structs.replace(training, callbacks=tuple(callbacks))
    return _change(graph, TRAINING, new, QT_TRANSLATE_NOOP("Edits", "Change callback"))


def bind(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Bind columns to an Input or as a target: role ("inputs" or "targets"), key, columns."""
    return _set_binding(graph, args, columns=tuple(args["columns"]))


def set_preparation(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose how bound columns are prepared: role ("inputs" or "targets"), key, preparation."""
    return _set_binding(graph, args, preparation=args["preparation"])


def set_missing(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Choose what is done with rows that have gaps: missing ("drop" or "fill")."""
    data = _data(graph)
    if not isinstance(data.source, CsvSource):
        raise KeyError("source")
    source = msgspec.structs.replace(data.source, missing=args["missing"])
    new = msgspec.structs.replace(data, source=source)
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Change data"))


def set_validation_split(graph: Graph, args: Mapping[str, Any]) -> Change:
    """Hold back a part of the rows for validation: split."""
    new = msgspec.structs.replace(_data(graph), validation_split=args["split"])
    return _change(graph, DATA, new, QT_TRANSLATE_NOOP("Edits", "Change validation split"))


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


FIXES: Mapping[str, Callable[[Graph, Mapping[str, Any]], Change]] = {
    "set_loss": set_loss,
    "set_batch_size": set_batch_size,
    "set_monitor": set_monitor,
    "bind": bind,
    "set_preparation": set_preparation,
    "set_missing": set_missing,
    "set_validation_split": set_validation_split,
    "set_start_from": set_start_from,
    "set_adapt": set_adapt,
}


def _set_binding(graph: Graph, args: Mapping[str, Any], **values: Any) -> Change:
    data = _data(graph)
    bindings: dict[str, Binding] = getattr(data, args["role"])
    binding = msgspec.structs.replace(bindings.get(args["key"], Binding()), **values)
    new = msgspec.structs.replace(data, **{args["role"]: {**bindings, args["key"]: binding}})
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
