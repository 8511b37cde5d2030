"""What excites the units of a layer of a run's model most: one question at a time, the last one counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.project.run_record import Run
from designer.session.engine_client import EngineClient
from designer.session.evaluations import Evaluations
from designer.wire import Answer, Cancel, Failed, FindExciting


class Exciting(QObject):
    """`answered` carries ExcitingFound, or as a Text why there is none."""

    answered = Signal(object)

    def __init__(self, evaluations: Evaluations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evaluations = evaluations
        self._asked: tuple[EngineClient, int] | None = None

    def ask(self, run: Run, node: str) -> None:
        """Ask about a node of a run's model; `answered` follows."""
        self.close()
        engine = self._evaluations.engine(run)
        request = FindExciting(**self._evaluations.fields_of(run), node=node)  # type: ignore[arg-type]
        self._asked = engine, engine.request(request, self._receive)

    def close(self) -> None:
        """Give up what was asked."""
        if self._asked is not None:
            engine, number = self._asked
            engine.forget(number)
            if engine.state == "ready":
                engine.request(Cancel(request=number))
            self._asked = None

    def _receive(self, answer: Answer) -> None:
        if self._asked is not None and answer.id == self._asked[1]:
            self._asked = None
            self.answered.emit(answer.text if isinstance(answer, Failed) else answer)
