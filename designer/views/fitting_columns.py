"""Shows the columns of a table that there is room for, the important ones first, so that nothing is scrolled aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from designer.views.guard import guarded

_ELIDED = 180  # pixels that a text which can be cut short gets at least before a less important column gives way


@guarded
class FittingColumns(QObject):
    """Hides columns of one table and shows them again as its width, its texts or its columns change.

    `order` gives the columns, the most important one first; that of `elided` gets what is left over, up to its text.
    """

    changed = Signal()  # other columns are hidden

    def __init__(self, table: QTableView, order: Callable[[], Sequence[int]], elided: int) -> None:
        super().__init__(table)
        self.hidden: tuple[int, ...] = ()
        self._table, self._order, self._elided = table, order, elided
        self._header = _Header(table)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._header.setResizeContentsPrecision(0)  # of thousands of rows only those that are seen are measured
        table.setHorizontalHeader(self._header)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.fit)
        table.viewport().installEventFilter(self)
        model = table.model()
        model.modelReset.connect(self._forget)
        for signal in (model.modelReset, model.dataChanged, model.rowsInserted, model.headerDataChanged):
            signal.connect(self._fit_soon)

    def fit(self) -> None:
        """Choose the columns anew."""
        room, needed = self._table.viewport().width(), 0
        shown: list[int] = []
        widths = {column: self._needed(column) for column in self._order()}
        for column, width in widths.items():
            least = min(width, _ELIDED) if column == self._elided else width
            if not shown or needed + least <= room:
                shown.append(column)
                needed += least
        for column in widths:
            self._table.setColumnHidden(column, column not in shown)
        if self._elided in shown:
            self._header.setSectionResizeMode(self._elided, QHeaderView.ResizeMode.Interactive)
            others = sum(widths[column] for column in shown if column != self._elided)
            self._table.setColumnWidth(self._elided, min(widths[self._elided], max(room - others, 1)))
        hidden = tuple(column for column in widths if column not in shown)
        if hidden != self.hidden:
            self.hidden = hidden
            self.changed.emit()

    def _forget(self) -> None:
        """Hide nothing of a table that has begun anew with other columns, until it is fitted."""
        for column in self.hidden:
            self._table.setColumnHidden(column, False)
        self.hidden = ()

    def _needed(self, column: int) -> int:
        return max(self._table.sizeHintForColumn(column), self._header.width_of(column))

    def _fit_soon(self, *_: object) -> None:
        if self._table.isVisible():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._timer.start()
        return super().eventFilter(watched, event)


@guarded
class _Header(QHeaderView):
    """Tells the width of a column's title, also while the column is hidden."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionsClickable(True)

    def width_of(self, column: int) -> int:
        """Return the width that a title needs, in pixels."""
        return self.sectionSizeFromContents(column).width()
