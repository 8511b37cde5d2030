"""What is read and prepared is the same whether it is kept in memory or in a file that is mapped."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data import mapped
from designer.data.errors import DataError
from designer.data.sink import MAX_MEMORY_BYTES, Sink
from designer.data.sources.spool import Spool


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=6))
def test_rows_come_out_as_they_went_in(sizes: list[int]) -> None:
    blocks = [np.random.default_rng(n).normal(size=(size, 2, 3)).astype("float32") for n, size in enumerate(sizes)]
    sink = Sink("x", sum(sizes) + 5, (2, 3), "float32", None)
    for block in blocks:
        sink.write(block)
    found = sink.finish()
    assert found.shape == (sum(sizes), 2, 3)
    np.testing.assert_array_equal(found, np.concatenate([np.empty((0, 2, 3), "float32"), *blocks]))


def test_large_rows_are_mapped_from_a_file_that_goes_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 100)
    path = tmp_path / "x.npy"
    sink = Sink("x", 50, (4,), "float32", path)
    rows = np.arange(120, dtype="float32").reshape(30, 4)
    for start in range(0, 30, 7):
        sink.write(rows[start : start + 7])
    found = sink.finish()
    sink.close()
    assert mapped.is_mapped(found)
    assert found.shape == (30, 4)  # fewer than there might have been
    np.testing.assert_array_equal(found, rows)
    del found
    gc.collect()
    mapped.settle()
    assert not path.exists()


def test_words_stay_in_memory_and_what_no_memory_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 1)
    words = Sink("words", 3, (), "string", tmp_path / "words.npy")
    words.write(np.array(["a", None, "b"], object))
    assert words.finish().tolist() == ["a", None, "b"]
    with pytest.raises(DataError) as refused:
        Sink("many words", MAX_MEMORY_BYTES // 4, (100,), "float32", None)
    assert "many words would take 800.0 GB" in str(refused.value)


@pytest.mark.parametrize("expected", [10, 10**12])
def test_batches_of_a_table_come_back_as_columns(expected: int) -> None:
    batches = [
        pa.record_batch({"n": pa.array([1, 2, None]), "word": pa.array(["a", "b", "c"])}),
        pa.record_batch({"n": pa.array([4]), "word": pa.array([None], pa.string())}),
    ]
    with Spool(expected) as spool:
        for batch in batches:
            spool.add(batch)
        columns = spool.columns(["n", "word"])
    assert spool.on_disk is (expected > 10)
    read = {
        name: pa.chunked_array(column if isinstance(column, list) else column.chunks).to_pylist()
        for name, column in columns.items()
    }
    assert read == {"n": [1, 2, None, 4], "word": ["a", "b", "c", None]}


def test_a_file_that_was_given_up_is_removed() -> None:
    spool = Spool(10**12)
    with pytest.raises(pa.ArrowInvalid), spool:  # noqa: PT012
        spool.add(pa.record_batch({"n": pa.array([1])}))
        path = spool._path
        spool.add(pa.record_batch({"other": pa.array(["x"])}))
    assert path is not None
    assert not path.exists()
