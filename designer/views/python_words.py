"""The lexer that finds the words of Python; importing this module compiles its rules, which takes a moment."""

from __future__ import annotations

from pygments.lexers.python import PythonLexer

LEXER = PythonLexer(stripnl=False, ensurenl=False)
