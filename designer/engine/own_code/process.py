"""A process that runs code of the user's own for a check, with limits, so that the check survives whatever it does.

It is started when first needed, and replaced when it died. What it was asked is remembered, also that it died of it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import keras
import msgspec

import designer
from designer.catalogue.spec import Spec
from designer.engine.checking.shapes import Calls, Inferred
from designer.engine.checking.verdict import Verdict
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import ObjectSpec
from designer.wire import WORKING_FOLDER, OwnRun, Ready, Request, RunOwn, decode_answer, frame, read_frame

ROLE = "own"
_LAUNCHER = Path(designer.__file__).resolve().parent / "launch.py"
_START_SECONDS = 180.0
_AT_ONCE = 0.2  # seconds in which a warm process answers, mostly
_REMEMBERED = 2000


class OwnProcess:
    """Asks the process. With `waits` every answer is waited for, else what takes longer is awaited elsewhere.

    A call may take `seconds`.
    """

    def __init__(self, waits: bool = False, seconds: float = 20.0) -> None:
        self._waits = waits
        self._seconds = seconds
        self._thread = ThreadPoolExecutor(1, "own-code")
        self._asked: dict[Hashable, Future[OwnRun]] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._is_warm = False
        atexit.register(self.close)

    def infer(self, calls: Calls, own: Sequence[Spec], policy: str) -> Inferred:
        """Return what the last of these calls of a layer gives, or that it is awaited."""
        found = self._ask(RunOwn(code=_code(own), policy=policy, calls=msgspec.json.encode(calls).decode()), own)
        if found is None:
            return Inferred(is_awaited=True)
        return Inferred(found.outputs, found.params, found.trainable, found.refusal, found.error, found.param)

    def judge(self, spec: ObjectSpec, kind: str, own: Sequence[Spec]) -> Verdict:
        """Return what comes of making an object; of one that is awaited that nothing is wrong."""
        found = self._ask(RunOwn(code=_code(own), object=spec, kind=kind), own)
        return Verdict() if found is None else Verdict(found.error, found.slots)

    @property
    def is_busy(self) -> bool:
        """Whether something is awaited."""
        return any(not asked.done() for asked in list(self._asked.values()))

    def close(self) -> None:
        """End the process; the next question starts another one."""
        process, self._process = self._process, None
        self._is_warm = False
        if process is not None:
            _end(process)

    def _ask(self, request: RunOwn, own: Sequence[Spec]) -> OwnRun | None:
        key = msgspec.json.encode(request)
        future = self._asked.get(key)
        if future is None:
            if len(self._asked) >= _REMEMBERED:
                self._asked.clear()
            future = self._asked[key] = self._thread.submit(self._run, request, own[0].name, key)
        try:
            return future.result(None if self._waits else _AT_ONCE if self._is_warm else 0)
        except TimeoutError:
            return None

    def _run(self, request: RunOwn, name: str, key: Hashable) -> OwnRun:
        try:
            if self._process is None or self._process.poll() is not None:
                self._start()
        except (OSError, ValueError, EOFError) as error:
            self._asked.pop(key, None)  # it is not the code's fault: asked again next time
            text = QT_TRANSLATE_NOOP("Errors", "The process that runs own code could not be started: {reason}")
            return OwnRun(error=Text(text, {"reason": str(error)}))
        answer, is_overdue = self._answer(request)
        if answer is not None:
            return answer
        code = self._process.wait() if self._process is not None else 0
        self.close()
        if is_overdue:
            text = QT_TRANSLATE_NOOP(
                "Errors", "{name} has not answered after {seconds} seconds, so the process that ran it was ended."
            )
            return OwnRun(error=Text(text, {"name": name, "seconds": round(self._seconds)}))
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{name} has ended the process that ran it (exit code {code}): it crashed, or took more memory than it may.",
        )
        return OwnRun(error=Text(text, {"name": name, "code": code}))

    def _start(self) -> None:
        self.close()
        folder = tempfile.mkdtemp(prefix=WORKING_FOLDER)  # which the process removes
        environment = {**os.environ, "KERAS_BACKEND": keras.backend.backend(), "CUDA_VISIBLE_DEVICES": "-1"}
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", str(_LAUNCHER), ROLE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
        )
        ready, is_overdue = self._read(_START_SECONDS)
        if not isinstance(ready, Ready):
            self.close()
            raise EOFError("it took too long" if is_overdue else "it ended")
        self._is_warm = True

    def _answer(self, request: Request) -> tuple[OwnRun | None, bool]:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.write(frame(request))
            process.stdin.flush()
        answer, is_overdue = self._read(self._seconds)
        if answer is not None and not isinstance(answer, OwnRun):  # Failed
            return OwnRun(error=getattr(answer, "text", None)), False
        return answer, is_overdue

    def _read(self, seconds: float) -> tuple[object, bool]:
        """Return the next answer, or None of a process that died or took too long, and whether it was that."""
        process = self._process
        assert process is not None
        overdue = threading.Event()

        def end() -> None:
            overdue.set()
            _end(process)

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            with contextlib.suppress(ValueError, OSError, msgspec.MsgspecError):
                body = read_frame(process.stdout)  # type: ignore[arg-type]
                return (decode_answer(body) if body else None), overdue.is_set()
            return None, overdue.is_set()
        finally:
            timer.cancel()


def _code(own: Sequence[Spec]) -> dict[str, str]:
    return {spec.module: spec.source for spec in own if spec.source}


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError, AttributeError):
            stream.close()  # type: ignore[union-attr]
