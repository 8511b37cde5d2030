"""Finds out which backend trains a project in less time, by a few batches on each in a process of its own."""

from __future__ import annotations

import queue
from collections.abc import Callable

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.jobs.worker import Worker
from designer.recipe import backends
from designer.recipe.devices import AUTOMATIC
from designer.wire import Answer, Failed, Ready, Time, Timed

_SECONDS = 600.0


def fastest(project: str, folder: str, say: Callable[[Text], None], device: str = AUTOMATIC) -> str:
    """Return the backend whose training takes less time; `say` is told how long it takes on each."""
    decision = backends.only()
    if decision is not None:
        say(decision.text)
        return decision.backend
    totals = {}
    timed = backends.installed()
    for backend in timed:
        answer = _timed(Time(project=project, folder=folder), backend, device)
        if isinstance(answer, Timed):
            totals[backend] = answer.first + answer.step * answer.steps
            told = {"backend": backends.BACKENDS[backend].title, "seconds": f"{totals[backend]:.1f}"}
            say(Text(QT_TRANSLATE_NOOP("Errors", "{backend}: about {seconds} s"), told))
        else:
            say(Text("{backend}: {reason}", {"backend": backends.BACKENDS[backend].title, "reason": answer.text}))
    decision = backends.quickest(totals, timed)
    say(decision.text)
    return decision.backend


def _timed(request: Time, backend: str, device: str) -> Timed | Failed:
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    worker = Worker("runner", backend, answers.put, device)
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
