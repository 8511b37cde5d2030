"""Operators and functions of keras.ops: drawn, checked, trained and exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer import wire
from designer.data.preparation import binding
from designer.data.settings import DataSettings
from designer.data.sources import BundledSource
from designer.engine.checking.check import Checker
from designer.engine.dispatch import Engine
from designer.engine.feeding.describing import describe
from designer.export.python_code import Style, python_code
from designer.graph.model import INPUT, Change, Setting
from designer.project import storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.wire import Answer, EpochDone, Finished
from tests.support.drawings import Drawing
from tests.support.exported import is_formatted, run_code
from tests.support.networks import catalogue
from tests.support.networks import wire as wired


def halves() -> Drawing:
    """Draw a classifier of digits from the two halves of an image: slices, products, sums and numbers."""
    d = Drawing()
    d.add(INPUT, "image", shape=[8, 8])
    d.add("ops.get_item", "image", "left", key=":, :, :4")
    d.add("ops.get_item", "image", "right", key=":, :, 4:")
    d.add("ops.matmul", "product")
    d.add("ops.transpose", "right", "turned", axes=[0, 2, 1])
    wired(d, "left", "product", 0)
    wired(d, "turned", "product", 1)
    d.add("ops.einsum", "again", subscripts="bij,bjk->bik")
    wired(d, "product", "again", 0)
    wired(d, "left", "again", 1)
    d.add("ops.concatenate", "both", axis=-1)
    for port, source in enumerate(("left", "right", "again")):
        wired(d, source, "both", port)
    d.add("ops.reshape", "both", "row", newshape=[-1, 96])
    d.add("ops.multiply", "row", "scaled", x2=0.125)
    d.add("ops.subtract", "rest", x1=1.0)
    wired(d, "scaled", "rest", 1)
    d.add("ops.add", "sum")
    wired(d, "scaled", "sum", 0)
    wired(d, "rest", "sum", 1)
    d.add("ops.stack", "pair", axis=-1)
    wired(d, "scaled", "pair", 0)
    wired(d, "sum", "pair", 1)
    d.add("Flatten", "pair", "flat")
    d.add("Dense", "flat", "digit", units=10, activation="softmax")
    data = DataSettings(
        source=BundledSource("digits"),
        inputs={d.ids["image"]: binding(("images",), "min_max")},
        targets={d.ids["digit"]: binding(("target",), "integer")},
    )
    output = OutputTraining("sparse_categorical_crossentropy", ("accuracy",))
    training = TrainingSettings("adam", {d.ids["digit"]: output}, epochs=2, batch_size=64, seed=3)
    d.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    return d


@pytest.mark.parametrize("style", ["functional", "subclass"])
def test_operations_are_drawn_checked_trained_and_exported(style: Style, tmp_path: Path) -> None:
    graph = halves().graph
    checker = Checker()
    report = checker.check(graph, catalogue(), describe(BundledSource("digits"), tmp_path))
    checker.close()
    assert report.can_train, [str(p.text) for p in report.problems]
    assert not report.problems
    said: list[Answer] = []
    engine = Engine(said.append)
    engine.handle(wire.Train(id=1, project=storage.encode(graph), run_dir=str(tmp_path / "run")))
    assert engine.wait(120)
    assert isinstance(said[-1], Finished), said[-1]
    epochs = [record.logs for record in said if isinstance(record, EpochDone)]
    code = python_code(graph, catalogue(), style=style)
    assert is_formatted(code), code
    for line in ("[:, :, :4]", "ops.matmul(", 'ops.einsum("bij,bjk->bik", ', "ops.subtract(1.0, scaled)", "(-1, 96)"):
        assert line in code
    history = run_code(code)["train"]().history
    for epoch, logs in enumerate(epochs):
        assert {key: values[epoch] for key, values in history.items()} == pytest.approx(logs, rel=1e-5)
    assert epochs[1]["loss"] < epochs[0]["loss"]  # type: ignore[operator]
