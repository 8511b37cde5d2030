"""The lesson that is taken: where it stands, and what of its step is done; looks again whenever something changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from designer.catalogue.load import Catalogue
from designer.project.lessons.lesson import Lesson, Step
from designer.project.lessons.world import World
from designer.session.analysis import Analysis
from designer.session.document import Document
from designer.session.evaluations import Evaluations
from designer.session.runs import Runs


class LessonGuide(QObject):
    """Checks the step that is shown by itself. A step that was done once stays done, whatever is changed later."""

    changed = Signal()  # the lesson, its step, or what of it is done

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        analysis: Analysis,
        runs: Runs,
        evaluations: Evaluations | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.lesson: Lesson | None = None
        self.index = 0
        self.fulfilled: tuple[bool, ...] = ()  # the conditions of the step that is shown
        self._done: set[int] = set()
        self._document, self._catalogue, self._analysis, self._runs = document, catalogue, analysis, runs
        self._evaluations = evaluations
        self._panels: set[str] = set()  # that were shown in this step
        self._seen: frozenset[str] = frozenset()  # that are shown now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.look)
        signals = [document.changed, analysis.report_changed, analysis.state_changed, runs.changed, runs.grown]
        if evaluations is not None:
            signals.append(evaluations.changed)
        for signal in signals:
            signal.connect(self._look_soon)

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self.lesson.steps[self.index] if self.lesson else None

    @property
    def is_done(self) -> bool:
        """Whether the step that is shown is done; one without conditions always is."""
        return self.index in self._done

    @property
    def done(self) -> frozenset[int]:
        """The steps that are done."""
        return frozenset(self._done)

    def begin(self, lesson: Lesson, index: int = 0) -> None:
        """Take a lesson from a step on."""
        self.lesson = lesson
        self._done = set()
        self.go_to(min(index, len(lesson.steps) - 1))

    def say_in(self, lesson: Lesson) -> None:
        """Go on with the same lesson in another language."""
        if self.lesson is not None and len(lesson.steps) == len(self.lesson.steps):
            self.lesson = lesson
            self.changed.emit()

    def end(self) -> None:
        """Take no lesson any more."""
        self.lesson = None
        self.changed.emit()

    def go_to(self, index: int) -> None:
        """Show a step."""
        if self.lesson and 0 <= index < len(self.lesson.steps):
            self.index = index
            self._panels = set(self._seen)
            self.fulfilled = ()
            self.look()
            self.changed.emit()

    def saw_panels(self, ids: frozenset[str]) -> None:
        """Note which panels are shown now."""
        self._seen = ids
        if self.lesson and not ids <= self._panels:
            self._panels |= ids
            self._look_soon()

    def look(self) -> None:
        """See what of the step is done."""
        step = self.step
        if step is None:
            return
        world = self._world()
        fulfilled = tuple(condition.holds(world) for condition in step.conditions)
        is_new = all(fulfilled) and self.index not in self._done
        if is_new:
            self._done.add(self.index)
        if is_new or fulfilled != self.fulfilled:
            self.fulfilled = fulfilled
            self.changed.emit()

    def _look_soon(self) -> None:
        if self.lesson is not None and not self._timer.isActive():
            self._timer.start()

    def _world(self) -> World:
        analysis, report = self._analysis, self._analysis.report
        return World(
            graph=self._document.graph,
            catalogue=self._catalogue,
            runs=self._runs.runs,
            panels=frozenset(self._panels),
            can_train=analysis.is_current and report is not None and report.can_train,
            is_evaluated=self._is_evaluated(),
        )

    def _is_evaluated(self) -> bool:
        return self._evaluations is not None and self._evaluations.has_any()
