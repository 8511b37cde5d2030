"""Shows a report of what went wrong: to be read, and copied if one likes; nothing is sent."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from designer.views.stylesheet import mark


class ReportDialog(QDialog):
    """A text that a person passes on by hand."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(self.tr("Problem report"))
        heading = QLabel(self.tr("What helps whoever repairs a fault: versions, the log, the last crash."))
        heading.setWordWrap(True)
        mark(heading, "heading")
        hint = QLabel(self.tr("Nothing is sent. Names of your files may stand in it: read it before you pass it on."))
        hint.setWordWrap(True)
        mark(hint, "muted")
        self.text = QPlainTextEdit(text)
        self.text.setObjectName("report_text")
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Report"))
        mark(self.text, "mono")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        self.copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setObjectName("report_copy")
        self.copy.clicked.connect(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for widget in (heading, hint, self.text, buttons):
            layout.addWidget(widget)
        self.resize(680, 440)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
