"""The questions about a project's files and runs, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from designer.project.run_record import Run
from designer.session.recovery import Orphan
from designer.views.panels.run_texts import run_label, size_text

_Button = QMessageBox.StandardButton
_NAMED = 3  # runs a question names


class Questions(QObject):
    """Every question is a dialog of the window; the answers are short words, "" where it was closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def unsaved(self, name: str, offers_window: bool = False) -> str:
        """Ask what becomes of unsaved changes: "save", "discard" or "".

        `offers_window`: or "window", where what takes their place can be shown in another window instead.
        """
        box = QMessageBox(self._window)
        box.setObjectName("unsaved_question")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setText(self.tr("Save the changes to {name}?").format(name=name))
        box.setInformativeText(self.tr("What is not saved is lost."))
        box.setStandardButtons(_Button.Save | _Button.Discard | _Button.Cancel)  # in the order of the platform
        used: set[str] = set()
        answers: dict[QAbstractButton, str] = {}
        for kind, word, label in (  # Qt's Korean word for Discard means "ignore"
            (_Button.Save, "save", self.tr("Save")),
            (_Button.Discard, "discard", self.tr("Discard")),
            (_Button.Cancel, "", self.tr("Cancel")),
        ):
            box.button(kind).setText(with_key(label, word or "cancel", used))
            answers[box.button(kind)] = word
        if offers_window:
            label = with_key(self.tr("Open in another window"), "window", used)
            button = box.addButton(label, QMessageBox.ButtonRole.ActionRole)
            button.setObjectName("unsaved_question_window")
            answers[button] = "window"
        box.setDefaultButton(_Button.Save)
        box.setEscapeButton(_Button.Cancel)
        box.exec()
        box.deleteLater()
        return answers.get(box.clickedButton(), "")

    def leave_training(self, name: str) -> str:
        """Ask where something else is to be shown while a run is under way: "window", "leave" (here) or ""."""
        return _ask(
            self._window,
            "leave_training_question",
            self.tr("A run is under way"),
            self.tr("A run of {name} is under way. Keep it in view?").format(name=name),
            self.tr("It goes on in any case."),
            [
                ("window", self.tr("Open in another window")),
                ("leave", self.tr("Open here")),
                ("", self.tr("Cancel")),
            ],
        )

    def stop_training(self) -> bool:
        """Ask whether a run that is under way is to be stopped."""
        answer = _ask(
            self._window,
            "stop_question",
            self.tr("A run is under way"),
            self.tr("Stop the training and close?"),
            self.tr("The run is kept up to here and can go on later."),
            [("", self.tr("Keep training")), ("stop", self.tr("Stop and close"))],
        )
        return answer == "stop"

    def delete_runs(self, runs: Sequence[Run]) -> bool:
        """Ask once whether the folders of runs are to be deleted for good."""
        names = ", ".join(run_label(run) for run in runs[:_NAMED])
        size = size_text(sum(run.disk for run in runs))
        if len(runs) == 1:
            text = self.tr("Delete the run {name}?").format(name=names)
        elif len(runs) <= _NAMED:
            text = self.tr("Delete {count} runs: {names}?").format(count=len(runs), names=names)
        else:
            text = self.tr("Delete {count} runs: {names}, ...?").format(count=len(runs), names=names)
        told = self.tr("Their curves, settings and trained models, {size} together, are deleted for good.")
        answer = _ask(
            self._window,
            "delete_runs_question",
            self.tr("Delete runs"),
            text,
            told.format(size=size),
            [("", self.tr("Cancel")), ("delete", self.tr("Delete"))],
        )
        return answer == "delete"

    def draw_preparation(self, run: str, notes: Sequence[str]) -> bool:
        """Ask whether a run's model is to be written with its preparation as layers; `notes` say what differs."""
        told = self.tr(
            "Every column gets an Input that takes its raw values: numbers, NaN for a gap, or texts, empty for a gap. "
            "What was fitted on the training rows becomes Keras layers. Your drawing stays as it is."
        )
        answer = _ask(
            self._window,
            "draw_preparation_question",
            self.tr("Preparation inside the model"),
            self.tr("Write the model of the run {run} with its preparation inside?").format(run=run),
            "\n\n".join([told, *notes]),
            [("", self.tr("Cancel")), ("write", self.tr("Write"))],
        )
        return answer == "write"

    def run_code(self, path: Path) -> bool:
        """Ask whether a Python file that makes data is to be run."""
        answer = _ask(
            self._window,
            "run_code_question",
            self.tr("Run a Python file"),
            self.tr("Run {name} to make the data?").format(name=path.name),
            self.tr("It is a program and can do whatever you can. Run it only if you know what is in it."),
            [("", self.tr("Cancel")), ("run", self.tr("Run"))],
        )
        return answer == "run"

    def open_twice(self, path: Path) -> bool:
        """Ask whether a project that another window shows is to be opened all the same."""
        answer = _ask(
            self._window,
            "open_twice_question",
            self.tr("Open in another window"),
            self.tr("{name} is open in another window.").format(name=path.name),
            self.tr("Whoever saves last is asked before the other's changes are overwritten."),
            [("", self.tr("Cancel")), ("open", self.tr("Open anyway"))],
        )
        return answer == "open"

    def changed(self, path: Path) -> str:
        """Ask what to do with a file that another program wrote: "save_as", "overwrite" or ""."""
        return _ask(
            self._window,
            "changed_question",
            self.tr("Changed by another program"),
            self.tr("{name} was changed by another program since it was opened.").format(name=path.name),
            self.tr("Saving now would overwrite those changes."),
            [
                ("save_as", self.tr("Save as...")),
                ("overwrite", self.tr("Overwrite")),
                ("", self.tr("Cancel")),
            ],
        )

    def recover(self, orphan: Orphan) -> str:
        """Ask about work that a crash left behind: "recover", "discard" or "" for not now."""
        name = orphan.project.name if orphan.project else self.tr("an untitled project")
        return _ask(
            self._window,
            "recover_question",
            self.tr("Recover unsaved work"),
            self.tr("The program ended unexpectedly while {name} had unsaved changes.").format(name=name),
            self.tr("They were kept on {time}; {count} layers.").format(
                time=orphan.saved.strftime("%Y-%m-%d %H:%M:%S"), count=len(orphan.graph.nodes)
            ),
            [
                ("recover", self.tr("Recover")),
                ("", self.tr("Not now")),
                ("discard", self.tr("Discard")),
            ],
        )


