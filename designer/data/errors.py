"""The errors of data that cannot be read or used."""

from __future__ import annotations

from pathlib import Path

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


class DataError(DesignerError):
    """Data that cannot be read or used, with what is wrong and what to do."""


class OutsideError(DataError):
    """A source names a `file` outside of the project's folder that the user has never chosen."""

    def __init__(self, path: str, file: Path) -> None:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{path} leads out of the project's folder, and the file was never chosen on this machine. Allow it if you "
            "know it: choose it in the data panel, or name it with --allow on the command line.",
        )
        super().__init__(text, path=path)
        self.file = str(file)
