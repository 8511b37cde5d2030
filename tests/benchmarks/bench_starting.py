"""What `new` and `train` reach by themselves, beside scikit-learn on the same rows; the test rows are in neither.

Accuracy, R2 of numbers. The references learn from all training rows, ours holds a part of them back to validate with.
Goals: within 0.02 of the MLP on all tables, of the best reference on two thirds of them.

Run: uv run python -m tests.benchmarks.bench_starting [TABLE ...]
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
from tests.support.references import references
from tests.support.tables_to_learn import TABLES, TARGET

NEAR = 0.02


def ours(training: pd.DataFrame, test: pd.DataFrame, folder: Path) -> float:
    """Return the score of a project made and trained by the commands alone."""
    table, project, unseen, told = (folder / name for name in ("t.csv", "t.kdesign", "u.csv", "p.parquet"))
    training.to_csv(table, index=False)
    test.drop(columns=TARGET).to_csv(unseen, index=False)
    run = folder / "run"
    for arguments in (
        ["new", str(table), "-o", str(project)],
        ["train", str(project), "--run-dir", str(run)],
        ["predict", str(project), "--run", str(run), "--input", str(unseen), "-o", str(told)],
    ):
        with contextlib.redirect_stdout(sys.stderr):
            code = command(arguments)
        if code != 0:
            raise SystemExit(f"{arguments[0]} failed")
    predictions = pd.read_parquet(told)
    predictions = predictions.set_index("row").reindex(range(1, len(test) + 1))[TARGET]
    score = r2_score if test[TARGET].dtype.kind in "fi" else accuracy_score
    return float(score(test[TARGET], predictions))


def main(names: list[str]) -> None:
    """Print a line a table, and how many reach the goals."""
    warnings.simplefilter("ignore")
    lines, near_mlp, near_best = [], 0, 0
    for name in names:
        frame = TABLES[name]()
        labels = None if frame[TARGET].dtype.kind in "fi" else frame[TARGET]
        training, test = train_test_split(frame, test_size=0.2, random_state=0, stratify=labels)
        found = references(training, test)
        with tempfile.TemporaryDirectory() as folder:
            score = ours(training, test, Path(folder))
        near_mlp += score >= found["mlp"] - NEAR
        near_best += score >= max(found.values()) - NEAR
        shown = "  ".join(f"{reference} {value:.3f}" for reference, value in found.items())
        lines.append(f"{name:16} {len(frame):6} rows  {shown}  ours {score:.3f}")
        print(lines[-1], flush=True)
    print("\n".join(lines))
    print(f"within {NEAR} of the MLP: {near_mlp} of {len(names)}, of the best: {near_best} of {len(names)}")


if __name__ == "__main__":
    main(sys.argv[1:] or list(TABLES))
