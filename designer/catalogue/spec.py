"""Records that describe Keras classes and their constructor arguments."""

from __future__ import annotations

from typing import Any

import msgspec

NUMBERS = "numbers"
"""What `items` is where an operation takes numbers in the place of a tensor."""


class Param(msgspec.Struct, frozen=True, omit_defaults=True):
    """One constructor argument.

    `kind` is one of: int, float, bool, str, enum, int_or_tuple, float_or_tuple, tuple, shape, dtype, activation,
    initializer, regularizer, constraint, optimizer, schedule, loss, metric, layer, layers, vocabulary, index, formula,
    code, any. An "index" is what stands between the brackets of `x[...]`, as a text: ":, 0" (see
    catalogue.values.index); a "formula" a learning rate by the epoch, as text or as a schedule (catalogue.formula);
    "code" something in a Python file of the user's: "file.py:name".
    `default` is Keras's own; `initial` is what a new node starts with where Keras requires a value.
    `values` are an enum's choices; `length` a tuple's; `minimum`/`maximum` the limits of a number where known.
    `items` says what a tuple holds: "int", "float", "str", "pair" (two ints, or an int),
    "numbers" (numbers, in lists within one another where a tensor of more axes is meant) or "" (any number).
    `group` is the section of the form ("" is the first, "Initialisation", "Regularisation", ...).
    """

    name: str
    kind: str
    required: bool = False
    default: Any = None
    initial: Any = None
    nullable: bool = False
    values: tuple[str, ...] = ()
    length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    items: str = ""
    group: str = ""
    doc: str = ""


class Inputs(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a layer is called with; the fields are those of graph.signature.Signature."""

    mode: str = "single"
    minimum: int = 1
    maximum: int | None = 1
    names: tuple[str, ...] = ()


class Spec(msgspec.Struct, frozen=True, omit_defaults=True):
    """One class or function of Keras.

    `kind` is layer, operation, optimizer, schedule, loss, metric, initializer, regularizer, constraint, activation,
    callback or application (the function that makes a base). It is public in `module`, under the last part of its name
    ("ops.add" is `add` in keras.ops). `alias` is the short string Keras accepts for it ("relu", "mean_squared_error")
    where there is one, `aliases` are more ("mse").
    `family` colours a node: input, core, merge, regularisation, ... `summary` is one short line for the palette,
    `arguments` are what a call of a layer takes beside tensors (`use_causal_mask`): values of Node.arguments.
    `preprocessing` is the mode of imagenet_utils.preprocess_input that the pictures of a base go through, "" for none,
    `doc` the first paragraphs of the docstring, `fields` the two or so arguments that matter on a node's second line.

    Classes and functions of the user's have the Python text that defines them as `source`, with `module` as its name;
    `made` says that it is a "function", and `is_unnamed` that a layer's constructor takes no name. Those that an
    installed package brings along have its name as `package` and where they are imported from as `module`. `states` is
    how many state tensors a recurrent layer or cell of them has, the argument that says it (a number or a list of
    sizes, or a cell), or None where only running the code would tell.
    """

    name: str
    kind: str
    module: str
    group: str = ""
    family: str = "core"
    alias: str = ""
    summary: str = ""
    doc: str = ""
    params: tuple[Param, ...] = ()
    inputs: Inputs = Inputs()
    outputs: int = 1
    placeable: bool = True
    fields: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    arguments: tuple[Param, ...] = ()
    preprocessing: str = ""
    source: str = ""
    made: str = ""
    package: str = ""
    is_unnamed: bool = False
    states: int | str | None = 0

    @property
    def is_foreign(self) -> bool:
        """Whether it is not Keras's, so that its code runs where it may do no harm."""
        return bool(self.source or self.package)

    def param(self, name: str) -> Param | None:
        """Return the argument of that name."""
        return next((p for p in self.params if p.name == name), None)
