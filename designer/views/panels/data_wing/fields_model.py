"""The table of a source's fields, a row each, as a model: nothing is made for a row before it is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from designer.data.field import Field
from designer.views.figures import count_text
from designer.views.guard import guarded
from designer.views.panels.data_wing.field_words import details_text, kind_title, remark_text, values_text

_Index = QModelIndex | QPersistentModelIndex
NAME, KIND, VALUES, GAPS, DISTINCT, USE, REMARK = range(7)
SHARE = " · "  # between the count of gaps and the share of rows they are
FIELD = Qt.ItemDataRole.UserRole  # the Field of a row
PICTURES = Qt.ItemDataRole.UserRole + 1  # some of its pictures, as QPixmap
ORDER = Qt.ItemDataRole.UserRole + 2  # what a column is sorted by


@guarded
class FieldsModel(QAbstractTableModel):
    """Name, kind, values, gaps, different values, what a field is used for, remarks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[Field, ...] = ()
        self._uses: Mapping[str, str] = {}
        self._pictures: Mapping[str, Sequence[bytes]] = {}
        self._decoded: dict[str, list[QPixmap]] = {}
        self._heads: Sequence[str] = ("",) * 7

    def show(
        self, fields: Sequence[Field], uses: Mapping[str, str], pictures: Mapping[str, Sequence[bytes]] | None = None
    ) -> None:
        """Show these fields; `uses` says in words what they are used for, `pictures` are a few of each, as files."""
        fields, pictures = tuple(fields), pictures or {}
        if [f.name for f in fields] != [f.name for f in self._fields] or pictures is not self._pictures:
            self.beginResetModel()
            self._fields, self._uses, self._pictures = fields, uses, pictures
            self._decoded.clear()
            self.endResetModel()
        elif fields != self._fields or uses != self._uses:
            self._fields, self._uses = fields, uses
            self.dataChanged.emit(self.index(0, 0), self.index(len(fields) - 1, REMARK))

    def set_heads(self, heads: Sequence[str]) -> None:
        """Set the titles of the columns."""
        self._heads = heads
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, REMARK)

    def field(self, row: int) -> Field:
        """Return the field of a row."""
        return self._fields[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._fields)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == KIND else found

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._fields):
            return None
        field = self._fields[index.row()]
        if role == FIELD:
            return field
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(field, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return details_text(field)
        if role == ORDER:
            return self._order(field, index.row(), index.column())
        if role == PICTURES:
            return self._pixmaps(field.name)
        return None

    def _text(self, field: Field, column: int) -> str:
        if column == NAME:
            return field.name
        if column == KIND:
            return kind_title(field.kind)
        if column == VALUES:
            return values_text(field)
        if column == GAPS:
            return _share(field.missing, field.rows) if field.missing else ""
        if column == DISTINCT:
            return count_text(field.distinct) if field.distinct else ""
        return self._uses.get(field.name, "") if column == USE else remark_text(field)

    def _order(self, field: Field, row: int, column: int) -> Any:
        if column == GAPS:
            return field.missing
        if column == DISTINCT:
            return field.distinct
        return row if column == VALUES else self._text(field, column).casefold()

    def _pixmaps(self, name: str) -> list[QPixmap]:
        if name not in self._decoded:
            found = [QPixmap() for _ in self._pictures.get(name, ())]
            for pixmap, data in zip(found, self._pictures.get(name, ()), strict=True):
                pixmap.loadFromData(data)
            self._decoded[name] = [pixmap for pixmap in found if not pixmap.isNull()]
        return self._decoded[name]


@guarded
class FieldsFilter(QSortFilterProxyModel):
    """The rows whose field has the words that are searched for in its name, sorted as the user wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(ORDER)

    def search(self, text: str) -> None:
        """Keep the rows that have all words of a text."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        if parent.isValid() or not self._words:
            return True
        model = self.sourceModel()
        field: Field = model.index(row, 0).data(FIELD)
        said = f"{field.name} {kind_title(field.kind)}".casefold()
        return all(word in said for word in self._words)


def _share(count: int, rows: int) -> str:
    share = 100 * count / max(1, rows)
    return f"{count_text(count)}{SHARE}{share:.0f} %" if share >= 1 else f"{count_text(count)}{SHARE}<1 %"
