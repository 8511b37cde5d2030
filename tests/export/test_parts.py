"""The parts of a script about data, weights and answers: what they import, how rows count, what numbers mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from sklearn.utils.class_weight import compute_sample_weight

from designer.catalogue.load import load
from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.facts import read_facts
from designer.data.settings import DataSettings
from designer.export.data_code import DataCode
from designer.export.imports import merged
from designer.export.predict_code import meanings
from designer.export.uses import Uses
from designer.export.weights_code import sample_weight
from designer.graph.calls import program
from designer.graph.model import Graph
from designer.project.records import DATA, TRAINING
from tests.support import projects


def parts(graph: Graph, **changes: Any) -> tuple[DataCode, Uses]:
    settings = msgspec.structs.replace(graph.settings[DATA], **changes)
    uses = Uses()
    model = program(graph, load().signature)
    return DataCode(model, settings, read_facts(settings, Path()), lambda path: path, uses), uses


def test_imports_stand_once_the_standard_library_first() -> None:
    lines = ["from b import d", "import sys", "from b import C", "import numpy as np", "import os", "import sys"]
    assert merged(lines) == ["import os", "import sys", "", "import numpy as np", "from b import C, d"]
    long = [f"from package import a_rather_long_name_{number}" for number in range(5)]
    assert merged(long)[0] == "from package import ("
    assert merged(["from __future__ import annotations", *lines])[0] == "from __future__ import annotations"


def test_what_is_used_twice_is_written_once() -> None:
    uses = Uses()
    code = Code("f(x)", ("import a",), ("def f(x):\n    return x",))
    assert uses.code(code) is code
    uses.code(code)
    assert uses.helpers() == [["def f(x):", "    return x"]]
    assert uses.imports == ["import a", "import a"]


def test_a_project_without_data_has_no_data_part() -> None:
    model = program(projects.iris().graph, load().signature)
    with pytest.raises(DataError, match="The project has no data yet"):
        DataCode(model, DataSettings(), {}, str, Uses())


def test_classes_that_count_alike_are_weighted_as_scikit_learn_does() -> None:
    graph = projects.iris().graph
    model = program(graph, load().signature)
    assert sample_weight(model, *parts(graph)) is None
    data, uses = parts(graph, class_weights="balanced")
    assert sample_weight(model, data, uses) is not None
    scope: dict[str, Any] = {"np": np}
    for line in uses.imports:
        exec(line, scope)
    (helper,) = [text for text in uses.helpers() if text[0].startswith("def balanced")]
    exec("\n".join(helper), scope)
    y = np.array([[0], [0], [0], [1], [2], [2]])
    np.testing.assert_allclose(scope["balanced"](y), compute_sample_weight("balanced", y[:, 0]))
    np.testing.assert_allclose(
        scope["balanced"](np.eye(3)[y[:, 0]], 2.0), 2 * compute_sample_weight("balanced", y[:, 0])
    )


def test_the_numbers_of_an_output_are_classes_or_amounts_by_its_loss() -> None:
    iris, amounts = projects.iris().graph, projects.endless().graph
    found = []
    for graph in (iris, amounts):
        data, _ = parts(graph)
        model = program(graph, load().signature)
        found += meanings(graph, model, load(), graph.settings[TRAINING], data).values()
    assert found[0] != found[1]
    assert found[0] == "classes"
