"""An engine process as the window sees it: started, killed, hung, torn, closed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from designer.session.engine_client import EngineClient
from designer.wire import Answer, Check, Checked, Failed, Ping, Pong
from tests.support import projects

LONG = 60_000  # ms; an engine imports Keras first


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[EngineClient]:
    client = EngineClient("checker")
    yield client
    client.close()


def test_requests_made_before_it_is_ready_are_answered(client: EngineClient, qtbot: QtBot) -> None:
    answers: list[Answer] = []
    client.request(Check(project=projects.text(projects.iris())), answers.append)
    assert client.state == "starting"
    assert client.is_waiting
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    assert isinstance(answers[0], Checked)
    assert client.state == "ready"
    assert client.ready is not None
    assert client.ready.pid == client.pid
    assert not client.is_waiting


def test_a_forgotten_request_reaches_nobody(client: EngineClient, qtbot: QtBot) -> None:
    answers: list[Answer] = []
    number = client.request(Ping(), answers.append)
    client.forget(number)
    client.request(Ping(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    assert [a.id for a in answers] == [number + 1]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_killed_engine_is_told_in_words_and_may_be_started_again(
    client: EngineClient, qtbot: QtBot, number: signal.Signals
) -> None:
    qtbot.waitUntil(lambda: _answers(client, qtbot), timeout=LONG)
    pid = client.pid
    waiting: list[Answer] = []
    os.kill(pid, signal.SIGSTOP)
    client.request(Ping(), waiting.append)
    with qtbot.waitSignal(client.died, timeout=LONG) as died:
        os.kill(pid, number)
        os.kill(pid, signal.SIGCONT)
    text = str(died.args[0])
    assert f"signal {number.value}" in text
    assert "Your drawing is untouched." in text
    assert client.state == "dead"
    # One that crashes writes where it stands first, and its other thread may still answer meanwhile.
    assert isinstance(waiting[0], Failed | Pong if number == signal.SIGSEGV else Failed)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)  # reaped, not a zombie
    client.start()
    assert client.state == "starting"


def test_an_engine_that_hangs_is_noticed_and_ended(
    client: EngineClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.session.engine_client._SILENCE", 0.2)
    monkeypatch.setattr("designer.session.engine_client._PATIENCE", {"checker": 1.2})
    client.start()
    qtbot.waitUntil(lambda: client.state == "ready", timeout=LONG)
    os.kill(client.pid, signal.SIGSTOP)
    answers: list[Answer] = []
    client.request(Check(), answers.append)
    qtbot.waitUntil(lambda: client.is_silent, timeout=LONG)
    qtbot.waitUntil(lambda: client.state == "dead", timeout=LONG)
    assert "did not answer" in str(client.death)
    assert isinstance(answers[0], Failed)


def test_a_stopped_engine_is_closed_all_the_same(
    client: EngineClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.session.engine_client._ASKED", 100)
    monkeypatch.setattr("designer.session.engine_client._TERMINATED", 100)
    qtbot.waitUntil(lambda: _answers(client, qtbot), timeout=LONG)
    pid = client.pid
    os.kill(pid, signal.SIGSTOP)
    client.close()
    assert client.state == "closed"
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_an_engine_that_is_closed_on_purpose_leaves_no_warning(
    client: EngineClient, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    qtbot.waitUntil(lambda: _answers(client, qtbot), timeout=LONG)
    client.begin_close()
    qtbot.waitUntil(client.press_on, timeout=LONG)
    assert client.death is None
    assert [r for r in caplog.records if r.levelname == "WARNING"] == []


def test_a_closed_engine_refuses_requests_in_words(client: EngineClient, qtbot: QtBot) -> None:
    client.start()
    client.close()
    answers: list[Answer] = []
    client.request(Ping(), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], Failed)
    assert str(answers[0].text) == "The engine was closed."


def test_one_that_may_not_start_itself_holds_requests_until_it_is_started(qtbot: QtBot) -> None:
    client = EngineClient("checker", starts_itself=False)
    answers: list[Answer] = []
    client.request(Ping(), answers.append)
    assert client.state == "off"
    client.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    assert isinstance(answers[0], Pong)
    client.close()


def _answers(client: EngineClient, qtbot: QtBot) -> bool:
    """Start the engine; being able to say Pong is enough here, Keras need not be there."""
    answers: list[Answer] = []
    client.request(Ping(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    return isinstance(answers[0], Pong)
