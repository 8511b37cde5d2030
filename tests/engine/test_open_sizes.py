"""Sizes that a script took from its data: the data tell them once they are bound."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.catalogue.load import load
from designer.cli import main
from designer.data.settings import Binding, DataSettings
from designer.data.sources import BundledSource, CsvSource
from designer.data.steps.categories import Index, OneHot
from designer.engine.checking.check import Checker
from designer.engine.feeding.describing import describe
from designer.engine.importers.script.read import read_script
from designer.graph.model import Change, Graph, Setting
from designer.project import storage
from designer.project.fixes import with_sizes
from designer.project.records import DATA

CATALOGUE = load()
IMAGES = """
import keras
from pictures import load_data
(x_train, y_train), _ = load_data()
num_classes = len(set(y_train))
i = keras.Input(shape=x_train.shape[1:])
m = keras.Model(i, keras.layers.Dense(num_classes, activation="softmax")(keras.layers.Flatten()(i)))
m.compile("adam", "LOSS")
"""
TABLE = """
import keras
import pandas as pd
data = pd.read_csv("iris.csv")
m = keras.Sequential([
    keras.layers.Dense(4, activation="relu", input_shape=(data.shape[1],)),
    keras.layers.Dense(len(data.columns)),
    keras.layers.Activation("softmax"),
])
"""


def bound(code: str, columns: tuple[str, ...], target: str, step: type, source) -> Graph:
    graph = read_script(code, CATALOGUE)[-1].graph
    (start,) = (n.id for n in graph.children("") if n.type == "Input")
    (last,) = (n.id for n in graph.children("") if not graph.outgoing(n.id))
    steps = {target: (step(),)}
    data = DataSettings(source=source, inputs={start: Binding(columns)}, targets={last: Binding((target,), steps)})
    graph.apply(Change("", added=(Setting(DATA, data),)))
    return graph


def sizes_of(graph: Graph, source) -> dict[tuple[str, str], object]:
    checker = Checker()
    report = checker.check(graph, CATALOGUE, describe(source, Path()))
    assert not report.ok
    graph.apply(with_sizes(graph, {(s.node, s.param): s.value for s in report.sizes}))
    after = checker.check(graph, CATALOGUE, describe(source, Path()))
    checker.close()
    assert after.ok
    assert after.sizes == ()
    return {(graph.nodes[s.node].name, s.param): (s.value, str(s.text)) for s in report.sizes}


@pytest.mark.parametrize(
    ("loss", "step"), [("sparse_categorical_crossentropy", Index), ("categorical_crossentropy", OneHot)]
)
def test_pictures_and_their_classes(loss: str, step: type) -> None:
    source = BundledSource("digits")
    graph = bound(IMAGES.replace("LOSS", loss), ("images",), "target", step, source)
    sizes = sizes_of(graph, source)
    assert sizes["input", "shape"][0] == [8, 8]
    assert "images" in sizes["input", "shape"][1]
    assert sizes["dense", "units"][0] == 10


def test_columns_of_a_table_and_an_activation_behind() -> None:
    source = BundledSource("iris")
    columns = tuple(c.name for c in describe(source, Path()).columns if c.name not in ("target", "data"))
    sizes = sizes_of(bound(TABLE, columns, "target", Index, source), source)
    assert [value for value, _ in sizes.values()] == [[4], 3]


def test_the_command_fills_them_in_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.csv").write_text("a,b,kind\n" + "\n".join(f"{i},{i * 2},{'xyz'[i % 3]}" for i in range(30)) + "\n")
    graph = bound(TABLE, ("a", "b"), "kind", Index, CsvSource("t.csv"))
    project = tmp_path / "p.kdesign"
    storage.save(graph, project)
    before = project.read_text()
    assert main(["summary", str(project)]) == 0
    told = capsys.readouterr()
    assert "units of dense_1 is 3: kind has 3 classes." in told.err
    assert "total 27" in told.out
    assert main(["export", str(project), "--model-only", "-o", str(tmp_path / "m.py")]) == 0
    assert "units of dense_1 is 3: kind has 3 classes." in capsys.readouterr().err
    assert "layers.Dense(3" in (tmp_path / "m.py").read_text(encoding="utf-8")
    assert main(["search", str(project)]) == 2
    assert "units of dense_1 is 3: kind has 3 classes." in capsys.readouterr().err
    assert project.read_text() == before
