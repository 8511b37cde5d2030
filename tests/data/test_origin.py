"""What stands beside predictions: the columns that name rows, as the rows of their source have them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from designer.data.errors import DataError
from designer.data.origin import Origin, key_columns, keys_in, named_keys
from designer.data.settings import DataSettings
from designer.data.sources import source_of
from designer.data.sources.base import Opened
from designer.data.table import Table
from designer.files import allowed


def opened(path: Path) -> Opened:
    allowed.allow(path)
    return source_of(path).open(path.parent)


@pytest.fixture
def members(tmp_path: Path) -> Opened:
    lines = ["member,code,seat,age"]
    lines += [f"M{i:03d},{i:04d},{'' if i == 2 else i * 7},{20 + i % 9}" for i in range(30)]
    path = tmp_path / "members.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return opened(path)


def test_identifiers_are_keys_and_what_a_person_says_counts_more(members: Opened) -> None:
    assert key_columns(members, {}) == ("member",)
    assert key_columns(members, {"member": "text", "seat": "identifier"}) == ("seat",)
    assert keys_in(members, ("age", "gone"), {}) == ("age",)
    assert named_keys(DataSettings()) is None
    settings = DataSettings(keys=("member", "age"), kinds={"age": "number", "seat": "identifier"})
    assert named_keys(settings) == ("member", "seat")


def test_values_are_those_of_the_file_in_the_rows_asked_for(members: Opened) -> None:
    origin = Origin((members.table,))
    assert origin.values("code", np.array([7, 0])).tolist() == ["0007", "0000"]
    assert origin.values("seat", np.array([3, 2, 1])).tolist() == [21, None, 7]


def test_rows_of_several_tables_stand_behind_each_other() -> None:
    second = Table({"name": np.array(["d", "e"])}, 2)
    origin = Origin((Table({"name": np.array(["a", "b", "c"]), "x": np.zeros((3, 4))}, 3), second))
    assert origin.values("name", np.array([4, 0, 3, 2])).tolist() == ["e", "a", "d", "c"]
    with pytest.raises(DataError, match="x is an array"):
        origin.check(("x",), "both")
    with pytest.raises(DataError, match="both has no column y; it has name, x"):
        origin.check(("y",), "both")


def test_files_name_the_rows_of_a_folder_of_them(tmp_path: Path) -> None:
    for name in ("cat/1.png", "dog/2.png"):
        (tmp_path / "pets" / name).parent.mkdir(parents=True)
        Image.new("RGB", (4, 4)).save(tmp_path / "pets" / name)
    found = opened(tmp_path / "pets")
    assert key_columns(found, {}) == ("image",)
    assert Origin((found.table,)).values("image", np.array([1, 0])).tolist() == ["dog/2.png", "cat/1.png"]
