"""What the plots are made of: smoothing, axes, names and colours."""

from __future__ import annotations

import math

import numpy as np
import pytest

from designer.views.plots.axis import linear_ticks, log_ticks, round_step
from designer.views.plots.colours import run_colours
from designer.views.plots.metrics import metric_title, plot_order, quiet_plots, split_name
from designer.views.plots.scales import x_limit, y_range
from designer.views.plots.smoothing import smoothed
from designer.views.plots.value_box import number
from designer.views.theme import DARK


def test_smoothing_is_the_debiased_moving_average():
    values = np.random.default_rng(1).normal(size=500)
    for factor in (0.3, 0.9, 0.99):
        last, expected = 0.0, []
        for count, value in enumerate(values, 1):
            last = last * factor + (1 - factor) * value
            expected.append(last / (1 - factor**count))
        assert smoothed(values, factor) == pytest.approx(expected)


def test_smoothing_leaves_gaps_out_and_constants_alone():
    values = np.array([2.0, np.nan, 2.0, 2.0])
    result = smoothed(values, 0.9)
    assert math.isnan(result[1])
    assert result[[0, 2, 3]] == pytest.approx([2, 2, 2])
    assert smoothed(np.array([]), 0.5).size == 0
    with pytest.raises(ValueError, match="below 1"):
        smoothed(values, 1.0)


@pytest.mark.parametrize(
    ("latest", "planned", "expected"), [(0.2, 10, 0.625), (3, 10, 10), (10, 10, 10), (12, 10, 12), (1, 1000, 3.90625)]
)
def test_the_axis_shows_the_plan_or_a_half_of_it(latest, planned, expected):
    assert x_limit(latest, planned) == pytest.approx(expected)


def test_one_wild_batch_does_not_flatten_the_rest():
    batches = np.ones(200)
    batches[0] = 1e6
    low, high = y_range([np.array([0.5, 1.0])], [batches], log=False)
    assert (low, high < 2) == (0, True)


def test_a_constant_curve_has_room_around_it():
    low, high = y_range([np.full(5, 3.0)], [], log=False)
    assert low < 3 < high
    assert y_range([np.array([np.nan])], [], log=False) is None
    assert y_range([np.array([-1.0, 0.0])], [], log=True) is None


def test_ticks_are_round_and_few():
    assert round_step(0.3) == 0.5
    assert round_step(2.1, (1.0, 2.0, 5.0, 10.0)) == 5
    assert linear_ticks(0, 1, 0.25) == [0, 0.25, 0.5, 0.75, 1.0]
    assert log_ticks(-2, 0, 6) == pytest.approx([-2, math.log10(0.03), -1, math.log10(0.3), 0])
    for low, high in ((-3, 0), (-0.02, 0.03), (-9, 2), (0.1, 0.6)):
        ticks = log_ticks(low, high, 6)
        assert 2 <= len(ticks) <= 8
        assert all(low - 1e-6 <= t <= high + 1e-6 for t in ticks)


def test_plots_come_loss_first_and_output_by_output():
    outputs = ["priority", "department"]
    logged = ["department_accuracy", "department_loss", "loss", "priority_loss", "priority_mae", "val_loss"]
    order = plot_order(logged, outputs)
    assert order == ["loss", "priority_mae", "department_accuracy", "priority_loss", "department_loss"]
    assert quiet_plots(order, outputs) == ["priority_loss", "department_loss"]
    assert metric_title("priority_mean_absolute_error", outputs) == "priority · mean absolute error"
    assert metric_title("val_accuracy", ["only"]) == "accuracy"


def test_an_output_whose_name_begins_with_another_ones_is_told_apart():
    assert split_name("head_b_accuracy", ["head", "head_b"]) == ("head_b", "accuracy")


def test_the_loss_of_an_output_without_metrics_is_not_hidden():
    outputs = ["a", "b"]
    assert quiet_plots(["loss", "a_accuracy", "a_loss", "b_loss"], outputs) == ["a_loss"]


def test_compared_runs_have_different_colours_that_stay():
    names = ["three", "two", "one"]
    alone = run_colours(DARK, names, ["two"])
    assert alone == {"two": (DARK.train, DARK.validation)}
    both = run_colours(DARK, names, ["one", "two"])
    assert both["one"] != both["two"]
    assert run_colours(DARK, ["four", *names], ["one", "two"]) == both
    many = [str(i) for i in range(8)]
    assert len(set(run_colours(DARK, many, many).values())) == 8


def test_values_have_four_digits():
    assert [number(v) for v in (0.0, 0.19234, 12.3456, 1234.56, 0.00001)] == [
        "0",
        "0.1923",
        "12.35",
        "1235",
        "1.00e-05",
    ]
