"""Two sessions of one program: they share the engines, train side by side, and let go of each other when one ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from designer.session.document import Document
from designer.session.engines import Engines
from designer.session.session import Session
from tests.support import projects

LONG = 120_000


@pytest.fixture
def two(qtbot: QtBot) -> Iterator[tuple[Session, Session]]:
    """Return two sessions with a project each, that share engines which are started when they are asked."""
    engines = Engines()
    found = []
    for epochs in (40, 2):
        session = Session(Document(), engines=engines)
        session.document.reset(projects.iris(epochs=epochs).graph)
        found.append(session)
    yield found[0], found[1]
    for session in found:
        session.close()
    engines.close()


def test_a_session_that_ends_leaves_the_engines_to_the_other(two: tuple[Session, Session], qtbot: QtBot) -> None:
    first, second = two
    first.close()  # with questions under way
    qtbot.waitUntil(lambda: second.analysis.is_current, timeout=LONG)
    assert first.analysis.report is None
    assert second.analysis.report is not None
    assert second.analysis.report.ok
    assert first.checker is second.checker
    assert second.checker.state == "ready"


@pytest.mark.slow
def test_runs_of_two_sessions_are_trained_side_by_side_and_what_waits_begins_after_them(
    two: tuple[Session, Session], qtbot: QtBot
) -> None:
    first, second = two
    for session in two:
        session.queue.set_limit(1)
        qtbot.waitUntil(lambda session=session: session.analysis.is_current, timeout=LONG)
    first.queue.start()
    second.queue.add()
    assert [len(session.queue.waiting) for session in two] == [0, 1]
    assert second.queue.held is not None
    second.queue.set_limit(2)
    assert not second.queue.waiting
    with qtbot.waitSignals([first.training.started, second.training.started], timeout=LONG):
        pass
    assert first.training.runner is not second.training.runner
    qtbot.waitUntil(lambda: all(session.training.state == "idle" for session in two), timeout=LONG)
    for session, epochs in zip(two, (40, 2), strict=True):
        session.runs.refresh()
        qtbot.waitUntil(
            lambda session=session: bool(session.runs.runs) and session.runs.runs[0].status == "done", timeout=LONG
        )
        assert len(session.runs.runs[0].logs) == epochs
        assert len(session.runs.runs) == 1

    first.queue.set_limit(1)
    second.queue.set_limit(1)
    first.queue.start()
    second.queue.add()
    assert second.queue.waiting
    first.training.stop()
    with qtbot.waitSignal(second.training.started, timeout=LONG):
        pass
    qtbot.waitUntil(lambda: second.training.state == "idle", timeout=LONG)
