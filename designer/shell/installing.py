"""The first start of a packaged program: its engines are installed while one looks around and draws."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout
from shiboken6 import isValid

from designer.graph.texts import DesignerError
from designer.headless.engines import Installation, failed
from designer.machine import interpreter
from designer.views.elided_label import ElidedLabel
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.graph.texts import Text
    from designer.shell.windows import Windows


class Installing(QObject):
    """Asks, installs on a thread of its own, says how far it is, and starts the engines when they are there."""

    _told = Signal(str)
    _ended = Signal(object)  # what went wrong, a Text, or None

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self.dialog: InstallDialog | None = None  # of the window in which it was asked for last
        self._thread: threading.Thread | None = None
        self._installation = Installation(self._told.emit)
        self._told.connect(self._tell)
        self._ended.connect(self._end)

    def ask(self) -> None:
        """Show the question, or how far it is; nothing is installed before it is answered."""
        dialog = self._shown()
        if dialog is None:
            dialog = self.dialog = InstallDialog(self._windows.current)
            dialog.install.clicked.connect(self.begin)
            if self._thread is not None and self._thread.is_alive():
                dialog.say("")
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def begin(self) -> None:
        """Install."""
        self._tell(self.tr("Beginning..."))
        self._thread = threading.Thread(target=self._install, name="installing", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End an installation that is not done; its thread is gone when this returns."""
        self._installation.stop()
        if self._thread is not None:
            self._thread.join()

    def _install(self) -> None:
        try:
            self._installation.run()
        except DesignerError as error:
            self._ended.emit(error.text)
        except OSError as error:
            self._ended.emit(failed(str(error)).text)
        else:
            self._ended.emit(None)

    def _tell(self, line: str) -> None:
        dialog = self._shown()
        if dialog is not None and line.strip():
            dialog.say(line.strip())

    def _end(self, wrong: Text | None) -> None:
        if wrong is None:
            interpreter.find_packages()
            self._windows.engines.start()
            for window in self._windows.every:
                window.retranslate()  # what was not installed is said in several places
        dialog = self._shown()
        if dialog is None:
            return
        if wrong is None:
            dialog.close()
        else:
            dialog.fail(say(wrong))

    def _shown(self) -> InstallDialog | None:
        return self.dialog if self.dialog is not None and isValid(self.dialog) else None


@guarded
class InstallDialog(QDialog):
    """What is installed and why, and how far it is; the window behind it works on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("install_dialog")
        self.setModal(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        self._heading, self._text = QLabel(), QLabel()
        mark(self._heading, "heading")
        self._text.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._said = ElidedLabel()
        mark(self._said, "muted")
        self._wrong = QLabel()
        self._wrong.setObjectName("install_wrong")
        self._wrong.setWordWrap(True)
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._wrong, "error")
        self._buttons = QDialogButtonBox()
        self.install = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.install.setObjectName("install_now")
        mark(self.install, "primary")
        self._later = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.rejected.connect(self.close)
        for widget in (self._heading, self._text, self._bar, self._said, self._wrong, self._buttons):
            layout.addWidget(widget)
        self._bar.hide()
        self._wrong.hide()
        self.setMinimumWidth(520)
        self.retranslate()

    def say(self, text: str) -> None:
        """Show what is being done."""
        self._said.set_text(text)
        self._wrong.setText("")
        self._show(is_busy=True)

    def fail(self, text: str) -> None:
        """Show why nothing was installed, all of it; it can be tried once more."""
        self._said.set_text("")
        self._wrong.setText(text)
        self._show(is_busy=False)

    def _show(self, is_busy: bool) -> None:
        self._bar.setVisible(is_busy)
        self._said.setVisible(is_busy)
        self._wrong.setVisible(bool(self._wrong.text()))
        self.install.setEnabled(not is_busy)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Install the engines"))
        self._heading.setText(self.tr("Keras is not installed yet."))
        self._text.setText(
            self.tr(
                "Shapes, training and everything else that Keras does work once it is there: about 1 GB is downloaded, "
                "once, and takes 4 GB. Afterwards nothing needs a network. You can draw meanwhile."
            )
        )
        self._bar.setAccessibleName(self.tr("Install the engines"))
        self.install.setText(self.tr("Install"))
        self._later.setText(self.tr("Later"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
