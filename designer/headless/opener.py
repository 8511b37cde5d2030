"""Asks an opener: a process with limits that reads what somebody else made, and ends when it has answered."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

import designer
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.wire import Answer, Failed, Request, decode_answer, frame, read_frame

_LAUNCHER = Path(designer.__file__).resolve().parent / "launch.py"
DRAWING_SECONDS = 60.0  # Keras may have to be imported for a shape
KERAS_SECONDS = 600.0


def ask(request: Request, seconds: float, role: str = "opener", backend: str = "tensorflow") -> Answer:
    """Return the answer of a process of its own to one request, of an opener unless another role is named.

    Raises DesignerError when it failed, died or took too long.
    """
    with tempfile.TemporaryDirectory(prefix="kdesign-opener-") as folder, _process(folder, role, backend) as process:
        overdue = threading.Event()
        timer = threading.Timer(seconds, _end, (process, overdue))
        timer.daemon = True
        timer.start()
        try:
            answer = _answer(process, msgspec.structs.replace(request, id=1))
        finally:
            timer.cancel()
    if answer is None:
        if overdue.is_set():
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "It took longer than {seconds} seconds to open and was given up."),
                seconds=round(seconds),
            )
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The process that opened it ended unexpectedly (exit code {code})."),
            code=process.returncode,
        )
    if isinstance(answer, Failed):
        raise DesignerError(answer.text.template, **answer.text.args)
    return answer


def _answer(process: subprocess.Popen[bytes], request: Request) -> Answer | None:
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(OSError):
        process.stdin.write(frame(request))
        process.stdin.flush()
    with contextlib.suppress(ValueError, OSError, msgspec.MsgspecError):
        while body := read_frame(process.stdout):  # type: ignore[arg-type]
            answer = decode_answer(body)
            if answer.id == request.id or isinstance(answer, Failed):
                return answer
    return None


@contextlib.contextmanager
def _process(folder: str, role: str, backend: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", str(_LAUNCHER), role],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={
            **os.environ,
            "KERAS_BACKEND": backend,
            "TF_CPP_MIN_LOG_LEVEL": "3",
            **({"CUDA_VISIBLE_DEVICES": "-1"} if role == "opener" else {}),
        },
    )
    try:
        yield process
    finally:
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _end(process: subprocess.Popen[bytes], overdue: threading.Event) -> None:
    overdue.set()
    with contextlib.suppress(OSError):
        process.kill()
