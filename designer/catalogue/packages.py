"""Layers that installed packages bring along: static manifests, which are read without importing the packages.

A package names itself in the entry points of the group `keras_model_designer.layers` (`NAME = "package"`) and has a
file `keras_layers.json` in its folder: `{"title": "Sample layers", "specs": [...]}`, specs as in resources/catalogue.
Its code is imported in engine processes only, when a model is built with it.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from designer.catalogue.spec import Spec
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

GROUP = "keras_model_designer.layers"
MANIFEST = "keras_layers.json"
MAX_BYTES = 8 * 2**20


class _Manifest(msgspec.Struct):
    specs: tuple[Spec, ...]
    title: str = ""


def package_specs(known: Mapping[str, Mapping[str, Spec]]) -> tuple[list[Spec], list[Text]]:
    """Return what installed packages bring along, and why something of them is not taken.

    `known` is what there is by kind and name; a name that is there stays what it is.
    """
    specs: list[Spec] = []
    notes: list[Text] = []
    taken = {(kind, name) for kind, of in known.items() for name in of}
    for entry in sorted(importlib.metadata.entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        package = entry.value
        try:
            manifest = _read(entry, package)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            text = QT_TRANSLATE_NOOP("Errors", "The layers of the package {package} are left out: {reason}")
            notes.append(Text(text, {"package": package, "reason": str(error)}))
            continue
        refused = []
        for spec in manifest.specs:
            is_its_own = spec.module == package or spec.module.startswith(f"{package}.")
            if not is_its_own or spec.kind not in known or (spec.kind, spec.name) in taken:
                refused.append(spec.name)
                continue
            taken.add((spec.kind, spec.name))
            title = manifest.title or entry.name
            specs.append(msgspec.structs.replace(spec, package=package, source="", made="", group=title))
        if refused:
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "Of the package {package} these are left out, since their names are taken or not of it: {names}.",
            )
            notes.append(Text(text, {"package": package, "names": ", ".join(refused[:12])}))
    return specs, notes


def _read(entry: importlib.metadata.EntryPoint, package: str) -> _Manifest:
    if not package.isidentifier():
        raise ValueError(f"{package} is not the name of a package")
    for path in _places(entry, package):
        if path.is_file():
            if path.stat().st_size > MAX_BYTES:
                raise ValueError(f"{path} has more than {MAX_BYTES // 2**20} MB")
            return msgspec.json.decode(path.read_bytes(), type=_Manifest)
    raise ValueError(f"it has no {MANIFEST}")


def _places(entry: importlib.metadata.EntryPoint, package: str) -> Iterator[Path]:
    """Yield where the manifest may lie: where the package was installed, or where it is being developed."""
    if entry.dist is not None:
        yield Path(str(entry.dist.locate_file(f"{package}/{MANIFEST}")))
    found = importlib.util.find_spec(package)  # finds a top-level package without importing it
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        yield Path(folder) / MANIFEST
