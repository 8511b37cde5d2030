"""The backend that "fastest" chooses over plain TensorFlow: a run in an engine process over `fit` of the script.

Goals: 6.5 times as fast for the tutorial's Dense of 512, 2.5 for an LSTM of 64, 1.6 for tickets and attention, and
never slower (two Conv2D). Both are timed from the second epoch on, in turns.

Run: uv run python -m tests.benchmarks.bench_fastest [REPEATS] [EPOCHS]
"""

from __future__ import annotations

import json
import os
import queue
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from designer.catalogue.load import load
from designer.export.python_code import python_code
from designer.graph.model import Graph
from designer.jobs.fastest import fastest
from designer.jobs.worker import Worker
from designer.project import storage
from designer.project.examples import example
from designer.project.records import TRAINING, TrainingSettings
from designer.wire import Answer, EpochDone, Failed, Finished, Train
from tests.benchmarks.networks import convolutions, lstm

GOALS = {"digits": 6.5, "lstm": 2.5, "ticket": 1.6, "transformer": 1.6, "convolutions": 1.0}

_SCRIPT = """
import json, runpy, sys, time
import keras
ends = []
class Ends(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        ends.append(time.perf_counter())
fit = keras.Model.fit
keras.Model.fit = lambda self, *a, **k: fit(self, *a, **{**k, "verbose": 0, "callbacks": [Ends()]})
runpy.run_path(sys.argv[1], run_name="exported")["train"]()
print("ENDS", json.dumps(ends))
"""


def script_seconds(script: Path) -> float:
    """Return the seconds an epoch of the script takes on TensorFlow."""
    environment = {**os.environ, "KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-c", _SCRIPT, str(script)]
    done = subprocess.run(command, cwd=script.parent, env=environment, capture_output=True, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("ENDS"))
    return _an_epoch(json.loads(line.removeprefix("ENDS")))


def program_seconds(project: str, folder: Path, run: Path, backend: str) -> float:
    """Return the seconds an epoch of a run takes in an engine process."""
    answers: queue.Queue[tuple[float, Answer]] = queue.Queue()
    worker = Worker("runner", backend, lambda answer: answers.put((time.perf_counter(), answer)))
    ends = []
    try:
        worker.send(Train(project=project, folder=str(folder), run_dir=str(run), examine=False, trial=False))
        while True:
            at, answer = answers.get()
            if isinstance(answer, EpochDone):
                ends.append(at)
            if isinstance(answer, Failed):
                raise RuntimeError(str(answer.text))
            if isinstance(answer, Finished):
                return _an_epoch(ends)
    finally:
        worker.close()


def main() -> None:
    """Print a line a network."""
    repeats, epochs = (int(one) for one in (*sys.argv[1:], *("3", "40")[len(sys.argv) - 1 :]))
    for name, goal in GOALS.items():
        made = {"lstm": lstm, "convolutions": convolutions}.get(name)
        graph = made() if made is not None else storage.load(example(name).path)
        with tempfile.TemporaryDirectory() as folder:
            _measure(name, goal, graph, Path(folder), repeats, epochs)


def _measure(name: str, goal: float, graph: Graph, folder: Path, repeats: int, epochs: int) -> None:
    settings = msgspec.structs.replace(
        graph.settings.get(TRAINING, TrainingSettings()), epochs=epochs, callbacks=(), start_from=""
    )
    graph = graph.with_setting(TRAINING, settings)
    project, script = storage.encode(graph), folder / "p.py"
    script.write_text(python_code(graph, load()))
    chosen = fastest(project, str(folder), lambda text: print(f"  {text}"))
    pairs = [
        (script_seconds(script), program_seconds(project, folder, folder / f"run{turn}", chosen))
        for turn in range(repeats)
    ]
    plain, quick = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(script / program for script, program in pairs)
    print(f"{name}: TensorFlow {plain:.1f} ms an epoch, {chosen} {quick:.1f} ms: {ratio:.2f} times (goal >= {goal})")


def _an_epoch(ends: list[float]) -> float:
    return (ends[-1] - ends[0]) / (len(ends) - 1)


if __name__ == "__main__":
    main()
