"""Lists what there is to know of a model that was opened, and what of its script was passed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget


class ImportReport(QDialog):
    """Two lists of sentences: notes on the model, and what of the script was passed over."""

    def __init__(self, window: QWidget, notes: Sequence[str], passed: Sequence[str]) -> None:
        super().__init__(window)
        self.setObjectName("import_report")
        self.setWindowTitle(self.tr("What was opened"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 420)
        layout = QVBoxLayout(self)
        for name, title, texts in (
            ("import_notes", self.tr("Notes on the model"), notes),
            ("import_passed", self.tr("Passed over in the script"), passed),
        ):
            if texts:
                layout.addWidget(QLabel(title))
                layout.addWidget(_list(name, title, texts))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def _list(name: str, title: str, texts: Sequence[str]) -> QListWidget:
    found = QListWidget()
    found.setObjectName(name)
    found.setAccessibleName(title)
    found.setWordWrap(True)
    found.addItems(list(texts))
    return found
