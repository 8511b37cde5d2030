"""What a training needs on another machine, under one folder, and what of it comes back here."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from designer.catalogue.load import load
from designer.data.settings import DataSettings
from designer.export.own_code import code_of, moved
from designer.files import allowed, atomic
from designer.graph.model import Graph
from designer.project import run_folder, storage
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.project.run_folder import RunInfo
from designer.wire import Train

PROJECT, RUNS, OUTSIDE = "project", "runs", "outside"
"""Folders of a parcel: the project's, that of its runs, and within the project's what lies elsewhere here."""


@dataclass(frozen=True)
class Parcel:
    """A request whose folders are those of a parcel, and the files it names: here, by their places there.

    `runs_code` are the places of those files that the user allowed to be run.
    """

    request: Train
    files: dict[str, Path]
    runs_code: tuple[str, ...] = ()


class Change(NamedTuple):
    """What came of a file in a run's folder: its bytes from `start` on, 0 for a new file."""

    name: str
    start: int
    data: bytes


def packed(request: Train) -> Parcel:
    """Return what is sent for a request, as its files stand now. Raises DesignerError and OSError."""
    folder, run = Path(request.folder or "."), Path(request.run_dir)
    graph = storage.decode(request.project)
    files: dict[str, Path] = {}

    def sent(path: str) -> str:
        """Take a file or folder along, and return its path from the project's folder there."""
        here = folder / path
        place = f"{OUTSIDE}/{len(files)}/{here.name}" if allowed.leads_out(path, folder) else Path(path).as_posix()
        files.update(_files_in(here, f"{PROJECT}/{place}"))
        return place

    data: DataSettings = graph.settings.get(DATA, DataSettings())
    found: dict[str, Any] = {}
    for part in ("source", "validation", "test"):
        source = getattr(data, part)
        path = getattr(source, "path", "")
        if path and (not allowed.leads_out(path, folder) or allowed.is_allowed(folder / path)):
            found[part] = msgspec.structs.replace(source, path=sent(path))
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    catalogue = load()
    code = {source.rpartition(":")[0] for one in training.callbacks for source in code_of(one, catalogue).values()}
    runs_code = {path: sent(path) for path in sorted(code) if allowed.is_allowed(folder / path, "run")}
    callbacks = tuple(moved(one, catalogue, lambda path: runs_code.get(path, path)) for one in training.callbacks)
    graph = graph.with_setting(DATA, msgspec.structs.replace(data, **found))
    graph = graph.with_setting(TRAINING, msgspec.structs.replace(training, callbacks=callbacks))
    if training.start_from:
        runs = Path(request.runs_dir) if request.runs_dir else run.parent
        files.update(_files_in(runs / training.start_from, f"{RUNS}/{training.start_from}"))
    files.update(_files_in(run, f"{RUNS}/{run.name}"))
    there = msgspec.structs.replace(
        request, project=storage.encode(graph), folder=PROJECT, runs_dir=RUNS, run_dir=f"{RUNS}/{run.name}"
    )
    return Parcel(there, files, tuple(f"{PROJECT}/{place}" for place in runs_code.values()))


def _files_in(path: Path, place: str) -> dict[str, Path]:
    if path.is_file():
        return {place: path}
    return {
        f"{place}/{file.relative_to(path).as_posix()}": file
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name != run_folder.LOCK
    }


