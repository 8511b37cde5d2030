"""Writes the statements of one model: Inputs, calls, and the variables that hold their tensors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

from designer.export.expressions import Expression, Group, call, comment, mapping, sequence, statement, string
from designer.export.identifiers import Scope
from designer.export.layer_code import OPERATION, LayerCode
from designer.export.values_code import structured
from designer.graph.calls import Call, Program, Tensor, call_arguments
from designer.graph.model import INPUT
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

# What the guides call the states of a recurrent layer.
_STATES = {
    "LSTM": ("state_h", "state_c"),
    "ConvLSTM1D": ("state_h", "state_c"),
    "ConvLSTM2D": ("state_h", "state_c"),
    "ConvLSTM3D": ("state_h", "state_c"),
    "GRU": ("state",),
    "SimpleRNN": ("state",),
}


class Style(Protocol):
    """What the levels of one script have in common."""

    is_strict: bool  # whether what cannot be written is an error, and not a comment
    layers: LayerCode

    def builder(self, one: Call) -> str:
        """Return the name of the function that builds a nested model."""
        ...

    def is_called_again(self, one: Call) -> bool:
        """Tell whether the layer of a call is called elsewhere too."""
        ...

    def is_written_inline(self, one: Call) -> bool:
        """Tell whether a nested model shares layers with the level around it, so that both need one scope."""
        ...


class Level:
    """One model's statements: Inputs, calls, and the variables that hold their tensors."""

    indent = 4

    def __init__(
        self, code: Style, program: Program, scope: Scope, inline: bool = False, shared: dict[str, str] | None = None
    ) -> None:
        self._code = code
        self._program = program
        self._scope = scope
        self._inline = inline
        self._variables: dict[Tensor, str] = {}
        self._shared = {} if shared is None else shared
        self._notes: list[str] = []
        self._calls = [c for c in program.calls if c.type != INPUT]
        self._uses = _uses(program, self._calls)

    def body(self) -> list[str]:
        """Return the statements, comments for what cannot be written included."""
        lines = self.inputs()
        for index, one in enumerate(self._calls):
            try:
                lines.extend(self._call(index, one))
            except DesignerError as error:
                self._leave_out(error)
        return [*_without_double_blanks(lines), *self._notes]

    def written(self) -> tuple[list[str], Group | None]:
        """Return the statements, and the call that makes the model, None if there is nothing to make one of."""
        if self._program.is_sequential:
            try:
                return self._sequential()
            except DesignerError:
                if self._code.is_strict:
                    raise  # what can be written of it is written as for any other model
        return self.body(), self.model()

    def inputs(self) -> list[str]:
        """Return the statements that make the Inputs."""
        lines: list[str] = []
        for one in self._program.inputs:
            try:
                written = self._code.layers.layer(one)
            except DesignerError as error:
                self._leave_out(error)
                continue
            variable = self._input_variable(one)
            lines.extend(self._statement(f"{variable} = ", written))
            self._variables[Tensor(one.node)] = variable
        if len(self._program.inputs) > 1 and self._calls:
            lines.append("")
        return lines

    def outputs(self) -> dict[str, Expression]:
        """Return the variables of the outputs by name, those that could be written."""
        return {o.name: self._variables[o.tensor] for o in self._program.outputs if o.tensor in self._variables}

    def model(self) -> Group | None:
        """Return the call that makes the model, None if there is nothing to make one of."""
        inputs: dict[str, Expression] = {
            c.name: self._variables[Tensor(c.node)] for c in self._program.inputs if Tensor(c.node) in self._variables
        }
        outputs = self.outputs()
        if self._code.is_strict:
            check_ends(self._program)
        if not inputs or not outputs:
            return None
        name = string(self._program.name)
        takes, gives = self._program.takes, self._program.gives
        ends = (structured(takes, inputs), structured(gives, outputs))
        if takes == gives == "single":
            return call("keras.Model", *ends, name=name)
        return call("keras.Model", inputs=ends[0], outputs=ends[1], name=name)

    def _sequential(self) -> tuple[list[str], Group]:
        lines: list[str] = []
        layers: list[Expression] = []
        for one in self._program.calls:
            if one.type == INPUT:
                layers.append(self._code.layers.layer(one))
                continue
            before, layer = self._layer(one)
            lines.extend(before)
            layers.append(layer)
        return lines, call("keras.Sequential", sequence(layers), name=string(self._program.name))

    def _statement(self, before: str, expression: Expression) -> list[str]:
        return statement(before, expression, self.indent)

    def _leave_out(self, error: DesignerError) -> None:
        if self._code.is_strict:
            raise error
        self._notes.append(" " * self.indent + comment(f"Left out: {error}"))

    def _input_variable(self, one: Call) -> str:
        if len(self._program.inputs) == 1 and not self._inline:
            return "inputs"
        return self._scope.fresh(one.name)

    def _call(self, index: int, one: Call) -> list[str]:
        positional, keywords = self._arguments(one)
        if one.type.startswith(OPERATION):
            return self._assigned(index, one, self._code.layers.operation(one, positional, keywords))
        lines, layer = self._layer(one)
        return [*lines, *self._assigned(index, one, call(layer, *positional, **keywords))]

    def _layer(self, one: Call) -> tuple[list[str], str | Group]:
        """Return the statements that come before a layer is called, and the layer's expression."""
        lines: list[str] = []
        layer: str | Group | None = self._shared.get(one.layer)
        if layer is None:
            before, layer = self._made(one)
            lines.extend(before)
            if self._code.is_called_again(one):
                if not isinstance(layer, str):
                    variable = self._scope.fresh(layer_name(one))
                    lines.extend(self._statement(f"{variable} = ", layer))
                    layer = variable
                self._shared[one.layer] = layer
        return lines, layer

    def _made(self, one: Call) -> tuple[list[str], Expression]:
        """Return the statements that come before, and the expression of the layer."""
        if one.body is None:
            return [], self._code.layers.layer(one)
        if not self._code.is_written_inline(one):
            return [], call(self._code.builder(one))
        level = Level(self._code, one.body, self._scope, inline=True, shared=self._shared)
        body, model = level.written()
        lines = [
            "",
            " " * self.indent + comment(f"The nested model {one.name}, which shares layers with this one."),
            *body,
        ]
        if model is None:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no output."), name=one.name)
        variable = self._scope.fresh(f"{one.name}_model")
        lines.extend(self._statement(f"{variable} = ", model))
        if not one.trainable:
            lines.append(f"{' ' * self.indent}{variable}.trainable = False")
        return [*lines, ""], variable

    def _arguments(self, one: Call) -> tuple[list[Expression], dict[str, Expression]]:
        missing = _missing_port(one)
        if missing is not None:
            raise missing
        values: dict[int, Any] = {}
        for port, tensor in one.args.items():
            if tensor not in self._variables:
                raise DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "{name} follows something that cannot be written yet."), name=one.name
                )
            values[port] = self._variables[tensor]
        positional, keywords = call_arguments(one, values)
        written = {key: _expression(v) for key, v in (*keywords.items(), *self._call_keywords(one))}
        return [_expression(v) for v in positional], written

    def _call_keywords(self, one: Call) -> Iterator[tuple[str, Any]]:
        for key, value in one.arguments.items():
            yield key, repr(value) if not isinstance(value, str) else string(value)

    def _assigned(self, index: int, one: Call, value: Expression) -> list[str]:
        outputs = len(one.body.outputs) if one.body is not None else one.signature.outputs
        if not outputs:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no output."), name=one.name)
        if one.body is not None and one.body.gives == "dict":
            variable = self._scope.fresh(layer_name(one))
            for port, output in enumerate(one.body.outputs):
                self._variables[Tensor(one.node, port)] = f"{variable}[{string(output.name)}]"
            return self._statement(f"{variable} = ", value)
        if outputs == 1:
            variable = self._variable(index, one, Tensor(one.node))
            self._variables[Tensor(one.node)] = variable
            if one.body is not None and one.body.gives == "list":  # Keras unpacks a list of one, but not always
                return self._statement(f"[{variable}] = ", call("keras.tree.flatten", value))
            return self._statement(f"{variable} = ", value)
        if one.type == "RNN":  # its states may be nested
            value = call("keras.tree.flatten", value)
        variables = []
        for port in range(outputs):
            tensor = Tensor(one.node, port)
            if self._uses[tensor]:
                self._variables[tensor] = self._scope.fresh(_part_name(one, port))
            variables.append(self._variables.get(tensor, "_"))
        return self._statement(", ".join(variables) + " = ", value)

    def _variable(self, index: int, one: Call, tensor: Tensor) -> str:
        uses = self._uses[tensor]
        if uses == [None] and len(self._program.outputs) == 1 and not self._inline:
            return "outputs"
        source = self._shown_input(one)
        if source:
            return self._scope.fresh(f"{layer_name(one)}_{source}")
        if uses and set(uses) == {index + 1} and not self._inline and not self._breaks_in(index + 1):
            return "x"
        return self._scope.fresh(layer_name(one))

    def _shown_input(self, one: Call) -> str:
        """Return the name of the Input that one of several calls of a layer follows, where there are several Inputs."""
        names = {c.node: c.name for c in self._program.inputs}
        if len(names) < 2 or len(one.args) != 1 or not self._code.is_called_again(one):
            return ""
        return names.get(one.tensors[0].node, "")

    def _breaks_in(self, index: int) -> bool:
        """Tell whether statements that may use x themselves stand before a call."""
        return self._code.is_written_inline(self._calls[index])


