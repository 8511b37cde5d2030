"""tests/README.md: every test, file and picture that it names exists."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from itertools import product
from pathlib import Path

import pytest

from tests.golden import make, scenes

HERE = Path(__file__).parent
ROWS = [
    (first.strip(), second.strip())
    for line in (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| row |", "|---"))
    for _, first, second, _ in [line.split("|")]
]


def pictures() -> list[str]:
    """Return the names of all pictures that are made, without their ending."""
    names = ("welcome", *scenes.IN_THE_WINDOW, *scenes.BY_THEMSELVES)
    of = product(names, [w for w, _ in make.SIZES], make.SCALES, make.THEMES, make.LANGUAGES)
    return [make.picture_name(*parts) for parts in of]


def wrong(said: str) -> list[str]:
    """Return what of the second column of a row is not there."""
    found = []
    named = re.findall(r"pictures? ((?:`[^`]+`(?:, | and )?)+)", said)
    for pattern in re.findall(r"`([^`]+)`", " ".join(named)):
        if not any(fnmatch(name, pattern) or fnmatch(name, f"{pattern}-*") for name in pictures()):
            found.append(f"there is no picture {pattern}")
    text = ""
    for token in re.findall(r"`([^`]+)`", re.sub(r"pictures? (?:`[^`]+`(?:, | and )?)+", "", said)):
        if token.endswith(".py"):
            path = HERE / token
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            if not text:
                found.append(f"there is no file {token}")
            continue
        pattern = re.escape(token).replace("…", ".*")
        if not re.search(rf"^def test_{pattern}\(", text, re.MULTILINE):
            found.append(f"there is no test {token} where it is said to be")
    return found


@pytest.mark.parametrize(("row", "said"), ROWS, ids=[row[:40] for row, _ in ROWS])
def test_what_a_row_names_exists(row: str, said: str) -> None:
    if said.startswith("open"):
        assert len(said) > len("open: "), f"“{row}” is open, and nothing says why"
        return
    assert "`" in said, f"“{row}” names neither a test nor a picture"
    assert wrong(said) == []


def test_what_is_missing_is_found() -> None:
    assert wrong("`views/test_canvas.py`: `framing`; picture `welcome`; pictures `*-contrast-*`") == []
    assert wrong("`views/test_nothing.py`") == ["there is no file views/test_nothing.py"]
    assert len(wrong("`views/test_canvas.py`: `flies…`; picture `wellcome`")) == 2
