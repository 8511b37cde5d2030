"""Training as a state machine: one run at a time, in a runner process of its own.

Skeleton of the agreed interface.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

from designer.graph.texts import Text
from designer.session.analysis import Analysis
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.runs import Runs

TrainingState = Literal["idle", "preparing", "running", "paused", "stopping"]


class Training(QObject):
    """Starts, pauses, stops and watches the run; its signals carry the records of engine.protocol."""

    state_changed = Signal()
    started = Signal(object)  # TrainingStarted
    batch_done = Signal(object)  # BatchDone
    epoch_done = Signal(object)  # EpochDone
    finished = Signal(object)  # Finished
    failed = Signal(object)  # Text: what happened, in words; the run can be resumed if can_resume(run)

    def __init__(self, document: Document, analysis: Analysis, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: TrainingState = "idle"
        self.run_name = ""  # of the current or last run
        self.runner: EngineClient | None = None  # of the current or last run

    def why_not_start(self) -> Text | None:
        """Return why training cannot start now, None if it can."""
        raise NotImplementedError

    def start(self) -> None:
        """Start a run of the document as it stands. Raises DesignerError with the reason if it cannot."""
        raise NotImplementedError

    def can_resume(self, run_name: str) -> bool:
        """Tell whether a run has a checkpoint and epochs left."""
        raise NotImplementedError

    def resume_run(self, run_name: str) -> None:
        """Go on with a run that died or was stopped, at its epoch."""
        raise NotImplementedError

    def stop(self, keep: Literal["", "best", "last"] = "") -> None:
        """End after the current batch; what does not answer is killed."""
        raise NotImplementedError

    def pause(self) -> None:
        """Hold between two batches."""
        raise NotImplementedError

    def resume(self) -> None:
        """Go on after a pause."""
        raise NotImplementedError

    def close(self) -> None:
        """End everything: the run, the runner and the warm spare one."""
        raise NotImplementedError
