"""main.py import: what somebody else made becomes a project, with its weights as a run that can be used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from designer.app import main
from designer.headless import opener
from designer.project import storage
from designer.project.records import TRAINING
from designer.wire import ImportModel

Captured = pytest.CaptureFixture[str]
TWO = """
import keras
inputs = keras.Input((4,))
first = keras.Model(inputs, keras.layers.Dense(2, name="two")(inputs))
second = keras.Model(inputs, keras.layers.Dense(3, name="three")(inputs))
"""
OWN = """
import keras
class Net(keras.Model):
    pass
model = keras.Sequential([keras.Input((4,))])
for number in keras.random.uniform((1,)):
    model.add(keras.layers.Dense(2, name="only"))
"""


@pytest.fixture
def model_file(tmp_path: Path) -> Path:
    import keras

    model = keras.Sequential([keras.Input((4,), name="x"), keras.layers.Dense(2, name="y")])
    path = tmp_path / "mine.keras"
    model.save(path)
    np.savez(tmp_path / "expected.npz", y=model(np.ones((3, 4), "float32")))
    return path


def names(project: Path) -> list[str]:
    return [n.name for n in storage.load(project).children("")]


def test_a_model_file_becomes_a_project_with_its_weights(model_file: Path, tmp_path: Path, capsys: Captured) -> None:
    project = tmp_path / "mine.kdesign"
    assert main(["import", str(model_file), "-o", str(project)]) == 0
    assert "imported" in capsys.readouterr().err
    assert names(project)[1:] == ["y"]
    assert storage.load(project).settings[TRAINING].start_from == "imported"
    exported = tmp_path / "again.keras"
    assert main(["export", str(project), "--run", "imported", "-o", str(exported)]) == 0
    import keras

    given = np.load(tmp_path / "expected.npz")["y"]
    np.testing.assert_array_equal(keras.models.load_model(exported)(np.ones((3, 4), "float32")), given)


def test_of_several_models_one_is_named(tmp_path: Path, capsys: Captured) -> None:
    script, project = tmp_path / "two.py", tmp_path / "two.kdesign"
    script.write_text(TWO)
    assert main(["import", str(script), "-o", str(project)]) == 2
    assert "several models: first, second. Choose one with --model NAME." in capsys.readouterr().err
    assert not project.exists()
    assert main(["import", str(script), "-o", str(project), "--model", "first"]) == 0
    assert names(project)[1:] == ["two"]


def test_a_script_is_run_only_when_told_to(tmp_path: Path, capsys: Captured) -> None:
    script, project = tmp_path / "own.py", tmp_path / "own.kdesign"
    script.write_text(OWN)
    assert main(["import", str(script), "-o", str(project)]) == 2
    assert "--run runs it" in capsys.readouterr().err
    assert not project.exists()
    assert main(["import", str(script), "-o", str(project), "--run"]) == 0
    assert names(project)[1:] == ["only"]


def test_what_is_no_model_is_one_line_and_two(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "hello.json"
    path.write_text(json.dumps({"hello": "world"}))
    assert main(["import", str(path), "-o", str(tmp_path / "p.kdesign")]) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "describes no Keras model" in captured.err
    assert main(["import", str(tmp_path / "missing.keras"), "-o", str(tmp_path / "p.kdesign")]) == 2
    assert "There is no file" in capsys.readouterr().err
    assert not (tmp_path / "p.kdesign").exists()


def test_drawing_a_model_takes_no_keras(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from designer.catalogue.load import load
from designer.engine.importers.opening import import_model
from designer.wire import ImportModel
import_model(ImportModel(path=sys.argv[1]), load())
assert not {"keras", "tensorflow"} & set(sys.modules)
"""
    path = tmp_path / "net.json"
    layer = {"class_name": "Dense", "config": {"name": "d", "units": 3}}
    path.write_text(json.dumps({"class_name": "Sequential", "config": {"name": "net", "layers": [layer]}}))
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert opener.ask(ImportModel(path=str(path)), 60).models[0].name == "net"  # type: ignore[union-attr]


def test_imported_weights_are_evaluated_used_and_trained_on(model_file: Path, tmp_path: Path, capsys: Captured) -> None:
    project = tmp_path / "mine.kdesign"
    assert main(["import", str(model_file), "-o", str(project)]) == 0
    np.savez(tmp_path / "data.npz", x=np.ones((8, 4), "float32"), y=np.zeros((8, 2), "float32"))
    given, target = (n.id for n in storage.load(project).children(""))
    text = json.loads(project.read_text(encoding="utf-8"))
    text["data"] = {
        "source": {"type": "npz", "path": "data.npz"},
        "inputs": {given: {"columns": ["x"]}},
        "targets": {target: {"columns": ["y"]}},
        "split": {"by": "random", "validation": 0.25},
    }
    text["training"] |= {"outputs": {target: {"loss": "mean_squared_error"}}, "epochs": 2}
    project.write_text(json.dumps(text), encoding="utf-8")
    assert main(["predict", str(project), "--run", "imported", "-o", str(tmp_path / "out.npz")]) == 0
    outputs = np.load(tmp_path / "out.npz")["y"]
    expected = np.load(tmp_path / "expected.npz")["y"]
    np.testing.assert_allclose(outputs, np.repeat(expected[:1], 8, axis=0), rtol=1e-6)
    capsys.readouterr()
    assert main(["evaluate", str(project), "--run", "imported", "--part", "all", "--json"]) == 0
    loss = json.loads(capsys.readouterr().out)["metrics"]["loss"]
    assert loss == pytest.approx(float(np.mean(expected**2)), rel=1e-5)
    assert main(["train", str(project), "--run-dir", str(tmp_path / "run"), "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    epochs = [e["logs"]["loss"] for e in events if e.get("type") == "EpochDone"]
    assert epochs[0] == pytest.approx(loss, rel=1e-4)
    assert epochs[1] < epochs[0]


def test_an_imported_model_predicts_for_a_file_without_data_of_its_own(
    model_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    project, output = tmp_path / "mine.kdesign", tmp_path / "out.npz"
    assert main(["import", str(model_file), "-o", str(project)]) == 0
    expected = np.load(tmp_path / "expected.npz")["y"]
    away = tmp_path / "away"
    away.mkdir()
    rows = np.ones((3, 4), "float32")
    (given, _) = storage.load(project).children("")
    np.savez(away / "named.npz", **{given.name: rows, "other": rows})
    np.savez(away / "only.npz", anything=rows)
    (away / "table.csv").write_text("a,b,c,d\n" + "1,1,1,1\n" * 3, encoding="utf-8")
    capsys.readouterr()
    command = ["predict", str(project), "--run", "imported", "-o", str(output)]
    for name in ("named.npz", "only.npz", "table.csv"):
        output.unlink(missing_ok=True)
        assert main([*command, "--input", str(away / name)]) == 0, capsys.readouterr().err
        np.testing.assert_allclose(np.load(output)["y"], expected, rtol=1e-6)
    output.unlink()
    capsys.readouterr()
    assert main(command) == 2
    assert "The run imported has no data of its own." in capsys.readouterr().err
    (away / "short.csv").write_text("a,b\n1,1\n", encoding="utf-8")
    assert main([*command, "--input", str(away / "short.csv")]) == 2
    assert f"short.csv has no column or array called as the Input {given.name}. It has a, b." in capsys.readouterr().err
    assert not output.exists()
