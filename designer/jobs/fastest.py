"""Finds out which backend trains a project in less time, by a few batches on each in a process of its own."""

from __future__ import annotations

import importlib.util
import queue
from collections.abc import Callable

from designer.engine.protocol import Answer, Failed, Ready, Time, Timed
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.jobs.worker import Worker

_SECONDS = 600.0


def fastest(project: str, folder: str, say: Callable[[Text], None]) -> str:
    """Return the backend whose training takes less time; `say` is told how long it takes on each."""
    if importlib.util.find_spec("jax") is None:
        say(
            Text(
                QT_TRANSLATE_NOOP(
                    "Errors", 'JAX is not installed; trains on TensorFlow. To compare them, install the extra "fast".'
                )
            )
        )
        return "tensorflow"
    totals = {}
    for backend in ("tensorflow", "jax"):
        answer = _timed(Time(project=project, folder=folder), backend)
        if isinstance(answer, Timed):
            totals[backend] = answer.first + answer.step * answer.steps
            told = {"backend": backend, "seconds": f"{totals[backend]:.1f}"}
            say(Text(QT_TRANSLATE_NOOP("Errors", "{backend}: about {seconds} s"), told))
        else:
            say(Text("{backend}: {reason}", {"backend": backend, "reason": answer.text}))
    return min(totals, key=lambda backend: totals[backend], default="tensorflow")


def _timed(request: Time, backend: str) -> Timed | Failed:
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    worker = Worker("runner", backend, answers.put)
    try:
        while True:
            answer = answers.get(timeout=_SECONDS)
            if isinstance(answer, Ready):
                worker.send(request)
            elif isinstance(answer, Timed | Failed):
                return answer
    except queue.Empty:
        text = QT_TRANSLATE_NOOP("Errors", "It was not timed within {seconds} seconds and was given up.")
        return Failed(text=Text(text, {"seconds": round(_SECONDS)}))
    finally:
        worker.close(1.0)
