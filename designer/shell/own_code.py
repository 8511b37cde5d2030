"""Brings code of one's own into the project, by a file, by hand or dropped; asks before code of others may run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from designer.files import allowed
from designer.graph.texts import DesignerError, not_written
from designer.project.own_code import MAX_BYTES, Module, code_of, with_code, without_code
from designer.shell.files import Files
from designer.shell.own_code_dialogs import CodeEditor, CodeReview
from designer.views.context import Context
from designer.views.file_dialogs import ask_open
from designer.views.wording import say


class OwnLayers(QObject):
    """What a person chooses or types here is that person's own and may run; what a project brings along is asked.

    `was_allowed` tells that code of the project may run that could not before.
    """

    was_allowed = Signal()

    def __init__(self, window: QWidget, files: Files, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._context = context
        context.notices.code_shown.connect(self.review)
        context.notices.class_wanted.connect(self._ask_for_class)

    def ask_file(self) -> None:
        """Ask for a Python file and take its layers into the project."""
        self._ask(self.tr("Layers from a Python file"))

    def take_file(self, path: Path) -> None:
        """Take the layers of a file that was chosen or dropped here."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self._context.notices.say(f"{path.name}: {error.strerror or error}", "error")
            return
        try:
            self._take(data[: MAX_BYTES + 1].decode("utf-8", "replace"), path.name)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")

    def type_code(self) -> None:
        """Ask for code to be typed or pasted; what lies on the clipboard and looks like it stands there already."""
        text = QGuiApplication.clipboard().text()
        self._edit("", text if "class " in text and "keras" in text else "")

    def edit(self, name: str) -> None:
        """Show code of the project to be changed; code that was not allowed yet is shown to be read first."""
        module = code_of(self._context.document.graph).module(name)
        if module is None:
            return
        if allowed.is_code_allowed(module.text):
            self._edit(name, module.text)
        else:
            self.review(name)

    def review(self, name: str) -> None:
        """Show code that came with the project, and let it run if the person says so."""
        module = code_of(self._context.document.graph).module(name)
        if module is None:
            return
        dialog = CodeReview(name, module.text, allowed.allowed_before(name), self._context.appearance, self._window)
        dialog.accepted.connect(lambda: self._allow([module]))
        dialog.open()

    def remove(self, name: str) -> None:
        """Take code out of the project, as one step that can be undone."""
        self._context.document.push(without_code(self._context.document.graph, name))

    def _ask(self, title: str) -> None:
        path = self._context.document.path
        folder = path.parent if path else Path.home()
        chosen = ask_open(self._window, "own_code_dialog", title, folder, ["Python (*.py)"])
        if chosen is not None:
            self.take_file(chosen)

    def _ask_for_class(self, name: str) -> None:
        self._ask(self.tr("The Python file that defines {name}").format(name=name))

    def _edit(self, name: str, text: str) -> None:
        title = self.tr("Code {name}").format(name=name) if name else self.tr("Layers of your own")
        dialog = CodeEditor(title, text, self._context.appearance, self._window)

        def take(typed: str) -> None:
            try:
                self._take(typed, f"{name}.py" if name else "")
            except DesignerError as error:
                dialog.refuse(error)

        dialog.taken.connect(take)
        dialog.open()

    def _take(self, text: str, file: str) -> None:
        """Take code of the person's own into the project. Raises DesignerError."""
        document = self._context.document
        change, found = with_code(document.graph, text, file)
        if not self._files.has_project:
            self._files.new()
        name = found.specs[0].module
        before = code_of(document.graph).module(name)
        document.push(change)
        module = code_of(document.graph).module(name)
        assert module is not None
        self._allow([module])
        names = ", ".join(dict.fromkeys(spec.name for spec in found.specs))
        template = self.tr("In this project now: {names}.") if before is None else self.tr("Changed: {names}.")
        notes = " ".join(say(note) for note in found.notes)
        self._context.notices.say(f"{template.format(names=names)} {notes}".strip(), "ok")

    def _allow(self, modules: Iterable[Module]) -> None:
        for module in modules:
            try:
                allowed.allow_code(module.text, module.name)
            except OSError as error:
                self._context.notices.say(say(not_written(module.name, error).text), "warning")
                return
        self._context.analysis.check_now()
        self.was_allowed.emit()
