"""From a bundled set to curves, through the four panels and the real engine."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPushButton, QToolButton, QWidget

from designer.graph.model import Edge, Graph, Node
from designer.session.analysis import Analysis
from designer.session.datasets import Datasets
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.runs import Runs
from designer.session.selection import Selection
from designer.session.training import Training
from designer.views.context import Context
from designer.views.panels.data import DataPanel
from designer.views.panels.plots import PlotsPanel
from designer.views.panels.runs import RunsPanel
from designer.views.panels.training import TrainingPanel
from designer.views.theme import Appearance
from tests.support.panels import catalogue

_LONG = 90_000  # ms; a cold engine on a busy machine


@pytest.fixture
def context(qtbot, tmp_path):
    document = Document()
    checker = EngineClient("checker", parent=document)
    analysis = Analysis(document, checker, document)
    runs = Runs(document, document)
    training = Training(document, analysis, runs, document)
    datasets = Datasets(document, checker, document)
    selection, appearance = Selection(document, document), Appearance(parent=document)
    checker.start()
    graph = Graph(
        [
            Node("n1", "Input", "flower", {"shape": [4]}),
            Node("n2", "Dense", "hidden", {"units": 16, "activation": "relu"}),
            Node("n3", "Dense", "species", {"units": 3, "activation": "softmax"}),
            Edge("n1", 0, "n2", 0),
            Edge("n2", 0, "n3", 0),
        ]
    )
    document.reset(graph, tmp_path / "iris.kdesign")
    yield Context(document, selection, catalogue(), analysis, datasets, training, runs, appearance)
    analysis.close()
    training.close()
    checker.close()


def choose(qtbot, combo: QComboBox, text: str) -> None:
    combo.setFocus()
    combo.showPopup()
    combo.view().setCurrentIndex(combo.model().index(combo.findText(text), 0))
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)


def test_from_data_to_curves(context, qtbot):
    before = set(sys.modules)  # other tests of the same process may need Keras
    panels = data, form, plots, runs = (panel(context) for panel in (DataPanel, TrainingPanel, PlotsPanel, RunsPanel))
    for panel in panels:
        qtbot.addWidget(panel)
        panel.resize(1000, 400)
        panel.show()
    choose(qtbot, data.findChild(QComboBox, "data_source_kind"), "Bundled set")
    choose(qtbot, data.findChild(QComboBox, "data_source_bundled"), "iris")
    bind = data.findChild(QPushButton, "data_bind_by_name")
    qtbot.waitUntil(bind.isEnabled, timeout=_LONG)
    qtbot.mouseClick(bind, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.findChild(QToolButton, "training_suggest_n3"), Qt.MouseButton.LeftButton)
    epochs = form.findChild(QWidget, "training_epochs").findChild(QAbstractSpinBox)
    epochs.setFocus()
    epochs.selectAll()
    qtbot.keyClicks(epochs, "3")
    analysis = context.analysis
    qtbot.waitUntil(
        lambda: analysis.is_current and analysis.report is not None and analysis.report.can_train, timeout=_LONG
    )
    qtbot.waitUntil(lambda: data.findChild(QWidget, "binding_inputs_n1_state").accessibleName() == "fits")

    context.training.start()
    qtbot.waitUntil(lambda: context.training.state == "idle", timeout=_LONG)
    assert plots.plot_names() == ["loss", "accuracy"]
    for metric in plots.plot_names():
        for part in ("train", "validation"):
            assert list(plots.curve_points(metric, part)[0]) == [1, 2, 3]
        assert len(plots.curve_points(metric, "batches")[0]) == 12
    (run,) = context.runs.runs
    assert list(plots.curve_points("loss", "validation")[1]) == pytest.approx([line["val_loss"] for line in run.logs])
    assert [r.status for r in runs.selected_runs()] == ["done"]
    assert not {"tensorflow", "keras"} & (sys.modules.keys() - before)
