"""Callbacks that take functions or classes from Python files of the user's: which they are, how they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from designer.catalogue.load import Catalogue
from designer.data.code import Code
from designer.export.expressions import Group, call, literal, string
from designer.project.records import ObjectSpec, class_and_args

OWN = "Callback"
"""The class of a callback that is a class of the user's, which `source` names, made with its `arguments`."""

HELPER = Code(
    "",
    ("import functools", "import runpy", "import sys"),
    (
        '''@functools.cache
def own_code(file):
    """Return what a Python file defines."""
    path = FOLDER / file
    sys.path.insert(0, str(path.parent))
    return runpy.run_path(str(path))''',
    ),
)


def code_of(spec: ObjectSpec, catalogue: Catalogue) -> Mapping[str, str]:
    """Return what a callback takes from files, "file.py:name" by argument."""
    name, args = class_and_args(spec)
    known = catalogue.spec(name, "callback")
    if known is None:
        return {}
    return {p.name: args[p.name] for p in known.params if p.kind == "code" and isinstance(args.get(p.name), str)}


def moved(spec: ObjectSpec, catalogue: Catalogue, data_path: Callable[[str], str]) -> ObjectSpec:
    """Return a callback whose files are named from the folder of a script."""
    taken = code_of(spec, catalogue)
    if not taken:
        return spec
    name, args = class_and_args(spec)
    parts = {param: source.rpartition(":") for param, source in taken.items()}
    return {"class": name, "args": {**args, **{p: f"{data_path(f)}:{n}" for p, (f, _, n) in parts.items()}}}


def own_class(args: Mapping[str, Any]) -> Group:
    """Return a callback that is a class of the user's as the call of it."""
    arguments = {name: literal(value) for name, value in (args.get("arguments") or {}).items()}
    return call(taken_from(args["source"]), **arguments)


def taken_from(source: str) -> str:
    """Return what "file.py:name" names as an expression of HELPER."""
    file, _, name = source.rpartition(":")
    return f"own_code({string(file)})[{string(name)}]"
