"""The classes of one kind (metrics, callbacks) to choose one from: a list, and a field that filters it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.catalogue.load import Catalogue
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import search_words, summary

_SUMMARY = Qt.ItemDataRole.UserRole
_WIDTH = 340
_ROW = 28
_ROWS = 10
_MARGIN = 8


@guarded
class ClassSearch(QFrame):
    """Floats in the window of its owner; `chosen` carries the name of a class."""

    chosen = Signal(str)

    def __init__(self, name: str, kind: str, catalogue: Catalogue, owner: QWidget) -> None:
        super().__init__(owner.window())
        self._catalogue = catalogue
        self._kind = kind
        self.setObjectName(name)
        mark(self, "card")
        self.field = QLineEdit(self)
        self.field.setObjectName(f"{name}_field")
        self.field.setClearButtonEnabled(True)
        self.results = QListWidget(self)
        self.results.setObjectName(f"{name}_results")
        mark(self.results, "bare")
        self.results.setItemDelegate(_Row(self.results))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = QLabel(self.tr("Nothing fits."), self)
        mark(self._nothing, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for widget in (self.field, self.results, self._nothing):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.results.itemClicked.connect(self._choose)
        self.setFocusProxy(self.field)
        self.setFixedWidth(_WIDTH)
        self.hide()

    def open_below(self, button: QWidget, title: str) -> None:
        """Open with everything there is, near a button."""
        self.setParent(button.window())
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.results.setAccessibleName(title)
        self.field.clear()
        self._fill("")
        room = button.window().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        below = button.mapTo(button.window(), QPoint(0, button.height() + 2))
        self.move(
            max(room.left(), min(below.x(), room.right() - self.width())),
            max(room.top(), min(below.y(), room.bottom() - self.height())),
        )
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, query: str) -> None:
        self.results.clear()
        for spec in self._catalogue.search(query, search_words, self._kind):
            item = QListWidgetItem(spec.name)
            item.setData(_SUMMARY, summary(spec))
            item.setToolTip(spec.doc)
            self.results.addItem(item)
        count = self.results.count()
        self.results.setCurrentRow(0)
        self.results.setVisible(count > 0)
        self.results.setFixedHeight(_ROW * min(_ROWS, max(1, count)) + 4)
        self._nothing.setVisible(count == 0)
        self.adjustSize()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.chosen.emit(item.text())

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if key in steps:
            place = self.results.currentRow() + steps[Qt.Key(key)]
            self.results.setCurrentRow(max(0, min(self.results.count() - 1, place)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.results.currentItem())
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.hide()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                event.accept()  # Esc, arrows and letters belong to the search, not to the window's actions
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            elif _has_left(event):
                self.hide()
        return False


def _has_left(event: QEvent) -> bool:
    """Tell whether the focus went elsewhere; the field's own menu takes it for a moment only."""
    return isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason


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
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.color(QPalette.ColorRole.Mid))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        rect.adjust(8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        name = index.data()
        painter.drawText(rect, middle, name)
        rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(name) + 10)
        if rect.width() > 24:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            said = painter.fontMetrics().elidedText(
                index.data(_SUMMARY), Qt.TextElideMode.ElideRight, int(rect.width())
            )
            painter.drawText(rect, middle, said)
        painter.restore()
