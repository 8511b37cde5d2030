"""Opening a project with 10 000 runs, and one with 1.5 GB of metrics: how long until all are listed, and the gaps of a
5 ms heartbeat meanwhile. Goals: listed in < 1 s, worst gap < 50 ms.

Run: uv run python tests/benchmarks/bench_runs.py [RUNS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_stalls import Heartbeat
from waiting import wait

from designer.app import create_window
from designer.graph.model import Graph
from designer.graph.texts import Text
from designer.project import run_folder, storage
from designer.project.run_folder import EpochLine, Mark, RunInfo, RunWriter
from designer.shell.collecting import Collecting


def make(path: Path, number: int) -> None:
    """Write the folder of a run of three epochs."""
    writer = RunWriter(path)
    writer.write_project("{}")
    writer.write_info(
        RunInfo(started=f"2026-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}", epochs=3)
    )
    for epoch in range(3):
        writer.add(EpochLine(epoch, {"loss": 1.5, "val_loss": 1.0}, epoch + 1.0, best=epoch == 0))
    writer.finish("done", Mark(Text("done"), 3))
    writer.close()


def main() -> None:
    """Print a line for each project."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["KERAS_DESIGNER_STATE"] = name
        many, large, none = (folder / f"{name}.kdesign" for name in ("many", "large", "none"))
        for project in (many, large, none):
            storage.save(Graph(), project)
        fsync, os.fsync = os.fsync, lambda _: None
        for number in range(count):
            make(folder / "many.kdesign.runs" / f"20260101-{number:06}", number)
        os.fsync = fsync
        make(folder / "large.kdesign.runs" / "20260101-000000", 0)
        os.truncate(folder / "large.kdesign.runs" / "20260101-000000" / run_folder.METRICS, 1536 * 2**20)
        window = create_window(settings_file=folder / "settings.ini", start=False)
        window.resize(1600, 1000)
        window.show()
        Collecting(lambda: window.preparation.is_done, window)
        wait(lambda: window.preparation.is_done)
        window.files.open_path(none)
        window.docks.build_all()
        window.docks.show_panel("runs")
        heart = Heartbeat()
        wait(lambda: len(heart.gaps) > 300)
        runs = window.context.runs
        print("no runs:         ", heart.said())
        for title, project, expected in (("many runs:      ", many, count), ("1.5 GB of metrics:", large, 1)):
            heart.restart()
            start = time.perf_counter()
            window.files.open_path(project)
            wait(lambda expected=expected: len(runs.runs) == expected)
            listed = time.perf_counter() - start
            wait(lambda: not runs.is_reading)
            read = time.perf_counter() - start
            wait(lambda: len(heart.gaps) > 300)
            print(title, f"listed after {listed:.2f} s, all read after {read:.2f} s,", heart.said())
        window.close()


if __name__ == "__main__":
    main()
