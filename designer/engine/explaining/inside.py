"""Looks inside one node: its config, what numbers its weights hold, and what it gives for real samples."""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np

from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.engine.building.build import build_model, node_layers
from designer.engine.building.carry import carry, learned
from designer.engine.building.quantizing import quantize
from designer.engine.building.trained import Trained
from designer.engine.checking.memory import tensor_bytes
from designer.engine.checking.settings import in_words
from designer.engine.explaining.stepping import inputs_of, run_to
from designer.engine.feeding import data
from designer.engine.feeding.opened import stamp
from designer.engine.feeding.thumbnails import pictures_of
from designer.engine.without_tensorflow import set_random_seed
from designer.graph.building import up_to
from designer.graph.calls import Call, Program
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.machine.memory import free_bytes
from designer.project import run_folder, storage
from designer.project.own_code import catalogue_of
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.recipe.drawn import program_of
from designer.wire import Checked, NodeInfo, NodeInside, NodeInsideShown, WeightInfo

BINS = 40
MAX_SAMPLES = 32
MAX_VALUES = 64  # of each sample's output that are told
MAX_WEIGHTS = 100  # of a nested model that are told

_TRAINED_COPIES = 4  # numbers a run's compiled model holds for each of its parameters


@dataclass(frozen=True)
class _Seen:
    """A model with its drawing, what the check says of it, and where its data are."""

    graph: Graph
    drawn: Program
    model: keras.Model
    report: Checked
    folder: Path


class Insides:
    """Answers NodeInside; the model and the samples of the last answer are kept for the next.

    `check` reports on a drawing without its data, `trained` returns the model of a run.
    """

    def __init__(
        self, catalogue: Catalogue, check: Callable[[Graph], Checked], trained: Callable[[str], Trained]
    ) -> None:
        self._catalogue = catalogue
        self._check = check
        self._trained = trained
        self._fresh: tuple[object, _Seen] | None = None
        self._rows: tuple[object, dict[str, np.ndarray]] | None = None

    def show(self, request: NodeInside) -> NodeInsideShown:
        """Return what is inside a node. Raises DesignerError for one that is not in the model or a model too big."""
        seen = self._of_run(request) if request.run_dir else self._of_project(request)
        calls = _calls(seen.drawn)
        layer = node_layers(seen.model, seen.drawn).get(request.node)
        call = calls[request.node]
        info = seen.report.nodes.get(request.node, NodeInfo())
        shown = NodeInsideShown(
            config=_plain(layer.get_config() if layer is not None else dict(call.params)),
            weights=_weights(layer),
            inputs=info.inputs,
            outputs=info.outputs,
        )
        if request.samples < 1:
            return shown
        try:
            values = self._values(seen, request)
        except DesignerError as error:
            return msgspec.structs.replace(shown, note=error.text)
        return _with_output(msgspec.structs.replace(shown, augments=_augments(layer)), values)

    # ------------------------------------------------------------------------------------------ the model

    def _of_run(self, request: NodeInside) -> _Seen:
        path = Path(request.run_dir)
        graph = storage.load(path / run_folder.PROJECT)
        if request.node not in graph.nodes:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "This layer is not in the model of the run {name}."), name=path.name
            )
        report = self._check(graph)
        _refuse_too_big(report, request.samples, _TRAINED_COPIES)
        trained = self._trained(request.run_dir)
        return _Seen(trained.graph, trained.program, trained.model, report, trained.folder)

    def _of_project(self, request: NodeInside) -> _Seen:
        graph = storage.decode(request.project)
        report = self._check(graph)
        if not report.ok:
            graph = up_to(graph, request.node)  # what stands before a node can be looked at while the rest is drawn
            report = self._check(graph)
            if not report.ok:
                first = next(p.text for p in report.problems if p.severity == "error")
                raise DesignerError(first.template, **first.args)
        key = (storage.encode(graph), request.runs_dir)
        if self._fresh is None or self._fresh[0] != key:
            self._fresh = None
            _refuse_too_big(report, request.samples, 1)
            self._fresh = (key, self._built(graph, report, request))
        return self._fresh[1]

    def _built(self, graph: Graph, report: Checked, request: NodeInside) -> _Seen:
        """Return the model as training would begin with it."""
        training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
        source = None
        if training.start_from and request.runs_dir:
            with contextlib.suppress(DesignerError):  # that the run is missing stands among the problems
                source = learned(Path(request.runs_dir), training.start_from, self._catalogue)
        set_random_seed(training.seed)
        catalogue = catalogue_of(graph, self._catalogue)
        drawn = program_of(graph, catalogue)
        model = build_model(drawn, catalogue)
        if source is not None:
            carry(model, drawn, graph, source)
        quantize(model, training)
        return _Seen(graph, drawn, model, report, Path(request.folder or "."))

    # ------------------------------------------------------------------------------------------ the samples

    def _values(self, seen: _Seen, request: NodeInside) -> np.ndarray:
        rows = self._samples(seen, request.node)
        inputs = {name: array[: request.samples] for name, array in rows.items()}
        try:
            layers = {node: _as_in_training(one) for node, one in node_layers(seen.model, seen.drawn).items()}
            found = run_to(request.node, seen.drawn, layers, inputs, self._catalogue)
            return np.asarray(keras.ops.convert_to_numpy(found), dtype="float64")
        except DesignerError:
            raise
        except Exception as error:  # data that do not fit end in all kinds
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The samples do not go through the model: {reason}"),
                reason=str(error).partition("\n")[0],
            ) from error

    def _samples(self, seen: _Seen, node: str) -> dict[str, np.ndarray]:
        """Return the first rows of the project's data by the name of each Input that leads to a node."""
        settings: DataSettings = seen.graph.settings.get(DATA, DataSettings())
        if settings.source is None:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There are no data yet to send through the model."))
        wanted = replace(seen.drawn, inputs=inputs_of(node, seen.drawn), outputs=())
        inputs = tuple((c.node, c.name) for c in wanted.inputs)
        key = (msgspec.json.encode(settings), inputs, stamp(settings.source, seen.folder))
        if self._rows is None or self._rows[0] != key:
            x = data.inputs_of(wanted, settings, seen.folder)
            named = x if isinstance(x, dict) else {wanted.inputs[0].name: x}
            self._rows = (key, {name: np.array(array[:MAX_SAMPLES]) for name, array in named.items()})
        return self._rows[1]


