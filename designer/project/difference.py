"""What two projects differ in: the drawing, the data and the training, piece by piece and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from designer.data.settings import DataSettings
from designer.files.allowed import code_digest
from designer.graph.model import Graph, Node, id_order
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.own_code import Module, catalogue_of, code_of
from designer.project.records import DATA, TRAINING, TrainingSettings
from designer.project.variation import value_text

NONE = "–"


class Difference(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of them. `where` is a layer's name or, of data and training, empty; `what` an argument or a setting.

    `node` is the layer's id, in the second project or, of a removed one, in the first.
    """

    of: Literal["drawing", "data", "training"]
    kind: Literal["added", "removed", "changed"]
    where: str = ""
    what: str = ""
    before: str = ""
    after: str = ""
    node: str = ""

    @property
    def text(self) -> Text:
        """The same in words."""
        if self.kind == "added":
            template = _ADDED_AFTER if self.before else _ADDED
            return Text(template, {"layer": self.where, "type": self.what, "sources": self.before})
        if self.kind == "removed":
            return Text(_REMOVED, {"layer": self.where, "type": self.what})
        told = {"layer": self.where, "what": self.what, "before": self.before, "after": self.after}
        return Text(_OF_LAYER if self.where else _OF_SETTING, told)


def differences(first: Graph, second: Graph) -> list[Difference]:
    """Return what a second project has otherwise than a first one; a layer is the same where its node is."""
    names = {**_names(first), **_names(second)}
    found = []
    for node_id in sorted(first.nodes, key=id_order):
        if node_id not in second.nodes:
            node = first.nodes[node_id]
            found.append(Difference("drawing", "removed", _names(first)[node_id], node.class_name, node=node_id))
    in_order = sorted(second.nodes.items(), key=lambda item: id_order(item[0]))
    for node_id, node in in_order:
        if node_id not in first.nodes:
            sources = ", ".join(names[edge.source] for edge in second.incoming(node_id))
            found.append(Difference("drawing", "added", names[node_id], node.class_name, before=sources, node=node_id))
    for node_id, node in in_order:
        if node_id in first.nodes:
            found += _of_node(first, first.nodes[node_id], second, node, names[node_id])
    texts = [{one.name: one for one in code_of(graph).modules} for graph in (first, second)]
    for name in dict.fromkeys((*texts[0], *texts[1])):
        told = [_told_code(of.get(name)) for of in texts]
        if told[0] != told[1]:
            found.append(Difference("drawing", "changed", "", f"code {name}", *told))
    for name, kind in _PARTS:
        before, after = (flat(graph.settings.get(name, kind()), names) for graph in (first, second))
        for what in dict.fromkeys((*before, *after)):
            pair = before.get(what, NONE), after.get(what, NONE)
            if pair[0] != pair[1]:
                found.append(Difference(name, "changed", "", what, *pair))  # type: ignore[arg-type]
    return found


def _told_code(module: Module | None) -> str:
    """Return what tells a text of the user's own code from another one of its name."""
    return f"{len(module.lines)} lines, {code_digest(module.text)[:8]}" if module is not None else NONE


def of_settings(settings: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[str]]]:
    """Return in what frozen training settings differ: (name, value in each); "–" where one does not have it."""
    found = [flat(_with_defaults(one), {}) for one in settings]
    names = list(dict.fromkeys(name for one in found for name in one))
    rows = [(name, [one.get(name, NONE) for one in found]) for name in names]
    return [(name, values) for name, values in rows if len(set(values)) > 1]


def flat(settings: Any, names: Mapping[str, str]) -> dict[str, str]:
    """Return every setting of a record as a text, by its path in words; ids of nodes are given by `names`."""
    return _flat(_whole(settings), "", names)


def _of_node(first: Graph, old: Node, second: Graph, new: Node, name: str) -> list[Difference]:
    found: list[tuple[str, Any, Any]] = [("type", old.class_name, new.class_name)]
    shared, called = (old.shares, new.shares), (old, new)
    found.append((_SHARED, _names(first).get(old.shares), _names(second).get(new.shares)))
    old, new = first.layer_of(old.id), second.layer_of(new.id)
    if not all(shared):  # else the layer that is shared says it
        found.append(("name", old.name, new.name))
        found.append(("trainable", old.trainable, new.trainable))
    if old.type == new.type and not all(shared):
        spec = catalogue_of(second).spec(new.type)
        for part in dict.fromkeys((*old.params, *new.params)):
            param = spec.param(part) if spec is not None else None
            usual = param.default if param is not None else None
            found.append((part, old.params.get(part, usual), new.params.get(part, usual)))
    for part in dict.fromkeys((*called[0].arguments, *called[1].arguments)):
        found.append((part, called[0].arguments.get(part), called[1].arguments.get(part)))
    found.append((_BYPASSED, called[0].bypassed, called[1].bypassed))
    found.append((_FED_BY, _sources(first, called[0].id), _sources(second, called[1].id)))
    return [
        Difference("drawing", "changed", name, part, value_text(before), value_text(after), called[1].id)
        for part, before, after in found
        if before != after
    ]


def _sources(graph: Graph, node_id: str) -> str:
    names = _names(graph)
    return ", ".join(
        names[edge.source] + (f":{edge.source_port}" if edge.source_port else "") for edge in graph.incoming(node_id)
    )


def _names(graph: Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    for parent in dict.fromkeys(node.parent for node in graph.nodes.values()):
        found.update(keras_names(graph, parent))
    return {node_id: found.get(node_id, node_id) for node_id in graph.nodes}


def _whole(value: Any) -> Any:
    """Return a record as a mapping with what was left out because it is the default."""
    if isinstance(value, msgspec.Struct):
        tag = value.__struct_config__.tag
        fields = {name: _whole(getattr(value, name)) for name in value.__struct_fields__}
        return {**({"type": tag} if tag else {}), **fields}
    if isinstance(value, Mapping):
        return {name: _whole(part) for name, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list | tuple) else value


def _with_defaults(settings: Mapping[str, Any]) -> Any:
    try:
        return msgspec.convert(settings, TrainingSettings)
    except msgspec.ValidationError:
        return settings


def _flat(value: Any, path: str, names: Mapping[str, str]) -> dict[str, str]:
    if isinstance(value, Mapping) and "class" in value:
        inside = _flat(value.get("args") or {}, path, names)
        return {path: str(value["class"]), **inside} if path else inside
    if isinstance(value, Mapping) and (value or not path):
        found: dict[str, str] = {}
        for name, part in value.items():
            said = names.get(str(name).partition(":")[0], str(name))
            found.update(_flat(part, f"{path} {said}" if path else said, names))
        return found
    if isinstance(value, list | tuple):
        return {path: ", ".join(value_text(one) for one in value) or NONE}
    return {path: value_text(value)}


_PARTS: tuple[tuple[str, type], ...] = ((DATA, DataSettings), (TRAINING, TrainingSettings))
_FED_BY = "inputs"
_BYPASSED = "bypassed"
_SHARED = "shares"
_ADDED = QT_TRANSLATE_NOOP("Differences", "Added: {layer} ({type})")
_ADDED_AFTER = QT_TRANSLATE_NOOP("Differences", "Added: {layer} ({type}) after {sources}")
_REMOVED = QT_TRANSLATE_NOOP("Differences", "Removed: {layer} ({type})")
_OF_LAYER = QT_TRANSLATE_NOOP("Differences", "{layer}: {what} {before} → {after}")
_OF_SETTING = QT_TRANSLATE_NOOP("Differences", "{what}: {before} → {after}")
