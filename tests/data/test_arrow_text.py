"""Text that is read in pieces, side by side, has the values that Python's own reader finds in all of it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from designer.data import arrow_text
from designer.data.errors import DataError
from designer.data.sources import delimited
from designer.data.sources.delimited import CsvSource

CELLS = st.text(st.sampled_from('ab",\n가'), max_size=6)


@pytest.fixture(scope="module", autouse=True)
def small_pieces() -> object:
    """Let a text of some lines be one of many pieces, of many blocks each, whose beginning alone is looked at first."""
    patch = pytest.MonkeyPatch()
    patch.setattr(arrow_text, "_PIECE", 120)
    patch.setattr(arrow_text, "_BLOCK", 50)
    patch.setattr(delimited, "_HEAD_BYTES", 60)
    yield
    patch.undo()


def opened(path: Path, text: str | bytes, columns: list[str] | None = None) -> dict[str, list[object]]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    source = CsvSource(str(path), delimiter=",", quote='"', header=True, skip_rows=0)
    return {name: column.to_pylist() for name, column in source.open(path.parent, columns).table.columns.items()}


@given(
    st.lists(st.tuples(CELLS, st.integers(-9, 999), CELLS), min_size=1, max_size=40),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@hypothesis(max_examples=20, deadline=None, phases=[Phase.generate])
def test_quoted_values_and_line_ends_within_them(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int, str]], quoting: int, end: str, ends: bool
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([("first", "number", "last"), *((f"x{a}", n, f"y{b}") for a, n, b in rows)])
    text = out.getvalue() if ends else out.getvalue().removesuffix(end)
    path = tmp_path_factory.mktemp("text") / "t.csv"
    found = opened(path, text)
    assert found["first"] == [f"x{a}" for a, _, _ in rows]
    assert found["number"] == [n for _, n, _ in rows]
    assert found["last"] == [f"y{b}" for _, _, b in rows]
    assert opened(path, text, ["number", "first"]) == {"first": found["first"], "number": found["number"]}


@pytest.mark.parametrize("inches", ['5" disk', '5" and 6" disk', 'a "b" c'])
def test_quotes_within_values_tear_no_row(tmp_path: Path, inches: str) -> None:
    rows = [(inches, f"long\n{i}, {i}", f"{i}") for i in range(100)]
    text = "".join(f'{a},"{b}",{c}\n' for a, b, c in rows)
    found = opened(tmp_path / "t.csv", "thing,text,number\n" + text)
    assert list(zip(found["thing"], found["text"], found["number"], strict=True)) == [
        (a, b, int(c)) for a, b, c in rows
    ]


@pytest.mark.parametrize("line", ["a", '"b"', '"', '""', "a,b"])
def test_a_column_alone_is_read_and_lines_of_two_are_refused(tmp_path: Path, line: str) -> None:
    text = "only\n" + "x1\n" * 100 + line + "\n" + "x2\n" * 100
    path = tmp_path / "t.csv"
    if line in {"a,b", '"'}:
        with pytest.raises(DataError, match="faulty in line" if line == "a,b" else "faulty in line 202"):
            opened(path, text)
    else:
        found = opened(path, text)["only"]
        assert found == ["x1"] * 100 + [line.strip('"') or None] + ["x2"] * 100


def test_what_comes_late_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    plain = "name,number\n" + "".join(f"word{i},{i}\n" for i in range(100))
    assert opened(path, plain + plain)["number"] == [*range(100)] * 2  # the header once more
    assert opened(path, plain + '"name,number",7\n')["name"][-1] == "name,number"  # a value that looks like it
    assert opened(path, plain + "가나다라마바사,100\n")["name"][-1] == "가나다라마바사"
    assert opened(path, (plain + "가나다라마바사,100\n").encode("cp949"))["name"][-1] == "가나다라마바사"
    assert opened(path, (plain + "가나다라마바사,100\n").encode("cp949"), ["number"])["number"] == [*range(101)]
    assert opened(path, plain + "\ufeffword,100\n")["name"][-1] == "\ufeffword"
    with pytest.raises(DataError, match="faulty in line 102: it holds a NUL"):
        opened(path, plain + "a\0b,100\n")
    with pytest.raises(DataError, match="faulty in line 102: it has 3 fields"):
        opened(path, plain + "a,b,100\n")
