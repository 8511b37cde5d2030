"""Writes `load_data()`, `train()` and `main()`: the data plan and the training settings as Python."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from designer.catalogue.load import Catalogue
from designer.data.settings import DataSettings
from designer.data.sources import Source
from designer.export import recipes
from designer.export.adapting import adapted
from designer.export.callback_files import with_path
from designer.export.data_plan import DataPlan, Prepared, data_plan, is_file, reading
from designer.export.expressions import WIDTH, Expression, call, flat, literal, mapping, sequence, statement, string
from designer.export.identifiers import RESERVED, Scope
from designer.export.initial_weights import FUNCTION
from designer.export.values_code import Values, structured
from designer.graph.calls import Program
from designer.graph.interface import Structure
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import ObjectSpec, OutputTraining, TrainingSettings

FOLDER = "FOLDER"
_VARIABLES = ("y", "other_x", "other_y", "table", "other", "held_back", "columns", "values", "validation", FOLDER)


class DataCode:
    """The lines of `load_data()` and the recipes they call.

    `data_path` turns the path of a file as the project has it into the one that the script finds it under.
    """

    def __init__(self, program: Program, settings: DataSettings, data_path: Callable[[str], str]) -> None:
        self._plan = data_plan(program, settings)
        one_output = len(program.outputs) == 1 and program.gives == "list"  # Keras unpacks a list of one output
        self._how: Mapping[str, Structure] = {"x": program.takes, "y": "single" if one_output else program.gives}
        self._scope = Scope((*RESERVED, *_VARIABLES))
        self._data_path = data_path
        self._recipes: list[Callable[..., Any]] = []
        self.lines = self._load_data()

    @property
    def reads_files(self) -> bool:
        """Whether the script needs to know its own folder."""
        sources = (self._plan.source, self._plan.validation)
        return any(s is not None and is_file(s) and not self._is_absolute(s) for s in sources)

    @property
    def has_validation(self) -> bool:
        """Whether `load_data` returns validation data too."""
        return self._plan.is_split or self._plan.validation is not None

    def recipes(self) -> list[list[str]]:
        """Return the source of every recipe that is used, as lines."""
        used = list(dict.fromkeys(self._recipes))
        if recipes.read_table in used:
            used += [recipes.find_encoding, recipes.find_delimiter]
        return [inspect.getsource(function).rstrip().split("\n") for function in used]

    def _is_absolute(self, source: Source) -> bool:
        return PurePath(self._data_path(getattr(source, "path", ""))).is_absolute()

    def _load_data(self) -> list[str]:
        plan = self._plan
        what = "to train on, and those to validate with" if self.has_validation else "to train on"
        lines = ["def load_data():", f'    """Return inputs and targets {what}."""']
        lines += statement("table = ", self._read(plan.source))
        if plan.validation is not None:
            lines += statement("other = ", self._read(plan.validation))
        if plan.is_split:
            rows = f"len(table[{string(plan.columns[0])}])"
            keywords = {} if plan.seed is None else {"seed": repr(plan.seed)}
            lines += statement(
                "training, held_back = ", self._use(recipes.split, rows, repr(plan.fraction), **keywords)
            )
        trained_on = ("training",) if plan.is_split else ()
        for name, fills in zip(("other", "table"), reversed(plan.fills_gaps), strict=True):
            if fills:
                lines += statement(f"{name} = ", self._use(recipes.fill, name, "table", *trained_on))
        for name, parts in (("x", plan.inputs), ("y", plan.targets)):
            lines += ["", *self._arrays(name, parts)]
        return [*lines, "", *self._return(plan)]

    def _read(self, source: Source) -> Expression:
        function, args, named = reading(source, self._plan.columns, self._plan.missing)
        written = [literal(a) for a in args]
        if is_file(source):
            path = self._data_path(args[0])
            written[0] = string(path) if PurePath(path).is_absolute() else f"{FOLDER} / {string(path)}"
        return self._use(function, *written, **{key: literal(value) for key, value in named.items()})

    def _arrays(self, name: str, parts: tuple[Prepared, ...]) -> list[str]:
        if self._how[name] == "single":
            return self._array(name, f"other_{name}", parts[0])
        if self._how[name] == "list":
            return self._list(name, parts)
        lines = [f"    {name} = {{}}"]
        if self._plan.validation is not None:
            lines.append(f"    other_{name} = {{}}")
        for part in parts:
            lines += self._array(f"{name}[{string(part.name)}]", f"other_{name}[{string(part.name)}]", part)
        return lines

    def _list(self, name: str, parts: tuple[Prepared, ...]) -> list[str]:
        names = [self._scope.fresh(f"{part.name}_data") for part in parts]
        others = [self._scope.fresh(f"other_{part.name}_data") for part in parts]
        lines: list[str] = []
        for part, own, other in zip(parts, names, others, strict=True):
            lines += self._array(own, other, part)
        lines += statement(f"{name} = ", sequence(names))
        return (
            [*lines, *statement(f"other_{name} = ", sequence(others))] if self._plan.validation is not None else lines
        )

    def _array(self, name: str, other_name: str, part: Prepared) -> list[str]:
        columns = literal(list(part.columns))
        lines: list[str] = []
        if len(flat(columns)) > 60:
            lines = statement("columns = ", columns)
            columns = "columns"
        values = self._use(recipes.stack, "table", columns)
        other = self._use(recipes.stack, "other", columns)
        references: tuple[Expression, ...] = ()
        if part.reference:
            lines += statement("values = ", values)
            values = "values"
            is_training = part.reference == "training" and self._plan.is_split
            references = ("values[training]" if is_training else "values",)
        lines += statement(f"{name} = ", self._prepared(part, values, references))
        if self._plan.validation is not None:
            lines += statement(f"{other_name} = ", self._prepared(part, other, references))
        return lines

    def _prepared(self, part: Prepared, values: Expression, references: tuple[Expression, ...]) -> Expression:
        prepared = self._use(part.function, values, *references)
        return self._use(recipes.only_column, prepared) if part.flat else prepared

    def _return(self, plan: DataPlan) -> list[str]:
        if plan.validation is not None:
            return _returned(
                [(self._text("x"), "y"), (self._text("other_x"), "other_y")], ("x", "y", "other_x", "other_y")
            )
        if not plan.is_split:
            return _returned([(self._text("x"), "y")], ("x", "y"))
        both = [(self._taken("x", rows), self._taken("y", rows)) for rows in ("training", "held_back")]
        return _returned(both, ("x", "y", "held_x", "held_y"))

    def _text(self, arrays: str) -> str:
        """Return what makes tensors of inputs, where there is text among them."""
        if not self._plan.has_text:
            return arrays
        if self._how["x"] == "list":
            return f"[{self._tensors('array')} for array in {arrays}]"
        return self._tensors(arrays)

    def _tensors(self, arrays: str) -> str:
        return flat(self._use(recipes.tensors, arrays))

    def _taken(self, name: str, rows: str) -> str:
        is_text = name == "x" and self._plan.has_text
        if self._how[name] == "list":
            array = f"array[{rows}]"
            return f"[{self._tensors(array) if is_text else array} for array in {name}]"
        is_alone = self._how[name] == "single"
        taken = f"{name}[{rows}]" if is_alone else flat(self._use(recipes.take, name, rows))
        return self._tensors(taken) if is_text else taken

    def _use(self, function: Callable[..., Any], *args: Expression, **keywords: Expression) -> Expression:
        self._recipes.append(function)
        return call(function.__name__, *args, **keywords)


def _returned(pairs: Sequence[tuple[str, str]], names: Sequence[str]) -> list[str]:
    """Return what returns pairs of inputs and targets, through variables of these names where it would be too long."""
    flat_pairs = [", ".join(pair) for pair in pairs]
    line = "    return " + (", ".join(f"({pair})" for pair in flat_pairs) if len(pairs) > 1 else flat_pairs[0])
    if len(line) <= WIDTH:
        return [line]
    values = [value for pair in pairs for value in pair]
    # What is taken out of x and y comes before they are taken anew.
    assigned = [f"    {name} = {value}" for name, value in zip(names, values, strict=True) if name != value]
    last = [names[i : i + 2] for i in range(0, len(names), 2)]
    return [*reversed(assigned), *_returned([(a, b) for a, b in last], names)]


def train_lines(
    program: Program,
    training: TrainingSettings,
    catalogue: Catalogue,
    has_validation: bool,
    adapt: Sequence[str] = (),
) -> list[str]:
    """Return the lines of `train()`: the same steps, in the same order, as a run in the program."""
    values = Values(catalogue)
    fit: dict[str, Expression] = {"epochs": repr(training.epochs), "batch_size": repr(training.batch_size)}
    if training.callbacks:
        fit["callbacks"] = sequence(_callback(c, values) for c in training.callbacks)
    if has_validation:
        fit["validation_data"] = "validation_data"
    return [
        "def train():",
        '    """Train a new model and return the history of its losses and metrics."""',
        f"    keras.utils.set_random_seed({training.seed!r})",
        f"    {'(x, y), validation_data' if has_validation else 'x, y'} = load_data()",
        "    model = build_model()",
        *_adapt(program, adapt),
        *([f"    {FUNCTION}(model)"] if training.start_from else []),
        *statement("", call("model.compile", **_compile_arguments(program, training, values))),
        *statement("return ", call("model.fit", "x", "y", **fit)),
    ]


def main_lines() -> list[str]:
    """Return the lines of `main()`."""
    return [
        "def main():",
        '    """Train and print the numbers of the last epoch."""',
        "    history = train()",
        "    for name, values in history.history.items():",
        '        print(f"{name}: {values[-1]:.6g}")',
    ]


def _adapt(program: Program, chosen: Sequence[str]) -> list[str]:
    names = [one.name for one in program.inputs]

    def shown(name: str) -> str:
        if program.takes == "single":
            return "x"
        return f"x[{string(name)}]" if program.takes == "dict" else f"x[{names.index(name)}]"

    return [
        f"    model.get_layer({string(layer.name)}).adapt({shown(source.name)})"
        for layer, source in adapted(program, chosen)
    ]


def _compile_arguments(program: Program, training: TrainingSettings, values: Values) -> dict[str, Expression]:
    losses: dict[str, Expression] = {}
    metrics: dict[str, Expression] = {}
    weights: dict[str, Expression] = {}
    has_metrics = False
    for output in program.outputs:
        one = training.outputs.get(output.key, OutputTraining())
        if not one.loss:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "{name} has no loss. Choose one."), name=output.name)
        losses[output.name] = values.object(one.loss, "loss")
        weights[output.name] = repr(float(one.weight))
        metrics[output.name] = sequence(values.object(m, "metric") for m in one.metrics)
        has_metrics = has_metrics or bool(one.metrics)
    how = program.gives if len(program.outputs) > 1 else "single"
    arguments: dict[str, Expression] = {"optimizer": values.object(training.optimizer, "optimizer")}
    arguments["loss"] = structured(how, losses)
    if any(weight != "1.0" for weight in weights.values()):
        arguments["loss_weights"] = mapping(weights) if how == "dict" else sequence(weights.values())
    if has_metrics:
        some = {o.name for o in program.outputs if training.outputs[o.key].metrics}
        arguments["metrics"] = structured(how, {n: m for n, m in metrics.items() if how != "dict" or n in some})
    if training.steps_per_execution != 1:
        arguments["steps_per_execution"] = repr(training.steps_per_execution)
    return arguments


def _callback(spec: ObjectSpec, values: Values) -> Expression:
    written = with_path(spec)
    return values.object({"class": written, "args": {}} if isinstance(written, str) else written, "callback")
