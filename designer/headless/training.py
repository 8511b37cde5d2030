"""The command `train`: the engine's worker thread, watched from a terminal."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec

from designer.data import fitted, predictions
from designer.doctor.finding import SEVERITIES, Finding, lines_of, record
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.headless import engine
from designer.headless.elsewhere import Elsewhere
from designer.headless.options import settings_of, with_options
from designer.headless.paths import new_run_folder, run_folder_of, runs_of
from designer.headless.sizes import filled
from designer.jobs.experiment import both, planned, together
from designer.jobs.fastest import fastest
from designer.project import run_folder, storage
from designer.recipe import backends
from designer.wire import (
    Answer,
    BatchDone,
    EpochDone,
    Examined,
    Examining,
    Failed,
    Finished,
    Request,
    Stop,
    Told,
    Train,
    TrainingStarted,
)


def train(args: argparse.Namespace) -> int:
    """Train a project, or go on with a run; 1 when it failed."""
    graph = storage.load(args.project)
    if args.resume is not None and args.assignments:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "A run that goes on keeps its options; only --epochs can give it more.")
        )
    graph = with_options(graph, args.assignments)
    if args.resume is not None:
        folder = run_folder_of(args.project, args.resume)
        graph = storage.load(folder / run_folder.PROJECT)
        _check_epochs_left(folder, args.epochs or settings_of(graph).epochs)
    else:
        graph = filled(graph, args.project)
        folder = args.run_dir or new_run_folder(args.project)
        _check_unused(folder)
    backend = args.backend or _backend(graph, folder if args.resume is not None else None)
    missing = backends.why_missing(backend)
    if missing is not None:
        raise DesignerError(missing.template, **missing.args)
    graph = with_options(graph, [], epochs=args.epochs)
    if args.workers is not None:
        graph = _with_workers(graph, args.workers, args.address)
    project, home = storage.encode(graph), str(args.project.absolute().parent)
    if backend == "fastest":
        backend = fastest(project, home, lambda text: print(text, file=sys.stderr), settings_of(graph).device)
    tries = args.resume is None  # what a run began with was trained already
    if tries and not args.address:
        tries = not engine.refuse_untrainable(graph, home, backend)
    request = Train(
        project=project,
        folder=home,
        run_dir=str(folder.absolute()),
        resume=args.resume is not None,
        runs_dir=str(runs_of(args.project.absolute())),
        trial=tries,
        examine=args.findings,
    )
    watch = _Watch(args.json, {node.id: node.name for node in graph.nodes.values()}, args.findings)
    requests = [request] if args.resume is not None else _requests(request, graph, args.fold, args.seeds or 1)
    with (
        _started(args.address, watch, backend, settings_of(graph).device) as running,
        _stopping(running) as signals,
    ):
        running.will_train()
        for number, one in enumerate(requests, 1):
            if len(requests) > 1:
                watch.run(number, len(requests), Path(one.run_dir).name, one.varied)
            running.handle(one)
            while not running.wait(0.2):
                pass
            code = watch.end(Path(one.run_dir))
            if signals or code:
                watch.tell_findings()
                return 128 + signals[0] if signals and code == 0 else code
    if len(requests) > 1:
        watch.end_all()
    watch.tell_findings()
    return 0


class _Running(Protocol):
    """Who trains: an engine in this process, or a worker elsewhere."""

    @property
    def is_training(self) -> bool: ...

    def will_train(self) -> None: ...

    def handle(self, request: Request) -> None: ...

    def wait(self, timeout: float | None = None) -> bool: ...


@contextlib.contextmanager
def _started(address: str, watch: _Watch, backend: str, device: str) -> Iterator[_Running]:
    if not address:
        yield engine.start(watch.take, backend, device)
        return
    there = Elsewhere(address, watch.take, backend, device)
    try:
        yield there
    finally:
        there.close()


def _requests(request: Train, graph: Graph, fold: int | None, seeds: int) -> list[Train]:
    """Return a request for every seed and fold of a project, or for the fold that is asked for, counted from 1.

    Raises DesignerError where there is no such fold.
    """
    runs = both(graph, seeds)
    if fold is not None:
        count = len({run.varied["fold"] for run in runs if "fold" in run.varied})
        runs = tuple(run for run in runs if run.varied.get("fold") == fold)
        if not runs:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "There is no fold {fold}; the project has {count}."), fold=fold, count=count
            )
    folder = Path(request.run_dir)
    found = []
    for run in runs:
        one = planned(run, folder.name, folder.name if run.ending else "").request(request.folder, folder.parent)
        found.append(
            msgspec.structs.replace(one, runs_dir=request.runs_dir, trial=request.trial, examine=request.examine)
        )
    return found


class _Watch:
    """Prints what happens: JSON lines on standard output, or progress on standard error and the numbers at the end."""

    def __init__(self, as_json: bool, names: dict[str, str], examined: bool) -> None:
        self._as_json = as_json
        self._names = names
        self._examined = examined
        self._findings: list[Finding] = []  # of all runs, each once
        self._is_terminal = sys.stderr.isatty() and not as_json
        self._epochs = 0
        self._said_of_device = Text("")
        self._last: Answer | None = None
        self._logs: list[dict[str, float | None]] = []  # of the runs that ended
        self._lock = threading.Lock()

    def take(self, answer: Answer) -> None:
        """Show one event; called from the training thread."""
        with self._lock:
            if isinstance(answer, Finished | Failed):
                self._last = answer
            if isinstance(answer, Examined):
                known = {one.subject for one in self._findings}
                self._findings += [one for one in answer.found.findings if one.subject not in known]
                return
            if self._as_json:
                self._put(_record(answer))
            line = self._line(answer)
            if line:
                sys.stderr.write(("\r\033[K" if self._is_terminal else "") + line)
                sys.stderr.flush()

    def run(self, number: int, count: int, name: str, varied: dict[str, Any]) -> None:
        """Say which of several runs is trained now."""
        if self._as_json:
            self._put({"type": "Run", "number": number, "runs": count, "run": name, "varied": varied})
        else:
            what = ", ".join(f"{key} {value}" for key, value in varied.items())
            sys.stderr.write(f"run {number}/{count}: {what}\n")

    def end_all(self) -> None:
        """Print what the numbers of all runs are together."""
        numbers = together(self._logs)
        if self._as_json:
            spreads = {name: spread._asdict() for name, spread in numbers.items()}
            self._put({"type": "RunsDone", "runs": len(self._logs), "metrics": spreads})
            return
        sys.stderr.write(f"mean and deviation of {len(self._logs)} runs\n")
        for name, spread in numbers.items():
            print(f"{name}: {_number(spread.mean)} ± {_number(spread.deviation)}")

    def tell_findings(self) -> None:
        """Print what the doctor found, as the very last line where lines are JSON."""
        if not self._examined:
            return
        found = sorted(self._findings, key=lambda one: SEVERITIES.index(one.severity))
        if self._as_json:
            findings = [record(one, self._names) for one in found]
            self._put({"event": "findings", "type": "Findings", "findings": findings})  # "type" as every line has
            return
        for line in lines_of(found, self._names):
            sys.stderr.write(f"{line}\n")

    def _put(self, event: dict[str, Any]) -> None:
        sys.stdout.write(msgspec.json.encode(event).decode("utf-8") + "\n")
        sys.stdout.flush()

    def end(self, folder: Path) -> int:
        """Print the result and return the exit code."""
        if isinstance(self._last, Failed):
            sys.stderr.write(f"error: {' '.join(str(self._last.text).split())}\n")
            return 1
        if not isinstance(self._last, Finished):
            sys.stderr.write("error: the training ended without a result\n")
            return 1
        if str(self._last.reason):
            sys.stderr.write(f"{self._last.reason}\n")
        if not run_folder.is_run(folder):
            return 0
        self._logs.append(self._last.logs)
        sys.stderr.write(_kept(self._last))
        sys.stderr.write(f"run: {folder}\n")
        if not self._as_json:
            for name, value in self._last.logs.items():
                print(f"{name}: {_number(value)}")
            sys.stderr.writelines(_units(folder))
        return 0

    def _line(self, answer: Answer) -> str:
        if isinstance(answer, TrainingStarted):
            self._epochs = answer.epochs
            self._said_of_device = answer.device_note
            note = f"{answer.note}\n" if answer.note.template else ""
            counts = f"{answer.samples} samples, {answer.validation_samples} to validate, {answer.steps} steps an epoch"
            return f"{note}{_device(answer)}\n{counts}\n"
        if isinstance(answer, Examining):
            return "examining the run\n"
        if isinstance(answer, Told):
            if answer.text == self._said_of_device:
                return ""
            return f"{answer.text}\n"
        if isinstance(answer, EpochDone):
            numbers = "  ".join(f"{name} {_number(value)}" for name, value in answer.logs.items())
            return f"epoch {answer.epoch + 1}/{self._epochs}  {answer.elapsed:.1f} s  {numbers}\n"
        if isinstance(answer, BatchDone) and self._is_terminal:
            left = f", {answer.remaining:.0f} s left" if answer.remaining is not None else ""
            return f"epoch {answer.epoch + 1}/{self._epochs}  batch {answer.step}/{answer.steps}{left}"
        return ""


def _device(started: TrainingStarted) -> str:
    """Return what a run computes on, and why on no GPU."""
    return " ".join(filter(None, (f"device: {started.device}.", str(started.device_note))))


def _kept(end: Finished) -> str:
    """Return which weights a run keeps, "" where they are those of the last batch."""
    if end.averaged:
        return "The weights are averages over the training; the numbers to validate are theirs, the others are older.\n"
    if end.kept_epoch is None:
        return ""
    numbers = "  ".join(f"{name} {_number(value)}" for name, value in end.last_logs.items())
    return f"The weights of epoch {end.kept_epoch + 1} are kept. The last epoch had: {numbers}\n"


def _units(folder: Path) -> Iterator[str]:
    """Yield a line about each target whose errors are told in another unit than the column's own."""
    if not fitted.is_kept(folder):
        return
    for target in fitted.read(folder).targets:
        unit = predictions.unit_of(target)
        if unit == 1:
            continue
        size = f", where 1 is {abs(unit):.6g} of its own units" if unit is not None else ""
        name = ", ".join(column.field.name for column in target.columns)
        yield f"{name}: these are errors of prepared numbers{size}; `evaluate` tells them in its own units\n"


