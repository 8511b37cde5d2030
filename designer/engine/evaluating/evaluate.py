"""Losses and metrics of a run's model on data."""

from __future__ import annotations

from designer.catalogue.load import Catalogue
from designer.engine.building.trained import Trained
from designer.engine.evaluating.more_metrics import measuring
from designer.engine.evaluating.progress import Work
from designer.engine.feeding.feed import fed_by
from designer.engine.feeding.paired_rows import forget, paired
from designer.engine.feeding.rows import left_out, rows
from designer.engine.feeding.structures import fed_inputs, fed_targets
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, together
from designer.project.run_folder import finite
from designer.wire import Evaluate, Evaluated


def evaluate(
    request: Evaluate, trained: Trained, catalogue: Catalogue, work: Work, beside: Trained | None = None
) -> Evaluated:
    """Return what `model.evaluate` says, on a part of the run's own data or on another file of the same columns.

    With another run it is on the rows that both have. Rows count by their weights, where the run was trained with a
    column of these, as its validation does. Raises DesignerError.
    """
    work.check()
    if not trained.model.compiled:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The run {name} has no loss to evaluate: it was imported, not trained here."),
            name=trained.file.parent.name,
        )
    if beside is not None:
        found, own = paired(trained, beside, request.input, request.part, progress=work.preparing)
    else:
        forget()
        found = rows(trained, request.input, request.part, progress=work.preparing)
        own = len(found.numbers)
    work.check()
    x, y = fed_inputs(trained.program, found.x), fed_targets(trained.program, found.y)
    weights = None if found.weights is None else fed_targets(trained.program, found.weights)
    size = trained.training.validation_batch_size or trained.training.batch_size
    with measuring(trained, request.metrics, catalogue), fed_by(x, y, weights, size) as fed:
        metrics = trained.model.evaluate(**fed.to_evaluate, verbose=0, return_dict=True, callbacks=[work])
    column = found.fitted.sample_weights
    note = together(left_out(found.refused), _unweighted(column) if column and weights is None else Text(""))
    return Evaluated(
        metrics=finite(metrics),
        samples=len(found.numbers),
        of=own,
        weighted_by="" if weights is None else column,
        note=note,
    )


def _unweighted(column: str) -> Text:
    template = QT_TRANSLATE_NOOP("Errors", "There is no column {column}, which weighted the rows; all count alike.")
    return Text(template, {"column": column})
