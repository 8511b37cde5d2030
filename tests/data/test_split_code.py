"""The functions by which a script divides its rows are twins of the program's: the same parts for any rows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from designer.data.errors import DataError
from designer.data.settings import Split
from designer.data.split import divide, divides, way
from designer.data.split_code import split_code
from tests.data.tables import texts

WORDS = ("a", "b", "train", "val", " test", "3", None)


@st.composite
def columns(draw: st.DrawFn, rows: int, by: str) -> np.ndarray:
    """Return a column that rows can be divided by in this way, of any type that a field has."""
    seconds = draw(st.lists(st.integers(0, 10**9), min_size=rows, max_size=rows))
    if by == "time":
        kind = draw(st.sampled_from(("M8[s]", "f8", "O")))
        return texts(*map(str, seconds)) if kind == "O" else np.array(seconds).astype(kind)
    kind = draw(st.sampled_from(("words", "numbers", "times"))) if by == "group" else "words"
    if kind == "words":
        return texts(*draw(st.lists(st.sampled_from(WORDS), min_size=rows, max_size=rows)))
    few = np.array(seconds) % 5
    if kind == "numbers":
        return np.where(few == 4, np.nan, few / 2)
    found = few.astype("M8[D]").astype("M8[s]")
    found[few == 4] = np.datetime64("NaT")
    return found


@pytest.mark.filterwarnings("ignore:The least populated class")  # scikit-learn says it of a script's own split
@given(data=st.data())
@hypothesis(max_examples=60, deadline=None)
def test_a_script_divides_rows_as_the_program_does(data: st.DataObject) -> None:
    rows = data.draw(st.integers(2, 60))
    ways = ("auto", "random", "stratified", "group", "time", "column", "order")
    split = Split(
        data.draw(st.sampled_from(ways)),
        data.draw(st.sampled_from((0.0, 0.1, 0.25, 0.5))),
        data.draw(st.sampled_from((0.0, 0.0, 0.15, 0.4))),
        data.draw(st.integers(0, 2**40)),
        column="c",
        folds=data.draw(st.sampled_from((0, 0, 2, 5))),
        fold=data.draw(st.integers(0, 1)),
    )
    has_classes = data.draw(st.booleans())
    labels = texts(*data.draw(st.lists(st.sampled_from("xxxyyz"), min_size=rows, max_size=rows)))
    by = way(split, has_classes)
    assume(divides(split, by))
    column = data.draw(columns(rows, by))
    codes = pd.factorize(labels, sort=True)[0] if has_classes else None
    try:
        wanted = divide(split, rows, codes, column)
    except DataError:
        assume(False)
    code = split_code(split, "classes" if has_classes else "", "column")
    names: dict[str, Any] = {"rows": np.arange(rows), "classes": labels, "column": column, "pd": pd}
    exec("\n".join([*code.imports, *code.helpers]), names)
    found = eval(code.text, names)
    for mine, part in zip(found, (wanted.training, wanted.validation, wanted.test), strict=True):
        assert mine.tolist() == part.tolist()
