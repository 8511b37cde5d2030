"""What is painted, not made of widgets, as objects that a screen reader can walk: nodes, ports, wires, curves."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from designer.views.guard import guarded

Key = Hashable
Relation = tuple[Key, QAccessible.RelationFlag]


@dataclass(frozen=True)
class Said:
    """What is said of one painted thing. `rect` lies in the widget that paints it."""

    name: str
    role: QAccessible.Role
    rect: QRect
    description: str = ""
    is_selected: bool = False
    is_selectable: bool = False
    has_error: bool = False
    relations: tuple[Relation, ...] = ()


class Teller(Protocol):
    """Says of the things a widget paints what they are; `None` stands for the widget. Keys say which thing is meant."""

    role: QAccessible.Role

    def children(self, key: Key | None) -> Sequence[Key]:
        """Return the things in a thing, in the order in which they are read."""

    def parent(self, key: Key) -> Key | None:
        """Return the thing a thing is in."""

    def has(self, key: Key) -> bool:
        """Tell whether a thing is still there."""

    def say(self, key: Key) -> Said:
        """Return what is said of a thing that is there."""

    def current(self) -> Key | None:
        """Return the thing that has the keyboard while the widget has it, None if it is the widget itself."""


@guarded
class _Part(QAccessibleInterface):
    """One painted thing."""

    def __init__(self, whole: _Whole, key: Key) -> None:
        super().__init__()
        self._whole = whole
        self.key = key

    def isValid(self) -> bool:
        return self._whole.is_alive() and self._whole.teller.has(self.key)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._whole.painter.window().windowHandle() if self._whole.is_alive() else None

    def parent(self) -> QAccessibleInterface:
        key = self._whole.teller.parent(self.key) if self.isValid() else None
        return self._whole if key is None else self._whole.part(key)

    def childCount(self) -> int:
        return len(self._keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        keys = self._keys()
        return self._whole.part(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = self._keys()
        return keys.index(child.key) if isinstance(child, _Part) and child.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._whole.part_at(self._keys(), x, y)

    def text(self, kind: QAccessible.Text) -> str:
        said = self._said()
        if said is None:
            return ""
        return {QAccessible.Text.Name: said.name, QAccessible.Text.Description: said.description}.get(kind, "")

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        pass  # names are changed by editing

    def role(self) -> QAccessible.Role:
        said = self._said()
        return QAccessible.Role.NoRole if said is None else said.role

    def rect(self) -> QRect:
        said = self._said()
        return QRect() if said is None else self._whole.on_screen(said.rect)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        said = self._said()
        if said is None:
            state.invalid = 1
            return state
        widget = self._whole.painter
        state.selectable = state.focusable = int(said.is_selectable)
        state.selected = int(said.is_selected)
        state.invalid = int(said.has_error)
        state.focused = int(widget.hasFocus() and self._whole.teller.current() == self.key)
        state.invisible = int(not widget.isVisible())
        state.offscreen = int(not widget.rect().intersects(said.rect))
        return state

    def relations(
        self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        said = self._said()
        return [] if said is None else [(self._whole.part(k), flag) for k, flag in said.relations if flag & match]

    def foregroundColor(self) -> QColor:
        return self._whole.foregroundColor()

    def backgroundColor(self) -> QColor:
        return self._whole.backgroundColor()

    def _keys(self) -> Sequence[Key]:
        return self._whole.teller.children(self.key) if self.isValid() else ()

    def _said(self) -> Said | None:
        return self._whole.teller.say(self.key) if self.isValid() else None


@guarded
class _Whole(QAccessibleWidget):
    """A widget that paints things: its child widgets come first, then what it paints."""

    def __init__(self, widget: QWidget, teller: Teller) -> None:
        super().__init__(widget, teller.role)
        self.painter = widget
        self.teller = teller
        self._parts: dict[Key, _Part] = {}  # Qt keeps only their addresses
        self._ids: dict[Key, int] = {}

    def is_alive(self) -> bool:
        return isValid(self) and isValid(self.painter)

    def part(self, key: Key) -> _Part:
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = _Part(self, key)
            self._ids[key] = QAccessible.registerAccessibleInterface(found)
        return found

    def prune(self) -> None:
        """Let go of the things that are no longer there."""
        for key in [k for k in self._parts if not self.teller.has(k)]:
            QAccessible.deleteAccessibleInterface(self._ids.pop(key))
            del self._parts[key]

    def close(self) -> None:
        """Let go of everything."""
        for place in self._ids.values():
            QAccessible.deleteAccessibleInterface(place)
        self._ids.clear()
        self._parts.clear()

    def part_at(self, keys: Sequence[Key], x: int, y: int) -> _Part | None:
        for key in keys:
            if self.on_screen(self.teller.say(key).rect).contains(x, y):
                return self.part(key)
        return None

    def on_screen(self, rect: QRect) -> QRect:
        return QRect(self.painter.mapToGlobal(rect.topLeft()), rect.size())

    def childCount(self) -> int:
        return super().childCount() + len(self.teller.children(None))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        widgets = super().childCount()
        if index < widgets:
            return super().child(index)
        keys = self.teller.children(None)
        return self.part(keys[index - widgets]) if index - widgets < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, _Part):
            keys = self.teller.children(None)
            return super().childCount() + list(keys).index(child.key) if child.key in keys else -1
        return super().indexOfChild(child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.part_at(self.teller.children(None), x, y) or super().childAt(x, y)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        key = self.teller.current() if self.painter.hasFocus() else None
        return super().focusChild() if key is None else self.part(key)


_tellers: dict[int, Teller] = {}  # by the id of their widget
_wholes: dict[int, _Whole] = {}  # the same
_gone: list[_Whole] = []  # of widgets that are gone; Qt may still be about to delete them


def tell(widget: QWidget, teller: Teller) -> None:
    """Let a screen reader find what `widget` paints."""
    if not _tellers:
        QAccessible.installFactory(_make)
    _tellers[id(widget)] = teller
    widget.destroyed.connect(partial(_forget, id(widget)))


def say_current(widget: QWidget) -> None:
    """Tell a screen reader that another of the painted things has the keyboard now."""
    whole = _wholes.get(id(widget))
    if whole is None or not QAccessible.isActive():
        return
    whole.prune()
    key = whole.teller.current()
    if key is not None and widget.hasFocus():
        QAccessible.updateAccessibility(QAccessibleEvent(whole.part(key), QAccessible.Event.Focus))


def _make(_class: str, obj: QObject) -> QAccessibleInterface | None:
    """Qt asks it for every object that a screen reader wants to know."""
    try:
        for whole in _gone:
            whole.close()
        _gone.clear()
        teller = _tellers.get(id(obj))
        if teller is None or not isinstance(obj, QWidget):
            return None
        whole = _wholes[id(obj)] = _Whole(obj, teller)
        return whole
    except Exception:
        sys.excepthook(*sys.exc_info())
        return None


def _forget(place: int, *_: object) -> None:
    _tellers.pop(place, None)
    whole = _wholes.pop(place, None)
    if whole is not None:
        _gone.append(whole)
