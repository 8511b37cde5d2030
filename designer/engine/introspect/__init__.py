"""Writes what the installed Keras offers to resources/catalogue, so that a window need not import it to know."""

from __future__ import annotations

from pathlib import Path

import msgspec

from designer.catalogue.load import KINDS, RANKS
from designer.catalogue.spec import Spec


def files() -> dict[str, bytes]:
    """Return the catalogue of the installed Keras as canonical JSON files by name."""
    import keras

    from designer.engine.introspect import applications, classes, operations, ranks

    specs: dict[str, list[Spec]] = {"layer": classes.layers(), "operation": operations.operations()}
    specs["application"] = applications.applications()
    specs |= {kind: make() for kind, make in classes.kinds().items()}
    found = {}
    for kind, name in KINDS.items():
        content = {"keras": keras.__version__, "kind": kind, "specs": specs[kind]}
        found[name] = msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
    found[RANKS] = msgspec.json.format(msgspec.json.encode(ranks.ranks(specs["layer"])), indent=1) + b"\n"
    return found


def write(folder: Path) -> list[Path]:
    """Write the catalogue into `folder` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files().items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths
