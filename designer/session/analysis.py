"""Keeps the engine's report on the drawing up to date: debounced, on a snapshot, the latest wins.

The checker computes on the backend that starts soonest. Where another may see a drawing otherwise it says only that,
and a process on the backend that the project trains on is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.model import Edge
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.records import CODE, DATA, TRAINING
from designer.recipe.backends import available
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.engines import Engines
from designer.session.trials import Trials
from designer.wire import Answer, Check, Checked, Failed, NodeInfo, Problem, TensorInfo, Try

_DEBOUNCE = 100  # ms
_DATA_EVERY = 300  # ms between two looks whether large data are described by now
_TRIES = 2  # how often one drawing may bring the checker down before it is left alone


class Analysis(QObject):
    """The last report and whether it is that of the drawing as it stands."""

    report_changed = Signal()
    state_changed = Signal()  # of the checker, or current/not current

    def __init__(
        self,
        document: Document,
        checker: EngineClient,
        parent: QObject | None = None,
        engines: Engines | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.checker = checker
        self.find_runs: Callable[[], str] = str  # gives the folder of the runs, "" where the check needs none
        self.report: Checked | None = None
        self.is_current = False
        self.engine = checker  # which gave the last report
        self._asked_of = checker  # the one that is to give the next
        self._engines = engines or Engines(start=False, parent=self)  # for a second look, and the runner that tries
        self.trials = Trials(self._engines.runners, self)
        self._request = Check()  # the last one
        self._asked = 0  # id of the request under way
        self._revision = -1  # of the snapshot it is about
        self._meaning: object = None
        self._deaths = 0
        self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE)
        self._timer.timeout.connect(self._ask)
        self._data_timer = QTimer(self)
        self._data_timer.setSingleShot(True)
        self._data_timer.setInterval(_DATA_EVERY)
        self._data_timer.timeout.connect(self._ask)
        document.changed.connect(self._changed)
        document.path_changed.connect(self._changed)
        document.was_reset.connect(self._reset)
        checker.state_changed.connect(self._checker_changed)
        self.trials.came.connect(self._tried)
        self._timer.start()

    @property
    def is_tried(self) -> bool:
        """Whether the report is that of the drawing as it stands, with what came of its trial."""
        report = self.report
        return self.is_current and report is not None and (report.is_tried or self.trials.is_known(report.trial))

    def info(self, node_id: str) -> NodeInfo | None:
        """Return what Keras says of a node."""
        return self.report.nodes.get(node_id) if self.report else None

    def problems(self, node_id: str | None = None) -> list[Problem]:
        """Return the problems of a node, or all; errors first."""
        found = [p for p in self.report.problems if node_id is None or p.node == node_id] if self.report else []
        return sorted(found, key=lambda p: p.severity != "error")

    def tensor(self, edge: Edge) -> TensorInfo | None:
        """Return what flows along an edge."""
        info = self.info(edge.source)
        if info is None or edge.source_port >= len(info.outputs):
            return None
        return info.outputs[edge.source_port]

    def check_now(self) -> None:
        """Ask again without waiting, for instance because the data have changed."""
        self._deaths = 0
        self._set_current(False)
        self._timer.stop()
        self._ask()

    @property
    def backend(self) -> str:
        """The backend that the project trains on, as far as it is known before a training."""
        return available(self.document.training.backend)

    def close(self) -> None:
        """Ask no more, hear no answer, and end the process in which drawings are tried."""
        self._is_closed = True
        self._timer.stop()
        self._data_timer.stop()
        self._asked_of.forget(self._asked)
        self.trials.close()

    def _changed(self) -> None:
        if self.is_current and self._meaning == self._meaning_now():
            self._revision = self.document.revision
            return  # a move, a note, a frame: nothing the engine knows of
        self._set_current(False)
        self._timer.start()

    def _reset(self) -> None:
        self._deaths = 0
        self.trials.forget()
        if self.report is not None:
            self.report = None
            self.report_changed.emit()

    def _ask(self) -> None:
        """Ask for a report of the drawing as it is now; while one is awaited, its answer brings us here again."""
        if self._asked or self._is_closed:
            return
        path = self.document.path
        try:
            text = storage.encode(self.document.graph)
        except DesignerError:
            return
        meaning = self._meaning_now()
        if meaning != self._meaning:
            self._deaths = 0
        self._meaning = meaning
        folder = str(path.parent) if path else ""
        self._request = Check(project=text, folder=folder, runs_dir=self.find_runs())
        self._revision = self.document.revision
        self._send(self.checker)

    def _send(self, engine: EngineClient) -> None:
        self._asked_of = engine
        self._asked = engine.request(self._request, self._receive)

    def _receive(self, answer: Answer) -> None:
        self._asked = 0
        is_latest = self._revision == self.document.revision and not self._timer.isActive()
        if isinstance(answer, Checked) and not answer.is_certain:
            if is_latest:  # else the backend may be another by now
                self._send(self._engines.checker_on(self.backend))
                return
        elif isinstance(answer, Checked):
            self._deaths = 0
            self.engine = self._asked_of
            if is_latest:
                self.report = self.trials.completed(answer)
                trial = Try(project=self._request.project, folder=self._request.folder)
                self.trials.want(self.report, trial, self.backend, self.document.training.device)
                self.report_changed.emit()
                self._set_current(True)
                if answer.awaits_data or answer.awaits_code:
                    self._data_timer.start()
                return
        elif isinstance(answer, Failed):
            if self._asked_of.state != "ready":
                self._deaths += self._asked_of.died_of == answer.id  # else it died of what another window asked
                if self._deaths < _TRIES:
                    if self._asked_of is not self.checker:
                        self._ask()
                    return  # _checker_changed asks again
            if is_latest:
                self.report = Checked(problems=(Problem(text=answer.text),))
                self.report_changed.emit()
                self._set_current(True)
                return
        if not self._timer.isActive():
            self._ask()

    def _tried(self) -> None:
        if self.report is None:
            return
        completed = self.trials.completed(self.report)
        if completed is not self.report:
            self.report = completed
            self.report_changed.emit()

    def _checker_changed(self) -> None:
        if self.checker.state == "ready" and not self.is_current and not self._asked and self._deaths < _TRIES:
            self._ask()
        self.state_changed.emit()

    def _meaning_now(self) -> object:
        """Return what a report depends on, to be compared."""
        graph, path = self.document.graph, self.document.path
        nodes = {
            n.id: (n.type, n.name, n.params, n.parent, n.shares, n.outputs, n.trainable, n.arguments, n.bypassed)
            for n in graph.nodes.values()
        }
        return (
            nodes,
            set(graph.edges),
            [graph.settings.get(name) for name in (DATA, TRAINING, CODE)],
            path and path.parent,
        )

    def _set_current(self, current: bool) -> None:
        if current != self.is_current:
            self.is_current = current
            self.state_changed.emit()
