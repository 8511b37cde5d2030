"""The folder of one run: what lies in it, how it is written while training, and how it is read afterwards.

::

    project.kdesign     the project as it was trained
    run.json            when, with what, on what (RunInfo)
    metrics.jsonl       one JSON object a line: points of batches, finished epochs, resumptions
    checkpoint-N.keras  the last two states, after N epochs, with optimizer state
    best.keras          the best state so far
    model.keras         the final model
    findings.json       what the doctor found (designer.doctor.keeping)
    lock                held by the process that writes
    DONE|STOPPED|FAILED the mark, written last: a Mark as JSON
"""

from __future__ import annotations

import contextlib
import math
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal

import msgspec

from designer.data import fitted
from designer.files import atomic
from designer.graph.texts import Text

PROJECT = "project.kdesign"
INFO = "run.json"
IMPORTED = "imported"
"""What the run is called that the weights of an opened file become."""
METRICS = "metrics.jsonl"
LAYERS = "layers.parquet"
MODEL = "model.keras"
BEST = "best.keras"
ADAPTED = "adapted.json"  # vocabularies and bins that layers learned from the data, by node id
FINDINGS = "findings.json"
LOCK = "lock"
SUFFIX = ".runs"
MAX_SMALL = 64 * 2**20
MAX_POINTS = 64 * 2**20
_PIECE = 2**20
_POINTS = b'{"type":"points"'

Outcome = Literal["done", "stopped", "failed"]
_MARKS: dict[Outcome, str] = {"done": "DONE", "stopped": "STOPPED", "failed": "FAILED"}
_CHECKPOINT = re.compile(r"checkpoint-(\d{1,9})\.keras")


def is_own(name: str) -> bool:
    """Tell whether a name in a run's folder is one of those the run itself uses, on any system."""
    low = name.casefold()
    mine = (
        PROJECT,
        INFO,
        METRICS,
        LAYERS,
        MODEL,
        BEST,
        ADAPTED,
        FINDINGS,
        LOCK,
        fitted.RECORD,
        fitted.ARRAYS,
        *_MARKS.values(),
    )
    return low in {one.casefold() for one in mine} or _CHECKPOINT.fullmatch(low) is not None


class RunInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known when a run starts. `folder` is the project's, for data paths; `started` an ISO time.

    `address` is that of the place (jobs.places) where it is or was carried out, "" for this machine.
    """

    started: str = ""
    folder: str = ""
    epochs: int = 0
    batch_size: int = 0
    steps: int = 0
    samples: int = 0
    validation_samples: int = 0
    params: int = 0
    seed: int = 0
    keras: str = ""
    backend: str = ""
    backend_version: str = ""
    python: str = ""
    device: str = ""
    device_note: Text = Text("")  # why that is no GPU, "" where it is one
    best_of: str = ""  # the metric that decides which epoch is the best
    best_is: Literal["min", "max"] = "min"
    settings: dict[str, Any] = {}
    note: Text = Text("")  # where its first weights came from, "" for fresh ones
    group: str = ""  # what the runs of one experiment have in common, "" for a run of its own
    varied: dict[str, Any] = {}  # what it differs in from the others of its group, by name
    address: str = ""


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a run ended. `kept_epoch` is the one whose weights it keeps, counted from 0; None is the last one.

    `averaged` are the numbers of its weights where they are averages, which no epoch had.
    """

    text: Text = Text("")
    epochs: int = 0
    best_epoch: int | None = None
    seconds: float = 0.0
    kept_epoch: int | None = None
    averaged: dict[str, float | None] = {}


class EpochLine(msgspec.Struct, frozen=True, omit_defaults=True, tag="epoch"):
    """A finished epoch, from 0; `elapsed` are seconds of training so far. Not finite numbers are None.

    `rows_per_second` were trained on in it, `memory` are the bytes that the process held at its end, `gradient_norm` is
    that of all weights on the pinned rows in the last look of the epoch; 0: nobody looked.
    """

    epoch: int
    logs: dict[str, float | None] = {}
    elapsed: float = 0.0
    learning_rate: float | None = None
    best: bool = False
    rows_per_second: float = 0.0
    memory: int = 0
    gradient_norm: float = 0.0


class PointsLine(msgspec.Struct, frozen=True, omit_defaults=True, tag="points"):
    """Points of batches: (epochs done so far, {metric: value})."""

    points: tuple[tuple[float, dict[str, float]], ...] = ()


