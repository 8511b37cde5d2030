"""A warm session that the tests of this package share; each begins with an empty document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.graph.model import Graph
from designer.session.document import Document
from designer.session.session import Session


@pytest.fixture(scope="package")
def warm_session(qapp: QApplication) -> Iterator[Session]:
    """Return a session whose checker stays alive from test to test."""
    session = Session(Document())
    yield session
    session.close()


@pytest.fixture
def session(warm_session: Session, qtbot: QtBot) -> Iterator[Session]:
    """Return the warm session with an empty, unsaved document."""
    warm_session.document.reset(Graph())
    yield warm_session
    if warm_session.training.state != "idle":
        warm_session.training.stop()
        qtbot.waitUntil(lambda: warm_session.training.state == "idle", timeout=30_000)
