"""Tables written in any dialect read back equal; every syllable survives; damaged files are refused in one sentence."""

from __future__ import annotations

import csv
import random
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.progress import Progress
from designer.data.sources import Opened, Source, source_of
from designer.data.sources.delimited import CsvSource
from designer.data.typed import typed
from designer.data.understand import understand
from designer.graph.texts import Text

TABLES = Path(__file__).parent / "tables"
WORDS = [
    "münchen",
    "seoul",
    "서울",
    "부산 시",
    'a "b"',
    "x, y",
    "p;q",
    "it's",
    "línea",
    "two\nlines",
    "tab\there",
    "e|f",
]
ASCII = [word for word in WORDS if word.isascii()]
WESTERN = [word for word in WORDS if word.encode("cp1252", "ignore").decode("cp1252") == word]
KOREAN = [word for word in WORDS if word.encode("cp949", "ignore").decode("cp949") == word]
ENCODINGS = {"utf-8": WORDS, "utf-8-sig": WORDS, "utf-16": WORDS, "cp949": KOREAN, "cp1252": WESTERN}


def read(path: Path, source: Source | None = None) -> tuple[Opened, dict[str, np.ndarray], dict[str, Field]]:
    opened = (source or source_of(path)).open(path.parent)
    fields = {field.name: field for field in understand(opened)}
    return opened, {name: typed(opened.table.columns[name], field) for name, field in fields.items()}, fields


@st.composite
def tables(draw: st.DrawFn) -> tuple[pd.DataFrame, dict[str, object]]:
    encoding = draw(st.sampled_from(sorted(ENCODINGS)))
    decimal = draw(st.sampled_from([".", ","]))
    separator = draw(st.sampled_from([",", ";", "\t", "|"] if decimal == "." else [";", "\t", "|"]))
    rows = draw(st.integers(30, 60))
    seeded = random.Random(draw(st.integers(0, 10**6)))
    ending = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    # pandas puts no quotes around \n where lines end with \r.
    words = [word for word in ENCODINGS[encoding] if ending != "\r" or "\n" not in word]
    gap = draw(st.booleans())
    frame = pd.DataFrame(
        {
            "amount": [round(seeded.uniform(-1000, 1000), seeded.randrange(1, 7)) for _ in range(rows)],
            "count_of": [seeded.randrange(-5, 100_000) for _ in range(rows)],
            "word": [seeded.choice(words) for _ in range(rows)],
            "small": [None if gap and seeded.random() < 0.1 else seeded.gauss(0, 1e-3) for _ in range(rows)],
        }
    )
    how = {
        "encoding": encoding,
        "decimal": decimal,
        "sep": separator,
        "quoting": draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])),
        "header": draw(st.booleans()),
        "lineterminator": ending,
    }
    return frame, how


def check_round_trip(frame: pd.DataFrame, how: dict[str, object], folder: Path, **told: str) -> None:
    path = folder / "table.csv"
    frame.to_csv(path, index=False, **how)  # type: ignore[call-overload]
    opened, columns, _ = read(path, CsvSource(str(path), **told) if told else None)  # type: ignore[arg-type]
    assert opened.dialect is not None
    assert opened.dialect.header == how["header"]
    assert opened.dialect.delimiter == how["sep"]
    assert opened.table.rows == len(frame)
    for found, name in zip(columns.values(), frame, strict=True):
        if name == "word":
            newline = str(how["lineterminator"])
            assert [w.replace("\r\n", "\n").replace("\r", "\n") for w in found] == frame[name].tolist(), newline
        else:
            # pandas writes the shortest text that reads back as the same number, so equal to the last bit.
            assert np.array_equal(found.astype(np.float64), frame[name].to_numpy(np.float64), equal_nan=True), name


@given(tables())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_written_in_any_dialect_reads_back_equal(made: tuple[pd.DataFrame, dict[str, object]]) -> None:
    frame, how = made
    with tempfile.TemporaryDirectory() as folder:
        check_round_trip(frame, how, Path(folder), encoding=str(how["encoding"]))


