"""A search from the window: in a process of its own, stopped in the middle and gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.records import SEARCH
from designer.project.search_settings import SearchSettings
from designer.project.variation import parsed
from designer.session.session import Session
from designer.wire import SearchDone
from tests.support import projects

LONG = 120_000


@pytest.mark.slow
def test_a_search_is_stopped_and_goes_on_with_the_same_trials(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    graph = projects.iris(epochs=2).graph
    with_search = graph.with_setting(
        SEARCH, SearchSettings((parsed(graph, "hidden.units=4..32"),), method="random", trials=3)
    )
    path = tmp_path / "iris.kdesign"
    storage.save(with_search, path)
    session.document.reset(graph, path)
    with pytest.raises(DesignerError, match="Nothing varies yet"):
        session.searches.start()
    session.document.reset(with_search, path)
    searches = session.searches
    ended: list[SearchDone] = []
    searches.done.connect(ended.append)
    searches.failed.connect(ended.append)
    searches.start()
    qtbot.waitUntil(lambda: any(t.state == "done" for t in searches.trials.values()), timeout=LONG)
    searches.stop()
    qtbot.waitUntil(lambda: bool(ended), timeout=LONG)
    assert ended[0].outcome == "stopped"
    first, name = searches.trials[1], searches.name
    searches.go_on(searches.unfinished())
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=LONG)
    assert (ended[1].outcome, ended[1].name, ended[1].trials) == ("done", name, 3)
    assert searches.trials[1] == first
    assert {run.name for run in session.runs.runs} == {t.run for t in searches.trials.values()}
    best = min(searches.trials.values(), key=lambda t: t.value or 9.0)
    assert (ended[1].best, searches.best) == (best.number, best.number)
