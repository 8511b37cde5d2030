"""The two dialogs on code of one's own: to read it before it may run, and to type or change it."""

from __future__ import annotations

import difflib

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from designer.graph.texts import DesignerError
from designer.views.code_view import CodeView
from designer.views.highlight import PythonHighlighter
from designer.views.stylesheet import mark, mix, mono
from designer.views.tab_bar import TabBar
from designer.views.theme import Appearance
from designer.views.wording import say

_SIZE = (760, 620)


class CodeReview(QDialog):
    """Shows a text of Python that a project brought along, with what has changed since it was allowed last.

    `accepted` means that it may run as it stands.
    """

    def __init__(self, name: str, text: str, before: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("code_review")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Code of this project"))
        heading = QLabel(self.tr("Allow {name} to run?").format(name=name))
        mark(heading, "title")
        told = QLabel(
            self.tr(
                "This code came with the project. It is a program and can do whatever you can. It has not been run. "
                "Allow it only if you know what is in it; if it changes, you are asked again."
            )
        )
        told.setWordWrap(True)
        self.code = CodeView(appearance, self)
        self.code.setObjectName("code_review_code")
        self.code.setAccessibleName(self.tr("Code"))
        self.code.set_code(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(told)
        if before and before != text:
            self.changes = _changes(before, text, appearance)
            self.changes.setAccessibleName(self.tr("Changes since you allowed it"))
            tabs = QTabWidget()
            tabs.setTabBar(TabBar())
            tabs.setObjectName("code_review_tabs")
            tabs.addTab(self.changes, self.tr("Changes since you allowed it"))
            tabs.addTab(self.code, self.tr("Code"))
            layout.addWidget(tabs, 1)
        else:
            layout.addWidget(self.code, 1)
        buttons = QDialogButtonBox()
        self.allow = buttons.addButton(self.tr("Allow running"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.allow.setObjectName("code_review_allow")
        self.refuse = buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        self.refuse.setDefault(True)
        self.allow.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(*_SIZE)
        self.refuse.setFocus()


class CodeEditor(QDialog):
    """Code of one's own to be typed, pasted or changed. `taken` carries its text; whoever takes it may refuse it."""

    taken = Signal(str)

    def __init__(self, title: str, text: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("code_editor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        told = QLabel(
            self.tr(
                "Classes that derive from keras.layers.Layer become layers of this project; losses, metrics and "
                "callbacks can be chosen in its training. The arguments of a constructor are the form."
            )
        )
        told.setWordWrap(True)
        mark(told, "muted")
        self.field = QPlainTextEdit(self)
        self.field.setObjectName("code_editor_field")
        self.field.setAccessibleName(self.tr("Code"))
        self.field.setFont(mono())
        self.field.setTabStopDistance(4 * self.field.fontMetrics().horizontalAdvance(" "))
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._highlighter = PythonHighlighter(self.field.document(), appearance.theme)
        self._highlighter.prepare(text)
        self.field.setPlainText(text)
        self.field.textChanged.connect(self._colour)
        self.fault = QLabel(self)
        self.fault.setObjectName("code_editor_fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        mark(self.fault, "error")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.take = buttons.addButton(self.tr("Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("code_editor_take")
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (told, self.field, self.fault, buttons):
            layout.addWidget(widget)
        self.resize(*_SIZE)
        self.field.setFocus()

    def refuse(self, error: DesignerError) -> None:
        """Say why the text cannot be taken, and stay open."""
        self.fault.setText(say(error.text))
        self.fault.show()

    def _take(self) -> None:
        self.fault.hide()
        self.taken.emit(self.field.toPlainText())
        if self.fault.isHidden():
            self.accept()

    def _colour(self) -> None:
        text = self.field.toPlainText()
        if text != self._highlighter.text:
            self._highlighter.prepare(text)
            self._highlighter.rehighlight()


def _changes(before: str, after: str, appearance: Appearance) -> QPlainTextEdit:
    """Return a view of two texts as one, with what has gone and what has come."""
    theme = appearance.theme
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=3))[2:]
    view = QPlainTextEdit("\n".join(lines))
    view.setObjectName("code_review_changes")
    view.setReadOnly(True)
    view.setFont(mono())
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    colours = {"+": mix(theme.panel, theme.ok, 0.2), "-": mix(theme.panel, theme.error, 0.2), "@": theme.raised}
    marks = []
    for number, line in enumerate(lines):
        if line[:1] in colours:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(view.document().findBlockByNumber(number))
            selection.format.setBackground(QColor(colours[line[:1]]))
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(selection)
    view.setExtraSelections(marks)
    return view
