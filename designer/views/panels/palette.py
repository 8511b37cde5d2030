"""The palette: every layer Keras offers, searched, grouped, dragged to the canvas or added by Enter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from designer.catalogue.own.classes import GROUP as GROUP_OF_OWN
from designer.project.own_code import code_of
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.icons import icon
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
    file_requested = Signal()
    code_requested = Signal()
    file_dropped = Signal(Path)
    edit_requested = Signal(str)  # name of a text of the project's own code
    remove_requested = Signal(str)

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
        self._own = QToolButton(self)
        self._own.setObjectName("palette_own")
        self._own.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(self._own, "flat")
        menu = QMenu(self._own)
        self._from_file = menu.addAction("", self.file_requested.emit)
        self._from_code = menu.addAction("", self.code_requested.emit)
        self._own.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        head.addWidget(self._own)
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
        context.appearance.changed.connect(self._take_theme)
        context.document.settings_changed.connect(self._code_changed)
        context.document.was_reset.connect(self._code_changed)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self.setAcceptDrops(True)
        self._code = code_of(context.document.graph)
        self._take_theme()
        self._open = {_OPEN_AT_FIRST, GROUP_OF_OWN}
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
        self._own.setToolTip(self.tr("Add layers of your own"))
        self._own.setAccessibleName(self.tr("Add layers of your own"))
        self._from_file.setText(self.tr("From a Python file..."))
        self._from_code.setText(self.tr("Type or paste code..."))
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

    def _take_theme(self) -> None:
        self._own.setIcon(icon("plus", self._context.appearance.theme))

    def _code_changed(self) -> None:
        code = code_of(self._context.document.graph)
        if code != self._code:
            self._code = code
            self._show(self._search.text())

    def _show_menu(self, point: QPoint) -> None:
        spec = self._list.spec_at(point)
        if spec is None or not spec.source:
            return
        menu = QMenu(self)
        menu.setObjectName("palette_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show the code..."), lambda: self.edit_requested.emit(spec.module))
        menu.addAction(
            self.tr("Take {name} out of the project").format(name=spec.module),
            lambda: self.remove_requested.emit(spec.module),
        )
        menu.popup(self._list.viewport().mapToGlobal(point))

    def _group_title(self, name: str) -> str:
        return {
            GROUP_OF_OWN: self.tr("My layers"),
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _python_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _python_files(event.mimeData()):
            self.file_dropped.emit(path)
        event.acceptProposedAction()

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


def _python_files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".py"]
