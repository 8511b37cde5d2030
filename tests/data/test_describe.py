"""The describe command: what it prints of a file, by hand and as JSON, and how its flags correct the reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.app import main

TABLES = Path(__file__).parent / "tables"
Captured = pytest.CaptureFixture[str]


def described(capsys: Captured, *args: str) -> tuple[int, str, str]:
    code = main(["describe", *args])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_table_is_described_by_hand(capsys: Captured) -> None:
    code, out, _ = described(capsys, str(TABLES / "titanic.csv"))
    assert code == 0
    lines = out.splitlines()
    assert lines[:2] == ["titanic.csv: 300 rows, 10 columns", "encoding utf-8, delimiter ,, decimal mark ., header"]
    assert any(line.split()[:2] == ["PassengerId", "ignored"] for line in lines)
    assert "It counts the rows." in out
    assert "0.3 to 51.2, mean 30.94; 62 missing" in out
    assert "male (153), female (147)" in out


def test_a_table_is_described_as_json(capsys: Captured) -> None:
    code, out, _ = described(capsys, str(TABLES / "decimalcomma.csv"), "--json")
    record = json.loads(out)
    assert code == 0
    assert record["rows"] == 300
    assert record["dialect"]["delimiter"] == ";"
    assert [(f["name"], f["kind"]) for f in record["fields"]] == [("a", "number"), ("b", "number"), ("y", "boolean")]
    field = record["fields"][0]
    assert (field["minimum"], field["maximum"], field["format"]["decimal"]) == (-3.106, 3.066, ",")
    assert sum(field["histogram"]) == 300
    assert "written as text" in field["notes"][0]


def test_flags_correct_what_was_found(capsys: Captured, tmp_path: Path) -> None:
    latin = str(TABLES / "latin1_as_cp949.csv")
    assert "not certain" in described(capsys, latin)[1]
    _, out, _ = described(capsys, latin, "--encoding", "cp949")
    assert "갚 (30), 오 (30)" in out
    assert "not certain" not in out
    path = tmp_path / "t.csv"
    path.write_text("a;b\n1.234;x\n2.345;y\n", encoding="utf-8")
    assert "1.234 to 2.345" in described(capsys, str(path))[1]
    assert "1234 to 2345" in described(capsys, str(path), "--decimal", ",")[1]
    assert "3 rows" in described(capsys, str(path), "--no-header")[1]
    assert "a;b" in described(capsys, str(path), "--delimiter", ",", "--json")[1]
    path.write_text("a\tb|c\n1\t2|3\n4\t5|6\n", encoding="utf-8")
    assert '"b|c"' in described(capsys, str(path), "--delimiter", r"\t", "--json")[1]


def test_what_cannot_be_read_is_one_line_on_standard_error(capsys: Captured, tmp_path: Path) -> None:
    for arguments, told in (
        ([str(TABLES / "ragged_less.csv")], "faulty in line 11"),
        ([str(tmp_path / "none.csv")], "none.csv cannot be read"),
        ([str(TABLES / "x.npy"), "--sheet", "One"], "is read as npy, which has no sheet"),
        ([str(TABLES / "plain.csv"), "--encoding", "utf-99"], "Choose another encoding"),
    ):
        code, out, err = described(capsys, *arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert told in err
