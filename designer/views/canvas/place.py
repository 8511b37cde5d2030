"""Where something comes that is not drawn yet: around a point, with the wires that it is to get."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from designer.graph.model import Edge


@dataclass(frozen=True)
class Place:
    """The middle of a node on a level; what it covers there makes no difference unless the place `is_free`.

    It is put into the wire `into`, or is fed by the output `source` (node and port), or feeds the input `target`.
    """

    centre: QPointF
    level: str
    is_free: bool = True
    into: Edge | None = None
    source: tuple[str, int] | None = None
    target: tuple[str, int] | None = None

    @property
    def fed_by(self) -> tuple[str, int] | None:
        """The output that will feed it."""
        return (self.into.source, self.into.source_port) if self.into is not None else self.source