@pytest.mark.slow
@given(tables())
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_two_thousand_tables_written_in_any_dialect(made: tuple[pd.DataFrame, dict[str, object]]) -> None:
    frame, how = made
    with tempfile.TemporaryDirectory() as folder:
        check_round_trip(frame, how, Path(folder), encoding=str(how["encoding"]))


@pytest.mark.parametrize("encoding", sorted(ENCODINGS))
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_encoding_is_found_with_every_delimiter(tmp_path: Path, encoding: str, separator: str) -> None:
    words = ENCODINGS[encoding]
    texts = ["이름을 적는다", "합격", "불합격"] if encoding == "cp949" else ["façade", "Zürich", "naïve"]
    words = [*words, *(texts if encoding != "utf-16" else [])]
    frame = pd.DataFrame({"n": np.arange(40) / 7, "word": [words[i % len(words)] for i in range(40)]})
    how = {"encoding": encoding, "sep": separator, "header": True, "lineterminator": "\n"}
    check_round_trip(frame, how, tmp_path)


SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]


@pytest.mark.parametrize("encoding", ["cp949", "utf-8", "utf-8-sig", "utf-16"])
def test_all_syllables_survive(tmp_path: Path, encoding: str) -> None:
    assert len(SYLLABLES) == 11_172
    path = tmp_path / "syllables.csv"
    text = "번호매김,글자\n" + "".join(f"{i / 8},{syllable}\n" for i, syllable in enumerate(SYLLABLES))
    path.write_bytes(text.encode(encoding))
    opened, columns, _ = read(path)
    assert opened.dialect is not None
    assert opened.dialect.encoding == encoding
    assert columns["글자"].tolist() == SYLLABLES


