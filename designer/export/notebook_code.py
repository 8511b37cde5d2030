"""Writes a project as a Jupyter notebook: the parts of the script, a cell each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from designer.catalogue.load import Catalogue
from designer.data.facts import Facts
from designer.export.initial_weights import weights_file
from designer.export.python_code import Style, data_paths, script
from designer.export.reading_code import FOLDER
from designer.export.requirements import requirements
from designer.graph.model import Graph

_TRAIN = ["history = train()"]
_SHOW = [
    "for name, values in history.history.items():",
    '    print(f"{name}: {values[-1]:.6g}")',
]


def notebook_code(
    graph: Graph,
    catalogue: Catalogue,
    style: Style = "functional",
    model_only: bool = False,
    name: str = "model",
    folder: Path | None = None,
    target: Path | None = None,
    facts: Mapping[str, Facts] | None = None,
) -> str:
    """Return the notebook as JSON (nbformat 4.5). Arguments and errors are those of `python_code`."""
    known = folder or Path() if facts is None else facts
    weights = weights_file(target)
    parts = script(graph, catalogue, style, model_only, name, True, data_paths(folder, target), weights, known)
    # A notebook has no __file__; it runs in its own folder.
    head = [f"{FOLDER} = Path.cwd()" if line.startswith(f"{FOLDER} = ") else line for line in parts.imports]
    functions = [lines for lines in parts.functions if lines[0] != "def main():"]
    needed = requirements("\n".join(line for lines in (head, *functions) for line in lines))
    cells = [[f"# %pip install {' '.join(needed)}", "", *head], *functions]
    cells += [["model = build_model()", "model.summary()"]] if model_only else [_TRAIN, _SHOW]
    book = {
        "cells": [_cell(f"cell-{number}", lines) for number, lines in enumerate(cells, 1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def _cell(name: str, lines: list[str]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {},
        "outputs": [],
        "source": [*(line + "\n" for line in lines[:-1]), lines[-1]],
    }
