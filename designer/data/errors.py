"""The error of data that cannot be read or used."""

from __future__ import annotations

from designer.graph.texts import DesignerError


class DataError(DesignerError):
    """Data that cannot be read or used, with what is wrong and what to do."""
