"""Text tables of any writing: their encoding is found, and their rows come out of both readers alike."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow.csv
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.dialect import Wanted, find_dialect
from designer.data.encodings import find_encoding
from designer.data.errors import DataError
from designer.data.lines import check_rows, cleaned, first_byte, header_line, is_plain, read_slowly
from designer.data.sources.delimited import CsvSource
from designer.data.sources.records import JsonSource
from designer.data.sources.texts import TextFolderSource

CELLS = st.text("ab 1é한,;\"'\n", max_size=6)
KOREAN = "이름,나이\n홍길동,33\n김영희,41\n"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_korean_is_read_in_the_encoding_it_was_written_in(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes((KOREAN * 20).encode(name))
    found = find_encoding(path)
    assert path.read_bytes().decode(found.name).lstrip("\ufeff") == KOREAN * 20


@pytest.mark.parametrize(("text", "name"), [("Straße;Größe\n1;2\n" * 9, "cp1252"), ("naïve,café\n" * 9, "latin-1")])
def test_western_text_is_read_and_what_else_would_do_is_offered(text: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(name))
    found = find_encoding(path)
    assert path.read_bytes().decode(found.name) == text


def test_plain_letters_are_utf8_beyond_doubt(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", "ascii")
    assert (find_encoding(path).name, find_encoding(path).certain) == ("utf-8", True)


def damage(text: str, number: int) -> bytes:
    """Return the text in UTF-8 with the last byte of a Korean sign cut from one line, counted from 1."""
    lines = text.encode().split(b"\n")
    lines[number - 1] = lines[number - 1].replace("동".encode(), "동".encode()[:2])
    return b"\n".join(lines)


@pytest.mark.parametrize("number", [2, 57, 200])
@pytest.mark.parametrize(
    ("name", "row", "source"),
    [("t.csv", "{},서울 역삼동,{}", CsvSource), ("t.jsonl", '{{"번호": {}, "곳": "역삼동", "값": {}}}', JsonSource)],
)
def test_utf8_with_a_broken_sign_is_refused_with_its_line(
    name: str, row: str, source: type[CsvSource | JsonSource], number: int, tmp_path: Path
) -> None:
    """No other encoding is right for it: each reads every Korean sign of the file as two or three of another kind."""
    path = tmp_path / name
    path.write_bytes(damage("\n".join(row.format(n, n * 2) for n in range(200)), number))
    with pytest.raises(DataError, match=f"line {number}: .*역삼\ufffd"):
        source(name).open(tmp_path)
    chosen = source(name, encoding="latin-1").open(tmp_path)
    assert chosen.table.rows == 200


def test_a_text_with_a_broken_sign_in_a_folder_of_texts_is_refused_with_its_line(tmp_path: Path) -> None:
    for label in ("좋음", "나쁨"):
        (tmp_path / label).mkdir()
        (tmp_path / label / "a.txt").write_text("서울 역삼동에서 만났다\n" * 9, "utf-8")
    assert TextFolderSource(".").open(tmp_path).table.rows == 2
    (tmp_path / "좋음" / "b.txt").write_bytes(damage("서울 역삼동에서 만났다\n" * 9, 3))
    with pytest.raises(DataError, match=r"b\.txt, line 3: .*역삼\ufffd"):
        TextFolderSource(".").open(tmp_path)
    assert TextFolderSource(".", encoding="latin-1").open(tmp_path).table.rows == 3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 999).map(str), CELLS, CELLS), min_size=3, max_size=15))
def test_both_readers_say_what_was_written(rows: list[tuple[str, str, str]]) -> None:
    import tempfile

    file = io.StringIO()
    csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([("n", "one", "two"), *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text(file.getvalue(), "utf-8", newline="")
        dialect, _ = find_dialect(path, Wanted(delimiter=",", encoding="utf-8"))
        check_rows(path, dialect)
        slow = read_slowly(path, dialect, ["n", "two"])
        assert slow["n"].to_pylist() == [row[0] for row in rows]
        assert slow["two"].to_pylist() == [row[2] or None for row in rows]
        if is_plain(path, dialect):
            rest = path.read_bytes()[first_byte(path, dialect) :].decode()
            assert list(csv.reader(io.StringIO(rest, newline=""))) == [list(row) for row in rows]


def test_what_arrow_cannot_take_is_rewritten_for_it(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_bytes("# a remark\nx   word\n1   é\n20  b\n300 c\n".encode("cp1252"))
    dialect, _ = find_dialect(path, Wanted())
    assert not is_plain(path, dialect)
    with cleaned(path, dialect) as stream:
        names = pyarrow.csv.ReadOptions(column_names=["x", "word"])
        table = pyarrow.csv.read_csv(stream, names, pyarrow.csv.ParseOptions(delimiter="\t"))
    assert table.to_pydict() == {"x": [1, 20, 300], "word": ["é", "b", "c"]}


def test_a_row_that_has_too_many_fields_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('a,b\n1,"two\nlines"\n3,4\n5,6,7\n8,9\n1,2\n3,4\n', "utf-8")
    dialect, _ = find_dialect(path, Wanted())
    with pytest.raises(DataError) as refused:
        check_rows(path, dialect)
    assert "line 5" in str(refused.value)
    assert "it has 3 fields, the header has 2" in str(refused.value)


def test_a_header_that_can_be_repeated_is_known_and_one_within_quotes_is_not(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("\ufeffa,b\n1,2\n3,4\n", "utf-8")
    dialect, _ = find_dialect(path, Wanted())
    assert header_line(path, dialect) == b"a,b"
    path.write_text('"a\nx",b\n1,2\n3,4\n', "utf-8")
    dialect, _ = find_dialect(path, Wanted())
    assert header_line(path, dialect) == b""
