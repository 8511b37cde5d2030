"""scikit-learn's own data sets, which are there without a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.made import read_bundled, text_of
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, chosen, rows_of
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP

NAMES = ("digits", "iris", "wine", "breast_cancer", "diabetes")


class BundledSource(Source, frozen=True, tag="bundled", omit_defaults=True, forbid_unknown_fields=True):
    """One of scikit-learn's bundled sets: digits, iris, wine, breast_cancer or diabetes."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "bundled set")
    name: str

    @property
    def path(self) -> str:
        """Return "": there is no file."""
        return ""

    @classmethod
    def of(cls, path: Path, head: bytes) -> BundledSource | None:  # noqa: ARG003
        """Return None: no file is of this kind."""
        return None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:  # noqa: ARG002
        """Return the columns. Raises DataError for other names."""
        if self.name not in NAMES:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "There is no bundled data set {name}; there are {names}."),
                name=self.name,
                names=", ".join(NAMES),
            )
        table = _digits() if self.name == "digits" else read_bundled(self.name)
        progress(1.0)
        columns = chosen(list(table), columns)
        return Opened(
            Table({name: table[name] for name in columns}, rows_of(table)), answers=("target",), repeats=("data",)
        )

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, columns, part
        return Code(f"read_bundled({self.name!r})", ("from sklearn import datasets",), (text_of("read_bundled"),))


def _digits() -> Mapping[str, Any]:
    """Return what `read_bundled("digits")` returns, without importing scikit-learn.

    Its import takes longer than all else that is checked of the first example, whose first shapes would wait for it.
    """
    package = find_spec("sklearn")
    assert package is not None
    assert package.submodule_search_locations
    file = Path(package.submodule_search_locations[0], "datasets", "data", "digits.csv.gz")
    rows = np.loadtxt(file, delimiter=",")
    return {"data": rows[:, :-1], "images": rows[:, :-1].reshape(-1, 8, 8), "target": rows[:, -1].astype(int)}
