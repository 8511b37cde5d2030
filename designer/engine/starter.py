"""A first project for a table: what comes in and how it is prepared, a small network, the loss that fits the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.advice.targets import MAX_CATEGORIES, Suited, input_preparation, suited
from designer.data.field import Field
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings
from designer.data.sources import Source
from designer.engine.protocol import DataDescribed
from designer.graph.model import INPUT, Edge, Graph, Node, Setting
from designer.graph.names import unique
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, listed
from designer.project.records import DATA, TRAINING, TrainingSettings

COLUMN, ROW = 250, 130


@dataclass(frozen=True)
class _Part:
    """One Input: its title, the shape of a row, and what feeds it."""

    title: str
    shape: tuple[int, ...]
    binding: Binding


def starter(described: DataDescribed, source: Source, target: str, inputs: Sequence[str] = ()) -> Graph:
    """Return a project that learns column `target` from `inputs` (all other usable columns if none are named).

    Raises DesignerError for columns that are not there or cannot be used.
    """
    columns = {c.name: c for c in described.columns}
    for name in (target, *inputs):
        if name not in columns:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "{source} has no column {name}; it has {names}."),
                source=described.title,
                name=name,
                names=listed(columns, 12),
            )
    chosen = [columns[n] for n in inputs] or [c for c in described.columns if c.name != target and _is_usable(c)]
    parts = _parts(chosen)
    if not parts:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{source} has no column to learn {name} from."),
            source=described.title,
            name=target,
        )
    return _drawn(parts, columns[target], source)


def _is_usable(column: Field) -> bool:
    if not column.is_text:
        return True
    return 1 < column.distinct <= MAX_CATEGORIES


def _parts(columns: list[Field]) -> list[_Part]:
    numbers = [c for c in columns if not c.shape and not c.is_text]
    parts = []
    if numbers:
        names = tuple(c.name for c in numbers)
        title = "features" if len(names) > 1 else names[0]
        parts.append(_Part(title, (len(names),), binding(names, input_preparation(numbers))))
    for column in columns:
        if column.shape:
            parts.append(
                _Part(
                    column.name,
                    tuple(n or 1 for n in column.shape),
                    binding((column.name,), input_preparation((column,))),
                )
            )
        elif column.is_text:
            if column.distinct > MAX_CATEGORIES:
                raise DesignerError(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Column {name} holds {count} different texts; at most {limit} can be used as categories.",
                    ),
                    name=column.name,
                    count=column.distinct,
                    limit=MAX_CATEGORIES,
                )
            parts.append(
                _Part(column.name, (max(1, column.distinct),), binding((column.name,), input_preparation((column,))))
            )
    return parts


def _drawn(parts: list[_Part], target: Field, source: Source) -> Graph:
    end = _end(target)
    nodes: list[Node] = []
    edges: list[Edge] = []
    titles: list[str] = []

    def add(type_: str, title: str, params: dict[str, object], column: int, row: float = 0.0) -> str:
        titles.append(unique(title, titles))
        node = Node(f"n{len(nodes) + 1}", type_, titles[-1], params, (column * COLUMN, round(row * ROW)))
        nodes.append(node)
        return node.id

    middle = (len(parts) - 1) / 2
    ends: list[str] = []
    bindings: dict[str, Binding] = {}
    for row, part in enumerate(parts):
        node = add(INPUT, part.title, {"shape": list(part.shape)}, 0, row)
        bindings[node] = part.binding
        ends.append(node)
    column = 1
    for row, part in enumerate(parts):
        if len(part.shape) > 1:
            flat = add("Flatten", "flatten", {}, 1, row)
            edges.append(Edge(ends[row], 0, flat, 0))
            ends[row] = flat
            column = 2
    last = ends[0]
    if len(ends) > 1:
        last = add("Concatenate", "all", {}, column, middle)
        edges.extend(Edge(end, 0, last, port) for port, end in enumerate(ends))
        column += 1
    for title in ("hidden_1", "hidden_2"):
        node = add("Dense", title, {"units": 32, "activation": "relu"}, column, middle)
        edges.append(Edge(last, 0, node, 0))
        last = node
        column += 1
    params: dict[str, object] = {"units": end.units, **({"activation": end.activation} if end.activation else {})}
    output = add("Dense", target.name, params, column, middle)
    edges.append(Edge(last, 0, output, 0))
    data = DataSettings(source, inputs=bindings, targets={output: binding((target.name,), end.preparation)})
    settings = TrainingSettings("adam", {output: end.training}, epochs=20)
    return Graph([*nodes, *edges, Setting(DATA, data), Setting(TRAINING, settings)])


def _end(target: Field) -> Suited:
    found = suited(target)
    if found is None:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The target {name} has the shape {shape} a row; one number was expected."),
            name=target.name,
            shape=target.shape,
        )
    if target.is_text and not 1 < target.distinct <= MAX_CATEGORIES:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "The target {name} holds {count} different texts; 2 to {limit} were expected."),
            name=target.name,
            count=target.distinct,
            limit=MAX_CATEGORIES,
        )
    return found
