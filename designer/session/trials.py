"""Has a made-up batch trained by another process than the checker, so that the live check never waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.recipe.backends import DEFAULT
from designer.recipe.devices import AUTOMATIC
from designer.session.engine_client import EngineClient
from designer.session.helper import Helper
from designer.session.runners import Runners
from designer.wire import Answer, Checked, Failed, Problem, Tried, Try, with_trial

_REST = 500  # ms for which a drawing stays as it is before it is tried
_LIMIT = 200


class Trials(QObject):
    """Remembers what came of trials by what they depend on, so that an answer is never laid to another drawing.

    The runner that stands by for the next training makes them, else a process of their own.
    """

    came = Signal()  # something new is known

    def __init__(self, runners: Runners | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine: EngineClient | None = None  # that is asked, or was last
        self._runners = runners
        self._helper = Helper(self)
        self._known: dict[str, tuple[Problem, ...]] = {}
        self._wanted: tuple[str, Try, str, str] | None = None
        self._asked: tuple[str, Try, str, str] | None = None
        self._request = 0  # its id
        self._latest: tuple[str, Try, str, str] | None = None  # of what was wanted; None once it is not any more
        self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._ask)

    def is_known(self, trial: str) -> bool:
        """Whether it has been made."""
        return trial in self._known

    @property
    def is_trying(self) -> bool:
        """Whether an answer is awaited."""
        return self._asked is not None

    def completed(self, report: Checked) -> Checked:
        """Return a report with what its trial has told, the same one if that is nothing."""
        return with_trial(report, self._known.get(report.trial, ()))

    def want(self, report: Checked, request: Try, backend: str = DEFAULT, device: str = AUTOMATIC) -> None:
        """Have what a report is about tried soon, if nobody knows what would come of it; forget what was wanted."""
        self.forget()
        if report.trial and not report.is_tried and not self.is_known(report.trial):
            self._wanted = self._latest = report.trial, request, backend, device
            self._timer.start()

    def forget(self) -> None:
        """Want nothing any more; what is being tried already is remembered for later."""
        self._wanted = self._latest = None
        self._timer.stop()

    def close(self) -> None:
        """End the process, and hear nothing of another one that is asked."""
        self._is_closed = True
        self.forget()
        if self.engine is not None:
            self.engine.forget(self._request)
        self._helper.close()

    def _ask(self) -> None:
        if self._wanted is None or self._asked is not None or self._is_closed:
            return  # the answer that is awaited brings us here again
        self._asked, self._wanted = self._wanted, None
        _, request, backend, device = self._asked
        spare = self._runners.standing_by(backend, device) if self._runners is not None else None
        self.engine = spare or self._helper.client(backend)
        self._request = self.engine.request(request, self._receive)

    def _receive(self, answer: Answer) -> None:
        asked, self._asked = self._asked, None
        if isinstance(answer, Tried) and answer.trial:
            self._remember(answer.trial, answer.problems)
        elif isinstance(answer, Failed) and asked is not None:
            if not self._was_ended():
                self._remember(asked[0], (_untried(answer.text),))
            elif asked == self._latest:
                self._wanted = asked  # the runner that was asked works for another window by now
        self.came.emit()
        if not self._timer.isActive():
            self._ask()

    def _was_ended(self) -> bool:
        """Tell whether the process that was asked was wanted for something else, or by nobody any more."""
        return self.engine is not None and self.engine.state == "closed"

    def _remember(self, trial: str, problems: tuple[Problem, ...]) -> None:
        if len(self._known) >= _LIMIT:
            self._known.clear()
        self._known[trial] = problems


def _untried(reason: Text) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "Training one batch could not be tried: {reason}"),
        {"reason": reason},
    )
    return Problem(text, severity="warning", scope="training")
