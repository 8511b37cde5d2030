"""The view of explanations holds the numbers it is given; a click asks the run's engine why."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from designer.engine.explaining.overlay import overlay
from designer.report.explanations import Effect, OutputExplained, Overlay
from designer.views.panels.try_it.explanation_view import EffectBars, ExplanationView
from designer.views.theme import DARK, LIGHT, Appearance


def test_bars_words_and_pictures_are_those_that_were_found(qtbot) -> None:
    appearance = Appearance(DARK)
    view = ExplanationView("why", appearance)
    qtbot.addWidget(view)
    view.resize(500, 500)
    effects = tuple(Effect(f"field {i}", (-1) ** i * (20.0 - i), f"v{i}") for i in range(15))
    words = (Effect("<good>", 0.4), Effect("bad", -0.2))
    picture = np.random.default_rng(0).uniform(size=(8, 8, 1))
    pictures = tuple(
        Overlay("image", how, overlay(picture, picture[..., 0] - 0.5)) for how in ("grad_cam", "occlusion")
    )
    outputs = (OutputExplained("species", "setosa", 0.9, 0.3, effects=effects, words=words, overlays=pictures),)
    for theme in (LIGHT, DARK):
        appearance.set_theme(theme)
        view.show_outputs(outputs)
        view.show()
        assert not view.grab().isNull()
    bars = view.findChild(EffectBars)
    assert bars.effects == effects[:12]
    texts = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "setosa: 0.9, of a usual row 0.3" in texts
    assert "and 3 more" in texts
    shown = view.findChild(QLabel, "explanation_grad_cam")
    assert not shown.pixmap().isNull()
    assert "&lt;good>" in view.findChild(QLabel, "explanation_words").text()
    view.show_outputs(())
    assert not [label for label in view.findChildren(QLabel) if label.isVisible()]


def test_steps_stand_below_their_field_upwards_for_what_raises(qtbot) -> None:
    bars = EffectBars(Appearance(LIGHT))
    qtbot.addWidget(bars)
    plain = (Effect("a", 0.5), Effect("b", -0.5))
    bars.show_effects(plain)
    low = bars.sizeHint().height()
    bars.show_effects((*plain, Effect("series", 0.5, steps=(1.0, -0.5))))
    bars.resize(400, bars.sizeHint().height())
    assert bars.height() > low + low // 2  # a line of its own
    image = bars.grab().toImage()
    ground = image.pixelColor(399, bars.height() - 1)
    strip = range(low + low // 2, bars.height())
    counts = [sum(image.pixelColor(x, y) != ground for y in strip) for x in (100, 300)]
    assert counts[0] == pytest.approx(2 * counts[1], abs=4)
    first, second = ([y for y in strip if image.pixelColor(x, y) != ground] for x in (100, 300))
    assert max(first) <= min(second) + 1
