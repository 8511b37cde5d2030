"""Weights as older Keras kept them, as those of Keras 3: gates put together, kernels turned, CuDNN undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np

from designer.engine.importers.legacy.era import Era

Arrays = list[np.ndarray]
_GATES = {"LSTM": (0, 2, 1, 3), "GRU": (0, 1, 2), "ConvLSTM2D": (0, 2, 1, 3)}  # Keras 1 has i, c, f, o and z, r, h
_CONV = ("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "Conv3DTranspose", "ConvLSTM2D")


@dataclass(frozen=True)
class Origin:
    """Who wrote the weights of a layer: the version, and the class it (or what it wraps) had there ("CuDNNLSTM")."""

    era: Era
    class_name: str = ""


def converted(arrays: Arrays, layer: Any, origin: Origin) -> Arrays:
    """Return the weights of one layer in the order and layout of Keras 3; what needs no change comes back as it is."""
    kind = type(layer).__name__
    if kind == "TimeDistributed":
        return converted(arrays, layer.layer, origin)
    if kind == "Bidirectional":
        half = len(arrays) // 2
        return [
            *converted(arrays[:half], layer.forward_layer, origin),
            *converted(arrays[half:], layer.backward_layer, origin),
        ]
    if kind in _GATES and len(arrays) == 3 * len(_GATES[kind]):
        arrays = _gates_together(arrays, kind)
    if origin.class_name.startswith("CuDNN") or _is_cudnn(arrays, kind, layer):
        arrays = _without_cudnn(arrays, kind)
    if kind in _CONV and arrays:
        arrays = _kernels(arrays, kind, layer, origin.era)
    if kind == "BatchNormalization" and len(arrays) == 4 and origin.era.major == 0:
        epsilon = 1e-6  # that of Keras 0.3, which kept a deviation and added it there
        arrays = [*arrays[:3], np.square(arrays[3] + epsilon) - layer.epsilon]
    return arrays


def _gates_together(arrays: Arrays, kind: str) -> Arrays:
    """Return kernel, recurrent kernel and bias of a layer that Keras 1 kept gate by gate: W, U, b each."""
    gates = [arrays[3 * gate : 3 * gate + 3] for gate in _GATES[kind]]
    axis = -1
    if kind == "ConvLSTM2D" and gates[0][0].shape[0] == gates[0][2].shape[0] != gates[0][0].shape[-1]:
        gates = [[w.transpose(2, 3, 1, 0), u.transpose(2, 3, 1, 0), b] for w, u, b in gates]
    return [np.concatenate([gate[part] for gate in gates], axis) for part in range(3)]


def _is_cudnn(arrays: Arrays, kind: str, layer: Any) -> bool:
    """Tell by its bias whether a layer was a CuDNN one: twice as long as that of an LSTM."""
    return kind == "LSTM" and len(arrays) == 3 and arrays[2].shape == (8 * layer.units,)


def _without_cudnn(arrays: Arrays, kind: str) -> Arrays:
    gates = 4 if kind == "LSTM" else 3
    kernel, recurrent, bias = arrays
    kernel = np.hstack([k.T.reshape(k.shape, order="F") for k in np.hsplit(kernel, gates)])
    recurrent = np.hstack([k.T for k in np.hsplit(recurrent, gates)])
    bias = np.sum(np.split(bias, 2), axis=0) if kind == "LSTM" else bias.reshape(2, -1)
    return [kernel, recurrent, bias]


def _kernels(arrays: Arrays, kind: str, layer: Any, era: Era) -> Arrays:
    """Return kernels as rows, columns, inputs, outputs; Theano's, which it applied reversed, the right way round."""
    wanted = [tuple(w.shape) for w in layer.weights]
    count = 2 if kind == "ConvLSTM2D" else 1
    kernels = [
        _turned(kernel, kind, layer, era, wanted[i] if i < len(wanted) else kernel.shape)
        for i, kernel in enumerate(arrays[:count])
    ]
    return [*kernels, *arrays[count:]]


def _turned(kernel: np.ndarray, kind: str, layer: Any, era: Era, wanted: Sequence[int]) -> np.ndarray:
    is_first = layer.data_format == "channels_first"
    if era.major < 2 and kind == "Conv1D" and kernel.ndim == 4:
        if kernel.shape[0] == layer.filters and kernel.shape[2:] == (layer.kernel_size[0], 1):
            kernel = kernel.transpose(2, 3, 1, 0)
        kernel = kernel[:, 0]
    elif era.major < 2 and kind == "Conv2D" and is_first:
        kernel = kernel.transpose(2, 3, 1, 0)
    elif era.major < 2 and kind == "Conv3D" and is_first:
        kernel = kernel.transpose(2, 3, 4, 1, 0)
    elif era.major < 2 and kind == "Conv2DTranspose":
        kernel = kernel.transpose(2, 3, 0, 1) if is_first else kernel.transpose(0, 1, 3, 2)
    if era.is_theano(is_first) and kernel.shape == tuple(wanted):
        spatial = kernel.ndim - 2
        kernel = np.flip(kernel, tuple(range(spatial)))
    return kernel


def weights_of(layer: keras.layers.Layer) -> list[keras.Variable]:
    """Return the weights of a layer that an old file has, in its order: trainable ones first, no seeds, no states."""
    states = {id(v) for v in _states(layer)}
    found = [*layer.trainable_weights, *layer.non_trainable_weights]
    return [w for w in found if "seed_generator" not in w.path and id(w) not in states]


def _states(layer: Any) -> list[Any]:
    inner = [getattr(layer, name, None) for name in ("forward_layer", "backward_layer", "layer")]
    found = [state for one in inner if one is not None for state in _states(one)]
    own = getattr(layer, "states", None)
    if getattr(layer, "stateful", False) and own is not None:
        found += keras.tree.flatten(own)
    return found
