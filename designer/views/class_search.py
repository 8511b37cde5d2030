"""A field and a list below it that holds the classes of the catalogue which the field's words find."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Spec
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import search_words

SPEC, PARAMS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
"""The roles of an item's Spec and of the arguments typed for it, for the delegate that paints it."""
MARGIN = 8
_BAR = 3  # pixels, of the accent: a tinted ground alone is not seen by everybody


@guarded
class ClassSearch(QFrame):
    """Floats in its parent; `chosen` carries the name of a class, `closed` follows every way it ends.

    `kind` is one of the catalogue's, "" what can be placed; `row` the height of an entry in pixels, `rows` how many are
    seen at once.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(
        self, name: str, catalogue: Catalogue, kind: str, parent: QWidget, *, width: int, row: int, rows: int
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._kind = kind
        self._row, self._rows = row, rows
        self.params: Mapping[str, Any] = {}
        """The arguments that were typed for what was chosen last."""
        self._accepts: Callable[[Spec], bool] | None = None
        self.setObjectName(name)
        mark(self, "card")
        self.field = QLineEdit(self)
        self.field.setObjectName(f"{name}_field")
        self.field.setClearButtonEnabled(True)
        self.results = QListWidget(self)
        self.results.setObjectName(f"{name}_results")
        mark(self.results, "bare")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(self)
        mark(self.nothing, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(6)
        for widget in (self.field, self.results, self.nothing):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.results.itemClicked.connect(self._choose)
        self.setFocusProxy(self.field)
        self.setFixedWidth(width)
        self.hide()

    def open_in(self, room: QRect, at: QPoint, accepts: Callable[[Spec], bool] | None = None) -> None:
        """Open with an empty query near a point, inside of a part of the parent; `accepts` says what is offered."""
        self._accepts = accepts
        self.field.clear()
        self._fill("")
        room = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self.move(
            max(room.left(), min(at.x(), room.right() - self.width())),
            max(room.top(), min(at.y(), room.bottom() - self.height())),
        )
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close without a choice."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def entries(self, query: str) -> list[tuple[Spec, Mapping[str, Any]]]:
        """Return what is found, best first, each with the arguments that were typed behind its name."""
        return [(spec, {}) for spec in self._catalogue.search(query, search_words, self._kind)]

    def _fill(self, query: str) -> None:
        self.results.clear()
        for spec, params in self.entries(query):
            if self._accepts is None or self._accepts(spec):
                item = QListWidgetItem(spec.name)
                item.setData(SPEC, spec)
                item.setData(PARAMS, params)
                item.setToolTip(spec.doc)
                self.results.addItem(item)
        count = self.results.count()
        self.results.setCurrentRow(0)
        self.results.setVisible(count > 0)
        self.results.setFixedHeight(self._row * min(self._rows, max(1, count)) + 4)
        self.nothing.setVisible(count == 0)
        self.adjustSize()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            name = item.text()
            self.params = item.data(PARAMS)
            self.hide()
            self.chosen.emit(name)
            self.closed.emit()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self._rows,
            Qt.Key.Key_PageUp: -self._rows,
        }
        if key in steps:
            count = self.results.count()
            if count:
                place = self.results.currentRow() + steps[Qt.Key(key)]
                self.results.setCurrentRow(max(0, min(count - 1, place)))
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
                event.accept()  # Esc, arrows and letters belong to the search, not to the window's actions
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            elif _has_left(event):
                self.dismiss()
        return False


def _has_left(event: QEvent) -> bool:
    """Tell whether the focus went elsewhere; the field's own menu takes it for a moment only."""
    return isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what a row stands on, in the colours of every other list, and a bar beside the one that is chosen."""
    ground = QStyleOptionViewItem(option)
    ground.text = ""
    style = option.widget.style() if option.widget else QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, ground, painter, option.widget)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height())), option.palette.accent())
