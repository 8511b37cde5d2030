"""Writes plain JSON values as the one text a value has: keys in a fixed order, short things on one line."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from typing import Any

import msgspec

WIDTH = 120
_NODE_KEY = re.compile(r"([A-Za-z_]*)(\d{1,18})(?::(\d{1,9}))?")
_FIRST = {"type": 0, "class": 0}
_quoted = json.encoder.encode_basestring  # as json.dumps(text, ensure_ascii=False)
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def plain(value: Any) -> Any:
    """Return `value` as dicts, lists, strings, numbers, booleans and None, records with their defaults left out.

    Raises ValueError for numbers JSON cannot hold and for values that are no data.
    """
    if isinstance(value, msgspec.Struct):
        return _record(value)
    if isinstance(value, dict) or hasattr(value, "items"):
        return {_text(str(k)): plain(value[k]) for k in sorted(value, key=key_order)}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} is not a number that a project can hold")
        return value
    raise ValueError(f"{value!r} is not a value that a project can hold")


@lru_cache(100_000)
def key_order(key: str) -> tuple[int, str, int, int, str]:
    """Return what sorts keys: "type" and "class" first, then names, then ids in order of creation (n2 before n10)."""
    match = _NODE_KEY.fullmatch(key)
    if match:
        return (2, match[1], int(match[2]), int(match[3] or 0), key)
    return (_FIRST.get(key, 1), key, 0, 0, key)


def write(value: Any) -> str:
    """Return plain `value` as JSON text, ending with a line feed; the top and its members are always broken up."""
    return _write(value, 0, 2) + "\n"


def _write(value: Any, indent: int, broken: int) -> str:
    if broken <= 0 or not value or not isinstance(value, dict | list):
        line = _line(value)
        if not value or not isinstance(value, dict | list) or indent + len(line) <= WIDTH:
            return line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{_quoted(k)}: {_write(v, indent + 2, broken - 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(pad + p for p in parts) + "\n" + " " * indent + "}"
    parts = [_write(v, indent + 2, broken - 1) for v in value]
    return "[\n" + ",\n".join(pad + p for p in parts) + "\n" + " " * indent + "]"


def _line(value: Any) -> str:
    """Return what json.dumps gives, at a fraction of its cost: that makes an encoder for every value."""
    return _quoted(value) if isinstance(value, str) else _encode(value)


def _record(record: msgspec.Struct) -> dict[str, Any]:
    config = record.__struct_config__
    built: dict[str, Any] = {}
    if config.tag is not None:
        built[str(config.tag_field)] = config.tag
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        default = field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
        if value != default:
            built[field.encode_name] = plain(float(value) if field.type is float else value)
    return built


def _text(text: str) -> str:
    # A half of a broken surrogate pair, as some clipboards hand over, has no UTF-8 form.
    return text.encode("utf-8", "replace").decode("utf-8")
