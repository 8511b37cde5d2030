"""Adapts layers to the training data, and keeps with a run what they learned then."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np

from designer.data.lazy import Rows, is_lazy
from designer.data.mapped import give_back, taken
from designer.data.progress import Progress, ignore
from designer.data.settings import DataSettings
from designer.data.table import slices
from designer.engine.checking.context import Subject
from designer.engine.feeding.data import Arrays
from designer.export.adapting import STATES, adapted, source_of
from designer.files import atomic
from designer.graph.calls import Program
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project import run_folder
from designer.wire import Fix, Problem

_MAX_BYTES = 256 * 2**20
_SHOWN_NUMBERS = 2**22  # at once


def adapt(
    model: keras.Model, program: Program, settings: DataSettings, x: Arrays, progress: Progress = ignore
) -> dict[str, Any]:
    """Show the layers that are to adapt what they are fed; return the vocabularies and bins by node id.

    What is not in memory is shown some rows at a time. Vocabularies are the same then, means and bins nearly so: Keras
    puts those of several batches together.
    """
    learned: dict[str, Any] = {}
    chosen = adapted(program, settings.adapt)
    for place, (call, source) in enumerate(chosen):
        layer = model.get_layer(call.name)
        array = x[source.name] if isinstance(x, dict) else x
        what = Text(QT_TRANSLATE_NOOP("Data", "Adapting {name} to the data"), {"name": call.name})
        part = progress.part(place / len(chosen), (place + 1) / len(chosen), what)
        layer.adapt(_Shown(array, part) if is_lazy(array) else array)
        learned[call.layer] = _state(layer)
    return {node: state for node, state in learned.items() if state}


class _Shown:
    """Rows that are not in memory, some at a time."""

    def __init__(self, rows: Rows, progress: Progress) -> None:
        self._rows = rows
        self._progress = progress

    def __iter__(self) -> Iterator[np.ndarray]:
        size = max(1, _SHOWN_NUMBERS // max(1, math.prod(self._rows.shape[1:])))
        for block in slices(len(self._rows), size):
            rows = taken(self._rows, np.arange(block.start, block.stop))
            # One value a row without an axis of its own: Keras would take the batch for one document.
            yield rows[:, None] if rows.ndim == 1 else rows
            self._progress(block.stop / len(self._rows))
            give_back()


def keep(path: Path, learned: dict[str, Any]) -> None:
    """Write what layers learned into a run's folder; the weights of the run hold the rest. Raises OSError."""
    if learned:
        atomic.write(path / run_folder.ADAPTED, msgspec.json.encode(learned))


def restore(model: keras.Model, program: Program, path: Path) -> None:
    """Give the layers of a run's model the vocabularies and bins they learned."""
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        file = path / run_folder.ADAPTED
        if not file.is_file() or file.stat().st_size > _MAX_BYTES:
            return
        states = msgspec.json.decode(file.read_bytes(), type=dict[str, dict[str, list[Any]]])
        for call in program.calls:
            if call.layer in states and call.type in STATES and call.node == call.layer:
                _give(model.get_layer(call.name), states[call.layer])


def adapting_problems(subject: Subject) -> list[Problem]:
    """Return the layers that know nothing of the data, and those that are to adapt and cannot."""
    found = []
    for call in subject.program.calls:
        if call.type not in STATES or call.node != call.layer:
            continue
        state = STATES[call.type]
        is_given = call.params.get(state) is not None
        follows = source_of(subject.program, call) is not None
        name = subject.graph.nodes[call.node].name
        if call.layer in subject.data.adapt:
            if is_given:
                template = QT_TRANSLATE_NOOP("Problems", "{name} has its {state} given and cannot adapt to the data.")
            elif not follows:
                template = QT_TRANSLATE_NOOP(
                    "Problems", "{name} cannot adapt to the data, since it does not follow an Input directly."
                )
            else:
                continue
            off = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Do not adapt it")), "set_adapt", _wish(call.layer, False))
            text = Text(template, {"name": name, "state": state})
            fixes = (_take_out(call.layer, state), off) if is_given else (off,)
            found.append(Problem(text, node=call.node, scope="training", fixes=fixes))
        elif not is_given:
            on = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Adapt it to the data")), "set_adapt", _wish(call.layer, True))
            template = (
                QT_TRANSLATE_NOOP(
                    "Problems", "{name} passes its input on as it is: it has no mean yet. Let it adapt to the data."
                )
                if call.type == "Normalization"
                else QT_TRANSLATE_NOOP(
                    "Problems", "{name} has no {state} yet. Let it adapt to the training data, or give it one."
                )
            )
            text = Text(template, {"name": name, "state": state})
            found.append(
                Problem(
                    text,
                    node=call.node,
                    severity="warning" if call.type == "Normalization" else "error",
                    scope="training",
                    fixes=(on,) if follows else (),
                )
            )
    return found


def _wish(node: str, on: bool) -> dict[str, Any]:
    return {"node": node, "adapt": on}


def _take_out(node: str, state: str) -> Fix:
    text = Text(QT_TRANSLATE_NOOP("Fixes", "Take {state} out"), {"state": state})
    return Fix(text, "set_param", {"node": node, "param": state, "value": None, "default": None})


def _state(layer: Any) -> dict[str, list[Any]]:
    if isinstance(layer, keras.layers.Discretization):
        return {"bins": [float(b) for b in layer.bin_boundaries]}
    if isinstance(layer, keras.layers.Normalization):
        return {}  # in the weights
    lookup = getattr(layer, "_lookup_layer", layer)
    words = [w.item() if isinstance(w, np.generic) else w for w in layer.get_vocabulary(include_special_tokens=False)]
    state: dict[str, list[Any]] = {"vocabulary": words}
    if lookup.output_mode == "tf_idf":
        weights = keras.ops.convert_to_numpy(lookup.idf_weights)[-len(words) :]
        state["idf"] = [float(w) for w in weights]
    return state


def _give(layer: Any, state: dict[str, list[Any]]) -> None:
    if "bins" in state:
        layer.bin_boundaries = state["bins"]
    elif "idf" in state:
        layer.set_vocabulary(state["vocabulary"], idf_weights=np.array(state["idf"], "float32"))
    else:
        layer.set_vocabulary(state["vocabulary"])
