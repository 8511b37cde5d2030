"""Collects the imports and the functions that the parts of a script need."""

from __future__ import annotations

from collections.abc import Sequence

from designer.data.code import Code


class Uses:
    """What is used, in the order of its use."""

    def __init__(self) -> None:
        self._codes: list[Code] = []

    def code(self, code: Code) -> Code:
        """Add what a piece of code needs, and return it."""
        self._codes.append(code)
        return code

    def add(self, *helpers: str, imports: Sequence[str] = ()) -> None:
        """Add functions or classes, as text, and import lines."""
        self._codes.append(Code("", ("import numpy as np", *imports), helpers))

    @property
    def imports(self) -> list[str]:
        """The import lines, some of them twice."""
        return [line for code in self._codes for line in code.imports]

    def helpers(self) -> list[list[str]]:
        """Return the functions and classes as lines, each once."""
        texts = dict.fromkeys(text for code in self._codes for text in code.helpers)
        return [text.split("\n") for text in texts]
