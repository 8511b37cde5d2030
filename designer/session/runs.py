"""The runs of a project: what their folders hold, and which of them are shown in the plots."""

from __future__ import annotations

import dataclasses
import datetime
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from designer.files.stamps import stamp
from designer.project import run_folder, run_notes
from designer.project.run_folder import EpochLine, Metrics
from designer.project.run_notes import RunNote
from designer.project.run_record import (
    NO_NOTE,
    Curves,
    Run,
    add_epoch,
    curves_of,
    newest_first,
    read_run,
    run_folders,
    run_stamp,
    still_known,
)
from designer.session.document import Document
from designer.session.run_reading import AT_ONCE, Known, RunReader
from designer.wire import BatchDone, EpochDone, TrainingStarted

logger = logging.getLogger(__name__)

_AT_ONCE = 50  # runs that are read without a thread
_OFFERED = 200  # runs with a model that are offered in lists to choose from


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
        self._read: Known = {}
        self.is_reading = False  # whether there are runs of which not more than the name is known yet
        self._kept_in_place: set[str] = set()  # who writes into the folder, which is not moved meanwhile
        self._given: set[str] = set()  # names of folders that are to be made
        self._is_new = False  # whether the newest run is to be shown, once it is known
        self._awaited: set[str] = set()  # runs to show beside the others, once they are known
        self._curves: dict[Path, tuple[object, Curves]] = {}
        self._by_name: dict[str, Run] = {}
        self._notes: dict[Path, tuple[object, dict[str, RunNote]]] = {}  # by the folder of the runs
        self._reader = RunReader(self)
        self._reader.runs_read.connect(self._take_runs)
        self._reader.curves_read.connect(self._take_curves)
        self._reader.metrics_read.connect(self._take_metrics)
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

    def new_run_folder(self, ending: str = "") -> Path:
        """Return the path of a folder for the next run, whose name may end in a word; the engine makes it."""
        now = datetime.datetime.now()
        folder = self.folder()
        base = now.strftime("%Y%m%d-%H%M%S") + (f"-{ending}" if ending else "")
        taken = {run.name for run in self.runs} | self._given
        name, number = base, 2
        while name in taken or (folder / name).exists():
            name, number = f"{base}-{number}", number + 1
        self._given.add(name)
        return folder / name

    def refresh(self) -> None:
        """Read the folder again: at once what is quick, anything more on a thread that leads to `changed`."""
        folders = self._folders()
        paths = run_folders(folders, _AT_ONCE)
        self._reader.order += 1
        if len(paths) > _AT_ONCE or sum(_size(path) for path in paths) > AT_ONCE:
            self.is_reading = True
            self._reader.read_runs(folders, self._read)
            return
        read: Known = {}
        for path in paths:
            now = run_stamp(path)
            run = still_known(self._read.get(str(path)), now) or read_run(path)
            if run is not None:
                read[str(path)] = (now, run)
        self._take_runs(self._reader.order, newest_first(run for _, run in read.values()), read)

    def run(self, name: str) -> Run | None:
        """Return a run by name."""
        return self._by_name.get(name)

    def with_model(self, chosen: str = "") -> list[Run]:
        """Return the newest runs that have a model on the disk, as many as a list can offer, and the one `chosen`."""
        found = [run for run in self.runs if run.has_model]
        return found[:_OFFERED] + [run for run in found[_OFFERED:] if run.name == chosen]

    def curves(self, name: str) -> Curves:
        """Return what is plotted of a run, read from its metrics file; of the one under way, from memory.

        A large file is read on a thread: until it has been, what was read before, and then `changed` is emitted.
        """
        if self._live is not None and self._live.run.name == name:
            return self._live.curves
        run = self.run(name)
        if run is None:
            return Curves({}, {})
        now = stamp(run.path / run_folder.METRICS)
        found = self._curves.get(run.path)
        if found is None or found[0] != now:
            if now is not None and now[1] > AT_ONCE:
                found = self._curves[run.path] = (now, found[1] if found is not None else Curves({}, {}))
                self._reader.read_curves(run.path, now, run.info.steps)
            else:
                found = self._curves[run.path] = (now, curves_of(run_folder.read_metrics(run.path), run.info.steps))
        return found[1]

    def show_beside(self, name: str) -> None:
        """Show a run beside the others as soon as its folder has been read."""
        self._awaited.add(name)
        self.refresh()

    def set_shown(self, names: tuple[str, ...]) -> None:
        """Show exactly these runs in the plots."""
        if names != self.shown:
            self.shown = names
            self.shown_changed.emit()

    def write(self, names: Sequence[str], **fields: Any) -> None:
        """Change what is written of runs: name, note, tags, pinned, archived. Raises DesignerError."""
        runs = [run for run in map(self.run, names) if run is not None]
        for folder in dict.fromkeys(run.path.parent for run in runs):
            run_notes.change(folder, {run.name: fields for run in runs if run.path.parent == folder})
        self._publish(self.runs)

    def delete(self, *names: str) -> None:
        """Delete the folders of runs. Raises DesignerError, with what was not deleted yet left, at the first fault."""
        runs = [run for run in map(self.run, names) if run is not None]
        try:
            run_notes.delete([run.path for run in runs], {run.name for run in runs if run.status == "running"})
        finally:
            self.refresh()

    def close(self) -> None:
        """End reading, and remove the runs of a project that was never saved."""
        self._reader.close()
        self._remove_temporary()

    def _remove_temporary(self) -> None:
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary = None

    # ------------------------------------------------------------------------------------------ the run under way

    def begin(self, path: Path, settings: dict[str, object], epochs: int, address: str = "") -> None:
        """A run starts (or goes on) in this folder, at a place of that address: show it, and follow it from memory.

        What a long run did before comes a moment later.
        """
        known = self.run(path.name)
        size = _size(path)
        before = run_folder.read_metrics(path) if size <= AT_ONCE else None
        logs = known.logs if before is None and known is not None else ()
        info = msgspec.structs.replace(run_folder.read_info(path), address=address)
        run = Run(
            name=path.name,
            path=path,
            status="running",
            started=info.started or datetime.datetime.now().isoformat(timespec="seconds"),
            epochs=epochs,
            logs=logs if before is None else tuple(line.logs for line in before.epochs),
            settings=settings,
            info=info,
        )
        self._live = _Live(run, before or Metrics())
        if before is None:
            self._reader.read_metrics(path, size)
        self._publish((run, *(r for r in self.runs if r.name != run.name)))
        # Runs that are compared stay; a single one makes room, or every run would add its curves. One under way stays.
        compared = self.shown if len(self.shown) > 1 else filter(self._is_running, self.shown)
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
        had_model = live.run.has_model
        live.run = dataclasses.replace(live.run, has_model=bool(run_folder.model_files(live.run.path)))
        self._show_live(live)
        if isinstance(record, EpochDone) and live.run.has_model == had_model:
            self.grown.emit()
        else:
            self.changed.emit()

    def end(self) -> None:
        """The run under way has ended: read what its folder says, and move it if the project was saved meanwhile."""
        self._live = None
        self._move_home()
        self.refresh()

    def keep_in_place(self, is_kept: bool, by: str) -> None:
        """Leave the folder where it is while somebody writes into it; then move it, if the project was saved."""
        if is_kept:
            self._kept_in_place.add(by)
        else:
            self._kept_in_place.discard(by)
            self._move_home()
        self.refresh()

    # ------------------------------------------------------------------------------------------ inside

    def _folders(self) -> list[Path]:
        folders = [self.folder()] if self.document.path is not None or self._temporary is not None else []
        if self._temporary is not None and self._temporary not in folders:
            folders.append(self._temporary)
        return folders

    def _is_running(self, name: str) -> bool:
        run = self.run(name)
        return run is not None and run.status == "running"

    def _take_runs(self, order: int, runs: tuple[Run, ...], read: Known | None) -> None:
        """Take over what has been read; `read` at the end, None where more follows."""
        if order != self._reader.order:
            return
        if read is not None:
            self.is_reading = False
            self._read = read
            self._curves = {path: curves for path, curves in self._curves.items() if str(path) in read}
        live = self._live.run if self._live is not None else None
        if live is not None:
            runs = newest_first([live, *(run for run in runs if run.path != live.path)])
        self._publish(runs)
        if self._is_new and (runs or read is not None):
            self._is_new = False
            self.set_shown(tuple(run.name for run in runs[:1]))

    def _take_curves(self, path: Path, now: object, curves: Curves) -> None:
        found = self._curves.get(path)
        if found is not None and found[0] == now:
            self._curves[path] = (now, curves)
            self.changed.emit()

    def _take_metrics(self, path: Path, before: Metrics) -> None:
        live = self._live
        if live is not None and live.run.path == path:
            live.put_before(before)
            self._show_live(live)
            self.changed.emit()

    def _show_live(self, live: _Live) -> None:
        self.runs = tuple(live.run if r.name == live.run.name else r for r in self.runs)
        self._by_name[live.run.name] = live.run

    def _publish(self, runs: tuple[Run, ...]) -> None:
        self.runs = runs = self._with_notes(runs)
        self._by_name = {run.name: run for run in reversed(runs)}
        self.changed.emit()
        known = self._awaited & self._by_name.keys()
        self._awaited -= known
        self.set_shown(tuple(n for n in (*self.shown, *sorted(known - set(self.shown))) if n in self._by_name))

    def _with_notes(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        written: dict[str, RunNote] = {}
        for folder in reversed(self._folders()):
            now = stamp(folder / run_notes.FILE)
            if folder not in self._notes or self._notes[folder][0] != now:
                self._notes[folder] = (now, run_notes.read(folder) if now is not None else {})
            written.update(self._notes[folder][1])
        changed = {run.name for run in runs if run.note is not NO_NOTE} | written.keys()
        if not changed:
            return runs
        found = list(runs)
        for place, run in enumerate(runs):
            if run.name in changed:
                found[place] = dataclasses.replace(run, note=written.get(run.name, NO_NOTE))
        return tuple(found)

    def _path_changed(self) -> None:
        if self.document.graph is not self._graph:
            return  # another project: _document_reset follows
        self._move_home()
        self.refresh()

    def _document_reset(self) -> None:
        self._graph = self.document.graph
        if self._live is None and not self._kept_in_place and self._temporary != self.document.scratch:
            self._remove_temporary()
        scratch = self.document.scratch
        self._temporary = scratch if scratch is not None and scratch.is_dir() else None
        self._publish(())
        self._is_new = True
        self.refresh()

    def _move_home(self) -> None:
        """Move the runs of a project that has been saved for the first time beside its file."""
        if self._temporary is None or self.document.path is None or self._live is not None or self._kept_in_place:
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
        self._metrics = before
        self._initial_epoch: int | None = None
        self.curves = curves_of(before, 0)

    def put_before(self, before: Metrics) -> None:
        """Put what the run had done in front of what it has done since."""
        if self._initial_epoch is not None:
            before.cut(self._initial_epoch)
        since, self._metrics = self._metrics, before
        for line in since.epochs:
            before.add(line)
        for name, (xs, ys) in since.batches.items():
            known = before.batches.setdefault(name, ([], []))
            known[0].extend(xs)
            known[1].extend(ys)
        self._draw_anew(self.curves.steps)

    def _draw_anew(self, steps: int) -> None:
        self.curves = curves_of(self._metrics, steps)
        self.run = dataclasses.replace(self.run, logs=tuple(line.logs for line in self._metrics.epochs))

    def follow(self, record: TrainingStarted | BatchDone | EpochDone) -> None:
        if isinstance(record, TrainingStarted):
            self._initial_epoch = record.initial_epoch
            self._metrics.cut(record.initial_epoch)
            self._draw_anew(record.steps)
        elif isinstance(record, BatchDone):
            self._metrics.add_points(record.points)
        else:
            line = EpochLine(
                record.epoch,
                record.logs,
                record.elapsed,
                record.learning_rate,
                record.best,
                record.rows_per_second,
                record.memory,
                record.gradient_norm,
            )
            self._metrics.epochs.append(line)
            add_epoch(self.curves, line)
            best = record.epoch if record.best else self.run.best_epoch
            logs = (*self.run.logs, record.logs)
            self.run = dataclasses.replace(self.run, logs=logs, best_epoch=best, seconds=record.elapsed)


def _size(path: Path) -> int:
    metrics = stamp(path / run_folder.METRICS)
    return metrics[1] if metrics is not None else 0
