"""The search at the cursor: type a few letters of a layer, Enter adds it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
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
from designer.catalogue.spec import Spec
from designer.views.canvas.look import font, metrics
from designer.views.guard import guarded
from designer.views.icons import paint_tile
from designer.views.theme import Appearance
from designer.views.wording import search_words, summary

_ROLE = Qt.ItemDataRole.UserRole
_WIDTH = 320
_ROW = 32
_ROWS = 8


@guarded
class SearchPopup(QFrame):
    """A child of the canvas; `chosen` carries the class name, `closed` follows every way it ends."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, catalogue: Catalogue, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._appearance = appearance
        self._canvas = parent
        self._accepts: Callable[[Spec], bool] = _anything
        self.setObjectName("canvas_search")
        self.setProperty("card", True)
        self.field = QLineEdit(self)
        self.field.setObjectName("canvas_search_field")
        self.field.setClearButtonEnabled(True)
        self.results = QListWidget(self)
        self.results.setObjectName("canvas_search_results")
        self.results.setProperty("bare", True)
        self.results.setItemDelegate(_Row(appearance, self.results))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(self)
        self.nothing.setProperty("muted", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self.field, self.results, self.nothing):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.results.itemClicked.connect(self._choose)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else a click beside the field gives the focus to the canvas
        self.setFocusProxy(self.field)
        self.setFixedWidth(_WIDTH)
        self.hide()
        self.retranslate()

    def open_at(self, at: QPoint, accepts: Callable[[Spec], bool] | None = None) -> None:
        """Open with an empty query near a point of the parent, offering only what `accepts` lets through."""
        self._accepts = accepts or _anything
        self.field.clear()
        self._fill("")
        self.adjustSize()
        room = self._canvas.rect().adjusted(8, 8, -8, -8)
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        y = max(room.top(), min(at.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close without a choice."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Add a layer"))
        self.field.setAccessibleName(self.tr("Search layers"))
        self.field.setPlaceholderText(self.tr("Add a layer…"))
        self.results.setAccessibleName(self.tr("Layers found"))
        self.nothing.setText(self.tr("No layer fits."))

    def _fill(self, query: str) -> None:
        self.results.clear()
        for spec in self._catalogue.search(query, search_words):
            if self._accepts(spec):
                item = QListWidgetItem(spec.name)
                item.setData(_ROLE, spec)
                item.setToolTip(spec.doc)
                self.results.addItem(item)
        count = self.results.count()
        self.results.setCurrentRow(0)
        self.results.setVisible(count > 0)
        self.results.setFixedHeight(_ROW * min(_ROWS, max(1, count)) + 4)
        self.nothing.setVisible(count == 0)
        self.adjustSize()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            name = item.text()
            self.hide()
            self.chosen.emit(name)
            self.closed.emit()

    def _step(self, rows: int) -> None:
        count = self.results.count()
        if count:
            self.results.setCurrentRow(max(0, min(count - 1, self.results.currentRow() + rows)))

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.results.currentItem())
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.dismiss()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                # Esc, arrows and letters belong to the search, not to the window's actions.
                event.accept()
                return False
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if _has_left(event):
                self.dismiss()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # what the field leaves over is not meant for the drawing below


def _has_left(event: QEvent) -> bool:
    """Tell whether the focus went elsewhere; the field's own menu takes it for a moment only."""
    return isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason


def _anything(spec: Spec) -> bool:  # noqa: ARG001
    return True


@guarded
class _Row(QStyledItemDelegate):
    """Paints a layer as a coloured square, its name, and what it does in the muted colour."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:  # noqa: ARG002
        return QSize(_WIDTH - 24, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # type: ignore[no-untyped-def]
        theme = self._appearance.theme
        spec: Spec = index.data(_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 5, 5)
        paint_tile(painter, QRectF(rect.x() + 6, rect.center().y() - 9, 20, 20), spec.family, spec.name, theme)
        left = rect.x() + 34
        painter.setFont(font("title"))
        painter.setPen(QColor(theme.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, rect.y(), rect.right() - left, rect.height()), middle, spec.name)
        left += int(metrics("title").horizontalAdvance(spec.name)) + 10
        room = rect.right() - left - 8
        if room > 24:
            painter.setFont(font("text"))
            painter.setPen(QColor(theme.muted))
            text = metrics("text").elidedText(summary(spec), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, rect.y(), room, rect.height()), middle, text)
        painter.restore()
