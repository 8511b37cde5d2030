"""What Keras says when it refuses something, as short sentences about the node."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.wire import Fix, TensorInfo

LAYER_NAME = "layer_under_check"  # stands for the node's title in what Keras says while a shape is inferred

_LIMIT = 300
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True)
class Refusal:
    """An error of Keras at one node: its sentence, the argument it is about ("" if none) and cures."""

    text: Text
    param: str = ""
    fixes: tuple[Fix, ...] = ()


def essence(error: BaseException) -> str:
    """Return what an exception of Keras or TensorFlow says, as one line without the decoration around it."""
    message = str(error)
    if _BOLD in message:  # the innermost of the sentences Keras has put around each other
        message = message.rpartition(_BOLD)[2].split(_PLAIN)[0]
    message = message.split("Error encountered:\n\n")[-1].split("Arguments received by")[0]
    message = re.sub(r"<tf\.Tensor [^<>]*>", "?", message)  # a size that is not known
    # What TensorFlow adds of its own operations.
    message = re.sub(r" for '\{\{.*|\{\{.*?\}\}|\[Op:\w+\]|name: ''", "", message, flags=re.DOTALL)
    line = " ".join(message.split("\n\n")[0].split())
    if not line:
        return type(error).__name__
    if isinstance(error, (IndexError, KeyError, AttributeError, AssertionError, ZeroDivisionError)):
        line = f"{type(error).__name__}: {line}"
    if len(line) > _LIMIT:
        line = line[: _LIMIT - 3].rstrip() + "..."
    return line


def explain(reason: str, name: str, node: str, inputs: Sequence[TensorInfo]) -> Refusal:
    """Return the sentence for what Keras said (`essence`) when the node was called on `inputs`, and cures."""
    for pattern, answer in _PATTERNS:
        match = re.search(pattern, reason)
        if match:
            return answer(_Said(match, name, node, inputs))
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} does not accept {received}: {reason}"),
        {"name": name, "received": shapes(inputs), "reason": reason.replace(LAYER_NAME, name)},
    )
    return Refusal(text)


def shape(tensor: TensorInfo) -> str:
    """Return a shape as Keras prints it, "?" where it is not known."""
    return "?" if tensor.shape is None else str(tuple(tensor.shape))


def shapes(tensors: Sequence[TensorInfo]) -> str:
    """Return shapes as a list in words."""
    return ", ".join(shape(t) for t in tensors) if tensors else "no input"


@dataclass(frozen=True)
class _Said:
    """What Keras said of a call: the parts of its sentence, and the call."""

    match: re.Match[str]
    name: str
    node: str
    inputs: Sequence[TensorInfo]

    @property
    def port(self) -> int:
        """The number of the input, where the sentence begins with it."""
        return int(self.match.group(1))

    @property
    def received(self) -> TensorInfo:
        """The input the sentence is about."""
        return self.inputs[self.port] if self.port < len(self.inputs) else TensorInfo()


def _too_few_axes(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{name} needs an input of at least {expected} axes, the batch included; it receives {received}.",
        ),
        {"name": said.name, "expected": int(said.match.group(2)), "received": shape(said.received)},
    )
    return Refusal(text, fixes=_reshape_fixes(int(said.match.group(2)), said.received, said.node, said.port))


def _wrong_axes(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{name} needs an input of {expected} axes, the batch included; it receives {received}."
        ),
        {"name": said.name, "expected": int(said.match.group(2)), "received": shape(said.received)},
    )
    return Refusal(text, fixes=_reshape_fixes(int(said.match.group(2)), said.received, said.node, said.port))


def _wrong_axis_size(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{name} is made for size {expected} on axis {axis} of its input; here it receives {received}."
        ),
        {
            "name": said.name,
            "axis": int(said.match.group(2)),
            "expected": int(said.match.group(3)),
            "received": shape(said.received),
        },
    )
    return Refusal(text)


def _wrong_shape(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} expects an input of shape {expected}; it receives {received}."),
        {"name": said.name, "expected": said.match.group(2), "received": shape(said.received)},
    )
    return Refusal(text)


def _not_joinable(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{name} joins inputs whose shapes agree on every axis but the one it joins along; it receives {received}.",
        ),
        {"name": said.name, "received": shapes(said.inputs)},
    )
    return Refusal(text)


def _not_alike(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} combines inputs of the same shape; it receives {received}."),
        {"name": said.name, "received": shapes(said.inputs)},
    )
    return Refusal(text)


def _wrong_total(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{name} cannot make {expected} of {received}: the number of values must stay the same.",
        ),
        {"name": said.name, "expected": said.match.group(2), "received": said.match.group(1)},
    )
    return Refusal(text, param="target_shape")


def _nothing_left(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{name} would have an empty output: its window is larger than its input {received}. "
            'Use a smaller window, or padding "same".',
        ),
        {"name": said.name, "received": shapes(said.inputs)},
    )
    fix = Fix(
        Text(QT_TRANSLATE_NOOP("Fixes", 'Set padding to "same"')),
        "set_param",
        {"node": said.node, "param": "padding", "value": "same"},
    )
    return Refusal(text, fixes=(fix,))


def _axis_missing(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{name} looks for an axis that {received} does not have. Give it another input or axis."
        ),
        {"name": said.name, "received": shapes(said.inputs)},
    )
    return Refusal(text)


def _size_unknown(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "{name} must know the size of its input to make its weights; it receives {received}. "
            "Give the Input a size instead of None.",
        ),
        {"name": said.name, "received": shapes(said.inputs)},
    )
    return Refusal(text)


def _no_integers(said: _Said) -> Refusal:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{name} takes floating point numbers when it trains; it receives {received} of {dtype}."
        ),
        {"name": said.name, "received": shape(said.received), "dtype": said.received.dtype},
    )
    cast = _insert(
        QT_TRANSLATE_NOOP("Fixes", "Insert ops.cast to {dtype}"),
        "ops.cast",
        {"dtype": "float32"},
        said.node,
        said.port,
        dtype="float32",
    )
    return Refusal(text, fixes=(cast,))


_PATTERNS: tuple[tuple[str, Callable[[_Said], Refusal]], ...] = (
    (r"Input (\d+) with name .* expected min_ndim=(\d+)", _too_few_axes),
    (r"Input (\d+) with name .* expected (?:max_)?ndim=(\d+)", _wrong_axes),
    (r"Input (\d+) with name .* expected axis (-?\d+) of input shape to have value (\d+)", _wrong_axis_size),
    (r"Input (\d+) with name .* expected shape=(\(.*?\)), found", _wrong_shape),
    (r"Input (\d+) of floating point numbers expected", _no_integers),
    (r"requires inputs with matching shapes except for the concatenation axis", _not_joinable),
    (r"Inputs have incompatible shapes", _not_alike),
    (r"total size of the tensor must be unchanged.*input_shape=(\(.*?\)), target_shape=(\(.*?\))", _wrong_total),
    (r"Computed output size would be (?:zero or )?negative", _nothing_left),
    (r"^IndexError: tuple index out of range", _axis_missing),
    (r"Shapes used to initialize variables must be fully-defined", _size_unknown),
)


def _reshape_fixes(expected: int, received: TensorInfo, node: str, port: int) -> tuple[Fix, ...]:
    """Return the layers that would turn what is received into as many axes as the node wants, batch included."""
    if received.shape is None:
        return ()
    sizes = received.shape[1:]
    if expected <= 2 < len(received.shape):
        return (_insert(QT_TRANSLATE_NOOP("Fixes", "Insert Flatten"), "Flatten", {}, node, port),)
    target = _target_shape(expected - 1, sizes)
    if target is None:
        return ()
    return (
        _insert(
            QT_TRANSLATE_NOOP("Fixes", "Insert Reshape to {shape}"),
            "Reshape",
            {"target_shape": list(target)},
            node,
            port,
            shape=str(target),
        ),
    )


def _target_shape(axes: int, sizes: tuple[int | None, ...]) -> tuple[int, ...] | None:
    known = tuple(s for s in sizes if s is not None)
    if len(known) < len(sizes) or not known:
        return None
    if len(known) == axes - 1:
        return (*known, 1)
    if len(known) > axes:
        together = len(known) - axes + 1
        return (math.prod(known[:together]), *known[together:])
    if len(known) == 1 and axes == 3:
        for channels in (1, 3):
            side = math.isqrt(known[0] // channels)
            if side > 1 and side * side * channels == known[0]:
                return (side, side, channels)
    return None


def _insert(template: str, type_: str, params: dict[str, object], node: str, port: int, **args: object) -> Fix:
    return Fix(Text(template, args), "insert_layer", {"node": node, "port": port, "type": type_, "params": params})
