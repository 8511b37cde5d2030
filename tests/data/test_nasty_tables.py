"""The same numbers in thirty nasty writings are the same numbers; what cannot be read is refused with what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from designer.data.errors import DataError
from designer.data.settings import DataSettings, Split
from designer.data.sources import source_of
from designer.data.steps.gaps import Fill
from designer.data.typed import typed
from designer.data.understand import understand
from tests.data.tables import bound
from tests.support.data_scripts import assert_same

ROWS = 40
A = np.random.default_rng(1).normal(5_000, 4_000, ROWS).round(2)
WORDS = ["yes" if place % 3 else "no" for place in range(ROWS)]


def german(value: float) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def lines(write: Callable[[float], str], mark: str = ",", head: str = "a{0}n{0}y", more: str = "") -> str:
    """Return a table of the numbers, row numbers and words."""
    body = [f"{write(a)}{mark}{place}{mark}{y}{more}\n" for place, (a, y) in enumerate(zip(A, WORDS, strict=True))]
    return head.format(mark) + more + "\n" + "".join(body)


def plain(value: float) -> str:
    return f"{value:.2f}"


BODY = lines(plain).split("\n", 1)[1]


class Nasty(NamedTuple):
    """A file, and what is said of it; `scale` is what its numbers are to be multiplied with."""

    text: str
    notes: Sequence[str] = ()
    column: str = "a"
    encoding: str = "utf-8"
    scale: float = 1.0


NASTY: dict[str, Nasty] = {
    "pipe": Nasty(lines(plain, "|")),
    "caret": Nasty(lines(plain, "^")),
    "tilde": Nasty(lines(plain, "~")),
    "colon": Nasty(lines(plain, ":")),
    "control": Nasty(lines(plain, "\x01")),
    "german": Nasty(lines(german, ";"), ["Numbers written as text"]),
    "euros": Nasty(lines(lambda v: german(v) + " €", ";"), ["Numbers written as text"]),
    "francs": Nasty(lines(lambda v: f"CHF {v:,.2f}".replace(",", "’"), ";")),
    "apostrophes": Nasty(lines(lambda v: f"{v:,.2f}".replace(",", "'"), ";")),
    "french": Nasty(lines(lambda v: f"{v:,.2f}".replace(",", "\u202f").replace(".", ","), ";")),
    "blanks": Nasty(lines(lambda v: f"{v:,.2f}".replace(",", " "))),
    "dollars": Nasty(lines(lambda v: f'"{"-" if v < 0 else ""}${abs(v):,.2f}"')),
    "won": Nasty(lines(lambda v: f'"{v:,.2f}원"', head="a,수량,판정"), encoding="cp949"),
    "per_cent": Nasty(lines(lambda v: f"{v:.2f} %".replace(".", ","), ";"), scale=0.01),
    "brackets": Nasty(lines(lambda v: f"({-v:.2f})" if v < 0 else plain(v))),
    "minus_behind": Nasty(lines(lambda v: f"{-v:.2f}-" if v < 0 else plain(v))),
    "long_minus": Nasty(lines(lambda v: plain(v).replace("-", "\u2212"))),
    "signs": Nasty(lines(lambda v: f"{v:+.2f}")),
    "units": Nasty(lines(lambda v: f"{v:.2f} kg")),
    "exponents": Nasty(lines(lambda v: f"{v:.8e}")),
    "utf16": Nasty(lines(plain, "\t"), encoding="utf-16"),
    "quotes": Nasty(lines(lambda v: f'"{v:.2f}"', ";", '"a"{0}"n"{0}"y"')),
    "blank_lines": Nasty(lines(plain).replace("\n", "\r\n\r\n")),
    "row_ends": Nasty(lines(plain, more=",").replace("y,\n", "y\n", 1), ["Every row ends with a delimiter"]),
    "title": Nasty("Report of the month\nmade on Monday\n\na,n,y\n" + BODY, ["2 lines above the table"]),
    "wide_title": Nasty("Report of the month,,\n,,\na,n,y\n" + BODY, ["2 lines above the table"]),
    "units_below": Nasty("a,n,y\n(mm),(kg),\n" + BODY, ["Two lines name", "together: a (mm), n (kg), y."], "a (mm)"),
    "merged_heads": Nasty("size,,kind\nwidth,place,\n" + BODY, ["size width, size place, kind"], "size width"),
    "same_heads": Nasty("size,size,kind\nwidth,place,of\n" + BODY, ["size width, size place, kind of"], "size width"),
    "markdown": Nasty("a|n|y\n---|---|---\n" + BODY.replace(",", "|"), ["Two lines name the columns"]),
    "sum": Nasty(lines(plain) + "Total,780,\n", ["1 lines below the table"]),
    "remarks": Nasty(lines(plain) + "\nSource: Office, 2023\nDownloaded on Monday\n", ["2 lines below the table"]),
    "ruled": Nasty(lines(lambda v: f"{v:>12.2f}", "  ")),
}  # fmt: skip
HEAD, *PARTS = lines(plain).splitlines(keepends=True)
NASTY["header_again"] = Nasty(
    HEAD + "".join(PARTS[:10]) + HEAD + "".join(PARTS[10:30]) + HEAD + "".join(PARTS[30:]),
    ["2 lines repeat the header and are passed over."],
)


@pytest.mark.parametrize("name", NASTY)
def test_the_same_numbers_come_out(name: str, tmp_path: Path) -> None:
    nasty = NASTY[name]
    file = tmp_path / "table.csv"
    file.write_bytes(nasty.text.encode(nasty.encoding))
    opened = source_of(file).open(tmp_path)
    fields = {field.name: field for field in understand(opened)}
    assert opened.table.rows == ROWS
    assert fields[nasty.column].kind == "number"
    assert fields[nasty.column].missing == 0
    found = typed(opened.table.columns[nasty.column], fields[nasty.column])
    np.testing.assert_allclose(found, A * nasty.scale, rtol=1e-12)
    said = " ".join(map(str, (*opened.notes, *(note for field in fields.values() for note in field.notes))))
    for words in nasty.notes:
        assert words in said
    last = [*fields.values()][2]
    assert (last.kind, last.distinct) == ("boolean", 2)  # no header, rule or remark is one of its words


@pytest.mark.parametrize("name", ["wide_title", "units_below", "merged_heads", "header_again", "remarks", "won"])
def test_scripts_read_them_as_the_program(name: str, tmp_path: Path) -> None:
    nasty = NASTY[name]
    (tmp_path / "table.csv").write_bytes(nasty.text.encode(nasty.encoding))
    source = source_of(tmp_path / "table.csv")
    opened = source.open(tmp_path)
    column, second = [*opened.table.columns][:2]
    targets = {"out": bound(**{second: []})}
    inputs = {"in": bound(**{column: [Fill()]})}
    assert_same(DataSettings(source, inputs, targets, split=Split("random", 0.25, seed=2)), tmp_path)


REFUSED = {
    "<!DOCTYPE html><html><table><tr><td>a</td></tr></table></html>": "a web page or XML and no table",
    "@relation t\n@attribute a numeric\n@data\n1\n2\n": "in the form of Weka",
    "1 1:0.5 2:3\n-1 1:0.25 7:1\n1 2:4\n": "in the form of LIBSVM",
    "a,b\n" + "1,2\n" * 9 + "3\n" + "1,2\n" * 9: "faulty in line 11: it has 1 fields, the header has 2",
}


@pytest.mark.parametrize("text", REFUSED)
def test_other_forms_are_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(text)
    with pytest.raises(DataError) as refusal:
        source_of(file).open(tmp_path)
    assert REFUSED[text] in str(refusal.value)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["1.50", "2,75", "3.25", "4,125"], "with a decimal point and with a decimal comma, such as 1.50 and 2,75"),
        (["2023-01-31", "28.02.2023", "2023-03-01", "01.04.2023"], "Dates that no one way of writing reads"),
    ],
)
def test_values_in_two_writings_are_neither_guessed_nor_left_out(cells: list[str], words: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("x;y\n" + "".join(f"{cells[i % 4]};{i}\n" for i in range(40)))
    field = understand(source_of(tmp_path / "t.csv").open(tmp_path))[0]
    assert (field.kind, field.role) == ("category", "")
    assert words in " ".join(map(str, field.notes))


def test_the_sheet_with_the_table_is_read_and_its_merged_heads_joined(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx")) as book:
        book.add_worksheet("Read me").write(0, 0, "See the other sheet.")
        sheet = book.add_worksheet("Data")
        sheet.merge_range(0, 0, 0, 2, "Report")
        sheet.merge_range(1, 0, 1, 1, "size")
        sheet.write(1, 2, "kind")
        sheet.write_row(2, 0, ["width", "place", "of"])
        for place, (value, word) in enumerate(zip(A, WORDS, strict=True)):
            sheet.write_row(3 + place, 0, [value, place, word])
    source = source_of(tmp_path / "book.xlsx")
    opened = source.open(tmp_path)
    assert [*opened.table.columns] == ["size width", "size place", "kind of"]
    np.testing.assert_array_equal(np.asarray(opened.table.columns["size width"]), A)
    assert "The sheet Data is read; there are also: Read me." in map(str, opened.notes)
    named = DataSettings(source, {"in": bound(**{"size width": []})}, {"out": bound(**{"size place": []})})
    assert_same(named, tmp_path)


def test_the_arrays_of_a_part_are_called_as_they_are(tmp_path: Path) -> None:
    arrays = {
        "x_train": np.zeros((20, 2)),
        "y_train": np.zeros(20),
        "x_test": np.zeros((12, 2)),
        "y_test": np.zeros(11),
    }
    np.savez(tmp_path / "a.npz", **arrays)  # type: ignore[arg-type]
    with pytest.raises(DataError, match="x_test has 12 rows and y_test has 11"):
        source_of(tmp_path / "a.npz").open(tmp_path)
