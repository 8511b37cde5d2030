"""Answers modal dialogs while the code under test waits in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

_PATIENCE = 250  # looks, five seconds
_SETTLED = 5  # looks after which a dialog has laid itself out


class Answerer(QObject):
    """Waits for a modal dialog by its objectName and acts on it; what was met stands in `met`."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []
        self._looks = 0
        self._seen = 0
        self._plans: list[tuple[str, Callable[[QWidget], object]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)

    def expect(self, name: str, act: Callable[[QWidget], object]) -> None:
        """Act on the next dialog of this name."""
        self._plans.append((name, act))
        self._looks = 0
        self._timer.start()

    def stop(self) -> None:
        """Wait for no more dialogs."""
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        self._looks += 1 if dialog is not None or self._plans else 0
        if self._looks > _PATIENCE:
            self._timer.stop()
            self.met.append(f"gave up at {dialog.objectName() if dialog else None}")
            if dialog is not None:
                dialog.close()
            return
        if dialog is None or not self._plans or dialog.objectName() != self._plans[0][0]:
            return
        self._seen += 1
        if self._seen < _SETTLED:
            return
        self._seen = 0
        name, act = self._plans.pop(0)
        self.met.append(name)
        act(dialog)


def choose(answer: str) -> Callable[[QWidget], object]:
    """Return what clicks the button of an answer in a question of the program."""

    def act(dialog: QWidget) -> None:
        button = dialog.findChild(QPushButton, f"{dialog.objectName()}_{answer}")
        assert button is not None, answer
        button.click()

    return act


def name_file(qtbot: QtBot, path: Path) -> Callable[[QWidget], object]:
    """Return what types a path into a file dialog and presses its first button."""

    def act(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        field.clear()
        qtbot.keyClicks(field, str(path))
        field.completer().popup().hide()
        box = dialog.findChild(QDialogButtonBox)
        accept = next(b for b in box.buttons() if box.buttonRole(b) == QDialogButtonBox.ButtonRole.AcceptRole)
        qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)

    return act