def layer_name(one: Call) -> str:
    """Return what scripts call the layer of a call: a nested model that nobody has named is a block."""
    return re.sub(r"^model(?=(_\d+)?$)", "block", one.name) if one.body is not None else one.name


def _part_name(one: Call, port: int) -> str:
    """Return what one of several outputs of a call is called."""
    if one.body is not None:
        return f"{layer_name(one)}_{one.body.outputs[port].name}"
    if port == 0:
        return one.name
    if one.type in _STATES and port <= len(_STATES[one.type]):
        return _STATES[one.type][port - 1]
    return f"{one.name}_{port}"


def check_ends(program: Program) -> None:
    if not program.inputs:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no Input."), name=program.name)
    if not program.outputs:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no output."), name=program.name)


def _without_double_blanks(lines: list[str]) -> list[str]:
    kept = [line for before, line in zip(["", *lines], lines, strict=False) if before or line]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _expression(value: Any) -> Expression:
    if isinstance(value, list):
        return sequence(value)
    return mapping(value) if isinstance(value, dict) else value


def _uses(program: Program, calls: list[Call]) -> dict[Tensor, list[int | None]]:
    """Return, for every tensor, the places of the calls that use it; None stands for the outputs."""
    uses: dict[Tensor, list[int | None]] = {}
    for one in calls:
        body_outputs = len(one.body.outputs) if one.body is not None else 1
        for port in range(max(1, one.signature.outputs, body_outputs)):
            uses[Tensor(one.node, port)] = []
    for index, one in enumerate(calls):
        for tensor in one.tensors:
            uses.setdefault(tensor, []).append(index)
    for output in program.outputs:
        uses.setdefault(output.tensor, []).append(None)
    return uses


def _missing_port(one: Call) -> DesignerError | None:
    signature = one.signature
    needed = 1 if signature.mode == "single" else signature.minimum
    if not one.args and needed:
        return DesignerError(QT_TRANSLATE_NOOP("Errors", "{name} is not connected yet."), name=one.name)
    missing = [port for port in range(needed) if port not in one.args]
    if signature.mode == "named" and missing:
        return DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} has nothing at its input {port}."),
            name=one.name,
            port=signature.port_name(missing[0]),
        )
    if len(one.args) < needed:
        return DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{name} takes at least {minimum} inputs and has {count}."),
            name=one.name,
            minimum=needed,
            count=len(one.args),
        )
    return None
