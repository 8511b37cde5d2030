"""The Python that rebuilds the drawing, following it while it is drawn."""

from __future__ import annotations

import re
from collections.abc import Generator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.export.python_code import Style, python_code
from designer.graph.names import keras_names
from designer.graph.texts import DesignerError
from designer.views.code_view import CodeView
from designer.views.context import Context
from designer.views.forms.controls import Combo, Toggle
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.stylesheet import GRID, mark
from designer.views.wording import say

_DELAY = 150  # milliseconds
STYLES: tuple[Style, ...] = ("functional", "sequential", "subclass")


@guarded
class CodePanel(Panel):
    """Highlighted code with its style, and ways to take it away: `export_requested` carries (style, model only)."""

    export_requested = Signal(str, bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_behind = False  # the drawing changed while nobody was looking
        self._style_label = QLabel(self)
        mark(self._style_label, "muted")
        self._style = Combo(self)
        self._style.setObjectName("code_style")
        for style in STYLES:
            self._style.addItem("", style)
        self._style.setFixedWidth(150)
        self._model_only = Toggle(self)
        self._model_only.setObjectName("code_model_only")
        self._model_only_label = QLabel(self)
        self._model_only_label.setBuddy(self._model_only)
        mark(self._model_only_label, "muted")
        self._note = QLabel(self)
        self._note.setObjectName("code_note")
        self._note.setWordWrap(True)
        mark(self._note, "muted", "warning")
        self._copy = QPushButton(self)
        self._copy.setObjectName("code_copy")
        self._save = QPushButton(self)
        self._save.setObjectName("code_save")
        self._view = CodeView(context.appearance, self)
        self._view.setObjectName("code_view")
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 6)
        head.setSpacing(GRID)
        for widget in (self._style_label, self._style, self._model_only, self._model_only_label):
            head.addWidget(widget)
        head.addWidget(self._note, 1)
        head.addWidget(self._copy)
        head.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._view, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.refresh)
        self._style.activated.connect(self.refresh)
        self._model_only.toggled.connect(self.refresh)
        self._copy.clicked.connect(self.copy)
        self._save.clicked.connect(self._request_export)
        context.document.changed.connect(self._refresh_soon)
        context.document.path_changed.connect(self._refresh_soon)
        context.datasets.changed.connect(self._refresh_soon)
        context.selection.changed.connect(self._mark_selected)
        self.retranslate()

    @classmethod
    def built(cls, context: Context) -> Generator[None, None, CodePanel]:
        from designer.views.python_words import compiling

        yield from compiling()
        return cls(context)

    def title(self) -> str:
        return self.tr("Code")

    def retranslate(self) -> None:
        self._style_label.setText(self.tr("Style"))
        self._style.setAccessibleName(self.tr("Style of the code"))
        titles = {
            "functional": self.tr("Functional"),
            "sequential": self.tr("Sequential"),
            "subclass": self.tr("Subclass"),
        }
        for index in range(self._style.count()):
            self._style.setItemText(index, titles[self._style.itemData(index)])
        for widget in (self._style_label, self._style):
            widget.setVisible(len(STYLES) > 1)
        self._model_only_label.setText(self.tr("Model only"))
        self._model_only.setAccessibleName(self.tr("Model only"))
        self._model_only.setToolTip(self.tr("Only build_model(), without data and training"))
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the code"))
        self._save.setText(self.tr("Save..."))
        self._save.setAccessibleName(self.tr("Save the code"))
        self._view.setAccessibleName(self.tr("Python code of the model"))
        self.setAccessibleName(self.title())
        self._refresh_soon()

    def style_name(self) -> Style:
        """Return the chosen style: functional, sequential or subclass."""
        return STYLES[self._style.currentIndex()]

    def is_model_only(self) -> bool:
        """Whether only build_model() is shown."""
        return self._model_only.isChecked()

    def text(self) -> str:
        """Return the code on show."""
        self._catch_up()
        return self._view.toPlainText()

    def note(self) -> str:
        """Return the sentence above the code: why a style is not possible, "" if it is."""
        self._catch_up()
        return self._note.text()

    def copy(self) -> None:
        """Put the code on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def refresh(self) -> None:
        """Write the code anew; where it cannot be written the last one stays, greyed, below the reason."""
        self._timer.stop()
        self._is_behind = False
        try:
            code = self._write(self.style_name())
        except DesignerError as error:
            self._refuse(say(error.text))
            return
        self._note.clear()
        self._note.setToolTip("")
        self._view.set_stale(False)
        self._view.set_code(code)
        for button in (self._copy, self._save):
            button.setEnabled(bool(code))
        self._mark_selected()

    def _write(self, style: Style) -> str:
        document = self._context.document
        path = document.path
        return python_code(
            document.graph,
            self._context.catalogue,
            style=style,
            model_only=self.is_model_only(),
            strict=False,
            folder=path.parent if path else None,
            target=path.with_suffix(".py") if path else None,
            facts=self._context.datasets.facts(),
        )

    def _refresh_soon(self) -> None:
        if self.isVisible():
            self._timer.start()
        else:
            self._is_behind = True

    def _refuse(self, reason: str) -> None:
        self._note.setText(reason)
        self._note.setToolTip(reason)
        self._view.set_stale(True)
        for button in (self._copy, self._save):
            button.setEnabled(False)

    def _request_export(self) -> None:
        self.export_requested.emit(self.style_name(), self.is_model_only())

    def _mark_selected(self) -> None:
        graph = self._context.document.graph
        node = graph.nodes.get(self._context.selection.current)
        if node is None:
            self._view.mark_line(-1)
            return
        name = keras_names(graph, node.parent).get(node.id, "")
        pattern = re.compile(r"\bname\s*=\s*" + re.escape(repr(name)).replace("'", "['\"]"))
        lines = self.text().split("\n")
        self._view.mark_line(next((i for i, line in enumerate(lines) if name and pattern.search(line)), -1))

    def _catch_up(self) -> None:
        if self._is_behind:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
