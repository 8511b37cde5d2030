"""Paints the cells of the fields table: icons of kinds, histograms, bars of categories, small pictures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.data.field import Field
from designer.views.guard import guarded
from designer.views.icons import icon
from designer.views.panels.data_wing.field_words import KINDS, is_ignored, values_text
from designer.views.panels.data_wing.fields_model import (
    DISTINCT,
    FIELD,
    GAPS,
    KIND,
    NAME,
    PICTURES,
    REMARK,
    SHARE,
    VALUES,
)
from designer.views.stylesheet import mix, mono, sans
from designer.views.theme import Appearance, Theme

_Index = QModelIndex | QPersistentModelIndex
ROW = 30
_FIGURE = 76  # pixels of a histogram or a bar
_PAD = 8
_LEAST_TEXT = 24  # pixels, in which a text would be three dots
_SHADES = (0.0, 0.35, 0.55, 0.7, 0.8, 0.86)  # of the accent towards the panel, most frequent category first


@guarded
class FieldDelegate(QStyledItemDelegate):
    """Paints a row; editing is left to whoever derives from it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        field: Field | None = index.data(FIELD)
        if field is None:
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = plain.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        theme = self.appearance.theme
        area = QRectF(plain.rect).adjusted(_PAD, 0, -_PAD, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_ignored(field) and index.column() != REMARK:
            painter.setOpacity(0.5)
        column = index.column()
        if column == KIND:
            area = _paint_kind(painter, area, field, theme)
        elif column == VALUES:
            area = self._paint_figure(painter, area, field, index, theme)
        _paint_text(painter, area, str(index.data() or ""), column, field, theme)
        painter.restore()

    def _paint_figure(self, painter: QPainter, area: QRectF, field: Field, index: _Index, theme: Theme) -> QRectF:
        """Paint what shows the values of a field at the left of a cell; return the room that is left."""
        pictures: list[QPixmap] = index.data(PICTURES) or []
        if pictures:
            return _paint_pictures(painter, area, pictures)
        room = QRectF(area.left(), area.top() + 5, min(_FIGURE, area.width()), area.height() - 10)
        accent = QColor(theme.accent)
        if field.counts and sum(field.counts) and field.kind in ("category", "boolean", "identifier"):
            _paint_shares(painter, room, field, theme)
        elif len(field.histogram) > 1:
            paint_histogram(painter, room, field.histogram, accent)
        elif not values_text(field):
            return area
        return area.adjusted(_FIGURE + _PAD, 0, 0, 0)


def paint_histogram(painter: QPainter, room: QRectF, counts: tuple[int, ...], colour: QColor) -> None:
    """Paint counts as bars side by side; the smallest is still to be seen."""
    most = max(counts)
    width = room.width() / len(counts)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for place, count in enumerate(counts):
        if count:
            height = max(1.0, room.height() * count / most)
            painter.drawRect(QRectF(room.left() + place * width, room.bottom() - height, max(1.0, width - 0.6), height))


def _paint_shares(painter: QPainter, room: QRectF, field: Field, theme: Theme) -> None:
    """Paint the categories as parts of one bar, the rest of them behind."""
    total = max(1, field.rows - field.missing)
    bar = QRectF(room.left(), room.center().y() - 5, room.width(), 10)
    outline = QPainterPath()
    outline.addRoundedRect(bar, 3, 3)
    painter.save()
    painter.setClipPath(outline)
    painter.fillRect(bar, QColor(mix(theme.accent, theme.panel, 0.92)))
    left = bar.left()
    for place, count in enumerate(field.counts[: len(_SHADES)]):
        width = bar.width() * count / total
        shade = QColor(mix(theme.accent, theme.panel, _SHADES[place]))
        painter.fillRect(QRectF(left, bar.top(), width, bar.height()), shade)
        left += width
        painter.fillRect(QRectF(left - 0.5, bar.top(), 1, bar.height()), QColor(theme.panel))
    painter.restore()


def _paint_pictures(painter: QPainter, area: QRectF, pictures: list[QPixmap]) -> QRectF:
    side = area.height() - 6
    left = area.left()
    for pixmap in pictures:
        if left + side > area.right():
            break
        shown = pixmap.size().scaled(QSize(int(side), int(side)), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawPixmap(QRectF(QPointF(left, area.top() + 3), shown).toRect(), pixmap)
        left += side + 4
    return area.adjusted(left - area.left() + 4, 0, 0, 0)


def _paint_kind(painter: QPainter, area: QRectF, field: Field, theme: Theme) -> QRectF:
    glyph = icon(KINDS[field.kind][1], theme, "muted")
    glyph.paint(painter, QRectF(area.left(), area.center().y() - 8, 16, 16).toRect())
    arrow = area.right() - 4
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.muted))
    middle = area.center().y()
    painter.drawPolygon([QPointF(arrow - 7, middle - 2), QPointF(arrow, middle - 2), QPointF(arrow - 3.5, middle + 2)])
    return area.adjusted(22, 0, -14, 0)


def _paint_text(painter: QPainter, area: QRectF, text: str, column: int, field: Field, theme: Theme) -> None:
    if not text or area.width() < _LEAST_TEXT:
        return
    is_mono = column in (GAPS, DISTINCT) or (column == VALUES and not field.categories)
    painter.setFont(mono() if is_mono else sans(bold=column == NAME))
    if column == REMARK:
        painter.setPen(QColor(theme.muted if is_ignored(field) else theme.warning))
    else:
        painter.setPen(QColor(theme.text if column in (NAME, KIND) else theme.muted))
    if column == GAPS and painter.fontMetrics().horizontalAdvance(text) > area.width():
        text = text.partition(SHARE)[0]
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
