"""The runs of a project: what their folders hold, and which of them are shown in the plots."""

from __future__ import annotations

import dataclasses
import datetime
import logging
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from designer.engine.protocol import BatchDone, EpochDone, TrainingStarted
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import run_folder
from designer.project.run_folder import EpochLine, Metrics, RunInfo
from designer.session.document import Document

RunStatus = Literal["running", "done", "stopped", "failed", "died"]

logger = logging.getLogger(__name__)

_NO_TEXT = Text("")
_NO_INFO = RunInfo()


@dataclass(frozen=True)
class Run:
    """One run's folder, read. `name` is the folder's name; `started` an ISO time; `logs` one dict an epoch.

    `text` says how it ended, `message` the same in English.
    """

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
    text: Text = _NO_TEXT
    info: RunInfo = _NO_INFO


@dataclass(frozen=True)
class Curves:
    """What is plotted of a run. x counts epochs: the mark of epoch i (from 0) is at i + 1.

    `batches` holds (x, value) arrays by metric, `epochs` the same per epoch, "val_" metrics included. The lists of a
    run that is under way grow; do not change them. `steps` are the batches of an epoch (0 where not known), `elapsed`
    the (x, seconds of training so far) of the finished epochs.
    """

    batches: dict[str, tuple[list[float], list[float]]]
    epochs: dict[str, tuple[list[float], list[float]]]
    steps: int = 0
    elapsed: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))


class Runs(QObject):
    """The runs beside the project's file, newest first; before it is saved they lie in a folder in `home`.

    A run of a project without a file makes it one with unsaved work.
    """

    changed = Signal()  # the list, or something in it
    grown = Signal()  # nothing but that the run under way has done another epoch
    shown_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None, home: Path | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._home = home  # the system's folder of temporary files without one
        self.runs: tuple[Run, ...] = ()
        self.shown: tuple[str, ...] = ()
        self._graph = document.graph
        self._temporary: Path | None = None
        self._live: _Live | None = None
        self._read: dict[Path, tuple[object, Run]] = {}
        self._curves: dict[Path, tuple[object, Curves]] = {}
        document.path_changed.connect(self._path_changed)
        document.was_reset.connect(self._document_reset)

    # ------------------------------------------------------------------------------------------ what there is

    def folder(self) -> Path:
        """Return the folder the runs lie in."""
        path = self.document.path
        if path is not None:
            return path.with_name(path.name + run_folder.SUFFIX)
        if self._temporary is None:
            self._temporary = self.document.scratch = run_folder.new_scratch(self._home)
        return self._temporary

    def new_run_folder(self) -> Path:
        """Return the path of a folder for the next run; the engine makes it."""
        now = datetime.datetime.now()
        folder = self.folder()
        base = now.strftime("%Y%m%d-%H%M%S")
        taken = {run.name for run in self.runs}
        name, number = base, 2
        while name in taken or (folder / name).exists():
            name, number = f"{base}-{number}", number + 1
        return folder / name

    def refresh(self) -> None:
        """Read the folder again."""
        found = []
        for path in self._run_folders():
            run = self._read_run(path)
            if run is not None:
                found.append(run)
        runs = tuple(sorted(found, key=lambda r: (r.started or r.name, r.name), reverse=True))
        self._read = {p: v for p, v in self._read.items() if any(r.path == p for r in runs)}
        self._curves = {p: v for p, v in self._curves.items() if p in self._read}
        self._publish(runs)

    def run(self, name: str) -> Run | None:
        """Return a run by name."""
        return next((r for r in self.runs if r.name == name), None)

    def with_model(self) -> list[Run]:
        """Return the runs that have a model on the disk, newest first."""
        return [run for run in self.runs if run_folder.model_files(run.path)]

    def curves(self, name: str) -> Curves:
        """Return what is plotted of a run, read from its metrics file; of the one under way, from memory."""
        if self._live is not None and self._live.run.name == name:
            return self._live.curves
        run = self.run(name)
        if run is None:
            return Curves({}, {})
        stamp = _stamp(run.path / run_folder.METRICS)
        found = self._curves.get(run.path)
        if found is None or found[0] != stamp:
            found = self._curves[run.path] = (stamp, _curves(run_folder.read_metrics(run.path), run.info.steps))
        return found[1]

    def set_shown(self, names: tuple[str, ...]) -> None:
        """Show exactly these runs in the plots."""
        if names != self.shown:
            self.shown = names
            self.shown_changed.emit()

    def delete(self, name: str) -> None:
        """Delete a run's folder. Raises DesignerError when the disk refuses."""
        run = self.run(name)
        if run is None:
            return
        if run.status == "running":
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The run {name} is under way. Stop it first."), name=name)
        try:
            run_folder.remove(run.path)
        except OSError as error:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The run {name} could not be deleted: {reason}."),
                name=name,
                reason=error.strerror or str(error),
            ) from error
        finally:
            self.refresh()

    def close(self) -> None:
        """Remove the runs of a project that was never saved."""
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary = None

    # ------------------------------------------------------------------------------------------ the run under way

    def begin(self, path: Path, settings: dict[str, object], epochs: int) -> None:
        """A run starts (or goes on) in this folder: show it, and follow it from memory."""
        before = run_folder.read_metrics(path)
        run = Run(
            name=path.name,
            path=path,
            status="running",
            started=run_folder.read_info(path).started or datetime.datetime.now().isoformat(timespec="seconds"),
            epochs=epochs,
            logs=tuple(line.logs for line in before.epochs),
            settings=settings,
        )
        self._live = _Live(run, before)
        self._publish((run, *(r for r in self.runs if r.name != run.name)))
        # Runs that are compared stay; a single one makes room, or every run would add its curves.
        compared = self.shown if len(self.shown) > 1 else ()
        self.set_shown((run.name, *(n for n in compared if n != run.name)))
        if self.document.path is None:
            self.document.undo_stack.resetClean()

    def follow(self, record: TrainingStarted | BatchDone | EpochDone) -> None:
        """Append what the run under way reports."""
        live = self._live
        if live is None:
            return
        live.follow(record)
        if isinstance(record, BatchDone):
            return
        self.runs = tuple(live.run if r.name == live.run.name else r for r in self.runs)
        had_model, live.has_model = live.has_model, bool(run_folder.model_files(live.run.path))
        if isinstance(record, EpochDone) and live.has_model == had_model:
            self.grown.emit()
        else:
            self.changed.emit()

    def end(self) -> None:
        """The run under way has ended: read what its folder says, and move it if the project was saved meanwhile."""
        self._live = None
        self._move_home()
        self.refresh()

    # ------------------------------------------------------------------------------------------ inside

    def _run_folders(self) -> list[Path]:
        folders = [self.folder()] if self.document.path is not None or self._temporary is not None else []
        if self._temporary is not None and self._temporary not in folders:
            folders.append(self._temporary)
        found: list[Path] = []
        for folder in folders:
            try:
                found.extend(Path(entry.path) for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False))
            except OSError:
                continue
        if self._live is not None and self._live.run.path not in found:
            found.append(self._live.run.path)
        return found

    def _read_run(self, path: Path) -> Run | None:
        if self._live is not None and path == self._live.run.path:
            return self._live.run
        stamp = tuple(_stamp(path / name) for name in ("", run_folder.INFO, run_folder.METRICS))
        known = self._read.get(path)
        if known is not None and known[0] == stamp and known[1].status not in ("running", "died"):
            return known[1]
        if not run_folder.is_run(path):
            return None
        run = _read(path)
        self._read[path] = (stamp, run)
        return run

    def _publish(self, runs: tuple[Run, ...]) -> None:
        self.runs = runs
        names = {r.name for r in runs}
        self.changed.emit()
        self.set_shown(tuple(n for n in self.shown if n in names))

    def _path_changed(self) -> None:
        if self.document.graph is not self._graph:
            return  # another project: _document_reset follows
        self._move_home()
        self.refresh()

    def _document_reset(self) -> None:
        self._graph = self.document.graph
        if self._live is None and self._temporary != self.document.scratch:
            self.close()
        scratch = self.document.scratch
        self._temporary = scratch if scratch is not None and scratch.is_dir() else None
        self.refresh()
        self.set_shown(tuple(r.name for r in self.runs[:1]))

    def _move_home(self) -> None:
        """Move the runs of a project that has been saved for the first time beside its file."""
        if self._temporary is None or self.document.path is None or self._live is not None:
            return
        home = self.folder()
        try:
            home.mkdir(parents=True, exist_ok=True)
            for path in list(self._temporary.iterdir()):
                if not (home / path.name).exists():
                    shutil.move(path, home / path.name)
            self._temporary.rmdir()
        except OSError as error:
            logger.warning("runs stay in %s: %s", self._temporary, error)
            return
        self._temporary = self.document.scratch = None


