"""Nodes and wires added with undo, panned and dragged: our canvas over NodeGraphQt in an environment of its own.

Seconds are those of the processor, which both spend in one thread, so that what else runs meanwhile hardly counts.

``uv run pytest tests/benchmarks/bench_canvas.py -m benchmark -s``; needs uv and a package index, and fails without. An
interpreter that has NodeGraphQt already can be named in NODEGRAPHQT_PYTHON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PEER = ("NodeGraphQt==0.6.44", "PySide6<6.12", "setuptools<81", "Qt.py")
FRAMES = 30
GOALS = {"add, one step": 12, "add, a step each": 12, "pan": 25, "drag one": 6, "drag all": 12}  # times faster


@pytest.fixture(scope="module")
def peer(tmp_path_factory) -> str:
    """Return a Python that has NodeGraphQt; a benchmark that has nothing to compare with fails and says why."""
    if named := os.environ.get("NODEGRAPHQT_PYTHON"):
        return named
    uv = shutil.which("uv")
    if uv is None:
        pytest.fail(
            "uv makes the environment of NodeGraphQt and is not on PATH. `python -m pip install uv`, or name an "
            "interpreter that has NodeGraphQt in NODEGRAPHQT_PYTHON."
        )
    home = tmp_path_factory.mktemp("nodegraphqt")
    for command in (
        [uv, "venv", "-q", "--no-config", "-p", sys.executable, str(home)],
        # Without the constraints of this project, which are meant for this project.
        [uv, "pip", "install", "-q", "--no-config", "--python", str(home), *PEER],
    ):
        done = subprocess.run(command, capture_output=True, text=True, cwd=home)
        if done.returncode:
            pytest.fail(
                f"NodeGraphQt cannot be installed here: {done.stderr.strip()[-600:]}\nWithout a package index make an "
                f"environment elsewhere with {' '.join(PEER)} and name its Python in NODEGRAPHQT_PYTHON."
            )
    return str(next(p for p in (home / "bin/python", home / "Scripts/python.exe") if p.exists()))


def seconds(python: str, script: str, count: int) -> dict[str, float]:
    """Run a script in a fresh process and return what it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent.parent)}
    if python != sys.executable:
        environment.pop("PYTHONPATH")
    command = [python, str(HERE / script), str(count), str(FRAMES)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=3600)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.mark.benchmark
@pytest.mark.parametrize("count", [500, 2000])
def test_canvas_over_nodegraphqt(peer, count, capsys):
    ours = seconds(sys.executable, "canvas_ours.py", count)
    theirs = seconds(peer, "canvas_peer.py", count)
    with capsys.disabled():
        print(f"\n{count} nodes and {count - 1} wires, all in view: ours, NodeGraphQt, times faster")
        for work, goal in GOALS.items():
            mine, other = ours[work], theirs[work]
            print(f"  {work:17} {mine * 1000:9.1f} ms {other * 1000:9.1f} ms {other / mine:6.1f}x (goal {goal}x)")
        print(f"  all undone in single steps: {ours['undo all'] * 1000:.1f} ms")


@pytest.mark.benchmark
@pytest.mark.parametrize("count", [2000, 10_000])
def test_frames_a_second(count, capsys):
    """Pan at 2 000 and 10 000 nodes, and lay 2 000 out; the goals are 60 and 30 frames a second, and half a second."""
    ours = seconds(sys.executable, "canvas_ours.py", count)
    with capsys.disabled():
        print(f"\n{count} nodes, all in view")
        for work in ("pan", "drag one", "drag all"):
            print(f"  {work:9} {1 / ours[work]:6.1f} frames a second")
        print(f"  laid out in {ours['lay out']:.2f} s, wires led around cards in {ours['route']:.2f} s (in slices)")
