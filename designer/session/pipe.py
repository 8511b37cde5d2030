"""The worker thread that owns an engine process: starts it, writes and reads its pipe, and reaps it."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import IO

import msgspec
from PySide6.QtCore import QObject, QThread, Signal

from designer.jobs.worker import command, environment
from designer.recipe.devices import AUTOMATIC
from designer.wire import WORKING_FOLDER, Request, decode_answer, frame, read_frame

_LOG_LIMIT = 1 << 20
_LOG_TAIL = 16 << 10
_GRACE = 5.0  # seconds from the end of its answers to the end of a process
_NICER = 5  # how far a process stands back behind the window, of 19
_CREATION: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # the same on Windows


@dataclass(frozen=True)
class Ending:
    """How a process ended: its exit code (negative: minus the signal, None: it never started), and its last words."""

    code: int | None
    fault: str = ""
    log: str = ""


class Pipe(QThread):
    """One engine process from its start to its end; not to be used again.

    `received` carries every Answer and `ended`, the last thing, an Ending; both reach slots in the window's thread.
    """

    received = Signal(object)
    ended = Signal(object)

    def __init__(self, role: str, backend: str, parent: QObject | None = None, device: str = AUTOMATIC) -> None:
        super().__init__(parent)
        self.setObjectName(f"engine-{role}")
        self._role = role
        self._backend = backend
        self._device = device
        self._outgoing: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()
        self._closing = False
        self._log: IO[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process's id, 0 before there is one."""
        process = self._process
        return process.pid if process else 0

    def send(self, record: Request) -> None:
        """Write a request, in its turn and without waiting."""
        self._outgoing.put(record)

    def ask_to_end(self) -> None:
        """Close the process's life line."""
        self._closing = True
        self._outgoing.put(None)

    def end_process(self, kill: bool = False) -> None:
        """Terminate the process, or kill it."""
        with self._guard:
            self._closing = True
            process = self._process
            if process is not None and process.returncode is None:
                with contextlib.suppress(OSError):
                    process.kill() if kill else process.terminate()

    def trim_log(self) -> None:
        """Keep what the process writes to standard error from filling the disk."""
        log = self._log
        with contextlib.suppress(OSError, ValueError):
            if log is not None and os.fstat(log.fileno()).st_size > _LOG_LIMIT:
                log.truncate(0)
                os.lseek(log.fileno(), 0, os.SEEK_SET)  # the process shares the position

    def run(self) -> None:
        folder = tempfile.mkdtemp(prefix=WORKING_FOLDER)
        try:
            with tempfile.TemporaryFile() as log:
                self._log = log
                ending = self._live(folder, log)
                self._log = None
        except Exception as error:
            ending = Ending(None, str(error))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        self.ended.emit(ending)

    def _live(self, folder: str, log: IO[bytes]) -> Ending:
        with self._guard:
            if self._closing:
                return Ending(0)
            process = self._process = subprocess.Popen(
                command(self._role),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=folder,
                env=environment(self._role, self._backend, self._device),
                bufsize=0,
                creationflags=_CREATION,
            )
            _step_back(process.pid)
        writer = threading.Thread(target=self._write, args=(process,), name="engine-writer", daemon=True)
        writer.start()
        fault = self._read(process)
        self._outgoing.put(None)
        if fault:
            process.kill()
        try:
            code = process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        writer.join()
        assert process.stdout is not None
        process.stdout.close()
        log.seek(max(0, log.seek(0, os.SEEK_END) - _LOG_TAIL))
        return Ending(code, fault, log.read().decode("utf-8", "replace"))

    def _read(self, process: subprocess.Popen[bytes]) -> str:
        """Pass on answers until there are no more; return what was wrong with the last one."""
        assert process.stdout is not None
        try:
            with os.fdopen(os.dup(process.stdout.fileno()), "rb") as stream:
                while body := read_frame(stream):
                    self.received.emit(decode_answer(body))
        except (ValueError, OSError, msgspec.MsgspecError) as error:
            return str(error)
        return ""

    def _write(self, process: subprocess.Popen[bytes]) -> None:
        stream = process.stdin
        assert stream is not None
        with contextlib.suppress(OSError):
            while (record := self._outgoing.get()) is not None:
                data = memoryview(frame(record))
                while data:
                    data = data[stream.write(data) :]
        with contextlib.suppress(OSError):
            stream.close()


def _step_back(pid: int) -> None:
    """Let the window go first where both want the same core, so that it answers while an engine starts or trains."""
    if sys.platform != "win32":  # where the flag of its creation says the same
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, os.getpriority(os.PRIO_PROCESS, 0) + _NICER)
