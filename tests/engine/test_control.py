"""What others want of a training; several processes that train together end after the same batch."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from designer.engine.training.control import Keep, SharedControl

PROCESSES = 3


class Talking:
    """Three processes as threads: each goes through batches, and all must talk after the same ones."""

    def __init__(self) -> None:
        self._barrier = threading.Barrier(PROCESSES, timeout=30)
        self._told: list[tuple[int, int]] = [(0, 0)] * PROCESSES
        self.ends = [0] * PROCESSES
        self.controls = [SharedControl(self._agree(number)) for number in range(PROCESSES)]

    def _agree(self, number: int) -> Callable[[int, int], tuple[int, int]]:
        def agree(wish: int, batches: int) -> tuple[int, int]:
            self._told[number] = (wish, batches)
            self._barrier.wait()
            told = list(self._told)
            self._barrier.wait()
            return max(one[0] for one in told), told[0][1]

        return agree

    def train(self, at: Callable[[int, int], None]) -> None:
        """Go through batches until each has ended; `at` is called before each with the process and the batch."""

        def fit(number: int) -> None:
            control = self.controls[number]
            control.begin()
            batch = 0
            while not control.stops:
                at(number, batch)
                batch += 1
                if control.is_wanted and control.pauses:
                    control.wait()
            self.ends[number] = batch

        threads = [threading.Thread(target=fit, args=(number,)) for number in range(PROCESSES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize(("told", "keep"), [(0, ""), (2, "best"), (1, "last")])
def test_who_is_told_to_stop_ends_all_after_the_same_batch(told: int, keep: Keep) -> None:
    talking = Talking()

    def at(number: int, batch: int) -> None:
        if (number, batch) == (told, 7):
            talking.controls[number].stop(keep)

    talking.train(at)
    assert len(set(talking.ends)) == 1
    assert talking.ends[0] > 7
    assert [control.keep for control in talking.controls] == [keep] * PROCESSES


def test_one_that_is_told_before_the_first_batch_ends_all_before_it() -> None:
    talking = Talking()
    talking.controls[1].stop()
    assert talking.controls[1].stops
    talking.train(lambda _number, _batch: None)
    assert talking.ends == [0] * PROCESSES


def test_a_pause_is_held_by_one_and_ended_by_a_stop() -> None:
    talking = Talking()

    def at(number: int, batch: int) -> None:
        if (number, batch) == (0, 3):
            talking.controls[0].pause()
            threading.Thread(target=talking.controls[0].stop).start()

    talking.train(at)
    assert len(set(talking.ends)) == 1
    assert talking.ends[0] > 3
