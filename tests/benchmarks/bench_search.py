"""A search beside its runs alone: trained one after the other in engine processes like those of the search, without it.
Goals: 40 trials of digits take at most 1.15 times as long as the runs alone, and find a better validation loss than the
example's own settings; two trials at a time on two cores take at most 0.75 times as long as one at a time.

Beside every duration stands the CPU time of this process (what a search costs over its runs) and of the engines.
Run: uv run python tests/benchmarks/bench_search.py [TRIALS] [TRIALS_OF_SMALL_EXAMPLES] [EPOCHS]
With 0 trials a part is left out; EPOCHS, where given, replaces those of the examples.
"""

from __future__ import annotations

import os
import queue
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from designer.graph.model import Graph
from designer.jobs.experiment import Planned
from designer.jobs.search import Search
from designer.jobs.worker import Worker
from designer.project import run_folder, storage
from designer.project.examples import example
from designer.project.records import SEARCH, TRAINING
from designer.project.search_settings import SearchSettings, Variation
from designer.wire import Answer, Failed, Finished, SearchDone
from designer.wire import Search as SearchRequest

Result = TypeVar("Result")
_RUNS_A_PROCESS = 20  # as in a search
_SMALL = ("iris", "diabetes", "digits")


class Watch:
    """The seconds something took, and the CPU seconds of this process and of the engines that have ended."""

    def __init__(self) -> None:
        self.wall = self.own = self.engines = 0.0

    @contextmanager
    def timed(self) -> Iterator[None]:
        wall, own, engines = time.perf_counter(), time.process_time(), _of_children()
        yield
        self.wall += time.perf_counter() - wall
        self.own += time.process_time() - own
        self.engines += _of_children() - engines

    @property
    def cpu(self) -> float:
        """CPU seconds of all processes."""
        return self.own + self.engines

    def __str__(self) -> str:
        return f"{self.wall:7.1f} s (CPU: own {self.own:.1f}, engines {self.engines:.1f})"


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def varied(graph: Graph, trials: int, jobs: int, epochs: int) -> Graph:
    """Return a project whose search varies a hidden layer, the batch size and the optimizer."""
    hidden = next(node for node in graph.nodes.values() if node.type == "Dense" and "units" in node.params)
    variations = (
        Variation(hidden.id, "units", low=16, high=256, log=True),
        Variation(TRAINING, "batch_size", low=16, high=64, log=True),
        Variation(TRAINING, "optimizer", values=("adam", "rmsprop")),
    )
    training = graph.settings[TRAINING]
    if epochs:
        graph = graph.with_setting(TRAINING, msgspec.structs.replace(training, epochs=epochs))
    return graph.with_setting(SEARCH, SearchSettings(variations, trials=trials, jobs=jobs))


def searched(graph: Graph, folder: Path) -> tuple[Watch, SearchDone]:
    """Search to the end, and return what it took, engines' ends included, and what came of it."""
    watch = Watch()
    with watch.timed():
        request = SearchRequest(project=storage.encode(graph), folder=str(folder), runs_dir=str(folder / "runs"))
        done = Search(request, lambda _answer: None).run()
        _reap()
    assert isinstance(done, SearchDone), done
    return watch, done


def alone(runs: list[Path], folder: Path) -> Watch:
    """Train the projects of runs again, one after the other, in engine processes and without a search."""
    watch, answers = Watch(), queue.SimpleQueue[Answer]()
    with watch.timed():
        worker: Worker | None = None
        for number, run in enumerate(runs):
            if number % _RUNS_A_PROCESS == 0:
                if worker is not None:
                    worker.close()
                answers = queue.SimpleQueue()  # the last one heard of its end
                worker = Worker("runner", "tensorflow", answers.put)
            text = (run / run_folder.PROJECT).read_text(encoding="utf-8")
            assert worker is not None
            worker.send(Planned(text, run.name).request(str(folder), folder / "alone"))
            while not isinstance(answer := answers.get(), Finished | Failed):
                pass
            assert isinstance(answer, Finished), answer
        if worker is not None:
            worker.close()
    return watch


def _reap() -> None:
    """Wait for engine processes that are ending in threads of their own, whose CPU time counts only then."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()


def of_example(name: str, trials: int, jobs: int, epochs: int, use: Callable[[Graph, Path], Result]) -> Result:
    """Return what `use` makes of a project with a search and an empty folder for its runs."""
    with tempfile.TemporaryDirectory() as folder:
        return use(varied(storage.load(example(name).path), trials, jobs, epochs), Path(folder))


def over_its_runs(graph: Graph, folder: Path) -> None:
    """Print what a search takes over its runs, and how much better its best trial is than the project's settings."""
    taken, done = searched(graph, folder)
    runs = sorted(path for path in (folder / "runs").iterdir() if run_folder.is_run(path))
    without = alone(runs, folder)
    print(f"  search       {taken}\n  runs alone   {without}")
    print(f"  {taken.wall / without.wall:.3f} times as long, by CPU time {taken.cpu / without.cpu:.3f} times")
    print(f"  {taken.own / len(runs) * 1000:.0f} ms of CPU a trial beside the engine, imports included")
    value = own_value(graph, folder)
    print(f"  best {done.objective} {done.value:.4f} (trial {done.best}), with the example's own settings {value:.4f}")


def own_value(graph: Graph, folder: Path) -> float:
    """Return the validation loss of the weights that a project keeps with its own settings."""
    answers = queue.SimpleQueue[Answer]()
    worker = Worker("runner", "tensorflow", answers.put)
    worker.send(Planned(storage.encode(graph), "own").request(str(folder), folder / "alone"))
    while not isinstance(answer := answers.get(), Finished | Failed):
        pass
    worker.close()
    assert isinstance(answer, Finished), answer
    return float(answer.logs["val_loss"] or 0.0)


def main() -> None:
    """Print a block for each measurement."""
    os.environ.pop("KERAS_BACKEND", None)
    given = [int(word) for word in sys.argv[1:4]]
    trials, small, epochs = (*given, *(40, 8, 0)[len(given) :])
    if trials:
        print(f"digits, {trials} trials, one at a time:")
        of_example("digits", trials, 1, epochs, over_its_runs)
    for name in _SMALL if small else ():
        print(f"{name}, {small} trials, one and two at a time:")
        one, two = (of_example(name, small, jobs, epochs, searched)[0] for jobs in (1, 2))
        print(f"  one at a time  {one}\n  two at a time  {two}\n  {two.wall / one.wall:.3f} times as long")


if __name__ == "__main__":
    main()
