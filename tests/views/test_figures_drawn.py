"""Figures of an evaluation show the numbers that scikit-learn says, in the curves, bars and cells that are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QSlider, QTableView
from sklearn import metrics

from designer.engine.evaluating.figures import class_figures, number_figures
from designer.report.figures import Classes, ClassFigure, Curve, Histogram, Numbers
from designer.views.panels.figures.class_table import ClassTable
from designer.views.panels.figures.curves import MAX_CURVES, CurveFigure
from designer.views.panels.figures.errors import ErrorHistogram
from designer.views.panels.figures.scatter import ScatterPlot
from designer.views.panels.figures.threshold import ThresholdFigure
from designer.views.theme import DARK, LIGHT, Appearance

AXES = ("false positives", "true positives")


@pytest.fixture
def appearance(qapp) -> Appearance:
    return Appearance(DARK)


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def drawn(figure) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return x and y of the curves in a plot, as they are drawn."""
    return [item.getOriginalDataset() for item in figure.graph.getPlotItem().listDataItems()]


def yes_or_no(rows: int = 400, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    true = random.integers(0, 2, rows)
    chance = np.clip(0.3 * true + random.uniform(0, 0.7, rows), 0, 1).round(3)
    return true, chance


def two_classes() -> tuple[Classes, np.ndarray, np.ndarray]:
    true, chance = yes_or_no()
    figures = class_figures(true, np.stack([1 - chance, chance], 1), ("no", "yes"), (chance > 0.5).astype(int))
    assert figures is not None
    return figures, true, chance


def test_a_curve_is_drawn_through_every_point_it_has(qtbot, appearance) -> None:
    figures, true, chance = two_classes()
    figure = shown(qtbot, CurveFigure(appearance, "roc", True, AXES))
    figure.show_curves({one.label: one.roc for one in figures.classes})
    curves = drawn(figure)
    assert len(curves) == 2
    for (x, y), one in zip(curves, figures.classes, strict=True):
        assert x == pytest.approx(one.roc.x)
        assert y == pytest.approx(one.roc.y)
    area = metrics.roc_auc_score(true, chance)
    assert f"yes · {area:.3f}" in figure.graph.accessibleDescription()
    x, y = curves[1]
    assert np.trapezoid(y, x) == pytest.approx(area, abs=2e-3)


def test_of_too_many_curves_the_worst_are_kept_and_it_is_said(qtbot, appearance) -> None:
    curves = {f"c{i}": Curve((0.0, 1.0), (0.0, 1.0), area=i / 20) for i in range(12)}
    curves["unknown"] = Curve((0.0, 1.0), (0.0, 1.0))
    figure = shown(qtbot, CurveFigure(appearance, "roc", True, AXES))
    figure.show_curves(curves)
    assert list(figure.curves()) == [f"c{i}" for i in range(MAX_CURVES)]
    assert f"({MAX_CURVES} of 13)" in figure.graph.accessibleDescription()
    figure.show_curves({"c1": curves["c1"]})
    assert list(figure.curves()) == ["c1"]
    assert len(drawn(figure)) == 1
    assert " of " not in figure.graph.accessibleDescription()


def test_curves_are_told_apart_without_colours(qtbot, appearance) -> None:
    figure = shown(qtbot, CurveFigure(appearance, "roc", False, AXES))
    figure.show_curves({f"c{i}": Curve((0.0, 1.0), (0.0, 1.0), area=0.5) for i in range(4)})
    pens = [item.opts["pen"] for item in figure.graph.getPlotItem().listDataItems()]
    assert len({(pen.style(), tuple(pen.dashPattern())) for pen in pens}) == 4
    before = {pen.color().name() for pen in pens}
    appearance.set_theme(LIGHT)
    after = {item.opts["pen"].color().name() for item in figure.graph.getPlotItem().listDataItems()}
    assert before != after


def test_a_double_click_shows_all_of_it_again(qtbot, appearance) -> None:
    figure = shown(qtbot, CurveFigure(appearance, "roc", True, AXES))
    figure.show_curves({"a": Curve((0.0, 1.0), (0.0, 1.0), area=0.5)})
    whole = figure.graph.viewRange()
    figure.graph.setRange(xRange=(0.4, 0.5), yRange=(0.4, 0.5))
    qtbot.mouseDClick(figure.graph.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert np.allclose(figure.graph.viewRange(), whole)


@pytest.mark.parametrize("threshold", [0, 10, 35, 50, 73, 100])
def test_the_slider_tells_what_scikit_learn_says_of_a_threshold(qtbot, appearance, threshold: int) -> None:
    figures, true, chance = two_classes()
    figure = shown(qtbot, ThresholdFigure(appearance))
    figure.show_classes(figures)
    figure.findChild(QSlider, "evaluate_threshold").setValue(threshold)
    said = figure.findChild(QLabel, "evaluate_threshold_says").text()
    cuts = np.asarray(figures.classes[1].roc.thresholds)
    nearest = cuts[cuts >= threshold / 100].min(initial=1.0)
    decided = chance >= nearest
    assert said.startswith(f"yes from {threshold / 100:.2f}: ")
    recall = metrics.recall_score(true, decided)
    assert f"recall {recall:.3f}" in said
    assert f"{metrics.accuracy_score(true, decided):.1%} right" in said
    if decided.any():
        assert f"precision {metrics.precision_score(true, decided):.3f}" in said
    else:
        assert "precision -" in said


def test_arrow_keys_move_the_threshold(qtbot, appearance) -> None:
    figure = shown(qtbot, ThresholdFigure(appearance))
    figure.show_classes(two_classes()[0])
    slider = figure.findChild(QSlider, "evaluate_threshold")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert figure.findChild(QLabel, "evaluate_threshold_says").text().startswith("yes from 0.51")


def of_errors(true: np.ndarray, said: np.ndarray) -> Numbers:
    figures = number_figures(true.reshape(-1, 1), said.reshape(-1, 1))
    assert isinstance(figures, Numbers)
    return figures


def test_bars_count_the_errors(qtbot, appearance) -> None:
    random = np.random.default_rng(1)
    true = random.normal(10, 4, 300)
    said = true + random.normal(0.5, 1, 300)
    figures = of_errors(true, said)
    figure = shown(qtbot, ErrorHistogram(appearance))
    figure.show_errors(figures)
    bars = figure._bars.opts
    assert figures.errors is not None
    counts, edges = np.histogram(true - said, len(figures.errors.counts), (figures.errors.low, figures.errors.high))
    assert list(bars["height"]) == counts.tolist()
    assert bars["x"] == pytest.approx((edges[:-1] + edges[1:]) / 2)
    assert sum(bars["height"]) == 300
    text = figure.findChild(QLabel, "evaluate_errors").text()
    rmse = metrics.root_mean_squared_error(true, said)
    assert f"root mean squared error {rmse:.4g}" in text.replace(",", "")
    assert figure.graph.accessibleDescription() == text


def test_errors_that_are_all_the_same_are_one_bar(qtbot, appearance) -> None:
    figure = shown(qtbot, ErrorHistogram(appearance))
    figure.show_errors(of_errors(np.arange(5.0), np.arange(5.0)))
    assert sum(figure._bars.opts["height"]) == 5
    assert "largest 0" in figure.findChild(QLabel, "evaluate_errors").text()


def test_without_a_histogram_the_numbers_are_told(qtbot, appearance) -> None:
    figure = shown(qtbot, ErrorHistogram(appearance))
    figure.show_errors(Numbers(1.0, 2.0, 3.0, 4.0, 5.0))
    assert "median 3" in figure.findChild(QLabel, "evaluate_errors").text()
    figure.show_errors(Numbers(1.0, 2.0, 3.0, 4.0, 5.0, baseline=6.0, errors=Histogram(-1.0, 1.0, (2, 3))))
    assert list(figure._bars.opts["height"]) == [2, 3]
    assert "always the median target: 6" in figure.findChild(QLabel, "evaluate_errors").text()


def test_points_stand_where_target_and_prediction_say_over_equal_axes(qtbot, appearance) -> None:
    points = [(0.0, 1.0), (5.0, 4.5), (10.0, 22.0)]
    figure = shown(qtbot, ScatterPlot(appearance))
    figure.show_points(points)
    assert figure.points() == points
    (left, right), (low, high) = figure._graph.viewRange()
    assert left <= 0.0
    assert right >= 22.0
    assert (left, right) == pytest.approx((low, high), rel=0.2)
    figure.show_points([])
    assert figure.points() == []


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def three_classes(seed: int) -> tuple[Classes, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    true = random.integers(0, 3, 200)
    chances = random.dirichlet((1, 1, 1), 200)
    chances[np.arange(200), true] += 0.4
    chances /= chances.sum(1, keepdims=True)
    figures = class_figures(true, chances, ("a", "b", "c"), chances.argmax(1))
    assert figures is not None
    return figures, true, chances.argmax(1)


def test_the_table_of_classes_is_scikit_learns(qtbot, appearance) -> None:
    figures, true, said = three_classes(3)
    widget = shown(qtbot, ClassTable(appearance))
    widget.show_classes(figures)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(true, said)
    wanted = [
        [name, f"{p:.3f}", f"{r:.3f}", f"{f:.3f}", str(s)]
        for name, p, r, f, s in zip("abc", precision, recall, f1, support, strict=True)
    ]
    table = widget.findChild(QTableView, "evaluate_class_table")
    assert sorted(cells(table)) == wanted
    averages = widget.findChild(QLabel, "evaluate_averages").text()
    assert f"balanced accuracy {metrics.balanced_accuracy_score(true, said):.3f}" in averages
    assert f"macro F1 {f1.mean():.3f}" in averages


def test_a_click_on_a_heading_sorts_by_the_number_and_not_by_its_text(qtbot, appearance) -> None:
    figures = Classes(0.5, tuple(ClassFigure(f"c{n}", support=n, recall=n / 200) for n in (9, 100, 20)))
    widget = shown(qtbot, ClassTable(appearance))
    widget.show_classes(figures)
    table = widget.findChild(QTableView, "evaluate_class_table")
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(4) + header.sectionSize(4) // 2, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    first = [row[4] for row in cells(table)]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert sorted([first, [row[4] for row in cells(table)]]) == [["100", "20", "9"], ["9", "20", "100"]]


def test_beside_another_run_every_share_is_told_twice(qtbot, appearance) -> None:
    mine, its = three_classes(3)[0], three_classes(4)[0]
    widget = shown(qtbot, ClassTable(appearance))
    widget.show_classes(mine, its)
    for row in cells(widget.findChild(QTableView, "evaluate_class_table")):
        one = next(c for c in mine.classes if c.label == row[0])
        other = next(c for c in its.classes if c.label == row[0])
        assert row[1] == f"{one.precision:.3f} → {other.precision:.3f}"
        assert row[2] == f"{one.recall:.3f} → {other.recall:.3f}"
    assert " → " in widget.findChild(QLabel, "evaluate_averages").text()


def test_a_class_that_one_run_does_not_know_has_no_number_of_it(qtbot, appearance) -> None:
    mine = Classes(1.0, (ClassFigure("a", 5, 5, 1.0, 1.0, 1.0),))
    its = Classes(1.0, (ClassFigure("a", 5, 5, 0.5, 0.5, 0.5), ClassFigure("b", 2, 2, 1.0, 1.0, 1.0)))
    widget = shown(qtbot, ClassTable(appearance))
    widget.show_classes(mine, its)
    rows = {row[0]: row for row in cells(widget.findChild(QTableView, "evaluate_class_table"))}
    assert rows["b"][1] == "- → 1.000"
    assert rows["a"][1] == "1.000 → 0.500"
