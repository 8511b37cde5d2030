"""The classes of one kind (metrics, callbacks) to choose one from: a list, and a field that filters it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.catalogue.load import Catalogue
from designer.views.class_search import SPEC, ClassSearch, paint_ground
from designer.views.guard import guarded
from designer.views.wording import summary

_WIDTH = 340
_ROW = 28
_ROWS = 10


@guarded
class KindSearch(ClassSearch):
    """Floats in the window of its owner."""

    def __init__(self, name: str, kind: str, catalogue: Catalogue, owner: QWidget) -> None:
        super().__init__(name, catalogue, kind, owner.window(), width=_WIDTH, row=_ROW, rows=_ROWS)
        self.results.setItemDelegate(_Row(self.results))
        self.nothing.setText(self.tr("Nothing fits."))

    def open_below(self, button: QWidget, title: str) -> None:
        """Open with everything there is, near a button."""
        window = button.window()
        self.setParent(window)
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.results.setAccessibleName(title)
        self.open_in(window.rect(), button.mapTo(window, QPoint(0, button.height() + 2)))


@guarded
class _Row(QStyledItemDelegate):
    """Paints the name of a class, and what it does in the muted colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(_WIDTH - 24, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect = QRectF(option.rect)
        paint_ground(painter, option)
        rect.adjust(8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        name = index.data()
        painter.drawText(rect, middle, name)
        rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(name) + 10)
        if rect.width() > 24:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            said = painter.fontMetrics().elidedText(
                summary(index.data(SPEC)), Qt.TextElideMode.ElideRight, int(rect.width())
            )
            painter.drawText(rect, middle, said)
        painter.restore()
