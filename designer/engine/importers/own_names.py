"""Names of classes that are called like one of Keras's and are not it: they get another name in a project."""

from __future__ import annotations

import re
from collections.abc import Iterable

from designer.catalogue.load import Catalogue, load

_PREFIX = "Own"


def own_name(name: str, catalogue: Catalogue) -> str:
    """Return what a class that is not in the catalogue is called in a project: another name if one there is called so.

    Attention -> OwnAttention, Gate -> Gate.
    """
    return name if catalogue.spec(name) is None else f"{_PREFIX}{name}"


def with_own_names(text: str, types: Iterable[str]) -> str:
    """Return a Python text with its classes called as the types of a drawing are; what it imports keeps its name."""
    called_so = {t: t.removeprefix(_PREFIX) for t in types}
    names = [name for t, name in called_so.items() if name != t and own_name(name, load()) == t]
    for name in names:
        called = re.compile(rf"(?<![\w.]){name}(?!\w)")
        if not re.search(rf"^\s*class\s+{name}\b", text, re.MULTILINE):
            continue
        text = "\n".join(
            line if re.match(r"\s*(from|import)\b", line) else called.sub(own_name(name, load()), line)
            for line in text.split("\n")
        )
    return text
