"""What the engine found in a data source: its columns with their ranges, and its first rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from designer.data.field import Field
from designer.engine.protocol import DataDescribed
from designer.views.figures import count_text, shape_text
from designer.views.guard import guarded
from designer.views.plots.value_box import number
from designer.views.stylesheet import mark, mono

_Index = QModelIndex | QPersistentModelIndex
_MOST_CELLS = 60  # characters of a cell


@guarded
class ColumnsModel(QAbstractTableModel):
    """A row a column of the source: name, type, shape, missing, distinct, range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Field, ...] = ()
        self._rows = 0

    def show(self, description: DataDescribed | None) -> None:
        """Show the columns of a description."""
        columns = (*description.columns, *description.others) if description else ()
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self._rows = description.rows if description else 0
            self.endResetModel()

    def _text(self, column: Field, section: int) -> str:
        if section == 0:
            return column.name
        if section == 1:
            return column.dtype if column.shape else column.kind
        if section == 2:
            if column.rows != self._rows:
                return shape_text((column.rows, *column.shape))
            return shape_text(column.shape) if column.shape else "–"
        if section == 3:
            return count_text(column.missing) if column.missing else "–"
        if section == 4:
            return count_text(column.distinct) if column.distinct else "–"
        if column.minimum is not None and column.maximum is not None:
            return f"{number(column.minimum)} … {number(column.maximum)}"
        return ", ".join(column.categories)[:_MOST_CELLS] if column.categories else "–"

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._columns):
            return None
        column = self._columns[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and column.categories:
            return ", ".join(column.categories[:40])
        if role == Qt.ItemDataRole.FontRole and index.column() >= 1:
            return mono()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("Column"),
            self.tr("Type"),
            self.tr("Shape"),
            self.tr("Missing"),
            self.tr("Distinct"),
            self.tr("Range"),
        )
        return heads[section]


@guarded
class PreviewModel(QAbstractTableModel):
    """The first rows of the source as texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show(self, description: DataDescribed | None) -> None:
        """Show the first rows of a description."""
        names = tuple(c.name for c in description.columns) if description else ()
        rows = description.preview if description else ()
        if (names, rows) != (self._names, self._rows):
            self.beginResetModel()
            self._names, self._rows = names, rows
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text[:_MOST_CELLS]
        if role == Qt.ItemDataRole.FontRole:
            return mono()
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > _MOST_CELLS:
            return text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._names[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)


def make_table(name: str, model: QAbstractItemModel) -> QTableView:
    """Return a quiet, read-only table."""
    table = QTableView()
    table.setObjectName(name)
    table.setModel(model)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setMinimumSectionSize(56)
    mark(table, "bare")
    return table