def described(name: str, array: np.ndarray, trainable: bool = True, dtype: str = "") -> WeightInfo:
    """Return what numbers an array holds."""
    numbers = array.reshape(-1)
    if numbers.dtype.kind not in "fiu":
        numbers = numbers.astype("float32")
    finite = numbers
    if numbers.dtype.kind == "f":
        good = np.isfinite(numbers)
        finite = numbers if good.all() else numbers[good]
    info = WeightInfo(
        name=name,
        shape=tuple(int(n) for n in array.shape),
        dtype=dtype or str(array.dtype),
        trainable=trainable,
        not_finite=len(numbers) - len(finite),
    )
    if not len(finite):
        return info
    low, high = float(finite.min()), float(finite.max())
    width = high - low
    counts = (
        np.histogram(finite, bins=BINS, range=(low, high))[0]
        if 0 < width < math.inf and width > abs(low) * 1e-12
        else [len(finite)]
    )
    return msgspec.structs.replace(
        info,
        mean=float(finite.mean(dtype="float64")),
        deviation=float(finite.std(dtype="float64")),
        minimum=low,
        maximum=high,
        histogram=tuple(int(n) for n in counts),
    )


def _weights(layer: Any) -> tuple[WeightInfo, ...]:
    if layer is None:
        return ()
    weights = layer.weights[:MAX_WEIGHTS]
    paths = [w.path.removeprefix(f"{layer.name}/") for w in weights]
    short = [path.rpartition("/")[2] for path in paths]
    names = short if len(set(short)) == len(short) else paths
    return tuple(
        described(name, np.asarray(keras.ops.convert_to_numpy(w)), bool(w.trainable), str(w.dtype))
        for name, w in zip(names, weights, strict=True)
    )


def _with_output(shown: NodeInsideShown, values: np.ndarray) -> NodeInsideShown:
    rows = values.reshape(len(values), -1)[:, :MAX_VALUES]
    dtype = shown.outputs[0].dtype if shown.outputs else ""
    return msgspec.structs.replace(
        shown,
        output=tuple(tuple(float(v) if math.isfinite(v) else None for v in row) for row in rows),
        output_shape=tuple(int(n) for n in values.shape[1:]),
        output_info=described("", values, dtype=dtype),
        pictures=pictures_of(values),
    )


def _augments(layer: Any) -> bool:
    """Tell whether a layer changes pictures at random, and only in training."""
    return isinstance(layer, (keras.layers.RandomFlip.__base__, keras.layers.Pipeline)) and (
        type(layer).__name__.startswith(("Random", "Rand", "Aug", "CutMix", "MixUp"))
        or any(_augments(one) for one in getattr(layer, "layers", ()))
    )


def _as_in_training(layer: Any) -> Any:
    """Return what calls a layer: one that augments as in training, any other as in inference."""
    return partial(layer, training=True) if _augments(layer) else layer


def _refuse_too_big(report: Checked, samples: int, copies: int) -> None:
    needed = 4 * report.total_params * copies
    needed += sum(tensor_bytes(t, max(1, samples)) for info in report.nodes.values() for t in info.outputs)
    free = free_bytes()
    if free is not None and needed > 0.8 * free:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "To look inside this model takes about {needed} of memory, and {free} are free."
            ),
            needed=in_words(needed),
            free=in_words(free),
        )


def _calls(drawn: Program) -> Mapping[str, Call]:
    found: dict[str, Call] = {}
    for call in drawn.calls:
        found[call.node] = call
        if call.body is not None:
            found.update(_calls(call.body))
    return found


def _plain(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a config as JSON can hold it."""
    found: dict[str, Any] = json.loads(json.dumps(config, default=str, allow_nan=True), parse_constant=str)
    return found
