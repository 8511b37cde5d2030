"""The end of a process by its life line: none goes on without who started it, and none goes without its last words."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading

import msgspec

from designer.jobs.life_line import begin_reading
from designer.wire.check import Check
from designer.wire.framing import Answer, decode_answer, frame, read_frame
from designer.wire.process import Done, Ping

ECHO = """
import os, sys
from designer.engine.server import Outbox, take_pipes
from designer.jobs.life_line import begin_reading
from designer.wire.process import Done, Ping
import threading

requests, answers = take_pipes()
outbox = Outbox(answers)
print("noise of somebody else")
os.write(1, b"and more of it")

def take(request):
    if request.id == 13:
        raise RuntimeError("unlucky")
    outbox.put(Done(id=request.id, result=type(request).__name__))

def leave():
    outbox.put(Done(id=-1, result="left"))

begin_reading(requests, take, leave, outbox)
threading.Event().wait()
"""


def conversation(data: bytes) -> tuple[list[Answer], int, str]:
    """Return what a process answers to bytes, its exit code and what it complains of."""
    ran = subprocess.run(
        [sys.executable, "-c", ECHO], input=data, capture_output=True, timeout=120, env=os.environ | {"PYTHONPATH": "."}
    )
    stream = io.BytesIO(ran.stdout)
    found = []
    while (body := read_frame(stream)) is not None:
        found.append(decode_answer(body))
    return found, ran.returncode, ran.stderr.decode()


def test_a_process_answers_until_its_input_ends_and_then_leaves() -> None:
    found, code, said = conversation(frame(Ping(id=1)) + frame(Check(id=2)))
    assert found == [Done(id=1, result="Ping"), Done(id=2, result="Check"), Done(id=-1, result="left")]
    assert code == 0
    assert "noise of somebody else" in said
    assert "and more of it" in said


def test_a_process_whose_input_is_torn_leaves_and_says_so_by_its_exit_code() -> None:
    found, code, _ = conversation(frame(Ping(id=1)) + frame(Ping(id=2))[:-1])
    assert found == [Done(id=1, result="Ping"), Done(id=-1, result="left")]
    assert code == 4


def test_a_process_that_is_sent_something_foreign_leaves() -> None:
    for foreign, reason in ((b"\x00\x00\x00\x00", "1 to"), ((2).to_bytes(4, "big") + b"{}", "`type`")):
        found, code, said = conversation(frame(Ping(id=1)) + foreign + frame(Ping(id=2)))
        assert found == [Done(id=1, result="Ping"), Done(id=-1, result="left")]
        assert code == 4
        assert reason in said


def test_a_process_whose_request_fails_unexpectedly_still_leaves() -> None:
    found, code, said = conversation(frame(Ping(id=12)) + frame(Ping(id=13)) + frame(Ping(id=14)))
    assert found == [Done(id=12, result="Ping"), Done(id=-1, result="left")]
    assert code == 4
    assert "unlucky" in said


def test_reading_begins_in_a_thread_that_does_not_hold_the_process() -> None:
    reading, _writing = os.pipe()
    before = set(threading.enumerate())
    begin_reading(os.fdopen(reading, "rb"), msgspec.to_builtins, lambda: None, None)  # type: ignore[arg-type]
    (thread,) = (one for one in threading.enumerate() if one.name == "reader" and one not in before)
    assert thread.daemon