class _Live:
    """The run under way: what its engine has reported, in the form the plots read."""

    def __init__(self, run: Run, before: Metrics) -> None:
        self.run = run
        self.has_model = False
        self._metrics = before
        self.curves = _curves(before, 0)

    def follow(self, record: TrainingStarted | BatchDone | EpochDone) -> None:
        if isinstance(record, TrainingStarted):
            self._metrics.cut(record.initial_epoch)
            self.curves = _curves(self._metrics, record.steps)
            logs = tuple(line.logs for line in self._metrics.epochs)
            self.run = dataclasses.replace(self.run, logs=logs)
        elif isinstance(record, BatchDone):
            self._metrics.add_points(record.points)
        else:
            line = EpochLine(record.epoch, record.logs, record.elapsed, record.learning_rate, record.best)
            self._metrics.epochs.append(line)
            _add_epoch(self.curves, line)
            best = record.epoch if record.best else self.run.best_epoch
            logs = (*self.run.logs, record.logs)
            self.run = dataclasses.replace(self.run, logs=logs, best_epoch=best, seconds=record.elapsed)


def _read(path: Path) -> Run:
    info = run_folder.read_info(path)
    epochs = run_folder.read_epochs(path)
    ending = run_folder.read_mark(path)
    status: RunStatus
    if ending is not None:
        status, mark = ending
    else:
        status, mark = ("running" if run_folder.is_being_written(path) else "died"), run_folder.Mark()
    best = [line.epoch for line in epochs if line.best]
    return Run(
        name=path.name,
        path=path,
        status=status,
        started=info.started,
        epochs=info.epochs,
        logs=tuple(line.logs for line in epochs),
        best_epoch=best[-1] if best else None,
        seconds=epochs[-1].elapsed if epochs else mark.seconds,
        params=info.params,
        message=str(mark.text),
        settings=dict(info.settings),
        text=mark.text,
        info=info,
    )


def _curves(metrics: Metrics, steps: int) -> Curves:
    curves = Curves(metrics.batches, {}, steps)
    for line in metrics.epochs:
        _add_epoch(curves, line)
    return curves


def _add_epoch(curves: Curves, line: EpochLine) -> None:
    x = line.epoch + 1.0
    curves.elapsed[0].append(x)
    curves.elapsed[1].append(line.elapsed)
    for name, value in line.logs.items():
        if value is not None:
            xs, ys = curves.epochs.setdefault(name, ([], []))
            xs.append(x)
            ys.append(value)


def _stamp(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
