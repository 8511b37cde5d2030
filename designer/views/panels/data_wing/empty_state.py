"""What the data panel shows while there are no data: what can be dropped, and where else data come from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.theme import Appearance

_CHOICES = ("file", "folder", "bundled", "synthetic")


@guarded
class EmptyState(QWidget):
    """`wanted` says what the user wants: a "file", a "folder", a "bundled" set, a "synthetic" one."""

    wanted = Signal(str)

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._title, self._said = QLabel(), QLabel()
        mark(self._title, "heading")
        mark(self._said, "muted")
        for label in (self._title, self._said):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._buttons: dict[str, QPushButton | QToolButton] = {}
        lines = [QHBoxLayout(), QHBoxLayout()]
        for line in lines:
            line.setSpacing(8)
            line.addStretch(1)
        for place, choice in enumerate(_CHOICES):
            button: QPushButton | QToolButton = QPushButton() if choice in ("file", "folder") else QToolButton()
            button.setObjectName(f"{name}_{choice}")
            button.setProperty("choice", choice)
            button.clicked.connect(self._on_clicked)
            mark(button, "primary" if choice == "file" else "link", on=choice != "folder")
            self._buttons[choice] = button
            lines[place // 2].addWidget(button)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._title)
        layout.addWidget(self._said)
        for line in lines:
            line.addStretch(1)
            layout.addLayout(line)
        layout.addStretch(1)
        appearance.changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("Drop a file or a folder here, or paste its path"))
        self._said.setText(
            self.tr(
                "Tables: CSV and other text, Excel, Parquet, Arrow, JSON · arrays: npz, npy · "
                "folders of pictures, texts or sounds, a folder a class"
            )
        )
        words = {
            "file": self.tr("Choose file…"),
            "folder": self.tr("Choose folder…"),
            "bundled": self.tr("Take a bundled set"),
            "synthetic": self.tr("Generate data"),
        }
        for choice, button in self._buttons.items():
            button.setText(words[choice])
            button.setAccessibleName(words[choice])

    def _on_clicked(self) -> None:
        self.wanted.emit(self.sender().property("choice"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._column.heightForWidth(self.width()))  # its lines follow from its width

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._appearance.theme.line), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(4, 4, -5, -5), 9, 9)
