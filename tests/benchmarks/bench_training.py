"""Training in the window, curves growing, over `fit` of the exported script alone, in turns. Goal: at most 1.01 times
(1.05 on JAX).

Beside the time on the clock stands what was computed meanwhile, by the script, by the engine and by the window: on a
machine that does other things as well, only that can be compared.

The script is silent, which is the fastest it can be: the bar that Keras draws would take time of its own. A run in the
window is timed to its last epoch; what it does afterwards (its weights, the doctor) is told beside it.

Run: uv run python tests/benchmarks/bench_training.py [EXAMPLE] [EPOCHS] [REPEATS] [BACKEND]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from computing import seconds_of
from waiting import wait

from designer.app import create_window
from designer.catalogue.load import load
from designer.export.python_code import python_code
from designer.project import storage
from designer.project.records import TRAINING
from designer.resources import resource

_SCRIPT = """
import runpy, sys, time
import keras
spent = []
fit = keras.Model.fit
def timed(self, *args, **kwargs):
    start = time.perf_counter(), time.process_time()
    history = fit(self, *args, **{**kwargs, "verbose": 0})
    spent.extend((time.perf_counter() - start[0], time.process_time() - start[1]))
    return history
keras.Model.fit = timed
history = runpy.run_path(sys.argv[1], run_name="exported")["train"]()
print("SPENT", *spent)
"""


def script_seconds(script: Path) -> tuple[float, float]:
    """Return the seconds `fit` takes in a fresh interpreter, and those it computes."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(script)], cwd=script.parent, capture_output=True, text=True, check=True
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("SPENT"))
    wall, computed = (float(word) for word in line.split()[1:])
    print(f"  script  {wall:.4f}, computing {computed:.2f}")
    return wall, computed


def program_seconds(project: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds from the first batch's start to the last epoch of a run that is watched in the window.

    The second number is what engine and window compute in them.
    """
    window = create_window(project, settings_file=folder / "settings.ini")
    window.resize(1600, 1000)
    window.show()
    training = window.context.training

    def mark() -> tuple[float, float, float]:
        assert training.runner is not None
        return time.perf_counter(), seconds_of(training.runner.pid), time.process_time()

    try:
        wait(lambda: training.is_warm and training.why_not_start() is None)
        marks: list[tuple[float, float, float]] = []
        training.started.connect(lambda _record: marks.append(mark()))
        epochs = storage.load(project).settings[TRAINING].epochs
        training.epoch_done.connect(lambda record: marks.append(mark()) if record.epoch + 1 == epochs else None)
        training.finished.connect(lambda _record: marks.append(mark()))
        training.start()
        wait(lambda: len(marks) == 3)
        wall, engine, own = (after - before for before, after in zip(*marks[:2], strict=True))
        after = marks[2][0] - marks[1][0]
        print(f"  program {wall:.4f}, computing {engine:.2f} and the window {own:.2f}; {after:.4f} afterwards")
        return wall, engine + own
    finally:
        window.document.undo_stack.setClean()
        window.close()


def main() -> None:
    """Train in turns and print the ratio of the medians."""
    example, epochs, repeats, backend = (*sys.argv[1:], *("digits", "60", "5", "tensorflow")[len(sys.argv) - 1 :])
    os.environ["KERAS_BACKEND"] = backend  # of the script
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KERAS_DESIGNER_STATE"] = folder
        project = Path(folder) / "p.kdesign"
        graph = storage.load(resource("examples", f"{example}.kdesign"))
        text = json.loads(storage.encode(graph))
        text["training"] = {**text["training"], "epochs": int(epochs), "callbacks": [], "backend": backend}
        project.write_text(json.dumps(text))
        script = Path(folder) / "p.py"
        script.write_text(python_code(storage.load(project), load()))
        pairs = [(script_seconds(script), program_seconds(project, Path(folder))) for _ in range(int(repeats))]
    ratios = [tuple(inside / alone for alone, inside in zip(*pair, strict=True)) for pair in pairs]
    wall, computed = (statistics.median(column) for column in zip(*ratios, strict=True))
    alone, inside = (statistics.median(one[0] for one in column) for column in zip(*pairs, strict=True))
    goal = 1.05 if backend == "jax" else 1.01
    print(f"script {alone:.2f} s, program {inside:.2f} s, median ratio {wall:.3f} (goal <= {goal})")
    print(f"of what is computed, the window's part included, {computed:.3f}")


if __name__ == "__main__":
    main()
