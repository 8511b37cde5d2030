"""From process start to the first painted window, over a bare PySide6 + pyqtgraph window. Goal: at most 1.5 times.

Run: uv run python tests/benchmarks/bench_startup.py [REPEATS]
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bytecode import with_bytecode

ROOT = Path(__file__).resolve().parents[2]

_WAIT = """
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            Painted.done = True
        return False
painted = Painted()
app.installEventFilter(painted)
window.show()
while not Painted.done:
    app.processEvents()
app.processEvents()
print("PAINTED", flush=True)
os._exit(0)
"""

BARE = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
import pyqtgraph
window = QMainWindow()
window.resize(1600, 1000)
window.setCentralWidget(pyqtgraph.PlotWidget())
"""
    + _WAIT
)

PROGRAM = (
    """
import sys
from PySide6.QtWidgets import QApplication
from designer.app import create_window
window = create_window(sys.argv[1] if len(sys.argv) > 1 else None)
app = QApplication.instance()
window.resize(1600, 1000)
"""
    + _WAIT
)


def seconds(code: str, state: str, *arguments: str) -> float:
    """Return the time from starting a process with `code` to its line PAINTED."""
    environment = {
        **with_bytecode(f"{state}/bytecode"),
        "KERAS_DESIGNER_STATE": state,
        "KERAS_DESIGNER_SETTINGS": f"{state}/settings.ini",
        "PYTHONPATH": str(ROOT),
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    start = time.perf_counter()
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("PAINTED"):
                return time.perf_counter() - start
    raise RuntimeError("the window was never painted")


def main() -> None:
    """Run both in turns and print the ratio of the medians."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as state:
        project = shutil.copy(ROOT / "resources" / "examples" / "ticket.kdesign", state)
        ways = ((BARE,), (PROGRAM,), (PROGRAM, project))
        for code, *arguments in ways:
            seconds(code, state, *arguments)
        rounds = [[seconds(code, state, *arguments) for code, *arguments in ways] for _ in range(repeats)]
    bare, welcome, opened = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"bare window {bare:.3f} s (goal for the ratios: <= 1.5)")
    print(
        f"program {welcome:.3f} s, ratio {welcome / bare:.2f}; with a project {opened:.3f} s, ratio {opened / bare:.2f}"
    )


if __name__ == "__main__":
    main()
