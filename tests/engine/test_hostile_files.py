"""Damaged model files, thousands of them in the gate, each in an opener of its own: a drawing or one sentence."""

from __future__ import annotations

import random
from pathlib import Path

import keras
import pytest

from designer.graph.texts import DesignerError
from designer.headless import opener
from designer.wire import Imported, ImportModel

SEED = 20261122


def damaged(data: bytes, generator: random.Random) -> bytes:
    """Return data with some bits flipped, cut off, or with a piece written twice."""
    kind = generator.randrange(4)
    if kind == 0:
        return data[: generator.randrange(len(data))]
    if kind == 1:
        at, length = generator.randrange(len(data)), generator.randrange(1, 400)
        return data[:at] + data[at : at + length] + data[at:]
    mutable = bytearray(data)
    for _ in range(generator.choice((1, 2, 16))):
        mutable[generator.randrange(len(mutable))] ^= 1 << generator.randrange(8)
    return bytes(mutable)


def open_damaged(count: int, folder: Path) -> dict[str, int]:
    """Open `count` damaged files of both kinds and return how often what came of it."""
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.Dense(1)])
    generator = random.Random(SEED)
    outcomes = {"drawn": 0, "refused": 0}
    for suffix in (".h5", ".keras"):
        path = folder / f"whole{suffix}"
        model.save(path)
        data = path.read_bytes()
        target = folder / f"damaged{suffix}"
        for _ in range(count):
            target.write_bytes(damaged(data, generator))
            try:
                assert isinstance(opener.ask(ImportModel(path=str(target)), 20), Imported)
                outcomes["drawn"] += 1
            except DesignerError as error:
                if "\n" in str(error):
                    pytest.fail(f"several lines: {error}")
                outcomes["refused"] += 1
    return outcomes


def test_damaged_files_in_openers(tmp_path: Path) -> None:
    assert sum(open_damaged(6, tmp_path).values()) == 12


@pytest.mark.gate
@pytest.mark.timeout(20_000)
def test_ten_thousand_damaged_files_in_openers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = open_damaged(5000, tmp_path)
    with capsys.disabled():
        print(f"\nseed {SEED}: {outcomes}")
    assert sum(outcomes.values()) == 10_000
