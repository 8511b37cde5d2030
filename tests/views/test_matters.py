"""What matters to a model: bars of fields, and how what it says changes with one or two of them, drawn from numbers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from designer.report.explanations import Dependence, DependenceCurve, FieldImportance, OutputImportance
from designer.views.panels.try_it.dependence_plot import DependencePlot
from designer.views.panels.try_it.explanation_view import EffectBars
from designer.views.panels.try_it.matters_view import MattersView
from designer.views.theme import DARK, Appearance
from tests.support.panels import delete_replaced

CURVE = Dependence(
    "price", ("size",), ((10.0, 20.0, 50.0),), (DependenceCurve("", (1.0, 2.0, 5.0), (0.0, 1.0, 4.0), (2.0, 4.0, 8.0)),)
)
WORDS = Dependence("price", ("kind",), (("house", "flat"),), (DependenceCurve("", (2.0, 1.0), (2.0, 1.0), (2.0, 1.0)),))
MAP = Dependence(
    "sold", ("a", "b"), ((0.0, 1.0), (0.0, 1.0, 2.0)), (DependenceCurve("yes", (0.0, 0.1, 0.2, 0.6, 0.8, 1.0)),)
)


@pytest.fixture
def view(qtbot: QtBot) -> MattersView:
    found = MattersView("matters", Appearance(DARK))
    qtbot.addWidget(found)
    found.resize(420, 600)
    found.show()
    return found


def plots(view: MattersView) -> list[DependencePlot]:
    delete_replaced()
    return view.findChildren(DependencePlot)


def test_fields_stand_by_what_they_matter_and_are_asked_about(view: MattersView, qtbot: QtBot) -> None:
    fields = (FieldImportance("size", 0.5), FieldImportance("kind", 0.1), FieldImportance("noise", -0.01))
    with qtbot.waitSignal(view.fields_chosen) as asked:
        view.show_importance((OutputImportance("price", "R2", 0.9, fields),), 1234)
    assert asked.args == [("size",)]
    bars = view.findChild(EffectBars)
    assert [(one.name, one.effect) for one in bars.effects] == [("size", 0.5), ("kind", 0.1), ("noise", -0.01)]
    assert any("1,234" in label.text() for label in view.findChildren(QLabel))
    second = view.findChild(QComboBox, "matters_second")
    second.setCurrentIndex(second.findData("kind"))
    with qtbot.waitSignal(view.fields_chosen) as asked:
        second.activated.emit(second.currentIndex())
    assert asked.args == [("size", "kind")]


def test_a_field_of_numbers_is_a_curve_in_its_band(view: MattersView) -> None:
    view.show_dependence((CURVE,))
    (plot,) = plots(view)
    assert plot.points(plot.curve.means) == [(0, 1 / 8), (0.25, 2 / 8), (1, 5 / 8)]
    assert plot.points(plot.curve.high)[2] == pytest.approx((1, 1))
    image = plot.grab().toImage()
    assert len({image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(image.height())}) > 3


def test_words_are_bars_and_two_fields_a_map(view: MattersView) -> None:
    view.show_dependence((WORDS, MAP))
    words, plan = plots(view)
    assert words.is_of_words
    assert words.sizeHint().height() == 52
    assert plan.is_map
    assert [plan.shade(row, column) for row in range(2) for column in range(3)] == pytest.approx(MAP.curves[0].means)
    image = plan.grab().toImage()
    low, high = image.pixelColor(60, 150), image.pixelColor(image.width() - 14, 12)
    theme = DARK
    assert low.name() == theme.train
    assert high.name() == theme.validation
    view.show_dependence((CURVE,))
    assert len(plots(view)) == 1
