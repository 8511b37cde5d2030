"""What came of making an object of a project once."""

from __future__ import annotations

from dataclasses import dataclass

from designer.graph.texts import Text


@dataclass(frozen=True)
class Verdict:
    """Why Keras refuses an object (None if it takes it), and an optimizer's slots."""

    fault: Text | None = None
    slots: float = 0.0
