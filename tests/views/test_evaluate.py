"""The evaluate panel asks real engines, shows their numbers, and says in words what goes wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QSlider,
    QStackedWidget,
    QTableView,
    QToolButton,
)
from sklearn.metrics import precision_score, recall_score

from designer.data.made import read_bundled
from designer.engine.evaluating.figures import class_figures
from designer.graph.model import Graph
from designer.project import storage
from designer.report.examples import Example
from designer.report.figures import Numbers
from designer.report.outputs import OutputCompared
from designer.session.document import Document
from designer.session.evaluations import Evaluations, Question
from designer.session.selection import Selection
from designer.session.session import Session
from designer.views.context import Context
from designer.views.figures import unit_text
from designer.views.panels.evaluate import EvaluatePanel
from designer.views.panels.evaluate_output import OutputView
from designer.views.panels.figures.confusion import ConfusionMatrix
from designer.views.panels.figures.scatter import ScatterPlot
from designer.views.panels.figures.threshold import ThresholdFigure
from designer.views.theme import DARK, LIGHT, Appearance
from designer.wire import Predictions
from tests.support import projects
from tests.support.panels import catalogue

LONG = 120_000  # ms; a cold engine on a busy machine


@pytest.fixture(scope="module")
def trained(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Return a session in which iris was saved and trained; its runner stands by."""
    session = Session(Document())
    path = tmp_path_factory.mktemp("iris") / "iris.kdesign"
    storage.save(projects.iris().graph, path)
    session.document.reset(storage.load(path), path)
    yield session
    session.close()


@pytest.fixture
def context(trained: Session, qtbot) -> Context:
    if not trained.runs.with_model():
        with qtbot.waitSignal(trained.training.finished, timeout=LONG):
            trained.training.start()
    return Context(
        document=trained.document,
        selection=Selection(trained.document, trained.document),
        catalogue=catalogue(),
        analysis=trained.analysis,
        datasets=trained.datasets,
        training=trained.training,
        runs=trained.runs,
        appearance=Appearance(DARK, trained.document),
        evaluations=trained.evaluations,
    )


@pytest.fixture
def panel(context: Context, qtbot) -> EvaluatePanel:
    panel = EvaluatePanel(context)
    qtbot.addWidget(panel)
    panel.resize(1200, 260)
    panel.show()
    return panel


def asked(context: Context) -> Evaluations:
    assert context.evaluations is not None
    return context.evaluations


def evaluate(panel: EvaluatePanel, context: Context, qtbot) -> None:
    qtbot.mouseClick(panel.findChild(QPushButton, "evaluate_start"), Qt.MouseButton.LeftButton)
    assert asked(context).is_busy
    qtbot.waitUntil(lambda: not asked(context).is_busy, timeout=LONG)


def cells(panel: EvaluatePanel, name: str) -> list[list[str]]:
    model = panel.findChild(QTableView, name).model()
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def choose(panel: EvaluatePanel, qtbot, name: str, row: int) -> None:
    box = panel.findChild(QComboBox, name)
    box.setFocus()
    while box.currentIndex() != row:
        qtbot.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def message(panel: EvaluatePanel, name: str = "evaluate_message") -> str:
    return panel.findChild(QLabel, name).text()


def test_the_newest_run_is_evaluated_by_its_own_runner(panel, context, qtbot):
    run = context.runs.runs[0]
    assert panel.question() == Question(run.name, "validation")
    evaluate(panel, context, qtbot)
    result = asked(context).result(panel.question())
    logs = run.logs[-1]
    assert result.metrics.metrics == pytest.approx({n: logs[f"val_{n}"] for n in ("loss", "accuracy")}, abs=1e-6)
    assert [name for name, _ in cells(panel, "evaluate_metrics")] == ["loss", "accuracy", "samples"]
    assert cells(panel, "evaluate_metrics")[-1][1] == "30"
    rows = cells(panel, "evaluate_rows")
    assert len(rows) == 30
    matrix = panel.findChild(ConfusionMatrix)
    assert np.trace(matrix.counts()) == sum(target == found for _, target, found, _ in rows)
    assert np.sum(matrix.counts()) == 30
    assert result.metrics.metrics["accuracy"] == pytest.approx(np.trace(matrix.counts()) / 30)
    assert asked(context)._helper._client is None


