"""Which tensors of a script carry masks: a layer with code of its own sees them, and a drawing of its `call` would not.

Keras hands masks from layer to layer, not through operations.
"""

from __future__ import annotations

from typing import Any

from designer.engine.importers.script.values import Class, Function, Layer, Tensor

_MAKES = ("Masking",)
_HANDS_ON = (
    "Activation", "ActivityRegularization", "Add", "AlphaDropout", "Average", "BatchNormalization", "Concatenate",
    "Dense", "Dropout", "ELU", "GaussianDropout", "GaussianNoise", "GroupNormalization", "Identity",
    "LayerNormalization", "LeakyReLU", "Maximum", "Minimum", "MultiHeadAttention", "Multiply", "PReLU", "ReLU",
    "Rescaling", "Softmax", "SpatialDropout1D", "Subtract", "TimeDistributed", "UnitNormalization",
)  # fmt: skip
_RECURRENT = ("LSTM", "GRU", "SimpleRNN", "RNN", "Bidirectional", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")


def sees_masks(class_: Class, tensors: list[Tensor]) -> bool:
    """Tell whether an object of a class does something with masks when it is called on tensors.

    It makes one, or one comes in: then it takes it, hands it on or takes it away.
    """
    return isinstance(class_.find("compute_mask"), Function) or any(is_masked(tensor) for tensor in tensors)


def is_masked(tensor: Tensor) -> bool:
    """Tell whether a tensor carries a mask."""
    seen: set[int] = set()
    todo = [tensor]
    while todo:
        call = todo.pop().call
        if id(call) in seen:
            continue
        seen.add(id(call))
        target = call.target
        if not isinstance(target, Layer):
            todo += target.outputs
        elif (
            target.type in _MAKES
            or target.makes_masks
            or (target.type == "Embedding" and target.params.get("mask_zero") is True)
        ):
            return True
        elif target.type in _HANDS_ON or (target.type in _RECURRENT and _gives_sequences(target.params)):
            todo += call.args.values()
    return False


def _gives_sequences(params: dict[str, Any]) -> bool:
    inner = params.get("layer")
    asked = inner.get("args", {}) if isinstance(inner, dict) else params
    return asked.get("return_sequences") is True
