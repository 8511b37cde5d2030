"""Layers that are made of others: told `trainable=False` when they are made, they make parts that learn all the same.

Keras freezes the parts of a layer that is built, so models and scripts freeze these layers then.
"""

from __future__ import annotations

from designer.graph.calls import OPERATION, Call
from designer.graph.model import INPUT

_OF_CELLS = frozenset({"Bidirectional", "RNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"})
MADE_OF_OTHERS = _OF_CELLS | {"MultiHeadAttention", "GroupQueryAttention", "TimeDistributed", "SpectralNormalization"}
KEPT_IN_FLOATS = _OF_CELLS
"""Of these those made of layers and cells that Keras keeps as they are when it quantises."""


def is_frozen_when_built(call: Call, is_own: bool) -> bool:
    """Tell whether a layer is frozen only when it is built: one that is made of others, or of the user's own may be."""
    if call.trainable or call.body is not None or call.type == INPUT or call.type.startswith(OPERATION):
        return False
    return is_own or call.type in MADE_OF_OTHERS
