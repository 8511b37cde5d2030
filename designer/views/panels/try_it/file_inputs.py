"""The fields of a form whose value is a file: pictures and sounds, chosen or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton

from designer.data.kinds import PICTURES, SOUNDS
from designer.views.file_dialogs import ask_open
from designer.views.guard import guarded
from designer.views.panels.try_it.drawing_pad import dropped_file
from designer.views.panels.try_it.row_input import RowInput
from designer.views.stylesheet import FIELD, mark


@guarded
class FileInput(RowInput):
    """Base of the fields whose value is a file, chosen or dropped."""

    endings: tuple[str, ...] = ()

    def build(self, name: str) -> None:
        self._path = ""
        self._shown = QLabel()
        self._shown.setObjectName(name)
        self._shown.setAccessibleName(self.field.name)
        self._choose = QPushButton()
        self._choose.setObjectName(f"{name}_choose")
        self._choose.setFixedHeight(FIELD)
        self._layout.addWidget(self._shown)
        self._layout.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addStretch(1)
        self.setAcceptDrops(True)
        self._choose.clicked.connect(self._on_choose)
        mark(self._shown, "muted")
        self.dress()
        self.show_value(None)

    def retranslate(self) -> None:
        self._choose.setText(self.tr("Choose…"))
        self.show_file(self._path)

    def dress(self) -> None:
        """Give the label that shows the file its look."""
        raise NotImplementedError

    def show_file(self, path: str) -> None:
        """Show a file, "" for none, in the label."""
        raise NotImplementedError

    def words(self) -> tuple[str, str]:
        """Return the name of the kind of files, with {patterns}, and the title of the dialog that asks for one."""
        raise NotImplementedError

    def value(self) -> str | None:
        return self._path or None

    def show_value(self, value: Any) -> None:
        self._path = str(value) if isinstance(value, str) else ""
        self.show_file(self._path)
        self._shown.setToolTip(self._path)

    def take(self, path: Path) -> None:
        """Take a file."""
        self.show_value(str(path))
        self.changed.emit()

    def _on_choose(self) -> None:
        kind, title = self.words()
        types = [kind.format(patterns=" ".join(f"*{ending}" for ending in self.endings))]
        folder = Path(self._path).parent if self._path else Path.home()
        path = ask_open(self, f"{self._shown.objectName()}_dialog", title, folder, types)
        if path is not None:
            self.take(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)


class PictureInput(FileInput):
    """A picture file."""

    endings = PICTURES

    def dress(self) -> None:
        self._shown.setFixedSize(148, 148)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setWordWrap(True)

    def show_file(self, path: str) -> None:
        shown = _small_picture(path) if path else QPixmap()
        if shown.isNull():
            self._shown.setText(Path(path).name or self.tr("Drop a picture here"))
        else:
            self._shown.setPixmap(shown)

    def words(self) -> tuple[str, str]:
        return self.tr("Pictures ({patterns})"), self.tr("Choose a picture")


class SoundInput(FileInput):
    """A sound file."""

    endings = SOUNDS

    def dress(self) -> None:
        self._shown.setFixedHeight(FIELD)

    def show_file(self, path: str) -> None:
        self._shown.setText(Path(path).name or self.tr("Drop a sound here"))

    def words(self) -> tuple[str, str]:
        return self.tr("Sounds ({patterns})"), self.tr("Choose a sound")


def _small_picture(path: str) -> QPixmap:
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    if reader.size().isValid():  # decoders of large pictures need not make all of it
        reader.setScaledSize(reader.size().scaled(QSize(148, 148), Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
