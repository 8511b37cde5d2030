"""Tables with odd cells, in several encodings, are prepared by scripts as by the program, bit for bit."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import assume, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from designer.data.errors import DataError
from designer.data.field import Kind
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources.delimited import CsvSource
from designer.data.steps import Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import DropRow, Fill, GapCategory
from designer.data.steps.scale import Log, MinMax, Robust, Standardize
from designer.data.steps.text import MultiHot, Text, TfIdf
from designer.data.steps.text import Sequence as WordSequence
from designer.data.understand import understand
from tests.support.data_scripts import assert_same, prepared

GAPS = ("", "", "NA", "?", "-", "없음", "n/a")
CELLS: dict[str, tuple[str, ...]] = {
    "plain": ("1", "2.5", "-3", "1e3", "0", "+5", " 7 ", "inf", "-inf", "1e400", "nan"),
    "whole": ("1", "2", "3", "007", "9007199254740993", "-1", "-0"),
    "comma": ("1,5", "1.234,56", "-0,25", "1.000", "7", "(3,5)", "5-", "\u22122,5", "inf"),
    "money": ("$1,200", "$ 3.50", "-$7", "$0", "($2.50)", "12"),
    "share": ("12 %", "7.5%", "-3 %", "inf %", "100%"),
    "blank": ("1 234", "1\u00a0234", "12", "1 234.5", "1'234"),
    "word": ("a", " a ", "b", "None", "ä", "초록", "ü n", "1", "1.0", "a,b", 'q"q', "\u00a0", "true", "é\u00a0"),
    "level": ("1", "2", "10", "1", "2.0", "x"),
    "yes": ("yes", "no", "Yes", "YES", " no"),
    "truth": ("0", "1"),
    "day": ("2020-01-01", "2021-12-31", "2020-02-30", "2020-06-15"),
    "german": ("01.02.2020", "31.12.2021", "15.06.2020"),
    "moment": ("2020-01-01 12:30:00", "2021-12-31 00:00:00", "1969-07-20 20:17:40"),
    "note": ("der Hund läuft", "a b c", "초록 고양이", "!!", "A-b_c d.e", "läuft  läuft"),
}
NUMBERS: tuple[tuple[Step, ...], ...] = (
    (), (Fill(),), (Fill("mean"), Standardize()), (Standardize(),), (Standardize(), Fill()), (Log(), Fill()),
    (Fill("most_frequent"), Log()), (Log(),), (MinMax(), Fill("constant", 2)), (Robust(), Fill("mean")),
    (DropRow(), Standardize()), (DropRow(), Fill()), (Fill(indicator=True), Standardize()), (OneHot(others=True),),
    (OneHot(max_categories=3),), (Index(), Standardize()), (GapCategory(), OneHot()), (GapCategory("gap"), Index()),
    (Index(others=True), OneHot()), (Text(),), (Fill("constant", "1.5"), Robust()), (MinMax(), Log(), Standardize()),
)  # fmt: skip
WORDS: tuple[tuple[Step, ...], ...] = (
    (OneHot(),), (OneHot(max_categories=3, others=True),), (Index(min_share=0.2),), (GapCategory(), OneHot()),
    (Fill("most_frequent"), Index()), (Fill(), OneHot(others=True)), (Fill("constant", "x"), OneHot(max_categories=2)),
    (DropRow(), Index(others=True)), (MultiHot(words=6),), (TfIdf(words=5, ngrams=2), Standardize()), (Text(),),
    (WordSequence(words=6, length=3),), (TfIdf(words=9, pieces="characters", ngrams=2),), (GapCategory(), Text()),
    (GapCategory("a"), MultiHot(words=4)),
)  # fmt: skip
DATES: tuple[tuple[Step, ...], ...] = (
    (DateParts(), Fill()), (DropRow(), DateParts(cyclic=False)), (DateParts(),),
    (DateParts(("year", "day"), cyclic=False), Fill("mean")), (DateParts(), Standardize(), Fill("constant", 0)),
)  # fmt: skip
CHAINS: dict[Kind, tuple[tuple[Step, ...], ...]] = {
    "number": NUMBERS, "boolean": NUMBERS, "category": WORDS, "text": WORDS, "identifier": WORDS, "datetime": DATES,
}  # fmt: skip
CLASSES = ("katze", "hund", "maus")


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Return a table of a column "odd", which may have gaps, maybe but a value or two, and of classes, as a file."""
    rows = draw(st.integers(12, 40))
    cells = CELLS[draw(st.sampled_from(sorted(CELLS)))]
    is_rare = draw(st.sampled_from((False, False, False, True)))
    pool = (*cells[:1], *[""] * 40) if is_rare else cells * 4 + GAPS * draw(st.sampled_from((0, 1)))
    columns = [draw(st.lists(st.sampled_from(one), min_size=rows, max_size=rows)) for one in (pool, CLASSES)]
    file = io.StringIO()
    ending = draw(st.sampled_from(("\n", "\r\n")))
    writer = csv.writer(file, delimiter=draw(st.sampled_from(",;\t")), lineterminator=ending)
    writer.writerows([("odd", "class"), *zip(*columns, strict=True)])
    text = file.getvalue()
    encoding = draw(st.sampled_from(("utf-8", "cp949", "cp1252", "utf-16", "utf-8-sig")))
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def chain_of(source: CsvSource, folder: Path, data: st.DataObject) -> tuple[Kind, tuple[Step, ...]]:
    """Return a kind that the odd column may be taken for, and steps of such a one. Raises DataError."""
    (found,) = [field for field in understand(source.open(folder)) if field.name == "odd"]
    kind = data.draw(st.sampled_from((found.kind, found.kind, "number", "category")))
    kind = "number" if kind == "ignored" else kind
    return kind, data.draw(st.sampled_from(CHAINS[kind]))


@given(raw=tables(), data=st.data())
@hypothesis(max_examples=20, deadline=None)
def test_odd_tables_are_prepared_alike(raw: bytes, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "t.csv").write_bytes(raw)
        source = CsvSource("t.csv")
        try:
            kind, steps = chain_of(source, folder, data)
            settings = DataSettings(
                source,
                {"a": Binding(("odd",), {"odd": steps} if steps else {})},
                {"t": Binding(("class",), {"class": (Index(),)})},
                kinds={"odd": kind, "class": "category"},
                split=data.draw(st.sampled_from((Split(seed=1), Split("order"), Split("random", 0.3, 0.2, 3)))),
            )
            prepared(settings, folder)
        except DataError:
            assume(False)
        assert_same(settings, folder)
