"""What a network learns from: every column comes in once, or is left out with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.advice.drawing import drawn
from designer.advice.input_columns import FEATURES, MANY_TEXTS, MOST_WORDS, incoming, words_for
from designer.advice.networks import branch, trunk
from designer.advice.start import Wishes, start
from designer.data.field import Field
from designer.data.settings import Windows
from designer.data.sources import BundledSource
from designer.data.steps.usual import MOST_CATEGORIES
from designer.graph.calls import program
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.records import DATA, TRAINING
from tests.advice.test_aims import DAY, fields, number, tried, words
from tests.support.networks import catalogue


def column(name: str, kind: str, **more: object) -> Field:
    return Field(name, kind, rows=1000, **more)  # type: ignore[arg-type]


AGE, TOWN = number("age", 1000), words(4, 250, "town")
TEXT = column("review", "text", distinct=1000)
PHOTO = column("photo", "image", shape=(32, 48, 3), minimum=0.0, maximum=255.0, dtype="uint8")
CODE = words(MOST_CATEGORIES + 50, 40, "item")
KEY = column("id", "identifier", role="key", distinct=1000)
DATE = column("day", "datetime", distinct=900, minimum=0.0, maximum=400 * DAY)


def test_plain_columns_come_in_together_and_others_each_by_itself() -> None:
    found, said = incoming([AGE, TEXT, TOWN, PHOTO, CODE, KEY], 10_000)
    assert [(one.title, one.form) for one in found] == [
        (FEATURES, "row"),
        ("review", "words"),
        ("photo", "pixels"),
        ("item", "code"),
    ]
    features = found[0]
    assert features.binding.columns == ("age", "town")
    assert features.shape == (1 + 4 + 1,)  # with a place for towns that were not there
    assert found[3].shape == (1,)
    assert found[3].dtype == "int32"
    told = " ".join(map(str, said))
    assert "id is left out. It names the row and tells nothing of it." in told


def test_one_plain_column_gives_its_name() -> None:
    ((one,), _) = incoming([AGE], 100)
    assert one.title == "age"
    assert one.shape == (1,)


@pytest.mark.parametrize(
    ("left_out", "reason"),
    [
        (KEY, "It names the row"),
        (column("empty", "number", missing=1000), "It has no values."),
        (column("odd", "ignored"), "It has no values."),
        (column("deep", "array", shape=(2, 2, 2, 2)), "more than three axes"),
        (words(900, 1, "names"), "900 different values in 900 rows: hardly two rows have one."),
    ],
)
def test_what_tells_nothing_is_left_out_with_the_reason(left_out: Field, reason: str) -> None:
    found, said = incoming([AGE, left_out], 1000)
    assert [one.title for one in found] == ["age"]
    (told,) = map(str, said)
    assert told.startswith(f"{left_out.name} is left out.")
    assert reason in told


def test_what_only_repeats_others_is_left_out_unless_it_is_asked_for() -> None:
    for asked, titles in ((False, ["age"]), (True, [FEATURES])):
        found, _ = incoming([AGE, TOWN], 1000, repeats=["town"], asked=asked)
        assert [one.title for one in found] == titles


def test_texts_are_weighed_by_words_until_there_are_many_rows() -> None:
    for rows, form in ((MANY_TEXTS - 1, "words"), (MANY_TEXTS, "text")):
        ((one,), _) = incoming([TEXT], rows)
        assert one.form == form
    assert [words_for(rows) for rows in (10, 20_000, 350, 10**6)] == [200, MOST_WORDS, 300, MOST_WORDS]


def test_a_series_takes_rows_in_a_row() -> None:
    ((one,), said) = incoming([AGE, TOWN, TEXT], 1000, Windows(length=12, horizon=1))
    assert one.form == "series"
    assert one.shape == (12, 1 + 4 + 1)
    assert "review is left out. Windows over time are made of numbers and categories." in str(said[0])


@pytest.mark.parametrize(
    ("span", "windowed", "parts"),
    [
        (DAY, False, ("days", "hour")),
        (10 * DAY, False, ("days", "weekday")),
        (100 * DAY, False, ("days", "month", "weekday")),
        (100 * DAY + 1800, False, ("days", "month", "weekday", "hour")),
        (100 * DAY, True, ("month", "weekday")),
    ],
)
def test_the_parts_of_dates_are_those_that_come_again(span: float, windowed: bool, parts: tuple[str, ...]) -> None:
    when = column("when", "datetime", distinct=1000, minimum=0.0, maximum=span)
    ((one,), _) = incoming([when], 1000, Windows(length=4) if windowed else None)
    assert one.binding.steps["when"][0].parts == parts  # type: ignore[union-attr]


def test_gaps_are_counted_and_no_row_is_lost() -> None:
    gaps = number("age", 1000, missing=30)
    _, said = incoming([gaps, words(4, 250, "town", missing=12)], 1012)
    assert "Gaps in age, town (42 in all)" in str(said[0])


@settings(max_examples=30, deadline=None)
@given(st.lists(fields(), min_size=1, max_size=6), st.integers(10, 60_000), st.booleans())
def test_every_column_comes_in_once_or_is_said_to_be_left_out(found: list[Field], rows: int, asked: bool) -> None:
    from msgspec.structs import replace

    named = [replace(one, name=f"c{i}") for i, one in enumerate(found)]
    parts, said = incoming(named, rows, asked=asked)
    inside = [name for part in parts for name in part.binding.columns]
    assert len(inside) == len(set(inside))
    out = {str(text).split(" ", 1)[0] for text in said if " is left out. " in str(text)}
    assert {*inside} | out == {one.name for one in named}
    assert not {*inside} & out
    for part in parts:
        assert all(size >= 1 for size in part.shape)
        layers, why = branch(part, rows, len(parts) == 1)
        assert all(catalogue().spec(layer.type) is not None for layer in layers)
        assert all("{" not in str(text) for text in why)
        assert part.form != "row" or layers == ()
    assert all(catalogue().spec(layer.type) is not None for layer in trunk(parts, rows))


@dataclass
class Known:
    """Data as an engine describes them."""

    columns: tuple[Field, ...]
    rows: int
    title: str = "t.csv"
    answers: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    parts: dict[str, int] = field(default_factory=dict)


SOURCE = BundledSource("iris")


@settings(max_examples=20, deadline=None)
@given(st.lists(fields(), min_size=1, max_size=5), fields(), st.integers(30, 40_000))
def test_any_data_become_a_drawing_whose_settings_fit_it(found: list[Field], target: Field, rows: int) -> None:
    from msgspec.structs import replace

    columns = [replace(one, name=f"c{i}") for i, one in enumerate(found)]
    known = Known((*columns, replace(target, name="target")), rows)
    begun, refusal = tried(lambda: start(known, SOURCE, Wishes(("target",))))
    if begun is None:
        assert "{" not in refusal
        return
    graph = drawn(begun)
    again = storage.decode(storage.encode(graph))
    assert storage.encode(again) == storage.encode(graph)
    made = program(graph, catalogue().signature)
    data, training = graph.settings[DATA], graph.settings[TRAINING]
    assert {call.node for call in made.inputs} == set(data.inputs)
    assert [output.key for output in made.outputs] == list(data.targets) == list(training.outputs)
    assert len(made.inputs) == len(begun.branches)
    (last,) = [call for call in made.calls if call.node == made.outputs[0].tensor.node]
    assert last.params["units"] == begun.aims[0].units
    assert last.params.get("activation", "") == begun.aims[0].activation
    assert all("{" not in str(reason) for reason in begun.reasons)
    positions = [node.position for node in graph.nodes.values()]
    assert len(set(positions)) == len(positions)


def test_columns_that_are_not_there_are_named() -> None:
    known = Known((AGE, TOWN), 1000)
    for wishes in (Wishes(("gone",)), Wishes(("town",), ("gone",)), Wishes(("town",), time="gone")):
        with pytest.raises(DesignerError, match="gone"):
            start(known, SOURCE, wishes)


def test_without_anything_to_learn_from_it_is_said() -> None:
    with pytest.raises(DesignerError, match=r"t\.csv has no column to learn town from"):
        start(Known((TOWN, KEY), 1000), SOURCE, Wishes(("town",)))


def test_parts_of_their_own_are_taken_as_they_are() -> None:
    begun = start(Known((AGE, TOWN), 1000, parts={"test": 50, "validation": 20}), SOURCE, Wishes(("town",)))
    assert begun.data.split.test == 0.0
    assert "rows of their own for test (50), validation (20)" in " ".join(map(str, begun.reasons))


def test_numbers_that_a_person_named_as_gaps_are_gaps_where_they_occur() -> None:
    odd = number("age", 1000, minimum=-999.0, maximum=90.0)
    begun = start(Known((odd, TOWN), 1000), SOURCE, Wishes(("town",), gap_numbers=(-999.0, 5000.0)))
    (field_,) = begun.branches[0].part.fields
    assert [value for value, _ in field_.stand_ins] == [-999.0]
    assert prod(begun.branches[0].part.shape) >= 1
