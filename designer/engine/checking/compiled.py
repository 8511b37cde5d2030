"""Optimizers, losses and metrics of a project tried out once: whether Keras takes them, and what they are like."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from designer.catalogue.load import Catalogue
from designer.engine.building import objects
from designer.engine.checking.memory import optimizer_slots
from designer.engine.checking.verdict import Verdict
from designer.engine.own_code.process import OwnProcess
from designer.files import allowed
from designer.graph.texts import DesignerError
from designer.project.records import ObjectSpec

_LIMIT = 500


@dataclass
class Judged:
    """Remembers the verdicts. Do not use it inside a StatelessScope: optimizers cannot be made there."""

    own: OwnProcess | None = None  # where code of the user's own is run, None for here
    _known: dict[object, Verdict] = field(default_factory=dict)

    def verdict(self, spec: ObjectSpec, kind: str, catalogue: Catalogue) -> Verdict:
        """Return what comes of making the object of a spec."""
        own = catalogue.own_in("", spec)
        if not all(allowed.is_code_allowed(one.source) for one in own if one.source):
            return Verdict()  # which is said for the whole training
        if own and self.own is not None:
            return self.own.judge(spec, kind, own)
        key = (kind, json.dumps(spec, sort_keys=True, default=str), tuple(one.source for one in own))
        if key not in self._known:
            if len(self._known) >= _LIMIT:
                self._known.clear()
            self._known[key] = judge(spec, kind, catalogue)
        return self._known[key]


def judge(spec: ObjectSpec, kind: str, catalogue: Catalogue) -> Verdict:
    """Return what comes of making an object, now."""
    try:
        made = objects.make(spec, kind, catalogue)
    except DesignerError as error:
        return Verdict(error.text)
    return Verdict(slots=optimizer_slots(made)) if kind == "optimizer" else Verdict()
