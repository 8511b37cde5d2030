"""Helpers of the canvas tests: a context of real objects, and drawings to look at."""

from __future__ import annotations

from designer.graph import edits
from designer.graph.model import Change, Edge
from designer.graph.texts import Text
from designer.session.analysis import Analysis
from designer.session.datasets import Datasets
from designer.session.document import Document
from designer.session.runs import Runs
from designer.session.selection import Selection
from designer.session.training import Training
from designer.views.context import Context
from designer.views.theme import DARK, Appearance, Theme
from designer.wire import Checked, NodeInfo, Problem, TensorInfo
from tests.support.panels import SilentChecker, catalogue


def make_context(theme: Theme = DARK) -> Context:
    """Return a context whose engine is never started."""
    document = Document()
    checker = SilentChecker("checker", parent=document)
    analysis = Analysis(document, checker, document)
    runs = Runs(document, document)
    return Context(
        document=document,
        selection=Selection(document, document),
        catalogue=catalogue(),
        analysis=analysis,
        datasets=Datasets(document, checker, document),
        training=Training(document, analysis, runs, document),
        runs=runs,
        appearance=Appearance(theme, document),
    )


def add(context: Context, type_: str, at: tuple[int, int], name: str = "", parent: str = "", **params: object) -> str:
    """Add a node and return its id."""
    graph = context.document.graph
    node = edits.new_node(graph, type_, at, params, name, parent)
    context.document.push(Change("Add layer", added=(node,)))
    return node.id


def wire(context: Context, source: str, target: str, port: int | None = None) -> Edge:
    """Connect two nodes and return the edge."""
    graph, signatures = context.document.graph, context.catalogue.signature
    edge = Edge(source, 0, target, edits.free_port(graph, target, signatures) if port is None else port)
    context.document.push(edits.connect(graph, edge, signatures))
    return edge


def draw_ticket(context: Context) -> dict[str, str]:
    """Draw the ticket classifier of the pictures; returns ids by name."""
    ids = {
        "title": add(context, "Input", (0, 0), "title", shape=[10000]),
        "text_body": add(context, "Input", (0, 150), "text_body", shape=[10000]),
        "tags": add(context, "Input", (0, 300), "tags", shape=[100]),
        "features": add(context, "Concatenate", (240, 150), "features"),
        "shared": add(context, "Dense", (460, 150), "shared", units=64, activation="relu"),
        "priority": add(context, "Dense", (720, 50), "priority", units=1, activation="sigmoid"),
        "department": add(context, "Dense", (720, 250), "department", units=4, activation="softmax"),
        "difficulty": add(context, "Dense", (720, 390), "difficulty", units=3, activation="softmax"),
    }
    for source in ("title", "text_body", "tags"):
        wire(context, ids[source], ids["features"])
    wire(context, ids["features"], ids["shared"])
    for target in ("priority", "department", "difficulty"):
        wire(context, ids["shared"], ids[target])
    return ids


def report_ticket(context: Context, ids: dict[str, str]) -> None:
    """Let the engine have said of the ticket classifier what Keras says of it."""
    sizes = {"title": 10000, "text_body": 10000, "tags": 100, "features": 20100, "shared": 64}
    sizes |= {"priority": 1, "department": 4, "difficulty": 3}
    params = {"shared": 1286464, "priority": 65, "department": 260, "difficulty": 195}
    context.analysis.report = Checked(
        nodes={
            ids[name]: NodeInfo(
                name=name,
                outputs=(TensorInfo((None, size)),),
                params=params.get(name, 0),
                trainable=params.get(name, 0),
            )
            for name, size in sizes.items()
        },
        problems=(
            Problem(Text("difficulty has no target."), node=ids["difficulty"], severity="warning", scope="data"),
        ),
        total_params=sum(params.values()),
        trainable_params=sum(params.values()),
        ok=True,
    )
    context.analysis.report_changed.emit()
