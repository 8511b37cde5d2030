"""Fits a compiled model and keeps what comes of it in the run's folder."""

from __future__ import annotations

import contextlib
import datetime
import platform
from collections.abc import Callable
from typing import Any

import keras
import msgspec

from designer.catalogue.load import Catalogue
from designer.doctor import keeping as kept_findings
from designer.engine import workers
from designer.engine.building.variables import make_variables
from designer.engine.device import backend_version, device
from designer.engine.examining.examine import Patient, examine, first_weights
from designer.engine.failure import failure
from designer.engine.feeding import data
from designer.engine.feeding.feed import Fed, fed_by
from designer.engine.telling import CancelledError
from designer.engine.training.callback_state import close_files, go_on_with_files
from designer.engine.training.callbacks import Callbacks, keeps_averages, may_change_weights_at_the_end
from designer.engine.training.checkpoint import (
    CheckpointWriter,
    Restored,
    holds_epoch,
    is_finite,
    load_weights,
    restore_newest,
    write_model,
)
from designer.engine.training.control import Control
from designer.engine.training.duration import Plan
from designer.engine.training.instruments import Instruments
from designer.engine.training.keeping import Keeper
from designer.engine.training.monitor import best_by
from designer.engine.training.passes import beginning_at, in_parts
from designer.engine.training.progress import Progress
from designer.graph.calls import Program
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import run_folder
from designer.project.records import TrainingSettings
from designer.project.run_folder import Mark, ResumedLine, RunInfo, RunWriter
from designer.recipe.devices import AUTOMATIC, why_no_gpu
from designer.recipe.settings import told
from designer.wire import Answer, Examined, Examining, Failed, Finished, Told, Train, TrainingStarted

_NO_NOTE = Text("")


