"""Predictions can be joined to the file they are for: rows, words, units; they need only the run and that file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest
from sklearn import metrics
from sklearn.metrics import mean_absolute_error

from designer import wire
from designer.data import fitted, mapped
from designer.data.preparation import binding, with_gaps
from designer.data.settings import DataSettings
from designer.data.sources import CsvSource
from designer.engine import telling
from designer.engine.dispatch import Engine
from designer.engine.evaluating import progress as working
from designer.graph.model import Change, Setting
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.report.figures import Classes, Numbers
from designer.wire import Answer, Compare, Done, Evaluate, Predict, Predictions, Worked
from tests.support import projects
from tests.support.drawings import Drawing

ROWS = 90


class Desk:
    """An engine with a run of a price (standardised), a digit class (3, 5, 7) and a word, from numbers and a town."""

    def __init__(self, folder: Path, missing: str = "refuse", gaps: bool = False) -> None:
        self.folder = folder
        self.table = houses(gaps)
        self.file = folder / "houses.csv"
        self.table.to_csv(self.file, index=False)
        self.said: list[Answer] = []
        self.run = folder / "run"
        self.engine = Engine(self.said.append)
        towns = 4 if missing == "fill" else 3  # an empty word stands for no town
        text = projects.text(drawing(CsvSource(str(self.file)), towns, missing))
        self.engine.handle(wire.Train(id=1, project=text, run_dir=str(self.run), folder=str(folder)))
        assert self.engine.wait(120)
        assert isinstance(self.said[-1], wire.Finished), self.said[-1]

    def ask(self, request: type, **fields: Any) -> Any:
        self.said.clear()
        self.engine.handle(request(id=2, run_dir=str(self.run), **fields))
        return self.said[-1]

    def predicted(self, name: str = "out.csv", **fields: Any) -> pd.DataFrame:
        answer = self.ask(Predict, output=str(self.folder / name), **fields)
        assert isinstance(answer, Done), answer
        return pd.read_csv(self.folder / name)

    def forget(self) -> None:
        """Look at the run as another process would."""
        self.engine = Engine(self.said.append)


def houses(gaps: bool = False) -> pd.DataFrame:
    random = np.random.default_rng(4)
    size, age = random.normal(120, 30, ROWS), random.uniform(0, 80, ROWS)
    town = random.choice(["Jeju", "Busan", "Seoul"], ROWS)
    table = pd.DataFrame(
        {
            "size": size.round(2),
            "age": age.round(1),
            "town": town,
            "price": (2000 * size - 500 * age + 30_000 * (town == "Seoul")).round(),
            "kind": np.array([3, 5, 7])[np.digitize(size, (105, 135))],
            "=sold": np.where(age > 40, "=yes", "no"),
        }
    )
    if gaps:
        table.loc[[2, 40, 41], "age"] = np.nan
        table.loc[5, "town"] = None
    return table


def drawing(source: CsvSource, towns: int = 3, missing: str = "refuse") -> Drawing:
    made = Drawing()
    made.add("Input", "numbers", shape=[2])
    made.add("Input", "town", shape=[towns])
    made.add("Concatenate", "numbers", "town", "all")
    made.add("Dense", "all", "hidden", units=8, activation="relu")
    made.add("Dense", "hidden", "price", units=1)
    made.add("Dense", "hidden", "kind", units=3, activation="softmax")
    made.add("Dense", "hidden", "sold", units=1, activation="sigmoid")
    ids = made.ids
    settings = DataSettings(
        source=source,
        inputs={ids["numbers"]: binding(("size", "age"), "standardize"), ids["town"]: binding(("town",), "one_hot")},
        targets={
            ids["price"]: binding(("price",), "standardize"),
            ids["kind"]: binding(("kind",), "integer"),
            ids["sold"]: binding(("=sold",), "integer"),
        },
    )
    changed = {
        role: {key: with_gaps(one, one.columns, missing) for key, one in getattr(settings, role).items()}  # type: ignore[arg-type]
        for role in ("inputs", "targets")
    }
    settings = msgspec.structs.replace(settings, **changed)
    outputs = {
        ids["price"]: OutputTraining("mean_squared_error", ("mean_absolute_error",)),
        ids["kind"]: OutputTraining("sparse_categorical_crossentropy", ("accuracy",)),
        ids["sold"]: OutputTraining("binary_crossentropy", ("accuracy",)),
    }
    training = TrainingSettings("adam", outputs, epochs=2, batch_size=16)
    made.graph.apply(Change("", added=(Setting(DATA, settings), Setting(TRAINING, training))))
    return made


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("houses"))


def test_rows_without_a_usable_target_are_predicted_all_the_same(desk: Desk) -> None:
    everything = desk.predicted("all.csv", input=str(desk.file))
    told = [c for c in everything.columns if not c.endswith(("_target", "_error"))]
    holes = desk.table.astype({"kind": object, "price": object})
    holes.loc[3, "price"] = None
    holes.loc[4, "kind"] = 99
    holes.loc[5, "=sold"] = None
    holes.to_csv(desk.folder / "holes.csv", index=False)
    some = desk.predicted("some.csv", input=str(desk.folder / "holes.csv"))
    pd.testing.assert_frame_equal(some[told], everything[told])
    without = [3, 4, 5]
    for name in ("price_target", "price_error", "kind_target", "sold_target"):
        assert some[name][without].isna().all()
        pd.testing.assert_series_equal(some[name].drop(without), everything[name].drop(without), check_dtype=False)
    answer = desk.ask(Evaluate, input=str(desk.folder / "holes.csv"))
    assert answer.samples == ROWS - 3  # nothing can be said of how right these are
    holes["price"] = None
    holes.to_csv(desk.folder / "holes.csv", index=False)
    none = desk.predicted("none.csv", input=str(desk.folder / "holes.csv"))
    pd.testing.assert_frame_equal(none[told], everything[told])
    assert none["price_target"].isna().all()


def test_rows_words_and_units_are_those_of_the_file(desk: Desk) -> None:
    found = desk.predicted()
    assert found["row"].tolist() == list(range(1, ROWS + 1))
    assert found["price_target"].to_numpy() == pytest.approx(desk.table["price"].to_numpy(), rel=1e-5)
    assert (found["price_target"] - found["price"]).to_numpy() == pytest.approx(
        found["price_error"].to_numpy(), abs=0.5
    )
    assert found["kind_target"].tolist() == desk.table["kind"].tolist()
    assert set(found["kind"]) <= {3, 5, 7}
    shares = found[["kind_p_3", "kind_p_5", "kind_p_7"]].to_numpy()
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert np.array([3, 5, 7])[shares.argmax(axis=1)].tolist() == found["kind"].tolist()
    assert found["kind_probability"].to_numpy() == pytest.approx(shares.max(axis=1))


def test_words_that_a_spreadsheet_would_run_are_made_harmless_in_tables_and_kept_in_parquet(desk: Desk) -> None:
    assert set(desk.predicted()["sold_target"]) == {"'=yes", "no"}
    desk.ask(Predict, output=str(desk.folder / "out.xlsx"))
    assert set(pd.read_excel(desk.folder / "out.xlsx", engine="calamine")["sold_target"]) == {"'=yes", "no"}
    desk.ask(Predict, output=str(desk.folder / "out.parquet"))
    assert set(pd.read_parquet(desk.folder / "out.parquet")["sold_target"]) == {"=yes", "no"}


@pytest.mark.parametrize("part", ["all", "validation"])
def test_predictions_of_rows_that_are_not_in_memory_are_those_of_arrays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """Also where the outputs are not, and tables are written some rows at a time."""
    names = ("out.csv", "out.parquet", "out.npz", "out.xlsx")
    for name in names:
        assert isinstance(desk.ask(Predict, output=str(desk.folder / name), part=part), Done)
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 64)
    monkeypatch.setattr("designer.data.predictions._ROWS", 7)
    for name in names:
        answer = desk.ask(Predict, output=str(desk.folder / f"streamed-{name}"), part=part)
        assert isinstance(answer, Done), answer
    one, other = ((desk.folder / f"{begin}out.csv").read_bytes() for begin in ("", "streamed-"))
    assert one == other
    for read in (pd.read_parquet, lambda path: pd.read_excel(path, engine="calamine")):
        ending = "parquet" if read is pd.read_parquet else "xlsx"
        one, other = (read(desk.folder / f"{begin}out.{ending}") for begin in ("", "streamed-"))
        pd.testing.assert_frame_equal(one, other)
    with np.load(desk.folder / "out.npz") as one, np.load(desk.folder / "streamed-out.npz") as other:
        assert one.files == other.files
        for name in one.files:
            np.testing.assert_array_equal(one[name], other[name])
            assert one[name].dtype == other[name].dtype


def reading(told: Worked) -> bool:
    return told.what.template.startswith("Reading")


def looking(told: Worked) -> bool:
    return told.what.template.startswith("Looking at")


def preparing(told: Worked) -> bool:
    return told.steps == 100 and not told.what.template


def batches(told: Worked) -> bool:
    return told.steps == -(-ROWS // 16)


def writing(told: Worked) -> bool:
    return told.what.template.startswith("Writing")


@pytest.mark.parametrize(
    ("request_", "at"),
    [
        *((Predict, at) for at in (reading, looking, preparing, batches, writing)),
        *((Evaluate, at) for at in (preparing, batches)),
        (Compare, batches),
        (wire.DescribeData, looking),
    ],
)
def test_work_on_rows_can_be_given_up_at_any_point(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request_: type, at: Callable[[Worked], bool]
) -> None:
    """A request that is given up does nothing more than what it was at, and leaves nothing behind."""
    monkeypatch.setattr(mapped, "IN_MEMORY_BYTES", 64)
    monkeypatch.setattr("designer.data.predictions._ROWS", 7)
    monkeypatch.setattr("designer.engine.feeding.opened._kept", {})  # what stays open is not read again
    monkeypatch.setattr(telling, "EVERY", 0)
    monkeypatch.setattr(working, "EVERY", 0)
    before: list[Answer] = []
    after: list[Answer] = []

    def hear(answer: Answer) -> None:
        if after:
            after.append(answer)
        elif isinstance(answer, Worked) and at(answer):
            after.append(answer)
            engine.handle(wire.Cancel(request=2))
        else:
            before.append(answer)

    engine = Engine(hear)
    if request_ is wire.DescribeData:
        engine.handle(wire.DescribeData(id=2, path=str(desk.file), folder=str(desk.folder)))
    else:
        more: dict[str, Any] = {"output": str(tmp_path / "out.csv")} if request_ is Predict else {}
        engine.handle(request_(id=2, run_dir=str(desk.run), part="all", **more))
    assert after, before
    first, *others = [answer for answer in after if not isinstance(answer, Done)]
    assert isinstance(first, Worked)
    (failed,) = others
    assert isinstance(failed, wire.Failed)
    assert str(failed.text) == "It was cancelled."
    assert not list(tmp_path.iterdir())


def test_the_error_told_is_the_one_in_the_file_of_predictions(desk: Desk) -> None:
    found = desk.predicted(part="validation")
    answer = desk.ask(Compare, part="validation")
    assert isinstance(answer, Predictions)
    (price,) = [o for o in answer.outputs if o.name == "price"]
    assert isinstance(price.figures, Numbers)
    told = price.figures.mean_absolute_error
    assert told == pytest.approx(mean_absolute_error(found["price_target"], found["price"]), rel=1e-5)
    both = found["price_target"], found["price"]
    for name, score in (
        ("root_mean_squared_error", metrics.root_mean_squared_error),
        ("median_absolute_error", metrics.median_absolute_error),
        ("largest_error", metrics.max_error),
        ("r2", metrics.r2_score),
    ):
        assert getattr(price.figures, name) == pytest.approx(score(*both), rel=1e-4, abs=1e-6), name
    (kind,) = [o for o in answer.outputs if o.name == "kind"]
    words = [3, 5, 7]
    counts = metrics.confusion_matrix(found["kind_target"], found["kind"], labels=words)
    assert np.array_equal(kind.confusion, counts)
    told_of = metrics.precision_recall_fscore_support(
        found["kind_target"], found["kind"], labels=words, zero_division=0
    )
    assert isinstance(kind.figures, Classes)
    for index, (word, one) in enumerate(zip(words, kind.figures.classes, strict=True)):
        assert (one.precision, one.recall, one.f1, one.support) == pytest.approx([part[index] for part in told_of])
        area = metrics.roc_auc_score(found["kind_target"] == word, found[f"kind_p_{word}"])
        assert one.roc.area == pytest.approx(area)
    rows = sorted(answer.rows)
    assert [row + 1 for row in rows] == found["row"].tolist()
    assert found["price_target"].to_numpy() == pytest.approx(desk.table["price"].to_numpy()[rows], rel=1e-5)


def test_the_training_file_may_be_rescaled_or_gone(desk: Desk) -> None:
    columns = ["price", "kind_p_3", "sold_probability"]
    before = desk.predicted()[columns]
    new = desk.folder / "new.csv"
    desk.table.drop(columns=["price", "kind", "=sold"])[["town", "age", "size"]].to_csv(new, index=False)
    other = desk.predicted("other.csv", input=str(new))
    pd.testing.assert_frame_equal(other[columns], before)
    raw = desk.file.read_bytes()
    try:
        desk.table.assign(size=desk.table["size"] * 2.54).to_csv(desk.file, index=False)
        desk.forget()
        pd.testing.assert_frame_equal(desk.predicted("scaled.csv", input=str(new))[columns], before)
        desk.file.unlink()
        desk.forget()
        pd.testing.assert_frame_equal(desk.predicted("gone.csv", input=str(new))[columns], before)
    finally:
        desk.file.write_bytes(raw)
        desk.forget()


def test_every_row_of_another_file_is_answered_or_listed_with_its_number(desk: Desk) -> None:
    new = desk.folder / "gaps.csv"
    table = desk.table.drop(columns=["price", "kind", "=sold"])
    table.loc[[3, 10], "age"] = np.nan
    table.loc[7, "town"] = "Daegu"
    table.to_csv(new, index=False)
    answer = desk.ask(Predict, output=str(desk.folder / "listed.csv"), input=str(new))
    found = pd.read_csv(desk.folder / "listed.csv")
    assert found["row"].tolist() == list(range(1, ROWS + 1))
    lost = found[found["price"].isna()]
    assert lost["row"].tolist() == [4, 8, 11]
    assert lost["note"].tolist() == [
        "age has no value.",
        "town has a category that the training rows do not have, such as Daegu.",
        "age has no value.",
    ]
    assert str(answer.note).startswith("3 rows have no prediction")
    whole = desk.predicted()
    kept = found["price"].notna()
    assert found["price"][kept].to_numpy() == pytest.approx(whole["price"][kept].to_numpy())
    compared = desk.ask(Compare, input=str(new))
    assert compared.samples == ROWS - 3
    assert str(compared.note).startswith("3 rows have no prediction")


@pytest.mark.parametrize("missing", ["drop", "fill"])
def test_rows_with_gaps_keep_their_numbers_however_they_are_trained_on(tmp_path: Path, missing: str) -> None:
    desk = Desk(tmp_path, missing, gaps=True)
    found = desk.predicted(input=str(desk.file))
    assert found["row"].tolist() == list(range(1, ROWS + 1))
    lost = found[found["price"].isna()]["row"].tolist()
    assert lost == ([3, 6, 41, 42] if missing == "drop" else [])
    own = desk.predicted("own.csv").set_index("row")
    assert sorted(own.index) == list(range(1, ROWS + 1))  # with a note where there is no prediction
    assert sorted(own[own["price"].isna()].index) == lost
    own = own.drop(index=lost)
    joined = found.set_index("row").loc[own.index]
    assert joined["price"].to_numpy() == pytest.approx(own["price"].to_numpy(), rel=1e-6)
    assert own["price_target"].to_numpy() == pytest.approx(
        desk.table["price"].to_numpy()[own.index.to_numpy() - 1], rel=1e-5
    )


def test_what_validates_teaches_the_preparations_nothing(tmp_path: Path) -> None:
    first = Desk(tmp_path, "fill", gaps=True)
    before = fitted.read(first.run)
    held = first.ask(Compare, part="validation").rows
    table = first.table.copy()
    table.loc[list(held), ["size", "age"]] *= 100
    (tmp_path / "second").mkdir()
    second = tmp_path / "second" / "houses.csv"
    table.to_csv(second, index=False)
    text = projects.text(drawing(CsvSource(str(second)), 4, "fill"))
    run = tmp_path / "second" / "run"
    first.engine.handle(wire.Train(id=3, project=text, run_dir=str(run), folder=str(tmp_path)))
    assert first.engine.wait(120)
    after = fitted.read(run)
    for one, other in zip(before.inputs[0].columns, after.inputs[0].columns, strict=True):
        for state, changed in zip(one.states, other.states, strict=True):
            assert {k: np.asarray(v).tolist() for k, v in state.items()} == {
                k: np.asarray(v).tolist() for k, v in changed.items()
            }


def test_a_run_of_an_earlier_release_fits_on_its_own_training_rows(desk: Desk) -> None:
    before = desk.predicted()["price"]
    metrics = desk.ask(Evaluate).metrics
    kept = {path: path.read_bytes() for path in (desk.run / fitted.RECORD, desk.run / fitted.ARRAYS)}
    try:
        for path in kept:
            path.unlink()
        desk.forget()
        assert desk.predicted("old.csv")["price"].to_numpy() == pytest.approx(before.to_numpy(), rel=1e-6)
        assert desk.ask(Evaluate).metrics == pytest.approx(metrics)
    finally:
        for path, raw in kept.items():
            path.write_bytes(raw)
        desk.forget()
