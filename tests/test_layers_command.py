"""The command `layers`: code of the user's own comes into a project, is shown, allowed and taken out again."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from designer.app import main
from designer.files import allowed
from designer.graph.model import Graph
from designer.headless import engine
from designer.headless.paths import runs_of
from designer.project import storage
from designer.project.own_code import code_of
from tests.support import own_layers
from tests.support.own_layers import LAYERS

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "net.kdesign"
    storage.save(Graph(), path)
    (tmp_path / "mine.py").write_text(LAYERS, encoding="utf-8")
    return path


def listed(project: Path, capsys: Captured) -> dict[str, tuple[str, bool]]:
    assert main(["layers", str(project), "list", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    return {one["name"]: (one["code"], one["allowed"]) for one in told["layers"]}


def test_a_file_that_the_user_names_may_run_and_travels_in_the_project(project: Path, capsys: Captured) -> None:
    assert main(["layers", str(project), "add", str(project.parent / "mine.py")]) == 0
    said = capsys.readouterr()
    assert "SpectralConv" in said.out
    assert "3 statements" in said.err
    (project.parent / "mine.py").unlink()
    assert listed(project, capsys)["Gate"] == ("mine", True)
    text = project.read_text("utf-8")
    assert '"code": {' in text
    assert storage.encode(storage.load(project)) == text, "written again it is the same bytes"
    assert main(["layers", str(project), "show", "Gate"]) == 0
    assert capsys.readouterr().out == code_of(storage.load(project)).modules[0].text
    assert main(["layers", str(project), "remove", "mine"]) == 0
    assert listed(project, capsys) == {}


def test_code_of_a_project_from_elsewhere_is_allowed_by_name(
    project: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["layers", str(project), "add", str(project.parent / "mine.py")])
    changed = project.read_text("utf-8").replace("EPSILON = 1e-6", "EPSILON = 1e-7")
    project.write_text(changed, encoding="utf-8")
    assert listed(project, capsys)["Gate"] == ("mine", False), "changed code asks again"
    assert main(["layers", str(project), "allow"]) == 0
    assert listed(project, capsys)["Gate"] == ("mine", True)
    typed = "import keras\nclass Typed(keras.Layer):\n  def call(self, x): return x"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["layers", str(project), "add", "-"]) == 0
    assert listed(project, capsys)["Typed"] == ("typed", True)


def test_what_cannot_be_done_is_one_line(project: Path, capsys: Captured) -> None:
    twice = project.parent / "twice.py"
    twice.write_text("import keras\nclass Gate(keras.Layer): pass", encoding="utf-8")
    main(["layers", str(project), "add", str(project.parent / "mine.py")])
    capsys.readouterr()
    for words, said in (
        (["add", str(twice)], "a class Gate already, in its code mine"),
        (["add"], "Name the Python file"),
        (["show", "nobody"], "no code called nobody; there is mine"),
        (["remove"], "Name the code to remove; there is mine"),
        (["add", str(project)], "has no class"),
    ):
        assert main(["layers", str(project), *words]) == 2
        err = capsys.readouterr().err
        assert said in err, err
        assert err.count("\n") == 1


def test_the_name_of_a_text_adds_nothing_to_what_is_allowed() -> None:
    other = "import os"
    forged = f"a\n{allowed.code_digest(other)} b"
    allowed.allow_code("import keras", forged)
    assert allowed.is_code_allowed("import keras")
    assert not allowed.is_code_allowed(other)


@pytest.mark.slow
def test_a_loss_of_one_s_own_that_never_ends_is_a_problem_of_the_check_and_ends_a_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "TRIAL_SECONDS", 40.0)
    text = own_layers.LAYERS + "\n\n@keras.saving.register_keras_serializable()\ndef hanging(y_true, y_pred):\n"
    text += "    while True:\n        pass\n"
    project = tmp_path / "p.kdesign"
    storage.save(own_layers.project(text, loss="hanging").graph, project)
    assert main(["check", str(project)]) == 1
    assert "error: A made-up batch could not be trained with what is your own" in capsys.readouterr().out
    assert main(["train", str(project)]) == 2
    assert "A made-up batch could not be trained with what is your own" in capsys.readouterr().err
    assert not runs_of(project).exists()
    storage.save(own_layers.project(loss="my_loss", metrics=("Worst",)).graph, project)
    assert main(["check", str(project)]) == 0
