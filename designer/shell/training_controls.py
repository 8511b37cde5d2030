"""Train, pause and stop: the actions' side of session.training, and its progress on the toolbar."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QProgressBar, QSizePolicy, QWidget

from designer.graph.texts import DesignerError, Text
from designer.session.queue import RunsDone
from designer.views.context import Context
from designer.views.elided_label import ElidedLabel
from designer.views.guard import guarded
from designer.views.panels.run_texts import time_text
from designer.views.places import PlaceDialog
from designer.views.stylesheet import mark
from designer.views.wording import say
from designer.wire import Answer, BatchDone, Failed, Finished, Told, TrainingStarted

BUSY = ("checking", "preparing", "running", "paused", "stopping")
_SAY_EVERY = 200  # ms; nobody reads faster


class TrainingControls(QObject):
    """What the actions of the Run menu do, and what the window says about a run."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent = parent
        self._context = context
        self._training = context.training
        self._training.started.connect(self._started)
        self._training.finished.connect(self._finished)
        self._training.failed.connect(self._failed)
        self._training.backend_chosen.connect(self._say_backend)
        self._training.told.connect(self._tell)
        if context.places is not None:
            context.places.taken.connect(self._say_place)
            context.places.refused.connect(self._say_refused)
        if context.queue is not None:
            context.queue.done.connect(self._runs_done)
            context.queue.refused.connect(self._say_why_not)
            context.queue.beside_ended.connect(self._beside_ended)

    @property
    def is_busy(self) -> bool:
        """Whether a run is under way."""
        return self._training.state in BUSY

    def can_resume(self) -> bool:
        """Tell whether the newest run can be gone on with."""
        return not self.is_busy and bool(self._last_resumable())

    def train(self) -> None:
        """Start a run, or say why not, with a link to the problems."""
        reason = self._training.why_not_start()
        if reason is None:
            try:
                (self._context.queue or self._training).start()
            except DesignerError as error:
                reason = error.text
            else:
                self._context.notices.show_panel("plots")
        if reason is not None:
            self._say_why_not(reason)

    def train_later(self) -> None:
        """Train the project as it stands now after what is under way and what waits."""
        self._add(1)

    def train_seeds(self) -> None:
        """Ask how often, and train the project with so many seeds, one after the other."""
        text = self.tr("Trains the project again and again, each time with another seed, and tells mean and deviation.")
        count, wanted = QInputDialog.getInt(self._parent, self.tr("Several seeds"), text, 3, 2, 100)
        if wanted:
            self._add(count)

    def _add(self, seeds: int) -> None:
        queue = self._context.queue
        if queue is None:
            return
        try:
            queue.add(seeds)
        except DesignerError as error:
            self._say_why_not(error.text)
            return
        if queue.waiting:
            text = self.tr("{count} runs wait; they are listed under Runs").format(count=len(queue.waiting))
            self._context.notices.say(text)

    def choose_place(self) -> None:
        """Ask where runs and searches are to begin."""
        if self._context.places is not None:
            PlaceDialog(self._context.places, self._parent).ask()

    def toggle_pause(self) -> None:
        """Hold the run between two batches, or let it go on."""
        if self._training.state == "paused" or self._training.will_pause:
            self._training.resume()
        else:
            self._training.pause()

    def stop(self) -> None:
        """End the run after the batch."""
        self._training.stop()

    def resume_last(self) -> None:
        """Go on with the newest run that has a checkpoint and epochs left."""
        name = self._last_resumable()
        if name:
            self.resume(name)

    def resume(self, name: str) -> None:
        """Go on with a run and show its curves, or say why it cannot."""
        try:
            self._training.resume_run(name)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
        else:
            self._context.notices.show_panel("plots")

    def _started(self, record: TrainingStarted) -> None:
        if record.note.template:
            self._context.notices.say(say(record.note))

    def _last_resumable(self) -> str:
        runs = (run.name for run in self._context.runs.runs if run.has_checkpoint)  # of 10 000 runs few have one
        return next((name for name in runs if self._training.can_resume(name)), "")

    def _say_why_not(self, reason: Text) -> None:
        self._context.notices.say(say(reason), "warning", self.tr("Show the problems..."), self._show_problems)

    def _show_problems(self) -> None:
        self._context.notices.show_panel("problems")

    def _finished(self, record: Finished) -> None:
        text = self._end_text(record)
        doctor = self._context.doctor
        count = doctor.count() if doctor is not None and doctor.run == self._training.run_name else 0
        if count:
            text += self.tr(" · the doctor found what it may suffer from")
            self._context.notices.say(text, "warning", self.tr("See it..."), self._show_doctor)
        else:
            self._context.notices.say(text, "ok" if record.outcome == "done" else "info")

    def _beside_ended(self, name: str, answer: Answer) -> None:
        """Say how a run ended that was trained beside the one that is followed."""
        if isinstance(answer, Finished):
            text = f"{name} · {self._end_text(answer)}"
            self._context.notices.say(text, "ok" if answer.outcome == "done" else "info")
        elif isinstance(answer, Failed):
            self._context.notices.say(f"{name} · {say(answer.text)}", "error")

    def _end_text(self, record: Finished) -> str:
        value = record.logs.get("val_loss", record.logs.get("loss"))
        name = self.tr("validation loss") if "val_loss" in record.logs else self.tr("loss")
        done = record.outcome == "done"
        text = self.tr("Trained {epochs} epochs") if done else self.tr("Stopped after {epochs} epochs")
        text = text.format(epochs=record.epochs)
        if value is not None:
            text += self.tr(" · {name} {value}").format(name=name, value=f"{value:.4g}")
        if record.kept_epoch is not None:
            text += self.tr(" · the weights of epoch {number} are kept").format(number=record.kept_epoch + 1)
        if record.averaged:
            text += self.tr(" · averages of the weights are kept")
        if record.reason.template:
            text += " · " + say(record.reason)
        return text

    def _show_doctor(self) -> None:
        self._context.notices.show_panel("doctor")

    def _runs_done(self, record: RunsDone) -> None:
        numbers = [
            f"{name} {spread.mean:.4g} ± {spread.deviation:.2g}"
            for name, spread in record.numbers.items()
            if name.startswith("val_") or not any(other.startswith("val_") for other in record.numbers)
        ]
        text = self.tr("{count} runs trained: {numbers}").format(count=len(record.runs), numbers=" · ".join(numbers))
        self._context.notices.say(text, "ok")

    def _say_backend(self, text: Text) -> None:
        self._context.notices.say(say(text))

    def _say_place(self, address: str) -> None:
        if address:
            text = self.tr("Runs and searches begin at {address} from now on").format(address=address)
        else:
            text = self.tr("Runs and searches begin on this machine from now on")
        self._context.notices.say(text, "ok")

    def _say_refused(self, reason: Text) -> None:
        self._context.notices.say(say(reason), "error")

    def _tell(self, record: Told) -> None:
        self._context.notices.say(say(record.text), record.severity)

    def _failed(self, reason: Text) -> None:
        doctor = self._context.doctor
        if doctor is not None and doctor.run == self._training.run_name and doctor.count():
            link = self.tr("See what it may suffer from...")
            self._context.notices.say(say(reason), "error", link, self._show_doctor)
            return
        if self._training.can_resume(self._training.run_name):
            link = self.tr("Resume from the last checkpoint")
            self._context.notices.say(say(reason), "error", link, self._resume_failed)
        else:
            self._context.notices.say(say(reason), "error")

    def _resume_failed(self) -> None:
        try:
            self._training.resume_run(self._training.run_name)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")


