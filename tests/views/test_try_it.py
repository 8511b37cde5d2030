"""The panel that tries a model out predicts at once while a row is changed, in words, by the run's own engine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from designer.data.field import Field
from designer.project import storage
from designer.project.records import TRAINING
from designer.project.run_record import Run
from designer.session.document import Document
from designer.session.engines import Engines
from designer.session.selection import Selection
from designer.session.session import Session
from designer.shell.i18n import Language
from designer.views.context import Context
from designer.views.inspector.exciting_rows import ExcitingRows
from designer.views.panels.try_it.answer_view import AnswerView
from designer.views.panels.try_it.dependence_plot import DependencePlot
from designer.views.panels.try_it.explanation_view import EffectBars
from designer.views.panels.try_it.file_inputs import PictureInput
from designer.views.panels.try_it.panel import TryItPanel
from designer.views.panels.try_it.row_inputs import PadInput
from designer.views.theme import DARK, Appearance
from tests.support import projects
from tests.support.engines import Desk
from tests.support.panels import catalogue

LONG = 120_000


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an iris project with one run."""
    path = tmp_path_factory.mktemp("iris") / "iris.kdesign"
    drawing = projects.iris(epochs=3)
    storage.save(drawing.graph, path)
    Desk().train(projects.text(drawing), Path(f"{path}.runs") / "20260101-000000")
    return path


@pytest.fixture(scope="module")
def engines(qapp: QApplication) -> Iterator[Engines]:
    """Return processes that stay warm from test to test; none before one is needed."""
    engines = Engines(start=False)
    yield engines
    engines.close()


@pytest.fixture
def context(trained: Path, engines: Engines, tmp_path: Path) -> Iterator[Context]:
    """Return the context of the project, in a folder of the test's own."""
    path = tmp_path / trained.name
    shutil.copytree(trained.parent, tmp_path, dirs_exist_ok=True)
    session = Session(Document(), start=False, engines=engines)
    session.document.reset(storage.load(path), path)
    yield Context(
        document=session.document,
        selection=Selection(session.document, session.document),
        catalogue=catalogue(),
        analysis=session.analysis,
        datasets=session.datasets,
        training=session.training,
        runs=session.runs,
        appearance=Appearance(DARK, session.document),
        evaluations=session.evaluations,
        tryouts=session.tryouts,
    )
    session.close()


