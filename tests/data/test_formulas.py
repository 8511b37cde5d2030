"""Formulas of a workbook that have no result in the file are counted, and other files have none."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.sources.formulas import without_results

PLACES = [f"{column}{row}" for row in range(1, 6) for column in "ABC"]
KINDS = {
    "number": ("<v>3</v>", False),
    "result": ("<f>1+1</f><v>2</v>", False),
    "open": ("<f>1+1</f>", True),
    "empty": ("<f>SUM(A1:A2)</f><v></v>", True),
    "shared": ('<f t="shared" si="0"/><v/>', True),
    "none": ("", False),
}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write(path: Path, sheets: dict[str, dict[str, str]]) -> None:
    """Write a workbook of cells by the name of their sheet, their place and kind."""
    with zipfile.ZipFile(path, "w") as archive:
        listed = "".join(f'<sheet name={quoteattr(name)} r:id="r{n}"/>' for n, name in enumerate(sheets))
        archive.writestr("xl/workbook.xml", f'<workbook xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>')
        links = "".join(f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(len(sheets)))
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        for number, cells in enumerate(sheets.values()):
            rows = "".join(f'<c r="{place}" s="1">{KINDS[kind][0]}</c>' for place, kind in cells.items())
            archive.writestr(f"xl/worksheets/s{number}.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")


@settings(max_examples=40, deadline=None)
@given(
    kinds=st.lists(st.sampled_from(sorted(KINDS)), min_size=len(PLACES), max_size=len(PLACES)),
    title=st.sampled_from(["Sheet1", "a b", "표 1", "x&y"]),
)
def test_every_formula_without_a_result_is_counted(
    kinds: list[str], title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("books") / "b.xlsx"
    write(path, {"other": {"B7": "open"}, title: dict(zip(PLACES, kinds, strict=True))})
    open_ones = [place for place, kind in zip(PLACES, kinds, strict=True) if KINDS[kind][1]]
    assert without_results(path, title) == (len(open_ones), open_ones[0] if open_ones else "")
    assert without_results(path, "other") == (1, "B7")
    assert without_results(path, "not there") == (0, "")


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"PK\x03\x04 torn"])
def test_files_that_are_no_workbook_have_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    assert without_results(path, "Sheet") == (0, "")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<torn")
    assert without_results(path, "Sheet") == (0, "")
