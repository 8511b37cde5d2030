"""The Inside section of the inspector: it asks only while it is looked at, and shows what the engine says."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from designer.engine.feeding.thumbnails import pictures_of
from designer.graph.texts import Text
from designer.session.insides import Insides, Look
from designer.views.inspector.inside import InsideView
from designer.views.inspector.pictures import Histogram, Pictures, Strip
from designer.views.panels.inspector import InspectorPanel
from designer.views.theme import LIGHT
from designer.wire import NodeInside, NodeInsideShown, WeightInfo
from tests.support.panels import SilentChecker, make_context, report, ticket_report
from tests.support.runs import write_run

SHOWN = NodeInsideShown(
    weights=(
        WeightInfo("kernel", (20100, 64), mean=0.0003, deviation=0.01, minimum=-0.1, maximum=0.2, histogram=(1, 5, 2)),
        WeightInfo("bias", (64,), trainable=False, histogram=(64,), not_finite=2),
    ),
    output=((0.5, -0.25, None), (0.0, 1.0, 2.0)),
    output_shape=(3,),
    output_info=WeightInfo("", (2, 3), mean=0.65, deviation=0.8),
)


class Listening(SilentChecker):
    """An engine process that is never started, and remembers what it was asked."""

    def request(self, record, on_answer=None):
        self.asked.append((record, on_answer))
        return len(self.asked)


@pytest.fixture
def checker(qapp):
    checker = Listening("checker")
    checker.asked = []
    return checker


@pytest.fixture
def context(checker):
    context = make_context()
    context.analysis.engine = checker
    insides = Insides(context.document, context.analysis, context.runs, context.training, context.document)
    context.analysis.is_current = True
    report(context, ticket_report())
    return replace(context, insides=insides)


@pytest.fixture
def inspector(qtbot, context):
    panel = InspectorPanel(context)
    qtbot.addWidget(panel)
    panel.resize(312, 1000)
    panel.show()
    context.selection.set(["n5"])
    return panel


def answer(checker, record: NodeInsideShown) -> None:
    import msgspec

    _, on_answer = checker.asked[-1]
    on_answer(msgspec.structs.replace(record, id=len(checker.asked)))


def label(inspector, name: str) -> str:
    found = [w for w in inspector.findChildren(QLabel, name) if w.isVisibleTo(inspector)]
    return found[0].text() if found else ""


def view(inspector) -> InsideView:
    return inspector.findChildren(InsideView)[-1]


def test_the_selected_layer_is_asked_for_and_shown(qtbot, context, checker, inspector):
    qtbot.waitUntil(lambda: bool(checker.asked))
    (request, _), *others = checker.asked
    assert isinstance(request, NodeInside)
    assert (request.node, request.run_dir, request.samples) == ("n5", "", 8)
    assert not others
    answer(checker, SHOWN)
    assert label(inspector, "inside_values") == "(20100, 64) float32\nmean 0.0003 · sd 0.01"
    assert label(inspector, "inside_output_values") == "mean 0.65 · sd 0.8"
    weights = view(inspector).findChild(QComboBox, "inside_weight")
    assert [weights.itemText(i) for i in range(weights.count())] == ["kernel", "bias · frozen"]
    weights.setCurrentIndex(1)
    weights.activated.emit(1)
    assert label(inspector, "inside_values").endswith("2 not finite")
    context.selection.set(["n6"])
    context.selection.set(["n5"])
    assert label(inspector, "inside_values").startswith("(20100, 64)")
    assert len([r for r, _ in checker.asked if r.node == "n5"]) == 1


def test_outputs_that_are_pictures_are_shown_as_such(qtbot, context, checker, inspector):
    pixels = np.random.default_rng(0).uniform(size=(5, 20, 20, 3))
    qtbot.waitUntil(lambda: bool(checker.asked))
    answer(checker, SHOWN)
    row = view(inspector).findChild(Pictures, "inside_pictures")
    assert not row.isVisibleTo(inspector)
    context.selection.set(["n6"])
    qtbot.waitUntil(lambda: len(checker.asked) == 2)
    answer(checker, msgspec.structs.replace(SHOWN, pictures=pictures_of(pixels), augments=True))
    row = view(inspector).findChild(Pictures, "inside_pictures")
    qtbot.waitUntil(row.isVisible)
    assert row.count == 5
    assert row.heightForWidth(5 * 44) == 40
    assert row.heightForWidth(2 * 44) == 3 * 40 + 2 * 4
    qtbot.waitUntil(lambda: row.height() == row.heightForWidth(row.width()))
    assert "changed as in training" in {one.text() for one in view(inspector).findChildren(QLabel)}


def test_nobody_is_asked_while_the_section_is_folded(qtbot, context, checker, inspector):
    qtbot.waitUntil(lambda: bool(checker.asked))
    checker.asked.clear()
    section = view(inspector).parent().parent()
    section.set_open(False)
    context.selection.set(["n6"])
    qtbot.waitUntil(lambda: not view(inspector)._timer.isActive())
    assert not checker.asked
    view(inspector).parent().parent().set_open(True)
    qtbot.waitUntil(lambda: bool(checker.asked))
    assert checker.asked[-1][0].node == "n6"


def test_a_large_model_is_only_looked_into_at_the_press_of_a_button(qtbot, context, checker, inspector, monkeypatch):
    monkeypatch.setattr("designer.session.insides.SMALL", 10)
    asked = []
    monkeypatch.setattr(context.insides, "_engine", lambda run: checker)
    checker.asked.clear()
    context.selection.set(["n6"])
    button = view(inspector).findChild(QPushButton, "inside_ask")
    assert button.isVisibleTo(inspector)
    qtbot.waitUntil(lambda: not view(inspector)._timer.isActive())
    assert not checker.asked
    assert not asked
    button.click()
    assert checker.asked[-1][0].node == "n6"
    assert label(inspector, "inside_message") == "Looking inside..."


def test_a_run_can_be_chosen(qtbot, context, checker, inspector):
    for name in ("a", "b"):
        path = write_run(context.runs.folder() / name, started=f"2026-01-0{'ab'.index(name) + 1}T00:00:00")
        (path / "model.keras").write_bytes(b"a model")
    context.runs.refresh()
    runs = view(inspector).findChild(QComboBox, "inside_run")
    assert [runs.itemText(i) for i in range(runs.count())] == ["latest (b)", "a", "fresh weights"]
    qtbot.waitUntil(lambda: bool(checker.asked) and checker.asked[-1][0].run_dir.endswith("/b"))
    answer(checker, NodeInsideShown(note=Text("There are no data yet to send through the model.")))
    assert label(inspector, "inside_message") == "There are no data yet to send through the model."
    runs.activated.emit(1)
    assert context.insides.chosen == "a"
    qtbot.waitUntil(lambda: checker.asked[-1][0].run_dir.endswith("/a"))
    context.insides._remember(context.insides._key("n5"), Look(failure=Text("It is broken.")))
    context.insides.changed.emit()
    assert label(inspector, "inside_message") == "It is broken."


def test_pictures_tell_bars_and_cells_and_take_another_theme(qtbot, context, checker, inspector):
    qtbot.waitUntil(lambda: bool(checker.asked))
    answer(checker, SHOWN)
    histogram, strip = view(inspector).findChild(Histogram), view(inspector).findChild(Strip)
    assert [histogram.bar_at(QPoint(x * histogram.width() // 3 + 2, 10)) for x in range(3)] == [0, 1, 2]
    assert histogram.bar_at(QPoint(2, 60)) == -1
    assert "mean 0.0003" in histogram.accessibleDescription()
    assert strip.value_at(QPoint(strip.width() - 2, 30)) == (1, 2)
    dark = histogram.grab().toImage()
    context.appearance.set_theme(LIGHT)
    assert histogram.grab().toImage() != dark
