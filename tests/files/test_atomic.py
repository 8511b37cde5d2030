"""A file is written whole or not at all, whatever fails meanwhile, and what is no ordinary file is refused."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.files import atomic
from designer.files.stamps import stamp


@settings(max_examples=30, deadline=None)
@given(contents=st.lists(st.binary(max_size=300), min_size=1, max_size=5))
def test_a_file_holds_what_was_written_last_and_its_backup_what_was_there_before(
    contents: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("written")
    path, backup = folder / "p.kdesign", folder / "p.kdesign.bak"
    before: list[bytes] = []
    for content in contents:
        atomic.write(path, content, backup)
        assert atomic.read(path, 300) == content
        if before and content != before[-1]:
            assert backup.read_bytes() == before[-1]
        if not before or content != before[-1]:
            before.append(content)
    assert {one.name for one in folder.iterdir()} <= {path.name, backup.name}


@pytest.mark.parametrize("fails", ["fsync", "replace", "read_bytes"])
def test_after_a_failure_the_old_content_is_there_and_nothing_beside_it(
    fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, backup = tmp_path / "p", tmp_path / "p.bak"
    atomic.write(path, b"old")

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    if fails == "read_bytes":  # what was written reads back otherwise
        monkeypatch.setattr(Path, "read_bytes", lambda _: b"new!"[:3][::-1])
    else:
        monkeypatch.setattr(os, fails, refuse)
    with pytest.raises(OSError, match=r"space|reads back"):
        atomic.write(path, b"new", backup)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir() if one != backup] == ["p"]


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "p", tmp_path / "link"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    atomic.write(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_a_dead_writer_left_is_swept_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    path = tmp_path / "p"
    with subprocess.Popen([sys.executable, "-c", "pass"]) as ended:
        ended.wait()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        left = tmp_path / f".p.{ended.pid}-0123abcd.tmp"
        written, other = tmp_path / f".p.{living.pid}-0123abcd.tmp", tmp_path / ".q.1-0123abcd.tmp"
        for one in (left, written, other):
            one.write_bytes(b"")
        atomic.sweep(path)
        assert not left.exists()
        assert written.exists()
        assert other.exists()
        os.utime(written, (0, 0))  # so old that nobody writes it any more
        atomic.sweep(path)
        assert not written.exists()
        living.communicate(b"\n")


def test_only_ordinary_files_of_a_sensible_size_are_read(tmp_path: Path) -> None:
    large, pipe = tmp_path / "large", tmp_path / "pipe"
    large.write_bytes(b"x" * 100)
    os.mkfifo(pipe)
    for path, said in ((tmp_path, "folder"), (pipe, "ordinary"), (large, "larger"), (tmp_path / "none", "No such")):
        with pytest.raises(OSError, match=said):
            atomic.read(path, 99)
        assert atomic.digest(path, 99) == ""
    assert atomic.digest(large, 100) == hashlib.sha256(b"x" * 100).hexdigest()


def test_a_stamp_tells_every_change(tmp_path: Path) -> None:
    path = tmp_path / "p"
    assert stamp(path) is None
    seen = set()
    for content in (b"a", b"bb"):
        atomic.write(path, content)
        seen.add(stamp(path))
    os.utime(path, ns=(1, 1))
    seen.add(stamp(path))
    assert len(seen) == 3
    assert stamp(path) == stamp(path)
