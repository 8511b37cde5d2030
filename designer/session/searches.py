"""The search of a project: started, watched, stopped and gone on with, in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.jobs import journal
from designer.project import storage
from designer.project.records import SEARCH
from designer.project.search_settings import SearchSettings, require
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.leaving import Leaving
from designer.session.runs import Runs
from designer.wire import (
    Answer,
    Failed,
    Search,
    SearchDone,
    SearchStarted,
    Stop,
    Told,
    TrialDone,
    TrialEpoch,
    TrialStarted,
    TrialState,
)

SearchState = Literal["idle", "starting", "searching", "stopping"]
_REFRESH = 700  # ms between two looks at the folder of runs


@dataclass(frozen=True)
class Trial:
    """A trial as it stands; `epoch` is the last one, counted from 1, `state` "" while it trains."""

    number: int
    run: str
    values: dict[str, Any] = field(default_factory=dict)
    state: TrialState | Literal[""] = ""
    value: float | None = None
    epoch: int = 0
    seconds: float = 0.0
    text: Text = Text("")  # noqa: RUF009


class Searches(QObject):
    """One search at a time. `trials` are those of the last one, by number."""

    changed = Signal()  # the state, or which search it is
    trial_changed = Signal(int)  # its number
    told = Signal(object)  # Told
    done = Signal(object)  # SearchDone
    failed = Signal(object)  # Text

    def __init__(self, document: Document, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._runs = runs
        self.state: SearchState = "idle"
        self.name = ""  # of the last search
        self.names: tuple[str, ...] = ()  # of what it varies
        self.wanted = 0  # trials
        self.best = 0  # the number of the best one so far
        self.importance: dict[str, float] = {}
        self.objective = ""
        self.folder = Path()  # of its runs
        self.place = ""  # the address of where searches begin from now on (jobs.places), "" for this machine
        self.trials: dict[int, Trial] = {}
        self._client: EngineClient | None = None
        self._leaving = Leaving(self)
        self._request = 0
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH)
        self._refresh.timeout.connect(runs.refresh)
        document.was_reset.connect(self._forget)

    @property
    def settings(self) -> SearchSettings:
        """What the project's search varies."""
        return self._document.graph.settings.get(SEARCH, SearchSettings())  # type: ignore[no-any-return]

    def unfinished(self) -> str:
        """Return the newest search that can go on, "" without one."""
        if self.state != "idle":
            return ""
        folder = self._runs.folder() if self._document.path is not None or self._document.scratch is not None else None
        for name in reversed(journal.names(folder) if folder is not None else []):
            return name
        return ""

    def start(self) -> None:
        """Begin a search as the project says. Raises DesignerError with the reason if it cannot."""
        require(self.settings)
        self._begin(Search(project=storage.encode(self._document.graph)))

    def go_on(self, name: str, trials: int = 0) -> None:
        """Go on with a search, with so many trials together (0 for as many as it was begun with)."""
        self._begin(Search(name=name, trials=trials))

    def stop(self) -> None:
        """End it after the batches under way; it can go on later."""
        if self._client is not None and self.state in ("starting", "searching"):
            self._client.request(Stop())
            self._set_state("stopping")

    def close(self) -> None:
        """End everything; the processes are gone when this returns."""
        client, self._client = self._client, None
        self._leaving.close(*([client] if client is not None else []))

    # ------------------------------------------------------------------------------------------ inside

    def _begin(self, request: Search) -> None:
        if self.state != "idle":
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "A search is under way already."))
        folder = self._runs.folder()
        self._clear()
        self.folder = folder
        self._runs.keep_in_place(True, "search")
        self._client = EngineClient("searcher", parent=self)
        self._client.answered.connect(self._follow)
        home = str(self._document.path.parent) if self._document.path is not None else ""
        record = Search(
            project=request.project,
            folder=home,
            runs_dir=str(folder),
            name=request.name,
            trials=request.trials,
            address=self.place,
        )
        self._request = self._client.request(record, self._ended)
        self._set_state("starting")

    def _follow(self, answer: Answer) -> None:
        if answer.id != self._request:
            return
        if isinstance(answer, SearchStarted):
            self.name, self.names, self.wanted = answer.name, answer.names, answer.trials
            if self.state == "starting":
                self._set_state("searching")
        elif isinstance(answer, TrialStarted):
            self._put(Trial(answer.number, answer.run, answer.values))
            self._look()
        elif isinstance(answer, TrialEpoch) and answer.number in self.trials:
            known = self.trials[answer.number]
            self._put(replace(known, epoch=answer.epoch + 1, value=answer.value))
        elif isinstance(answer, TrialDone):
            if answer.best:
                self.best = answer.number
            self.importance = answer.importance or self.importance
            self.objective = answer.objective
            self._put(
                Trial(
                    answer.number,
                    answer.run,
                    answer.values,
                    answer.state,
                    answer.value,
                    answer.epochs,
                    answer.seconds,
                    answer.text,
                )
            )
            self._look()
        elif isinstance(answer, Told):
            self.told.emit(answer)

    def _put(self, trial: Trial) -> None:
        self.trials[trial.number] = trial
        self.trial_changed.emit(trial.number)

    def _look(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _ended(self, answer: Answer) -> None:
        client, self._client = self._client, None
        self._request = 0
        if client is not None:
            self._leaving.retire(client)
        self._set_state("idle")
        self._runs.keep_in_place(False, "search")
        if isinstance(answer, SearchDone) and answer.name == self.name:
            self.objective = answer.objective
            self.importance = answer.importance or self.importance
            self.done.emit(answer)
        elif isinstance(answer, Failed):
            self.failed.emit(answer.text)
        self.changed.emit()

    def _forget(self) -> None:
        """Another project is open."""
        self.stop()
        self._request = 0  # what is still told of the search of the one before is not heard
        self._clear()
        self.changed.emit()

    def _clear(self) -> None:
        self.name, self.names, self.wanted, self.best = "", (), 0, 0
        self.importance, self.objective, self.trials = {}, "", {}

    def _set_state(self, state: SearchState) -> None:
        self.state = state
        self.changed.emit()
