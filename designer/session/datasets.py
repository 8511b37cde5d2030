"""What the project's data source holds, as the engine reads it.

Skeleton of the agreed interface.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.engine.protocol import Column, DataDescribed
from designer.graph.texts import Text
from designer.session.document import Document
from designer.session.engine_client import EngineClient


class Datasets(QObject):
    """The description of the document's data source; asked anew when the source changes."""

    changed = Signal()

    def __init__(self, document: Document, checker: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.description: DataDescribed | None = None
        self.error: Text | None = None
        self.is_loading = False

    def columns(self) -> tuple[Column, ...]:
        """Return the columns or arrays of the source."""
        return self.description.columns if self.description else ()

    def refresh(self) -> None:
        """Read the source again."""
        raise NotImplementedError
