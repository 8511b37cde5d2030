"""The command `search`: a project trained again and again with varied settings, watched from a terminal."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.headless.options import with_options
from designer.headless.paths import runs_of
from designer.headless.sizes import filled
from designer.jobs import journal
from designer.jobs.search import Search
from designer.project import storage
from designer.project.records import SEARCH
from designer.project.search_settings import SearchSettings
from designer.project.variation import parsed, value_text
from designer.wire import (
    Answer,
    SearchDone,
    SearchStarted,
    Told,
    TrialDone,
    TrialEpoch,
    TrialStarted,
)
from designer.wire import Search as SearchRequest

LATEST = "latest"


def search(args: argparse.Namespace) -> int:
    """Search, or go on with a search; 1 when no trial came to its end."""
    runs = runs_of(args.project.absolute())
    request = SearchRequest(
        folder=str(args.project.absolute().parent),
        runs_dir=str(runs),
        trials=args.trials or 0,
        jobs=args.jobs or 0,
        address=args.address,
    )
    if args.resume is not None:
        began_with = (args.vary, args.method, args.objective, args.assignments, args.epochs, args.backend, args.prune)
        if any(began_with) or args.seed is not None:
            raise DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors", "A search goes on as it began: only --trials and --jobs can be given with --resume."
                )
            )
        name = args.resume
        if name == LATEST:
            name = next(reversed(journal.names(runs)), "")
        if not name:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "There is no search of {project} to go on with."), project=args.project.name
            )
        request = msgspec.structs.replace(request, name=name)
    else:
        request = msgspec.structs.replace(request, project=_project(args))
    watch = _Watch(args.json)
    one = Search(request, watch.take)
    with _stopping(one) as signals:
        done = one.run()
    assert isinstance(done, SearchDone)
    watch.end(done)
    if signals:
        return 128 + signals[0]
    return 0 if done.best else 1


def _project(args: argparse.Namespace) -> str:
    """Return the project with the search that the command line describes."""
    graph = with_options(storage.load(args.project), args.assignments, epochs=args.epochs, backend=args.backend)
    graph = filled(graph, args.project)
    settings: SearchSettings = graph.settings.get(SEARCH, SearchSettings())
    changes: dict[str, Any] = {
        "variations": tuple(parsed(graph, text) for text in args.vary) if args.vary else settings.variations,
        "trials": args.trials or settings.trials,
        "jobs": args.jobs or settings.jobs,
        "method": args.method or settings.method,
        "seed": settings.seed if args.seed is None else args.seed,
        "prune": args.prune or settings.prune,
    }
    if args.objective:
        name, _, direction = args.objective.partition(":")
        if direction not in ("", "min", "max"):
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{direction} is no direction: write {name}:min or {name}:max."),
                direction=direction,
                name=name,
            )
        changes.update(objective=name, direction=direction)
    return storage.encode(graph.with_setting(SEARCH, msgspec.structs.replace(settings, **changes)))


class _Watch:
    """Prints what happens: JSON lines on standard output, or a line a trial on standard error, the best at the end."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._trials = 0

    def take(self, answer: Answer) -> None:
        """Show one event."""
        if self._as_json:
            self._put(answer)
        elif isinstance(answer, SearchStarted):
            self._trials = answer.trials
            side_by_side = f", {answer.jobs} at a time" if answer.jobs > 1 else ""
            sys.stderr.write(f"search {answer.name}: {answer.trials} trials by {answer.method}{side_by_side}\n")
        elif isinstance(answer, Told):
            sys.stderr.write(f"{answer.text}\n")
        elif isinstance(answer, TrialDone):
            sys.stderr.write(self._line(answer))
        elif isinstance(answer, TrialStarted | TrialEpoch):
            return
        sys.stderr.flush()

    def end(self, done: SearchDone) -> None:
        """Print the best trial."""
        if self._as_json:
            self._put(done)
            return
        if done.outcome == "stopped":
            sys.stderr.write(f"stopped; go on with --resume {done.name}\n")
        if not done.best:
            sys.stderr.write("no trial came to its end\n")
            return
        for name, share in done.importance.items():
            sys.stderr.write(f"{name} explains {share:.0%} of the differences\n")
        print(f"best: trial {done.best}, {done.objective} {value_text(done.value)}")
        for name, value in done.values.items():
            print(f"{name}: {value_text(value)}")
        print(f"run: {done.run}")

    def _line(self, answer: TrialDone) -> str:
        value = "–" if answer.value is None else value_text(answer.value)
        best = "  best so far" if answer.best else ""
        text = f"  {answer.text}" if answer.text.template and answer.state == "failed" else ""
        epochs = f"{answer.epochs} epochs, {answer.seconds:.1f} s"
        return f"trial {answer.number}  {value}  {_values(answer.values)}  {answer.state}, {epochs}{best}{text}\n"

    def _put(self, answer: Answer) -> None:
        fields = msgspec.structs.asdict(answer)
        texts = {name: str(value) for name, value in fields.items() if isinstance(value, Text)}
        record = {"type": type(answer).__name__, **fields, **texts}
        sys.stdout.write(msgspec.json.encode(record).decode("utf-8") + "\n")
        sys.stdout.flush()


def _values(values: Mapping[str, Any]) -> str:
    return "  ".join(f"{name}={value_text(value)}" for name, value in values.items())


@contextlib.contextmanager
def _stopping(one: Search) -> Iterator[list[int]]:
    """Let the first Ctrl+C (or SIGTERM) end the search after the batches under way, the second one the program."""
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def interrupt(number: int, _frame: object) -> None:
        if came:
            os._exit(128 + number)
        came.append(number)
        sys.stderr.write("\nstopping after these batches\n")
        one.stop()

    for number in before:
        signal.signal(number, interrupt)
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
