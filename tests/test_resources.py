"""What lies in resources/ and what of it goes into the wheel."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_SHIPPED = {"pictures"}  # of README.md


def test_every_folder_the_program_reads_goes_into_the_wheel() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    shipped = build["targets"]["wheel"]["force-include"]
    folders = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir() and any(path.iterdir())}
    assert shipped == {f"resources/{name}": f"designer/_resources/{name}" for name in folders - NOT_SHIPPED}


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    for theme in ("dark", "light"):
        picture = ROOT / "resources" / "pictures" / f"window-{theme}.png"
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size <= 250_000
    assert "resources/pictures/window-dark.png" in (ROOT / "README.md").read_text(encoding="utf-8")
