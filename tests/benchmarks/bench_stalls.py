"""Gaps of a 5 ms heartbeat in the window while the first project is opened, the engine imports, traces and trains and
the plots are watched, while two runs go side by side, and while a large CSV is read and described, beside the same
heartbeat in a bare Qt program while a plain Keras script trains. Goals: worst < 50 ms, p99 < 16 ms.

Run: uv run python tests/benchmarks/bench_stalls.py [EXAMPLE] [EPOCHS] [MEGABYTES of the CSV]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from waiting import wait

from designer.app import create_window
from designer.catalogue.load import load
from designer.data.sources import source_of
from designer.export.python_code import python_code
from designer.project import storage
from designer.project.records import DATA, TRAINING
from designer.resources import resource
from designer.shell.collecting import Collecting
from designer.shell.window import MainWindow


class Heartbeat(QObject):
    """Notes the time between beats of a 5 ms timer, and what the window's thread worked in it, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def restart(self) -> None:
        """Forget what was noted."""
        self.gaps.clear()
        self.work.clear()
        self._last = time.perf_counter(), time.thread_time()

    def said(self) -> str:
        """Return worst and p99 in words."""
        gaps = np.array(self.gaps)
        work = f"{max(self.work):.1f} ms of work in one gap, p99 {np.percentile(self.work, 99):.1f}"
        beats = f"{work}, {len(gaps)} beats"
        return f"worst {gaps.max():.1f} ms, p99 {np.percentile(gaps, 99):.1f} ms ({beats})"

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.gaps.append((now[0] - self._last[0]) * 1000)
        self.work.append((now[1] - self._last[1]) * 1000)
        self._last = now


def write_csv(path: Path, megabytes: int) -> None:
    """Write a table of numbers, categories, dates and texts."""
    random = np.random.default_rng(0)
    days = np.datetime64("2020-01-01") + random.integers(0, 2000, 2000)
    rows = [
        f"{a:.6f},{b:.3f},level {int(c * 9)},{day},{'yes' if a > 0 else 'no'},some words of row {number}\n"
        for number, (a, b, c, day) in enumerate(
            zip(*random.standard_normal((2, 2000)), random.random(2000), days, strict=True)
        )
    ]
    block = "".join(rows).encode()
    with path.open("wb") as file:
        file.write(b"first,second,level,day,paid,text\n")
        for _ in range(max(1, megabytes * 2**20 // len(block))):
            file.write(block)


def _train_two(window: MainWindow) -> None:
    """Train with two seeds at a time, to the end. Ends the program where they are never side by side."""
    queue, training = window.session.queue, window.context.training
    were_both = False

    def is_done() -> bool:
        nonlocal were_both
        were_both |= training.state == "running" and any(one.job.state == "running" for one in queue.beside)
        return training.state == "idle" and not queue.beside and not queue.waiting

    queue.set_limit(2)
    queue.start(seeds=2)
    wait(is_done)
    if not were_both:
        why = queue.held or "the first ended before the second began; more epochs are needed"
        raise SystemExit(f"two runs at a time cannot be measured: {why}")


def main() -> None:
    """Print a line for each phase."""
    example, epochs, megabytes = (*sys.argv[1:], *("digits", "40", "300")[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KERAS_DESIGNER_STATE"] = folder
        project = Path(folder) / "p.kdesign"
        graph = storage.load(resource("examples", f"{example}.kdesign"))
        settings = msgspec.structs.replace(graph.settings[TRAINING], epochs=int(epochs), callbacks=())
        graph.settings[TRAINING] = settings
        storage.save(graph, project)
        window = create_window(settings_file=Path(folder) / "settings.ini", start=False)
        window.resize(1600, 1000)
        window.show()
        Collecting(lambda: window.preparation.is_done, window)
        heart = Heartbeat()
        wait(lambda: window.preparation.is_done)
        print("welcome page, panels are made:", heart.said())
        heart.restart()
        wait(lambda: len(heart.gaps) > 300)
        print("welcome page, idle:           ", heart.said())
        heart.restart()
        window.files.open_path(project)
        wait(lambda: len(heart.gaps) > 300)
        print("opening a project:            ", heart.said())
        for theme in (window.look.light, window.look.dark):
            heart.restart()
            theme()
            wait(lambda: len(heart.gaps) > 100)
            print("another theme:                ", heart.said())
        heart.restart()
        window.session.checker.start()
        wait(lambda: bool(window.context.analysis.report and window.context.analysis.report.can_train))
        wait(lambda: window.context.training.is_warm)
        print("two engines import:           ", heart.said())
        heart.restart()
        wait(lambda: len(heart.gaps) > 600)
        print("warm and idle:                ", heart.said())
        heart.restart()
        window.context.training.start()
        wait(lambda: window.context.training.state == "running")
        wait(lambda: window.context.training.state == "idle")
        print("traces and trains:            ", heart.said())
        heart.restart()
        _train_two(window)
        print("two runs at a time:           ", heart.said())
        table = Path(folder) / "large.csv"
        write_csv(table, int(megabytes))
        datasets = window.context.datasets
        window.session.reader.start()
        window.docks.show_panel("data")
        heart.restart()
        data = msgspec.structs.replace(window.document.data, source=source_of(table))
        window.document.set_setting(DATA, data, "Choose data")
        wait(lambda: datasets.is_loading)
        wait(lambda: not datasets.is_loading)
        assert datasets.error is None, datasets.error
        wait(lambda: len(heart.gaps) > 300)
        print(f"a CSV of {megabytes:>4} MB is read:     ", heart.said())
        window.document.undo_stack.setClean()
        window.close()

        script = Path(folder) / "p.py"
        script.write_text(python_code(graph, load()))
        heart.restart()
        process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.DEVNULL, cwd=folder)
        wait(lambda: process.poll() is not None)
        print("nothing but a script beside:  ", heart.said())


if __name__ == "__main__":
    main()
