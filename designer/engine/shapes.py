"""Output shapes and parameter counts of layers, from Keras itself, without allocating a weight."""

from __future__ import annotations

import json
import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import keras

from designer.catalogue.load import Catalogue
from designer.engine import objects
from designer.engine.build import call_layer, make_input, make_layer
from designer.engine.keras_errors import LAYER_NAME, essence
from designer.engine.protocol import TensorInfo
from designer.graph.calls import OPERATION, Call, Program
from designer.graph.texts import DesignerError, Text

_MEMO_LIMIT = 20_000

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

Tensors = Mapping[int, TensorInfo]
"""The tensors of a call by input port."""


@dataclass(frozen=True)
class Inferred:
    """What Keras says of a call: its outputs and the layer's parameters, or why it refuses.

    `refusal` is the essence of Keras's error; `error` is set instead where the constructor refused, `param` then names
    the argument.
    """

    outputs: tuple[TensorInfo, ...] = ()
    params: int = 0
    trainable: int = 0
    refusal: str = ""
    error: Text | None = None
    param: str = ""

    @property
    def ok(self) -> bool:
        """Whether Keras accepted the call."""
        return not self.refusal and self.error is None


class Shapes:
    """Answers from memory what it has answered before. Use it inside a StatelessThread only."""

    def __init__(self) -> None:
        self._memo: dict[Hashable, Inferred] = {}

    def of_input(self, call: Call, catalogue: Catalogue) -> Inferred:
        """Return what an Input gives."""
        key = ("input", _canonical(call.params))
        if key not in self._memo:
            self._remember(key, _infer_input(call, catalogue))
        return self._memo[key]

    def of_call(self, calls: Sequence[tuple[Call, Tensors]], catalogue: Catalogue) -> Inferred:
        """Return what the last of these calls of one layer gives; those before it have fixed the layer's weights."""
        key = _key(calls)
        if key not in self._memo:
            self._remember(key, _infer(calls, catalogue))
        return self._memo[key]

    def _remember(self, key: Hashable, inferred: Inferred) -> None:
        if len(self._memo) >= _MEMO_LIMIT:
            self._memo.clear()
        self._memo[key] = inferred


def _infer_input(call: Call, catalogue: Catalogue) -> Inferred:
    try:
        tensor = make_input(call, catalogue, name=LAYER_NAME)
    except DesignerError as error:
        return Inferred(error=error.text, param=getattr(error, "param", ""))
    return Inferred(outputs=(_info(tensor),))


def _infer(calls: Sequence[tuple[Call, Tensors]], catalogue: Catalogue) -> Inferred:
    call, tensors = calls[-1]
    try:
        layer, given = _layer(call, catalogue)
    except DesignerError as error:
        return Inferred(error=error.text, param=getattr(error, "param", ""))
    try:
        for earlier, its_tensors in calls[:-1]:
            call_layer(layer, earlier, _symbolic(its_tensors), given)
        symbolic = _symbolic(tensors)
        outputs = call_layer(layer, call, symbolic, given)
        if call.body is None and any(o is given_in for o in outputs for given_in in symbolic.values()):
            raise ValueError(
                "Keras gives back the input itself instead of a new tensor, so no model can hold this layer"
            )
        if call.body is not None:
            _check_ranks(layer, tensors)
        elif not (_is_trusted(call, tensors) and all(_ranks(t) == _ranks(tensors) for _, t in calls)):
            _compare(outputs, _traced(layer, call, tensors, given))
    except Exception as error:
        return Inferred(refusal=essence(error))
    weights = getattr(layer, "weights", ())
    trainable = getattr(layer, "trainable_weights", ()) if call.trainable else ()
    return Inferred(tuple(_info(t) for t in outputs), _size(weights), _size(trainable))


def _layer(call: Call, catalogue: Catalogue) -> tuple[Any, dict[str, Any]]:
    if call.type.startswith(OPERATION):
        spec = objects.find(call.type, "operation", catalogue)
        return objects.keras_object(spec), objects.arguments_of(spec, call.params, catalogue)
    return make_layer(call, catalogue, name=LAYER_NAME), {}