def test_a_cell_of_the_matrix_shows_its_rows(panel, context, qtbot):
    evaluate(panel, context, qtbot)
    matrix = panel.findChild(ConfusionMatrix)
    QApplication.processEvents()  # what is shown for the first time is laid out
    true, predicted = np.unravel_index(np.argmax(matrix.counts()), (3, 3))
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect(true, predicted).center().toPoint())
    rows = cells(panel, "evaluate_rows")
    assert {(target, found) for _, target, found, _ in rows} == {(str(true), str(predicted))}
    assert len(rows) == matrix.counts()[true][predicted]
    assert message(panel, "evaluate_filter").startswith(f"{true} taken for {predicted}: {len(rows)} of")
    qtbot.mouseClick(panel.findChild(QPushButton, "evaluate_show_all"), Qt.MouseButton.LeftButton)
    assert len(cells(panel, "evaluate_rows")) == 30


def test_parts_are_kept_apart_and_remembered(panel, context, qtbot):
    evaluate(panel, context, qtbot)
    choose(panel, qtbot, "evaluate_data", 1)
    assert panel.question().part == "training"
    qtbot.waitUntil(lambda: not panel.findChild(QTableView, "evaluate_metrics").isVisible())
    evaluate(panel, context, qtbot)
    assert cells(panel, "evaluate_metrics")[-1] == ["samples", "120"]
    choose(panel, qtbot, "evaluate_data", 0)
    assert cells(panel, "evaluate_metrics")[-1] == ["samples", "30"]
    assert not asked(context).is_busy


def test_a_dropped_file_is_evaluated_and_a_faulty_one_is_told(panel, context, qtbot, tmp_path):
    path = tmp_path / "others.csv"
    found = read_bundled("iris")
    names = [*projects.IRIS, "target"]
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([names, *zip(*(found[n][:90] for n in names), strict=True)])
    drop(panel, path)
    assert panel.question() == Question(context.runs.runs[0].name, "all", str(path))
    evaluate(panel, context, qtbot)
    assert cells(panel, "evaluate_metrics")[-1] == ["samples", "90"]
    assert [row[0] for row in cells(panel, "evaluate_rows")][:3] == ["1", "2", "3"]
    path.write_text("length,width\n1,2\n")
    panel.refresh()
    assert message(panel) == "The run or the file has changed since then. Evaluate it again."
    evaluate(panel, context, qtbot)
    assert "has no column sepal length (cm)" in message(panel, "evaluate_empty")
    assert not panel.findChild(QTableView, "evaluate_rows").isVisible()
    path.write_text("\n".join([",".join(projects.IRIS), "5,3,1,0.2", "6,3,5,2"]))
    evaluate(panel, context, qtbot)
    assert "has no column target" in message(panel, "evaluate_failure")
    assert [len(row) for row in cells(panel, "evaluate_rows")] == [3, 3]
    assert message(panel, "evaluate_no_picture") == "There are no targets to compare with."


def test_every_kind_of_data_can_be_dropped_and_no_model(panel, context, qtbot, tmp_path):
    run = context.runs.runs[0].name
    for name in ("book.xlsx", "table.parquet", "pictures"):
        drop(panel, tmp_path / name)
        assert panel.question() == Question(run, "all", str(tmp_path / name))
    drop(panel, tmp_path / "model.keras")
    assert panel.question() == Question(run, "all", str(tmp_path / "pictures"))


def drop(panel: EvaluatePanel, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    fixed = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(50, 50), *fixed))
    QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), *fixed))


