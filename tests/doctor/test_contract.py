"""What commands print of the doctor's findings, on a project with a fault, and that its remedy is one edit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from designer.app import main
from designer.catalogue.load import load
from designer.graph.edits import rewire
from designer.graph.model import Graph
from designer.project import run_folder, storage
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING
from tests.support import projects

FIELDS = {"rule", "severity", "node", "text", "evidence", "fix"}


def _mended(graph: Graph, edit: dict[str, object]) -> Graph:
    twin = graph.copy()
    change = apply_fix(twin, str(edit["kind"]), edit["args"], load().signature)  # type: ignore[arg-type]
    twin.apply(change)
    back = twin.copy()
    back.apply(change.reversed())
    assert list(back.elements()) == list(graph.elements())
    return twin


def test_findings_are_the_last_line_and_are_kept_with_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = projects.iris(epochs=15, optimizer={"class": "SGD", "args": {"learning_rate": 1e-7}}).graph
    project, run = tmp_path / "iris.kdesign", tmp_path / "iris.runs" / "first"
    storage.save(graph, project)
    assert main(["train", str(project), "--run-dir", str(run), "--json"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["event"] == "findings"
    first = last["findings"][0]
    assert set(first) >= FIELDS
    assert (first["rule"], first["severity"]) == ("learning_rate_too_low", "error")
    assert first["evidence"]["learning_rate"] == 1e-7
    assert (run / run_folder.FINDINGS).is_file()

    assert main(["runs", str(project), "show", str(run), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["findings"] == last["findings"]
    score = shown["scores"][0]
    assert score["measure"] == "accuracy"
    assert score["linear"] > score["baseline"] + 0.3
    mended = _mended(storage.load(project), first["edit"])
    assert mended.settings[TRAINING].optimizer["args"]["learning_rate"] >= 0.001

    assert main(["runs", str(project), "show", str(run)]) == 0
    assert "(learning_rate_too_low)" in capsys.readouterr().out

    # A run that was not examined is examined when it is asked for: from the same first weights, with the same result.
    (run / run_folder.FINDINGS).unlink()
    assert main(["runs", str(project), "show", str(run), "--json", "--no-findings"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] is None
    assert main(["runs", str(project), "show", str(run), "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["scores"] == shown["scores"]
    assert [one["rule"] for one in again["findings"]] == [one["rule"] for one in shown["findings"]]
    assert again["findings"][0]["evidence"]["change"] == first["evidence"]["change"]
    assert (run / run_folder.FINDINGS).is_file()


def test_check_tells_what_the_drawing_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawing = projects.iris(batch_size=1)
    drawing.add("BatchNormalization", "flower", "normal")
    graph = drawing.graph
    graph.apply(
        apply_fix(graph, "set_param", {"node": drawing.ids["hidden"], "param": "kernel_initializer", "value": "zeros"})
    )
    edge = graph.incoming(drawing.ids["hidden"])[0]
    graph.apply(rewire(graph, edge, replace(edge, source=drawing.ids["normal"]), load().signature))
    project = tmp_path / "iris.kdesign"
    storage.save(graph, project)
    main(["check", str(project), "--json"])
    report = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in report["findings"]] == ["zero_initialisation", "batch_norm_batch_size_one"]
    for one in report["findings"]:
        assert set(one) >= FIELDS
        mended = _mended(storage.load(project), one["edit"])
        assert list(mended.elements()) != list(graph.elements())


def test_a_healthy_project_has_no_findings_before_it_is_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "iris.kdesign"
    storage.save(projects.iris().graph, project)
    assert main(["check", str(project), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["findings"] == []
    assert DATA in storage.load(project).settings
