"""The rows that excite units are those with the largest values of a model of Keras's that ends at the layer."""

from __future__ import annotations

import json
from pathlib import Path

import keras
import numpy as np
import pytest

from designer.catalogue.load import load
from designer.cli import main
from designer.engine.building.trained import load as load_run
from designer.engine.explaining.exciting import MOST_EXAMPLES, excitement
from designer.engine.feeding.rows import rows
from designer.project import storage
from tests.support import projects


def test_a_unit_is_as_excited_as_its_largest_value_in_a_row() -> None:
    values = np.random.default_rng(0).normal(size=(5, 3, 4, 2))
    found, places = excitement(values)
    np.testing.assert_array_equal(found, values.max(axis=(1, 2)))
    for row in range(5):
        for unit in range(2):
            assert values[row][(*np.unravel_index(places[row, unit], (3, 4)), unit)] == found[row, unit]
    values[0, 1, 2, 0] = np.nan
    assert np.isfinite(excitement(values)[0]).all()
    np.testing.assert_array_equal(excitement(values[:, 1, 2])[0], values[:, 1, 2])


def test_the_command_names_the_rows_with_the_largest_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, run = tmp_path / "iris.kdesign", tmp_path / "iris.runs" / "first"
    storage.save(projects.iris(epochs=3).graph, project)
    assert main(["train", str(project), "--run-dir", str(run), "--no-findings"]) == 0
    capsys.readouterr()
    asked = ["explain", str(project), "--run", str(run), "--layer", "hidden", "--part", "validation"]
    assert main([*asked, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    trained = load_run(run, load())
    held = rows(trained, "", "validation")
    model = trained.model
    values = np.asarray(keras.Model(model.input, model.get_layer("hidden").output)(held.x, training=False))
    assert (found["samples"], found["all_units"]) == values.shape
    for unit in found["units"]:
        column = values[:, unit["unit"]]
        wanted = sorted(zip(-column, held.numbers + 1, strict=True))[:MOST_EXAMPLES]
        assert [one["value"] for one in unit["rows"]] == pytest.approx([-value for value, _ in wanted], abs=1e-5)
        assert {one["row"] for one in unit["rows"] if one["value"] > 0} == {row for value, row in wanted if value < 0}
    assert main(asked) == 0
    first = found["units"][0]["rows"][0]
    assert f"unit 0: row {first['row']}: {first['value']:.6g}" in capsys.readouterr().out
    assert main([*asked[:-3], "nothing"]) == 2
    assert "no layer nothing" in capsys.readouterr().err
