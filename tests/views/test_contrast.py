"""Contrast of every palette after WCAG: text 4.5 : 1 on each ground, what marks a control or a state 3 : 1."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from designer.catalogue.load import load
from designer.views.canvas.search_popup import SearchPopup
from designer.views.panels.kind_search import KindSearch
from designer.views.plots import colours
from designer.views.stylesheet import HOVER, SELECTED, apply, mark, mix, palette
from designer.views.theme import DARK, PALETTES, Appearance, Theme

THEMES = list(PALETTES.values())


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grounds(theme: Theme) -> dict[str, str]:
    return {
        **{name: getattr(theme, name) for name in ("window", "panel", "raised", "canvas")},
        "selected": mix(theme.panel, theme.accent, SELECTED),
    }


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize("name", ["text", "muted", "accent", "error", "warning", "ok"])
def test_text_stands_out_on_every_ground(theme: Theme, name: str) -> None:
    for ground, colour in grounds(theme).items():
        assert contrast(getattr(theme, name), colour) >= 4.5, ground


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_text_on_buttons_stands_out(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, mix(theme.raised, theme.text, HOVER)) >= 4.5
    roles = palette(theme)
    role = QPalette.ColorRole
    for text, ground in ((role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button),
                         (role.HighlightedText, role.Highlight), (role.ToolTipText, role.ToolTipBase),
                         (role.PlaceholderText, role.Base)):  # fmt: skip
        assert contrast(roles.color(text).name(), roles.color(ground).name()) >= 4.5, text


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_edges_of_controls_states_and_families_stand_out(theme: Theme) -> None:
    for ground in ("window", "panel", "raised"):
        assert contrast(theme.edge, getattr(theme, ground)) >= 3, ground
        assert contrast(theme.accent, getattr(theme, ground)) >= 3, ground
    for name, colour in theme.families:
        assert contrast(colour, theme.panel) >= 4.5, name  # the class's name is written in it
        assert contrast(colour, theme.canvas) >= 3, name


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_curves_stand_out(theme: Theme) -> None:
    for colour in (theme.train, theme.validation, *colours.palette(theme)):
        assert contrast(colour, theme.panel) >= 3


def shown(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_the_focus_is_seen_on_every_kind_of_control(theme: Theme, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    primary, link, card = QPushButton("a"), QPushButton("b"), QPushButton("c")
    mark(primary, "primary")
    mark(link, "link")
    mark(card, "card")
    controls = [QLineEdit(), QComboBox(), QCheckBox("d"), QPushButton("e"), primary, link, card]
    for control in controls:
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(control)
    apply(QApplication.instance(), theme, [window])
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    for control, other in zip(controls, controls[1:] + controls[:1], strict=True):
        other.setFocus()
        without = shown(control)
        control.setFocus()
        assert control.hasFocus()
        focused = shown(control)
        changed = [
            contrast(focused.pixelColor(x, y).name(), without.pixelColor(x, y).name())
            for x in range(0, focused.width(), 2)
            for y in range(focused.height())
            if focused.pixel(x, y) != without.pixel(x, y)
        ]
        assert changed, type(control)
        assert max(changed) >= 1.5, (type(control), control.property("primary"))
    apply(QApplication.instance(), DARK, [])


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_what_is_chosen_in_a_search_can_be_read(theme: Theme, qtbot) -> None:
    window, appearance, catalogue = QWidget(), Appearance(theme), load()
    qtbot.addWidget(window)
    window.resize(500, 500)
    button = QPushButton(window)
    apply(QApplication.instance(), theme, [window])
    window.show()
    layers, kinds = SearchPopup(catalogue, appearance, window), KindSearch("kinds", "callback", catalogue, button)
    for search, begin in (
        (layers, lambda: layers.open_at(QPoint(20, 20))),
        (kinds, lambda: kinds.open_below(button, "Add")),
    ):
        begin()
        QApplication.processEvents()
        row = search.results.visualItemRect(search.results.currentItem())
        image = shown(search.results.viewport())
        ground = image.pixelColor(image.width() - 4, row.center().y()).name()
        bar, other = (image.pixelColor(1, row.center().y() + down).name() for down in (0, row.height()))
        assert contrast(bar, other) >= 3  # it is seen which one is chosen
        assert contrast(theme.text, ground) >= 4.5
        assert contrast(theme.muted, ground) >= 4.5
    apply(QApplication.instance(), DARK, [])
