"""The panel of instruments: the numbers of the shown runs' tables, a row a layer, and the way to the drawing."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel

from designer.project import layer_looks, run_folder, storage
from designer.project.layer_looks import COLUMNS, WHOLE, LayerLooks
from designer.views.panels.instruments.bands import ROW, Bands
from designer.views.panels.instruments.measures import MEASURES
from designer.views.panels.instruments.panel import InstrumentsPanel
from designer.views.theme import DARK, LIGHT
from tests.support import projects
from tests.support.panels import make_context
from tests.support.runs import write_run

LAYERS = ("hidden", "dropout", "species", WHOLE)


def looks(seed: int) -> LayerLooks:
    values = np.random.default_rng(seed).uniform(0.1, 1, size=(50, 4, len(COLUMNS))).astype("float32")
    values[:, 1, COLUMNS.index("gradient") :] = np.nan
    values[:, :, COLUMNS.index("saturated")] = np.nan
    return LayerLooks(LAYERS, np.linspace(0.1, 5, 50), values)


@pytest.fixture
def context(tmp_path):
    context = make_context(projects.iris().graph)
    path = tmp_path / "iris.kdesign"
    storage.save(context.document.graph, path)
    for seed, name in enumerate(("a", "b")):
        run = write_run(tmp_path / "iris.kdesign.runs" / name, started=f"2026-01-0{seed + 1}T00:00:00")
        (run / run_folder.PROJECT).write_text(storage.encode(context.document.graph), encoding="utf-8")
        layer_looks.write(run, looks(seed))
    context.document.set_path(path)
    context.runs.refresh()
    return context


def test_rows_hold_the_numbers_of_the_tables(context, qtbot, tmp_path) -> None:
    panel = InstrumentsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(900, 260)
    assert "How often is an option" in panel.findChild(QLabel, "instruments_empty").text()
    panel.show()
    bands = panel.findChild(Bands)
    context.runs.set_shown(("a", "b"))
    qtbot.waitUntil(lambda: len(bands.rows) == 4 and len(bands.rows[0].traces) == 2)
    choice = panel.findChild(QComboBox, "instruments_measure")
    for place, measure in enumerate(MEASURES):
        choice.setCurrentIndex(place)
        with_it = [name for name in LAYERS if np.isfinite(looks(0).column(name, measure.column)).any()]
        assert [row.layer for row in bands.rows] == with_it
        for row in bands.rows:
            for trace, seed in zip(row.traces, (0, 1), strict=True):
                np.testing.assert_array_equal(trace.x, looks(seed).epochs)
                np.testing.assert_array_equal(trace.y, looks(seed).column(row.layer, measure.column))
                if measure.spread:
                    np.testing.assert_array_equal(trace.spread, looks(seed).column(row.layer, measure.spread))
            assert row.last == pytest.approx(float(looks(0).column(row.layer, measure.column)[-1]))
        for theme in (LIGHT, DARK):
            context.appearance.set_theme(theme)
            assert not panel.grab().isNull()
    choice.setCurrentIndex(0)
    qtbot.mouseClick(bands, Qt.MouseButton.LeftButton, pos=QPoint(200, 2 * ROW + 5))
    assert [context.document.graph.nodes[i].name for i in context.selection.ids] == ["species"]
    assert bands.selected == "species"


def test_a_table_that_grows_is_read_again(context, qtbot, tmp_path) -> None:
    panel = InstrumentsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    bands = panel.findChild(Bands)
    context.runs.set_shown(("b",))
    qtbot.waitUntil(lambda: bool(bands.rows) and bands.rows[0].traces[0].x.size == 50)
    short = looks(1)
    layer_looks.write(tmp_path / "iris.kdesign.runs" / "b", LayerLooks(LAYERS, short.epochs[:20], short.values[:20]))
    panel.refresh()
    qtbot.waitUntil(lambda: bands.rows[0].traces[0].x.size == 20)
