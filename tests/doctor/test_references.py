"""Whether a target goes with its rows beyond chance, and whether equal rows are copies."""

from __future__ import annotations

import numpy as np
import pytest

from designer.engine.examining.input_signs import overlap, telling_apart
from designer.engine.examining.references import goes_with

LITTLE = 2.3  # deviations of chance, as the rule has them


@pytest.mark.parametrize("seed", range(2))
def test_little_that_goes_with_the_rows_is_told_from_nothing(seed: int) -> None:
    random = np.random.RandomState(seed)
    table = random.normal(size=(400, 6))
    price = table[:, 0] + 2.5 * random.normal(size=400)  # R2 of about 0.14
    kind = (price > 0).astype(int)
    assert goes_with(table, price, False) > LITTLE
    assert goes_with(table, kind, True) > LITTLE
    assert goes_with(table, random.permutation(price), False) < LITTLE
    assert goes_with(table, random.permutation(kind), True) < LITTLE


def test_equal_rows_are_copies_only_where_rows_could_differ() -> None:
    random = np.random.RandomState(0)
    numbers = random.normal(size=(200, 4))
    copied, by_chance = overlap({"a": numbers}, {"a": numbers[:50]})
    assert copied == 1.0
    assert by_chance < 0.01
    size = random.randint(3, size=200)
    clothes = np.stack([size, size + random.randint(2, size=200), random.randint(2, size=200)], axis=1)  # go together
    same, by_chance = overlap({"a": clothes[:150]}, {"a": clothes[150:]})
    assert same > 0.9
    assert by_chance == 1.0


def test_the_column_that_tells_rows_apart_is_that_with_most_numbers() -> None:
    random = np.random.RandomState(0)
    few = random.randint(3, size=(100, 1)).astype(float)
    assert telling_apart({"kind": few, "size": random.normal(size=(100, 1)), "one_hot": np.eye(100)}) == "size"
    assert telling_apart({"kind": few}) == ""
