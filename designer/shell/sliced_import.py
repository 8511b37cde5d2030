"""Imports modules in slices of time, so that the window answers in between however much they bring along.

The imports run on a thread that works only while the window's thread waits for it: nothing of Python, of PySide or of
the modules is ever at work in two places. A slice ends at an import statement, be it deep inside a library.
"""

from __future__ import annotations

import builtins
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import resolve_name
from typing import Any

_current: SlicedImport | None = None


class SlicedImport:
    """Imports modules by name, one slice a call of `go_on`, all from the same thread.

    A statement (or `__import__`) of the window's thread that asks for a module that is not there completely yet waits
    until everything is: two threads in the middle of modules that need each other would wait for ever.
    importlib.import_module does not come by here and must not be used meanwhile.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        self.is_done = False
        self._modules = modules
        self._until = 0.0
        self._may_go = threading.Semaphore(0)
        self._has_paused = threading.Semaphore(0)
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None
        self._import: Callable[..., Any] = builtins.__import__

    def go_on(self, seconds: float) -> None:
        """Import for so long, or somewhat longer where no import statement comes. Raises what an import raises."""
        if self.is_done:
            return
        if self._thread is None:
            self._start()
        self._until = time.perf_counter() + seconds
        self._may_go.release()
        self._has_paused.acquire()
        if self._error is not None:
            raise self._error

    def finish(self) -> None:
        """Import what is left of what has been begun."""
        if self._thread is not None:
            self.go_on(float("inf"))

    def _start(self) -> None:
        global _current
        if _current is not None:
            _current.finish()
        _current = self
        self._thread = threading.Thread(target=self._run, name="sliced-import", daemon=True)
        self._import = builtins.__import__
        builtins.__import__ = self._import_or_pause
        self._thread.start()

    def _run(self) -> None:
        global _current
        self._may_go.acquire()
        try:
            for name in self._modules:
                if name.startswith("PySide6."):
                    self._import_qt(name)
                else:
                    import_module(name)
        except BaseException as error:
            self._error = error
        builtins.__import__ = self._import
        _current = None
        self.is_done = True
        self._has_paused.release()

    def _import_qt(self, name: str) -> None:
        """Ask a module of Qt for each of its classes, which it makes only then: libraries ask for all at once.

        Where the system lacks what the module stands on, whoever needs it says so.
        """
        try:
            module = import_module(name)
        except ImportError:
            return
        for one in dir(module):
            getattr(module, one)
            self._pause_if_due()

    def _pause_if_due(self) -> None:
        if time.perf_counter() > self._until:
            self._has_paused.release()
            self._may_go.acquire()

    def _import_or_pause(self, name: str, *args: Any, **options: Any) -> Any:
        if threading.current_thread() is self._thread:
            self._pause_if_due()
        elif threading.current_thread() is threading.main_thread():
            scope: Any = args[0] if args else options.get("globals")
            names = args[2] if len(args) > 2 else options.get("fromlist")
            level = args[3] if len(args) > 3 else options.get("level", 0)
            if not _is_there(resolve_name("." * level + name, scope["__package__"]) if level else name, names or ()):
                self.finish()
        return self._import(name, *args, **options)


def _is_there(name: str, names: Iterable[str]) -> bool:
    """Tell whether a module, and of a package what is wanted from it, can be had without importing anything."""
    parts = name.split(".")
    if not all(_is_complete(".".join(parts[: end + 1])) for end in range(len(parts))):
        return False
    module = sys.modules[name]
    if not hasattr(module, "__path__"):
        return True
    return all(one == "*" or one in vars(module) or _is_complete(f"{name}.{one}") for one in names)


def _is_complete(name: str) -> bool:
    module = sys.modules.get(name)
    return module is not None and not getattr(getattr(module, "__spec__", None), "_initializing", False)
