"""Reads the weights in somebody else's model file into a model built here, and keeps them as a run of the project.

Keras's own files are keyed by class and order, so every layer's weights are looked up where the file's config says
they lie, and given to the layer that was drawn from that entry of the config; nothing is deserialised.
"""

from __future__ import annotations

import datetime
import platform
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import h5py
import keras
import msgspec
from keras.src.saving import saving_lib

from designer.catalogue.load import Catalogue
from designer.engine.building.build import build_model, node_layers
from designer.engine.checking.check import Checker
from designer.engine.device import backend_version, device
from designer.engine.importers.architecture import SAVED_MODEL, WEIGHTS
from designer.engine.importers.legacy.era import Era
from designer.engine.importers.model_file_error import ModelFileError, shortened
from designer.engine.importers.opening import draw_file
from designer.engine.importers.paths import is_model, layer_name, level_paths
from designer.engine.importers.saved_model import read_variables, weights_size
from designer.engine.importers.weights_by_name import Leaf, give, is_by_name, read_by_name
from designer.engine.training.checkpoint import write_model
from designer.graph.model import INPUT, Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import run_folder, storage
from designer.project.own_code import catalogue_of
from designer.project.records import TRAINING, TrainingSettings
from designer.project.run_folder import Mark, RunInfo, RunWriter
from designer.recipe.drawn import program_of
from designer.wire import ImportWeights, WeightsImported

_PARAMS_A_BYTE = 2  # at most, in the most tightly quantised file
_DAMAGED = (OSError, ValueError, KeyError, RuntimeError, TypeError, AttributeError, EOFError, zipfile.BadZipFile)


def import_weights(request: ImportWeights, catalogue: Catalogue) -> WeightsImported:
    """Write the weights of a model file as a finished run. Raises DesignerError when they cannot be read or do not fit.

    The run's project is the drawing of the file, whose node ids are those that ImportModel gave.
    """
    path = Path(request.path)
    graph, model, filled, missing = model_with_weights(path, catalogue, request.code)
    write_run(
        Path(request.run_dir),
        Text(QT_TRANSLATE_NOOP("Errors", "Imported from {file}."), {"file": path.name}),
        graph,
        model,
    )
    return WeightsImported(layers=filled, params=model.count_params(), missing=tuple(missing))


def model_with_weights(
    path: Path, catalogue: Catalogue, code: Mapping[str, str] | None = None
) -> tuple[Graph, keras.Model, int, list[str]]:
    """Return the drawing of a model file, the model that it makes, how many layers got weights and which did not.

    Raises DesignerError when there are no weights, or when they cannot be read or do not fit.
    """
    architecture, graph, _notes = draw_file(path, catalogue, code)
    catalogue = catalogue_of(graph, catalogue)
    if not architecture.has_weights:
        raise ModelFileError(QT_TRANSLATE_NOOP("Errors", "{file} holds no weights."), file=path.name)
    path = architecture.beside or path
    _refuse_what_cannot_be(path, graph, catalogue)
    drawn = program_of(graph, catalogue)
    model = build_model(drawn, catalogue)
    leaves = list(_leaves(architecture.config, graph, node_layers(model, drawn)))
    weighted = [leaf for leaf in leaves if leaf.layer.weights]
    try:
        missing = _read(path, leaves, architecture.era)
    except _DAMAGED as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "The weights in {file} cannot be read: {reason}."),
            file=path.name,
            reason=shortened(str(error) or type(error).__name__).rstrip("."),
        ) from error
    if weighted and len(missing) >= len(weighted):
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "The weights in {file} do not fit its own layers."), file=path.name
        )
    return graph, model, len(weighted) - len(missing), missing


def _leaves(
    config: dict[str, Any], graph: Graph, layers: dict[str, Any], parent: str = "", prefix: str = "", top: str = ""
) -> Iterator[Leaf]:
    """Yield the layers of a config with what was made of them, in its order; what was not drawn is passed over."""
    nodes = {n.name: n for n in graph.children(parent) if not n.shares and n.type != INPUT}
    for path, entry in level_paths(config, prefix):
        name = layer_name(entry)
        node = nodes.get(name)
        if node is None:
            continue
        if is_model(entry):
            yield from _leaves(entry, graph, layers, node.id, path + "/", top or name)
        elif node.id in layers:
            layer = layers[node.id]
            for _ in range(entry.get("inside", 0)):
                layer = layer.layer
            yield Leaf(path, name, top or name, layer, _class_in(entry))


