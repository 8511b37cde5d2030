"""The bundled example projects: their names, titles and files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder
from designer.resources import resource


class Example(msgspec.Struct, frozen=True):
    """One example; `title` and `description` are keyed by language ("en", "ko").

    `group` is "start" or "architectures"; `tile` the family and class its picture is of.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    group: str = "start"
    tile: tuple[str, str] = ("core", "Dense")

    @property
    def path(self) -> Path:
        """The project file."""
        return resource("examples", f"{self.name}.kdesign")

    @property
    def runs(self) -> Path | None:
        """The folder of the runs it builds on, None if there are none."""
        path = resource("examples", self.name + run_folder.SUFFIX)
        return path if path.is_dir() else None


def examples() -> tuple[Example, ...]:
    """Return the examples in the order in which they are shown."""
    return msgspec.json.decode(resource("examples", "index.json").read_bytes(), type=tuple[Example, ...])


def example(name: str) -> Example:
    """Return an example by name. Raises DesignerError that names the others."""
    found = {e.name: e for e in examples()}
    if name not in found:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no example {name}; there are {names}."),
            name=name,
            names=", ".join(found),
        )
    return found[name]