def test_korean_words_of_few_syllables_are_korean(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    for text in (
        "이름,값\n가,1\n나,2\n",
        "성별,키\n남,170\n여,160\n",
        "지역,판매\n서울,1\n부산,2\n",
        "합격여부,점수\n예,3\n아니오,4\n",
    ):
        path.write_bytes(text.encode("cp949"))
        opened, _, _ = read(path)
        assert opened.dialect is not None
        assert opened.dialect.encoding == "cp949", text


def test_western_words_are_never_korean(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    words = (
        "Größe Straße Übung ÄRZTE façade naïve déjà señor ¿qué? ±5 25°C 3µm Œuvre garçon Søren Ångström œil «bon» "
        "£5 §3 ½ ²"
    )
    for word in words.split():
        path.write_bytes(f"n,wort\n1,{word}\n2,x\n".encode("cp1252"))
        opened, _, _ = read(path)
        assert opened.dialect is not None
        assert opened.dialect.encoding == "cp1252", word
        assert opened.table.columns["wort"][0].as_py() == word


@pytest.mark.parametrize(
    ("text", "rows", "names", "told"),
    [
        ("Report 2024\n\na,b\n1,x\n2,y\n3,x\n", 3, ["a", "b"], "1 lines above the table are passed over"),
        ("a,b\n1,x\n2,y\n3,x\nSource: the office\n", 3, ["a", "b"], "1 lines below the table are passed over"),
        (
            "a;b\nx;1,5\ny;2,5\nTotal;4\n",
            2,
            ["a", "b"],
            "below the table are passed over; the first is: Total 4",
        ),
        ("a,b,c\nx,1,2\ny,2,3\n합계,3,\nSource: us\n", 2, ["a", "b", "c"], "2 lines below the table are passed over"),
        ("a,b\nTotal,1\nx,2\ny,2\nTotal,3\n", 4, ["a", "b"], ""),
        ("a,b\nx,1\ny,2\nmean,z\n", 3, ["a", "b"], ""),
        ("a,b,c,\n1,x,2,\n2,y,3,\n", 2, ["a", "b", "c", "Unnamed: 3"], ""),
        ("a,b\n1,x,\n2,y,\n3,z,\n", 3, ["a", "b"], "empty last column is left out"),
        ("# one\na,b\n1,x\n# two\n2,y\n", 2, ["a", "b"], "passed over as comments"),
        ("#id,b\n1,x\n2,y\n", 2, ["#id", "b"], ""),
        ("sep=;\na;b\n1,5;x\n2,5;y\n", 2, ["a", "b"], "it names the delimiter"),
        ('a, b\n1, "x, y"\n2, "z"\n', 2, ["a", "b"], ""),
        ("a  b   c\n1.5  2   x\n 2.5 3 y\n", 2, ["a", "b", "c"], ""),
        ("'a','b'\n'1','x, y'\n'2','z'\n", 2, ["a", "b"], ""),
        ("a\n1\n2\n3\n", 3, ["a"], ""),
        ("1,2\n3,4\n5,6\n", 3, ["column_1", "column_2"], "no header"),
        ("name,2019,2020\nx,1.5,2.5\ny,3.5,4.5\n", 2, ["name", "2019", "2020"], ""),
        ("0,1,2\n0.5,1.5,2.5\n0.1,0.2,0.3\n", 2, ["0", "1", "2"], ""),
        ("a,b\n\n1,x\n\n2,y\n\n", 2, ["a", "b"], ""),
        ('"a","b"\n"1","say \\"hi\\", you"\n"2","z"\n', 2, ["a", "b"], ""),
        ("r,x,y\nq,1,2\nw,3,4\n", 2, ["r", "x", "y"], ""),
        ("x y\nfirst 1 2\nsecond 3 4\nthird 5 6\n", 3, ["row", "x", "y"], "The first column has no name"),
        ("a^b^c\n1^2^x\n3^4^y\n", 2, ["a", "b", "c"], ""),
        ("note\ngood film, really\nbad, bad film\nso so\n", 3, ["note"], ""),
    ],
)
def test_what_stands_around_a_table_is_passed_over_and_said(
    tmp_path: Path, text: str, rows: int, names: list[str], told: str
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8", newline="")
    opened, columns, _ = read(path)
    assert list(columns) == names
    assert opened.table.rows == rows
    assert told in " ".join(map(str, opened.notes))
    if not told:
        assert not any("passed over" in str(note) for note in opened.notes)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n1,x\n2\n3,y\n", 3),
        ("# c\na,b\n1,x\n2,y,z\n3,y\n", 4),
        ('a,b\n1,"x\ny"\n2\n3,z\n', 4),
        ("a,b\n1,x\n\n\n2,y,3\n4,z\n", 5),
        ("a,b\n1,x\n2,\0y\n", 3),
        ('a,b\n1,x\n2,"y\n3,z\n', 4),
        ("a b c\n1 2 x\n1 2\n3 4 y\n5 6 z\n1 2 3\n2 3 4\n3 4 5\n4 5 6\n7 8 9\n8 9 1\n", 3),
    ],
)
def test_a_faulty_row_is_named_by_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(DataError, match=f"faulty in line {line}: "):
        read(path)


def test_columns_are_read_alone_and_unknown_ones_named(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b, c \n1,x,3\n2,y,4\n", encoding="utf-8")
    opened = source_of(path).open(tmp_path, ["c", "a"])
    assert list(opened.table.columns) == ["a", "c"]
    with pytest.raises(DataError, match="There is no column d; there are a, b, c"):
        source_of(path).open(tmp_path, ["d"])


def test_a_value_far_down_that_is_no_number_keeps_what_stands_above(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = 200_000
    lines = [f"{i},{i / 4},{i}\n" for i in range(rows)]
    lines[-2] = "?,?,007\n"
    path.write_text("a,b,c\n" + "".join(lines), encoding="utf-8")
    opened, columns, fields = read(path)
    assert opened.table.rows == rows
    assert fields["a"].missing == fields["b"].missing == 1
    assert np.array_equal(columns["b"], [*np.arange(rows - 2) / 4, np.nan, (rows - 1) / 4], equal_nan=True)
    assert fields["c"].kind == "category"
    assert columns["c"][-2:].tolist() == ["007", str(rows - 1)]


@pytest.mark.parametrize("late", ["007", "-0", '"007"', "0x1F", "-012"])
@pytest.mark.parametrize("before", ["0.5,a", '"b, c",d', "00:30,e", '"x\ny",z'])
def test_digits_that_a_number_would_lose_make_text_of_a_column(tmp_path: Path, late: str, before: str) -> None:
    """Also far behind the sample that the types were guessed from, and among values that begin with 0 as well."""
    rows = 20_000
    lines = [f"{before},{i},{-i}\n" for i in range(rows)]
    lines[15_000] = f"{before},{late},7\n"
    path = tmp_path / "t.csv"
    path.write_text("a,b,c,d\n" + "".join(lines), encoding="utf-8")
    table = source_of(path).open(tmp_path).table
    types = {name: str(column.type) for name, column in table.columns.items()}
    assert table.columns["c"][15_000].as_py() == late.strip('"')
    assert table.columns["c"][19_999].as_py() == "19999"
    assert types["c"] == "string"
    assert types["d"] == "int64"


def test_a_table_beyond_memory_lies_in_a_mapped_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    path = tmp_path / "t.csv"
    path.write_text("a,b\n" + "".join(f"{i / 8},w{i % 7}\n" for i in range(300_000)), encoding="utf-8")
    small = read(path)[1]
    monkeypatch.setattr("designer.data.mapped.IN_MEMORY_BYTES", 1000)
    before = pa.total_allocated_bytes()
    opened = source_of(path).open(tmp_path)
    assert pa.total_allocated_bytes() - before < 1_000_000
    for field in understand(opened):
        assert np.array_equal(typed(opened.table.columns[field.name], field), small[field.name])


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    class Cancelled(Exception):  # noqa: N818
        pass

    seen: list[float] = []

    def watch(share: float, _what: Text) -> None:
        seen.append(share)
        raise Cancelled

    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    with pytest.raises(Cancelled):
        source_of(path).open(tmp_path, progress=Progress(watch))
    assert 0 < seen[0] <= 1


def mutated(data: bytes, seeded: random.Random) -> bytes:
    kind = seeded.randrange(4)
    if kind == 0 or not data:
        return data[: seeded.randrange(len(data) + 1)]
    if kind == 1:
        at, length = seeded.randrange(len(data)), seeded.randrange(1, 400)
        return data[:at] + data[at : at + length] + data[at:]
    changed = bytearray(data)
    for _ in range(seeded.choice((1, 2, 16))):
        signs = b'",;\t\r\n\0#\xff\xb0a1[{'
        changed[seeded.randrange(len(changed))] = seeded.choice(signs) if kind == 2 else seeded.randrange(256)
    return bytes(changed)


def mutate(count: int, folder: Path) -> dict[str, int]:
    """Read `count` mutations of every file and return how many were read and refused; nothing else may happen."""
    seeded = random.Random(20261128)
    outcomes = {"read": 0, "refused": 0}
    for whole in sorted(TABLES.iterdir()):
        data = whole.read_bytes()
        for _ in range(count):
            path = folder / whole.name
            path.write_bytes(mutated(data, seeded))
            try:
                read(path)
                outcomes["read"] += 1
            except DataError as error:
                if "\n" in str(error):
                    pytest.fail(f"several lines: {error}")
                outcomes["refused"] += 1
    return outcomes


def test_mutations_are_read_or_refused(tmp_path: Path) -> None:
    assert sum(mutate(3, tmp_path).values()) == 3 * len(list(TABLES.iterdir()))


@pytest.mark.slow
def test_many_mutations_are_read_or_refused(tmp_path: Path) -> None:
    assert sum(mutate(100, tmp_path).values()) == 100 * len(list(TABLES.iterdir()))