class Watched:
    """A run's folder there: what has changed in it since it was last looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = self._stamps()

    def changes(self) -> tuple[list[Change], list[str]]:
        """Return what has changed, how the run ended as the last of it, and the names of all files there are."""
        found = []
        stamps = self._stamps()
        for name, stamp in sorted(stamps.items(), key=lambda one: one[0].isupper()):
            before = self._known.get(name)
            if stamp == before:
                continue
            grows = name == run_folder.METRICS and before is not None and before[0] == stamp[0]
            start = before[1] if grows and before is not None else 0
            with contextlib.suppress(OSError), (self._path / name).open("rb") as file:
                file.seek(start)
                data = file.read()
                found.append(Change(name, start, data))
                stamps[name] = (stamp[0], start + len(data), stamp[2]) if name == run_folder.METRICS else stamp
        self._known = stamps
        return found, list(stamps)

    def _stamps(self) -> dict[str, tuple[int, int, int]]:
        found = {}
        for file in self._path.rglob("*"):
            with contextlib.suppress(OSError):
                status = file.stat()
                if file.is_file() and not file.name.startswith(".") and file.name != run_folder.LOCK:
                    found[file.relative_to(self._path).as_posix()] = (status.st_ino, status.st_size, status.st_mtime_ns)
        return found


class Mirror:
    """The folder of a run here, which grows as the one there does; it is locked as long as it is open.

    Raises BlockingIOError where another process writes into it, OSError where it cannot be made.
    """

    def __init__(self, request: Train) -> None:
        self._request = request
        self._path = Path(request.run_dir)
        self._path.mkdir(parents=True, exist_ok=True)
        self._lock: IO[bytes] = (self._path / run_folder.LOCK).open("a+b")
        try:
            run_folder.take_lock(self._lock)
        except OSError as error:
            self._lock.close()
            raise BlockingIOError(*error.args) from None
        own = (name for name in _files_in(self._path, ".") if not Path(name).name.startswith("."))
        self._sent = set(own)  # and what has come: the files that are there as well

    def close(self) -> None:
        """Let go of the folder."""
        self._lock.close()

    def put(self, changes: Iterable[Change], names: Iterable[str]) -> None:
        """Carry out what has changed there; what is gone there goes here as well. Raises OSError."""
        for change in changes:
            target = self._path / change.name
            if not target.resolve().is_relative_to(self._path.resolve()):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if change.name == run_folder.METRICS:
                with target.open("r+b" if target.exists() else "w+b") as file:
                    file.truncate(change.start)
                    file.seek(change.start)
                    file.write(change.data)
            else:
                atomic.write(target, _OF_HERE.get(change.name, _as_it_is)(change.data, self._request))
            self._sent.add(f"./{change.name}")
        kept = {f"./{name}" for name in names}
        if kept:  # else nobody has looked yet
            for name in self._sent - kept:
                (self._path / name).unlink(missing_ok=True)
            self._sent = kept


def _as_it_is(data: bytes, _request: Train) -> bytes:
    return data


def _project(data: bytes, request: Train) -> bytes:
    """Return the project of a run with the paths that it has here, and what was measured there."""
    graph: Graph = storage.decode(request.project)
    there: TrainingSettings = storage.decode(data.decode()).settings.get(TRAINING, TrainingSettings())
    here: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    training = msgspec.structs.replace(there, callbacks=here.callbacks)
    return storage.encode(graph.with_setting(TRAINING, training)).encode()


def _info(data: bytes, request: Train) -> bytes:
    """Return run.json with the project's folder and the callbacks of here, and the address of there."""
    info = msgspec.json.decode(data, type=RunInfo)
    here: TrainingSettings = storage.decode(request.project).settings.get(TRAINING, TrainingSettings())
    callbacks = msgspec.to_builtins(here).get("callbacks")
    settings = {**info.settings, **({"callbacks": callbacks} if callbacks else {})}
    info = msgspec.structs.replace(info, folder=request.folder, settings=settings, address=request.address)
    return msgspec.json.format(msgspec.json.encode(info)) + b"\n"


_OF_HERE: dict[str, Callable[[bytes, Train], bytes]] = {run_folder.PROJECT: _project, run_folder.INFO: _info}


def unpacked(request: Train, home: Path, runs_code: Iterable[str]) -> Train:
    """Return the request of a parcel that lies in `home`, and let it run the code it brought."""
    os.environ[allowed.STATE_VARIABLE] = str(home / "state")
    for place in runs_code:
        allowed.allow(home / place, "run")
    folders = {name: str(home / getattr(request, name)) for name in ("folder", "runs_dir", "run_dir")}
    return msgspec.structs.replace(request, **folders)
