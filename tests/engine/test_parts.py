"""Arrays of a file that are there to validate and to test with are found by their names, offered and used."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from designer.catalogue.load import load as load_catalogue
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import BundledSource, CsvSource, NpzSource, Source
from designer.engine.building.build import build_model
from designer.engine.building.trained import Trained
from designer.engine.dispatch import Engine
from designer.engine.feeding import data
from designer.engine.feeding.describing import describe
from designer.engine.feeding.rows import rows as rows_of
from designer.export.python_code import python_code
from designer.graph.calls import program
from designer.graph.model import INPUT, Graph
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.project.run_folder import RunInfo
from designer.wire import Problem
from tests.support.drawings import Drawing
from tests.support.networks import catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with t.npz: 40 rows to train on, 60 to validate with, 9 to test with and a table of 500 words."""
    rng = np.random.default_rng(0)
    arrays = {}
    for part, rows in (("train", 40), ("val", 60), ("test", 9)):
        arrays[f"x_{part}"] = rng.normal(size=(rows, 3)).astype("float32")
        arrays[f"y_{part}"] = arrays[f"x_{part}"].sum(axis=1)
    np.savez(tmp_path / "t.npz", **arrays, words=np.arange(500))
    return tmp_path


TRAINED_ON = np.random.default_rng(0).permutation(40)[:32]


def drawn(source: Source | None = None, validation: Source | None = None, by: str = "random") -> Graph:
    d = Drawing()
    x = d.add(INPUT, "x", shape=[3])
    y = d.add("Dense", "x", "y", units=1)
    bound = {x: Binding(("x_train",))}, {y: binding(("y_train",), "standardize")}
    d.graph.settings[DATA] = DataSettings(source or NpzSource("t.npz"), *bound, validation, split=Split(by=by))
    d.graph.settings[TRAINING] = TrainingSettings("adam", {y: OutputTraining("mean_squared_error")}, epochs=1)
    return d.graph


def problems(graph: Graph, folder: Path) -> list[Problem]:
    return list(Engine(lambda _: None).checked(graph, str(folder)).problems)


def test_every_array_is_described(folder: Path) -> None:
    found = describe(NpzSource("t.npz"), folder)
    assert (found.rows, [c.name for c in found.columns]) == (40, ["x_train", "y_train"])
    assert found.parts == {"validation": 60, "test": 9}
    assert {c.name: c.rows for c in found.others} == {"words": 500}


def test_arrays_to_validate_with_are_offered_and_used(folder: Path) -> None:
    graph = drawn()
    (problem,) = problems(graph, folder)
    assert problem.severity == "warning"
    assert str(problem.text) == "t.npz has 60 rows of its own to validate with, and nothing uses them."
    (fix,) = problem.fixes
    graph.apply(apply_fix(graph, fix.kind, fix.args))
    assert problems(graph, folder) == []
    loaded = data.load(program(graph, catalogue().signature), graph.settings[DATA], folder)
    assert (loaded.samples, loaded.validation_samples) == (40, 60)
    with np.load(folder / "t.npz") as stored:
        np.testing.assert_array_equal(loaded.validation[0], stored["x_val"])
        mean, deviation = stored["y_train"].mean(dtype=float), stored["y_train"].std(dtype=float)
        np.testing.assert_allclose(loaded.validation[1][:, 0], (stored["y_val"] - mean) / deviation, rtol=1e-4)


def test_exported_code_reads_the_same_arrays(folder: Path) -> None:
    arrays = {"x_train": "x_val", "y_train": "y_val"}
    graph = drawn(validation=NpzSource("t.npz", arrays))
    code = python_code(graph, load_catalogue(), folder=folder, target=folder / "s.py")
    names = {"__name__": "s", "__file__": str(folder / "s.py")}
    exec(compile(code, "s.py", "exec"), names)
    (x, y), (val_x, val_y), _ = names["load_data"]()
    loaded = data.load(program(graph, catalogue().signature), graph.settings[DATA], folder)
    for mine, theirs in ((x, loaded.x), (y, loaded.y), (val_x, loaded.validation[0]), (val_y, loaded.validation[1])):
        np.testing.assert_array_equal(mine, theirs)


