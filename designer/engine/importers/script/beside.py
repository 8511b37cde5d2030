"""Finds the modules that stand beside a script; they are read as the script is, never imported."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

from designer.engine.importers.script import library
from designer.engine.importers.script.text import Source, parse
from designer.graph.texts import Text

LINES = 10_000_000
"""More than a text has: the lines of the first module begin here, those of the second at twice as much, and so on."""
_MOST = 40
_MOST_BYTES = 500_000
_FOLDERS = 2  # the script's own and the one above it, for a script that stands in a folder of a project


class Beside:
    """The modules that a script in `folder` imports, by their files; without a folder there are none.

    `texts` are those that were read, by file name.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._files: list[Path] = []
        self.texts: dict[str, str] = {}

    def find(self, module: str, level: int, importer: Path | None) -> Path | None:
        """Return the file or package of a module, None where it is none beside the script.

        `level` is the number of dots before it, `importer` the file that imports it (None: the script).
        """
        if self._folder is None or (not level and module.split(".")[0] in library.KNOWN):
            return None
        home = self._folder if importer is None else importer.parent
        if level:
            places = [home, *home.parents][level - 1 : level]
        else:
            places = [home, *[self._folder, *self._folder.parents][:_FOLDERS]]
        for place in places:
            path = place.joinpath(*module.split(".")) if module else place
            for file in (path.with_suffix(".py"), path / "__init__.py") if module else (path / "__init__.py",):
                if file.is_file():
                    return file
            if path.is_dir() and path != place and any(path.glob("*.py")):
                return path  # a package without an __init__
        return None

    def read(self, file: Path) -> Source | None:
        """Return the statements of a module, their lines behind those of all others; None for what is not read."""
        if file.is_dir():
            return Source()
        if len(self._files) >= _MOST:
            return None
        try:
            data = file.read_bytes()[: _MOST_BYTES + 1]
            text = data.decode("utf-8-sig")
            source = parse(text)
        except (OSError, ValueError, RecursionError, MemoryError):
            return None
        if len(data) > _MOST_BYTES:
            return None
        self._files.append(file)
        self.texts[file.name] = text
        offset = LINES * len(self._files)
        for statement in source.statements:
            ast.increment_lineno(statement, offset)
        source.passed = [replace(one, args={**one.args, "line": one.args["line"] + offset}) for one in source.passed]
        source.unread = {k: [(line + offset, names) for line, names in v] for k, v in source.unread.items()}
        return source

    def told(self, text: Text) -> Text:
        """Return a text in which lines of modules name their file."""
        return replace(text, args={key: self._told(key, value) for key, value in text.args.items()})

    def _told(self, key: str, value: Any) -> Any:
        if isinstance(value, Text):
            return self.told(value)
        if key == "line" and isinstance(value, int) and value >= LINES:
            return f"{self._files[value // LINES - 1].name}:{value % LINES}"
        return value


def is_beside(line: int) -> bool:
    """Tell whether a line is one of a module beside the script."""
    return line >= LINES
