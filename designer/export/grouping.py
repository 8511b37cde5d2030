"""Columns that are treated alike stand together in a script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designer.data.code import Code
from designer.export.expressions import Expression, sequence, string


def grouped(pairs: Iterable[tuple[str, Code]]) -> list[tuple[list[str], Code]]:
    """Return neighbours with the same code together."""
    found: list[tuple[list[str], Code]] = []
    for name, code in pairs:
        if found and found[-1][1].text == code.text:
            found[-1][0].append(name)
        else:
            found.append(([name], code))
    return found


def strings(names: Sequence[str]) -> Expression:
    """Return a list of string literals."""
    return sequence(string(name) for name in names)
