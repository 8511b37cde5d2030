"""Sizes that a drawing leaves open and its data tell: shapes of Inputs, classes of outputs, words of Embeddings.

A script that takes them from its data (`x_train.shape[1:]`, `num_classes`) is drawn without them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from designer.advice.values import Values, values_of
from designer.data.settings import Binding
from designer.engine.checking.context import Subject
from designer.graph.calls import Output
from designer.graph.model import Node
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed
from designer.wire import OpenSize

# What passes a shape on; behind it stands what needs to know the last axis.
_PASSED = (
    "Dropout",
    "GaussianNoise",
    "GaussianDropout",
    "Masking",
    "Flatten",
    "Normalization",
    "Rescaling",
    "Identity",
)
_NEEDY = ("Dense", "BatchNormalization", "LayerNormalization", "LSTM", "GRU", "SimpleRNN", "Bidirectional", "Conv1D",
          "Conv2D", "Conv3D", "ConvLSTM2D", "TimeDistributed")  # fmt: skip
_ENDS = ("Activation", "Softmax", "Dropout", "Identity")
_CLASSES = ("sparse_categorical_crossentropy", "SparseCategoricalCrossentropy")


def open_sizes(subject: Subject) -> tuple[OpenSize, ...]:
    """Return the sizes that are open and that what is bound tells, each with a sentence that says from where."""
    if subject.described is None:
        return ()
    found: dict[tuple[str, str], OpenSize] = {}
    for size in (*_of_inputs(subject), *_of_outputs(subject)):
        found.setdefault((size.node, size.param), size)
    return tuple(found.values())


def _of_inputs(subject: Subject) -> Iterator[OpenSize]:
    for call in subject.program.inputs:
        node = subject.graph.layer_of(call.node)
        binding = subject.data.inputs.get(call.node, Binding())
        values = _values(subject, binding, is_target=False)
        if values is None:
            continue
        shape = _shape(subject, node, values)
        if shape is not None:
            template = QT_TRANSLATE_NOOP("Errors", "The shape of {name} is {value}: so much is a row of {columns}.")
            yield OpenSize(node.id, "shape", list(shape), _said(template, node, tuple(shape), binding))
        for edge in subject.graph.outgoing(call.node):
            words = subject.graph.layer_of(edge.target)
            if words.type == "Embedding" and words.params.get("input_dim") is None and values.maximum is not None:
                size = int(values.maximum) + 1
                template = QT_TRANSLATE_NOOP("Errors", "input_dim of {name} is {value}: {columns} goes up to {last}.")
                yield OpenSize(words.id, "input_dim", size, _said(template, words, size, binding, last=size - 1))


def _of_outputs(subject: Subject) -> Iterator[OpenSize]:
    for output in subject.program.outputs:
        node = _end(subject, output)
        binding = subject.data.targets.get(output.key, Binding())
        values = _values(subject, binding, is_target=True)
        if values is None or node.type != "Dense" or node.params.get("units") is not None:
            continue
        width = math.prod(size or 0 for size in values.shape)
        if width == 1 and values.whole and values.maximum is not None and _is_of_classes(subject, output, node):
            size = int(values.maximum) + 1
            template = QT_TRANSLATE_NOOP("Errors", "units of {name} is {value}: {columns} has {value} classes.")
            yield OpenSize(node.id, "units", size, _said(template, node, size, binding))
        elif width:
            template = QT_TRANSLATE_NOOP("Errors", "units of {name} is {value}: so many numbers {columns} becomes.")
            yield OpenSize(node.id, "units", width, _said(template, node, width, binding))


def _shape(subject: Subject, node: Node, values: Values) -> Sequence[int | None] | None:
    """Return the shape that an Input is to have, None where it has one or none is known."""
    drawn = node.params.get("shape")
    if drawn is None:
        return values.shape
    received = values.shape
    if not drawn or drawn[-1] is not None or len(received) != len(drawn) or received[-1] is None:
        return None
    if any(a is not None and b is not None and a != b for a, b in zip(drawn, received, strict=True)):
        return None
    return received if _is_needed(subject, node.id) else None


def _is_needed(subject: Subject, node_id: str) -> bool:
    """Tell whether something behind a node cannot be built without its last axis."""
    for edge in subject.graph.outgoing(node_id):
        layer = subject.graph.layer_of(edge.target)
        if layer.type in _NEEDY or (layer.type in _PASSED and _is_needed(subject, edge.target)):
            return True
    return False


def _end(subject: Subject, output: Output) -> Node:
    """Return the layer that decides how many numbers an output has."""
    node_id = output.tensor.node
    while (layer := subject.graph.layer_of(node_id)).type in _ENDS and subject.graph.incoming(node_id):
        node_id = subject.graph.incoming(node_id)[0].source
    return layer


def _is_of_classes(subject: Subject, output: Output, node: Node) -> bool:
    loss = subject.output_training(output).loss
    name = loss if isinstance(loss, str) else loss["class"]
    behind = subject.graph.layer_of(output.tensor.node)
    is_softmax = (
        "softmax" in (node.params.get("activation"), behind.params.get("activation")) or behind.type == "Softmax"
    )
    return name in _CLASSES or (not name and is_softmax)


def _values(subject: Subject, binding: Binding, is_target: bool) -> Values | None:
    assert subject.described is not None
    values = values_of(binding, subject.described.columns, is_target)
    windows = subject.data.windows
    if values is None or windows is None or is_target:
        return values
    return Values((windows.length, *values.shape), values.minimum, values.maximum, values.whole, values.dtype)


def _said(template: str, node: Node, value: object, binding: Binding, **more: object) -> Text:
    columns = listed(list(binding.columns), 4)
    return Text(template, {"name": node.name, "value": str(value), "columns": columns, **more})
