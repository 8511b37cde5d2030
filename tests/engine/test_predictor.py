"""A predictor alone, in a folder of its own, writes the very file that the program writes for the same rows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from designer.cli import main
from designer.data import mapped
from designer.data.lazy import is_lazy
from designer.data.predictor import ModelInput, Predictor, blocks, packed, prepared_file
from designer.data.prepare import prepare
from designer.data.settings import Binding, DataSettings
from designer.data.sources import source_of
from designer.data.steps.pictures import Picture
from designer.engine.feeding.data import open_data
from designer.project import storage
from designer.project.records import TRAINING, TrainingSettings
from tests.support.exported import is_formatted


def alone(folder: Path, file: Path, output: Path) -> str:
    """Run a predictor where nothing of this program can be found, and return what it says."""
    elsewhere = output.parent / "elsewhere"
    shutil.copytree(folder, elsewhere, dirs_exist_ok=True)
    code = f"import runpy, sys; sys.modules['designer'] = None; sys.argv = ['', {str(file)!r}, '-o', {str(output)!r}]\n"
    code += f"runpy.run_path({str(elsewhere / 'predict.py')!r}, run_name='__main__')"
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": ""}
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def trained(file: Path, target: str, folder: Path) -> Path:
    """Return a project made of a file, with a run of two epochs."""
    project = folder / "p.kdesign"
    assert main(["new", str(file), "-o", str(project), *(["--target", target] if target else [])]) == 0
    graph = storage.load(project)
    settings: TrainingSettings = graph.settings[TRAINING]
    graph.settings[TRAINING] = TrainingSettings(settings.optimizer, settings.outputs, 2, 32, 3)
    storage.save(graph, project)
    assert main(["train", str(project)]) == 0
    return project


def assert_alike(project: Path, file: Path) -> str:
    """Assert that the program and its predictor write the same; return that."""
    folder, mine, its = (project.parent / name for name in ("predictor", "mine.csv", "its.csv"))
    assert main(["export", str(project), "--as", "predictor", "-o", str(folder)]) == 0
    assert main(["predict", str(project), "--run", "latest", "--input", str(file), "-o", str(mine)]) == 0
    alone(folder, file, its)
    assert its.read_bytes() == mine.read_bytes()
    return its.read_text("utf-8")


def table(path: Path, rows: int, seed: int = 0, with_target: bool = True) -> Path:
    """Write a mixed table with gaps and, with another seed, categories that were never seen."""
    chance = np.random.default_rng(seed)
    lines = ["code;amount;word;when;yes" + (";price" if with_target else "")]
    for row in range(rows):
        words = ["red", "blue", "초록", *(["unseen"] if seed else [])]
        amount, word = f"{chance.normal():.3f}".replace(".", ","), str(chance.choice(words))
        cells = [amount, word, f"{chance.integers(1, 28):02d}.03.2021", str(chance.choice(["ja", "nein"]))]
        cells = ["" if chance.random() < 0.1 else cell for cell in cells]
        lines.append(
            ";".join(
                [f"=R-{row:03d}", *cells, *([f"{chance.normal(50, 9):.2f}".replace(".", ",")] if with_target else [])]
            )
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_table_with_gaps_is_predicted_alike(tmp_path: Path) -> None:
    project = trained(table(tmp_path / "a.csv", 120), "price", tmp_path)
    text = assert_alike(project, tmp_path / "a.csv")
    assert text.splitlines()[0].startswith("row,code,price,")
    assert text.splitlines()[1].startswith("1,'=R-000,")
    shutil.rmtree(tmp_path / "predictor")
    assert_alike(project, table(tmp_path / "b.csv", 30, seed=1, with_target=False))
    # Of two rows nobody could find out what names them: it is known from the file that was learnt from.
    lines = (tmp_path / "b.csv").read_text("utf-8").splitlines()
    (tmp_path / "two.csv").write_text("\n".join(lines[:3]), encoding="utf-8")
    shutil.rmtree(tmp_path / "predictor")
    assert assert_alike(project, tmp_path / "two.csv").splitlines()[0].startswith("row,code,price")
    for flags, columns in (
        (["--no-keys"], "row,price,"),
        (["--keys", "word,code"], "row,word,code,price,"),
        (["--with-inputs"], "row,code,amount,word,when,yes,price,"),
    ):
        out = tmp_path / "columns.csv"
        assert main(["predict", str(project), "--run", "latest", "-o", str(out), *flags]) == 0
        assert out.read_text("utf-8").startswith(columns)
    assert main(["predict", str(project), "--run", "latest", "-o", str(out), "--keys", "colour"]) == 2
    script = (tmp_path / "predictor" / "predict.py").read_text("utf-8")
    assert is_formatted(script)
    code = [f.read_text("utf-8") for f in (tmp_path / "predictor").rglob("*.py")]
    assert not [text for text in code if "from designer" in text or "import designer" in text]
    assert not list((tmp_path / "predictor").rglob("*.pkl"))
    required = (tmp_path / "predictor" / "requirements.txt").read_text("utf-8").split()
    assert all("==" in line for line in required)
    # A second time over the first, but not over something else.
    assert main(["export", str(project), "--as", "predictor", "-o", str(tmp_path / "predictor")]) == 0
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    assert main(["export", str(project), "--as", "predictor", "-o", str(tmp_path / "other")]) != 0


def test_rows_that_are_made_when_they_are_asked_for_are_packed_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(0)
    for place in range(12):
        (tmp_path / "p" / "ab"[place % 2]).mkdir(parents=True, exist_ok=True)
        pixels = chance.integers(0, 255, (20, 20, 3)).astype("uint8")
        Image.fromarray(pixels).save(tmp_path / "p" / "ab"[place % 2] / f"{place}.png")
    source = source_of(tmp_path / "p")
    binding = {"in": Binding(("image",), {"image": (Picture(8, 8),)})}
    found = open_data(DataSettings(source, binding), tmp_path)
    fitted = prepare(found.settings, found.fields, found.table, {}).fitted
    predictor = Predictor((ModelInput("x", "in"),), (), batch_size=2)
    whole = packed(predictor, prepared_file(fitted, tmp_path / "p").prepared, slice(0, 12))
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 100)
    late = prepared_file(fitted, tmp_path / "p").prepared
    assert is_lazy(late.inputs["in"])
    parts = [packed(predictor, late, rows) for rows in (slice(0, 5), slice(5, 12))]
    np.testing.assert_array_equal(np.concatenate(parts), whole)
    assert [(rows.start, rows.stop) for rows in blocks(2500, 300)] == [(0, 900), (900, 1800), (1800, 2500)]


@pytest.mark.slow
def test_a_folder_of_pictures_is_predicted_alike(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    for place in range(24):
        folder = tmp_path / "pictures" / ("cat" if place % 2 else "dog")
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(chance.integers(0, 255, (20, 20, 3)).astype("uint8")).save(folder / f"{place}.png")
    assert_alike(trained(tmp_path / "pictures", "", tmp_path), tmp_path / "pictures")
