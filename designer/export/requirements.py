"""States in a script what it needs to run, as inline metadata (PEP 723), which `uv run` reads."""

from __future__ import annotations

import sys
from importlib import metadata

_BY_WORD = {
    "numpy": "numpy",
    "pandas": "pandas",
    "sklearn": "scikit-learn",
    "PIL": "Pillow",
    "pyarrow": "pyarrow",
    "read_parquet": "pyarrow",
    "read_feather": "pyarrow",
    "calamine": "python-calamine",
    "soundfile": "soundfile",
}


def requirements(code: str) -> list[str]:
    """Return the packages that a script uses, in the versions that are installed here."""
    used = dict.fromkeys(package for word, package in _BY_WORD.items() if word in code)
    return [f"{name}=={metadata.version(name)}" for name in sorted({"keras", "tensorflow", *used}, key=str.lower)]


def with_requirements(code: str) -> str:
    """Return a script that begins with the packages it needs."""
    lines = "".join(f'#   "{one}",\n' for one in requirements(code))
    least = ".".join(map(str, sys.version_info[:2]))
    return f'# /// script\n# requires-python = ">={least}"\n# dependencies = [\n{lines}# ]\n# ///\n\n{code}'
