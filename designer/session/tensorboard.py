"""TensorBoard over the logs of a project's runs: a program of its own, which ends with this one."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, Text, together
from designer.machine import extras, interpreter

_ADDRESS = re.compile(r"http://\S+")


class TensorBoard(QObject):
    """Starts it once a folder; `opened` carries the address, `failed` a Text."""

    opened = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._folder: Path | None = None
        self._said = ""
        self._address = ""
        QCoreApplication.instance().aboutToQuit.connect(self.close)  # type: ignore[union-attr]

    def open(self, folder: Path) -> None:
        """Show the logs of all runs in a folder; says where, or why not."""
        if importlib.util.find_spec("tensorboard") is None:
            self.failed.emit(
                together(
                    Text(QT_TRANSLATE_NOOP("Errors", "TensorBoard is not installed.")),
                    extras.how_to_install("tensorboard"),
                )
            )
            return
        if self._process is not None and self._folder == folder:
            if self._address:
                self.opened.emit(self._address)
            return
        self.close()
        self._folder, self._said, self._address = folder, "", ""
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.setWorkingDirectory(str(folder))  # else modules beside the program could be taken for others
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUNBUFFERED", "1")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._on_said)
        process.finished.connect(self._on_finished)
        process.start(
            interpreter.python(),
            ["-P", "-m", "tensorboard.main", "--logdir", str(folder), "--host", "127.0.0.1", "--port", "0"],
        )

    def close(self) -> None:
        """End it."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    def _on_said(self) -> None:
        process = self._process
        if process is None:
            return
        self._said = (self._said + bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace"))[-10_000:]
        ready = [line for line in self._said.splitlines() if line.startswith("TensorBoard ")]
        found = _ADDRESS.search(ready[-1]) if ready else None
        if found and not self._address:
            self._address = found[0]
            self.opened.emit(self._address)

    def _on_finished(self) -> None:
        lines = [line for line in self._said.splitlines() if line.strip()]
        text = Text(
            QT_TRANSLATE_NOOP("Errors", "TensorBoard ended: {reason}"), {"reason": lines[-1] if lines else "no reason"}
        )
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self.failed.emit(text)
