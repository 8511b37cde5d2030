"""From process start to the first shapes shown of an opened example, over importing Keras on JAX alone, in turns.
Goal: 2 s. The window takes its first answers from Keras on JAX in another process, while it is being made itself.

Run: uv run python tests/benchmarks/bench_first_check.py [EXAMPLE] [REPEATS]
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
GOAL = 2.0  # seconds

_IMPORT = "import keras; print('DONE', keras.backend.backend(), flush=True)"
_PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from designer.app import create_window
window = create_window(sys.argv[1])
window.resize(1600, 1000)
window.show()
analysis = window.context.analysis
def look():
    report = analysis.report
    if report is None:
        return
    window.repaint()
    bare = [n for n in window.document.graph.nodes if analysis.info(n) is None or not analysis.info(n).outputs]
    print("NO SHAPES OF " + " ".join(bare) if bare else "DONE", flush=True)
    os._exit(1 if bare else 0)
analysis.report_changed.connect(lambda: QTimer.singleShot(0, look))
QApplication.instance().exec()
"""


def seconds(code: str, state: str, *arguments: str) -> float:
    """Return the time from starting a process with `code` to its line DONE. Ends the program where it has none."""
    environment = {
        **with_bytecode(f"{state}/bytecode"),
        "KERAS_DESIGNER_STATE": state,
        "KERAS_DESIGNER_SETTINGS": f"{state}/settings.ini",
        "PYTHONPATH": str(ROOT),
        "KERAS_BACKEND": "jax",
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    start = time.perf_counter()
    command = [sys.executable, "-c", code, *arguments]
    said = []
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("DONE"):
                return time.perf_counter() - start
            said.append(line)
    raise SystemExit(f"nothing was shown: {''.join(said) or 'the process ended'}")


def main() -> None:
    """Do both in turns and print the medians and their ratio."""
    example, repeats = (*sys.argv[1:], *("digits", "5")[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as state:
        project = shutil.copy(ROOT / "resources" / "examples" / f"{example}.kdesign", state)
        ways = ((_IMPORT,), (_PROGRAM, project))
        for code, *arguments in ways:  # modules are compiled
            seconds(code, state, *arguments)
        rounds = [[seconds(code, state, *arguments) for code, *arguments in ways] for _ in range(int(repeats))]
    alone, shown = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(shown / alone for alone, shown in rounds)
    print(f"import keras {alone:.2f} s, first shapes {shown:.2f} s (goal {GOAL:.0f} s), median ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
