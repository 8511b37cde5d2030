"""The runs of a project: what their folders hold, and which of them are shown in the plots.

Skeleton of the agreed interface.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from designer.session.document import Document

RunStatus = Literal["running", "done", "stopped", "failed", "died"]


@dataclass(frozen=True)
class Run:
    """One run's folder, read. `name` is the folder's name; `started` an ISO time; `logs` one dict an epoch."""

    name: str
    path: Path
    status: RunStatus
    started: str = ""
    epochs: int = 0  # as planned
    logs: tuple[dict[str, float | None], ...] = ()
    best_epoch: int | None = None
    seconds: float = 0.0
    params: int = 0
    message: str = ""
    settings: dict[str, object] = field(default_factory=dict)  # the frozen training settings as JSON values


@dataclass(frozen=True)
class Curves:
    """What is plotted of a run. x counts epochs: the mark of epoch i (from 0) is at i + 1.

    `batches` holds (x, value) arrays by metric, `epochs` the same per epoch, "val_" metrics included. `steps` are the
    batches of an epoch (0 where not known), `elapsed` the (x, seconds of training so far) of the finished epochs.
    """

    batches: dict[str, tuple[list[float], list[float]]]
    epochs: dict[str, tuple[list[float], list[float]]]
    steps: int = 0
    elapsed: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))


class Runs(QObject):
    """The runs beside the project's file (or, before it is saved, in a temporary folder), newest first."""

    changed = Signal()  # the list, or something in it
    shown_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.runs: tuple[Run, ...] = ()
        self.shown: tuple[str, ...] = ()

    def folder(self) -> Path:
        """Return the folder the runs lie in."""
        raise NotImplementedError

    def new_run_folder(self) -> Path:
        """Return the path of a folder for the next run; the engine makes it."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the folder again."""
        raise NotImplementedError

    def run(self, name: str) -> Run | None:
        """Return a run by name."""
        return next((r for r in self.runs if r.name == name), None)

    def curves(self, name: str) -> Curves:
        """Return what is plotted of a run, read from its metrics file."""
        raise NotImplementedError

    def set_shown(self, names: tuple[str, ...]) -> None:
        """Show exactly these runs in the plots."""
        if names != self.shown:
            self.shown = names
            self.shown_changed.emit()

    def delete(self, name: str) -> None:
        """Delete a run's folder. Raises DesignerError when the disk refuses."""
        raise NotImplementedError
