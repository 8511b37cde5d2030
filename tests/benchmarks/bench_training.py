"""Training in the window, curves growing, over `fit` of the exported script alone, in turns. Goal: at most 1.01 times
(1.05 on JAX).

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

from waiting import wait

from designer.app import create_window
from designer.catalogue.load import load
from designer.export.python_code import python_code
from designer.project import storage
from designer.resources import resource

_SCRIPT = """
import json, runpy, sys, time
import keras
spent = []
fit = keras.Model.fit
def timed(self, *args, **kwargs):
    start = time.perf_counter()
    history = fit(self, *args, **{**kwargs, "verbose": 0})
    spent.append(time.perf_counter() - start)
    return history
keras.Model.fit = timed
history = runpy.run_path(sys.argv[1], run_name="exported")["train"]()
print("SPENT", spent[0], json.dumps(history.history["loss"]))
"""


def script_seconds(script: Path) -> float:
    """Return the seconds `fit` takes in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(script)], cwd=script.parent, capture_output=True, text=True, check=True
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("SPENT"))
    print("  script ", line.split()[1])
    return float(line.split()[1])


def program_seconds(project: Path, folder: Path) -> float:
    """Return the seconds from the first batch's start to the last epoch of a run that is watched in the window."""
    window = create_window(project, settings_file=folder / "settings.ini")
    window.resize(1600, 1000)
    window.show()
    training = window.context.training
    try:
        wait(lambda: training.is_warm and training.why_not_start() is None)
        marks: list[float] = []
        training.started.connect(lambda _record: marks.append(time.perf_counter()))
        ends: list[float] = []
        training.epoch_done.connect(lambda _record: ends.append(time.perf_counter()))
        training.finished.connect(lambda _record: marks.append(time.perf_counter()))
        training.start()
        wait(lambda: len(marks) == 2)
        print(f"  program {ends[-1] - marks[0]:.4f}, and {marks[1] - ends[-1]:.4f} afterwards")
        return ends[-1] - marks[0]
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
    alone, inside = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(program / script for script, program in pairs)
    goal = 1.05 if backend == "jax" else 1.01
    print(f"script {alone:.2f} s, program {inside:.2f} s, median ratio {ratio:.3f} (goal <= {goal})")


if __name__ == "__main__":
    main()
