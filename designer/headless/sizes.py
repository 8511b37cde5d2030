"""Gives a project that leaves sizes open those that its data tell, and says so on standard error."""

from __future__ import annotations

import sys
from pathlib import Path

from designer.graph.model import INPUT, Graph, Node
from designer.headless import opener
from designer.project import storage
from designer.project.fixes import with_sizes
from designer.project.records import DATA
from designer.wire import Check, Checked

_REQUIRED = {"Dense": "units", "Embedding": "input_dim"}


def filled(graph: Graph, project: Path) -> Graph:
    """Return the drawing of a project with its open sizes filled in; the file stays as it is. Raises DesignerError."""
    data = graph.settings.get(DATA)
    if data is None or data.source is None or not any(_is_open(node) for node in graph.nodes.values()):
        return graph
    request = Check(project=storage.encode(graph), folder=str(project.absolute().parent))
    answer = opener.ask(request, opener.KERAS_SECONDS, role="viewer")
    assert isinstance(answer, Checked)
    for size in answer.sizes:
        sys.stderr.write(f"note: {size.text}\n")
    twin = graph.copy()
    twin.apply(with_sizes(graph, {(size.node, size.param): size.value for size in answer.sizes}))
    return twin


def _is_open(node: Node) -> bool:
    if node.shares:
        return False
    if node.type == INPUT:
        shape = node.params.get("shape")
        return shape is None or (bool(shape) and shape[-1] is None)
    return node.type in _REQUIRED and node.params.get(_REQUIRED[node.type]) is None
