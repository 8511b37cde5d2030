"""The errors of data that cannot be read or used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from designer.files.allowed import Leave
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, listed


class DataError(DesignerError):
    """Data that cannot be read or used, with what is wrong and what to do."""


def no_column(source: str, name: str, columns: Iterable[str]) -> DataError:
    """Return the error that a source, by what it is called, has no column of a name."""
    return DataError(
        QT_TRANSLATE_NOOP("Errors", "{source} has no column {name}; it has {names}."),
        source=source,
        name=name,
        names=listed(columns, 12),
    )


class LeaveError(DataError):
    """A source needs the user's leave to `leave` a `file`: "read" or "run"."""

    file: str = ""
    leave: Leave = "read"


class OutsideError(LeaveError):
    """A source names a `file` outside of the project's folder that the user has never chosen."""

    def __init__(self, path: str, file: Path) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{path} leads out of the project's folder, and the file was never chosen on this machine. Allow it if you "
            "know it: choose it in the data panel, or name it with --allow on the command line.",
        )
        super().__init__(text, path=path)
        self.file = str(file)


class CodeError(LeaveError):
    """A source would run code of the user's, or of somebody else's, that the user has not allowed as it stands."""

    leave = "run"

    def __init__(self, file: Path) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{file} is a program that makes the data, and it can do whatever you can. Read it, then allow it to run as "
            "it stands, in the list of problems or with --allow-running on the command line.",
        )
        super().__init__(text, file=file.name)
        self.file = str(file)
