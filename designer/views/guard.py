"""Keeps exceptions inside Python: one that leaves an override of a Qt virtual can end the process on Python 3.11."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QAccessible, QPainterPath

T = TypeVar("T", bound=type)

_CAMEL_CASE = re.compile(r"[a-z]+[A-Z]\w*$")
_PLAIN_VIRTUALS = {"paint", "shape", "event", "data", "flags", "index", "parent", "redo", "undo", "id", "run"}
_FALLBACKS: dict[str, Callable[[], Any]] = {
    "boundingRect": QRectF,
    "shape": QPainterPath,
    "sizeHint": QSize,
    "minimumSizeHint": QSize,
    "event": lambda: False,
    "eventFilter": lambda: False,
    "viewportEvent": lambda: False,
    "sceneEvent": lambda: False,
    "rowCount": lambda: 0,
    "columnCount": lambda: 0,
    "hasHeightForWidth": lambda: False,
    "heightForWidth": lambda: 0,
    "focusNextPrevChild": lambda: False,
    "canDropMimeData": lambda: False,
    "dropMimeData": lambda: False,
    "filterAcceptsRow": lambda: True,
    "lessThan": lambda: False,
    "mimeTypes": list,
    "id": lambda: -1,
    "mergeWith": lambda: False,
    "sizeHintForIndex": QSize,
    "childCount": lambda: 0,
    "indexOfChild": lambda: -1,
    "isValid": lambda: False,
    "text": str,
    "rect": QRect,
    "role": lambda: QAccessible.Role.NoRole,
    "state": QAccessible.State,
    "relations": list,
    "viewportSizeHint": QSize,
    "textExtents": QSizeF,
}


def guarded(cls: T) -> T:
    """Wrap every override of a Qt virtual in `cls`: exceptions go to sys.excepthook, Qt gets a harmless value."""
    bases = cls.__mro__[1:]
    for name, member in list(vars(cls).items()):
        is_virtual = (_CAMEL_CASE.match(name) or name in _PLAIN_VIRTUALS) and any(hasattr(b, name) for b in bases)
        if (
            is_virtual
            and not hasattr(member, "is_harmless")
            and callable(member)
            and not isinstance(member, (staticmethod, classmethod, type))
        ):
            setattr(cls, name, _guard(member, _FALLBACKS.get(name)))
    return cls


def harmless(method: Callable[..., Any]) -> Callable[..., Any]:
    """Mark an override that only returns what is stored, so that it is called thousands of times without a guard."""
    method.is_harmless = True  # type: ignore[attr-defined]
    return method


def _guard(method: Callable[..., Any], fallback: Callable[[], Any] | None) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except Exception:
            sys.excepthook(*sys.exc_info())
            if method.__name__ == "itemChange":
                return args[2] if len(args) > 2 else None
            return fallback() if fallback else None

    return call
