"""A first project from a table: inputs, preparation, network and loss that fit the columns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from designer.data.preparation import binding, preparation_of
from designer.data.sources import CsvSource, NpzSource
from designer.engine.describing import describe
from designer.engine.starter import starter
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.records import DATA, TRAINING

TABLE = "city,size,price,sold,note\n" + "".join(
    f"{'Seoul' if i % 3 else 'Busan'},{i},{i * 1.25},{'yes' if i % 2 else 'no'},text {i}\n" for i in range(80)
)


def made(folder: Path, target: str, *inputs: str, table: str = TABLE) -> Graph:
    (folder / "t.csv").write_text(table, encoding="utf-8")
    source = CsvSource("t.csv")
    graph = starter(describe(source, folder), source, target, inputs)
    assert storage.encode(storage.decode(storage.encode(graph))) == storage.encode(graph)
    return graph


def last(graph: Graph) -> tuple[dict[str, object], str, object]:
    """Return the params of the output, its target's preparation and its loss."""
    node = list(graph.nodes.values())[-1]
    training = graph.settings[TRAINING].outputs[node.id]
    return dict(node.params), preparation_of(graph.settings[DATA].targets[node.id]), training.loss


def test_numbers_and_texts_get_an_input_each(tmp_path: Path) -> None:
    graph = made(tmp_path, "sold")
    bindings = list(graph.settings[DATA].inputs.values())
    assert bindings == [binding(("size", "price"), "standardize"), binding(("city",), "one_hot")]
    assert [n.type for n in graph.nodes.values()] == ["Input", "Input", "Concatenate", "Dense", "Dense", "Dense"]
    assert last(graph) == ({"units": 1, "activation": "sigmoid"}, "integer", "binary_crossentropy")


def test_the_loss_fits_the_target(tmp_path: Path) -> None:
    assert last(made(tmp_path, "price", "size")) == ({"units": 1}, "standardize", "mean_squared_error")
    three = TABLE.replace("yes\n", "maybe\n", 7).replace("price", "Price").replace("Busan", "Daegu", 5)
    assert last(made(tmp_path, "city", table=three)) == (
        {"units": 3, "activation": "softmax"},
        "integer",
        "sparse_categorical_crossentropy",
    )


def test_arrays_are_flattened(tmp_path: Path) -> None:
    np.savez(tmp_path / "d.npz", image=np.zeros((30, 4, 4)), label=np.arange(30) % 3)
    source = NpzSource("d.npz")
    graph = starter(describe(source, tmp_path), source, "label")
    assert [n.type for n in graph.nodes.values()] == ["Input", "Flatten", "Dense", "Dense", "Dense"]


def test_columns_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    for target, inputs, reason in [
        ("nothing", (), "no column nothing"),
        ("sold", ("note",), "80 different texts"),
        ("note", (), "80 different texts"),
    ]:
        with pytest.raises(DesignerError, match=reason):
            made(tmp_path, target, *inputs)
    with pytest.raises(DesignerError, match="no column to learn b from"):
        made(tmp_path, "b", table="b\n1\n2\n")
