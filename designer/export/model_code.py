"""Writes `build_model()` with the functional API, as the Keras guides do: x along a chain, names at branches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from designer.catalogue.load import Catalogue
from designer.export.auto_names import AutoNames
from designer.export.expressions import Expression, Group, call, comment, flat, mapping, sequence, statement, string
from designer.export.identifiers import Scope
from designer.export.values_code import Values, by_name, index_text, public_name
from designer.graph.calls import Call, Program, Tensor, call_arguments
from designer.graph.model import INPUT
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

OPERATION = "ops."
GET_ITEM = "ops.get_item"
# These take no `trainable`; they have no weights either.
_NEVER_TRAINED = {"SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "Discretization", "Pipeline"}


class LayerCode:
    """Writes the constructors of layers, in the order in which the script makes them."""

    def __init__(self, program: Program, catalogue: Catalogue) -> None:
        self.values = Values(catalogue)
        self._auto_names = AutoNames(program)

    def layer(self, one: Call) -> Group:
        """Return the constructor call of a layer or Input, with its name unless Keras gives the same one."""
        spec = self.values.find(one.type, "layer")
        fixed: dict[str, Expression] = {}
        if not one.trainable and one.type not in _NEVER_TRAINED:
            fixed["trainable"] = "False"
        written = self.values.construct(spec, one.params, **fixed)
        if one.type == INPUT or not self._auto_names.is_given(one.type, one.name):
            written = Group(written.head, "()", (*written.items, ("name=", string(one.name))))
        return written

    def operation(self, one: Call, positional: list[Expression], keywords: dict[str, Expression]) -> Expression:
        """Return the call of a function of keras.ops."""
        spec = self.values.find(one.type, "operation")
        if one.type == GET_ITEM and isinstance(one.params.get("key"), str) and len(positional) == 1:
            return f"{flat(positional[0])}[{index_text(one.params['key'])}]"
        given, named = self.values.arguments(spec, one.params)
        first = {spec.params[0].name: given[0]} if given else {}
        return call(public_name(spec), *positional, **keywords, **first, **named)


class FunctionalCode:
    """The functions that build a program: `build_model` first, one for every nested model behind it."""

    def __init__(self, program: Program, catalogue: Catalogue, strict: bool) -> None:
        self._layers = LayerCode(program, catalogue)
        self._strict = strict
        self._calls_of = Counter(c.layer for c in all_calls(program))
        self._spread = _spread_layers(program)
        self._functions: list[list[str]] = []
        self._function_names = Scope(("build_model", "load_data", "train", "main"))
        self._builders: dict[str, str] = {}
        self.lines = self._function("build_model", "Return the model, not compiled yet.", program, True)

    def functions(self) -> list[list[str]]:
        """Return the lines of every function."""
        return [self.lines, *self._functions]

    def _function(self, name: str, doc: str, program: Program, trainable: bool) -> list[str]:
        level = _Level(self, program, Scope(), inline=False)
        body = level.body()
        result = level.model()
        lines = [f"def {name}():", f'    """{doc}"""', *body]
        if result is None:
            return [*lines, "    " + comment("There is no model yet: it needs an Input and a layer wired to it.")]
        if len(body) > len(program.inputs) > 1:
            lines.append("")
        if trainable:
            return [*lines, *statement("return ", result)]
        return [*lines, *statement("model = ", result), "    model.trainable = False", "    return model"]

    def builder(self, one: Call) -> str:
        """Return the name of the function that builds a nested model, written now if it was not yet."""
        assert one.body is not None
        if one.layer not in self._builders:
            name = self._function_names.fresh(f"build_{one.name}")
            self._builders[one.layer] = name
            place = len(self._functions)
            self._functions.append([])
            self._functions[place] = self._function(name, "Return a nested model.", one.body, one.trainable)
        return self._builders[one.layer]

    def is_called_again(self, one: Call) -> bool:
        """Tell whether the layer of a call is called elsewhere too."""
        return self._calls_of[one.layer] > 1

    def is_written_inline(self, one: Call) -> bool:
        """Tell whether a nested model shares layers with the level around it, so that both need one scope."""
        return one.body is not None and any(c.layer in self._spread for c in all_calls(one.body))

    @property
    def layers(self) -> LayerCode:
        """The writer of constructors."""
        return self._layers

    @property
    def is_strict(self) -> bool:
        """Whether what cannot be written is an error, and not a comment."""
        return self._strict


class _Level:
    """One model's statements: Inputs, calls, and the variables that hold their tensors."""

    def __init__(
        self, code: FunctionalCode, program: Program, scope: Scope, inline: bool, shared: dict[str, str] | None = None
    ) -> None:
        self._code = code
        self._program = program
        self._scope = scope
        self._inline = inline
        self._variables: dict[Tensor, str] = {}
        self._shared = {} if shared is None else shared
        self._calls = [c for c in program.calls if c.type != INPUT]
        self._uses = _uses(program, self._calls)

    def body(self) -> list[str]:
        """Return the statements, comments for what cannot be written included."""
        lines: list[str] = []
        notes: list[str] = []
        for one in self._program.inputs:
            try:
                written = self._code.layers.layer(one)
            except DesignerError as error:
                notes.extend(self._left_out(error))
                continue
            variable = self._input_variable(one)
            lines.extend(statement(f"{variable} = ", written))
            self._variables[Tensor(one.node)] = variable
        if len(self._program.inputs) > 1 and self._calls:
            lines.append("")
        for index, one in enumerate(self._calls):
            try:
                lines.extend(self._call(index, one))
            except DesignerError as error:
                notes.extend(self._left_out(error))
        return [*_without_double_blanks(lines), *notes]

    def model(self) -> Group | None:
        """Return the call that makes the model, None if there is nothing to make one of."""
        inputs: dict[str, Expression] = {
            c.name: self._variables[Tensor(c.node)] for c in self._program.inputs if Tensor(c.node) in self._variables
        }
        outputs: dict[str, Expression] = {
            o.name: self._variables[o.tensor] for o in self._program.outputs if o.tensor in self._variables
        }
        if self._code.is_strict:
            _check_ends(self._program)
        if not inputs or not outputs:
            return None
        name = string(self._program.name)
        if len(inputs) == len(outputs) == 1:
            return call("keras.Model", by_name(inputs, True), by_name(outputs, True), name=name)
        return call("keras.Model", inputs=by_name(inputs, True), outputs=by_name(outputs, True), name=name)

    def _left_out(self, error: DesignerError) -> list[str]:
        if self._code.is_strict:
            raise error
        return ["    " + comment(f"Left out: {error}")]

    def _input_variable(self, one: Call) -> str:
        if len(self._program.inputs) == 1 and not self._inline:
            return "inputs"
        return self._scope.fresh(one.name)

    def _call(self, index: int, one: Call) -> list[str]:
        positional, keywords = self._arguments(one)
        if one.type.startswith(OPERATION):
            return self._assigned(index, one, self._code.layers.operation(one, positional, keywords))
        lines: list[str] = []
        layer: str | Group | None = self._shared.get(one.layer)
        if layer is None:
            before, layer = self._made(one)
            lines.extend(before)
            if self._code.is_called_again(one):
                if not isinstance(layer, str):
                    variable = self._scope.fresh(one.name)
                    lines.extend(statement(f"{variable} = ", layer))
                    layer = variable
                self._shared[one.layer] = layer
        return [*lines, *self._assigned(index, one, call(layer, *positional, **keywords))]

    def _made(self, one: Call) -> tuple[list[str], Expression]:
        """Return the statements that come before, and the expression of the layer."""
        if one.body is None:
            return [], self._code.layers.layer(one)
        if not self._code.is_written_inline(one):
            return [], call(self._code.builder(one))
        level = _Level(self._code, one.body, self._scope, inline=True, shared=self._shared)
        lines = [
            "",
            "    " + comment(f"The nested model {one.name}, which shares layers with this one."),
            *level.body(),
        ]
        model = level.model()
        if model is None:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no output."), name=one.name)
        variable = self._scope.fresh(f"{one.name}_model")
        lines.extend(statement(f"{variable} = ", model))
        if not one.trainable:
            lines.append(f"    {variable}.trainable = False")
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
        if one.body is not None and outputs > 1:
            variable = self._scope.fresh(one.name)
            for port, output in enumerate(one.body.outputs):
                self._variables[Tensor(one.node, port)] = f"{variable}[{string(output.name)}]"
            return statement(f"{variable} = ", value)
        if outputs == 1:
            variable = self._variable(index, one, Tensor(one.node))
            self._variables[Tensor(one.node)] = variable
            return statement(f"{variable} = ", value)
        if one.type == "RNN":  # its states may be nested
            value = call("keras.tree.flatten", value)
        variables = []
        for port in range(outputs):
            tensor = Tensor(one.node, port)
            if self._uses[tensor]:
                self._variables[tensor] = self._scope.fresh(one.name if port == 0 else f"{one.name}_{port}")
            variables.append(self._variables.get(tensor, "_"))
        return statement(", ".join(variables) + " = ", value)

    def _variable(self, index: int, one: Call, tensor: Tensor) -> str:
        uses = self._uses[tensor]
        if uses == [None] and len(self._program.outputs) == 1 and not self._inline:
            return "outputs"
        if uses and set(uses) == {index + 1} and not self._inline and not self._breaks_in(index + 1):
            return "x"
        return self._scope.fresh(one.name)

    def _breaks_in(self, index: int) -> bool:
        """Tell whether statements that may use x themselves stand before a call."""
        return self._code.is_written_inline(self._calls[index])


def all_calls(program: Program) -> Iterator[Call]:
    """Return the calls of a program and of the nested models in it, each nested model once."""
    seen: set[str] = set()

    def walk(level: Program) -> Iterator[Call]:
        for one in level.calls:
            yield one
            if one.body is not None and one.layer not in seen:
                seen.add(one.layer)
                yield from walk(one.body)

    return walk(program)


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


def _spread_layers(program: Program) -> set[str]:
    """Return the layers that are called on more than one level."""
    levels: dict[str, set[str]] = {}

    def walk(level: Program, owner: str) -> None:
        for one in level.calls:
            is_new = one.layer not in levels
            levels.setdefault(one.layer, set()).add(owner)
            if one.body is not None and is_new:
                walk(one.body, one.layer)

    walk(program, "")
    return {layer for layer, found in levels.items() if len(found) > 1}


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


def _check_ends(program: Program) -> None:
    if not program.inputs:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no Input."), name=program.name)
    if not program.outputs:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "The model {name} has no output."), name=program.name)
