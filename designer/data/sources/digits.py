"""Whole numbers in a text table whose digits a number would not keep: 007, -0, and 0x1F, which Arrow takes for 31."""

from __future__ import annotations

import csv
import mmap
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from designer.data.dialect import Dialect

_BLOCK = 1 << 22
_READ_IN_FULL = 2_000  # lines that are taken apart one by one; beyond these no column is believed


class Digits:
    """Looks through a file in a thread of its own, while the table is read; `lost` waits for what it finds."""

    def __init__(self, path: Path, first: int, dialect: Dialect, columns: Iterable[str]) -> None:
        self._path, self._first, self._dialect = path, first, dialect
        self._columns = {dialect.names.index(name): name for name in columns}
        self._lost: set[int] = set()
        self._read_in_full = 0
        self._ends = threading.Event()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._look, name="digits", daemon=True)
        self._thread.start()

    def lost(self, wait: Callable[[], None]) -> set[str]:
        """Return the columns with such numbers; `wait` is called from time to time until that is known."""
        while self._thread.is_alive():
            self._thread.join(0.1)
            wait()
        if self._error is not None:
            raise self._error
        return {self._columns[place] for place in self._lost}

    def close(self) -> None:
        """Look no further."""
        self._ends.set()
        self._thread.join()

    def _look(self) -> None:
        try:
            with self._path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                signs = np.frombuffer(data, np.uint8)
                start = self._first
                while start < len(data) and not self._ends.is_set() and len(self._lost) < len(self._columns):
                    following = data.find(b"\n", min(len(data), start + _BLOCK))
                    end = len(data) if following < 0 else following + 1
                    self._look_at(signs[start:end])
                    start = end
                del signs  # which holds the mapping open
        except Exception as error:
            self._error = error

    def _look_at(self, signs: np.ndarray) -> None:
        """Look at whole lines."""
        begins = np.zeros(len(signs) + 1, bool)
        begins[0] = True
        for sign in {self._dialect.delimiter, self._dialect.quote, "\n", "\r"}:
            begins[1:] |= signs == ord(sign)
        zero = signs == ord("0")
        padded = np.flatnonzero(begins[:-1] & zero)
        minus = np.flatnonzero(begins[:-2] & (signs == ord("-"))[:-1] & zero[1:]) + 1

        def after(places: np.ndarray) -> np.ndarray:
            return np.where(places + 1 < len(signs), signs[(places + 1).clip(max=len(signs) - 1)], ord("\n"))

        digits = _table_of(*"0123456789xX")
        ends = digits | _table_of(self._dialect.delimiter, self._dialect.quote, "\n", "\r")
        found = np.concatenate([padded[digits[after(padded)]], minus[ends[after(minus)]]])
        if len(found):
            self._count(signs, np.sort(found))

    def _count(self, signs: np.ndarray, found: np.ndarray) -> None:
        """Note the columns that the numbers at these places stand in."""
        width = len(self._dialect.names) + self._dialect.drops_last
        bounds = np.concatenate([[-1], np.flatnonzero(signs == ord("\n")), [len(signs)]])
        delimiters = np.flatnonzero(signs == ord(self._dialect.delimiter))
        line = np.searchsorted(bounds, found) - 1
        before, behind = (np.searchsorted(delimiters, bounds[at]) for at in (line, line + 1))
        is_plain = behind - before == width - 1  # no delimiter stands within a quoted value
        places = np.searchsorted(delimiters, found) - before
        self._lost |= set(np.unique(places[is_plain]).tolist()) & self._columns.keys()
        for at in np.unique(line[~is_plain]):
            self._read_in_full += 1
            if self._read_in_full > _READ_IN_FULL:
                self._lost = set(self._columns)
                return
            self._take_apart(signs[bounds[at] + 1 : bounds[at + 1]].tobytes())

    def _take_apart(self, line: bytes) -> None:
        reader = csv.reader(
            [line.decode("utf-8", "replace")],
            delimiter=self._dialect.delimiter,
            quotechar=self._dialect.quote,
            escapechar=self._dialect.escape or None,
        )
        cells = next(reader, [])
        if len(cells) != len(self._dialect.names) + self._dialect.drops_last:  # a value goes over several lines
            self._lost = set(self._columns)
        for place in self._columns.keys() - self._lost:
            digits = cells[place].lstrip("-")
            if digits.startswith("0") and (len(digits) > 1 or len(cells[place]) > 1):
                self._lost.add(place)


def _table_of(*signs: str) -> np.ndarray:
    """Return which of the 256 bytes are one of these signs."""
    table = np.zeros(256, bool)
    table[[ord(sign) for sign in signs]] = True
    return table
