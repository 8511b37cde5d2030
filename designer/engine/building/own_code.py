"""Texts of Python that projects carry: run only as the user allowed them, once in a process."""

from __future__ import annotations

import contextlib
import linecache
import sys
import types
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import keras

from designer.catalogue.own.classes import FUNCTION
from designer.catalogue.spec import Spec
from designer.files import allowed
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.wire import Fix, Problem

_NOT_ALLOWED = QT_TRANSLATE_NOOP(
    "Errors",
    "{name} is code that this project brings along ({module}), and it can do whatever you can. Read it, then allow it "
    "to run as it stands, in the list of problems or with --allow-running PROJECT on the command line.",
)
_READ = QT_TRANSLATE_NOOP("Fixes", "Read the code {module}")


class NotAllowedError(DesignerError):
    """Code that a project carries, and that the user has not allowed to run; `module` is the name of its text."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(_NOT_ALLOWED, name=spec.name, module=spec.module)
        self.module = spec.module


def own_thing(spec: Spec) -> Any:
    """Return the class or function of a catalogue's entry of the user's own; its text is run once in a process.

    Raises DesignerError when the user has not allowed the text, and for what it raises itself.
    """
    if not allowed.is_code_allowed(spec.source):
        raise NotAllowedError(spec)
    digest = allowed.code_digest(spec.source)
    if digest not in _texts:
        with failing(spec.module):
            _texts[digest] = _run(spec.source, spec.module, digest)
    found = vars(_texts[digest]).get(spec.name)
    if found is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The code {module} has not made {name}."), module=spec.module, name=spec.name
        )
    return _as_layer(found) if spec.made == FUNCTION and spec.kind == "layer" else found


_texts: dict[str, types.ModuleType] = {}  # by digest


def _run(text: str, name: str, digest: str) -> types.ModuleType:
    """Return what a text defines, as a module. Its lines are known to whatever asks for the source of a function."""
    file = f"<{name}>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    module = types.ModuleType(name)
    module.__dict__["__own__"] = digest
    before = sys.modules.get(name)
    if before is None or hasattr(before, "__own__"):
        sys.modules[name] = module  # dataclasses look for it there
    exec(compile(text, file, "exec"), vars(module))
    return module


def _as_layer(function: Any) -> Any:
    def layer(name: str | None = None, trainable: bool = True, dtype: Any = None, **arguments: Any) -> Any:
        return keras.layers.Lambda(function, arguments=arguments, name=name, trainable=trainable, dtype=dtype)

    return layer


def allowing_problems(
    specs: Iterable[Spec], node: str = "", scope: Literal["graph", "training"] = "graph"
) -> list[Problem]:
    """Return a problem for every text of a project that has to be allowed first, with the cure."""
    modules: dict[str, Spec] = {}
    for spec in specs:
        if spec.source and spec.module not in modules and not allowed.is_code_allowed(spec.source):
            modules[spec.module] = spec
    return [
        Problem(
            Text(_NOT_ALLOWED, {"name": spec.name, "module": module}),
            node=node,
            fixes=(Fix(Text(_READ, {"module": module}), "allow_code", {"module": module}),),
            scope=scope,
        )
        for module, spec in modules.items()
    ]


@contextlib.contextmanager
def failing(source: str) -> Iterator[None]:
    """Say of what code of the user's raises where it came from."""
    try:
        yield
    except (Exception, SystemExit) as error:  # whatever code of others does
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{source} failed: {reason}"),
            source=source,
            reason=f"{type(error).__name__}: {error}"[:500],
        ) from error
