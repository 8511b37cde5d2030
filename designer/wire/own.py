"""An object of the user's own code, made or called in a process that is there for it."""

from __future__ import annotations

from typing import Any

from designer.graph.texts import Text
from designer.wire.check import TensorInfo
from designer.wire.record import Record


class RunOwn(Record, frozen=True):
    """Run code of the user's own in a process that may die of it: make an object, or call a layer on placeholders.

    `code` are the texts by name, `calls` is JSON of shapes.Calls ("" for an object), `object` a spec of
    the `kind`.
    """

    code: dict[str, str] = {}
    policy: str = "float32"
    calls: str = ""
    object: Any = None
    kind: str = ""


class OwnRun(Record, frozen=True):
    """The answer to RunOwn; its fields are those of shapes.Inferred, `slots` an optimizer's."""

    outputs: tuple[TensorInfo, ...] = ()
    params: int = 0
    trainable: int = 0
    refusal: str = ""
    error: Text | None = None
    param: str = ""
    slots: float = 0.0
