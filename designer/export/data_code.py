"""Writes the data part of a script: reading, preparing and splitting in the words of pandas and scikit-learn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from designer.data.bindings import bound
from designer.data.chain import Chain
from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.facts import Facts
from designer.data.field import Field
from designer.data.origin import named_keys
from designer.data.plan import PlannedBinding, plan
from designer.data.prepare import settled
from designer.data.settings import DataSettings, Windows
from designer.data.split import divides, way
from designer.data.split_code import NAMES_CODE, split_code
from designer.data.steps.base import GAPS_CODE, WORDS_CODE
from designer.export import data_helpers as helpers
from designer.export.expressions import (
    WIDTH,
    Expression,
    Group,
    call,
    mapping,
    parsed,
    sequence,
    statement,
    string,
    width,
)
from designer.export.grouping import grouped, strings
from designer.export.reading_code import PARTS, ReadingCode
from designer.export.uses import Uses
from designer.graph.calls import Program
from designer.graph.interface import Structure
from designer.graph.texts import QT_TRANSLATE_NOOP


class DataCode:
    """The functions of a script that make its arrays.

    `facts` are of the project's own source (under "") and of those to validate and to test with. `data_path` turns the
    path of a file as the project has it into the one that the script finds it under. Raises DataError where something
    is not bound and as `plan` does.
    """

    def __init__(
        self,
        program: Program,
        settings: DataSettings,
        facts: Mapping[str, Facts],
        data_path: Callable[[str], str],
        uses: Uses,
    ) -> None:
        if settings.source is None:
            raise DataError(QT_TRANSLATE_NOOP("Errors", "The project has no data yet. Choose some in the data panel."))
        self.source = settings.source
        settings = bound(program, settings)
        self._program, self._settings, self._uses = program, settings, uses
        self.plan = plan(settings, facts.get("", Facts()).fields)
        self.keys = _keys(settings, facts.get("", Facts()).fields)
        self.reading = ReadingCode(self.source, settings, self.plan, facts, data_path, uses, self.keys)
        self._others = self.reading.others
        self._split = settled(settings.split, settings.windows, self._others)
        self._way = way(self._split, self.plan.classes_target is not None)
        self.functions = [*self.reading.functions, self._preparations(), self._load_data(), self._arrays()]

    @property
    def parts(self) -> tuple[str, ...]:
        """Which parts `load_data` returns behind those to train on."""
        shares = {"validation": self._split.validation or self._split.folds > 1, "test": self._split.test}
        is_split = self._way != "own"
        drawn = {part for part in PARTS if is_split and (shares[part] or self._way == "column")}
        return tuple(part for part in PARTS if part in self._others or part in drawn)

    @property
    def windows(self) -> Windows | None:
        """The windows over time that the model is shown."""
        return self._settings.windows

    @property
    def time(self) -> Field | None:
        """The column that orders the rows of a series."""
        return self.plan.others.get(self.windows.time) if self.windows else None

    @property
    def has_weights(self) -> bool:
        """Whether `load_data` returns weights of the samples behind inputs and targets."""
        return bool(self._settings.sample_weights)

    @property
    def class_weights(self) -> str | dict[str, float] | None:
        """How much the classes count: "balanced", by label, or all alike."""
        return self._settings.class_weights

    @property
    def gives(self) -> Structure:
        """The structure in which `load_data` returns targets."""
        return "single" if len(self._program.outputs) == 1 and self._program.gives == "list" else self._program.gives

    def module_lines(self) -> list[str]:
        """Return the variables of the script."""
        names = strings(self.keys)
        keys = statement("KEYS = ", names, indent=0) if self.keys else []
        return ["FITTED = {}  # what was fitted on the rows to train on", *keys]

    # Preparing

    def _preparations(self) -> list[str]:
        names = {one.node: one.name for one in self._program.inputs}
        inputs = {names[b.key]: self._groups(b) for key in names for b in self.plan.inputs if b.key == key}
        keys = {one.key: one.name for one in self._program.outputs}
        targets = {keys[b.key]: self._groups(b) for key in keys for b in self.plan.targets if b.key == key}
        return [
            "def preparations():",
            '    """Return the columns of Inputs and targets with the steps that prepare them."""',
            *statement("inputs = ", mapping(inputs)),
            *statement("targets = ", mapping(targets)),
            "    return inputs, targets",
        ]

    def _groups(self, binding: PlannedBinding) -> Expression:
        groups = grouped((chain.field.name, self._steps(chain)) for chain in binding.chains)
        return sequence(Group("", "()", (("", strings(names)), ("", parsed(steps.text)))) for names, steps in groups)

    def _steps(self, chain: Chain) -> Code:
        field, texts = chain.field, []
        for step in chain.steps:
            texts.append(self._uses.code(step.code(field)).text)
            field = step.infer(field) or field
        return Code(f"[{', '.join(texts)}]")

    # Loading

    def _load_data(self) -> list[str]:
        windows = self._settings.windows
        told = {"": "", "validation": "to validate with", "test": "to test with"}
        what = " and ".join(["to train on", *(told[part] for part in self.parts)])
        lines = ["def load_data():", f'    """Return inputs and targets {what}."""', "    table = read_data()"]
        tables = {"": "table", **{part: f"{part}_table" for part in self._others}}
        for part in self._others:
            lines += statement(f"{tables[part]} = ", self.reading.calls[part])
        for table in tables.values() if windows else ():
            lines += self.ranked(table)
        lines += ["    inputs, targets = preparations()", *statement("rows = ", self._rows("table"))]
        if self._settings.sample_weights:
            weights = f"table[{string(self._settings.sample_weights)}][rows]"
            lines += [f"    weights = {weights}", "    rows = rows[np.isfinite(weights) & (weights >= 0)]"]
        if self._settings.sample_weights or self._leaves_out():
            lines += [
                f"    lost = len(table[{string(self.plan.columns[0])}]) - len(rows)",
                "    if lost:",
                '        print(f"{lost} rows are left out before the rows are divided")',
            ]
        lines += self._divided()
        self._uses.add(
            helpers.FIT,
            helpers.WITH_SOMETHING,
            helpers.TRANSFORMED,
            helpers.AS_COLUMNS,
            helpers.TAKE,
            imports=("import pandas as pd", "from sklearn.base import clone"),
        )
        lines.append("    training = take(table, training)")
        labelled = self._labelled(tables)
        lines += labelled
        given = ", labelled" if labelled else ""
        lines.append('    FITTED["inputs"] = fit(inputs, training)')
        lines.append(f'    FITTED["targets"] = fit(targets, training{given})')
        made = ["arrays(training)"]
        for part in self.parts:
            made.append(f"arrays({tables[part]})" if part in self._others else f"arrays(take(table, {part}))")
        one = f"    return {', '.join(made)}"
        return [
            *lines,
            *([one] if width(one) <= WIDTH else statement("return ", Group("", "()", tuple(("", m) for m in made)))),
        ]

    def _rows(self, table: str) -> Expression:
        """Return the expression of the rows of a table that have what the split and the targets need."""
        needed = [
            chain.field.name
            for binding in self.plan.targets
            for chain in binding.chains
            if not any(step.fills_gaps for step in chain.steps)
        ]
        if needed:
            self._uses.add(helpers.COMPLETE, GAPS_CODE, imports=("import pandas as pd",))
            found: Expression = call("complete", table, strings(list(dict.fromkeys(needed))))
        else:
            found = f"np.arange(len({table}[{string(self.plan.columns[0])}]))"
        if any(step.is_before_split for b in self.plan.inputs for chain in b.chains for step in chain.steps):
            self._uses.add(helpers.LEFT_OUT)
            return call("without_left_out", table, found, "inputs")
        return found

    def _leaves_out(self) -> bool:
        """Tell whether rows may be left out before they are divided."""
        needs = any(not any(s.fills_gaps for s in chain.steps) for b in self.plan.targets for chain in b.chains)
        return needs or any(s.is_before_split for b in self.plan.inputs for chain in b.chains for s in chain.steps)

    def _divided(self) -> list[str]:
        if not divides(self._split, self._way):
            return ["    training = rows"]
        target = self.plan.classes_target
        classes = f"table[{string(target.chains[0].field.name)}][rows]" if target else ""
        code = self._uses.code(split_code(self._split, classes, f"table[{string(self._split.column)}][rows]"))
        drawn = [part for part in self.parts if part not in self._others]
        names = ["training", *(part if part in drawn else "_" for part in PARTS)]
        lines = statement("parts = ", parsed(code.text))
        return [*lines, f"    {', '.join(names)} = (rows[part] for part in parts)"]

    def _labelled(self, tables: Mapping[str, str]) -> list[str]:
        """Return the lines that gather all rows with a target, which its classes are taken from."""
        if not any(step.is_label for b in self.plan.targets for chain in b.chains for step in chain.steps):
            return []
        if not self._others:
            return ["    labelled = take(table, rows)"]
        takes: list[Expression] = ["take(table, rows)"]
        takes += [call("take", tables[part], self._rows(tables[part])) for part in self._others]
        self._uses.add(helpers.JOINED)
        return statement("labelled = ", call("joined", *takes))

    def ranked(self, table: str) -> list[str]:
        """Return the lines that say the places of a table's rows in time."""
        windows = self._settings.windows
        assert windows is not None
        self._uses.add(helpers.RANKS, helpers.WINDOWS)
        rows = f"np.arange(len({table}[{string(self.plan.columns[0])}]))"
        times = f"{table}[{string(windows.time)}]" if windows.time else rows
        groups = "None"
        if windows.group:
            groups = f"{table}[{string(windows.group)}]"
            self._uses.add(NAMES_CODE, WORDS_CODE)
        return statement(f'{table}["(place)"], {table}["(group)"] = ', call("ranks", times, groups))

    def _arrays(self) -> list[str]:
        windows, weights = self._settings.windows, self._settings.sample_weights
        keeps_gaps = any(step.keeps_gaps for b in self.plan.inputs for chain in b.chains for step in chain.steps)
        self._uses.add(helpers.PREPARE_WITH_GAPS if keeps_gaps else helpers.PREPARE)
        what = "inputs, targets and weights" if weights else "inputs and targets"
        lines = ["def arrays(table):", f'    """Return {what} of the rows that can be used."""']
        if windows:
            lines.append('    table = take(table, np.argsort(table["(place)"], kind="stable"))')
        lines += [
            '    x, usable = prepare(FITTED["inputs"], table)',
            '    y, is_labelled = prepare(FITTED["targets"], table)',
        ]
        if weights:
            lines += [
                f"    weights = table[{string(weights)}]",
                "    is_labelled &= np.isfinite(weights) & (weights >= 0)",
            ]
        lines += [
            "    rows = np.flatnonzero(usable & is_labelled)",
            "    if len(rows) < len(usable):",
            '        print(f"{len(usable) - len(rows)} rows cannot be used")',
        ]
        shown = "rows"
        if windows:
            lines += self._windowed(windows)
            shown = "shown"
        lines += self.reshaped()
        x = self.inputs(shown)
        y = self._packed("y", self.gives, "rows", self._program.outputs[0].name if self._program.outputs else "")
        returned = [x, y, *(['weights[rows].astype("float32")'] if weights else [])]
        one = f"    return {', '.join(returned)}"
        if width(one) <= WIDTH:
            return [*lines, one]
        lines += [f"    x = {x}", f"    y = {y}"]
        return [*lines, f"    return {', '.join(['x', 'y', *returned[2:]])}"]

    def _windowed(self, windows: Windows) -> list[str]:
        """Return the lines that make windows of `rows`: `shown`, and `rows` to be told."""
        starts = call(
            "window_starts",
            'table["(place)"][rows]',
            'table["(group)"][rows]',
            span=repr(windows.length + windows.horizon),
            stride=repr(windows.stride),
        )
        return [
            *statement("starts = ", starts),
            f"    shown = rows[starts[:, None] + np.arange({windows.length})]",
            f"    rows = rows[starts + {windows.length - 1 + windows.horizon}]",
        ]

    def reshaped(self) -> list[str]:
        """Return the lines that take the axis off Inputs that have none."""
        names = [one.name for one in self._program.inputs if one.params.get("shape") == []]
        return [f"    x[{string(name)}] = x[{string(name)}].reshape(-1)" for name in names]

    def inputs(self, rows: str) -> str:
        """Return the expression of rows of `x` as the model takes them."""
        return self._packed("x", self._program.takes, rows, self._program.inputs[0].name)

    def _packed(self, name: str, how: Structure, rows: str, first: str) -> str:
        has_text = name == "x" and any(c.made.dtype == "string" for b in self.plan.inputs for c in b.chains)
        taken = f"tensors(array[{rows}])" if has_text else f"array[{rows}]"
        if has_text:
            self._uses.add(helpers.TENSORS)
        if how == "single":
            alone = f"{name}[{string(first)}][{rows}]"
            return f"tensors({alone})" if has_text else alone
        if how == "list":
            return f"[{taken} for array in {name}.values()]"
        return f"{{name: {taken} for name, array in {name}.items()}}"


def _keys(settings: DataSettings, fields: Sequence[Field]) -> tuple[str, ...]:
    """Return the columns that stand beside predictions, as the program has them."""
    named = named_keys(settings)
    told = [f for f in fields if not f.shape or f.names_rows]
    if named is None:
        named = tuple(f.name for f in told if f.names_rows)
    series = (settings.windows.time, settings.windows.group) if settings.windows else ()
    known = {f.name for f in told}
    return tuple(dict.fromkeys(name for name in (*named, *series) if name in known))
