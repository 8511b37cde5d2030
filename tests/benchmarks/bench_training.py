"""Training in the program over the exported script alone: the time of `fit`, in turns. Goal: at most 1.02 times.

Run: uv run python tests/benchmarks/bench_training.py [EXAMPLE] [EPOCHS] [REPEATS]
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from designer.catalogue.load import load
from designer.export.python_code import python_code
from designer.project import storage
from designer.resources import resource
from designer.session.document import Document
from designer.session.session import Session

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


def program_seconds(project: Path) -> float:
    """Return the seconds from the first batch's start to the end of a run in a runner process."""
    document = Document()
    document.reset(storage.load(project), project)
    session = Session(document)
    try:
        wait(lambda: session.analysis.is_current and session.training.why_not_start() is None)
        marks: list[float] = []
        session.training.started.connect(lambda _record: marks.append(time.perf_counter()))
        session.training.finished.connect(lambda _record: marks.append(time.perf_counter()))
        session.training.start()
        wait(lambda: len(marks) == 2)
        print("  program", marks[1] - marks[0])
        return marks[1] - marks[0]
    finally:
        session.close()


def wait(condition: object) -> None:
    """Let the session work until the condition holds."""
    while not condition():  # type: ignore[operator]
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def main() -> None:
    """Train in turns and print the ratio of the medians."""
    example, epochs, repeats = (*sys.argv[1:], *("digits", "60", "5")[len(sys.argv) - 1 :])
    QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "p.kdesign"
        graph = storage.load(resource("examples", f"{example}.kdesign"))
        text = json.loads(storage.encode(graph))
        text["training"] = {**text["training"], "epochs": int(epochs), "callbacks": []}
        project.write_text(json.dumps(text))
        script = Path(folder) / "p.py"
        script.write_text(python_code(storage.load(project), load()))
        pairs = [(script_seconds(script), program_seconds(project)) for _ in range(int(repeats))]
    alone, inside = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"script {alone:.2f} s, program {inside:.2f} s, ratio {inside / alone:.3f} (goal <= 1.02)")


if __name__ == "__main__":
    main()
