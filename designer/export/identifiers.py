"""Gives out Python identifiers: readable, unique in their scope, never a keyword or a builtin."""

from __future__ import annotations

import builtins
import keyword

from designer.graph import names

MAX_LENGTH = 40
RESERVED = ("keras", "layers", "ops", "np", "x", "inputs", "outputs", "model", "self", "training")


class Scope:
    """The identifiers of one function."""

    def __init__(self, taken: tuple[str, ...] = RESERVED) -> None:
        self._words = {*keyword.kwlist, *keyword.softkwlist, *dir(builtins)}
        self._taken = {*taken, *self._words}

    def fresh(self, wanted: str) -> str:
        """Return an identifier like `wanted` that was not given out yet."""
        base = identifier(wanted)
        name = f"{base}_" if base in self._words else base
        number = 2
        while name in self._taken:
            name = f"{base}_{number}"
            number += 1
        self._taken.add(name)
        return name


def identifier(wanted: str) -> str:
    """Return a Python identifier for a name."""
    cleaned = names.identifier(wanted).strip("_")[:MAX_LENGTH].rstrip("_")
    return cleaned if cleaned and not cleaned[0].isdigit() else f"x_{cleaned}".rstrip("_")


def class_name(wanted: str) -> str:
    """Return a name for a class: ``ticket_classifier`` becomes ``TicketClassifier``."""
    return "".join(part[:1].upper() + part[1:] for part in identifier(wanted).split("_") if part)
