"""Takes down where the callbacks of a training stand, and has those of a resumed one stand there again."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np

from designer.engine.training.checkpoint import Arrays, CallbackState, Number
from designer.files import atomic

_OF_A_FILE = frozenset({"append", "append_header"})  # CSVLogger: its file says how far it is
_OF_A_PROCESS = frozenset({"_is_tracing", "_should_trace", "_profiler_started", "_batch_start_time"})  # TensorBoard
_TURNED_ROUND = frozenset({"min_delta"})  # Keras changes its sign when it first looks: of one that was, once too often
_STAYING = _OF_A_FILE | _OF_A_PROCESS | _TURNED_ROUND
_MAX_LOG = 256 * 2**20


def taken_down(callbacks: Sequence[Any]) -> tuple[tuple[CallbackState, ...], Arrays]:
    """Return the numbers that callbacks hold, and the weights, named by the callback's place, attribute and order."""
    arrays: Arrays = {}
    states = []
    for place, callback in enumerate(callbacks):
        counters: dict[str, Number] = {}
        for name, value in vars(callback).items():
            if name in _STAYING:
                continue
            if isinstance(value, list) and value and all(isinstance(one, np.ndarray) for one in value):
                arrays |= {f"callback/{place}/{name}/{order}": array for order, array in enumerate(value)}
            elif value is None or isinstance(value, bool | int | float | np.generic):
                counters[name] = _as_json(value)
        states.append(CallbackState(type(callback).__name__, counters))
    return tuple(states), arrays


def put_back(callbacks: Sequence[Any], states: Iterable[CallbackState], arrays: Arrays) -> None:
    """Have callbacks hold what those of the interrupted training held; called when they believe to begin."""
    for place, (callback, state) in enumerate(zip(callbacks, states, strict=False)):
        if type(callback).__name__ != state.name:
            continue
        counters = {name: value for name, value in state.counters.items() if name not in _STAYING}
        for name, value in counters.items():
            setattr(callback, name, float(value) if isinstance(value, str) else value)
        for name, weights in listed(arrays, f"callback/{place}/").items():
            setattr(callback, name, weights)


def listed(arrays: Arrays, prefix: str) -> dict[str, list[np.ndarray]]:
    """Return the lists of arrays under a prefix, in their order, by what follows it."""
    found: dict[str, dict[int, np.ndarray]] = {}
    for key, array in arrays.items():
        if key.startswith(prefix):
            name, _, order = key.removeprefix(prefix).rpartition("/")
            found.setdefault(name, {})[int(order)] = array
    return {name: [some[order] for order in sorted(some)] for name, some in found.items()}


def go_on_with_files(callbacks: Iterable[Any], epochs: int) -> None:
    """Have what callbacks wrote after `epochs` epochs undone, before training begins again there. Raises OSError."""
    k = keras.callbacks
    for callback in callbacks:
        if isinstance(callback, k.CSVLogger) and epochs:
            _cut_log(Path(callback.filename), callback.sep, epochs)
            callback.append = True
        elif isinstance(callback, k.CSVLogger) and callback.append:
            _cut_log(Path(callback.filename), callback.sep, 0)
        elif isinstance(callback, k.BackupAndRestore):  # it would load a state of its own, of another epoch
            for path in Path(callback.backup_dir).glob("latest.weights.h5*"):
                path.unlink()
            for path in Path(callback.backup_dir).glob("training_metadata.json*"):
                path.unlink()


def close_files(callbacks: Iterable[Any]) -> None:
    """Close what callbacks hold open because the end of training was not told to them."""
    for callback in callbacks:
        if isinstance(callback, keras.callbacks.CSVLogger) and callback.csv_file is not None:
            with contextlib.suppress(OSError):
                callback.csv_file.close()


def _cut_log(path: Path, separator: str, epochs: int) -> None:
    """Take the rows of a run's epochs from `epochs` on off the end of a log; rows of earlier runs stay."""
    with contextlib.suppress(FileNotFoundError):
        lines = atomic.read(path, _MAX_LOG).decode("utf-8", errors="surrogateescape").splitlines(keepends=True)
        last = math.inf
        while lines:
            epoch = _epoch(lines[-1], separator)
            if lines[-1].endswith("\n") and (epoch is None or not epochs <= epoch < last):
                break
            last = last if epoch is None else epoch
            lines.pop()
        atomic.write(path, "".join(lines).encode("utf-8", errors="surrogateescape"))


def _epoch(line: str, separator: str) -> int | None:
    try:
        return int(line.split(separator, 1)[0])
    except ValueError:  # the header
        return None


def _as_json(value: Any) -> Number:
    plain = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, float) and not math.isfinite(plain):
        return str(plain)
    return plain if plain is None or isinstance(plain, bool | int | float) else None
