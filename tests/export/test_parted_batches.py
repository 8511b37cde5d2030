"""What a script of several workers gives `fit`: each batch in equal parts, which together are the batch."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.export.expressions import statement
from designer.export.uses import Uses
from designer.export.workers_code import DISTRIBUTE, JOIN, parted
from designer.project.records import TrainingSettings


def fitted(**more: Any) -> dict[str, Any]:
    return {"epochs": "3", "batch_size": "32", "shuffle": "True", "validation_batch_size": "8", **more}


def text(expression: Any) -> str:
    return "\n".join(line.strip() for line in statement("", expression))


def test_what_is_about_batches_goes_to_the_parts() -> None:
    uses = Uses()
    data, rest = parted(fitted(validation_data="(x_val, y_val)"), TrainingSettings(batch_size=16), uses)
    assert text(data) == "Part(x, y, batch_size=16, shuffle=True)"
    assert text(rest["validation_data"]) == "Part(*(x_val, y_val), batch_size=16)"
    assert rest.keys() == {"epochs", "validation_data", "shuffle"}
    assert rest["shuffle"] == "False"
    assert "import os" in uses.imports


def test_weights_and_the_batches_of_a_validation_come_along() -> None:
    training = TrainingSettings(batch_size=16, validation_batch_size=4, shuffle=False)
    data, rest = parted(fitted(sample_weight="weights", validation_data="validation"), training, Uses())
    assert text(data) == "Part(x, y, weights, batch_size=16)"
    assert text(rest["validation_data"]) == "Part(*validation, batch_size=4)"
    assert "sample_weight" not in rest


def test_one_joins_before_anything_is_computed() -> None:
    compile("import os, keras\n\n\ndef train():\n" + "\n".join([*JOIN, *DISTRIBUTE]), "script", "exec")


class Distributed:
    """Stands for Keras with so many workers, of which this is one: the class needs no more of it."""

    def __init__(self, workers: int, number: int) -> None:
        told = SimpleNamespace(num_processes=workers, data_shard_id=number)
        self.distribution = SimpleNamespace(distribution=lambda: told)
        self.utils = SimpleNamespace(PyDataset=object)
        self.tree = SimpleNamespace(flatten=self.flatten, map_structure=self.map_structure)

    def flatten(self, value: Any) -> list[Any]:
        if isinstance(value, dict | list | tuple):
            inner = value.values() if isinstance(value, dict) else value
            return [leaf for one in inner for leaf in self.flatten(one)]
        return [value]

    def map_structure(self, change: Any, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self.map_structure(change, one) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self.map_structure(change, one) for one in value)
        return change(value)


def parts(workers: int, rows: int, batch: int, shuffle: bool) -> list[list[np.ndarray]]:
    """Return what each worker trains on: by worker, the rows of every batch."""
    uses = Uses()
    parted(fitted(), TrainingSettings(), uses)
    (lines,) = uses.helpers()
    source = "\n".join(lines).replace("(keras.utils.PyDataset)", "").replace("        super().__init__()\n", "")
    found = []
    for number in range(workers):
        names: dict[str, Any] = {"np": np, "keras": Distributed(workers, number)}
        exec(source, names)
        np.random.seed(7)
        data = names["Part"]({"a": np.arange(rows)}, [np.arange(rows) * 2], batch_size=batch, shuffle=shuffle)
        batches = [data[index] for index in range(len(data))]
        assert all((x["a"] * 2 == y[0]).all() for x, y in batches)
        found.append([x["a"] for x, _ in batches])
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(1, 60), st.integers(1, 20), st.booleans())
def test_all_parts_of_a_batch_are_of_one_size_and_no_row_is_in_two(
    workers: int, rows: int, batch: int, shuffle: bool
) -> None:
    found = parts(workers, rows, batch, shuffle)
    assert {len(one) for one in found} == {-(-rows // batch)}
    seen: list[int] = []
    for place, pieces in enumerate(zip(*found, strict=True)):
        assert len({len(piece) for piece in pieces}) == 1
        whole = min(batch, rows - place * batch)
        assert sum(len(piece) for piece in pieces) == whole // workers * workers
        seen += [int(row) for piece in pieces for row in piece]
    assert len(seen) == len(set(seen))
    if workers == 1:
        assert sorted(seen) == list(range(rows))
        assert shuffle or seen == list(range(rows))


@pytest.mark.parametrize("shuffle", [False, True])
def test_two_workers_together_see_the_batches_of_one(shuffle: bool) -> None:
    one = parts(1, 40, 8, shuffle)[0]
    first, second = parts(2, 40, 8, shuffle)
    together = [np.concatenate(pair) for pair in zip(first, second, strict=True)]
    assert [batch.tolist() for batch in together] == [batch.tolist() for batch in one]
