"""Arguments of a serialised config as a project's JSON values: objects as {"class", "args"}, defaults left out."""

from __future__ import annotations

import json
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Param, Spec
from designer.engine.importers.held_code import CODE
from designer.engine.importers.own_names import own_name
from designer.engine.importers.paths import MODELS
from designer.engine.importers.script.names import is_keras

_LAYERS = ("layer", "layers")
_LONGEST = 40  # characters of a value in a note
_OBJECT_KINDS = (
    "initializer", "regularizer", "constraint", "activation", "layer", "schedule", "loss", "metric", "optimizer",
)  # fmt: skip


def config_params(
    spec: Spec, config: dict[str, Any], catalogue: Catalogue, unread: list[tuple[str, Any]] | None = None
) -> dict[str, Any]:
    """Return the constructor arguments in a config that are not Keras's defaults.

    `unread` gets what the class has no argument for, with its value: (key, value), a key in an object as "outer.key".
    """
    unread = [] if unread is None else unread
    params: dict[str, Any] = {}
    for param in spec.params:
        if param.name not in config:
            continue
        inner: list[tuple[str, Any]] = []
        value = argument(param, config[param.name], catalogue, inner)
        unread += [(f"{param.name}.{key}", v) for key, v in inner]
        if param.required or not same(value, param.default):
            params[param.name] = value
    known = {param.name for param in spec.params}
    unread += [(k, v) for k, v in config.items() if k not in known and not _says_nothing(k, v)]
    return params


def _says_nothing(key: str, value: Any) -> bool:
    """Tell whether Keras writes a key of itself that is no argument."""
    if key in ("quantization_config", "dtype"):
        return value is None or plain_value(value) == "float32"
    return key in ("name", "trainable", "vocabulary_size", "batch_shape", "batch_input_shape")


def told(key: str, value: Any) -> str:
    """Return an argument as it is named in a note: "renorm=True"."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return f"{key}={text if len(text) <= _LONGEST else text[:_LONGEST] + '...'}"


def same(value: Any, default: Any) -> bool:
    """Tell whether an argument equals a default; False is not 0 and 1 is not 1.0 in a config."""
    if isinstance(value, list) and isinstance(default, list):
        return len(value) == len(default) and all(same(a, b) for a, b in zip(value, default, strict=True))
    return bool(value == default) and isinstance(value, bool) == isinstance(default, bool)


def plain_value(value: Any) -> Any:
    """Return a serialised value as plain JSON: dtype policies by name, tuples as lists, slices as {"slice": [...]}."""
    if isinstance(value, list):
        return [plain_value(v) for v in value]
    if not isinstance(value, dict):
        return value
    class_name, config = value.get("class_name"), value.get("config")
    if isinstance(config, dict) and str(class_name).endswith("DTypePolicy"):
        return config.get("name")
    if class_name in ("__tuple__", "__list__"):
        return [plain_value(v) for v in value.get("items") or config or []]
    if class_name == "__slice__" and isinstance(config, dict):
        return {"slice": [plain_value(config.get(k)) for k in ("start", "stop", "step")]}
    if class_name == "__ellipsis__":
        return "..."
    if class_name in ("__numpy__", "__tensor__") and isinstance(config, dict):
        return config.get("value")
    if class_name == "function":
        return config if isinstance(config, str) else value.get("registered_name")
    return {k: plain_value(v) for k, v in value.items()}


def index_text(parts: list[Any]) -> str:
    """Return the index that plain values (numbers, None, "...", {"slice": [start, stop, step]}) stand for, as text."""
    return ", ".join(_part_text(part) for part in parts)


def _part_text(part: Any) -> str:
    if isinstance(part, dict) and "slice" in part:
        start, stop, step = ("" if v is None else str(int(v)) for v in part["slice"])
        return f"{start}:{stop}" + (f":{step}" if step else "")
    return str(part)


def is_own(value: dict[str, Any]) -> bool:
    """Tell whether a config says that its layer is of a class that is not Keras's own.

    Keras writes no module of what a script defines that is run itself, but the name of the class as its registered one.
    """
    registered = value.get("registered_name")
    is_of_script = "module" in value and value["module"] is None and registered is not None
    return is_of_script or not is_keras(str(value.get("module") or "keras.layers"))


def argument(param: Param, value: Any, catalogue: Catalogue, unread: list[tuple[str, Any]] | None = None) -> Any:
    """Return one serialised argument as a JSON value of the project; `unread` as for config_params."""
    if isinstance(value, dict) and "class_name" in value and isinstance(value.get("config"), dict):
        found = _object(param, value, catalogue, unread)
        if found is not None:
            return found
    if isinstance(value, list) and param.kind in ("layers", "any"):
        return [argument(param, v, catalogue, unread) for v in value]
    plain = plain_value(value)
    if param.kind == "vocabulary" and isinstance(plain, str):
        return None  # the path of a file on somebody else's machine, or a file of this one that is none of its business
    if param.kind == "dtype" and plain == "float32":
        return param.default
    if param.kind in ("int", "float") and isinstance(plain, list) and len(plain) == 1:
        return plain[0]  # Keras writes the size of a window of one dimension as a list
    if param.kind == "activation" and plain == "linear" and param.default is None and not param.required:
        return None
    return plain


def _object(
    param: Param, value: dict[str, Any], catalogue: Catalogue, unread: list[tuple[str, Any]] | None = None
) -> Any:
    class_name = str(value["class_name"])
    if param.kind in _LAYERS and is_own(value):
        return _placeholder(value, catalogue)
    kinds = (param.kind, *_OBJECT_KINDS) if param.kind in _OBJECT_KINDS else _OBJECT_KINDS
    for kind in kinds:
        spec = catalogue.spec(class_name, kind)
        if spec is not None:
            args = config_params(spec, value["config"], catalogue, unread)
            # Constant is left as it is: Keras cannot make it from its short name alone.
            if not args and spec.alias and kind not in ("layer", "schedule") and spec.name != "Constant":
                return spec.alias
            return {"class": spec.name, "args": args}
    is_layer = param.kind in _LAYERS and class_name not in CODE and not _is_model(value)
    return _placeholder(value, catalogue) if is_layer else None


def _placeholder(value: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Return what stands for a layer inside another whose class is not known, until its code is given."""
    return {"class": own_name(str(value["class_name"]), catalogue), "args": {"config": value["config"]}}


def _is_model(value: dict[str, Any]) -> bool:
    return value["class_name"] in MODELS or "layers" in value["config"]
