"""Losses and metrics of a run's model on data."""

from __future__ import annotations

from designer.engine.feed import fed_by
from designer.engine.feeding import fed_inputs, fed_targets
from designer.engine.protocol import Evaluate, Evaluated
from designer.engine.rows import left_out, rows
from designer.engine.trained import Trained
from designer.engine.working import Work
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.run_folder import finite


def evaluate(request: Evaluate, trained: Trained, work: Work) -> Evaluated:
    """Return what `model.evaluate` says, on a part of the run's own data or on another file of the same columns.

    Raises DesignerError.
    """
    work.check()
    if not trained.model.compiled:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The run {name} has no loss to evaluate: it was imported, not trained here."),
            name=trained.file.parent.name,
        )
    found = rows(trained, request.input, request.part, progress=work.preparing)
    work.check()
    x, y = fed_inputs(trained.program, found.x), fed_targets(trained.program, found.y)
    with fed_by(x, y, None, trained.training.batch_size) as fed:
        given = {name: value for name, value in fed.arguments.items() if name != "shuffle"}
        metrics = trained.model.evaluate(**given, verbose=0, return_dict=True, callbacks=[work])
    return Evaluated(metrics=finite(metrics), samples=len(found.numbers), note=left_out(found.refused))
