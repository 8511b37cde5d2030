"""Pictures of the model in every format, and the sentences where there can be none."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from designer.catalogue.load import load
from designer.engine.exporters import diagram
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.examples import example
from designer.wire import Diagram

HEADS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "dot": b"digraph"}


@pytest.fixture(scope="module")
def project() -> str:
    return storage.encode(storage.load(example("ticket").path))


@pytest.mark.parametrize("form", diagram.FORMS)
def test_the_model_is_drawn(form: str, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # without the dot program
    output = tmp_path / f"모델.{form}"
    assert diagram.write(Diagram(project=project, output=str(output)), load()).result == str(output)
    content = output.read_bytes()
    assert content.startswith(HEADS[form])
    assert [p.name for p in tmp_path.iterdir()] == [output.name]
    if form == "svg":
        assert b"department" in content


def test_a_drawing_lies_within_its_view(project: str) -> None:
    root = ET.fromstring(diagram.write(Diagram(project=project), load()).svg)
    width, height = (float(number) for number in root.get("viewBox", "").split()[2:])
    group = root.find("{*}g")
    assert group is not None
    scale = float(re.search(r"scale\(([\d.]+)", group.get("transform", ""))[1])
    sheet = [point.split(",") for point in group.find("{*}polygon").get("points").split()]
    spans = [max(numbers) - min(numbers) for numbers in zip(*[map(float, point) for point in sheet], strict=True)]
    assert spans[0] * scale <= width + 1
    assert spans[1] * scale <= height + 1


def test_what_is_shown_can_be_chosen(project: str) -> None:
    plain = diagram.dot_text(Diagram(project=project, show_shapes=False, direction="LR"), load())
    assert "20100" not in plain
    assert "rankdir=LR" in plain.replace('"', "")
    assert "20100" in diagram.dot_text(Diagram(project=project), load())


@pytest.mark.parametrize(("name", "reason"), [("a.gif", "not as a.gif"), ("none/a.svg", "could not be written")])
def test_what_cannot_be_written_is_told(name: str, reason: str, project: str, tmp_path: Path) -> None:
    with pytest.raises(DesignerError, match=reason):
        diagram.write(Diagram(project=project, output=str(tmp_path / name)), load())


def test_an_empty_drawing_has_no_picture(tmp_path: Path) -> None:
    with pytest.raises(DesignerError, match="no Input"):
        diagram.write(Diagram(project=storage.encode(Graph()), output=str(tmp_path / "a.svg")), load())
