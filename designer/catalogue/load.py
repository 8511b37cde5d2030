"""Reads resources/catalogue/*.json. Skeleton of the agreed interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from designer.catalogue.spec import Spec
from designer.graph.model import Node
from designer.graph.signature import Signature


@dataclass(frozen=True)
class Catalogue:
    """Every class the program knows, by kind and name."""

    keras_version: str
    specs: Mapping[str, Mapping[str, Spec]]  # kind -> name -> spec, in the order of the palette

    def spec(self, name: str, kind: str = "layer") -> Spec | None:
        """Return a spec by its class name or alias ("Dense"; kind "optimizer": "Adam" or "adam")."""
        raise NotImplementedError

    def signature(self, node: Node) -> Signature:
        """Return the ports of a layer node; a permissive one for classes that are not in the catalogue."""
        raise NotImplementedError

    def groups(self) -> list[tuple[str, list[Spec]]]:
        """Return the palette: placeable layers by group, in order, Input first under "Basics"."""
        raise NotImplementedError

    def initial_params(self, name: str) -> dict[str, Any]:
        """Return the params a new node of this class starts with."""
        raise NotImplementedError


def load() -> Catalogue:
    """Return the catalogue that lies in the resources."""
    raise NotImplementedError
