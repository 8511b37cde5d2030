"""A validation source of its own is held against what is bound."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from designer.data.preparation import binding
from designer.data.settings import Binding
from designer.data.sources import BundledSource, CsvSource, NpzSource, Source
from designer.engine.dispatch import Engine
from designer.project.records import DATA
from designer.wire import Answer, Problem
from tests.support import projects
from tests.support.drawings import Drawing

HEAD = "sepal length (cm),sepal width (cm),petal length (cm),petal width (cm),target\n"


@pytest.fixture(scope="module")
def engine() -> Engine:
    said: list[Answer] = []
    return Engine(said.append)


def held(validation: Source | None, source: Source | None = None) -> Drawing:
    drawing = projects.iris()
    data = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = msgspec.structs.replace(data, validation=validation, source=source or data.source)
    return drawing


def problems(engine: Engine, drawing: Drawing, folder: Path) -> list[Problem]:
    return [p for p in engine.checked(drawing.graph, str(folder)).problems if p.severity == "error"]


def test_the_same_columns_are_fine(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "held.csv").write_text(HEAD + "5.1,3.5,1.4,0.2,0\n6.1,3.0,4.9,1.8,2\n")
    assert problems(engine, held(CsvSource("held.csv")), tmp_path) == []
    assert problems(engine, held(BundledSource("iris")), tmp_path) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "sepal length (cm),target\n5.1,0\n",
            "flower is bound to sepal width (cm), which the validation data do not have. They have sepal length (cm), "
            "target. Choose other validation data.",
        ),
        (
            HEAD + "5.1,3.5,,0.2,0\n",
            "petal length (cm), bound to flower, has 1 missing value(s) in the validation data. Correct them, or have "
            "such rows dropped or filled.",
        ),
        (
            HEAD + "5.1,3.5,long,0.2,0\n",
            "petal length (cm), bound to flower, holds numbers in the training data, but text in the validation data.",
        ),
        (
            HEAD + "5.1,3.5,1.4,0.2,7\n",
            "target, bound to species, has 7 in the validation data, which the training data never have.",
        ),
    ],
)
def test_what_differs_is_said_in_words(engine: Engine, tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "held.csv").write_text(text)
    (problem,) = problems(engine, held(CsvSource("held.csv")), tmp_path)
    assert (str(problem.text), problem.scope) == (sentence, "data")


def test_a_file_that_is_not_there_is_named(engine: Engine, tmp_path: Path) -> None:
    (problem,) = problems(engine, held(CsvSource("gone.csv")), tmp_path)
    assert str(problem.text).startswith("The validation data: ")
    assert "gone.csv" in str(problem.text)


def test_arrays_of_another_shape_are_named(engine: Engine, tmp_path: Path) -> None:
    rows = {"x": np.zeros((9, 4), "float32"), "y": np.arange(9) % 3}
    np.savez(tmp_path / "train.npz", **rows)
    np.savez(tmp_path / "held.npz", x=np.zeros((9, 5), "float32"), y=rows["y"])
    drawing = held(NpzSource("held.npz"), NpzSource("train.npz"))
    data = drawing.graph.settings[DATA]
    drawing.graph.settings[DATA] = msgspec.structs.replace(
        data,
        inputs={drawing.ids["flower"]: Binding(("x",))},
        targets={drawing.ids["species"]: binding(("y",), "integer")},
    )
    (problem,) = problems(engine, drawing, tmp_path)
    assert str(problem.text) == (
        "x, bound to flower, has the shape (4,) a row in the training data, but (5,) in the validation data."
    )
