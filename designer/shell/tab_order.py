"""Where Tab leads: through an area as one reads it, then on to the next area."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QScrollArea,
    QTabBar,
    QWidget,
)


def stops(area: QWidget) -> list[QWidget]:
    """Return the widgets of an area at which Tab stops, in the order in which they are read.

    Of a dock the tabs come first and the buttons that float and close it last.
    """
    if isinstance(area, QDockWidget):
        bar = area.titleBarWidget()
        head = _inside(bar) if bar is not None else []
        tabs = [w for w in head if isinstance(w, QTabBar)]
        content = area.widget()
        return [*tabs, *(_inside(content) if content is not None else []), *(w for w in head if w not in tabs)]
    return _inside(area)


def first_stop(area: QWidget) -> QWidget | None:
    """Return the widget at which Tab first stops; in a dock one of its content, unless there is none."""
    found = stops(area)
    return next((w for w in found if not isinstance(w, QTabBar)), None) or next(iter(found), None)


def walk(areas: Sequence[QWidget], forward: bool) -> bool:
    """Give the keyboard to the next stop; False where nothing takes it."""
    focus = QApplication.focusWidget()
    here = next((i for i, area in enumerate(areas) if focus is not None and _holds(area, focus)), None)
    step = 1 if forward else -1
    if here is not None and focus is not None:
        inside = stops(areas[here])
        place = next((i for i, stop in enumerate(inside) if _holds(stop, focus)), -1 if forward else len(inside))
        if 0 <= place + step < len(inside):
            return _give(inside[place + step], forward)
    start = here if here is not None else (-1 if forward else len(areas))
    for distance in range(1, len(areas) + 1):
        found = stops(areas[(start + step * distance) % len(areas)])
        if found:
            return _give(found[0 if forward else -1], forward)
    return False


def _inside(widget: QWidget) -> list[QWidget]:
    if not widget.isVisible() or not widget.isEnabled():
        return []
    is_whole = isinstance(widget, (QComboBox, QAbstractSpinBox))  # what is in them is theirs
    found = [] if is_whole else [stop for child in _read(widget) for stop in _inside(child)]
    takes = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    if takes and widget.focusProxy() is None and not (found and isinstance(widget, QScrollArea)):
        found.insert(0, widget)
    return found


def _read(widget: QWidget) -> list[QWidget]:
    """Return the children row by row, from the left to the right."""
    children = [
        c for c in widget.children() if isinstance(c, QWidget) and not c.isWindow() and c.isVisible()
    ]  # fmt: skip
    children.sort(key=lambda c: (c.y(), c.x()))
    rows: list[list[QWidget]] = []
    bottom = -1
    for child in children:
        middle = child.y() + child.height() // 2
        if rows and middle < bottom:
            rows[-1].append(child)
        else:
            rows.append([child])
            bottom = child.y() + child.height()
    return [child for row in rows for child in sorted(row, key=lambda c: (c.x(), c.y()))]


def _holds(area: QWidget, focus: QWidget) -> bool:
    return area is focus or area.isAncestorOf(focus)


def _give(widget: QWidget, forward: bool) -> bool:
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    widget.setFocus(reason)
    show(widget)
    return True


def show(widget: QWidget) -> None:
    """Scroll whatever a widget lies in so that it is seen."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
