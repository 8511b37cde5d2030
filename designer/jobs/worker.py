"""One engine process: how it is started, spoken to and ended, without Qt."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

import designer
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.machine import interpreter
from designer.recipe.devices import AUTOMATIC, environment_of
from designer.wire import WORKING_FOLDER, Answer, Failed, Request, decode_answer, frame, read_frame

LAUNCHER = Path(designer.__file__).resolve().parent / "launch.py"


def command(role: str) -> list[str]:
    """Return the command that starts an engine process: isolated, so that no module of the user's gets in its way."""
    return [interpreter.python(), "-I", "-X", "utf8", "-X", "faulthandler", str(LAUNCHER), role]


def environment(role: str, backend: str, device: str = AUTOMATIC) -> dict[str, str]:
    """Return the environment of an engine process; only a runner computes, so the others see no device."""
    found = dict(os.environ)
    found["KERAS_BACKEND"] = backend
    found["TF_CPP_MIN_LOG_LEVEL"] = "3"
    found.setdefault("TF_ENABLE_DEPRECATION_WARNINGS", "0")
    if role not in ("runner", "searcher"):  # a searcher hands its environment on to runners
        found["CUDA_VISIBLE_DEVICES"] = "-1"
        found["JAX_PLATFORMS"] = "cpu"
    return found | environment_of(device)


class Worker:
    """A process and the thread that reads its answers.

    `take` is called from that thread with every answer to a request, and with Failed (id 0) as the last thing.
    """

    def __init__(self, role: str, backend: str, take: Callable[[Answer], None], device: str = AUTOMATIC) -> None:
        self._take = take
        self._folder = tempfile.mkdtemp(prefix=WORKING_FOLDER)
        self._next_id = 0
        self._guard = threading.Lock()
        self._process = subprocess.Popen(
            command(role),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=environment(role, backend, device),
            start_new_session=os.name == "posix",  # Ctrl+C is for the one who started it to hear
        )
        self._thread = threading.Thread(target=self._read, name="worker", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def send(self, request: Request) -> int:
        """Send a request, and return the id it was given; what a dead process is sent is lost."""
        with self._guard, contextlib.suppress(OSError, ValueError):
            self._next_id += 1
            assert self._process.stdin is not None
            self._process.stdin.write(frame(msgspec.structs.replace(request, id=self._next_id)))
            self._process.stdin.flush()
        return self._next_id

    def close(self, patience: float = 5.0) -> None:
        """End the process: by the end of its input, and if that does not help, by force; reaped when this returns."""
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
        self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def kill(self) -> None:
        """End the process at once."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(ValueError, OSError, msgspec.MsgspecError), self._process.stdout as stream:
            while body := read_frame(stream):  # type: ignore[arg-type]
                self._take(decode_answer(body))
        code = self._process.wait()
        self._take(Failed(text=Text(_ENDED, {"code": code})))


_ENDED = QT_TRANSLATE_NOOP("Errors", "The process that trained ended unexpectedly (exit code {code}).")
