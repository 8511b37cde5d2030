"""The choice of a data source: a bundled set, a file or a generator."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from designer.data.sources import BundledSource, CsvSource, NpzSource, Source, SyntheticArray, SyntheticSource
from designer.views.file_dialogs import ask_open
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import mark

BUNDLED = ("digits", "iris", "wine", "breast_cancer", "diabetes")
ENDINGS = (".npz", ".csv", ".tsv", ".txt")
_ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "cp949": "CP949",
    "cp1252": "Windows-1252",
    "shift_jis": "Shift JIS",
    "gb18030": "GB 18030",
    "utf-16": "UTF-16",
}


class SourceEditor(QWidget):
    """One line: the kind of source, and what it needs. `edited` carries a Source or None.

    The arrays of a generator are too many for a line; they are edited elsewhere.
    """

    edited = Signal(object)
    file_chosen = Signal(object)  # its path, before `edited`

    def __init__(self, name: str, kinds: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._source: Source | None = None
        self._folder: Path | None = None
        self._kind = ChoiceField(f"{name}_kind", kinds)
        self._kinds = kinds
        self._bundled = ChoiceField(f"{name}_bundled", BUNDLED)
        self._path = QLabel()
        self._path.setObjectName(f"{name}_path")
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._path, "mono")
        self._choose = QPushButton()
        self._choose.setObjectName(f"{name}_choose")
        self._encoding = ChoiceField(f"{name}_encoding", ())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._kind.setFixedWidth(132)
        self._bundled.setFixedWidth(150)
        self._encoding.setFixedWidth(132)
        for part in (self._kind, self._bundled, self._choose, self._path, self._encoding):
            layout.addWidget(part)
        layout.addStretch(1)
        self._kind.chosen.connect(self._on_kind)
        self._bundled.chosen.connect(self._on_bundled)
        self._encoding.chosen.connect(self._on_encoding)
        self._choose.clicked.connect(self._ask_file)

    def show_source(self, source: Source | None, folder: Path | None) -> None:
        """Show a source; `folder` is the project's, that paths start at."""
        self._source, self._folder = source, folder
        self._kind.set_value(kind_of(source))
        self._bundled.setVisible(isinstance(source, BundledSource))
        if isinstance(source, BundledSource):
            self._bundled.set_value(source.name)
        is_file = isinstance(source, (NpzSource, CsvSource))
        self._choose.setVisible(is_file)
        self._path.setVisible(is_file)
        self._encoding.setVisible(isinstance(source, CsvSource) and bool(source.path))
        if isinstance(source, (NpzSource, CsvSource)):
            shown = Path(source.path).name or self.tr("no file yet")
            if isinstance(source, NpzSource) and source.arrays:
                shown = f"{shown}: {', '.join(source.arrays.values())}"
            self._path.setText(self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, 220))
            self._path.setToolTip(source.path)
        if isinstance(source, CsvSource):
            self._offer_encodings(source.encoding)

    def retranslate(self) -> None:
        """Set every text anew."""
        words = {
            "": self.tr("No data"),
            "bundled": self.tr("Bundled set"),
            "file": self.tr("File"),
            "synthetic": self.tr("Generator"),
        }
        self._kind.set_words([words[kind] for kind in self._kinds], self.tr("Kind of data source"))
        self._bundled.set_words(BUNDLED, self.tr("Bundled set"))
        self._choose.setText(self.tr("Choose file…"))
        self._choose.setAccessibleName(self.tr("Choose a data file"))
        self._offer_encodings(self._source.encoding if isinstance(self._source, CsvSource) else "")
        self._encoding.set_words((), self.tr("Encoding of the table"))

    def take_file(self, path: Path) -> None:
        """Choose a file, as the dialog and a drop do."""
        source = source_of_file(path, self._folder)
        if source is not None:
            self.file_chosen.emit(path)
            self.edited.emit(source)

    def _on_kind(self, kind: str) -> None:
        if kind == kind_of(self._source):
            return
        if kind == "file":
            self._ask_file()
            self._kind.set_value(kind_of(self._source))
            return
        made: dict[str, Source | None] = {
            "": None,
            "bundled": BundledSource(BUNDLED[0]),
            "synthetic": first_generator(),
        }
        self.edited.emit(made[kind])

    def _on_bundled(self, name: str) -> None:
        self.edited.emit(BundledSource(name))

    def _on_encoding(self, encoding: str) -> None:
        if isinstance(self._source, CsvSource):
            self.edited.emit(msgspec.structs.replace(self._source, encoding=encoding))

    def _offer_encodings(self, chosen: str) -> None:
        """Offer the usual encodings, and the one that the project names."""
        offered = {"": self.tr("find encoding"), **_ENCODINGS}
        offered.setdefault(chosen, chosen)
        self._encoding.set_choices(list(offered.items()))
        self._encoding.set_value(chosen)

    def _ask_file(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in ENDINGS)
        types = [self.tr("Arrays and tables ({patterns})").format(patterns=patterns)]
        folder = self._folder or Path.home()
        path = ask_open(self, "data_open_dialog", self.tr("Choose a data file"), folder, types)
        if path is not None:
            self.take_file(path)


def kind_of(source: Source | None) -> str:
    """Return the kind of a source: "", bundled, file or synthetic."""
    if source is None:
        return ""
    if isinstance(source, BundledSource):
        return "bundled"
    return "synthetic" if isinstance(source, SyntheticSource) else "file"


def source_of_file(path: Path, folder: Path | None) -> Source | None:
    """Return the source that reads a file, None for endings that are not known.

    The path is kept relative to the project's folder where the file lies in it or beside it, so that both can move.
    """
    if path.suffix.lower() not in ENDINGS:
        return None
    text = path.as_posix()
    if folder is not None:
        try:
            relative = Path(os.path.relpath(path, folder)).as_posix()
        except ValueError:  # another drive
            relative = text
        if relative.count("../") <= 1:
            text = relative
    return NpzSource(text) if path.suffix.lower() == ".npz" else CsvSource(text)


def first_generator() -> SyntheticSource:
    """Return the generator a user starts with: features and a class that follows from them."""
    return SyntheticSource(1000, 0, (SyntheticArray("x", "normal", 8), SyntheticArray("y", "classes", 3, of=("x",))))
