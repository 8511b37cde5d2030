"""Writes `build_model()` with the functional API, as the Keras guides do: x along a chain, names at branches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from designer.catalogue.load import Catalogue
from designer.export.expressions import Expression, call, comment, literal, sequence, statement, string
from designer.export.identifiers import RESERVED, Scope
from designer.export.layer_code import LayerCode
from designer.export.level_code import Level, layer_name
from designer.graph.calls import Call, Program
from designer.graph.low_rank import low_rank


class FunctionalCode:
    """The functions that build a program: `build_model` first, one for every nested model behind it."""

    def __init__(
        self,
        program: Program,
        catalogue: Catalogue,
        strict: bool,
        taken: Sequence[str] = (),
        own: Sequence[str] = (),
    ) -> None:
        self.layers = LayerCode(program, catalogue)
        self.is_strict = strict
        self._calls_of = Counter(c.layer for c in all_calls(program))
        self._spread = _spread_layers(program)
        self._functions: list[list[str]] = []
        self.taken = frozenset(taken)  # by other functions and classes of the script
        self.reserved = (*RESERVED, *own)  # what no variable is called
        self._function_names = Scope(("build_model", *taken))
        self._builders: dict[str, str] = {}
        self.lines = self._main(program)

    def functions(self) -> list[list[str]]:
        """Return the lines of every function."""
        return [self.lines, *self._functions]

    def _main(self, program: Program) -> list[str]:
        """Return the lines of `build_model` and what belongs to it."""
        return self._function("build_model", "Return the model, not compiled yet.", program, True)

    def _function(self, name: str, doc: str, program: Program, trainable: bool) -> list[str]:
        level = Level(self, program, Scope(self.reserved))
        body, result = level.written()
        lines = [f"def {name}():", f'    """{doc}"""', *body]
        if result is None:
            return [*lines, "    " + comment("There is no model yet: it needs an Input and a layer wired to it.")]
        if len(body) > len(program.inputs) > 1:
            lines.append("")
        after = self.adapted(program)
        after += [] if trainable else ["    model.trainable = False"]
        if name == "build_model" and not program.keeps_output_names:
            after += statement("model.output_names = ", output_names(program))
        if not after:
            return [*lines, *statement("return ", result)]
        return [*lines, *statement("model = ", result), *after, "    return model"]

    def adapted(self, program: Program, model: str = "model") -> list[str]:
        """Return the statements that adapt layers of a model by low rank, and freeze those that are made of others."""
        lines, seen = [], set()
        for one in program.calls:
            layer = f"{model}.get_layer({string(one.name)})"
            told = {name: literal(value) for name, value in low_rank(one).items()}
            if told and one.layer not in seen:
                seen.add(one.layer)
                lines += statement("", call(f"{layer}.enable_lora", told.pop("rank"), **told))
            if self.layers.is_frozen_later(one) and one.layer not in seen:
                seen.add(one.layer)
                lines += statement(f"{layer}.trainable = ", "False")
            if one.body is not None and self.is_written_inline(one):
                lines += self.adapted(one.body, layer)
        return lines

    def builder(self, one: Call) -> str:
        """Return the name of the function that builds a nested model, written now if it was not yet."""
        assert one.body is not None
        if one.layer not in self._builders:
            name = self._function_names.fresh(f"build_{layer_name(one)}")
            self._builders[one.layer] = name
            place = len(self._functions)
            self._functions.append([])
            self._functions[place] = self._function(
                name, f"Return the nested model {one.name}.", one.body, one.trainable
            )
        return self._builders[one.layer]

    def is_called_again(self, one: Call) -> bool:
        """Tell whether the layer of a call is called elsewhere too."""
        return self._calls_of[one.layer] > 1

    def is_written_inline(self, one: Call) -> bool:
        """Tell whether a nested model shares layers with the level around it, so that both need one scope."""
        return one.body is not None and any(c.layer in self._spread for c in all_calls(one.body))


def output_names(program: Program) -> Expression:
    """Return the names of a program's outputs as a list."""
    return sequence(string(output.name) for output in program.outputs)


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
