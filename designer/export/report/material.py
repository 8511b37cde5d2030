"""All that a report tells of: what lies in the run's folder, what people wrote of it, what the engine found."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from designer.data import fitted
from designer.data.errors import DataError
from designer.data.fitted import Fitted
from designer.data.settings import DataSettings
from designer.doctor import keeping
from designer.doctor.finding import Examination
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder, run_notes, storage
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.project.run_notes import RunNote
from designer.project.run_record import Curves, Run, curves_of, read_run
from designer.report.run import RunMaterial


@dataclass(frozen=True)
class Material:
    """A run, its frozen project, its curves, what was fitted, and what an engine found of it."""

    run: Run
    note: RunNote
    graph: Graph
    curves: Curves
    fitted: Fitted | None
    examined: Examination
    found: RunMaterial
    project: str  # its name

    @property
    def data(self) -> DataSettings:
        """Where its data came from."""
        return self.graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]

    @property
    def training(self) -> TrainingSettings:
        """How it was trained."""
        return self.graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]

    @property
    def name(self) -> str:
        """What the run is called."""
        return self.note.name or self.run.name

    def layer(self, key: str) -> str:
        """Return the name of the layer that a binding or an output of the settings belongs to."""
        node = self.graph.nodes.get(key.partition(":")[0])
        return node.name if node is not None else key


def read(path: Path, found: RunMaterial) -> Material:
    """Return what is told of the run in a folder. Raises DesignerError where it is none."""
    run = read_run(path)
    if run is None:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "{folder} is not the folder of a run."), folder=str(path))
    note = run_notes.read(path.parent).get(path.name, RunNote())
    metrics = run_folder.read_metrics(path)
    kept = None
    with contextlib.suppress(DataError, OSError):
        kept = fitted.read(path) if fitted.is_kept(path) else None
    project = path.parent.name.removesuffix(run_folder.SUFFIX).removesuffix(storage.SUFFIX)
    graph = storage.load(path / run_folder.PROJECT)
    return Material(
        run, note, graph, curves_of(metrics, run.info.steps), kept, keeping.read(path) or Examination(), found, project
    )
