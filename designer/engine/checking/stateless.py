"""A thread in which Keras makes layers without allocating their weights."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

import keras

_P = ParamSpec("_P")
_T = TypeVar("_T")

_RENEW_AFTER = 500  # runs; Keras keeps a thread's pending variables until the thread ends


class StatelessThread:
    """Runs functions, one at a time, in a thread of its own inside a scope where variables stay without values.

    The thread does nothing else: the end of any ordinary StatelessScope in it would give every pending variable its
    value, which may be gigabytes.
    """

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._runs = 0

    def run(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Return what `function` returns there; it must not hand out variables or layers."""
        if self._executor is None or self._runs >= _RENEW_AFTER:
            self.close()
            self._executor = ThreadPoolExecutor(1, thread_name_prefix="stateless-keras")
        self._runs += 1
        return self._executor.submit(_scoped, function, args, kwargs).result()

    def close(self) -> None:
        """End the thread; the next run starts another."""
        if self._executor is not None:
            self._executor.shutdown()
        self._executor = None
        self._runs = 0


def _scoped(function: Callable[..., _T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> _T:
    # Entered anew for every run: keras.utils.clear_session() takes the scopes of all threads away.
    with keras.StatelessScope(initialize_variables=False):
        return function(*args, **kwargs)
