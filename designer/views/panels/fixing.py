"""Applies the cure of a problem to the document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.engine.protocol import Fix
from designer.views.context import Context


class FixApplier(QObject):
    """What a click on a fix does: an edit of the document, or a way to the panel where the user decides."""

    panel_requested = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def apply(self, fix: Fix) -> None:
        """Do what the fix says."""
        raise NotImplementedError
