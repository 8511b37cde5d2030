"""Brings the config of a model of Keras 0.3 to 2 or tf.keras 2 into the form and the words of Keras 3.

What is translated means the same; what cannot be stays as it was, under its old name, and is told of when it is drawn.
Every entry keeps as `stored` where tf.keras 2 put its weights in a .keras file, which went by the old classes.
"""

from __future__ import annotations

from typing import Any

from designer.engine.importers.distributed import applied_to_steps
from designer.engine.importers.legacy import keras1
from designer.engine.importers.legacy.arguments import modern_layer
from designer.engine.importers.legacy.era import Era
from designer.engine.importers.legacy.nodes import modern_node
from designer.engine.importers.legacy.operations import Operation, modern_operation
from designer.engine.importers.paths import is_model, layer_name, level_paths
from designer.engine.importers.script.names import is_keras

_FUNCTIONS = ("TFOpLambda", "SlicingOpLambda", "ClassMethod", "InstanceMethod", "InstanceProperty")
_INNER = ("layer", "backward_layer", "cell", "forward_layer")
_KERAS = "keras.layers"


def modernised(config: dict[str, Any], era: Era) -> dict[str, Any]:
    """Return the config of a model as Keras 3 would have written it; `compile_config` and the like stay as they are.

    Raises KeyError, TypeError and the like for a damaged config.
    """
    return {**config, **_Translation(era).model(config)}


