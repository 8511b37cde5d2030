"""Reads Keras's docstrings: their first paragraphs, and the text of every argument."""

from __future__ import annotations

import inspect
import re
from typing import Any

_SECTION = re.compile(r"^(Args|Arguments|Keyword arguments|Attributes|Call arguments):\s*$", re.IGNORECASE)
_OTHER_SECTION = re.compile(r"^[A-Z][\w ]*:\s*$")
_NAME = r"\*{0,2}`?\w+`?"
_ARGUMENT = re.compile(rf"^({_NAME}(?:\s*,\s*{_NAME})*)\s*(?:\([^)]*\))?\s*:(?:\s+|$)(.*)$")
_STOP = (">>>", "```", "Example", "{{", "For example", "Note", "Reference", "**", "#", "|", "- [")


def arguments(thing: Any) -> dict[str, str]:
    """Return the documented text of every argument of a class or function, by name, one line a paragraph."""
    texts: dict[str, str] = {}
    for doc in _docs(thing):
        for name, text in _arguments(doc).items():
            if text:
                texts.setdefault(name, text)
    return texts


def opening(thing: Any, limit: int = 600) -> str:
    """Return the first paragraphs of the docstring, up to about `limit` characters, without examples."""
    kept: list[str] = []
    for paragraph in re.split(r"\n\s*\n", inspect.getdoc(thing) or ""):
        first = paragraph.strip().split("\n")[0]
        if _SECTION.match(first) or _OTHER_SECTION.match(first) or first.startswith(_STOP):
            break
        text = _flow(paragraph)
        if kept and sum(map(len, kept)) + len(text) > limit:
            break
        kept.append(text)
    return "\n".join(kept)


def shortened(text: str, limit: int = 400) -> str:
    """Return whole sentences from the start of `text`, as many as fit into about `limit` characters."""
    if len(text) <= limit:
        return text
    cut = max(text.rfind(end, 0, limit) for end in (". ", ".\n", ":\n"))
    return text[: cut + 1].rstrip(":") if cut > limit // 4 else text[:limit].rsplit(" ", 1)[0] + " ..."


def _docs(thing: Any) -> list[str]:
    docs = [inspect.getdoc(thing) or ""]
    if inspect.isclass(thing):
        docs.append(inspect.getdoc(thing.__init__) or "")
        docs.extend(inspect.getdoc(base) or "" for base in thing.__mro__[1:] if base.__module__.startswith("keras"))
    return docs


def _arguments(doc: str) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    current: list[str] = []
    section = indent = -1  # depth of the section's head and of its arguments, -1 outside
    for line in doc.split("\n"):
        stripped = line.strip()
        depth = len(line) - len(line.lstrip())
        if _SECTION.match(stripped) and (section < 0 or depth <= section):
            section, indent, current = depth, -1, []
            continue
        if section < 0:
            continue
        match = _ARGUMENT.match(stripped)
        if stripped and indent < 0 and match:
            indent = depth
        if stripped and depth <= section and not (match and depth == indent and not _OTHER_SECTION.match(stripped)):
            section = -1
        elif match and depth == indent:
            current = [match.group(2)]
            for name in re.split(r"\s*,\s*", match.group(1)):
                texts.setdefault(name.strip("`*"), current)
        else:
            current.append(stripped)
    return {name: _flow("\n".join(lines)) for name, lines in texts.items()}


def _flow(text: str) -> str:
    """Return the text with its lines joined; list items and paragraphs keep lines of their own."""
    lines: list[str] = []
    fresh = True
    for line in text.strip().split("\n"):
        stripped = line.strip()
        if not stripped:
            fresh = True
        elif fresh or stripped.startswith(("- ", "* ")):
            lines.append(stripped)
            fresh = False
        else:
            lines[-1] += " " + stripped
    return "\n".join(lines)