class _Traced(keras.Operation):  # type: ignore[misc]
    """One call of a layer whose shapes come from running the layer's code on placeholders of the backend."""

    def __init__(self, layer: Any, call: Call, ports: list[int], given: dict[str, Any]) -> None:
        super().__init__(name="traced")
        self.made = (layer, call, ports, given)

    def call(self, *tensors: Any) -> list[Any]:
        layer, call, ports, given = self.made
        return call_layer(layer, call, dict(zip(ports, tensors, strict=True)), given)


def _traced(layer: Any, call: Call, tensors: Tensors, given: dict[str, Any]) -> list[Any]:
    ports = sorted(tensors)
    symbolic = _symbolic(tensors)
    operation: Any = _Traced(layer, call, ports, given)
    return list(operation(*(symbolic[port] for port in ports)))


def _compare(expected: Sequence[Any], real: Sequence[Any]) -> None:
    """Raise ValueError where a layer promises other shapes than its code gives; sizes only one side knows agree."""
    for promised, given in zip(expected, real, strict=True):
        sizes = zip(promised.shape, given.shape, strict=False)
        if len(promised.shape) != len(given.shape) or any(None not in (a, b) and a != b for a, b in sizes):
            raise ValueError(
                f"its output would have the shape {tuple(given.shape)}, but Keras takes it to be "
                f"{tuple(promised.shape)}"
            )


def _is_trusted(call: Call, tensors: Tensors) -> bool:
    if call.type == "Discretization" and call.params.get("bin_boundaries") is None:
        return True  # without its bins it cannot run; it adapts when the training begins
    return call.type in TRUSTED and all(_is_number(info) for info in tensors.values())


def _ranks(tensors: Tensors) -> list[int]:
    """Return the number of axes at each port: a layer that was built for others may do something else with them."""
    return [len(tensors[port].shape or ()) for port in sorted(tensors)]


def _check_ranks(model: keras.Model, tensors: Tensors) -> None:
    """Raise ValueError for what a nested model takes symbolically and refuses when it runs: another number of axes."""
    for port, info in tensors.items():
        wanted = tuple(model.inputs[port].shape) if port < len(model.inputs) else info.shape
        if info.shape is None or wanted is None or len(info.shape) == len(wanted):
            continue
        longer = max(info.shape, wanted, key=len)
        if abs(len(info.shape) - len(wanted)) > 1 or longer[-1] != 1:  # Keras adds or drops a last axis of 1
            raise ValueError(f"Input {port} with name '' is incompatible: expected shape={wanted}, found shape=")


def _is_number(info: TensorInfo) -> bool:
    return info.dtype.startswith(("float", "int", "bfloat"))


def _symbolic(tensors: Tensors) -> dict[int, keras.KerasTensor]:
    return {port: keras.KerasTensor(info.shape, info.dtype) for port, info in tensors.items()}


def _info(tensor: Any) -> TensorInfo:
    return TensorInfo(tuple(tensor.shape), keras.backend.standardize_dtype(tensor.dtype))


def _size(weights: Any) -> int:
    return sum(math.prod(w.shape) for w in weights)


def _key(calls: Sequence[tuple[Call, Tensors]]) -> Hashable:
    call = calls[-1][0]
    made = tuple(
        (tuple((p, t[p].shape, t[p].dtype) for p in sorted(t)), _canonical(c.arguments), c.signature) for c, t in calls
    )
    return (call.type, _canonical(call.params), call.trainable, call.body and _fingerprint(call.body), made)


def _fingerprint(program: Program) -> Hashable:
    """Return what two programs that build the same model have in common."""
    calls = tuple(
        (
            c.node,
            c.layer,
            c.type,
            c.name,
            _canonical(c.params),
            c.trainable,
            _canonical(c.arguments),
            c.signature,
            tuple(sorted(c.args.items(), key=lambda item: item[0])),
            c.body and _fingerprint(c.body),
        )
        for c in program.calls
    )
    return (calls, program.outputs, program.is_sequential)


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, default=str) if value else ""
