"""Fills in the sizes that a drawing leaves open as soon as what is bound tells them, and says from where."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from designer.project.fixes import with_sizes
from designer.views.context import Context
from designer.views.wording import say

_SHOWN = 3


class Sizes(QObject):
    """Each size once: one that somebody took back stays open."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._filled: set[tuple[str, str]] = set()
        self._timer = QTimer(self)  # the report is told to everybody before the drawing changes again
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill)
        context.analysis.report_changed.connect(self._timer.start)
        context.document.was_reset.connect(self._filled.clear)

    def _fill(self) -> None:
        document = self._context.document
        report = self._context.analysis.report if self._context.analysis.is_current else None
        wanted: dict[tuple[str, str], Any] = {}
        said: list[str] = []
        for size in report.sizes if report is not None else ():
            node = document.graph.nodes.get(size.node)
            place = (size.node, size.param)
            if place in self._filled or node is None or None not in _flat(node.params.get(size.param)):
                continue  # done before, or chosen while the report was on its way
            wanted[place] = size.value
            said.append(say(size.text))
        if not wanted:
            return
        self._filled.update(wanted)
        document.push(with_sizes(document.graph, wanted))
        more = self.tr("And {count} more.").format(count=len(said) - _SHOWN) if len(said) > _SHOWN else ""
        self._context.notices.say(" ".join([*said[:_SHOWN], more]).strip(), "info")


def _flat(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
