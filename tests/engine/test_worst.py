"""The rows that a model is most wrong about: which ones, in which order, and with what stands in them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from designer.engine.evaluating.apart import apart_classes, apart_numbers
from designer.engine.evaluating.worst import MOST, worst_classes, worst_labels, worst_numbers
from designer.files import allowed
from designer.project import storage
from designer.wire import Compare
from tests.support.desk import Desk
from tests.support.sold_houses import houses, project


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), rows=st.integers(1, 80))
def test_classes_are_the_most_confident_wrong_ones_whatever_the_order_of_rows(seed: int, rows: int) -> None:
    random = np.random.default_rng(seed)
    true, chosen = random.integers(-1, 3, rows), random.integers(0, 3, rows)
    chance = random.integers(1, 4, rows) / 4  # with many that are equal
    numbers = random.permutation(1000)[:rows]
    found = worst_classes(true, chosen, chance, ("a", "b", "c"), numbers)
    wrong = [i for i in range(rows) if true[i] not in (-1, chosen[i])]
    expected = sorted(wrong, key=lambda i: (-chance[i], numbers[i]))[:MOST]
    assert [one.row for one in found] == [numbers[i] for i in expected]
    assert [(o.target, o.predicted, o.probability) for o in found] == [
        ("abc"[true[i]], "abc"[chosen[i]], chance[i]) for i in expected
    ]
    order = random.permutation(rows)
    assert worst_classes(true[order], chosen[order], chance[order], ("a", "b", "c"), numbers[order]) == found


def test_numbers_are_those_with_the_largest_error_and_of_several_columns_the_worst() -> None:
    true = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, np.nan], [4.0, 40.0]])
    predicted = np.array([[1.5, 10.0], [2.0, 15.0], [3.0, 30.0], [9.0, 40.0]])
    found = worst_numbers(true, predicted, ("low", "high"), np.array([7, 5, 3, 1]))
    assert [(one.row, one.column, one.error) for one in found] == [
        (1, "low", -5.0),
        (5, "high", 5.0),
        (7, "low", -0.5),
        (3, "low", 0.0),
    ]


def test_labels_are_those_that_were_said_most_confidently_and_wrongly() -> None:
    true = np.array([[1, 0], [0, 1], [1, 1]])
    scores = np.array([[0.9, 0.1], [0.7, 0.2], [0.6, 0.45]])
    found = worst_labels(true, scores, ("x", "y"), np.arange(3))
    assert [(one.row, one.column, one.target, one.predicted) for one in found] == [(1, "y", 1, 0), (2, "y", 1, 0)]
    assert [one.probability for one in found] == pytest.approx([0.8, 0.55])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("houses")
    return Desk(storage.encode(project(folder, ("price", "kind"))), folder / "run", folder)


def read(text: str) -> str:
    """Return a value as it is read: 1.50 is 1.5."""
    return str(float(text)) if "." in text and text.count(".") == 1 else text


def test_examples_hold_the_row_of_the_file(desk: Desk) -> None:
    answer = desk.ask(Compare, part="all", rows=200)
    price, kind = answer.outputs
    rows = [{name: read(text) for name, text in row.items()} for row in houses().to_dict("records")]
    for output in (price, kind):
        assert output.worst
        for example in output.worst:
            assert dict(example.values) == rows[example.row]
    places = {row: i for i, row in enumerate(answer.rows)}
    errors = {row: price.targets[i][0] - price.predictions[i][0] for row, i in places.items()}
    expected = sorted(errors, key=lambda row: (-abs(errors[row]), row))[:MOST]
    assert [one.row for one in price.worst] == expected
    assert [one.error for one in price.worst] == pytest.approx([errors[row] for row in expected], rel=1e-5)
    assert {(one.target, one.predicted) for one in kind.worst} <= {(a, b) for a in "357" for b in "357" if a != b}
    assert price.worst[0].about.startswith(f"size {rows[price.worst[0].row]['size'] or '-'} · age ")


def test_a_picture_stands_beside_its_file(tmp_path: Path) -> None:
    from designer.cli import main

    folder = tmp_path / "light"
    for place in range(20):
        name = folder / ("bright" if place % 2 else "dark") / f"{place:02d}.png"
        name.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (16, 16), (place, 10 * place, 255)).save(name)
    allowed.allow(folder)
    assert main(["new", str(folder), "-o", str(tmp_path / "p.kdesign")]) == 0
    text = (tmp_path / "p.kdesign").read_text("utf-8").replace('"epochs": 200', '"epochs": 1')
    desk = Desk(text, tmp_path / "run", tmp_path)
    (output,) = desk.ask(Compare, part="all").outputs
    assert output.worst
    for example in output.worst:
        file = dict(example.values)["image"]
        assert file.split("/")[0] == example.target == dict(example.values)["class"]
        with Image.open(io.BytesIO(example.picture)) as shown, Image.open(folder / file) as own:
            assert shown.getpixel((0, 0)) == own.getpixel((0, 0))
            assert shown.size == (160, 160)


def test_two_runs_are_apart_where_both_are_surest_of_something_else() -> None:
    mine = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.45, 0.55]])
    its = np.array([[0.8, 0.2], [0.3, 0.7], [0.9, 0.1], [0.4, 0.6]])
    found = apart_classes(mine, its, ("no", "yes"), np.array([0, 1, 1, 0]), np.array([7, 5, 3, 1]))
    assert [(one.row, one.predicted, one.other, one.target) for one in found] == [
        (3, "yes", "no", "yes"),
        (5, "no", "yes", "yes"),
    ]
    assert (found[0].probability, found[0].other_probability) == (0.8, 0.9)
    numbers = apart_numbers(
        np.array([[1.0], [2.0], [3.0]]), np.array([[1.0], [5.0], [2.5]]), ("price",), None, np.array([0, 1, 2])
    )
    assert [(one.row, one.predicted, one.other, one.target) for one in numbers] == [
        (1, 2.0, 5.0, ""),
        (2, 3.0, 2.5, ""),
    ]
