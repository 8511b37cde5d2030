"""The process between a window and another place: its answers come back, and a run is stopped in every state."""

from __future__ import annotations

import os
import queue
import sys
import threading
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from designer.engine.server import Outbox
from designer.graph.texts import DesignerError, Text
from designer.jobs import places
from designer.jobs.places import Place
from designer.jobs.sender import _Sender
from designer.jobs.worker import Worker
from designer.project import run_folder
from designer.wire import (
    Answer,
    BatchDone,
    Done,
    EpochDone,
    Examining,
    Failed,
    Finished,
    Pause,
    Ping,
    Pong,
    Reach,
    Reached,
    Ready,
    Resume,
    Stop,
    Train,
    decode_answer,
    read_frame,
)
from tests.support import projects
from tests.support.places import Elsewhere

TEXT = projects.text(projects.iris(device="cpu"))


class Desk:
    """A sender, the place that it sends to, and what it answers over a real pipe."""

    def __init__(self, place: Elsewhere) -> None:
        reading, writing = os.pipe()
        self.place = place
        self.read = os.fdopen(reading, "rb")
        self.write = os.fdopen(writing, "wb")
        self.outbox = Outbox(self.write)
        self.sender = _Sender(self.outbox, "jax")
        self.thread = threading.Thread(target=self.sender.serve, daemon=True)
        self.thread.start()

    def next_answer(self) -> Answer:
        body = read_frame(self.read)
        assert body is not None
        return decode_answer(body)

    def train(self, number: int = 1, address: str = "near://here") -> None:
        self.sender.take(Train(id=number, project=TEXT, address=address))

    def close(self) -> None:
        self.outbox.close()
        self.write.close()
        self.read.close()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return a sender to a place that a test speaks for, at addresses that begin with near://."""
    place = Elsewhere()
    module: Any = types.ModuleType("near_place")
    module.starter = lambda address: place

    def at_a_time(address: str) -> int:
        if "nobody" in address:
            raise DesignerError("Nobody answers at {address}.", address=address)
        return 3

    module.at_a_time = at_a_time
    monkeypatch.setitem(sys.modules, "near_place", module)
    row = Place("near", "A place near", "near://NAME", package="json", extra="near", module="near_place")
    monkeypatch.setitem(places.PLACES, "near", row)  # type: ignore[arg-type]
    found = Desk(place)
    yield found
    found.close()


def test_a_run_goes_there_and_what_is_told_of_it_comes_back_under_its_number(desk: Desk) -> None:
    desk.train(7)
    worker = desk.place.next_worker()
    request = worker.wait_for(Train)
    assert request.project == TEXT
    assert (worker.backend, worker.device) == ("jax", "cpu")
    for answer in (BatchDone(id=99, step=3), EpochDone(id=99, epoch=1)):
        worker.say(answer)
    worker.say(Finished(id=99, epochs=4))
    assert desk.next_answer() == BatchDone(id=7, step=3)
    assert desk.next_answer() == EpochDone(id=7, epoch=1)
    assert desk.next_answer() == Finished(id=7, epochs=4)
    assert worker.closed.wait(30)


def test_it_says_what_it_is_doing_as_the_place_told_it_last(desk: Desk) -> None:
    desk.sender.take(Ping(id=1))
    assert desk.next_answer() == Pong(id=1, state="idle")
    desk.train(2)
    worker = desk.place.next_worker()
    worker.wait_for(Train)
    desk.sender.take(Ping(id=3))
    assert desk.next_answer() == Pong(id=3, state="checking")
    worker.wait_for(Ping)
    worker.say(Pong(id=50, state="training"))
    desk.sender.take(Ping(id=4))
    assert desk.next_answer() == Pong(id=4, state="training")
    worker.say(Examining())
    assert desk.next_answer() == Examining(id=2)
    desk.sender.take(Ping(id=5))
    assert desk.next_answer() == Pong(id=5, state="examining")
    worker.say(Finished())
    assert desk.next_answer() == Finished(id=2)
    desk.sender.take(Ping(id=6))
    assert desk.next_answer() == Pong(id=6, state="idle")


def test_a_run_under_way_is_held_gone_on_with_and_stopped(desk: Desk) -> None:
    desk.train(1)
    worker = desk.place.next_worker()
    worker.wait_for(Train)
    for number, request in enumerate((Pause(id=2), Resume(id=3), Stop(id=4, keep="best")), 2):
        desk.sender.take(request)
        assert desk.next_answer() == Done(id=number)
        assert worker.wait_for(type(request)) == request
    worker.say(Finished(outcome="stopped"))
    assert desk.next_answer() == Finished(id=1, outcome="stopped")


def test_what_is_said_before_there_is_a_worker_reaches_it_behind_the_run(desk: Desk) -> None:
    """A place may take minutes to give a worker; a run that was stopped meanwhile must not train."""
    begin = threading.Event()
    starter = desk.place.__call__

    class Slow(Elsewhere):
        def __call__(self, *told: Any) -> Any:
            assert begin.wait(30)
            return starter(*told)

    sys.modules["near_place"].starter = lambda address: Slow()  # type: ignore[attr-defined]
    desk.train(1)
    desk.sender.take(Stop(id=2))
    assert desk.next_answer() == Done(id=2)
    begin.set()
    worker = desk.place.next_worker()
    worker.wait_for(Stop)
    assert [type(r) for r in worker.asked] == [Train, Stop]


