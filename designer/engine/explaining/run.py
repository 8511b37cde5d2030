"""Which fields a run's model depends on and how, over many rows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from designer.catalogue.load import Catalogue
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import chances, decided, meaning, outputs
from designer.engine.evaluating.progress import Work
from designer.engine.explaining.dependence import dependence
from designer.engine.explaining.fields import Part, arrays_of, parts_of, taken
from designer.engine.explaining.importance import largest_first, permutation_importance
from designer.engine.feeding.rows import left_out, rows
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.report.explanations import FieldImportance, OutputImportance
from designer.wire import ExplainRun, RunExplained

MOST_ROWS = 2000


def explain_run(request: ExplainRun, trained: Trained, catalogue: Catalogue, work: Work) -> RunExplained:
    """Return how much every field matters on a part of the data, by shuffling it. Raises DesignerError."""
    found = rows(trained, request.input, request.part, progress=work.preparing)
    if request.fields:
        told = dependence(trained, found, request.fields, catalogue, work)
        return RunExplained(samples=told[0].rows, of=len(found.numbers), dependence=told, note=left_out(found.refused))
    if found.y is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "Without targets nobody knows what matters."))
    count = len(found.numbers)
    places = np.arange(count) if count <= MOST_ROWS else np.unique(np.linspace(0, count - 1, MOST_ROWS).astype(int))
    x = arrays_of(trained, found.x, places)
    parts = list(parts_of(trained, found.fitted))
    explained = []
    for output in trained.program.outputs:
        target = found.y[output.name] if isinstance(found.y, dict) else found.y
        explained.append(_importance(output, trained, catalogue, work, x, taken(target, places), parts))
    return RunExplained(samples=len(places), of=count, outputs=tuple(explained), note=left_out(found.refused))


def _importance(
    output: Output,
    trained: Trained,
    catalogue: Catalogue,
    work: Work,
    x: dict[str, np.ndarray],
    y: np.ndarray,
    parts: list[Part],
) -> OutputImportance:
    measured: Callable[[np.ndarray], float] | None = None
    measure = ""

    def score(order: np.ndarray | None, field: int) -> float:
        nonlocal measured, measure
        work.check()
        arrays = x
        if order is not None:
            arrays = parts[field].moved(x, order)
        given = arrays if len(arrays) > 1 else next(iter(arrays.values()))
        scores = np.asarray(outputs(trained, given, work)[output.name])
        if measured is None:
            measure, measured = _measure(output, scores, y, trained, catalogue)
        return measured(scores)

    whole, found = permutation_importance(score, len(parts), len(y))
    means, spread = found.mean(axis=1), found.std(axis=1)
    names = [part.field for part in parts]
    fields = [
        FieldImportance(names[i], float(means[i]), float(spread[i])) for i in largest_first(names, means.tolist())
    ]
    return OutputImportance(output.name, measure, whole, tuple(fields))


def _measure(
    output: Output, scores: np.ndarray, y: np.ndarray, trained: Trained, catalogue: Catalogue
) -> tuple[str, Callable[[np.ndarray], float]]:
    what = meaning(output, scores, trained, catalogue)
    if what in ("classes", "binary"):
        chosen = decided(chances(scores, what), what)
        is_one_hot = y.shape == scores.shape and scores.shape[-1] > 1
        true = y.argmax(axis=-1) if is_one_hot else np.rint(y.reshape(chosen.shape)).astype(int)
        return "accuracy", lambda said: float((decided(chances(said, what), what) == true).mean())
    if what == "labels":
        return "accuracy", lambda said: float(((said > 0.5) == (y > 0.5)).mean())
    true = y.reshape(len(y), -1).astype(np.float64)
    spread = ((true - true.mean(axis=0)) ** 2).sum(axis=0)

    def r2(said: np.ndarray) -> float:
        missed = ((true - said.reshape(true.shape).astype(np.float64)) ** 2).sum(axis=0)
        return float(np.mean(1 - missed / np.where(spread > 0, spread, np.nan)))

    return "R2", r2
