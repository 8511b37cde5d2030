"""Turns a model's config, read as data, into a drawing: catalogue classes only, every argument as a JSON value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from designer.catalogue.load import Catalogue, classes_in
from designer.catalogue.spec import Spec
from designer.engine.importers.arguments import config_params, is_own, plain_value, told
from designer.engine.importers.compiled import training_settings
from designer.engine.importers.functional import FunctionalDrawing
from designer.engine.importers.held_code import CODE, code_in, code_of
from designer.engine.importers.model_file_error import ModelFileError, damage_told
from designer.engine.importers.own_names import own_name
from designer.engine.importers.paths import layer_paths
from designer.graph.blocks import laid_out
from designer.graph.interface import interface_of, output_key
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Change, Edge, Graph, Node, Setting
from designer.graph.names import to_snake_case
from designer.graph.signature import Signature, model_outputs
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed
from designer.project.records import TRAINING

_FUNCTIONAL = ("Functional", "Model")
MAX_DEPTH = 20


def to_graph(
    config: dict[str, Any], catalogue: Catalogue, vocabularies: Mapping[str, list[str]] | None = None
) -> tuple[Graph, list[Text]]:
    """Return the drawing of a model config, laid out, and notes on what could not be kept.

    `vocabularies` are those of lookup layers, by the path of the layer in the file (importers.paths).

    What holds code (Lambda) is a placeholder. Raises ModelFileError when no model that can be drawn is described.
    """
    reader = Reader(catalogue)
    with damage_told():
        if vocabularies:
            _give_vocabularies(config, vocabularies)
        outputs = reader.model(config, "", 0)
    graph = reader.graph
    keys = interface_of(graph).keys
    named = [(output_key(i, port), keys.get(output_key(i, port), graph.nodes[i].name)) for i, port in outputs]
    unread: list[tuple[str, Any]] = []
    settings = training_settings(config.get("compile_config"), named, catalogue, unread)
    if unread:
        text = QT_TRANSLATE_NOOP(
            "Errors", "What the model was compiled with is not known in full and left out: {names}."
        )
        reader.notes.append(Text(text, {"names": listed([told(key, value) for key, value in unread], 6)}))
    if settings is not None:
        graph.apply(Change("", added=(Setting(TRAINING, settings),)))
    graph.apply(laid_out(graph))
    return graph, reader.notes


def _give_vocabularies(config: dict[str, Any], vocabularies: Mapping[str, list[str]]) -> None:
    """Write the vocabularies that lie beside the config into it."""
    for path, entry in layer_paths(config):
        words = vocabularies.get(path)
        if words and not entry["config"].get("vocabulary"):
            is_integer = entry["class_name"] == "IntegerLookup"
            entry["config"]["vocabulary"] = [int(w) for w in words] if is_integer else list(words)


class Reader:
    """A model's config on its way into a drawing."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.graph = Graph()
        self.notes: list[Text] = []
        self.catalogue = catalogue

    def model(self, model: dict[str, Any], parent: str, depth: int) -> list[tuple[str, int]]:
        """Draw a model on one level; returns its outputs as (node, port) in the model's own order."""
        if depth > MAX_DEPTH:
            raise ModelFileError(QT_TRANSLATE_NOOP("Errors", "The model's config nests models too deeply."))
        if model["class_name"] == "Sequential":
            return self._sequential(model["config"], parent, depth)
        config = model["config"]
        if model["class_name"] not in _FUNCTIONAL and not ("layers" in config and "output_layers" in config):
            raise ModelFileError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "The model is of a class of its own ({name}); only Sequential and functional models can be drawn.",
                ),
                name=str(model["class_name"])[:80],
            )
        return FunctionalDrawing(self, config, parent, depth).draw()

    def _sequential(self, config: Any, parent: str, depth: int) -> list[tuple[str, int]]:
        last: tuple[str, int] | None = None
        for entry in config["layers"]:
            if last is None and entry["class_name"] != "InputLayer":
                shape = _first_shape(entry) or config.get("build_input_shape")
                params = {"shape": list(shape[1:])} if shape else {}
                last = (self.add(INPUT, "input", params, parent).id, 0)
            node, inner = self.layer(entry, parent, depth)
            if last is not None and node.type != INPUT:
                self.wire(last[0], last[1], node.id, 0)
            last = (node.id, model_outputs(self.graph, node.id).index(inner[0]) if inner else 0)
        if last is None:
            raise ModelFileError(QT_TRANSLATE_NOOP("Errors", "The Sequential model has no layers."))
        return [last]

    def layer(self, entry: dict[str, Any], parent: str, depth: int) -> tuple[Node, list[tuple[str, int]]]:
        """Draw the first call of a layer, its wires come later; with it the outputs inside of a nested model."""
        config, class_name = entry["config"], str(entry["class_name"])
        name = str(entry.get("name") or (config.get("name") if isinstance(config, dict) else "") or class_name)
        trainable = not (isinstance(config, dict) and config.get("trainable") is False)
        if class_name == "InputLayer":
            if config.get("ragged"):
                self._tell(name, class_name, {}, [("ragged", True)])
            return self.add(INPUT, name, _input_params(config), parent), []
        if class_name in ("Functional", "Model", "Sequential") or (
            isinstance(config, dict) and "output_layers" in config
        ):
            params = {SEQUENTIAL: True} if class_name == "Sequential" else {}
            node = self.add(MODEL, name, params, parent, trainable)
            return node, self.model(entry, node.id, depth + 1)
        spec = self.spec_of(entry)
        if spec is None:
            self.notes.append(_placeholder_note(name, class_name, config))
            return self.add(own_name(class_name, self.catalogue), name, {"config": config}, parent), []
        unread: list[tuple[str, Any]] = []
        params = config_params(spec, config, self.catalogue, unread)
        self._tell(name, class_name, config, unread)
        held = _held(config)
        frozen = [one for one in held if one["config"].get("trainable") is False]
        if frozen and len(frozen) == len(held):
            trainable = False  # which is the same: a drawing has no switch inside of a layer
        elif frozen and trainable:
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "{owner} ({class_name}): of the layers inside only {what} is frozen; one switch is for all of them, "
                "and they learn.",
            )
            what = listed([str(one["config"].get("name") or one["class_name"]) for one in frozen], 4)
            self.notes.append(Text(text, {"owner": name, "class_name": class_name, "what": what}))
        for inner in dict.fromkeys(one for one in classes_in(params) if self.catalogue.find(one) is None):
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "{owner} ({outer}): the layer inside it is of a class that is not Keras's own ({name}); it is kept "
                "there as a placeholder.",
            )
            said = {"owner": name, "outer": class_name, "name": inner, "class_name": inner}
            self.notes.append(Text(text, said))
        return self.add(spec.name, name, params, parent, trainable), []

    def _tell(self, name: str, class_name: str, config: dict[str, Any], unread: list[tuple[str, Any]]) -> None:
        """Note what of a layer's arguments was left out, and which of them hold code."""
        names = {"name": name, "class_name": class_name}
        if unread:
            text = QT_TRANSLATE_NOOP(
                "Errors", "{name} ({class_name}): these arguments are not known and left out: {names}."
            )
            self.notes.append(Text(text, {**names, "names": listed([told(k, v) for k, v in unread], 8)}))
        coded = [key for key, value in config.items() if code_in(value)]
        if coded:
            text = QT_TRANSLATE_NOOP(
                "Errors", "{name} ({class_name}): {names} holds code. It is not run; choose something else there."
            )
            self.notes.append(Text(text, {**names, "names": listed(coded, 8)}))

    def spec_of(self, entry: dict[str, Any]) -> Spec | None:
        """Return the catalogue's class of a config entry; operations are keras.ops by snake_case."""
        module, class_name = str(entry.get("module") or "keras.layers"), str(entry["class_name"])
        if ".ops.image" in module:
            return self.catalogue.spec(f"ops.image.{to_snake_case(class_name)}", "operation")
        if ".ops" in module:
            return self.catalogue.spec(f"ops.{to_snake_case(class_name)}", "operation")
        foreign = self.catalogue.spec(class_name)
        if foreign is not None and foreign.package and foreign.package == module.partition(".")[0]:
            return foreign
        if is_own(entry) or class_name in CODE:
            return None
        spec = self.catalogue.spec(class_name)
        if spec is not None and spec.module.startswith("keras.src.applications"):
            # Keras registers what it does not make public under the package of its module.
            return spec if spec.module == module else None
        return spec if entry.get("registered_name") in (None, class_name) else None

    def add(
        self, type_: str, name: str, params: dict[str, Any], parent: str, trainable: bool = True, shares: str = ""
    ) -> Node:
        """Add a node."""
        node = Node(self.graph.fresh_ids(1)[0], type_, name, params, parent=parent, trainable=trainable, shares=shares)
        self.graph.apply(Change("", added=(node,)))
        return node

    def wire(self, source: str, source_port: int, target: str, target_port: int) -> None:
        """Add a wire."""
        self.graph.apply(Change("", added=(Edge(source, source_port, target, target_port),)))

    def signature(self, node: Node) -> Signature:
        """Return the ports of a layer node."""
        return self.catalogue.signature(node)


