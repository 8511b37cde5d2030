"""A first project for described data; the window and `main.py new` ask for the same."""

from __future__ import annotations

from designer.advice.start import Known, Start, Wishes, start
from designer.data.sources import Source
from designer.engine.protocol import DataDescribed


def starter(described: DataDescribed, source: Source, wishes: Wishes) -> Start:
    """Return a project that learns from described data what is asked for. Raises DesignerError."""
    known = Known(described.rows, described.title, described.answers, described.repeats, described.parts)
    return start(described.columns, source, known, wishes)