class Run:
    """A training whose data, model and folder are there; with `goes_on` it loads its last checkpoint first."""

    def __init__(
        self,
        request: Train,
        settings: TrainingSettings,
        loaded: data.Loaded,
        model: keras.Model,
        callbacks: list[Any],
        writer: RunWriter,
        control: Control,
        emit: Callable[[Answer], None],
        note: Text = _NO_NOTE,
        goes_on: bool = False,
        drawn: tuple[Graph, Program, Catalogue] | None = None,
    ) -> None:
        self.state = "preparing"  # then "training", "saving" and "examining"
        self._request = request
        self._settings = settings
        self._loaded = loaded
        self._model = model
        self._user = callbacks
        self._writer = writer
        self._path = writer.path
        self._control = control
        self._emit = emit
        self._note = note
        self._goes_on = goes_on
        self._device_note = why_no_gpu(keras.backend.backend(), settings.device, device()) or _NO_NOTE
        self._drawn = drawn  # what is examined; None where it is not
        self._first_weights = first_weights(model) if drawn is not None else None

    def train(self) -> Answer:
        """Fit and keep what came of it."""
        before = self._restore() if self._goes_on else None
        plan = self._plan(before)
        self._writer.write_project(self._request.project)  # a run that goes on may have been given more epochs
        if self._request.resume:
            go_on_with_files(self._user, plan.initial_epoch)
            self._writer.add(ResumedLine(plan.initial_epoch, _now()))
        self._writer.write_info(self._info(plan))
        checkpoints = CheckpointWriter(self._path, self._tell_of_disk)
        try:
            keeper = Keeper(plan, checkpoints, before)
            elapsed = before.state.elapsed if before else 0.0
            instruments = self._instruments(plan)
            progress = Progress(plan, self._control, self._emit, self._writer, keeper, elapsed, instruments)
            self._fit(plan, progress, before)
            self.state = "saving"
            checkpoints.wait()
            return self._finish(progress, keeper, checkpoints)
        finally:
            checkpoints.close()
            close_files(self._user)

    def _instruments(self, plan: Plan) -> Instruments | None:
        every = self._settings.layers_every
        if every == 0:
            return None
        if workers.count() > 1:  # each would look when it has the time for it, and wait for the others
            text = QT_TRANSLATE_NOOP("Errors", "The layers of a run of several workers are not looked at meanwhile.")
            self._emit(Told(text=Text(text)))
            return None

        def tell(text: Text) -> None:
            self._emit(Told(text=text, severity="warning"))

        model = keras.callbacks.Callback()
        model.set_model(self._model)  # through it the weights are those of now, on every backend
        return Instruments(every, self._loaded, self._path, lambda: model.model, tell, plan.initial_epoch)

    def _restore(self) -> Restored:
        found = restore_newest(self._model, self._path)
        if found is None:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The run {name} has no checkpoint that can be read."), name=self._path.name
            )
        return found

    def _tell_of_disk(self, error: OSError | None) -> None:
        if error is None:
            text = Text(QT_TRANSLATE_NOOP("Errors", "Checkpoints can be written again."))
            self._emit(Told(text=text))
            return
        text = Text(
            QT_TRANSLATE_NOOP(
                "Errors",
                "A checkpoint could not be written to {folder}: {reason}. The training goes on and tries again; make "
                "room before it ends.",
            ),
            {"folder": str(self._path), "reason": error.strerror or str(error)},
        )
        self._emit(Told(text=text, severity="warning"))

    def _plan(self, before: Restored | None) -> Plan:
        monitor, direction = best_by(self._user, self._model, has_validation=self._loaded.validation is not None)
        return Plan(
            epochs=self._settings.epochs,
            initial_epoch=before.state.epochs if before else 0,
            batch_size=self._settings.batch_size,
            samples=self._loaded.samples,
            validation_samples=self._loaded.validation_samples,
            monitor=monitor,
            direction=direction,
            steps_per_execution=self._settings.steps_per_execution or 1,
            steps_per_epoch=self._settings.steps_per_epoch,
            validation_freq=self._settings.validation_freq,
            validation_batch_size=self._settings.validation_batch_size,
            most_validation_steps=self._settings.validation_steps,
        )

    def _fit(self, plan: Plan, progress: Progress, before: Restored | None) -> None:
        callbacks = Callbacks(self._user, progress, self._model, verbose=0, epochs=plan.epochs, steps=plan.steps)
        progress.callbacks = callbacks
        if before is not None:
            callbacks.restore(before)
        self._emit(
            TrainingStarted(
                epochs=plan.epochs,
                steps=plan.steps,
                samples=plan.samples,
                validation_samples=plan.validation_samples,
                batch_size=plan.batch_size,
                initial_epoch=plan.initial_epoch,
                device=device(),
                device_note=self._device_note,
                note=self._note,
            )
        )
        if self._settings.device != AUTOMATIC and self._device_note.template:
            self._emit(Told(text=self._device_note, severity="warning"))
        self.state = "training"
        self._control.begin()
        if self._control.stops:
            return
        loaded, shuffle = self._loaded, self._settings.shuffle
        make_variables(self._model, loaded.x, loaded.y, loaded.weights)
        with (
            in_parts(),
            beginning_at(plan, before.arrays if before else {}),
            fed_by(loaded.x, loaded.y, loaded.weights, plan.batch_size, shuffle=shuffle) as training,
            self._validation(plan) as validation,
        ):
            self._fit_on(training, validation, plan, progress, callbacks)

    def _validation(self, plan: Plan) -> contextlib.AbstractContextManager[Fed | None]:
        """Give what the rows to validate with are fed with, None where there are none."""
        if self._loaded.validation is None:
            return contextlib.nullcontext()
        x, y = self._loaded.validation
        return fed_by(x, y, self._loaded.validation_weights, plan.validation_batch_size or plan.batch_size)

    def _fit_on(
        self, training: Fed, validation: Fed | None, plan: Plan, progress: Progress, callbacks: Callbacks
    ) -> None:
        arguments = {
            **told(self._settings, "fit"),
            "batch_size": training.batch_size,
            **training.arguments,
            "validation_data": None if validation is None else validation.data,
            "validation_batch_size": None if validation is None else validation.batch_size,
            "validation_freq": _UnlessInterrupted(progress),
        }
        self._model.fit(**arguments, initial_epoch=plan.initial_epoch, callbacks=callbacks, verbose=0)

    def _finish(self, progress: Progress, keeper: Keeper, checkpoints: CheckpointWriter) -> Answer:
        if progress.fault is not None:
            self._writer.finish("failed", self._mark(progress, keeper, progress.fault))
            self._examine(progress, keeper)
            return Failed(text=progress.fault)
        self._write_final(progress, keeper, checkpoints)
        stopped = self._control.stops
        reason = self._reason(progress)
        kept = self._kept_epoch(progress, keeper)
        averaged = self._of_averages(progress) if kept is None else {}
        mark = msgspec.structs.replace(self._mark(progress, keeper, reason), kept_epoch=kept, averaged=averaged)
        self._writer.finish("stopped" if stopped else "done", mark)
        self._examine(progress, keeper)  # after which the run has ended as it has, whoever stops that
        known = {line.epoch: line.logs for line in run_folder.read_epochs(self._path)} if kept is not None else {}
        return Finished(
            outcome="stopped" if stopped else "done",
            epochs=progress.epochs_done,
            logs={**progress.logs, **averaged} if kept is None else known.get(kept, {}),
            last_logs=progress.logs,
            kept_epoch=kept,
            averaged=bool(averaged),
            best_epoch=keeper.best_epoch,
            reason=reason,
            elapsed=progress.elapsed,
        )

    def _examine(self, progress: Progress, keeper: Keeper) -> None:
        """Look for what the run suffers from, and keep and tell it; whatever goes wrong there is only said."""
        if self._drawn is None or self._control.stops or (not progress.epochs_done and progress.fault is None):
            return
        self.state = "examining"
        self._emit(Examining())
        graph, program, catalogue = self._drawn
        lines = run_folder.read_epochs(self._path)
        plan = progress.plan
        patient = Patient(
            graph,
            catalogue,
            program,
            self._model,
            self._first_weights,
            self._loaded,
            [line.logs for line in lines],
            steps=plan.steps * len(lines),
            fault=progress.fault is not None,
            kept_best=self._kept_epoch(progress, keeper) is not None,
            is_unwanted=lambda: self._control.stops,
        )
        try:
            found = examine(patient)
        except CancelledError:
            self._emit(Told(text=Text(QT_TRANSLATE_NOOP("Errors", "The run was not examined, as it was stopped."))))
            return
        except Exception as error:  # no reason to lose what was learned
            template = QT_TRANSLATE_NOOP("Errors", "The run could not be examined: {reason}")
            self._emit(Told(text=Text(template, {"reason": failure(error).text}), severity="warning"))
            return
        with contextlib.suppress(OSError):  # a full disk; they are told all the same
            kept_findings.write(self._path, found)
        self._emit(Examined(found=found))

    def _of_averages(self, progress: Progress) -> dict[str, float | None]:
        """Return the numbers of the rows to validate with, where Keras made averages of the weights at the end."""
        if self._control.stops or not keeps_averages(self._model):
            return {}
        with self._validation(progress.plan) as fed:
            if fed is None:
                return {}
            steps = self._settings.validation_steps
            found = self._model.evaluate(**fed.to_evaluate, steps=steps, verbose=0, return_dict=True)
        return run_folder.finite({f"val_{name}": value for name, value in found.items()})

    def _kept_epoch(self, progress: Progress, keeper: Keeper) -> int | None:
        """Return the epoch whose weights the run ends with, None where it is the last one."""
        kept = None
        if (self._control.keep or self._settings.keep) == "best":
            kept = keeper.best_epoch
        else:
            for callback in self._user:  # those that put weights back do so when the training ends, in their order
                if isinstance(callback, keras.callbacks.EarlyStopping) and callback.restore_best_weights:
                    kept = kept if callback.best_weights is None else callback.best_epoch
        return None if kept == progress.epochs_done - 1 and not progress.is_interrupted else kept

    def _write_final(self, progress: Progress, keeper: Keeper, checkpoints: CheckpointWriter) -> None:
        """Write the weights the run ends with; raises DesignerError when the disk refuses."""
        keep = self._control.keep or self._settings.keep
        newest = run_folder.checkpoints(self._path)[:1]
        try:
            if keep == "best" and keeper.best_epoch is not None:
                if keeper.best_weights is None:
                    if not holds_epoch(self._path / run_folder.BEST, keeper.best_epoch):
                        raise checkpoints.error or OSError(0, "the weights of the best epoch are not there")
                    checkpoints.link(run_folder.BEST, run_folder.MODEL)
                    load_weights(self._model, self._path / run_folder.BEST)
                    checkpoints.wait()
                    self._raise(checkpoints.error)
                    return
                self._model.set_weights(keeper.best_weights)
            elif (
                newest
                and checkpoints.error is None
                and not progress.is_interrupted
                and not may_change_weights_at_the_end(self._user, self._model)
            ):
                checkpoints.link(newest[0].name, run_folder.MODEL)
                checkpoints.wait()
                self._raise(checkpoints.error)
                return
            if is_finite(self._model):
                write_model(self._model, self._path / run_folder.MODEL)
        except OSError as error:
            raise DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "The trained model could not be written to {folder}: {reason}. Make room and resume the run.",
                ),
                folder=str(self._path),
                reason=error.strerror or str(error),
            ) from error

    def _raise(self, error: OSError | None) -> None:
        if error is not None:
            raise error

    def _reason(self, progress: Progress) -> Text:
        if self._control.stops:
            return self._control.reason or Text(
                QT_TRANSLATE_NOOP("Errors", "Stopped in epoch {epoch}."), {"epoch": progress.epochs_done + 1}
            )
        if progress.epochs_done < self._settings.epochs:
            names = [type(c).__name__ for c in self._user if getattr(c, "stopped_epoch", 0)]
            return Text(
                QT_TRANSLATE_NOOP("Errors", "{callback} ended the run after epoch {epoch}."),
                {"callback": ", ".join(names) or "A callback", "epoch": progress.epochs_done},
            )
        return Text("")

    def _mark(self, progress: Progress, keeper: Keeper, text: Text) -> Mark:
        return Mark(text, progress.epochs_done, keeper.best_epoch, progress.elapsed)

    def _info(self, plan: Plan) -> RunInfo:
        known = run_folder.read_info(self._path)
        return RunInfo(
            started=known.started or _now(),
            folder=self._request.folder,
            epochs=plan.epochs,
            batch_size=plan.batch_size,
            steps=plan.steps,
            samples=plan.samples,
            validation_samples=plan.validation_samples,
            params=self._model.count_params(),
            seed=self._settings.seed,
            keras=keras.__version__,
            backend=keras.backend.backend(),
            backend_version=backend_version(),
            python=platform.python_version(),
            device=device(),
            device_note=self._device_note,
            best_of=plan.monitor,
            best_is=plan.direction,
            settings=msgspec.to_builtins(self._settings),
            note=self._note if self._note.template else known.note,
            group=self._request.group or known.group,
            varied=self._request.varied or known.varied,
        )


class _UnlessInterrupted(list[int]):
    """The epochs, from 1, that are validated, but for one that was interrupted: stopping must not validate first."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def __contains__(self, epoch: object) -> bool:
        return isinstance(epoch, int) and self._progress.plan.validates(epoch - 1) and not self._progress.is_interrupted


def _now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
