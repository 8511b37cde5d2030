"""The spare runner: there while somebody works, gone when nobody has for long, another one for another device."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from designer.session import runners as module
from designer.session.runners import Runners


@pytest.fixture
def runners(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runners]:
    monkeypatch.setattr(module, "_MEMORY_FOR_A_SPARE", 0)
    monkeypatch.setattr(module, "_REST", 100)
    found = Runners()
    yield found
    found.close()


def test_a_spare_runner_that_nobody_asks_for_ends(runners: Runners, qtbot: QtBot) -> None:
    runners.warm("tensorflow")
    spare = runners.spare
    assert spare is not None
    qtbot.waitUntil(lambda: runners.spare is None and spare.state == "closed", timeout=20_000)
    runners.warm("tensorflow")
    assert runners.spare is not None


def test_a_spare_runner_is_taken_only_for_its_device(runners: Runners) -> None:
    runners.warm("tensorflow")
    spare = runners.spare
    taken = runners.take("tensorflow", "cpu")
    assert taken is not spare
    assert taken.device == "cpu"
    runners.retire(taken)
