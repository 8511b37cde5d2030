"""What Keras can compute with, which of it is installed here, and how what is missing is got."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

from designer.graph.texts import QT_TRANSLATE_NOOP, Text, together
from designer.machine import extras


@dataclass(frozen=True)
class Backend:
    """A row: Keras's name of it, its title, and the extra of this program that brings it ("" for what always comes)."""

    name: str
    title: str
    extra: str = ""


BACKENDS = {
    one.name: one
    for one in (Backend("tensorflow", "TensorFlow"), Backend("jax", "JAX"), Backend("torch", "PyTorch", "torch"))
}
"""Every backend by Keras's name of it, which is also that of its package. The first is the default."""

DEFAULT = next(iter(BACKENDS))

ONE_A_CALL = "torch"
"""The backend that Keras tells one batch in a call, whatever `steps_per_execution` is."""

COMPILES_ANEW = "torch"
"""The backend whose `jit_compile` gives a resumed run a step that rounds otherwise than that of one without a stop.

It compiles by the shapes of the batches as they come, and a resumed run begins with others.
"""


def is_installed(name: str) -> bool:
    """Tell whether a backend is there, without importing it."""
    return importlib.util.find_spec(name) is not None


def installed() -> tuple[str, ...]:
    """Return the names of the backends that are there."""
    return tuple(name for name in BACKENDS if is_installed(name))


def available(name: str) -> str:
    """Return a backend's name, that of the default where it is none or not there ("fastest" before it was timed)."""
    return name if name in BACKENDS and is_installed(name) else DEFAULT


def why_missing(name: str) -> Text | None:
    """Return what to do where a backend is not there, None where it is, and for what is no single backend."""
    if name not in BACKENDS or is_installed(name):
        return None
    text = QT_TRANSLATE_NOOP("Errors", "{backend} is not installed. Choose another backend, or install it.")
    missing = Text(text, {"backend": BACKENDS[name].title})
    extra = BACKENDS[name].extra
    return together(missing, extras.how_to_install(extra)) if extra else missing


def why_another(name: str, run: str) -> Text | None:
    """Return that a run goes on with another backend than it began with, None where it does not have to."""
    if name not in BACKENDS or is_installed(name):
        return None
    return Text(
        QT_TRANSLATE_NOOP(
            "Errors", "{backend}, which the run {name} began with, is not installed; it goes on with {other}."
        ),
        {"backend": BACKENDS[name].title, "name": run, "other": BACKENDS[DEFAULT].title},
    )


@dataclass(frozen=True)
class Decision:
    """The backend a run is to use, and in words why."""

    backend: str
    text: Text


def only() -> Decision | None:
    """Return the decision where there is nothing to choose from: one backend is there."""
    names = installed()
    if len(names) > 1:
        return None
    text = Text(
        QT_TRANSLATE_NOOP("Errors", "Only {backend} is installed; the run uses it."),
        {"backend": BACKENDS[names[0]].title},
    )
    return Decision(names[0], text)


def quickest(seconds: dict[str, float], timed: tuple[str, ...]) -> Decision:
    """Return the backend that takes the fewest seconds; those of `timed` that have none could not train the drawing."""
    order = sorted(seconds, key=lambda name: seconds[name]) or [DEFAULT]
    failed = [BACKENDS[name].title for name in timed if name not in seconds]
    text = Text(QT_TRANSLATE_NOOP("Errors", "The run uses {backend}."), {"backend": BACKENDS[order[0]].title})
    for name in order[1:]:
        factor = f"{seconds[name] / max(seconds[order[0]], 1e-9):.1f}"
        slower = QT_TRANSLATE_NOOP("Errors", "{problem} {other} would take about {factor} times as long.")
        text = Text(slower, {"problem": text, "other": BACKENDS[name].title, "factor": factor})
    for title in failed:
        refused = QT_TRANSLATE_NOOP("Errors", "{problem} {other} could not train this drawing.")
        text = Text(refused, {"problem": text, "other": title})
    return Decision(order[0], text)
