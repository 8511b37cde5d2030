"""Keras's own picture of the drawing: drawn by an engine when somebody looks, and written to files."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import storage
from designer.project.own_code import code_of
from designer.session.analysis import Analysis
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.helper import Helper
from designer.wire import Answer, Diagram, Done, Drawn, Failed

LARGE = 150  # nodes: more are drawn by a process of their own, so that the checker is free


@dataclass(frozen=True)
class PictureOptions:
    """What `keras.utils.plot_model` is told."""

    show_shapes: bool = True
    show_dtype: bool = False
    show_layer_names: bool = True
    show_layer_activations: bool = True
    direction: Literal["TB", "LR"] = "LR"


class Pictures(QObject):
    """`svg` is the last picture that could be drawn, `failure` why the drawing as it stands has none."""

    changed = Signal()
    written = Signal(object)  # Path
    write_failed = Signal(object)  # Text

    def __init__(self, document: Document, analysis: Analysis, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.svg = ""
        self.failure: Text | None = None
        self._analysis = analysis
        self._helper = Helper(self)
        self._drawn: object = None  # what the last answer was about
        self._asked: tuple[object, EngineClient, int] | None = None
        document.was_reset.connect(self._reset)

    @property
    def is_drawing(self) -> bool:
        """Whether a picture is under way."""
        return self._asked is not None

    def why_not(self) -> Text | None:
        """Return why there can be no picture of the drawing as it stands, None if there can or nobody knows yet."""
        report = self._analysis.report
        if not self.document.graph.nodes:
            return Text(QT_TRANSLATE_NOOP("Errors", "There is nothing to show yet: draw a network first."))
        if report is None or not self._analysis.is_current or report.ok:
            return None
        errors = [p for p in self._analysis.problems() if p.severity == "error"]
        of_drawing = [p for p in errors if p.scope == "graph"] or errors
        return of_drawing[0].text if of_drawing else None

    def draw(self, options: PictureOptions) -> None:
        """Bring the picture up to date; `changed` follows if there is another one, or a reason why not."""
        reason = self.why_not()
        if reason is not None:
            self._publish(self.svg, reason, None)
            return
        if self._analysis.report is None or not self._analysis.is_current:
            return  # the report will come, and somebody asks again
        wanted = (self._meaning(), options)
        if wanted == self._drawn or (self._asked is not None and self._asked[0] == wanted):
            return
        self._forget()
        try:
            request = self._request(options)
        except DesignerError as error:
            self._publish(self.svg, error.text, wanted)
            return
        engine = self._engine()
        self._asked = (wanted, engine, engine.request(request, self._receive))
        self.changed.emit()

    def write(self, path: Path, options: PictureOptions, dpi: int = 96) -> None:
        """Write the picture as .png, .svg, .pdf or .dot by its ending; `written` or `write_failed` follows."""
        try:
            request = self._request(options, str(path), dpi)
        except DesignerError as error:
            self.write_failed.emit(error.text)
            return
        self._engine().request(request, self._receive_written)

    def close(self) -> None:
        """End the process for large pictures."""
        self._forget()
        self._helper.close()

    # ------------------------------------------------------------------------------------------ inside

    def _engine(self) -> EngineClient:
        graph = self.document.graph
        is_light = len(graph.nodes) <= LARGE and not code_of(graph).modules  # code of others: never where it is checked
        return self._analysis.engine if is_light else self._helper.client(self._analysis.backend)

    def _request(self, options: PictureOptions, output: str = "", dpi: int = 96) -> Diagram:
        return Diagram(project=storage.encode(self.document.graph), output=output, dpi=dpi, **asdict(options))

    def _meaning(self) -> object:
        """Return what a picture shows, to be compared."""
        graph = self.document.graph
        nodes = {
            n.id: (n.type, n.name, n.params, n.parent, n.shares, n.outputs, n.arguments) for n in graph.nodes.values()
        }
        return nodes, set(graph.edges)

    def _receive(self, answer: Answer) -> None:
        if self._asked is None or answer.id != self._asked[2]:
            return
        wanted = self._asked[0]
        self._asked = None
        if isinstance(answer, Drawn):
            self._publish(answer.svg, None, wanted)
        elif isinstance(answer, Failed):
            self._publish(self.svg, answer.text, wanted)

    def _receive_written(self, answer: Answer) -> None:
        if isinstance(answer, Done):
            self.written.emit(Path(answer.result))
        elif isinstance(answer, Failed):
            self.write_failed.emit(answer.text)

    def _publish(self, svg: str, failure: Text | None, drawn: object) -> None:
        self._drawn = drawn
        if (svg, failure) != (self.svg, self.failure) or drawn is not None:
            self.svg, self.failure = svg, failure
            self.changed.emit()

    def _forget(self) -> None:
        if self._asked is not None:
            _, engine, number = self._asked
            engine.forget(number)
            self._asked = None

    def _reset(self) -> None:
        self._forget()
        self._publish("", None, None)
