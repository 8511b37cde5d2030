"""Reads the weights of a SavedModel of tf.keras 2 as data: its checkpoint lists them, nothing of it is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # a model is drawn without Keras
    from designer.engine.importers.legacy.arrays import Arrays

_GRAPH = "_CHECKPOINTABLE_OBJECT_GRAPH"
VARIABLES = "variables"


def holds_weights(folder: Path) -> bool:
    """Tell whether the weights of a SavedModel lie in its folder."""
    return (folder / VARIABLES / f"{VARIABLES}.index").is_file()


def weights_size(folder: Path) -> int:
    """Return how many bytes the weights take."""
    return sum(file.stat().st_size for file in (folder / VARIABLES).glob(f"{VARIABLES}.data-*"))


def read_variables(folder: Path) -> tuple[list[str], Arrays]:
    """Return the names and values of a model's variables, in the order in which Keras lists them.

    Raises OSError, ValueError or KeyError for a checkpoint that cannot be read.
    """
    import tensorflow as tf
    from tensorflow.core.protobuf import trackable_object_graph_pb2

    try:
        reader = tf.train.load_checkpoint(str(folder / VARIABLES / VARIABLES))
        graph = trackable_object_graph_pb2.TrackableObjectGraph.FromString(reader.get_tensor(_GRAPH))
    except (tf.errors.OpError, RuntimeError) as error:
        raise ValueError(str(error).splitlines()[0]) from error
    listed = {child.local_name: child.node_id for child in graph.nodes[0].children}[VARIABLES]
    places = {child.local_name: child.node_id for child in graph.nodes[listed].children if child.local_name.isdigit()}
    names: list[str] = []
    values: Arrays = []
    for place in sorted(places, key=int):
        (attribute,) = graph.nodes[places[place]].attributes
        names.append(attribute.full_name)
        values.append(np.asarray(reader.get_tensor(attribute.checkpoint_key)))
    return names, values
