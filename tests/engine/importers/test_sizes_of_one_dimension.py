"""Keras writes the window of a pooling layer of one dimension as a list of one, within a wrapper, too."""

from __future__ import annotations

import json

from designer.catalogue.load import load
from designer.engine.building.build import build_model
from designer.engine.importers.keras_config import to_graph
from designer.graph.calls import program


def test_a_pooling_layer_of_one_dimension_opens_within_a_wrapper() -> None:
    import keras
    from keras import layers

    model = keras.Sequential(
        [
            keras.Input((None, 8, 2)),
            layers.TimeDistributed(layers.MaxPooling1D(4)),
            layers.TimeDistributed(layers.Flatten()),
        ]
    )
    catalogue = load()
    graph, _ = to_graph(json.loads(model.to_json()), catalogue)
    (pooling,) = (
        n.params["layer"]
        for n in graph.nodes.values()
        if n.params.get("layer", {}).get("class") != "Flatten" and "layer" in n.params
    )
    assert (pooling["class"], pooling["args"]["pool_size"]) == ("MaxPooling1D", 4)
    assert build_model(program(graph, catalogue.signature), catalogue).output_shape == model.output_shape
