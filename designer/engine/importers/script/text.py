"""From the text of a script or of a notebook's cells to statements: what is no Python is passed over, and said."""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass, field

from designer.graph.texts import QT_TRANSLATE_NOOP, Text

CELL = "# %%%% cell"
"""Begins every cell of a notebook in the text that is made of it."""
_MAGIC = re.compile(r"\s*(?:[!%?]|[\w.]+\?\??\s*$)")
_OTHER_LANGUAGE = re.compile(r"\s*%%(?!time\b|timeit\b|capture\b|prun\b|python3?\b|tensorflow_version\b)\w+")
_WRITTEN = re.compile(r"\s*%%writefile\s+(?:-a\s+)?[\"']?(?:\S*/)?(\w+)\.py\b")
_SHELL = re.compile(r"^(\s*[\w, ]+=\s*)[!%].*$")
_PRINT = re.compile(r"^(\s*(?:[^#'\"]*?:\s+)?)print(?:\s+(?![=(])|(?=['\"])|\s*$)(.*)$")
_TO_STREAM = re.compile(r"^\s*>>\s*[\w.]+\s*,?")
_OLD_EXCEPT = re.compile(r"^(\s*except\s+[\w.() ,]+?)\s*,\s*(\w+)\s*:")
_OLD_RAISE = re.compile(r"^(\s*raise\s+[\w.]+)\s*,\s*(.+)$")
_OLD_NUMBER = re.compile(r"\b(\d+)L\b")
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass
class Source:
    """The statements of a script, in order; `passed` says what was passed over, `unread` what names stand in that.

    `written` are the modules that cells write (``%%writefile model.py``): they are read where they stand.

    `unread` is by the number of statements before it: each a line and the names that stand there.
    """

    statements: list[ast.stmt] = field(default_factory=list)
    passed: list[Text] = field(default_factory=list)
    unread: dict[int, list[tuple[int, set[str]]]] = field(default_factory=dict)
    error: SyntaxError | None = None
    written: set[str] = field(default_factory=set)


def parse(text: str) -> Source:
    """Return the statements of a script. One that is no Python at all has none, and an `error`.

    Raises RecursionError, MemoryError or ValueError for a text that is too deeply nested.
    """
    source = Source()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
    start = 0
    for end in [*(i for i, line in enumerate(lines) if line.startswith(CELL) and i), len(lines)]:
        _cell(lines[start:end], start, source)
        start = end
    return source


def only_python(text: str) -> str:
    """Return a text with the lines that are no Python (``!pip``, ``%matplotlib``, ``%%bash`` cells) made harmless."""
    lines = text.expandtabs(4).split("\n")
    found: list[str] = []
    start = 0
    for end in [*(i for i, line in enumerate(lines) if line.startswith(CELL) and i), len(lines)]:
        cell = lines[start:end]
        found.extend([""] * len(cell) if _is_other_language(cell) else _runnable(cell))
        start = end
    return "\n".join(found)


def _runnable(lines: list[str]) -> list[str]:
    cleaned = _without_magics(lines)
    return [_modern(line) for line in cleaned] if isinstance(_tree(cleaned, 0), SyntaxError) else cleaned


def _cell(lines: list[str], offset: int, source: Source) -> None:
    first_line = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith(CELL)), 0)
    if lines and (written := _WRITTEN.match(lines[first_line])):
        source.written.add(written[1])
        lines = [*lines[:first_line], "", *lines[first_line + 1 :]]
    if _is_other_language(lines):
        first = next(i for i, line in enumerate(lines) if line.strip() and not line.startswith(CELL))
        source.passed.append(
            Text(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: a cell of {what} is no Python and is passed over."),
                {"line": offset + first + 1, "what": lines[first].split()[0]},
            )
        )
        return
    cleaned = _without_magics(lines)
    tree = _tree(cleaned, offset)
    if isinstance(tree, ast.Module):
        source.statements.extend(tree.body)
        return
    modern = [_modern(line) for line in cleaned]
    again = _tree(modern, offset)
    if isinstance(again, ast.Module):
        source.statements.extend(again.body)
        return
    source.error = source.error or tree
    _pieces(modern, offset, source)


