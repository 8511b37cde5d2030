"""The name of an argument beside its field, with the way back to Keras's default."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from designer.views.guard import guarded
from designer.views.stylesheet import FIELD, sans
from designer.views.theme import BASE_SIZE

NARROWEST = 84  # pixels


@guarded
class ParamLabel(QWidget):
    """The name of an argument, elided to the column; strong where the value is not Keras's default."""

    reset_requested = Signal(str)
    vary_requested = Signal(str)

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._text = text
        self._width = NARROWEST
        self._is_changed = False
        self._is_mixed = False
        self._can_reset = True
        self._can_vary = False
        self.setObjectName(f"label_{name}")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_changed(self) -> bool:
        """Whether the label says that its value is not the default."""
        return self._is_changed

    def set_changed(self, changed: bool) -> None:
        """Say whether the value is not the default."""
        if changed != self._is_changed:
            self._is_changed = changed
            self.update()

    def set_text(self, text: str) -> None:
        """Set the words of the label."""
        self._text = text
        self.update()

    def set_width(self, width: int) -> None:
        """Take the width of the column."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    def set_mixed(self, mixed: bool) -> None:
        """Say that several layers differ here."""
        if mixed != self._is_mixed:
            self._is_mixed = mixed
            self._describe()
            self.update()

    def set_resettable(self, can_reset: bool) -> None:
        """Offer the context menu or not."""
        self._can_reset = can_reset

    def set_variable(self, can_vary: bool) -> None:
        """Offer to vary the argument in a search, or not."""
        self._can_vary = can_vary

    def menu(self) -> QMenu:
        """Return the context menu: reset to the default, and vary in a search."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = QAction(self.tr("Reset to default"), menu)
        action.setObjectName("reset_to_default")
        action.setEnabled(self._is_changed)
        action.triggered.connect(self._request_reset)
        menu.addAction(action)
        if self._can_vary:
            vary = QAction(self.tr("Vary in a search"), menu)
            vary.setObjectName("vary_in_a_search")
            vary.triggered.connect(self._request_vary)
            menu.addAction(vary)
        return menu

    def _describe(self) -> None:
        self.setAccessibleDescription(self.tr("The selected layers differ here") if self._is_mixed else "")

    def _request_vary(self) -> None:
        self.vary_requested.emit(self._name)

    def _request_reset(self) -> None:
        self.reset_requested.emit(self._name)

    def sizeHint(self) -> QSize:
        return QSize(self._width, FIELD)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._can_reset:
            event.ignore()
            return
        self.menu().popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        role = QPalette.ColorRole.WindowText if self._is_changed else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        words = "≠ " + self._text if self._is_mixed else self._text
        for pixels in (BASE_SIZE, BASE_SIZE - 1, BASE_SIZE - 2):  # a long name is rather small than cut
            painter.setFont(sans(pixels, bold=self._is_changed))
            if painter.fontMetrics().horizontalAdvance(words) <= self.width():
                break
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
