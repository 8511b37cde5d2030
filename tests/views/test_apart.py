"""Rows that two runs disagree on stand in a list, and are a figure only where there are any."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from designer.report.examples import Example
from designer.report.outputs import OutputCompared
from designer.views.panels.figures.registry import FIGURES
from designer.views.theme import DARK, Appearance

APART = (
    Example(6, "cat", "dog", 0.8, about="a tail", other="cat", other_probability=0.9),
    Example(2, "", 20.5, other=31.0),
)


def test_what_both_say_stands_in_a_line(qtbot: QtBot) -> None:
    figure = next(one for one in FIGURES if one.id == "apart")
    assert not figure.fits(OutputCompared("kind"))
    output = OutputCompared("kind", apart=APART)
    assert figure.fits(output)
    widget = figure.make(Appearance(DARK))
    qtbot.addWidget(widget)
    assert figure.show_both is not None
    figure.show_both(widget, output, output)
    shown = widget.findChild(QListWidget)
    lines = [shown.item(place).text().splitlines() for place in range(shown.count())]
    assert lines[0] == ["dog (80.0%) against cat (90.0%); it is cat", "row 7   a tail"]
    assert lines[1][0] == "20.5 against 31"
