"""Keeps what stood before a piece of a script that may or may not be carried out, and joins the two states after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from designer.engine.importers.script.values import Builtin, Class, Instance, Layer, Model, Ref, Unknown

_MISSING = object()
_UNTRACKED = ("calls", "born", "notes", "compile", "fit", "made", "is_built", "layers", "names")

State = dict[int, tuple[Any, Any]]
"""Containers by identity, each with a copy of what was in it."""
Join = Callable[[Any, Any], Any]


class Journal:
    """Remembers containers (lists, dicts, scopes, layers, models, instances) before they are written to."""

    def __init__(self) -> None:
        self._frames: list[tuple[int, State]] = []

    @property
    def is_open(self) -> bool:
        """Whether a piece is being read that may not be carried out."""
        return bool(self._frames)

    def open(self, moment: int) -> None:
        """Begin a piece; what is born after `moment` is its own."""
        self._frames.append((moment, {}))

    def touch(self, container: Any) -> None:
        """Tell that a container is about to be written to."""
        born = getattr(container, "born", -1)
        for moment, frame in self._frames:
            if born <= moment and id(container) not in frame:
                frame[id(container)] = (container, _copy(container))

    def close(self) -> State:
        """End the piece and return the containers it wrote to, as they were before."""
        return self._frames.pop()[1]


def current(state: State) -> State:
    """Return the containers of a state as they are now."""
    return {key: (container, _copy(container)) for key, (container, _) in state.items()}


def restore(state: State) -> None:
    """Put the containers of a state back to what they held."""
    for container, copy in state.values():
        _fill(container, copy)


def join(first: State, second: State, value: Join) -> None:
    """Let the containers hold what is the same in both states; `value` says what stands for two different values."""
    for key, (container, one) in first.items():
        other = second[key][1]
        _fill(container, _joined_list(one, other, value) if isinstance(container, list) else _joined(one, other, value))


def same(one: Any, other: Any) -> bool:
    """Tell whether two values of a script are the same for every use of them."""
    if one is other:
        return True
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return (
            type(one) is type(other)
            and len(one) == len(other)
            and all(same(a, b) for a, b in zip(one, other, strict=True))
        )
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[k], other[k]) for k in one)
    if isinstance(one, (bool, int, float, str, bytes, type(None), range)):
        return type(one) is type(other) and one == other
    return isinstance(one, (Ref, Builtin)) and bool(one == other)


def _copy(container: Any) -> Any:
    if isinstance(container, list):
        return list(container)
    if isinstance(container, dict):
        return dict(container)
    if isinstance(container, set):
        return set(container)
    return {k: v for k, v in vars(container).items() if k not in _UNTRACKED}


def _fill(container: Any, content: Any) -> None:
    if isinstance(container, list):
        container[:] = content
    elif isinstance(container, (dict, set)):
        container.clear()
        container.update(content)
    elif isinstance(container, (Layer, Model, Instance, Class)):
        for key, value in content.items():
            setattr(container, key, value)


def _joined_list(one: list[Any], other: list[Any], value: Join) -> list[Any]:
    is_whole = not any(isinstance(v, Unknown) and v.is_rest for v in (*one, *other))
    if len(one) == len(other) and (is_whole or all(same(a, b) for a, b in zip(one, other, strict=True))):
        return [a if same(a, b) else value(a, b) for a, b in zip(one, other, strict=True)]
    common = []
    for a, b in zip(one, other, strict=False):
        if not same(a, b):
            break
        common.append(a)
    rest = value(_MISSING, _MISSING)
    return [*common, Unknown(rest.what, rest.reason, is_rest=True)]


def _joined(one: Any, other: Any, value: Join) -> Any:
    if isinstance(one, set):
        if one == other:
            return one
        rest = value(_MISSING, _MISSING)
        return {*(v for v in one & other if not isinstance(v, Unknown)), Unknown(rest.what, rest.reason, is_rest=True)}
    joined = {}
    for key in [*one, *(k for k in other if k not in one)]:
        a, b = one.get(key, _MISSING), other.get(key, _MISSING)
        joined[key] = a if same(a, b) else value(a, b)
    return joined


def is_missing(value: Any) -> bool:
    """Tell whether a value stands for a name that one of two states does not have."""
    return value is _MISSING
