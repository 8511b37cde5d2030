"""Training with instruments over the same run without them, in turns: on the clock, of computing. Goal: at most 1.02.

Digits with one hidden layer, an LSTM and two Conv2D on 28 x 28; each turn trains both in an order that changes.

Run: uv run python -m tests.benchmarks.bench_instruments [BACKEND] [REPEATS] [SECONDS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["KERAS_BACKEND"] = sys.argv[1] if len(sys.argv) > 1 else "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import msgspec

from designer.engine.dispatch import Engine
from designer.graph.model import Graph
from designer.project import storage
from designer.project.examples import example
from designer.project.records import TRAINING
from designer.wire import EpochDone, Finished, Train
from tests.benchmarks.networks import convolutions, lstm


def digits() -> Graph:
    """Return the bundled example."""
    return storage.load(example("digits").path)


def seconds(graph: Graph, every: int | None, epochs: int, folder: Path) -> tuple[float, float]:
    """Return the time on the clock and of computing that the epochs after the first one took."""
    settings = msgspec.structs.replace(
        graph.settings[TRAINING], layers_every=every, epochs=epochs, callbacks=(), seed=1, steps_per_execution=1
    )
    marks: list[tuple[float, float]] = []
    said: list[object] = []

    def take(answer: object) -> None:
        if isinstance(answer, EpochDone):
            marks.append((time.perf_counter(), time.process_time()))
        said.append(answer)

    engine = Engine(take)  # type: ignore[arg-type]
    text = storage.encode(graph.with_setting(TRAINING, settings))
    engine.handle(Train(id=1, project=text, run_dir=str(folder), examine=False))
    engine.wait()
    if not isinstance(said[-1], Finished):
        raise SystemExit(f"the training failed: {said[-1]}")
    return marks[-1][0] - marks[0][0], marks[-1][1] - marks[0][1]


def main() -> None:
    """Train in turns and print the medians of the ratios."""
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    wanted = float(sys.argv[3]) if len(sys.argv) > 3 else 10.0
    networks: dict[str, Callable[[], Graph]] = {"digits": digits, "LSTM": lstm, "two Conv2D": convolutions}
    with tempfile.TemporaryDirectory() as place:
        for name, make in networks.items():
            graph = make()
            few = seconds(graph, 0, 4, Path(place) / f"{name} warm")[0] / 3
            epochs = max(4, min(400, 1 + round(wanted / few)))
            ratios = []
            for turn in range(repeats):
                order = (None, 0) if turn % 2 else (0, None)
                found = {
                    every: seconds(graph, every, epochs, Path(place) / f"{name} {turn} {every}") for every in order
                }
                ratios.append(tuple(found[None][kind] / found[0][kind] for kind in (0, 1)))
            clock, computing = (statistics.median(one) for one in zip(*ratios, strict=True))
            print(f"{name}: {epochs} epochs, clock {clock:.3f}, computing {computing:.3f} (goal <= 1.02)", flush=True)


if __name__ == "__main__":
    main()
