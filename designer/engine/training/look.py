"""One look into a model while it trains: what its layers give, their gradients and weights, on a few pinned rows.

Everything is computed in a stateless scope: variables, seeds, moving averages and metrics stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from designer.engine.building.gradients import gradients
from designer.engine.building.tapped import tapped
from designer.project.layer_looks import COLUMNS

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
State = tuple[Copies, Copies]
"""Trainable weights, and those that are not."""


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
        self._passed: Callable[..., Any] = self._pass

    def copies(self) -> Copies:
        """Return the trainable weights as they are now, to be held against what the next batch makes of them."""
        return _copies(self._model.trainable_variables)

    def state(self) -> State:
        """Return all that a look reads of the model as it is now, for a look to be taken later."""
        return self.copies(), _copies(self._model.non_trainable_variables)

    def compile(self) -> None:
        """Do now what the first look would otherwise wait for; no weight is looked at, so that training may go on."""
        if keras.backend.backend() != "jax":
            return
        import jax

        shapes = [
            [jax.ShapeDtypeStruct(tuple(v.shape), v.dtype) for v in variables]
            for variables in (self._model.trainable_variables, self._model.non_trainable_variables)
        ]
        # It is compiled beside the training, on its cores: what is called now and then is to be ready with little work.
        options = {"xla_backend_optimization_level": 0} if jax.default_backend() == "cpu" else None
        self._passed = jax.jit(self._pass).lower(*shapes, shapes[0]).compile(compiler_options=options)

    def take(self, before: Copies, state: State | None = None) -> np.ndarray:
        """Return the numbers of layer_looks.COLUMNS for every layer, and in a last row those of the whole model.

        They are those of a `state` that was kept, else of the model as it is now.
        """
        trainable, others = state or (
            [variable.value for variable in self._model.trainable_variables],
            [variable.value for variable in self._model.non_trainable_variables],
        )
        found = self._passed(trainable, others, before)
        taps, squares = keras.tree.map_structure(lambda one: np.asarray(keras.ops.convert_to_numpy(one)), found)
        rows = np.full((len(self._layers) + 1, len(COLUMNS)), np.nan, np.float32)
        with np.errstate(all="ignore"):  # of a training that diverges the numbers are told as they are
            for place, layer in enumerate(self._layers):
                if place in taps:
                    rows[place, :5] = _of_activations(taps[place], self._activation(place))
                own = [self._places[id(v)] for v in layer.trainable_variables]
                if own:
                    rows[place, 5:] = _norms(squares[:, own])
            if trainable:
                rows[-1, 5:] = _norms(squares)
        return rows

    def _pass(self, trainable: list[Any], others: list[Any], before: Copies) -> tuple[dict[int, Any], Any]:
        """Return what layers give, by their places and where it is numbers, and sums of squares by trainable weight.

        The latter (3, weights) are of gradients, of weights, and of what was changed. All else is left to numpy: every
        number that is asked of JAX here has to be compiled.
        """
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
            taps = {place: tap for place, tap in enumerate(given["taps"]) if _is_number(tap)}
            return loss, {place: ops.cast(tap, "float32") for place, tap in taps.items()}

        found, _, taps = gradients(score, trainable)
        moved = [ops.subtract(now, old) for now, old in zip(trainable, before, strict=True)]
        squares = [_square(one) for one in (*found, *trainable, *moved)]
        return taps, ops.reshape(ops.stack(squares), (3, len(trainable))) if squares else np.zeros((3, 0), "float32")

    def _activation(self, place: int) -> str:
        found = getattr(self._layers[place], "activation", None)
        return getattr(found, "__name__", "") if found is not None else type(self._layers[place]).__name__.lower()


def _copies(variables: list[Any]) -> Copies:
    backend = keras.backend.backend()
    values = [variable.value for variable in variables]
    if backend == "tensorflow":
        return [value.read_value() if hasattr(value, "read_value") else value for value in values]
    if backend == "jax":
        import jax.numpy as jnp

        return [jnp.array(value, copy=True) for value in values]
    return [value.detach().clone() for value in values]


def _is_number(tensor: Any) -> bool:
    return bool(keras.backend.is_float_dtype(keras.backend.standardize_dtype(tensor.dtype)))


def _of_activations(values: np.ndarray, activation: str) -> list[float]:
    """Return mean, deviation, share of zeros, of units that are zero in all rows, of values at the ends."""
    zero = values == 0
    dead = zero.all(axis=tuple(range(values.ndim - 1))).mean() if values.ndim > 1 else np.nan
    low, high = _ENDS.get(activation, (np.nan, np.nan))
    saturated = ((values < low) | (values > high)).mean() if activation in _ENDS else np.nan
    return [values.mean(), values.std(), zero.mean(), dead, saturated]


def _norms(squares: np.ndarray) -> list[float]:
    """Return the norms of gradients and weights, and the norm of the update as a share of that of the weights."""
    gradient, weight, update = np.sqrt(squares.sum(axis=1))
    return [gradient, weight, update / max(weight, 1e-12)]


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
