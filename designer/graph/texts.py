"""Sentences for people as a template and its values, so that a window can show them in its own language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any


def QT_TRANSLATE_NOOP(context: str, template: str) -> str:  # noqa: ARG001
    """Mark `template` for the translation files (pyside6-lupdate finds the name) and return it unchanged."""
    return template


@dataclass(frozen=True)
class Text:
    """One sentence: an English `template` with `{name}` fields, and their values, which may be sentences too."""

    template: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Sentences within a sentence come out of JSON as mappings.
        if any(_is_text(value) for value in self.args.values()):
            args = {k: Text(v["template"], v["args"]) if _is_text(v) else v for k, v in self.args.items()}
            object.__setattr__(self, "args", args)

    def __str__(self) -> str:
        return self.template.format(**self.filled(str)) if self.args else self.template

    def filled(self, say: Callable[[Text], str]) -> dict[str, Any]:
        """Return the values for the fields, sentences among them as `say` says them, each in one line."""
        return {
            name: say(value) if isinstance(value, Text) else one_line(value) if isinstance(value, str) else value
            for name, value in self.args.items()
        }


def one_line(text: str) -> str:
    """Return a name or title that may hold line breaks as a part of one line."""
    return text if text.isprintable() else " ".join(part.strip() for part in text.splitlines() if part.strip())


def _is_text(value: object) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"template", "args"}


def together(*texts: Text) -> Text:
    """Return sentences as one text; empty ones are left out."""
    said = [text for text in texts if text.template]
    if not said:
        return Text("")
    template = QT_TRANSLATE_NOOP("Errors", "{problem} {hint}")
    return reduce(lambda first, second: Text(template, {"problem": first, "hint": second}), said)


class DesignerError(Exception):
    """An expected failure, told in one sentence: what, what was expected, what was received, what to do.

    `template` is English with `{name}` fields, marked with QT_TRANSLATE_NOOP("Errors", ...) where it is written.
    """

    def __init__(self, template: str, **args: Any) -> None:
        self.text = Text(template, args)
        super().__init__(str(self.text))


def not_written(path: object, why: OSError | str) -> DesignerError:
    """Return the error that a file could not be written, with the system's words for it or others."""
    reason = why if isinstance(why, str) else why.strerror or str(why)
    return DesignerError(
        QT_TRANSLATE_NOOP("Errors", "{file} could not be written: {reason}."), file=str(path), reason=reason
    )


def listed(names: Iterable[str], most: int) -> str:
    """Return names as a list in a sentence, the first `most` of them."""
    every = list(names)
    return ", ".join(every[:most]) + (", ..." if len(every) > most else "")
