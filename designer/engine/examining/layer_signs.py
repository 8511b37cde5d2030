"""What the layers of a model do on some rows, with the weights it began with and with those it ended with."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

import keras
import numpy as np

from designer.advice.losses import reach
from designer.doctor.case import LayerSigns
from designer.engine.building.gradients import gradients_of_loss
from designer.engine.examining.samples import Sample
from designer.graph.calls import OPERATION, Program
from designer.graph.model import INPUT

_NO_GRADIENT = {"relu", "relu6"}
_ENDS = {name: reach(name) for name in ("tanh", "sigmoid", "hard_sigmoid", "softsign")}
_IS_COMPILED = keras.backend.backend() == "jax"  # where one operation after the other takes longer
_NO_GRADIENTS = (ValueError, TypeError, RuntimeError, NotImplementedError)  # of layers that have none
_NEAR = 0.01  # of the range, from its ends
_SHUT = 4.6  # from 0, where a gate is as near to its ends
ROWS = 256


def layer_signs(
    model: keras.Model, program: Program, rows: Sample, before: list[np.ndarray] | None
) -> tuple[LayerSigns, ...]:
    """Return the signs of a model's layers in their order; `before` are its first weights, which are given back."""
    after = model.get_weights()
    layers = {
        call.node: model.get_layer(call.name)
        for call in program.calls
        if call.type != INPUT and not call.type.startswith(OPERATION)
    }
    probe = _Probe(model, layers, rows)
    ends = probe.look()
    starts: dict[str, _Seen] = {}
    changes: dict[str, float] = {}
    if before is not None:
        now = {id(w): keras.ops.convert_to_numpy(w).copy() for w in model.weights}
        model.set_weights(before)
        starts = probe.look()
        for node, layer in layers.items():
            changes[node] = _change(layer, now)
        model.set_weights(after)
    found = []
    outputs = {output.tensor.node for output in program.outputs}
    for node, layer in layers.items():
        first, last = starts.get(node, ends[node]), ends[node]
        found.append(
            LayerSigns(
                node=node,
                type=type(layer).__name__,
                activation=_activation(layer),
                is_hidden=node not in outputs and not _only_passes(program, node, outputs),
                weights=int(sum(np.prod(w.shape) for w in layer.weights)),
                dead=(first.dead, last.dead),
                saturated=(first.saturated, last.saturated),
                gradient=(first.gradient, last.gradient),
                change=changes.get(node),
                gain=first.gain,
                units=last.units,
            )
        )
    return tuple(found)


class _Seen:
    def __init__(self) -> None:
        self.dead = self.saturated = 0.0
        self.gradient: float | None = None
        self.gain = 1.0
        self.units = 0


class _Probe:
    """Looks at the layers of a model again and again, with whatever weights it has."""

    def __init__(self, model: keras.Model, layers: Mapping[str, Any], rows: Sample) -> None:
        self._model = model
        self._layers = layers
        self._x = keras.tree.flatten(rows.x)
        tensors = {}
        for node, layer in layers.items():
            if _activation(layer) in {*_NO_GRADIENT, *_ENDS}:
                with contextlib.suppress(AttributeError, ValueError):  # of a layer that is called more than once
                    looked = [layer.input, layer.output] if _gates(layer) is not None else [layer.output]
                    # A mask and the states of recurrent layers come and go beside what is looked at.
                    tensors[node] = [keras.tree.flatten(one)[0] for one in looked]
        self._looked = list(tensors)
        self._inner = (
            keras.Model(model.inputs, [one for every in tensors.values() for one in every]) if tensors else None
        )
        self._count = [len(every) for every in tensors.values()]
        self._gradients = gradients_of_loss(model, rows.x, rows.y)

    def look(self) -> dict[str, _Seen]:
        """Return what is seen of each layer."""
        found = {node: _Seen() for node in self._layers}
        if self._inner is not None:
            given = self._inner.predict_on_batch(self._x) if _IS_COMPILED else self._inner(self._x, training=False)
            values = iter(given if isinstance(given, list | tuple) else [given])
            for node, count in zip(self._looked, self._count, strict=True):
                *taken, value = (keras.ops.convert_to_numpy(next(values)) for _ in range(count))
                _see(found[node], self._layers[node], value)
                for one in taken:
                    found[node].saturated = max(found[node].saturated, _shut(self._layers[node], one))
        norms: dict[int, float] = {}
        with contextlib.suppress(*_NO_GRADIENTS):
            for weight, one in zip(self._model.trainable_weights, self._gradients(), strict=True):
                if one is not None:
                    with np.errstate(over="ignore", invalid="ignore"):
                        norms[id(weight)] = float(np.sqrt((one.astype(np.float64) ** 2).sum()))
        for node, layer in self._layers.items():
            own = [norms[id(w)] for w in layer.trainable_weights if id(w) in norms]
            if own:
                found[node].gradient = float(np.sqrt(np.sum(np.square(own))))
            found[node].gain = _gain(layer)
        return found


