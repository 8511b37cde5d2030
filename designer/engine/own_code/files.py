"""What callbacks take from Python files of the user's: run only as the user allowed it, each file once a training."""

from __future__ import annotations

import ast
import contextlib
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.building import objects
from designer.engine.building.own_code import failing
from designer.export.own_code import OWN, code_of
from designer.files import allowed
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import ObjectSpec, class_and_args
from designer.wire import Fix, Problem

_NOT_ALLOWED = QT_TRANSLATE_NOOP(
    "Errors",
    "{file} is a program that {name} runs, and it can do whatever you can. Read it, then allow it to run as it stands, "
    "in the list of problems or with --allow-running on the command line.",
)


class CallbackFiles:
    """The files that the callbacks of one training take something from, found from the folder of its project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[Path, dict[str, Any]] = {}

    def callback(self, spec: ObjectSpec, catalogue: Catalogue) -> Any:
        """Return a callback, with what it takes from files. Raises DesignerError."""
        taken = code_of(spec, catalogue)
        if not taken:
            return objects.make(spec, "callback", catalogue)
        name, args = class_and_args(spec)
        found = {param: self._part(name, source) for param, source in taken.items()}
        if name != OWN:
            made = objects.find(name, "callback", catalogue)
            rest = {param: value for param, value in args.items() if param not in taken}
            return objects.construct(objects.keras_object(made), made, rest, catalogue, **found)
        class_ = found["source"]
        with failing(taken["source"]):
            return class_(**(args.get("arguments") or {}))

    def _part(self, callback: str, source: str) -> Any:
        file, _, name = source.rpartition(":")
        path = self._folder / file
        fault = _fault(callback, file, name, self._folder)
        if fault is not None:
            raise DesignerError(fault.template, **fault.args)
        if path not in self._files:
            with failing(source), _beside(path.parent):
                self._files[path] = runpy.run_path(str(path))
        return self._files[path].get(name)


def code_problem(spec: ObjectSpec, catalogue: Catalogue, folder: Path) -> Problem | None:
    """Return why what a callback takes from files cannot be run, with the cure; None where it can."""
    for source in code_of(spec, catalogue).values():
        file, _, name = source.rpartition(":")
        fault = _fault(class_and_args(spec)[0], file, name, folder)
        if fault is None:
            continue
        fixes: tuple[Fix, ...] = ()
        if fault.template == _NOT_ALLOWED:
            text = Text(QT_TRANSLATE_NOOP("Fixes", "Allow running {file}"), {"file": file})
            fixes = (Fix(text, "allow_file", {"file": str((folder / file).absolute()), "leave": "run"}),)
        return Problem(fault, fixes=fixes, scope="training")
    return None


def _fault(callback: str, file: str, name: str, folder: Path) -> Text | None:
    path = folder / file
    try:
        tree = ast.parse(path.read_bytes())
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Errors", "{file}, which {name} is to run, cannot be read: {reason}")
        return Text(text, {"file": file, "name": callback, "reason": error.strerror or str(error)})
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        text = QT_TRANSLATE_NOOP("Errors", "{file}, which {name} is to run, is no Python: {reason}")
        return Text(text, {"file": file, "name": callback, "reason": str(error)})
    defined = list(_defined(tree))
    if name not in defined:
        text = QT_TRANSLATE_NOOP("Errors", "{file} defines no {missing}. It defines {known}.")
        return Text(text, {"file": file, "missing": name, "known": ", ".join(defined[:12]) or "—"})
    if not allowed.is_allowed(path, "run"):
        return Text(_NOT_ALLOWED, {"file": file, "name": callback})
    return None


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[None]:
    """Let code find the modules beside it."""
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):
            sys.path.remove(str(folder))
