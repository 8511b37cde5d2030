from __future__ import annotations

from typing import Any

import pytest

from designer.data.preparation import binding
from designer.data.settings import DataSettings
from designer.data.sources import CsvSource
from designer.data.steps.gaps import DropRow, Fill
from designer.data.steps.scale import Standardize
from designer.graph.model import Graph, Setting
from designer.graph.texts import DesignerError
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, TrainingSettings
from tests.support.drawings import ticket


@pytest.mark.parametrize(
    ("kind", "args", "setting", "path", "value"),
    [
        ("set_loss", {"output": "n6", "loss": "mse"}, TRAINING, ("outputs", "n6", "loss"), "mse"),
        ("set_batch_size", {"size": 8}, TRAINING, ("batch_size",), 8),
        ("bind", {"role": "inputs", "key": "n1", "columns": ["a"]}, DATA, ("inputs", "n1", "columns"), ("a",)),
        (
            "set_preparation",
            {"role": "targets", "key": "n6", "preparation": "one_hot"},
            DATA,
            ("targets", "n6", "steps"),
            {},
        ),
        ("set_validation_split", {"split": 0.3}, DATA, ("split", "validation"), 0.3),
    ],
)
def test_a_cure_changes_one_setting_and_can_be_taken_back(
    kind: str, args: dict[str, Any], setting: str, path: tuple[str, ...], value: Any
) -> None:
    graph = ticket().graph
    change = apply_fix(graph, kind, args)
    graph.apply(change)
    found = graph.settings[setting]
    for name in path:
        found = found[name] if isinstance(found, dict) else getattr(found, name)
    assert found == value
    graph.apply(change.reversed())
    assert setting not in graph.settings


def test_gaps_and_monitors_are_changed_where_they_stand() -> None:
    source = CsvSource("a.csv")
    graph = Graph(
        [
            Setting(DATA, DataSettings(source, {"n1": binding(("a", "b"), "standardize")})),
            Setting(TRAINING, TrainingSettings(callbacks=("EarlyStopping",))),
        ]
    )
    where = {"role": "inputs", "key": "n1", "columns": ["b"]}
    graph.apply(apply_fix(graph, "set_missing", {**where, "missing": "drop"}))
    assert graph.settings[DATA].inputs["n1"].steps == {"a": (Standardize(),), "b": (DropRow(), Standardize())}
    graph.apply(apply_fix(graph, "set_missing", {**where, "missing": "fill"}))
    assert graph.settings[DATA].inputs["n1"].steps["b"] == (Fill(), Standardize())
    graph.apply(apply_fix(graph, "set_callback", {"index": 0, "args": {"monitor": "loss"}}))
    assert graph.settings[TRAINING].callbacks == ({"class": "EarlyStopping", "args": {"monitor": "loss"}},)


def test_other_columns_stay_as_they_are() -> None:
    graph = Graph([Setting(DATA, DataSettings(targets={"n1": binding(("a",), "one_hot")}))])
    graph.apply(apply_fix(graph, "bind", {"role": "targets", "key": "n1", "columns": ["b"]}))
    assert graph.settings[DATA].targets == {"n1": binding(("b",), "one_hot")}


def test_a_cure_of_the_drawing_goes_the_same_way() -> None:
    graph = ticket().graph
    graph.apply(apply_fix(graph, "rename", {"node": "n5", "name": "features2"}))
    assert graph.nodes["n5"].name == "features2"


@pytest.mark.parametrize(
    ("kind", "args"),
    [
        ("rename", {"node": "n99", "name": "x"}),
        ("insert_layer", {"node": "n1", "port": 0, "type": "Flatten"}),
        ("set_callback", {"index": 3, "args": {"monitor": "loss"}}),
        ("set_missing", {"missing": "drop"}),
    ],
)
def test_a_cure_that_fits_no_longer_says_so(kind: str, args: dict[str, Any]) -> None:
    with pytest.raises(DesignerError, match="this cure fits it no longer"):
        apply_fix(ticket().graph, kind, args)


def test_an_unknown_cure_is_named() -> None:
    with pytest.raises(DesignerError, match="no cure called magic"):
        apply_fix(ticket().graph, "magic", {})
