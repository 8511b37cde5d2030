"""The examples get the arrays that they got in the first release, whatever has become of the preparations since."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from designer.data.sources import SyntheticSource
from designer.engine.feeding import data
from designer.graph.calls import program
from designer.graph.signature import Signature
from designer.project import storage
from designer.project.examples import examples
from designer.project.records import DATA

# Shapes, dtypes, sums and the first numbers of the arrays of the first release; generators made 300 samples.
FIRST_RELEASE = json.loads((Path(__file__).parent / "example_arrays.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(FIRST_RELEASE))
def test_an_example_gets_the_arrays_it_always_got(name: str) -> None:
    graph = storage.load(next(e.path for e in examples() if e.name == name))
    drawn = program(graph, lambda _node: Signature())
    settings = graph.settings[DATA]
    if isinstance(settings.source, SyntheticSource) and settings.source.samples > 300:
        settings = msgspec.structs.replace(settings, source=msgspec.structs.replace(settings.source, samples=300))
    loaded = data.load(drawn, settings, Path())
    wanted = FIRST_RELEASE[name]
    names = {"x": [call.name for call in drawn.inputs], "y": [output.name for output in drawn.outputs]}
    pairs = [("x", "x", loaded.x), ("y", "y", loaded.y)]
    if "held_x" in wanted:
        assert loaded.validation is not None
        pairs += [("held_x", "x", loaded.validation[0]), ("held_y", "y", loaded.validation[1])]
    for part, role, arrays in pairs:
        for key in names[role]:
            _same(arrays[key] if isinstance(arrays, dict) else arrays, wanted[part][key])
    assert loaded.rows[:8].tolist() == wanted["rows"]


def _same(array: Any, wanted: dict[str, Any]) -> None:
    array = np.asarray(array)
    assert (list(array.shape), str(array.dtype)) == (wanted["shape"], wanted["dtype"])
    flat = array.reshape(len(array), -1)
    np.testing.assert_allclose(flat[:3, :6].ravel(), wanted["first"], rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(flat.astype("float64").sum(), wanted["sum"], rtol=1e-6, atol=1e-3)