def _input_params(config: dict[str, Any]) -> dict[str, Any]:
    shape = config.get("batch_shape") or config.get("batch_input_shape") or config.get("shape") or [None]
    params: dict[str, Any] = {"shape": [None if s is None else int(s) for s in shape[1:]]}
    if shape[0] is not None:
        params["batch_size"] = int(shape[0])
    dtype = plain_value(config.get("dtype"))
    if isinstance(dtype, str) and dtype != "float32":
        params["dtype"] = dtype
    if config.get("sparse"):
        params["sparse"] = True
    return params


def _first_shape(entry: dict[str, Any]) -> Any:
    """Return the batch shape that the first layer of a Sequential model says itself."""
    return entry["config"].get("batch_shape") or entry["config"].get("batch_input_shape")


def _placeholder_note(name: str, class_name: str, config: Any) -> Text:
    if class_name in CODE:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{name} is a {class_name}, which holds code ({code}). It is not run; it is kept as a placeholder."
        )
        return Text(text, {"name": name, "class_name": class_name, "code": code_of(config)})
    text = QT_TRANSLATE_NOOP(
        "Errors", "{name} is of a class that is not Keras's own ({class_name}); it is kept as a placeholder."
    )
    return Text(text, {"name": name, "class_name": class_name})


def _held(config: Any) -> list[dict[str, Any]]:
    """Return the configs of the layers inside of one, as wrappers and layers of cells have them."""
    if not isinstance(config, dict):
        return []
    found: list[dict[str, Any]] = []
    for key in ("layer", "backward_layer", "cell", "cells"):
        values = config.get(key)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict) and isinstance(value.get("config"), dict) and "class_name" in value:
                found += _held(value["config"]) or [value]
    return found
