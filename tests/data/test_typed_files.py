"""Files that know their types (Arrow, Feather, Parquet, .npy) give what was written into them, or say what not."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest

from designer.data.errors import DataError
from designer.data.sources.arrow import ArrowSource
from designer.data.sources.columnar import usable
from designer.data.sources.npy_header import check_header
from designer.data.sources.parquet import ParquetSource

TABLE = pa.table({
    "n": pa.array([1, None, 3]),
    "word": pa.array(["a", "b", None]).dictionary_encode(),
    "place": pa.array([{"city": "Oslo", "at": {"x": 1.5}}] * 3),
    "pixels": pa.array([[1, 2], [3, 4], [5, 6]]),
    "tags": pa.array([["a", None], [], None], pa.list_(pa.string())),
    "raw": pa.array([b"\xff\x00", b"a", b"b"], pa.binary()),
    "utf8": pa.array([b"x", b"y", None], pa.binary()),
})  # fmt: skip
MEANT = {
    "n": [1, None, 3],
    "word": ["a", "b", None],
    "place.city": ["Oslo"] * 3,
    "place.at.x": [1.5] * 3,
    "tags": ["a|", "", None],
    "utf8": ["x", "y", None],
}


def told(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: column.to_pylist() if hasattr(column, "to_pylist") else column for name, column in columns.items()}


def test_structures_lists_and_bytes_become_columns_and_what_cannot_is_named() -> None:
    found, notes = usable(dict(zip(TABLE.column_names, TABLE.columns, strict=True)))
    read = told(found)
    np.testing.assert_array_equal(read.pop("pixels"), [[1, 2], [3, 4], [5, 6]])
    assert read == MEANT
    assert [str(note) for note in notes] == ["1 columns of types that cannot be used are left out: raw."]


def write_stream(path: Path) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, TABLE.schema) as writer:
        writer.write_table(TABLE)


def write_file(path: Path) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, TABLE.schema) as writer:
        writer.write_table(TABLE)


@pytest.mark.parametrize(
    ("name", "write", "source"),
    [
        ("t.parquet", lambda path: pa.parquet.write_table(TABLE, path), ParquetSource),
        ("t.feather", lambda path: pa.feather.write_feather(TABLE, str(path), compression="lz4"), ArrowSource),
        ("t.arrows", write_stream, ArrowSource),
        ("t.arrow", write_file, ArrowSource),
    ],
)
def test_a_file_gives_the_columns_of_its_table(name: str, write: Any, source: Any, tmp_path: Path) -> None:
    path = tmp_path / name
    write(path)
    one = source.of(path, path.read_bytes()[:64])
    assert isinstance(one, source)
    opened = one.open(tmp_path)
    read = told(dict(opened.table.columns))
    np.testing.assert_array_equal(np.asarray(read.pop("pixels")), [[1, 2], [3, 4], [5, 6]])
    assert read == MEANT
    assert any("raw" in str(note) for note in opened.notes)
    assert list(one.open(tmp_path, ["n"]).table.columns) == ["n"]


@pytest.mark.parametrize("source", [ArrowSource, ParquetSource])
def test_a_torn_file_is_refused_by_name(source: Any, tmp_path: Path) -> None:
    ending = source.endings[0]
    path = tmp_path / f"torn{ending}"
    whole = tmp_path / f"whole{ending}"
    pa.parquet.write_table(TABLE, whole) if source is ParquetSource else write_file(whole)
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(DataError) as refused:
        source(path=path.name).open(tmp_path)
    assert path.name in str(refused.value)


def header_of(array: np.ndarray) -> tuple[io.BytesIO, int]:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=True)
    file.seek(0)
    return file, len(file.getvalue())


@pytest.mark.parametrize("dtype", ["float32", "int64", "bool", "U3", "S2", "uint8"])
def test_the_header_of_an_array_says_its_bytes(dtype: str) -> None:
    array = np.zeros((3, 4), dtype)
    file, size = header_of(array)
    assert check_header(Path("x.npy"), "x", file, size) == array.nbytes


@pytest.mark.parametrize("array", [np.array([{}], object), np.zeros(2, "complex64"), np.zeros(2, "V3")])
def test_an_array_of_objects_or_of_no_numbers_is_refused(array: np.ndarray) -> None:
    file, size = header_of(array)
    with pytest.raises(DataError, match="not numbers or text"):
        check_header(Path("x.npy"), "x", file, size)


def test_an_array_that_is_smaller_than_it_says_is_refused() -> None:
    file, size = header_of(np.zeros(1000))
    with pytest.raises(DataError, match="not as large as its header says"):
        check_header(Path("x.npy"), "x", file, size // 2)
