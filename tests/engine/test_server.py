"""The engine as a process: frames in, frames out, and nothing that can tear them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import designer
from designer.engine.dispatch import Engine
from designer.wire import (
    WORKING_FOLDER,
    Answer,
    Check,
    Checked,
    DescribeData,
    Failed,
    Ping,
    Pong,
    Ready,
    Request,
    decode_answer,
    frame,
    read_frame,
)
from tests.support import projects

LAUNCHER = Path(designer.__file__).parent / "launch.py"


class Child:
    """An engine process, spoken to without a window."""

    def __init__(self, cwd: Path, role: str = "checker") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", str(LAUNCHER), role],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=cwd,
        )

    def send(self, *records: Request) -> None:
        self.write(b"".join(frame(r) for r in records))

    def write(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def receive(self) -> Answer | None:
        assert self.process.stdout is not None
        body = read_frame(self.process.stdout)  # type: ignore[arg-type]
        return decode_answer(body) if body else None

    def answer_to(self, number: int) -> Any:
        while (answer := self.receive()) is not None:
            if answer.id == number:
                return answer
        raise AssertionError("the engine ended")

    def end(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        code = self.process.wait(20)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder such as a user may have: files named like modules that everything imports."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("json", "numpy", "sitecustomize", "keras", "designer", "msgspec"):
        (folder / f"{name}.py").write_text("import os\nos.write(1, b'IMPORTED')\nos._exit(77)\n")
    return folder


@pytest.fixture(scope="module")
def child(hostile_folder: Path) -> Iterator[Child]:
    child = Child(hostile_folder)
    yield child
    assert child.end() == 0


def test_it_says_what_it_is_and_answers(child: Child) -> None:
    child.send(Ping(id=1))
    answers = [child.receive(), child.receive()]
    assert Pong(id=1, state="idle") in answers
    ready = next(a for a in answers if isinstance(a, Ready))
    assert ready.backend == "tensorflow"
    assert ready.pid == child.process.pid


def test_it_gives_the_same_report_as_an_engine_in_this_process(child: Child) -> None:
    text = projects.text(projects.iris())
    child.send(Check(id=2, project=text))
    there = child.answer_to(2)
    assert isinstance(there, Checked)
    here: list[Any] = []
    Engine(here.append).handle(Check(id=2, project=text))
    assert there.nodes == here[0].nodes
    assert there.problems == here[0].problems
    assert there.total_params == here[0].total_params == 67
    assert there.can_train


def test_a_request_that_is_not_understood_is_answered_and_the_next_one_served(child: Child) -> None:
    for body in (b'{"type":"Nonsense","id":11}', b'{"type":"Check","id":11,"project":7}'):
        child.write(len(body).to_bytes(4, "big") + body)
        assert isinstance(child.answer_to(11), Failed)
    child.send(Ping(id=12))
    assert isinstance(child.answer_to(12), Pong)


def test_unreadable_projects_and_sources_are_answered_with_a_sentence(child: Child) -> None:
    child.send(Check(id=21, project="{"), DescribeData(id=22, source="?"), DescribeData(id=23, source="null"))
    for number in (21, 22, 23):
        answer = child.answer_to(number)
        assert isinstance(answer, Failed)
        assert str(answer.text)
        assert "Traceback" not in str(answer.text)


NOISY_ENGINE = """
import os
from designer.engine import server
from designer.wire import Ready

class Noisy(server.Engine):
    def ready(self):
        print("noise " * 1000, flush=True)
        os.write(1, b"raw noise")
        os.system("echo noise of a child")
        return Ready(keras="loud")

server.Engine = Noisy
server.main()
"""


def test_what_others_print_does_not_tear_a_frame(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", NOISY_ENGINE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, "PYTHONPATH": str(LAUNCHER.parents[2])},
        )
    child = Child.__new__(Child)
    child.process = process
    assert child.receive() == Ready(keras="loud")
    child.send(Ping(id=5))
    assert isinstance(child.receive(), Pong)
    assert child.end() == 0
    assert log.read_bytes().count(b"noise") == 1002


def test_a_torn_frame_ends_the_process(tmp_path: Path) -> None:
    child = Child(tmp_path)
    child.write(b"\xff\xff\xff\xff")
    while child.receive() is not None:
        pass
    assert child.end() == 4


def test_the_end_of_its_input_ends_the_process_even_while_keras_is_imported(tmp_path: Path) -> None:
    folder = tmp_path / f"{WORKING_FOLDER}x"
    folder.mkdir()
    child = Child(folder)
    child.send(Ping(id=1))
    assert child.receive() == Pong(id=1, state="idle")
    assert child.end() == 0
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_it_ends_when_whoever_started_it_is_killed() -> None:
    starter = (
        "import subprocess, sys, time\n"
        f"p = subprocess.Popen([sys.executable, '-I', {str(LAUNCHER)!r}], stdin=subprocess.PIPE,\n"
        "    stdout=subprocess.PIPE, stderr=sys.stdout)\n"
        "p.stdout.read(4)\n"
        "print('ready', flush=True)\n"
        "time.sleep(1000)\n"
    )
    with subprocess.Popen([sys.executable, "-c", starter], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        while parent.stdout.readline() != b"ready\n":
            pass
        parent.send_signal(signal.SIGKILL)
        # The pipe is the engine's standard error, too: it ends when the engine has.
        parent.stdout.read()
