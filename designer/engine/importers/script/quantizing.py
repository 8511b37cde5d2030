"""What a script says of whole numbers: `model.quantize` before a training is an option of it, any other is said."""

from __future__ import annotations

import ast
from typing import Any

from designer.engine.importers.script.place import Place
from designer.engine.importers.script.values import Function, Model
from designer.engine.importers.script.words import in_words
from designer.export.quantizing import FILTER
from designer.graph import low_rank
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, listed
from designer.recipe.settings import OPTIONS

ONE_LAYER = QT_TRANSLATE_NOOP(
    "Errors", "Line {line}: quantize is passed over: layers are drawn with the numbers they were made of."
)
_AFTERWARDS = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: quantize is passed over: it comes after the training, whose weights are whole numbers afterwards.",
)
_OF_OURS = ast.dump(ast.parse("\n".join(FILTER)).body[0])


def take_down(model: Model, args: list[Any], kwargs: dict[str, Any], place: Place) -> None:
    """Remember what the weights of a model are kept in; what comes after a training is said to be passed over."""
    if model.fit:
        place.note(_AFTERWARDS)
    else:
        model.quantized = {**dict(zip(("mode", "config", "filters"), args, strict=False)), **kwargs}


def option(model: Model, graph: Graph, place: Place) -> dict[str, str]:
    """Return the option `quantize` of a model's training, {} where it has none, and say what the script does beyond."""
    told = model.quantized
    if told is None:
        return {}
    said = told if isinstance(told, dict) else {"config": told}  # of two branches, of which only a run knows one
    mode, config = said.get("mode"), said.get("config")
    if config is not None or mode not in OPTIONS["quantize"].param.values:
        place.note(
            QT_TRANSLATE_NOOP(
                "Errors", "quantize is passed over: a training keeps weights in int8 or int4, and not as {what} says."
            ),
            what=in_words(mode if config is None else config),
        )
        return {}
    chosen = said.get("filters")
    if chosen is not None and not _is_ours(chosen):
        place.note(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Which layers the filter of quantize chooses is not followed: all that are frozen or adapted by low "
                "rank are kept in {mode}.",
            ),
            mode=mode,
        )
    learning = [n.name for n in graph.nodes.values() if low_rank.can_be_whole(n) and not low_rank.is_base(graph, n)]
    if chosen is None and learning:
        place.note(
            QT_TRANSLATE_NOOP(
                "Errors",
                "quantize of the script keeps these layers in {mode} too, and their weights then learn nothing: "
                "{names}. Here only layers that are frozen or adapted by low rank are kept so; freeze these to have "
                "the same.",
            ),
            mode=mode,
            names=listed(learning, 6),
        )
    return {"quantize": mode}


def _is_ours(chosen: Any) -> bool:
    """Tell whether a filter is the one that exported scripts have, which chooses what the option does."""
    return isinstance(chosen, Function) and ast.dump(chosen.node) == _OF_OURS
