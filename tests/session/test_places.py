"""Where runs and searches begin: a run elsewhere is followed, held, stopped and gone on with as one here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from designer.jobs import places as kinds
from designer.jobs.places import PLACES, Place, kind_of, why_missing
from designer.machine.extras import how_to_install
from designer.project import run_folder, storage
from designer.project.records import SEARCH
from designer.project.search_settings import SearchSettings
from designer.project.variation import parsed
from designer.session.session import Session
from designer.wire import EpochDone, Finished, SearchDone, Told
from tests.support import projects
from tests.support.clusters import NEEDS_RAY, kill_where_it_trains, two_nodes

LONG = 300_000
MOON = Place("moon", "place on the moon", "moon://CRATER", "no_such_package", "moon", "no.such.module")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    yield from two_nodes()


@pytest.fixture
def elsewhere(session: Session, cluster: Any, qtbot: QtBot) -> Iterator[Session]:
    """Give a session whose runs begin on the cluster."""
    with qtbot.waitSignal(session.places.taken, timeout=LONG):
        session.places.choose(cluster.address)
    assert session.places.address == session.training.place == session.searches.place == cluster.address
    assert session.queue.room_elsewhere == 2
    yield session
    session.places.choose("")


def open_project(session: Session, folder: Path, **training: Any) -> Path:
    path = folder / "net.kdesign"
    graph = projects.endless(1600, 16, **training).graph
    storage.save(graph, path)
    session.document.reset(graph, path)
    return path


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def curve(run: Path) -> list[dict[str, float | None]]:
    return [line.logs for line in run_folder.read_epochs(run)]


def trained(session: Session, qtbot: QtBot) -> Path:
    ends: list[Finished] = []
    session.training.finished.connect(ends.append)
    session.training.failed.connect(ends.append)
    session.training.start()
    qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
    assert isinstance(ends[0], Finished), ends
    return session.runs.folder() / session.training.run_name


def test_a_place_whose_package_is_missing_is_refused_with_what_brings_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "PLACES", {**PLACES, MOON.name: MOON})
    said: list[Any] = []
    session.places.refused.connect(said.append)
    session.places.choose("moon://tycho")
    assert str(said[0]) == (
        "A place on the moon needs the package no_such_package, which is not installed. "
        f"{how_to_install('moon', ('no_such_package',))}"
    )
    assert (session.places.address, session.places.asked, session.places.known) == ("", "", ())


def test_an_address_says_what_kind_of_place_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "PLACES", {**PLACES, MOON.name: MOON})
    assert kind_of("moon://tycho") is MOON
    assert {kind_of(address).name for address in ("auto", "10.0.0.1:6379", "ray://head:10001")} == {"ray"}
    assert why_missing(MOON) is not None


class TestOnACluster:
    pytestmark = NEEDS_RAY

    def test_an_address_where_nobody_is_stays_untaken(self, session: Session, qtbot: QtBot) -> None:
        said: list[Any] = []
        session.places.refused.connect(said.append)
        session.places.choose("127.0.0.1:9")
        assert session.places.asked == "127.0.0.1:9"
        qtbot.waitUntil(lambda: bool(said), timeout=LONG)
        assert str(said[0]).startswith("No Ray cluster answers at 127.0.0.1:9: ")
        assert (session.places.address, session.places.known) == ("", ())

    def test_a_run_is_held_stopped_and_gone_on_with_and_ends_as_one_here(
        self, elsewhere: Session, qtbot: QtBot, tmp_path: Path
    ) -> None:
        session, training = elsewhere, elsewhere.training
        callbacks = ({"class": "CSVLogger", "args": {"filename": "log.csv"}},)
        open_project(session, tmp_path, epochs=60, validation=160, callbacks=callbacks)
        batches: list[Any] = []
        epochs: list[EpochDone] = []
        ends: list[Any] = []
        training.batch_done.connect(batches.append)
        training.epoch_done.connect(epochs.append)
        training.finished.connect(ends.append)
        training.failed.connect(ends.append)
        training.start()
        assert training.place_of_run == session.places.address
        qtbot.waitUntil(lambda: len(epochs) > 2, timeout=LONG)
        run = session.runs.folder() / training.run_name
        assert batches
        assert len(curve(run)) >= 3
        listed = session.runs.run(run.name)
        assert listed is not None
        assert (listed.status, listed.info.address) == ("running", session.places.address)
        sender = training.runner
        assert sender is not None
        pid = sender.pid
        training.pause()
        qtbot.waitUntil(lambda: training.state == "paused", timeout=LONG)
        training.resume()
        qtbot.waitUntil(lambda: training.state == "running", timeout=LONG)
        training.stop()
        qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
        assert ends[0].outcome == "stopped"
        assert 3 <= len(curve(run)) < 60
        assert not run_folder.is_being_written(run)
        assert session.runs.run(run.name).status == "stopped"  # type: ignore[union-attr]
        assert training.engine_of(run.name) is None  # its model is asked for here
        assert training.runner is None
        qtbot.waitUntil(lambda: is_gone(pid), timeout=LONG)
        ends.clear()
        training.resume_run(run.name)
        qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
        assert ends[0].outcome == "done"
        session.places.choose("")
        here = trained(session, qtbot)
        assert here != run
        assert training.place_of_run == ""
        assert curve(run) == curve(here)
        assert (run / "log.csv").read_text("utf-8") == (here / "log.csv").read_text("utf-8")

    def test_a_run_that_is_held_is_held_on_the_next_node_when_its_own_is_lost(
        self, elsewhere: Session, cluster: Any, qtbot: QtBot, tmp_path: Path
    ) -> None:
        session, training = elsewhere, elsewhere.training
        open_project(session, tmp_path, epochs=60)
        epochs: list[EpochDone] = []
        ends: list[Any] = []
        told: list[Told] = []
        starts: list[Any] = []
        training.epoch_done.connect(epochs.append)
        training.finished.connect(ends.append)
        training.failed.connect(ends.append)
        training.told.connect(told.append)
        training.started.connect(starts.append)
        training.start()
        qtbot.waitUntil(lambda: len(epochs) > 2, timeout=LONG)
        training.pause()
        qtbot.waitUntil(lambda: training.state == "paused", timeout=LONG)
        kill_where_it_trains(cluster)
        qtbot.waitUntil(lambda: len(starts) == 2, timeout=LONG)
        assert any("The node that trained is lost." in str(one.text) for one in told)
        assert training.state == "paused"
        training.resume()
        qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
        assert ends[0].outcome == "done"
        assert len(curve(session.runs.folder() / training.run_name)) == 60

    def test_a_run_that_waits_for_a_node_is_stopped_at_once(
        self, elsewhere: Session, qtbot: QtBot, tmp_path: Path
    ) -> None:
        session = elsewhere
        open_project(session, tmp_path, epochs=1000, workers=3, backend="jax")  # of two cores
        told: list[Told] = []
        ends: list[Any] = []
        session.training.told.connect(told.append)
        session.training.finished.connect(ends.append)
        session.training.start()
        qtbot.waitUntil(
            lambda: any("not enough that are free (workers: 3)" in str(one.text) for one in told), timeout=LONG
        )
        session.training.stop()
        qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
        assert ends[0].outcome == "stopped"
        assert str(ends[0].reason) == "Stopped before the first batch; there is no run."

    def test_a_search_trains_there_and_its_trials_come_back(
        self, elsewhere: Session, qtbot: QtBot, tmp_path: Path
    ) -> None:
        session = elsewhere
        open_project(session, tmp_path, epochs=3)
        graph = session.document.graph
        settings = SearchSettings(variations=(parsed(graph, "hidden.units=4,8"),), method="grid", jobs=2)
        session.document.set_setting(SEARCH, settings, "search")
        ends: list[SearchDone] = []
        session.searches.done.connect(ends.append)
        session.searches.failed.connect(ends.append)
        session.searches.start()
        qtbot.waitUntil(lambda: bool(ends), timeout=LONG)
        assert isinstance(ends[0], SearchDone), ends
        assert sorted(len(curve(session.runs.folder() / one.run)) for one in session.searches.trials.values()) == [3, 3]
