"""Writes and reads the states of a training: a .keras file that also says how far it had come.

A state is written under another name in the same folder, flushed and moved into place, so that after any failure the
previous one is still whole. Only the serialisation happens in the training thread; flushing, which waits for the
disk, has a thread of its own.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
from keras.src.saving import saving_lib

from designer.engine.without_tensorflow import without_tensorflow
from designer.project import run_folder

_STATE = "training.json"
_ARRAYS = "training/"
_ADAPTED = "adapted/"
_TEMPORARY = ".saving"

Number = bool | int | float | str | None
"""A number of a callback; those that are not finite are text, because JSON has none."""

Arrays = dict[str, np.ndarray]
"""What belongs to a state beside weights and optimizer, by name."""


class CallbackState(msgspec.Struct, frozen=True):
    """The numbers that one of the user's callbacks holds."""

    name: str
    counters: dict[str, Number]


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a training had come. `epochs` are those finished; `elapsed` seconds of training."""

    epochs: int
    elapsed: float = 0.0
    best_epoch: int | None = None
    best_value: float | None = None
    callbacks: tuple[CallbackState, ...] = ()


@dataclass(frozen=True)
class Restored:
    """A state that was read; `best_weights` are those of its best epoch, None where best.keras has them."""

    state: State
    arrays: Arrays
    best_weights: list[np.ndarray] | None = None


class CheckpointWriter:
    """Writes states into a run's folder and keeps the last two and the best.

    `cost` is what the last one took of the training thread's time, in seconds. `tell` is called, from any thread, with
    the error when the disk begins to refuse them, and with None when it takes them again.
    """

    def __init__(self, folder: Path, tell: Callable[[OSError | None], None] = lambda _error: None) -> None:
        self.folder = folder
        self._tell = tell
        self.cost = 0.0
        self.last_time = time.perf_counter()  # when the last one was begun, or the writer was made
        self.error: OSError | None = None  # of the last one, None if it was written
        self._jobs: queue.Queue[Callable[[], None] | None] = queue.Queue()
        sweep(folder)
        self._thread = threading.Thread(target=self._work, name="checkpoints", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a state is on its way to the disk."""
        return self._jobs.unfinished_tasks > 0

    def save(self, model: keras.Model, names: Sequence[str], state: State, arrays: Arrays) -> bool | None:
        """Write the model's present state under these names and return whether the disk took it.

        None, with nothing written, if it is not finite.
        """
        began = self.last_time = time.perf_counter()
        if not is_finite(model):
            return None
        temporary = self.folder / f"{names[0]}{_TEMPORARY}"
        try:
            serialise(model, temporary, state, arrays)
        except OSError as error:
            self._fail(temporary, error)
            return False
        finally:
            self.cost = time.perf_counter() - began
        self._jobs.put(lambda: self._publish(temporary, names))
        return True

    def link(self, source: str, name: str) -> None:
        """Give a state that has been written a second name."""
        self._jobs.put(lambda: _replace_by_link(self.folder / source, self.folder / name))

    def wait(self) -> None:
        """Wait until everything is on the disk."""
        self._jobs.join()

    def close(self) -> None:
        """Wait until everything is on the disk, and end."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                if job is None:
                    return
                job()
            except OSError as error:
                self._refused(error)
            finally:
                self._jobs.task_done()

    def _publish(self, temporary: Path, names: Sequence[str]) -> None:
        try:
            publish(temporary, self.folder / names[0])
        except OSError as error:
            self._fail(temporary, error)
            return
        for name in names[1:]:
            _replace_by_link(self.folder / names[0], self.folder / name)
        if self.error is not None:
            self.error = None
            self._tell(None)
        for old in run_folder.checkpoints(self.folder)[2:]:
            with contextlib.suppress(OSError):
                old.unlink()

    def _fail(self, temporary: Path, error: OSError) -> None:
        with contextlib.suppress(OSError):
            temporary.unlink()
        self._refused(error)

    def _refused(self, error: OSError) -> None:
        is_new, self.error = self.error is None, error
        if is_new:
            self._tell(error)


def write_model(model: keras.Model, path: Path, state: State | None = None) -> None:
    """Write a model so that the old or the new file is there whatever happens. Raises OSError."""
    temporary = path.with_name(path.name + _TEMPORARY)
    try:
        serialise(model, temporary, state)
        publish(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def serialise(model: keras.Model, path: Path, state: State | None = None, arrays: Arrays | None = None) -> None:
    """Write a model, weights, optimizer state and all, straight to `path`, which nobody may rely on yet."""
    with path.open("w+b") as file:
        with without_tensorflow():
            saving_lib.save_model(model, file)
        beside = {**(arrays or {}), **_adapted_arrays(model)}
        if state is not None or beside:
            with zipfile.ZipFile(file, "a") as archive:
                if state is not None:
                    archive.writestr(_STATE, msgspec.json.encode(state))
                for name, array in beside.items():
                    _write_array(archive, name, array)


def publish(temporary: Path, path: Path) -> None:
    """Flush a file to the disk and move it to its place. Raises OSError."""
    with temporary.open("r+b") as file:
        os.fsync(file.fileno())
    os.replace(temporary, path)  # noqa: PTH105


def read_state(path: Path) -> State | None:
    """Return how far a checkpoint had come; None if any byte of it is not as it was written."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is not None:
                return None
            return msgspec.json.decode(archive.read(_STATE), type=State)
    except (OSError, KeyError, ValueError, EOFError, NotImplementedError, zipfile.BadZipFile, RuntimeError):
        return None