def test_predictions_are_saved(panel, context, qtbot, tmp_path):
    evaluate(panel, context, qtbot)
    rows = cells(panel, "evaluate_rows")
    for name in ("out.csv", "out.npz"):
        with qtbot.waitSignal(asked(context).saved, timeout=LONG):
            panel.save(tmp_path / name)
    with (tmp_path / "out.csv").open() as file:
        written = {line["row"]: line["species"] for line in csv.DictReader(file)}
    assert written == {row: found for row, _, found, _ in rows}
    with np.load(tmp_path / "out.npz", allow_pickle=False) as arrays:
        assert arrays["species"].shape == (30, 3)
    with qtbot.waitSignal(asked(context).save_failed, timeout=LONG) as failed:
        panel.save(tmp_path / "missing" / "out.csv")
    assert "could not be written" in str(failed.args[0])


@pytest.mark.slow
def test_a_run_that_begins_takes_the_runner_and_the_evaluation_goes_on(panel, context, qtbot):
    question = Question(panel.question().run, "all")
    asked(context).evaluate(question)
    with qtbot.waitSignal(context.training.finished, timeout=LONG):
        context.training.start()
    qtbot.waitUntil(lambda: not asked(context).is_busy, timeout=LONG)
    result = asked(context).result(question)
    assert result.failure is None
    assert result.metrics.samples == result.predictions.samples == 150
    assert panel.question().run == context.training.run_name != question.run


def test_two_runs_stand_beside_each_other(panel, context, qtbot):
    if len(asked(context).runs()) < 2:
        with qtbot.waitSignal(context.training.finished, timeout=LONG):
            context.training.start()
    choose(panel, qtbot, "evaluate_beside", 1)
    question = panel.question()
    assert {question.run, question.beside} <= {run.name for run in context.runs.runs}
    evaluate(panel, context, qtbot)
    results = [asked(context).result(one) for one in (question, question.other)]
    first, second = (result.metrics.metrics for result in results)
    rows = {row[0]: row[1:] for row in cells(panel, "evaluate_metrics")}
    assert [float(text) for text in rows["loss"]] == pytest.approx(
        [first["loss"], second["loss"], second["loss"] - first["loss"]], rel=1e-3
    )
    assert rows["samples"] == ["30", "30", "0"]
    assert not panel.findChild(QTableView, "evaluate_rows").isVisible()
    metrics = panel.findChild(QTableView, "evaluate_metrics")
    QApplication.processEvents()
    assert metrics.columnWidth(0) >= metrics.sizeHintForColumn(0), "the names of the metrics can be read"
    matrices = [matrix for matrix in panel.findChildren(ConfusionMatrix) if matrix.isVisible()]
    assert [matrix.counts() for matrix in matrices] == [result.predictions.outputs[0].confusion for result in results]
    choose(panel, qtbot, "evaluate_figure", 1)
    table = panel.findChild(QTableView, "evaluate_class_table")
    pairs = [[one.figures.classes[0].recall for one in result.predictions.outputs] for result in results]
    assert table.model().index(0, 2).data() == f"{pairs[0][0]:.3f} → {pairs[1][0]:.3f}"
    choose(panel, qtbot, "evaluate_beside", 0)
    assert panel.question().beside == ""


