"""The command `describe` on real files: it tells what pandas reads, on the right stream, or in one line why not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from designer.app import main
from designer.data.sources.bundled import NAMES

Captured = pytest.CaptureFixture[str]

TABLE = pd.DataFrame(
    {
        "age": [23, 31, 47, 52, 38, 29, 61, 44],
        "weight": [61.5, 72.25, 80.0, np.nan, 55.5, 90.0, 77.75, 68.0],
        "town": ["Seoul", "Busan", "Seoul", "Daegu", "Seoul", "Busan", "Seoul", "Busan"],
        "born": pd.to_datetime([f"19{60 + i}-03-0{i + 1}" for i in range(8)]),
        "member": [True, False, True, True, False, True, False, False],
    }
)


def told(capsys: Captured, *arguments: object) -> dict[str, Any]:
    """Return the JSON that the command prints; beside it only how far it is may be told, where that takes long."""
    assert main(["describe", *map(str, arguments), "--json"]) == 0
    said = capsys.readouterr()
    assert all(re.match(r" *\d+% ", line) for line in said.err.splitlines()), said.err
    return json.loads(said.out)


def refused(capsys: Captured, *arguments: object) -> str:
    """Return the one line with which the command refuses."""
    assert main(["describe", *map(str, arguments)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    *before, line = said.err.splitlines()
    assert all(re.match(r" *\d+% ", one) for one in before), said.err
    assert line.startswith("error: ")
    return line


def by_name(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in record["fields"]}


def write(folder: Path, ending: str) -> Path:
    path = folder / f"people{ending}"
    if ending == ".csv":
        TABLE.to_csv(path, index=False)
    elif ending == ".tsv":
        TABLE.to_csv(path, index=False, sep="\t")
    elif ending == ".parquet":
        TABLE.to_parquet(path)
    elif ending == ".xlsx":
        TABLE.to_excel(path, index=False)
    elif ending == ".jsonl":
        TABLE.to_json(path, orient="records", lines=True, date_format="iso")
    else:
        TABLE.to_json(path, orient="records", date_format="iso")
    return path


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".parquet", ".xlsx", ".json", ".jsonl"])
def test_fields_are_what_pandas_reads_whatever_the_file(ending: str, tmp_path: Path, capsys: Captured) -> None:
    record = told(capsys, write(tmp_path, ending))
    fields = by_name(record)
    assert list(fields) == list(TABLE.columns)
    assert record["rows"] == len(TABLE)
    for name in ("age", "weight"):
        assert fields[name]["minimum"] == pytest.approx(TABLE[name].min())
        assert fields[name]["maximum"] == pytest.approx(TABLE[name].max())
        assert fields[name]["mean"] == pytest.approx(TABLE[name].mean())
    assert fields["weight"]["missing"] == 1
    assert fields["age"]["missing"] == 0
    counts = TABLE["town"].value_counts()
    assert dict(zip(fields["town"]["categories"], fields["town"]["counts"], strict=True)) == counts.to_dict()
    assert fields["member"]["kind"] == "boolean"
    assert fields["born"]["kind"] == "datetime"
    assert fields["born"]["minimum"] == TABLE["born"].min().timestamp()


def test_people_read_the_same_as_programs(tmp_path: Path, capsys: Captured) -> None:
    path = write(tmp_path, ".csv")
    record = told(capsys, path)
    assert main(["describe", str(path)]) == 0
    lines = (text := capsys.readouterr().out).splitlines()
    assert lines[0] == "people.csv: 8 rows, 5 columns"
    assert lines[1].startswith("encoding utf-8, delimiter ,")
    for name, field in by_name(record).items():
        (line,) = [line for line in lines if line.startswith(f"{name} ")]
        assert line.split()[1] == field["kind"]
    assert "23 to 61, mean 40.62" in text
    assert "Seoul (4), Busan (3), Daegu (1)" in text
    assert "1 missing" in text
    assert "1960-03-01T00:00:00 to 1967-03-08T00:00:00" in text


def test_flags_correct_how_a_file_is_read(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes("이름|값\n가|1,5\n나|2,25\n다|3,0\n".encode("cp949"))
    record = told(capsys, path, "--delimiter", "|", "--encoding", "cp949", "--decimal", ",")
    fields = by_name(record)
    assert list(fields) == ["이름", "값"]
    assert fields["값"]["mean"] == pytest.approx((1.5 + 2.25 + 3.0) / 3)
    assert record["dialect"]["encoding"].replace("_", "-") in {"cp949", "euc-kr", "uhc"}
    headless = told(capsys, path, "--delimiter", "|", "--encoding", "cp949", "--no-header")
    assert headless["rows"] == 4
    assert len(headless["fields"]) == 2
    tabs = tmp_path / "tabs.txt"
    tabs.write_text("a\tb\n1\t2\n3\t4\n", encoding="utf-8")
    for mark in ("tab", "\\t"):
        assert list(by_name(told(capsys, tabs, "--delimiter", mark))) == ["a", "b"]


def test_the_sheet_that_is_named_is_read(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "book.xlsx"
    with pd.ExcelWriter(path) as book:
        TABLE[["age"]].to_excel(book, sheet_name="one", index=False)
        TABLE[["town"]].to_excel(book, sheet_name="two", index=False)
    assert list(by_name(told(capsys, path, "--sheet", "two"))) == ["town"]
    assert "three" in refused(capsys, path, "--sheet", "three")


def test_a_flag_that_a_kind_of_file_does_not_have_is_refused(tmp_path: Path, capsys: Captured) -> None:
    path = write(tmp_path, ".parquet")
    for option, value in (("--sheet", "a"), ("--delimiter", ";"), ("--decimal", ",")):
        line = refused(capsys, path, option, value)
        assert "people.parquet is read as parquet" in line
        assert f"has no {option[2:]}" in line
    assert "has no sheet" in refused(capsys, "iris", "--sheet", "a")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("none.csv", None, "No such file"),
        ("empty.csv", b"", "empty"),
        ("blank.csv", b"\n \n\n", "blank.csv"),
        ("picture.parquet", b"\x89PNG\r\n\x1a\n" * 9, "picture.parquet"),
        ("half.json", b'[{"a": 1}, {"a"', "half.json"),
        ("scalar.json", b"3", "holds no list of records"),
        ("half.npz", b"PK\x03\x04" + b"\0" * 40, "half.npz"),
        ("half.xlsx", b"PK\x03\x04" + b"\0" * 40, "half.xlsx"),
        ("what.bin", bytes(range(256)) * 4, "what.bin"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(
    name: str, content: bytes | None, reason: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    line = refused(capsys, path)
    assert reason in line
    assert "unexpected" not in line


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_half_a_character_in_a_record_is_said(ending: str, tmp_path: Path, capsys: Captured) -> None:
    """Texts that were cut between the halves of a character are frequent in collected messages."""
    path = tmp_path / f"cut{ending}"
    rows = ['{"text": "cut \\ud83d", "y": 1}', '{"text": "whole \\ud83d\\ude00", "y": 2}']
    path.write_text("\n".join(rows) if ending == ".jsonl" else f"[{','.join(rows)}]", encoding="utf-8")
    line = refused(capsys, path)
    assert "half of a character" in line
    assert "unexpected" not in line


@pytest.mark.parametrize("name", ["iris", "digits"])
def test_a_bundled_set_is_named_without_a_file(name: str, capsys: Captured) -> None:
    assert name in NAMES
    record = told(capsys, name)
    assert record["rows"] > 100
    assert record["source"]["name"] == name


def test_a_file_of_the_name_of_a_bundled_set_is_the_file(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("iris").write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    assert list(by_name(told(capsys, "iris"))) == ["a", "b"]


def test_arrays_are_told_with_the_parts_they_are_stored_in(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "arrays.npz"
    random = np.random.default_rng(0)
    np.savez(
        path,
        x_train=random.normal(size=(20, 5)).astype("float32"),
        y_train=random.integers(0, 3, 20),
        x_test=random.normal(size=(6, 5)).astype("float32"),
        y_test=random.integers(0, 3, 6),
    )
    record = told(capsys, path)
    assert record["rows"] == 20
    assert record["parts"]["test"]["rows"] == 6
    assert by_name(record)["x_train"]["shape"] == [5]
    assert main(["describe", str(path)]) == 0
    assert "test: 6 rows (x_train, y_train)" in capsys.readouterr().out


def test_names_of_any_letters_are_printed_as_they_are(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "값 표.csv"
    path.write_text('"나이, 세","<b>"\n1,2\n3,4\n5,6\n', encoding="utf-8")
    record = told(capsys, path)
    assert list(by_name(record)) == ["나이, 세", "<b>"]
    assert main(["describe", str(path)]) == 0
    assert "값 표.csv: 3 rows, 2 columns" in capsys.readouterr().out


def test_a_field_has_a_line_whatever_its_names_and_values_hold(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "broken lines.csv"
    table = pd.DataFrame({"na\nme": ["x\r\ny", "z\u2028w"] * 10, "b": ["p", "q\vr"] * 10})
    table.to_csv(path, index=False)
    assert main(["describe", str(path)]) == 0
    head, _form, *fields = capsys.readouterr().out.splitlines()
    assert head == "broken lines.csv: 20 rows, 2 columns"
    assert len(fields) == 2
    assert fields[0].startswith("na me ")
    assert "x y (10)" in fields[0]
    pd.DataFrame({"a": [1]}).to_csv(path, index=False)
    assert main(["describe", str(path)]) == 0
    assert capsys.readouterr().out.startswith("broken lines.csv: 1 row, 1 column\n")
