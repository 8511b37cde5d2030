"""The Python code of the user's that a project carries: its texts, the catalogue with what they define, and edits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

import msgspec

from designer.catalogue.load import Catalogue, load
from designer.catalogue.own.classes import MAX_TEXT, Found, found_in, specs_of
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.placeholders import made_live

CODE = "code"
"""The name of this record in a project."""

MAX_BYTES = MAX_TEXT
"""How long a text may be."""


class Module(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text, line by line, so that two versions of a project can be compared; `name` is that of the file it was."""

    name: str
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text as it is run and shown."""
        return "\n".join(self.lines) + "\n"


class OwnCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All texts of a project, in the order of their names."""

    modules: tuple[Module, ...] = ()

    def module(self, name: str) -> Module | None:
        """Return a text by its name."""
        return next((one for one in self.modules if one.name == name), None)


def code_of(graph: Graph) -> OwnCode:
    """Return the code that a project carries."""
    return graph.settings.get(CODE) or OwnCode()


def catalogue_of(graph: Graph, keras: Catalogue | None = None) -> Catalogue:
    """Return the catalogue with what the project's own code defines, which is read and not run."""
    code = graph.settings.get(CODE)
    if code is None or not code.modules:
        return keras or load()
    return catalogue_with(code)


@lru_cache(64)
def catalogue_with(code: OwnCode) -> Catalogue:
    """Return the catalogue with what some code defines."""
    keras = load()
    return keras.with_own(spec for one in code.modules for spec in specs_of(one.text, one.name, keras))


def with_code(graph: Graph, text: str, file: str, only: Collection[str] = ()) -> tuple[Change, Found]:
    """Return the edit that takes what a Python text defines into a project, and what was found in it.

    `file` is the name of its file, or "" for a text that was pasted. A text of that name is replaced. With `only` no
    other classes are taken. Placeholders of the classes become live. Raises DesignerError when it has nothing that
    Keras could use, or defines what another text of the project does.
    """
    code = code_of(graph)
    keras = load()
    found = found_in(text, _module_name(file), keras, file or "The text", only)
    name = _module_name(file or f"{_snake(found.specs[0].name)}.py")
    found = Found(found.source, specs_of(found.source, name, keras), found.notes)
    new = Module(name, tuple(found.source.rstrip("\n").split("\n")))
    others = tuple(one for one in code.modules if one.name != name)
    for other in others:
        for spec in specs_of(other.text, other.name, keras):
            if any(spec.name == mine.name for mine in found.specs):
                raise DesignerError(
                    QT_TRANSLATE_NOOP(
                        "Errors", "The project has a class {name} already, in its code {other}. Give one another name."
                    ),
                    name=spec.name,
                    other=other.name,
                )
    change = changed(graph, OwnCode(tuple(sorted((*others, new), key=lambda one: one.name))))
    after = graph.copy()
    after.apply(change)
    return change.then(made_live(after, catalogue_of(after))), found


def with_modules(graph: Graph, modules: Iterable[Module]) -> Change:
    """Return the edit that takes texts of another project into this one; those it has by name stay as they are."""
    code = code_of(graph)
    taken = {one.name for one in code.modules}
    new = [one for one in modules if one.name not in taken]
    change = changed(graph, OwnCode(tuple(sorted((*code.modules, *new), key=lambda one: one.name))))
    after = graph.copy()
    after.apply(change)
    return change.then(made_live(after, catalogue_of(after)))


def without_code(graph: Graph, name: str) -> Change:
    """Return the edit that takes one text out of a project; nodes of its classes stay, and cannot be built."""
    return changed(graph, OwnCode(tuple(one for one in code_of(graph).modules if one.name != name)))


def changed(graph: Graph, code: OwnCode) -> Change:
    """Return the edit that gives a project other code."""
    old = graph.settings.get(CODE)
    if code_of(graph) == code:
        return Change("")
    removed = (Setting(CODE, old),) if CODE in graph.settings else ()
    added = (Setting(CODE, code),) if code.modules else ()
    return Change(QT_TRANSLATE_NOOP("Edits", "Change own layers"), removed, added)


def _module_name(file: str) -> str:
    stem = re.sub(r"\.(py|ipynb)$", "", file.replace("\\", "/").rpartition("/")[2])
    name = re.sub(r"\W", "_", stem)
    return name if name.isidentifier() else f"m_{name}"


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
