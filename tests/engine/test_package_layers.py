"""Layers that an installed package brings along: in the palette without importing it, in models, code and files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from designer import wire
from designer.catalogue.load import Catalogue, load
from designer.engine.building.build import build_model
from designer.engine.dispatch import Engine
from designer.engine.importers.opening import import_model
from designer.export.python_code import python_code
from designer.graph.calls import program
from designer.graph.model import Graph
from designer.project.own_code import catalogue_with
from designer.project.storage import decode, encode
from tests.support.drawings import SIGNATURES, Drawing
from tests.support.exported import run_code
from tests.support.sample_package import BLEND, install


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[Catalogue, Path]]]:
    def put(*specs: dict[str, Any], **more: Any) -> tuple[Catalogue, Path]:
        trace = install(tmp_path, *specs, **more)
        monkeypatch.syspath_prepend(str(tmp_path))
        load.cache_clear()
        return load(), trace

    yield put
    for name in [name for name in sys.modules if name.partition(".")[0] == "samplepack"]:
        del sys.modules[name]
    load.cache_clear()
    catalogue_with.cache_clear()


def drawn(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> Graph:
    spec = catalogue.spec("Blend")
    assert spec is not None
    from designer.catalogue.signatures import signature

    monkeypatch.setitem(SIGNATURES, "Blend", signature(spec, {}, {}, load().spec))
    drawing = Drawing()
    drawing.add("Input", "x", shape=[4])
    drawing.add("Dense", "x", "a", units=3)
    drawing.add("Dense", "x", "b", units=3)
    drawing.add("Blend", "a", "b", "blend", share=0.25)
    return drawing.graph


def test_the_manifest_is_read_and_the_package_is_not_imported(installed: Callable[..., Any]) -> None:
    catalogue, trace = installed()
    assert [(s.name, s.package) for s in dict(catalogue.groups())["Sample layers"]] == [("Blend", "samplepack")]
    assert next(s.name for s in catalogue.search("blend")) == "Blend"
    assert catalogue.notes == ()
    assert not trace.exists()
    assert not any(name.startswith("samplepack") for name in sys.modules)


def test_a_layer_of_a_package_is_checked_built_exported_and_opened_again(
    installed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    catalogue, trace = installed()
    graph = drawn(monkeypatch, catalogue)
    said: list[Any] = []
    engine = Engine(said.append)
    report = engine.checked(graph, "")
    assert report.ok, [str(p.text) for p in report.problems]
    assert trace.exists()
    assert report.total_params == 2 * (4 * 3 + 3) + 3
    code = python_code(graph, catalogue, model_only=True)
    assert "from samplepack.blending import Blend\n" in code
    exported = run_code(code)["build_model"]()
    built = build_model(program(graph, catalogue.signature), catalogue)
    assert built.get_config() == exported.get_config()
    path = tmp_path / "a.keras"
    engine.handle(wire.SaveModel(project=encode(graph), output=str(path)))
    (model,) = import_model(wire.ImportModel(path=str(path)), catalogue).models
    assert model.notes == ()
    again = decode(model.project)
    assert [n.params for n in again.nodes.values() if n.type == "Blend"] == [{"share": 0.25}]
    (model,) = import_model(wire.ImportModel(text=code + "\nmodel = build_model()"), catalogue).models
    again = decode(model.project)
    (blend,) = [n for n in again.nodes.values() if n.type == "Blend"]
    assert (blend.params, [e.target_port for e in again.incoming(blend.id)]) == ({"share": 0.25}, [0, 1])
    assert model.notes == ()


@pytest.mark.parametrize(
    ("specs", "value", "said"),
    [
        (
            ({**BLEND, "name": "Dense"}, {**BLEND, "module": "os"}),
            "samplepack",
            "taken or not of it: Dense, Blend",
        ),
        (({**BLEND, "kind": "nonsense"},), "samplepack", "left out, since their names"),
        (({"name": 3},), "samplepack", "The layers of the package samplepack are left out"),
        ((BLEND,), "samplepack.blending", "is not the name of a package"),
    ],
)
def test_what_cannot_be_taken_is_said(installed: Callable[..., Any], specs: Any, value: str, said: str) -> None:
    catalogue, _ = installed(*specs, value=value)
    assert catalogue.spec("Blend") is None
    assert catalogue.spec("Dense").module == "keras.layers"
    (note,) = catalogue.notes
    assert said in str(note)
