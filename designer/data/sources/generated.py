"""Arrays drawn from a seeded generator."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Literal

import msgspec

from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.files import MAX_ARRAY_BYTES
from designer.data.made import make_arrays, text_of
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, chosen
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP

_MADE_OF: Mapping[str, Collection[str]] = {
    "views": ("normal", "uniform", "binary"),
    "same": ("views",),
    "reversed": ("tokens", "normal", "uniform", "binary"),
    "shifted": ("tokens", "reversed", "normal", "uniform", "binary"),
}
_DRAWN = ("binary", "normal", "uniform", "tokens")


class SyntheticArray(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One generated array of `size` columns (classes, for "classes").

    `kind`: "binary" (0 or 1, about one in twenty is 1), "normal", "uniform", "tokens" (whole numbers from 1 to 49, the
    ends of some rows padded with 0), or, made from the arrays `of` by a hidden random projection so that there is
    something to learn, "score" (0 to 1, one value) and "classes" (integers below `size`). Of one array are made "views"
    (its rows with noise, half of them of another row), "reversed" (the row backwards) and "shifted" (one step later,
    with 0 in front); of an array and its views "same" (1 where they are of the same row).
    """

    name: str
    kind: Literal["binary", "normal", "uniform", "tokens", "score", "classes", "views", "same", "reversed", "shifted"]
    size: int = 1
    of: tuple[str, ...] = ()


class SyntheticSource(Source, frozen=True, tag="synthetic", omit_defaults=True, forbid_unknown_fields=True):
    """Arrays drawn from one seeded generator."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "generated data")
    samples: int
    seed: int = 0
    arrays: tuple[SyntheticArray, ...] = ()

    @property
    def path(self) -> str:
        """Return "": there is no file."""
        return ""

    @classmethod
    def of(cls, path: Path, head: bytes) -> SyntheticSource | None:  # noqa: ARG003
        """Return None: no file is of this kind."""
        return None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:  # noqa: ARG002
        """Return the arrays. Raises DataError where they are not well defined or too large."""
        kinds: dict[str, str] = {}
        for array in self.arrays:
            if array.name in kinds or not _is_defined(array, kinds):
                raise DataError(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "The generated array {name} is not well defined: names are unique, sizes at least 1, and only "
                        "scores and classes are made of others: of drawn arrays that stand before them.",
                    ),
                    name=array.name,
                )
            kinds[array.name] = array.kind
        size = self.samples * sum(a.size for a in self.arrays) * 8
        if self.samples < 1 or size > MAX_ARRAY_BYTES:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "{samples} generated samples would take {size} GB; at least one and at most {limit} GB fit.",
                ),
                samples=self.samples,
                size=round(size / 2**30, 1),
                limit=MAX_ARRAY_BYTES // 2**30,
            )
        made = make_arrays(self.samples, self.seed, [(a.name, a.kind, a.size, list(a.of)) for a in self.arrays])
        progress(1.0)
        return Opened(Table({name: made[name] for name in chosen(list(made), columns)}, self.samples))

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, columns, part
        arrays = [(a.name, a.kind, a.size, list(a.of)) for a in self.arrays]
        text = f"make_arrays({self.samples!r}, {self.seed!r}, {arrays!r})"
        return Code(text, ("import numpy as np",), (text_of("make_arrays"),))


def _is_defined(array: SyntheticArray, kinds: Mapping[str, str]) -> bool:
    if array.size < 1 or bool(array.of) == (array.kind in _DRAWN):
        return False
    if array.kind in _DRAWN:
        return True
    found = [kinds.get(name, "") for name in array.of]
    wanted = _MADE_OF.get(array.kind)
    if wanted is None:
        return all(kind in _DRAWN for kind in found)
    return any(kind in wanted for kind in found) and (array.kind == "same" or len(found) == 1)
