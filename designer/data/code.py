"""Code that does in a script what a source, a field or a step does here."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """An expression with the import lines and the functions or classes that it needs, each as text.

    A helper makes sense copied alone below the imports, is laid out as ruff does in 88 columns and may use np and pd.
    """

    text: str
    imports: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()


def called(function: str, first: str = "", /, **named: object) -> str:
    """Return a call with an expression and literal arguments."""
    given = (f"{name}={value!r}" for name, value in named.items())
    return f"{function}({', '.join([*([first] if first else []), *given])})"


def given(**named: object) -> dict[str, object]:
    """Return the arguments that say something: not None, False or empty. A 0 says that it is 0."""
    return {name: value for name, value in named.items() if value or (value == 0 and value is not False)}
