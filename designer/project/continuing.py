"""Changes of a drawing that take the settings with them: what is bound and trained follows its node."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.data.settings import DataSettings
from designer.graph.building import up_to
from designer.graph.interface import output_key
from designer.graph.model import MODEL, Change, Graph, Setting
from designer.graph.signature import model_outputs
from designer.project.records import DATA, TRAINING, TrainingSettings


def with_settings(graph: Graph, change: Change) -> Change:
    """Return a change with loss, metrics and target of every output that it puts into a nested model, or takes out."""
    after = graph.copy()
    after.apply(change)
    old, new = _keys(graph), _keys(after)
    moved = {old[leaf]: new[leaf] for leaf in old if leaf in new and old[leaf] != new[leaf]}
    if not moved:
        return change
    total = change
    for name, part in ((DATA, "targets"), (TRAINING, "outputs")):
        settings = graph.settings.get(name)
        if settings is None:
            continue
        values: dict[str, Any] = getattr(settings, part)
        if not values.keys() & moved.keys():
            continue
        renamed = {moved.get(key, key): value for key, value in values.items()}
        changed = msgspec.structs.replace(settings, **{part: renamed})
        total = total.then(Change("", (Setting(name, settings),), (Setting(name, changed),)))
    return total


def extracted(graph: Graph, node_id: str) -> Graph:
    """Return a project of its own: the model up to a node, with the data bound to its Inputs.

    Raises DesignerError where there is no such model.
    """
    result = up_to(graph, node_id)
    data: DataSettings = graph.settings.get(DATA, DataSettings())
    training: TrainingSettings = graph.settings.get(TRAINING, TrainingSettings())
    inputs = {key: binding for key, binding in data.inputs.items() if key in result.nodes}
    targets = {key: binding for key, binding in data.targets.items() if key == node_id}
    outputs = {key: output for key, output in training.outputs.items() if key == node_id}
    new = {
        DATA: msgspec.structs.replace(data, inputs=inputs, targets=targets),
        TRAINING: msgspec.structs.replace(training, outputs=outputs, start_from=""),
    }
    for name, value in new.items():
        if name in result.settings:
            result.apply(Change("", (Setting(name, result.settings[name]),), (Setting(name, value),)))
    return result


def _keys(graph: Graph) -> dict[tuple[str, int], str]:
    """Return the key of every output of the model, by the node and port deepest inside that it comes from."""
    return {_leaf(graph, node, port): output_key(node, port) for node, port in model_outputs(graph)}


def _leaf(graph: Graph, node_id: str, port: int) -> tuple[str, int]:
    layer = graph.layer_of(node_id)
    if layer.type == MODEL:
        inner = model_outputs(graph, layer.id)
        if port < len(inner):
            return _leaf(graph, *inner[port])
    return node_id, port
