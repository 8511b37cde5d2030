"""The diagram panel follows the drawing with a real engine, keeps the last good picture, and saves what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QToolButton

from designer.graph import edits
from designer.graph.model import Edge, Graph, Node
from designer.session.document import Document
from designer.session.selection import Selection
from designer.session.session import Session
from designer.views.context import Context
from designer.views.panels.diagram import DPI, DiagramPanel
from designer.views.panels.picture_view import PictureView
from designer.views.theme import DARK, LIGHT, Appearance
from tests.support.panels import catalogue

LONG = 90_000  # ms; a cold engine on a busy machine


@pytest.fixture(scope="module")
def warm(qapp: QApplication) -> Iterator[Session]:
    session = Session(Document())
    yield session
    session.close()


@pytest.fixture
def context(warm: Session, tmp_path: Path) -> Context:
    nodes = [
        Node("n1", "Input", "flower", {"shape": [4]}),
        Node("n2", "Dense", "hidden", {"units": 16, "activation": "relu"}),
        Node("n3", "Dense", "species", {"units": 3, "activation": "softmax"}),
    ]
    warm.document.reset(Graph([*nodes, Edge("n1", 0, "n2", 0), Edge("n2", 0, "n3", 0)]), tmp_path / "iris.kdesign")
    return Context(
        document=warm.document,
        selection=Selection(warm.document, warm.document),
        catalogue=catalogue(),
        analysis=warm.analysis,
        datasets=warm.datasets,
        training=warm.training,
        runs=warm.runs,
        appearance=Appearance(DARK, warm.document),
        pictures=warm.pictures,
    )


@pytest.fixture
def panel(context: Context, qtbot) -> DiagramPanel:
    panel = DiagramPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1000, 260)
    panel.show()
    qtbot.waitUntil(lambda: settled(context) and view(panel).has_picture, timeout=LONG)
    return panel


def settled(context: Context) -> bool:
    pictures = context.pictures
    assert pictures is not None
    return context.analysis.is_current and not pictures.is_drawing and bool(pictures.svg or pictures.failure)


def view(panel: DiagramPanel) -> PictureView:
    found = panel.findChild(PictureView)
    assert found is not None
    return found


def svg(context: Context) -> str:
    assert context.pictures is not None
    return context.pictures.svg


def test_the_picture_follows_the_drawing_and_the_options(panel, context, qtbot):
    assert "(None, 16)" in svg(context)
    assert panel.message() == ""
    context.document.push(edits.set_param(context.document.graph, "n2", "units", 23))
    qtbot.waitUntil(lambda: "(None, 23)" in svg(context), timeout=LONG)
    qtbot.mouseClick(panel.findChild(QToolButton, "diagram_show_shapes"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "(None, 23)" not in svg(context), timeout=LONG)
    qtbot.mouseClick(panel.findChild(QToolButton, "diagram_show_dtype"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "float32" in svg(context), timeout=LONG)
    before = view(panel).paper().size()
    direction = panel.findChild(QComboBox, "diagram_direction")
    direction.setFocus()
    qtbot.keyClick(direction, Qt.Key.Key_Down)
    assert panel.options().direction == "TB"
    assert before.width() > before.height()
    qtbot.waitUntil(lambda: view(panel).paper().width() < view(panel).paper().height(), timeout=LONG)


def test_a_move_draws_nothing_anew(panel, context, qtbot):
    before = svg(context)
    context.document.push(edits.move(context.document.graph, {"n2": (40, 90)}))
    panel.refresh()
    assert not context.pictures.is_drawing
    assert svg(context) is before


def test_the_last_good_picture_stays_under_the_sentence_of_the_first_problem(panel, context, qtbot):
    before = svg(context)
    context.document.push(edits.set_param(context.document.graph, "n2", "units", -3))
    qtbot.waitUntil(lambda: "hidden" in panel.message(), timeout=LONG)
    assert panel.message() == str(context.analysis.problems()[0].text)
    assert svg(context) == before
    assert not panel.findChild(QPushButton, "diagram_save").isEnabled()
    context.document.undo_stack.undo()
    qtbot.waitUntil(lambda: panel.message() == "", timeout=LONG)
    assert panel.findChild(QPushButton, "diagram_save").isEnabled()


def test_nothing_is_drawn_while_nobody_looks(panel, context, qtbot):
    panel.hide()
    before = svg(context)
    context.document.push(edits.set_param(context.document.graph, "n2", "units", 31))
    qtbot.waitUntil(lambda: context.analysis.is_current, timeout=LONG)
    assert svg(context) is before
    panel.show()
    qtbot.waitUntil(lambda: "(None, 31)" in svg(context), timeout=LONG)


def test_an_empty_drawing_is_told(panel, context, qtbot):
    context.document.reset(Graph())
    qtbot.waitUntil(lambda: "draw a network first" in panel.message(), timeout=LONG)
    assert not view(panel).has_picture


def test_it_is_zoomed_and_moved_with_mouse_wheel_and_keys(panel, qtbot):
    picture = view(panel)
    fitted = picture.paper()
    assert picture.rect().contains(fitted.toAlignedRect())
    at, zoom = QPointF(300, 90), picture.zoom
    inside = (at - fitted.topLeft()) / picture.zoom
    turn = (QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    wheel = QWheelEvent(at, picture.mapToGlobal(at), *turn, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(picture, wheel)
    assert picture.zoom == pytest.approx(zoom * 1.2)
    under = (at - picture.paper().topLeft()) / picture.zoom
    assert (under.x(), under.y()) == pytest.approx((inside.x(), inside.y()))
    before = picture.paper().topLeft()
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    qtbot.mouseMove(picture, QPoint(230, 80))
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=QPoint(230, 80))
    assert picture.paper().topLeft() == before + QPointF(30, 20)
    qtbot.keyClick(picture, Qt.Key.Key_0)
    assert picture.zoom == 1.0
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    qtbot.mouseClick(panel.findChild(QToolButton, "diagram_fit"), Qt.MouseButton.LeftButton)
    assert picture.paper() == fitted


def test_a_long_picture_shows_its_beginning_first_and_all_of_it_when_asked(qtbot):
    picture = PictureView(Appearance())
    qtbot.addWidget(picture)
    picture.resize(800, 240)
    picture.show()
    picture.show_svg('<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="300"/>')
    assert picture.zoom == 0.5
    assert 0 < picture.paper().left() < 20
    picture.fit()
    assert picture.rect().contains(picture.paper().toAlignedRect())
    picture.resize(900, 240)
    assert picture.paper().width() > 800


def test_the_picture_is_saved_in_three_forms(panel, context, qtbot, tmp_path):
    for name, dpi in (("a.png", DPI[0]), ("b.png", DPI[1]), ("c.svg", DPI[0]), ("d.pdf", DPI[0])):
        with qtbot.waitSignal(context.pictures.written, timeout=LONG):
            panel.save(tmp_path / name, dpi)
    small, large = (QImage(str(tmp_path / name)).size() for name in ("a.png", "b.png"))
    assert large.width() == pytest.approx(small.width() * DPI[1] / DPI[0], rel=0.02)
    assert QSvgRenderer(str(tmp_path / "c.svg")).defaultSize() != QSize()
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF")
    said = []
    context.notices.posted.connect(said.append)
    with qtbot.waitSignal(context.pictures.write_failed, timeout=LONG):
        panel.save(tmp_path / "missing" / "e.svg")
    assert "could not be written" in said[-1].text


def test_the_paper_stays_white_in_both_themes(panel, context):
    picture = view(panel)
    corner = picture.paper().topLeft().toPoint() + QPoint(5, 5)
    grounds = []
    for theme in (DARK, LIGHT):
        context.appearance.set_theme(theme)
        image = picture.grab().toImage()
        assert image.pixelColor(corner) == QColor("#ffffff")
        grounds.append(image.pixelColor(2, 2))
    assert grounds == [QColor(DARK.canvas), QColor(LIGHT.canvas)]


def test_a_large_drawing_is_drawn_by_a_process_of_its_own(panel, context, qtbot, monkeypatch):
    monkeypatch.setattr("designer.session.pictures.LARGE", 2)
    context.document.push(edits.set_param(context.document.graph, "n2", "units", 47))
    qtbot.waitUntil(lambda: "(None, 47)" in svg(context), timeout=LONG)
    assert context.pictures._helper._client.pid not in (0, context.analysis.checker.pid)


def test_without_pictures_there_is_nothing_to_see(context, qtbot):
    panel = DiagramPanel(replace(context, pictures=None))
    qtbot.addWidget(panel)
    panel.show()
    assert not view(panel).has_picture
