"""Tables of predictions say the same however many rows are put into words at once, and files hold all of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from designer.data import prediction_file
from designer.data.apply import Refused
from designer.data.errors import DataError
from designer.data.prediction_file import write_tables
from designer.data.predictions import PredictionTables, Said
from designer.graph.texts import Text


def said(rows: int, seed: int) -> list[Said]:
    random = np.random.default_rng(seed)
    logits = random.normal(size=(rows, 3)).astype("float32")
    decisions = random.random((rows, 1)).astype("float32") * (3 if seed % 2 else 1)
    return [
        Said("kind", logits, "classes", None, random.integers(0, 4, (rows, 1))),
        Said("sold", decisions, "binary", None),
        Said("price", random.normal(size=(rows, 2)), "numbers", None, random.normal(size=(rows, 2))),
        Said("note", random.integers(0, 9, (rows, 1)), "numbers", None),
    ]


def refused(numbers: np.ndarray) -> Refused:
    return Refused(numbers, np.arange(len(numbers)) % 2, (Text("first"), Text("second")))


@hypothesis(max_examples=15, deadline=None)
@given(st.integers(1, 30), st.integers(0, 9), st.integers(1, 12), st.integers(0, 9))
def test_tables_of_some_rows_are_the_whole_one(rows: int, lost: int, size: int, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(rows + lost)
    numbers, gone = order[:rows], np.sort(order[rows:])
    whole = list(PredictionTables(said(rows, seed), numbers, refused(gone), size=1000))
    assert len(whole) == 1
    tables = PredictionTables(said(rows, seed), numbers, refused(gone), size=size)
    pieces = list(tables)
    assert len(pieces) == len(tables)
    pd.testing.assert_frame_equal(pd.concat(pieces, ignore_index=True), whole[0])
    assert whole[0]["row"].tolist() == list(range(1, rows + lost + 1))
    first = whole[0].set_index("row")
    np.testing.assert_array_equal(first.loc[numbers + 1, "price_0"], said(rows, seed)[2].scores[:, 0])
    assert first.loc[gone + 1, "price_0"].isna().all()
    if lost:
        assert first.loc[gone + 1, "note_2"].tolist() == ["first" if i % 2 == 0 else "second" for i in range(lost)]


def test_words_that_an_encoding_cannot_hold_are_written_as_utf8_with_a_mark(tmp_path: Path) -> None:
    tables = PredictionTables(said(9, 0), np.arange(9), Refused(np.array([9]), np.array([0]), (Text("빈 값"),)), size=4)
    write_tables(tables, tmp_path / "t.csv", "latin-1")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(tmp_path / "t.csv", encoding="utf-8-sig")["note_2"].tolist()[-1] == "빈 값"
    write_tables(tables, tmp_path / "t.csv", "utf-16")
    found = pd.read_csv(tmp_path / "t.csv", encoding="utf-16")
    assert (found["row"].tolist(), found["note_2"].tolist()[-1]) == (list(range(1, 11)), "빈 값")
    write_tables(tables, tmp_path / "t.parquet")
    assert pd.read_parquet(tmp_path / "t.parquet")["note_2"].dropna().tolist() == ["빈 값"]


def test_a_sheet_that_is_too_short_is_said_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prediction_file, "_MOST_IN_SHEET", 8)
    with pytest.raises(DataError, match=r"room for 8 rows; there are 9\. Write \.csv or \.parquet"):
        write_tables(PredictionTables(said(9, 0), np.arange(9), Refused()), tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())
