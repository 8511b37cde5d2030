"""The table of what a project can be exported as; to add a format, add a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from designer.catalogue.load import Catalogue
from designer.data.facts import Facts
from designer.export.notebook_code import notebook_code
from designer.export.python_code import Style, python_code
from designer.export.requirements import with_requirements
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


@dataclass(frozen=True)
class CodeOptions:
    """How code is written. `folder` is the project's, where data paths start; `target` the file to be written.

    `facts` is what is known of the data; None: to be read for it.
    """

    style: Style = "functional"
    model_only: bool = False
    folder: Path | None = None
    target: Path | None = None
    facts: Mapping[str, Facts] | None = None


@dataclass(frozen=True)
class Exporter:
    """One format. `title` is shown to people (context "Exports").

    Code is written here, by `write`; pictures and models come from the engine (protocol.Diagram, protocol.SaveModel
    with `name` as the form) and models may take the weights of a run. `backend` is that on which alone Keras writes it,
    "" for the default one.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    kind: Literal["code", "picture", "model"]
    write: Callable[[Graph, Catalogue, CodeOptions], str] | None = None
    backend: str = ""

    @property
    def may_be_raw(self) -> bool:
        """Whether a model of this form may have its preparation inside."""
        return self.kind == "model" and self.name not in {"weights", "predictor"}


def _with_data(write: Callable[..., str]) -> Callable[[Graph, Catalogue, CodeOptions], str]:
    """Return what writes a script, or the like of one, as the options say."""

    def written(graph: Graph, catalogue: Catalogue, options: CodeOptions) -> str:
        return write(
            graph,
            catalogue,
            options.style,
            options.model_only,
            folder=options.folder,
            target=options.target,
            facts=options.facts,
        )

    return written


def _script(*arguments: Any, **named: Any) -> str:
    """Return the script of a project as a file of its own, which says what it needs."""
    return with_requirements(python_code(*arguments, **named))


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("python", QT_TRANSLATE_NOOP("Exports", "Python script"), (".py",), "code", _with_data(_script)),
    Exporter(
        "notebook", QT_TRANSLATE_NOOP("Exports", "Jupyter notebook"), (".ipynb",), "code", _with_data(notebook_code)
    ),
    Exporter("keras", QT_TRANSLATE_NOOP("Exports", "Keras model"), (".keras",), "model"),
    Exporter("weights", QT_TRANSLATE_NOOP("Exports", "Weights"), (".weights.h5",), "model"),
    Exporter("savedmodel", QT_TRANSLATE_NOOP("Exports", "TensorFlow SavedModel (a folder)"), ("",), "model"),
    Exporter("predictor", QT_TRANSLATE_NOOP("Exports", "Predictor (a folder that predicts files)"), ("",), "model"),
    Exporter("tflite", QT_TRANSLATE_NOOP("Exports", "LiteRT model"), (".tflite",), "model"),
    Exporter("onnx", QT_TRANSLATE_NOOP("Exports", "ONNX model"), (".onnx",), "model"),
    Exporter("torch", QT_TRANSLATE_NOOP("Exports", "PyTorch program"), (".pt2",), "model", backend="torch"),
    Exporter("svg", QT_TRANSLATE_NOOP("Exports", "Model picture (SVG)"), (".svg",), "picture"),
    Exporter("png", QT_TRANSLATE_NOOP("Exports", "Model picture (PNG)"), (".png",), "picture"),
    Exporter("pdf", QT_TRANSLATE_NOOP("Exports", "Model picture (PDF)"), (".pdf",), "picture"),
    Exporter("dot", QT_TRANSLATE_NOOP("Exports", "Model picture (Graphviz)"), (".dot",), "picture"),
)


def exporter(name: str) -> Exporter:
    """Return a format by name. Raises DesignerError that names the others."""
    for one in EXPORTERS:
        if one.name == name:
            return one
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "There is no export as {name}; there are {names}."),
        name=name,
        names=", ".join(e.name for e in EXPORTERS),
    )


def exporter_for(path: Path) -> Exporter:
    """Return the format a file's ending stands for, a SavedModel for none. Raises DesignerError for unknown endings."""
    name = path.name.lower()
    for one in EXPORTERS:
        if any(name.endswith(suffix) for suffix in one.suffixes if suffix):
            return one
    if not path.suffix:
        return exporter("savedmodel")
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "It is not clear what to export as {file}. Say which of {names}."),
        file=path.name,
        names=", ".join(e.name for e in EXPORTERS),
    )