class _Translation:
    def __init__(self, era: Era) -> None:
        self._era = era
        self._unnamed = 0

    def model(self, entry: dict[str, Any], prefix: str = "") -> dict[str, Any]:
        """Return a model's entry; `prefix` is where a .keras file has what lies in it."""
        paths = {id(inner): path for path, inner in level_paths(entry, prefix)}
        config = entry["config"]
        if isinstance(config, list) or "output_layers" not in config:
            return self._sequential(entry, paths)
        return {**entry, "class_name": "Functional", "config": self._functional(config, paths)}

    def _sequential(self, entry: dict[str, Any], paths: dict[int, str]) -> dict[str, Any]:
        config = entry["config"] if isinstance(entry["config"], dict) else {"layers": entry["config"]}
        told = config["layers"]
        branches = told[0]["config"].get("layers") if told and told[0]["class_name"] == "Merge" else None
        if branches:
            return self._branches(entry, told, paths)
        layers = [self.layer(inner, paths.get(id(inner), "")) for inner in told]
        if told and told[0]["class_name"] != "InputLayer" and (given := self._input_of(told[0])) is not None:
            layers.insert(0, given)
        elif told and told[0]["class_name"] != "InputLayer" and config.get("build_input_shape"):
            layers.insert(0, _input(f"{layer_name(told[0])}_input", {"batch_shape": config["build_input_shape"]}))
        name = config.get("name") or entry.get("name")
        return {
            **entry,
            "class_name": "Sequential",
            "config": {**config, "layers": layers, **({"name": name} if name else {})},
        }

    def _input_of(self, entry: dict[str, Any]) -> dict[str, Any] | None:
        """Return the Input that the first layer of a Sequential model says with its arguments."""
        config = entry["config"]
        if is_model(entry) or isinstance(config, list):
            inner = config if isinstance(config, list) else config["layers"]
            if not inner or (isinstance(config, dict) and "input_layers" in config):
                return None
            return _stripped(inner[0]) if inner[0]["class_name"] == "InputLayer" else self._input_of(inner[0])
        shape = config.get("batch_input_shape")
        if shape is None:
            return None
        dtype = config.get("input_dtype") or config.get("dtype")
        dtype = (
            dtype if isinstance(dtype, str) and dtype.startswith(("int", "uint", "string", "bool", "float64")) else None
        )
        given = {"batch_shape": shape, **({"dtype": dtype} if dtype else {})}
        return _input(f"{layer_name(entry)}_input", given)

    def _branches(self, entry: dict[str, Any], told: list[dict[str, Any]], paths: dict[int, str]) -> dict[str, Any]:
        """Return the functional model that a Sequential of Keras 1 is whose first layer merges other models."""
        layers: list[dict[str, Any]] = []
        inputs: list[Any] = []
        ends: list[Any] = []
        for branch in told[0]["config"]["layers"]:
            model = self.layer(branch)
            given = self._input_of(branch)
            if given is None:
                raise ValueError("a branch of a Merge says no input shape")
            given["name"] = given["config"]["name"] = f"{given['name']}_{len(inputs)}"
            name = layer_name(model)
            layers += [given, {**model, "name": name, "inbound_nodes": [_call([_reference(given["name"])])]}]
            inputs.append([given["name"], 0, 0])
            ends.append(_reference(name))
        last: list[Any] = [ends]
        for inner in told:
            layer = self.layer(inner, paths.get(id(inner), ""))
            name = layer_name(layer)
            layers += _cosine(inner, {**layer, "name": name, "inbound_nodes": [_call(last)]})
            last = [_reference(name)]
        end = [layer_name(layers[-1]), 0, 0]
        own = {"name": entry["name"]} if entry.get("name") else {}
        return {**entry, "class_name": "Functional",
                "config": {**own, "layers": layers, "input_layers": inputs, "output_layers": end}}  # fmt: skip

    def _functional(self, config: dict[str, Any], paths: dict[int, str]) -> dict[str, Any]:
        names = {layer_name(inner) for inner in config["layers"]}
        layers: list[dict[str, Any]] = []
        for inner in config["layers"]:
            nodes = [modern_node(node, str(inner["class_name"]), names) for node in inner.get("inbound_nodes") or []]
            name = layer_name(inner)
            if inner["class_name"] in _FUNCTIONS:
                layers += self._function(inner, name, nodes)
                continue
            layer = {**self.layer(inner, paths.get(id(inner), "")), "name": name, "inbound_nodes": nodes}
            if isinstance(layer["config"], dict) and layer["config"].pop("causal", False):
                for node in nodes:
                    node["kwargs"]["use_causal_mask"] = True
            layers += _cosine(inner, layer)
        ends = {key: _single(config[key]) for key in ("input_layers", "output_layers")}
        return {**config, "layers": layers, **ends}

    def _function(self, entry: dict[str, Any], name: str, nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the entries of the operations that a function of TensorFlow is, a placeholder where there are none."""
        function = str(entry["config"].get("function"))
        found = None
        if len(nodes) == 1 and nodes[0]["args"]:
            found = modern_operation(function, nodes[0]["args"][0], nodes[0]["kwargs"])
        if found is None:
            return [
                {**entry, "class_name": f"tf.{function}", "module": "tensorflow", "name": name, "inbound_nodes": nodes}
            ]
        return _entries(found, name)

    def layer(self, entry: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Return the entry of one layer, without its calls."""
        if is_model(entry) or isinstance(entry["config"], list):
            name = layer_name(entry)
            if isinstance(entry["config"], list) and not entry.get("name"):  # Keras 2.0 did not write it
                self._unnamed += 1
                name = f"sequential_{self._unnamed}"
            return {**self.model(entry, f"{path}/"), "stored": path, "module": _KERAS, "name": name}
        class_name, config = str(entry["class_name"]), entry["config"]
        if class_name == "InputLayer":
            shape = config.get("batch_input_shape") or config.get("batch_shape") or config.get("shape")
            kept = {
                k: v
                for k, v in config.items()
                if k not in ("batch_input_shape", "name", "ragged", "optional", "type_spec")
            }
            return {
                **_input(
                    layer_name(entry),
                    {**kept, "batch_shape": shape, **({"ragged": True} if config.get("ragged") else {})},
                )
            }
        if entry.get("registered_name") not in (None, class_name) or not is_keras(str(entry.get("module") or _KERAS)):
            return {**entry, "stored": path}
        if self._era.major < 2:
            class_name, config = keras1.keras_2_layer(class_name, config)
        if class_name == "TimeDistributed" and is_model(config["layer"]):
            return applied_to_steps(entry, self.layer(config["layer"], f"{path}/layer"), path)
        class_name, config = modern_layer(class_name, config, self._era)
        config = {k: self._inner(k, v) for k, v in config.items()}
        kept = {k: entry[k] for k in ("name",) if k in entry}
        return {
            "module": _KERAS,
            "class_name": class_name,
            "config": config,
            "stored": path,
            "was": entry["class_name"],
            "registered_name": None,
            **kept,
        }

    def _inner(self, key: str, value: Any) -> Any:
        """Return an argument with the layers in it translated."""
        is_object = isinstance(value, dict) and isinstance(value.get("config"), dict) and not is_model(value)
        if is_object and (key in _INNER or (key.endswith("activation") and value["class_name"] != "Pipeline")):
            return self.layer(value)
        if isinstance(value, list) and key in ("cells", "layers"):
            return [self.layer(v) if isinstance(v, dict) and isinstance(v.get("config"), dict) else v for v in value]
        return value


def _input(name: str, config: dict[str, Any]) -> dict[str, Any]:
    return {
        "module": _KERAS,
        "class_name": "InputLayer",
        "name": name,
        "config": {**config, "name": name},
        "inbound_nodes": [],
    }


def _stripped(entry: dict[str, Any]) -> dict[str, Any]:
    config = entry["config"]
    shape = config.get("batch_input_shape") or config.get("batch_shape")
    return _input(f"{layer_name(entry)}_outer", {"batch_shape": shape, "dtype": config.get("dtype")})


def _reference(name: str, index: int = 0, port: int = 0) -> dict[str, Any]:
    return {"class_name": "__keras_tensor__", "config": {"keras_history": [name, index, port]}}


def _call(args: list[Any]) -> dict[str, Any]:
    return {"args": args, "kwargs": {}}


def _cosine(entry: dict[str, Any], layer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of a layer: a cosine of Keras 1 has one more dimension than the Dot that it is."""
    if entry["class_name"] != "Merge" or entry["config"].get("mode") != "cos":
        return [layer]
    inner = f"{layer['name']}.product"
    longer = Operation("expand_dims", [_reference(inner)], {"axis": 1})
    return [{**layer, "name": inner, "config": {**layer["config"], "name": inner}}, *_entries(longer, layer["name"])]


def _single(value: Any) -> Any:
    """Return a list of one reference as the reference: old formats have no other way to write a single tensor."""
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], list) else value


def _entries(operation: Operation, name: str) -> list[dict[str, Any]]:
    args, entries = list(operation.args), []
    for place, before in operation.before.items():
        inner = f"{name}.{before.name}{place}"
        entries += _entries(Operation(before.name, [args[place]], before.kwargs), inner)
        args[place] = _reference(inner)
    node = {"args": args, "kwargs": operation.kwargs}
    module, _, class_name = f"keras.ops.{operation.name}".rpartition(".")
    entry = {"module": module, "class_name": class_name, "name": name, "config": {"name": name}}
    return [*entries, {**entry, "registered_name": None, "inbound_nodes": [node]}]
