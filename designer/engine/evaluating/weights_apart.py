"""How far the weights of two runs are from each other, layer by layer."""

from __future__ import annotations

import keras
import numpy as np

from designer.engine.building.build import node_layers
from designer.engine.building.trained import Trained
from designer.report.outputs import LayerApart


def weights_apart(first: Trained, second: Trained) -> tuple[LayerApart, ...]:
    """Return the layers that both have with the same shapes, by node, those that are furthest apart first.

    The distance is the norm of what the weights differ by, as a share of the norm of the first ones.
    """
    mine, its = (node_layers(one.model, one.program) for one in (first, second))
    found: dict[str, LayerApart] = {}
    for node, layer in mine.items():
        other = its.get(node)
        owner = first.graph.layer_of(node)
        if other is None or isinstance(layer, keras.Model) or owner.id in found:
            continue
        ours, theirs = layer.get_weights(), other.get_weights()
        if not ours or [one.shape for one in ours] != [one.shape for one in theirs]:
            continue
        moved = sum(
            float(np.square(b.astype(float) - a.astype(float)).sum()) for a, b in zip(ours, theirs, strict=True)
        )
        size = sum(float(np.square(a.astype(float)).sum()) for a in ours)
        found[owner.id] = LayerApart(owner.id, owner.name, float(np.sqrt(moved / size)) if size else float(moved > 0))
    return tuple(sorted(found.values(), key=lambda one: -one.distance))
