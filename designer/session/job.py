"""One run in a runner of its own: a state machine that can be paused and stopped in every state."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project import run_folder
from designer.session.engine_client import EngineClient
from designer.wire import (
    NEVER_BEGAN,
    Answer,
    BatchDone,
    EpochDone,
    Failed,
    Finished,
    Pause,
    Paused,
    Preparing,
    Resume,
    Resumed,
    Stop,
    Train,
    TrainingStarted,
)

JobState = Literal["checking", "preparing", "running", "paused", "stopping", "ended"]

_STOP_GRACE = 2.0  # seconds a stopping run gets beyond the longest batch so far
_GRACE_ELSEWHERE = 15.0  # where it is another machine that is to stop
_STOP_LOOK = 250  # ms


class Job(QObject):
    """Sends a request to train and follows it. What does not stop by itself is killed."""

    state_changed = Signal()  # not when it has ended
    followed = Signal(object)  # every Event of the run
    ended = Signal(object)  # Finished or Failed, the last thing

    def __init__(self, request: Train, runner: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = Path(request.run_dir)
        self.address = request.address  # of where it is, "" for this machine
        self.runner = runner
        self.state: JobState = "checking"
        self.will_pause = False  # before there is a batch to hold after
        self._epochs = 0  # that are done
        self._last_heard = 0.0
        self._longest_gap = 0.0
        self._has_batches = False
        self._stop_at = 0.0
        self._was_killed = False
        self._was_silent = False
        self._stop_watch = QTimer(self)
        self._stop_watch.setInterval(_STOP_LOOK)
        self._stop_watch.timeout.connect(self._look_at_stop)
        runner.answered.connect(self._follow)
        runner.state_changed.connect(self._listen_for_silence)
        self._request = runner.request(request, self._end)

    @property
    def name(self) -> str:
        """The run's."""
        return self.path.name

    @property
    def is_silent(self) -> bool:
        """Whether its engine has not answered for some seconds."""
        return self.state != "ended" and self.runner.is_silent

    def stop(self, keep: Literal["", "best", "last"] = "") -> None:
        """End after the current batch, or before there is one; what does not answer is killed."""
        if self.state in ("stopping", "ended"):
            return
        self.runner.request(Stop(keep=keep))
        self._stop_at = time.monotonic()
        self._stop_watch.start()
        self.will_pause = False
        self._set_state("stopping")

    def pause(self) -> None:
        """Hold between two batches, or after the first one where there is none yet."""
        if self.state == "running":
            self.runner.request(Pause())
        elif self.state in ("checking", "preparing") and not self.will_pause:
            self.will_pause = True
            self.state_changed.emit()

    def resume(self) -> None:
        """Go on after a pause."""
        if self.state == "paused":
            self.runner.request(Resume())
        elif self.will_pause:
            self.will_pause = False
            self.state_changed.emit()

    def let_go(self) -> None:
        """Hear nothing more of the runner, which somebody else ends."""
        self._stop_watch.stop()
        self.runner.answered.disconnect(self._follow)
        self.runner.state_changed.disconnect(self._listen_for_silence)
        if self.state != "ended":
            self.runner.forget(self._request)
            self.state = "ended"

    # ------------------------------------------------------------------------------------------ inside

    def _follow(self, record: Answer) -> None:
        if record.id != self._request or self.state == "ended":
            return
        now = time.monotonic()
        if isinstance(record, Preparing) and self.state == "checking":
            self._set_state("preparing")
        elif isinstance(record, TrainingStarted):
            self._last_heard = now
            self._epochs = record.initial_epoch
        elif isinstance(record, BatchDone):
            if self._has_batches and self.state == "running":
                self._longest_gap = max(self._longest_gap, now - self._last_heard)
            self._has_batches, self._last_heard = True, now
        elif isinstance(record, EpochDone):
            self._epochs = record.epoch + 1
        elif isinstance(record, Resumed):
            self._last_heard = now
        elif isinstance(record, Finished | Failed):
            return  # _end is told of it
        self.followed.emit(record)
        if isinstance(record, TrainingStarted) and self.state in ("checking", "preparing"):
            self._set_state("running")
            if self.will_pause:
                self.will_pause = False
                self.pause()
        elif isinstance(record, Paused) and self.state == "running":
            self._set_state("paused")
        elif isinstance(record, Resumed) and self.state == "paused":
            self._set_state("running")

    def _end(self, answer: Answer) -> None:
        self._stop_watch.stop()
        self._request = 0
        if self._was_killed:
            self._mark_as_stopped()
            if not isinstance(answer, Finished):
                answer = Finished(outcome="stopped", reason=self._why_ended(), epochs=self._epochs)
        self.state = "ended"
        self.ended.emit(answer)

    def _look_at_stop(self) -> None:
        """Kill a runner that goes on and on although it was asked to stop."""
        if self.runner.busy_with in {"saving", "examining"}:
            return
        grace = _GRACE_ELSEWHERE if self.address else _STOP_GRACE
        if time.monotonic() - self._stop_at > grace + 3 * self._longest_gap:
            self._stop_watch.stop()
            self._was_killed = True
            self.runner.kill(self._why_ended())

    def _why_ended(self) -> Text:
        if not run_folder.is_run(self.path):
            return NEVER_BEGAN
        return _ENDED if run_folder.checkpoints(self.path) else _ENDED_EARLY

    def _mark_as_stopped(self) -> None:
        if run_folder.is_run(self.path) and run_folder.read_mark(self.path) is None:
            try:
                run_folder.write_mark(self.path, "stopped", run_folder.Mark(self._why_ended(), self._epochs))
            except OSError:
                return  # it will be listed as one that died, which is not wrong either

    def _listen_for_silence(self) -> None:
        if self.is_silent != self._was_silent:
            self._was_silent = self.is_silent
            self.state_changed.emit()

    def _set_state(self, state: JobState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()


_ENDED = Text(
    QT_TRANSLATE_NOOP("Errors", "The run did not stop by itself and was ended. It can go on from its last checkpoint.")
)
_ENDED_EARLY = Text(
    QT_TRANSLATE_NOOP("Errors", "The run did not stop by itself and was ended before its first checkpoint.")
)
