"""Every table that was once hard to read, with the value that is right for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.sources import Opened, source_of
from designer.data.typed import typed
from designer.data.understand import understand

TABLES = Path(__file__).parent / "tables"


class Right(NamedTuple):
    """What a file is read as. `fields` are "name:kind" (with "!" proposed as ignored), `notes` words of its notes."""

    fields: str
    rows: int = 300
    notes: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    header: bool = True
    missing: dict[str, int] = {}
    parts: dict[str, int] = {}


AB = "a:number b:number y:boolean"
KOREAN = "키:number 몸무게:number 판정:category"
RIGHT: dict[str, Right] = {
    "bom.csv": Right(KOREAN, encoding="utf-8-sig"),
    "bools.csv": Right(AB + " flag:boolean flag2:boolean yn:boolean", missing={"flag2": 31}),
    "class_only_in_validation.csv": Right("x:number y:category", 100),
    "comment_lines.csv": Right(AB, notes=("# are passed over as comments; 2 at the top",)),
    "constant.csv": Right(AB + " const:number! constt:category! empty:ignored!", missing={"empty": 300}),
    "counttarget.csv": Right("a:number b:number count:number"),
    "cp949.csv": Right(KOREAN, encoding="cp949"),
    "cr_only.csv": Right(AB),
    "currency.csv": Right("price:number pct:number y:boolean", notes=("written as text, such as $9,929.44",)),
    "currencytarget.csv": Right("a:number price:number", notes=("written as text, such as $1,457",)),
    "dash_coarse.csv": Right(AB, notes=("Counted as gaps: - (2)",), missing={"a": 2}),
    "data.json": Right(AB),
    "data.jsonl": Right(AB),
    "data.parquet": Right(AB),
    "data.xlsx": Right(AB),
    "decimalcomma.csv": Right(AB, delimiter=";", notes=("written as text, such as 0,640",)),
    "decimalcomma_coarse.csv": Right(AB, delimiter=";", notes=("written as text, such as -0,5",)),
    "fortylevels.csv": Right(AB + " city:category"),
    "gap.csv": Right("size:number color:category", 6, missing={"size": 1}),
    "gap_decides_class.csv": Right("a:number why:category y:category", 60, missing={"why": 20}),
    "house.csv": Right("size:number color:category price:number", 400),
    "hugefloat.csv": Right(AB + " f:number", notes=("6 values are too large for float32", "first stands in row 1.")),
    "hugeints.csv": Right(AB + " big:number! i64:number", notes=("300 whole numbers are above 2^24",)),
    "ids.csv": Right("customer_id:identifier! a:number b:number y:boolean"),
    "images.csv": Right("path:image label:category", 40, notes=("40 of 40 files are not there",), missing={"path": 40}),
    "imagesgray.npz": Right("x:image y:number"),
    "imbalance.csv": Right("a:number b:number y:category"),
    "inf.csv": Right(AB + " f:number", notes=("1 values are infinite; the first stands in row 8.",)),
    "intlabels.csv": Right("a:number b:number y:category", notes=("taken as labels",)),
    "keras_style.npz": Right(
        "x_train:array y_train:boolean", 200, notes=("100 rows of their own",), parts={"test": 100}
    ),
    "large_ids_float32.csv": Right("x:number y:category", 60, notes=("59 whole numbers are above 2^24",)),
    "latin1.csv": Right(AB + " stadt:category", encoding="cp1252"),
    "latin1_as_cp949.csv": Right(
        "a:number city:category y:category",
        60,
        ("not certain: read as cp1252. As cp949 it would be: 0,갚,n",),
        "cp1252",
    ),
    "long_names.csv": Right("x" * 300 + ":number b\tc:number y:boolean"),
    "manyclasses.csv": Right("a:number b:number y:category"),
    "manylevels.csv": Right(AB + " city:category"),
    "missingtarget.csv": Right(AB, missing={"y": 64}),
    "multilabel.csv": Right(AB + " tags:category", notes=("with | between them: a, b, c",)),
    "multitarget.csv": Right("a:number b:number y:number y2:number"),
    "nan.npz": Right("x:array y:number", notes=("31 values are missing or infinite; the first stands in row",)),
    "new.csv": Right("size:number color:category", 6),
    "noheader.csv": Right("column_1:number column_2:number column_3:boolean", notes=("no header",), header=False),
    "nonecat.csv": Right("a:number b:number y:category"),
    "odd_names.csv": Right("a/b:number loss:number y\u00a0(label):boolean"),
    "ok.npz": Right("x:array y:boolean"),
    "onehot.npz": Right("x:array y:array", notes=("one of 3 classes",)),
    "onetarget.csv": Right("a:number b:number y:category!"),
    "onlydates.csv": Right("date:datetime sales:number"),
    "plain.csv": Right(AB, delimiter=","),
    "questionmark.csv": Right(AB, notes=("Counted as gaps: ? (2)",), missing={"a": 2}),
    "quotednl.csv": Right(AB + " note:category"),
    "semicolon.csv": Right(AB, delimiter=";"),
    "sep_line.csv": Right(AB, notes=("sep=, is passed over",)),
    "space.txt": Right(AB, delimiter=" "),
    "spaces_header.csv": Right(AB),
    "strlabels.npz": Right("x:array y:boolean"),
    "tab.tsv": Right(AB, delimiter="\t"),
    "tab.txt": Right(AB, delimiter="\t"),
    "target_gaps.csv": Right("x:number y:category", 400, missing={"y": 200}),
    "target_gaps_new.csv": Right("x:number", 6),
    "target_gaps_new_labelled.csv": Right("x:number y:category", 6),
    "temp_deg_latin1.csv": Right("temp\u00a0(°C):number Größe:number y:category", 60, encoding="cp1252"),
    "text.csv": Right("text:text label:boolean"),
    "time.csv": Right(AB + " t:datetime"),
    "timeseries.csv": Right("timestamp:datetime load:number"),
    "titanic.csv": Right(
        "PassengerId:identifier! Survived:boolean Pclass:number Name:text Sex:category Age:number Ticket:identifier! "
        "Fare:number Cabin:category Embarked:category",
        missing={"Age": 62, "Cabin": 239, "Embarked": 10},
    ),
    "trailing_comma_all.csv": Right(AB + " Unnamed:\u00a03:ignored!", missing={"Unnamed: 3": 300}),
    "unseen.csv": Right("size:number color:category", 6),
    "utf16.csv": Right(KOREAN, encoding="utf-16"),
    "x.npy": Right("x:array"),
    "zip.csv": Right(AB + " zip:category", notes=("27 values begin with 0, such as 07844: a code, not a size",)),
}
REFUSED = {
    "dupheader.csv": "faulty in line 1: two columns are called a",
    "empty.csv": "it is empty",
    "headeronly.csv": "names of columns and 0 rows",
    "mismatch.npz": "x has 300 rows and y has 299",
    "object.npz": "y holds object and not numbers or text",
    "ragged_less.csv": "faulty in line 11: it has 2 fields, the header has 3",
    "ragged_more.csv": "faulty in line 11: it has 4 fields, the header has 3",
}


def read(name: str) -> tuple[Opened, dict[str, Field]]:
    opened = source_of(TABLES / name).open(TABLES)
    return opened, {field.name: field for field in understand(opened)}


def told(opened: Opened, fields: dict[str, Field]) -> str:
    return " ".join(map(str, (*opened.notes, *(note for field in fields.values() for note in field.notes))))


def test_every_file_has_a_right_value() -> None:
    assert {path.name for path in TABLES.iterdir()} == RIGHT.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_a_file_is_read_right(name: str) -> None:
    right = RIGHT[name]
    opened, fields = read(name)
    found = " ".join(f"{f.name.replace(' ', chr(160))}:{f.kind}{'!' * (f.role == 'ignored')}" for f in fields.values())
    assert found == right.fields
    assert opened.table.rows == right.rows
    assert {name: field.missing for name, field in fields.items() if field.missing} == right.missing or "nan" in name
    assert {part: table.rows for part, table in opened.parts.items()} == right.parts
    notes = told(opened, fields)
    for words in right.notes:
        assert words in notes
    if opened.dialect is not None:
        assert opened.dialect.header == right.header
        assert right.encoding in {"", opened.dialect.encoding}
        assert right.delimiter in {"", opened.dialect.delimiter}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_is_refused_with_the_reason(name: str) -> None:
    with pytest.raises(DataError) as refusal:
        read(name)
    assert REFUSED[name] in str(refusal.value)


PLAIN_A, PLAIN_B = 0.126, 1.203
SAME = [name for name, right in RIGHT.items() if right.fields.startswith(("a:number b:number", "키:number"))]


def values(name: str, column: str) -> np.ndarray:
    opened, fields = read(name)
    return typed(opened.table.columns[column], fields[column])


def test_the_same_table_in_other_writings_has_the_same_values() -> None:
    plain: dict[str, Any] = {column: values("plain.csv", column) for column in "aby"}
    for name in (
        "comment_lines.csv", "cr_only.csv", "decimalcomma.csv", "sep_line.csv", "semicolon.csv", "space.txt", "tab.tsv",
        "spaces_header.csv", "trailing_comma_all.csv", "data.json", "data.jsonl", "data.parquet", "data.xlsx",
    ):  # fmt: skip
        for column in "aby":
            assert np.array_equal(values(name, column), plain[column]), (name, column)
    for name in ("cp949.csv", "bom.csv", "utf16.csv"):
        assert np.array_equal(values(name, "키"), plain["a"]), name
        assert list(values(name, "판정") == "합격") == list(plain["y"] == 1), name
    assert np.array_equal(values("noheader.csv", "column_1"), plain["a"])


def test_numbers_written_as_text_have_their_value() -> None:
    assert values("currency.csv", "price")[:4].tolist() == [9929.44, 5636.81, 5210.03, 68.56]
    assert values("currency.csv", "pct")[:3].tolist() == [0.525, 0.474, 0.628]
    assert values("currencytarget.csv", "price")[:4].tolist() == [11260, 4939, 9885, 76]


def test_umlauts_and_degrees_of_latin_1_are_kept() -> None:
    assert set(values("latin1.csv", "stadt")) == {"München", "Köln", "Zürich"}
    assert list(read("temp_deg_latin1.csv")[1]) == ["temp (°C)", "Größe", "y"]


def test_labels_come_back_as_they_are_written() -> None:
    assert set(values("intlabels.csv", "y")) == {"1", "3", "7"}
    assert set(values("nonecat.csv", "y")) == {"None", "A", "B"}
    assert "07844" in set(values("zip.csv", "zip"))
