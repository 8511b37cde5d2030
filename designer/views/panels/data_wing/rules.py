"""The rules that rows follow: the split, weights, windows, each in a section that says in its head how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.data.field import Field
from designer.data.settings import DataSettings
from designer.views.forms.section import Section
from designer.views.panels.data_wing.split_editor import SplitEditor
from designer.views.panels.data_wing.weights_editor import WeightsEditor
from designer.views.panels.data_wing.windows_editor import WindowsEditor
from designer.views.theme import Appearance


class RulesView(QWidget):
    """`edited` carries DataSettings and what is typed in, "" for a choice."""

    edited = Signal(object, str)
    left = Signal()
    source_requested = Signal(str)  # for "validation" or "test"

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data_rules")
        self._split = SplitEditor("data_split", appearance)
        self._weights = WeightsEditor("data_weights")
        self._windows = WindowsEditor("data_windows")
        self._editors: dict[str, SplitEditor | WeightsEditor | WindowsEditor] = {
            "split": self._split,
            "weights": self._weights,
            "windows": self._windows,
        }
        self._sections: dict[str, Section] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for name, editor in self._editors.items():
            section = Section("", f"data_{name}", is_open=name == "split")
            section.content.addWidget(editor)
            editor.edited.connect(self.edited)
            editor.left.connect(self.left)
            self._sections[name] = section
            layout.addWidget(section)
        self._split.source_requested.connect(self.source_requested)

    def show_settings(
        self,
        settings: DataSettings,
        fields: Sequence[Field],
        rows: int,
        parts: Mapping[str, int],
        counts: Mapping[str, int] | None,
        classes: Mapping[str, int],
    ) -> None:
        """Show the rules of some settings.

        `parts` are rows that the source has for a part itself, `counts` those that each part gets, as far as that is
        known, `classes` count the labels of the target.
        """
        self._split.show_settings(settings, fields, rows, parts, counts)
        self._weights.show_settings(settings, fields, classes)
        self._windows.show_settings(settings, fields)
        for name, editor in self._editors.items():
            self._sections[name].set_note(editor.summary())

    def retranslate(self) -> None:
        """Set every text anew."""
        titles = {"split": self.tr("Split"), "weights": self.tr("Weights"), "windows": self.tr("Windows over time")}
        for name, editor in self._editors.items():
            editor.retranslate()
            self._sections[name].set_title(titles[name])
            self._sections[name].set_note(editor.summary())
