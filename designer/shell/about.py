"""The about box."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

import designer
from designer.views import icons
from designer.views.stylesheet import mark


class About(QDialog):
    """Name, version and what it runs on."""

    def __init__(self, keras: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Model Designer"))
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(64, 64))
        title = QLabel(self.tr("Model Designer {version}").format(version=designer.__version__))
        mark(title, "title")
        text = QLabel(self.tr("Draw a Keras network, train it on your data, take the code away."))
        runs_on = f"Keras {keras or '-'} · Qt {qVersion()} · Python {platform.python_version()}"
        details = QLabel(runs_on + "\n" + self.tr("MIT licence"))
        mark(details, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 16)
        layout.setSpacing(8)
        for widget in (logo, title, text, details):
            layout.addWidget(widget)
        layout.addSpacing(12)
        layout.addWidget(buttons)
