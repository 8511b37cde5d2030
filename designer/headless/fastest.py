"""Finds out for a command which backend trains a project in less time."""

from __future__ import annotations

import importlib.util
import sys

from designer.engine.protocol import Time, Timed
from designer.graph.texts import DesignerError
from designer.headless import opener

_SECONDS = 600.0


def fastest(project: str, folder: str) -> str:
    """Return the backend whose training takes less time, timed on a few batches; says so on standard error."""
    if importlib.util.find_spec("jax") is None:
        sys.stderr.write('JAX is not installed; trains on TensorFlow. To compare them, install the extra "fast".\n')
        return "tensorflow"
    totals = {}
    for backend in ("tensorflow", "jax"):
        try:
            timed = opener.ask(Time(project=project, folder=folder), _SECONDS, "runner", backend)
        except DesignerError as error:
            sys.stderr.write(f"{backend}: {error}\n")
            continue
        assert isinstance(timed, Timed)
        totals[backend] = timed.first + timed.step * timed.steps
        sys.stderr.write(f"{backend}: about {totals[backend]:.1f} s\n")
    return min(totals, key=lambda backend: totals[backend], default="tensorflow")
