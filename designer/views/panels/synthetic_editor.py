"""The declared generator: how many samples, which seed, and a row for every generated array."""

from __future__ import annotations

from typing import get_args, get_type_hints

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param
from designer.data.sources import SyntheticArray, SyntheticSource
from designer.graph.names import unique
from designer.views.forms.table import make_editor
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import mark

KINDS: tuple[str, ...] = get_args(get_type_hints(SyntheticArray)["kind"])
_MADE_OF_OTHERS = ("score", "classes", "views", "same", "reversed", "shifted")
_SIZED = ("binary", "normal", "uniform", "tokens", "classes")


class SyntheticEditor(QWidget):
    """`edited` carries a SyntheticSource and whether the edit is typing; `begun` the name field of a new array."""

    edited = Signal(object, bool)
    begun = Signal(QWidget)
    left = Signal()

    def __init__(self, name: str, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._catalogue = catalogue
        self._source = SyntheticSource(1000)
        self._rows: list[_ArrayRow] = []
        samples = Param(name="samples", kind="int", required=True, initial=1000, minimum=2, maximum=10_000_000)
        seed = Param(name="seed", kind="int", required=True, initial=0, minimum=0, maximum=2**31 - 1)
        self._samples = make_editor(samples, catalogue)
        self._seed = make_editor(seed, catalogue)
        self._labels = [QLabel() for _ in range(2)]
        self._heads = [QLabel() for _ in range(4)]
        for label in (*self._labels, *self._heads):
            mark(label, "muted")
        self._add = QToolButton()
        self._add.setObjectName(f"{name}_add_array")
        mark(self._add, "link")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        for label, editor in zip(self._labels, (self._samples, self._seed), strict=True):
            editor.setMaximumWidth(120)
            top.addWidget(label)
            top.addWidget(editor)
        top.addStretch(1)
        top.addWidget(self._add)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnStretch(3, 3)
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._samples.edited.connect(self._on_samples)
        self._seed.edited.connect(self._on_seed)
        for editor in (self._samples, self._seed):
            editor.left.connect(self.left)
        self._add.clicked.connect(self._on_add)

    def show_source(self, source: SyntheticSource) -> None:
        """Show a generator."""
        self._source = source
        self._samples.set_value(source.samples)
        self._seed.set_value(source.seed)
        while len(self._rows) > len(source.arrays):
            self._rows.pop().dispose()
        while len(self._rows) < len(source.arrays):
            self._rows.append(self._new_row(len(self._rows)))
        for row, array in zip(self._rows, source.arrays, strict=True):
            row.show_array(array)
        for head in self._heads:
            head.setVisible(bool(source.arrays))

    def retranslate(self) -> None:
        """Set every text anew."""
        for label, text in zip(self._labels, (self.tr("Samples"), self.tr("Seed")), strict=True):
            label.setText(text)
        for editor, label in zip((self._samples, self._seed), self._labels, strict=True):
            editor.focus_widget().setAccessibleName(label.text())
        heads = (self.tr("Name"), self.tr("Kind"), self.tr("Size"), self.tr("Made from"))
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
        self._add.setText(self.tr("+ array"))
        self._add.setAccessibleName(self.tr("Add an array"))
        for row in self._rows:
            row.retranslate()

    def _new_row(self, index: int) -> _ArrayRow:
        row = _ArrayRow(f"{self._name}_array_{index}", self._catalogue, self)
        for column, part in enumerate(row.parts()):
            self._grid.addWidget(part, index + 1, column)
            part.show()
        row.edited.connect(self._on_array)
        row.removed.connect(self._on_removed)
        row.left.connect(self.left)
        row.retranslate()
        return row

    def _on_samples(self, value: int) -> None:
        self.edited.emit(msgspec.structs.replace(self._source, samples=value), True)

    def _on_seed(self, value: int) -> None:
        self.edited.emit(msgspec.structs.replace(self._source, seed=value), True)

    def _on_array(self, array: SyntheticArray, is_typed: bool) -> None:
        index = self._rows.index(self.sender())  # type: ignore[arg-type]
        arrays = (*self._source.arrays[:index], array, *self._source.arrays[index + 1 :])
        self.edited.emit(msgspec.structs.replace(self._source, arrays=arrays), is_typed)

    def _on_removed(self) -> None:
        index = self._rows.index(self.sender())  # type: ignore[arg-type]
        arrays = self._source.arrays[:index] + self._source.arrays[index + 1 :]
        self.left.emit()
        self.edited.emit(msgspec.structs.replace(self._source, arrays=arrays), False)

    def _on_add(self) -> None:
        name = unique("array", [a.name for a in self._source.arrays])
        self.left.emit()
        arrays = (*self._source.arrays, SyntheticArray(name, "normal", 4))
        self.edited.emit(msgspec.structs.replace(self._source, arrays=arrays), False)
        if len(self._rows) == len(arrays):
            self._rows[-1].begin()
            self.begun.emit(self._rows[-1].parts()[0])


class _ArrayRow(QWidget):
    """The fields of one generated array."""

    edited = Signal(object, bool)
    removed = Signal()
    left = Signal()

    def __init__(self, name: str, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._array = SyntheticArray("", "normal")
        self._title = QLineEdit(parent)
        self._title.setObjectName(f"{name}_name")
        self._kind = ChoiceField(f"{name}_kind", KINDS, parent)
        size = Param(name="size", kind="int", required=True, initial=1, minimum=1, maximum=1_000_000)
        self._size = make_editor(size, catalogue, parent)
        self._size.setObjectName(f"{name}_size")
        self._of = QLineEdit(parent)
        self._of.setObjectName(f"{name}_of")
        self._remove = QToolButton(parent)
        self._remove.setObjectName(f"{name}_remove")
        self._remove.setText("×")
        mark(self._remove, "flat")
        self._title.textEdited.connect(self._on_title)
        self._of.textEdited.connect(self._on_of)
        self._kind.chosen.connect(self._on_kind)
        self._size.edited.connect(self._on_size)
        self._remove.clicked.connect(self.removed)
        self._title.editingFinished.connect(self.left)
        self._of.editingFinished.connect(self.left)
        self._size.left.connect(self.left)

    def parts(self) -> tuple[QWidget, ...]:
        """Return the widgets that stand side by side."""
        return self._title, self._kind, self._size, self._of, self._remove

    def begin(self) -> None:
        """Let the user type the name."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def show_array(self, array: SyntheticArray) -> None:
        """Show an array; what the user is typing stays."""
        self._array = array
        if self._title.text() != array.name:
            self._title.setText(array.name)
        self._kind.set_value(array.kind)
        self._size.set_value(array.size)
        self._size.setEnabled(array.kind in _SIZED)
        if _names(self._of.text()) != array.of:
            self._of.setText(", ".join(array.of))
        self._of.setEnabled(array.kind in _MADE_OF_OTHERS)

    def retranslate(self) -> None:
        """Set every text anew."""
        words = (
            self.tr("0 or 1"),
            self.tr("normal"),
            self.tr("uniform"),
            self.tr("tokens"),
            self.tr("score"),
            self.tr("classes"),
            self.tr("noisy views"),
            self.tr("same or not"),
            self.tr("reversed"),
            self.tr("shifted"),
        )
        self._kind.set_words(words, self.tr("Kind"))
        self._title.setAccessibleName(self.tr("Name"))
        self._of.setAccessibleName(self.tr("Made from"))
        self._of.setPlaceholderText(self.tr("arrays above"))
        self._remove.setAccessibleName(self.tr("Remove this array"))
        self._remove.setToolTip(self._remove.accessibleName())

    def dispose(self) -> None:
        """Take the row out."""
        for part in (*self.parts(), self):
            part.hide()
            part.deleteLater()

    def _on_title(self, text: str) -> None:
        if text.strip():
            self.edited.emit(msgspec.structs.replace(self._array, name=text.strip()), True)

    def _on_kind(self, kind: str) -> None:
        of = self._array.of if kind in _MADE_OF_OTHERS else ()
        size = self._array.size if kind in _SIZED else 1
        self.left.emit()
        self.edited.emit(SyntheticArray(self._array.name, kind, size, of), False)  # type: ignore[arg-type]

    def _on_size(self, size: int) -> None:
        self.edited.emit(msgspec.structs.replace(self._array, size=size), True)

    def _on_of(self, text: str) -> None:
        self.edited.emit(msgspec.structs.replace(self._array, of=_names(text)), True)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
