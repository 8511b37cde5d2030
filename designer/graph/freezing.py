"""Layers that are made of others: told `trainable=False` when they are made, they make parts that learn all the same.

Keras freezes the parts of a layer that is built, so models and scripts freeze these layers then.
"""

from __future__ import annotations

MADE_OF_OTHERS = frozenset(
    {"MultiHeadAttention", "GroupQueryAttention", "Bidirectional", "TimeDistributed", "RNN", "SpectralNormalization"}
)
