"""What a target asks of a network, of any field: a refusal in words, or an ending that Keras trains with its loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.advice import aims, target_columns
from designer.advice.aims import MOST_CLASSES, TASKS, Aim, aim_of
from designer.advice.losses import CATEGORICAL, SPARSE
from designer.advice.schedule import MOST_EPOCHS, MOST_STEPS, batch_size, schedule
from designer.advice.series import windows
from designer.data.field import Field
from designer.data.steps.categories import Index
from designer.data.steps.gaps import DropRow
from designer.data.steps.scale import Standardize
from designer.graph.texts import DesignerError
from designer.project.records import OutputTraining

DAY = 86_400.0


def tried(make: Callable[[], Any]) -> tuple[Any, str]:
    """Return what is made and "", or None and the sentence that refuses it."""
    try:
        return make(), ""
    except DesignerError as error:
        return None, str(error)


def number(name: str = "price", rows: int = 100, **more: Any) -> Field:
    told: dict[str, Any] = {"dtype": "float64", "distinct": rows, "minimum": 0.5, "maximum": 9.5, "mean": 5.0}
    return Field(name, "number", rows=rows, **{**told, **more})


def whole(counts: tuple[int, ...], name: str = "digit", first: int = 0) -> Field:
    """Return a column of whole numbers with so many of each from `first` on."""
    values = tuple(str(first + i) for i in range(len(counts)))
    return number(
        name, sum(counts), distinct=len(counts), whole=True, minimum=float(first),
        maximum=float(first + len(counts) - 1), categories=values, counts=counts,
    )  # fmt: skip


def words(count: int, each: int = 10, name: str = "kind", missing: int = 0) -> Field:
    names = tuple(f"w{i:04}" for i in range(count))
    return Field(
        name, "category", rows=count * each + missing, missing=missing, distinct=count, categories=names,
        counts=(each,) * count,
    )  # fmt: skip


def array(size: int, **more: Any) -> Field:
    return Field("y", "array", shape=(size,), rows=50, distinct=0, **more)


@st.composite
def fields(draw: st.DrawFn, name: str = "t") -> Field:
    """Return any field that a source may have, as understanding would describe it."""
    kind = draw(st.sampled_from(["number", "whole", "words", "boolean", "text", "datetime", "image", "array", "key"]))
    rows, missing = draw(st.integers(1, 5000)), 0
    if draw(st.booleans()):
        missing = draw(st.integers(0, rows))
    distinct = draw(st.integers(0, max(0, rows - missing)))
    if kind == "number":
        return number(name, rows, missing=missing, distinct=distinct)
    if kind == "whole":
        counts = tuple(draw(st.lists(st.integers(1, 60), min_size=1, max_size=30)))
        return whole(counts, name, draw(st.integers(-3, 3)))
    if kind == "words":
        count = draw(st.integers(1, 40))
        return words(count, draw(st.integers(1, 20)), name, draw(st.integers(0, 9)))
    if kind == "boolean":
        return Field(
            name, "boolean", rows=rows, missing=missing, distinct=min(2, distinct), categories=("False", "True")
        )
    if kind == "array":
        sizes = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
        return Field(name, "array", shape=tuple(sizes), rows=rows, whole=draw(st.booleans()), minimum=0.0, maximum=1.0)
    if kind == "image":
        return Field(name, "image", shape=(8, 8, 3), rows=rows)
    if kind == "key":
        return Field(name, "identifier", role="key", rows=rows, distinct=rows)
    return Field(name, kind, rows=rows, missing=missing, distinct=distinct)  # type: ignore[arg-type]


@settings(max_examples=100, deadline=None)
@given(fields(), st.sampled_from(TASKS))
def test_any_field_gets_an_ending_that_fits_its_loss_or_a_sentence(field: Field, task: Any) -> None:
    aim, refusal = tried(lambda: aim_of(field, task))
    if aim is None:
        assert field.name in refusal
        assert "{" not in refusal
        return
    assert aim.units >= 1
    assert "{" not in str(aim.reason)
    assert field.name in str(aim.reason)
    assert aim.binding.columns == (field.name,)
    loss = aim.training.loss
    if aim.activation == "softmax":
        assert aim.units > 1 or field.shape
        assert loss in {*CATEGORICAL, *SPARSE, "categorical_crossentropy", "sparse_categorical_crossentropy"}
        assert aim.training.metrics == ("accuracy",)
    elif aim.activation == "sigmoid":
        assert loss == "binary_crossentropy"
    else:
        assert aim.is_number
        assert loss == "mean_squared_error"
    if task == "regression" and not field.shape:
        assert aim.is_number
    if task == "classification" and not field.shape:
        assert not aim.is_number
    steps = aim.binding.steps.get(field.name, ())
    assert (DropRow() in steps) == bool(field.missing and not field.shape)
    if not field.shape:
        assert (Standardize() in steps) == aim.is_number
        assert (Index() in steps) == (not aim.is_number)


@pytest.mark.parametrize(
    ("field", "units", "activation"),
    [
        (words(2), 1, "sigmoid"),
        (words(3), 3, "softmax"),
        (words(40), 40, "softmax"),
        (whole((50, 50)), 1, "sigmoid"),
        (whole((20, 30, 40), first=5), 3, "softmax"),
        (whole((1, 1, 1, 200, 1)), 5, "softmax"),  # so few are classes however often each is there
        (whole((10,) * 10), 10, "softmax"),
        (whole((90, 70, 40, 20, 9, 4, 2, 1)), 1, ""),  # counts of things thin out
        (whole((10,) * 21), 1, ""),
        (number(), 1, ""),
        (array(4, categories=("a", "b", "c", "d")), 4, "softmax"),
        (array(4, whole=True, minimum=0.0, maximum=1.0), 4, "sigmoid"),
        (array(4, whole=True, minimum=0.0, maximum=5.0), 4, ""),
        (array(4, minimum=-1.0, maximum=1.0), 4, ""),
    ],
)
def test_how_a_network_ends_for_a_target(field: Field, units: int, activation: str) -> None:
    aim = aim_of(field)
    assert (aim.units, aim.activation) == (units, activation)


def test_a_person_decides_what_numbers_are() -> None:
    digits = whole((10,) * 10)
    assert aim_of(digits, "regression").is_number
    assert not aim_of(digits, "classification").is_number
    numbers_as_words = msgspec.structs.replace(whole((10,) * 3), kind="category")
    taken = aim_of(numbers_as_words, "regression")
    assert taken.field.kind == "number"
    assert taken.field.categories == ()


@pytest.mark.parametrize(
    ("field", "task", "reason"),
    [
        (words(3), "regression", "kind holds category and no numbers"),
        (Field("x", "image", shape=(8, 8, 3), rows=5), "auto", "has the shape"),
        (Field("x", "array", shape=(3, 4), rows=5), "auto", "has the shape"),
        (Field("when", "datetime", rows=9, distinct=9), "auto", "when cannot be learnt"),
        (words(1), "auto", "kind cannot be learnt"),
        (number(distinct=1), "auto", "price cannot be learnt"),
        (words(MOST_CLASSES + 1), "auto", f"holds {MOST_CLASSES + 1} different texts; 2 to {MOST_CLASSES}"),
        (words(60, each=1), "auto", "holds 60 different texts; 2 to 30"),
        (number(), "classification", "holds 100 different texts"),
    ],
)
def test_what_cannot_be_a_target_is_said(field: Field, task: Any, reason: str) -> None:
    with pytest.raises(DesignerError, match=reason):
        aim_of(field, task)


def test_gaps_in_a_target_are_rows_that_are_left_out() -> None:
    aim = aim_of(words(3, missing=4))
    assert aim.binding.steps["kind"] == (DropRow(), Index())


def test_the_second_word_is_the_one_whose_chance_is_told() -> None:
    aim = aim_of(msgspec.structs.replace(words(2), categories=("yes", "no")))
    assert str(aim.reason) == "kind is no or yes. The network tells how likely yes is."


@pytest.mark.parametrize(
    "name",
    ["target", "Label", "CLASS", "y", "y_train", "train_labels", "정답", "결과", "Species", "Survived", " churn "],
)
def test_a_target_is_known_by_its_name(name: str) -> None:
    found, why = target_columns.target_of([number("a"), number(name), number("b")])
    assert found == name
    assert "by its name" in str(why)


def test_what_the_data_have_as_their_answer_goes_before_names() -> None:
    found, why = target_columns.target_of([number("target"), number("b")], ("b",))
    assert found == "b"
    assert "as their answer" in str(why)


def test_the_only_one_that_can_be_told_is_the_target() -> None:
    only = [Field("text", "text", rows=9, distinct=9), number("price"), Field("id", "identifier", role="key", rows=9)]
    assert target_columns.target_of(only)[0] == "price"


def test_where_it_is_not_obvious_it_is_asked_with_the_names() -> None:
    with pytest.raises(DesignerError, match=r"Name it with --target; there are a, b, label, class\."):
        target_columns.target_of([number("a"), number("b"), number("label"), words(3, name="class")])
    assert target_columns.likely_target([number("a"), number("b")]) == "b"
    assert target_columns.likely_target([Field("t", "text", rows=3)]) == ""


@settings(max_examples=50, deadline=None)
@given(fields())
def test_what_is_proposed_as_a_target_can_be_one(field: Field) -> None:
    if target_columns.can_be_told(field):
        aim, refusal = tried(lambda: aim_of(field))
        # Only more classes than a network is given may still be refused.
        assert isinstance(aim, Aim) or "different texts" in refusal


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 10**7))
def test_a_training_takes_its_time_and_no_more(rows: int) -> None:
    training, (said,) = schedule(rows, {"n1": OutputTraining()})
    assert training.batch_size == batch_size(rows)
    steps = -(-rows // training.batch_size)
    assert 5 <= training.epochs <= MOST_EPOCHS
    assert training.epochs == 5 or training.epochs * steps <= MOST_STEPS
    slower, stop = training.callbacks
    assert slower["class"] == "ReduceLROnPlateau"
    assert stop["class"] == "EarlyStopping"
    assert stop["args"]["restore_best_weights"] is True
    assert 2 <= slower["args"]["patience"] < stop["args"]["patience"] <= 25
    assert f"{training.batch_size} rows a step, {steps} steps an epoch" in str(said)


def test_batches_grow_with_the_rows() -> None:
    sizes = [batch_size(rows) for rows in (1, 500, 501, 5_000, 20_000, 100_000, 500_000, 10**7)]
    assert sizes == [16, 16, 32, 32, 64, 128, 256, 512]
    assert batch_size(10**9) == 512


def series(apart: float, rows: int = 500) -> tuple[list[Field], list[Aim]]:
    time = Field("day", "datetime", rows=rows, distinct=rows, minimum=0.0, maximum=apart * (rows - 1))
    target = number("sold", rows)
    return [time, target], [aim_of(target)]


@pytest.mark.parametrize(
    ("apart", "length"),
    [(600, 24), (3600, 24), (DAY, 28), (7 * DAY, 26), (30 * DAY, 24), (365 * DAY, 8)],
)
def test_a_window_is_as_long_as_what_comes_again(apart: float, length: int) -> None:
    found, said = windows(*series(apart), time="", horizon=0, rows=500)
    assert found is not None
    assert (found.length, found.horizon, found.time) == (length, 1, "day")
    assert "sold is a series over day" in str(said[0])


def test_rows_beside_other_columns_are_a_series_only_when_asked() -> None:
    known, found_aims = series(DAY)
    known.append(number("weather", 500))
    found, said = windows(known, found_aims, "", 0, 500)
    assert found is None
    assert "If the rows are a series, choose it as the time" in str(said[0])
    found, _ = windows(known, found_aims, "day", 7, 500)
    assert found is not None
    assert (found.horizon, found.time) == (7, "day")


def test_classes_and_dates_that_come_again_are_no_series() -> None:
    known, _ = series(DAY)
    assert windows(known, [aim_of(words(3))], "", 0, 500) == (None, [])
    twice = [msgspec.structs.replace(known[0], distinct=250), known[1]]
    assert windows(twice, [aim_of(known[1])], "", 0, 500) == (None, [])


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 400), st.integers(1, 60))
def test_a_window_fits_the_rows_or_they_are_too_few(rows: int, horizon: int) -> None:
    known, found_aims = series(DAY, max(rows, 3))
    found, refusal = tried(lambda: windows(known, found_aims, "day", horizon, rows)[0])
    if found is None:
        assert rows - horizon < 8
        assert f"{rows} rows are too few to tell a series {horizon} rows ahead" in refusal
        return
    assert 1 <= found.length <= (rows - horizon) // 4


def test_the_tasks_are_those_that_are_offered() -> None:
    assert aims.TASKS == ("auto", "classification", "regression")
