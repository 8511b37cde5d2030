"""The report on the drawing follows the drawing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from designer.graph.model import Change, Node
from designer.project.records import TRAINING
from designer.session.session import Session
from tests.support import projects

LONG = 60_000


def settled(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.analysis.is_current, timeout=LONG)


def units(session: Session, count: int) -> Change:
    node = next(n for n in session.document.graph.nodes.values() if n.name == "hidden")
    new = Node(node.id, node.type, node.name, {**node.params, "units": count}, node.position)
    return Change("Set units", (node,), (new,))


def test_an_edit_is_reported_on_and_only_the_last_of_many(session: Session, qtbot: QtBot) -> None:
    session.document.reset(projects.iris().graph)
    settled(session, qtbot)
    report = session.analysis.report
    assert report is not None
    assert report.total_params == 67
    assert report.can_train
    reports = []
    session.analysis.report_changed.connect(lambda: reports.append(session.analysis.report))
    for count in range(9, 30):
        session.document.push(units(session, count))
    assert not session.analysis.is_current
    settled(session, qtbot)
    assert session.analysis.report is not None
    assert session.analysis.report.total_params == 4 * 29 + 29 + 29 * 3 + 3
    assert len(reports) == 1


def test_moving_a_node_leaves_the_report_current(session: Session, qtbot: QtBot) -> None:
    session.document.reset(projects.iris().graph)
    settled(session, qtbot)
    node = next(iter(session.document.graph.nodes.values()))
    moved = Node(node.id, node.type, node.name, node.params, (500, 500))
    session.document.push(Change("Move", (node,), (moved,)))
    assert session.analysis.is_current
    assert session.analysis.info(node.id) is not None


def test_what_flows_along_a_wire_is_known(session: Session, qtbot: QtBot) -> None:
    session.document.reset(projects.iris().graph)
    settled(session, qtbot)
    shapes = {session.analysis.tensor(edge).shape for edge in session.document.graph.edges}  # type: ignore[union-attr]
    assert shapes == {(None, 4), (None, 8)}


def test_a_killed_checker_is_replaced_and_the_drawing_checked_again(session: Session, qtbot: QtBot) -> None:
    session.document.reset(projects.iris().graph)
    settled(session, qtbot)
    before = session.checker.pid
    with qtbot.waitSignal(session.engines.checker_restarted, timeout=LONG) as restarted:
        os.kill(before, signal.SIGKILL)
    assert "signal 9" in str(restarted.args[0])
    session.document.push(units(session, 11))
    settled(session, qtbot)
    assert session.checker.pid not in (0, before)
    assert session.analysis.report is not None
    assert session.analysis.report.total_params == 4 * 11 + 11 + 11 * 3 + 3


def test_data_are_described_and_a_missing_file_is_told(session: Session, qtbot: QtBot) -> None:
    session.document.reset(projects.iris().graph)
    qtbot.waitUntil(lambda: session.datasets.description is not None, timeout=LONG)
    assert session.datasets.description is not None
    assert session.datasets.description.rows == 150
    assert "target" in [c.name for c in session.datasets.columns()]
    from designer.data.settings import DataSettings
    from designer.data.sources import CsvSource
    from designer.project.records import DATA

    session.document.set_setting(DATA, DataSettings(source=CsvSource("nowhere.csv")), "Choose data")
    qtbot.waitUntil(lambda: session.datasets.error is not None, timeout=LONG)
    assert "nowhere.csv" in str(session.datasets.error)
    assert session.datasets.description is None


@pytest.mark.skipif(sys.platform == "win32", reason="counts threads the Linux way")
def test_a_session_that_is_closed_leaves_no_process_and_no_thread() -> None:
    code = """
import threading
from PySide6.QtCore import QCoreApplication, QTimer
from designer.session.document import Document
from designer.session.session import Session
import os, sys
app = QCoreApplication([])
session = Session(Document())
pids = []
def close():
    pids.append(session.checker.pid)
    session.close()
    session.close()
    app.quit()
QTimer.singleShot(300, close)
app.exec()
assert pids[0] and not os.path.exists(f"/proc/{pids[0]}")
real = [t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)]
assert len(real) == 1, real
assert not any(name.split(".")[0] in ("keras", "tensorflow", "jax") for name in sys.modules)
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr


@pytest.mark.slow
def test_what_backends_see_otherwise_is_asked_of_the_one_that_trains(session: Session, qtbot: QtBot) -> None:
    drawing = projects.iris()
    session.document.reset(drawing.graph)
    settled(session, qtbot)
    analysis = session.analysis
    assert analysis.engine is session.checker
    second = session.engines.checker_on("tensorflow")
    assert second.pid == 0
    drawing.add("ops.relu", "species", "again")
    session.document.reset(drawing.graph)
    settled(session, qtbot)
    assert analysis.report is not None
    assert analysis.report.ok
    assert (analysis.engine.backend, session.checker.backend) == ("tensorflow", "jax")
    assert analysis.engine is second
    assert second.pid != 0

    os.kill(second.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    session.document.push(units(session, 11))
    settled(session, qtbot)
    assert analysis.report.total_params == 4 * 11 + 11 + 11 * 3 + 3


@pytest.mark.skipif(sys.platform == "win32", reason="holds a process the POSIX way")
def test_a_backend_that_is_changed_while_a_check_is_under_way_is_the_one_that_is_asked(
    session: Session, qtbot: QtBot
) -> None:
    drawing = projects.iris()
    drawing.add("ops.relu", "species", "again")
    session.document.reset(drawing.graph)
    settled(session, qtbot)
    os.kill(session.checker.pid, signal.SIGSTOP)
    try:
        session.document.push(units(session, 12))
        qtbot.waitUntil(lambda: session.checker.is_waiting, timeout=LONG)
        training = msgspec.structs.replace(session.document.training, backend="jax")
        session.document.set_setting(TRAINING, training, "Change the backend")
    finally:
        os.kill(session.checker.pid, signal.SIGCONT)
    settled(session, qtbot)
    assert session.analysis.engine is session.checker
    assert session.analysis.report is not None
    assert session.analysis.report.total_params == 4 * 12 + 12 + 12 * 3 + 3
