"""Snapshots of unsaved work: when they are there, when not, and what a crash leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from designer.graph import edits
from designer.graph.model import Graph
from designer.project import storage
from designer.session.document import Document
from designer.session.recovery import Recovery, discard, orphans


@pytest.fixture
def document(qtbot) -> Document:
    return Document()


def edit(document: Document, name: str) -> None:
    document.push(edits.add_node(document.graph, "Input", (0, 0), {"shape": [4]}, name=name))


def crash(recovery: Recovery) -> None:
    """Let go of the lock as the end of a process does."""
    recovery._lock.unlock()


def test_an_edit_is_in_the_snapshot_a_moment_later(document, tmp_path, qtbot):
    recovery = Recovery(document, tmp_path)
    edit(document, "first")
    qtbot.waitUntil(recovery.file.exists, timeout=5000)
    crash(recovery)
    (orphan,) = orphans(tmp_path)
    assert storage.encode(orphan.graph) == storage.encode(document.graph)
    assert orphan.project is None


def test_steady_work_is_written_although_it_never_rests(document, tmp_path, qtbot):
    recovery = Recovery(document, tmp_path)
    count = 0

    def work() -> bool:
        nonlocal count
        count += 1
        edit(document, f"node{count}")
        return recovery.file.exists()

    qtbot.waitUntil(work, timeout=10_000)


def test_saving_and_undoing_everything_take_the_snapshot_away(document, tmp_path):
    recovery = Recovery(document, tmp_path)
    edit(document, "a")
    recovery.write()
    assert recovery.file.exists()
    document.undo_stack.undo()
    assert not recovery.file.exists()
    edit(document, "b")
    recovery.write()
    document.undo_stack.setClean()
    assert not recovery.file.exists()
    assert orphans(tmp_path) == []


def test_an_unchanged_project_leaves_no_snapshot(document, tmp_path):
    recovery = Recovery(document, tmp_path)
    document.reset(Graph(), tmp_path / "x.kdesign")
    recovery.write()
    assert not recovery.file.exists()


def test_the_snapshot_of_a_living_program_is_not_offered(document, tmp_path):
    recovery = Recovery(document, tmp_path)
    edit(document, "mine")
    recovery.write()
    assert orphans(tmp_path) == []
    recovery.remove()


def test_a_recovered_project_has_a_snapshot_of_its_own_before_the_old_one_goes(document, tmp_path):
    first = Recovery(document, tmp_path)
    edit(document, "work")
    first.write()
    crash(first)
    (orphan,) = orphans(tmp_path)
    other = Document()
    second = Recovery(other, tmp_path)
    other.reset(orphan.graph, orphan.project, modified=True)
    assert second.file.exists()
    discard(orphan)
    crash(second)
    (again,) = orphans(tmp_path)
    assert storage.encode(again.graph) == storage.encode(document.graph)


def test_a_torn_snapshot_is_passed_over(tmp_path, qtbot):
    (tmp_path / "torn.snapshot").write_text('{"format": "kdesign-recov', "utf-8")
    assert orphans(tmp_path) == []


_VICTIM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from designer.graph import edits
from designer.session.document import Document
from designer.session.recovery import Recovery
app = QCoreApplication([])
document = Document()
recovery = Recovery(document, Path(sys.argv[1]))
for name in ("one", "two"):
    document.push(edits.add_node(document.graph, "Input", (0, 0), {"shape": [4]}, name=name))
recovery.write()
sys.stdout.write("ready\\n")
sys.stdout.flush()
app.exec()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_program_leaves_its_work_and_no_lock(tmp_path, qtbot):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    victim = subprocess.Popen(
        [sys.executable, "-c", _VICTIM, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    with victim:
        assert victim.stdout.readline() == "ready\n"
        assert orphans(tmp_path) == []
        victim.kill()
    (orphan,) = orphans(tmp_path)
    assert {node.name for node in orphan.graph.nodes.values()} == {"one", "two"}
