"""Reads the weights of an .h5 file: a group a layer of the top level, those of nested models one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from keras.src.legacy.saving import legacy_h5_format
from keras.src.saving import saving_lib

from designer.engine.importers.legacy.arrays import Arrays, Origin, converted, weights_of
from designer.engine.importers.legacy.era import Era

# What a weight is called at the end of its name tells where order and shapes alone do not.
_NAMES = ("kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance", "recurrent_kernel", "embeddings",
          "depthwise_kernel", "pointwise_kernel", "alpha")  # fmt: skip


@dataclass(frozen=True)
class Leaf:
    """A layer that is no model: where its weights lie, its name, that of the layer of the top level it is in.

    `was` is the class that an old file had for it, "" where it is still called so.
    """

    path: str
    name: str
    top: str
    layer: Any
    was: str = ""


def is_by_name(path: Path) -> bool:
    """Tell whether an .h5 file has groups by the names of layers, as .h5 models have; Keras 3's weights go by paths."""
    with h5py.File(path, "r") as file:
        return "layers" not in file or "layer_names" in file.attrs or "model_weights" in file


def read_by_name(path: Path, leaves: Sequence[Leaf], era: Era) -> list[str]:
    """Load the weights of an .h5 file and return the names of the layers that got none."""
    missing: list[str] = []
    with h5py.File(path, "r") as file:
        group = saving_lib.safe_get_h5_group(file, "model_weights") if "model_weights" in file else file
        known = list(legacy_h5_format.load_attributes_from_hdf5_group(group, "layer_names"))
        stored = _groups(list(dict.fromkeys(leaf.top for leaf in leaves)), known)
        inside: dict[str, list[Leaf]] = {}
        for leaf in leaves:  # Keras 1 wrote the branches of a merge layer by layer
            is_flat = leaf.top not in stored and leaf.name in known
            inside.setdefault(leaf.name if is_flat else leaf.top, []).append(leaf)
        stored |= {name: name for name in inside if name in known}
        for top, found in inside.items():
            names: list[str] = []
            values: Arrays = []
            if top in stored:
                inner = saving_lib.safe_get_h5_group(group, stored[top])
                names = legacy_h5_format.load_attributes_from_hdf5_group(inner, "weight_names")
                values = [np.asarray(v) for v in legacy_h5_format.load_subset_weights_from_hdf5_group(inner)]
            missing += give(found, names, values, era)
    return missing


def _groups(tops: list[str], known: list[str]) -> dict[str, str]:
    """Return the group of every layer of the top level: that of its name, else the one that stands in its place.

    Keras 2.0 wrote no names of models that are lists of layers.
    """
    found = {top: top for top in tops if top in known}
    others = [name for name in known if name not in found and "seq" in name.lower()]
    unnamed = [top for top in tops if top not in found]
    return {**found, **dict(zip(unnamed, others, strict=True))} if len(unnamed) == len(others) else found


def give(leaves: list[Leaf], names: list[str], values: Arrays, era: Era) -> list[str]:
    """Give weights, in the order of a file, to the layers that they are of; returns the names of those without."""
    for parts in _divisions(leaves, names, values):
        found = [
            converted([values[i] for i in part], leaf.layer, Origin(era, leaf.was))
            for leaf, part in zip(leaves, parts, strict=True)
        ]
        if all(_fits(leaf, arrays) for leaf, arrays in zip(leaves, found, strict=True)):
            for leaf, arrays in zip(leaves, found, strict=True):
                for weight, value in zip(weights_of(leaf.layer), arrays, strict=True):
                    weight.assign(value)
                if hasattr(leaf.layer, "finalize_state"):
                    leaf.layer.finalize_state()
            return []
    return [leaf.name for leaf in leaves if leaf.layer.weights]


def _fits(leaf: Leaf, arrays: Arrays) -> bool:
    return [tuple(w.shape) for w in weights_of(leaf.layer)] == [tuple(a.shape) for a in arrays]


def _divisions(leaves: list[Leaf], names: list[str], values: Arrays) -> Iterable[list[list[int]]]:
    """Yield the ways in which weights may belong to layers: indices a layer, the likeliest first."""
    if len(leaves) == 1:
        yield [list(range(len(values)))]
        return
    owners = [_owner(name, leaves) for name in names]
    if len(names) == len(values) and None not in owners:
        yield [[i for i, owner in enumerate(owners) if owner == place] for place in range(len(leaves))]
    weights = [weights_of(leaf.layer) for leaf in leaves]
    trainable = [len(leaf.layer.trainable_weights) for leaf in leaves]
    first = [(place, i) for place, found in enumerate(weights) for i in range(min(trainable[place], len(found)))]
    rest = [(place, i) for place, found in enumerate(weights) for i in range(trainable[place], len(found))]
    for order in ([*first, *rest], sorted([*first, *rest])):
        if len(order) == len(values) and _names_agree(order, weights, names):
            yield [[i for i, (owner, _) in enumerate(order) if owner == place] for place in range(len(leaves))]


def _owner(name: str, leaves: list[Leaf]) -> int | None:
    """Return which layer a weight names as its own: "block/dense_1/kernel:0", or "dense_1_W" in Keras 1."""
    parts = name.split("/")
    exact = [i for i, leaf in enumerate(leaves) if leaf.name in parts]
    if exact:
        return exact[0] if len(exact) == 1 else None
    begun = [i for i, leaf in enumerate(leaves) if parts[-1].startswith(f"{leaf.name}_")]
    return max(begun, key=lambda i: len(leaves[i].name), default=None)


def _names_agree(order: list[tuple[int, int]], weights: list[list[Any]], names: list[str]) -> bool:
    for (place, i), name in zip(order, names, strict=False):
        said, own = name.split("/")[-1].split(":")[0], weights[place][i].name
        if said in _NAMES and own in _NAMES and said != own:
            return False
    return True
