"""The choice of a data source: a bundled set, a file, a folder or a generator."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from designer.data.errors import DataError
from designer.data.sources import BundledSource, NpzSource, Source, SyntheticArray, SyntheticSource
from designer.data.sources.bundled import NAMES as BUNDLED
from designer.views.file_dialogs import ask_folder, ask_open
from designer.views.panels.data_wing.source_files import patterns, source_for, title_of
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import mark


class SourceEditor(QWidget):
    """One line: the kind of source, and what it needs. `edited` carries a Source or None.

    The arrays of a generator are too many for a line; they are edited elsewhere, and so is how a file is read.
    """

    edited = Signal(object)
    file_chosen = Signal(object)  # its path, before `edited`
    refused = Signal(object)  # a Text: why a file cannot be a source

    def __init__(self, name: str, kinds: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._source: Source | None = None
        self._folder: Path | None = None
        self._kind = ChoiceField(f"{name}_kind", kinds)
        self.setFocusProxy(self._kind)
        self._kinds = kinds
        self._bundled = ChoiceField(f"{name}_bundled", BUNDLED)
        self._path = QLabel()
        self._path.setObjectName(f"{name}_path")
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._path, "mono")
        self._title = QLabel()
        self._title.setObjectName(f"{name}_title")
        mark(self._title, "muted")
        self._choose = QPushButton()
        self._choose.setObjectName(f"{name}_choose")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._kind.setFixedWidth(132)
        self._bundled.setFixedWidth(150)
        for part in (self._kind, self._bundled, self._choose, self._path, self._title):
            layout.addWidget(part)
        layout.addStretch(1)
        self._kind.chosen.connect(self._on_kind)
        self._bundled.chosen.connect(self._on_bundled)
        self._choose.clicked.connect(self._on_choose)

    def show_source(self, source: Source | None, folder: Path | None) -> None:
        """Show a source; `folder` is the project's, that paths start at."""
        self._source, self._folder = source, folder
        kind = kind_of(source)
        self._kind.set_value(kind)
        self._bundled.setVisible(isinstance(source, BundledSource))
        if isinstance(source, BundledSource):
            self._bundled.set_value(source.name)
        has_path = kind in ("file", "folder")
        for part in (self._choose, self._path, self._title):
            part.setVisible(has_path)
        if source is not None and has_path:
            path = getattr(source, "path", "")
            shown = Path(path).name or self.tr("no file yet")
            if isinstance(source, NpzSource) and source.arrays:
                shown = f"{shown}: {', '.join(source.arrays.values())}"
            self._path.setText(self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, 220))
            self._path.setToolTip(path)
            self._title.setText(title_of(source))

    def retranslate(self) -> None:
        """Set every text anew."""
        words = {
            "": self.tr("No data"),
            "bundled": self.tr("Bundled set"),
            "file": self.tr("File"),
            "folder": self.tr("Folder"),
            "synthetic": self.tr("Generator"),
        }
        self._kind.set_words([words[kind] for kind in self._kinds], self.tr("Kind of data source"))
        self._bundled.set_words(BUNDLED, self.tr("Bundled set"))
        self._choose.setText(self.tr("Choose…"))
        self._choose.setAccessibleName(self.tr("Choose a data file"))

    def take_file(self, path: Path) -> None:
        """Choose a file or a folder, as the dialogs, a drop and a pasted path do."""
        try:
            source = source_for(path, self._folder)
        except DataError as error:
            self.refused.emit(error.text)
            return
        self.file_chosen.emit(path)
        self.edited.emit(source)

    def choose_kind(self, kind: str) -> None:
        """Take another kind of source, as the user does."""
        if kind in ("file", "folder"):
            self.ask(kind)
            self._kind.set_value(kind_of(self._source))
            return
        made: dict[str, Source | None] = {
            "": None,
            "bundled": BundledSource(BUNDLED[0]),
            "synthetic": first_generator(),
        }
        self.edited.emit(made[kind])

    def ask(self, kind: str) -> None:
        """Ask for a "file" or a "folder" in a dialog."""
        start = self._folder or Path.home()
        if kind == "folder":
            path = ask_folder(
                self, "data_folder_dialog", self.tr("Choose a folder of pictures, texts or sounds"), start
            )
        else:
            types = [self.tr("Arrays and tables ({patterns})").format(patterns=patterns()), self.tr("Any file (*)")]
            path = ask_open(self, "data_open_dialog", self.tr("Choose a data file"), start, types)
        if path is not None:
            self.take_file(path)

    def _on_kind(self, kind: str) -> None:
        if kind != kind_of(self._source):
            self.choose_kind(kind)

    def _on_bundled(self, name: str) -> None:
        self.edited.emit(BundledSource(name))

    def _on_choose(self) -> None:
        self.ask(kind_of(self._source))


def kind_of(source: Source | None) -> str:
    """Return the kind of a source: "", bundled, file, folder or synthetic."""
    if source is None:
        return ""
    if isinstance(source, BundledSource):
        return "bundled"
    if isinstance(source, SyntheticSource):
        return "synthetic"
    return "folder" if source.is_folder else "file"


def first_generator() -> SyntheticSource:
    """Return the generator a user starts with: features and a class that follows from them."""
    return SyntheticSource(1000, 0, (SyntheticArray("x", "normal", 8), SyntheticArray("y", "classes", 3, of=("x",))))
