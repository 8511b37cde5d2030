"""The plots show what runs have logged, also while one is under way, and leave the program as files."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QSlider, QToolButton

from designer.graph.texts import DesignerError
from designer.session.job import Job
from designer.views.context import Context
from designer.views.panels.plots import PlotsPanel
from designer.views.theme import LIGHT
from designer.wire import BatchDone, EpochDone, TrainingStarted
from tests.support.panels import make_context
from tests.support.runs import logs, write_run

TICKET = ("loss", "priority_loss", "priority_mean_absolute_error", "department_loss", "department_accuracy")


@pytest.fixture
def context(qtbot, tmp_path) -> Context:
    context = make_context()
    context.document.set_path(tmp_path / "net.kdesign")
    return context


@pytest.fixture
def panel(context, qtbot) -> PlotsPanel:
    panel = PlotsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def show_runs(context: Context, *names: str, **kwargs: object) -> None:
    for index, name in enumerate(names):
        path = context.runs.folder() / name
        if not path.exists():
            write_run(path, started=f"2026-01-02T03:04:0{index}", **kwargs)  # type: ignore[arg-type]
    context.runs.refresh()
    context.runs.set_shown(tuple(names))


def begin(context: Context, epochs: int = 10, steps: int = 5) -> None:
    context.runs.begin(context.runs.folder() / "live", {}, epochs)
    context.training.run_name = "live"
    context.training._job = Job.__new__(Job)  # one that runs, without a process
    context.training._job.state = "running"
    context.runs.follow(TrainingStarted(epochs=epochs, steps=steps))
    context.training.started.emit(TrainingStarted(epochs=epochs, steps=steps))


def epoch(context: Context, number: int, steps: int = 5) -> None:
    values = {m: v for m, v in logs(number).items() if not m.startswith("val_")}
    points = tuple((number + step / steps, values) for step in range(1, steps + 1))
    for record, signal in (
        (BatchDone(epoch=number, step=steps, steps=steps, points=points), context.training.batch_done),
        (EpochDone(epoch=number, logs=logs(number), elapsed=number + 1.0), context.training.epoch_done),
    ):
        context.runs.follow(record)
        signal.emit(record)


def view_of(panel: PlotsPanel, metric: str):
    return panel.findChild(object, f"plot_{metric}").view


def wheel(view, position: QPoint, steps: int) -> None:
    where = QPointF(position)
    event = QWheelEvent(
        where,
        view.mapToGlobal(where),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_without_runs_it_says_how_curves_come_about(panel):
    assert panel.plot_names() == []
    empty = panel.findChild(QLabel, "plots_empty")
    assert empty.isVisible()
    assert "Train" in empty.text()


def test_every_epoch_of_a_run_is_a_point(context, panel):
    show_runs(context, "one")
    assert panel.plot_names() == ["loss", "accuracy"]
    x, y = panel.curve_points("loss", "train")
    assert list(x) == [1, 2, 3, 4]
    assert list(y) == pytest.approx([logs(i)["loss"] for i in range(4)])
    x, y = panel.curve_points("accuracy", "validation")
    assert list(x) == [1, 2, 3, 4]
    assert list(y) == pytest.approx([logs(i)["val_accuracy"] for i in range(4)])
    assert len(panel.curve_points("loss", "batches")[0]) == 20


def test_plots_of_several_outputs_are_named_after_them(context, panel):
    show_runs(context, "one", metrics=TICKET)
    assert panel.plot_titles() == ["loss", "priority · mean absolute error", "department · accuracy"]


def test_the_loss_of_a_single_output_is_shown_when_asked_for(context, panel, qtbot):
    show_runs(context, "one", metrics=TICKET)
    assert "priority_loss" not in panel.plot_names()
    menu = panel.findChild(QToolButton, "plots_choice").menu()
    next(a for a in menu.actions() if a.text() == "priority · loss").trigger()
    assert panel.plot_names()[-1] == "priority_loss"
    assert len(panel.curve_points("priority_loss")[0]) == 4


def test_a_run_under_way_grows_without_being_asked(context, panel, qtbot):
    begin(context)
    for number in range(3):
        epoch(context, number)
        qtbot.waitUntil(
            lambda n=number: (
                "loss" in panel._grid.plots and panel._grid.plots["loss"].points("live", "train")[0].size == n + 1
            )
        )
    assert panel.plot_names() == ["loss", "accuracy"]
    assert list(panel.curve_points("accuracy", "validation")[0]) == [1, 2, 3]


def test_the_axis_reaches_to_the_planned_end(context, panel):
    begin(context, epochs=10)
    for number in range(4):
        epoch(context, number)
    panel.plot_names()
    low, high = panel._grid.plots["loss"].x_range()
    assert low == pytest.approx(0)
    assert high == pytest.approx(10.2)


def test_zoom_stays_while_data_arrive_and_a_double_click_gives_it_back(context, panel, qtbot):
    begin(context)
    for number in range(3):
        epoch(context, number)
    panel.plot_names()
    view = view_of(panel, "loss")
    middle = view.rect().center()
    wheel(view, middle, 3)
    zoomed = panel._grid.plots["loss"].x_range()
    assert zoomed[1] - zoomed[0] < 10
    assert panel._grid.plots["accuracy"].x_range() == pytest.approx(zoomed)
    assert panel.findChild(QToolButton, "plots_reset_view").isVisible()
    for number in range(3, 6):
        epoch(context, number)
    assert list(panel.curve_points("loss")[0]) == [1, 2, 3, 4, 5, 6]
    assert panel._grid.plots["loss"].x_range() == pytest.approx(zoomed)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=middle)
    assert panel._grid.plots["loss"].x_range() == pytest.approx((0, 10.2))
    assert not panel.findChild(QToolButton, "plots_reset_view").isVisible()


def test_the_best_epoch_of_the_validation_is_marked(context, panel, qtbot):
    show_runs(context, "one", best=2)
    panel.plot_names()
    x, y = panel.curve_points("loss", "validation")
    best = 2
    qtbot.waitUntil(lambda: len(panel._grid.plots["loss"]._best.getData()[0]) > 0)
    marked = panel._grid.plots["loss"]._best.getData()
    assert [list(one) for one in marked] == [[pytest.approx(x[best])], [pytest.approx(y[best])]]


def test_the_crosshair_says_the_values_in_all_plots(context, panel, qtbot):
    show_runs(context, "one")
    panel.plot_names()
    plot = panel._grid.plots["loss"]
    view = plot.view
    scene = plot._view.mapViewToScene(QPointF(2.1, 0.5))
    qtbot.mouseMove(view, view.rect().center())
    qtbot.mouseMove(view, plot._graph.mapFromScene(scene))
    qtbot.waitUntil(lambda: bool(plot.crosshair_rows()))
    assert panel._grid.crosshair == 2
    assert [row.value for row in plot.crosshair_rows()] == [f"{logs(1)['loss']:.4g}", f"{logs(1)['val_loss']:.4g}"]
    rows = panel._grid.plots["accuracy"].crosshair_rows()
    assert [(row.label, row.is_dashed) for row in rows] == [("train", False), ("validation", True)]


def test_smoothing_keeps_the_raw_curve_behind(context, panel):
    show_runs(context, "one")
    raw = panel.curve_points("loss")[1].copy()
    panel.findChild(QSlider, "plots_smoothing").setValue(60)
    smooth = panel.curve_points("loss")[1]
    assert smooth[0] == pytest.approx(raw[0])
    assert smooth[-1] > raw[-1]
    assert list(panel._grid.plots["loss"].points("one", "train_raw")[1]) == pytest.approx(list(raw))


def test_a_log_axis_leaves_out_what_has_no_logarithm(context, panel, qtbot):
    show_runs(context, "one")
    qtbot.mouseClick(panel.findChild(QToolButton, "plots_log_y"), Qt.MouseButton.LeftButton)
    low, high = panel._grid.plots["loss"].shown_y_range()
    values = [v for i in range(4) for v in (logs(i)["loss"], logs(i)["val_loss"])]
    assert low < np.log10(min(values))
    assert high > np.log10(max(values))


def test_steps_and_seconds_can_be_the_x_axis(context, panel):
    show_runs(context, "one")
    axis = panel.findChild(QComboBox, "plots_x_axis")
    axis.setCurrentIndex(axis.findData("step"))
    assert list(panel.curve_points("loss")[0]) == [5, 10, 15, 20]
    axis.setCurrentIndex(axis.findData("time"))
    assert list(panel.curve_points("loss")[0]) == [2, 4, 6, 8]


def test_time_works_with_a_single_finished_epoch(context, panel):
    begin(context)
    epoch(context, 0)
    axis = panel.findChild(QComboBox, "plots_x_axis")
    axis.setCurrentIndex(axis.findData("time"))
    assert list(panel.curve_points("loss")[0]) == [1]


def test_shown_runs_are_compared_in_colours_of_their_own(context, panel):
    show_runs(context, "one", "two")
    assert panel.plot_names() == ["loss", "accuracy"]
    colours = {series.run: series.colours[0] for series in panel._grid.plots["loss"].series}
    assert len(set(colours.values())) == 2
    assert len(panel.curve_points("loss", run="two")[0]) == 4
    context.runs.set_shown(("two",))
    panel.plot_names()
    assert [s.run for s in panel._grid.plots["loss"].series] == ["two"]


def test_the_theme_can_change_with_curves_on_screen(context, panel):
    show_runs(context, "one")
    panel.plot_names()
    context.appearance.set_theme(LIGHT)
    assert panel._grid.plots["loss"].series[0].colours == (LIGHT.train, LIGHT.validation)
    assert len(panel.curve_points("loss")[0]) == 4


def test_values_are_exported_without_loss(context, panel, tmp_path):
    show_runs(context, "one")
    panel.export_to(tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = [
        (float(r["epoch"]), float(r["value"])) for r in rows if r["metric"] == "loss" and r["part"] == "validation"
    ]
    assert found == [(i + 1, logs(i)["val_loss"]) for i in range(4)]


def test_pictures_are_written(context, panel, tmp_path):
    show_runs(context, "one")
    for ending in ("png", "svg", "pdf"):
        panel.export_to(tmp_path / f"curves.{ending}")
    assert QImage(str(tmp_path / "curves.png")).width() > 1000
    assert b"<svg" in (tmp_path / "curves.svg").read_bytes()[:600]
    assert (tmp_path / "curves.pdf").read_bytes().startswith(b"%PDF")


def test_a_picture_of_another_kind_is_refused(context, panel, tmp_path):
    show_runs(context, "one")
    with pytest.raises(DesignerError, match="svg or"):
        panel.export_to(tmp_path / "curves.bmp")


def test_a_folder_that_is_not_there_is_said(context, panel, tmp_path):
    show_runs(context, "one")
    for ending in ("csv", "png", "pdf"):
        with pytest.raises(DesignerError, match="could not be written"):
            panel.export_to(tmp_path / "nowhere" / f"curves.{ending}")


def test_a_hidden_panel_draws_when_it_is_seen(context, qtbot):
    panel = PlotsPanel(context)
    qtbot.addWidget(panel)
    show_runs(context, "one")
    assert not panel._grid.plots
    panel.show()
    qtbot.waitUntil(lambda: "loss" in panel._grid.plots)


def test_a_run_that_is_deleted_goes_from_the_plots(context, panel):
    show_runs(context, "one", "two")
    context.runs.delete("one")
    assert panel.plot_names() == ["loss", "accuracy"]
    assert [s.run for s in panel._grid.plots["loss"].series] == ["two"]
    context.runs.delete("two")
    assert panel.plot_names() == []
    assert not Path(context.runs.folder() / "two").exists()


def test_runs_that_differ_in_their_seed_alone_are_a_mean_and_a_band(context, panel, qtbot):
    names = ("s1", "s2", "s3", "other")
    for index, name in enumerate(names[:3]):
        seeds = {"group": "g", "varied": {"seed": index}, "offset": 0.1 * index, "epochs": 4 + index, "planned": 6}
        write_run(context.runs.folder() / name, **seeds)
    write_run(context.runs.folder() / "other", offset=1.0)
    context.runs.refresh()
    context.runs.set_shown(names)
    panel.plot_names()
    drawn = panel._runs.series("loss", list(names), "epoch")
    assert [one.label for one in drawn] == ["mean of 3 runs", "other"]
    mean, band = drawn[0].train, dict(drawn[0].bands)["train"]
    alone = np.array([logs(number)["loss"] for number in range(4)])  # as far as all of them went
    assert mean[1] == pytest.approx(alone + 0.1)
    assert band[1] == pytest.approx(alone)
    assert band[2] == pytest.approx(alone + 0.2)
    plot = panel._grid.plots["loss"]
    assert [fill.path().boundingRect().height() > 0 for fill, _ in plot._bands] == [True, True]
    assert panel.curve_points("loss", run="other")[0].tolist() == [1.0, 2.0, 3.0, 4.0]
    context.runs.set_shown(("s1", "other"))  # a mean of one is none
    panel.plot_names()
    assert [one.run for one in plot.series] == ["s1", "other"]
    assert plot._bands == []