class ResumedLine(msgspec.Struct, frozen=True, omit_defaults=True, tag="resumed"):
    """Training went on at this epoch: what stands above of it and of later ones is void."""

    epoch: int
    time: str = ""


Line = EpochLine | PointsLine | ResumedLine


@dataclass
class Metrics:
    """The curve of a run: its finished epochs in order, and points of batches by metric as (x, value) lists."""

    epochs: list[EpochLine] = field(default_factory=list)
    batches: dict[str, tuple[list[float], list[float]]] = field(default_factory=dict)

    def add(self, line: Line) -> None:
        """Append what a line says."""
        if isinstance(line, EpochLine):
            self.epochs.append(line)
        elif isinstance(line, PointsLine):
            self.add_points(line.points)
        else:
            self.cut(line.epoch)

    def add_points(self, points: tuple[tuple[float, dict[str, float]], ...]) -> None:
        """Append points of batches."""
        for x, values in points:
            for name, value in values.items():
                xs, ys = self.batches.setdefault(name, ([], []))
                xs.append(x)
                ys.append(value)

    def cut(self, epoch: int) -> None:
        """Drop everything from `epoch` on."""
        self.epochs = [line for line in self.epochs if line.epoch < epoch]
        for xs, ys in self.batches.values():
            keep = sum(1 for x in xs if x <= epoch)
            del xs[keep:], ys[keep:]


