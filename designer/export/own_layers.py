"""Writes the texts of a project's own code that a script needs: their imports to the others, the rest as it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from designer.catalogue.load import Catalogue
from designer.catalogue.own.definitions import split
from designer.catalogue.own.imports import bound
from designer.export.model_code import all_calls
from designer.graph.calls import Program
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import TrainingSettings

NAMED = [
    "def named(layer, name):",
    '    """Return a layer whose class takes no name with its name."""',
    "    layer.name = name",
    "    return layer",
]


@dataclass(frozen=True)
class OwnParts:
    """What a script gets of the user's own code: imports, a block a text, and the names that they define."""

    imports: list[str] = field(default_factory=list)
    blocks: list[list[str]] = field(default_factory=list)
    names: tuple[str, ...] = ()


def own_parts(program: Program, training: TrainingSettings | None, catalogue: Catalogue) -> OwnParts:
    """Return what a program and its training need. Raises DesignerError where two texts define the same name."""
    if not catalogue.own:
        return OwnParts()
    used = [spec for one in all_calls(program) for spec in catalogue.own_in(one.type, one.params)]
    if training is not None:
        objects = [[one.loss, *one.metrics, *one.weighted_metrics] for one in training.outputs.values()]
        used += catalogue.own_in("", training.optimizer, training.callbacks, objects)
    parts = OwnParts([f"from {spec.module} import {spec.name}" for spec in used if spec.package])
    names: dict[str, str] = {}
    for module, source in {spec.module: spec.source for spec in used if spec.source}.items():
        imports, lines = split(source)
        for node in ast.parse("\n".join(lines)).body:
            for name in bound(node):
                if names.setdefault(name, module) != module:
                    raise DesignerError(
                        QT_TRANSLATE_NOOP(
                            "Errors",
                            "{name} is defined in {one} and in {other}, so they cannot stand in one script. Give it "
                            "another name in one of them.",
                        ),
                        name=name,
                        one=names[name],
                        other=module,
                    )
        parts.imports.extend(imports)
        parts.blocks.append(lines)
    if any(spec.is_unnamed for spec in used):
        parts.blocks.append(NAMED)
        names["named"] = ""
    return OwnParts(parts.imports, parts.blocks, tuple(names))


def refuse_same_names(own: OwnParts, others: Iterable[str]) -> None:
    """Raise DesignerError where the user's own code defines what a script calls one of its functions."""
    for name in others:
        if name in own.names:
            raise DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors", "Your code defines {name}, which the script calls a function of its own. Rename it."
                ),
                name=name,
            )
