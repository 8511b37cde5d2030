"""What the names of a script stand for while it is read."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from designer.graph.interface import Chosen
from designer.graph.texts import DesignerError, Text

_BIRTHS = itertools.count()
MODELS = (
    "keras.Model",
    "keras.models.Model",
    "keras.Sequential",
    "keras.models.Sequential",
    "keras.models.Functional",
)
"""The classes of Keras that models derive from."""


class ScriptError(DesignerError):
    """A script (or a line of it) that cannot be read; the text names the line."""


class NotPythonError(ScriptError):
    """A text that is not Python at all."""


class Born:
    """Something that remembers when it was made, so that what a piece of a script made itself is told from the rest."""

    def __init__(self) -> None:
        self.born = next(_BIRTHS)


def now() -> int:
    """Return a moment: what is born later has a higher number."""
    return next(_BIRTHS)


class Items(list[Any], Born):
    """A list of the script."""

    def __init__(self, items: Any = ()) -> None:
        list.__init__(self, items)
        Born.__init__(self)


class LayerList(Items):
    """What ``model.layers`` gives: a list of its own; to change it changes no model."""


class Table(dict[Any, Any], Born):
    """A dict of the script."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        dict.__init__(self, *args, **kwargs)
        Born.__init__(self)


class Scope(Table):
    """The names of a module, function or class body; `parent` is where a name is looked for next."""

    def __init__(self, parent: Scope | None = None) -> None:
        super().__init__()
        self.parent = parent
        self.elsewhere: dict[str, Scope] = {}  # names declared global or nonlocal

    def owner(self, name: str) -> Scope:
        """Return the scope that an assignment to `name` writes to."""
        return self.elsewhere.get(name, self)


@dataclass(eq=False)
class Unknown:
    """A value the reader does not follow: data, files, other libraries. Harmless until a model depends on it.

    `what` is the piece of the script that it is the value of; "" is filled in where that piece is evaluated. `reason`
    says why it is not known, where that is more than that only running the script would tell. `is_rest` stands at the
    end of a list of which only the beginning is known. `shape` is that of an array whose numbers do not matter, and
    `classes` how many different ones stand in it.
    `either` are the models, layers or lists that it is one of: what is done to it is done to one of them.
    """

    what: str = ""
    reason: Text | None = None
    is_rest: bool = False
    shape: tuple[Any, ...] | None = None
    either: tuple[Any, ...] = ()
    classes: int | None = None


@dataclass(frozen=True)
class Ref:
    """Something of a library (or a module) by its full name, for instance ``keras.layers.Dense``."""

    path: str

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True)
class Builtin:
    """A builtin function or class of Python by its name."""

    name: str


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
    """A layer object; `calls` are those made of it. `input_shape` is the old Keras argument.

    `given` are call arguments (``return_sequences`` of an old script) that the constructor was told. `notes` is what
    the user should know of a drawing that the layer is in. `inline` is a function of the script that the layer only
    calls (Lambda). `like` is the tensor that an Input without a shape of its own stands for. `keys` are
    the ports of what stands for a layer that is not read, by the names that its outputs were asked for; `makes_masks`
    tells of one that Keras asks for a mask, `holds` are the models that it keeps as its own.
    """

    type: str
    params: dict[str, Any]
    name: str
    trainable: Any = True
    input_shape: list[Any] | None = None
    calls: list[Call] = field(default_factory=list)
    line: int = 0
    given: dict[str, Any] = field(default_factory=dict)
    notes: list[Text] = field(default_factory=list)
    inline: Any = None
    is_built: bool = False
    keys: dict[str, int] = field(default_factory=dict)
    like: Tensor | None = None
    makes_masks: bool = False
    holds: tuple[Model, ...] = ()
    born: int = field(default_factory=now)


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
    layers: list[Any] | None = None
    calls: list[Call] = field(default_factory=list)
    compile: dict[str, Any] = field(default_factory=dict)
    fit: dict[str, Any] = field(default_factory=dict)
    quantized: Any = None  # what quantize was told before a training
    trainable: Any = True
    line: int = 0
    made_in: str = ""  # the function that made it, "" at the top
    notes: list[Text] = field(default_factory=list)
    is_base: bool = False  # one of Keras's own applications
    born: int = field(default_factory=now)


@dataclass(eq=False)
class Pretrained:
    """A model of keras.applications that a script gives weights: its arguments, and its layers by name.

    `weights` is "cache" for those that Keras keeps on this machine, or the file that the script names.
    """

    name: str
    options: dict[str, Any]
    weights: str
    layers: dict[str, Layer]


@dataclass(eq=False)
class Function:
    """A function of the script, called by reading its body; `owner` is the class that it is a method of."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    scope: Scope
    owner: Class | None = None
    kind: str = ""  # "static", "class" or "property"
    calls: int = 0
    defaults: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name it was defined by."""
        return getattr(self.node, "name", "lambda")


@dataclass(eq=False)
class Class:
    """A class of the script. `bases` are classes of the script, libraries or what is not known."""

    name: str
    bases: list[Any]
    names: Scope
    line: int = 0
    is_dataclass: bool = False
    fields: list[tuple[str, bool]] = field(default_factory=list)  # annotated names, and whether they have a value
    made: int = 0  # how often it was instantiated
    born: int = field(default_factory=now)

    def find(self, name: str) -> Any:
        """Return what the class or one of its bases calls `name`, None if nothing does."""
        for class_ in self.order():
            if name in class_.names:
                return class_.names[name]
        return None

    def order(self) -> list[Class]:
        """Return the class and those it derives from, nearest first."""
        found: list[Class] = [self]
        for base in self.bases:
            if isinstance(base, Class):
                found.extend(c for c in base.order() if c not in found)
        return found

    def library_bases(self) -> list[Any]:
        """Return the bases that are not classes of the script."""
        return [base for class_ in self.order() for base in class_.bases if not isinstance(base, Class)]

    def is_layer(self) -> bool:
        """Tell whether it is a class of layers or models of its own."""
        paths = [base.path for base in self.library_bases() if isinstance(base, Ref)]
        return any(p in MODELS or p == "keras.Layer" or p.startswith("keras.layers.") for p in paths)


@dataclass(eq=False)
class Instance:
    """An object of a class of the script, or a namespace (`made_of` None). `traced` is what it is called as."""

    made_of: Class | None
    names: Table = field(default_factory=Table)
    args: list[Any] = field(default_factory=list)
    kwargs: dict[str, Any] = field(default_factory=dict)
    traced: Any = None
    line: int = 0
    born: int = field(default_factory=now)


@dataclass(eq=False)
class Method:
    """A bound method of a model, layer, list, instance, ..."""

    owner: Any
    name: str


@dataclass(eq=False)
class Bound:
    """A function of the script with its first argument (a method)."""

    function: Function
    first: Any


@dataclass(eq=False)
class Partial:
    """A call of which some arguments are given already (functools.partial)."""

    target: Any
    args: list[Any]
    kwargs: dict[str, Any]


@dataclass(eq=False)
class Super:
    """What super() gives in a method of `owner`."""

    owner: Class
    first: Any


@dataclass(eq=False)
class Native:
    """A function of the reader's own that stands for one of a library."""

    name: str
    function: Callable[..., Any]


MUTABLE = (list, dict, set, Layer, Model, Instance, Class)
"""What a script can change after it has been made."""
