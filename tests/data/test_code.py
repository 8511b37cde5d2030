"""What a script does with a raw column gives what the program makes of it, value by value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from designer.data.code import called, given
from designer.data.field import Field, NumberFormat
from designer.data.kinds import guess
from designer.data.statistics import of_values
from designer.data.typed import typed
from designer.data.typed_code import typed_code

COLUMNS: dict[str, Any] = {
    "numbers": [1.5, None, -3.0],
    "written": ["$1,200", "n/a", "$-3.50", None],
    "limited": ["<0,5", "1,5", "> 100,0", "3,25", None, "2,0", "-1,0"],
    "per_cent": ["12%", "7.5 %", "n/a"],
    "truths": ["yes", "no", None, "Yes"],
    "flags": [True, False, None],
    "days": ["2024-01-31", None, "2023-12-24"],
    "words": ["a", "b", None, "a"],
    "whole": [3, 4, None],
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_script_reads_a_column_as_the_program_does(name: str) -> None:
    column = pa.chunked_array([pa.array(COLUMNS[name])])
    field = of_values(name, column, guess(name, column, None))
    code = typed_code(field)
    scope: dict[str, Any] = {"np": np, "pd": pd, "path": __file__, "Path": Path}
    exec("\n".join([*code.imports, *code.helpers]), scope)
    there = eval(code.text, scope)(column.to_pandas())
    here = typed(column, field)
    assert len(there) == len(here)
    for one, other in zip(there, here, strict=True):
        assert (pd.isna(one) and pd.isna(other)) or one == other, (one, other)


def test_a_script_takes_as_many_signs_of_a_limit_as_the_program_does() -> None:
    """Other files may hold what the file that was looked at did not."""
    field = Field("a", "number", dtype="string", format=NumberFormat(limits=True))
    written = ["<3", ">=4", "≤ 5", "<<6", "=7", "<>8", "<", "9"]
    code = typed_code(field)
    scope: dict[str, Any] = {"np": np, "pd": pd}
    exec("\n".join([*code.imports, *code.helpers]), scope)
    there = eval(code.text, scope)(pd.Series(written))
    np.testing.assert_array_equal(there, [3, 4, 5, np.nan, np.nan, np.nan, np.nan, 9])
    np.testing.assert_array_equal(there, typed(pa.chunked_array([pa.array(written)]), field))


def test_calls_are_written_with_their_arguments() -> None:
    assert called("pd.read_csv", "path", sep=";", header=None) == "pd.read_csv(path, sep=';', header=None)"
    assert called("f") == "f()"
    assert given(b="", c=None, d=[], e=False, f="x", g=3) == {"f": "x", "g": 3}
    assert repr(given(a=0, b=0.0, c={}, d=())) == "{'a': 0, 'b': 0.0}"
