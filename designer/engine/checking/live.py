"""What is said of a drawing and of its data while one draws, and once more before one trains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from designer.data import mapped
from designer.data.field import Kind
from designer.data.progress import Progress
from designer.data.settings import DataSettings
from designer.data.sources import AnySource, Source, source_of
from designer.engine.checking.start import start_problem
from designer.engine.failure import failure
from designer.engine.feeding.descriptions import Descriptions
from designer.engine.feeding.opened import size_of, stamp
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project.own_code import catalogue_of
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.recipe.backends import available
from designer.wire import Answer, Checked, DataDescribed, DataSketched, DescribeData, Problem, Tried

if TYPE_CHECKING:
    from designer.engine.checking.check import Checker

_Described = DataDescribed | DesignerError | None


class LiveCheck:
    """Checks drawings, and describes data sources, whose descriptions it keeps.

    `progress` may end what is described for a check that nobody waits for any more.
    """

    def __init__(self, progress: Progress) -> None:
        self.describes_aside = False  # whether requests are answered while a source is described
        self.runs_own: Literal["here", "waited", "aside"] = "here"  # where checks run code of the user's own
        self.is_first_look = False  # whether the backend that trains is asked elsewhere, where this one may be wrong
        self._progress = progress
        self._checker: Checker | None = None
        self._descriptions = Descriptions()
        self._repeated_key: object = None
        self._repeated_found = (0, 0)

    def checked(self, graph: Graph, folder: str, runs_dir: str = "", trial: bool = True) -> Checked:
        """Return shapes, parameters and problems of a project; `runs_dir` "" leaves the run it starts from alone."""
        settings: DataSettings = graph.settings.get(DATA, DataSettings())
        described, held = self._both_described(settings, folder)
        report = self.outlined(graph, *described, *held, folder=folder, trial=trial)
        if not report.is_certain:
            return report
        problems = [start_problem(graph, report.nodes, runs_dir)]
        if described[0] is not None and held[0] is not None:
            problems.append(self._repeated(settings, Path(folder)))
        found = [p for p in problems if p is not None]
        both = zip((settings.source, settings.validation), (described, held), strict=True)
        if any(source is not None and known == (None, None) for source, known in both):
            report = msgspec.structs.replace(report, can_train=False, trial="", awaits_data=True)
        return msgspec.structs.replace(report, problems=(*report.problems, *found)) if found else report

    def tried(self, graph: Graph, folder: str) -> Tried:
        """Return what a trial of a project's training says."""
        settings: DataSettings = graph.settings.get(DATA, DataSettings())
        described, held = self._both_described(settings, folder)
        report = self.outlined(graph, *described, *held, folder=folder, trial=True)
        assert self._checker is not None
        return Tried(trial=report.trial, problems=self._checker.tried(report.trial))

    def outlined(self, graph: Graph, *described: _Described, folder: str = "", trial: bool = False) -> Checked:
        """Return what is said of a drawing whose data are described, or (None) are not known."""
        from designer.engine.checking.check import Checker

        if self._checker is None:
            from designer.engine.own_code.process import OwnProcess

            self._checker = Checker(None if self.runs_own == "here" else OwnProcess(waits=self.runs_own == "waited"))
        return self._checker.check(
            graph,
            catalogue_of(graph),
            *described,  # type: ignore[arg-type, misc]
            trial=trial,
            folder=Path(folder),
            only_certain=self.is_first_look and _is_for_another_backend(graph),
        )

    def describe(
        self, request: DescribeData, progress: Progress, answer: Callable[[Answer], None]
    ) -> DataDescribed | None:
        """Return what a source holds; `answer` is told what its beginning tells before.

        Aside, None is returned at once, and `answer` is told all, from another thread.
        """
        source = (
            msgspec.json.decode(request.source, type=AnySource) if request.source else source_of(Path(request.path))
        )

        def told(found: DataDescribed) -> DataDescribed:
            return found if request.source else _with_source(found, source)

        if not self.describes_aside:
            sketched = self._descriptions.sketch(source, request.folder, request.kinds)
            if sketched is not None:
                answer(DataSketched(described=told(sketched)))
            return told(self._descriptions.of(source, request.folder, request.kinds, progress))

        def done(found: Future[DataDescribed]) -> None:
            error = found.exception()
            answer(told(found.result()) if error is None else failure(error))

        self._descriptions.aside(source, request.folder, request.kinds, done, progress)
        return None

    def _both_described(
        self, settings: DataSettings, folder: str
    ) -> list[tuple[DataDescribed | None, DesignerError | None]]:
        """Return the descriptions of the source and of that to validate with, or why there is none.

        Beside a live check there is none of either kind yet of a source that takes long to describe.
        """
        found: list[tuple[DataDescribed | None, DesignerError | None]] = []
        for source in (settings.source, settings.validation):
            try:
                found.append((None if source is None else self._described(source, folder, settings.kinds), None))
            except DesignerError as error:
                found.append((None, error))
        return found

    def _described(self, source: Source, folder: str, kinds: Mapping[str, Kind]) -> DataDescribed | None:
        if not self.describes_aside:
            return self._descriptions.of(source, folder, kinds, self._progress)
        found = self._descriptions.at_once(source, folder, kinds)
        if found is None:
            self._descriptions.aside(source, folder, kinds)
        return found

    def _repeated(self, settings: DataSettings, folder: Path) -> Problem | None:
        """Return the warning about rows both trained on and validated with; equal files are compared once."""
        from designer.engine.checking.repeated import repeated_problem, repeated_rows

        source, validation = settings.source, settings.validation
        assert source is not None
        assert validation is not None
        if any(size_of(one, folder) > mapped.IN_MEMORY_BYTES for one in (source, validation)):
            return None  # to compare so many rows would take longer than training on them
        key = tuple((msgspec.json.encode(s), stamp(s, folder)) for s in (source, validation))
        if key != self._repeated_key:
            try:
                self._repeated_found = repeated_rows(source, validation, folder)
            except DesignerError:  # the file has gone since it was described
                return None
            self._repeated_key = key
        return repeated_problem(source, validation, self._repeated_found, folder)


def _is_for_another_backend(graph: Graph) -> bool:
    """Tell whether a project trains on another backend than that of this process."""
    import keras

    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    return available(training.backend) != str(keras.backend.backend())


def _with_source(found: DataDescribed, source: Source) -> DataDescribed:
    return msgspec.structs.replace(found, source=msgspec.json.encode(source).decode())