def test_a_row_is_changed_and_predicted_at_once(context: Context, qtbot: QtBot) -> None:
    panel = TryItPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1100, 400)
    assert context.tryouts is not None
    assert not context.tryouts.is_busy  # nothing is asked before it is seen
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: context.tryouts.answer is not None, timeout=LONG)
    said = panel.findChild(QLabel, "try_it_answers_0_said")
    assert said.text() in {"0", "1", "2"}
    bars = panel.findChild(AnswerView).findChildren(object, "try_it_answers_0_bars")[0]
    before = bars.accessibleName()
    slider = panel.findChild(QSlider, "try_it_form_2_slider")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bars.accessibleName() != before, timeout=LONG)
    changed = bars.accessibleName()
    qtbot.mouseClick(panel.findChild(QPushButton, "try_it_back"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bars.accessibleName() == before, timeout=LONG)
    assert changed != before

    line = panel.findChild(QLineEdit, "try_it_form_0")
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    note = panel.findChild(QLabel, "try_it_said")
    qtbot.waitUntil(lambda: "has no value" in note.text(), timeout=LONG)


@pytest.mark.slow
def test_while_an_answer_is_awaited_only_the_last_row_waits(context: Context, qtbot: QtBot) -> None:
    tryouts = context.tryouts
    assert tryouts is not None
    assert context.evaluations is not None
    (run,) = context.evaluations.runs()
    with qtbot.waitSignal(tryouts.described, timeout=LONG):
        tryouts.open(run)
    assert tryouts.inputs is not None
    row = tryouts.inputs.rows[0]
    answers = []
    tryouts.answered.connect(lambda: answers.append(tryouts.answer))
    first = next(iter(row))
    for size in range(20):
        tryouts.predict({**row, first: float(size)})
    qtbot.waitUntil(lambda: not tryouts.is_busy, timeout=LONG)
    assert len(answers) == 2
    with qtbot.waitSignal(tryouts.answered, timeout=LONG):
        tryouts.predict({**row, first: 19.0})
    assert answers[2].outputs == answers[1].outputs


def test_without_a_run_it_says_what_to_do(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    context.document.reset(projects.iris().graph, tmp_path / "other.kdesign")
    panel = TryItPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.findChild(QLabel, "try_it_empty").isVisible()
    assert not panel.findChild(QComboBox, "try_it_run").isEnabled()


def test_why_is_answered_for_the_row_and_for_every_change(context: Context, qtbot: QtBot) -> None:
    panel = TryItPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1300, 400)
    panel.show()
    tryouts = context.tryouts
    assert tryouts is not None
    qtbot.waitUntil(lambda: tryouts.answer is not None and not tryouts.is_busy, timeout=LONG)
    with qtbot.waitSignal(tryouts.explained, timeout=LONG):
        qtbot.mouseClick(panel.findChild(QPushButton, "try_it_why"), Qt.MouseButton.LeftButton)
    bars = panel.findChild(EffectBars)
    assert {one.name for one in bars.effects} == set(projects.IRIS)
    assert tryouts.explanation is not None
    (output,) = tryouts.explanation.outputs
    assert output.base is not None
    assert sum(one.effect for one in output.effects) == pytest.approx(output.score - output.base, abs=2e-3)
    with qtbot.waitSignal(tryouts.explained, timeout=LONG):
        panel.findChild(QPushButton, "try_it_back").click()
    qtbot.mouseClick(panel.findChild(QPushButton, "try_it_why"), Qt.MouseButton.LeftButton)
    assert not tryouts.explains
    qtbot.mouseClick(panel.findChild(QPushButton, "try_it_matters"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(panel.findChildren(DependencePlot)), timeout=LONG)
    first = panel.findChild(DependencePlot)
    assert first.told.fields[0] == panel.findChild(EffectBars, "importance_bars").effects[0].name
    assert len(first.points(first.curve.means)) > 5
    # What excites a layer's units is asked of the same process.
    run = context.runs.runs[0]
    hidden = next(node.id for node in context.document.graph.nodes.values() if node.name == "hidden")
    window = ExcitingRows(context, run, hidden, panel)
    window.show()
    units = window.findChild(QListWidget, "exciting_units")
    qtbot.waitUntil(lambda: units.count() == 8, timeout=LONG)
    assert window.findChild(QLabel, "exciting_told").text() == "The most exciting of 150 rows."
    units.setCurrentRow(3)
    listed = window.findChild(QListWidget, "evaluate_worst_list")
    shown = [listed.item(place).text() for place in range(listed.count())]
    values = [float(text.split("\n")[0]) for text in shown]
    assert units.item(3).text().startswith("unit 3 · ")
    assert values == sorted(values, reverse=True)
    assert "row " in shown[0]
    window.close()


@pytest.mark.slow
def test_the_curve_of_a_field_follows_what_a_run_learns(context: Context, qtbot: QtBot) -> None:
    panel = TryItPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1300, 400)
    panel.show()
    training = msgspec.structs.replace(context.document.training, epochs=100_000)
    context.document.set_setting(TRAINING, training, "")
    context.training.start()
    qtbot.waitUntil(lambda: context.training.state == "running", timeout=LONG)

    def run() -> Run:
        return context.runs.run(context.training.run_name)

    qtbot.waitUntil(lambda: run() in context.evaluations.runs(), timeout=LONG)
    panel.refresh()
    tryouts = context.tryouts
    qtbot.waitUntil(lambda: tryouts.run is not None and tryouts.run.name == run().name, timeout=LONG)
    qtbot.waitUntil(lambda: tryouts.inputs is not None, timeout=LONG)
    qtbot.mouseClick(panel.findChild(QPushButton, "try_it_matters"), Qt.MouseButton.LeftButton)
    seen: list[object] = []
    tryouts.weighed.connect(lambda told: seen.append(told.dependence))
    qtbot.waitUntil(lambda: len({str(one) for one in seen if one}) > 2, timeout=LONG)
    assert context.training.state == "running"
    context.training.stop()
    qtbot.waitUntil(lambda: context.training.state == "idle", timeout=LONG)


def test_the_words_of_the_fields_follow_the_language(qtbot: QtBot) -> None:
    language, owner = Language(), QWidget()
    qtbot.addWidget(owner)
    fields = [
        PictureInput("picture", Field("image", "image"), Appearance(DARK, owner)),
        PadInput("pad", Field("digit", "array", shape=(8, 8), minimum=0.0, maximum=16.0), Appearance(DARK, owner)),
    ]
    for field in fields:
        field.setParent(owner)
    buttons = [field.findChild(QPushButton) for field in fields]
    try:
        language.use("ko")
        qtbot.waitUntil(lambda: [button.text() for button in buttons] == ["선택…", "지우기"])
        assert owner.findChild(QLabel, "picture").text() == "그림을 여기에 놓으세요"
    finally:
        language.use("en")
    qtbot.waitUntil(lambda: [button.text() for button in buttons] == ["Choose…", "Clear"])
