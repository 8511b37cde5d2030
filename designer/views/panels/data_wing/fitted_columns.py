"""Columns of a table that share what room there is, until somebody gives them widths of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

from designer.views.guard import guarded


class Width(NamedTuple):
    """The pixels a column takes where there is room and where there is little; what else tells it may give way."""

    usual: int
    least: int
    gives_way: bool = False


@guarded
class FittedColumns(QObject):
    """Fits the columns into a table as wide as it is; where the least is too wide, those that give way are hidden.

    The last column takes what is left. Nothing is fitted any more once a column was dragged.
    """

    def __init__(self, table: QTableView, widths: Sequence[Width]) -> None:
        super().__init__(table)
        self._table = table
        self._widths = tuple(widths)
        self._is_fitting = self._is_dragged = False
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().sectionResized.connect(self._on_resized)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() == QEvent.Type.Resize and not self._is_dragged:
            self._fit()
        return False

    def _fit(self) -> None:
        room = self._table.viewport().width()
        shown = list(range(len(self._widths)))
        for place in reversed(range(len(self._widths))):
            if sum(self._widths[p].least for p in shown) <= room:
                break
            if self._widths[place].gives_way:
                shown.remove(place)
        usual, least = (sum(width[kind] for width in (self._widths[p] for p in shown)) for kind in (0, 1))
        share = min(1.0, max(0.0, (room - least) / max(1, usual - least)))
        self._is_fitting = True
        for place, width in enumerate(self._widths):
            self._table.setColumnHidden(place, place not in shown)
            if place in shown:
                self._table.setColumnWidth(place, int(width.least + share * (width.usual - width.least)))
        self._is_fitting = False

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        if not self._is_fitting and new and section != len(self._widths) - 1:  # the last one is stretched by the table
            self._is_dragged = True
