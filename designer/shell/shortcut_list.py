"""Every action with its keys, searchable: they are changed here, given back, and written as a page to print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.files import atomic
from designer.graph.texts import not_written
from designer.shell.actions import ActionSet, plain_text
from designer.shell.shortcuts import Shortcuts, shown
from designer.views.file_dialogs import ask_save
from designer.views.stylesheet import mark
from designer.views.wording import say


class ShortcutList(QDialog):
    """What is chosen in the list gets the keys that are pressed in the field below it."""

    def __init__(self, actions: ActionSet, shortcuts: Shortcuts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_list")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._actions, self._shortcuts = actions, shortcuts
        self._ids = [row.id for row, _action in actions.rows()]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search"))
        gestures = self._gestures()
        self.table = QTableWidget(len(self._ids) + len(gestures), 2)
        self.table.setObjectName("shortcut_table")
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        mark(self.table, "bare")
        for index in range(self.table.rowCount()):
            for column in range(2):
                self.table.setItem(index, column, QTableWidgetItem())
        for index, words in enumerate(gestures, start=len(self._ids)):
            for column, text in enumerate(words):
                self._item(index, column).setText(text)
        self.keys = QKeySequenceEdit()
        self.keys.setObjectName("shortcut_keys")
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(self.tr("Press the new keys"))
        self.give, self.back, self.page = QPushButton(), QPushButton(), QPushButton()
        for button, name, text in (
            (self.give, "give", self.tr("Set keys")),
            (self.back, "back", self.tr("Give all back")),
            (self.page, "page", self.tr("Save as a page...")),
        ):
            button.setObjectName(f"shortcut_{name}")
            button.setText(text)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
        self.said = QLabel()
        self.said.setObjectName("shortcut_said")
        self.said.setWordWrap(True)
        mark(self.said, "muted")
        edit = QHBoxLayout()
        edit.addWidget(self.keys, 1)
        edit.addWidget(self.give)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.page)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.field)
        layout.addWidget(self.table, 1)
        layout.addLayout(edit)
        layout.addWidget(self.said)
        layout.addLayout(foot)
        self.field.textChanged.connect(self._filter)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.keys.keySequenceChanged.connect(self._pressed)
        self.give.clicked.connect(self._give)
        self.back.clicked.connect(self._give_back)
        self.page.clicked.connect(self._save_page)
        self._fill()
        self._chosen()
        self.resize(560, min(640, parent.height()))

    @property
    def _action_id(self) -> str:
        row = self.table.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) and self.table.selectedItems() else ""

    def _fill(self) -> None:
        for index, action_id in enumerate(self._ids):
            action = self._actions[action_id]
            self._item(index, 0).setText(plain_text(action.text()))
            self._item(index, 1).setText(shown(action.shortcuts()))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item

    def _chosen(self) -> None:
        self.keys.setEnabled(bool(self._action_id))
        self.keys.clear()
        self._pressed(QKeySequence())
        if not self._action_id:
            self.said.setText(self.tr("Choose an action to give it other keys."))

    def _pressed(self, keys: QKeySequence) -> None:
        self.give.setEnabled(bool(self._action_id))
        other = self._shortcuts.holder(keys, self._action_id) if not keys.isEmpty() else ""
        if other:
            text = self.tr("{action} has these keys and would lose them.")
            self.said.setText(text.format(action=plain_text(self._actions[other].text())))
        elif keys.isEmpty():
            self.said.setText(self.tr("Press the new keys in the field; left empty, the action has none."))
        else:
            self.said.setText("")

    def _give(self) -> None:
        if self._action_id:
            self._shortcuts.give(self._action_id, self.keys.keySequence())
            self._fill()
            self._chosen()

    def _give_back(self) -> None:
        self._shortcuts.reset()
        self._fill()

    def _save_page(self) -> None:
        target = Path.home() / "shortcuts.html"
        asked = ask_save(self, "shortcut_page_dialog", self.windowTitle(), target, {self.tr("Page (*.html)"): ".html"})
        if asked is None:
            return
        try:
            atomic.write(asked[0], self._shortcuts.page(self.windowTitle()).encode())
            self.said.setText(self.tr("Written to {file}.").format(file=asked[0]))
        except OSError as error:
            self.said.setText(say(not_written(asked[0], error).text))

    def _gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Add a layer at the cursor"), self.tr("double-click, Tab")),
            (self.tr("Move over the canvas"), self.tr("middle drag, Space + drag, right drag")),
            (self.tr("Zoom"), self.tr("wheel")),
            (self.tr("Select several nodes"), self.tr("drag on empty space; Shift adds, Ctrl toggles")),
            (
                self.tr("Cut a wire"),
                self.tr("Ctrl + Shift + click or Alt + click; Ctrl + right drag"),
            ),
            (self.tr("Lead a wire through a dot"), self.tr("double-click on it")),
            (self.tr("Look into a nested model or a folded block"), self.tr("double-click on it, Enter")),
        ]

    def _filter(self, text: str) -> None:
        for row in range(self.table.rowCount()):
            words = " ".join(self._item(row, column).text() for column in range(2))
            self.table.setRowHidden(row, text.lower() not in words.lower())
