"""The list of what a search varies: a row each with its values as text, and a line that adds one."""

from __future__ import annotations

import functools

import msgspec
from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from designer.advice.search_places import places, varying
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import SEARCH
from designer.project.search_settings import SearchSettings, Variation
from designer.project.variation import name_of, parsed, read, text_of
from designer.views.context import Context
from designer.views.elided_label import ElidedLabel
from designer.views.guard import guarded
from designer.views.icons import icon
from designer.views.stylesheet import GRID, mark
from designer.views.wording import say

_NAME = 150  # px


@guarded
class VariationsList(QWidget):
    """Mirrors the project's search; every change is one undo step. What cannot be read is said, and not taken."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._document = context.document
        self._shown: tuple[tuple[str, str], ...] = ()
        self._rows: list[tuple[ElidedLabel, QLineEdit, QToolButton]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 2)
        self._grid.setColumnMinimumWidth(0, _NAME)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._add = QLineEdit()
        self._add.setObjectName("search_add")
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(14)
        completer.activated[str].connect(self._add_place, Qt.ConnectionType.QueuedConnection)  # type: ignore[index]
        self._add.setCompleter(completer)
        self._add.returnPressed.connect(self._on_return)
        self._add.installEventFilter(self)
        self._fault = QLabel()
        self._fault.setObjectName("search_fault")
        self._fault.setWordWrap(True)
        mark(self._fault, "error")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(self._grid)
        layout.addWidget(self._add)
        layout.addWidget(self._fault)
        layout.addStretch(1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._add.setPlaceholderText(self.tr("Add: a layer's argument, a layer, an option..."))
        self._add.setAccessibleName(self.tr("What else the search varies"))
        self._add.setToolTip(
            self.tr(
                "Choose from the list, or write for instance hidden.units=32,64,128, dropout.rate=0.1..0.5 or "
                "training.batch_size=16..128:log"
            )
        )
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Show what the project's search varies."""
        graph = self._document.graph
        variations = self._settings().variations
        shown = tuple((name_of(graph, v), text_of(v)) for v in variations)
        if shown == self._shown and len(self._rows) == len(shown):
            return
        self._shown = shown
        self._say("")
        while len(self._rows) > len(shown):
            for widget in self._rows.pop():
                self._grid.removeWidget(widget)
                widget.deleteLater()
        while len(self._rows) < len(shown):
            self._append_row()
        theme = self._context.appearance.theme
        for (label, values, remove), (name, text) in zip(self._rows, shown, strict=True):
            label.set_text(name)
            values.setText(text)
            values.setCursorPosition(0)
            values.setProperty("invalid", False)
            values.style().polish(values)
            values.setAccessibleName(self.tr("Values of {name}").format(name=name))
            values.setToolTip(
                self.tr("Values with commas between them, or a range: 16..128, 16..128:log, 0..1:step=0.1")
            )
            remove.setIcon(icon("mdi6.close", theme, "muted"))
            remove.setToolTip(self.tr("Vary this no more"))
            remove.setAccessibleName(self.tr("Vary {name} no more").format(name=name))

    # ------------------------------------------------------------------------------------------ inside

    def _settings(self) -> SearchSettings:
        return self._document.graph.settings.get(SEARCH, SearchSettings())  # type: ignore[no-any-return]

    def _append_row(self) -> None:
        row = len(self._rows)
        label, values, remove = ElidedLabel(), QLineEdit(), QToolButton()
        values.setObjectName(f"search_values_{row}")
        remove.setObjectName(f"search_remove_{row}")
        mark(values, "mono")
        mark(remove, "flat")
        values.editingFinished.connect(functools.partial(self._on_values, row))
        remove.clicked.connect(functools.partial(self._on_remove, row))
        for column, widget in enumerate((label, values, remove)):
            self._grid.addWidget(widget, row, column)
        self._rows.append((label, values, remove))

    def _on_values(self, row: int) -> None:
        if row >= len(self._rows):
            return
        variations = self._settings().variations
        values = self._rows[row][1]
        text = values.text()
        if row >= len(variations) or text == text_of(variations[row]):
            self._accept(values, "")
            return
        old = variations[row]
        try:
            new = read(self._document.graph, old.of, old.path, text)
        except DesignerError as error:
            self._accept(values, say(error.text))
            return
        self._accept(values, "")
        self._set((*variations[:row], new, *variations[row + 1 :]))

    def _on_remove(self, row: int) -> None:
        variations = self._settings().variations
        self._set((*variations[:row], *variations[row + 1 :]))

    def _on_return(self) -> None:
        text = self._add.text().strip()
        if not text:
            return
        if "=" in text:
            self._take(text)
        else:
            self._add_place(text)

    def _add_place(self, name: str) -> None:
        values = next((place.values for place in places(self._document.graph) if place.name == name), "")
        if values:
            self._take(f"{name}={values}")
        else:
            self._add.setText(f"{name}=")
            self._add.setFocus()

    def _take(self, text: str) -> None:
        try:
            new = parsed(self._document.graph, text)
        except DesignerError as error:
            self._say(say(error.text))
            return
        self._add.clear()
        self._say("")
        self._document.push(varying(self._document.graph, new))

    def _set(self, variations: tuple[Variation, ...]) -> None:
        self._say("")
        settings = msgspec.structs.replace(self._settings(), variations=variations)
        self._document.set_setting(SEARCH, settings, QT_TRANSLATE_NOOP("Edits", "Change search"))

    def _accept(self, values: QLineEdit, fault: str) -> None:
        values.setProperty("invalid", bool(fault))
        values.style().polish(values)
        self._say(fault)

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._add and event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonRelease):
            taken = {name for name, _ in self._shown}
            self._names.setStringList(
                [p.name for p in places(self._document.graph) if p.values and p.name not in taken]
            )
            if event.type() == QEvent.Type.MouseButtonRelease and not self._add.text():
                self._add.completer().setCompletionPrefix("")
                self._add.completer().complete()
        return super().eventFilter(watched, event)
