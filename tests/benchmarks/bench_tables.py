"""A generated CSV of mixed columns to Arrow, over pandas read_csv on the same file in the same run. Goal: <= 1.0.

pandas reads such a file in threads since 3.1, and is asked to read it in one as well, as 3.0 did. It reads into memory,
where Arrow's own reader takes longer than it; what is read here lies in a file behind it.

And how long until the beginning of one of 22 MB is shown, beside pandas read_csv of as many rows. Goal: < 0.5 s.

Run: uv run python tests/benchmarks/bench_tables.py [MEGABYTES] [REPEATS]
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from designer.data.sources import source_of
from designer.data.understand import understand
from designer.engine.feeding.describing import sketch

BLOCK = 50_000


def write(path: Path, megabytes: int) -> int:
    """Write a table of about so many megabytes and return its rows."""
    generator = np.random.default_rng(0)
    rows = 0
    while not path.exists() or path.stat().st_size < megabytes * 2**20:
        block = pd.DataFrame(
            {
                "id": np.arange(rows, rows + BLOCK),
                "amount": generator.normal(100, 15, BLOCK).round(4),
                "ratio": generator.random(BLOCK),
                "count": generator.integers(0, 1000, BLOCK),
                "city": generator.choice(["Seoul", "Busan", "Incheon", "Daegu"], BLOCK),
                "when": pd.Timestamp("2024-01-01") + pd.to_timedelta(generator.integers(0, 10**7, BLOCK), "s"),
                "sold": generator.choice(["yes", "no"], BLOCK),
                "note": generator.choice(["fine", "a longer note, with a comma", ""], BLOCK),
            }
        )
        block.to_csv(path, mode="a", header=rows == 0, index=False)
        rows += BLOCK
    return rows


def seconds(action: Callable[[], object], repeats: int) -> float:
    """Return the shortest time that an action takes."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def first_rows(path: Path, repeats: int) -> None:
    """Print how long it takes until the beginning of a table is shown."""
    write(path, 22)
    source = source_of(path)
    first = seconds(lambda: sketch(source, path.parent), 1)
    ours = seconds(lambda: sketch(source, path.parent), repeats)
    theirs = seconds(lambda: pd.read_csv(path, nrows=1000), repeats)
    said = f"{ours:.3f} s, the first time {first:.3f} s, pandas read_csv(nrows=1000) {theirs:.3f} s"
    print(f"22 MB: first rows, fields and form {said}")


def main(megabytes: int, repeats: int) -> None:
    """Print the times and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        first_rows(Path(folder) / "small.csv", repeats)
        path = Path(folder) / "table.csv"
        rows = write(path, megabytes)
        size = path.stat().st_size / 2**20
        source = source_of(path)
        ours = seconds(lambda: source.open(path.parent), repeats)
        theirs = seconds(lambda: pd.read_csv(path), repeats)
        opened = source.open(path.parent)
        described = seconds(lambda: understand(opened), 1)
        print(f"{size:.0f} MB, {rows} rows")
        print(
            f"to Arrow {ours:.2f} s ({size / ours:.0f} MB/s), pandas read_csv {theirs:.2f} s, ratio {ours / theirs:.2f}"
        )
        with contextlib.suppress(pd.errors.OptionError):  # of 3.0, which has no other way
            pd.set_option("mode.max_threads", 1)
        alone = seconds(lambda: pd.read_csv(path), repeats)
        print(f"pandas {pd.__version__} in one thread {alone:.2f} s, ratio {ours / alone:.2f}")
        print(f"fields understood in {described:.2f} s")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*[*given, *(200, 3)[len(given) :]])
