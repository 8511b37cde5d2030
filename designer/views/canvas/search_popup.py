"""The search at the cursor: type a few letters of a layer, Enter adds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.catalogue import typed
from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Spec
from designer.views.canvas.faces import value_text
from designer.views.canvas.look import font, metrics
from designer.views.class_search import PARAMS, SPEC, ClassSearch, paint_ground
from designer.views.guard import guarded
from designer.views.icons import paint_tile
from designer.views.theme import Appearance
from designer.views.wording import search_words, summary

_WIDTH = 320
_ROW = 32
_ROWS = 8


@guarded
class SearchPopup(ClassSearch):
    """A child of the canvas that finds layers."""

    def __init__(self, catalogue: Catalogue, appearance: Appearance, parent: QWidget) -> None:
        super().__init__("canvas_search", catalogue, "", parent, width=_WIDTH, row=_ROW, rows=_ROWS)
        self.recent: Callable[[], list[str]] = list
        """Gives the classes that were used last, the newest first."""
        self._canvas = parent
        self.results.setItemDelegate(_Row(appearance, self.results))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else a click beside the field gives the focus to the canvas
        self.retranslate()

    def open_at(self, at: QPoint, accepts: Callable[[Spec], bool] | None = None) -> None:
        """Open with an empty query near a point of the parent, offering only what `accepts` lets through."""
        self.open_in(self._canvas.rect(), at, accepts)

    def entries(self, query: str) -> list[tuple[Spec, Mapping[str, Any]]]:
        name, words = typed.split(query)
        whole = self._catalogue.search(query, search_words) if words or not query else []
        # "conv 2" names; "input 4" does not, though a summary may have both words in it.
        found: list[tuple[Spec, Mapping[str, Any]]] = [
            (spec, {}) for spec in whole if all(word.lower() in spec.name.lower() for word in words)
        ]
        for spec in self._catalogue.search(name, search_words):
            params = typed.arguments(spec, words, self._catalogue) if spec.kind != "application" or not words else None
            if params is not None and not any(spec is other for other, _ in found):
                found.append((spec, params))
        found += [(spec, {}) for spec in whole if not any(spec is other for other, _ in found)]
        if not found and " " in query.strip():  # "dense relu": the last words may be arguments
            found = self._with_arguments(query.split())
        used = self.recent()
        places = {type_: place for place, type_ in enumerate(used)}
        if not query.strip():
            found.sort(key=lambda entry: places.get(entry[0].name, len(places)))
        return found

    def _with_arguments(self, words: list[str]) -> list[tuple[Spec, Mapping[str, Any]]]:
        for count in range(len(words) - 1, 0, -1):
            found: list[tuple[Spec, Mapping[str, Any]]] = []
            for spec in self._catalogue.search(" ".join(words[:count]), search_words):
                params = typed.arguments(spec, words[count:], self._catalogue)
                if params is not None:
                    found.append((spec, params))
            if found:
                return found
        return []

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Add a layer"))
        self.field.setAccessibleName(self.tr("Search layers"))
        self.field.setPlaceholderText(self.tr("Add a layer…"))
        self.results.setAccessibleName(self.tr("Layers found"))
        self.nothing.setText(self.tr("No layer fits."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # what the field leaves over is not meant for the drawing below


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
        spec: Spec = index.data(SPEC)
        rect: QRect = option.rect
        painter.save()
        paint_ground(painter, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_tile(painter, QRectF(rect.x() + 6, rect.center().y() - 9, 20, 20), spec.family, spec.name, theme)
        left = rect.x() + 34
        painter.setFont(font("title"))
        painter.setPen(QColor(theme.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, rect.y(), rect.right() - left, rect.height()), middle, spec.name)
        left += int(metrics("title").horizontalAdvance(spec.name)) + 10
        typed_in = index.data(PARAMS) or {}
        said = " · ".join(value_text(typed_in[p.name]) for p in spec.params if p.name in typed_in)
        if said:
            painter.setFont(font("number"))
            painter.setPen(QColor(theme.accent))
            painter.drawText(QRectF(left, rect.y(), rect.right() - left, rect.height()), middle, said)
            left += int(metrics("number").horizontalAdvance(said)) + 10
        room = rect.right() - left - 8
        if room > 24:
            painter.setFont(font("text"))
            painter.setPen(QColor(theme.muted))
            text = metrics("text").elidedText(summary(spec), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, rect.y(), room, rect.height()), middle, text)
        painter.restore()