def _tree(lines: list[str], offset: int) -> ast.Module | SyntaxError:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse("\n".join(lines))
    except SyntaxError as error:
        error.lineno = (error.lineno or 0) + offset
        return error
    if offset:
        ast.increment_lineno(tree, offset)
    return tree


def _pieces(lines: list[str], offset: int, source: Source) -> None:
    """Read a cell with a fault statement by statement: as much as can be read, and say the rest."""
    starts = [i for i, line in enumerate(lines) if line[:1].strip() and line[0] not in "#)]}"] or [0]
    starts = [i for i in starts if not re.match(r"(else|elif|except|finally)\b", lines[i])] or [0]
    bounds = [*starts, len(lines)]
    index = 0
    while index < len(bounds) - 1:
        for end in range(min(index + 12, len(bounds) - 1), index, -1):
            tree = _tree(lines[bounds[index] : bounds[end]], offset + bounds[index])
            if isinstance(tree, ast.Module):
                source.statements.extend(tree.body)
                index = end
                break
        else:
            piece = "\n".join(lines[bounds[index] : bounds[index + 1]])
            error = tree if isinstance(tree, SyntaxError) else SyntaxError()
            first = offset + bounds[index] + 1
            source.passed.append(
                Text(
                    QT_TRANSLATE_NOOP("Errors", "Line {line} is not Python: {reason}."),
                    {"line": max(first, error.lineno or 0), "reason": error.msg or ""},
                )
            )
            names = set(_NAME.findall(piece))
            source.unread.setdefault(len(source.statements), []).append((first, names))
            index += 1


def _is_other_language(lines: list[str]) -> bool:
    first = next((line for line in lines if line.strip() and not line.startswith(CELL)), "")
    return bool(_OTHER_LANGUAGE.match(first))


def _without_magics(lines: list[str]) -> list[str]:
    """Return the lines, those of a shell or of IPython replaced by `pass`; lines within brackets and texts are kept."""
    found = []
    state = _State()
    python_goes_on = magic_goes_on = False
    for line in lines:
        goes_on = line.rstrip().endswith("\\")
        if state.is_inside or python_goes_on:
            state.read(line)
            python_goes_on = goes_on
        elif magic_goes_on:
            line, magic_goes_on = "", goes_on
        elif _MAGIC.match(line):
            line, magic_goes_on = line[: len(line) - len(line.lstrip())] + "pass", goes_on
        else:
            line = _SHELL.sub(r"\1None", line)
            state.read(line)
            python_goes_on = goes_on
        found.append(line)
    return found


class _State:
    """Whether a line begins within brackets or within a text of several lines."""

    def __init__(self) -> None:
        self._depth = 0
        self._quote = ""

    @property
    def is_inside(self) -> bool:
        return self._depth > 0 or bool(self._quote)

    def read(self, line: str) -> None:
        index = 0
        while index < len(line):
            char = line[index]
            if self._quote:
                if char == "\\":
                    index += 1
                elif line.startswith(self._quote, index):
                    index += len(self._quote) - 1
                    self._quote = ""
            elif char == "#":
                return
            elif char in "'\"":
                self._quote = char * 3 if line.startswith(char * 3, index) else char
                index += len(self._quote) - 1
            elif char in "([{":
                self._depth += 1
            elif char in ")]}":
                self._depth = max(0, self._depth - 1)
            index += 1
        if len(self._quote) == 1 and not line.endswith("\\"):
            self._quote = ""


def _modern(line: str) -> str:
    """Return a line of Python 2 as one of Python 3: print statements, except, raise, numbers."""
    line = _OLD_EXCEPT.sub(r"\1 as \2:", line)
    line = _OLD_RAISE.sub(r"\1(\2)", line)
    line = _OLD_NUMBER.sub(r"\1", line)
    found = _PRINT.match(line)
    if found is None:
        return line
    rest = _TO_STREAM.sub("", found.group(2)).rstrip()
    ends = rest.endswith("\\")
    if ends:
        rest = rest[:-1]
    opened = rest.count("(") + rest.count("[") - rest.count(")") - rest.count("]")
    if ends or opened > 0:
        return f"{found.group(1)}0, {rest}" + ("\\" if ends else "")
    return f"{found.group(1)}print({rest.partition(' #')[0].rstrip().rstrip(',')})"
