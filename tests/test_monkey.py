"""Whatever hands do in whatever order: no exception, no abort, a project that is valid and undone to its first byte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_some_random_events_from_the_start_on_do_no_harm(seed: int) -> None:
    let_loose(seed, 500, "--no-engine")


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 6))
def test_ten_thousand_random_events_do_no_harm(seed: int) -> None:
    let_loose(seed, 2_000, "--no-engine")


@pytest.mark.gate
@pytest.mark.timeout(4 * 3600)
@pytest.mark.parametrize("seed", range(1, 6))
def test_twenty_thousand_random_events_while_examples_train_do_no_harm(
    seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = let_loose(seed, 20_000)
    with capsys.disabled():
        print(f"\nseed {seed}: {counts}")
    assert counts["projects"] > 50
    assert counts["runs ended"] > 0


def let_loose(seed: int, events: int, *more: str) -> dict[str, int]:
    """Return what the monkey did; what it met is the failure. A process of its own: it may abort."""
    command = [sys.executable, "-m", "tests.support.monkey", str(seed), str(events), *more]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout, f"ended with {done.returncode}: {done.stderr[-4000:]}"
    said = json.loads(done.stdout)
    assert said["faults"] == [], "\n".join(said["faults"])
    assert said["log"] == []
    assert done.returncode == 0, done.stderr[-4000:]
    assert said["events"] == events
    assert said["counts"]["checked"] > events / 1000
    return said["counts"]
