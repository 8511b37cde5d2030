"""Reads the tables of what layers did on threads, once for each state of their files."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.files.stamps import stamp
from designer.project import layer_looks
from designer.project.layer_looks import LayerLooks
from designer.project.run_folder import LAYERS

_State = tuple[object, LayerLooks | None]  # the stamp of a file, and what was read of it


class LayerReading(QObject):
    """Remembers what has been read; `changed` tells that there is more to be known."""

    changed = Signal()
    _read = Signal(object)  # {path: state} of what has changed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[Path, _State] = {}
        self._wanted: tuple[tuple[Path, ...], bool] | None = None
        self._is_reading = False
        self._read.connect(self._on_read)

    def known(self, path: Path) -> LayerLooks | None:
        """Return what was last read of a run's table, None where there is none."""
        return self._known.get(path, (None, None))[1]

    def ask(self, paths: Sequence[Path], first_only: bool = False) -> None:
        """Have the tables of runs read as far as they have changed; with `first_only` up to the first that is there."""
        self._wanted = (tuple(paths), first_only)
        self._start()

    def _start(self) -> None:
        if self._is_reading or self._wanted is None or not self._wanted[0]:
            return
        wanted, self._wanted = self._wanted, None
        self._is_reading = True
        threading.Thread(target=self._work, args=(*wanted, dict(self._known)), name="layers", daemon=True).start()

    def _work(self, paths: Sequence[Path], first_only: bool, known: dict[Path, _State]) -> None:
        found: dict[Path, _State] = {}
        for path in paths:
            now, before = stamp(path / LAYERS), known.get(path)
            state = (
                before
                if before is not None and before[0] == now
                else (now, None if now is None else layer_looks.read(path))
            )
            if state is not before:
                found[path] = state
            if first_only and state[1] is not None:
                break
        with contextlib.suppress(RuntimeError):  # nobody is left to be told
            self._read.emit(found)

    def _on_read(self, found: dict[Path, _State]) -> None:
        self._is_reading = False
        before = {path: self.known(path) for path in found}
        self._known.update(found)
        if any(self.known(path) is not looks for path, looks in before.items()):
            self.changed.emit()
        self._start()