def test_without_a_runner_a_process_of_its_own_answers_and_can_be_cancelled(panel, context, qtbot):
    asked(context)._helper.end()
    context.training.runner.kill()
    qtbot.waitUntil(lambda: context.training.runner.state == "dead", timeout=LONG)
    choose(panel, qtbot, "evaluate_data", 2)
    qtbot.mouseClick(panel.findChild(QPushButton, "evaluate_start"), Qt.MouseButton.LeftButton)
    assert message(panel) == "An engine is starting for it..."
    qtbot.mouseClick(panel.findChild(QPushButton, "evaluate_cancel"), Qt.MouseButton.LeftButton)
    assert not asked(context).is_busy
    assert asked(context).result(panel.question()) is None
    evaluate(panel, context, qtbot)
    assert cells(panel, "evaluate_metrics")[-1] == ["samples", "150"]
    assert asked(context)._helper._client.pid not in (0, context.analysis.checker.pid)

    choose(panel, qtbot, "evaluate_data", 0)
    qtbot.mouseClick(panel.findChild(QPushButton, "evaluate_start"), Qt.MouseButton.LeftButton)
    asked(context)._helper._client.kill()
    qtbot.waitUntil(lambda: not asked(context).is_busy, timeout=LONG)
    assert "ended unexpectedly" in message(panel, "evaluate_empty")


def test_without_runs_it_says_what_to_do(panel, context, qtbot):
    context.document.reset(Graph())
    qtbot.waitUntil(lambda: panel.question() is None)
    assert message(panel, "evaluate_empty").startswith("Train the network")
    assert not panel.findChild(QPushButton, "evaluate_start").isEnabled()


CLASSES = OutputCompared(
    name="kind",
    kind="classes",
    classes=("low", "top"),
    targets=((0.0,), (1.0,)),
    predictions=((0.0,), (0.0,)),
    probabilities=((0.9,), (0.6,)),
    confusion=((7, 1), (2, 0)),
    right=7,
    counted=10,
)
NUMBERS = OutputCompared(
    name="score",
    targets=((1.0,), (2.0,)),
    predictions=((1.5,), (None,)),
    points=((1.0, 1.5), (2.0, 2.5)),
    counted=2,
    figures=Numbers(0.5, 0.5, 0.5, 0.5, -0.5, r2=0.25),
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (429300.02, "429 300"),
        (-1234567.25, "-1 234 567"),
        (0.5, "0.5"),
        (0, "0"),
        (2e-9, "2e-09"),
        (99999.99999, "100 000"),
    ],
)
def test_values_stand_in_their_unit_without_exponents(value: float, text: str) -> None:
    assert unit_text(value) == text.replace(" ", "\u202f")
    assert unit_text(float("nan")) == "NaN"


def test_each_output_has_its_picture_in_both_themes(qtbot):
    appearance = Appearance()
    view = OutputView(appearance)
    qtbot.addWidget(view)
    view.resize(420, 240)
    view.retranslate()
    view.show()
    view.show_predictions(Predictions(samples=10, rows=(0, 1), outputs=(CLASSES, NUMBERS)))
    matrix, stack = view.findChild(ConfusionMatrix), view.findChild(QStackedWidget)
    assert stack.currentWidget() is matrix
    assert view.findChild(QLabel, "evaluate_sentence").text() == "70.0% right: 7 of 10"
    assert matrix.text_of(1, 0) == "2 of class top were taken for low (100.0%)"
    assert matrix.cell_at(matrix.cell_rect(1, 0).center().toPoint()) == (1, 0)
    assert matrix.cell_at(QPoint(1, 1)) is None
    dark = matrix.grab().toImage()
    appearance.set_theme(LIGHT)
    assert matrix.grab().toImage() != dark
    box = view.findChild(QComboBox, "evaluate_output")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    scatter = view.findChild(ScatterPlot)
    assert stack.currentWidget() is scatter
    assert scatter.points() == [(1.0, 1.5), (2.0, 2.5)]
    assert view.findChild(QLabel, "evaluate_sentence").text() == "mean absolute error 0.5 · R² 0.25"
    light = scatter.grab().toImage()
    appearance.set_theme(DARK)
    assert scatter.grab().toImage() != light
    bare = OutputCompared(name="kind", kind="classes", classes=("low", "top"), predictions=((0.0,),))
    view.show_predictions(Predictions(samples=1, rows=(0,), outputs=(bare,)))
    assert view.findChild(QLabel, "evaluate_no_picture").text() == "There are no targets to compare with."


