"""What lies inside nodes: weights and outputs of a run's model or of a fresh one, asked for when somebody looks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from designer.files.stamps import stamp
from designer.graph.texts import DesignerError, Text
from designer.project import run_folder, storage
from designer.project.own_code import code_of
from designer.project.run_record import Run
from designer.session.analysis import Analysis
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.helper import Helper
from designer.session.runs import Runs
from designer.session.training import Training
from designer.wire import Answer, Failed, NodeInside, NodeInsideShown

SAMPLES = 8
SMALL = 5_000_000  # parameters: up to these it is asked without being told to
_REMEMBERED = 64  # answers
_LOOKS_A_RUN = 10  # at most, while it is under way

_Key = tuple[str, str, object]  # node, run, and what tells the states of the run or of the drawing apart


@dataclass(frozen=True)
class Look:
    """One answer: `failure` says why there is nothing to see."""

    shown: NodeInsideShown | None = None
    failure: Text | None = None


class Insides(QObject):
    """Remembers what it was told. A run is shown as it is on the disk, a fresh model as the drawing stands.

    `chosen` is the run the user wants to look at: None for the latest one, "" for fresh weights.
    """

    changed = Signal()  # a look has arrived
    chosen_changed = Signal()

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        runs: Runs,
        training: Training,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.chosen: str | None = None
        self._analysis = analysis
        self._runs = runs
        self._training = training
        self._looks: dict[_Key, Look] = {}
        self._asked: tuple[_Key, EngineClient, int] | None = None
        self._helper = Helper(self)
        document.was_reset.connect(self._reset)

    # ------------------------------------------------------------------------------------------ which run

    def run(self) -> Run | None:
        """Return the run to look at, None for fresh weights: the chosen one, else the latest that has a model."""
        if self.chosen == "":
            return None
        runs = self.runs()
        return next((r for r in runs if r.name == self.chosen), runs[0] if runs else None)

    def runs(self) -> list[Run]:
        """Return the runs that have a model to look into, newest first."""
        return self._runs.with_model()

    def choose(self, run_name: str | None) -> None:
        """Look at a run by name, at the latest (None) or at fresh weights ("")."""
        if run_name != self.chosen:
            self.chosen = run_name
            self.chosen_changed.emit()

    # ------------------------------------------------------------------------------------------ looking

    def look(self, node: str) -> Look | None:
        """Return what is known of a node, None if it has to be asked for."""
        return self._looks.get(self._key(node))

    def can_ask(self) -> bool:
        """Tell whether there is something to ask about: a run, or a drawing that has been checked."""
        return self.run() is not None or (self._analysis.report is not None and self._analysis.is_current)

    def is_cheap(self) -> bool:
        """Tell whether the model is small enough to be looked into unasked."""
        return self._params() <= SMALL

    def is_asking(self, node: str) -> bool:
        """Tell whether an answer about a node is under way, if perhaps of a state that is not the last any more."""
        return self._asked is not None and self._asked[0][:2] == self._key(node)[:2]

    def ask(self, node: str) -> None:
        """Ask for a node; a question under way about another one is dropped. `changed` follows."""
        key = self._key(node)
        if key in self._looks or self.is_asking(node) or not self.can_ask():
            return
        self._forget_question()
        run = self.run()
        folder = str(self.document.path.parent) if self.document.path else ""
        try:
            project = "" if run else storage.encode(self.document.graph)
        except DesignerError:
            return
        request = NodeInside(
            project=project,
            folder=folder,
            run_dir=str(run.path) if run else "",
            node=node,
            samples=SAMPLES,
            runs_dir=str(self._runs.folder()) if self.document.training.start_from else "",
        )
        engine = self._engine(run)
        self._asked = (key, engine, engine.request(request, self._receive))

    def close(self) -> None:
        """End the process that answers where no other one does."""
        self._forget_question()
        self._helper.close()

    # ------------------------------------------------------------------------------------------ inside

    def _key(self, node: str) -> _Key:
        run = self.run()
        if run is None:
            return node, "", _Same(self._analysis.report)
        if run.status == "running":  # its runner has better things to do than to answer after every checkpoint
            return node, run.name, _LOOKS_A_RUN * len(run.logs) // max(1, run.epochs)
        return node, run.name, tuple((file.name, stamp(file)) for file in run_folder.model_files(run.path))

    def _params(self) -> int:
        run = self.run()
        if run is not None and run.params:
            return run.params
        return self._analysis.report.total_params if self._analysis.report else 0

    def _engine(self, run: Run | None) -> EngineClient:
        """Return who answers: the run's own runner while it lives, who checks small models, else the viewer.

        Weights that nobody has trained yet are those that the backend draws which the project trains on.
        """
        own = self._training.engine_of(run.name) if run is not None else None
        if own is not None:
            return own
        backend, checking = self._analysis.backend, self._analysis.engine
        has_code = code_of(self.document.graph).modules  # of others: it never runs where drawings are checked
        if self.is_cheap() and not has_code and checking.backend == backend:
            return checking
        return self._helper.client(backend)

    def _receive(self, answer: Answer) -> None:
        if self._asked is None or answer.id != self._asked[2]:
            return
        key = self._asked[0]
        self._asked = None
        if isinstance(answer, NodeInsideShown):
            self._remember(key, Look(shown=answer))
        elif isinstance(answer, Failed):
            self._remember(key, Look(failure=answer.text))
        self.changed.emit()

    def _remember(self, key: _Key, look: Look) -> None:
        while len(self._looks) >= _REMEMBERED:
            del self._looks[next(iter(self._looks))]
        self._looks[key] = look

    def _forget_question(self) -> None:
        if self._asked is not None:
            _, engine, number = self._asked
            engine.forget(number)
            self._asked = None

    def _reset(self) -> None:
        self._forget_question()
        self._looks.clear()
        self.choose(None)


class _Same:
    """Compares a report by being the same object: the analysis keeps one while nothing that matters changes."""

    def __init__(self, report: object) -> None:
        self._report = report

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._report is self._report

    def __hash__(self) -> int:
        return id(self._report)
