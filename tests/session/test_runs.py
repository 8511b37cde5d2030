"""Run folders as a list: read, damaged, compared, moved and deleted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.graph.model import Graph
from designer.graph.texts import DesignerError, Text
from designer.project import run_folder
from designer.project.run_folder import EpochLine, Mark, PointsLine, ResumedLine, RunInfo, RunWriter
from designer.project.run_record import curves_of
from designer.session.document import Document
from designer.session.run_reading import AT_ONCE
from designer.session.runs import Runs
from designer.wire import BatchDone, EpochDone, TrainingStarted


@pytest.fixture
def document(qapp: object, tmp_path: Path) -> Document:
    document = Document()
    document.reset(Graph(), tmp_path / "net.kdesign")
    return document


def write(path: Path, epochs: int = 3, outcome: run_folder.Outcome | None = "done", planned: int = 3) -> None:
    writer = RunWriter(path)
    writer.write_project("{}")
    writer.write_info(RunInfo(started=f"2026-01-01T00:00:{epochs:02}", epochs=planned, steps=2, params=67))
    for epoch in range(epochs):
        writer.add(PointsLine(((epoch + 0.5, {"loss": 2.0}), (epoch + 1.0, {"loss": 1.0}))))
        writer.add(
            EpochLine(epoch, {"loss": 1.5, "val_loss": None if epoch == 1 else 1.0}, epoch + 1.0, best=epoch == 0)
        )
    if outcome:
        writer.finish(outcome, Mark(Text("because"), epochs))
    writer.close()


def test_runs_are_listed_with_what_their_folders_say(document: Document) -> None:
    runs = Runs(document)
    folder = runs.folder()
    write(folder / "a", 2, "stopped")
    write(folder / "b", 3, "done")
    write(folder / "c", 1, None)
    (folder / "not-a-run").mkdir()
    runs.refresh()
    assert [(r.name, r.status, len(r.logs)) for r in runs.runs] == [
        ("b", "done", 3),
        ("a", "stopped", 2),
        ("c", "died", 1),
    ]
    run = runs.run("b")
    assert run is not None
    assert (run.epochs, run.params, run.best_epoch, run.seconds, run.message) == (3, 67, 0, 3.0, "because")


def test_a_torn_last_line_is_dropped_and_a_later_writer_begins_a_new_one(document: Document) -> None:
    runs = Runs(document)
    path = runs.folder() / "a"
    write(path, 3, None)
    whole = run_folder.read_metrics(path)
    with (path / run_folder.METRICS).open("ab") as file:
        file.write(b'{"type":"epoch","epoch":3,"logs":{"lo')
    assert run_folder.read_metrics(path) == whole
    writer = RunWriter(path)
    writer.add(ResumedLine(2))
    writer.add(EpochLine(2, {"loss": 0.5}))
    writer.close()
    again = run_folder.read_metrics(path)
    assert [line.epoch for line in again.epochs] == [0, 1, 2]
    assert again.epochs[2].logs == {"loss": 0.5}
    assert again.batches["loss"][0] == [0.5, 1.0, 1.5, 2.0]


def test_curves_leave_out_what_was_not_finite(document: Document) -> None:
    runs = Runs(document)
    write(runs.folder() / "a", 3)
    runs.refresh()
    curves = runs.curves("a")
    assert curves.epochs["loss"] == ([1.0, 2.0, 3.0], [1.5, 1.5, 1.5])
    assert curves.epochs["val_loss"] == ([1.0, 3.0], [1.0, 1.0])
    assert curves.batches["loss"][0] == [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
    assert curves.elapsed == ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0])
    assert runs.curves("nothing").epochs == {}


def test_how_long_epochs_took_is_a_curve_and_so_is_a_learning_rate_that_changes(document: Document) -> None:
    lines = [EpochLine(i, {"loss": 1.0}, elapsed=t, learning_rate=r) for i, (t, r) in enumerate(((2, 0.1), (3, 0.1)))]
    metrics = run_folder.Metrics(epochs=lines)
    steady = curves_of(metrics, 1)
    assert steady.epochs["seconds_per_epoch"] == ([1.0, 2.0], [2, 1])
    assert "learning_rate" not in steady.epochs
    assert not {"rows_per_second", "memory_in_MB", "gradient_norm"} & steady.epochs.keys()
    metrics.add(EpochLine(2, {"loss": 1.0}, 7.0, 0.05, rows_per_second=120.0, memory=3 << 20, gradient_norm=0.7))
    assert curves_of(metrics, 1).epochs["rows_per_second"] == ([3.0], [120.0])
    assert curves_of(metrics, 1).epochs["memory_in_MB"] == ([3.0], [3.0])
    assert curves_of(metrics, 1).epochs["gradient_norm"] == ([3.0], [0.7])
    assert curves_of(metrics, 1).epochs["learning_rate"] == ([1.0, 2.0, 3.0], [0.1, 0.1, 0.05])
    told = run_folder.Metrics(epochs=[EpochLine(0, {"learning_rate": 0.3}, 1.0, learning_rate=0.3)])
    assert curves_of(told, 1).epochs["learning_rate"] == ([1.0], [0.3])


def test_a_folder_somebody_writes_into_is_running_and_locked(document: Document) -> None:
    runs = Runs(document)
    path = runs.folder() / "a"
    write(path, 1, None)
    writer = RunWriter(path)
    runs.refresh()
    assert runs.runs[0].status == "running"
    with pytest.raises(BlockingIOError):
        RunWriter(path)
    with pytest.raises(DesignerError):
        runs.delete("a")
    writer.close()
    runs.refresh()
    assert runs.runs[0].status == "died"


def test_a_run_that_begins_takes_the_place_of_one_that_has_ended_but_not_of_one_under_way(document: Document) -> None:
    """Of two that start side by side, the one beside may be the first to have a folder."""
    runs = Runs(document)
    write(runs.folder() / "ended")
    write(runs.folder() / "beside", 1, None)
    beside = RunWriter(runs.folder() / "beside")
    runs.refresh()
    for shown, expected in ((("ended",), ("first",)), (("beside",), ("second", "beside"))):
        runs.set_shown(shown)
        runs.begin(runs.folder() / expected[0], {}, 3)
        assert runs.shown == expected
    beside.close()


def test_a_run_that_begins_elsewhere_says_where_before_its_folder_does(document: Document) -> None:
    runs = Runs(document)
    runs.begin(runs.folder() / "first", {}, 3, "10.0.0.1:6379")
    begun = runs.run("first")
    assert begun is not None
    assert (begun.status, begun.info.address) == ("running", "10.0.0.1:6379")


def test_a_deleted_run_is_gone_from_the_disk_and_the_plots(document: Document) -> None:
    runs = Runs(document)
    write(runs.folder() / "a")
    runs.refresh()
    runs.set_shown(("a",))
    runs.delete("a")
    assert runs.runs == ()
    assert runs.shown == ()
    assert not (runs.folder() / "a").exists()


def test_runs_of_an_unsaved_project_move_along_when_it_is_saved(qapp: object, tmp_path: Path) -> None:
    document = Document()
    runs = Runs(document)
    before = runs.folder()
    write(before / "a")
    runs.refresh()
    document.set_path(tmp_path / "saved.kdesign")
    assert [r.path for r in runs.runs] == [tmp_path / "saved.kdesign.runs" / "a"]
    assert not before.exists()


def test_another_project_has_other_runs(document: Document, tmp_path: Path) -> None:
    runs = Runs(document)
    write(runs.folder() / "a")
    runs.refresh()
    document.reset(Graph(), tmp_path / "other.kdesign")
    assert runs.runs == ()
    assert (tmp_path / "net.kdesign.runs" / "a").is_dir()


def test_damaged_folders_are_listed_and_never_raise(document: Document) -> None:
    runs = Runs(document)
    for name, content in (("a", b"\xff\xfe"), ("b", b"[]"), ("c", b'{"epochs": "many"}'), ("d", b"[" * 100_000)):
        path = runs.folder() / name
        path.mkdir(parents=True)
        for file in (run_folder.INFO, run_folder.METRICS, "DONE"):
            (path / file).write_bytes(content)
    runs.refresh()
    assert {r.status for r in runs.runs} == {"done"}
    assert all(runs.curves(r.name).epochs == {} for r in runs.runs)


def test_a_new_folder_never_has_the_name_of_another(document: Document) -> None:
    runs = Runs(document)
    names = set()
    for _ in range(5):
        path = runs.new_run_folder()
        path.mkdir(parents=True)
        names.add(path.name)
    assert len(names) == 5


def test_many_runs_are_listed_and_read_beside_the_window(document: Document, qtbot: QtBot) -> None:
    runs = Runs(document)
    for number in range(120):
        write(runs.folder() / f"20260101-{number:06}", 1 + number % 3)
    (runs.folder() / "not-a-run").mkdir()
    runs.refresh()
    qtbot.waitUntil(lambda: len(runs.runs) == 120 and not runs.is_reading)
    assert [(r.status, len(r.logs)) for r in runs.runs] == [("done", 3)] * 40 + [("done", 2)] * 40 + [("done", 1)] * 40
    runs.delete(runs.runs[0].name)
    qtbot.waitUntil(lambda: len(runs.runs) == 119)
    document.reset(Graph(), document.path.with_name("other.kdesign"))  # type: ignore[union-attr]
    assert runs.runs == ()
    runs.close()


def test_large_metrics_are_read_beside_the_window(document: Document, qtbot: QtBot) -> None:
    runs = Runs(document)
    path = runs.folder() / "20260101-000000"
    write(path, 3, None)
    metrics = path / run_folder.METRICS
    with metrics.open("ab") as file:
        file.truncate(metrics.stat().st_size + 80 * 2**20)  # a hole, as a crash may leave it
        file.seek(0, os.SEEK_END)
        file.write(b'\n{"type":"epoch","epoch":3,"logs":{"loss":0.5}}\n{"type":"points","points":[[3.5,{"loss":7}]]}\n')
    runs.refresh()
    assert runs.runs == ()
    qtbot.waitUntil(lambda: len(runs.runs) == 1 and not runs.is_reading)
    assert [r["loss"] for r in runs.runs[0].logs] == [1.5, 1.5, 1.5, 0.5]
    assert runs.runs[0].size > 80 * 2**20
    assert runs.curves(path.name).epochs == {}
    qtbot.waitUntil(lambda: bool(runs.curves(path.name).epochs))
    curves = runs.curves(path.name)
    assert curves.epochs["loss"] == ([1.0, 2.0, 3.0, 4.0], [1.5, 1.5, 1.5, 0.5])
    assert curves.batches["loss"] == ([3.5], [7.0])  # the points before lie further back than is read
    runs.close()


@pytest.mark.parametrize("is_first", [True, False], ids=["before it goes on", "after it went on"])
def test_what_a_long_run_did_before_it_goes_on_is_read_beside_the_window(
    document: Document, qtbot: QtBot, is_first: bool
) -> None:
    """`is_first`: whether what it did before has been read when it reports again."""
    runs = Runs(document)
    path = runs.folder() / "20260101-000000"
    writer = RunWriter(path)
    for epoch in range(200):
        writer.add(PointsLine(tuple((epoch + i / 100, {"loss": i / 7, "accuracy": i / 9}) for i in range(1, 101))))
        writer.add(EpochLine(epoch, {"loss": 1.0 / (epoch + 1)}, epoch + 1.0))
    assert (path / run_folder.METRICS).stat().st_size > AT_ONCE
    runs.begin(path, {}, 250)
    assert runs.curves(path.name).epochs == {}
    if is_first:
        qtbot.waitUntil(lambda: len(runs.runs[0].logs) == 200)
    reports = (
        TrainingStarted(epochs=250, steps=100, initial_epoch=190),
        BatchDone(epoch=190, step=1, steps=100, points=((190.01, {"loss": 5.0}),)),
        EpochDone(epoch=190, logs={"loss": 0.25}, elapsed=191.0),
    )
    writer.add(ResumedLine(190))
    writer.add(PointsLine(reports[1].points))
    writer.add(EpochLine(190, {"loss": 0.25}, 191.0))
    writer.close()
    for report in reports:
        runs.follow(report)
    qtbot.waitUntil(lambda: len(runs.runs[0].logs) == 191)
    assert runs.curves(path.name) == curves_of(run_folder.read_metrics(path), 100)
    assert runs.runs[0].logs[-2:] == ({"loss": 1.0 / 190}, {"loss": 0.25})
    runs.close()
