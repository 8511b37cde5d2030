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
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
from keras.src.saving import saving_lib

from designer.project import run_folder

_STATE = "training.json"
_TEMPORARY = ".saving"


class CallbackState(msgspec.Struct, frozen=True):
    """The counters of one of the user's callbacks."""

    name: str
    counters: dict[str, float | None]


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a training had come. `epochs` are those finished; `elapsed` seconds of training."""

    epochs: int
    elapsed: float = 0.0
    best_epoch: int | None = None
    best_value: float | None = None
    callbacks: tuple[CallbackState, ...] = ()


class CheckpointWriter:
    """Writes states into a run's folder and keeps the last two and the best.

    `cost` is what the last one took of the training thread's time, in seconds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cost = 0.0
        self.last_time = time.perf_counter()  # when the last one was begun, or the writer was made
        self.error: OSError | None = None
        self._jobs: queue.Queue[Callable[[], None] | None] = queue.Queue()
        sweep(folder)
        self._thread = threading.Thread(target=self._work, name="checkpoints", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a state is on its way to the disk."""
        return self._jobs.unfinished_tasks > 0

    def save(self, model: keras.Model, names: Sequence[str], state: State) -> bool:
        """Write the model's present state under these names; False, with nothing written, if it is not finite."""
        began = self.last_time = time.perf_counter()
        if not is_finite(model):
            return False
        temporary = self.folder / f"{names[0]}{_TEMPORARY}"
        try:
            serialise(model, temporary, state)
        except OSError as error:
            self._fail(temporary, error)
        else:
            self._jobs.put(lambda: self._publish(temporary, names))
        self.cost = time.perf_counter() - began
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
                self.error = error
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
        for old in run_folder.checkpoints(self.folder)[2:]:
            with contextlib.suppress(OSError):
                old.unlink()

    def _fail(self, temporary: Path, error: OSError) -> None:
        self.error = error
        with contextlib.suppress(OSError):
            temporary.unlink()


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


def serialise(model: keras.Model, path: Path, state: State | None = None) -> None:
    """Write a model, weights, optimizer state and all, straight to `path`, which nobody may rely on yet."""
    with path.open("w+b") as file:
        saving_lib.save_model(model, file)
        if state is not None:
            with zipfile.ZipFile(file, "a") as archive:
                archive.writestr(_STATE, msgspec.json.encode(state))


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


def restore_newest(model: keras.Model, folder: Path) -> tuple[Path, State] | None:
    """Load the newest checkpoint that can be read into a compiled model; None, the model untouched, without one."""
    for path in run_folder.checkpoints(folder):
        state = read_state(path)
        if state is not None:
            model.optimizer.build(model.trainable_variables)
            try:
                model.load_weights(path)
            except (OSError, ValueError, KeyError):
                continue
            return path, state
    return None


def is_finite(model: keras.Model) -> bool:
    """Tell whether all numbers of a model and its optimizer are finite."""
    variables = list(model.variables)
    optimizer = getattr(model, "optimizer", None)
    if optimizer is not None:
        variables += optimizer.variables
    return all(_is_finite(variable) for variable in variables)


def sweep(folder: Path) -> None:
    """Remove what a writer left behind when it was killed."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name.endswith(_TEMPORARY):
                path.unlink()


def _is_finite(variable: Any) -> bool:
    array = np.asarray(keras.ops.convert_to_numpy(variable))
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
