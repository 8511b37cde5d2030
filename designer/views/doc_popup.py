"""A popup with what Keras says of a class and its arguments."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

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
        mark(self, "card")
        heading = QLabel(spec.name, self)
        mark(heading, "heading")
        self._text = QTextBrowser(self)
        self._text.setObjectName("doc_text")
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.document().setDocumentMargin(2)
        self._text.setHtml(spec_page(spec, theme.muted))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 8)
        layout.addWidget(heading)
        layout.addWidget(self._text)
        self.resize(_WIDTH, _HEIGHT)
        self._text.setFocus()

    def text(self) -> str:
        """Return the words of the page."""
        return self._text.toPlainText()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
            return
        super().keyPressEvent(event)
