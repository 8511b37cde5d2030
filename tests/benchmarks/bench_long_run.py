"""A run of 10 000 epochs with instruments: what it takes on the disk, and how fast its plots draw. Goals: less than
50 MB, and at least 30 pictures a second.

A tiny network is trained in an engine process, 30 batches an epoch, then its run is shown in the window. The pictures
are whole redrawings of plots and of instruments, as when somebody zooms; they are told on the clock and of what the
window computes.

Run: uv run python -m tests.benchmarks.bench_long_run [EPOCHS] [BACKEND]
"""

from __future__ import annotations

import os
import queue
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from designer.app import create_window
from designer.graph.model import Graph
from designer.jobs.worker import Worker
from designer.project import layer_looks, storage
from designer.wire import Answer, Failed, Finished, Train
from tests.benchmarks.waiting import wait
from tests.support import projects

_PICTURES = 60


def train(graph: Graph, run: Path, backend: str) -> float:
    """Train to the end and return the seconds it took. Ends the program with the reason where it fails."""
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    worker = Worker("runner", backend, answers.put)
    try:
        began = time.perf_counter()
        worker.send(Train(project=storage.encode(graph), folder=str(run.parent), run_dir=str(run), trial=False))
        while not isinstance(answer := answers.get(), Finished):
            if isinstance(answer, Failed):
                raise SystemExit(f"the run failed: {answer.text}")
        return time.perf_counter() - began
    finally:
        worker.close()


def sizes(run: Path) -> dict[str, int]:
    """Return the bytes of a run's files by their paths in it."""
    return {str(path.relative_to(run)): path.stat().st_size for path in run.rglob("*") if path.is_file()}


def pictures(panel: QWidget, change: Callable[[int], None]) -> str:
    """Draw a panel again and again, each time changed, and return how many a second."""
    change(0)
    panel.grab()
    wall, own = time.perf_counter(), time.thread_time()
    for number in range(_PICTURES):
        change(number)
        panel.grab()
    wall, own = time.perf_counter() - wall, time.thread_time() - own
    return f"{_PICTURES / wall:.0f} a second on the clock, {_PICTURES / own:.0f} by what is computed"


def main() -> None:
    """Train, and print what was measured."""
    epochs, backend = (*sys.argv[1:], *("10000", "jax")[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as name:
        os.environ["KERAS_DESIGNER_STATE"] = name
        project = Path(name) / "p.kdesign"
        graph = projects.iris(epochs=int(epochs), backend=backend, batch_size=4).graph
        storage.save(graph, project)
        run = Path(f"{project}.runs") / "20260101-000000"
        took = train(graph, run, backend)
        found = sizes(run)
        largest = ", ".join(
            f"{file} {size / 2**20:.1f}" for file, size in sorted(found.items(), key=lambda f: -f[1])[:3]
        )
        looks = layer_looks.read(run)
        if looks is None:
            raise SystemExit("the run has no looks at its layers")
        print(f"{epochs} epochs in {took:.0f} s with {len(looks.epochs)} looks")
        print(f"on the disk {sum(found.values()) / 2**20:.1f} MB (goal < 50), most of it {largest}")
        _draw(project, run, int(epochs), Path(name) / "settings.ini")


def _draw(project: Path, run: Path, epochs: int, settings: Path) -> None:
    window = create_window(project, settings_file=settings, start=False)
    window.resize(1600, 1000)
    window.show()
    try:
        wait(lambda: window.preparation.is_done and window.context.runs.run(run.name) is not None)
        window.context.runs.set_shown((run.name,))
        window.docks.show_panel("plots")
        plots = window.findChild(QWidget, "panel_plots")
        wait(lambda: len(plots.curve_points("loss")[0]) == epochs)
        plot = plots._grid.plots["loss"]

        def zoom(number: int) -> None:
            plot.set_x_range(number * epochs / 1000, epochs - number * epochs / 1000)

        print(f"plots: {pictures(plots, zoom)} (goal >= 30)")
        window.docks.show_panel("instruments")
        instruments = window.findChild(QWidget, "panel_instruments")
        instruments.refresh()
        wait(lambda: instruments._reading.known(run) is not None)
        print(f"instruments: {pictures(instruments, lambda _number: instruments.refresh())} (goal >= 30)")
    finally:
        window.document.undo_stack.setClean()
        window.close()


if __name__ == "__main__":
    main()
