"""Keras's own picture of a model, drawn by Graphviz: the `dot` program where there is one, else pygraphviz's own."""

from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path

import keras

from designer.catalogue.load import Catalogue
from designer.engine.building.build import build_model
from designer.engine.checking.stateless import StatelessThread
from designer.files import atomic
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.project.own_code import catalogue_of
from designer.project.storage import decode
from designer.recipe.drawn import program_of
from designer.wire import Diagram, Done, Drawn

FORMS = ("png", "svg", "pdf", "dot")
SECONDS = 120
_POINTS = 72  # an inch; of any other fineness Graphviz draws an SVG larger than its viewBox, which cuts it off

_graphviz = threading.Lock()  # the library keeps its state in globals


def write(request: Diagram, catalogue: Catalogue) -> Done | Drawn:
    """Write the picture of the request's project, or return it where no file is named. Raises DesignerError."""
    if not request.output:
        return Drawn(svg=_drawn(dot_text(request, catalogue), "svg").decode("utf-8"))
    output = Path(request.output)
    form = output.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Pictures are written as {forms}, not as {file}."),
            forms=", ".join(f".{f}" for f in FORMS),
            file=output.name,
        )
    text = dot_text(request, catalogue)
    try:
        atomic.write(output, text.encode("utf-8") if form == "dot" else _drawn(text, form))
    except OSError as error:
        raise not_written(output, error) from error
    return Done(result=str(output))


def dot_text(request: Diagram, catalogue: Catalogue) -> str:
    """Return the picture as text in Graphviz's language; no weight is allocated for it."""
    thread = StatelessThread()
    try:
        return thread.run(_dot_text, request, catalogue)
    finally:
        thread.close()


def _dot_text(request: Diagram, catalogue: Catalogue) -> str:
    graph = decode(request.project)
    catalogue = catalogue_of(graph, catalogue)
    is_svg = not request.output or request.output.lower().endswith(".svg")
    model = build_model(program_of(graph, catalogue), catalogue)
    dot = keras.utils.model_to_dot(
        model,
        show_shapes=request.show_shapes,
        show_dtype=request.show_dtype,
        show_layer_names=request.show_layer_names,
        show_layer_activations=request.show_layer_activations,
        rankdir=request.direction,
        expand_nested=True,
        dpi=_POINTS if is_svg else request.dpi,
    )
    return str(dot.to_string())


def _drawn(text: str, form: str) -> bytes:
    program_path = shutil.which("dot")
    if program_path is not None:
        try:
            return subprocess.run(
                [program_path, f"-T{form}"],
                input=text.encode("utf-8"),
                capture_output=True,
                check=True,
                timeout=SECONDS,
            ).stdout
        except (OSError, subprocess.SubprocessError):
            pass  # a broken installation; the library below is our own
    try:
        import pygraphviz
    except ImportError:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no Graphviz to draw with. Install it, or export the picture as .dot.")
        ) from None
    with _graphviz:
        return bytes(pygraphviz.AGraph(string=text).draw(format=form, prog="dot"))
