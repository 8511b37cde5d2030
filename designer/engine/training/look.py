"""One look into a model while it trains: what its layers give, their gradients and weights, on a few pinned rows.

Everything is computed in a stateless scope: variables, seeds, moving averages and metrics stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np

from designer.engine.building.gradients import gradients
from designer.engine.building.tapped import tapped

_ENDS: dict[str, tuple[float, float]] = {
    "sigmoid": (0.01, 0.99),
    "hard_sigmoid": (0.001, 0.999),
    "tanh": (-0.99, 0.99),
    "hard_tanh": (-0.999, 0.999),
    "softsign": (-0.95, 0.95),
    "relu6": (-1.0, 5.999),
}
"""Beyond which values an activation hardly passes gradients on."""

Copies = list[Any]


class Look:
    """Looks at a compiled model on some rows, given as `train_on_batch` takes them.

    The rows go through the model as in training. `names` are those of the layers, in their order.
    """

    def __init__(self, model: keras.Model, x: Any, y: Any, weights: Any = None) -> None:
        self._model = model
        self._taps, names = tapped(model)
        layers = {layer.name: layer for layer in model.layers}
        self.names = tuple(names)
        self._layers = [layers[name] for name in names]
        self._places = {id(v): place for place, v in enumerate(model.trainable_variables)}
        self._rows = tuple(_tensors(one) for one in (x, y, weights))
        self._computed: Callable[..., Any] = self._measured

    def copies(self) -> Copies:
        """Return the trainable weights as they are now, to be held against what the next batch makes of them."""
        backend = keras.backend.backend()
        values = [variable.value for variable in self._model.trainable_variables]
        if backend == "tensorflow":
            return [value.read_value() if hasattr(value, "read_value") else value for value in values]
        if backend == "jax":
            import jax.numpy as jnp

            return [jnp.array(value, copy=True) for value in values]
        return [value.detach().clone() for value in values]

    def compile(self) -> None:
        """Do now what the first look would otherwise wait for; no weight is looked at, so that training may go on."""
        if keras.backend.backend() != "jax":
            return
        import jax

        shapes = [
            [jax.ShapeDtypeStruct(tuple(v.shape), v.dtype) for v in variables]
            for variables in (self._model.trainable_variables, self._model.non_trainable_variables)
        ]
        self._computed = jax.jit(self._measured).lower(*shapes, shapes[0]).compile()

    def take(self, before: Copies) -> np.ndarray:
        """Return the numbers of layer_looks.COLUMNS for every layer, and in a last row those of the whole model."""
        trainable = [variable.value for variable in self._model.trainable_variables]
        others = [variable.value for variable in self._model.non_trainable_variables]
        found = self._computed(trainable, others, before)
        return np.asarray(keras.ops.convert_to_numpy(found), np.float32)

    def _measured(self, trainable: list[Any], others: list[Any], before: Copies) -> Any:
        ops = keras.ops
        rest = list(zip(self._model.non_trainable_variables, others, strict=True))
        # The losses of several outputs are counted, too; while JAX trains, the counters have no values of their own.
        rest += [(counter, ops.zeros(counter.shape, counter.dtype)) for counter in self._model.metrics_variables]

        def score(values: list[Any]) -> tuple[Any, Any]:
            mapping = [*zip(self._model.trainable_variables, values, strict=True), *rest]
            with keras.StatelessScope(state_mapping=mapping, collect_losses=True):
                x, y, weights = self._rows
                given = self._taps(x, training=True)
                loss = self._model.compute_loss(x, y, given["y"], weights, training=True)
            return loss, [_of_activations(tap, self._activation(place)) for place, tap in enumerate(given["taps"])]

        found, _, activations = gradients(score, trainable)
        squares = [_square(g) for g in found]
        sizes = [_square(v) for v in trainable]
        moved = [_square(ops.subtract(now, old)) for now, old in zip(trainable, before, strict=True)]
        rows = []
        for layer, told in zip(self._layers, activations, strict=True):
            own = [self._places[id(v)] for v in layer.trainable_variables]
            rows.append(ops.concatenate([told, _norms(squares, sizes, moved, own)]))
        nothing = ops.full((5,), float("nan"), "float32")
        rows.append(ops.concatenate([nothing, _norms(squares, sizes, moved, range(len(trainable)))]))
        return ops.stack(rows)

    def _activation(self, place: int) -> str:
        found = getattr(self._layers[place], "activation", None)
        return getattr(found, "__name__", "") if found is not None else type(self._layers[place]).__name__.lower()


def _of_activations(values: Any, activation: str) -> Any:
    """Return mean, deviation, share of zeros, of units that are zero in all rows, of values at the ends."""
    ops = keras.ops
    nan = ops.full((), float("nan"), "float32")
    if not keras.backend.is_float_dtype(keras.backend.standardize_dtype(values.dtype)):
        return ops.stack([nan] * 5)
    values = ops.cast(values, "float32")
    zero = ops.equal(values, 0)
    axes = tuple(range(len(values.shape) - 1))
    dead = ops.mean(ops.cast(ops.all(zero, axis=axes), "float32")) if len(values.shape) > 1 else nan
    saturated = nan
    if activation in _ENDS:
        low, high = _ENDS[activation]
        saturated = ops.mean(ops.cast(ops.logical_or(ops.less(values, low), ops.greater(values, high)), "float32"))
    return ops.stack([ops.mean(values), ops.std(values), ops.mean(ops.cast(zero, "float32")), dead, saturated])


def _norms(squares: Sequence[Any], sizes: Sequence[Any], moved: Sequence[Any], places: Sequence[int]) -> Any:
    """Return the norms of gradients and weights, and the norm of the update as a share of that of the weights."""
    ops = keras.ops
    if not len(places):
        return ops.full((3,), float("nan"), "float32")
    gradient, weight, update = (
        ops.sqrt(ops.sum(ops.stack([of[place] for place in places]))) for of in (squares, sizes, moved)
    )
    return ops.stack([gradient, weight, update / ops.maximum(weight, 1e-12)])


def _square(values: Any) -> Any:
    ops = keras.ops
    if values is None:
        return ops.zeros((), "float32")
    values = ops.cast(values, "float32")
    return ops.sum(ops.multiply(values, values))


def _tensors(arrays: Any) -> Any:
    if arrays is None:
        return None
    return keras.tree.map_structure(keras.ops.convert_to_tensor, arrays)
