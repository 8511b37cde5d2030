"""What was last seen of the layers of the newest run, on the nodes that they are drawn as."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from designer.graph.names import keras_names
from designer.project import layer_looks
from designer.views.canvas.faces import Face
from designer.views.canvas.overlays import Overlay
from designer.views.context import Context

SEEN: tuple[Overlay, ...] = ("gradient", "update", "dead")
"""The overlays that show a column of layer_looks."""

_STEPS = 20  # of the heat: faces that look alike are one


def seen(context: Context, overlay: Overlay) -> dict[str, float]:
    """Return what the newest run that was looked into has of an overlay at its last look, by node; {} without one."""
    if overlay not in SEEN:
        return {}
    for run in context.runs.runs:
        looks = layer_looks.read(run.path)
        if looks is None or not len(looks.epochs):
            continue
        column = layer_looks.COLUMNS.index(overlay)
        last = {name: float(looks.values[-1, place, column]) for place, name in enumerate(looks.layers) if name}
        names = keras_names(context.document.graph)
        return {n: last[name] for n, name in names.items() if name in last and math.isfinite(last[name])}
    return {}


def seen_face(face: Face, overlay: Overlay, value: float | None, every: Mapping[str, float]) -> Face:
    """Return a face with a layer's number and how warm its card is: shares as they are, norms by powers of ten."""
    if value is None:
        return replace(face, params="", heat=0.0)
    if overlay == "dead":
        return replace(face, params=f"{value:.0%}", heat=round(value * _STEPS) / _STEPS)
    known = [one for one in every.values() if one > 0]
    heat = 0.0
    if value > 0 and known:
        low, high = math.log10(min(known)), math.log10(max(known))
        heat = (math.log10(value) - low) / (high - low) if high > low else 1.0
    return replace(face, params=f"{value:.2g}", heat=round(heat * _STEPS) / _STEPS)
