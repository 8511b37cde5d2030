"""Where the reader stands in a script, what it noted on the way, and its errors, which name the line."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterable, Iterator
from typing import Any

from designer.engine.importers.script.values import ScriptError, Table
from designer.engine.importers.script.words import in_words, unknown_part
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


class Place:
    """The current `line`, dtype `policy`, `backend` and `data_format`, `notes` for the user.

    `faults` are what was not read, `left_out` the models that were passed over.
    """

    def __init__(self) -> None:
        self.line = 0
        self.notes: list[Text] = []
        self.faults: list[Text] = []
        self.left_out: list[Text] = []
        self.policy = ""  # the dtype policy that the script has set, "" for none
        self.backend = ""  # what the script is run with, "" where it does not say
        self.is_keras_2 = False  # of the package that was not yet part of TensorFlow, as far as can be seen
        self.data_format = "channels_last"  # of layers that do not say theirs
        self.is_format_told = False
        self.registered = Table()  # objects of the script's own by the names that it gave Keras
        self._sink: list[Text] | None = None
        self._said: set[str] = set()

    def note(self, template: str, **args: Any) -> None:
        """Remember something the user should know."""
        (self.notes if self._sink is None else self._sink).append(Text(template, {"line": self.line, **args}))

    def note_once(self, template: str, **args: Any) -> None:
        """Remember something of a whole script, once."""
        if template not in self._said:
            self._said.add(template)
            self.notes.append(Text(template, {"line": self.line, **args}))

    def pass_over(self, method: str) -> None:
        """Remember a loss or metric of something within a model: a drawing has none."""
        self.note_once(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: {method} is passed over: a drawing has losses and metrics of its outputs only.",
            ),
            method=method,
        )

    def leave_out(self, template: str, **args: Any) -> None:
        """Remember that a model is not offered."""
        self.left_out.append(Text(template, {"line": self.line, **args}))

    @contextlib.contextmanager
    def noting(self, notes: list[Text]) -> Iterator[None]:
        """Let what is noted meanwhile stand in `notes`: it matters only to what they belong to."""
        before, self._sink = self._sink, notes
        try:
            yield
        finally:
            self._sink = before

    def fail(self, template: str, **args: Any) -> ScriptError:
        """Return the error for the current line."""
        return ScriptError(template, line=self.line, **args)

    def unreadable(self, argument: str, owner: str, value: Any) -> ScriptError:
        """Return the error for an argument whose value is not known, or none that it can have."""
        unknown = unknown_part(value)
        if unknown is None:
            return self.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: {argument} of {owner} cannot be {what}."),
                argument=argument,
                owner=owner,
                what=in_words(value),
            )
        return self.fail(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell.",
            ),
            argument=argument,
            owner=owner,
            what=in_words(unknown),
        )


def nearest(name: str, names: Iterable[str]) -> Text | str:
    """Return " Did you mean ...?" with the most similar of `names`, "" where none is."""
    found = difflib.get_close_matches(name, list(names), 1, 0.6)
    return Text(QT_TRANSLATE_NOOP("Errors", " Did you mean {name}?"), {"name": found[0]}) if found else ""
