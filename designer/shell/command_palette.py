"""The command palette: one search over actions, nodes of the drawing and layers to add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.views import fuzzy
from designer.views.class_search import paint_ground
from designer.views.guard import guarded
from designer.views.stylesheet import ROW, mark, sans

Index = QModelIndex | QPersistentModelIndex
_MOST = 11  # rows that are seen


@dataclass(frozen=True)
class Entry:
    """One line: what it says, a muted remark, the keys at the right, and what Enter does."""

    text: str
    remark: str
    keys: str
    run: Callable[[], object]
    icon: QIcon | None = None
    search: str = ""  # what is searched besides the text


Reader = Callable[[str], list[Entry]]
"""Makes entries of what is typed: commands with arguments. They stand before all others."""


@guarded
class CommandPalette(QDialog):
    """A list under a search field at the top of the window; Enter runs, Esc closes."""

    def __init__(
        self, entries: list[Entry], placeholder: str, parent: QWidget, reader: Reader = lambda _text: []
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("command_palette")
        self.setAccessibleName(placeholder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = parent
        self._entries = entries
        self._reader = reader
        self._most = _MOST
        self.field = QLineEdit()
        self.field.setObjectName("command_palette_field")
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self.list = QListView()
        self.list.setObjectName("command_palette_list")
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(_Delegate(self.list))
        mark(self.list, "bare")
        self.model = _Model(self)
        self.list.setModel(self.model)
        frame = QFrame()
        mark(frame, "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(self.field)
        inner.addWidget(self.list)
        self.nothing = QLabel()
        self.nothing.setObjectName("command_palette_nothing")
        self.nothing.setFixedHeight(ROW)
        self.nothing.setIndent(10)
        mark(self.nothing, "muted")
        self.nothing.hide()
        inner.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        margins = inner.contentsMargins()
        self._field_height = self.field.sizeHint().height() + inner.spacing() + margins.top() + margins.bottom() + 2
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._run)
        self._search("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette over the upper middle of the window, as high as what it found."""
        self._most = max(3, min(_MOST, (window.height() - 200) // ROW))
        self.setFixedWidth(max(280, min(640, window.width() - 80)))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + min(84, window.height() // 8))
        self._fit()
        self.show()
        self.field.setFocus()

    def _search(self, query: str) -> None:
        found = self._reader(query) + fuzzy.ranked(query, self._entries, lambda e: f"{e.text} {e.search}")
        self.model.show(found)
        self.list.setCurrentIndex(self.model.index(0))
        text = self.tr("Nothing found for “{query}”").format(query=query.strip()) if query.strip() else ""
        self.nothing.setText("" if found else text)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown."""
        rows = min(self._most, self.model.rowCount())
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0)
        self.list.setFixedHeight(max(1, rows) * ROW + 2)
        self.setFixedHeight(self._field_height + max(1, rows) * ROW + 2)

    def _run(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        self.close()
        self._window.activateWindow()
        if entry is not None:
            entry.run()

    def _move(self, steps: int) -> None:
        row = self.list.currentIndex().row() + steps
        last = self.model.rowCount() - 1
        if last >= 0:
            self.list.setCurrentIndex(self.model.index(max(0, min(last, row))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if key in steps:
                self._move(steps[Qt.Key(key)])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)


@guarded
class _Model(QAbstractListModel):
    """The entries that fit."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._shown = entries
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row."""
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.text
        if role == Qt.ItemDataRole.UserRole:
            return entry
        return None


@guarded
class _Delegate(QStyledItemDelegate):
    """Text, muted remark, keys at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        paint_ground(painter, option)
        area = option.rect.adjusted(10, 0, -10, 0)
        if entry.icon is not None:
            entry.icon.paint(painter, QRect(area.left(), area.center().y() - 9, 20, 20))
        area.setLeft(area.left() + 32)
        painter.save()
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(sans())
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, centre | Qt.AlignmentFlag.AlignLeft, entry.text)
        used = painter.fontMetrics().horizontalAdvance(entry.text) + 12
        painter.setFont(sans(12))
        painter.setPen(muted)
        painter.drawText(area, centre | Qt.AlignmentFlag.AlignRight, entry.keys)
        keys = painter.fontMetrics().horizontalAdvance(entry.keys) + 12
        rest = area.adjusted(used, 0, -keys, 0)
        remark = painter.fontMetrics().elidedText(entry.remark, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, centre | Qt.AlignmentFlag.AlignLeft, remark)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, ROW)
