"""Layers that are made of others: told `trainable=False` when they are made, they make parts that learn all the same.

Keras freezes the parts of a layer that is built, so models and scripts freeze these layers then.
"""

from __future__ import annotations

from designer.graph.calls import OPERATION, Call
from designer.graph.model import INPUT

MADE_OF_OTHERS = frozenset(
    {"MultiHeadAttention", "GroupQueryAttention", "Bidirectional", "TimeDistributed", "RNN", "SpectralNormalization"}
)


def is_frozen_when_built(call: Call, is_own: bool) -> bool:
    """Tell whether a layer is frozen only when it is built: one that is made of others, or of the user's own may be."""
    if call.trainable or call.body is not None or call.type == INPUT or call.type.startswith(OPERATION):
        return False
    return is_own or call.type in MADE_OF_OTHERS
