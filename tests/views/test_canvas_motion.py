"""What an edit moves glides there for the eye, and is there from the start for everything else."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage

from designer.views.canvas.glide import Glide
from designer.views.canvas.still import Still
from designer.views.canvas.view import Canvas
from tests.support.canvas_drawing import add, draw_ticket, make_context, wire
from tests.support.canvas_hand import LEFT, Hand


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def moving(context, qtbot):
    """A canvas with the ticket classifier on it, and motion."""
    canvas = Canvas(context)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.show()
    canvas.minimap.toggle()
    draw_ticket(context)
    canvas.frame_all()
    canvas.has_motion = True
    return canvas


def places(canvas) -> dict[str, tuple[float, float]]:
    return {i: item.pos().toTuple() for i, item in canvas.items_scene.nodes.items()}


def documented(context) -> dict[str, tuple[float, float]]:
    return {i: tuple(map(float, n.position)) for i, n in context.document.graph.nodes.items()}


def picture(canvas) -> QImage:
    return canvas.viewport().grab().toImage()


def differences(first: QImage, second: QImage) -> np.ndarray:
    """Return by how much the colours of two pictures differ (of 255), channel by channel."""
    kept = [i.convertToFormat(QImage.Format.Format_RGBA8888) for i in (first, second)]  # which own the bytes looked at
    one, other = (np.frombuffer(i.constBits(), np.uint8).astype(int) for i in kept)
    return np.abs(one - other)


def begin(canvas, qtbot, work) -> Glide:
    """Do an edit, and hold the clock of the movement that it begins."""
    work()
    canvas.items_scene.follow()
    assert isinstance(canvas.stage, Glide)
    canvas.stage.clock.pause()
    return canvas.stage


def test_a_layout_glides_while_the_drawing_is_at_its_end_from_the_start(moving, context, qtbot):
    moving.items_scene.router.settle()
    before = picture(moving)
    glide = begin(moving, qtbot, moving.tidy_down)
    assert places(moving) == documented(context)
    glide.clock.setCurrentTime(75)
    half = picture(moving)
    moving.end_motion()
    end = picture(moving)
    assert half not in (before, end)
    assert places(moving) == documented(context)


def test_the_last_picture_of_a_movement_is_the_drawing(moving, qtbot):
    glide = begin(moving, qtbot, moving.tidy_down)
    moving.items_scene.router.settle()
    glide.clock.setCurrentTime(149)
    last = picture(moving)
    assert moving.stage is glide
    moving.end_motion()
    moving.items_scene.router.settle()
    # Wires that run around cards are painted smoothly on the way, so only where cards stand is compared.
    for item in moving.items_scene.nodes.values():
        rect = moving.mapFromScene(item.card()).boundingRect().adjusted(8, 8, -8, -8)
        # A ten-thousandth of a pixel may move a letter by one.
        assert np.mean(differences(last.copy(rect), picture(moving).copy(rect)) > 60) < 0.08, item.face.name


def test_undo_and_redo_of_a_move_glide_and_the_clock_ends_them(moving, context, qtbot):
    moving.tidy_down()
    moving.items_scene.follow()
    for work in (context.document.undo_stack.undo, context.document.undo_stack.redo):
        begin(moving, qtbot, work).clock.setCurrentTime(150)
        assert moving.stage is None
        assert places(moving) == documented(context)


@pytest.mark.parametrize("how", ["press", "key", "wheel"])
def test_any_input_ends_the_movement_and_meets_the_cards_where_they_are(how, moving, context, qtbot):
    hand = Hand(moving)
    begin(moving, qtbot, moving.tidy_down)
    name = next(i for i, n in context.document.graph.nodes.items() if n.name == "difficulty")
    if how == "press":
        hand.press(hand.body(name))
        assert context.selection.ids == (name,)
        hand.release(hand.body(name))
    elif how == "key":
        qtbot.keyClick(moving, Qt.Key.Key_Shift)
    else:
        hand.wheel(QPoint(20, 20), 1)
    assert moving.stage is None


def test_a_frame_that_is_collapsed_and_expanded_moves_what_stands_around_it(moving, context, qtbot):
    names = {n.name: i for i, n in context.document.graph.nodes.items()}
    moving.tidy()
    moving.end_motion()
    context.selection.set([names["features"], names["title"], names["text_body"]])
    moving.annotating.add_frame()
    moving.end_motion()
    moving.annotating.collapse()
    moving.items_scene.follow()
    moving.end_motion()
    begin(moving, qtbot, moving.annotating.collapse)
    assert places(moving) == documented(context)


def test_what_was_dragged_there_does_not_glide(moving, context, qtbot):
    hand = Hand(moving)
    name = next(i for i, n in context.document.graph.nodes.items() if n.name == "difficulty")
    hand.drag(hand.body(name), hand.body(name) + QPointF(0, 120))
    assert documented(context)[name] == places(moving)[name]
    assert moving.stage is None


def test_without_motion_and_with_too_many_cards_nothing_glides(moving, context, qtbot):
    moving.has_motion = False
    moving.tidy_down()
    moving.items_scene.follow()
    assert moving.stage is None
    moving.has_motion = True
    for index in range(140):
        add(context, "Dense", (index % 14 * 200, 600 + index // 14 * 100), units=1)
    moving.items_scene.follow()
    moving.frame_all()
    moving.select_all()
    moving.nudge(0, 80)
    moving.items_scene.follow()
    assert moving.stage is None


@pytest.mark.parametrize("scale", [0.25, 0.8])
def test_a_drag_is_painted_as_without_pictures_of_what_stands_still(scale, moving, context):
    source = add(context, "Input", (300, 500), shape=[8])
    wire(context, source, add(context, "Dense", (700, 520), units=4))
    moving.navigation.set_scale(scale)
    moving.navigation.centre_on(QPointF(400, 300))
    hand = Hand(moving)
    start = hand.body(source)
    hand.press(start)
    hand.move(start + QPointF(30, 10), LEFT)
    for to in (QPointF(60, -200), QPointF(-50, -120)):  # over cards and wires
        hand.move(start + to, LEFT)
        assert isinstance(moving.stage, Still)
        pieced = picture(moving)
        still, moving.stage = moving.stage, None
        still.end()
        # Of 255: colours are rounded once more where pictures meet.
        assert differences(picture(moving), pieced).max() <= 6
        moving.stage = Still(moving, [source])
    hand.release(start + QPointF(-50, -120), LEFT)
    assert moving.stage is None
