"""The canvas shows the document and draws on it with real mouse and key events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from designer.graph.model import Edge, Graph
from designer.views.canvas.view import Canvas
from designer.views.theme import LIGHT
from tests.support.canvas_drawing import add, draw_ticket, make_context, report_ticket, wire
from tests.support.canvas_hand import ALT, CTRL, MIDDLE, RIGHT, SHIFT, Hand


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
    view.setFocus()
    return view


@pytest.fixture
def hand(canvas):
    return Hand(canvas)


@pytest.fixture
def ticket(context, canvas):
    ids = draw_ticket(context)
    canvas.frame_all()
    return ids


@pytest.fixture
def messages(canvas):
    heard = []
    canvas.message.connect(heard.append)
    return heard


def edges_of(context) -> set[Edge]:
    return set(context.document.graph.edges)


def choose(qtbot, canvas, text: str, key=Qt.Key.Key_Return) -> None:
    """Type into the open search and press a key."""
    assert canvas.search.isVisible()
    qtbot.keyClicks(canvas.search.field, text)
    qtbot.keyClick(canvas.search.field, key)


def named(context, name: str) -> str:
    return next(n.id for n in context.document.graph.nodes.values() if n.name == name)


# ------------------------------------------------------------------------------------------------ what is shown


def test_mirrors_nodes_and_edges(canvas, context):
    ids = draw_ticket(context)
    report_ticket(context, ids)
    assert set(canvas.items_scene.nodes) == set(ids.values())
    assert set(canvas.items_scene.edges) == edges_of(context)
    face = canvas.items_scene.nodes[ids["shared"]].face
    assert (face.name, face.type, face.fields, face.shape) == ("shared", "Dense", "64 · relu", "(None, 64)")
    assert face.params == "1.29\u202fM"


def test_a_node_is_coloured_as_an_output_while_nothing_follows_it(canvas, context, ticket):
    def family() -> str:
        return canvas.items_scene.nodes[ticket["priority"]].face.family

    assert family() == "output"
    wire(context, ticket["priority"], add(context, "Dense", (1000, 50), units=1))
    assert family() == "core"
    context.document.undo_stack.undo()
    assert family() == "output"


def test_problems_are_marked_and_told(canvas, context, ticket, hand):
    report_ticket(context, ticket)
    assert canvas.items_scene.nodes[ticket["difficulty"]].face.severity == "warning"
    from designer.views.canvas.tips import tip_at

    assert "difficulty has no target." in tip_at(canvas.items_scene, hand.body(ticket["difficulty"]), 10)


def test_repaints_in_another_theme(canvas, context, ticket):
    dark = canvas.grab().toImage().pixelColor(5, 5)
    context.appearance.set_theme(LIGHT)
    assert canvas.grab().toImage().pixelColor(5, 5) != dark


def test_a_nested_model_opens_and_the_breadcrumb_leads_back(canvas, context, hand, qtbot):
    model = add(context, "Model", (0, 0), "encoder")
    inside = add(context, "Dense", (0, 0), "inner", parent=model, units=4)
    canvas.frame_all()
    hand.double_click(hand.body(model))
    assert context.selection.level == model
    assert set(canvas.items_scene.nodes) == {inside}
    crumbs = [b for b in canvas.breadcrumb.findChildren(type(canvas.breadcrumb._links[0])) if b.isVisibleTo(canvas)]
    qtbot.mouseClick(crumbs[0], Qt.MouseButton.LeftButton)
    assert set(canvas.items_scene.nodes) == {model}


# ------------------------------------------------------------------------------------------------ drawing


def test_the_ticket_classifier_is_drawn_by_hand(qtbot, canvas, context, hand):
    places = {
        "title": ("Input", QPointF(0, 0)), "text_body": ("Input", QPointF(0, 120)), "tags": ("Input", QPointF(0, 240)),
        "features": ("Concatenate", QPointF(260, 120)), "shared": ("Dense", QPointF(500, 120)),
        "priority": ("Dense", QPointF(760, 0)), "department": ("Dense", QPointF(760, 240)),
    }  # fmt: skip
    canvas.navigation.centre_on(QPointF(380, 120))
    ids = {}
    for name, (type_, at) in places.items():
        hand.double_click(at)
        choose(qtbot, canvas, type_)
        ids[name] = context.selection.current
    nodes = context.document.graph.nodes
    assert [nodes[i].type for i in ids.values()] == [type_ for type_, _ in places.values()]
    hand.drag(hand.output(ids["title"]), hand.input(ids["features"], 0))
    hand.drag(hand.output(ids["text_body"]), hand.body(ids["features"]))
    hand.drag(hand.output(ids["tags"]), hand.body(ids["features"]))
    hand.drag(hand.output(ids["features"]), hand.input(ids["shared"]))
    hand.drag(hand.output(ids["shared"]), hand.body(ids["priority"]))
    hand.drag(hand.input(ids["department"]), hand.output(ids["shared"]))
    assert edges_of(context) == {
        Edge(ids["title"], 0, ids["features"], 0),
        Edge(ids["text_body"], 0, ids["features"], 1),
        Edge(ids["tags"], 0, ids["features"], 2),
        Edge(ids["features"], 0, ids["shared"], 0),
        Edge(ids["shared"], 0, ids["priority"], 0),
        Edge(ids["shared"], 0, ids["department"], 0),
    }
    while context.document.undo_stack.canUndo():
        context.document.undo_stack.undo()
    assert not canvas.items_scene.nodes
    assert not canvas.items_scene.edges


def test_a_wire_dropped_on_nothing_asks_what_to_add(qtbot, canvas, context, hand):
    source = add(context, "Input", (0, 0), shape=[8])
    hand.drag(hand.output(source), QPointF(320, 100))
    assert "Input" not in [canvas.search.results.item(i).text() for i in range(canvas.search.results.count())]
    choose(qtbot, canvas, "dense")
    new = context.selection.current
    assert context.document.graph.nodes[new].type == "Dense"
    assert edges_of(context) == {Edge(source, 0, new, 0)}
    context.document.undo_stack.undo()
    assert set(context.document.graph.nodes) == {source}


def test_the_mouse_picks_in_the_search_and_does_not_reach_through_it(qtbot, canvas, context, ticket, hand):
    context.selection.set([ticket["title"]])
    hand.click(QPointF(300, -30), RIGHT)
    qtbot.mouseClick(canvas.search, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert canvas.search.isVisible()
    assert context.selection.ids == (ticket["title"],)
    qtbot.keyClicks(canvas.search.field, "flatten")
    row = canvas.search.results.visualItemRect(canvas.search.results.item(0)).center()
    qtbot.mouseClick(canvas.search.results.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert not canvas.search.isVisible()
    assert context.document.graph.nodes[context.selection.current].type == "Flatten"


def test_the_search_finds_by_letters_and_says_when_nothing_fits(qtbot, canvas, context):
    canvas.open_search()
    qtbot.keyClicks(canvas.search.field, "xyzzyqq")
    assert canvas.search.nothing.isVisible()
    qtbot.keyClick(canvas.search.field, Qt.Key.Key_Return)
    assert canvas.search.isVisible()
    canvas.search.field.clear()
    choose(qtbot, canvas, "batchn")
    assert context.document.graph.nodes[context.selection.current].type == "BatchNormalization"


def test_the_search_offers_what_fits_with_the_arguments_that_are_typed(qtbot, canvas, context, hand, ticket):
    report_ticket(context, ticket)
    hand.drag(hand.output(ticket["shared"]), QPointF(620, 480))
    offered = [canvas.search.results.item(i).text() for i in range(canvas.search.results.count())]
    assert offered[0] == "Dense"  # the drawing uses it
    assert "Conv2D" not in offered
    choose(qtbot, canvas, "dense 32 relu")
    node = context.document.graph.nodes[context.selection.current]
    assert (node.type, node.params["units"], node.params["activation"]) == ("Dense", 32, "relu")


def test_a_wire_drawn_backwards_asks_what_feeds_it(qtbot, canvas, context, hand):
    target = add(context, "Dense", (400, 0), units=1)
    hand.drag(hand.input(target), QPointF(200, 35))
    choose(qtbot, canvas, "input")
    assert edges_of(context) == {Edge(context.selection.current, 0, target, 0)}


@pytest.mark.parametrize("where", ["search", "canvas"])
def test_escape_in_the_search_leaves_everything_as_it_was(where, qtbot, canvas, context, hand):
    source = add(context, "Input", (0, 0), shape=[8])
    canvas.items_scene.follow()
    items = len(canvas.items_scene.items())
    hand.drag(hand.output(source), QPointF(320, 100))
    assert len(canvas.items_scene.sketches) == 1
    # An inactive window moves the focus to the canvas without the search being told.
    qtbot.keyClick(canvas.search.field if where == "search" else canvas, Qt.Key.Key_Escape)
    assert not canvas.search.isVisible()
    assert set(context.document.graph.nodes) == {source}
    assert len(canvas.items_scene.items()) == items
    assert len(canvas.items_scene.sketches) == 0


def test_a_cycle_is_refused_with_the_reason(canvas, context, ticket, hand, messages):
    before = edges_of(context)
    hand.press(hand.output(ticket["priority"]))
    hand.move(hand.body(ticket["features"]))
    assert canvas.items_scene.nodes[ticket["features"]].is_dimmed
    assert not canvas.items_scene.nodes[ticket["difficulty"]].is_dimmed
    hand.release(hand.body(ticket["features"]))
    assert edges_of(context) == before
    assert "would close a cycle: features already leads to priority" in str(messages[0])
    assert not canvas.items_scene.nodes[ticket["features"]].is_dimmed


def test_escape_takes_a_drag_back(qtbot, canvas, context, ticket, hand):
    start = canvas.items_scene.nodes[ticket["shared"]].pos()
    hand.press(hand.body(ticket["shared"]))
    hand.move(hand.body(ticket["shared"]) + QPointF(80, 40))
    assert canvas.items_scene.nodes[ticket["shared"]].pos() != start
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.items_scene.nodes[ticket["shared"]].pos() == start
    hand.release(QPointF(0, 0))
    assert canvas.items_scene.nodes[ticket["shared"]].pos() == start


def test_undo_in_the_middle_of_a_drag_ends_it(canvas, context, ticket, hand):
    at = hand.body(ticket["title"])
    hand.press(at)
    hand.move(at + QPointF(60, 60))
    context.document.undo_stack.undo()
    hand.move(at + QPointF(90, 60))
    hand.release(at + QPointF(90, 60))
    assert canvas.items_scene.nodes[ticket["title"]].pos() == QPointF(0, 0)


def test_tab_opens_the_search_and_adds_after_the_selection(qtbot, canvas, context):
    first = add(context, "Input", (0, 0), shape=[8])
    context.selection.set([first])
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    choose(qtbot, canvas, "dropout")
    new = context.selection.current
    assert context.document.graph.nodes[new].type == "Dropout"
    assert edges_of(context) == {Edge(first, 0, new, 0)}
    assert canvas.hasFocus()


def test_add_layer_keeps_clear_of_other_nodes(canvas, context):
    first = add(context, "Input", (0, 0), shape=[8])
    new = []
    for _ in range(3):
        context.selection.set([first])
        new.append(canvas.add_layer("Dense"))
    cards = [canvas.items_scene.nodes[i].card() for i in [first, *new]]
    assert not any(a.intersects(b) for i, a in enumerate(cards) for b in cards[:i])


# ------------------------------------------------------------------------------------------------ selecting


def test_a_click_selects_and_shift_and_ctrl_add_and_toggle(canvas, context, ticket, hand):
    hand.click(hand.body(ticket["title"]))
    assert context.selection.ids == (ticket["title"],)
    hand.click(hand.body(ticket["tags"]), held=SHIFT)
    assert context.selection.ids == (ticket["title"], ticket["tags"])
    hand.click(hand.body(ticket["title"]), held=CTRL)
    assert context.selection.ids == (ticket["tags"],)
    hand.click(QPointF(-60, -60))
    assert context.selection.ids == ()


def test_a_box_selects_live(canvas, context, ticket, hand):
    hand.press(QPointF(-20, -20))
    hand.move(QPointF(100, 60))
    assert context.selection.ids == (ticket["title"],)
    hand.move(QPointF(100, 200))
    assert set(context.selection.ids) == {ticket["title"], ticket["text_body"]}
    hand.release(QPointF(100, 200))
    hand.drag(QPointF(-20, 280), QPointF(60, 320), held=SHIFT)
    assert set(context.selection.ids) == {ticket["title"], ticket["text_body"], ticket["tags"]}
    hand.drag(QPointF(-20, -20), QPointF(60, 200), held=CTRL)
    assert set(context.selection.ids) == {ticket["tags"]}


def test_the_selection_shows_on_nodes_and_their_wires(canvas, context, ticket):
    context.selection.set([ticket["features"]])
    active = {e for e, item in canvas.items_scene.edges.items() if item.is_active}
    assert active == {e for e in edges_of(context) if ticket["features"] in (e.source, e.target)}


# ------------------------------------------------------------------------------------------------ changing


def test_a_move_snaps_and_is_one_undo_step(canvas, context, ticket, hand):
    context.selection.set([ticket["title"], ticket["tags"]])
    steps = context.document.undo_stack.count()
    at = hand.body(ticket["title"])
    hand.drag(at, at + QPointF(-45, 21))
    nodes = context.document.graph.nodes
    assert nodes[ticket["title"]].position == (-48, 24)
    assert nodes[ticket["tags"]].position == (-48, 324)
    assert context.document.undo_stack.count() == steps + 1
    context.document.undo_stack.undo()
    assert canvas.items_scene.nodes[ticket["title"]].pos() == QPointF(0, 0)
    context.document.undo_stack.redo()
    assert canvas.items_scene.nodes[ticket["tags"]].pos() == QPointF(-48, 324)


def test_shift_while_moving_leaves_the_grid(canvas, context, hand):
    canvas.zoom_to(100)
    node = add(context, "Dense", (0, 0), units=1)
    at = hand.body(node)
    hand.press(at)
    hand.move(at + QPointF(21, 13), held=SHIFT)
    hand.release(at + QPointF(21, 13), held=SHIFT)
    assert context.document.graph.nodes[node].position == (21, 13)


def test_delete_and_undo(qtbot, canvas, context, ticket):
    before = edges_of(context)
    context.selection.set([ticket["shared"]])
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert ticket["shared"] not in canvas.items_scene.nodes
    assert len(canvas.items_scene.edges) == 3
    context.document.undo_stack.undo()
    assert set(canvas.items_scene.edges) == before


def test_dissolve_keeps_the_flow(qtbot, canvas, context, ticket):
    context.selection.set([ticket["shared"]])
    qtbot.keyClick(canvas, Qt.Key.Key_Delete, CTRL)
    assert Edge(ticket["features"], 0, ticket["priority"], 0) in edges_of(context)


def test_a_wire_is_selected_by_a_click_and_deleted(qtbot, canvas, context, ticket, hand):
    edge = Edge(ticket["shared"], 0, ticket["priority"], 0)
    hand.click(hand.wire(edge, 0.3))
    assert canvas.items_scene.edges[edge].is_active
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert edge not in edges_of(context)


def test_alt_click_cuts_a_wire_and_all_of_a_port(canvas, context, ticket, hand):
    edge = Edge(ticket["title"], 0, ticket["features"], 0)
    hand.click(hand.wire(edge, 0.5), held=ALT)
    assert edge not in edges_of(context)
    hand.click(hand.output(ticket["shared"]), held=ALT)
    assert not context.document.graph.outgoing(ticket["shared"])


def test_the_knife_cuts_what_it_crosses(canvas, context, ticket, hand):
    steps = context.document.undo_stack.count()
    hand.drag(QPointF(680, 60), QPointF(680, 480), RIGHT, CTRL, steps=12)
    assert not context.document.graph.outgoing(ticket["shared"])
    assert context.document.undo_stack.count() == steps + 1
    context.document.undo_stack.undo()
    assert len(context.document.graph.outgoing(ticket["shared"])) == 3


def test_ctrl_drag_at_an_end_rewires(canvas, context, ticket, hand):
    steps = context.document.undo_stack.count()
    hand.drag(hand.input(ticket["features"], 2), hand.body(ticket["shared"]), held=CTRL)
    assert Edge(ticket["tags"], 0, ticket["shared"], 0) in edges_of(context)
    assert len(context.document.graph.incoming(ticket["features"])) == 2
    hand.drag(hand.wire(Edge(ticket["shared"], 0, ticket["priority"], 0), 0.1), hand.body(ticket["title"]), held=CTRL)
    assert Edge(ticket["title"], 0, ticket["priority"], 0) in edges_of(context)
    assert context.document.undo_stack.count() == steps + 2


def test_a_rewired_end_dropped_on_nothing_cuts_the_wire(canvas, context, ticket, hand):
    old = Edge(ticket["shared"], 0, ticket["priority"], 0)
    hand.drag(hand.input(ticket["priority"]), QPointF(600, -40), held=CTRL)
    assert old not in edges_of(context)
    assert not canvas.search.isVisible()


def test_a_node_dropped_on_a_wire_is_inserted(canvas, context, ticket, hand):
    new = add(context, "Dropout", (460, 360))
    old = Edge(ticket["features"], 0, ticket["shared"], 0)
    steps = context.document.undo_stack.count()
    hand.drag(hand.body(new), hand.wire(old))
    assert {Edge(ticket["features"], 0, new, 0), Edge(new, 0, ticket["shared"], 0)} <= edges_of(context)
    assert old not in edges_of(context)
    card, following = (canvas.items_scene.nodes[i].card() for i in (new, ticket["shared"]))
    assert not card.intersects(following)
    assert context.document.undo_stack.count() == steps + 1
    context.document.undo_stack.undo()
    assert old in edges_of(context)
    assert canvas.items_scene.nodes[ticket["shared"]].pos() == QPointF(460, 150)


def test_copy_paste_duplicate_and_cut(canvas, context, ticket):
    context.selection.set([ticket["features"], ticket["shared"]])
    canvas.copy()
    canvas.paste()
    first, second = context.selection.ids
    assert context.document.graph.nodes[first].position[0] == 272
    assert Edge(first, 0, second, 0) in edges_of(context)
    assert len(context.document.graph.incoming(first)) == 0
    context.selection.set([ticket["features"], ticket["shared"]])
    canvas.paste(keep_wires=True)
    assert len(context.document.graph.incoming(context.selection.ids[0])) == 3
    canvas.duplicate()
    assert len(context.document.graph.nodes) == 14
    canvas.cut()
    assert len(context.document.graph.nodes) == 12
    canvas.paste()
    assert len(context.document.graph.nodes) == 14


def test_pasting_something_else_does_nothing(canvas, context, ticket):
    QApplication.clipboard().setText("no nodes")
    steps = context.document.undo_stack.count()
    canvas.paste()
    assert context.document.undo_stack.count() == steps


def test_calling_a_layer_again_marks_both_as_shared(canvas, context, ticket):
    context.selection.set([ticket["shared"]])
    canvas.call_again()
    again = context.selection.current
    faces = [canvas.items_scene.nodes[i].face for i in (ticket["shared"], again)]
    assert all(f.shared for f in faces)
    assert faces[0].name == faces[1].name
    context.document.undo_stack.undo()
    assert not canvas.items_scene.nodes[ticket["shared"]].face.shared


def test_tidy_is_one_step_without_overlaps(canvas, context, ticket):
    steps = context.document.undo_stack.count()
    canvas.tidy()
    cards = [i.card() for i in canvas.items_scene.nodes.values()]
    assert not any(a.intersects(b) for i, a in enumerate(cards) for b in cards[:i])
    assert context.document.undo_stack.count() == steps + 1


def test_align_and_distribute(canvas, context, ticket):
    context.selection.set([ticket[n] for n in ("priority", "department", "difficulty")])
    canvas.distribute("vertical")
    canvas.align("left")
    ys = [context.document.graph.nodes[ticket[n]].position[1] for n in ("priority", "department", "difficulty")]
    assert ys == [50, 220, 390]


def test_nudging_merges_into_one_step(qtbot, canvas, context, ticket):
    context.selection.set([ticket["title"]])
    steps = context.document.undo_stack.count()
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    assert context.document.graph.nodes[ticket["title"]].position == (24, 0)
    assert context.document.undo_stack.count() == steps + 1


# ------------------------------------------------------------------------------------------------ keys


def test_arrows_walk_the_graph(qtbot, canvas, context, ticket):
    context.selection.set([ticket["title"]])
    walk = []
    for arrow in ("Down", "Right", "Right", "Right", "Down", "Left"):
        qtbot.keyClick(canvas, Qt.Key[f"Key_{arrow}"])
        walk.append(context.document.graph.nodes[context.selection.current].name)
    assert walk == ["text_body", "features", "shared", "priority", "department", "shared"]
    assert canvas.accessibleDescription().startswith("shared, Dense, 64, relu, from features, to priority")


def test_a_wire_is_drawn_by_keys(qtbot, canvas, context):
    first = add(context, "Input", (0, 0), shape=[8])
    add(context, "Dense", (300, 0), units=1)
    second = add(context, "Dense", (300, 150), units=1)
    context.selection.set([first])
    for key in (Qt.Key.Key_L, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(canvas, key)
    assert edges_of(context) == {Edge(first, 0, second, 0)}
    qtbot.keyClick(canvas, Qt.Key.Key_L)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert len(edges_of(context)) == 1
    assert not any(i.is_dimmed or i.legal_side for i in canvas.items_scene.nodes.values())


def test_enter_asks_to_edit_and_f2_to_rename(qtbot, canvas, context, ticket):
    context.selection.set([ticket["shared"]])
    with qtbot.waitSignal(canvas.edit_requested) as edit:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    with qtbot.waitSignal(canvas.rename_requested) as rename:
        qtbot.keyClick(canvas, Qt.Key.Key_F2)
    assert edit.args == rename.args == [ticket["shared"]]


# ------------------------------------------------------------------------------------------------ looking around


def test_the_wheel_zooms_at_the_cursor(qtbot, canvas, context, ticket, hand):
    at = QPoint(200, 200)
    before = canvas.mapToScene(at)
    with qtbot.waitSignal(canvas.zoom_changed) as changed:
        hand.wheel(at, 2)
    assert changed.args[0] == canvas.zoom
    assert (canvas.mapToScene(at) - before).manhattanLength() < 3


def test_the_wheel_scrolls_when_it_is_set_to(canvas, ticket, hand):
    canvas.wheel_scrolls = True
    zoom, y = canvas.zoom, canvas.mapToScene(QPoint(0, 0)).y()
    hand.wheel(QPoint(100, 100), -1)
    assert canvas.zoom == zoom
    assert canvas.mapToScene(QPoint(0, 0)).y() > y


@pytest.mark.parametrize("button", [MIDDLE, RIGHT])
def test_dragging_with_other_buttons_pans(canvas, ticket, hand, button):
    at = canvas.mapToScene(QPoint(100, 100))
    start, end = canvas.mapToScene(QPoint(20, 20)), canvas.mapToScene(QPoint(120, 70))
    hand.drag(start, end, button)
    assert canvas.mapFromScene(at) == QPoint(200, 150)
    assert not canvas.search.isVisible()


def test_space_and_drag_pans(qtbot, canvas, ticket, hand):
    at = canvas.mapToScene(QPoint(100, 100))
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    hand.drag(canvas.mapToScene(QPoint(20, 20)), canvas.mapToScene(QPoint(70, 30)))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.mapFromScene(at) == QPoint(150, 110)


def test_a_right_click_on_nothing_opens_the_search(canvas, ticket, hand):
    hand.click(QPointF(300, -30), RIGHT)
    assert canvas.search.isVisible()


def test_framing(canvas, context, ticket):
    canvas.zoom_to(250)
    canvas.frame_all()
    assert canvas.navigation.shown().contains(canvas.items_scene.bounds())
    context.selection.set([ticket["title"]])
    canvas.frame_selection()
    assert canvas.zoom == 100
    centre = canvas.navigation.shown().center()
    assert (centre - canvas.items_scene.nodes[ticket["title"]].card().center()).manhattanLength() < 3


def test_reveal_scrolls_to_a_node(canvas, context, ticket):
    canvas.zoom_to(200)
    context.selection.reveal(ticket["difficulty"])
    assert canvas.navigation.shown().contains(canvas.items_scene.nodes[ticket["difficulty"]].card())


def test_m_toggles_the_map_and_a_click_in_it_moves_the_view(qtbot, canvas, ticket):
    canvas.zoom_to(200)
    before = canvas.navigation.shown().center()
    canvas.minimap.grab()
    qtbot.mouseClick(canvas.minimap, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    assert canvas.navigation.shown().center().x() < before.x()
    qtbot.keyClick(canvas, Qt.Key.Key_M)
    assert not canvas.minimap.isVisible()


def test_a_drag_held_at_the_edge_scrolls(qtbot, canvas, ticket, hand):
    left = canvas.mapToScene(QPoint(0, 0)).x()
    hand.press(hand.body(ticket["shared"]))
    hand.move(canvas.mapToScene(QPoint(canvas.viewport().width() - 2, 300)))
    qtbot.waitUntil(lambda: canvas.mapToScene(QPoint(0, 0)).x() > left + 50)
    hand.release(canvas.mapToScene(QPoint(canvas.viewport().width() - 2, 300)))


# ------------------------------------------------------------------------------------------------ dropping


def layer_mime(name: str) -> QMimeData:
    mime = QMimeData()
    mime.setData("application/x-keras-layer", name.encode())
    return mime


def drop(canvas, at: QPoint, mime: QMimeData) -> None:
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, buttons, held)
    QApplication.sendEvent(canvas.viewport(), enter)
    assert enter.isAccepted()
    from PySide6.QtGui import QDragMoveEvent

    QApplication.sendEvent(canvas.viewport(), QDragMoveEvent(at, Qt.DropAction.CopyAction, mime, buttons, held))
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, buttons, held)
    QApplication.sendEvent(canvas.viewport(), event)


def test_a_layer_from_the_palette_is_dropped_where_the_mouse_is(canvas, context):
    at = QPoint(400, 300)
    drop(canvas, at, layer_mime("Dense"))
    card = canvas.items_scene.nodes[context.selection.current].card()
    assert card.contains(canvas.mapToScene(at))
    assert context.document.graph.nodes[context.selection.current].params == context.catalogue.initial_params("Dense")


def test_a_layer_dropped_on_a_wire_goes_into_it(canvas, context, ticket, hand):
    old = Edge(ticket["features"], 0, ticket["shared"], 0)
    drop(canvas, canvas.mapFromScene(hand.wire(old)), layer_mime("Dropout"))
    new = context.selection.current
    assert {Edge(ticket["features"], 0, new, 0), Edge(new, 0, ticket["shared"], 0)} <= edges_of(context)


def test_dropped_files_are_handed_on(qtbot, canvas, tmp_path):
    from PySide6.QtCore import QUrl

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv"))])
    with qtbot.waitSignal(canvas.files_dropped) as dropped:
        drop(canvas, QPoint(100, 100), mime)
    assert dropped.args == [[tmp_path / "a.csv"]]


def test_another_project_is_shown_and_framed(canvas, context, ticket):
    context.document.reset(Graph())
    assert not canvas.items_scene.nodes
    assert not canvas.items_scene.items()