@guarded
class ProgressView(QWidget):
    """The bar and its sentence: "Epoch 7 / 10 · batch 58 / 94 · 12 s left · 9 820 samples/s"."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("training_progress")
        self._training = context.training
        self._queue = context.queue
        self._started: TrainingStarted | None = None
        self._record: BatchDone | None = None  # the last one
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAY_EVERY)
        self._later.timeout.connect(self._say)
        self.bar = QProgressBar()
        self.bar.setObjectName("training_progress_bar")
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(80)
        self.bar.setMaximumWidth(160)
        self.text = ElidedLabel()
        self.text.setObjectName("training_progress_text")
        mark(self.text, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(14)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.text, 4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._training.started.connect(self._run_started)
        self._training.batch_done.connect(self._batch_done)
        self._training.state_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the state of the run in the language in force."""
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        state = self._training.state
        self.bar.setVisible(state in BUSY)
        if state == "idle":
            self._started = None
            self.text.set_text("")
        elif state == "checking" and not self._training.is_silent:
            self.bar.setRange(0, 0)
            sent = self.tr("Sending the project to {address}...").format(address=self._training.place_of_run)
            checking = self.tr("Checking the project and trying its settings...")
            self.text.set_text(sent if self._training.place_of_run else checking)
        elif state == "preparing" and not self._training.is_silent:
            self.bar.setRange(0, 0)
            choosing = self._training.is_choosing
            preparing = self.tr("Preparing the data and the model...")
            self.text.set_text(self.tr("Timing a few batches on each backend...") if choosing else preparing)
        elif state == "paused":
            self.text.set_text(self.tr("Paused"))
        elif state == "stopping":
            self.text.set_text(self.tr("Stopping after this batch..."))
        elif self._training.is_silent:
            self.text.set_text(self.tr("The training engine does not answer. Stop ends it; the run can go on later."))

    def _run_started(self, record: TrainingStarted) -> None:
        self._started = record
        self._record = None
        self.bar.setRange(0, 1000)
        self.bar.setValue(0)

    def _batch_done(self, record: BatchDone) -> None:
        self._record = record
        if not self._later.isActive():
            self._later.start()

    def _say(self) -> None:
        record = self._record
        if self._training.state != "running" or record is None:
            return
        epochs = self._started.epochs if self._started else 0
        self.bar.setRange(0, 1000)
        if epochs and record.steps:
            self.bar.setValue(round(1000 * (record.epoch + record.step / record.steps) / epochs))
        parts = [self.tr("Epoch {epoch} / {epochs}").format(epoch=record.epoch + 1, epochs=epochs)]
        if self._queue is not None and self._queue.count:
            said = self.tr("Run {number} / {count}").format(number=self._queue.number, count=self._queue.count)
            parts.insert(0, said)
        if record.validating:
            parts.append(self.tr("validating"))
        else:
            parts.append(self.tr("batch {step} / {steps}").format(step=record.step, steps=record.steps))
        if record.remaining is not None:
            parts.append(self.tr("{time} left").format(time=time_text(max(0.0, record.remaining))))
        if record.samples_per_second:
            parts.append(self.tr("{rate} samples/s").format(rate=_thousands(record.samples_per_second)))
        self.text.set_text(" · ".join(parts))


def _thousands(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ")