def newest_state(folder: Path) -> State | None:
    """Return the state of the newest checkpoint that can be read, None without one."""
    states = (read_state(path) for path in run_folder.checkpoints(folder))
    return next((state for state in states if state is not None), None)


def read_arrays(path: Path, beginning: str = "") -> Arrays:
    """Return what a checkpoint holds beside weights and optimizer, by names that begin with a text.

    Raises OSError or ValueError if it is damaged.
    """
    found: Arrays = {}
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            if member.startswith(_ARRAYS + beginning):
                name, _, kind = member.removeprefix(_ARRAYS).removesuffix(".npy").partition("@")
                with archive.open(member) as file:
                    array = np.lib.format.read_array(file, allow_pickle=False)
                found[name] = array.view(kind) if kind else array
    return found


def restore_newest(model: keras.Model, folder: Path) -> Restored | None:
    """Load the newest checkpoint that can be read into a compiled model; None, the model untouched, without one."""
    for path in run_folder.checkpoints(folder):
        state = read_state(path)
        if state is not None:
            model.optimizer.build(model.trainable_variables)
            try:
                arrays = read_arrays(path)
                load_weights(model, path)
            except (OSError, ValueError, KeyError):
                continue
            return _with_best(Restored(state, arrays), model, folder)
    return None


def load_weights(model: keras.Model, path: Path) -> None:
    """Give a model the weights of a file, those beneath matrices of low rank and these apart, as they were.

    Raises OSError, ValueError or KeyError where they do not fit.
    """
    model.load_weights(path)
    adapted = _adapted(model)
    arrays = read_arrays(path, _ADAPTED) if adapted else {}
    for place, variable in enumerate(adapted):
        if f"{_ADAPTED}{place}" in arrays:  # older ones have them multiplied out alone
            variable.assign(arrays[f"{_ADAPTED}{place}"])


def holds_epoch(path: Path, epoch: int | None) -> bool:
    """Tell whether a file holds the state after an epoch (from 0)."""
    state = read_state(path) if epoch is not None else None
    return state is not None and state.epochs - 1 == epoch


def variables(model: keras.Model) -> list[Any]:
    """Return all that training changes: weights, seeds of layers, the optimizer's variables."""
    optimizer = getattr(model, "optimizer", None)
    return [*model.variables, *(optimizer.variables if optimizer is not None else [])]


def is_finite(model: keras.Model) -> bool:
    """Tell whether all numbers of a model and its optimizer are finite."""
    return all(_is_finite(variable) for variable in variables(model))


def sweep(folder: Path) -> None:
    """Remove what a writer left behind when it was killed."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name.endswith(_TEMPORARY):
                path.unlink()


def _with_best(restored: Restored, model: keras.Model, folder: Path) -> Restored:
    """Find the weights of the best epoch: in the state, in the model that has just been loaded, or in best.keras.

    Where an accident has left none of them, another epoch becomes the best.
    """
    state, arrays = restored.state, restored.arrays
    kept = [arrays[f"best/{order}"] for order in range(sum(name.startswith("best/") for name in arrays))]
    if kept:
        return Restored(state, arrays, kept)
    if state.best_epoch is not None and state.epochs - 1 == state.best_epoch:
        return Restored(state, arrays, model.get_weights())
    if state.best_epoch is None or holds_epoch(folder / run_folder.BEST, state.best_epoch):
        return restored
    return Restored(msgspec.structs.replace(state, best_epoch=None, best_value=None), arrays)


def _adapted(model: keras.Model) -> list[Any]:
    """Return the variables of layers that are adapted by matrices of low rank, which Keras keeps multiplied out."""
    return [v for layer in model._flatten_layers() if getattr(layer, "lora_enabled", False) for v in layer.variables]


def _adapted_arrays(model: keras.Model) -> Arrays:
    found = enumerate(_adapted(model))
    return {f"{_ADAPTED}{place}": np.asarray(keras.ops.convert_to_numpy(variable)) for place, variable in found}


def _write_array(archive: zipfile.ZipFile, name: str, array: np.ndarray) -> None:
    kind = array.dtype.name if array.dtype.kind == "V" else ""  # bfloat16 and the like, which .npy does not know
    member = f"{_ARRAYS}{name}{'@' + kind if kind else ''}.npy"
    with archive.open(member, "w", force_zip64=True) as file:
        plain = np.ascontiguousarray(array).view(f"u{array.dtype.itemsize}") if kind else array
        np.lib.format.write_array(file, np.asarray(plain), allow_pickle=False)


def _is_finite(variable: Any) -> bool:
    array = np.asarray(keras.ops.convert_to_numpy(variable))
    if array.dtype.name == "bfloat16":  # numpy's own kinds do not count it among the numbers with a point
        array = array.astype("float32")
    return array.dtype.kind not in "fc" or bool(np.isfinite(array).all())


def _replace_by_link(source: Path, target: Path) -> None:
    temporary = target.with_name(target.name + _TEMPORARY)
    with contextlib.suppress(OSError):
        temporary.unlink()
    try:
        os.link(source, temporary)
    except OSError:  # a disk without hard links
        temporary.write_bytes(source.read_bytes())
        with temporary.open("r+b") as file:
            os.fsync(file.fileno())
    os.replace(temporary, target)  # noqa: PTH105
    with contextlib.suppress(OSError):  # a move onto another name of the same file leaves both
        temporary.unlink()
