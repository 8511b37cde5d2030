"""A script of several workers: each process trains on its part of every batch, and all come to one process's losses."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from designer.export.python_code import STYLES, python_code
from tests.support import projects
from tests.support.exported import is_formatted
from tests.support.networks import catalogue

RUN = "import json, runpy; names = runpy.run_path('net.py'); print('HISTORY' + json.dumps(names['train']().history))"


@pytest.mark.parametrize("style", STYLES)
def test_a_script_of_workers_is_formatted_and_joins_before_it_computes(style: str) -> None:
    code = python_code(projects.iris(backend="jax", workers=2).graph, catalogue(), style)  # type: ignore[arg-type]
    assert is_formatted(code), code
    body = code[code.index("def train()") :]
    assert body.index("keras.distribution.initialize()") < body.index("keras.utils.set_random_seed")


def test_a_script_of_one_worker_says_nothing_of_it() -> None:
    code = python_code(projects.iris(backend="jax").graph, catalogue())
    assert "distribution" not in code
    assert "class Part" not in code


@pytest.mark.slow
def test_two_processes_come_to_the_losses_of_one(tmp_path: Path) -> None:
    graph = projects.endless(160, 8, validation=32, epochs=3, backend="jax", workers=2).graph
    (tmp_path / "net.py").write_text(python_code(graph, catalogue()), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"

    def begun(**more: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "KERAS_BACKEND": "jax", **more}
        call = [sys.executable, "-c", RUN]
        return subprocess.Popen(call, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True)

    several = {"KERAS_DISTRIBUTION_JOB_ADDRESSES": address, "KERAS_DISTRIBUTION_NUM_PROCESSES": "2"}
    processes = [begun(**several, KERAS_DISTRIBUTION_PROCESS_ID=str(number)) for number in range(2)]
    two, other, one = (_history(process) for process in (*processes, begun()))
    assert two == other
    assert len(one["loss"]) == 3
    for name, values in one.items():
        assert two[name] == pytest.approx(values, abs=1e-5)


def _history(process: subprocess.Popen[str]) -> dict[str, list[float]]:
    out, _ = process.communicate()
    assert process.returncode == 0
    line = next(line for line in out.splitlines() if line.startswith("HISTORY"))
    return json.loads(line.removeprefix("HISTORY"))  # type: ignore[no-any-return]
