"""Finds the code that a config holds, and shows what can be read of it without running or unmarshalling anything."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from designer.graph.texts import QT_TRANSLATE_NOOP, Text

CODE = ("Lambda", "__lambda__", "TFSMLayer", "JaxLayer", "FlaxLayer", "TorchModuleWrapper")
_WORDS = 12
_COMPILED = re.compile(rb"[A-Za-z_][A-Za-z0-9_.]{2,30}")


def code_in(value: Any) -> bool:
    """Tell whether there is an object that holds code anywhere in a value."""
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(value)
        elif isinstance(value, dict):
            if value.get("class_name") in CODE:
                return True
            stack.extend(value.values())
    return False


def code_of(config: Any) -> Text | str:
    """Return what a Lambda's config shows of its function: its name, or the words in its compiled code."""
    function = config.get("function") if isinstance(config, dict) else None
    if isinstance(function, dict):
        function = function.get("config")
        if isinstance(function, dict):
            function = function.get("code") or function.get("value")
    if isinstance(function, list) and function:
        function = function[0]
    if not isinstance(function, str):
        return Text(QT_TRANSLATE_NOOP("Errors", "of which nothing can be shown"))
    try:
        compiled = base64.b64decode("".join(function.split()), validate=True)
    except (binascii.Error, ValueError):
        return function[:80]
    if len(compiled) < 40:
        return function[:80]
    words = dict.fromkeys(word.decode("ascii") for word in _COMPILED.findall(compiled))
    shown = [word for word in words if not word.endswith(".py")][:_WORDS]
    text = QT_TRANSLATE_NOOP("Errors", "compiled, {size} bytes, with the words {words}")
    return Text(text, {"size": len(compiled), "words": ", ".join(shown)})
