"""Metrics that a run was not trained with: its model measures them, too, in one evaluation."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import msgspec

from designer.catalogue.load import Catalogue
from designer.engine.building.build import compile_arguments
from designer.engine.building.trained import Trained
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.own_code import catalogue_of
from designer.project.records import ObjectSpec, TrainingSettings


@contextlib.contextmanager
def measuring(trained: Trained, asked: Sequence[ObjectSpec], catalogue: Catalogue) -> Iterator[None]:
    """Let a run's model measure more meanwhile, at every output or as "OUTPUT=NAME" at one.

    Raises DesignerError for an output that is not there and a metric that Keras does not know.
    """
    if not asked:
        yield
        return
    catalogue = catalogue_of(trained.graph, catalogue)
    more = with_metrics(trained, asked)
    trained.model.compile(**compile_arguments(trained.program, more, catalogue))
    try:
        yield
    finally:
        trained.model.compile(**compile_arguments(trained.program, trained.training, catalogue))


def with_metrics(trained: Trained, asked: Sequence[ObjectSpec]) -> TrainingSettings:
    """Return a run's settings with metrics behind those of the outputs that have not got them."""
    outputs = dict(trained.training.outputs)
    for metric in asked:
        output = ""
        if isinstance(metric, str):
            output, _, metric = metric.rpartition("=")
        chosen = [one for one in trained.program.outputs if output in ("", one.name)]
        if not chosen:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "There is no output {output}. There are {names}."),
                output=output,
                names=", ".join(one.name for one in trained.program.outputs),
            )
        for one in chosen:
            own = outputs[one.key]
            if metric not in own.metrics:
                outputs[one.key] = msgspec.structs.replace(own, metrics=(*own.metrics, metric))
    return msgspec.structs.replace(trained.training, outputs=outputs)
