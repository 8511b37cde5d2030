"""Names of classes that are called like one of Keras's and are not it: they get another name in a project."""

from __future__ import annotations

import re
from collections.abc import Iterable

from designer.catalogue.load import load

_PREFIX = "Own"


def own_name(name: str) -> str:
    """Return what a class is called in a project that is called like a layer of Keras: Attention -> OwnAttention."""
    return f"{_PREFIX}{name}"


def with_own_names(text: str, types: Iterable[str]) -> str:
    """Return a Python text with its classes called as the types of a drawing are; what it imports keeps its name."""
    names = [t[len(_PREFIX) :] for t in types if t.startswith(_PREFIX) and load().spec(t[len(_PREFIX) :]) is not None]
    for name in names:
        called = re.compile(rf"(?<![\w.]){name}(?!\w)")
        if not re.search(rf"^\s*class\s+{name}\b", text, re.MULTILINE):
            continue
        text = "\n".join(
            line if re.match(r"\s*(from|import)\b", line) else called.sub(own_name(name), line)
            for line in text.split("\n")
        )
    return text
