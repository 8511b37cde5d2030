"""The history: every edit since the project was opened; one click goes there and back."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from designer.session.document import Document
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import say_edit


@guarded
class History(QWidget):
    """Mirrors the undo stack; the current row is where the document stands."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("history")
        self._document = document
        self._title = QLabel()
        mark(self._title, "heading")
        self.list = QListWidget()
        self.list.setObjectName("history_list")
        mark(self.list, "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 8, 8)
        layout.addWidget(self._title)
        layout.addWidget(self.list, 1)
        self._is_filling = False
        self.list.currentRowChanged.connect(self._chosen)
        document.undo_stack.indexChanged.connect(self.refresh)
        document.undo_stack.cleanChanged.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("History"))
        self.setWindowTitle(self.tr("History"))
        self.list.setAccessibleName(self.tr("History"))
        self.refresh()

    def refresh(self) -> None:
        """Show the edits as they are now."""
        stack = self._document.undo_stack
        if not isValid(stack):  # the window is being taken apart
            return
        self._is_filling = True
        texts = [self.tr("As it was opened"), *(say_edit(stack.text(i)) for i in range(stack.count()))]
        while self.list.count() > len(texts):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(texts):
            self.list.addItem(QListWidgetItem())
        for row, text in enumerate(texts):
            is_saved = row == stack.cleanIndex()
            self.list.item(row).setText(f"{text}  ·  {self.tr('saved')}" if is_saved and row else text)
        self.list.setCurrentRow(stack.index())
        self._is_filling = False

    def _chosen(self, row: int) -> None:
        if not self._is_filling and row >= 0:
            self._document.undo_stack.setIndex(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
