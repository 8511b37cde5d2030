"""Optimizers, losses and metrics of a project tried out once: whether Keras takes them, and what they are like."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from designer.catalogue.load import Catalogue
from designer.engine import objects
from designer.engine.memory import optimizer_slots
from designer.graph.texts import DesignerError, Text
from designer.project.records import ObjectSpec

_LIMIT = 500


@dataclass(frozen=True)
class Verdict:
    """Why Keras refuses an object (None if it takes it), and an optimizer's slots."""

    fault: Text | None = None
    slots: float = 0.0


@dataclass
class Judged:
    """Remembers the verdicts. Do not use it inside a StatelessScope: optimizers cannot be made there."""

    _known: dict[tuple[str, str], Verdict] = field(default_factory=dict)

    def verdict(self, spec: ObjectSpec, kind: str, catalogue: Catalogue) -> Verdict:
        """Return what comes of making the object of a spec."""
        key = (kind, json.dumps(spec, sort_keys=True, default=str))
        if key not in self._known:
            if len(self._known) >= _LIMIT:
                self._known.clear()
            self._known[key] = _judge(spec, kind, catalogue)
        return self._known[key]


def _judge(spec: ObjectSpec, kind: str, catalogue: Catalogue) -> Verdict:
    try:
        made = objects.make(spec, kind, catalogue)
    except DesignerError as error:
        return Verdict(error.text)
    return Verdict(slots=optimizer_slots(made)) if kind == "optimizer" else Verdict()
