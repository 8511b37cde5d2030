"""Manifests of installed packages: read without importing anything, and only what is a package's own is taken."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.catalogue.load import load
from designer.catalogue.packages import MANIFEST, MAX_BYTES, package_specs
from designer.catalogue.spec import Spec
from tests.support.sample_package import BLEND, install

KNOWN: dict[str, dict[str, Spec]] = {"layer": {"Dense": Spec("Dense", "layer", "keras.layers")}, "loss": {}}


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Return what installs the sample package into a folder on the search path."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def installed(*specs: dict[str, Any], **more: Any) -> Path:
        return install(tmp_path, *specs, **more)

    return installed


def found() -> tuple[list[Spec], list[str]]:
    specs, notes = package_specs(KNOWN)
    return [one for one in specs if one.package == "samplepack"], [str(note) for note in notes]


def test_a_layer_comes_with_its_package_and_without_being_imported(put: Callable[..., Path]) -> None:
    imported = put()
    (spec,), notes = found()
    assert notes == []
    assert (spec.name, spec.package, spec.group, spec.module) == (
        "Blend", "samplepack", "Sample layers", "samplepack.blending",
    )  # fmt: skip
    assert spec.is_foreign
    assert spec.inputs.names == ("one", "other")
    assert not imported.exists()
    assert "samplepack" not in sys.modules


def test_what_is_not_its_own_is_named_and_the_rest_is_taken(put: Callable[..., Path]) -> None:
    put(
        BLEND,
        {**BLEND, "name": "Dense"},  # taken
        {**BLEND, "name": "Blend"},  # twice
        {**BLEND, "name": "Stolen", "module": "samplepackage.other"},
        {**BLEND, "name": "System", "module": "os"},
        {**BLEND, "name": "Odd", "kind": "weapon"},
        {**BLEND, "name": "Own", "module": "samplepack"},
    )
    specs, (note,) = found()
    assert [one.name for one in specs] == ["Blend", "Own"]
    assert note.endswith("Dense, Blend, Stolen, System, Odd.")
    assert "samplepack" in note


def test_a_manifest_says_neither_where_code_is_nor_how_it_is_made(put: Callable[..., Path]) -> None:
    put({**BLEND, "source": "import os", "made": "function", "package": "os"})
    (spec,), _ = found()
    assert (spec.source, spec.made, spec.package) == ("", "", "samplepack")


@pytest.mark.parametrize("value", ["not-a-name", "samplepack.deeper", "no_such_package_here", "samplepack:thing"])
def test_an_entry_that_names_no_package_is_said(put: Callable[..., Path], value: str) -> None:
    put(value=value)
    specs, (note,) = found()
    assert specs == []
    assert note.startswith(f"The layers of the package {value} are left out: ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "truncated"),
        (b"\xff\xfe", "malformed"),
        (b"[]", "Expected `object`"),
        (b'{"title": "x"}', "missing required field `specs`"),
        (b'{"specs": [{"name": "A"}]}', "missing required field"),
        (b'{"specs": [{"name": 1, "kind": "layer", "module": "samplepack"}]}', "Expected `str`"),
        (None, f"it has no {MANIFEST}"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_said(
    put: Callable[..., Path], tmp_path: Path, content: bytes | None, reason: str
) -> None:
    put()
    manifest = tmp_path / "samplepack" / MANIFEST
    if content is None:
        manifest.unlink()
    else:
        manifest.write_bytes(content)
    specs, (note,) = found()
    assert specs == []
    assert reason in note


def test_a_manifest_that_is_too_large_is_not_read(put: Callable[..., Path], tmp_path: Path) -> None:
    put()
    with (tmp_path / "samplepack" / MANIFEST).open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    specs, (note,) = found()
    assert specs == []
    assert "8 MB" in note


def test_a_title_that_is_missing_is_the_name_of_the_entry(put: Callable[..., Path], tmp_path: Path) -> None:
    put()
    manifest = tmp_path / "samplepack" / MANIFEST
    manifest.write_text(json.dumps({"specs": [BLEND]}), encoding="utf-8")
    (spec,), _ = found()
    assert spec.group == "sample"


def test_the_catalogue_keeps_what_is_kerass(put: Callable[..., Path]) -> None:
    put(BLEND, {**BLEND, "name": "Dropout"})
    specs, notes = package_specs({"layer": {name: spec for name in ("Dropout",) if (spec := load().spec(name))}})
    assert "Blend" in [one.name for one in specs]
    assert any("Dropout" in str(note) for note in notes)
