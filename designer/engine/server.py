"""The process around an engine: frames on standard input are requests, frames on standard output answers.

Standard input is the life line: when it ends, so does the process. Whatever else writes to standard output (Keras, a
user's callback) ends up on standard error, so that it cannot tear a frame. The main thread serves requests one after
another, training has a thread of its own, and what must be answered at once (Ping, Stop, Pause, Resume) is answered by
the thread that reads.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import queue
import sys
import threading
import traceback
from collections import deque
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import msgspec

from designer.engine import workers
from designer.engine.dispatch import AT_ONCE, NEED_KERAS, Engine
from designer.engine.limits import DRAWING_BYTES, OWN_BYTES, lift_limit, limit_growth, limit_memory
from designer.engine.without_sklearn import without_sklearn
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.wire import (
    WORKING_FOLDER,
    Answer,
    BatchDone,
    Failed,
    Ready,
    Request,
    Train,
    decode_request,
    frame,
    read_frame,
)

_LAST_WORDS = 1.5  # seconds a running training gets to write its last checkpoint when the window is gone
_BACKLOG_POINTS = 5000
WITHOUT_KERAS = ("opener", "reader")
_WITHOUT_WRAPPERS = ("checker", "viewer")  # where nobody calls one


def main() -> None:
    """Serve until standard input ends; the role is the only argument."""
    requests, answers = take_pipes()
    role = sys.argv[1] if len(sys.argv) > 1 else "checker"
    outbox = Outbox(answers)
    engine = Engine(outbox.put)
    engine.live.is_first_look = engine.live.describes_aside = role == "checker"
    engine.live.runs_own = "aside" if role == "checker" else "here"
    todo: queue.SimpleQueue[Request] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(requests, engine, outbox, todo), name="reader", daemon=True)
    reader.start()
    try:
        if role in WITHOUT_KERAS:
            # A model is drawn without Keras; only its weights and scripts that are run need it.
            if role == "opener":
                limit_memory(DRAWING_BYTES)
            if role == "reader":
                for module in ("designer.engine.feeding.describing", "pyarrow.csv", "pyarrow.compute"):
                    import_module(module)  # what is asked first would wait for it
            ready = Ready(pid=os.getpid())
        else:
            if role == "runner":
                workers.join()
            with without_sklearn() if role in _WITHOUT_WRAPPERS else contextlib.nullcontext():
                ready = engine.ready()
    except Exception as error:
        outbox.put(
            Failed(
                text=Text(QT_TRANSLATE_NOOP("Errors", "Keras cannot be loaded: {reason}"), {"reason": str(error)}),
                details=traceback.format_exc(),
            )
        )
        outbox.close()
        os._exit(3)
    if role == "own":
        limit_growth(None, OWN_BYTES)
    if role == "runner":
        with contextlib.suppress(Exception):  # a cold start is only slower
            engine.warm_up()
    outbox.put(ready)
    gc.collect()
    gc.freeze()  # what Keras brought along stays: looking at it in every collection costs up to half a second
    while True:
        request = todo.get()
        if role == "opener" and isinstance(request, NEED_KERAS):
            _import_keras_within_limits(engine)
        engine.handle(request)


def _import_keras_within_limits(engine: Engine) -> None:
    lift_limit()
    with contextlib.suppress(Exception):  # the request will say so
        engine.ready()
        from designer.machine.memory import free_bytes

        limit_growth(free_bytes())


class Outbox:
    """Writes answers from any thread without ever making it wait; progress is merged when the window lags behind."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: deque[Answer] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._write, name="writer", daemon=True)
        self._thread.start()

    def put(self, answer: Answer) -> None:
        """Send `answer` after those before it."""
        with self._changed:
            last = self._waiting[-1] if self._waiting else None
            if isinstance(answer, BatchDone) and isinstance(last, BatchDone) and last.id == answer.id:
                points = (last.points + answer.points)[-_BACKLOG_POINTS:]
                self._waiting[-1] = msgspec.structs.replace(answer, points=points)
            else:
                self._waiting.append(answer)
            self._changed.notify()

    def close(self) -> None:
        """Write what waits, for at most a second."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(1.0)

    def _write(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                if not self._waiting:
                    return
                answer = self._waiting.popleft()
            try:
                self._stream.write(frame(answer))
                self._stream.flush()
            except OSError:  # nobody reads any more; standard input ends as well
                return


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return private copies of the pipes; the well-known ones lead to nowhere and to standard error from now on."""
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)  # a process that ends with its life line writes nothing out
    return requests, answers


def _read(stream: BinaryIO, engine: Engine, outbox: Outbox, todo: queue.SimpleQueue[Request]) -> None:
    status = 0
    try:
        while body := read_frame(stream):
            try:
                request = decode_request(body)
            except (msgspec.MsgspecError, UnicodeError) as error:
                # The frame was whole, so what follows can be read; somebody waits for an answer to this one.
                outbox.put(_not_understood(body, error))
                continue
            if isinstance(request, AT_ONCE):
                engine.handle(request)
            else:
                if isinstance(request, Train):
                    engine.will_train()
                todo.put(request)
    except (ValueError, OSError) as error:
        sys.stderr.write(f"the requests cannot be read any further: {error}\n")
        status = 4
    except BaseException:
        traceback.print_exc()
        status = 4
    finally:
        engine.leave(_LAST_WORDS)
        outbox.close()
        _remove_working_folder()
        sys.stderr.flush()
        os._exit(status)


def _remove_working_folder() -> None:
    """Remove the empty folder made for this process; whoever made it may not be alive to do it."""
    with contextlib.suppress(OSError):
        folder = Path.cwd()
        if folder.name.startswith(WORKING_FOLDER):
            os.chdir(folder.parent)
            folder.rmdir()


class _AnyRequest(msgspec.Struct):
    id: int = 0


def _not_understood(body: bytes, error: Exception) -> Failed:
    number = 0
    with contextlib.suppress(msgspec.MsgspecError, UnicodeError):
        number = msgspec.json.decode(body, type=_AnyRequest).id
    return Failed(
        id=number,
        text=Text(
            QT_TRANSLATE_NOOP("Errors", "The engine did not understand a request: {reason}"), {"reason": str(error)}
        ),
    )
