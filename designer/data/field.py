"""What one column, array or file of a source is: its kind, range, gaps, categories and what was noticed."""

from __future__ import annotations

from typing import Literal

import msgspec

from designer.graph.texts import Text

Kind = Literal["number", "category", "text", "datetime", "boolean", "image", "audio", "array", "identifier", "ignored"]
Role = Literal["", "key", "ignored"]


class NumberFormat(msgspec.Struct, frozen=True, omit_defaults=True):
    """How numbers are written where they are text: the marks in them, what stands around them, and the words for gaps.

    `scale` is what the written number is multiplied with (0.01 for per cent). With `limits` some say less or more than
    a number (<0.5), and are read as that number.
    """

    decimal: str = "."
    thousands: str = ""
    prefix: str = ""
    suffix: str = ""
    scale: float = 1.0
    gaps: tuple[str, ...] = ()
    limits: bool = False


class Field(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field of a source, as it was understood.

    `shape` is of one row, () for a single value. `minimum`, `maximum` and `mean` are of the finite numbers, of sounds
    of their seconds; `rate` is that of most sounds, in Hz. `histogram` holds counts in equal bins between the two.
    `categories` stand with their `counts`, most frequent first, and are left out beyond a limit. `reason` says why a
    field is proposed as ignored or as a key. `stand_ins` are numbers that stand for what is missing, with their counts,
    `real_range` that of the others.
    """

    name: str
    kind: Kind
    dtype: str = ""
    shape: tuple[int | None, ...] = ()
    role: Role = ""
    rows: int = 0
    missing: int = 0
    infinite: int = 0  # of the values, and those beyond what float32 holds
    distinct: int = 0
    minimum: float | None = None
    maximum: float | None = None
    mean: float | None = None
    rate: int = 0
    whole: bool = False
    categories: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    histogram: tuple[int, ...] = ()
    examples: tuple[str, ...] = ()
    format: NumberFormat | None = None
    dates: str = ""  # how dates are written, as strptime has it
    reason: Text | None = None
    notes: tuple[Text, ...] = ()
    mark: str = ""  # between the labels of a text, where texts have several
    labels: tuple[str, ...] = ()
    stand_ins: tuple[tuple[float, int], ...] = ()
    real_range: tuple[float, float] | None = None

    @property
    def is_pixels(self) -> bool:
        """Whether it holds pictures as arrays, and not their files."""
        return self.kind == "image" and self.minimum is not None

    @property
    def names_rows(self) -> bool:
        """Whether it tells one row from another: an identifier, or the files that the rows are."""
        return self.kind == "identifier" or (self.kind in {"image", "audio"} and not self.is_pixels)

    @property
    def is_text(self) -> bool:
        """Whether its values are no numbers as they stand."""
        is_empty = self.missing == self.rows > 0
        return (
            self.kind in {"category", "text", "identifier", "datetime", "ignored"} and not self.shape and not is_empty
        )
