"""Layers whose weights are frozen and adapted by two small matrices (LoRA) instead.

Keras makes the matrices when a layer is built, which each way of writing a model does at another moment, and so from
other random numbers; its constructors forget `lora_alpha`. Models and scripts therefore say it of the whole model.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from designer.graph.calls import Call

LAYERS = frozenset({"Dense", "EinsumDense", "Embedding"})
"""The layers of Keras that take a rank when they are made."""
ARGUMENTS = _RANK, _ALPHA = "lora_rank", "lora_alpha"
"""How the constructors of layers call the arguments of `enable_lora`, in their order."""


def low_rank(call: Call) -> dict[str, Any]:
    """Return what `enable_lora` of the layer of a call is told: ``{"rank": 4, "lora_alpha": 8.0}``; {} of others."""
    rank = call.params.get(_RANK) if call.type in LAYERS else None
    if not rank:
        return {}
    alpha = call.params.get(_ALPHA)
    return {"rank": rank} if alpha is None else {"rank": rank, _ALPHA: alpha}


def without_low_rank(call: Call) -> Call:
    """Return a call whose layer is made without the matrices."""
    if not low_rank(call):
        return call
    return replace(call, params={name: value for name, value in call.params.items() if name not in ARGUMENTS})
