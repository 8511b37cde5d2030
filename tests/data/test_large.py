"""A table of millions of rows is prepared in bounded memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from designer.data.field import Field
from designer.data.prepare import prepare
from designer.data.settings import Binding, DataSettings
from designer.data.steps.usual import usual_steps
from designer.data.table import Table

ROWS = 4_000_000
LEVELS = tuple(f"level {i}" for i in range(40))
CHUNK = 2**16


@pytest.mark.slow
def test_four_million_mixed_rows_stay_under_one_and_a_half_gigabytes(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from tests.data.test_large import measure; measure(Path({str(tmp_path)!r}))"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows, width, megabytes = map(int, done.stdout.split())
    assert (rows, width) == (3_200_000, 138)
    assert megabytes < 1500


def measure(folder: Path) -> None:
    """Prepare a table and print the shape of the training's array and the most memory that was resident, in MB."""
    table, fields = mixed(ROWS)
    steps = {field.name: usual_steps(field, field.name == "class") for field in fields}
    target = steps.pop("class")
    settings = DataSettings(
        inputs={"in": Binding(tuple(steps), steps)}, targets={"out": Binding(("class",), {"class": target})}
    )
    made = prepare(settings, fields, table, folder=folder)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(*made.training.inputs["in"].shape, int(status.split("VmHWM:")[1].split()[0]) // 1024)


def mixed(rows: int) -> tuple[Table, list[Field]]:
    """Return four columns of numbers, three of categories, one of times and classes, with gaps among the numbers."""
    random = np.random.default_rng(0)
    columns, fields = {}, []
    for i in range(4):
        numbers, absent = random.standard_normal(rows), random.random(rows) < 0.1
        columns[f"n{i}"] = chunked(lambda s, n=numbers, a=absent: pa.array(n[s], mask=a[s]), rows)
        fields.append(Field(f"n{i}", "number", "float64", rows=rows, missing=int(absent.sum()), distinct=rows))
    for i in range(3):
        codes = random.integers(0, len(LEVELS), rows)
        columns[f"c{i}"] = chunked(lambda s, c=codes: pa.array([LEVELS[code] for code in c[s]]), rows)
        fields.append(Field(f"c{i}", "category", rows=rows, distinct=len(LEVELS), categories=LEVELS))
    times = random.integers(0, 10**9, rows).astype("M8[s]")
    columns["when"] = chunked(lambda s: pa.array(times[s]), rows)
    fields.append(Field("when", "datetime", rows=rows))
    chosen = random.random(rows) < 0.3
    columns["class"] = chunked(lambda s: pa.array(["yes" if c else "no" for c in chosen[s]]), rows)
    fields.append(Field("class", "category", rows=rows, distinct=2, categories=("no", "yes")))
    return Table(columns, rows), fields


def chunked(part: object, rows: int) -> pa.ChunkedArray:
    return pa.chunked_array([part(slice(s, s + CHUNK)) for s in range(0, rows, CHUNK)])  # type: ignore[operator]
