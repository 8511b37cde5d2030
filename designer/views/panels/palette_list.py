"""The rows of the palette: groups that fold, layers with tile, name and summary, dragged by class name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from designer.catalogue.spec import Spec
from designer.views.forms.docs import spec_tip
from designer.views.guard import guarded
from designer.views.icons import paint_tile
from designer.views.stylesheet import ROW, mark, mix, sans
from designer.views.theme import Appearance
from designer.views.wording import summary

_Index = QModelIndex | QPersistentModelIndex
MIME_TYPE = "application/x-keras-layer"  # its data is the class name in UTF-8
_SPEC = Qt.ItemDataRole.UserRole
GROUP = Qt.ItemDataRole.UserRole + 1  # (name, title, count) of a group's header


@guarded
class LayerList(QTreeView):
    """Groups that fold, with a row for each layer; a flat list while something is searched."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = LayerItems(self)
        self.setModel(self._items)
        self.setItemDelegate(RowPainter(appearance, self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        mark(self, "bare")
        self.clicked.connect(self._fold)
        self.doubleClicked.connect(self._choose)

    def show_groups(self, groups: list[tuple[str, str, list[Spec]]], opened: set[str]) -> None:
        """Show all layers: (name, title, layers) of every group."""
        self._items.clear()
        opened = set(opened)
        for name, title, specs in groups:
            header = QStandardItem(title)
            header.setData((name, title, len(specs)), GROUP)
            header.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            header.appendRows([_row(spec) for spec in specs])
            self._items.appendRow(header)
            self.setExpanded(header.index(), name in opened)

    def show_found(self, specs: list[Spec]) -> None:
        """Show the layers that were found, the best first and current."""
        self._items.clear()
        self._items.invisibleRootItem().appendRows([_row(spec) for spec in specs])
        if specs:
            self.setCurrentIndex(self._items.index(0, 0))

    def spec_at(self, point: QPoint) -> Spec | None:
        """Return the layer whose row is at a point of the viewport."""
        found = self.indexAt(point).data(_SPEC)
        return found if isinstance(found, Spec) else None

    def enter(self) -> None:
        """Take the keyboard; the second row becomes current if the first one was, as in any search."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        current = self.currentIndex()
        if not current.isValid():
            self.setCurrentIndex(self._items.index(0, 0))
        else:
            below = self.indexBelow(current)
            self.setCurrentIndex(below if below.isValid() else current)

    def choose_current(self) -> None:
        """Choose the current row."""
        self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        spec = index.data(_SPEC) if index.isValid() else None
        if spec is not None:
            self.chosen.emit(spec.name)

    def _fold(self, index: QModelIndex) -> None:
        if index.data(GROUP) is not None:
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            self._fold(index) if index.data(GROUP) is not None else self._choose(index)
            return
        super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: ARG002
        indexes = [i for i in self.selectedIndexes() if i.data(_SPEC) is not None]
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._items.mimeData(indexes))
        drag.setPixmap(self._drag_picture(indexes[0].data(_SPEC)))
        drag.exec(Qt.DropAction.CopyAction)

    def _drag_picture(self, spec: Spec) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(24, 24) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        delegate = self.itemDelegate()
        assert isinstance(delegate, RowPainter)
        paint_tile(painter, QRectF(0, 0, 24, 24), spec.family, spec.name, delegate.appearance.theme)
        painter.end()
        return pixmap


@guarded
class LayerItems(QStandardItemModel):
    """The rows; a dragged one is its class name."""

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        specs = [i.data(_SPEC) for i in indexes if i.data(_SPEC) is not None]
        if specs:
            data.setData(MIME_TYPE, specs[0].name.encode())
        return data


@guarded
class RowPainter(QStyledItemDelegate):
    """Paints a group's header as one quiet line, a layer as tile, name and summary."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        return QSize(120, ROW if index.data(_SPEC) is not None else 27)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        # The tips of hundreds of layers would take long to make, and few are ever asked for.
        spec = index.data(_SPEC)
        if event.type() == QEvent.Type.ToolTip and spec is not None:
            QToolTip.showText(event.globalPos(), spec_tip(spec), view)
            return True
        return super().helpEvent(event, view, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0, 1, -10, -1)
        theme = self.appearance.theme
        view = option.widget
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or (hovered and index.data(_SPEC) is not None):
            has_focus = view is not None and view.hasFocus()
            painter.setPen(Qt.PenStyle.NoPen)
            fill = mix(theme.panel, theme.accent, 0.16) if selected and has_focus else theme.raised
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(rect, 6, 6)
        if index.data(_SPEC) is not None:
            self._paint_layer(painter, rect, index.data(_SPEC))
        else:
            assert isinstance(view, QTreeView)
            self._paint_group(painter, rect, index, view.isExpanded(index), hovered)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRectF, index: _Index, is_open: bool, hovered: bool) -> None:
        theme = self.appearance.theme
        _, title, count = index.data(GROUP)
        painter.setPen(QColor(theme.text if hovered else theme.muted))
        painter.setFont(sans(12))
        number = str(count)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(6, 0, 0, 0), left, "▾" if is_open else "▸")
        font = sans(13)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.drawText(rect.adjusted(19, 0, -40, 0), left, title)
        if not is_open:
            painter.setFont(sans(12))
            painter.drawText(
                rect.adjusted(0, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number
            )

    def _paint_layer(self, painter: QPainter, rect: QRectF, spec: Spec) -> None:
        theme = self.appearance.theme
        paint_tile(painter, QRectF(rect.left() + 6, rect.center().y() - 11, 22, 22), spec.family, spec.name, theme)
        left = rect.left() + 38
        width = rect.width() - 38 - 4
        for text, font, colour, top, height in (
            (spec.name, sans(13), theme.text, rect.top(), 18.0),
            (summary(spec), sans(11), theme.muted, rect.top() + 18, 16.0),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignVCenter, shown)


def _row(spec: Spec) -> QStandardItem:
    item = QStandardItem(spec.name)
    item.setData(spec, _SPEC)
    item.setData(f"{spec.name}. {summary(spec)}", Qt.ItemDataRole.AccessibleTextRole)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    return item
