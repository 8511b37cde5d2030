"""Output shapes and parameter counts of layers, from Keras itself, without allocating a weight."""

from __future__ import annotations

import json
import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import keras

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Spec
from designer.engine.building import objects
from designer.engine.building.build import call_layer, make_input, make_layer, tensor_info
from designer.engine.checking.keras_errors import LAYER_NAME, essence
from designer.engine.checking.traced import TRUSTED, Tensors, is_certain, may_be_certain, symbolic, verify
from designer.graph.calls import OPERATION, Call, Program
from designer.graph.texts import DesignerError, Text
from designer.wire import TensorInfo

_MEMO_LIMIT = 20_000

Calls = Sequence[tuple[Call, Tensors]]
"""The calls of one layer so far, with what comes in."""


@dataclass(frozen=True)
class Inferred:
    """What Keras says of a call: its outputs and the layer's parameters, or why it refuses.

    `refusal` is the essence of Keras's error; `error` is set instead where the constructor refused, `param` then names
    the argument. With `is_awaited` it is not known yet: another process has been asked. Another backend than the one
    that was asked may say otherwise unless it `is_certain`.
    """

    outputs: tuple[TensorInfo, ...] = ()
    params: int = 0
    trainable: int = 0
    refusal: str = ""
    error: Text | None = None
    param: str = ""
    is_awaited: bool = False
    is_certain: bool = True

    @property
    def ok(self) -> bool:
        """Whether Keras accepted the call."""
        return not self.refusal and self.error is None and not self.is_awaited


class UncertainError(Exception):
    """What another backend may answer otherwise."""


class OwnAside(Protocol):
    """Another process, in which layers of the user's own are run."""

    def infer(self, calls: Calls, own: Sequence[Spec], policy: str) -> Inferred:
        """Return what the last of these calls gives, or that it is awaited."""


class Shapes:
    """Answers from memory what it has answered before. Use it inside a StatelessThread only.

    What runs code of the user's own is asked of `own`; without it, it runs here. With `only_certain` calls that other
    backends may take otherwise raise UncertainError; of classes that may be such nothing is made.
    """

    def __init__(self, own: OwnAside | None = None) -> None:
        self._own = own
        self.only_certain = False
        self._policy = "float32"
        self._memo: dict[Hashable, Inferred] = {}
        self._weightless: dict[Hashable, Any] = {}  # layers that serve every call like the one they were made for

    def compute_in(self, policy: str) -> None:
        """Forget what was answered while layers computed in another dtype policy."""
        if policy != self._policy:
            self._policy = policy
            self._forget()

    def of_input(self, call: Call, catalogue: Catalogue) -> Inferred:
        """Return what an Input gives."""
        key = ("input", _canonical(call.params))
        if key not in self._memo:
            self._remember(key, _infer_input(call, catalogue))
        return self._memo[key]

    def of_call(self, calls: Calls, catalogue: Catalogue) -> Inferred:
        """Return what the last of these calls of one layer gives; those before it have fixed the layer's weights."""
        key = _key(calls)
        own = _own_in(calls[-1][0], catalogue)
        if own:  # what is called the same may be other code by now
            key = (key, tuple(spec.source for spec in own))
        if self.only_certain and (own or not may_be_certain(calls[-1][0])):
            raise UncertainError
        if key not in self._memo:
            if own and self._own is not None:
                return self._own.infer(calls, own, self._policy)  # which remembers it itself
            self._remember(key, self._infer(calls, catalogue))
        found = self._memo[key]
        if self.only_certain and not found.is_certain:
            raise UncertainError
        return found

    def _infer(self, calls: Calls, catalogue: Catalogue) -> Inferred:
        call, tensors = calls[-1]
        try:
            layer, given = self._made(_without_state(call, tensors), catalogue)
        except DesignerError as error:
            return Inferred(error=error.text, param=getattr(error, "param", ""))
        try:
            for earlier, its_tensors in calls[:-1]:
                call_layer(layer, earlier, symbolic(its_tensors), given)
            inputs = symbolic(tensors)
            outputs = call_layer(layer, call, inputs, given)
            if call.body is None and any(output is one for output in outputs for one in inputs.values()):
                raise ValueError(
                    "Keras gives back the input itself instead of a new tensor, so no model can hold this layer"
                )
            if call.body is not None:
                _check_ranks(layer, tensors)
            else:
                verify(outputs, layer, calls, given)
        except Exception as error:
            return Inferred(refusal=essence(error), is_certain=is_certain(layer, call, tensors, is_accepted=False))
        weights = getattr(layer, "weights", ())
        trainable = getattr(layer, "trainable_weights", ()) if call.trainable else ()
        if not weights and call.type in TRUSTED:
            self._weightless[_kind(call)] = layer
        return Inferred(
            tuple(tensor_info(t) for t in outputs),
            _size(weights),
            _size(trainable),
            is_certain=is_certain(layer, call, tensors, is_accepted=True),
        )

    def _made(self, call: Call, catalogue: Catalogue) -> tuple[Any, dict[str, Any]]:
        """Return the layer of a call, and the arguments of an operation."""
        if call.type.startswith(OPERATION):
            spec = objects.find(call.type, "operation", catalogue)
            return objects.keras_object(spec), objects.arguments_of(spec, call.params, catalogue)
        layer = self._weightless.get(_kind(call))
        if layer is None:
            return make_layer(call, catalogue, name=LAYER_NAME, is_tracked=False), {}
        layer.built = False  # what it has made of the shapes before
        return layer, {}

    def _remember(self, key: Hashable, inferred: Inferred) -> None:
        if len(self._memo) >= _MEMO_LIMIT:
            self._forget()
        self._memo[key] = inferred

    def _forget(self) -> None:
        self._memo.clear()
        self._weightless.clear()


