"""Which arrays of a file are the validation or test part of which training arrays, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WORDS = {"training": "training|train", "validation": "validation|valid|val|dev", "test": "testing|test"}
# Set off from the rest of the name, or beside a mere x or y: neither "interval" nor "strain" names a part.
_EDGE = r"^(?:{0})[_\-. ]|[_\-. ](?:{0})$|^(?:{0})(?=[xy]$)|(?<=^[xy])(?:{0})$"
_EDGES = {part: re.compile(_EDGE.format(words), re.IGNORECASE) for part, words in _WORDS.items()}


def held_out(arrays: Iterable[str], known: Iterable[str], part: str) -> dict[str, str]:
    """Return the arrays of a part ("validation" or "test") by the training arrays they go with.

    `x_train` goes with `x_val`, `val_x`, `x_test`, ...; so does a plain `x`. Empty unless each of `arrays` has one.
    """
    found = _by_base(known, part)
    pairs = {name: found.get(_base(name, "training")) for name in arrays}
    if None in pairs.values():
        return {}
    return {name: other for name, other in pairs.items() if other is not None}


def is_training(name: str) -> bool:
    """Tell whether an array's name says that it is one to train on."""
    return _EDGES["training"].search(name) is not None


def _by_base(names: Iterable[str], part: str) -> Mapping[str, str]:
    return {_base(name, part): name for name in names if _EDGES[part].search(name)}


def _base(name: str, part: str) -> str:
    return _EDGES[part].sub("", name, count=1).casefold()
