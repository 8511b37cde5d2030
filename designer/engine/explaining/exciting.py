"""What a layer sees: for each of its units the rows of the data that excite it most."""

from __future__ import annotations

from collections.abc import Mapping

import keras
import numpy as np

from designer.catalogue.load import Catalogue
from designer.engine.building.build import node_layers
from designer.engine.building.trained import Trained
from designer.engine.evaluating.progress import Work
from designer.engine.evaluating.worst import Looking
from designer.engine.explaining.fields import arrays_of
from designer.engine.explaining.run import MOST_ROWS
from designer.engine.explaining.stepping import inputs_of, run_to
from designer.engine.feeding.rows import left_out, rows
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.report.examples import Example
from designer.report.explanations import UnitExcited
from designer.wire import ExcitingFound, FindExciting

MOST_UNITS = 64
MOST_EXAMPLES = 6  # a unit
_AT_ONCE = 128  # rows


def find_exciting(request: FindExciting, trained: Trained, catalogue: Catalogue, work: Work) -> ExcitingFound:
    """Return the rows of a part of a run's data that excite the units of a node most. Raises DesignerError."""
    if request.node not in node_layers(trained.model, trained.program):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "This layer is not in the model of the run {name}."),
            name=trained.file.parent.name,
        )
    found = rows(trained, request.input, request.part, needs_targets=False, progress=work.preparing)
    count = len(found.numbers)
    places = np.arange(count) if count <= MOST_ROWS else np.unique(np.linspace(0, count - 1, MOST_ROWS).astype(int))
    excited, steps, shape = _excited(request.node, trained, arrays_of(trained, found.x, places), catalogue, work)
    looking, units = Looking(found, trained.folder), []
    for unit in range(min(MOST_UNITS, excited.shape[1])):
        work.check()
        examples = _examples(excited[:, unit], steps[:, unit], shape, found.numbers[places])
        units.append(UnitExcited(unit, looking.into(examples)))
    return ExcitingFound(
        samples=len(places), of=count, units=tuple(units), all_units=excited.shape[1], note=left_out(found.refused)
    )


def excitement(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how much each row excites each unit, the last axis: its largest value there, and at which place it is.

    `values` are (rows, units) or (rows, places..., units); both results are (rows, units), the places counted in the
    order of the axes.
    """
    flat = values.reshape(len(values), -1, values.shape[-1] if values.ndim > 1 else 1)
    places = np.where(np.isnan(flat), -np.inf, flat).argmax(axis=1)
    return np.take_along_axis(flat, places[:, None], axis=1)[:, 0], places


def _excited(
    node: str, trained: Trained, arrays: Mapping[str, np.ndarray], catalogue: Catalogue, work: Work
) -> tuple[np.ndarray, np.ndarray, tuple[int, ...]]:
    """Return what `excitement` does for all rows, and the shape of the places."""
    layers = node_layers(trained.model, trained.program)
    wanted = [call.name for call in inputs_of(node, trained.program)]
    total = len(arrays[wanted[0]])
    found, shape = [], ()
    for start in range(0, total, _AT_ONCE):
        work.check()
        some = {name: arrays[name][start : start + _AT_ONCE] for name in wanted}
        given = run_to(node, trained.program, layers, some, catalogue)
        values = np.asarray(keras.ops.convert_to_numpy(given), "float64")
        shape = values.shape[1:-1]
        found.append(excitement(values))
    return np.concatenate([one for one, _ in found]), np.concatenate([places for _, places in found]), shape


def _examples(
    excited: np.ndarray, steps: np.ndarray, shape: tuple[int, ...], numbers: np.ndarray
) -> tuple[Example, ...]:
    """Return the rows with the largest values of one unit; of equal ones the first in the source."""
    known = np.flatnonzero(np.isfinite(excited))
    order = known[np.lexsort((numbers[known], -excited[known]))][:MOST_EXAMPLES]
    return tuple(
        Example(
            int(numbers[row]), "", float(excited[row]), column=", ".join(map(str, np.unravel_index(steps[row], shape)))
        )
        for row in order
    )