def _own_in(call: Call, catalogue: Catalogue) -> list[Spec]:
    """Return the entries of the user's own that a call needs, in nested models too."""
    if not catalogue.own:
        return []
    found = catalogue.own_in(call.type, call.params)
    for inner in call.body.calls if call.body is not None else ():
        found += [spec for spec in _own_in(inner, catalogue) if spec not in found]
    return found


def _without_state(call: Call, tensors: Tensors) -> Call:
    """Return a call of a layer that keeps no state, which has the same shapes.

    The variables of a state cannot be made while shapes are inferred. Where its size is unknown, Keras says so.
    """
    first = tensors.get(0)
    if first is None or not first.shape or first.shape[0] is None:
        return call
    return replace(call, params=_forgetful(call.params)) if _is_stateful(call.params) else call


def _is_stateful(params: Mapping[str, Any]) -> bool:
    layers = (params.get("layer"), params.get("backward_layer"))
    return params.get("stateful") is True or any(
        isinstance(one, Mapping) and _is_stateful(one.get("args") or {}) for one in layers
    )


def _forgetful(params: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: {**value, "args": _forgetful(value["args"])} if isinstance(value, Mapping) and "args" in value else value
        for key, value in params.items()
        if key != "stateful"
    }


def _infer_input(call: Call, catalogue: Catalogue) -> Inferred:
    try:
        tensor = make_input(call, catalogue, name=LAYER_NAME)
    except DesignerError as error:
        return Inferred(error=error.text, param=getattr(error, "param", ""))
    return Inferred(outputs=(tensor_info(tensor),))


def _check_ranks(model: keras.Model, tensors: Tensors) -> None:
    """Raise ValueError for what a nested model takes symbolically and refuses when it runs: another number of axes."""
    for port, info in tensors.items():
        wanted = tuple(model.inputs[port].shape) if port < len(model.inputs) else info.shape
        if info.shape is None or wanted is None or len(info.shape) == len(wanted):
            continue
        longer = max(info.shape, wanted, key=len)
        if abs(len(info.shape) - len(wanted)) > 1 or longer[-1] != 1:  # Keras adds or drops a last axis of 1
            raise ValueError(f"Input {port} with name '' is incompatible: expected shape={wanted}, found shape=")


def _size(weights: Any) -> int:
    return sum(math.prod(w.shape) for w in weights)


def _key(calls: Calls) -> Hashable:
    call = calls[-1][0]
    made = tuple(
        (tuple((p, t[p].shape, t[p].dtype) for p in sorted(t)), _canonical(c.arguments), c.signature) for c, t in calls
    )
    return (call.type, _canonical(call.params), call.trainable, call.body and _fingerprint(call.body), made)


def _kind(call: Call) -> Hashable:
    return call.type, call.trainable, _canonical(call.params)


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
    inputs = tuple(c.node for c in program.inputs)
    return (calls, inputs, program.outputs, program.is_sequential, program.takes, program.gives)


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, default=str) if value else ""
