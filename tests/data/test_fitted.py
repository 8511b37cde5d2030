"""What was fitted is written and read back to the last bit, and files that somebody else made do no harm."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designer.data import fitted as kept
from designer.data.apply import apply
from designer.data.errors import DataError
from designer.data.fitted import ARRAYS, RECORD, fingerprint
from designer.data.prepare import Ready, prepare
from designer.data.settings import DataSettings, Windows
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import Fill, GapCategory
from designer.data.steps.scale import Robust, Standardize
from designer.data.steps.text import TfIdf
from tests.data.tables import bound, categories, fields, numbers, table, texts, times

RANDOM = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ready(columns: dict[str, np.ndarray], **more: Any) -> Ready:
    bindings = {
        "in": bound(
            a=[Fill(indicator=True), Robust()],
            b=[GapCategory(), OneHot(others=True, max_categories=3)],
            d=[DateParts(), Fill(), Standardize()],
            t=[TfIdf(words=9)],
        ),
        "codes": bound(b=[Index(others=True)]),
    }
    asked = DataSettings(inputs=bindings, targets={"out": bound(y=[Standardize()])}, **more)
    return prepare(asked, fields(columns, t="text"), table(columns))


def some(rows: int = 30) -> dict[str, np.ndarray]:
    random = np.random.default_rng(1)
    return {
        "a": np.where(random.random(rows) < 0.2, np.nan, random.standard_normal(rows) / 3),
        "b": texts(*random.choice(["x", "y", "초록", "w"], rows)),
        "d": np.datetime64("2024-01-01", "s") + random.integers(0, 10**7, rows),
        "t": texts(*random.choice(["나는 밥", "hello world", ""], rows)),
        "y": random.standard_normal(rows) * 1e5,
    }


@RANDOM
@given(data=st.data())
def test_it_is_read_back_to_the_last_bit(data: st.DataObject, tmp_path: Path) -> None:
    columns = {
        "a": data.draw(numbers(12)),
        "b": data.draw(categories(12)),
        "d": data.draw(times(12)),
        "t": data.draw(categories(12)),
        "y": data.draw(numbers(12, with_gaps=False)),
    }
    made = ready(columns)
    kept.write(made.fitted, tmp_path)
    read = kept.read(tmp_path)
    for binding, other in zip((*made.fitted.inputs, *made.fitted.targets), (*read.inputs, *read.targets), strict=True):
        assert binding.key == other.key
        for one, two in zip(binding.columns, other.columns, strict=True):
            assert (one.field, one.steps, one.made) == (two.field, two.steps, two.made)
            for state, again in zip(one.states, two.states, strict=True):
                assert state.keys() == again.keys()
                for name, value in state.items():
                    if isinstance(value, np.ndarray):
                        assert again[name].tobytes() == value.tobytes()
                        assert (again[name].shape, again[name].dtype) == (value.shape, value.dtype)
                    else:
                        assert again[name] == value
    assert (read.rows, read.classes, read.source) == (made.fitted.rows, made.fitted.classes, made.fitted.source)
    first, second = apply(made.fitted, table(columns)), apply(read, table(columns))
    for key, array in first.inputs.items():
        assert array.tobytes() == second.inputs[key].tobytes()


def test_everything_beside_the_steps_is_kept(tmp_path: Path) -> None:
    columns = some()
    columns["w"] = np.ones(30)
    made = ready(columns, windows=Windows(3, time="d"), sample_weights="w")
    kept.write(made.fitted, tmp_path)
    read = kept.read(tmp_path)
    assert (read.windows, read.sample_weights, read.others) == (
        made.fitted.windows,
        made.fitted.sample_weights,
        made.fitted.others,
    )
    np.testing.assert_array_equal(
        apply(read, table(columns)).inputs["in"], apply(made.fitted, table(columns)).inputs["in"]
    )


def test_nothing_in_the_files_is_pickled(tmp_path: Path) -> None:
    kept.write(ready(some()).fitted, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [RECORD, ARRAYS]
    json.loads((tmp_path / RECORD).read_bytes())
    with np.load(tmp_path / ARRAYS, allow_pickle=False) as arrays:
        assert {arrays[name].dtype for name in arrays.files} == {np.dtype(np.float64)}


def refuses(folder: Path) -> str:
    """Return what is said of the files; they may also be fit to use, or fail where they are applied."""
    try:
        apply(kept.read(folder), table(some()))
    except DataError as error:
        return str(error)
    return ""


def test_files_that_are_damaged_are_refused(tmp_path: Path) -> None:
    kept.write(ready(some()).fitted, tmp_path)
    record, arrays = (tmp_path / RECORD).read_bytes(), (tmp_path / ARRAYS).read_bytes()
    random = np.random.default_rng(0)
    for _ in range(150):
        broken = bytearray(record)
        for place in random.integers(0, len(broken), 2):
            broken[place] = random.integers(32, 127)
        (tmp_path / RECORD).write_bytes(bytes(broken[: random.integers(1, len(broken))] if _ % 5 == 0 else broken))
        refuses(tmp_path)
    (tmp_path / RECORD).write_bytes(record)
    (tmp_path / ARRAYS).write_bytes(arrays[:-5])
    assert "does not belong" in refuses(tmp_path)
    (tmp_path / ARRAYS).unlink()
    assert "no such file" in refuses(tmp_path)


def changed(folder: Path, change: Any, packed: bytes | None = None) -> str:
    """Return what is said after a change of the JSON, with the arrays that it is told to belong to."""
    kept.write(ready(some()).fitted, folder)
    raw = json.loads((folder / RECORD).read_bytes())
    change(raw["fitted"])
    if packed is not None:
        (folder / ARRAYS).write_bytes(packed)
        raw["arrays"] = hashlib.sha256(packed).hexdigest()
    (folder / RECORD).write_text(json.dumps(raw), encoding="utf-8")
    return refuses(folder)


def columns_of(raw: Any) -> list[Any]:
    return [column for binding in (*raw["inputs"], *raw["targets"]) for column in binding["columns"]]


def no_states(raw: Any) -> None:
    columns_of(raw)[0]["states"] = []


def foreign_states(raw: Any) -> None:
    found = columns_of(raw)
    found[0]["states"], found[1]["states"] = found[1]["states"], found[0]["states"]


def huge_shape(raw: Any) -> None:
    columns_of(raw)[0]["made"]["shape"] = [2**31, 2**31]


def negative_shape(raw: Any) -> None:
    columns_of(raw)[0]["made"]["shape"] = [-4]


def no_columns(raw: Any) -> None:
    raw["inputs"][0]["columns"] = []


def other_words(raw: Any) -> None:
    columns_of(raw)[3]["states"][0]["vocabulary"] = ["a"] * 9


def not_words(raw: Any) -> None:
    columns_of(raw)[3]["states"][0]["vocabulary"] = [1, {}]


def absent_array(raw: Any) -> None:
    columns_of(raw)[0]["states"][0]["fill"] = {"array": "a99"}


def no_array(raw: Any) -> None:
    columns_of(raw)[0]["states"][0]["fill"] = {"path": "/etc/passwd"}


def text_for_numbers(raw: Any) -> None:
    columns_of(raw)[0]["states"][0]["fill"] = ["many"]


def endless_windows(raw: Any) -> None:
    raw["windows"] = {"length": 2**20, "time": "nowhere"}


@pytest.mark.parametrize(
    "change",
    [
        no_states,
        foreign_states,
        huge_shape,
        negative_shape,
        no_columns,
        other_words,
        not_words,
        absent_array,
        no_array,
        text_for_numbers,
        endless_windows,
    ],
)
def test_a_record_that_lies_is_refused(change: Any, tmp_path: Path) -> None:
    assert changed(tmp_path, change)


def packed(compression: int = zipfile.ZIP_STORED, **arrays: np.ndarray | bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", compression) as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            if isinstance(array, bytes):
                content.write(array)
            else:
                np.lib.format.write_array(content, array, allow_pickle=True)
            archive.writestr(f"{name}.npy", content.getvalue())
    return raw.getvalue()


def lying_header() -> bytes:
    content = io.BytesIO()
    np.lib.format.write_array_header_1_0(content, {"descr": "<f8", "fortran_order": False, "shape": (10**12,)})
    return content.getvalue()


@pytest.mark.parametrize(
    "archive",
    [
        b"",
        b"no archive",
        packed(),
        packed(a0=np.array([{"x": 1}], object)),
        packed(a0=np.zeros(3, np.int32)),
        packed(zipfile.ZIP_DEFLATED, a0=np.zeros(10**6)),
        packed(a0=lying_header()),
        packed(a0=b"\x93NUMPY\x01\x00"),
        packed(**{f"a{i}": np.zeros((1, 2, 3)) for i in range(20)}),
        packed(**{f"a{i}": np.full(50, np.nan) for i in range(20)}),
        packed(**{f"a{i}": np.zeros(0) for i in range(20)}),
    ],
)
def test_arrays_that_lie_are_refused(archive: bytes, tmp_path: Path) -> None:
    assert changed(tmp_path, lambda raw: None, archive)


def test_a_file_is_known_by_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 50_000)
    first = fingerprint(path, 50_000)
    assert (first.size, first.rows) == (200_004, 50_000)
    assert fingerprint(path, 50_000) == first
    path.write_bytes(b"a,b\n" + b"1,2\n" * 49_999 + b"1,3\n")
    second = fingerprint(path, 50_000)
    assert (second.head, second.size) == (first.head, first.size)
    assert second.tail != first.tail
    folder = fingerprint(tmp_path)
    (tmp_path / "more.csv").write_bytes(b"x")
    assert fingerprint(tmp_path).head != folder.head
    with pytest.raises(DataError, match="cannot be read"):
        fingerprint(tmp_path / "nothing")
