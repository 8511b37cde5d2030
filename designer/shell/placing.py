"""Gives a panel its place in the window a part at a time: each widget is dressed when it comes into the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from designer.views.panel import Panel


def placing(panel: Panel, put: Callable[[Panel], object]) -> Iterator[None]:
    """Give a panel its place by `put`, and then, with a step for each, its parts theirs in it.

    Until then they wait in a widget that is never shown: what is shown or hidden of them there is so in the panel.
    """
    waiting = QWidget()
    places = [(part, _taken_out(part, waiting)) for part in panel.parts()]
    try:
        put(panel)
        for part, place in places:
            yield
            is_hidden = part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            _layout(place).replaceWidget(place, part)
            part.setVisible(not is_hidden)  # at once: the layout would wait for the next turn of the event loop
            place.hide()
            place.deleteLater()
    finally:
        waiting.deleteLater()


def _taken_out(part: QWidget, waiting: QWidget) -> QWidget:
    """Take a part out of its layout and return what keeps its place there."""
    place = QWidget()
    _layout(part).replaceWidget(part, place)
    part.setParent(waiting)
    return place


def _layout(part: QWidget) -> QLayout:
    parent = part.parentWidget()
    layout = parent.layout() if parent is not None else None
    assert layout is not None
    return layout
