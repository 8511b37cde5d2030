"""A popup with what Keras says of a class and its arguments."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from designer.catalogue.spec import Spec
from designer.views.forms.docs import spec_page
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.theme import Theme

_WIDTH, _HEIGHT = 480, 460


@guarded
class DocPopup(QFrame):
    """Closes on Escape, F1 or a click elsewhere."""

    def __init__(self, spec: Spec, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("doc_popup")
        self.setAccessibleName(self.tr("Documentation of {name}").format(name=spec.name))
        heading = QLabel(spec.name, self)
        mark(heading, "heading")
        self._text = QLabel(spec_page(spec, theme.muted), self)
        self._text.setObjectName("doc_text")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._text)
        mark(self._area, "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 6, 10)
        layout.addWidget(heading)
        layout.addWidget(self._area)
        self.resize(_WIDTH, _HEIGHT)
        self._area.setFocus()

    def text(self) -> str:
        """Return the words of the page."""
        return QTextDocumentFragment.fromHtml(self._text.text()).toPlainText()

    def show_beside(self, anchor: QWidget) -> None:
        """Show the popup left of a widget, or right of it where there is no room, inside its screen."""
        screen: QRect = anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(0, 0))
        left = corner.x() - self.width() - 8
        if left < screen.left():
            left = min(corner.x() + anchor.width() + 8, screen.right() - self.width())
        top = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(max(screen.left(), left), top)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
            return
        super().keyPressEvent(event)
