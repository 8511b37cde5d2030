"""States in a script what it needs to run, as inline metadata (PEP 723), which `uv run` reads."""

from __future__ import annotations

import re
import sys
from importlib import metadata

from designer.recipe.backends import DEFAULT

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
_BACKEND = re.compile(r'"KERAS_BACKEND", "(\w+)"')
_OF_TENSORFLOW = ("tensorflow", "TextVectorization", "StringLookup", "IntegerLookup", "Hash")
"""What Keras has TensorFlow for on every backend."""


def requirements(code: str) -> list[str]:
    """Return the packages that a script uses, in the versions that are installed here."""
    used = {package for word, package in _BY_WORD.items() if word in code}
    told = _BACKEND.search(code)
    used.add(told[1] if told else DEFAULT)
    if any(word in code for word in _OF_TENSORFLOW):
        used.add("tensorflow")
    return [_pinned(name) for name in sorted({"keras", *used}, key=str.lower)]


def _pinned(name: str) -> str:
    """Return a package with the version of here, alone where it is not here (PyTorch is an extra)."""
    try:
        return f"{name}=={metadata.version(name).partition('+')[0]}"
    except metadata.PackageNotFoundError:
        return name


def with_requirements(code: str) -> str:
    """Return a script that begins with the packages it needs."""
    lines = "".join(f'#   "{one}",\n' for one in requirements(code))
    least = ".".join(map(str, sys.version_info[:2]))
    return f'# /// script\n# requires-python = ">={least}"\n# dependencies = [\n{lines}# ]\n# ///\n\n{code}'
