"""What panels are given in tests: a document with the ticket classifier, and a report made by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent

from designer.catalogue.load import Catalogue, load
from designer.graph.model import Change, Edge, Graph, Node
from designer.session.analysis import Analysis
from designer.session.datasets import Datasets
from designer.session.document import Document
from designer.session.engine_client import EngineClient
from designer.session.runs import Runs
from designer.session.selection import Selection
from designer.session.training import Training
from designer.views.context import Context
from designer.views.theme import DARK, Appearance
from designer.wire import Answer, Checked, NodeInfo, Problem, Request, TensorInfo


class SilentChecker(EngineClient):
    """An engine process that is never started: whatever is asked waits."""

    def request(self, record: Request, on_answer: Callable[[Answer], None] | None = None) -> int:
        return 1


@cache
def catalogue() -> Catalogue:
    """Return the catalogue, read once."""
    return load()


def ticket() -> Graph:
    """Return the tutorial's classifier: three Inputs, Concatenate, a shared Dense, three outputs."""

    def node(number: int, type_: str, name: str, **params: object) -> Node:
        return Node(f"n{number}", type_, name, params, (0, 0))

    return Graph(
        [
            node(1, "Input", "title", shape=[10000]),
            node(2, "Input", "text_body", shape=[10000]),
            node(3, "Input", "tags", shape=[100]),
            node(4, "Concatenate", "features"),
            node(5, "Dense", "shared", units=64, activation="relu"),
            node(6, "Dense", "priority", units=1, activation="sigmoid"),
            node(7, "Dense", "department", units=4, activation="softmax"),
            node(8, "Dense", "difficulty", units=3, activation="softmax"),
            Edge("n1", 0, "n4", 0),
            Edge("n2", 0, "n4", 1),
            Edge("n3", 0, "n4", 2),
            *(Edge("n4" if target == 5 else "n5", 0, f"n{target}", 0) for target in (5, 6, 7, 8)),
        ]
    )


def ticket_report(*problems: Problem) -> Checked:
    """Return what Keras says of `ticket()`."""

    def info(inputs: list[int], output: int, params: int = 0) -> NodeInfo:
        tensors = tuple(TensorInfo((None, size)) for size in inputs)
        return NodeInfo(inputs=tensors, outputs=(TensorInfo((None, output)),), params=params, trainable=params)

    nodes = {
        "n1": info([], 10000),
        "n2": info([], 10000),
        "n3": info([], 100),
        "n4": info([10000, 10000, 100], 20100),
        "n5": info([20100], 64, 1286464),
        "n6": info([64], 1, 65),
        "n7": info([64], 4, 260),
        "n8": info([64], 3, 195),
    }
    # can_train stays False: a drawing that could be trained has a runner warmed for it
    return Checked(nodes=nodes, problems=problems, total_params=1286984, trainable_params=1286984, ok=True)


def make_context(graph: Graph | None = None) -> Context:
    """Return a context whose engine is never started; give it a report with `report`."""
    document = Document()
    checker = SilentChecker("checker", parent=document)
    analysis = Analysis(document, checker, document)
    runs = Runs(document, document)
    context = Context(
        document=document,
        selection=Selection(document, document),
        catalogue=catalogue(),
        analysis=analysis,
        datasets=Datasets(document, checker, document),
        training=Training(document, analysis, runs, document),
        runs=runs,
        appearance=Appearance(DARK, document),
    )
    document.reset(graph if graph is not None else ticket())
    return context


def report(context: Context, checked: Checked) -> None:
    """Let the analysis say this."""
    context.analysis.report = checked
    context.analysis.report_changed.emit()


def update(context: Context, node_id: str, **params: object) -> None:
    """Change arguments of a node, as another view would."""
    node = context.document.graph.nodes[node_id]
    new = Node(**{**{f: getattr(node, f) for f in node.__dataclass_fields__}, "params": {**node.params, **params}})
    context.document.push(Change("Change argument", (node,), (new,)))


def delete_replaced() -> None:
    """Delete the widgets that were replaced, as the event loop does between two turns."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
