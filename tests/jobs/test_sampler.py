"""The values that are asked for: inside their bounds, the same for the same past, and ended where others are ahead."""

from __future__ import annotations

import math

import pytest

from designer.jobs.sampler import Sampler
from designer.project.search_settings import SearchSettings, Variation

SPACE = (
    Variation("n1", "units", values=(8, 16, 32)),
    Variation("n2", values=(True, False)),
    Variation("training", "batch_size", low=16, high=128, log=True),
    Variation("training", "epochs", low=5, high=32, step=5),
    Variation("n3", "rate", low=0.0, high=0.5),
)


def loss(values: tuple) -> float:
    units, with_it, batch, _, rate = values
    return abs(units - 16) / 16 + 0.5 * with_it + abs(math.log2(batch) - 5) + (rate - 0.2) ** 2


def search(sampler: Sampler, count: int) -> list[tuple]:
    asked = []
    for _ in range(count):
        found = sampler.ask()
        assert found is not None
        number, values = found
        assert number == len(sampler._study.trials) - 1
        sampler.tell(number, "done", loss(values))
        asked.append(values)
    return asked


@pytest.mark.parametrize("method", ["random", "tpe", "hyperband"])
def test_values_are_inside_and_follow_from_what_was_told(method: str) -> None:
    settings = SearchSettings(SPACE, method, trials=20, seed=3)  # type: ignore[arg-type]
    asked = search(Sampler(settings, "min", 10, "s"), 20)
    for units, with_it, batch, epochs, rate in asked:
        assert units in (8, 16, 32)
        assert with_it in (True, False)
        assert 16 <= batch <= 128
        assert isinstance(batch, int)
        assert epochs in (5, 10, 15, 20, 25, 30)
        assert 0.0 <= rate <= 0.5
    again = Sampler(settings, "min", 10, "s")
    for values in asked[:7]:
        again.add(values, "done", loss(values), {})
    assert search(again, 13) == asked[7:]  # as one that goes on after it was interrupted
    other = SearchSettings(SPACE, method, trials=20, seed=4)  # type: ignore[arg-type]
    assert search(Sampler(other, "min", 10, "s"), 3) != asked[:3]


def test_tpe_comes_nearer_than_chance() -> None:
    found = {}
    for method in ("random", "tpe"):
        best = [
            min(map(loss, search(Sampler(SearchSettings(SPACE, method, 40, seed=s), "min", 1, "s"), 40)))  # type: ignore[arg-type]
            for s in range(3)
        ]
        found[method] = sum(best)
    assert found["tpe"] < found["random"]


def test_a_grid_is_every_combination_once() -> None:
    sampler = Sampler(SearchSettings(SPACE[:2], "grid"), "min", 1, "s")
    assert sampler.count == 6
    asked = []
    while (found := sampler.ask()) is not None:
        sampler.tell(found[0], "done", 1.0)
        asked.append(found[1])
    assert asked == [(u, w) for u in (8, 16, 32) for w in (True, False)]
    ranges = Sampler(SearchSettings(SPACE[2:4], "grid"), "min", 1, "s")
    assert ranges.count == 5 * 6


def test_true_and_one_are_other_choices() -> None:
    sampler = Sampler(SearchSettings((Variation("n1", "a", values=(1, True, 0, False, None)),), "grid"), "min", 1, "s")
    found = []
    while (asked := sampler.ask()) is not None:
        sampler.tell(asked[0], "done", 1.0)
        found.append(asked[1][0])
    assert [(type(v), v) for v in found] == [(int, 1), (bool, True), (int, 0), (bool, False), (type(None), None)]


@pytest.mark.parametrize("direction", ["min", "max"])
def test_trials_that_fall_behind_end_early(direction: str) -> None:
    sign = 1 if direction == "min" else -1
    sampler = Sampler(SearchSettings(SPACE[:1], "random", prune=True), direction, 10, "s")  # type: ignore[arg-type]
    for _ in range(6):
        number, _values = sampler.ask()  # type: ignore[misc]
        assert not any(sampler.report(number, epoch, sign * 1.0 / (epoch + 1)) for epoch in range(10))
        sampler.tell(number, "done", sign * 0.1)
    number, _values = sampler.ask()  # type: ignore[misc]
    assert any(sampler.report(number, epoch, sign * 9.0) for epoch in range(10))


def test_importance_is_of_what_makes_the_difference() -> None:
    sampler = Sampler(SearchSettings(SPACE, "random"), "min", 1, "s")
    assert sampler.importance() == {}
    for _ in range(40):
        number, values = sampler.ask()  # type: ignore[misc]
        sampler.tell(number, "done", values[4] * 10 + values[0] / 100)
    found = sampler.importance()
    assert next(iter(found)) == "n3.rate"
    assert sum(found.values()) == pytest.approx(1.0)
