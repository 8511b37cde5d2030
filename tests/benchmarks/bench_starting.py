"""What `new` and `train` reach by themselves, beside scikit-learn: accuracy, R2 of numbers.

Everybody learns from the rows that the project trains on and is asked about those that it validates with; its early
stopping looks at these. With --unseen a fifth of the rows is in neither, and the references learn from all others.
Goals: within 0.02 of the MLP on all tables, of the best reference on two thirds of them.

Run: uv run python -m tests.benchmarks.bench_starting [--unseen] [TABLE ...]
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import warnings
from pathlib import Path

import pandas as pd
from sklearn.metrics import accuracy_score, r2_score
from sklearn.model_selection import train_test_split

from designer.cli import main as command
from designer.engine.feeding.data import open_data
from designer.project import storage
from designer.project.records import DATA
from tests.support.references import references
from tests.support.tables_to_learn import TABLES, TARGET

NEAR = 0.02


def on_the_same_split(frame: pd.DataFrame, folder: Path) -> tuple[dict[str, float], float]:
    """Return the scores of the references and ours on the rows that the project validates with."""
    told = _trained(frame, folder, [])
    found = open_data(storage.load(folder / "t.kdesign").settings[DATA], folder).divided()
    rows = {part: indices for part, (_, indices) in found.parts.items()}
    training, validation = frame.iloc[rows["training"]], frame.iloc[rows["validation"]]
    return references(training, validation), _score(validation[TARGET], told.loc[rows["validation"] + 1])


def on_unseen_rows(frame: pd.DataFrame, folder: Path) -> tuple[dict[str, float], float]:
    """Return the scores of the references and ours on rows that nobody has seen."""
    labels = None if frame[TARGET].dtype.kind in "fi" else frame[TARGET]
    training, test = train_test_split(frame, test_size=0.2, random_state=0, stratify=labels)
    test.drop(columns=TARGET).to_csv(folder / "u.csv", index=False)
    told = _trained(training, folder, ["--input", str(folder / "u.csv")])
    return references(training, test), _score(test[TARGET], told.reindex(range(1, len(test) + 1)))


def _trained(table: pd.DataFrame, folder: Path, about: list[str]) -> pd.Series:
    """Return the predictions, by row number, of a project made and trained by the commands alone."""
    table.to_csv(folder / "t.csv", index=False)
    project, run, told = (str(folder / name) for name in ("t.kdesign", "run", "p.parquet"))
    for arguments in (
        ["new", str(folder / "t.csv"), "-o", project],
        ["train", project, "--run-dir", run],
        ["predict", project, "--run", run, *about, "-o", told],
    ):
        with contextlib.redirect_stdout(sys.stderr):
            code = command(arguments)
        if code != 0:
            raise SystemExit(f"{arguments[0]} failed")
    return pd.read_parquet(told).set_index("row")[TARGET]


def _score(truth: pd.Series, told: pd.Series) -> float:
    score = r2_score if truth.dtype.kind in "fi" else accuracy_score
    return float(score(truth, told))


def main(arguments: list[str]) -> None:
    """Print a line a table, and how many reach the goals."""
    warnings.simplefilter("ignore")
    measure = on_unseen_rows if "--unseen" in arguments else on_the_same_split
    names = [name for name in arguments if name != "--unseen"] or list(TABLES)
    near_mlp = near_best = 0
    for name in names:
        frame = TABLES[name]()
        with tempfile.TemporaryDirectory() as folder:
            found, score = measure(frame, Path(folder))
        near_mlp += score >= found["mlp"] - NEAR
        near_best += score >= max(found.values()) - NEAR
        shown = "  ".join(f"{reference} {value:.3f}" for reference, value in found.items())
        print(f"{name:16} {len(frame):6} rows  {shown}  ours {score:.3f}", flush=True)
    print(f"within {NEAR} of the MLP: {near_mlp} of {len(names)}, of the best: {near_best} of {len(names)}")


if __name__ == "__main__":
    main(sys.argv[1:])
