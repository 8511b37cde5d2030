"""Writes a project as a readable Python script that rebuilds and trains exactly what the program trains."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from designer.catalogue.load import Catalogue
from designer.data.errors import DataError
from designer.data.facts import Facts, read_facts
from designer.data.settings import DataSettings
from designer.export.data_code import DataCode
from designer.export.expressions import comment, string
from designer.export.imports import merged
from designer.export.initial_weights import initial_weights_lines, weights_file
from designer.export.model_code import FunctionalCode, all_calls
from designer.export.own_code import code_of, moved
from designer.export.own_layers import own_parts, refuse_same_names
from designer.export.predict_code import meanings, predict_lines
from designer.export.quantizing import is_quantized, quantize_lines
from designer.export.reading_code import FOLDER
from designer.export.sequential_code import SequentialCode
from designer.export.subclass_code import SubclassCode
from designer.export.training_code import main_lines, train_lines
from designer.export.uses import Uses
from designer.export.values_code import private_imports
from designer.graph.calls import OPERATION, Program
from designer.graph.model import Graph
from designer.graph.names import told_names
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.own_code import catalogue_of
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.recipe.backends import BACKENDS, DEFAULT
from designer.recipe.drawn import program_of

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
    facts: Mapping[str, Facts] | None = None,
) -> str:
    """Return the script of a project.

    `folder` is where the project's data paths start and `target` where the script will lie: data files are then
    named relative to the script. `facts` is what is known of the sources; with `strict` they are read for it where it
    is None. With `strict` a project that is not complete raises DesignerError with the reason; without, what cannot be
    written yet is left out and a comment says so.
    """
    known = facts if facts is not None or not strict else folder or Path()
    weights = weights_file(target)
    return script(graph, catalogue, style, model_only, name, strict, data_paths(folder, target), weights, known).text()


def script(
    graph: Graph,
    catalogue: Catalogue,
    style: Style,
    model_only: bool,
    name: str,
    strict: bool,
    data_path: Callable[[str], str],
    weights: str,
    facts: Mapping[str, Facts] | Path | None = None,
) -> Script:
    """Return the parts of a script.

    `data_path` says where it finds a file of the project, `weights` is the name of the file beside it that holds
    the weights of the run it starts from, `facts` what is known of the sources, or the folder where
    they are read for it, or None while they are not read.
    """
    catalogue = catalogue_of(graph, catalogue)
    try:
        model = program_of(graph, catalogue, name)
    except DesignerError as error:
        if strict:
            raise
        return Script(_imports(_Training()), (), [comment(str(error))])
    rest, end = _Training(), []
    if not model_only:
        try:
            rest = _training_functions(graph, model, catalogue, facts, data_path, weights)
            end = ['if __name__ == "__main__":', "    main()"]
        except DesignerError as error:
            if strict:
                raise
            end = [comment(f"load_data(), train() and main() are not written yet: {error}")]
    own = own_parts(model, graph.settings.get(TRAINING) if rest.functions else None, catalogue)
    refuse_same_names(own, ("build_model", *rest.names))
    written = STYLES[style](model, catalogue, strict, (*rest.names, *own.names), own.names)
    functions = [*own.blocks, *written.functions(), *rest.functions]
    rest = _Training(rest.functions, rest.imports, [*rest.variables, *_policy_line(model)])
    private = [*private_imports(model, catalogue), *own.imports]
    if any("np." in line for function in functions for line in function):
        private.append("import numpy as np")
    if any("math." in line for function in functions for line in function):
        private.append("import math")
    if any(one.type.startswith(OPERATION) for one in all_calls(model)):
        private.append("from keras import ops")
    return Script(_imports(rest, private, _backend(graph)), tuple(functions), end)


@dataclass(frozen=True)
class _Training:
    """The functions of a script beside those that build the model, and what stands above them."""

    functions: list[list[str]] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)
    variables: list[str] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of functions and classes, imported ones too."""
        heads = [next(line for line in lines if not line.startswith("@")) for lines in self.functions]
        starts = [head.partition("(")[0].partition(":")[0].split() for head in heads]
        imported = (name for line in self.imports for name in line.partition("import ")[2].split(", "))
        return (*(words[1] for words in starts), *imported)


def _training_functions(
    graph: Graph,
    model: Program,
    catalogue: Catalogue,
    facts: Mapping[str, Facts] | Path | None,
    data_path: Callable[[str], str],
    weights: str,
) -> _Training:
    if not model.inputs or not model.outputs:  # of a drawing without nodes, whatever its settings name
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is nothing to train yet: draw a network first."))
    settings = graph.settings.get(DATA, DataSettings())
    if facts is None and settings.source is not None:
        raise DataError(QT_TRANSLATE_NOOP("Errors", "The data have not been read yet."))
    if isinstance(facts, Path):
        facts = read_facts(settings, facts)
    uses = Uses()
    data = DataCode(model, settings, facts or {}, data_path, uses)
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    callbacks = tuple(moved(one, catalogue, data_path) for one in training.callbacks)
    training = msgspec.structs.replace(training, callbacks=callbacks)
    train = train_lines(model, training, catalogue, data, uses, settings.adapt)
    means = meanings(graph, model, catalogue, training, data)
    told = told_names(graph, ((one.key, one.tensor.node, one.name) for one in model.outputs))
    predict = predict_lines(model, data, uses, means, told, training.batch_size)
    start = [initial_weights_lines(model, weights, FOLDER)] if training.start_from else []
    start += [quantize_lines(training)] if is_quantized(training) else []
    functions = [*data.functions, *start, train, predict, main_lines(), *uses.helpers()]
    imports, variables = list(uses.imports), data.module_lines()
    if data.reading.reads_files or training.start_from or any(code_of(one, catalogue) for one in callbacks):
        imports.append("from pathlib import Path")
        variables.insert(0, f"{FOLDER} = Path(__file__).resolve().parent")
    return _Training(functions, imports, variables)


def data_paths(folder: Path | None, target: Path | None) -> Callable[[str], str]:
    """Return what turns a path from the project's folder into one from the folder of the script."""

    def data_path(path: str) -> str:
        if folder is None or target is None or Path(path).is_absolute():
            return Path(path).as_posix()
        return Path(os.path.relpath(folder.absolute() / path, target.absolute().parent)).as_posix()

    return data_path


def _policy_line(model: Program) -> list[str]:
    """Return the line that says what layers compute in, where it is not what Keras does by itself."""
    if model.dtype_policy == Program.dtype_policy:
        return []
    return [f"keras.config.set_dtype_policy({string(model.dtype_policy)})"]


def _backend(graph: Graph) -> str:
    """Return what the script is run with, "" where it is what Keras takes by itself, or what was fastest somewhere."""
    name = graph.settings.get(TRAINING, TrainingSettings()).backend
    return name if name in BACKENDS and name != DEFAULT else ""


def _imports(training: _Training, more: Sequence[str] = (), backend: str = "") -> list[str]:
    needed = ["import keras", "from keras import layers", *more, *training.imports]
    lines = merged([*needed, "import os"] if backend else needed)
    if backend:  # Keras reads it while it is imported, which is in the last block
        before = len(lines) - lines[::-1].index("")
        lines[before:before] = [f'os.environ.setdefault("KERAS_BACKEND", {string(backend)})', ""]
    return [*lines, *(["", *training.variables] if training.variables else [])]
