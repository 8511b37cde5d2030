"""The callbacks of a run: the user's, as the settings declare them, and how they are called around an interruption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

import keras
from keras.src.utils.python_utils import pythonify_logs

from designer.catalogue.load import Catalogue
from designer.engine import workers
from designer.engine.own_code.files import CallbackFiles
from designer.engine.training import keeping
from designer.engine.training.callback_paths import placed
from designer.engine.training.checkpoint import Restored, is_finite, write_model
from designer.project.records import ObjectSpec


class Watcher(Protocol):
    """What a run is watched by. It comes after the user's callbacks, but before them at the end of training."""

    is_interrupted: bool

    def is_waiting(self) -> bool:
        """Tell whether it has something to do as soon as the batch under way is done."""

    def on_train_begin(self) -> None:
        """Training begins."""

    def on_epoch_begin(self, epoch: int) -> None:
        """An epoch begins."""

    def on_train_batch_end(self, batch: int, logs: Mapping[str, float], is_last: bool = True) -> None:
        """A batch is done; with `is_last` the model is as it has left it."""

    def on_test_begin(self) -> None:
        """Validation begins."""

    def on_test_batch_end(self, batch: int) -> None:
        """A batch of the validation is done."""

    def on_epoch_end(self, epoch: int, logs: Mapping[str, float]) -> None:
        """An epoch is done; not called for one that was interrupted."""

    def weights_not_finite(self, epoch: int) -> None:
        """An epoch has left weights that are not finite; it is not told to anybody else."""

    def on_train_end(self) -> None:
        """Training is over; the user's callbacks have not been told yet."""


class Callbacks(keras.callbacks.CallbackList):  # type: ignore[misc]
    """The user's callbacks and the watcher.

    An epoch that was interrupted is not told to the user's callbacks: its numbers are those of a part of the data.

    JAX computes a batch while Python makes the next one ready, if nobody asks for its numbers: so the watcher hears of
    a batch when the next one is under way, or at once where it waits for the batch.
    """

    def __init__(self, user: Iterable[Any], watcher: Watcher, model: keras.Model, **params: Any) -> None:
        self.user = list(user)
        self.watcher = watcher
        self._before: Restored | None = None
        super().__init__(list(self.user), add_history=True, model=model, **params)
        self._async_train = self._async_test = False  # the watcher stops, pauses and counts: it must be called in turn
        self._has_batch_hooks = any(_overrides_batch_hooks(c) for c in self.user)
        self._lags = keras.backend.backend() == "jax" and not self._has_batch_hooks and workers.count() == 1
        self._lags &= model.steps_per_execution == 1  # else several are under way already
        self._behind: tuple[int, Any] | None = None  # the batch the watcher has not heard of yet
        self._tested: Any = None  # what the last batch of a validation logs
        self._saves = any(isinstance(c, keras.callbacks.ModelCheckpoint) for c in self.user)
        for callback in self.user:
            if isinstance(callback, keras.callbacks.ModelCheckpoint):
                callback.set_model(_SafelySaved(model))

    def restore(self, before: Restored) -> None:
        """Have everything beside weights and optimizer stand, when training begins, where an earlier one left it."""
        self._before = before

    def on_train_begin(self, logs: Any = None) -> None:
        super().on_train_begin(logs)
        if self._before is not None:
            keeping.put_back(self.model, self.user, self._before)
        self.watcher.on_train_begin()

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        super().on_epoch_begin(epoch, logs)
        self.watcher.on_epoch_begin(epoch)

    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        if self._has_batch_hooks:
            super().on_train_batch_begin(batch, logs)

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        if self._has_batch_hooks:
            logs = pythonify_logs(logs)
            super().on_train_batch_end(batch, logs)
        self._catch_up(is_last=False)
        self._behind = batch, logs
        if not self._lags or self.watcher.is_waiting():
            self._catch_up()

    def _catch_up(self, is_last: bool = True) -> None:
        """Let the watcher hear of the batch it has not heard of yet, if there is one."""
        behind, self._behind = self._behind, None
        if behind is not None:
            self.watcher.on_train_batch_end(behind[0], pythonify_logs(behind[1]), is_last)

    def on_test_begin(self, logs: Any = None) -> None:
        self._catch_up()
        self._tested = None
        super().on_test_begin(logs)
        self.watcher.on_test_begin()

    def on_test_batch_begin(self, batch: int, logs: Any = None) -> None:
        if self._has_batch_hooks:
            super().on_test_batch_begin(batch, logs)

    def on_test_batch_end(self, batch: int, logs: Any = None) -> None:
        if self._has_batch_hooks:
            super().on_test_batch_end(batch, logs)
        else:
            before, self._tested = self._tested, logs
            pythonify_logs(before if self._lags else logs)  # waits for it, else a stop would come some batches late
        self.watcher.on_test_batch_end(batch)

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self._catch_up()
        if self.watcher.is_interrupted:
            return
        if self._saves and not is_finite(self.model):
            self.watcher.weights_not_finite(epoch)
            return
        logs = pythonify_logs(logs)
        super().on_epoch_end(epoch, logs)
        self.watcher.on_epoch_end(epoch, logs)

    def on_train_end(self, logs: Any = None) -> None:
        self._catch_up()
        self.watcher.on_train_end()
        super().on_train_end(logs)


def make_callbacks(specs: Iterable[ObjectSpec], catalogue: Catalogue, folder: Path, project: Path) -> list[Any]:
    """Return the callbacks that the settings declare; what they write goes into the run's folder.

    Code of the user's is found from the folder of the project. Raises DesignerError where a callback would write
    elsewhere, or run code, and the user has not allowed it.
    """
    code = CallbackFiles(project)
    return [code.callback(placed(spec, folder), catalogue) for spec in specs]


def may_change_weights_at_the_end(callbacks: Iterable[Any], model: keras.Model) -> bool:
    """Tell whether a callback or the optimizer may leave other weights than those of the last batch."""
    if keeps_averages(model):
        return True
    k = keras.callbacks
    harmless = (k.ModelCheckpoint, k.CSVLogger, k.ReduceLROnPlateau, k.LearningRateScheduler, k.TerminateOnNaN)
    return any(
        not isinstance(c, harmless) and not (isinstance(c, k.EarlyStopping) and not c.restore_best_weights)
        for c in callbacks
    )


def keeps_averages(model: keras.Model) -> bool:
    """Tell whether the optimizer puts averages in the place of the weights when the training ends."""
    optimizer = getattr(model.optimizer, "inner_optimizer", model.optimizer)
    return any(getattr(one, "use_ema", False) for one in (optimizer, *getattr(optimizer, "optimizers", ())))


def _overrides_batch_hooks(callback: Any) -> bool:
    names = [f"on_{phase}batch_{moment}" for phase in ("", "train_", "test_") for moment in ("begin", "end")]
    return any(getattr(type(callback), n, None) is not getattr(keras.callbacks.Callback, n) for n in names)


class _SafelySaved:
    """A model as ModelCheckpoint sees it: what it saves replaces the previous file only when it is whole."""

    def __init__(self, model: keras.Model) -> None:
        self._model = model

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def save(self, filepath: str, **_arguments: Any) -> None:
        path = Path(filepath)
        if path.suffix == ".keras":
            write_model(self._model, path)
        else:
            self._aside(path, self._model.save)

    def save_weights(self, filepath: str, **_arguments: Any) -> None:
        self._aside(Path(filepath), self._model.save_weights)

    def _aside(self, path: Path, save: Any) -> None:
        temporary = path.with_name(f"saving-{path.name}")
        try:
            save(str(temporary), overwrite=True)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
