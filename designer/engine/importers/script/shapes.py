"""The shape of a tensor in a script, inferred by Keras itself; Keras is imported only where a script asks for one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from designer.engine.importers.script.values import Layer, Model, Tensor, Unknown
from designer.graph.texts import DesignerError

if TYPE_CHECKING:
    from designer.engine.importers.script.keras_calls import KerasCalls

_engine: list[Any] = []
_SAME = {"Dropout", "Activation", "BatchNormalization", "LayerNormalization", "ReLU", "LeakyReLU", "ELU", "PReLU",
         "Softmax", "SpatialDropout1D", "SpatialDropout2D", "GaussianNoise", "GaussianDropout"}  # fmt: skip
_MOST_LAYERS = 50


def with_keras() -> Any:
    """Import Keras, beyond the limits of reading a file; returns a thread for it (engine.stateless) and its memory."""
    if not _engine:
        if "keras" not in sys.modules:
            from designer.engine.limits import lift_limit, limit_growth
            from designer.machine.memory import free_bytes

            lift_limit()
            import keras  # noqa: F401

            limit_growth(free_bytes())
        from designer.engine.checking.shapes import Shapes
        from designer.engine.checking.stateless import StatelessThread

        _engine.append((StatelessThread(), Shapes()))
    return _engine[0]


def shape_of(tensor: Tensor, keras: KerasCalls) -> tuple[Any, ...] | None:
    """Return the shape of a tensor with its batch, None where it is not known."""
    target = tensor.call.target
    _take_over(tensor, keras)
    if isinstance(target, Layer) and target.type == "Input":
        shape = target.params.get("shape")
        return None if shape is None else (target.params.get("batch_size"), *shape)
    from designer.engine.importers.script.models import inputs_behind

    inputs = inputs_behind(tensor.call)
    for start in inputs:
        _take_over(start, keras)
    if any("shape" not in t.call.target.params for t in inputs if isinstance(t.call.target, Layer)):
        return _of_layer(tensor)
    from designer.engine.importers.script.drawing import Drawer

    drawer = Drawer(keras)
    try:
        drawer.level(Model(inputs=inputs, outputs=[tensor]), "")
        thread, memory = with_keras()
        from designer.engine.checking.walk import walk

        walked = thread.run(walk, drawer.graph, keras.catalogue, memory)
    except (DesignerError, KeyError, ImportError):
        return None
    info = walked.nodes.get(drawer.node_of(tensor.call))
    outputs = info.outputs if info is not None else ()
    if tensor.port >= len(outputs) or outputs[tensor.port].shape is None:
        return None
    return tuple(outputs[tensor.port].shape)


def _take_over(tensor: Tensor, keras: KerasCalls) -> None:
    """Give the Input of a class's `call` the shape of the tensor that it stands for: what is read depends on it."""
    target = tensor.call.target
    if not isinstance(target, Layer) or target.like is None or target.params:
        return
    shape = keras.models.shape_of(target.like)
    if shape is not None and not any(isinstance(size, Unknown) for size in shape):
        target.params = {"shape": list(shape[1:])}


def _of_layer(tensor: Tensor, depth: int = 0) -> tuple[Any, ...] | None:
    """Return what a layer alone says of the shape of its output where that of the model's Input is left to choose.

    Sizes that it does not say are unknown; None where not even the number of axes is known.
    """
    target = tensor.call.target
    if isinstance(target, Model) or depth > _MOST_LAYERS:
        return None
    before = tensor.call.args.get(0)
    if target.type in _SAME and before is not None:
        return _of_layer(before, depth + 1)
    rank, size = 0, "filters"
    if target.type in ("LSTM", "GRU", "SimpleRNN"):
        rank, size = (3 if target.params.get("return_sequences") is True and tensor.port == 0 else 2), "units"
    elif target.type in ("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "Conv1DTranspose", "SeparableConv2D"):
        rank = 2 + int(next(c for c in target.type if c.isdigit()))
    elif target.type == "Dense" and before is not None:
        rank, size = len(_of_layer(before, depth + 1) or ()), "units"
    last = target.params.get(size)
    if not rank or not isinstance(last, int) or target.params.get("data_format") == "channels_first":
        return None
    return (None, *(Unknown() for _ in range(rank - 2)), last)
