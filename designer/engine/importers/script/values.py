"""What the names of a script stand for while it is read."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from designer.graph.interface import Chosen
from designer.graph.texts import DesignerError


class ScriptError(DesignerError):
    """A script (or a line of it) that cannot be read; the text names the line."""


class NotPythonError(ScriptError):
    """A text that is not Python at all."""


@dataclass(eq=False)
class Unknown:
    """A value the reader does not follow: data, files, other libraries. Harmless until a model depends on it.

    `what` is the piece of the script that it is the value of; "" is filled in where that piece is evaluated.
    """

    what: str = ""


@dataclass(frozen=True)
class Ref:
    """Something of Keras (or a module) by its full name, for instance ``keras.layers.Dense``."""

    path: str

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]


@dataclass(eq=False)
class KerasObject:
    """An optimizer, loss, metric, callback, initializer, ...: a catalogue class with its arguments as JSON."""

    kind: str
    name: str
    args: dict[str, Any]

    def spec(self) -> Any:
        """Return the object as the project stores it."""
        return {"class": self.name, "args": self.args}


@dataclass(eq=False)
class Layer:
    """A layer object; `calls` counts how often it is called. `input_shape` is the old Keras argument."""

    type: str
    params: dict[str, Any]
    name: str
    trainable: bool = True
    input_shape: list[Any] | None = None
    calls: list[Call] = field(default_factory=list)
    line: int = 0


@dataclass(eq=False)
class Tensor:
    """One output of a call."""

    call: Call
    port: int = 0


@dataclass(eq=False)
class Call:
    """A layer or nested model called on tensors, by input port."""

    target: Layer | Model
    args: dict[int, Tensor]
    arguments: dict[str, Any] = field(default_factory=dict)
    number: int = 0


@dataclass(eq=False)
class Model:
    """A functional model by its tensors, or a Sequential one by its layers; with what compile and fit were told."""

    name: str = ""
    inputs: list[Tensor] = field(default_factory=list)
    outputs: list[Tensor] = field(default_factory=list)
    output_names: list[str] = field(default_factory=list)
    takes: Chosen = ""
    gives: Chosen = ""
    layers: list[Layer | Model] | None = None
    calls: list[Call] = field(default_factory=list)
    compile: dict[str, Any] = field(default_factory=dict)
    fit: dict[str, Any] = field(default_factory=dict)
    trainable: bool = True
    line: int = 0


@dataclass(eq=False)
class Function:
    """A function of the script, called by reading its body."""

    node: ast.FunctionDef | ast.Lambda
    scope: dict[str, Any]


@dataclass(eq=False)
class Method:
    """A bound method of a model, layer or list."""

    owner: Any
    name: str
