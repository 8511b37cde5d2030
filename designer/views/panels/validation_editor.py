"""What is held back for validation: a share of the rows, another source, or nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.data.settings import DataSettings
from designer.data.sources import CsvSource, Source
from designer.views.forms.table import make_editor
from designer.views.panels.data_source import SourceEditor
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import mark

_SHARE = Param(name="validation_split", kind="float", required=True, initial=0.2, minimum=0.0, maximum=0.99)
_SEED = Param(name="split_seed", kind="int", required=True, initial=0, minimum=0, maximum=2**31 - 1)


class ValidationEditor(QWidget):
    """`edited` carries DataSettings and the field that is being typed in ("" for a choice)."""

    edited = Signal(object, str)
    left = Signal()
    file_chosen = Signal(object)  # its path, before `edited`

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data_validation")
        self._settings = DataSettings()
        self._mode = ChoiceField("data_validation_mode", ("split", "source", "none"))
        self._mode.setFixedWidth(176)
        self._share = make_editor(_SHARE, catalogue)
        self._share.setMaximumWidth(90)
        self._shuffle = QCheckBox()
        self._shuffle.setObjectName("data_shuffle")
        self._seed = make_editor(_SEED, catalogue)
        self._seed.setMaximumWidth(90)
        self._seed_label = QLabel()
        mark(self._seed_label, "muted")
        self._source = SourceEditor("data_validation_source", ("bundled", "file"))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self._mode, self._share, self._shuffle, self._seed_label, self._seed):
            line.addWidget(part)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._source)
        self._mode.chosen.connect(self._on_mode)
        self._share.edited.connect(self._on_share)
        self._seed.edited.connect(self._on_seed)
        self._shuffle.clicked.connect(self._on_shuffle)
        self._source.edited.connect(self._on_source)
        self._source.file_chosen.connect(self.file_chosen)
        for editor in (self._share, self._seed):
            editor.left.connect(self.left)

    def show_settings(self, settings: DataSettings, folder: Path | None) -> None:
        """Show what is held back."""
        self._settings = settings
        # who types 0.3 types 0 first, which must not take the field away
        is_split = settings.split.validation > 0 or self._share.focus_widget().hasFocus()
        mode = "source" if settings.validation is not None else "split" if is_split else "none"
        self._mode.set_value(mode)
        self._share.set_value(settings.split.validation)
        self._seed.set_value(settings.split.seed)
        is_shuffled = settings.split.by != "order"
        self._shuffle.setChecked(is_shuffled)
        for part in (self._share, self._shuffle):
            part.setVisible(mode == "split")
        self._seed.setVisible(mode == "split" and is_shuffled)
        self._seed_label.setVisible(mode == "split" and is_shuffled)
        self._source.setVisible(mode == "source")
        self._source.show_source(settings.validation, folder)

    def retranslate(self) -> None:
        """Set every text anew."""
        words = (self.tr("a share of the rows"), self.tr("another source"), self.tr("no validation"))
        self._mode.set_words(words, self.tr("Validate with"))
        self._share.setToolTip(self.tr("Share of the rows that is held back, from 0 to below 1"))
        self._shuffle.setText(self.tr("shuffled"))
        self._shuffle.setToolTip(self.tr("Shuffle the rows before a share of them is held back"))
        self._seed_label.setText(self.tr("seed"))
        self._seed.focus_widget().setAccessibleName(self._seed_label.text())
        self._share.focus_widget().setAccessibleName(self._share.toolTip())
        self._source.retranslate()

    def _on_mode(self, mode: str) -> None:
        source: Source | None = None
        if mode == "source":
            source = self._settings.validation or CsvSource("")  # no file yet: what validates is chosen, not guessed
        share = self._settings.split.validation
        if mode == "split" and share <= 0:
            share = 0.2
        elif mode == "none":
            share = 0.0
        by = "own" if mode == "source" else "auto" if self._settings.split.by == "own" else self._settings.split.by
        self._emit("", {"by": by, "validation": share}, validation=source)

    def _on_share(self, share: float) -> None:
        self._emit("share", {"validation": share})

    def _on_seed(self, seed: int) -> None:
        self._emit("seed", {"seed": seed})

    def _on_shuffle(self, is_on: bool) -> None:
        self._emit("", {"by": "random" if is_on else "order"})

    def _on_source(self, source: Source | None) -> None:
        self._emit("", {}, validation=source)

    def _emit(self, typed: str, split: dict[str, object], **changes: object) -> None:
        divided = msgspec.structs.replace(self._settings.split, **split)
        self.edited.emit(msgspec.structs.replace(self._settings, split=divided, **changes), typed)
