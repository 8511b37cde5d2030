"""The message bar: one sentence floating over the bottom of the stage, with at most one link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from designer.views import icons
from designer.views.guard import guarded
from designer.views.notices import Notice
from designer.views.stylesheet import mark
from designer.views.theme import Appearance

_STAYS = {"info": 6000, "ok": 5000, "warning": 12000}  # milliseconds; errors stay until they are closed
_MARGIN = 14
_CORNER = "canvas_breadcrumb"  # stands in the canvas' lower left corner; a message does not cover it
_GAP = 8


@guarded
class MessageBar(QFrame):
    """Shows the last notice over `stage`."""

    def __init__(self, stage: QWidget, appearance: Appearance) -> None:
        super().__init__(stage)
        self.setObjectName("message_bar")
        self._appearance = appearance
        self._stage = stage
        self._notice: Notice | None = None
        mark(self, "card")
        self._dot = QLabel("●")
        self._text = QLabel()
        self._text.setObjectName("message_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._link = QPushButton()
        self._link.setObjectName("message_link")
        self._link.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self._link, "link")
        self._close = QToolButton()
        self._close.setObjectName("message_close")
        mark(self._close, "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.setSpacing(8)
        layout.addWidget(self._dot)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._link)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        self._link.clicked.connect(self._follow)
        self._close.clicked.connect(self.clear)
        appearance.changed.connect(self._dress)
        stage.installEventFilter(self)
        self._dress()
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown now."""
        return self._notice

    def post(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._notice = notice
        self._text.setText(notice.text)
        self._link.setText(notice.link)
        self._link.setVisible(bool(notice.link))
        for severity in ("error", "warning", "ok"):
            mark(self._dot, severity, on=severity == notice.severity)
        self._dot.setVisible(notice.severity != "info")
        self.setAccessibleName(notice.text)
        self._place()
        self.show()
        self.raise_()
        self._timer.stop()
        if notice.severity in _STAYS:
            self._timer.start(_STAYS[notice.severity])

    def clear(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._notice = None
        self.hide()

    def _fade(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(_STAYS["info"])  # somebody is about to follow the link
        else:
            self.clear()

    def _follow(self) -> None:
        notice = self._notice
        self.clear()
        if notice is not None and notice.on_link is not None:
            notice.on_link()

    def _dress(self) -> None:
        self._close.setIcon(icons.icon("close", self._appearance.theme, "muted"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close the message"))

    def _place(self) -> None:
        stage = self._stage
        room = stage.width() - 2 * _MARGIN
        self._text.setWordWrap(False)
        self.setMaximumWidth(room)
        wanted = self.sizeHint()
        if wanted.width() > room:
            self._text.setWordWrap(True)
            wanted.setHeight(max(wanted.height(), self.heightForWidth(room)))
            wanted.setWidth(room)
        self.resize(wanted)
        x, y = (stage.width() - wanted.width()) // 2, stage.height() - wanted.height() - _MARGIN
        corner = stage.findChild(QWidget, _CORNER)
        if corner is not None and corner.isVisible():
            right = corner.mapTo(stage, corner.rect().topRight()).x() + _GAP
            if right + wanted.width() <= stage.width() - _MARGIN:
                x = max(x, right)
            elif x < right:
                y -= corner.height() + _GAP
        self.move(x, y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._notice is not None:
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()
