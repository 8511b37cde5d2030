"""Files as people have them: each with what is right for it by hand, and scripts that read them as the program does."""

from __future__ import annotations

import datetime
import decimal
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pytest
import xlsxwriter
from PIL import Image
from pyarrow import feather, parquet

from designer.data.columns import values
from designer.data.errors import DataError
from designer.data.settings import DataSettings, Split
from designer.data.sources import source_of
from designer.data.steps.categories import Index
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import Fill
from designer.data.steps.pictures import Picture
from designer.data.understand import understand
from tests.data.tables import bound
from tests.support.data_scripts import assert_same

ROWS = 40
A = np.random.default_rng(0).normal(50, 10, ROWS).round(2)
Y = ["yes" if place % 3 else "no" for place in range(ROWS)]
N = range(ROWS)
DAYS = [place % 28 + 1 for place in N]
MONTHS = [place % 12 + 1 for place in N]


def at(*times: str) -> list[np.datetime64]:
    return [np.datetime64(time, "s") for time in times]


class Right(NamedTuple):
    """What a column is: its kind and its first values, and how many are missing."""

    kind: str
    first: Sequence[Any]
    missing: int = 0


class Nasty(NamedTuple):
    """How a file is written, what its columns are, what is said, and by which column scripts read it as here."""

    write: Callable[[Path], Any]
    right: Mapping[str, Right]
    said: Sequence[str] = ()
    script: str = ""
    name: str = "t.csv"
    rows: int = ROWS


def csv(mark: str = ",", encoding: str = "utf-8", **columns: Sequence[Any]) -> Callable[[Path], Any]:
    every = {**columns, "y": Y}
    lines = [mark.join(every), *(mark.join(str(column[row]) for column in every.values()) for row in N)]
    return lambda path: path.write_bytes("\n".join([*lines, ""]).encode(encoding))


def text(written: str) -> Callable[[Path], Any]:
    return lambda path: path.write_text(written, "utf-8")


def records(**columns: Sequence[Any]) -> list[dict[str, Any]]:
    every = {**columns, "y": Y}
    return [{name: column[row] for name, column in every.items()} for row in N]


def book(fill: Callable[[Any, Any], None]) -> Callable[[Path], Any]:
    def write(path: Path) -> None:
        with xlsxwriter.Workbook(str(path)) as made:
            fill(made, made.add_worksheet("Data"))

    return write


def sheet(*heads: str, **formats: str) -> Callable[..., Callable[[Path], Any]]:
    """Return what writes a sheet of rows; `formats` are those of columns."""

    def of(*columns: Sequence[Any], more: Callable[[Any, Any], None] = lambda made, page: None) -> Any:
        def fill(made: Any, page: Any) -> None:
            page.write_row(0, 0, heads)
            for place, column in enumerate(columns):
                form = made.add_format({"num_format": formats[heads[place]]}) if heads[place] in formats else None
                for row, value in enumerate(column, 1):
                    is_number = isinstance(value, float | int) and not isinstance(value, bool)
                    page.write_number(row, place, value, form) if is_number else page.write(row, place, value, form)
            more(made, page)

        return book(fill)

    return of


def formulas(book: Any, page: Any) -> None:
    """Write a column of formulas, the second of which nobody has worked out, as programs write them."""
    for row, value in enumerate(A, 1):
        page.write_formula(row, 1, f"=A{row + 1}*2", value="" if row == 2 else value * 2)


def merged(place: int, *shown: Any) -> Callable[[Any, Any], None]:
    def more(made: Any, page: Any) -> None:
        for group in range(8):
            page.merge_range(1 + group * 5, place, 5 + group * 5, place, shown[group % len(shown)])

    return more