class RunWriter:
    """Writes into a run's folder; one process at a time, held by a lock.

    Raises OSError when the folder cannot be made, BlockingIOError when another process writes into it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self._lock = (path / LOCK).open("a+b")
        try:
            take_lock(self._lock)
        except OSError as error:
            self._lock.close()
            raise BlockingIOError(*error.args) from None
        for status in _MARKS.values():
            (path / status).unlink(missing_ok=True)
        self._metrics = os.open(
            path / METRICS, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666
        )
        self._unwritten = b""  # what a full disk has not taken
        end_torn_line(path / METRICS, self._metrics)

    def write_project(self, text: str) -> None:
        """Freeze the project."""
        atomic.write(self.path / PROJECT, text.encode("utf-8"))

    def write_info(self, info: RunInfo) -> None:
        """Write run.json."""
        atomic.write(self.path / INFO, msgspec.json.format(msgspec.json.encode(info)) + b"\n")

    def add(self, line: Line) -> None:
        """Append one line to the metrics; it is one write, so only the last line can ever be torn.

        Raises OSError when the disk refuses; the line is written before the next one then.
        """
        self._unwritten += msgspec.json.encode(line) + b"\n"
        self._write_rest()

    def finish(self, outcome: Outcome, mark: Mark) -> None:
        """Write the mark, the very last thing. Raises OSError."""
        self._write_rest()
        with contextlib.suppress(OSError):
            os.fsync(self._metrics)
        write_mark(self.path, outcome, mark)

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self._metrics)
        self._lock.close()

    def _write_rest(self) -> None:
        while self._unwritten:
            self._unwritten = self._unwritten[os.write(self._metrics, self._unwritten) :]


def write_mark(path: Path, outcome: Outcome, mark: Mark) -> None:
    """Write how a run ended. Raises OSError."""
    atomic.write(path / _MARKS[outcome], msgspec.json.encode(mark) + b"\n")


def read_info(path: Path) -> RunInfo:
    """Return run.json of a run, an empty record if it cannot be read."""
    try:
        return msgspec.json.decode(atomic.read(path / INFO, MAX_SMALL), type=RunInfo)
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return RunInfo()


def read_mark(path: Path) -> tuple[Outcome, Mark] | None:
    """Return how a run ended, None while it has not (or died)."""
    for outcome, name in _MARKS.items():
        try:
            data = atomic.read(path / name, MAX_SMALL)
        except OSError:
            continue
        try:
            return outcome, msgspec.json.decode(data, type=Mark)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            return outcome, Mark()
    return None


def read_metrics(path: Path, is_given_up: Callable[[], bool] = lambda: False, size: int | None = None) -> Metrics:
    """Return the curve of a run; lines that are torn or not understood are left out.

    All epochs are read, and of the points of batches those in the last `MAX_POINTS` bytes of the file. With a `size`
    nothing behind so many bytes is looked at.
    """
    metrics = Metrics()
    for text in _texts(path, MAX_POINTS, is_given_up, size):
        with contextlib.suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
            metrics.add(_lines.decode(text))
    return metrics


def read_epochs(path: Path, is_given_up: Callable[[], bool] = lambda: False) -> list[EpochLine]:
    """Return the finished epochs of a run without the points of its batches, which are skipped unread."""
    metrics = Metrics()
    for text in _texts(path, 0, is_given_up):
        with contextlib.suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
            metrics.add(_lines.decode(text))
    return metrics.epochs


def _texts(path: Path, points: int, is_given_up: Callable[[], bool], size: int | None = None) -> Iterator[bytes]:
    """Yield the lines of a metrics file, read in pieces, those with points only from its last `points` bytes.

    A line that is longer than a piece is none that a run wrote, and left out.
    """
    try:
        file = atomic.reading(path / METRICS)
    except OSError:
        return
    with file, contextlib.suppress(OSError):
        left = os.fstat(file.fileno()).st_size if size is None else size
        rest, is_torn = b"", False
        while not is_given_up() and (piece := file.read(_PIECE if size is None else min(_PIECE, left))):
            if is_torn and b"\n" not in piece:
                left -= len(piece)
                continue
            first, *others = piece.split(b"\n")
            lines = [] if is_torn else [rest + first]
            if others:
                lines, rest, is_torn = [*lines, *others[:-1]], others[-1], False
            else:
                rest, is_torn, lines = b"".join(lines), is_torn or len(rest) > _PIECE, []
            for line in lines:
                if is_given_up():
                    return
                if line and (left <= points or not line.startswith(_POINTS)):
                    yield line
            left -= len(piece)
        if rest and not is_torn and (left <= points or not rest.startswith(_POINTS)):
            yield rest


def checkpoint_name(epochs_done: int) -> str:
    """Return the file name of the state after so many epochs."""
    return f"checkpoint-{epochs_done:04d}.keras"


def checkpoints(path: Path) -> list[Path]:
    """Return the checkpoints of a run, the newest first; whether they can be read is not looked at."""
    found = []
    with contextlib.suppress(OSError):
        for file in path.iterdir():
            match = _CHECKPOINT.fullmatch(file.name)
            if match:
                found.append((int(match.group(1)), file))
    return [file for _, file in sorted(found, reverse=True)]


def model_files(path: Path, known: list[Path] | None = None) -> list[Path]:
    """Return the files that may hold the model of a run: the final one, else the best, else checkpoints, if `known`."""
    return [p for p in (path / MODEL, path / BEST, *(checkpoints(path) if known is None else known)) if p.is_file()]


def find(runs: Path, name: str) -> Path | None:
    """Return the folder of a run that has a model, by name; None where there is none."""
    if not name or name.strip(".") == "" or set(name) & set("/\\:\0"):
        return None
    path = runs / name
    return path if is_run(path) and model_files(path) else None


def is_run(path: Path) -> bool:
    """Tell whether a folder is that of a run."""
    return (path / PROJECT).is_file() or (path / INFO).is_file()


def is_being_written(path: Path) -> bool:
    """Tell whether a living process writes into the folder."""
    try:
        with (path / LOCK).open("r+b") as file:
            take_lock(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def project_folder(path: Path, info: RunInfo) -> str:
    """Return the folder that data paths of a run's project start at: beside the runs, or where it was trained."""
    if path.parent.name.endswith(SUFFIX):
        return str(path.parent.parent)
    return info.folder


def new_scratch(home: Path | None) -> Path:
    """Make a folder for the runs of a project without a file, in `home` or among the system's temporary files."""
    if home is not None:
        home.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="kdesign-runs-", dir=home))


def copy_all(source: Path, target: Path) -> None:
    """Copy the runs in a folder into another one; a run of the same name stays as it is. Raises OSError."""
    target.mkdir(parents=True, exist_ok=True)
    for run in source.iterdir():
        if not (target / run.name).exists():
            shutil.copytree(run, target / run.name, copy_function=shutil.copyfile)


def remove(path: Path) -> None:
    """Delete a run's folder. Raises OSError."""
    shutil.rmtree(path)


def finite(logs: Mapping[str, Any]) -> dict[str, float | None]:
    """Return numbers as JSON can hold them: what is not finite becomes None."""
    values = {name: float(value) for name, value in logs.items()}
    return {name: value if math.isfinite(value) else None for name, value in values.items()}


_lines = msgspec.json.Decoder(Line)


def end_torn_line(path: Path, descriptor: int) -> None:
    """Begin a new line if the last one was torn by a crash."""
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                os.write(descriptor, b"\n")


def take_lock(file: IO[bytes]) -> None:
    """Lock a file until it is closed, however its process ends. Raises OSError if another process holds it."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
