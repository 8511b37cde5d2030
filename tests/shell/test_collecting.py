"""In the window nothing is collected but from the event loop."""

from __future__ import annotations

import gc
import threading
import weakref

from designer.shell.collecting import Collecting


class Knot:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_waits_for_the_window_s_own_thread(qtbot) -> None:
    freed_in: list[threading.Thread] = []
    collecting = Collecting(lambda: True)
    collecting.collect()
    knot = Knot()
    weakref.finalize(knot, lambda: freed_in.append(threading.current_thread()))
    del knot
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert freed_in == []
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    collecting.collect()
    assert freed_in == [threading.main_thread()]
    assert kept


def test_what_is_there_once_the_window_is_prepared_is_looked_through_no_more(qtbot) -> None:
    prepared: list[bool] = []
    collecting = Collecting(lambda: bool(prepared))
    there = Knot()
    collecting.collect()
    assert any(found is there for found in gc.get_objects())
    prepared.append(True)
    collecting.collect()
    assert not any(found is there for found in gc.get_objects())
    later = Knot()
    collecting.collect()
    assert any(found is later for found in gc.get_objects())
