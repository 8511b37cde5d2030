"""What can be said before anything is trained: which backend there is, which cluster, which search."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from designer.engine.server import Outbox
from designer.graph.texts import DesignerError, Text
from designer.jobs.cluster import Cluster
from designer.jobs.fastest import fastest
from designer.jobs.search import Search
from designer.jobs.server import _Server
from designer.project import storage
from designer.project.records import SEARCH
from designer.project.search_settings import SearchSettings, Variation
from designer.recipe import backends
from designer.wire import Answer, Ping, Pong, Stop, frame, read_frame
from designer.wire import Search as SearchRequest
from tests.support import projects


def test_the_only_backend_there_is_the_fastest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "installed", lambda: ("tensorflow",))
    said: list[Text] = []
    assert fastest("", "", said.append) == "tensorflow"
    assert len(said) == 1


def test_a_cluster_that_is_not_there_is_said_in_words() -> None:
    words = "No Ray cluster answers" if importlib.util.find_spec("ray") is not None else "which is not installed"
    with pytest.raises(DesignerError, match=words):
        Cluster("127.0.0.1:1")


def test_a_search_of_nothing_and_one_of_what_is_not_drawn_are_refused(tmp_path: Path) -> None:
    graph = projects.iris().graph
    answers: list[Answer] = []
    request = SearchRequest(project=storage.encode(graph), runs_dir=str(tmp_path))
    with pytest.raises(DesignerError):
        Search(request, answers.append)
    gone = SearchSettings(variations=(Variation("gone", "units", values=(1, 2)),))
    other = storage.encode(graph.with_setting(SEARCH, gone))
    with pytest.raises(DesignerError):
        Search(SearchRequest(project=other, runs_dir=str(tmp_path)), answers.append)
    assert answers == []


def test_the_process_around_a_search_answers_while_it_has_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    with path.open("wb") as stream:
        outbox = Outbox(stream)
        served = _Server(outbox)
        served.take(Ping(id=1))
        served.take(Stop(id=2))
        outbox.close()
    with path.open("rb") as stream:
        first, second = (read_frame(stream) for _ in range(2))
    assert first == frame(Pong(id=1, state="idle"))[4:]
    assert second is not None
    assert b'"id":2' in second