def test_the_threshold_and_the_classes_of_two_are_told(qtbot):
    chances = np.array([0.1, 0.4, 0.35, 0.8, 0.7, 0.2])
    true = np.array([0, 0, 1, 1, 1, 0])
    both = np.stack([1 - chances, chances], axis=1)
    output = msgspec.structs.replace(CLASSES, figures=class_figures(true, both, ("low", "top"), both.argmax(axis=1)))
    view = OutputView(Appearance())
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.retranslate()
    view.show()
    view.show_predictions(Predictions(samples=6, rows=(0, 1), outputs=(output,)))
    box = view.findChild(QComboBox, "evaluate_figure")
    ids = [figure.id for figure in view.figures()]
    assert ids == ["confusion", "classes", "roc", "precision_recall", "calibration", "threshold"]
    box.setFocus()
    for _ in ids[1:]:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    figure = view.findChild(ThresholdFigure)
    slider = figure.findChild(QSlider, "evaluate_threshold")
    for value in (10, 30, 37, 50, 75):
        slider.setValue(value)
        chosen = chances >= value / 100
        precision, recall, right = figure.at(value / 100)
        assert precision == pytest.approx(precision_score(true, chosen))
        assert recall == pytest.approx(recall_score(true, chosen))
        assert right == pytest.approx((true == chosen).mean())
    assert "top from 0.75: precision 1.000, recall 0.333" in figure.findChild(QLabel, "evaluate_threshold_says").text()
    view.show_predictions(Predictions(samples=6, rows=(0, 1), outputs=(NUMBERS,)))
    view.show_predictions(Predictions(samples=6, rows=(0, 1), outputs=(output,)))
    assert box.currentText() == "Threshold", "the figure that was chosen comes back with an output that has it"


def test_the_worst_examples_are_listed_and_each_is_shown_whole(qtbot):
    picture = QImage(8, 4, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    buffer = QBuffer()
    picture.save(buffer, "PNG")
    values = (("file", "a.png"), ("kind", "top"))
    worst = (
        Example(11, "top", "low", 0.987, about="a.png", values=values, picture=buffer.data().data()),
        Example(3, 429300.0, 1.5, error=429298.5, column="price", values=(("size", "120"),), more=2),
        Example(4, 1.0, 0.0, 0.75, column="sold"),
    )
    view = OutputView(Appearance())
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.retranslate()
    view.show()
    view.show_predictions(Predictions(outputs=(msgspec.structs.replace(CLASSES, worst=worst),)))
    box = view.findChild(QComboBox, "evaluate_figure")
    box.setFocus()
    while box.currentText() != "Worst examples":
        qtbot.keyClick(box, Qt.Key.Key_Down)
    found = view.findChild(QListWidget, "evaluate_worst_list")
    assert [found.item(row).text().split("\n")[0] for row in range(found.count())] == [
        "top taken for low (98.7%)",
        "price: 429\u202f300 predicted as 1.5 (error 429\u202f300)",
        "sold: yes taken for no (75.0%)",
    ]
    assert found.item(0).text().split("\n")[1] == "row 12   a.png"
    place = found.visualItemRect(found.item(0)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    row = view.findChild(QTableView, "evaluate_worst_row")
    assert row.isVisible()
    assert [[row.model().index(r, c).data() for c in (0, 1)] for r in range(2)] == [list(pair) for pair in values]
    assert view.findChild(QLabel, "evaluate_worst_picture").pixmap().size() == picture.size()
    assert view.findChild(QLabel, "evaluate_worst_title").text() == "row 12 · top taken for low (98.7%)"
    back = view.findChild(QToolButton, "evaluate_worst_back")
    qtbot.keyClick(back, Qt.Key.Key_Escape)
    assert found.isVisible()
    qtbot.keyClick(found, Qt.Key.Key_Down)
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert row.isVisible()
    assert not view.findChild(QLabel, "evaluate_worst_picture").isVisible()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert found.isVisible()
