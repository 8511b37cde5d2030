"""The largest turn of the event loop while the window prepares itself, opens its first project and shows each panel for
the first time: in ms of CPU time, and of that at the core's full speed, as a loop of known work tells it, since a core
is slower beside other work. Beside it the worst gap of a 5 ms heartbeat over that of a bare window that does nothing.
Goal: no turn over 50 ms.

Run: uv run python tests/benchmarks/bench_turns.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_stalls import Heartbeat
from bytecode import with_bytecode
from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from waiting import wait

from designer.app import create_window
from designer.graph.model import Change, Edge, Graph, Node
from designer.project import storage
from designer.shell.collecting import Collecting
from designer.shell.docks import PANELS
from designer.shell.window import MainWindow

_LAYERS = 40
_REST = 400  # ms after what is measured, for what it leads to


class Turns(QObject):
    """Notes the CPU time of each turn of the event loop, in ms, of all threads: imports run on one of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.largest = 0.0
        self._since = time.process_time()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._note)

    def restart(self) -> None:
        """Forget what was noted."""
        self.largest, self._since = 0.0, time.process_time()

    def _note(self) -> None:
        now = time.process_time()
        self.largest, self._since = max(self.largest, (now - self._since) * 1000), now


def forty_layers(path: Path) -> None:
    """Save a project that is a chain of layers."""
    kinds = (("Dense", {"units": 32}), ("BatchNormalization", {}), ("Activation", {"activation": "relu"}))
    nodes = [Node("n1", "Input", "", {"shape": [16]})]
    for number in range(2, _LAYERS + 1):
        type_, params = kinds[number % len(kinds)]
        nodes.append(Node(f"n{number}", type_, "", params, (0, 90 * number)))
    edges = [Edge(f"n{number}", 0, f"n{number + 1}", 0) for number in range(1, _LAYERS)]
    graph = Graph()
    graph.apply(Change("", added=(*nodes, *edges)))
    storage.save(graph, path)


def after(milliseconds: int) -> None:
    """Let the event loop go on for a while."""
    ended: list[bool] = []
    QTimer.singleShot(milliseconds, lambda: ended.append(True))
    wait(lambda: bool(ended))


def loop() -> float:
    """Return the CPU time of always the same work, in ms."""
    since, total = time.thread_time(), 0
    for number in range(20_000):
        total += number * number
    return (time.thread_time() - since) * 1000


def idle_gap() -> float:
    """Return the worst gap of the heartbeat in a bare window that does nothing, in ms."""
    window = QMainWindow()
    window.resize(1600, 1000)
    window.show()
    after(_REST)
    heart = Heartbeat()
    after(5 * _REST)
    return max(heart.gaps)


def measure(name: str) -> None:
    """Print a line for each phase of a window that opens one project: an example, or the one of many layers."""
    bare = idle_gap()
    worst, full = 0.0, min(loop() for _ in range(500))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KERAS_DESIGNER_STATE"] = folder
        project = Path(folder) / "p.kdesign"
        forty_layers(project)
        window = create_window(settings_file=Path(folder) / "settings.ini", start=False)
        window.resize(1600, 1000)
        window.show()
        Collecting(lambda: window.preparation.is_done, window)
        after(_REST)
        turns, heart = Turns(), Heartbeat()

        def phase(title: str, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
            nonlocal worst
            after(50)
            turns.restart()
            heart.restart()
            QTimer.singleShot(0, act)
            after(_REST)
            wait(until)
            gap, largest = max(heart.gaps), turns.largest
            slower = statistics.median(loop() for _ in range(50)) / full
            worst = max(worst, largest / slower)
            turn = f"{largest:6.1f} ms of CPU, {largest / slower:6.1f} at full speed"
            print(f"{title:34} {turn}, worst gap {gap:6.1f} ms, {gap / bare:5.1f} times idle")

        phase("the window prepares itself", lambda: None, lambda: window.preparation.is_done)
        phase(f"opens {name}", lambda: opened(window, name, project))
        for row in PANELS:
            if row.area == "bottom":
                phase(f"shows {row.id}", lambda row=row: window.docks.show_panel(row.id))
        window.document.undo_stack.setClean()
        window.close()
    print(f"largest turn {worst:.1f} ms of CPU at full speed (goal <= 50); idle bare window: worst gap {bare:.1f} ms")


def opened(window: MainWindow, name: str, project: Path) -> None:
    """Open an example, or the project of many layers."""
    if name == "layers":
        window.files.open_path(project)
    else:
        window.files.open_example(name)


def main() -> None:
    """Measure in a process for each project: it is the first one there."""
    if len(sys.argv) > 1:
        app = QApplication(sys.argv[:1])
        app.setStyle("Fusion")
        measure(sys.argv[1])
        return
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        environment = with_bytecode(folder)
        subprocess.run([sys.executable, __file__, "digits"], check=True, env=environment, stdout=subprocess.DEVNULL)
        for name in ("digits", "layers"):
            subprocess.run([sys.executable, __file__, name], check=True, env=environment)


if __name__ == "__main__":
    main()
