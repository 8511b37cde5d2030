"""Sources of every kind: what they give, what they say, and what they refuse."""

from __future__ import annotations

import datetime
import io
import json
import pickle
import wave
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import feather, parquet

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.sources import SOURCES, AnySource, Opened, Source, SyntheticArray, source_of
from designer.data.sources.bundled import NAMES, BundledSource
from designer.data.sources.delimited import CsvSource
from designer.data.sources.excel import ExcelSource
from designer.data.sources.generated import SyntheticSource
from designer.data.typed import typed
from designer.data.understand import understand


def fields_of(opened: Opened, **corrections: Any) -> dict[str, Field]:
    return {field.name: field for field in understand(opened, corrections)}


def values(opened: Opened, name: str) -> np.ndarray:
    return typed(opened.table.columns[name], fields_of(opened)[name])


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "size": [1.5, None, 3.25, 4.0] * 10,
            "count": np.arange(100, 140),
            "city": pd.Categorical(["서울", "부산", None, "서울"] * 10),
            "sold": [True, False, None, True] * 10,
            "when": pd.to_datetime(["2024-01-31 12:00", None, "2024-02-29 07:30", "2024-03-01 00:00"] * 10),
        }
    )


def check_frame(opened: Opened) -> None:
    fields = fields_of(opened)
    kinds = {name: field.kind for name, field in fields.items()}
    assert kinds == {"size": "number", "count": "number", "city": "category", "sold": "boolean", "when": "datetime"}
    assert opened.table.rows == 40
    assert {name: field.missing for name, field in fields.items()} == {
        "size": 10, "count": 0, "city": 10, "sold": 10, "when": 10,
    }  # fmt: skip
    assert np.array_equal(values(opened, "size")[:4], [1.5, np.nan, 3.25, 4.0], equal_nan=True)
    assert values(opened, "city")[:4].tolist() == ["서울", "부산", None, "서울"]
    assert np.array_equal(values(opened, "sold")[:4], [1, 0, np.nan, 1], equal_nan=True)
    when = values(opened, "when")
    assert when.dtype == np.dtype("datetime64[s]")
    assert when[0] == np.datetime64("2024-01-31T12:00:00")
    assert np.isnat(when[1])


@pytest.mark.parametrize("ending", ["parquet", "feather", "arrow", "csv", "xlsx", "json", "jsonl"])
def test_a_frame_comes_back_from_every_kind_of_file(tmp_path: Path, frame: pd.DataFrame, ending: str) -> None:
    path = tmp_path / f"table.{ending}"
    table = pa.Table.from_pandas(frame, preserve_index=False)
    if ending == "parquet":
        parquet.write_table(table, path)
    elif ending == "feather":
        feather.write_feather(table, str(path))
    elif ending == "arrow":
        with pa.ipc.new_stream(str(path), table.schema) as stream:
            stream.write_table(table)
    elif ending == "csv":
        frame.to_csv(path, index=False)
    elif ending == "xlsx":
        write_workbook(
            path, {"Data": [list(frame), *frame.astype(object).where(frame.notna(), None).to_numpy().tolist()]}
        )
    else:
        frame.to_json(
            path, orient="records", lines=ending == "jsonl", date_format="iso", date_unit="s", force_ascii=False
        )
    check_frame(source_of(path).open(tmp_path))


def write_workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> None:
    """Write a workbook by hand: no library that writes them is a dependency."""
    with zipfile.ZipFile(path, "w") as book:
        entries = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(sheets, 1))
        relations = "".join(
            f'<Relationship Id="r{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
            f' Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(sheets) + 1)
        )
        book.writestr(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f"<sheets>{entries}</sheets></workbook>",
        )
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        book.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{office}" Target="xl/workbook.xml"/></Relationships>',
        )
        styles = f'<Relationship Id="s" Type="{_STYLES}" Target="styles.xml"/>'
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{namespace}">{relations}{styles}</Relationships>'
        )
        book.writestr(
            "xl/styles.xml",
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>',
        )
        for number, rows in enumerate(sheets.values(), 1):
            body = "".join(f"<row>{''.join(_cell(value) for value in row)}</row>" for row in rows)
            book.writestr(
                f"xl/worksheets/sheet{number}.xml",
                '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                f"<sheetData>{body}</sheetData></worksheet>",
            )


_STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"


def _cell(value: Any) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, datetime.datetime):
        days = (value - datetime.datetime(1899, 12, 30)).total_seconds() / 86400
        return f'<c s="1"><v>{days}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def test_a_sheet_is_chosen_and_titles_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    table = [["a", "b"], [1, "x"], [2.5, "y"], [3, "x"]]
    write_workbook(path, {"Empty": [], "First": [["Report", None], [None, None], *table], "Second": [["c"], [7], [8]]})
    opened = source_of(path).open(tmp_path)
    assert list(opened.table.columns) == ["a", "b"]
    assert values(opened, "a").tolist() == [1, 2.5, 3]
    told = " ".join(map(str, opened.notes))
    assert "The sheet First is read; there are also: Empty, Second." in told
    assert "the first is: Report" in told
    assert values(ExcelSource(str(path), sheet="Second").open(tmp_path), "c").tolist() == [7, 8]
    with pytest.raises(DataError, match="no sheet Third; there are Empty, First, Second"):
        ExcelSource(str(path), sheet="Third").open(tmp_path)


def test_a_sum_below_a_sheet_is_passed_over_and_said(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, {"S": [["a", "b"], ["x", 1], ["y", 2], ["z", 3], ["Total", 6]]})
    opened = source_of(path).open(tmp_path)
    assert values(opened, "b").tolist() == [1, 2, 3]
    assert "1 lines below the table are passed over; the first is: Total 6" in map(str, opened.notes)
    assert values(ExcelSource(str(path), skip_rows=0).open(tmp_path), "b").tolist() == [1, 2, 3, 6]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, 2, 3], "b": ["x", "y", "x"]}',
        '{"columns": ["a", "b"], "index": [0, 1, 2], "data": [[1, "x"], [2, "y"], [3, "x"]]}',
        '{"a": {"0": 1, "1": 2, "2": 3}, "b": {"0": "x", "1": "y", "2": "x"}}',
        '{"rows": [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}, {"a": 3, "b": "x"}], "total": 3}',
        '[["a", "b"], [1, "x"], [2, "y"], [3, "x"]]',
        '{"a": 1, "b": "x"}\n{"a": 2, "b": "y"}\n\n{"a": 3, "b": "x"}\n',
        '[{"a": 1, "b": "x"},\n{"b": "y", "a": 2},\n{"a": 3, "b": "x"}]',
    ],
)
def test_json_of_every_orientation_is_a_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.json"
    path.write_text(text, encoding="utf-8")
    opened = source_of(path).open(tmp_path)
    assert values(opened, "a").tolist() == [1, 2, 3]
    assert values(opened, "b").tolist() == ["x", "y", "x"]