def test_what_is_said_while_nothing_is_under_way_does_not_wait_for_the_next_run(desk: Desk) -> None:
    for number, request in enumerate((Stop(id=1), Pause(id=2), Ping(id=3)), 1):
        desk.sender.take(request)
        assert desk.next_answer().id == number
    desk.train(4)
    worker = desk.place.next_worker()
    worker.wait_for(Train)
    worker.say(Finished())
    assert desk.next_answer() == Finished(id=4)
    assert [type(r) for r in worker.asked] == [Train]


def test_one_run_after_the_other_each_in_a_worker_of_its_own(desk: Desk) -> None:
    for number in (1, 2):
        desk.train(number)
        worker = desk.place.next_worker()
        worker.wait_for(Train)
        worker.say(EpochDone(epoch=number))
        worker.say(Failed(text=Text("lost")) if number == 1 else Finished())
        assert desk.next_answer() == EpochDone(id=number, epoch=number)
        assert desk.next_answer() == (Failed(id=1, text=Text("lost")) if number == 1 else Finished(id=2))
        assert worker.closed.wait(30)
    assert len(desk.place.workers) == 2


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DesignerError("The place {name} is closed.", name="near"), "The place near is closed."),
        (RuntimeError("a\n  b"), "The run could not be sent: a b"),
        (RuntimeError("x" * 900), "The run could not be sent: " + "x" * 500),
    ],
)
def test_a_place_that_gives_no_worker_is_said_in_words_and_the_next_run_goes(
    desk: Desk, error: Exception, told: str
) -> None:
    desk.place.refusal = error
    desk.train(1)
    answer = desk.next_answer()
    assert isinstance(answer, Failed)
    assert answer.id == 1
    assert str(answer.text) == told
    desk.place.refusal = None
    desk.train(2)
    desk.place.next_worker().say(Finished())
    assert desk.next_answer() == Finished(id=2)


def test_a_place_answers_how_many_runs_it_has_room_for(desk: Desk) -> None:
    desk.sender.take(Reach(id=1, address="near://here"))
    assert desk.next_answer() == Reached(id=1, at_a_time=3)
    desk.sender.take(Reach(id=2, address="near://nobody"))
    answer = desk.next_answer()
    assert isinstance(answer, Failed)
    assert str(answer.text) == "Nobody answers at near://nobody."


def test_a_place_that_cannot_be_reached_does_not_end_the_run_elsewhere(desk: Desk) -> None:
    desk.train(1)
    worker = desk.place.next_worker()
    worker.wait_for(Train)
    worker.say(Finished())
    assert desk.next_answer() == Finished(id=1)
    desk.sender.take(Reach(id=5, address="near://nobody"))
    assert desk.next_answer().id == 5
    desk.sender.take(Ping(id=6))
    assert desk.next_answer() == Pong(id=6, state="idle")


def test_a_package_that_is_missing_is_named_with_what_brings_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Place("far", "Place far", "far://NAME", package="no_such_package", extra="far", module="no_such_package")
    monkeypatch.setitem(places.PLACES, "far", row)  # type: ignore[arg-type]
    desk.train(1, "far://there")
    answer = desk.next_answer()
    assert isinstance(answer, Failed)
    assert "needs the package no_such_package" in str(answer.text)
    assert "extra far" in str(answer.text)
    assert places.kind_of("far://x").name == "far"
    assert places.kind_of("10.0.0.1:6379").name == "ray"


def test_when_the_window_goes_the_run_is_stopped_and_waited_for(desk: Desk) -> None:
    desk.train(1)
    worker = desk.place.next_worker()
    worker.wait_for(Train)
    leaving = threading.Thread(target=desk.sender.leave)
    leaving.start()
    assert str(worker.wait_for(Stop).reason) == "The program was closed."
    worker.say(Finished(outcome="stopped"))
    leaving.join(30)
    assert not leaving.is_alive()
    assert desk.next_answer() == Finished(id=1, outcome="stopped")


def test_a_real_sender_trains_and_its_run_is_whole(tmp_path: Path) -> None:
    """The whole way: two processes, frames in between, and a run's folder at the end."""
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    worker = Worker("sender", "jax", answers.put)
    try:
        assert isinstance(answers.get(timeout=120), Ready)
        run = tmp_path / "runs" / "r"
        number = worker.send(
            Train(
                project=projects.text(projects.iris(epochs=2, backend="jax")),
                folder=str(tmp_path),
                run_dir=str(run),
                runs_dir=str(run.parent),
            )
        )
        told: list[Answer] = []
        while not isinstance(told[-1] if told else None, Finished | Failed):
            told.append(answers.get(timeout=240))
        assert isinstance(told[-1], Finished), told[-1]
        assert {answer.id for answer in told} == {number}
        lines = run_folder.read_epochs(run)
        assert [line.epoch for line in lines] == [0, 1]
        assert [a.logs for a in told if isinstance(a, EpochDone)] == [line.logs for line in lines]
        assert told[-1].epochs == 2
    finally:
        worker.close()
    assert not Path(f"/proc/{worker.pid}").exists()
