"""Writes a project as a readable Python script that rebuilds and trains exactly what the program trains."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.export.expressions import comment
from designer.export.initial_weights import initial_weights_lines, weights_file
from designer.export.model_code import FunctionalCode, all_calls
from designer.export.sequential_code import SequentialCode
from designer.export.subclass_code import SubclassCode
from designer.export.training_code import FOLDER, DataCode, main_lines, train_lines
from designer.export.values_code import private_imports
from designer.graph.calls import OPERATION, Program, program
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import DATA, TRAINING, TrainingSettings

Style = Literal["functional", "sequential", "subclass"]
STYLES: Mapping[Style, type[FunctionalCode]] = {
    "functional": FunctionalCode,
    "sequential": SequentialCode,
    "subclass": SubclassCode,
}


@dataclass(frozen=True)
class Script:
    """The parts of a script as lines: imports, functions and classes, and what is run."""

    imports: list[str]
    functions: tuple[list[str], ...]
    end: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the whole script."""
        blocks = [self.imports, *self.functions, *([self.end] if self.end else [])]
        return "\n\n\n".join("\n".join(block) for block in blocks) + "\n"


def python_code(
    graph: Graph,
    catalogue: Catalogue,
    style: Style = "functional",
    model_only: bool = False,
    name: str = "model",
    strict: bool = True,
    folder: Path | None = None,
    target: Path | None = None,
) -> str:
    """Return the script of a project.

    `folder` is where the project's data paths start and `target` where the script will lie: data files are then
    named relative to the script. With `strict` a project that is not complete raises DesignerError with the reason;
    without, what cannot be written yet is left out and a comment says so.
    """
    weights = weights_file(target)
    return script(graph, catalogue, style, model_only, name, strict, data_paths(folder, target), weights).text()


def script(
    graph: Graph,
    catalogue: Catalogue,
    style: Style,
    model_only: bool,
    name: str,
    strict: bool,
    data_path: Callable[[str], str],
    weights: str,
) -> Script:
    """Return the parts of a script.

    `data_path` says where it finds a file of the project, `weights` is the name of the file beside it that holds
    the weights of the run it starts from.
    """
    try:
        model = program(graph, catalogue.signature, name=name)
    except DesignerError as error:
        if strict:
            raise
        return Script(_imports(False, False), (), [comment(str(error))])
    functions = _model_functions(model, catalogue, style, strict)
    uses_numpy = _uses_numpy(functions)
    private = private_imports(model, catalogue)
    uses_ops = any(one.type.startswith(OPERATION) for one in all_calls(model))
    if model_only:
        return Script(_imports(uses_numpy, False, private, uses_ops), tuple(functions))
    try:
        rest, uses_folder = _training_functions(graph, model, catalogue, data_path, weights)
    except DesignerError as error:
        if strict:
            raise
        note = [comment(f"load_data(), train() and main() are not written yet: {error}")]
        return Script(_imports(uses_numpy, False, private, uses_ops), tuple(functions), note)
    guard = ['if __name__ == "__main__":', "    main()"]
    uses_numpy = _uses_numpy([*functions, *rest])
    return Script(_imports(uses_numpy, uses_folder, private, uses_ops), (*functions, *rest), guard)


def _uses_numpy(functions: Sequence[list[str]]) -> bool:
    return any("np." in line for function in functions for line in function)


def _model_functions(model: Program, catalogue: Catalogue, style: Style, strict: bool) -> list[list[str]]:
    return STYLES[style](model, catalogue, strict).functions()


def _training_functions(
    graph: Graph, model: Program, catalogue: Catalogue, data_path: Callable[[str], str], weights: str
) -> tuple[list[list[str]], bool]:
    if not model.inputs or not model.outputs:  # of a drawing without nodes, whatever its settings name
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is nothing to train yet: draw a network first."))
    settings = graph.settings.get(DATA, DataSettings())
    data = DataCode(model, settings, data_path)
    training = graph.settings.get(TRAINING, TrainingSettings())
    train = train_lines(model, training, catalogue, data.has_validation, settings.adapt)
    recipes = data.recipes()
    start = [initial_weights_lines(model, weights, FOLDER)] if training.start_from else []
    return [data.lines, *start, train, main_lines(), *recipes], data.reads_files or bool(start)


def data_paths(folder: Path | None, target: Path | None) -> Callable[[str], str]:
    """Return what turns a path from the project's folder into one from the folder of the script."""

    def data_path(path: str) -> str:
        if folder is None or target is None or Path(path).is_absolute():
            return Path(path).as_posix()
        return Path(os.path.relpath(folder.absolute() / path, target.absolute().parent)).as_posix()

    return data_path


def _imports(uses_numpy: bool, uses_folder: bool, private: Sequence[str] = (), uses_ops: bool = False) -> list[str]:
    lines = ["from pathlib import Path", ""] if uses_folder else []
    lines.append("import keras")
    if uses_numpy:
        lines.append("import numpy as np")
    lines.append("from keras import layers, ops" if uses_ops else "from keras import layers")
    lines += private
    if uses_folder:
        lines += ["", f"{FOLDER} = Path(__file__).resolve().parent"]
    return lines
