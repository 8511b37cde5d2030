"""The first start of a packaged program: its engines are installed while one looks around and draws."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QProcess
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout

from designer.machine import interpreter
from designer.views.elided_label import ElidedLabel
from designer.views.guard import guarded
from designer.views.stylesheet import mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.shell.windows import Windows


class Installing(QObject):
    """Asks, installs in a process of its own, says how far it is, and starts the engines when they are there."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self.dialog = InstallDialog(windows.current)
        self.dialog.install.clicked.connect(self.begin)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        windows.destroyed.connect(self._process.kill)

    def ask(self) -> None:
        """Show the question; nothing is installed before it is answered."""
        self.dialog.show()

    def begin(self) -> None:
        """Install, by this very program."""
        self.dialog.say(self.tr("Beginning..."), is_busy=True)
        self._process.start(sys.executable, ["--install-engines"])

    def _read(self) -> None:
        lines = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        if said:
            self.dialog.say(said[-1], is_busy=True)

    def _finished(self, code: int) -> None:
        if code == 0 and interpreter.has_engines():
            interpreter.find_packages()
            self._windows.engines.start()
            self.dialog.close()
        else:
            self.dialog.say(self.dialog.last, is_busy=False)


@guarded
class InstallDialog(QDialog):
    """What is installed and why, and how far it is; the window behind it works on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("install_dialog")
        self.setModal(False)
        self.last = ""
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
        self._buttons = QDialogButtonBox()
        self.install = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.install.setObjectName("install_now")
        mark(self.install, "primary")
        self._later = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.rejected.connect(self.close)
        for widget in (self._heading, self._text, self._bar, self._said, self._buttons):
            layout.addWidget(widget)
        self._bar.hide()
        self.setMinimumWidth(520)
        self.retranslate()

    def say(self, text: str, is_busy: bool) -> None:
        """Show what is being done, or what came of it."""
        self.last = text
        self._said.set_text(text)
        self._bar.setVisible(is_busy)
        self.install.setEnabled(not is_busy)

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
