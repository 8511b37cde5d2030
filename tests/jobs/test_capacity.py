"""As many runs are trained side by side as there are cores and memory for."""

from __future__ import annotations

import os

import pytest

from designer.jobs import capacity
from designer.recipe.devices import CPU


def test_a_run_has_two_cores_and_there_is_always_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, runs in ((1, 1), (2, 1), (4, 2), (16, 8)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _pid, n=cores: set(range(n)), raising=False)
        assert capacity.by_cores(CPU) == runs


def test_a_gpu_is_for_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(16)), raising=False)
    monkeypatch.setattr(capacity, "has_nvidia", lambda: True)
    assert capacity.by_cores("auto") == 1
    assert capacity.by_cores("gpu:1") == 1
    assert capacity.by_cores(CPU) == 8


def test_memory_that_was_promised_is_not_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capacity, "free_bytes", lambda: int(3.5 * capacity.MEMORY_A_RUN))
    assert [capacity.by_memory(promised) for promised in range(5)] == [3, 2, 1, 0, 0]
    monkeypatch.setattr(capacity, "free_bytes", lambda: None)
    assert capacity.by_memory(3) is None
