"""Two runs are told of on the rows that both have in a part, with what they differ by."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import confusion_matrix, f1_score

from designer.catalogue.load import load as load_catalogue
from designer.cli import main
from designer.data.settings import Split
from designer.engine.building import trained
from designer.engine.evaluating.compare import compare
from designer.engine.evaluating.progress import Work
from designer.engine.feeding import data
from designer.engine.feeding.paired_rows import forget, paired
from designer.files import allowed
from designer.project import storage
from designer.project.records import DATA
from designer.wire import Compare
from tests.support import projects


@dataclass
class Pair:
    """A project with two runs that hold other rows back, and the rows that both hold back, by run."""

    project: Path
    runs: tuple[Path, Path]

    def evaluated(self, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
        named = [text for run in self.runs for text in ("--run", run.name)]
        capsys.readouterr()
        assert main(["evaluate", str(self.project), *named, "--json", *more]) == 0
        return dict(json.loads(capsys.readouterr().out))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    project = tmp_path_factory.mktemp("pair") / "iris.kdesign"
    graph = projects.iris().graph
    runs = []
    for seed in (1, 2):
        settings = graph.settings[DATA]
        graph.settings[DATA] = msgspec.structs.replace(settings, split=Split("random", 0.4, seed=seed))
        storage.save(graph, project)
        run = project.parent / "iris.kdesign.runs" / f"run-{seed}"
        assert main(["train", str(project), "--run-dir", str(run), "--epochs", str(3 * seed)]) == 0
        runs.append(run)
    return Pair(project, (runs[0], runs[1]))


def test_both_are_told_of_by_the_rows_that_both_hold_back(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    found = pair.evaluated(capsys)
    loaded = []
    for run in pair.runs:
        one = trained.load(run, load_catalogue())
        loaded.append((one.model, data.load(one.program, one.data, one.folder)))
    rows = set(loaded[0][1].validation_rows) & set(loaded[1][1].validation_rows)
    assert 0 < len(rows) < 60
    predicted, by_row = [], []
    for (model, held), told in zip(loaded, found["runs"], strict=True):
        chosen = np.array([place for place, row in enumerate(held.validation_rows) if row in rows])
        x, y = (part[chosen] for part in held.validation)
        expected = model.evaluate(x, y, batch_size=16, verbose=0, return_dict=True)
        assert told["metrics"] == pytest.approx(expected, abs=1e-6)
        assert (told["samples"], told["samples_of_part"]) == (len(rows), 60)
        scores = model.predict(x, batch_size=16, verbose=0).argmax(axis=1)
        assert told["outputs"][0]["confusion"] == confusion_matrix(y.ravel(), scores, labels=range(3)).tolist()
        predicted.append((y.ravel(), scores))
        by_row.append(dict(zip(np.array(held.validation_rows)[chosen].tolist(), scores.tolist(), strict=True)))
    differs = found["differences"]
    first, second = (told["metrics"] for told in found["runs"])
    assert differs["metrics"] == pytest.approx({name: second[name] - first[name] for name in first})
    apart = differs["outputs"][0].get("apart", [])
    assert {one["row"] - 1: (int(one["predicted"]), int(one["other"])) for one in apart} == {
        row: (first, by_row[1][row]) for row, first in by_row[0].items() if first != by_row[1][row]
    }
    first_model, second_model = (model for model, _ in loaded)
    distances = {}
    for layer in ("hidden", "species"):
        ours, theirs = (
            np.concatenate([weight.ravel() for weight in model.get_layer(layer).get_weights()])
            for model in (first_model, second_model)
        )
        distances[layer] = float(np.linalg.norm(theirs - ours) / np.linalg.norm(ours))
    assert {one["layer"]: one["distance"] for one in differs["weights"]} == pytest.approx(distances, rel=1e-4)
    told = [one["distance"] for one in differs["weights"]]
    assert told == sorted(told, reverse=True)
    f1 = [f1_score(*both, labels=range(3), average=None, zero_division=0) for both in predicted]
    assert [one["f1"] for one in differs["outputs"][0]["classes"]] == pytest.approx((f1[1] - f1[0]).tolist())


class _Counted(Work):
    begun = 0

    def on_predict_begin(self, logs: object = None) -> None:
        self.begun += 1
        super().on_predict_begin(logs)


def test_one_answer_is_for_both_and_each_model_predicts_once(pair: Pair) -> None:
    catalogue = load_catalogue()
    first, second = (trained.load(run, catalogue) for run in pair.runs)
    work = _Counted(1, (), lambda _answer: None)
    found = compare(Compare(rows=500), first, catalogue, work, second)
    assert work.begun == 2
    turned = compare(Compare(rows=500), second, catalogue, work, first)
    assert found.other is not None
    assert turned.other is not None
    assert (found.outputs, found.rows) == (turned.other.outputs, turned.other.rows)
    assert (found.other.outputs, found.other.rows) == (turned.outputs, turned.rows)
    mine, its = found.outputs[0].apart, found.other.outputs[0].apart
    assert {(one.row, one.predicted, one.other) for one in mine} == {(one.row, one.other, one.predicted) for one in its}


def test_a_run_beside_itself_differs_by_nothing(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    found = Pair(pair.project, (pair.runs[0], pair.runs[0])).evaluated(capsys, "--part", "all")
    assert set(found["differences"]["metrics"].values()) == {0.0}
    assert found["runs"][0] == found["runs"][1]


def test_runs_on_other_data_are_not_compared_and_more_than_two_neither(
    pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.csv").write_text("a,b\n" + "".join(f"{i},{i % 2}\n" for i in range(40)))
    other = tmp_path / "other.kdesign"
    assert main(["new", str(tmp_path / "other.csv"), "--target", "b", "-o", str(other)]) == 0
    assert main(["train", str(other), "--run-dir", str(tmp_path / "run"), "--epochs", "1"]) == 0
    capsys.readouterr()
    named = ["--run", str(pair.runs[0]), "--run", str(tmp_path / "run")]
    assert main(["evaluate", str(pair.project), *named]) == 2
    assert "run-1 and run were trained on different data." in capsys.readouterr().err
    assert main(["evaluate", str(pair.project), *named, "--run", "run-2"]) == 2
    assert "not more" in capsys.readouterr().err


def test_rows_are_prepared_once_for_all_that_is_asked_of_a_pair(pair: Pair) -> None:
    first, second = (trained.load(run, load_catalogue()) for run in pair.runs)
    forget()
    found, own = paired(first, second, "", "validation")
    again, _ = paired(first, second, "", "validation", needs_targets=False)
    other, _ = paired(second, first, "", "validation")
    assert own == 60
    # A run beside itself is prepared alike; the rows of the pair before are let go.
    alike, _ = paired(first, trained.load(pair.runs[0], load_catalogue()), "", "validation")
    assert len(alike.numbers) == 60
    np.testing.assert_array_equal(found.x, again.x)
    assert sorted(found.numbers) == sorted(other.numbers)
    whole, _ = paired(first, first, "", "all")
    assert paired(first, first, "", "all")[0] is whole


def test_a_file_that_changes_is_prepared_anew(pair: Pair, tmp_path: Path) -> None:
    first = trained.load(pair.runs[0], load_catalogue())
    file = tmp_path / "flowers.csv"
    allowed.allow(file)
    table = pd.DataFrame(np.random.default_rng(0).uniform(1, 6, (9, 4)), columns=first.fitted.columns()[:4])
    table[first.fitted.columns()[-1]] = np.arange(9) % 3
    table.to_csv(file, index=False)
    whole, _ = paired(first, first, str(file), "")
    assert paired(first, first, str(file), "", needs_targets=False)[0] is whole
    table[:7].to_csv(file, index=False)
    assert paired(first, first, str(file), "")[1] == 7