@contextlib.contextmanager
def _stopping(running: _Running) -> Iterator[list[int]]:
    """Let the first Ctrl+C (or SIGTERM) end the training after its batch and the second one end the program.

    The signals that came are in the list.
    """
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def interrupt(number: int, _frame: object) -> None:
        restore()
        came.append(number)
        sys.stderr.write("\nstopping after this batch\n" if running.is_training else "\nstopping\n")
        running.handle(Stop())

    for number in before:
        signal.signal(number, interrupt)
    try:
        yield came
    finally:
        restore()


def _with_workers(graph: Graph, workers: int, address: str) -> Graph:
    """Return a project that so many processes train together; raises DesignerError where there is no cluster."""
    if workers > 1 and not address:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{count} workers are at a cluster: name it with --address."), count=workers
        )
    return with_options(graph, [], workers=workers)


def _backend(graph: Graph, run: Path | None) -> str:
    """Return what the project is to be trained with; a run goes on with what it began with, if that is there."""
    if run is not None:
        began = run_folder.read_info(run).backend
        another = backends.why_another(began, run.name)
        if another is not None:
            sys.stderr.write(f"{another}\n")
        return backends.available(began)
    return settings_of(graph).backend


def _check_epochs_left(run: Path, epochs: int) -> None:
    """Raise DesignerError if a run has come to its end; one that died or was stopped can always go on."""
    outcome, mark = run_folder.read_mark(run) or ("died", run_folder.Mark())
    if outcome != "done":
        return
    if mark.epochs < run_folder.read_info(run).epochs:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "The run {name} has come to its end, and more epochs would change nothing: {reason}"
            ),
            name=run.name,
            reason=mark.text,
        )
    if mark.epochs >= epochs:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The run {name} has done its {epochs} epochs. Give it more with --epochs."),
            name=run.name,
            epochs=epochs,
        )


def _check_unused(folder: Path) -> None:
    if run_folder.is_run(folder):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{folder} holds a run already. Name another folder, or --resume it."),
            folder=str(folder),
        )


def _record(answer: Answer) -> dict[str, Any]:
    """Return an event with all its fields, sentences in English."""
    fields = msgspec.structs.asdict(answer)
    texts = {name: str(value) for name, value in fields.items() if isinstance(value, Text)}
    return {"type": type(answer).__name__, **fields, **texts}


def _number(value: float | None) -> str:
    return "not finite" if value is None else f"{value:.6g}"
