"""From a click on Train to the first batch with a warm runner, over starting the exported script. Goal: < 0.5 s.

Run: uv run python tests/benchmarks/bench_first_batch.py [EXAMPLE] [REPEATS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from waiting import wait

from designer.app import create_window
from designer.catalogue.load import load
from designer.export.python_code import python_code
from designer.project import storage
from designer.resources import resource

_SCRIPT = """
import runpy, sys, keras
class First(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        print("BATCH", flush=True)
        raise SystemExit
fit = keras.Model.fit
keras.Model.fit = lambda self, *a, **k: fit(self, *a, **{**k, "callbacks": [First()]})
runpy.run_path(sys.argv[1], run_name="exported")["train"]()
"""


def script_seconds(script: Path) -> float:
    """Return the seconds from starting Python to the end of the first batch."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _SCRIPT, str(script)], cwd=script.parent, capture_output=True, check=False)
    return time.perf_counter() - start


def program_seconds(project: Path, folder: str) -> float:
    """Return the seconds from the click to the first batch that the window hears of."""
    window = create_window(project, settings_file=Path(folder) / "settings.ini")
    window.resize(1600, 1000)
    window.show()
    training = window.context.training
    try:
        wait(lambda: training.is_warm and training.why_not_start() is None)
        heard: list[float] = []
        training.batch_done.connect(lambda _record: heard.append(time.perf_counter()))
        button = window.findChild(QToolButton, "tool_train")
        start = time.perf_counter()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        wait(lambda: bool(heard))
        return heard[0] - start
    finally:
        training.stop()
        wait(lambda: training.state == "idle")
        window.document.undo_stack.setClean()
        window.close()


def main() -> None:
    """Do both in turns and print the medians and their ratio."""
    example, repeats = (*sys.argv[1:], *("digits", "5")[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KERAS_DESIGNER_STATE"] = folder
        project = Path(folder) / "p.kdesign"
        graph = storage.load(resource("examples", f"{example}.kdesign"))
        storage.save(graph, project)
        script = Path(folder) / "p.py"
        script.write_text(python_code(graph, load()))
        pairs = [(script_seconds(script), program_seconds(project, folder)) for _ in range(int(repeats))]
    alone, inside = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"script {alone:.2f} s, click {inside:.2f} s (goal < 0.5 s), ratio {inside / alone:.2f}")


if __name__ == "__main__":
    main()
