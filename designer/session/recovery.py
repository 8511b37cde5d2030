"""Keeps a whole snapshot of unsaved work in the user's state folder, and finds what a crash left there."""

from __future__ import annotations

import json
import logging
import os
import shutil
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer

from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.session.document import Document

DELAY = 1000  # milliseconds from an edit to its snapshot
_SUFFIX = ".snapshot"
_FORMAT = "kdesign-recovery"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Orphan:
    """A snapshot whose program is gone. It is locked for us until it is taken or this process ends."""

    file: Path
    project: Path | None  # the file it is an edited form of, None if it was never saved
    saved: datetime
    runs: Path | None  # where the runs of a project lie that was never saved
    graph: Graph = field(compare=False)
    lock: QLockFile = field(compare=False, repr=False)


def orphans(folder: Path) -> list[Orphan]:
    """Return the snapshots that crashed programs left, the newest first; unreadable ones are passed over."""
    found = [orphan for file in sorted(folder.glob("*" + _SUFFIX)) if (orphan := _claim(file)) is not None]
    return sorted(found, key=lambda orphan: orphan.saved, reverse=True)


def discard(orphan: Orphan) -> None:
    """Delete a snapshot that is not wanted, and the runs only it knows of."""
    if orphan.runs is not None:
        shutil.rmtree(orphan.runs, ignore_errors=True)
    release(orphan)


def release(orphan: Orphan) -> None:
    """Delete a snapshot that has been taken over; its runs have been, too."""
    orphan.file.unlink(missing_ok=True)
    orphan.lock.unlock()


class Recovery(QObject):
    """Writes the document's snapshot one second after an edit, and takes it away when there is nothing to lose.

    The snapshot is not flushed to the disk itself: it outlives the program, which is its purpose, and never makes
    the window wait.
    """

    def __init__(self, document: Document, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._file = folder / f"{uuid.uuid4().hex}{_SUFFIX}"
        self._lock: QLockFile | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.write)
        document.changed.connect(self._edited)
        document.undo_stack.cleanChanged.connect(self._clean_changed)
        document.was_reset.connect(self._was_reset)

    @property
    def file(self) -> Path:
        """Where the snapshot lies while there is one."""
        return self._file

    def write(self) -> None:
        """Write the snapshot now if there is unsaved work."""
        self._timer.stop()
        if not self._document.is_modified:
            return
        path = self._document.path
        record = {
            "format": _FORMAT,
            "project": str(path) if path else "",
            "runs": str(self._document.scratch or ""),
            "saved": datetime.now().isoformat(timespec="seconds"),
        }
        try:
            record["text"] = storage.encode(self._document.graph)
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._take_lock()
            aside = self._file.with_suffix(".aside")
            aside.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
            aside.replace(self._file)
        except (OSError, DesignerError):
            _log.warning("the recovery snapshot could not be written", exc_info=True)

    def remove(self) -> None:
        """Take the snapshot away: everything is saved, or the user does not want it."""
        self._timer.stop()
        for file in (self._file, self._file.with_suffix(".aside")):
            try:
                file.unlink(missing_ok=True)
            except OSError:
                _log.warning("the recovery snapshot could not be removed", exc_info=True)
        self._release()

    def keep(self) -> None:
        """Leave unsaved work to the program that starts next: this one ends."""
        self.write()
        self._release()

    def _edited(self) -> None:
        # Not restarted by every edit: steady work is written once a second, not when the hands come to rest.
        # Whether there is something to write is asked then: during a push the stack still counts as clean.
        if not self._timer.isActive():
            self._timer.start()

    def _clean_changed(self, clean: bool) -> None:
        if clean:
            self.remove()
        else:
            self._edited()

    def _was_reset(self) -> None:
        if self._document.is_modified:
            self.write()
        else:
            self.remove()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _take_lock(self) -> None:
        if self._lock is None:
            self._lock = _lock_of(self._file)
            self._lock.tryLock(0)


def _lock_of(file: Path) -> QLockFile:
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # held as long as its process lives, however long that is
    return lock


def _claim(file: Path) -> Orphan | None:
    lock = _lock_of(file)
    if not lock.tryLock(0):
        return None
    try:
        record = json.loads(file.read_text("utf-8"))
        if record["format"] != _FORMAT:
            raise ValueError(f"expected the format {_FORMAT}, received {record['format']!r}")
        project = Path(record["project"]) if record["project"] else None
        runs = Path(record["runs"]) if record.get("runs") else None
        saved = datetime.fromisoformat(record["saved"])
        return Orphan(file, project, saved, runs, storage.decode(record["text"]), lock)
    except (OSError, ValueError, KeyError, TypeError, DesignerError):
        _log.warning("the recovery snapshot %s cannot be read", os.fspath(file), exc_info=True)
        lock.unlock()
        return None
