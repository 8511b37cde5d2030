"""Code of the user's own as a record of a project: what differs in it, what varies, and what is refused."""

from __future__ import annotations

import pytest

from designer.graph.model import Graph
from designer.project.difference import differences
from designer.project.errors import ProjectError
from designer.project.own_code import catalogue_of, code_of, with_code
from designer.project.storage import decode, encode
from designer.project.variation import applied, parsed
from tests.support.own_layers import LAYERS, project


def test_changed_code_is_a_difference_of_two_projects() -> None:
    first = project(is_allowed=False).graph
    second = decode(encode(first))
    assert differences(first, second) == []
    second.apply(with_code(second, LAYERS.replace("1e-6", "1e-7"), "layers.py")[0])
    (found,) = differences(first, second)
    assert found.what == "code layers"
    assert found.before != found.after


def test_arguments_of_own_layers_are_varied() -> None:
    graph = project(is_allowed=False).graph
    variation = parsed(graph, "filtered.modes=2,4")
    (node,) = [n.id for n in graph.nodes.values() if n.type == "SpectralConv"]
    assert applied(graph, variation, 2).nodes[node].params["modes"] == 2


def test_names_that_are_no_names_are_refused() -> None:
    text = encode(project(is_allowed=False).graph)
    for name in ("../evil", "a\\nb", ""):
        with pytest.raises(ProjectError, match="is not the name of a text"):
            decode(text.replace('"name": "layers"', f'"name": "{name}"'))


def test_a_project_whose_code_is_no_python_opens_all_the_same() -> None:
    graph = project(is_allowed=False).graph
    broken = decode(encode(graph).replace("class Gate(layers.Layer):", "class Gate(layers.Layer:"))
    assert len(broken.nodes) == len(graph.nodes)
    assert catalogue_of(broken).spec("Gate") is None
    assert code_of(decode(encode(broken))) == code_of(broken)
    assert isinstance(broken, Graph)
