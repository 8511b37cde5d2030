"""What the code of a layer gives when it runs, on placeholders of the backend: the second opinion on its shapes."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Mapping, Sequence
from typing import Any

import keras
import msgspec

from designer.engine.building.build import call_layer
from designer.graph.calls import Call
from designer.wire import TensorInfo

# Classes whose own symbolic answer is that of a traced call, for every rank they accept (tests/engine/test_shapes.py).
# All others are traced, too: their symbolic answer accepts inputs that fail when the model runs.
_TRUSTED = """
    Activation ActivityRegularization Add AlphaDropout Average AveragePooling1D AveragePooling2D AveragePooling3D
    BatchNormalization Concatenate Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Cropping1D Cropping2D Cropping3D
    Dense DepthwiseConv1D DepthwiseConv2D Dropout ELU Embedding Flatten GaussianDropout GaussianNoise
    GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalMaxPooling1D GlobalMaxPooling2D
    GlobalMaxPooling3D Identity LayerNormalization LeakyReLU Masking MaxPooling1D MaxPooling2D MaxPooling3D Maximum
    Minimum Multiply Normalization PReLU Permute RMSNormalization ReLU RepeatVector Rescaling Reshape SeparableConv1D
    SeparableConv2D Softmax SpatialDropout1D SpatialDropout2D Subtract UnitNormalization UpSampling1D UpSampling2D
    UpSampling3D ZeroPadding1D ZeroPadding2D ZeroPadding3D
"""
TRUSTED = frozenset(_TRUSTED.split())

# Classes whose traced answer on floating point numbers is the same on every backend, where it is a shape. Of all others
# one backend takes what another refuses: numbers of another kind, text, unknown sizes (tests/engine/test_shapes.py).
_ALIKE = """
    AdditiveAttention Attention Bidirectional ConvLSTM1D ConvLSTM2D Dot EinsumDense GRU GroupNormalization
    GroupQueryAttention LSTM LayerScale MultiHeadAttention ReversibleEmbedding SimpleRNN SpectralNormalization
    TimeDistributed
"""
ALIKE = frozenset(_ALIKE.split())

_FLOATS = ("float", "bfloat")

Tensors = Mapping[int, TensorInfo]
"""The tensors of a call by input port."""


def symbolic(tensors: Tensors) -> dict[int, keras.KerasTensor]:
    """Return placeholders of Keras by input port."""
    return {port: keras.KerasTensor(info.shape, info.dtype) for port, info in tensors.items()}


def verify(outputs: Sequence[Any], layer: Any, calls: Sequence[tuple[Call, Tensors]], given: dict[str, Any]) -> None:
    """Run the last of these calls of one layer where its symbolic `outputs` cannot be taken at their word.

    Raises what Keras raises when the layer runs, ValueError where it gives other shapes than it promised.
    """
    call, tensors = calls[-1]
    # A layer that was built for another number of axes may do something else with these.
    if not (_is_trusted(layer, call, tensors) and all(_ranks(t) == _ranks(tensors) for _, t in calls)):
        _compare(outputs, _run(layer, call, tensors, given))


def may_be_certain(call: Call) -> bool:
    """Tell whether there are calls of this class of which every backend says the same."""
    return call.body is not None or call.type in TRUSTED or call.type in ALIKE


def is_certain(layer: Any, call: Call, tensors: Tensors, is_accepted: bool) -> bool:
    """Tell whether every backend would say the same of a call."""
    if call.body is not None or _is_trusted(layer, call, tensors):
        return True  # what is inside a model is asked about by itself
    return is_accepted and call.type in ALIKE and all(t.dtype.startswith(_FLOATS) for t in tensors.values())


def _is_trusted(layer: Any, call: Call, tensors: Tensors) -> bool:
    if call.type == "Discretization" and call.params.get("bin_boundaries") is None:
        return True  # without its bins it cannot run; it adapts when the training begins
    numbers = _FLOATS if _has_training(layer) else (*_FLOATS, "int")  # Dropout drops no integers
    return call.type in TRUSTED and all(info.dtype.startswith(numbers) for info in tensors.values())


def _has_training(layer: Any) -> bool:
    return isinstance(layer, keras.Layer) and "training" in inspect.signature(layer.call).parameters


def _ranks(tensors: Tensors) -> list[int]:
    return [len(tensors[port].shape or ()) for port in sorted(tensors)]


def _compare(expected: Sequence[Any], real: Sequence[Any]) -> None:
    """Raise ValueError for different shapes; sizes only one side knows agree."""
    for promised, given in zip(expected, real, strict=True):
        sizes = zip(promised.shape, given.shape, strict=False)
        if len(promised.shape) != len(given.shape) or any(None not in (a, b) and a != b for a, b in sizes):
            raise ValueError(
                f"its output would have the shape {tuple(given.shape)}, but Keras takes it to be "
                f"{tuple(promised.shape)}"
            )


def _run(layer: Any, call: Call, tensors: Tensors, given: dict[str, Any]) -> list[Any]:
    """Return what the layer's code gives, in training where it tells training from predicting."""
    if not _has_training(layer):
        return _trace(layer, call, tensors, given)
    given = {**given, "training": True}
    try:
        return _trace(layer, call, tensors, given)
    except Exception as error:
        for port in (p for p in sorted(tensors) if "int" in tensors[p].dtype):
            as_floats = {**tensors, port: msgspec.structs.replace(tensors[port], dtype="float32")}
            with contextlib.suppress(Exception):
                _trace(layer, call, as_floats, given)
                break
        else:
            raise
        raise ValueError(f"Input {port} of floating point numbers expected") from error


def _trace(layer: Any, call: Call, tensors: Tensors, given: dict[str, Any]) -> list[Any]:
    ports = sorted(tensors)
    placeholders = symbolic(tensors)
    operation: Any = _Traced(layer, call, ports, given)
    return list(operation(*(placeholders[port] for port in ports)))


class _Traced(keras.Operation):  # type: ignore[misc]
    """One call of a layer whose shapes come from running the layer's code on placeholders of the backend."""

    def __init__(self, layer: Any, call: Call, ports: list[int], given: dict[str, Any]) -> None:
        super().__init__(name="traced")
        self.made = (layer, call, ports, given)

    def call(self, *tensors: Any) -> list[Any]:
        layer, call, ports, given = self.made
        return call_layer(layer, call, dict(zip(ports, tensors, strict=True)), given)
