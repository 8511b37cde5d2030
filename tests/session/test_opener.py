"""Openers as the window uses them: one process a request, gone afterwards, and ended when it hangs."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.session import opener as opener_module
from designer.session.opener import Opener
from designer.wire import Answer, Failed, Imported, ImportModel, RunScript

CONFIG = {
    "class_name": "Sequential",
    "config": {"name": "net", "layers": [{"class_name": "Dense", "config": {"name": "d", "units": 3}}]},
}


@pytest.fixture
def opener(qtbot) -> Iterator[Opener]:
    found = Opener()
    yield found
    found.close()


def ask(qtbot, opener: Opener, request, seconds: float = 60) -> Answer:
    answers: list[Answer] = []
    opener.ask(request, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=int(seconds * 1000))
    assert not opener.is_busy
    return answers[0]


def test_a_model_is_drawn_in_a_process_that_is_gone_afterwards(qtbot, opener: Opener, tmp_path: Path) -> None:
    path = tmp_path / "net.json"
    path.write_text(json.dumps(CONFIG))
    opener.ask(ImportModel(path=str(path)), lambda _answer: None)
    qtbot.waitUntil(lambda: opener._client is None or opener._client.pid > 0)
    client = opener._client
    assert client is not None
    pid = client.pid
    answer = ask(qtbot, opener, ImportModel(path=str(path)))
    assert isinstance(answer, Imported)
    assert answer.models[0].name == "net"
    opener.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_what_is_refused_is_said(qtbot, opener: Opener, tmp_path: Path) -> None:
    path = tmp_path / "net.keras"
    path.write_bytes(b"PK nothing")
    answer = ask(qtbot, opener, ImportModel(path=str(path)))
    assert isinstance(answer, Failed)
    assert "net.keras is not a model file that can be read" in str(answer.text)


def test_a_script_that_never_ends_is_ended(qtbot, opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opener_module, "KERAS_TIME", 2_000)
    answer = ask(qtbot, opener, RunScript(text="while True: pass"))
    assert isinstance(answer, Failed)
    assert str(answer.text) == "It took longer than 2 seconds to open and was given up."


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_script_that_kills_its_process_harms_nobody(qtbot, opener: Opener) -> None:
    code = f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})"
    answer = ask(qtbot, opener, RunScript(text=code))
    assert isinstance(answer, Failed)
    assert "ended unexpectedly (signal 9" in str(answer.text)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory")
def test_a_file_that_takes_more_memory_than_allowed_is_refused(qtbot, opener: Opener, tmp_path: Path) -> None:
    text = "x = [[[0] * 10**6] * 10]\nfor i in range(10**5):\n    x.append(list(range(10**7)))\n"
    script = tmp_path / "greedy.py"
    script.write_text(text)
    answer = ask(qtbot, opener, ImportModel(path=str(script)))
    assert isinstance(answer, (Failed, Imported))
    assert not getattr(answer, "models", ())
