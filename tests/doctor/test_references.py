"""Whether a target goes with its rows beyond chance, a column tells it alone, and equal rows are copies."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from designer.catalogue.load import load
from designer.data.fitted import Fitted
from designer.engine.examining.input_signs import overlap, telling_apart
from designer.engine.examining.references import goes_with, references, table_of
from designer.engine.examining.samples import Sample
from designer.engine.examining.scores import Goal, Tables, goals, output_signs
from designer.graph.edits import set_param
from designer.project.records import TRAINING, OutputTraining
from designer.recipe.drawn import program_of
from tests.support.projects import iris

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


def leak(target: np.ndarray, fields: dict[str, np.ndarray]) -> str:
    goal = Goal(program_of(iris().graph, load()).outputs[0], "classes", int(target.max()) + 1, target, target)
    return output_signs(goal, None, Tables(None, None, fields), "softmax", {}, False, lambda: None).leak


def test_a_copy_of_the_classes_is_a_leak_although_some_of_it_is_wrong() -> None:
    random = np.random.RandomState(2)
    target = random.randint(3, size=600)
    others = {f"x{i}": (target + 2.0 * random.normal(size=600))[:, None] for i in range(3)}
    copy = np.where(random.rand(600) < 0.04, random.randint(3, size=600), target)[:, None].astype(float)
    assert leak(target, {**others, "note": copy}) == "note"
    assert leak(target, others) == ""
    # a good column beside another good one is none: as petals are of iris
    alike = np.where(random.rand(600) < 0.06, random.randint(3, size=600), target)[:, None].astype(float)
    assert leak(target, {**others, "length": copy, "width": alike}) == ""


def test_texts_are_told_by_their_words() -> None:
    random = np.random.RandomState(3)
    target = random.randint(2, size=300)
    words = np.array([["good", "fine"], ["bad", "poor"]])
    texts = np.array([f"the box was {words[k, random.randint(2)]} again" for k in target], object)[:, None]
    table = table_of({}, {}, {"a": texts})
    assert table is not None
    assert (table.sum(axis=1) == 5).all()
    known = references(table[:200], target[:200], table[200:], target[200:], True, False)
    assert known.linear == known.forest == 1.0
    assert table_of({}, {}) is None


def test_labels_of_which_several_may_be_right_are_scored_by_their_probabilities() -> None:
    random = np.random.RandomState(4)
    marks = (random.rand(80, 3) < 0.4).astype(np.float32)
    one_of_them = np.eye(3, dtype=np.float32)[random.randint(3, size=80)]
    graph = iris().graph
    program = program_of(graph, load())
    key = program.outputs[0].key

    def goal(target: np.ndarray, from_logits: bool = False) -> Goal:
        loss = {"class": "BinaryCrossentropy", "args": {"from_logits": from_logits}}
        settings = msgspec.structs.replace(graph.settings[TRAINING], outputs={key: OutputTraining(loss)})
        rows = Sample(np.zeros((80, 4), np.float32), target, 80)
        raw = graph.copy()
        raw.apply(set_param(raw, program.outputs[0].tensor.node, "activation", None if from_logits else "sigmoid"))
        return goals(raw, load(), program, settings, Fitted((), ()), rows, rows)[key]

    assert (goal(marks).kind, goal(marks).has_several) == ("numbers", True)
    assert (goal(one_of_them).kind, goal(one_of_them).has_several) == ("classes", False)
    assert goal(marks).score(marks, "held") == 1.0
    assert goal(marks, from_logits=True).score(40 * marks - 20, "held") == pytest.approx(1.0)
    guess = np.tile(marks.mean(axis=0), (80, 1))
    assert goal(marks).score(guess, "held") == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize(("classes", "rows"), [(2, 6), (3, 12), (10, 40), (100, 50), (1000, 200)])
def test_classes_of_few_rows_are_other_ones_only_beyond_chance(classes: int, rows: int) -> None:
    def shift(trained: np.ndarray, held: np.ndarray) -> float:
        goal = Goal(program_of(iris().graph, load()).outputs[0], "classes", classes, trained, held)
        return output_signs(goal, None, Tables(None, None, {}), "softmax", {}, False, lambda: None).class_shift

    random = np.random.default_rng(3)
    drawn = [shift(random.integers(classes, size=4 * rows), random.integers(classes, size=rows)) for _ in range(30)]
    assert np.mean(drawn) < 0.1
    ordered = np.sort(random.integers(2 * classes, size=5 * rows) // 2)
    assert shift(ordered[rows:], ordered[:rows]) > max(drawn)