def hidden(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as made:
        page = made.add_worksheet("lists")
        page.hide()
        for row, line in enumerate((["k", "v"], ["x", 1], ["z", 2])):
            page.write_row(row, 0, line)
        page = made.add_worksheet("Data")
        page.activate()
        page.set_first_sheet()
        page.write_row(0, 0, ["a", "y"])
        for row in N:
            page.write_row(row + 1, 0, [A[row], Y[row]])


def errors(made: Any, page: Any) -> None:
    for row in range(0, ROWS, 10):
        page.write_formula(row + 1, 0, "=1/0", None, "#DIV/0!")
        page.write_formula(row + 2, 0, "=NA()", None, "#N/A")
        page.write_formula(row + 3, 0, "=50+1", None, 51)


def table(**columns: Any) -> Callable[[Path], Any]:
    return lambda path: parquet.write_table(pa.table({**columns, "y": Y}), path)


def stream(path: Path) -> None:
    made = pa.table({"a": A, "y": pa.array(Y).dictionary_encode()})
    with pa.ipc.new_stream(str(path), made.schema) as out:
        out.write_table(made, max_chunksize=7)


def arrays(**columns: Any) -> Callable[[Path], Any]:
    return lambda path: np.savez(path, **columns)


RECORDS = np.array([*zip(A, N, Y, strict=True)], dtype=[("a", "f8"), ("n", ">i4"), ("y", "U3")])
PARTED = np.array([((1, 2, place), bool(place % 2)) for place in N], dtype=[("v", "f4", (3,)), ("b", "?")])
FIRST = Right("number", A[:3])
OF_MONTHS = Right("datetime", at("2024-01-01", "2024-02-02", "2024-03-03"))
OF_DAYS = [datetime.datetime(2024, 1, 1) + datetime.timedelta(days=place) for place in N]

NASTY: dict[str, Nasty] = {
    # Tables of text
    "korean_units": Nasty(csv(가격=[f"{int(v)}만원" for v in A], 면적=[f"{v}㎡" for v in A], encoding="cp949"),
        {"가격": Right("number", [51, 48, 56]), "면적": FIRST}, ["such as 48만원"], "면적"),
    "korean_dates": Nasty(csv(날짜=[f"2024년 {m}월 {d}일" for m, d in zip(MONTHS, DAYS, strict=True)]),
        {"날짜": OF_MONTHS}, script="날짜"),
    "korean_dots": Nasty(csv(일자=[f"2024. {m}. {d}." for m, d in zip(MONTHS, DAYS, strict=True)]),
        {"일자": OF_MONTHS}, script="일자"),
    "korean_noon": Nasty(csv(시각=[f"2024-01-{d:02} {'오전' if d % 2 else '오후'} {m}:30" for m, d in zip(MONTHS, DAYS,
        strict=True)]), {"시각": Right("datetime", at("2024-01-01T01:30", "2024-01-02T14:30"))}, script="시각"),
    "korean_years": Nasty(csv(일자=[f"24.{m:02}.{d:02}" for m, d in zip(MONTHS, DAYS, strict=True)]),
        {"일자": OF_MONTHS}, ["Day and year can be exchanged in these dates; they are read as %y.%m.%d."], "일자"),
    "short_dashes": Nasty(csv(day=[f"24-{m:02}-{d:02}" for m, d in zip(MONTHS, DAYS, strict=True)]),
        {"day": OF_MONTHS}, script="day"),
    "american_noon": Nasty(csv(when=[f"{m}/{d}/2024 {m}:05 PM" for m, d in zip(MONTHS, DAYS, strict=True)]),
        {"when": Right("datetime", at("2024-01-01T13:05", "2024-02-02T14:05"))}, script="when"),
    "with_zone": Nasty(csv(when=[f"2024-01-{d:02}T10:00:00+09:00" for d in DAYS]),
        {"when": Right("datetime", at("2024-01-01T01:00", "2024-01-02T01:00"))}, script="when"),
    "months_in_german": Nasty(csv(d=[f"{d}. {('März', 'Mai', 'Dez.')[d % 3]} 2024" for d in DAYS]),
        {"d": Right("datetime", at("2024-05-01", "2024-12-02", "2024-03-03"))}, script="d"),
    "korean_weekdays": Nasty(csv(d=[f"2024-03-{d:02}({'목금토일월화수'[d % 7]})" for d in DAYS]),
        {"d": Right("datetime", at("2024-03-01", "2024-03-02"))}, script="d"),
    "months_in_words": Nasty(csv(d=[f"{d:02}-Jan-2024" for d in DAYS]), {"d": Right("datetime", at("2024-01-01"))},
        script="d"),
    "ox": Nasty(csv(정답=["O" if place % 2 else "X" for place in N]), {"정답": Right("boolean", [0, 1, 0])},
        script="정답"),
    "yes_no_gap": Nasty(csv(b=[("Y", "N", "N/A")[place % 3] for place in N]),
        {"b": Right("boolean", [1, 0, np.nan], 13)}, ["Counted as gaps: N/A (13)."], "b"),
    "tildes": Nasty(csv(a=["~" if place % 8 == 0 else v for place, v in enumerate(A)]),
        {"a": Right("number", [np.nan, *A[1:3]], 5)}, ["Counted as gaps: ~ (5)."], "a"),
    "unseen": Nasty(csv(city=[("서울", "부산", "서울\u200b")[place % 3] for place in N]),
        {"city": Right("category", ["서울", "부산", "서울\u200b"])}, ["stand in 13 rows, such as 서울[U+200B]"],
        "city"),
    "limits": Nasty(csv(a=["<0.5" if place % 8 == 0 else v for place, v in enumerate(A)]),
        {"a": Right("number", [0.5, *A[1:3]])}, ["Limits, read as the numbers in them: <0.5 (5)."], "a"),
    "errors_of_formulas": Nasty(csv(a=["#DIV/0!" if place % 8 == 0 else v for place, v in enumerate(A)]),
        {"a": Right("number", [np.nan, *A[1:3]], 5)}, ["Counted as gaps: #DIV/0! (5)."], "a"),
    "thousands_beside_commas": Nasty(csv(";", EW=[f"{int(v)}.000" for v in A], q=[f"{v}".replace(".", ",") for v in A]),
        {"EW": Right("number", [51_000, 48_000, 56_000]), "q": FIRST}, ["such as 48.000"], "EW"),
    "points_alone": Nasty(csv(";", a=[f"{int(v)}.500" for v in A]), {"a": Right("number", [51.5, 48.5, 56.5])},
        script="a"),
    "indian": Nasty(csv(inr=[f'"{int(v)},{10 + place},000"' for place, v in enumerate(A)]),
        {"inr": Right("number", [5_110_000, 4_811_000, 5_612_000])}, script="inr"),
    "wide_digits": Nasty(csv(a=[f"{v:.2f}".translate({48 + d: 0xFF10 + d for d in range(10)}) for v in A]),
        {"a": FIRST}),
    "hard_blanks": Nasty(csv(a=[f"{v}\u00a0" for v in A]), {"a": FIRST}, script="a"),
    "accounts": Nasty(csv(usd=[f'"({v:,.2f})"' if place % 2 else f'" {v:,.2f} "' for place, v in enumerate(A)]),
        {"usd": Right("number", [A[0], -A[1], A[2]])}, script="usd"),
    "per_cent": Nasty(csv(p=[f"{v}%" if place % 2 else f"{v} %" for place, v in enumerate(A)]),
        {"p": Right("number", A[:3] / 100)}, script="p"),
    "order_numbers": Nasty(csv(order=[f"ORD-{place:05}" for place in N], sku=[f"SKU{1000 + place % 9}" for place in N]),
        {"order": Right("identifier", ["ORD-00000", "ORD-00001"]), "sku": Right("category", ["SKU1000", "SKU1001"])}),
    "currencies": Nasty(csv(usd=[f"USD {v}" for v in A], won=[f"{int(v)} KRW" for v in A], hk=[f"HK${v}" for v in A]),
        {"usd": FIRST, "won": Right("number", [51, 48, 56]), "hk": FIRST}, script="hk"),
    "whole_beside_commas": Nasty(csv(";", n=[100 + place % 9 for place in N], a=[f"{v}".replace(".", ",") for v in A]),
        {"n": Right("number", [100, 101, 102]), "a": FIRST}, script="n"),
    "codes": Nasty(csv(code=[f"{place % 7:03}" for place in N]), {"code": Right("category", ["000", "001", "002"])},
        ["40 values begin with 0, such as 000: a code, not a size."]),
    "r_names": Nasty(text('"a","y"\n' + "".join(f'"{row}",{A[row]},"{Y[row]}"\n' for row in N)), {"a": FIRST},
        ["The first column has no name and is called row."]),
    "half_windows": Nasty(lambda path: path.write_bytes(b"a,y\r\n" + b"".join(
        f"{A[row]},{Y[row]}\n".encode() for row in N)), {"a": FIRST}),
    "control_z": Nasty(lambda path: csv(a=A)(path) and path.write_bytes(path.read_bytes() + b"\x1a"), {"a": FIRST}),
    # JSON
    "lines_without_keys": Nasty(text("".join(json.dumps({k: v for k, v in line.items() if k != "a" or row % 7}) + "\n"
        for row, line in enumerate(records(a=A.tolist(), b=[{"c": row / 2} for row in N])))),
        {"a": Right("number", [np.nan, *A[1:3]], 6), "b.c": Right("number", [0, 0.5, 1])}, (), "b.c", "t.jsonl"),
    "lines_called_text": Nasty(text("".join(json.dumps(line) + "\n" for line in records(a=A.tolist()))), {"a": FIRST},
        (), "a", "t.txt"),
    "deep_records": Nasty(text(json.dumps({"status": "ok", "data": {"rows": records(a=A.tolist())}})), {"a": FIRST},
        (), "a", "t.json"),
    "records_by_key": Nasty(text(json.dumps({f"k{row}": one for row, one in enumerate(records(a=A.tolist()))})),
        {"a": FIRST}, (), "a", "t.json"),
    "numbers_and_words": Nasty(text(json.dumps(records(a=[v if place % 5 else str(v) for place, v in
        enumerate(A.tolist())]))), {"a": FIRST}, (), "a", "t.json"),
    "not_a_number": Nasty(text(json.dumps(records(a=[v if place % 6 else np.nan for place, v in
        enumerate(A.tolist())]))), {"a": Right("number", [np.nan, *A[1:3]], 7)}, (), "a", "t.json"),
    # Workbooks
    "merged_words": Nasty(sheet("team", "a", "y")([], A, Y, more=merged(0, "T0", "T1", "T2", "T3")),
        {"team": Right("category", ["T0"] * 5 + ["T1"]), "a": FIRST},
        ["Cells merged with one above are read as its value: team (32)."], "team", "t.xlsx"),
    "merged_years": Nasty(sheet("a", "year", "y")(A, [], Y, more=merged(1, 2000, 2001, 2004)),
        {"year": Right("number", [2000.0] * 5 + [2001])}, ["year (32)"], "year", "t.xlsx"),
    "formulas": Nasty(sheet("a", "b", "y")(A, [], Y, more=formulas),
        {"b": Right("number", [A[0] * 2, np.nan, A[2] * 2], 1)},
        ["1 formulas have no result in the file, the first in B3; they are read as gaps."], "b", "t.xlsx"),
    "hidden_sheet": Nasty(hidden, {"a": FIRST}, ["The sheet Data is read; there are also: lists."], "a", "t.xlsx"),
    "cells_of_errors": Nasty(sheet("a", "y")(A, Y, more=errors),
        {"a": Right("number", [np.nan, np.nan, 51, A[3]], 8)}, (), "a", "t.xlsx"),
    "cells_of_per_cent": Nasty(sheet("p", "y", p="0.0%")(A / 100, Y), {"p": Right("number", A[:3] / 100)}, (), "p",
        "t.xlsx"),
    "cells_of_truth": Nasty(sheet("b", "y")([bool(place % 2) for place in N], Y), {"b": Right("boolean", [0, 1, 0])},
        (), "b", "t.xlsx"),
    "times_of_day": Nasty(sheet("t", "y", t="hh:mm")([place % 24 / 24 for place in N], Y),
        {"t": Right("datetime", at("1900-01-01T00:00", "1900-01-01T01:00"))}, (), "t", "t.xlsx"),
    "dates_and_words": Nasty(sheet("when", "y", when="yyyy-mm-dd")(
        [f"2024-02-{DAYS[row]:02}" if row % 6 == 0 else OF_DAYS[row] for row in N], Y),
        {"when": Right("datetime", at("2024-02-01", "2024-01-02", "2024-01-03"))}, (), "when", "t.xlsx"),
    "numbers_as_words": Nasty(sheet("a", "y")([f"{v}" if place % 4 else v for place, v in enumerate(A)], Y),
        {"a": FIRST}, (), "a", "t.xlsx"),
    # Parquet and Arrow
    "decimals": Nasty(table(d=pa.array([decimal.Decimal(f"{v:.2f}") for v in A])), {"d": FIRST}, (), "d", "t.parquet"),
    "times_and_spans": Nasty(table(
        time=pa.array([datetime.time(place % 24, 5) for place in N]),
        span=pa.array([datetime.timedelta(minutes=place) for place in N]),
        zoned=pa.array(OF_DAYS, pa.timestamp("ns", "Asia/Seoul"))),
        {"time": Right("datetime", at("1900-01-01T00:05", "1900-01-01T01:05")), "span": Right("number", [0, 60, 120]),
         "zoned": Right("datetime", at("2024-01-01", "2024-01-02"))}, (), "span", "t.parquet"),
    "time_column": Nasty(table(time=pa.array([datetime.time(place % 24, 5) for place in N])),
        {"time": Right("datetime", at("1900-01-01T00:05"))}, (), "time", "t.parquet"),
    "coded_words": Nasty(table(c=pa.array(["x", "y", None, "x"] * 10).dictionary_encode(),
        b=pa.array([True, False, None, True] * 10), small=pa.array(A.astype("float16"))),
        {"c": Right("category", ["x", "y", None], 10), "b": Right("boolean", [1, 0, np.nan], 10),
         "small": Right("number", A[:3].astype("float16").astype(float))}, (), "b", "t.parquet"),
    "nested": Nasty(table(s=pa.array([{"p": place / 2, "q": {"r": f"t{place % 3}"}} for place in N]),
        m=pa.array([[("k", 1)]] * ROWS, pa.map_(pa.string(), pa.int64()))),
        {"s.p": Right("number", [0, 0.5, 1]), "s.q.r": Right("category", ["t0", "t1", "t2"])},
        ["1 columns of types that cannot be used are left out: m."], "s.p", "t.parquet"),
    "empty_column": Nasty(table(n=pa.nulls(ROWS), a=A), {"n": Right("ignored", [None], ROWS), "a": FIRST}, (), "a",
        "t.parquet"),
    "stream_by_another_name": Nasty(stream, {"a": FIRST, "y": Right("boolean", [0, 1, 1])}, (), "a", "t.dat"),
    "pressed": Nasty(lambda path: feather.write_feather(pa.table({"a": A, "y": Y}), str(path), compression="zstd"),
        {"a": FIRST}, (), "a", "t.feather"),
    # Arrays
    "records": Nasty(lambda path: np.save(path, RECORDS),
        {"a": FIRST, "n": Right("number", [0, 1, 2]), "y": Right("boolean", [0, 1, 1])}, (), "a", "t.npy"),
    "record_arrays": Nasty(lambda path: np.save(path, RECORDS.view(np.recarray)), {"a": FIRST}, (), "a", "t.npy"),
    "records_alone": Nasty(arrays(data=RECORDS), {"a": FIRST, "n": Right("number", [0, 1, 2])}, (), "n", "t.npz"),
    "records_beside_others": Nasty(arrays(data=RECORDS, x=A), {"data.a": FIRST, "x": FIRST}, (), "data.a", "t.npz"),
    "records_of_arrays": Nasty(lambda path: np.save(path, PARTED),
        {"v": Right("array", [[1, 2, 0], [1, 2, 1]]), "b": Right("boolean", [0, 1])}, (), "v", "t.npy"),
    "days": Nasty(arrays(t=np.arange("2024-01-01", "2024-02-10", dtype="M8[D]"), y=A),
        {"t": Right("datetime", at("2024-01-01", "2024-01-02"))}, (), "t", "t.npz"),
    "spans": Nasty(arrays(d=np.arange(ROWS).astype("m8[m]"), y=A), {"d": Right("number", [0, 60, 120])}, (), "d",
        "t.npz"),
    "other_byte_order": Nasty(arrays(x=A.astype(">f8"), y=A.astype(">f4")), {"x": FIRST}, (), "x", "t.npz"),
    "half_precision": Nasty(arrays(x=A.astype("f2")[:, None] * [1, 2], y=A),
        {"x": Right("array", A[:2].astype("f2")[:, None] * [1.0, 2.0])}, (), "x", "t.npz"),
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.filterwarnings("error::RuntimeWarning")
def test_a_file_is_read_right(name: str, tmp_path: Path) -> None:
    nasty = NASTY[name]
    nasty.write(tmp_path / nasty.name)
    source = source_of(tmp_path / nasty.name)
    opened = source.open(tmp_path)
    fields = {field.name: field for field in understand(opened)}
    assert opened.table.rows == nasty.rows
    for column, right in nasty.right.items():
        field = fields[column]
        assert (field.kind, field.missing) == (right.kind, right.missing)
        found = values(opened.table, field)[: len(right.first)]
        if found.dtype.kind == "O":
            assert found.tolist() == [*right.first]
        else:
            np.testing.assert_array_equal(found, np.asarray(right.first))
    said = " ".join(map(str, (*opened.notes, *(note for field in fields.values() for note in field.notes))))
    for words in nasty.said:
        assert words in said
    if nasty.script:
        field = fields[nasty.script]
        steps = {"category": [Index()], "datetime": [DateParts(parts=("days", "hour")), Fill()]}.get(
            field.kind, [Fill()]
        )
        (target,) = [column for column in fields if column == "y" or column.endswith(".y") or column == "b"][:1]
        chain = [] if fields[target].kind == "number" else [Index()]
        asked = DataSettings(
            source.__class__(nasty.name),
            {"in": bound(**{nasty.script: steps})},
            {"out": bound(**{target: chain})},
            split=Split("random", 0.25, seed=2),
        )
        assert_same(asked, tmp_path)


REFUSED: dict[str, tuple[str, Callable[[Path], Any], str]] = {
    "objects": ("t.npz", arrays(a=A, y=np.array(Y, object)), "y holds object and not numbers or text"),
    "complex": ("t.npy", lambda path: np.save(path, A + 1j * A), "t holds complex128 and not numbers or text"),
    "objects_in_records": ("t.npy", lambda path: np.save(path, np.array([(1, "a")], dtype=[("n", "i4"), ("o", "O")]),
        allow_pickle=True), "t holds object and not numbers or text"),
    "same_names": ("t.csv", text("a,a,y\n" + "1,2,yes\n" * 9), "two columns are called a"),
    "nul": ("t.csv", text("a,y\n1,yes\n\0" + "2,no\n" * 9), "line 3: it holds a NUL character"),
    "commas_between_lines": ("t.jsonl", text(",\n".join(json.dumps(one) for one in records(a=A.tolist()))), "line 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    file, write, reason = REFUSED[name]
    write(tmp_path / file)
    with pytest.raises(DataError) as refusal:
        source_of(tmp_path / file).open(tmp_path)
    assert reason in str(refusal.value)


def picture(path: Path, mode: str = "RGB", **more: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.full((6, 8, 3), 102, "uint8")
    pixels[:, 4:] = 204
    image = Image.fromarray(pixels)
    if mode == "I;16":
        image = Image.fromarray(np.asarray(image.convert("L")).astype("uint16") * 257)
    elif mode != "RGB":
        image = image.convert(mode)
    image.save(path, **more)


def test_odd_files_among_pictures_are_read_or_said(tmp_path: Path) -> None:
    for name in ("cat/a.png", "cat/b.PNG", "dog/c.png", "dog/deep/d.png"):
        picture(tmp_path / name)
    picture(tmp_path / "cat" / "rgba.png", "RGBA")
    picture(tmp_path / "cat" / "grey.png", "LA")
    picture(tmp_path / "cat" / "wide.png", "I;16")
    picture(tmp_path / "dog" / "print.jpg", "CMYK", quality=100)
    picture(tmp_path / "dog" / "few.gif", "P")
    turned = Image.Exif()
    turned[0x0112] = 3
    picture(tmp_path / "dog" / "turned.jpg", quality=100, exif=turned)
    for name in ("Thumbs.db", "cat/Thumbs.db", "cat/.DS_Store", "cat/._a.png", "desktop.ini", "__MACOSX/cat/._a.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "dog" / "none.png").write_bytes(b"")
    (tmp_path / "dog" / "torn.png").write_bytes(b"\x89PNG and no more")
    (tmp_path / "labels.csv").write_text("a,b\n1,2\n")
    (tmp_path / "bird").mkdir()
    opened = source_of(tmp_path).open(tmp_path)
    fields = {field.name: field for field in understand(opened)}
    assert dict(zip(fields["class"].categories, fields["class"].counts, strict=True)) == {
        "cat": 5, "dog": 5, "dog/deep": 1,
    }  # fmt: skip
    assert [*map(str, opened.notes)] == [
        "Folders without such files are no classes: bird.",
        "1 files of other kinds are passed over: .csv (1).",
        "1 files are empty and left out, such as dog/none.png.",
    ]
    assert "1 of 11 files looked into cannot be read, such as torn.png." in map(str, fields["image"].notes)
    paths = values(opened.table, fields["image"])
    made = Picture(height=6, width=8, channels=3).apply(paths, {})
    for path, pixels in zip(paths, made, strict=True):
        name = Path(path).name
        if name == "torn.png":
            assert np.isnan(pixels).all()
            continue
        right = pixels[:, ::-1] if name == "turned.jpg" else pixels  # a turn of half a circle
        np.testing.assert_allclose(right[:, 1].mean(), 0.4, atol=0.03, err_msg=name)
        np.testing.assert_allclose(right[:, 6].mean(), 0.8, atol=0.03, err_msg=name)


def test_texts_in_a_folder_have_encodings_of_their_own(tmp_path: Path) -> None:
    written = {
        "pos/1.txt": "좋아요 정말 좋은 영화입니다 다시 보고 싶어요".encode(),
        "pos/2.txt": "정말 재미있는 영화였습니다 추천합니다".encode("cp949"),
        "neg/3.txt": "별로였어요 시간이 아까웠습니다".encode("utf-16"),
        "neg/4.txt": "\ufeff지루합니다".encode(),
        "neg/5.txt": b"",
        "neg/6.txt": "Schön wäre es gewesen, viele Grüße".encode("latin-1"),
        "pos/7.txt": b"  \n",
        "pos/.8.txt": b"hidden",
        "pos/Thumbs.db": b"x",
    }
    for name, data in written.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    opened = source_of(tmp_path).open(tmp_path)
    fields = {field.name: field for field in understand(opened)}
    found = dict(zip(values(opened.table, fields["file"]), values(opened.table, fields["text"]), strict=True))
    assert found == {
        "neg/3.txt": "별로였어요 시간이 아까웠습니다",
        "neg/4.txt": "지루합니다",
        "neg/6.txt": "Schön wäre es gewesen, viele Grüße",
        "pos/1.txt": "좋아요 정말 좋은 영화입니다 다시 보고 싶어요",
        "pos/2.txt": "정말 재미있는 영화였습니다 추천합니다",
        "pos/7.txt": None,
    }
    assert "1 files are empty and left out, such as neg/5.txt." in map(str, opened.notes)
