"""The settings of the program: a group of rows for each thing that people look for; to add one, add a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.files import allowed
from designer.session.queue import LIMITS
from designer.shell.i18n import NAMES
from designer.shell.settings import MOTIONS, SCALES, THEMES, Settings
from designer.views.forms.controls import Toggle
from designer.views.guard import guarded
from designer.views.stylesheet import FIELD, mark


@guarded
class SettingsDialog(QDialog):
    """Every change is in force at once; there is nothing to apply."""

    def __init__(self, settings: Settings, show_shortcuts: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._show_shortcuts = show_shortcuts
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        self._labels: dict[QWidget, QLabel] = {}

        self._looks = self._heading()
        self.theme = self._choice("theme", THEMES, settings.theme, self._set_theme)
        self.language = self._choice("language", ("system", *NAMES), settings.language, self._set_language)
        self.scale = self._choice("scale", SCALES, settings.scale, self._set_scale)
        self._of_scale = self._hint()
        self.motion = self._choice("motion", MOTIONS, settings.motion, self._set_motion)
        self._use = self._heading()
        self.wheel = Toggle()
        self.wheel.setChecked(settings.wheel_scrolls)
        self.wheel.toggled.connect(settings.set_wheel_scrolls)
        self._row("wheel_scrolls", self.wheel)
        self.shortcuts = self._button("shortcuts", self._open_shortcuts)
        self._training = self._heading()
        self.limit = self._choice("runs_at_a_time", LIMITS, settings.runs_at_a_time, self._set_limit)
        self._kept = self._heading()
        self.recent = self._button("recent", self._forget_recent)
        self.leave = self._button("allowed", self._forget_leave)
        self._of_leave = self._hint()

        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(20)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(480)
        self._retranslate()

    # ------------------------------------------------------------------------------------------ rows

    def _heading(self) -> QLabel:
        label = QLabel()
        mark(label, "heading")
        place = self._rows.rowCount()
        if self._labels:
            self._rows.setRowMinimumHeight(place, FIELD + 12)
        self._rows.addWidget(label, place, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        return label

    def _row(self, name: str, widget: QWidget) -> None:
        widget.setObjectName(f"settings_{name}")
        label = QLabel()
        label.setMinimumHeight(FIELD)
        self._labels[widget] = label
        place = self._rows.rowCount()
        self._rows.addWidget(label, place, 0)
        self._rows.addWidget(widget, place, 1)

    def _hint(self) -> QLabel:
        label = QLabel()
        mark(label, "muted")
        self._rows.addWidget(label, self._rows.rowCount(), 1)
        return label

    def _choice(
        self, name: str, values: Sequence[object], current: object, chosen: Callable[[object], None]
    ) -> QComboBox:
        box = QComboBox()
        for value in values:
            box.addItem(NAMES.get(str(value), ""), value)
        box.setCurrentIndex(max(0, box.findData(current)))
        box.currentIndexChanged.connect(lambda _index: chosen(box.currentData()))
        self._row(name, box)
        return box

    def _button(self, name: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        self._row(name, button)
        return button

    # ------------------------------------------------------------------------------------------ words

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        headings = {
            self._looks: self.tr("Appearance"),
            self._use: self.tr("Mouse and keyboard"),
            self._training: self.tr("Training"),
            self._kept: self.tr("What is remembered"),
        }
        for heading, text in headings.items():
            heading.setText(text)
        texts: dict[QWidget, str] = {
            self.theme: self.tr("Theme"),
            self.language: self.tr("Language"),
            self.scale: self.tr("Size"),
            self.motion: self.tr("Motion"),
            self.wheel: self.tr("The wheel scrolls the canvas"),
            self.shortcuts: self.tr("Shortcuts"),
            self.limit: self.tr("Runs at a time"),
            self.recent: self.tr("Recent projects"),
            self.leave: self.tr("Files that projects may use"),
        }
        for widget, text in texts.items():
            self._labels[widget].setText(text)
            widget.setAccessibleName(text)
        system = self.tr("As the system")
        _name(self.theme, (system, self.tr("Dark"), self.tr("Light"), self.tr("High contrast")))
        self.language.setItemText(0, system)
        _name(self.scale, tuple(f"{percent} %" for percent in SCALES))
        _name(self.motion, (system, self.tr("On"), self.tr("Off")))
        _name(self.limit, tuple(str(limit) if limit else self.tr("automatic") for limit in LIMITS))
        self._of_scale.setText(self.tr("The size takes effect at the next start."))
        self._of_leave.setText(self.tr("Forgotten, each is asked for again."))
        self.shortcuts.setText(self.tr("Show and change..."))
        self._count()

    def _count(self) -> None:
        """Say how much is remembered; what is not there cannot be forgotten."""
        counts = {self.recent: len(self._settings.recent), self.leave: allowed.count()}
        for button, count in counts.items():
            button.setText(self.tr("Forget ({count})").format(count=count) if count else self.tr("None"))
            button.setEnabled(count > 0)

    # ------------------------------------------------------------------------------------------ what is chosen

    def _set_theme(self, value: object) -> None:
        self._settings.set_theme(str(value))

    def _set_language(self, value: object) -> None:
        self._settings.set_language(str(value))

    def _set_scale(self, value: object) -> None:
        self._settings.set_scale(int(str(value)))

    def _set_motion(self, value: object) -> None:
        self._settings.set_motion(str(value))

    def _set_limit(self, value: object) -> None:
        self._settings.set_runs_at_a_time(int(str(value)))

    def _open_shortcuts(self) -> None:
        self._show_shortcuts()

    def _forget_recent(self) -> None:
        self._settings.forget_all_recent()
        self._count()

    def _forget_leave(self) -> None:
        allowed.forget_all()
        self._count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _name(box: QComboBox, texts: Sequence[str]) -> None:
    for index, text in enumerate(texts):
        box.setItemText(index, text)
