"""One engine process: it answers, dies, is ended by force, and leaves neither a process nor a folder behind."""

from __future__ import annotations

import os
import queue
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.graph.texts import Text
from designer.jobs.worker import LAUNCHER, Worker, command, environment
from designer.wire import Answer, Failed, Imported, ImportModel, Ping, Pong, Ready

Answers = queue.SimpleQueue[Answer]


@pytest.fixture
def answers() -> Answers:
    return queue.SimpleQueue()


@pytest.fixture
def worker(answers: Answers) -> Iterator[Worker]:
    """Return an engine that needs no Keras, so that it is there at once."""
    found = Worker("opener", "tensorflow", answers.put)
    assert isinstance(answers.get(timeout=120), Ready)
    yield found
    found.close()


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_every_request_is_answered_under_the_number_it_was_given(worker: Worker, answers: Answers, tmp_path: Path):
    first, second = worker.send(Ping()), worker.send(ImportModel(text="x = 1\n"))
    third = worker.send(Ping(id=77))
    found = [answers.get(timeout=120) for _ in range(3)]
    assert {answer.id for answer in found} == {first, second, third} == {1, 2, 3}
    assert sum(isinstance(answer, Pong) for answer in found) == 2
    assert isinstance(next(a for a in found if a.id == second), Imported)


def test_the_end_of_its_input_ends_it_and_nothing_is_left(answers: Answers) -> None:
    worker = Worker("opener", "tensorflow", answers.put)
    assert isinstance(answers.get(timeout=120), Ready)
    folder = Path(f"/proc/{worker.pid}/cwd").readlink()
    assert list(folder.iterdir()) == []
    worker.close()
    assert not is_there(worker.pid)
    assert not folder.exists()
    last = answers.get(timeout=30)
    assert isinstance(last, Failed)
    assert last.id == 0
    assert answers.empty()
    worker.send(Ping())  # nobody hears it, and nothing fails
    worker.close()


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_a_death_is_told_last_with_how_it_died(answers: Answers, sign: signal.Signals) -> None:
    worker = Worker("opener", "tensorflow", answers.put)
    assert isinstance(answers.get(timeout=120), Ready)
    os.kill(worker.pid, sign)
    assert answers.get(timeout=60) == Failed(
        text=Text("The process that trained ended unexpectedly (exit code {code}).", {"code": -sign})
    )
    for _ in range(20):
        worker.send(ImportModel(text="x" * 100_000))  # into a pipe that nobody reads
    worker.close()
    assert answers.empty()


def test_a_process_that_does_not_listen_is_ended_by_force(answers: Answers) -> None:
    worker = Worker("opener", "tensorflow", answers.put)
    assert isinstance(answers.get(timeout=120), Ready)
    os.kill(worker.pid, signal.SIGSTOP)
    worker.close(patience=0.2)
    assert not is_there(worker.pid)
    last = answers.get(timeout=30)
    assert isinstance(last, Failed)
    assert last.text.args == {"code": -signal.SIGKILL}


def test_an_engine_runs_isolated_and_only_a_runner_sees_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command("checker")[1:] == ["-I", "-X", "utf8", "-X", "faulthandler", str(LAUNCHER), "checker"]
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3")
    monkeypatch.delenv("JAX_PLATFORMS", raising=False)
    for role in ("checker", "reader", "opener", "viewer", "sender", "own"):
        assert environment(role, "jax")["CUDA_VISIBLE_DEVICES"] == "-1"
        assert environment(role, "jax")["JAX_PLATFORMS"] == "cpu"
    for role in ("runner", "searcher"):
        found = environment(role, "torch")
        assert found["CUDA_VISIBLE_DEVICES"] == "3"
        assert "JAX_PLATFORMS" not in found
        assert found["KERAS_BACKEND"] == "torch"
    assert environment("runner", "jax", "cpu")["CUDA_VISIBLE_DEVICES"] == "-1"
    assert environment("runner", "jax", "gpu:2")["CUDA_VISIBLE_DEVICES"] == "2"
