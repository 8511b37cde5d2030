"""Carries what a run has learned into a model of an edited drawing: layer by layer, by the ids of their nodes."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np

from designer.catalogue.load import Catalogue
from designer.engine.building import trained
from designer.engine.building.build import build_model, node_layers
from designer.engine.building.quantizing import is_quantized, plain_weights
from designer.export.initial_weights import SUFFIX
from designer.graph.calls import Program
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed, not_written
from designer.project import run_folder
from designer.project.own_code import catalogue_of
from designer.project.records import TRAINING, TrainingSettings
from designer.project.storage import decode
from designer.recipe.drawn import program_of
from designer.wire import Done, SaveInitial

_Store = dict[str, np.ndarray]


@dataclass(frozen=True)
class Learned:
    """The weights of a run by the id of the node that holds a layer: class and own variables of it and its parts."""

    run: str
    layers: Mapping[str, list[tuple[type, _Store]]]


@dataclass(frozen=True)
class Carried:
    """Ids of the layers that got the weights of a run, and of those with weights that begin anew."""

    run: str
    layers: tuple[str, ...]
    fresh: tuple[str, ...]

    def text(self, graph: Graph) -> Text:
        """Say it in a sentence."""
        names = listed((graph.nodes[i].name for i in self.fresh), 4)
        args = {"count": len(self.layers), "run": self.run, "names": names}
        if not self.layers:
            return Text(
                QT_TRANSLATE_NOOP("Errors", "No layer is as it was in the run {run}; all weights start fresh."), args
            )
        if not self.fresh:
            return Text(QT_TRANSLATE_NOOP("Errors", "The weights of all {count} layers come from the run {run}."), args)
        if len(self.fresh) == 1:
            return Text(
                QT_TRANSLATE_NOOP("Errors", "Weights of {count} layers come from the run {run}; {names} starts fresh."),
                args,
            )
        return Text(
            QT_TRANSLATE_NOOP("Errors", "Weights of {count} layers come from the run {run}; {names} start fresh."), args
        )


def learned(runs: Path, name: str, catalogue: Catalogue) -> Learned:
    """Return the weights of a run, read into a model of the run's own drawing. Raises DesignerError without them.

    Call it before the random seed is set: it draws random numbers.
    """
    folder = run_folder.find(runs, name)
    if folder is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors",
                "The run {name}, which the training starts from, is not there. Start from another run, or fresh.",
            ),
            name=name,
        )
    graph, model, drawn, _file = trained.restored(folder, catalogue)
    return learned_of(name, model, drawn, graph)


def learned_of(name: str, model: keras.Model, drawn: Program, graph: Graph) -> Learned:
    """Return the weights of a run's model."""
    layers = {i: [_own(part) for part in _parts(layer)] for i, layer in _with_weights(model, drawn, graph).items()}
    return Learned(name, layers)


def carry(model: keras.Model, drawn: Program, graph: Graph, source: Learned) -> Carried:
    """Give the layers of a model the weights of those of the same node, where class and shapes are the same."""
    came, fresh = [], []
    for node_id, layer in _with_weights(model, drawn, graph).items():
        stores = _fitting(layer, source.layers.get(node_id))
        if stores is None:
            fresh.append(node_id)
            continue
        came.append(node_id)
        _load(layer, stores)
    return Carried(source.run, tuple(came), tuple(fresh))


def copy_weights(source: keras.layers.Layer, target: keras.layers.Layer) -> None:
    """Give a layer the weights of another one of its class and shapes. Raises ValueError where they do not fit."""
    stores = _fitting(target, [_own(part) for part in _parts(source)])
    if stores is None:
        raise ValueError(f"expected a layer like {target.name}, received {source.name}")
    _load(target, stores)


