"""The model of a run, built from the run's own project and given the run's weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import keras

from designer.catalogue.load import Catalogue
from designer.data import fitted
from designer.data.fitted import Fitted
from designer.data.settings import DataSettings
from designer.engine.building.adapting import restore
from designer.engine.building.build import build_model, compile_arguments
from designer.engine.building.quantizing import quantize
from designer.engine.training.checkpoint import load_weights
from designer.files.stamps import stamp
from designer.graph.calls import Program
from designer.graph.model import Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder, storage
from designer.project.own_code import catalogue_of
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.project.run_folder import RunInfo
from designer.recipe.drawn import program_of


@dataclass(frozen=True)
class Trained:
    """A run's model, compiled; `folder` is where data paths of its project start, `file` what the weights are of."""

    model: keras.Model
    program: Program
    graph: Graph
    folder: Path
    info: RunInfo
    file: Path
    fitted: Fitted | None = None  # None of runs that did not keep it

    @property
    def data(self) -> DataSettings:
        """The data settings of the run."""
        return self.graph.settings.get(DATA, DataSettings())  # type: ignore[no-any-return]

    @property
    def training(self) -> TrainingSettings:
        """The training settings of the run."""
        return self.graph.settings.get(TRAINING, TrainingSettings())  # type: ignore[no-any-return]


def load(run_dir: str | Path, catalogue: Catalogue) -> Trained:
    """Return the model of a run: its final one, else its best, else its newest checkpoint.

    Nothing but numbers is read from the model's file. Raises DesignerError when there is no model that can be read.
    """
    path = Path(run_dir)
    info = run_folder.read_info(path)
    graph, model, drawn, file = restored(path, catalogue, compiled=True)
    folder = Path(run_folder.project_folder(path, info))
    return Trained(model, drawn, graph, folder, info, file, fitted.read(path) if fitted.is_kept(path) else None)


def restored(path: Path, catalogue: Catalogue, compiled: bool = False) -> tuple[Graph, keras.Model, Program, Path]:
    """Return a run's drawing, its model with the run's weights, its program, and the file the weights are of.

    Raises DesignerError when there is no model that can be read.
    """
    graph = storage.load(path / run_folder.PROJECT)
    catalogue = catalogue_of(graph, catalogue)
    drawn = program_of(graph, catalogue)
    model = build_model(drawn, catalogue)
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    quantize(model, training)
    # A model that was imported need not know how it was trained; it predicts all the same.
    if compiled and all(o.key in training.outputs and training.outputs[o.key].loss for o in drawn.outputs):
        model.compile(**compile_arguments(drawn, training, catalogue))
        model.optimizer.build(model.trainable_variables)
    restore(model, drawn, path)
    for file in run_folder.model_files(path):
        try:
            load_weights(model, file)
        except (OSError, ValueError, KeyError):
            continue
        return graph, model, drawn, file
    raise DesignerError(
        QT_TRANSLATE_NOOP("Errors", "The run {name} has no trained model that can be read."), name=path.name
    )


def with_settings(trained: Trained, project: Graph, folder: Path, catalogue: Catalogue) -> Trained:
    """Return a run that knows no data with the data and the training settings of a project of the same drawing."""
    settings = [Setting(name, project.settings[name]) for name in (DATA, TRAINING) if name in project.settings]
    kept = [e for e in trained.graph.elements() if not (isinstance(e, Setting) and e.name in (DATA, TRAINING))]
    graph = Graph([*kept, *settings])
    catalogue = catalogue_of(graph, catalogue)
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    if all(o.key in training.outputs and training.outputs[o.key].loss for o in trained.program.outputs):
        trained.model.compile(**compile_arguments(trained.program, training, catalogue))
    return replace(trained, graph=graph, folder=folder, fitted=None)


class TrainedModels:
    """Remembers the last model, or the last two that are compared, so that none is built and traced twice."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: dict[str, tuple[object, Trained]] = {}

    def load(self, run_dir: str | Path, beside: str = "") -> Trained:
        """Return the model of a run, as `load` does; that of another run is kept beside it."""
        path = Path(run_dir)
        stamps = tuple((file.name, stamp(file)) for file in run_folder.model_files(path))
        self._kept = {name: kept for name, kept in self._kept.items() if name in {str(path), beside}}
        before, found = self._kept.pop(str(path), (None, None))
        if found is None or before != stamps:
            found = None
            found = load(path, self._catalogue)
        self._kept[str(path)] = (stamps, found)
        return found
