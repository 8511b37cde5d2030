"""Nodes and wires added with undo, panned and dragged: our canvas over NodeGraphQt in an environment of its own.

``uv run pytest tests/benchmarks/bench_canvas.py -m benchmark -s``; needs uv and a package index. An interpreter that
has NodeGraphQt already can be named in NODEGRAPHQT_PYTHON.
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


@pytest.fixture(scope="module")
def peer(tmp_path_factory) -> str:
    """Return a Python that has NodeGraphQt."""
    if named := os.environ.get("NODEGRAPHQT_PYTHON"):
        return named
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv makes the environment of NodeGraphQt and is not on PATH")
    home = tmp_path_factory.mktemp("nodegraphqt")
    for command in (
        [uv, "venv", "-q", "-p", sys.executable, str(home)],
        [uv, "pip", "install", "-q", "--python", str(home), *PEER],
    ):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"NodeGraphQt cannot be installed here: {done.stderr.strip()[-300:]}")
    return str(next(p for p in (home / "bin/python", home / "Scripts/python.exe") if p.exists()))


def seconds(python: str, script: str, count: int) -> dict[str, float]:
    """Run a script in a fresh process and return what it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent.parent)}
    if python != sys.executable:
        environment.pop("PYTHONPATH")
    command = [python, str(HERE / script), str(count), str(FRAMES)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=280)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.mark.benchmark
@pytest.mark.parametrize("count", [500, 2000])
def test_canvas_over_nodegraphqt(peer, count, capsys):
    ours = seconds(sys.executable, "canvas_ours.py", count)
    theirs = seconds(peer, "canvas_peer.py", count)
    with capsys.disabled():
        print(f"\n{count} nodes and {count - 1} wires, all in view: ours, NodeGraphQt, times faster")
        for work in ("add, one step", "add, a step each", "pan", "drag one", "drag all"):
            mine, other = ours[work], theirs[work]
            print(f"  {work:17} {mine * 1000:9.1f} ms {other * 1000:9.1f} ms {other / mine:6.1f}x")
        print(f"  all undone in single steps: {ours['undo all'] * 1000:.1f} ms")
