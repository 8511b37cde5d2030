"""How much every number of an input counts for a score: integrated gradients, occlusion, Grad-CAM."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from designer.engine.building.gradients import gradients
from designer.engine.explaining.score import Arrays, Score

STEPS = 64  # of the way from the usual row to this one
_PATCHES = 12  # along the longer side of a picture


def integrated_gradients(score: Score, row: Arrays, base: Arrays, names: list[str]) -> dict[str, np.ndarray]:
    """Return the effects of the numbers of the inputs `names`; they add up to score(row) - score(base).

    Arrays have one row; those of other inputs stay as they are in `row`. Sundararajan et al. 2017, midpoints of STEPS.
    """
    shares = (np.arange(STEPS) + 0.5) / STEPS
    way = {}
    for name, array in row.items():
        if name in names:
            share = shares.reshape(-1, *([1] * (array.ndim - 1)))
            way[name] = (base[name] + share * (array - base[name])).astype(array.dtype)
        else:
            way[name] = np.repeat(array, STEPS, axis=0)
    slopes = score.slopes(way, names)
    return {n: (row[n][0] - base[n][0]).astype(np.float64) * slopes[n].astype(np.float64).mean(axis=0) for n in names}


def occluded(score: Score, row: Arrays, name: str) -> np.ndarray:
    """Return (height, width): by how much the score is lower with a patch of a picture in its mean, over all patches.

    Patches overlap by half; a pixel has the mean of those that cover it. Zeiler and Fergus 2014.
    """
    picture = row[name][0]
    height, width = picture.shape[:2]
    side = max(1, round(2 * max(height, width) / _PATCHES))
    step = max(1, side // 2)
    mean = picture.mean(axis=(0, 1))
    corners = [(top, left) for top in range(0, height, step) for left in range(0, width, step)]
    total, count = np.zeros((height, width)), np.zeros((height, width))
    whole = float(score.values(row)[0])
    many = np.repeat(row[name], len(corners), axis=0)
    for place, (top, left) in enumerate(corners):
        many[place, top : top + side, left : left + side] = mean
    others = {other: np.repeat(array, len(corners), axis=0) for other, array in row.items() if other != name}
    scores = score.values({other: many if other == name else others[other] for other in row})
    for (top, left), hidden in zip(corners, scores, strict=True):
        total[top : top + side, left : left + side] += whole - hidden
        count[top : top + side, left : left + side] += 1
    return total / np.maximum(count, 1)


def grad_cam(score: Score, row: Arrays) -> np.ndarray | None:
    """Return (height, width) of the last layer whose output is a picture: what in it speaks for the score, from 0.

    None where there is no such layer. The gradient is that by a number added to the layer's output, so that any way
    from there to the score counts. Selvaraju et al. 2017.
    """
    node = _last_picture(score.functional)
    if node is None:
        return None
    seen: list[Any] = []

    def scored(tensors: list[Any]) -> tuple[Any, Any]:
        def call(inputs: Any) -> Any:
            return _run(score.functional, inputs, node, tensors[0], seen)

        found = keras.ops.sum(score.of(row, call))
        return found, keras.ops.stop_gradient(seen[-1])

    score.of(row, lambda inputs: _run(score.functional, inputs, node, None, seen))
    added = keras.ops.zeros_like(seen[-1])
    (slope,), _, given = gradients(scored, [added])
    activations, slopes = (np.asarray(keras.ops.convert_to_numpy(one))[0].astype(np.float64) for one in (given, slope))
    if keras.config.image_data_format() == "channels_first":
        activations, slopes = (np.moveaxis(one, 0, -1) for one in (activations, slopes))
    found: np.ndarray = np.maximum((activations * slopes.mean(axis=(0, 1))).sum(axis=-1), 0)
    return found


def _last_picture(functional: Any) -> Any:
    """Return the node of the last convolution, of the last layer that gives a picture where there is none."""
    found: list[tuple[bool, Any]] = []
    for depth in sorted(functional._nodes_by_depth, reverse=True):
        for node in functional._nodes_by_depth[depth]:
            shape = node.outputs[0].shape
            if not node.is_input and len(shape) == 4 and all(size is None or size > 1 for size in shape[1:3]):
                found.append(("Conv" in type(node.operation).__name__, node))
    convolutions = [node for is_one, node in found if is_one]
    return (convolutions or [node for _, node in found] or [None])[-1]


def _run(functional: Any, inputs: Any, tapped: Any, added: Any, seen: list[Any]) -> Any:
    """Run a graph as in inference, with something added to the output of one node, which is put into `seen`."""
    flat = keras.tree.flatten(functional._standardize_inputs(inputs))
    tensors = {id(symbol): tensor for symbol, tensor in zip(functional._inputs, flat, strict=True)}
    for depth in sorted(functional._nodes_by_depth, reverse=True):
        for node in functional._nodes_by_depth[depth]:
            if node.is_input or any(id(symbol) not in tensors for symbol in node.input_tensors):
                continue
            args, kwargs = node.arguments.fill_in(tensors)
            if isinstance(node.operation, keras.layers.Layer) and node.operation._call_has_training_arg:
                kwargs = {**kwargs, "training": False}
            outputs = keras.tree.flatten(node.operation(*args, **kwargs))
            if node is tapped:
                seen.append(outputs[0])
                outputs = [outputs[0] if added is None else outputs[0] + added, *outputs[1:]]
            for symbol, tensor in zip(node.outputs, outputs, strict=True):
                tensors[id(symbol)] = tensor
    return keras.tree.pack_sequence_as(functional._outputs_struct, [tensors[id(s)] for s in functional.outputs])
