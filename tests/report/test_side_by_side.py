"""Two evaluations side by side: differences of what both have, and classes paired by their names."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.report.examples import Example
from designer.report.figures import Classes, ClassFigure, Curve, Figures, Histogram, Numbers
from designer.report.outputs import OutputCompared
from designer.report.run import PartEvaluated, RunMaterial
from designer.report.side_by_side import difference, differences, paired, scalars
from tests.support.records import records

NUMBER = st.none() | st.floats(-1e6, 1e6)
NAMED = st.dictionaries(st.sampled_from(["loss", "accuracy", "mae", "auc"]), NUMBER)


@settings(max_examples=40, deadline=None)
@given(NUMBER, NUMBER)
def test_a_difference_is_the_second_less_the_first_or_none(first: float | None, second: float | None) -> None:
    found = difference(first, second)
    if first is None or second is None:
        assert found is None
    else:
        assert found == second - first
        other = difference(second, first)
        assert other is not None
        assert found == -other


@settings(max_examples=40, deadline=None)
@given(NAMED, NAMED)
def test_only_what_both_have_differs(first: dict[str, float | None], second: dict[str, float | None]) -> None:
    found = differences(first, second)
    assert found.keys() == first.keys() & second.keys()
    assert list(found) == [name for name in first if name in second]
    assert all(value in (None, 0.0) for value in differences(first, first).values())


@settings(max_examples=40, deadline=None)
@given(records(Classes) | records(Numbers) | records(ClassFigure))
def test_scalars_are_the_single_numbers_of_figures(figures: Figures | ClassFigure) -> None:
    found = scalars(figures)
    for name in figures.__struct_fields__:
        value = getattr(figures, name)
        is_single = value is None or (isinstance(value, int | float) and not isinstance(value, bool))
        assert (name in found) == is_single
        assert not is_single or found[name] == value
    assert not {"classes", "roc", "errors", "label", "several"} & {n for n in found if found[n] is not None}


def test_nothing_has_no_scalars() -> None:
    assert scalars(None) == {}


def of(*labels: str) -> Classes:
    return Classes(0.5, tuple(ClassFigure(label) for label in labels))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdef"), unique=True))
def test_classes_are_paired_by_their_names_the_first_ones_in_their_order(first: list[str], second: list[str]) -> None:
    pairs = list(paired(of(*first), of(*second)))
    assert [mine.label for mine, _ in pairs if mine is not None] == first
    assert {its.label for _, its in pairs if its is not None} == set(second)
    assert all(mine is None or its is None or mine.label == its.label for mine, its in pairs)
    assert len(pairs) == len({*first, *second})


@pytest.mark.parametrize("other", [None, Numbers(1, 1, 1, 1, 1)])
def test_beside_numbers_or_nothing_no_class_has_a_partner(other: Figures | None) -> None:
    assert [(m.label if m else None, i) for m, i in paired(of("a", "b"), other)] == [("a", None), ("b", None)]
    assert list(paired(other, None)) == []


def test_an_output_is_told_by_its_title_where_it_has_one() -> None:
    assert OutputCompared("dense_1").told == "dense_1"
    assert OutputCompared("dense_1", title="가격").told == "가격"


@settings(max_examples=40, deadline=None)
@given(records(RunMaterial))
def test_the_material_of_a_report_is_plain_json(material: RunMaterial) -> None:
    text = msgspec.json.encode(material)
    assert msgspec.json.decode(text, type=RunMaterial) == material
    assert json.loads(text).keys() <= set(RunMaterial.__struct_fields__)


def test_figures_of_either_kind_come_back_as_that_kind() -> None:
    for figures in (of("a"), Numbers(1, 2, 3, 4, 5, errors=Histogram(0, 1, (1, 2)))):
        output = OutputCompared("y", figures=figures)
        again = msgspec.json.decode(msgspec.json.encode(output), type=OutputCompared)
        assert type(again.figures) is type(figures)
        assert again == output


def test_what_is_as_usual_is_not_written() -> None:
    assert json.loads(msgspec.json.encode(Curve())) == {}
    assert json.loads(msgspec.json.encode(PartEvaluated("test"))) == {"part": "test"}
    assert json.loads(msgspec.json.encode(Example(3, "a", 1.5))) == {"row": 3, "target": "a", "predicted": 1.5}
