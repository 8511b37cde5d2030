"""Asks a question in a dialog of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


def ask(parent: QWidget, name: str, title: str, text: str, more: str, buttons: Sequence[tuple[str, str]]) -> str:
    """Return the answer to a question, "" when it was closed.

    `name` is the dialog's objectName; `buttons` are (answer, text), the first is the default, "" is to cancel.
    """
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    answers: dict[QAbstractButton, str] = {}
    for answer, label in buttons:
        role = QMessageBox.ButtonRole.RejectRole if not answer else QMessageBox.ButtonRole.AcceptRole
        button = box.addButton(label, role)
        button.setObjectName(f"{name}_{answer or 'cancel'}")
        answers[button] = answer
        if answer == buttons[0][0]:
            box.setDefaultButton(button)
        if not answer:
            box.setEscapeButton(button)
    box.exec()
    box.deleteLater()
    return answers.get(box.clickedButton(), "")
