"""The tutorial's new output on a trained model, from the command line: train, draw on, train on, take the code away."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

from designer.app import main
from designer.catalogue.load import load
from designer.graph import building, edits
from designer.graph.model import Change, Graph, Node, Setting
from designer.project import storage
from designer.project.examples import example
from designer.project.records import TRAINING

Captured = pytest.CaptureFixture[str]


def small(name: str, **training: object) -> Graph:
    """Return an example with a vocabulary of 30 words, few samples and two epochs."""
    text = re.sub(r"\b10000?\b", "30", example(name).path.read_text(encoding="utf-8")).replace("1280", "160")
    graph = storage.decode(text)
    old = graph.settings[TRAINING]
    new = msgspec.structs.replace(old, epochs=2, **training)
    graph.apply(Change("", (Setting(TRAINING, old),), (Setting(TRAINING, new),)))
    return graph


def numbers(text: str) -> dict[str, float]:
    """Return the last epoch's numbers as a script or a command prints them."""
    return {name: float(value) for name, value in re.findall(r"^(\w+): ([-+.e\d]+)$", text, re.MULTILINE)}


def test_the_example_is_the_ticket_classifier_drawn_on() -> None:
    graph = storage.load(example("ticket").path)
    shared = next(n.id for n in graph.nodes.values() if n.name == "shared")
    change, head = building.attach_output(graph, shared, load().signature, {"units": 3}, "difficulty")
    graph.apply(change)
    graph.apply(building.freeze_upstream(graph, head, lambda i: graph.nodes[i].type == "Dense"))
    for name in ("title", "text_body"):  # of fewer words, so that the trained weights it brings along are small
        words = next(n.id for n in graph.nodes.values() if n.name == name)
        graph.apply(edits.set_param(graph, words, "shape", [1000]))
    drawn = storage.load(example("difficulty").path)
    graph.apply(edits.move(graph, {i: n.position for i, n in drawn.nodes.items()}))
    assert drawn.nodes == graph.nodes
    assert set(drawn.edges) == set(graph.edges)
    assert all(isinstance(n, Node) and n.trainable == (n.name != "shared") for n in drawn.nodes.values())


def test_a_new_output_is_trained_on_a_run_and_the_script_does_the_same(tmp_path: Path, capsys: Captured) -> None:
    project = tmp_path / "ticket.kdesign"
    storage.save(small("ticket"), project)
    assert main(["train", str(project)]) == 0
    capsys.readouterr()
    (run,) = (p.name for p in (tmp_path / "ticket.kdesign.runs").iterdir())

    storage.save(small("difficulty", start_from="no such run"), project)
    assert main(["check", str(project)]) == 0
    assert "the run no such run, which is not there" in capsys.readouterr().out
    assert main(["export", str(project), "-o", str(tmp_path / "tickets.py")]) == 2
    assert "no such run" in capsys.readouterr().err
    assert not (tmp_path / "tickets.py").exists()

    storage.save(small("difficulty", start_from=run), project)
    assert main(["check", str(project)]) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(["train", str(project)]) == 0
    trained = capsys.readouterr()
    assert f"Weights of 3 layers come from the run {run}; difficulty starts fresh." in trained.err

    script = tmp_path / "tickets.py"
    assert main(["export", str(project), "-o", str(script)]) == 0
    with np.load(tmp_path / "tickets.weights.npz", allow_pickle=False) as file:
        assert set(file.files) == {f"{name}/{i}" for name in ("shared", "priority", "department") for i in (0, 1)}
    alone = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=200)
    printed = numbers(alone.stdout)
    assert "difficulty_accuracy" in printed
    for name, value in numbers(trained.out).items():
        assert printed[name] == pytest.approx(value, rel=1e-5, abs=1e-6), name

    (tmp_path / "tickets.weights.npz").unlink()
    assert main(["export", str(project), "-o", str(script), "--model-only"]) == 0
    assert not (tmp_path / "tickets.weights.npz").exists()
