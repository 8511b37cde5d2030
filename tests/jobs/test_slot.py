"""A place for one run at a time: a process trains one after the other, and what ended processes say is not heard."""

from __future__ import annotations

import queue
from typing import Any

from designer.jobs.slot import Slot, Trial
from designer.wire import EpochDone, Failed, Finished, Stop, Train
from tests.support.places import Elsewhere

CPU, GPU = ("tensorflow", "cpu"), ("tensorflow", "gpu:0")


def ready() -> tuple[Elsewhere, Slot, queue.SimpleQueue[Any]]:
    place = Elsewhere()
    return place, Slot(place), queue.SimpleQueue()


def begin(slot: Slot, inbox: Any, number: int, computing: tuple[str, str] = CPU) -> Trial:
    trial = Trial(number, f"run-{number}", (number,))
    slot.begin(computing, inbox, trial, Train(run_dir=trial.run))
    return trial


def test_runs_of_one_backend_and_device_follow_each_other_in_one_process() -> None:
    place, slot, inbox = ready()
    for number in range(3):
        trial = begin(slot, inbox, number)
        assert slot.trial is trial
        place.workers[0].say(Finished(id=number))
        assert inbox.get_nowait() == (slot, Finished(id=number))
        slot.rest()
        assert slot.trial is None
    (worker,) = place.workers
    assert [r.run_dir for r in worker.asked] == ["run-0", "run-1", "run-2"]
    assert (worker.backend, worker.device) == CPU
    assert not worker.closed.is_set()


def test_another_device_is_another_process() -> None:
    place, slot, inbox = ready()
    begin(slot, inbox, 0)
    slot.rest()
    begin(slot, inbox, 1, GPU)
    assert place.workers[0].closed.wait(30)
    assert [(w.backend, w.device) for w in place.workers] == [CPU, GPU]
    assert [len(w.asked) for w in place.workers] == [1, 1]


def test_a_process_trains_twenty_runs_and_is_let_go() -> None:
    place, slot, inbox = ready()
    for number in range(41):
        begin(slot, inbox, number)
        slot.rest()
    assert [len(w.asked) for w in place.workers] == [20, 20, 1]
    assert all(w.closed.wait(30) for w in place.workers[:2])
    assert not place.workers[2].closed.is_set()


def test_a_process_that_died_is_replaced_for_the_next_run() -> None:
    place, slot, inbox = ready()
    begin(slot, inbox, 0)
    place.workers[0].say(Failed())
    assert inbox.get_nowait() == (slot, Failed())
    slot.rest(is_dead=True)
    begin(slot, inbox, 1)
    assert len(place.workers) == 2
    assert [r.run_dir for r in place.workers[1].asked] == ["run-1"]


def test_what_an_ended_process_still_says_is_not_taken_for_the_next_ones() -> None:
    place, slot, inbox = ready()
    begin(slot, inbox, 0)
    slot.rest(is_dead=True)
    begin(slot, inbox, 1)
    place.workers[0].say(EpochDone(epoch=7))
    place.workers[0].say(Failed())
    assert inbox.empty()
    place.workers[1].say(EpochDone(epoch=1))
    assert inbox.get_nowait() == (slot, EpochDone(epoch=1))


def test_a_run_is_told_to_stop_only_while_it_is_under_way() -> None:
    place, slot, inbox = ready()
    slot.send(Stop())  # nothing is there
    begin(slot, inbox, 0)
    slot.send(Stop(keep="best"))
    slot.rest()
    slot.send(Stop(keep="last"))
    assert place.workers[0].asked[1:] == [Stop(keep="best")]


def test_a_new_run_is_not_pruned_because_the_last_one_was() -> None:
    _, slot, inbox = ready()
    begin(slot, inbox, 0)
    slot.is_pruned = True
    slot.rest()
    trial = begin(slot, inbox, 1)
    assert not slot.is_pruned
    assert (trial.state, trial.value, trial.curve) == ("", None, {})


def test_closing_twice_ends_a_process_once() -> None:
    place, slot, inbox = ready()
    slot.close()
    begin(slot, inbox, 0)
    slot.close()
    slot.close()
    assert place.workers[0].closed.wait(30)
    begin(slot, inbox, 1)
    assert len(place.workers) == 2
