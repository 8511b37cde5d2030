"""What happens to an exception nobody caught: logged, and told without stopping the window."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from designer.graph.texts import DesignerError
from designer.views.stylesheet import mark
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.shell.windows import Windows

_log = logging.getLogger("designer")


def log_to(folder: Path) -> None:
    """Write the program's log into a file of this folder, half a megabyte at most."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "designer.log", maxBytes=256 * 1024, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)


class Errors(QObject):
    """Catches what reaches sys.excepthook on any thread. The hook only emits; the rest happens in the event loop."""

    raised = Signal(object, str)

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._dialog: ErrorDialog | None = None
        self.raised.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook of this process."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def tell(self, error: BaseException, details: str) -> None:
        """Say an expected failure in the current window; show the details of an unexpected one, once."""
        window = self._windows.current
        if isinstance(error, DesignerError):
            window.context.notices.say(say(error.text), "error")
            return
        _log.error("unexpected error\n%s", details)
        if self._dialog is not None and isValid(self._dialog) and self._dialog.isVisible():
            self._dialog.add(details)
            return
        self._dialog = ErrorDialog(details, window)
        self._dialog.show()

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.raised.emit(error, "".join(traceback.format_exception(kind, error, trace)))

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)


class ErrorDialog(QDialog):
    """Tells of a fault of the program; the window behind it goes on working."""

    def __init__(self, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("error_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setModal(False)
        self.setWindowTitle(self.tr("Something went wrong"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        heading = QLabel(self.tr("The program made a mistake. Your drawing is as it was before."))
        mark(heading, "heading")
        hint = QLabel(self.tr("You can go on working. The details help whoever repairs it."))
        mark(hint, "muted")
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details"))
        mark(self._details, "mono")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        for widget in (heading, hint, self._details, buttons):
            layout.addWidget(widget)
        self.resize(640, 360)

    def add(self, details: str) -> None:
        """Append the details of one more fault."""
        if self._details.blockCount() < 2000:
            self._details.appendPlainText(details)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())
