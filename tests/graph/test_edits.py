from __future__ import annotations

import pytest

from designer.graph import edits
from designer.graph.model import INPUT, Change, Edge, Graph, Setting
from designer.graph.rules import why_not_connect
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing, signatures, ticket


def sources(d: Drawing, name: str) -> list[str]:
    return [d.graph.nodes[e.source].name for e in d.graph.incoming(d.ids[name])]


def test_a_wire_that_would_close_a_cycle_is_refused_with_both_names() -> None:
    d = ticket()
    edge = Edge(d.ids["priority"], 0, d.ids["shared"], 0)
    reason = why_not_connect(d.graph, edge, signatures)
    assert str(reason) == "This wire would close a cycle: shared already leads to priority."
    with pytest.raises(DesignerError, match="would close a cycle"):
        edits.connect(d.graph, edge, signatures)


def test_nothing_may_be_wired_into_an_input() -> None:
    d = ticket()
    reason = why_not_connect(d.graph, Edge(d.ids["title"], 0, d.ids["tags"], 0), signatures)
    assert "tags is an Input" in str(reason)


def test_a_second_wire_on_a_port_replaces_the_first() -> None:
    d = ticket()
    d.graph.apply(edits.connect(d.graph, Edge(d.ids["features"], 0, d.ids["priority"], 0), signatures))
    assert sources(d, "priority") == ["features"]


def test_a_list_layer_closes_up_when_a_wire_is_cut() -> None:
    d = ticket()
    middle = d.graph.incoming(d.ids["features"])[1]
    d.graph.apply(edits.disconnect(d.graph, [middle], signatures))
    assert [e.target_port for e in d.graph.incoming(d.ids["features"])] == [0, 1]
    assert sources(d, "features") == ["title", "tags"]


def test_dissolving_keeps_the_flow() -> None:
    d = ticket()
    d.graph.apply(edits.dissolve(d.graph, [d.ids["shared"]], signatures))
    assert sources(d, "priority") == ["features"]
    assert sources(d, "department") == ["features"]


def test_deleting_the_owner_of_a_shared_layer_hands_its_params_on() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add(INPUT, "b", shape=[3])
    d.add("Dense", "a", "encoder", units=5)
    second = d.call_again("encoder", "b", "encoder_b")
    d.graph.apply(edits.delete(d.graph, [d.ids["encoder"]], signatures))
    heir = d.graph.nodes[second]
    assert (heir.shares, heir.params, heir.name) == ("", {"units": 5}, "encoder")


def test_params_are_edited_once_for_all_calls() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add("Dense", "a", "encoder", units=5)
    second = d.call_again("encoder", "a", "again")
    d.graph.apply(edits.set_param(d.graph, second, "units", 7))
    assert d.graph.layer_of(second).params == {"units": 7}
    assert d.graph.nodes[second].params == {}


def test_setting_the_default_leaves_the_argument_out() -> None:
    d = ticket()
    d.graph.apply(edits.set_param(d.graph, d.ids["shared"], "activation", None, default=None))
    assert d.graph.nodes[d.ids["shared"]].params == {"units": 64}


def test_false_is_not_taken_for_the_default_zero() -> None:
    d = ticket()
    d.graph.apply(edits.set_param(d.graph, d.ids["shared"], "use_bias", False, default=0))
    assert d.graph.nodes[d.ids["shared"]].params["use_bias"] is False


def test_inserting_on_a_wire_is_one_change() -> None:
    d = ticket()
    edge = d.graph.incoming(d.ids["priority"])[0]
    node = edits.new_node(d.graph, "Dropout", (0, 0))
    change = edits.insert_on_edge(d.graph, edge, node, signatures)
    d.graph.apply(change)
    assert sources(d, "priority") == ["dropout"]
    d.graph.apply(change.reversed())
    assert sources(d, "priority") == ["shared"]


def test_titles_follow_keras_numbering() -> None:
    d = Drawing()
    names = []
    for _ in range(3):
        change = edits.add_node(d.graph, "MaxPooling2D", (0, 0))
        d.graph.apply(change)
        names.append(change.added[0].name)  # type: ignore[union-attr]
    assert names == ["max_pooling2d", "max_pooling2d_1", "max_pooling2d_2"]


def test_a_change_that_does_not_fit_leaves_the_graph_alone() -> None:
    d = ticket()
    before = list(d.graph.elements())
    wrong = Change("", added=(Setting("x", 1), Edge("n1", 0, "nowhere", 0)))
    with pytest.raises(ValueError, match="nowhere"):
        d.graph.apply(wrong)
    assert list(d.graph.elements()) == before


def test_a_node_cannot_go_while_a_wire_holds_it() -> None:
    d = ticket()
    node = d.graph.nodes[d.ids["shared"]]
    assert "would lose its node" in d.graph.why_not_apply(Change("", removed=(node,)))


def test_a_copy_is_independent() -> None:
    d = ticket()
    twin = d.graph.copy()
    twin.apply(edits.delete(twin, list(twin.nodes), signatures))
    assert len(d.graph.nodes) == 7
    assert list(Graph(d.graph.elements()).elements()) == list(d.graph.elements())
