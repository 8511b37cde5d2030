"""Keras objects from what the catalogue holds, made with nothing but Keras."""

from __future__ import annotations

import importlib
from typing import Any

from designer.catalogue.load import Catalogue, initial_params
from designer.catalogue.spec import Spec
from designer.catalogue.values import index


def thing(spec: Spec) -> Any:
    """Return the class or function a spec stands for."""
    return getattr(importlib.import_module(spec.module), spec.name.rpartition(".")[2])


def value(catalogue: Catalogue, json: Any) -> Any:
    """Return a JSON value as Keras takes it: lists as tuples, {"class", "args"} as objects."""
    if isinstance(json, dict) and "class" in json:
        spec = catalogue.find(json["class"])
        assert spec is not None, json
        return thing(spec)(**{k: value(catalogue, v) for k, v in json.get("args", {}).items()})
    if isinstance(json, list):
        values = [value(catalogue, v) for v in json]
        return values if any(isinstance(v, dict) for v in json) else tuple(values)
    return json


def initial(catalogue: Catalogue, spec: Spec) -> dict[str, Any]:
    """Return the keyword arguments a new object of this class starts with."""
    found = {k: value(catalogue, v) for k, v in initial_params(spec).items()}
    for param in spec.params:
        if param.kind == "index" and param.name in found:
            found[param.name] = index(found[param.name])
    return found


def defaults(catalogue: Catalogue, spec: Spec) -> dict[str, Any]:
    """Return every argument that has a default, as the catalogue says it."""
    return {p.name: value(catalogue, p.default) for p in spec.params if not p.required and p.default is not None}