def _ask(parent: QWidget, name: str, title: str, text: str, more: str, buttons: Sequence[tuple[str, str]]) -> str:
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
    used: set[str] = set()
    for answer, label in buttons:
        role = QMessageBox.ButtonRole.RejectRole if not answer else QMessageBox.ButtonRole.AcceptRole
        button = box.addButton(with_key(label, answer or "cancel", used), role)
        button.setObjectName(f"{name}_{answer or 'cancel'}")
        answers[button] = answer
        if answer == buttons[0][0]:
            box.setDefaultButton(button)
        if not answer:
            box.setEscapeButton(button)
    box.exec()
    box.deleteLater()
    return answers.get(box.clickedButton(), "")


def with_key(label: str, answer: str, used: set[str]) -> str:
    """Return the text of a button with a letter of its own to press with Alt: "&Delete", "삭제(&D)".

    `used` holds the letters of the buttons beside it, and gets this one.
    """
    label = label.replace("&", "&&")
    for place, letter in enumerate(label):
        if letter.isascii() and letter.isalpha() and letter.lower() not in used:
            used.add(letter.lower())
            return f"{label[:place]}&{label[place:]}"
    for letter in (*answer, *"abcdefghijklmnopqrstuvwxyz"):
        if letter.isalpha() and letter not in used:
            used.add(letter)
            return f"{label}(&{letter.upper()})"
    return label
