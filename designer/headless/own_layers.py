"""The command `layers`: what code of the user's own a project carries; to add, show, allow and remove it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from designer.catalogue.load import load
from designer.catalogue.own.classes import specs_of
from designer.catalogue.spec import Spec
from designer.engine.importers.script_file import script_text
from designer.files import allowed
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.project import storage
from designer.project.own_code import Module, code_of, with_code, without_code

STDIN = "-"


def layers(args: argparse.Namespace) -> int:
    """Carry out one of its actions."""
    graph = storage.load(args.project)
    if args.action == "add":
        return _add(args.project, graph, args.words)
    if args.action == "list":
        return _list(graph, args.json)
    modules = [_module(graph, name) for name in args.words] or list(code_of(graph).modules)
    if args.action == "show":
        for module in modules:
            sys.stdout.write(module.text)
        return 0
    if args.action == "allow":
        allow(modules)
        return 0
    if not args.words:
        text = QT_TRANSLATE_NOOP("Errors", "Name the code to remove; there is {names}.")
        raise DesignerError(text, names=_names(graph))
    for module in modules:
        graph.apply(without_code(graph, module.name))
    storage.save(graph, args.project)
    return 0


def allow_project(project: Path) -> None:
    """Allow all code that a project carries to run, as it stands. Raises DesignerError."""
    allow(code_of(storage.load(project)).modules)


def allow(modules: Iterable[Module]) -> None:
    """Allow texts of Python to run. Raises DesignerError where that cannot be written down."""
    for module in modules:
        try:
            allowed.allow_code(module.text, module.name)
        except OSError as error:
            raise not_written(error.filename, error) from error


def _add(project: Path, graph: Graph, files: list[str]) -> int:
    if not files:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Name the Python file that defines the layers, or - to type them.")
        )
    added: list[Module] = []
    for file in files:
        text = sys.stdin.read() if file == STDIN else script_text(Path(file))
        change, found = with_code(graph, text, "" if file == STDIN else Path(file).name)
        graph.apply(change)
        added += [module for module in code_of(graph).modules if module.name == found.specs[0].module]
        for note in found.notes:
            print(note, file=sys.stderr)
        for spec in found.specs:
            print(_line(spec))
    storage.save(graph, project)
    allow(added)
    return 0


def _list(graph: Graph, as_json: bool) -> int:
    for note in load().notes:
        print(note, file=sys.stderr)
    records = [
        {
            "name": spec.name,
            "kind": spec.kind,
            "code": module.name,
            "allowed": allowed.is_code_allowed(module.text),
            "arguments": [p.name for p in spec.params],
        }
        for module in code_of(graph).modules
        for spec in _specs(module)
    ]
    if as_json:
        print(json.dumps({"layers": records}))
        return 0
    for module in code_of(graph).modules:
        for spec in _specs(module):
            print(_line(spec))
        if not allowed.is_code_allowed(module.text):
            print(f"{module.name}: not allowed to run yet: read it (layers show), then layers allow", file=sys.stderr)
    return 0


def _specs(module: Module) -> tuple[Spec, ...]:
    return specs_of(module.text, module.name, load())


def _line(spec: Spec) -> str:
    arguments = ", ".join(p.name if p.required else f"{p.name}={p.default!r}" for p in spec.params)
    return f"{spec.name:24} {spec.kind:10} {spec.module:16} {arguments}".rstrip()


def _module(graph: Graph, name: str) -> Module:
    for module in code_of(graph).modules:
        if name == module.name or any(spec.name == name for spec in _specs(module)):
            return module
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "The project has no code called {name}; there is {names}."),
        name=name,
        names=_names(graph),
    )


def _names(graph: Graph) -> str:
    return ", ".join(one.name for one in code_of(graph).modules) or "—"
