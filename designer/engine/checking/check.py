"""The live check: shapes, parameters, totals, the memory training needs, and every problem with what to do."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from designer.advice.values import Values, values_of
from designer.catalogue.load import Catalogue
from designer.doctor.case import Case
from designer.doctor.finding import Finding
from designer.doctor.rules import findings
from designer.engine.building.adapting import adapting_problems
from designer.engine.building.own_code import allowing_problems
from designer.engine.checking.binding import binding_problems
from designer.engine.checking.compiled import Judged
from designer.engine.checking.context import Subject
from designer.engine.checking.objectives import objective_problems
from designer.engine.checking.open_sizes import open_sizes
from designer.engine.checking.settings import fitting_problems, memory_needed, memory_problem
from designer.engine.checking.shapes import Shapes, UncertainError
from designer.engine.checking.stateless import StatelessThread
from designer.engine.checking.trial import Trials, trial_key
from designer.engine.checking.validation import validation_problems
from designer.engine.checking.walk import Walked, walk
from designer.engine.own_code.process import OwnProcess
from designer.graph.model import Graph
from designer.graph.texts import DesignerError, Text
from designer.project.own_code import code_of
from designer.project.records import TrainingSettings
from designer.wire import Checked, DataDescribed, Problem


class Checker:
    """Checks drawings; what Keras has answered once it remembers, so that an edit costs what it changed.

    What runs code of the user's own is left to `own`; without it, it runs here.
    """

    def __init__(self, own: OwnProcess | None = None) -> None:
        self._thread = StatelessThread()
        self._own = own
        self._shapes = Shapes(own)
        self._judged = Judged(own)
        self._trials = Trials()

    def check(
        self,
        graph: Graph,
        catalogue: Catalogue,
        data: DataDescribed | None = None,
        data_error: DesignerError | Text | None = None,
        validation: DataDescribed | None = None,
        validation_error: DesignerError | Text | None = None,
        trial: bool = False,
        folder: Path | None = None,
        only_certain: bool = False,
    ) -> Checked:
        """Return the report on a project's graph.

        `data` describes its source, `data_error` says why it cannot be; likewise of the validation source. Paths of the
        project start in `folder`. With `trial` a made-up batch is trained, too, if nothing else is wrong; else the
        report says what it would tell. With `only_certain` the report on a drawing of which another backend may say
        otherwise tells nothing but that.
        """
        started = time.perf_counter()
        self._shapes.only_certain = only_certain
        try:
            if only_certain and code_of(graph).modules:
                raise UncertainError  # what is of the user's own may know one backend alone
            walked = self._thread.run(walk, graph, catalogue, self._shapes)
        except UncertainError:
            return Checked(is_certain=False, seconds=time.perf_counter() - started)
        problems = list(walked.problems)
        memory = 0
        found: tuple[Finding, ...] = ()
        key, tried = "", None
        subject = _subject(graph, catalogue, walked, data, self._judged, validation, folder)
        if subject is not None:
            memory = memory_needed(subject, walked)
            bound, targets = binding_problems(subject, data_error)
            problems.extend([*bound, *_training_problems(subject, walked, memory, targets)])
            problems.extend(validation_problems(subject, validation_error))
            found = findings(_case(subject, targets))
            if walked.ok and data is not None and not any(p.severity == "error" for p in problems):
                key = trial_key(subject, targets)
                tried = self._trials.run(key, subject, targets) if trial else self._trials.known(key)
                problems.extend(tried or [])
        awaits_code = walked.awaits_code or (self._own is not None and self._own.is_busy)  # a loss, a metric
        return Checked(
            nodes=walked.nodes,
            problems=tuple(problems),
            total_params=sum(params for params, _ in walked.layers.values()),
            trainable_params=sum(trainable for _, trainable in walked.layers.values()),
            memory=memory,
            ok=walked.ok,
            sizes=open_sizes(subject) if subject is not None else (),
            can_train=not awaits_code and not any(p.severity == "error" for p in problems),
            awaits_code=awaits_code,
            trial=key,
            is_tried=tried is not None,
            findings=found,
            seconds=time.perf_counter() - started,
        )

    def tried(self, trial: str) -> tuple[Problem, ...]:
        """Return what came of a trial; nothing if it has not been made."""
        return tuple(self._trials.known(trial) or ())

    def close(self) -> None:
        """End the thread in which Keras is asked; another check starts a new one."""
        self._thread.close()


def _subject(
    graph: Graph,
    catalogue: Catalogue,
    walked: Walked,
    data: DataDescribed | None,
    judged: Judged,
    validation: DataDescribed | None,
    folder: Path | None,
) -> Subject | None:
    ordered = walked.programs.get("")
    if not graph.nodes or ordered is None:
        return None
    return Subject(graph, catalogue, ordered, walked.nodes, data, judged, validation, folder or Path())


def _case(subject: Subject, targets: Mapping[str, Values]) -> Case:
    """Return what the doctor reads before a training."""
    shapes = {o.key: subject.row_shape(o.tensor.node, o.tensor.port) for o in subject.outputs}
    columns = subject.described.columns if subject.described is not None else ()
    fed = {node: values_of(binding, columns) for node, binding in subject.data.inputs.items()}
    return Case(
        subject.graph,
        subject.catalogue,
        subject.program,
        {key: shape for key, shape in shapes.items() if shape is not None},
        targets,
        {node: values for node, values in fed.items() if values is not None},
    )


def _training_problems(subject: Subject, walked: Walked, memory: int, targets: Mapping[str, Values]) -> list[Problem]:
    training = subject.training
    own = subject.catalogue.own_in("", training.optimizer, training.callbacks, _losses_and_metrics(training))
    found = [
        *allowing_problems(own, scope="training"),
        *objective_problems(subject, targets),
        *fitting_problems(subject),
        *adapting_problems(subject),
    ]
    too_much = memory_problem(memory, subject, walked)
    return [*found, too_much] if too_much else found


def _losses_and_metrics(training: TrainingSettings) -> list[Any]:
    return [[one.loss, *one.metrics, *one.weighted_metrics] for one in training.outputs.values()]
