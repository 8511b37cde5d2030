"""Training with instruments over the same run without them, in turns: on the clock, of computing. Goal: at most 1.02.

Digits with one hidden layer, an LSTM and two Conv2D on 28 x 28. Each turn trains with instruments once and without them
twice, in an order that changes: what the two without differ by is what the machine alone makes of the same work, and a
ratio says something only beyond that. What Keras brought along is kept out of collections, as in an engine process.

Run: uv run python -m tests.benchmarks.bench_instruments [BACKEND] [REPEATS] [SECONDS]
"""

from __future__ import annotations

import gc
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
from designer.project import layer_looks, storage
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
    gc.collect()
    text = storage.encode(graph.with_setting(TRAINING, settings))
    engine.handle(Train(id=1, project=text, run_dir=str(folder), examine=False))
    engine.wait()
    if not isinstance(said[-1], Finished):
        raise SystemExit(f"the training failed: {said[-1]}")
    return marks[-1][0] - marks[0][0], marks[-1][1] - marks[0][1]


_WITH, _WITHOUT, _AGAIN = "with", "without", "without again"


def main() -> None:
    """Train in turns and print the medians of the ratios, and between which a half of them lies."""
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 6
    wanted = float(sys.argv[3]) if len(sys.argv) > 3 else 10.0
    if repeats < 2:
        raise SystemExit("one turn tells nothing of its spread: at least 2 are needed")
    networks: dict[str, Callable[[], Graph]] = {"digits": digits, "LSTM": lstm, "two Conv2D": convolutions}
    with tempfile.TemporaryDirectory() as place:
        for name, make in networks.items():
            graph = make()
            seconds(graph, None, 4, Path(place) / f"{name} imports")
            gc.collect()
            gc.freeze()
            few = seconds(graph, 0, 4, Path(place) / f"{name} warm")[0] / 3
            epochs = max(4, min(400, 1 + round(wanted / few)))
            turns = []
            looks = 0
            for turn in range(repeats):
                order = (_WITH, _WITHOUT, _AGAIN) if turn % 2 else (_AGAIN, _WITHOUT, _WITH)
                found = {
                    one: seconds(graph, None if one == _WITH else 0, epochs, Path(place) / f"{name} {turn} {one}")
                    for one in order
                }
                turns.append(found)
                looked = layer_looks.read(Path(place) / f"{name} {turn} {_WITH}")
                if looked is None:
                    raise SystemExit(f"{name}: the run with instruments has no looks at its layers")
                looks = len(looked.epochs)
            print(f"{name}: {epochs} epochs, {looks} looks (goal <= 1.02)")
            for kind, title in enumerate(("clock", "computing")):
                cost = [2 * one[_WITH][kind] / (one[_WITHOUT][kind] + one[_AGAIN][kind]) for one in turns]
                noise = [one[_AGAIN][kind] / one[_WITHOUT][kind] for one in turns]
                print(f"  {title:9} {_spread(cost)}; without over without {_spread(noise)}", flush=True)


def _spread(ratios: list[float]) -> str:
    low, middle, high = statistics.quantiles(ratios, n=4)
    return f"{middle:.3f} ({low:.3f} to {high:.3f})"


if __name__ == "__main__":
    main()