def write_initial(request: SaveInitial, catalogue: Catalogue) -> Done:
    """Write the weights a project starts from as a script reads them: one array a weight, "names/of/layers/index".

    Raises DesignerError.
    """
    output = Path(request.output)
    graph = decode(request.project)
    settings: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    if not output.name.endswith(SUFFIX):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The file {file} should end with {suffix}."), file=output.name, suffix=SUFFIX
        )
    source = learned(Path(request.runs_dir), settings.start_from, catalogue)
    catalogue = catalogue_of(graph, catalogue)
    drawn = program_of(graph, catalogue)
    model = build_model(drawn, catalogue)
    came = carry(model, drawn, graph, source).layers
    paths = _paths(drawn)
    layers = node_layers(model, drawn)
    arrays = {
        f"{paths[i]}/{index}": _plain(weight)
        for i in came
        for index, weight in enumerate(layers[i].weights)
        if not _is_of_low_rank(weight)
    }
    temporary = output.with_name(f".{output.name}.{os.getpid()}.tmp")
    try:
        with zipfile.ZipFile(temporary, "w") as archive:  # np.savez has arguments of its own, which names may equal
            for name, array in arrays.items():
                with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                    np.lib.format.write_array(member, array, allow_pickle=False)
        temporary.replace(output)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise not_written(output, error) from error
    return Done(result=str(output))


def _with_weights(model: keras.Model, drawn: Program, graph: Graph) -> dict[str, keras.layers.Layer]:
    """Return the layers that hold weights by the id of the node that owns them, nested models as their parts."""
    found: dict[str, keras.layers.Layer] = {}
    for node_id, layer in node_layers(model, drawn).items():
        owner = graph.layer_of(node_id).id
        if not isinstance(layer, keras.Model) and layer.weights:
            found.setdefault(owner, layer)
    return found


def _parts(layer: keras.layers.Layer) -> list[keras.layers.Layer]:
    """Return a layer and the layers inside it (cells, wrapped layers), in an order that its class decides."""
    return list(layer._flatten_layers())


def _load(layer: keras.layers.Layer, stores: list[_Store]) -> None:
    for part, store in zip(_parts(layer), stores, strict=True):
        if store:
            fresh = [(one, keras.ops.convert_to_numpy(one)) for one in part.variables if _is_of_low_rank(one)]
            part.load_own_variables(store)
            for one, value in fresh:  # Keras makes both matrices 0, from which neither would ever learn
                one.assign(value)


def _is_of_low_rank(weight: Any) -> bool:
    return str(weight.name).startswith("lora_")


def _own(part: keras.layers.Layer) -> tuple[type, _Store]:
    store: dict[str, Any] = {}
    if is_quantized(part):
        store = plain_weights(part)
    else:
        part.save_own_variables(store)
    return type(part), {key: np.array(keras.ops.convert_to_numpy(value)) for key, value in store.items()}


def _fitting(layer: keras.layers.Layer, known: list[tuple[type, _Store]] | None) -> list[_Store] | None:
    parts = _parts(layer)
    if known is None or len(known) != len(parts):
        return None
    for part, (class_, store) in zip(parts, known, strict=True):
        own_class, own = _own(part)
        shapes = {key: array.shape for key, array in own.items()}
        if own_class is not class_ or shapes != {key: array.shape for key, array in store.items()}:
            return None
    return [store for _, store in known]


def _paths(drawn: Program, above: str = "") -> dict[str, str]:
    """Return where `get_layer` finds the layer of every node: its name, behind those of the models around it."""
    found: dict[str, str] = {}
    for call in drawn.calls:
        found.setdefault(call.layer, above + call.name)
        found.setdefault(call.node, above + call.name)
        if call.body is not None:
            for node_id, path in _paths(call.body, f"{above}{call.name}/").items():
                found.setdefault(node_id, path)
    return found


def _plain(weight: Any) -> np.ndarray:
    array = np.asarray(keras.ops.convert_to_numpy(weight))
    return array if array.dtype.kind in "biufc" else array.astype("float32")  # numpy has no bfloat16
