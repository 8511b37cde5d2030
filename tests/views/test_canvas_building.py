"""Building on a drawing from the canvas: each is one undo step, and what is forbidden says why."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from designer.graph.model import Change, Setting
from designer.project.records import TRAINING, OutputTraining, TrainingSettings
from designer.views.canvas.view import Canvas
from tests.support.canvas_drawing import draw_ticket, make_context, report_ticket
from tests.support.canvas_hand import RIGHT, Hand


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
    return view


@pytest.fixture
def ticket(context, canvas):
    ids = draw_ticket(context)
    report_ticket(context, ids)
    canvas.frame_all()
    context.document.undo_stack.clear()
    return ids


@pytest.fixture
def refused(canvas):
    heard = []
    canvas.message.connect(lambda text: heard.append(str(text)))
    return heard


def menu_of(canvas, node_id: str) -> dict[str, QAction]:
    """Right-click a node and return what its menu offers."""
    hand = Hand(canvas)
    hand.click(hand.body(node_id), RIGHT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions()}


def choose(canvas, node_id: str, text: str) -> None:
    menu_of(canvas, node_id)[text].trigger()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def node(context, node_id: str):
    return context.document.graph.nodes[node_id]


def test_an_output_is_attached_and_its_name_asked_for(canvas, context, ticket, qtbot):
    with qtbot.waitSignal(canvas.rename_requested) as asked:
        choose(canvas, ticket["shared"], "Attach a new output")
    (head,) = asked.args
    assert context.selection.ids == (head,)
    assert node(context, head).params["activation"] == "softmax"
    assert context.document.undo_stack.count() == 1
    context.document.undo_stack.undo()
    assert head not in context.document.graph.nodes


def test_everything_before_is_frozen_in_one_step(canvas, context, ticket, refused):
    choose(canvas, ticket["priority"], "Freeze everything before it")
    assert [n.name for n in context.document.graph.nodes.values() if not n.trainable] == ["shared"]
    assert context.document.undo_stack.count() == 1
    choose(canvas, ticket["features"], "Freeze everything before it")
    assert refused == ["No layer with weights leads to features."]


def test_layers_are_shared_and_parted_again(canvas, context, ticket, refused):
    context.selection.set([ticket["priority"], ticket["department"]])
    choose(canvas, ticket["department"], "Share the layer")
    assert node(context, ticket["department"]).shares == ticket["priority"]
    choose(canvas, ticket["department"], "Unshare the layer")
    assert not node(context, ticket["department"]).shares
    canvas.building.unshare()
    context.selection.set([ticket["priority"], ticket["features"]])
    canvas.building.share()
    context.selection.set([ticket["priority"]])
    canvas.building.share()
    assert len(refused) == 3
    assert "shares its layer with no other node" in refused[0]
    assert "only calls of one class share a layer" in refused[1]
    assert "Select two or more nodes" in refused[2]


def test_a_selection_becomes_a_nested_model_with_its_losses_and_comes_out_again(canvas, context, ticket, refused):
    document = context.document
    settings = TrainingSettings(outputs={ticket["priority"]: OutputTraining("mean_squared_error")})
    document.push(Change("", added=(Setting(TRAINING, settings),)))
    context.selection.set([ticket["shared"], ticket["priority"]])
    before = set(document.graph.nodes), set(document.graph.edges)
    choose(canvas, ticket["priority"], "Make a nested model")
    (model,) = context.selection.ids
    inside = document.graph.children(model)
    assert {n.type for n in inside} == {"Input", "Dense"}
    assert next(n for n in inside if n.type == "Input").params == {"shape": [20100]}
    (key,) = document.training.outputs
    assert key.partition(":")[0] == model
    choose(canvas, model, "Expand the nested model")
    assert list(document.training.outputs) == [ticket["priority"]]
    assert {n.name for n in document.graph.nodes.values()} == set(ticket)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (set(document.graph.nodes), set(document.graph.edges)) == before
    context.selection.set([ticket["features"], ticket["priority"]])
    canvas.building.nest()
    assert "A path leaves the selection at" in refused[0]


def test_the_model_up_to_a_node_is_wished_for(canvas, context, ticket, qtbot):
    with qtbot.waitSignal(canvas.extract_requested) as asked:
        choose(canvas, ticket["shared"], "Extract the model up to here")
    assert asked.args == [ticket["shared"]]


def test_the_menu_offers_what_fits(canvas, context, ticket):
    offered = menu_of(canvas, ticket["shared"])
    QApplication.activePopupWidget().close()
    assert {"Attach a new output", "Frozen", "Make a nested model"} <= set(offered)
    assert not {"Share the layer", "Unshare the layer", "Expand the nested model"} & set(offered)
