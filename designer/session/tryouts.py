"""What a run's model says of one row that is being made up: asked while it changes, the latest wins."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from designer.graph.texts import Text
from designer.project.run_record import Run
from designer.session.engine_client import EngineClient
from designer.session.evaluations import Evaluations
from designer.wire import (
    Answer,
    DescribeInputs,
    ExplainRow,
    ExplainRun,
    Failed,
    InputsDescribed,
    PredictRow,
    RowExplained,
    RowPredicted,
)


class Tryouts(QObject):
    """One run at a time. While an answer is awaited further rows wait, and of these only the last is asked about."""

    described = Signal()  # `inputs`, or `failure` why there are none
    answered = Signal()  # `answer`, or `failure` why there is none
    explained = Signal()  # `explanation` of the row that was answered last
    weighed = Signal(object)  # RunExplained, or why there is none as a Text

    def __init__(self, evaluations: Evaluations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.inputs: InputsDescribed | None = None
        self.answer: RowPredicted | None = None
        self.explanation: RowExplained | None = None
        self.explains = False  # whether every row is to be explained, too
        self._last: dict[str, Any] = {}
        self.failure: Text | None = None
        self.run: Run | None = None
        self._evaluations = evaluations
        self._engine: EngineClient | None = None
        self._asked = 0
        self._waiting: dict[str, Any] | None = None
        self._weighing = 0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._asked != 0

    @property
    def is_weighing(self) -> bool:
        """Whether it is awaited what matters."""
        return self._weighing != 0

    def open(self, run: Run) -> None:
        """Ask what a run's model has to be told; `described` follows."""
        self.close()
        self.run = run
        self._ask(DescribeInputs(**self._evaluations.fields_of(run)))  # type: ignore[arg-type]

    def predict(self, values: dict[str, Any]) -> None:
        """Ask about a row; `answered` follows."""
        if self.run is None:
            return
        if self.is_busy:
            self._waiting = values
        else:
            self._last = values
            fields = self._evaluations.fields_of(self.run)
            self._ask(PredictRow(**fields, values=values))  # type: ignore[arg-type]

    def explain(self, wanted: bool) -> None:
        """Explain the last row, and those to come, or stop doing so; `explained` follows."""
        self.explains = wanted
        if wanted and self._last and self.run is not None and not self.is_busy:
            self._ask_why()

    def weigh(self, fields: tuple[str, ...] = ()) -> None:
        """Ask which fields matter, or with `fields` how the answers change with these; `weighed` follows, the last."""
        if self.run is None:
            return

        def answered(answer: Answer) -> None:
            if answer.id == self._weighing:
                self._weighing = 0
                self.weighed.emit(answer.text if isinstance(answer, Failed) else answer)

        request = ExplainRun(**self._evaluations.fields_of(self.run), fields=fields)  # type: ignore[arg-type]
        self._weighing = self._evaluations.engine(self.run).request(request, answered)

    def _ask_why(self) -> None:
        assert self.run is not None
        self._ask(ExplainRow(**self._evaluations.fields_of(self.run), values=self._last))  # type: ignore[arg-type]

    def close(self) -> None:
        """Forget the run, and what is awaited."""
        if self._engine is not None:
            self._engine.forget(self._asked)
        self._asked = self._weighing = 0
        self._waiting = self._engine = self.run = None
        self.inputs = self.answer = self.explanation = self.failure = None
        self._last = {}

    def _ask(self, request: DescribeInputs | PredictRow | ExplainRow) -> None:
        assert self.run is not None
        self._engine = self._evaluations.engine(self.run)
        self._asked = self._engine.request(request, self._receive)

    def _receive(self, answer: Answer) -> None:
        if answer.id != self._asked:
            return
        self._asked = 0
        self.failure = answer.text if isinstance(answer, Failed) else None
        if isinstance(answer, InputsDescribed):
            self.inputs = answer
        elif isinstance(answer, RowPredicted):
            self.answer = answer
        elif isinstance(answer, RowExplained):
            self.explanation = answer
        if self._waiting is not None:
            values, self._waiting = self._waiting, None
            self.predict(values)
        elif self.explains and isinstance(answer, RowPredicted) and answer.outputs:
            self._ask_why()
        if isinstance(answer, RowExplained):
            self.explained.emit()
        elif isinstance(answer, InputsDescribed) or self.inputs is None:
            self.described.emit()
        else:
            self.answered.emit()