def test_test_arrays_are_a_part_of_the_data(folder: Path) -> None:
    graph = drawn()
    drawing = program(graph, catalogue().signature)
    trained = Trained(build_model(drawing, catalogue()), drawing, graph, folder, RunInfo(), folder / "model")
    found = rows_of(trained, "", "test")
    with np.load(folder / "t.npz") as stored:
        np.testing.assert_array_equal(found.x, stored["x_test"])
        known = stored["y_train"][TRAINED_ON].astype("float64")
        np.testing.assert_allclose(found.y[:, 0], (stored["y_test"] - known.mean()) / known.std(), rtol=1e-4)
    assert list(found.numbers) == list(range(9))


def test_an_array_of_another_length_cannot_be_bound(folder: Path) -> None:
    graph = drawn()
    old = graph.settings[DATA]
    inputs = {next(iter(old.inputs)): Binding(("words",))}
    graph.settings[DATA] = msgspec.structs.replace(old, inputs=inputs)
    assert "words, bound to x, has 500 rows, but there are 40 to train on. Bind another array." in [
        str(p.text) for p in problems(graph, folder)
    ]


def test_an_array_that_is_not_there_is_named(folder: Path) -> None:
    graph = drawn(validation=NpzSource("t.npz", {"x_train": "x_gone", "y_train": "y_val"}))
    assert "it has no array x_gone" in str(problems(graph, folder)[0].text)


# ------------------------------------------------------------------------------------------ validation = training


def warnings(graph: Graph, folder: Path) -> list[Problem]:
    return [p for p in problems(graph, folder) if "validation" in str(p.text)]


def test_the_training_data_do_not_validate(folder: Path) -> None:
    for validation in (NpzSource("t.npz"), NpzSource(str(folder / "t.npz"))):
        graph = drawn(validation=validation)
        (problem,) = warnings(graph, folder)
        assert problem.severity == "warning"
        assert str(problem.text).startswith("The validation data are the data trained on")
        graph.apply(apply_fix(graph, problem.fixes[0].kind, problem.fixes[0].args))
        assert (graph.settings[DATA].validation, graph.settings[DATA].split.validation) == (None, 0.2)
    bundled = drawn(BundledSource("iris"), BundledSource("iris"))
    assert any(str(p.text).startswith("The validation data are the data trained on") for p in problems(bundled, folder))


def test_rows_that_are_trained_on_and_validated_with_are_counted(folder: Path) -> None:
    with np.load(folder / "t.npz") as stored:
        x, y = stored["x_train"], stored["y_train"]
        fresh = stored["x_val"][:5], stored["y_val"][:5]
    for name, rows in (("apart", 0), ("mixed", 7), ("copy", 40)):
        held = np.concatenate([x[:rows].astype("float64"), fresh[0]]), np.concatenate([y[:rows], fresh[1]])
        np.savez(folder / f"{name}.npz", x_train=held[0], y_train=held[1])
        found = warnings(drawn(validation=NpzSource(f"{name}.npz")), folder)
        assert [str(p.text)[: len("7 of the 12 validation rows are among the rows trained on")] for p in found] == (
            [f"{rows} of the {rows + 5} validation rows are among the rows trained on"[:57]] if rows else []
        )


def test_rows_of_tables_are_compared_over_all_their_columns(tmp_path: Path) -> None:
    rows = [f"{i},{'ab'[i % 2]},{i % 3},{i % 2}" for i in range(30)]
    for name, chosen in (("t", rows[:20]), ("mixed", rows[15:]), ("apart", rows[20:])):
        (tmp_path / f"{name}.csv").write_text("\n".join(["id,city,x_train,y_train", *chosen]), encoding="utf-8")
    mixed = warnings(drawn(CsvSource("t.csv"), CsvSource("mixed.csv")), tmp_path)
    assert [str(p.text).split(" validation")[0] for p in mixed] == ["5 of the 15"]
    assert warnings(drawn(CsvSource("t.csv"), CsvSource("apart.csv")), tmp_path) == []
