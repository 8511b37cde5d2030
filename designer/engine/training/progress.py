"""Watches a training batch by batch: progress for the window, metrics for the disk, checkpoints, stop and pause."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from typing import Any

import keras

from designer.engine.training.batch_curve import Points
from designer.engine.training.callbacks import Callbacks
from designer.engine.training.control import Control
from designer.engine.training.duration import Clock, Estimate, Plan
from designer.engine.training.instruments import Instruments
from designer.engine.training.keeping import Keeper
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.machine.memory import resident_bytes
from designer.project import run_folder
from designer.project.run_folder import EpochLine, PointsLine, RunWriter
from designer.wire import Answer, BatchDone, EpochDone, Paused, Resumed

_SEND_EVERY = 0.1  # seconds between two records for the window
_WRITE_EVERY = 1.0  # seconds between two lines of points in the metrics file


class Progress:
    """The watcher of a run (engine.callbacks.Watcher).

    It costs some microseconds a batch, draws no random numbers and changes nothing of what is computed.
    """

    def __init__(
        self,
        plan: Plan,
        control: Control,
        emit: Callable[[Answer], None],
        writer: RunWriter,
        keeper: Keeper,
        elapsed: float = 0.0,
        instruments: Instruments | None = None,
    ) -> None:
        self.plan = plan
        self.is_interrupted = False
        self.fault: Text | None = None  # why the training has failed although nothing was raised
        self.epochs_done = plan.initial_epoch
        self.logs: dict[str, float | None] = {}
        self.callbacks: Callbacks | None = None
        self._control = control
        self._emit = emit
        self._writer = writer
        self._keeper = keeper
        self._instruments = instruments
        self._clock = Clock(elapsed)
        self._estimate = Estimate(plan)
        self._points = Points(plan)
        self._epoch = plan.initial_epoch
        self._step = 0
        self._steps = plan.steps_in(plan.initial_epoch)
        self._validation_step = 0
        self._validating = False
        self._began = 0.0  # seconds at the beginning of the epoch, and at the end of its last batch
        self._trained: float | None = None
        self._sent = 0.0
        self._learning_rate: float | None = None

    @property
    def elapsed(self) -> float:
        """Seconds of training, pauses not counted."""
        return self._clock.seconds()

    # ------------------------------------------------------------------------------------------ what Keras calls

    def on_train_begin(self) -> None:
        self._read_learning_rate()
        self._keeper.begin(self._model, self._user, self.elapsed)
        self._estimate.begin(self.elapsed)

    def on_epoch_begin(self, epoch: int) -> None:
        self._keeper.begin_epoch(epoch)
        self._epoch = epoch
        self._step = 0
        self._steps = self.plan.steps_in(epoch)
        self._validating = False
        self._points.begin(epoch)
        self._began, self._trained = self.elapsed, None
        self._estimate.begin_epoch(self._began)

    def is_waiting(self) -> bool:
        return self._control.is_wanted or (self._instruments is not None and self._instruments.is_waiting())

    def on_train_batch_end(self, batch: int, logs: Mapping[str, float], is_last: bool = True) -> None:
        before = self._step
        self._step = step = min(batch + 1, self._steps)
        loss = logs["loss"]
        if loss - loss != 0:
            self._not_finite(loss, step)
            return
        self._points.add(step, logs, lambda: self._model)
        if self._instruments is not None:
            self._instruments.after_batches(step - before, self._epoch + step / self._steps, is_last)
        self._between_batches()

    def on_test_begin(self) -> None:
        self._validating = True
        self._validation_step = 0
        if self._trained is None:
            self._trained = self.elapsed

    def on_test_batch_end(self, batch: int) -> None:
        self._validation_step = min(batch + 1, self.plan.validation_steps)
        self._between_batches()

    def on_epoch_end(self, epoch: int, logs: Mapping[str, float]) -> None:
        self._validating = False
        took = (self.elapsed if self._trained is None else self._trained) - self._began
        speed = self.plan.rows_in(epoch) / took if took > 0 else 0.0
        memory = resident_bytes()
        self.epochs_done = epoch + 1
        self.logs = run_folder.finite({k: v for k, v in logs.items() if not k.startswith("learning_rate")})
        self._estimate.end_epoch(self.elapsed)
        is_best = self._keeper.is_best(epoch, self.logs)
        self._read_learning_rate()
        self._send(validating=False)
        self._write_points()
        norm = self._instruments.new_gradient_norm() if self._instruments is not None else 0.0
        line = EpochLine(epoch, self.logs, self.elapsed, self._learning_rate, is_best, speed, memory, norm)
        self._write(line)
        if not self._keeper.end_epoch(self._model, self._user, self.epochs_done, self.elapsed, is_best):
            self.weights_not_finite(epoch)
        self._emit(
            EpochDone(
                epoch=epoch,
                logs=self.logs,
                elapsed=self.elapsed,
                best=is_best,
                learning_rate=self._learning_rate,
                rows_per_second=speed,
                memory=memory,
                gradient_norm=norm,
            )
        )

    def on_train_end(self) -> None:
        self._send(validating=False)
        self._write_points()
        if self._instruments is not None:
            self._instruments.end(self._epoch + self._step / self._steps)
        if self.fault is None:
            self._keeper.interrupted(self._model)
        if self._control.keep == "last" and self.callbacks is not None:
            for callback in self.callbacks.user:
                if isinstance(callback, keras.callbacks.EarlyStopping):
                    callback.restore_best_weights = False

    def weights_not_finite(self, epoch: int) -> None:
        """An epoch has left weights that are not finite."""
        self.fault = Text(
            QT_TRANSLATE_NOOP(
                "Errors",
                "The weights are not finite after epoch {epoch}. A smaller learning rate may help; look for extreme "
                "values in the data.",
            ),
            {"epoch": epoch + 1},
        )
        self._interrupt()

    # ------------------------------------------------------------------------------------------ between batches

    @property
    def _model(self) -> Any:
        assert self.callbacks is not None
        return self.callbacks.model

    @property
    def _user(self) -> list[Any]:
        assert self.callbacks is not None
        return self.callbacks.user

    def _between_batches(self) -> None:
        if time.perf_counter() - self._sent >= _SEND_EVERY:
            self._send(self._validating)
        if self._control.is_wanted:
            self._obey()

    def _obey(self) -> None:
        if self._control.pauses:
            self._send(self._validating)
            self._write_points()
            with self._clock.stopped():
                self._emit(Paused())
                self._control.wait()
                self._emit(Resumed())
        if self._control.stops:
            self._interrupt()

    def _interrupt(self) -> None:
        """End the epoch here; an epoch whose last batch is done is only interrupted if validation is still due."""
        self.is_interrupted = self._step < self._steps or self.plan.validates(self._epoch) or bool(self.fault)
        self._model.stop_training = True
        self._model.stop_evaluating = True

    def _not_finite(self, loss: float, step: int) -> None:
        self.fault = self.fault or Text(
            QT_TRANSLATE_NOOP(
                "Errors",
                "The loss became {value} in epoch {epoch}, batch {batch}. A smaller learning rate may help; look for "
                "extreme values in the data.",
            ),
            {"value": str(loss), "epoch": self._epoch + 1, "batch": step},
        )
        self._interrupt()

    # ------------------------------------------------------------------------------------------ reports and files

    def _send(self, validating: bool) -> None:
        self._sent = time.perf_counter()
        elapsed = self.elapsed
        plan = self.plan
        self._emit(
            BatchDone(
                epoch=self._epoch,
                step=self._validation_step if validating else self._step,
                steps=plan.validation_steps if validating else self._steps,
                validating=validating,
                points=self._points.take_for_window(),
                samples_per_second=self._estimate.speed(self._epoch, self._step, elapsed),
                elapsed=elapsed,
                remaining=self._estimate.remaining(self._epoch, self._step, elapsed),
                learning_rate=self._learning_rate,
            )
        )
        if self._points.waiting_since and self._sent - self._points.waiting_since > _WRITE_EVERY:
            self._write_points()

    def _write_points(self) -> None:
        points = self._points.take_for_file()
        if points:
            self._write(PointsLine(points))

    def _write(self, line: run_folder.Line) -> None:
        # A full disk is no reason to throw away what is being learned; the checkpoints tell of it.
        with contextlib.suppress(OSError):
            self._writer.add(line)

    def _read_learning_rate(self) -> None:
        with contextlib.suppress(Exception):  # not every optimizer has one number for it
            self._learning_rate = float(keras.ops.convert_to_numpy(self._model.optimizer.learning_rate))
