"""Data are prepared once: nothing leaks, every row keeps its number, and other tables are prepared alike."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from sklearn.utils.class_weight import compute_class_weight

from designer.data import mapped
from designer.data.apply import apply
from designer.data.errors import DataError
from designer.data.field import Kind
from designer.data.fitted import Fitted, FittedBinding
from designer.data.lazy import is_lazy
from designer.data.plan import plan, settled
from designer.data.predictions import Meaning, chances, class_names, decided, in_units, unit_of
from designer.data.prepare import Ready, prepare
from designer.data.settings import Binding, DataSettings, Split, from_version_1
from designer.data.sources import source_of
from designer.data.sources.delimited import CsvSource
from designer.data.steps import Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.gaps import DropRow, Fill, GapCategory
from designer.data.steps.scale import Log, MinMax, Standardize
from designer.data.steps.text import TfIdf
from designer.data.steps.usual import usual_steps
from designer.data.table import Table
from designer.data.understand import understand
from tests.data.tables import bound, categories, described, fields, numbers, table, texts, times

RANDOM = hypothesis(max_examples=12, deadline=None)


def mixed(data: st.DataObject, rows: int = 40) -> dict[str, np.ndarray]:
    return {
        "amount": data.draw(numbers(rows)),
        "colour": data.draw(categories(rows)),
        "when": data.draw(times(rows)),
        "words": data.draw(categories(rows)),
        "class": data.draw(categories(rows)),
        "price": data.draw(numbers(rows)),
    }


KINDS: Mapping[str, Kind] = {"words": "text"}


def usual(columns: Mapping[str, np.ndarray], *targets: str, **more: Any) -> DataSettings:
    """Return settings with the usual steps for every column."""
    found = {field.name: field for field in fields(columns, **KINDS)}
    chains: dict[str, tuple[Step, ...]] = {n: usual_steps(f, n in targets) for n, f in found.items()}
    chains["words"] = (TfIdf(words=12),)
    inputs = {n: chain for n, chain in chains.items() if n not in targets}
    return DataSettings(
        inputs={"in": settled(bound(**inputs), found)},
        targets={f"out_{name}": bound(**{name: chains[name]}) for name in targets},
        **more,
    )


def ready(settings: DataSettings, columns: Mapping[str, np.ndarray], **more: Any) -> Ready:
    return prepare(settings, fields(columns, **KINDS), table(columns), **more)


def states(fitted: Fitted) -> str:
    """Return everything that was fitted, as text that is equal only for equal bits."""

    def plain(value: object) -> object:
        return [str(value.dtype), value.shape, value.tobytes().hex()] if isinstance(value, np.ndarray) else str(value)

    columns = [column for binding in (*fitted.inputs, *fitted.targets) for column in binding.columns]
    found = [(column.field.name, column.steps, column.states, column.made.shape) for column in columns]
    return msgspec.json.encode(found, enc_hook=plain).decode()


@RANDOM
@given(st.data())
def test_other_validation_and_test_values_change_nothing_fitted(data: st.DataObject) -> None:
    columns = mixed(data)
    columns["price"] = np.nan_to_num(columns["price"])
    settings = usual(columns, "price", split=Split(by="random", validation=0.2, test=0.2, seed=3))
    first = ready(settings, columns)
    assert first.validation is not None
    assert first.test is not None
    other = {name: values.copy() for name, values in columns.items()}
    for number in (*first.validation.numbers, *first.test.numbers):
        other["amount"][number] = 12345.0
        other["colour"][number] = "never seen"
        other["when"][number] = np.datetime64("1999-01-01")
        other["words"][number] = "unheard"
        other["price"][number] = -9e9
    again = ready(settings, other)  # described anew: the file has more categories now
    assert states(again.fitted) == states(first.fitted)
    np.testing.assert_array_equal(again.training.inputs["in"], first.training.inputs["in"])
    np.testing.assert_array_equal(again.training.targets["out_price"], first.training.targets["out_price"])


@RANDOM
@given(st.data())
def test_the_training_table_applied_again_is_the_same_row_by_row(data: st.DataObject) -> None:
    columns = mixed(data)
    if sum(v is not None for v in columns["class"]) < 15 or np.isfinite(columns["price"]).sum() < 15:
        return
    settings = usual(columns, "class", "price", split=Split(by="random", test=0.1))
    try:
        made = ready(settings, columns)
    except DataError:
        assert (np.isnan(columns["price"]) | (columns["class"] == None)).sum() > 25  # noqa: E711
        return
    order = data.draw(st.permutations(range(40)))
    names = data.draw(st.permutations(list(columns)))
    shuffled = {name: columns[name][order] for name in names} | {"extra": np.zeros(40)}
    found = apply(made.fitted, Table(shuffled, 40, np.array(order)), with_targets=False)
    place = {int(number): i for i, number in enumerate(found.numbers)}
    assert len(place) == 40
    for part in (made.training, made.validation, made.test):
        assert part is not None
        rows = [place[int(number)] for number in part.numbers]
        np.testing.assert_array_equal(found.inputs["in"][rows], part.inputs["in"])
    known = {n for p in (made.training, made.validation, made.test) if p for n in p.numbers.tolist()}
    assert known | set(made.refused.numbers.tolist()) == set(range(40))


def test_a_table_of_other_types_is_prepared_alike() -> None:
    columns = {"a": np.arange(20.0), "c": texts(*"abcab" * 4), "y": np.arange(20.0) * 2}
    settings = DataSettings(
        inputs={"in": bound(a=[Fill(), Standardize()], c=[OneHot(others=True)])},
        targets={"out": bound(y=[Standardize()])},
    )
    made = ready(settings, columns)
    arrow = {
        "c": pa.chunked_array([["a", None], ["new"]]),
        "a": pa.chunked_array([pa.array([3, None], pa.int16()), pa.array([5], pa.int16())]),
    }
    plain = {"a": np.array([3, np.nan, 5]), "c": texts("a", None, "new")}
    for columns_of in (arrow, plain, {"a": np.ma.filled(np.array([3.0, np.nan, 5.0], np.float32)), "c": plain["c"]}):
        found = apply(made.fitted, Table(columns_of, 3), with_targets=False)
        np.testing.assert_array_equal(
            found.inputs["in"], apply(made.fitted, table(plain), with_targets=False).inputs["in"]
        )
        assert len(found) == 3
    with pytest.raises(DataError, match="no column c; they have a"):
        apply(made.fitted, table({"a": plain["a"]}), with_targets=False)
    with pytest.raises(DataError, match="no column y"):
        apply(made.fitted, table(plain))


def test_rows_that_cannot_be_used_are_listed_and_the_rest_is_prepared() -> None:
    columns = {
        "a": np.array([1.0, np.nan, 3, 4, 5, 6, 7, 8, 9, np.inf]),
        "c": texts("x", "y", "x", None, "y", "x", "y", "x", "y", "x"),
        "y": texts("no", "no", "yes", "yes", None, "no", "yes", "no", "yes", "yes"),
    }
    settings = DataSettings(
        inputs={"in": bound(a=[], c=[DropRow(), OneHot()])},
        targets={"out": bound(y=[Index()])},
        split=Split(by="order", validation=0.25),
    )
    made = ready(settings, columns)
    assert [(n, str(t)) for n, t in made.refused] == [
        (3, "c has no value, and such rows are left out as you asked."),
        (4, "y, the target, has no value."),
    ]
    assert made.refused.classes == {"yes": 1}
    assert [(n, str(t)) for n, t in made.training.refused] == [(1, "a has no value.")]
    assert made.training.refused.classes == {"no": 1}
    assert made.training.numbers.tolist() == [0, 2, 5, 6, 7]
    assert made.validation is not None
    assert made.validation.numbers.tolist() == [8]
    assert [(n, str(t)) for n, t in made.validation.refused] == [(9, "a has a value that is infinite or too large.")]
    assert made.fitted.rows == {"training": 5, "validation": 1}
    assert made.fitted.classes == {"training": {"no": 3, "yes": 2}, "validation": {"no": 0, "yes": 1}}
    assert [str(note) for note in made.notes] == ["1 of 2 classes have no row to validate with: no."]
    new = Table({"a": np.array([2.0, 3.0, np.nan]), "c": texts("x", "z", "y")}, 3, np.array([10, 20, 30]))
    found = apply(made.fitted, new, with_targets=False)
    assert found.numbers.tolist() == [10]
    assert [(n, str(t)) for n, t in found.refused] == [
        (20, "c has a category that the training rows do not have, such as z."),
        (30, "a has no value."),
    ]
    assert [n for _, n in found.refused.counts] == [1, 1]


def test_the_classes_are_those_of_all_labelled_rows_also_of_own_tables() -> None:
    columns = {"a": np.arange(10.0), "y": texts(*"aaaaaaaabc")}
    settings = DataSettings(inputs={"in": bound(a=[])}, targets={"out": bound(y=[OneHot()])})
    made = prepare(
        msgspec.structs.replace(settings, split=Split(by="order")),
        fields(columns),
        table(columns),
        {"test": table({"a": np.arange(2.0), "y": texts("d", None)})},
    )
    assert made.fitted.targets[0].labels == ("a", "b", "c", "d")
    assert made.training.targets["out"].shape == (8, 4)
    assert made.fitted.rows == {"training": 8, "validation": 2, "test": 1}
    assert "3 of 4 classes have no row to train on" in str(made.notes[1])
    stratified = ready(settings, columns)
    assert stratified.fitted.classes["training"].keys() == {"a", "b", "c"}
    assert min(stratified.fitted.classes["training"].values()) > 0


def test_a_target_that_is_always_the_same_is_said() -> None:
    columns = {"a": np.arange(10.0), "y": np.full(10, 3.0)}
    made = ready(DataSettings(inputs={"in": bound(a=[])}, targets={"out": bound(y=[])}), columns)
    assert "is the same in all 8 training rows" in str(made.notes[0])


@pytest.mark.parametrize("encoding", [Index(), OneHot()])
def test_classes_are_weighted_as_scikit_learn_does(encoding: Step) -> None:
    columns = {"a": np.arange(12.0), "y": texts(*"aaaaaaaabbbc"), "w": np.arange(12.0) - 1}
    settings = DataSettings(
        inputs={"in": bound(a=[])},
        targets={"out": bound(y=[encoding])},
        split=Split(by="order", validation=0.0),
        class_weights="balanced",
    )
    balanced = compute_class_weight("balanced", classes=np.array(["a", "b", "c"]), y=columns["y"].astype(str))
    assert ready(settings, columns).fitted.class_weights == {"out": dict(zip("abc", balanced, strict=True))}
    by_hand = msgspec.structs.replace(settings, class_weights={"b": 3.0}, sample_weights="w")
    made = ready(by_hand, columns)
    assert made.fitted.class_weights == {"out": {"a": 1.0, "b": 3.0, "c": 1.0}}
    assert made.training.weights is not None
    np.testing.assert_array_equal(made.training.weights, np.arange(11.0))
    assert [(n, str(t)) for n, t in made.refused] == [(0, "w, the weight of the row, is negative or not a number.")]
    with pytest.raises(DataError, match="no class z"):
        ready(msgspec.structs.replace(settings, class_weights={"z": 1.0}), columns)


@pytest.mark.parametrize(("steps", "made"), [
    ((Log(), Fill("constant", 5.0)), [0.0, 5.0, 5.0, np.log1p(3.0)]),
    ((Fill("constant", 5.0),), [0.0, 5.0, 5.0, 3.0]),
    ((GapCategory(), OneHot(places=4)), [[0, 1, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0]]),
    ((DropRow(), Fill()), [0.0, 3.0]),
    ((), [0.0, 3.0]),
])  # fmt: skip
def test_infinite_numbers_are_gaps_to_every_step(steps: tuple[Step, ...], made: list[Any]) -> None:
    columns = {"a": np.array([0.0, np.inf, -np.inf, 3.0]), "y": np.arange(4.0)}
    settings = DataSettings(
        inputs={"in": bound(a=steps)}, targets={"out": bound(y=[])}, split=Split("order", validation=0.0)
    )
    found = ready(settings, columns).training
    np.testing.assert_array_equal(found.inputs["in"], np.array(made, np.float32).reshape(len(made), -1))
    if not steps:
        assert str(next(iter(found.refused))[1]) == "a has a value that is infinite or too large."


def words_of(target: FittedBinding, scores: np.ndarray, what: Meaning) -> list[str]:
    """Return the words of the classes that scores decide for."""
    shares = chances(scores, what)
    return [class_names(target, shares.shape[-1])[number] for number in decided(shares, what)]


@RANDOM
@given(st.data())
def test_predictions_are_answered_in_the_targets_own_terms(data: st.DataObject) -> None:
    rows = 20
    columns = {
        "a": data.draw(numbers(rows, with_gaps=False)),
        "price": np.abs(data.draw(numbers(rows, with_gaps=False))),
        "size": data.draw(numbers(rows, with_gaps=False)),
        "y": data.draw(categories(rows, with_gaps=False)),
        "z": np.arange(rows) % 2.0,
    }
    settings = DataSettings(
        inputs={"in": bound(a=[])},
        targets={
            "units": bound(price=[Log(), Standardize()], size=[Standardize()]),
            "word": bound(y=[Index()]),
            "hot": bound(y=[OneHot()]),
            "two": bound(z=[Index()]),
        },
        split=Split(by="random"),
    )
    made = ready(settings, columns)
    units = made.fitted.binding("units")
    told = in_units(units, made.training.targets["units"].astype(np.float32))
    for place, name in enumerate(("price", "size")):
        wanted = columns[name][made.training.numbers]
        spread = np.abs(columns[name]).max() + 1
        np.testing.assert_allclose(told[:, place], wanted, rtol=2e-3, atol=1e-4 * spread)
    hot = words_of(made.fitted.binding("hot"), made.training.targets["hot"], "classes")
    assert hot == columns["y"][made.training.numbers].tolist()
    word = made.fitted.binding("word")
    probabilities = np.eye(len(word.labels))[made.training.targets["word"][:, 0]] * 0.6
    assert words_of(word, probabilities, "classes") == hot
    assert words_of(made.fitted.binding("two"), np.array([[0.2], [0.9]]), "binary") == ["0", "1"]
    np.testing.assert_array_equal(in_units(units, np.ones((3, 7))), np.ones((3, 7)))  # no such form: as it is


@pytest.mark.parametrize(
    ("steps", "unit"),
    [([Standardize()], np.arange(20.0).std()), ([MinMax()], 19.0), ([], 1.0), ([Log()], None), ([OneHot()], 1.0)],
)
def test_a_prepared_one_is_known_in_the_targets_own_unit(steps: list[Any], unit: float | None) -> None:
    settings = DataSettings(
        inputs={"in": bound(a=[])}, targets={"out": bound(price=steps)}, split=Split(validation=0, test=0)
    )
    made = ready(settings, {"a": np.arange(20.0), "price": np.arange(20.0)})
    assert unit_of(made.fitted.binding("out")) == pytest.approx(unit)


def test_what_a_binding_yields_is_known_before_anything_is_read() -> None:
    columns = {"a": np.array([1.0, np.nan, 3]), "c": texts("x", "y", None), "y": texts("n", "m", "n")}
    settings = DataSettings(
        inputs={"in": bound(a=[Fill(indicator=True)], c=[GapCategory(), OneHot(others=True)]), "raw": bound(a=[])},
        targets={"out": bound(y=[Index()])},
    )
    inputs, raw, target = plan(settings, fields(columns)).outline()
    assert (inputs.shape, inputs.dtype, inputs.minimum, inputs.maximum, inputs.lost) == ((6,), "float32", 0.0, 3.0, {})
    assert (raw.shape, raw.minimum, raw.maximum, raw.lost) == ((1,), 1.0, 3.0, {"a": 1})
    assert (target.shape, target.dtype, target.maximum) == ((1,), "int32", 1.0)


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        (DataSettings(inputs={"in": Binding()}), "in has no data"),
        (DataSettings(inputs={"in": Binding(("zz",))}), "no column zz; they have a, b, t"),
        (DataSettings(inputs={"in": Binding(("a", "b"))}), "bind it alone"),
        (DataSettings(inputs={"in": Binding(("a",))}, sample_weights="w"), "no column w"),
        (DataSettings(inputs={"in": Binding(("t",))}), "holds text such as 'x'"),
    ],
)
def test_bindings_that_cannot_be_are_said(settings: DataSettings, part: str) -> None:
    columns = {"a": np.zeros(2), "b": np.zeros((2, 3, 3)), "t": texts("x", "y")}
    with pytest.raises(DataError, match=part):
        plan(settings, fields(columns))


def test_nothing_left_to_train_on_says_why() -> None:
    columns = {"a": np.full(4, np.nan), "y": np.arange(4.0)}
    settings = DataSettings(inputs={"in": bound(a=[])}, targets={"out": bound(y=[])}, split=Split(by="order"))
    with pytest.raises(DataError, match=r"No row is left to train on\. 3 cannot be used; most often: a has no value\."):
        ready(settings, columns)
    with pytest.raises(DataError, match="the target, has no value"):
        ready(settings, {"a": columns["y"], "y": columns["a"]})


def test_large_arrays_are_mapped_from_files_with_the_same_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = {"a": np.where(np.arange(500) % 7, np.arange(500.0), np.nan), "y": texts(*"abcde" * 100)}
    settings = DataSettings(inputs={"in": bound(a=[])}, targets={"out": bound(y=[OneHot()])})
    memory = ready(settings, columns)
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 100)
    monkeypatch.setattr("designer.data.apply.BLOCK_ROWS", 64)
    stored = ready(settings, columns, folder=tmp_path)
    assert is_lazy(stored.training.inputs["in"])
    assert not list(tmp_path.iterdir())  # nothing is left behind, whatever becomes of the process
    for one, other in ((memory.training, stored.training), (memory.validation, stored.validation)):
        assert one is not None
        assert other is not None
        np.testing.assert_array_equal(one.inputs["in"], other.inputs["in"])
        np.testing.assert_array_equal(one.targets["out"], other.targets["out"])
        np.testing.assert_array_equal(one.numbers, other.numbers)


def test_what_fits_nowhere_is_refused() -> None:
    columns = {"a": np.zeros(3_000), "t": texts(*["w"] * 3_000)}
    settings = DataSettings(inputs={"in": bound(t=[OneHot(places=2_000_000)])})
    with pytest.raises(DataError, match=r"in would take 17.9 GB, 2000000 numbers a row"):
        prepare(settings, fields(columns, t="text"), table(columns))


# Older projects.


@pytest.mark.parametrize("missing", ["drop", "fill"])
def test_an_older_table_with_gaps_keeps_its_rows(missing: str, tmp_path: Path) -> None:
    lines = [f"{'' if i % 5 == 0 else i},{'xyz'[i % 3] if i % 7 else ''},{i * 2}" for i in range(30)]
    (tmp_path / "t.csv").write_text("a,c,y\n" + "\n".join(lines) + "\n", encoding="utf-8")
    old = {
        "source": {"type": "csv", "path": "t.csv", "missing": missing},
        "inputs": {"n1": {"columns": ["a"]}, "n2": {"columns": ["c"], "preparation": "one_hot"}},
        "targets": {"n3": {"columns": ["y"]}},
        "split_seed": 7,
        "validation_split": 0.3,
    }
    settings = msgspec.convert(from_version_1(old), DataSettings)
    opened = settings.source.open(tmp_path)
    made = prepare(settings, understand(opened, settings.kinds), opened.table)
    kept = [i for i in range(30) if missing == "fill" or (i % 5 and i % 7)]
    order = np.random.default_rng(7).permutation(len(kept))
    held = len(kept) - round(len(kept) * 0.3)
    assert made.training.numbers.tolist() == [kept[i] for i in order[:held]]
    np.testing.assert_array_equal(made.training.targets["n3"][:, 0], made.training.numbers * 2)
    assert made.training.inputs["n2"].shape[1] == (3 if missing == "drop" else 4)
    assert math.isfinite(made.training.inputs["n1"].sum())


def test_older_settings_keep_what_they_said() -> None:
    old = {
        "source": {"type": "csv", "path": "t.csv", "delimiter": ";", "missing": "fill"},
        "inputs": {"n1": {"columns": ["a", "b"], "preparation": "min_max"}},
        "targets": {"n2": {"columns": ["y"], "preparation": "none"}},
        "validation": {"type": "csv", "path": "v.csv", "missing": "drop"},
        "shuffle": False,
        "adapt": ["n4"],
    }
    found = msgspec.convert(from_version_1(old), DataSettings)
    assert found.kinds == {"a": "number", "b": "number", "y": "number"}
    assert found.source == CsvSource("t.csv", delimiter=";")
    assert found.validation == CsvSource("v.csv")
    assert found.split == Split(by="own")
    assert [type(s).__name__ for s in found.inputs["n1"].steps["b"]] == ["Fill", "MinMax"]
    assert found.adapt == ("n4",)
    assert described("a", np.zeros(1)).kind == "number"
    assert from_version_1({"inputs": 3, "source": "x", "targets": {"n": 4}})["inputs"] == 3


def test_own_tables_take_the_place_of_the_split() -> None:
    columns = {"a": np.arange(10.0), "y": np.arange(10.0)}
    settings = DataSettings(
        inputs={"in": bound(a=[Standardize()])}, targets={"out": bound(y=[])}, split=Split(by="own")
    )
    other = {"a": np.arange(3.0), "y": np.arange(3.0)}
    made = ready(settings, columns, others={"validation": table(other)})
    assert made.training.numbers.tolist() == list(range(10))
    assert made.validation is not None
    assert made.validation.numbers.tolist() == [0, 1, 2]
    np.testing.assert_allclose(
        made.validation.inputs["in"][:, 0], (np.arange(3) - 4.5) / np.arange(10.0).std(), rtol=1e-6
    )


# From files.


def lines(rows: range, mark: str, delimiter: str) -> str:
    """Return a table with gaps, its numbers with this decimal mark."""
    made = []
    for i in rows:
        amount = "" if i % 6 == 0 else f"{i * 1.25:.2f}".replace(".", mark)
        colour = "" if i % 9 == 0 else ("red", "blue", "초록")[i % 3]
        made.append(delimiter.join([str(1000 + i), amount, colour, f"2024-{1 + i % 12:02}-11", ("no", "yes")[i % 2]]))
    return "\n".join(made) + "\n"


def test_a_file_of_another_dialect_is_prepared_as_the_training_was(tmp_path: Path) -> None:
    plain, german = tmp_path / "plain.csv", tmp_path / "german.csv"
    plain.write_text("id,amount,colour,when,bought\n" + lines(range(120), ".", ","), encoding="utf-8")
    german.write_text("id;amount;colour;when;bought\n" + lines(range(120), ",", ";"), encoding="cp949")
    read = source_of(plain).open(tmp_path)
    found = understand(read)
    known = {field.name: field for field in found}
    assert {name: field.kind for name, field in known.items()} | {"id": ""} == {
        "id": "",
        "amount": "number",
        "colour": "category",
        "when": "datetime",
        "bought": "boolean",
    }
    names = ("amount", "colour", "when")
    settings = DataSettings(
        inputs={"in": Binding(names, {name: usual_steps(known[name]) for name in names})},
        targets={"out": Binding(("bought",), {"bought": usual_steps(known["bought"], True)})},
    )
    made = prepare(settings, found, read.table)
    assert len(made.refused) == 0
    assert made.fitted.targets[0].labels == ("no", "yes")
    assert words_of(made.fitted.targets[0], np.array([[0.1], [0.7]]), "binary") == ["no", "yes"]
    other = source_of(german).open(tmp_path)
    again = apply(made.fitted, other.table, fields=understand(other))
    whole = apply(made.fitted, read.table)
    assert len(again) == 120
    np.testing.assert_array_equal(again.inputs["in"], whole.inputs["in"])
    np.testing.assert_array_equal(again.targets["out"], whole.targets["out"])
