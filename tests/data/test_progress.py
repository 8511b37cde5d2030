"""Work that is told of can be ended also while one step of it takes long."""

from __future__ import annotations

import threading

import pytest

from designer.data.progress import Progress, ignore
from designer.graph.texts import Text


class GivenUpError(Exception):
    """Nobody wants the work any more."""


def test_a_step_that_tells_nothing_is_ended_all_the_same() -> None:
    is_under_way, may_go_on, ended = threading.Event(), threading.Event(), threading.Event()
    told: list[float] = []

    def long(progress: Progress) -> None:
        progress(0.25)
        is_under_way.set()
        may_go_on.wait()
        try:
            progress(0.5)
        except Exception:
            ended.set()
            raise

    def tell(share: float, _: Text) -> None:
        told.append(share)
        if is_under_way.is_set():
            raise GivenUpError

    with pytest.raises(GivenUpError):
        Progress(tell, 0.0, 0.5).watch(long)
    assert not ended.is_set()  # it is not waited for
    may_go_on.set()
    assert ended.wait(20)  # and ends when it next tells how far it is
    assert told[-1] == 0.125


def test_what_it_makes_and_raises_comes_through_and_parts_are_told_in_turn() -> None:
    told: list[tuple[float, str]] = []
    progress = Progress(lambda share, what: told.append((share, str(what))))

    def work(own: Progress) -> int:
        inner = own.part(0.0, 0.5, Text("first"))
        assert inner.watch(lambda same: same) is inner  # one thread is enough
        own.part(0.5, 1.0, Text("second"))(1.0)
        return 7

    assert progress.watch(work) == 7
    assert told[-1] == (1.0, "second")
    with pytest.raises(ZeroDivisionError):
        progress.watch(lambda _: 1 / 0)
    assert ignore.watch(lambda same: same) is ignore