def test_json_records_may_lack_names_nest_and_list(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    records = [
        {"n": 1, "place": {"city": "서울", "at": [1.0, 2.0]}, "tags": ["a", "b"]},
        {"n": float("nan"), "place": {"city": "부산", "at": [3.0, 4.0]}, "tags": []},
        {"n": 3, "place": {"city": "서울", "at": [5.0, 6.0]}, "extra": "yes"},
    ]
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    opened = source_of(path).open(tmp_path)
    assert list(opened.table.columns) == ["n", "place.city", "place.at", "tags", "extra"]
    assert opened.table.columns["place.at"].tolist() == [[1, 2], [3, 4], [5, 6]]
    assert values(opened, "tags").tolist() == ["a|b", None, None]
    assert fields_of(opened)["extra"].missing == 2
    path.write_text('{"a": 1}\n{"a": 2}\n{"a": \n', encoding="utf-8")
    with pytest.raises(DataError, match="faulty in line 3"):
        source_of(path).open(tmp_path)


@pytest.mark.parametrize(
    "text", ["[1, 2", "[" * 100_000, '{"a": [1], "b": [1, 2]}', "[[1, 2], [3]]", '[{"a": 1}, 2]', "{}"]
)
def test_json_that_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        source_of(path).open(tmp_path)


def test_arrays_of_their_own_for_validation_and_test_are_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    arrays = {f"{a}_{p}": np.full((n, 2), n) for a in "xy" for p, n in (("train", 30), ("val", 12), ("test", 7))}
    np.savez(path, **arrays, class_names=np.array(["a", "b"]))
    opened = source_of(path).open(tmp_path)
    assert list(opened.table.columns) == ["x_train", "y_train"]
    assert opened.table.rows == 30
    assert {part: (t.rows, list(t.columns)) for part, t in opened.parts.items()} == {
        "validation": (12, ["x_train", "y_train"]),
        "test": (7, ["x_train", "y_train"]),
        "class_names": (2, ["class_names"]),
    }
    assert (opened.parts["test"].columns["x_train"] == 7).all()
    assert "class_names (2)" in " ".join(map(str, opened.notes))


def test_archives_that_lie_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        header = io.BytesIO()
        np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (10**10,)})
        archive.writestr("x.npy", header.getvalue() + b"\0" * 1000)
    with pytest.raises(DataError, match="not as large as its header says"):
        source_of(path).open(tmp_path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.txt", "words")
    with pytest.raises(DataError, match="is not an array"):
        source_of(path).open(tmp_path)
    np.savez(path, **{f"a{i}": np.zeros(1) for i in range(1001)})
    with pytest.raises(DataError, match="1001 arrays"):
        source_of(path).open(tmp_path)
    np.save(tmp_path / "o.npy", np.array([{}], object), allow_pickle=True)
    with pytest.raises(DataError, match="holds object"):
        source_of(tmp_path / "o.npy").open(tmp_path)


def test_what_is_no_data_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    for content, told in (
        (pickle.dumps([1]), "pickle"),
        (b"\x1f\x8b\x08rest", "unpack it first"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89HDF\r\n", "HDF5"),
    ):
        path.write_bytes(content)
        with pytest.raises(DataError, match=told):
            source_of(path)
    with pytest.raises(DataError, match="leads out of the project's folder"):
        CsvSource("../t.csv").open(tmp_path / "inner")
    for wrong in ("", "a\0b", "none.csv"):
        with pytest.raises(DataError):
            CsvSource(wrong).open(tmp_path)
    with pytest.raises(DataError, match="Choose a folder with a folder a class"):
        source_of(tmp_path)


def test_a_folder_of_pictures_is_a_class_a_folder(tmp_path: Path) -> None:
    for part, count in (("train", 6), ("test", 4)):
        for label in ("cat", "dog"):
            folder = tmp_path / part / label
            folder.mkdir(parents=True)
            for index in range(count):
                Image.new("RGB", (12, 8), (index, 0, 0)).save(folder / f"{index}.png")
    (tmp_path / "train" / "dog" / "empty.png").touch()
    (tmp_path / "train" / "notes.txt").write_text("no picture", encoding="utf-8")
    opened = source_of(tmp_path).open(tmp_path.parent)
    assert opened.table.rows == 12
    assert opened.parts["test"].rows == 8
    fields = fields_of(opened)
    assert fields["image"].kind == "image"
    assert fields["image"].shape == (8, 12, 3)
    assert dict(zip(fields["class"].categories, fields["class"].counts, strict=True)) == {"cat": 6, "dog": 6}
    told = " ".join(map(str, opened.notes))
    assert "1 files of other kinds are passed over: .txt (1)" in told
    assert "1 files are empty and left out" in told


def test_a_column_of_paths_is_a_field_of_pictures(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for index in range(5):
        Image.new("L", (10 + index % 2, 10)).save(tmp_path / "pictures" / f"{index}.png")
    (tmp_path / "pictures" / "4.png").write_bytes(b"\x89PNG broken")
    text = "file,label\n" + "".join(f"pictures/{i}.png,{'ab'[i % 2]}\n" for i in range(6))
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    field = fields_of(source_of(tmp_path / "t.csv").open(tmp_path))["file"]
    assert field.kind == "image"
    assert field.shape == (10, None, 1)
    assert field.missing == 1
    told = " ".join(map(str, field.notes))
    assert "1 of 6 files are not there, such as pictures/5.png" in told
    assert "1 of 5 files looked into cannot be read, such as 4.png" in told
    assert "the most frequent is 10 x 10 x 1" in told


def test_folders_of_texts_and_sounds(tmp_path: Path) -> None:
    texts, sounds = tmp_path / "texts", tmp_path / "sounds"
    for label, text in (("good", "정말 좋은 영화였습니다"), ("bad", "ein schlechter Film, schade für Köln")):
        (texts / label).mkdir(parents=True)
        (sounds / label).mkdir(parents=True)
        for index in range(3):
            encoding = "cp949" if label == "good" else "cp1252"
            (texts / label / f"{index}.txt").write_bytes(text.encode(encoding))
            with wave.open(str(sounds / label / f"{index}.wav"), "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(2)
                sound.setframerate(8000)
                sound.writeframes(bytes(1600))
    opened = source_of(texts).open(tmp_path)
    assert {name: f.kind for name, f in fields_of(opened).items()} == {
        "file": "identifier", "text": "text", "class": "category",
    }  # fmt: skip
    assert set(values(opened, "text")) == {"정말 좋은 영화였습니다", "ein schlechter Film, schade für Köln"}
    field = fields_of(source_of(sounds).open(tmp_path))["audio"]
    assert (field.kind, field.shape, field.rows) == ("audio", (800, 1), 6)
    assert (field.minimum, field.maximum, field.rate) == (0.1, 0.1, 8000)
    assert "Sounds of 0.1 to 0.1 s, 8000 samples a second." in map(str, field.notes)


@pytest.mark.parametrize("name", NAMES)
def test_bundled_sets_are_those_of_scikit_learn(name: str, tmp_path: Path) -> None:
    from sklearn import datasets

    bunch = getattr(datasets, f"load_{name}")()
    opened = BundledSource(name).open(tmp_path)
    assert np.array_equal(opened.table.columns["target"], bunch.target)
    assert np.array_equal(opened.table.columns["data"], bunch.data)
    assert fields_of(opened)["data"].kind == "array"
    if name == "digits":
        assert fields_of(opened)["images"].kind == "image"


def test_generated_arrays_follow_their_seed_and_are_checked(tmp_path: Path) -> None:
    arrays = (SyntheticArray("x", "normal", 4), SyntheticArray("y", "classes", 3, ("x",)))
    first, again = (SyntheticSource(50, 7, arrays).open(tmp_path).table.columns for _ in range(2))
    assert all(np.array_equal(first[name], again[name]) for name in ("x", "y"))
    for wrong in (
        (SyntheticArray("y", "score", 1, ("x",)),),
        (*arrays, arrays[0]),
        (SyntheticArray("x", "normal", 0),),
    ):
        with pytest.raises(DataError, match="not well defined"):
            SyntheticSource(50, 7, wrong).open(tmp_path)
    with pytest.raises(DataError, match="GB"):
        SyntheticSource(10**9, 7, arrays).open(tmp_path)


def test_sources_are_kept_by_their_tags_and_old_ones_read() -> None:
    tags = [kind.__struct_config__.tag for kind in SOURCES]
    assert len(set(tags)) == len(tags)
    source = msgspec.convert({"type": "csv", "path": "t.csv", "delimiter": ";"}, AnySource)
    assert isinstance(source, CsvSource)
    assert (source.delimiter, source.header) == (";", None)
    for record in (
        {"type": "npz", "path": "a.npz"},
        {"type": "bundled", "name": "iris"},
        {"type": "synthetic", "samples": 5},
    ):
        source = msgspec.convert(record, AnySource)
        assert isinstance(source, Source)
        assert msgspec.to_builtins(source) == record


@pytest.mark.parametrize(
    ("cells", "expected", "told"),
    [
        (["1,5", "2,25", "-0,125"], [1.5, 2.25, -0.125], "1,5"),
        (["1.234,56", "7.000,5", "12,0"], [1234.56, 7000.5, 12], ""),
        (["1,234.5", "1,000,000", "12"], [1234.5, 1e6, 12], ""),
        (["1 234,5", "10 000", "12"], [1234.5, 10000, 12], ""),
        (["1'234.5", "10'000", "12"], [1234.5, 10000, 12], ""),
        (["$1,200", "-$5", "$0.50"], [1200, -5, 0.5], ""),
        (["(1,200)", "300", "(5)"], [-1200, 300, -5], ""),
        (["12 %", "0.5 %", "100 %"], [0.12, 0.005, 1], ""),
        (["1e3", "-2.5E-2", "+7"], [1000, -0.025, 7], ""),
        (["5 kg", "7.5 kg", "12 kg"], [5, 7.5, 12], ""),
        (["₩1,000", "₩25,500", "₩900"], [1000, 25500, 900], ""),
        (["1,000원", "25,500원", "900원"], [1000, 25500, 900], ""),
        (["−5", "3", "–2"], [-5, 3, -2], ""),
        (["1", "없음", "3"], [1, np.nan, 3], "없음 (10)"),
        (["1.5", "N/A", "3"], [1.5, np.nan, 3], "N/A (10)"),
        (["1.5", "?", "-"], [1.5, np.nan, np.nan], "Counted as gaps"),
    ],
)
def test_written_numbers_are_numbers(tmp_path: Path, cells: list[str], expected: list[float], told: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text("n;w\n" + "".join(f"{cell};w{i % 2}\n" for i, cell in enumerate(cells * 10)), encoding="utf-8")
    opened = source_of(path).open(tmp_path)
    field = fields_of(opened)["n"]
    assert field.kind == "number"
    assert np.array_equal(values(opened, "n"), expected * 10, equal_nan=True)
    assert told in " ".join(map(str, field.notes))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["01234", "56789", "01111"], "category"),
        (["예", "아니오", "예"], "boolean"),
        (["TRUE", "FALSE", ""], "boolean"),
        (["on", "off", "on"], "boolean"),
        (["2024-01-31", "2024-02-01", ""], "datetime"),
        (["31/01/2024", "01/02/2024", "15/03/2024"], "datetime"),
        (["2024년 1월 31일", "2024년 2월 1일", "2024년 3월 3일"], "datetime"),
        (["Jan 5, 2024", "Feb 7, 2024", "Mar 1, 2024"], "datetime"),
        (["2024-01-31T10:00:00Z", "2024-02-01T11:30:00+09:00", "2024-02-02T00:00:00Z"], "datetime"),
        (["a3", "b4", "a3"], "category"),
        (["1-2", "3-4", "5-6"], "category"),
    ],
)
def test_kinds_of_words(tmp_path: Path, cells: list[str], kind: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text("n;w\n" + "".join(f"{cell};w{i % 2}\n" for i, cell in enumerate(cells * 10)), encoding="utf-8")
    assert fields_of(source_of(path).open(tmp_path))["n"].kind == kind


def test_day_and_month_are_told_apart_by_the_order_of_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    days = pd.date_range("2024-01-01", "2024-01-12")
    path.write_text("day,v\n" + "".join(f"{d:%d/%m/%Y},{d.day / 3}\n" for d in days), encoding="utf-8")
    opened = source_of(path).open(tmp_path)
    assert fields_of(opened)["day"].dates == "%d/%m/%Y"
    assert values(opened, "day")[4] == np.datetime64("2024-01-05")


def test_a_person_corrects_the_kind_of_a_field(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "id,stars,mixed\n" + "".join(f"{i * 7},{i % 5},{'x' if i % 2 else i}\n" for i in range(40)), "utf-8"
    )
    opened = source_of(path).open(tmp_path)
    found = fields_of(opened)
    assert (found["id"].role, found["stars"].kind, found["mixed"].kind) == ("ignored", "number", "category")
    changed = fields_of(opened, id="number", stars="category", mixed="number")
    assert (changed["id"].kind, changed["id"].role, changed["id"].maximum) == ("number", "", 273)
    assert set(changed["stars"].categories) == {"0", "1", "2", "3", "4"}
    assert changed["mixed"].missing == 20
    assert "x (20)" in str(changed["mixed"].notes[0])
