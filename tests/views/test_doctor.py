"""The doctor's panel says what a run suffers from, mends it by one undoable edit, and holds its tongue when told to."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from designer.doctor.finding import Beside, Examination, Finding, Remedy
from designer.doctor.rates import Rates
from designer.graph.texts import Text
from designer.project import storage
from designer.project.records import TRAINING
from designer.session.doctor import Doctor
from designer.session.examinations import Examinations
from designer.views.context import Context
from designer.views.panels.doctor.evidence_plot import EvidencePlot
from designer.views.panels.doctor.panel import DoctorPanel
from designer.views.panels.doctor.rates_plot import RatesPlot
from designer.wire import Examined
from tests.support.panels import delete_replaced, make_context

RATE = Finding(
    "learning_rate_too_high",
    "error",
    Text("The learning rate of {rate} is too high.", {"rate": "1"}),
    evidence={"learning_rate": 1.0, "score": 0.31, "trials": {"same": 0.1}},
    remedy=Remedy(Text("Set the learning rate"), "set_optimizer", {"args": {"learning_rate": 0.001}}),
    plot={"loss": (3.0, 2.0, 9.0, None), "val_loss": (3.0, 2.5, 8.0, 7.0)},
)
SHUFFLED = Finding(
    "labels_shuffled", "warning", Text("The target does not go with it."), "n8", remedy=Remedy(Text("Look at the file"))
)
SCORES = (Beside("difficulty", "n8", "accuracy", 0.31, 0.35, 0.33, 0.9, 0.88, 200),)


@pytest.fixture
def context() -> Context:
    found = make_context()
    doctor = Doctor(found.document, found.analysis, found.training, found.document)
    return dataclasses.replace(found, doctor=doctor)


@pytest.fixture
def panel(qtbot, context: Context) -> DoctorPanel:
    found = DoctorPanel(context)
    qtbot.addWidget(found)
    found.resize(1200, 320)
    found.show()
    return found


def examined(context: Context, panel: DoctorPanel, *findings: Finding) -> None:
    context.training.run_name = "run 3"
    context.training.examined.emit(Examined(found=Examination(findings, SCORES)))
    panel.refresh()
    delete_replaced()


def said(panel: DoctorPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def button(panel: DoctorPanel, name: str) -> QAbstractButton:
    return next(b for b in panel.findChildren(QAbstractButton) if b.objectName() == name)


def test_it_says_what_it_will_say_before_there_is_a_run(panel: DoctorPanel) -> None:
    assert panel.title() == "Doctor"
    assert "After a run" in said(panel)


def test_findings_come_with_numbers_pictures_and_what_stands_beside_the_score(
    panel: DoctorPanel, context: Context
) -> None:
    examined(context, panel, RATE, SHUFFLED)
    assert panel.title() == "Doctor 2"
    assert [card.finding.rule for card in panel.cards()] == ["learning_rate_too_high", "labels_shuffled"]
    first = panel.cards()[0]
    assert "learning rate 1" in first.evidence.text()
    assert "trials" not in first.evidence.text()
    assert "Look at the file" in said(panel)
    plots = panel.findChildren(EvidencePlot)
    curve = next(plot for plot in plots if plot.is_curve)
    assert curve.curves()["loss"] == [
        (0.0, pytest.approx(1 / 7)),
        (pytest.approx(1 / 3), 0.0),
        (pytest.approx(2 / 3), 1.0),
    ]
    bars = next(plot for plot in plots if not plot.is_curve)
    assert [(name, lengths[0]) for name, lengths in bars.bars()] == [
        *(("this network", 0.31), ("linear model", 0.9), ("forest", 0.88), ("commonest class", 0.33)),
    ]


def test_a_remedy_is_one_undoable_step(panel: DoctorPanel, context: Context) -> None:
    examined(context, panel, RATE)
    before = storage.encode(context.document.graph)
    button(panel, "finding_remedy").click()
    assert context.document.graph.settings[TRAINING].optimizer == {"class": "RMSprop", "args": {"learning_rate": 0.001}}
    assert context.document.undo_stack.index() == 1
    panel.refresh()
    delete_replaced()
    assert "Mended" in said(panel)
    assert panel.title() == "Doctor"
    context.document.undo_stack.undo()
    assert storage.encode(context.document.graph) == before
    panel.refresh()
    delete_replaced()
    assert "Mended" not in said(panel)
    assert panel.title() == "Doctor 1"


def test_what_was_dismissed_stays_so_in_the_project_until_it_is_asked_for(panel: DoctorPanel, context: Context) -> None:
    examined(context, panel, RATE, SHUFFLED)
    button(panel, "finding_dismiss").click()
    panel.refresh()
    delete_replaced()
    assert [card.finding.rule for card in panel.cards()] == ["labels_shuffled"]
    again = storage.decode(storage.encode(context.document.graph))
    context.document.reset(again)
    examined(context, panel, RATE, SHUFFLED)
    assert [card.finding.rule for card in panel.cards()] == ["labels_shuffled"]
    button(panel, "doctor_restore").click()
    panel.refresh()
    delete_replaced()
    assert len(panel.cards()) == 2


def test_a_finding_leads_to_its_node(panel: DoctorPanel, context: Context) -> None:
    examined(context, panel, SHUFFLED)
    panel.cards()[0].reveal_requested.emit("n8")
    assert context.selection.ids == ("n8",)


def test_learning_rates_are_drawn_and_the_suggested_one_is_one_undoable_step(
    panel: DoctorPanel, context: Context
) -> None:
    doctor = context.doctor
    assert doctor is not None
    doctor.examinations = asked = Examinations(context.document, doctor)
    asked.changed.connect(doctor.changed)
    rates = tuple(10.0**power for power in (-6, -5, -4, -3, -2, -1))
    asked.rates = Rates(rates, (2.0, 2.0, 1.8, 1.0, 0.5, 9.0), 0.001, 0.01, 0.1, "Adam")
    asked.changed.emit()
    panel.refresh()
    delete_replaced()
    plot = panel.findChild(RatesPlot)
    assert plot is not None
    assert [place for place, _ in plot.points()] == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    assert [height for _, height in plot.points()] == pytest.approx([3 / 7, 3 / 7, 13 / 35, 1 / 7, 0, 1.0])
    assert plot.decades() == pytest.approx(rates)
    assert "0.001" in said(panel)
    before = context.document.training.optimizer
    button(panel, "rates_take").click()
    assert context.document.training.optimizer["args"]["learning_rate"] == 0.001
    context.document.undo_stack.undo()
    assert context.document.training.optimizer == before
    button(panel, "rates_close").click()
    panel.refresh()
    delete_replaced()
    assert panel.findChild(RatesPlot) is None
