"""Two runs' drawings on one canvas: what was added, changed and, as ghosts, removed, with its wires."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from designer.catalogue.load import load
from designer.graph import edits
from designer.graph.model import Graph
from designer.graph.reuse import nest
from designer.project import storage
from designer.project.difference import differences
from designer.project.run_folder import PROJECT
from designer.views.canvas.ghosts import ComparedScene, ComparedView
from designer.views.context import Context
from designer.views.panels.drawings_apart import DrawingsApart
from designer.views.panels.run_details import RunDetails
from designer.views.theme import DARK, LIGHT
from tests.support import drawings, projects
from tests.support.panels import make_context
from tests.support.runs import write_run


def pair() -> tuple[Graph, Graph]:
    """Return iris, and iris without its dropout (n3), with more units (n2) and another layer behind these."""
    first = projects.iris().graph
    second = first.copy()
    second.apply(edits.set_param(second, "n2", "units", 16))
    second.apply(edits.dissolve(second, ["n3"], drawings.signatures))
    second.apply(edits.add_node(second, "BatchNormalization", (400, 300)))
    return first, second


@pytest.mark.usefixtures("qapp")
def test_layers_and_wires_are_of_the_kind_that_the_difference_says() -> None:
    first, second = pair()
    found = differences(first, second)
    scene = ComparedScene(first, second, found, load(), DARK)
    new = next(node for node in second.nodes if node not in first.nodes)
    kinds = {node: item.kind for node, item in scene.nodes.items()}
    assert kinds == {"n1": "", "n2": "changed", "n3": "removed", "n4": "changed", new: "added"}
    assert scene.nodes["n2"].face.shape == "units 8 → 16"
    wires = {(edge.source, edge.target): wire.kind for edge, wire in scene.wires.items()}
    assert wires == {("n1", "n2"): "", ("n2", "n4"): "added", ("n2", "n3"): "removed", ("n3", "n4"): "removed"}
    assert scene.nodes["n3"].opacity() < 1 == scene.nodes["n2"].opacity()
    turned = ComparedScene(second, first, differences(second, first), load(), LIGHT)
    assert (turned.nodes["n3"].kind, turned.nodes[new].kind) == ("added", "removed")


@pytest.mark.usefixtures("qapp")
def test_a_ghost_gives_way_to_what_stands_where_it_stood() -> None:
    first, second = pair()
    second.apply(edits.move(second, {"n4": first.nodes["n3"].position}))
    scene = ComparedScene(first, second, differences(first, second), load(), DARK)
    ghost = scene.nodes["n3"].card()
    assert scene.nodes["n4"].card().topLeft() == QPointF(*first.nodes["n3"].position) != ghost.topLeft()
    assert not any(item.card().intersects(ghost) for node, item in scene.nodes.items() if node != "n3")


def test_a_nested_model_is_a_level_of_its_own(context: Context, qtbot: QtBot) -> None:
    first = projects.iris().graph
    change, model = nest(first, ["n2", "n3"], lambda node, port: {"shape": [4]})
    first.apply(change)
    second = first.copy()
    second.apply(edits.set_param(second, "n2", "units", 16))
    window = DrawingsApart(context, ("a", first), ("b", second))
    qtbot.addWidget(window)
    levels, view = window.findChild(QComboBox, "drawings_apart_levels"), window.findChild(ComparedView)
    assert [levels.itemData(place) for place in range(levels.count())] == ["", model]
    assert view.counts()["changed"] == 0
    levels.setCurrentIndex(1)
    assert view.counts()["changed"] == 1


@pytest.fixture
def context(tmp_path: Path) -> Context:
    first, second = pair()
    context = make_context(projects.iris().graph)
    path = tmp_path / "iris.kdesign"
    storage.save(context.document.graph, path)
    for number, graph in enumerate((first, second)):
        run = write_run(tmp_path / "iris.kdesign.runs" / f"run-{number}", started=f"2026-01-0{number + 1}T00:00:00")
        storage.save(graph, run / PROJECT)
    context.document.set_path(path)
    context.runs.refresh()
    return context


def test_two_selected_runs_are_shown_the_older_one_first(context: Context, qtbot: QtBot) -> None:
    details = RunDetails(context)
    qtbot.addWidget(details)
    details.retranslate()
    details.resize(400, 400)
    details.show()
    button = details.findChild(QPushButton, "runs_on_canvas")
    details.show_runs(context.runs.runs)  # the newest first
    assert button.text() == "Compare the drawings"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window = details.findChild(DrawingsApart)
    assert dict(window.findChild(ComparedView).counts()) == {"added": 1, "removed": 1, "changed": 2}
    words = window.findChild(QListWidget, "drawings_apart_words")
    said = [words.item(row).text() for row in range(words.count())]
    assert {"Removed: dropout (Dropout)", "hidden: units 8 → 16"} <= set(said)
    legend = window.findChild(QLabel, "drawings_apart_legend")
    for theme in (LIGHT, DARK):
        context.appearance.set_theme(theme)
        assert theme.ok in legend.text()
        assert not window.grab().isNull()
    window.close()


def test_one_run_is_compared_with_the_open_drawing(context: Context, qtbot: QtBot) -> None:
    details = RunDetails(context)
    qtbot.addWidget(details)
    details.retranslate()
    details.show()
    by_name = {run.name: run for run in context.runs.runs}
    for name, expected in (("run-0", 0), ("run-1", 1)):
        details.show_runs([by_name[name]])
        qtbot.mouseClick(details.findChild(QPushButton, "runs_on_canvas"), Qt.MouseButton.LeftButton)
        window = details.findChildren(DrawingsApart)[-1]
        assert window.findChild(ComparedView).counts()["added"] == expected
        window.close()
