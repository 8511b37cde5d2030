from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.graph.model import Change, Graph, Node
from designer.graph.names import identifier, keras_name, keras_names

TITLES = st.text(max_size=12) | st.sampled_from(["dense", "Dense", "층", "a b", "a_b", "a:b", "x/y", "", "()"])


@given(st.lists(TITLES, max_size=12))
def test_any_titles_give_unique_names_that_keras_takes(titles: list[str]) -> None:
    nodes = [Node(f"n{i + 1}", "Dense", title) for i, title in enumerate(titles)]
    names = keras_names(Graph(nodes))
    assert len({n.lower() for n in names.values()}) == len(titles)
    for name in names.values():
        assert keras_name(name, "Dense") == name


def test_a_made_up_name_never_displaces_a_valid_title() -> None:
    graph = Graph()
    graph.apply(Change("", added=(Node("n1", "Dense", "a b"), Node("n2", "Dense", "a_b"))))
    assert keras_names(graph) == {"n1": "a_b_1", "n2": "a_b"}


@given(st.text())
def test_identifiers_are_identifiers(name: str) -> None:
    assert identifier(name).isidentifier()
