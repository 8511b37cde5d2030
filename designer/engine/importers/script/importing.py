"""Carries out the imports of a script: of Keras and libraries by their names, of modules beside it by reading them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from designer.engine.importers.script import library, plain
from designer.engine.importers.script.beside import Beside
from designer.engine.importers.script.branches import JumpError
from designer.engine.importers.script.functions import RaisedError, ReturnedError
from designer.engine.importers.script.imports import is_there
from designer.engine.importers.script.loops import Loops
from designer.engine.importers.script.names import canonical
from designer.engine.importers.script.text import Source
from designer.engine.importers.script.values import Builtin, Instance, Ref, Scope, Table

_BUILTIN_MODULES = ("builtins", "__builtin__", "six.moves", "past.builtins", "future.builtins")


class Importing(Loops):
    """Knows `import`. What is imported from a module that the notebook wrote itself (`_written`) is there already."""

    _written: frozenset[str] | set[str] = frozenset()

    def __init__(self, *args: Any, folder: Path | None = None) -> None:
        super().__init__(*args)
        self.beside = Beside(folder)
        self.absent: list[str] = []  # modules that are imported and nowhere to be found
        self._modules: dict[Path, Scope] = {}
        self._homes: dict[int, Path] = {}  # the file of a module by its scope

    def read(self, script: Source, scope: Scope) -> None:
        """Read the statements of a script or module."""
        raise NotImplementedError

    def _do_import(self, node: ast.Import, scope: Scope) -> None:
        self.journal.touch(scope)
        for alias in node.names:
            top = alias.name.split(".")[0]
            if top in self._written:
                scope[alias.asname or top] = Instance(None, Table(self.scope))
            elif (module := self._package(alias.name, scope)) is not None:
                scope[alias.asname or top] = module[-1 if alias.asname else 0]
            else:
                scope[alias.asname or top] = Ref(canonical(alias.name if alias.asname else top))

    def _do_importfrom(self, node: ast.ImportFrom, scope: Scope) -> None:
        self.journal.touch(scope)
        module = ("." * node.level) + (node.module or "")
        names = self._module(node.module or "", node.level, scope)
        for alias in node.names:
            stored = alias.asname or alias.name
            if module.lstrip(".").split(".")[-1] in self._written:
                if alias.name in self.scope:
                    scope[stored] = self.scope[alias.name]
            elif names is not None and alias.name == "*":
                public = names.get("__all__")
                listed = public if isinstance(public, (list, tuple)) else [k for k in names if not k.startswith("_")]
                scope.update({k: names[k] for k in listed if isinstance(k, str) and k in names})
            elif names is not None and alias.name in names:
                scope[stored] = names[alias.name]
            elif (inner := self._module(_joined(node.module, alias.name), node.level, scope)) is not None:
                scope[stored] = Instance(None, inner)
            elif alias.name != "*":
                scope[stored] = self._named(module, alias.name)

    @staticmethod
    def _named(module: str, name: str) -> Any:
        """Return what a name of a library is."""
        if module in _BUILTIN_MODULES and plain.is_builtin(name):
            return Builtin(name)
        path = canonical(f"{module}.{name}")
        known = library.constant(path)
        return Ref(path) if known is ... else known

    def is_beside(self, module: str, scope: Scope) -> bool:
        return self.beside.find(module, 0, self._homes.get(id(root(scope)))) is not None

    def _package(self, name: str, scope: Scope) -> list[Instance] | None:
        """Return a module beside the script behind the packages that it is in; each has the next one by its name."""
        parts = name.split(".")
        found: list[Instance] = []
        for place in range(len(parts)):
            names = self._module(".".join(parts[: place + 1]), 0, scope)
            if names is None:
                return None
            if found:
                found[-1].names[parts[place]] = Instance(None, names)
            found.append(found[-1].names[parts[place]] if found else Instance(None, names))
        return found

    def _module(self, name: str, level: int, scope: Scope) -> Scope | None:
        """Return the names of a module beside the script, None where there is none."""
        file = self.beside.find(name, level, self._homes.get(id(root(scope))))
        top = name.split(".")[0]
        if file is None:
            is_known = top in library.KNOWN or (not level and is_there(top))
            if not is_known and name not in self.absent:
                self.absent.append(name)
            return None
        if file not in self._modules:
            source = self.beside.read(file)
            if source is None:
                return None
            names = self._modules[file] = Scope()
            names.update({"__name__": name, "__file__": file.name})
            self._homes[id(names)] = file if file.is_file() else file / "__init__.py"
            before, left, self.scope = self.scope, self.left, names
            line = self.keras.place.line
            self.left = type(left)()
            try:
                self.read(source, names)
            except (RaisedError, ReturnedError, JumpError):
                pass
            finally:
                self.scope, self.left, self.keras.place.line = before, left, line
            self.keras.place.faults.extend(source.passed)
        return self._modules[file]


def root(scope: Scope) -> Scope:
    """Return the scope of the module that a scope is in."""
    while scope.parent is not None:
        scope = scope.parent
    return scope


def _joined(module: str | None, name: str) -> str:
    return f"{module}.{name}" if module else name
