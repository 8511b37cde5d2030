"""Adapting a whole drawing by matrices of low rank: what gets them, what thaws, what is said, and back again."""

from __future__ import annotations

import pytest

from designer.graph import edits, low_rank, reuse
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing


def conv_net() -> Drawing:
    drawing = Drawing()
    drawing.add("Input", "picture", shape=[8, 8, 3])
    drawing.add("Conv2D", "picture", "conv", filters=4, kernel_size=3)
    drawing.add("BatchNormalization", "conv", "norm")
    drawing.add("Flatten", "norm", "flat")
    drawing.add("Dense", "flat", "hidden", units=8)
    drawing.add("Dense", "hidden", "classes", units=3, kernel_constraint={"class": "NonNeg", "args": {}})
    return drawing


def adapted(graph: Graph, rank: int) -> tuple[Graph, str]:
    change, said = low_rank.adapt(graph, rank, lambda node: graph.nodes[node].type != "Flatten")
    after = graph.copy()
    after.apply(change)
    back = after.copy()
    back.apply(change.reversed())
    assert back.nodes == graph.nodes
    return after, str(said)


def test_every_layer_that_has_matrices_gets_them_and_the_others_are_named() -> None:
    drawing = conv_net()
    after, said = adapted(drawing.graph, 2)
    ranks = {node.name: node.params.get("lora_rank") for node in after.nodes.values()}
    assert {name for name, rank in ranks.items() if rank == 2} == {"conv", "hidden"}
    assert "rank 2" in said
    assert "2 (norm, classes)" in said  # Keras refuses matrices beside a constraint; Flatten has no weights
    again, _ = adapted(after, 5)
    assert again.nodes[drawing.ids["conv"]].params["lora_rank"] == 5
    bare, _ = adapted(again, 0)
    assert bare.nodes == drawing.graph.nodes


def test_a_frozen_base_thaws_for_its_matrices_and_keeps_its_other_layers_frozen() -> None:
    drawing = conv_net()
    graph = drawing.graph
    inside = [drawing.ids[name] for name in ("conv", "norm", "flat")]
    change, model = reuse.nest(graph, inside, lambda *_: {"shape": []})
    graph.apply(change)
    graph.apply(edits.set_trainable(graph, [model, drawing.ids["hidden"]], False))
    after, _ = adapted(graph, 4)
    assert after.nodes[model].trainable
    learns = {node.name: node.trainable for node in after.nodes.values() if node.type != "Input"}
    assert learns["conv"]
    assert learns["hidden"]
    assert not learns["norm"]
    assert learns["classes"]  # stood outside of the base, and learns as before


def test_a_drawing_without_such_layers_says_what_would_have_them() -> None:
    drawing = Drawing()
    drawing.add("Input", "series", shape=[4, 1])
    drawing.add("LSTM", "series", "memory", units=2)
    with pytest.raises(DesignerError, match="Conv2D, Conv3D, Dense"):
        low_rank.adapt(drawing.graph, 4, lambda _: True)
    with pytest.raises(DesignerError, match="is adapted"):
        low_rank.adapt(conv_net().graph, 0, lambda _: True)
