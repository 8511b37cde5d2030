"""Single rows of an evaluation, as a person looks at them: what is wrong with the prediction and what the row holds."""

from __future__ import annotations

import msgspec


class Example(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row that a model is wrong about. `row` is its number in the source, counted from 0.

    Of classes `target` and `predicted` are words and `probability` is that of the predicted one; of numbers they are in
    the target's unit and `error` is target - prediction; of several yes or no decisions they are 1 or 0, and
    `probability` is that of what was decided. `column` says which of several values of the output it is.
    Where two runs say different things `other` is what the other one says, with its `other_probability`; the target of
    rows that have none is "".
    `values` are the columns of the row as texts (`more` are left out), `about` sums up what the model read of it, and
    `picture` is the first picture in it, as PNG.
    """

    row: int
    target: str | float
    predicted: str | float
    probability: float | None = None
    error: float | None = None
    column: str = ""
    about: str = ""
    values: tuple[tuple[str, str], ...] = ()
    more: int = 0
    picture: bytes = b""
    other: str | float | None = None
    other_probability: float | None = None
