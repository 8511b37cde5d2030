"""Examines a run that ended without being examined: its model, its data and its first weights are made anew."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from designer.catalogue.load import Catalogue
from designer.data.progress import Progress
from designer.doctor import keeping
from designer.doctor.finding import Examination
from designer.engine.building.adapting import adapt
from designer.engine.building.build import build_model
from designer.engine.building.carry import carry, learned
from designer.engine.building.quantizing import quantize
from designer.engine.building.trained import Trained
from designer.engine.examining.examine import Patient, examine, first_weights
from designer.engine.feeding import data
from designer.engine.feeding.structures import fed
from designer.engine.without_tensorflow import set_random_seed
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder
from designer.project.own_code import catalogue_of


def examine_run(
    path: Path, trained: Trained, catalogue: Catalogue, told: Progress, is_unwanted: Callable[[], bool]
) -> Examination:
    """Return what is to be said of a run, and keep it with the run. Raises DesignerError where that cannot be known.

    The seed of the run makes the weights that it began with, in the order in which a training draws.
    """
    lines = run_folder.read_epochs(path)
    mark = run_folder.read_mark(path)
    if mark is None or not lines or not trained.model.compiled:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "The run {name} has no training of its own that has ended; it is not examined."
            ),
            name=path.name,
        )
    catalogue = catalogue_of(trained.graph, catalogue)
    settings = trained.training
    source = learned(path.parent, settings.start_from, catalogue) if settings.start_from else None
    set_random_seed(settings.seed)
    loaded = data.load(trained.program, trained.data, trained.folder, told)
    began = build_model(trained.program, catalogue)
    adapt(began, trained.program, trained.data, loaded.x, told)
    loaded = fed(trained.program, loaded)
    if source is not None:
        carry(began, trained.program, trained.graph, source)
    quantize(began, settings)
    steps = settings.steps_per_epoch or -(-loaded.samples // settings.batch_size)
    patient = Patient(
        trained.graph,
        catalogue,
        trained.program,
        trained.model,
        first_weights(began),
        loaded,
        [line.logs for line in lines],
        steps=steps * len(lines),
        fault=mark[0] == "failed" and any(value is None for value in lines[-1].logs.values()),
        kept_best=mark[1].kept_epoch is not None,
        is_unwanted=is_unwanted,
    )
    found = examine(patient)
    patient.go_on()
    with contextlib.suppress(OSError):  # a folder that cannot be written; what was found is told all the same
        keeping.write(path, found)
    return found