def _see(seen: _Seen, layer: Any, values: np.ndarray) -> None:
    activation = _activation(layer)
    flat = values.reshape(-1, values.shape[-1]).astype(np.float64)
    seen.units = flat.shape[1]
    if activation in _NO_GRADIENT:
        seen.dead = float((flat <= 0).all(axis=0).mean())
    ends = _ENDS.get(activation)
    if ends is not None:
        low, high = ends
        near = _NEAR * (high - low)
        seen.saturated = float(((flat < low + near) | (flat > high - near)).mean())


def _gates(layer: Any) -> Any:
    """Return the weights by which the inputs of a recurrent layer move its gates, None of another layer."""
    return getattr(getattr(layer, "cell", None), "kernel", None)


def _shut(layer: Any, taken: np.ndarray) -> float:
    """Return the share of gates, over rows and steps, that the inputs alone hold at an end; outputs do not tell."""
    if taken.ndim != 3:
        return 0.0
    moved = taken.reshape(-1, taken.shape[-1]) @ keras.ops.convert_to_numpy(_gates(layer))
    return float((np.abs(moved) > _SHUT).mean())


def _change(layer: Any, now: Mapping[int, np.ndarray]) -> float:
    """Return how far the trainable weights moved, relative to their size at first; the model holds the first ones."""
    moved = size = 0.0
    for weight in layer.trainable_weights:
        before = keras.ops.convert_to_numpy(weight).astype(np.float64)
        after = now[id(weight)].astype(np.float64)
        moved += float(np.nansum((after - before) ** 2))
        size += float((before**2).sum())
    return float(np.sqrt(moved) / (np.sqrt(size) + 1e-12)) if size else float(np.sqrt(moved))


def _gain(layer: Any) -> float:
    """Return the deviation of a layer's largest weights times the root of what comes in, 1 where sizes are kept."""
    kernels = [
        w for w in layer.trainable_weights if len(w.shape) >= 2 and "embedding" not in type(layer).__name__.lower()
    ]
    if not kernels:
        return 1.0
    kernel = keras.ops.convert_to_numpy(max(kernels, key=lambda w: int(np.prod(w.shape)))).astype(np.float64)
    return float(kernel.std() * np.sqrt(np.prod(kernel.shape[:-1])))


def _activation(layer: Any) -> str:
    name = type(layer).__name__
    if name == "ReLU":
        return "relu"
    activation = getattr(layer, "activation", None)
    return str(getattr(activation, "__name__", "")) if activation is not None else ""


def _only_passes(program: Program, node: str, outputs: set[str]) -> bool:
    """Tell whether what a node gives comes to an output through activations alone."""
    behind = [c for c in program.calls if any(t.node == node for t in c.tensors)]
    return len(behind) == 1 and behind[0].type in {"Activation", "Softmax", "Reshape"} and behind[0].node in outputs
