"""Memory as the system tells it: of this process, of another one, of the machine, and of a container's limit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from designer.machine import memory

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what /proc tells")
HOLD = """
import sys
held = b"x" * {size}
print("there", flush=True)
sys.stdin.read()
"""


def status(pid: int | str, name: str) -> int:
    """Return a number of /proc/PID/status in bytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise AssertionError(name)


@LINUX
def test_what_a_process_holds_is_what_the_system_says() -> None:
    found = memory.resident_bytes()
    assert found == pytest.approx(status("self", "VmRSS"), rel=0.1)
    assert memory.resident_bytes(os.getpid()) == pytest.approx(found, rel=0.05)


@LINUX
def test_what_another_process_takes_is_seen_and_given_back() -> None:
    size = 64 * 2**20
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(size=size)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        assert size < memory.resident_bytes(process.pid) < size + 64 * 2**20
    finally:
        process.communicate()
    assert memory.resident_bytes(process.pid) == 0


def test_a_process_that_is_not_there_takes_nothing() -> None:
    assert memory.resident_bytes(2**22 + 7) == 0


@LINUX
def test_what_is_left_is_no_more_than_the_machine_has() -> None:
    found = memory.free_bytes()
    assert found is not None
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    assert 0 <= found <= total


class Cgroup:
    """The files of a container's limit, under a folder that stands for /sys/fs/cgroup."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        real = memory.Path

        def moved(first: object, *more: str) -> Path:
            text = str(first)
            return real(str(root) + text.removeprefix("/sys/fs/cgroup") if text.startswith("/sys/fs/") else text, *more)

        monkeypatch.setattr(memory, "Path", moved)

    def write(self, **files: object) -> None:
        for name, content in files.items():
            path = self.root / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(content), encoding="ascii")


@pytest.fixture
def cgroup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cgroup:
    return Cgroup(tmp_path / "cgroup", monkeypatch)


def test_a_container_has_what_its_limit_leaves_with_cached_files_given_back(cgroup: Cgroup) -> None:
    stat = "anon 300\ninactive_file 200\nfile 250\n"
    cgroup.write(memory_dot_max=1000, memory_dot_current=700, memory_dot_stat=stat)
    assert memory._left_in_container() == 1000 - (700 - 200)


def test_a_container_that_is_full_has_nothing_left(cgroup: Cgroup) -> None:
    cgroup.write(memory_dot_max=1000, memory_dot_current=1500, memory_dot_stat="inactive_file 10\n")
    assert memory._left_in_container() == 0


def test_the_older_kind_of_limit_is_read_too(cgroup: Cgroup) -> None:
    cgroup.write(
        memory__memory_dot_limit_in_bytes=5000,
        memory__memory_dot_usage_in_bytes=1200,
        memory__memory_dot_stat="total_inactive_file 200\n",
    )
    assert memory._left_in_container() == 4000


@pytest.mark.parametrize("limit", ["max", "", "lots"])
def test_a_container_without_a_limit_leaves_it_to_the_machine(cgroup: Cgroup, limit: str) -> None:
    cgroup.write(memory_dot_max=limit, memory_dot_current=700, memory_dot_stat="inactive_file 1\n")
    assert memory._left_in_container() is None


def test_the_smaller_of_machine_and_container_counts(cgroup: Cgroup, monkeypatch: pytest.MonkeyPatch) -> None:
    cgroup.write(memory_dot_max=10_000, memory_dot_current=4000, memory_dot_stat="inactive_file 0\n")
    for available, left in ((50_000, 6000), (3000, 3000), (None, 6000)):
        monkeypatch.setattr(memory, "_available", lambda value=available: value)
        assert memory.free_bytes() == left


def test_where_nothing_is_told_nothing_is_guessed(cgroup: Cgroup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_available", lambda: None)
    assert memory.free_bytes() is None
