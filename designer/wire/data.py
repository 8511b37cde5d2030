"""What a data source holds, and how its rows are divided."""

from __future__ import annotations

from designer.data.dialect import Dialect
from designer.data.field import Field, Kind
from designer.data.leakage import Leak
from designer.data.sources.base import Reading
from designer.graph.texts import Text
from designer.wire.record import Event, Record


class DescribeData(Record, frozen=True):
    """The fields and first rows of a data source (of designer.data.sources, as JSON); `kinds` corrects them.

    Without a source it is found out what reads the file or folder at `path`. It is answered when all is known, the
    requests behind it before that; DataSketched may come before, and Worked tells how far it is.
    """

    source: str = ""
    path: str = ""
    folder: str = ""
    kinds: dict[str, Kind] = {}


class DescribeSplit(Record, frozen=True):
    """How the rows of some data settings (as JSON; `folder` resolves their paths) are divided."""

    settings: str = ""
    folder: str = ""


class DataDescribed(Record, frozen=True):
    """The answer to DescribeData; `preview` are the first rows as texts, a list a row.

    `parts` are the rows that the source has for "validation" and "test" itself, `others` its arrays of other lengths,
    `answers` the columns it has as what is to be predicted, `repeats` those that only repeat others. `source` is what
    was found out to read a path, as JSON.
    `reading` is what a script needs to know of it.
    """

    rows: int = 0
    columns: tuple[Field, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    dialect: Dialect | None = None
    title: str = ""
    notes: tuple[Text, ...] = ()
    parts: dict[str, int] = {}
    others: tuple[Field, ...] = ()
    pictures: dict[str, tuple[bytes, ...]] = {}  # a few of each field of pictures, small, as PNG
    answers: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    source: str = ""
    reading: Reading = Reading()


class DataSketched(Event, frozen=True):
    """What the beginning of a large source tells, until it is described: first rows, and fields as far as they show."""

    described: DataDescribed = DataDescribed()


class SplitDescribed(Record, frozen=True):
    """The answer to DescribeSplit: rows by part, classes with their rows by part ({} for none, or very many).

    `lost` are the most frequent reasons for which rows have no part, with how many, and `lost_classes` their classes;
    `notes` are to be said before a training, `leaks` are columns that give a target away.
    """

    rows: dict[str, int] = {}
    classes: dict[str, dict[str, int]] = {}
    lost: tuple[tuple[Text, int], ...] = ()
    lost_classes: dict[str, int] = {}
    notes: tuple[Text, ...] = ()
    leaks: tuple[Leak, ...] = ()
