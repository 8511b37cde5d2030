"""Notes, frames, dots, collapsed and bypassed nodes, names in place: by keys and mouse, undone and saved."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage

from designer.graph.annotating import set_title
from designer.graph.annotation import Frame, dots, frames, notes
from designer.graph.calls import program
from designer.graph.model import Edge
from designer.graph.names import keras_names
from designer.project import layer_looks, storage
from designer.project.layer_looks import COLUMNS, WHOLE
from designer.views.canvas import picture
from designer.views.canvas.seen_overlay import POINTS, charted
from designer.views.canvas.view import Canvas
from designer.wire import Checked, NodeInfo, TensorInfo
from tests.support.canvas_drawing import add, draw_ticket, make_context, report_ticket, wire
from tests.support.canvas_hand import CTRL, SHIFT, Hand
from tests.support.runs import write_run


@pytest.fixture
def context(qapp):
    return make_context()


@pytest.fixture
def canvas(qtbot, context):
    view = Canvas(context)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return view


@pytest.fixture
def hand(canvas):
    return Hand(canvas)


@pytest.fixture
def ticket(context, canvas):
    ids = draw_ticket(context)
    report_ticket(context, ids)
    canvas.frame_all()
    context.document.undo_stack.clear()
    return ids


def saved(context):
    """Return the drawing as it comes back from its file."""
    return storage.decode(storage.encode(context.document.graph))


def write(qtbot, canvas, text: str, key=Qt.Key.Key_Return, held=Qt.KeyboardModifier.NoModifier) -> None:
    field = canvas.title_editor.field
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, key, held)


def frame(context, canvas, *ids: str) -> str:
    context.selection.set(ids)
    canvas.annotating.add_frame()
    canvas.title_editor.close(keep=False)
    return context.selection.marks[-1]


def test_f2_renames_on_the_card_and_enter_gives_the_focus_back(qtbot, canvas, context, ticket):
    context.selection.set([ticket["shared"]])
    before = canvas.navigation.shown()
    qtbot.keyClick(canvas, Qt.Key.Key_F2)
    card = canvas.mapFromScene(canvas.items_scene.nodes[ticket["shared"]].card()).boundingRect()
    assert card.intersects(canvas.title_editor.field.geometry())
    write(qtbot, canvas, "trunk")
    assert context.document.graph.nodes[ticket["shared"]].name == "trunk"
    assert canvas.hasFocus()
    assert canvas.navigation.shown() == before
    qtbot.keyClick(canvas, Qt.Key.Key_F2)
    write(qtbot, canvas, "other", Qt.Key.Key_Escape)
    assert context.document.graph.nodes[ticket["shared"]].name == "trunk"


def test_escape_and_backspace_lead_out_of_a_nested_model(qtbot, canvas, context):
    model = add(context, "Model", (0, 0), "encoder")
    inside = add(context, "Dense", (0, 0), "inner", parent=model, units=4)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
        context.selection.open_level(model)
        context.selection.set([inside] if key == Qt.Key.Key_Escape else [])
        qtbot.keyClick(canvas, key)
        if key == Qt.Key.Key_Escape:  # the first one only lets go of what is selected
            assert context.selection.level == model
            qtbot.keyClick(canvas, key)
        assert context.selection.level == ""
        assert context.selection.ids == (model,)


def test_a_note_is_written_moved_saved_and_undone(qtbot, canvas, context, ticket, hand):
    steps = context.document.undo_stack.count()
    qtbot.keyClick(canvas, Qt.Key.Key_C)
    write(qtbot, canvas, "why 64", Qt.Key.Key_Return, CTRL)
    assert context.document.undo_stack.count() == steps + 1  # made and written is one gesture
    assert context.document.undo_stack.undoText() == "Add a note"
    name, note = next(iter(notes(context.document.graph).items()))
    assert note.text == "why 64"
    rect = canvas.items_scene.around.rect_of(name)
    assert not any(rect.intersects(c) for c in canvas.items_scene.cards(ticket.values()))
    hand.drag(rect.center(), rect.center() + QPointF(0, 160), held=SHIFT)
    assert notes(saved(context))[name].position[1] == pytest.approx(note.position[1] + 160, abs=2)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert not notes(context.document.graph)
    while context.document.undo_stack.canUndo():
        context.document.undo_stack.undo()
    assert not notes(context.document.graph)
    assert not canvas.items_scene.around.note_items


def test_a_frame_moves_what_lies_in_it_and_keeps_around_it(qtbot, canvas, context, ticket, hand):
    heads = [ticket[n] for n in ("priority", "department")]
    name = frame(context, canvas, *heads)
    around = canvas.items_scene.around
    assert all(around.rect_of(name).contains(c) for c in canvas.items_scene.cards(heads))
    steps = context.document.undo_stack.count()
    title = around.rect_of(name).topLeft() + QPointF(60, 12)
    hand.drag(title, title + QPointF(80, 40), held=SHIFT)
    nodes = context.document.graph.nodes
    assert [nodes[i].position for i in heads] == [(800, 90), (800, 290)]
    assert context.document.undo_stack.count() == steps + 1
    assert all(around.rect_of(name).contains(c) for c in canvas.items_scene.cards(heads))
    qtbot.keyClick(canvas, Qt.Key.Key_F2)
    write(qtbot, canvas, "Heads")
    assert frames(saved(context))[name] == Frame("Heads", tuple(heads))
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)  # the frame, not what lies in it
    assert not frames(context.document.graph)
    assert set(heads) <= set(nodes)


def test_a_frame_collapses_to_a_card_and_back_without_covering_anything(canvas, context, ticket, hand):
    name = frame(context, canvas, ticket["features"], ticket["shared"])
    open_at = {i: n.position for i, n in context.document.graph.nodes.items()}
    context.selection.set([], [name])
    canvas.annotating.collapse()
    scene = canvas.items_scene
    assert ticket["shared"] not in scene.nodes
    card = scene.around.folds[name]
    assert (card.face.type, card.face.shape, card.face.inputs, card.face.outputs) == ("2 layers", "(None, 64)", 3, 1)
    assert len(scene.edges) == 6  # what leads in and out, and not what runs inside
    assert program(saved(context), context.catalogue.signature) == program(
        context.document.graph, context.catalogue.signature
    )
    hand.double_click(card.card().center())
    assert {i: n.position for i, n in context.document.graph.nodes.items()} == open_at
    assert set(scene.nodes) == set(ticket.values())
    context.document.undo_stack.undo()
    assert name in scene.around.folds
    context.selection.set([], [name])
    canvas.delete()  # a card is deleted with what it stands for
    assert ticket["shared"] not in context.document.graph.nodes
    context.document.undo_stack.undo()
    assert ticket["shared"] in context.document.graph.nodes
    assert name in scene.around.folds


def test_frames_nest_and_are_copied_with_what_lies_in_them(canvas, context, ticket):
    inner = frame(context, canvas, ticket["priority"], ticket["department"])
    outer = frame(context, canvas, ticket["priority"], ticket["department"], ticket["difficulty"])
    found = frames(context.document.graph)
    assert found[inner].inside == outer
    assert found[outer].nodes == (ticket["difficulty"],)
    context.selection.set([], [outer])
    canvas.copy()
    canvas.paste()
    copies = {n: f for n, f in frames(context.document.graph).items() if n not in (inner, outer)}
    assert sorted(len(f.nodes) for f in copies.values()) == [1, 2]
    assert {f.inside for f in copies.values()} == {"", next(n for n, f in copies.items() if len(f.nodes) == 1)}
    everything = [canvas.items_scene.nodes[i].card() for i in context.document.graph.nodes]
    assert not any(a.intersects(b) for i, a in enumerate(everything) for b in everything[:i])


def test_what_is_pasted_comes_to_the_cursor_and_covers_nothing(canvas, context, ticket, hand):
    context.selection.set([ticket["priority"]])
    canvas.copy()
    hand.move(QPointF(300, 500), button=Qt.MouseButton.NoButton)
    canvas.paste()
    pasted = canvas.items_scene.nodes[context.selection.current].card()
    assert pasted.adjusted(-60, -60, 60, 60).contains(QPointF(300, 500))
    hand.move(hand.body(ticket["shared"]), button=Qt.MouseButton.NoButton)
    canvas.paste()
    canvas.duplicate()
    cards = canvas.items_scene.cards()
    assert not any(a.intersects(b) for i, a in enumerate(cards) for b in cards[:i])


def test_a_double_click_on_a_wire_adds_a_dot_that_is_dragged_saved_and_taken_away(canvas, context, ticket, hand):
    edge = Edge(ticket["shared"], 0, ticket["difficulty"], 0)
    hand.double_click(hand.wire(edge, 0.3))
    (first,) = dots(context.document.graph, edge)
    hand.drag(QPointF(*first), QPointF(*first) + QPointF(0, 120))
    (moved,) = dots(saved(context), edge)
    assert moved[1] == pytest.approx(first[1] + 120, abs=8)
    path = canvas.items_scene.edges[edge].path
    assert min((path.pointAtPercent(i / 100) - QPointF(*moved)).manhattanLength() for i in range(101)) < 6
    context.selection.set([ticket["shared"], ticket["difficulty"]])
    canvas.copy()
    canvas.paste()
    assert len(dots(context.document.graph, Edge(*(context.selection.ids[0], 0, context.selection.ids[1], 0)))) == 1
    hand.double_click(QPointF(*moved))
    assert not dots(context.document.graph, edge)
    context.document.undo_stack.undo()
    assert dots(context.document.graph, edge) == (moved,)


def test_bypass_takes_a_layer_out_of_the_program_only_where_shapes_allow(qtbot, canvas, context):
    first = add(context, "Input", (0, 0), "x", shape=[8])
    drop = add(context, "Dropout", (240, 0), "drop", rate=0.5)
    dense = add(context, "Dense", (480, 0), "dense", units=3)
    wire(context, first, drop)
    wire(context, drop, dense)
    eight, three = TensorInfo((None, 8)), TensorInfo((None, 3))
    context.analysis.report = Checked(
        nodes={
            first: NodeInfo("x", outputs=(eight,)),
            drop: NodeInfo("drop", inputs=(eight,), outputs=(eight,)),
            dense: NodeInfo("dense", inputs=(eight,), outputs=(three,)),
        }
    )
    refused = []
    canvas.message.connect(lambda text: refused.append(str(text)))
    context.selection.set([dense])
    canvas.annotating.toggle_bypassed()
    assert "dense changes the shape" in refused[0]
    context.selection.set([drop])
    canvas.annotating.toggle_bypassed()
    again = saved(context)
    assert again.nodes[drop].bypassed
    assert canvas.items_scene.nodes[drop].face.bypassed
    found = program(again, context.catalogue.signature)
    assert [c.name for c in found.calls] == ["x", "dense"]
    assert found.calls[1].args[0].node == first
    canvas.annotating.toggle_bypassed()
    assert '"version": 3' in storage.encode(context.document.graph)


def test_collapsed_nodes_are_small_and_stay_so_in_the_file(canvas, context, ticket):
    context.selection.set([ticket["shared"], ticket["priority"]])
    height = canvas.items_scene.nodes[ticket["shared"]].card().height()
    canvas.annotating.collapse()
    assert canvas.items_scene.nodes[ticket["shared"]].card().height() < height / 1.5
    assert saved(context).nodes[ticket["priority"]].collapsed
    context.document.undo_stack.undo()
    assert canvas.items_scene.nodes[ticket["shared"]].card().height() == height


def test_wires_are_cut_without_alt_and_by_a_key(canvas, context, ticket, hand):
    edge = Edge(ticket["title"], 0, ticket["features"], 0)
    hand.click(hand.wire(edge, 0.5), held=CTRL | SHIFT)
    assert edge not in context.document.graph.edges
    context.selection.set([ticket["shared"]])
    canvas.cut_selected_wires()
    assert not context.document.graph.wires(ticket["shared"])


def test_a_dragged_node_stops_in_line_with_others(canvas, context, hand):
    canvas.zoom_to(100)
    first = add(context, "Dense", (3, 5), units=1)
    other = add(context, "Dense", (300, 200), units=1)
    at = hand.body(other)
    hand.drag(at, at + QPointF(0, -192))
    assert context.document.graph.nodes[other].position[1] == 5
    canvas.toggle_snap()
    hand.drag(hand.body(other), hand.body(other) + QPointF(0, 3), steps=8)
    assert context.document.graph.nodes[first].position == (3, 5)


def test_inserting_into_a_wire_moves_the_neighbours_only(canvas, context):
    ids = [add(context, "Dense", (i * 200, 0), f"d{i}", units=4) for i in range(6)]
    far = add(context, "Dense", (3000, 0), "far", units=4)
    edges = [wire(context, a, b) for a, b in zip([*ids], [*ids[1:], far], strict=True)]
    new = canvas.commands.add_into("Dropout", edges[0], QPointF(188, 35))
    cards = canvas.items_scene.cards()
    assert not any(a.intersects(b) for i, a in enumerate(cards) for b in cards[:i])
    assert context.document.graph.nodes[far].position == (3000, 0)
    assert new in context.document.graph.nodes


def test_tab_wires_what_is_added_to_the_selection_wherever_the_mouse_is(qtbot, canvas, context, hand):
    first = add(context, "Input", (0, 0), shape=[8])
    second = add(context, "Input", (0, 120), shape=[8])
    canvas.frame_all()
    hand.move(QPointF(400, 300), button=Qt.MouseButton.NoButton)
    context.selection.set([first, second])
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    qtbot.keyClicks(canvas.search.field, "concatenate")
    qtbot.keyClick(canvas.search.field, Qt.Key.Key_Return)
    new = context.selection.current
    assert {e.source for e in context.document.graph.incoming(new)} == {first, second}


def test_the_view_stays_where_it_is_when_an_output_is_attached(canvas, context, ticket):
    context.selection.set([ticket["features"]])
    before = canvas.navigation.shown()
    canvas.building.attach_output()
    assert canvas.title_editor.field is not None
    assert canvas.navigation.shown() == before


def test_what_is_found_is_shown_so_that_it_can_be_read(canvas, context, ticket):
    canvas.zoom_to(10)
    context.selection.reveal(ticket["difficulty"])
    card = canvas.items_scene.nodes[ticket["difficulty"]].card()
    assert canvas.zoom >= 60
    assert canvas.navigation.shown().contains(card)
    shown = canvas.mapFromScene(card).boundingRect()
    assert not any(shown.intersects(cover) for cover in canvas.overlays())


def test_frames_of_what_is_gone_are_not_saved(canvas, context, ticket):
    name = frame(context, canvas, ticket["features"], ticket["shared"])
    canvas.annotating.add_note()
    canvas.title_editor.close(keep=True)
    text = storage.encode(context.document.graph)
    assert storage.encode(storage.decode(text)) == text
    context.selection.set([ticket["features"], ticket["shared"]])
    canvas.delete()
    assert name not in frames(saved(context))


def test_an_overlay_says_what_is_asked_for_on_every_node(canvas, context, ticket):
    canvas.overlay_params()
    heats = {n: canvas.items_scene.nodes[i].face.heat for n, i in ticket.items()}
    assert max(heats, key=heats.get) == "shared"
    assert heats["title"] == 0
    canvas.overlay_memory()
    assert canvas.items_scene.nodes[ticket["shared"]].face.params == "256\u202fB"
    canvas.overlay_dtype()
    assert canvas.items_scene.nodes[ticket["title"]].face.params == "float32"
    canvas.overlay_none()
    assert canvas.items_scene.nodes[ticket["shared"]].face.params == "1.29\u202fM"


def test_what_the_newest_run_saw_of_its_layers_stands_on_their_nodes(canvas, context, ticket, qtbot):
    shared = keras_names(context.document.graph)[ticket["shared"]]
    values = np.full((2, 2, len(COLUMNS)), np.nan)
    values[-1, 0, COLUMNS.index("gradient")], values[-1, 0, COLUMNS.index("dead")] = 0.25, 0.4
    run = context.runs.folder() / "20260101-000000"
    write_run(run)
    layer_looks.write(run, layer_looks.LayerLooks((shared, WHOLE), np.array([0.5, 1.0]), values))
    canvas.overlay_gradient()
    context.runs.refresh()

    def face(name):
        return canvas.items_scene.nodes[ticket[name]].face

    qtbot.waitUntil(lambda: face("shared").params == "0.25")
    assert face("shared").heat == 1.0
    assert (face("title").params, face("title").heat) == ("", 0.0)
    canvas.overlay_dead()
    assert (face("shared").params, face("shared").heat) == ("40%", 0.4)
    canvas.overlay_none()
    assert face("shared").params == "1.29\u202fM"


def test_a_chart_on_the_node_grows_with_what_the_run_sees(canvas, context, ticket, qtbot):
    shared = keras_names(context.document.graph)[ticket["shared"]]
    run = context.runs.folder() / "20260101-000000"
    write_run(run)
    item = canvas.items_scene.nodes[ticket["shared"]]
    plain = canvas.grab().toImage()

    def see(gradients, dead):
        values = np.full((len(gradients), 2, len(COLUMNS)), np.nan)
        values[:, 0, COLUMNS.index("gradient")], values[:, 0, COLUMNS.index("dead")] = gradients, dead
        layer_looks.write(run, layer_looks.LayerLooks((shared, WHOLE), np.arange(len(gradients)) + 1.0, values))
        context.runs.refresh()

    see([1.0, 0.1, 0.01], [0.0, np.nan, 0.5])
    canvas.overlay_gradient()
    qtbot.waitUntil(lambda: item.chart == pytest.approx((1.0, 0.5, 0.0)))
    assert canvas.grab().toImage() != plain
    see([1.0, 0.1, 0.01, 0.001], [0.0, np.nan, 0.5, 0.25])
    qtbot.waitUntil(lambda: item.chart == pytest.approx((1.0, 2 / 3, 1 / 3, 0.0)))
    canvas.overlay_dead()
    assert item.chart == (0.0, 0.5, 0.25)
    assert canvas.items_scene.nodes[ticket["title"]].chart == ()
    canvas.overlay_none()
    assert item.chart == ()


def test_a_chart_has_few_points_the_newest_among_them_and_what_stays_is_flat():
    heights = charted(np.linspace(1, 5, 1000), "gradient")
    assert len(heights) <= POINTS
    assert heights[-1] == max(heights)
    assert np.ptp(charted(np.full(10, 3.0), "update")) == 0
    assert np.ptp(charted(np.linspace(1.0, 1.2, 10), "update")) < 0.1
    assert charted(np.array([np.nan, 2.0]), "gradient") == ()


def test_the_drawing_is_saved_as_it_is_shown(canvas, context, ticket, tmp_path):
    name = frame(context, canvas, ticket["priority"], ticket["department"])
    context.document.push(set_title(context.document.graph, name, "Heads"))
    picture.save(canvas.items_scene, tmp_path / "drawing.svg")
    text = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    assert all(f">{n}<" in text for n in ("Heads", "title", "shared", "Concatenate"))
    picture.save(canvas.items_scene, tmp_path / "drawing.png")
    image = QImage(str(tmp_path / "drawing.png"))
    assert image.width() == round((canvas.items_scene.bounds().width() + 64) * 2)
