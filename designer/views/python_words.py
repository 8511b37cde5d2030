"""The lexer that finds the words of Python; it compiles its rules when it is first made, which takes a moment."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pygments.lexers.python import PythonLexer


@functools.cache
def lexer() -> PythonLexer:
    """Return the lexer."""
    return PythonLexer(stripnl=False, ensurenl=False)


def compiling() -> Iterator[None]:
    """Make the lexer step by step: the rules that take longest first, which it then finds in the cache of `re`."""
    for rule in (PythonLexer.uni_name, f"@{PythonLexer.uni_name}"):
        re.compile(rule, PythonLexer.flags)
        yield
    lexer()
    yield
