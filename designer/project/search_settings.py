"""The records of a search: what varies from run to run, and how the values are chosen."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

Number = int | float
OF_PROJECT = ("training", "data")
"""What a variation is of that varies no layer."""


class Variation(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An argument that takes several values, an option that does, or a layer that is there or not.

    `of` is a node's id, "training" or "data"; `path` an argument or the dotted path of an option, "" the layer itself
    (True: with it, False: without). The values are a choice, or a range whose ends are part of it: whole numbers where
    both ends are.
    """

    of: str
    path: str = ""
    values: tuple[Any, ...] = ()
    low: Number | None = None
    high: Number | None = None
    step: Number | None = None
    log: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others of a project."""
        return f"{self.of}.{self.path}" if self.path else self.of


class SearchSettings(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a search varies and how. `objective` is a logged number, "" the validation loss or, without it, the loss."""

    variations: tuple[Variation, ...] = ()
    method: Literal["tpe", "random", "grid", "hyperband"] = "tpe"
    trials: int = 20
    jobs: int = 1
    objective: str = ""
    direction: Literal["", "min", "max"] = ""  # "" as the objective's name says
    prune: bool = False  # end trials early that fall behind the median of the others
    seed: int = 0


def require(settings: SearchSettings) -> None:
    """Raise DesignerError where there is nothing to search."""
    if not settings.variations:
        raise DesignerError(
            QT_TRANSLATE_NOOP(
                "Errors", "Nothing varies yet. Choose what a search is to vary, for instance hidden.units=32,64,128."
            )
        )
