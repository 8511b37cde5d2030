"""Descriptions of data sources, remembered as long as their files are as they were.

Where they are asked for beside a live check, they are made in a thread of their own and the check goes on without:
reading a large file takes longer than a person who draws should wait for a shape.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from designer.data.errors import LeaveError
from designer.data.field import Kind
from designer.data.progress import Progress, ignore
from designer.data.sources import Source
from designer.engine.feeding.opened import size_of, stamp
from designer.engine.telling import CancelledError
from designer.graph.texts import DesignerError
from designer.wire import DataDescribed

_MOST = 8
AT_ONCE = 2**22  # bytes of a file that is described in a tenth of a second, which even a check may wait for


class Descriptions:
    """Describes sources one after the other; `aside` in a thread of its own."""

    def __init__(self) -> None:
        self._known: dict[object, DataDescribed | DesignerError] = {}
        self._lock = threading.Lock()
        self._threads: ThreadPoolExecutor | None = None
        self._under_way: list[object] = []

    def of(self, source: Source, folder: str, kinds: Mapping[str, Kind], progress: Progress = ignore) -> DataDescribed:
        """Return the description of a source, from memory if its file has not changed since. Raises DesignerError."""
        from designer.engine.feeding.describing import describe

        with self._lock:
            key = _key(source, folder, kinds)
            found = self._known.get(key)
            if found is None:
                try:
                    found = describe(source, Path(folder), kinds, progress)
                except (LeaveError, CancelledError):
                    raise  # and asked again, for the user may allow it meanwhile
                except DesignerError as error:
                    found = error
                if len(self._known) >= _MOST:
                    del self._known[next(iter(self._known))]
                self._known[key] = found
        if isinstance(found, DesignerError):
            raise found
        return found

    def sketch(self, source: Source, folder: str, kinds: Mapping[str, Kind]) -> DataDescribed | None:
        """Return what the beginning of a source tells, None of one that is known or will be soon."""
        from designer.engine.feeding.describing import sketch

        if size_of(source, Path(folder)) <= AT_ONCE or _key(source, folder, kinds) in self._known:
            return None
        return sketch(source, Path(folder), kinds)

    def aside(
        self,
        source: Source,
        folder: str,
        kinds: Mapping[str, Kind],
        done: Callable[[Future[DataDescribed]], None] | None = None,
        progress: Progress = ignore,
    ) -> None:
        """Describe a source in the thread; `done` is called there. Without it, once is enough."""
        key = _key(source, folder, kinds)
        if done is None and key in self._under_way:
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(1, "describing")
        self._under_way.append(key)
        work = self._threads.submit(self.of, source, folder, kinds, progress)
        work.add_done_callback(lambda _work: self._under_way.remove(key))
        if done is not None:
            work.add_done_callback(done)

    def at_once(self, source: Source, folder: str, kinds: Mapping[str, Kind]) -> DataDescribed | None:
        """Return what is known of a source or known soon; None of one that takes longer. Raises DesignerError."""
        found = self._known.get(_key(source, folder, kinds))
        if found is None and not 0 <= size_of(source, Path(folder)) <= AT_ONCE:
            return None
        if found is None and self._lock.locked():
            return None
        return self.of(source, folder, kinds)


def _key(source: Source, folder: str, kinds: Mapping[str, Kind]) -> object:
    return msgspec.json.encode((source, kinds)), stamp(source, folder)
