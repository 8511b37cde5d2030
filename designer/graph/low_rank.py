"""Layers whose weights are frozen and adapted by two small matrices (LoRA) instead.

Keras makes the matrices when a layer is built, which each way of writing a model does at another moment, and so from
other random numbers; its constructors forget `lora_alpha`. Models and scripts therefore say it of the whole model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from designer.graph.calls import OPERATION, Call
from designer.graph.freezing import KEPT_IN_FLOATS, MADE_OF_OTHERS
from designer.graph.model import INPUT, MODEL, Change, Graph, Node
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed, together

LAYERS = frozenset({"Dense", "EinsumDense", "Embedding", "Conv1D", "Conv2D", "Conv3D"})
"""The layers of Keras that take a rank when they are made."""
QUANTIZED = ("Dense", "EinsumDense", "Embedding")
"""The layers of Keras whose weights can be whole numbers while others train."""
RANK = 4
"""The rank of layers that are adapted in one step, until somebody says another."""
ARGUMENTS = _RANK, _ALPHA = "lora_rank", "lora_alpha"
"""How the constructors of layers call the arguments of `enable_lora`, in their order."""


def low_rank(call: Call) -> dict[str, Any]:
    """Return what `enable_lora` of the layer of a call is told: ``{"rank": 4, "lora_alpha": 8.0}``; {} of others."""
    rank = call.params.get(_RANK) if call.type in LAYERS else None
    if not rank:
        return {}
    alpha = call.params.get(_ALPHA)
    return {"rank": rank} if alpha is None else {"rank": rank, _ALPHA: alpha}


def without_low_rank(call: Call) -> Call:
    """Return a call whose layer is made without the matrices."""
    if not low_rank(call):
        return call
    return replace(call, params={name: value for name, value in call.params.items() if name not in ARGUMENTS})


def adapt(graph: Graph, rank: int, has_weights: Callable[[str], bool]) -> tuple[Change, Text]:
    """Adapt every layer that can be by matrices of a rank, and return what is to be said of it; 0 takes them away.

    A layer with matrices learns by them although its kernel is frozen, so it thaws, and so does a nested model around
    it, whose other layers are frozen instead. Layers with weights that have no rank in Keras, or whose kernel keeps a
    constraint, which Keras refuses, stay as they are; the text counts and names them.
    Raises DesignerError where no layer can be adapted.
    """
    layers = [n for n in graph.nodes.values() if not n.shares and not _has_no_weights(n)]
    able = [n for n in layers if n.type in LAYERS and (not _is_constrained(n) if rank else n.params.get(_RANK))]
    if not able and rank:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "No layer can be adapted by low rank. Keras has matrices for: {names}."),
            names=", ".join(sorted(LAYERS)),
        )
    if not able:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "No layer is adapted by matrices of low rank."))
    new = {n.id: replace(n, params=_with_rank(n, rank)) for n in able}
    if rank:
        new |= _thawed(graph, layers, new)
    changed = [n for n in new if new[n] != graph.nodes[n]]
    text = QT_TRANSLATE_NOOP("Edits", "Adapt by low rank (LoRA)") if rank else QT_TRANSLATE_NOOP("Edits", "Remove LoRA")
    change = Change(text, tuple(graph.nodes[i] for i in changed), tuple(new[i] for i in changed))
    others = [n.name for n in layers if n.id not in {one.id for one in able} and has_weights(n.id)]
    return change, _said(len(able), rank, others)


def is_adapted(node: Node) -> bool:
    """Tell whether a layer is adapted by matrices of low rank, its kernel frozen."""
    return node.type in LAYERS and bool(node.params.get(_RANK))


def can_adapt(graph: Graph) -> bool:
    """Tell whether a layer is there that matrices of low rank can adapt."""
    return any(n.type in LAYERS and not _is_constrained(n) for n in graph.nodes.values() if not n.shares)


def has_base(graph: Graph) -> bool:
    """Tell whether a layer whose weights can be whole numbers is frozen, or adapted by low rank."""
    return any(can_be_whole(node) and is_base(graph, node) for node in graph.nodes.values())


def can_be_whole(node: Node) -> bool:
    """Tell whether weights of a layer, or of one that it is made of, can be whole numbers."""
    return not node.shares and node.type in (*QUANTIZED, *(MADE_OF_OTHERS - KEPT_IN_FLOATS))


def is_base(graph: Graph, node: Node) -> bool:
    """Tell whether the weights that a layer begins with do not learn: it is frozen, or adapted by low rank."""
    is_frozen = not node.trainable or any(not graph.nodes[i].trainable for i in _around(graph, node))
    return bool(node.params.get(_RANK)) or is_frozen


def _has_no_weights(node: Node) -> bool:
    return node.type in (INPUT, MODEL) or node.type.startswith(OPERATION)


def _is_constrained(node: Node) -> bool:
    return any(node.params.get(name) for name in ("kernel_constraint", "embeddings_constraint"))


def _with_rank(node: Node, rank: int) -> dict[str, Any]:
    if rank:
        return {**node.params, _RANK: rank}
    return {name: value for name, value in node.params.items() if name not in ARGUMENTS}


def _thawed(graph: Graph, layers: list[Node], adapted: dict[str, Node]) -> dict[str, Node]:
    """Return the nodes that thaw so that matrices learn, and those that are frozen instead of a model around them."""
    frozen = {n.id for n in graph.nodes.values() if n.type == MODEL and not n.shares and not n.trainable}
    models = {i for i in frozen if any(i in _around(graph, node) for node in adapted.values())}
    kept = [n for n in layers if n.id not in adapted and models & set(_around(graph, n))]
    return {
        **{i: replace(n, trainable=True) for i, n in adapted.items()},
        **{i: replace(graph.nodes[i], trainable=True) for i in models},
        **{n.id: replace(n, trainable=False) for n in kept},
    }


def _around(graph: Graph, node: Node) -> list[str]:
    """Return the ids of the nested models that a node is inside of."""
    found = []
    while node.parent:
        node = graph.nodes[node.parent]
        found.append(node.id)
    return found


def _said(count: int, rank: int, others: list[str]) -> Text:
    if not rank:
        text = QT_TRANSLATE_NOOP("Errors", "Layers that are no longer adapted by low rank: {count}.")
        return Text(text, {"count": count})
    told = Text(
        QT_TRANSLATE_NOOP("Errors", "Layers adapted by matrices of rank {rank}, their kernels frozen: {count}."),
        {"count": count, "rank": rank},
    )
    if not others:
        return told
    rest = Text(
        QT_TRANSLATE_NOOP("Errors", "With weights that cannot be adapted, and as they were: {count} ({names})."),
        {"count": len(others), "names": listed(others, 4)},
    )
    return together(told, rest)
