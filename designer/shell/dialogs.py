"""The settings dialog, the list of shortcuts and the about box."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

import designer
from designer.shell.i18n import NAMES
from designer.shell.settings import MOTIONS, SCALES, THEMES, Settings
from designer.views import icons
from designer.views.forms.controls import Toggle
from designer.views.guard import guarded
from designer.views.stylesheet import FIELD, mark


@guarded
class SettingsDialog(QDialog):
    """Every change is in force at once; there is nothing to apply."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.theme = self._choice("settings_theme", THEMES, settings.theme)
        self.language = self._choice("settings_language", ("system", *NAMES), settings.language)
        self.scale = self._choice("settings_scale", SCALES, settings.scale)
        self.motion = self._choice("settings_motion", MOTIONS, settings.motion)
        self.wheel = Toggle()
        self.wheel.setObjectName("settings_wheel_scrolls")
        self.wheel.setChecked(settings.wheel_scrolls)
        rows = (self.theme, self.language, self.scale, self.motion, self.wheel)
        self._labels = {widget: QLabel() for widget in rows}
        self._hint = QLabel()
        mark(self._hint, "muted")
        self._hint.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        for widget, label in self._labels.items():
            label.setMinimumHeight(FIELD)
            form.addRow(label, widget)
            if widget is self.scale:
                form.addRow("", self._hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(20)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(420)
        self.theme.currentIndexChanged.connect(self._set_theme)
        self.language.currentIndexChanged.connect(self._set_language)
        self.scale.currentIndexChanged.connect(self._set_scale)
        self.motion.currentIndexChanged.connect(self._set_motion)
        self.wheel.toggled.connect(settings.set_wheel_scrolls)
        self._retranslate()

    def _choice(self, name: str, values: Sequence[object], current: object) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value in values:
            box.addItem(NAMES.get(str(value), f"{value} %"), value)
        box.setCurrentIndex(max(0, box.findData(current)))
        return box

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        texts = (
            self.tr("Theme"),
            self.tr("Language"),
            self.tr("Size"),
            self.tr("Motion"),
            self.tr("The wheel scrolls the canvas"),
        )
        for (widget, label), text in zip(self._labels.items(), texts, strict=True):
            label.setText(text)
            widget.setAccessibleName(text)
        names = (self.tr("As the system"), self.tr("Dark"), self.tr("Light"), self.tr("High contrast"))
        for index, text in enumerate(names):
            self.theme.setItemText(index, text)
        self.language.setItemText(0, self.tr("As the system"))
        for index, text in enumerate((self.tr("As the system"), self.tr("On"), self.tr("Off"))):
            self.motion.setItemText(index, text)
        self._hint.setText(self.tr("The size takes effect at the next start."))

    def _set_theme(self) -> None:
        self._settings.set_theme(self.theme.currentData())

    def _set_language(self) -> None:
        self._settings.set_language(self.language.currentData())

    def _set_scale(self) -> None:
        self._settings.set_scale(self.scale.currentData())

    def _set_motion(self) -> None:
        self._settings.set_motion(self.motion.currentData())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 16)
        layout.setSpacing(8)
        for widget in (logo, title, text, details):
            layout.addWidget(widget)
        layout.addSpacing(12)
        layout.addWidget(buttons)
