"""A new project from data: asks the engine what is in a file, shows what would be made of it, and draws it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from designer.data.sources import AnySource, Source
from designer.files import allowed
from designer.session.describer import Describer
from designer.session.engine_client import EngineClient
from designer.shell.files import Files
from designer.views.context import Context
from designer.views.file_dialogs import ask_open
from designer.views.wording import say
from designer.wire import Answer, DataDescribed, DescribeData, Failed

if TYPE_CHECKING:
    from designer.shell.start_dialog import StartDialog

ENDINGS = (
    *(".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".parquet", ".arrow", ".feather", ".json", ".jsonl", ".ndjson"),
    *(".npz", ".npy", ".py"),
)

_HEAD = 4096


class Starting(QObject):
    """Keeps the dialog that shows what would be made of a file."""

    def __init__(self, window: QWidget, files: Files, context: Context, reader: EngineClient) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._context = context
        self.reading = Describer(reader, self)
        self._path = Path()
        self._source: Source | None = None
        self.dialog: StartDialog | None = None

    def ask_file(self) -> None:
        """Ask for a file of data."""
        patterns = " ".join(f"*{ending}" for ending in ENDINGS)
        types = (self.tr("Tables and arrays ({patterns})").format(patterns=patterns), self.tr("All files (*)"))
        path = ask_open(self._window, "start_file_dialog", self.tr("New from data"), Path.home(), types)
        if path is not None:
            self.open_path(path)

    def ask_folder(self) -> None:
        """Ask for a folder of pictures, texts or sounds."""
        title = self.tr("New from a folder of pictures or texts")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Look what is in a file or folder, and show it."""
        if not self._files.makes_room(lambda window: window.starting.open_path(path)):
            return
        if not self._may_run(path):
            return
        self._path, self._source = path.absolute(), None
        with contextlib.suppress(OSError):  # the project will ask once more
            allowed.allow(self._path)
        self._context.notices.say(self.tr("Reading {name}...").format(name=path.name))
        self._ask(DescribeData(path=str(self._path), folder=str(self._path.parent)))

    def close(self) -> None:
        """Hear no answer any more."""
        self.reading.close()

    def _may_run(self, path: Path) -> bool:
        """Ask whether a Python file may make the data, unless the user said so before."""
        with contextlib.suppress(OSError):  # reading it will say so
            if path.suffix.lower() == ".py" and not allowed.is_allowed(path, "run"):
                if not self._files.questions.run_code(path):
                    return False
                allowed.allow(path, "run")
        return True

    def _ask(self, request: DescribeData) -> None:
        self.reading.ask(request, self._answered)

    def cancel(self) -> None:
        """Read no further."""
        if self.reading.is_asking:
            self.reading.cancel()
            self._context.notices.say(self.tr("Reading {name} was cancelled.").format(name=self._path.name))

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._context.notices.say(say(answer.text), "error")
        elif isinstance(answer, DataDescribed):
            if answer.source:
                self._source = msgspec.json.decode(answer.source, type=AnySource)
            self._show(answer)

    def _show(self, described: DataDescribed) -> None:
        if self._source is None:
            return
        if self.dialog is None:
            from designer.shell.start_dialog import StartDialog  # what it is made of takes its time

            self.dialog = StartDialog(self._path.name, self._context.appearance, self._window)
            self.dialog.kinds_changed.connect(self._describe_again)
            self.dialog.accepted.connect(self._draw)
            self.dialog.finished.connect(self._closed)
            self.dialog.show_data(described, self._source)
            self.dialog.open()
        else:
            self.dialog.show_data(described, self._source)

    def _describe_again(self, kinds: dict[str, str]) -> None:
        source = msgspec.json.encode(self._source).decode()
        self._ask(DescribeData(source=source, folder=str(self._path.parent), kinds=kinds))  # type: ignore[arg-type]

    def _draw(self) -> None:
        if self.dialog is None or self.dialog.start is None:
            return
        from designer.advice.drawing import drawn

        self._files.show_imported(drawn(self.dialog.start), self._path.stem)
        self._context.notices.say(self.tr("{name} is ready to be trained.").format(name=self._path.stem))

    def _closed(self) -> None:
        self.reading.forget()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def holds_records(path: Path) -> bool:
    """Tell whether a JSON file holds data and no model: it begins with a list, or names no class."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).lstrip()
    except OSError:
        return False
    return head.startswith(b"[") or b'"class_name"' not in head