def _class_in(entry: dict[str, Any]) -> str:
    """Return the class that a layer had in an old file, of a wrapper that of the layer in it."""
    inner = entry["config"].get("layer") if isinstance(entry.get("config"), dict) else None
    return _class_in(inner) if isinstance(inner, dict) else str(entry.get("was") or "")


def _refuse_what_cannot_be(path: Path, graph: Graph, catalogue: Catalogue) -> None:
    """Raise DesignerError for a model that cannot be built or is larger than its weights, before anything is made."""
    checker = Checker()
    try:
        report = checker.check(graph, catalogue)
    finally:
        checker.close()
    if not report.ok:
        first = next(p.text for p in report.problems if p.severity == "error" and p.scope == "graph")
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "Errors", "The weights in {file} are left behind, since the model has a problem: {problem}"
            ),
            file=path.name,
            problem=first,
        )
    size = _weights_size(path)
    if report.total_params > size * _PARAMS_A_BYTE:
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "Errors", "The weights in {file} do not fit: {size} bytes cannot hold its {count} parameters."
            ),
            file=path.name,
            size=size,
            count=report.total_params,
        )


def _weights_size(path: Path) -> int:
    if path.name in SAVED_MODEL:
        return weights_size(path.parent)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return archive.getinfo(WEIGHTS).file_size
    return path.stat().st_size


def _read(path: Path, leaves: list[Leaf], era: Era) -> list[str]:
    """Load the weights and return the names of the layers that got none."""
    if path.name in SAVED_MODEL:
        return give(leaves, *read_variables(path.parent), era)
    if not zipfile.is_zipfile(path) and not is_by_name(path):
        return _read_by_path(path, leaves)
    if not zipfile.is_zipfile(path):
        return read_by_name(path, leaves, era)
    with tempfile.TemporaryDirectory(prefix="kdesign-weights-") as folder:
        aside = Path(folder) / WEIGHTS
        with zipfile.ZipFile(path) as archive, archive.open(WEIGHTS) as source, aside.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        return _read_by_path(aside, leaves)


def _read_by_path(path: Path, leaves: list[Leaf]) -> list[str]:
    store = saving_lib.H5IOStore(path, mode="r")
    missing = []
    try:
        for leaf in leaves:
            if not (_is_of(store.h5_file, leaf) and _load(leaf, store)) and leaf.layer.weights:
                missing.append(leaf.name)
    finally:
        store.close()
    return missing


def _load(leaf: Leaf, store: Any) -> bool:
    failed: set[int] = set()
    errors: dict[int, tuple[Any, Exception]] = {}
    saving_lib._load_state(
        leaf.layer,
        weights_store=store,
        assets_store=None,
        inner_path=leaf.path,
        visited_saveables=set(),
        failed_saveables=failed,
        error_msgs=errors,
    )
    # The state of a random generator is no weight: old files have none.
    return all(isinstance(errors[i][0], keras.random.SeedGenerator) for i in failed if i in errors)


def _is_of(file: h5py.File, leaf: Leaf) -> bool:
    """Tell whether what lies at the path of a layer does not say that it is of another one."""
    group = file.get(f"{leaf.path}/vars")
    name = group.attrs.get("name") if group is not None else None
    return name is None or str(name) == leaf.name


def write_run(folder: Path, reason: Text, graph: Graph, model: keras.Model) -> None:
    """Write a model as a finished run of its drawing; `reason` stands in its mark. Raises DesignerError."""
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    info = RunInfo(
        started=datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        batch_size=training.batch_size,
        params=model.count_params(),
        seed=training.seed,
        keras=keras.__version__,
        backend=keras.backend.backend(),
        backend_version=backend_version(),
        python=platform.python_version(),
        device=device(),
        settings=msgspec.to_builtins(training),
    )
    try:
        writer = RunWriter(folder)
        try:
            writer.write_project(storage.encode(graph))
            writer.write_info(info)
            write_model(model, folder / run_folder.MODEL)
            writer.finish("done", Mark(reason))
        finally:
            writer.close()
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The weights could not be written to {folder}: {reason}."),
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error
