"""The palette: every layer Keras offers, searched, grouped, dragged to the canvas or added by Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.palette_list import GROUP, LayerList
from designer.views.stylesheet import GRID, mark
from designer.views.wording import search_words

_OPEN_AT_FIRST = "Basics"
_NO_LAYERS = ("Pretrained bases", "Operations")


@guarded
class PalettePanel(Panel):
    """Search field and list of layers. `add_requested` carries the class name the user chose."""

    add_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._heading = QLabel(self)
        mark(self._heading, "heading")
        self._count = QLabel(self)
        mark(self._count, "muted")
        self._search = QLineEdit(self)
        self._search.setObjectName("palette_search")
        self._search.setClearButtonEnabled(True)
        self._search.installEventFilter(self)
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        mark(self._nothing, "muted")
        self._list = LayerList(context.appearance, self)
        self._list.setObjectName("palette_list")
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 0, 0)
        layout.setSpacing(GRID)
        for part in (head, self._search, self._nothing):
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 10, 0)
            line.addLayout(part) if isinstance(part, QHBoxLayout) else line.addWidget(part)
            layout.addLayout(line)
        layout.addWidget(self._list, 1)
        self._search.textChanged.connect(self._show)
        self._list.chosen.connect(self.add_requested)
        context.appearance.changed.connect(self._list.viewport().update)
        self._open = {_OPEN_AT_FIRST}
        self._list.expanded.connect(self._remember_open)
        self._list.collapsed.connect(self._remember_closed)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Layers")

    def retranslate(self) -> None:
        self._heading.setText(self.title())
        self._search.setPlaceholderText(self.tr("Search layers"))
        self._search.setAccessibleName(self.tr("Search layers"))
        self._list.setAccessibleName(self.tr("Layers"))
        self._nothing.setText(self.tr("No layer of Keras fits these words."))
        self.setAccessibleName(self.title())
        self._show(self._search.text())

    def focus_search(self) -> None:
        """Put the keyboard into the search field, its text selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _show(self, text: str) -> None:
        catalogue = self._context.catalogue
        groups = catalogue.groups()
        if text.strip():
            found = catalogue.search(text, search_words)
            self._list.show_found(found)
            self._count.setText(str(len(found)))
            self._nothing.setVisible(not found)
            return
        self._nothing.hide()
        self._count.setText(str(sum(len(specs) for name, specs in groups if name not in _NO_LAYERS)))
        self._list.show_groups([(name, self._group_title(name), specs) for name, specs in groups], self._open)

    def _group_title(self, name: str) -> str:
        return {
            "Basics": self.tr("Basics"),
            "Core": self.tr("Core"),
            "Activations": self.tr("Activations"),
            "Activation": self.tr("Activation"),
            "Convolution": self.tr("Convolution"),
            "Pooling": self.tr("Pooling"),
            "Recurrent": self.tr("Recurrent"),
            "Attention": self.tr("Attention"),
            "Normalization": self.tr("Normalization"),
            "Regularization": self.tr("Regularization"),
            "Reshaping": self.tr("Reshaping"),
            "Merging": self.tr("Merging"),
            "Preprocessing": self.tr("Preprocessing"),
            "Wrappers": self.tr("Wrappers"),
            "Pretrained bases": self.tr("Pretrained bases"),
            "Operations": self.tr("Operations"),
        }.get(name, name)

    def _remember_open(self, index: QModelIndex) -> None:
        self._open.add(index.data(GROUP)[0])

    def _remember_closed(self, index: QModelIndex) -> None:
        self._open.discard(index.data(GROUP)[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self._list.enter()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._list.choose_current()
                return True
            if event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return super().eventFilter(watched, event)
