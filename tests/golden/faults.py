"""Finds what is wrong in a window as it is shown: texts that are cut, parts over one another or beyond their place.

The widgets tell these facts themselves, so they hold for any font; pictures would have to be made anew for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QDockWidget,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from designer.views.elided_label import ElidedLabel

_SLACK = 2  # pixels
_WIDE = ("canvas", "code_view")  # what is drawn as wide as somebody likes, and lines of code


def faults(window: QWidget) -> list[str]:
    """Return all that is wrong, each a sentence with the name of what it is about."""
    return [*cut_texts(window), *_over_one_another(window), *_beyond(window), *sideways(window)]


def cut_texts(window: QWidget) -> list[str]:
    """Return the name and text of every label and button whose text does not fit."""
    return [f"{name}: {text!r}" for name, text in _cut(window)]


def sideways(window: QWidget) -> list[str]:
    """Return what has to be scrolled to the sides, or would have to be if it could; what is wide by nature may."""
    areas = (a for a in window.findChildren(QAbstractScrollArea) if a.isVisible() and a.objectName() not in _WIDE)
    bars = ((a, a.horizontalScrollBar()) for a in areas if not a.visibleRegion().isEmpty())
    wide = [(a, bar.maximum()) for a, bar in bars if bar.isVisible() or bar.maximum() > _SLACK]
    return [f"{_name(area)} is wider than its place by {by}" for area, by in wide]


def _cut(window: QWidget) -> Iterator[tuple[str, str]]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        text = ""
        if isinstance(widget, ElidedLabel) or _is_icon(widget):
            continue
        if isinstance(widget, QLabel) and not widget.wordWrap() and widget.pixmap().isNull():
            text = widget.text()
        elif isinstance(widget, (QPushButton, QToolButton)) and isinstance(widget, QAbstractButton):
            text = widget.text() if widget.width() > 24 else ""
        if not text or "<" in text:
            continue
        metrics = widget.fontMetrics()
        lines = text.replace("&", "").splitlines() or [""]
        is_narrow = max(map(metrics.horizontalAdvance, lines)) > widget.contentsRect().width() + _SLACK
        if is_narrow or widget.height() + _SLACK < 0.9 * metrics.height():
            yield _name(widget), text


def _over_one_another(window: QWidget) -> Iterator[str]:
    for parts in _groups(window):
        for one, other in combinations(parts, 2):
            both = one.geometry() & other.geometry()
            if both.width() > _SLACK and both.height() > _SLACK:
                yield f"{_name(one)} and {_name(other)} lie over one another by {both.width()} x {both.height()}"


def _beyond(window: QWidget) -> Iterator[str]:
    for parts in _groups(window):
        for part in parts:
            room = QRect(part.parentWidget().rect()).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
            if not (part.visibleRegion().isEmpty() or room.contains(part.geometry())):
                yield f"{_name(part)} reaches beyond what it lies in"


def _groups(window: QWidget) -> Iterator[list[QWidget]]:
    """Yield the widgets that a layout, or the window for its docks, has placed beside one another."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        if isinstance(widget, QMainWindow):
            docks = widget.findChildren(QDockWidget)
            beside = [d for d in docks if not d.isFloating() and not d.visibleRegion().isEmpty()]
            yield [w for w in (*beside, widget.centralWidget()) if w is not None and w.isVisible()]
        elif widget.layout() is not None and not isinstance(widget, QStackedWidget):
            children = (c for c in widget.children() if isinstance(c, QWidget))
            yield [c for c in children if c.isVisible() and not c.isWindow()]


def _is_icon(widget: QWidget) -> bool:
    return isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def _name(widget: QWidget) -> str:
    one: QWidget | None = widget
    while one is not None and not one.objectName():
        one = one.parentWidget()
    return one.objectName() if one is not None else type(widget).__name__
